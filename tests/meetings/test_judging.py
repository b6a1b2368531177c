"""Quorum and majority, counted beside a naive counter."""

from fractions import Fraction
from itertools import product

import pytest

from ruralgov.domain.meetings.judging import judge, lacking
from ruralgov.domain.meetings.law import LAW
from ruralgov.domain.meetings.model import (
    Base,
    BodyKind,
    CountedBy,
    DecisionRule,
    Quorum,
    Share,
)
from ruralgov.domain.meetings.model_meeting import Came, Roster, Tally
from tests.meetings.hall import HELD

SHARES = [Share(part=1, whole=2, more=True), Share(part=1, whole=2), Share(part=2, whole=3)]
SHARES += [Share(part=4, whole=5), Share(part=1, whole=1), Share(part=2, whole=3, more=True)]


def rule(quorum: Share, majority: Share, base: Base) -> DecisionRule:
    return DecisionRule(
        code="t",
        kind=BodyKind.CONFERENCE,
        quorum=(Quorum(by=CountedBy.PERSONS, share=quorum),),
        majority=majority,
        base=base,
        since=HELD,
        source="t",
    )


def enough(share: Share, count: int, base: int) -> bool:
    """Tell whether a count is so large a part, by fractions."""
    part = Fraction(share.part, share.whole) * base
    return count > part if share.more else count >= part


@pytest.mark.parametrize("share", SHARES)
def test_the_fewest_that_are_a_part_are_those_of_a_naive_counter(share: Share) -> None:
    for base in range(101):
        naive = next(count for count in range(102) if enough(share, count, base))
        assert share.needed(base) == naive


def test_two_thirds_of_nine_are_six_and_of_ten_are_seven() -> None:
    assert [Share(part=2, whole=3).needed(base) for base in (9, 10)] == [6, 7]
    assert Share(part=1, whole=2, more=True).needed(9) == 5


@pytest.mark.parametrize("base", list(Base))
@pytest.mark.parametrize("majority", SHARES)
def test_rule_5_every_tally_of_a_roster_of_up_to_twelve_is_judged_as_by_a_naive_counter(
    majority: Share, base: Base
) -> None:
    """Invariant 1: a decision passes only by the rule of its body, matter and date."""
    one = rule(SHARES[2], majority, base)
    for entitled in range(1, 13):
        roster = Roster(as_of=HELD, entitled=entitled)
        for present, recused in product(range(entitled + 1), repeat=2):
            came = Came(by=CountedBy.PERSONS, present=present)
            missing = lacking((one,), roster, came)
            assert (missing == 0) == enough(SHARES[2], present, entitled)
            assert not missing or enough(SHARES[2], present + missing, entitled)
            assert not missing or not enough(SHARES[2], present + missing - 1, entitled)
            may = max(present - recused, 0)
            of = entitled if base is Base.ENTITLED else may
            for in_favour in range(may + 1):
                found = judge(one, roster, came, recused, Tally(in_favour=in_favour))
                naive = in_favour > 0 and enough(majority, in_favour, of)
                assert found.passed is naive, (entitled, present, recused, in_favour)
                assert (found.of, found.needed) == (of, majority.needed(of))


def test_each_rule_of_the_law_names_its_source_and_whether_it_was_read() -> None:
    assert len({one.code for one in LAW}) == len(LAW)
    for one in LAW:
        assert one.source
        assert one.verified.zh
