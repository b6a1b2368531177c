"""What happens to people and their shares: marriages, deaths, divisions, returns, mergers."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import membership as c
from ruralgov.domain.collectives import CarryOutMerger, MergeCollective, MergerBasis
from ruralgov.domain.meetings import Matter
from ruralgov.domain.membership.lint import on_marriage
from ruralgov.domain.registry import MergePersons
from tests.membership.hamlet import (
    LATER,
    RECORD,
    TODAY,
    Hamlet,
    admitting,
    drafting,
    entry,
    losing,
    moving,
)


@pytest.fixture
def hamlet() -> Hamlet:
    return Hamlet()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("外嫁女", "外嫁"),
        ("出 嫁 到外村", "出嫁"),
        ("Married out", "married"),
        ("离婚后不再享受", "离婚"),
        ("该户无男丁", "户无男"),
        ("本人申请退出", None),
        ("书面申请", None),
        ("", None),
    ],
)
def test_marriage_is_known_by_its_words(text: str, word: str | None) -> None:
    assert on_marriage(text) == word


@pytest.mark.parametrize("words", [{"reason": "外嫁女，按村规退出"}, {"reference": "结婚证"}])
def test_rule_4_nobody_leaves_for_a_marriage(hamlet: Hamlet, words: dict[str, Any]) -> None:
    """A woman who married out and is on no other roll stays a member, with her shares."""
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    assert hamlet.kept(losing(hamlet.key, one, **words)) == "loss_for_marriage"
    decision = hamlet.decided(Matter.LAND_AND_SHARES)
    back = moving(
        hamlet.key, kind=c.MoveKind.REPURCHASE, giver=one, decision=decision, reason="收回"
    )
    assert hamlet.kept(evolve(back, **words)) == "loss_for_marriage"
    assert hamlet.kept(evolve(back, reason="本人申请赎回")) == ""
    assert hamlet.kept(losing(hamlet.key, one)) == ""


def test_who_married_in_is_a_member_and_gets_as_much_by_head(hamlet: Hamlet) -> None:
    one, bride = hamlet.people(2)
    hamlet.confirmed(entry(one))
    hamlet.change(admitting(hamlet.key, bride, hamlet.decided(Matter.MEMBERSHIP)))
    assert hamlet.amounts(hamlet.plan(basis=c.Basis.HEADS)) == {one: 500_00, bride: 500_00}
    assert hamlet.amounts(hamlet.plan()) == {one: 1_000_00}


def test_shares_of_the_dead_go_to_several_heirs_and_a_rest_is_found(hamlet: Hamlet) -> None:
    one, son, away = hamlet.people(3)
    hamlet.confirmed(entry(one, 101), entry(son))
    hamlet.die(one, date(2025, 7, 1))
    heir = moving(hamlet.key, kind=c.MoveKind.INHERIT, giver=one, taker=son, units=50)
    hamlet.change(heir)
    ask = c.MembershipFindings(collective=hamlet.key)
    faults = {one.fault for one in hamlet.town.ask("auditor", ask)}
    assert faults == {c.MemberFault.DEAD_ON_ROLL, c.MemberFault.SHARES_OF_DEAD}
    hamlet.change(evolve(heir, taker=away, units=51))
    cause: dict[str, Any] = {"cause": c.LossCause.DEATH, "since": date(2025, 7, 1)}
    hamlet.change(losing(hamlet.key, one, **cause))
    assert hamlet.town.ask("auditor", ask) == []
    assert hamlet.shares() == {son: 150, away: 51}
    assert hamlet.members() == [son], "an heir has shares and is no member by that"


def test_a_share_is_divided_to_the_hundredth_and_never_to_nothing(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one, 1), entry(two))
    hamlet.change(moving(hamlet.key, giver=one, taker=two, units=1))
    assert hamlet.shares() == {two: 101}
    assert hamlet.kept(moving(hamlet.key, giver=one, taker=two, units=1)) == "share_too_few"


def test_who_left_comes_back_as_a_new_membership(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    hamlet.change(losing(hamlet.key, one))
    back = evolve(
        admitting(hamlet.key, one, hamlet.decided(Matter.MEMBERSHIP)), since=date(2025, 11, 1)
    )
    assert hamlet.kept(evolve(back, since=LATER - timedelta(days=1))) == "member_already"
    hamlet.change(back)
    for day, members in ((LATER, [two]), (date(2025, 11, 1), [two, one])):
        assert hamlet.members(day) == members


BASIS = MergerBasis(
    surveyed=date(2025, 12, 1),
    decided=date(2025, 12, 2),
    decision="成员大会决议",
    accepted=date(2025, 12, 2),
    acceptance="成员大会决议",
    approved=date(2025, 12, 3),
    approval="批复",
)


def test_members_of_a_merged_collective_are_entered_anew_where_it_went() -> None:
    home = Hamlet()
    into = Hamlet(home.town, home.town.other)
    one, two = home.people(2)
    (three,) = into.people(1)
    home.confirmed(entry(one), entry(two))
    key = home.approved()
    assert into.kept(drafting(into.key, entry(three), entry(one))) == "member_elsewhere"
    merging = MergeCollective(collective=home.key, into=into.key, since=TODAY, basis=BASIS)
    home.town.do("bookkeeper", merging)
    done = CarryOutMerger(collective=home.key, notified=date(2025, 12, 4), registered="注销")
    home.town.do("bookchecker", done)
    assert home.members(TODAY - timedelta(days=1)) == [one, two]
    assert (home.members(TODAY), home.shares(TODAY)) == ([], {})
    late = drafting(into.key, entry(three), entry(one), entry(two), since=TODAY)
    assert into.kept(evolve(late, since=TODAY - timedelta(days=1))) == "member_elsewhere"
    assert into.kept(late) == ""
    assert home.listed(key).open == 1_000_00, "what was owed is read on, and paid by the other"


def test_who_left_the_other_roll_is_on_two_until_that_day_and_not_on_it() -> None:
    home = Hamlet()
    away = Hamlet(home.town, home.town.other)
    (one,), (again,) = home.people(1), away.people(1)
    home.confirmed(entry(one))
    away.confirmed(entry(again))
    away.change(losing(away.key, again))
    home.town.do("registrar", MergePersons(person=again, into=one, reason="重复登记"))
    ask = c.MembershipFindings(collective=home.key)
    before = home.town.ask("auditor", ask, LATER - timedelta(days=1))
    assert [found.fault for found in before] == [c.MemberFault.ELSEWHERE]
    assert home.town.ask("auditor", ask, LATER) == []


def test_who_died_after_the_day_of_the_list_is_counted_by_head(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    hamlet.die(two, RECORD + timedelta(days=1))
    assert set(hamlet.amounts(hamlet.plan(basis=c.Basis.HEADS))) == {one, two}


def test_a_loss_that_waits_falls_with_the_admission_elsewhere() -> None:
    home = Hamlet()
    away = Hamlet(home.town, home.town.other)
    (bride,), (groom,) = home.people(1), away.people(1)
    home.confirmed(entry(bride))
    away.confirmed(entry(groom))
    home.keep(losing(home.key, bride))
    away.change(admitting(away.key, bride, away.decided(Matter.MEMBERSHIP)))
    assert home.roll().pending == ()


@pytest.mark.parametrize("units", [(0,), (-1,), (10**9 + 1,), (1, 1)])
def test_shares_of_an_entry_are_above_nothing_and_each_kind_once(
    hamlet: Hamlet, units: tuple[int, ...]
) -> None:
    (one,) = hamlet.people(1)
    held = tuple(c.Holding(kind=c.ShareKind.BASIC, units=one) for one in units)
    wrong = c.RollEntry(person=one, shares=held)
    assert hamlet.kept(drafting(hamlet.key, wrong)) == "share_units_wrong"
