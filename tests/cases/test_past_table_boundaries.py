"""The table of another system's history, row by row, without an app."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain.cases.imported.imports import MATTERS, REASON, SYSTEM, plan
from ruralgov.domain.cases.imported.model import PastEnding
from ruralgov.domain.cases.imported.queries import OldNumbers
from ruralgov.domain.cases.matters.queries import Matters
from ruralgov.domain.cases.matters.rows import MatterRow
from ruralgov.domain.cases.model import IntakeChannel
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.imports import Importing, Problems, Steps
from ruralgov.domain.kernel.tables import Line
from ruralgov.domain.registry import (
    FindOrganisations,
    OrganisationKind,
    OrganisationRow,
    PlaceByCode,
    PlaceRow,
    Places,
)

BEGUN = date(2020, 1, 1)
CAME = datetime(2025, 3, 1, 9, tzinfo=SHANGHAI)


def place(key: str, code: str, until: date = FOREVER) -> PlaceRow:
    level = DivisionLevel.TOWN if len(code) == 9 else DivisionLevel.VILLAGE
    parent = CITY if level is DivisionLevel.TOWN else PlaceId("town")
    return PlaceRow(
        owner=key, level=level, code=code, name=key, parent=parent, since=BEGUN, until=until
    )


TOWN, VILLAGE = place("town", "371082101"), place("village", "371082101201")
OLD = place("old", "371082101202", date(2024, 1, 1))
OLDER = place("older", "371082101202", date(2022, 1, 1))
GONE = place("gone", "371082102", date(2023, 1, 1))
THEN = place("then", "371082101203")


class Asked:
    """Answers what a plan asks, as the one who imports."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, date | None]] = []

    def __call__(self, query: Any, *, day: date | None = None) -> Any:
        self.asked.append((query, day))
        match query:
            case OldNumbers():
                return ["L-9"]
            case Matters():
                row = MatterRow(
                    owner="light",
                    category="市容",
                    name="路灯",
                    unit="城建办",
                    level=Level.TOWN,
                    since=BEGUN,
                    until=FOREVER,
                )
                return [row]
            case Places(parent=parent, ended=ended):
                ended_too = [OLDER, OLD] if ended else []
                if parent == CITY:
                    return [TOWN, GONE] if ended else [TOWN]
                return [VILLAGE, *ended_too] if parent == TOWN.owner else []
            case PlaceByCode(code=code):
                return [THEN] if code == THEN.code else []
            case FindOrganisations():
                return [unit("org", "城建办")]
        raise AssertionError(query)


def unit(key: str, name: str) -> OrganisationRow:
    return OrganisationRow(
        owner=key,
        name=name,
        kind=OrganisationKind.DEPARTMENT,
        place=CITY,
        credit_code=None,
        since=BEGUN,
        until=FOREVER,
    )


def values(**more: Any) -> dict[str, Any]:
    of: dict[str, Any] = {"number": "L-1", "matter": "路灯", "place": VILLAGE.code}
    of |= {"channel": IntakeChannel.WEB, "reported": CAME, "dispatched": None, "due": None}
    of |= {"done": None, "ended": CAME + timedelta(days=3), "ending": PastEnding.CLOSED}
    return of | {"unit": None, "result": None, "satisfaction": None} | more


def planned(*rows: dict[str, Any], **options: Any) -> tuple[Steps, Problems, Asked]:
    problems, asked = Problems(), Asked()
    importing = Importing(
        rows=[(Line(number=n, cells={}), row) for n, row in enumerate(rows, 2)],
        more={MATTERS.name: [(Line(number=2, cells={}), {"written": "灯坏", "code": "light"})]},
        problems=problems,
        ask=asked,
        options={SYSTEM.name: "旧热线", REASON.name: None} | options,
        beside=lambda _: b"",
        new_id=str,
    )
    return plan(importing), problems, asked


def faults(problems: Problems) -> list[tuple[int, str | None, str]]:
    return [(one.row, one.column, one.error.code) for one in problems.found]


def test_rule_53_each_row_is_a_case_new_or_there() -> None:
    steps, problems, _ = planned(
        values(), values(number="L-9"), values(number="L-2", unit="城建办")
    )
    assert (steps.counts, faults(problems), steps.notices) == ({"new": 2, "same": 1}, [], [])
    first, _, third = (one.command for one in steps.steps)
    assert (first.system, first.matter, first.place, first.unit) == (
        *("旧热线", "light", "village"),
        None,
    )
    assert (first.channel, first.ending, first.reason) == (
        *(IntakeChannel.WEB, PastEnding.CLOSED),
        "",
    )
    assert third.unit == "org"
    assert steps.steps[0].cells["old_number_taken"][0][1] == "number"


@pytest.mark.parametrize(
    ("more", "column", "code"),
    [
        ({"number": "L-1"}, "number", "row_twice"),
        ({"number": "371082-2026-000001"}, "number", "old_number_wrong"),
        ({"number": "L-2", "matter": "x"}, "matter", "matter_missing"),
        ({"number": "L-2", "place": "371082101299"}, "place", "place_missing"),
    ],
)
def test_rule_53_a_row_that_is_wrong_says_where(
    more: dict[str, Any], column: str, code: str
) -> None:
    steps, problems, _ = planned(values(), values(**more))
    assert (steps.counts["new"], len(steps.steps)) == (1, 1)
    assert faults(problems) == [(3, column, code)]


@pytest.mark.parametrize("written", ["路灯", "light", "灯坏"])
def test_rule_53_a_matter_is_found_by_its_name_its_code_or_the_list(written: str) -> None:
    steps, problems, _ = planned(values(matter=written))
    assert (steps.steps[0].command.matter, faults(problems)) == ("light", [])


@pytest.mark.parametrize(
    ("code", "found"),
    [
        *((VILLAGE.code, "village"), (TOWN.code, "town"), (THEN.code, "then")),
        *((OLD.code, "old"), (GONE.code, "gone")),
    ],
)
def test_rule_53_a_place_is_that_of_today_of_the_day_or_the_last_that_ended(
    code: str, found: str
) -> None:
    steps, _, asked = planned(values(place=code), values(number="L-2", place=code))
    assert [one.command.place for one in steps.steps] == [found, found]
    days = [day for query, day in asked.asked if isinstance(query, PlaceByCode)]
    assert days == ([] if found in ("village", "town") else [CAME.date()])


def test_rule_53_units_that_are_none_of_today_are_counted() -> None:
    rows = [
        values(number=f"L-{n}", unit=name)
        for n, name in enumerate(("旧办", "旧办", "甲", "城建办"))
    ]
    steps, _, _ = planned(*rows, **{REASON.name: "更正"})
    assert steps.notices == ["旧办: 2", "甲: 1"]
    assert [one.command.unit for one in steps.steps] == ["旧办", "旧办", "甲", "org"]
    assert {one.command.reason for one in steps.steps} == {"更正"}
