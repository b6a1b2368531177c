"""The rules of moving, of whose things are and of the table of mergers, without an app."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from ruralgov.domain.collectives import (
    COLLECTIVE,
    CarryOutMerger,
    Collective,
    CollectiveMoved,
    CollectiveNameRow,
    CollectiveRow,
    MergeCollective,
    Merger,
    MoveCollective,
    heir,
    heirs,
    holding,
)
from ruralgov.domain.collectives.hanging import founded_at, hanging
from ruralgov.domain.collectives.imports import TABLE
from ruralgov.domain.collectives.lineage import called, family, seated
from ruralgov.domain.collectives.rights import place_of_heir, refuse_merged
from ruralgov.domain.collectives.rules import move_collective
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, PlaceId
from ruralgov.domain.registry import PlaceRow
from ruralgov.imports.steps import importing
from ruralgov.imports.table import from_csv
from tests.collectives.test_mergers import (
    A_DAY,
    ANNOUNCED,
    BASIS,
    FOUNDED,
    IT,
    MERGED,
    SUCCESSOR,
    row,
    there,
)
from tests.given import TODAY, Outcome, Reading, States

VILLAGE, TOWARDS = PlaceId("village"), PlaceId("towards")


def place(key: str, since: date = date(2020, 1, 1), until: date = FOREVER) -> PlaceRow:
    return PlaceRow(
        owner=key,
        level=DivisionLevel.VILLAGE,
        code=key,
        name=key,
        parent=PlaceId("town"),
        since=since,
        until=until,
    )


def moving(*events: object, rows: tuple[Any, ...] | None = None, **more: Any) -> Outcome:
    of: dict[str, Any] = {
        "collective": IT,
        "place": TOWARDS,
        "since": TODAY,
        "decision": "镇政发1号",
        "reason": "合村",
    }
    places = (place("village"), place("towards")) if rows is None else rows
    return there(*events, rows=places).when(MoveCollective(**of | more), move_collective)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"since": TODAY + A_DAY}, "collective_move_ahead"),
        ({"since": date(2024, 1, 1)}, "change_not_later"),
        ({"since": date(2024, 1, 2)}, ""),
        ({"place": VILLAGE}, "collective_there_already"),
        ({"place": PlaceId("nowhere")}, "place_missing"),
        ({"decision": " "}, "text_not_clean"),
        ({"reason": ""}, "text_not_clean"),
    ],
)
def test_rule_9_a_collective_moves_by_today_after_it_began(more: dict[str, Any], code: str) -> None:
    assert moving(**more).code == code


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((place("towards"),), ""),
        ((place("towards", since=TODAY),), ""),
        ((place("towards", since=TODAY + A_DAY),), "place_not_begun"),
        ((place("towards", until=TODAY),), "place_ended"),
        ((place("towards", until=TODAY + A_DAY),), ""),
        ((place("towards"), row(name="大庄社", place=TOWARDS)), "collective_taken"),
        ((place("towards"), row(name="大庄社", place=TOWARDS, owner=IT)), ""),
        ((place("towards"), row(name="大庄社", place=TOWARDS, until=TODAY)), ""),
        ((place("towards"), row(name="大庄社", place=VILLAGE)), ""),
    ],
)
def test_rule_9_it_moves_to_a_place_that_is_there_where_its_name_is_free(
    rows: tuple[Any, ...], code: str
) -> None:
    assert moving(rows=rows).code == code


def test_rule_9_what_ended_or_merges_by_then_does_not_move() -> None:
    assert moving(ANNOUNCED).code == "merger_announced"
    assert moving(ANNOUNCED, since=TODAY - A_DAY).code == ""
    assert moving(ANNOUNCED, MERGED).code == "collective_missing"
    event = moving().only()
    assert event == CollectiveMoved(place=TOWARDS, since=TODAY, decision="镇政发1号", reason="合村")
    state = there(event).state
    assert [(one.place, one.since, one.until) for one in state.spans] == [
        (VILLAGE, FOUNDED.since, TODAY),
        (TOWARDS, TODAY, FOREVER),
    ]
    assert (state.place, state.name) == (TOWARDS, "大庄社")


def merged(into: str, until: date = TODAY, *, done: bool = True) -> Collective:
    merger = Merger(
        into=CollectiveId(into),
        since=until,
        basis=BASIS,
        accounts=(),
        by=AccountId("me"),
        done=done,
    )
    return change(SUCCESSOR, until=until if done else FOREVER, merger=merger)


def states(**collectives: Collective) -> States:
    return {(COLLECTIVE.kind, key): one for key, one in collectives.items()}


def test_rule_6_a_circle_of_mergers_ends_somewhere() -> None:
    """No rule makes one; a store that was made up from outside may have one."""
    read = Reading(states(a=merged("b"), b=merged("a")))
    assert heir(CollectiveId("a"), read) in ("a", "b")
    rows = tuple(
        row(owner=one, until=TODAY, successor=CollectiveId(other))
        for one, other in (("a", "b"), ("b", "a"))
    )
    assert set(family(CollectiveId("a"), Reading({}, rows))) == {"a", "b"}
    assert heirs(rows, TODAY).keys() == {"a", "b"}


def test_rule_6_what_is_announced_is_still_ones_own() -> None:
    read = Reading(states(a=merged("b", done=False), b=SUCCESSOR))
    assert heir(CollectiveId("a"), read) == "a"
    refuse_merged(CollectiveId("a"), read)
    refuse_merged(CollectiveId("none"), read)
    merger = merged("b").merger
    assert merger is not None
    assert merger.no == 0, "one that was announced before they had numbers"
    gone = Reading(states(a=merged("b"), b=SUCCESSOR))
    with pytest.raises(Refused) as refused:
        refuse_merged(CollectiveId("a"), gone)
    assert refused.value.code == "collective_merged"
    assert (refused.value.facts["into"], refused.value.facts["since"]) == ("b", TODAY)


@pytest.mark.parametrize(
    ("days", "of_a", "of_b", "went"),
    [
        (-1, {"a"}, {"b"}, {}),
        (0, set(), {"a", "b"}, {"a": "b"}),
        (1, set(), {"a", "b"}, {"a": "b"}),
    ],
)
def test_rule_6_things_change_hands_on_the_day_of_the_merger(
    days: int, of_a: set[str], of_b: set[str], went: dict[str, str]
) -> None:
    rows = (row(owner="a", until=TODAY, successor=CollectiveId("b")), row(owner="b"))
    read = Reading(states(a=merged("b"), b=SUCCESSOR), rows)
    day = TODAY + days * A_DAY
    assert set(holding(CollectiveId("a"), read, day)) == of_a
    assert set(holding(CollectiveId("b"), read, day)) == of_b
    assert heirs(rows, day) == went


def test_rule_6_heirs_are_the_last_ones() -> None:
    rows = (
        row(owner="a", until=TODAY, successor=CollectiveId("b")),
        row(owner="b", until=TODAY, successor=CollectiveId("c")),
        row(owner="c"),
        row(owner="d", until=TODAY),
    )
    assert heirs(rows, TODAY) == {"a": "c", "b": "c"}


def test_the_place_of_what_merged_is_that_of_its_heir() -> None:
    read = Reading(states(a=merged("b"), b=change(SUCCESSOR, place=TOWARDS)))
    message = SimpleNamespace(collective=CollectiveId("a"))
    assert place_of_heir(message, read) == TOWARDS
    with pytest.raises(Refused) as refused:
        place_of_heir(SimpleNamespace(collective=CollectiveId("none")), read)
    assert (refused.value.code, refused.value.facts["collective"]) == ("collective_missing", "none")


def named(owner: str, where: PlaceId, since: date, until: date) -> CollectiveNameRow:
    return CollectiveNameRow(
        owner=owner, since=since, until=until, place=where, name=f"{owner}社", organisation=None
    )


BEGUN = date(2024, 1, 1)
MOVED = (
    row(owner="stays", place=VILLAGE, name="留社"),
    row(owner="moved", place=TOWARDS, name="moved社"),
    named("moved", VILLAGE, BEGUN, TODAY),
    named("moved", TOWARDS, TODAY, FOREVER),
    row(owner="gone", place=VILLAGE, name="散社", until=TODAY - A_DAY),
)


@pytest.mark.parametrize(
    ("where", "days", "owners", "standing"),
    [
        (VILLAGE, -1, {"stays", "moved", "gone"}, {"stays", "moved"}),
        (VILLAGE, 0, {"stays", "gone"}, {"stays"}),
        (VILLAGE, -2, {"stays", "moved", "gone"}, {"stays", "moved", "gone"}),
        (TOWARDS, -1, set(), set()),
        (TOWARDS, 0, {"moved"}, {"moved"}),
    ],
)
def test_rule_9_a_collective_is_where_it_was_on_the_day_asked(
    where: PlaceId, days: int, owners: set[str], standing: set[str]
) -> None:
    read, day = Reading({}, MOVED), TODAY + days * A_DAY
    assert {one.owner for one in seated(where, read, day)} == owners
    assert {one.key for one in hanging(where, read, day)} == standing
    assert {one.owner for one in founded_at(where, read, day)} == owners


def test_rule_9_it_is_called_as_on_the_day_asked() -> None:
    read = Reading({}, MOVED)
    rows = [one for one in MOVED if isinstance(one, CollectiveRow) and one.owner == "moved"]
    before = called(rows, read, TODAY - A_DAY)
    assert [(one.place, one.until) for one in before] == [(VILLAGE, FOREVER)]
    assert called(rows, read, BEGUN - A_DAY) == rows
    assert called(rows, read, TODAY) == rows


@pytest.mark.parametrize(("days", "found"), [(-1, {"a"}), (0, set())])
def test_what_went_into_another_hangs_where_that_one_is(days: int, found: set[str]) -> None:
    rows = (
        row(owner="a", place=VILLAGE, until=TODAY, successor=CollectiveId("b")),
        row(owner="b", place=TOWARDS),
    )
    read, day = Reading({}, rows), TODAY + days * A_DAY
    assert {one.owner for one in founded_at(VILLAGE, read, day)} == found
    assert {one.owner for one in founded_at(TOWARDS, read, day)} == {"a", "b"} - found


DAYS = {"since": "2026-01-05", "surveyed": "2025-12-01", "decided": "2025-12-02"}
CELLS = {
    "source": "大庄社",
    "into": "小庄社",
    **DAYS,
    "decision": "决1",
    "accepted": "2025-12-03",
    "acceptance": "决2",
    "approved": "2025-12-04",
    "approval": "批3",
}
TOLD = {"notified": "2025-12-20", "registered": "销1"}


def planned(known: tuple[CollectiveRow, ...], *rows: dict[str, str]) -> Any:
    """Return the counts and commands of a table, and what is wrong with which row."""

    def ask(query: Any, *, day: date | None = None) -> Any:
        return list(known)

    columns = TABLE.spec.columns
    lines = [",".join(column.zh for column in columns)]
    lines += [",".join((CELLS | one).get(column.id, "") for column in columns) for one in rows]
    table = from_csv("\n".join(lines).encode(), TABLE.spec)
    given = importing(ask, TABLE, {}, tables=(table,))
    steps = TABLE.plan(given)
    wrong = [(one.row, one.column, one.error.code) for one in given.problems.found]
    return steps.counts, [step.command for step in steps.steps], wrong


SOURCE, TARGET = row(owner="one", name="大庄社"), row(owner="two", name="小庄社")


def waits(**more: Any) -> CollectiveRow:
    return change(SOURCE, **{"merging": CollectiveId("two"), "merges": TODAY} | more)


def done(**more: Any) -> CollectiveRow:
    return change(SOURCE, **{"successor": CollectiveId("two"), "until": TODAY} | more)


@pytest.mark.parametrize(
    ("source", "cells", "counts", "commands"),
    [
        (SOURCE, {}, {"announced": 1}, [MergeCollective]),
        (SOURCE, TOLD, {"announced": 1}, [MergeCollective]),
        (waits(), {}, {"announced before": 1}, []),
        (waits(), TOLD, {"carried out": 1}, [CarryOutMerger]),
        (waits(), {"notified": "2025-12-20"}, {"announced before": 1}, []),
        (waits(), {"registered": "销1"}, {"announced before": 1}, []),
        (waits(merges=TODAY + A_DAY), TOLD, {"announced": 1}, [MergeCollective]),
        (waits(merging=CollectiveId("x")), TOLD, {"announced": 1}, [MergeCollective]),
        (done(), TOLD, {"same": 1}, []),
        (done(until=TODAY + A_DAY), TOLD, {"announced": 1}, [MergeCollective]),
        (done(successor=CollectiveId("x")), TOLD, {"announced": 1}, [MergeCollective]),
    ],
)
def test_a_row_announces_carries_out_or_leaves_a_merger(
    source: CollectiveRow, cells: dict[str, str], counts: dict[str, int], commands: list[type]
) -> None:
    found, made, wrong = planned((source, TARGET), cells)
    assert (found, [type(one) for one in made], wrong) == (counts, commands, [])
    for one in made:
        assert one.collective == "one"


DOUBLE = (SOURCE, change(SOURCE, owner="x"), TARGET)


@pytest.mark.parametrize(
    ("name", "known", "code"),
    [
        ("大庄社", (SOURCE, TARGET), ""),
        ("one", (SOURCE, TARGET), ""),
        ("无此社", (SOURCE, TARGET), "collective_missing"),
        ("大庄社", DOUBLE, "collective_name_shared"),
        ("one", DOUBLE, ""),
        ("one", (SOURCE, change(SOURCE, owner="x", name="one"), TARGET), ""),
    ],
)
def test_a_collective_goes_by_its_id_or_by_a_name_of_its_own(
    name: str, known: tuple[CollectiveRow, ...], code: str
) -> None:
    _, made, wrong = planned(known, {"source": name})
    assert wrong == ([(2, "source", code)] if code else [])
    assert [one.collective for one in made] == ([] if code else ["one"])


def test_a_collective_goes_into_one_other_and_once() -> None:
    _, made, wrong = planned((SOURCE, TARGET), {}, {"into": "无此社"}, {})
    assert wrong == [(3, "into", "collective_missing"), (4, "source", "row_twice")]
    assert [one.into for one in made] == ["two"]
