"""What can be imported, and what an import asks for; plans are pure: rows and answers go in."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import count
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import cases, policy, registry
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.kernel.errors import BadInput, PluginFailure
from ruralgov.domain.kernel.ids import CITY, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.imports import (
    Importing,
    ImportTable,
    Option,
    Steps,
    day_of,
)
from ruralgov.domain.kernel.tables import Column, TableSpec
from ruralgov.domain.kernel.text import Wording
from ruralgov.domain.registry import (
    ChangePerson,
    ChangeRelation,
    CompareRoster,
    HouseholdRelation,
    PlaceRow,
    Places,
    RosterAnswer,
    RosterHomes,
    RosterMatch,
    RosterOther,
)
from ruralgov.domain.registry.people import imports as households
from ruralgov.imports.steps import importing
from ruralgov.imports.table import from_csv
from ruralgov.imports.tables import ACROSS, imports_of, specs_of

DAY = date(2024, 1, 1)
SINCE = Option(name="since", said="a day", zh="某日", read=day_of)


def table(name: str, *more: str, options: tuple[Option, ...] = ()) -> ImportTable:
    specs = [TableSpec(name=one, zh=one, columns=(Column("a", "甲"),)) for one in (name, *more)]
    return ImportTable(
        spec=specs[0], more=tuple(specs[1:]), plan=lambda _importing: Steps(), options=options
    )


def test_all_tables_of_the_library_are_found_by_name_wherever_they_stand() -> None:
    known = imports_of(CONTEXTS)
    assert known.keys() == {
        *("calendar", "unit-hours", "places", "households", "household-changes", "organisations"),
        *("positions", "matters", "past_cases", "grids"),
        *(
            "opening",
            "bank-statement",
            "budget",
            "contracts",
            "vouchers",
            "assets",
            "grants",
            "mergers",
            "account-divisions",
            "payment-terms",
            "acceptances",
            "discharges",
        ),
        *("accounts", "bodies", "body_members", "decisions", "instruments"),
        *("officers", "secondments", "quota_transfers", "consortia", "consortium_members"),
        *("duties", "town_scores", "village_rules", "credit_scheme", "disputes", "party_entries"),
        *("credit_agreements", "credit_points"),
        *("member_roll", "share_moves"),
        "aid_changes",
    }
    assert set(specs_of(known)) == known.keys() - {"calendar", "unit-hours"} | {
        "rules",
        "posts",
        "matter_words",
    }


def test_a_table_stands_with_its_context_unless_it_ties_several() -> None:
    tied = {one.name for one in ACROSS}
    assert tied == {"vouchers", "assets", "grants", "accounts"}
    own = {context.name: [one.name for one in context.imports] for context in CONTEXTS}
    assert {name: tables for name, tables in own.items() if tables} == {
        "policy": ["calendar", "unit-hours"],
        "registry": ["places", "households", "household-changes", "organisations", "positions"],
        "cases": ["matters", "past_cases"],
        "collectives": ["mergers"],
        "meetings": ["bodies", "body_members", "decisions"],
        "instruments": ["instruments"],
        "grids": ["grids"],
        "books": ["opening", "bank-statement", "account-divisions"],
        "funds": ["budget"],
        "property": ["contracts", "payment-terms", "acceptances", "discharges"],
        "consortia": ["consortia", "consortium_members"],
        "compacts": ["village_rules", "credit_scheme", "credit_agreements", "credit_points"],
        "duties": ["duties"],
        "aid": ["aid_changes"],
        "partypoints": ["party_entries"],
        "appraisal": ["town_scores"],
        "mediation": ["disputes"],
        "membership": ["member_roll", "share_moves"],
        "staffing": ["officers", "secondments", "quota_transfers"],
    }


@pytest.mark.parametrize(
    ("second", "name", "facts"),
    [
        (table("posts"), "posts", ("cases", "mine")),
        (table("mine", "places"), "places", ("registry", "mine")),
        (table("mine", "calendar"), "calendar", ("policy", "mine")),
        (table("vouchers"), "vouchers", ("mine", "ruralgov")),
    ],
)
def test_a_name_of_a_table_is_given_once_also_to_one_given_with_another(
    second: ImportTable, name: str, facts: tuple[str, str]
) -> None:
    mine = Context(name="mine", imports=(second,))
    with pytest.raises(PluginFailure) as caught:
        imports_of([policy.CONTEXT, registry.CONTEXT, cases.CONTEXT, mine])
    assert caught.value.code == "declared_twice"
    first, other = facts
    assert caught.value.facts == {
        "what": "import table",
        "name": name,
        "first": first,
        "second": other,
    }


def test_an_option_is_read_from_its_text() -> None:
    assert SINCE.value({"since": "2024-02-29"}) == date(2024, 2, 29)


@pytest.mark.parametrize("given", [{}, {"since": ""}, {"until": "2024-02-29"}])
def test_an_option_that_is_needed_must_be_given(given: dict[str, str]) -> None:
    with pytest.raises(BadInput) as caught:
        SINCE.value(given)
    assert (caught.value.code, caught.value.facts) == ("option_missing", {"option": "--since"})


@pytest.mark.parametrize(
    ("option", "value"),
    [
        (SINCE, "2023-02-29"),
        (SINCE, "20240229"),
        (evolve(SINCE, read=int), "x"),
        (evolve(SINCE, read={"a": 1}.__getitem__), "b"),
    ],
)
def test_a_wrong_option_is_named_with_what_it_is(option: Option, value: str) -> None:
    with pytest.raises(BadInput) as caught:
        option.value({"since": value})
    assert caught.value.code == "option_wrong"
    assert caught.value.facts == {
        "option": "--since",
        "value": value,
        "said": Wording("某日", "a day"),
    }


def test_an_option_that_is_left_out_has_its_default_or_nothing() -> None:
    assert evolve(SINCE, needed=False).value({}) is None
    assert evolve(SINCE, default="2024-01-01").value({}) == DAY
    assert evolve(SINCE, read=str, default="").value({}) == ""


def asks(*answers: tuple[type, Callable[[Any], Any]]) -> Any:
    """Return what answers queries by their types, and notes what was asked as of which day."""
    by_type, asked = dict(answers), []

    def ask(query: Any, *, day: date | None = None) -> Any:
        asked.append((type(query), day))
        return by_type[type(query)](query)

    ask.asked = asked  # type: ignore[attr-defined]
    return ask


TOWN, VILLAGE, HOME = PlaceId("t"), PlaceId("v"), HouseholdId("h")


def place(key: str, code: str, parent: str) -> PlaceRow:
    made: Any = {"owner": key, "code": code, "name": key, "parent": parent}
    fields = {one.name: made.get(one.name) for one in PlaceRow.__attrs_attrs__}
    return PlaceRow(**fields)


class _Home:
    owner, number = HOME, "1"


def known(*matches: RosterMatch | None, others: tuple[RosterOther, ...] = ()) -> Any:
    """Answer for a registry of one village with one household, and with these people of a roster.

    People of the roster beyond them are not known.
    """
    places = {CITY: [place("t", "371082101", "")], TOWN: [place("v", "371082101201", "t")]}

    def compare(query: CompareRoster) -> RosterAnswer:
        more = (None,) * (len(query.people) - len(matches))
        return RosterAnswer(matches=(*matches, *more), others=others)

    return asks(
        (Places, lambda query: places[query.parent]),
        (RosterHomes, lambda _query: [_Home]),
        (CompareRoster, compare),
    )


def same(person: str, *differs: str) -> RosterMatch:
    return RosterMatch(person=PersonId(person), home=HOME, lived=HOME, since=DAY, differs=differs)


def roster(*lines: Iterable[str], ask: Any) -> Importing:
    head = "village,household,name,identity,relation,telephone,party"
    rows = [",".join(("371082101201", *line, "", "")) for line in lines]
    data = "\n".join([head, *rows]).encode()
    spec = households.TABLE.spec
    options = {"since": "2024-01-01", "source": "t"}
    numbers = count(1)
    made = importing(ask, households.TABLE, options, tables=(from_csv(data, spec),))
    return evolve(made, new_id=lambda: f"new-{next(numbers)}")


def test_a_roster_is_compared_by_one_question_as_of_its_day() -> None:
    ask = known(same("p1"), same("p2", "name", "relation"))
    lines = [("1", "赵大", "", "户主"), ("1", "赵二", "", "子女"), ("1", "赵三", "", "子女")]
    lines += [("2", "钱大", "", "户主"), ("2", "钱二", "", "子女")]
    plan = households.plan(roster(*lines, ask=ask))
    assert plan.counts == {"households": 1, "people": 3, "moved": 0, "same": 1, "changed": 1}
    asked = [kind for kind, _ in ask.asked]
    assert asked.count(CompareRoster) == 1
    assert {day for _, day in ask.asked} == {DAY}
    first, *rest = (step.command for step in plan.steps)
    assert (first.id, first.village, first.number) == ("new-1", VILLAGE, "2")
    people, (name, relation) = rest[:3], rest[3:]
    assert [one.household for one in people] == [HOME, "new-1", "new-1"]
    assert (type(name), name.person, name.since) == (ChangePerson, "p2", DAY)
    assert (type(relation), relation.relation) == (ChangeRelation, HouseholdRelation.CHILD)
    assert "3: 变更 姓名、与户主关系 / changed: name, relation" in plan.notices


def test_a_head_who_is_not_in_the_roster_counts_and_who_is_missing_is_named_if_asked() -> None:
    head = RosterOther(person=PersonId("p9"), household=HOME, relation=HouseholdRelation.HEAD)
    made = roster(("1", "赵二", "", "子女"), ask=known(same("p2"), others=(head,)))
    assert households.plan(made).notices == []
    lines = [("1", "赵二", "", "户主"), ("2", "钱二", "", "子女")]
    made = roster(*lines, ask=known(same("p2"), others=(head,)))
    whole = evolve(made, options={**made.options, "complete": True})
    plan = households.plan(whole)
    assert plan.notices == [
        "1: 2 户主 / heads",
        "2: 0 户主 / heads",
        "户 1：人员 p9 不在表中 / household 1: not in the table",
    ]
    assert plan.counts["missing"] == 1


def test_a_row_of_no_known_village_is_wrong_at_its_cell_and_the_others_are_planned() -> None:
    made = roster(("1", "赵大", "", "户主"), ("3", "孙大", "", "户主"), ask=known())
    made.tables[0].lines[0].cells["village"] = "371082101299"
    plan = households.plan(made)
    (fault,) = made.problems.found
    assert (fault.row, fault.column, fault.error.code) == (2, "village", "place_missing")
    assert len(plan.steps) == 2


def test_rows_are_read_as_the_plan_goes_so_that_faults_stand_in_the_order_of_the_file() -> None:
    ask = known()
    made = roster(("1", "赵大", "", "舅"), ("1", "赵二", "", "子女"), ask=ask)
    assert made.problems.found == []
    households.plan(made)
    assert [fault.row for fault in made.problems.found] == [2]


def test_what_is_asked_for_beside_a_table_is_nothing_where_no_folder_is() -> None:
    assert importing(asks(), table("mine"), {}).beside("a.pdf") == b""
