"""Every tally of rosters of up to twelve, in every kind of body, beside what the laws say in words.

The laws are written down here once more, by hand and with fractions, and share nothing with the
rules of the library but the numbers of people.
"""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

import pytest
from attrs import frozen

from ruralgov.domain.kernel.ids import BodyId
from ruralgov.domain.meetings.judging import BEYOND, judge, lacking
from ruralgov.domain.meetings.law import LAW, rules_of
from ruralgov.domain.meetings.model import Act, BodyKind, CountedBy, DecisionRule, Matter
from ruralgov.domain.meetings.model_meeting import Came, Roster, Tally

DAY = date(2025, 12, 15)
SHANDONG, ELSEWHERE = "371082", "330225"
Enough = Callable[[int, int], bool]


def half(count: int, of: int) -> bool:
    return count >= Fraction(of, 2)


def most(count: int, of: int) -> bool:
    return count > Fraction(of, 2)


def two_thirds(count: int, of: int) -> bool:
    return count >= Fraction(2 * of, 3)


def never(_count: int, _of: int) -> bool:
    return False


def always(_count: int, _of: int) -> bool:
    return True


def both(one: Enough, other: Enough) -> Enough:
    return lambda count, of: one(count, of) and other(count, of)


@frozen
class Words:
    """What a law says: who must come, by people and by households; of whom, and how many agree."""

    kind: BodyKind
    matter: Matter
    people: Enough
    households: Enough
    agree_of_present: Enough
    agree_of_all: Enough
    women: Enough = always
    city: str = ELSEWHERE


LAWS = [
    Words(BodyKind.VILLAGE_MEETING, Matter.OTHER, most, two_thirds, most, always),
    Words(
        BodyKind.VILLAGE_MEETING,
        Matter.MEMBERSHIP,
        both(most, two_thirds),
        never,
        most,
        two_thirds,
    ),
    Words(
        BodyKind.VILLAGE_MEETING,
        Matter.LAND_AND_SHARES,
        both(most, two_thirds),
        never,
        most,
        two_thirds,
    ),
    Words(BodyKind.REPRESENTATIVES, Matter.OTHER, two_thirds, never, most, always),
    Words(
        BodyKind.REPRESENTATIVES,
        Matter.OTHER,
        two_thirds,
        never,
        most,
        always,
        women=two_thirds,
        city=SHANDONG,
    ),
    Words(BodyKind.REPRESENTATIVES, Matter.LAND_AND_SHARES, two_thirds, never, most, two_thirds),
    Words(BodyKind.GROUP_MEETING, Matter.GROUP_ELECTION, two_thirds, two_thirds, most, always),
    Words(BodyKind.VILLAGERS_COMMITTEE, Matter.OTHER, most, never, most, always),
    Words(BodyKind.TWO_COMMITTEES, Matter.OTHER, most, never, always, most),
    Words(BodyKind.BRANCH_COMMITTEE, Matter.PARTY, half, never, always, most),
    Words(BodyKind.BRANCH_MEETING, Matter.PARTY, half, never, always, most),
    Words(BodyKind.MEMBERS, Matter.PROPERTY, two_thirds, never, always, two_thirds),
    Words(BodyKind.MEMBER_REPRESENTATIVES, Matter.PROPERTY, two_thirds, never, always, two_thirds),
    Words(BodyKind.COUNCIL, Matter.OTHER, two_thirds, never, always, most),
]


def rules(words: Words) -> tuple[DecisionRule, ...]:
    return rules_of((), words.kind, BodyId("b"), words.matter, Act.DECIDE, DAY, words.city)


def meetings(words: Words) -> Iterator[tuple[Roster, Came]]:
    """Give every way in which up to twelve people or households can come."""
    for entitled in range(1, 13):
        for by in CountedBy:
            for present in range(entitled + 1):
                for women in range(entitled + 1) if words.women is not always else (0,):
                    for of_them in range(min(women, present) + 1):
                        yield (
                            Roster(as_of=DAY, entitled=entitled, households=entitled, women=women),
                            Came(by=by, present=present, women=of_them),
                        )


def comes(words: Words, roster: Roster, came: Came) -> bool:
    """Tell whether enough came, by what the law says."""
    enough = words.people if came.by is CountedBy.PERSONS else words.households
    return enough(came.present, roster.entitled) and words.women(came.women, roster.women)


@pytest.mark.parametrize("words", LAWS, ids=lambda one: f"{one.kind}-{one.matter}-{one.city}")
def test_rule_5_and_8_every_tally_is_judged_as_the_law_says_in_words(words: Words) -> None:
    """Invariant 1, of each kind of body: by its own quorum, base and threshold."""
    known = rules(words)
    assert known
    for roster, came in meetings(words):
        missing = lacking(known, roster, came)
        assert (missing == 0) == comes(words, roster, came), (roster, came)
        if words.women is always and 0 < missing < BEYOND:
            fewer = Came(by=came.by, present=came.present + missing - 1)
            just = Came(by=came.by, present=came.present + missing)
            assert not comes(words, roster, fewer)
            assert comes(words, roster, just)
        if missing or came.women not in (0, roster.women):
            continue
        for recused in range(came.present + 1):
            may = came.present - recused
            for agreed in range(may + 1):
                tally = Tally(in_favour=agreed)
                found = all(judge(one, roster, came, recused, tally).passed for one in known)
                naive = agreed > 0 and words.agree_of_present(agreed, may)
                naive = naive and words.agree_of_all(agreed, roster.entitled)
                assert found is naive, (roster, came, recused, agreed)


def test_every_kind_of_body_of_which_a_law_speaks_is_counted() -> None:
    assert {one.kind for one in LAWS} == {one.kind for one in LAW}
