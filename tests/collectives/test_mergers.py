"""The rules of mergers and of dated names where they turn: each asked by itself, without an app."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain.collectives import (
    COLLECTIVE,
    AccountMove,
    CarryOutMerger,
    ChangeCollective,
    Collective,
    CollectiveChanged,
    CollectiveDissolved,
    CollectiveFounded,
    CollectiveMerged,
    CollectiveNameRow,
    CollectiveRow,
    CorrectCollectiveEntry,
    DissolveCollective,
    MergeCollective,
    Merger,
    MergerAnnounced,
    MergerBasis,
    MergerWithdrawn,
    Regime,
    WithdrawMerger,
    family,
    heir,
    heirs,
    holding,
)
from ruralgov.domain.collectives.rows import rows
from ruralgov.domain.collectives.rules import (
    change_collective,
    correct_collective_entry,
    dissolve_collective,
)
from ruralgov.domain.collectives.rules_merger import (
    carry_out_merger,
    merge_collective,
    withdraw_merger,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, OrganisationId, PlaceId
from tests.given import KEY, TODAY, Reading, Situation, States, given

A_DAY = timedelta(days=1)
IT, INTO = CollectiveId(KEY), CollectiveId("into")
FOUNDED = CollectiveFounded(
    place=PlaceId("village"),
    name="大庄社",
    organisation=None,
    regime=Regime.Y2023,
    since=date(2024, 1, 1),
    source="登记证",
)
SUCCESSOR = Collective(
    place=PlaceId("other"),
    name="小庄社",
    organisation=None,
    regime=Regime.Y2023,
    since=date(2024, 6, 1),
)
BASIS = MergerBasis(
    surveyed=TODAY - 9 * A_DAY,
    decided=TODAY - 8 * A_DAY,
    decision="决1",
    accepted=TODAY - 7 * A_DAY,
    acceptance="决2",
    approved=TODAY - 6 * A_DAY,
    approval="批3",
)
MERGE = MergeCollective(collective=IT, into=INTO, since=TODAY, basis=BASIS)
ANNOUNCED = MergerAnnounced(into=INTO, since=TODAY, basis=BASIS, accounts=(), by=AccountId("me"))
CARRY_OUT = CarryOutMerger(collective=IT, notified=TODAY, registered="销1")
MERGED = CollectiveMerged(
    into=INTO, since=TODAY, notified=TODAY, registered="销1", by=AccountId("she")
)


def there(*events: object, successor: Collective | None = SUCCESSOR, **more: Any) -> Situation:
    others: States = {} if successor is None else {("collective", INTO): successor}
    return given(COLLECTIVE, FOUNDED, *events, others=others, **more)


def test_rule_5_a_merger_is_announced() -> None:
    there().when(MERGE, merge_collective).then(ANNOUNCED)
    state = there(ANNOUNCED).state
    assert state.until == FOREVER
    assert state.successor is None
    assert state.merger == Merger(
        into=INTO, since=TODAY, basis=BASIS, accounts=(), by=AccountId("me"), no=1
    )


def test_rule_5_a_merger_is_carried_out_as_it_was_seen() -> None:
    """One that was taken back and announced anew is another merger than the one looked at."""
    withdrawn = MergerWithdrawn(reason="误")
    other = change(ANNOUNCED, basis=change(BASIS, approval="批9"))
    start = there(ANNOUNCED, withdrawn, other, account="she")
    start.when(change(CARRY_OUT, seen=1), carry_out_merger).refused("proposal_changed", asked=2)
    start.when(CARRY_OUT, carry_out_merger).refused("proposal_unseen", asked=2)
    assert start.when(change(CARRY_OUT, seen=2), carry_out_merger).code not in {
        "proposal_changed",
        "proposal_unseen",
    }


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"into": IT}, "merger_into_itself"),
        ({"into": CollectiveId("none")}, "collective_missing"),
        ({"since": date(2024, 1, 1)}, "merger_successor_ended"),
        ({"since": TODAY - 7 * A_DAY}, "merger_basis_order"),
        ({"since": TODAY - 6 * A_DAY}, ""),
        ({"since": TODAY + 300 * A_DAY}, ""),
        ({"basis": change(BASIS, approved=TODAY - 7 * A_DAY)}, ""),
        ({"basis": change(BASIS, approved=TODAY - 8 * A_DAY)}, "merger_basis_order"),
        ({"basis": change(BASIS, accepted=TODAY - 5 * A_DAY)}, "merger_basis_order"),
        ({"basis": change(BASIS, decided=TODAY - 5 * A_DAY)}, "merger_basis_order"),
        ({"basis": change(BASIS, surveyed=TODAY - 5 * A_DAY)}, "merger_basis_order"),
        ({"basis": change(BASIS, decision=" ")}, "text_not_clean"),
        ({"basis": change(BASIS, acceptance="")}, "text_not_clean"),
        ({"basis": change(BASIS, approval="\u200b")}, "text_not_clean"),
        ({"accounts": (AccountMove(code="10201", to="10202"),)}, ""),
        ({"accounts": (AccountMove(code="10201", to="11201"),)}, "merger_account_wrong"),
        ({"accounts": (AccountMove(code="102", to="102"),) * 2}, "merger_account_wrong"),
    ],
)
def test_rule_4_what_a_merger_rests_on(changed: dict[str, Any], code: str) -> None:
    assert there().when(change(MERGE, **changed), merge_collective).code == code


def test_rule_4_an_approval_of_tomorrow_is_none() -> None:
    ahead = change(BASIS, approved=TODAY + A_DAY)
    command = change(MERGE, since=TODAY + 2 * A_DAY, basis=ahead)
    there().when(command, merge_collective).refused("merger_basis_order", today=TODAY)


@pytest.mark.parametrize(
    ("successor", "code"),
    [
        (None, "collective_missing"),
        (change(SUCCESSOR, until=TODAY + A_DAY), "merger_successor_ended"),
        (change(SUCCESSOR, since=TODAY + A_DAY), "merger_successor_ended"),
        (change(SUCCESSOR, since=TODAY), ""),
        (change(SUCCESSOR, regime=Regime.Y2004), "merger_regimes"),
    ],
)
def test_rule_4_the_successor_goes_on_under_the_same_rules(
    successor: Collective | None, code: str
) -> None:
    assert there(successor=successor).when(MERGE, merge_collective).code == code


def test_rule_5_what_ended_or_is_announced_is_not_announced_again() -> None:
    there(ANNOUNCED).when(MERGE, merge_collective).refused("merger_announced", into=INTO)
    there(ANNOUNCED, MERGED).when(MERGE, merge_collective).refused("collective_missing")
    given(COLLECTIVE).when(MERGE, merge_collective).refused("collective_missing")
    late = ChangeCollective(collective=IT, since=TODAY, name="新名", source="登记")
    changed = there().when(late, change_collective).only()
    there(changed).when(MERGE, merge_collective).refused("merger_day_wrong", after=TODAY)


@pytest.mark.parametrize("rule", [merge_collective, carry_out_merger])
def test_rule_5_a_role_is_held_on_both_sides(rule: Any) -> None:
    events = () if rule is merge_collective else (ANNOUNCED,)
    situation = there(*events, account="she")
    lacking = evolve(situation.given, holds=lambda _who, _role, place: place != "other")
    command = MERGE if rule is merge_collective else CARRY_OUT
    outcome = Situation(situation.state, lacking).when(command, rule)
    outcome.refused("merger_right_missing", place="other")


def test_rule_5_it_can_be_withdrawn_until_it_is_carried_out() -> None:
    command = WithdrawMerger(collective=IT, reason="文号有误")
    withdrawn = MergerWithdrawn(reason="文号有误")
    there(ANNOUNCED).when(command, withdraw_merger).then(withdrawn)
    after = there(ANNOUNCED, withdrawn).state
    assert change(after, mergers=there().state.mergers) == there().state
    there().when(command, withdraw_merger).refused("merger_missing")
    there(ANNOUNCED, MERGED).when(command, withdraw_merger).refused("collective_missing")
    empty = change(command, reason="")
    there(ANNOUNCED).when(empty, withdraw_merger).refused("text_not_clean")


@pytest.mark.parametrize(
    ("changed", "today", "account", "code"),
    [
        ({}, TODAY, "she", ""),
        ({}, TODAY, "me", "merger_same_person"),
        ({}, TODAY - A_DAY, "she", "merger_too_early"),
        ({"notified": TODAY - 6 * A_DAY}, TODAY, "she", ""),
        ({"notified": TODAY - 7 * A_DAY}, TODAY, "she", "merger_notice_wrong"),
        ({"notified": TODAY + A_DAY}, TODAY, "she", "merger_notice_wrong"),
        ({"registered": ""}, TODAY, "she", "text_not_clean"),
    ],
)
def test_rule_5_another_carries_it_out_on_its_day_or_later(
    changed: dict[str, Any], today: date, account: str, code: str
) -> None:
    situation = there(ANNOUNCED, today=today, account=account)
    assert situation.when(change(CARRY_OUT, **changed), carry_out_merger).code == code


def test_rule_5_a_merger_that_is_carried_out_ends_the_collective() -> None:
    there(ANNOUNCED, account="she").when(CARRY_OUT, carry_out_merger).then(MERGED)
    state = there(ANNOUNCED, MERGED).state
    assert (state.until, state.successor) == (TODAY, INTO)
    there(account="she").when(CARRY_OUT, carry_out_merger).refused("merger_missing")
    gone = change(SUCCESSOR, until=TODAY + A_DAY)
    outcome = there(ANNOUNCED, successor=gone, account="she").when(CARRY_OUT, carry_out_merger)
    outcome.refused("merger_successor_ended")


def test_rule_5_what_is_to_be_merged_is_not_dissolved() -> None:
    command = DissolveCollective(collective=IT, since=TODAY, cause="撤销")
    there(ANNOUNCED).when(command, dissolve_collective).refused("merger_announced", since=TODAY)


NAMED = CollectiveChanged(
    since=date(2025, 3, 1), name="大庄股份社", organisation=None, source="变更登记"
)
NAME = ChangeCollective(collective=IT, since=date(2025, 3, 1), name="大庄股份社", source="变更登记")
ORG = OrganisationId("behind")


def row(**changed: Any) -> CollectiveRow:
    found = CollectiveRow(
        owner="older",
        place=PlaceId("village"),
        name="大庄股份社",
        organisation=None,
        regime=Regime.Y2023,
        since=date(2024, 1, 1),
        until=FOREVER,
    )
    return change(found, **changed)


def test_rule_8_a_name_is_dated() -> None:
    there().when(NAME, change_collective).then(NAMED)
    state = there(NAMED).state
    assert (state.name, state.since, state.until) == ("大庄股份社", date(2024, 1, 1), FOREVER)
    assert [(one.name, one.since, one.until) for one in state.spans] == [
        ("大庄社", date(2024, 1, 1), date(2025, 3, 1)),
        ("大庄股份社", date(2025, 3, 1), FOREVER),
    ]
    names = [one.name for one in rows(state) if isinstance(one, CollectiveNameRow)]
    assert names == ["大庄社", "大庄股份社"]
    assert not [one for one in rows(there().state) if isinstance(one, CollectiveNameRow)]


@pytest.mark.parametrize(
    ("changed", "found", "code"),
    [
        ({"since": date(2024, 1, 1)}, (), "change_not_later"),
        ({"since": date(2024, 1, 2)}, (), ""),
        ({"name": None}, (), "collective_unchanged"),
        ({"name": "大庄社"}, (), "collective_unchanged"),
        ({"name": None, "organisation": ORG}, (), ""),
        ({"name": " "}, (), "text_not_clean"),
        ({"source": ""}, (), "text_not_clean"),
        ({}, (row(),), "collective_taken"),
        ({}, (row(owner=KEY),), ""),
        ({}, (row(until=TODAY),), ""),
        (
            {"organisation": ORG},
            (row(name="x", organisation=ORG),),
            "collective_organisation_taken",
        ),
        ({"organisation": ORG}, (row(owner=KEY, organisation=ORG),), ""),
    ],
)
def test_rules_1_2_and_8_where_a_change_turns(
    changed: dict[str, Any], found: tuple[CollectiveRow, ...], code: str
) -> None:
    assert there(rows=found).when(change(NAME, **changed), change_collective).code == code


def test_rule_8_what_is_left_out_stays() -> None:
    number = change(NAME, name=None, organisation=ORG)
    event = there().when(number, change_collective).only()
    assert (event.name, event.organisation) == ("大庄社", ORG)
    later = change(NAME, since=date(2025, 4, 1))
    assert there(event).when(later, change_collective).only().organisation == ORG


def test_rule_8_nothing_changes_from_the_day_of_a_merger_on() -> None:
    for day, code in ((TODAY - A_DAY, ""), (TODAY, "merger_announced")):
        outcome = there(ANNOUNCED).when(change(NAME, since=day), change_collective)
        assert outcome.code == code
    there(ANNOUNCED, MERGED).when(NAME, change_collective).refused("collective_missing")
    given(COLLECTIVE).when(NAME, change_collective).refused("collective_missing")


FIX = CorrectCollectiveEntry(
    collective=IT, entry=date(2025, 3, 1), since=date(2025, 2, 1), reason="写错"
)
END = CollectiveDissolved(since=date(2025, 6, 1), cause="撤销")


def fixed(situation: Situation, **changed: Any) -> Collective:
    event = situation.when(change(FIX, **changed), correct_collective_entry).only()
    state: Collective = COLLECTIVE.apply(situation.state, event)
    return state


def test_rule_8_an_entry_is_moved_or_withdrawn() -> None:
    moved = fixed(there(NAMED))
    assert [one.since for one in moved.spans] == [date(2024, 1, 1), date(2025, 2, 1)]
    assert fixed(there(NAMED), since=None) == there().state
    founded = fixed(there(NAMED), entry=date(2024, 1, 1), since=date(2023, 5, 1))
    assert (founded.since, founded.name) == (date(2023, 5, 1), "大庄股份社")
    again = fixed(there(END), entry=date(2025, 6, 1), since=None)
    assert again == there().state
    later = fixed(there(NAMED, END), entry=date(2025, 6, 1), since=date(2025, 9, 1))
    assert (later.until, later.name) == (date(2025, 9, 1), "大庄股份社")


@pytest.mark.parametrize(
    ("events", "changed", "code"),
    [
        ((NAMED,), {"entry": date(2025, 3, 2)}, "entry_missing"),
        ((NAMED,), {"since": date(2024, 1, 1)}, "entry_order"),
        ((NAMED, END), {"since": date(2025, 6, 1)}, "entry_order"),
        ((NAMED,), {"reason": ""}, "text_not_clean"),
        ((), {"entry": date(2024, 1, 1), "since": None}, "collective_founding_stays"),
        ((NAMED, ANNOUNCED), {"since": TODAY}, "merger_announced"),
        ((NAMED, ANNOUNCED), {}, ""),
        ((ANNOUNCED, MERGED), {"entry": TODAY, "since": None}, "merger_stands"),
        ((ANNOUNCED, MERGED), {"entry": TODAY, "since": TODAY + A_DAY}, "merger_stands"),
        ((NAMED, ANNOUNCED, MERGED), {}, ""),
    ],
)
def test_rule_8_where_a_correction_turns(
    events: tuple[object, ...], changed: dict[str, Any], code: str
) -> None:
    assert there(*events).when(change(FIX, **changed), correct_collective_entry).code == code


def test_rule_8_an_end_is_not_withdrawn_where_another_has_the_name() -> None:
    command = change(FIX, entry=date(2025, 6, 1), since=None)
    taken = (row(name="大庄社"),)
    there(END, rows=taken).when(command, correct_collective_entry).refused("collective_taken")
    given(COLLECTIVE).when(command, correct_collective_entry).refused("collective_missing")


def test_rule_6_whose_things_are_follows_any_number_of_mergers() -> None:
    names = [CollectiveId(name) for name in "abcd"]
    days = {"a": date(2025, 1, 1), "b": date(2025, 2, 1)}
    merger = Merger(into=INTO, since=TODAY, basis=BASIS, accounts=(), by=AccountId("me"))
    went = {"a": "b", "b": "c"}
    found = tuple(
        row(owner=one, until=days.get(one, FOREVER), successor=went.get(one)) for one in names
    )
    states: States = {
        ("collective", one): change(
            SUCCESSOR,
            until=days.get(one, FOREVER),
            merger=change(merger, into=CollectiveId(went[one]), done=True) if one in went else None,
        )
        for one in names
    }
    read = Reading(states, found)
    assert [heir(one, read) for one in names] == ["c", "c", "c", "d"]
    assert [set(family(one, read)) for one in names] == [{"a"}, {"a", "b"}, {"a", "b", "c"}, {"d"}]
    assert family(names[2], read, date(2025, 1, 31)) == ("c",)
    assert family(names[1], read, date(2025, 1, 1)) == ("b", "a")
    assert holding(names[1], read, date(2025, 1, 31)) == ("b", "a")
    assert holding(names[1], read, date(2025, 2, 1)) == ()
    assert holding(names[2], read, date(2025, 2, 1)) == ("c", "b", "a")
    assert heirs(found, date(2025, 1, 1)) == {"a": "b"}
    assert heirs(found, date(2025, 2, 1)) == {"a": "c", "b": "c"}
    assert heirs(found, date(2024, 12, 31)) == {}
