"""Disputes from a table: each wrong cell is named, and what is there is not entered again."""

from typing import Any

import pytest

from ruralgov.domain import mediation as m
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.mediation.imports import SPEC, TABLE
from ruralgov.imports.steps import importing
from ruralgov.imports.table import from_csv
from tests.mediation.parlour import CLERK, Parlour
from tests.staffing.office import organisation

HEADER = "登记号,村居代码,纠纷类型,来源,移送文号,申请人,被申请人,纠纷简况\n"
VILLAGE = "371082101201"


@pytest.fixture
def here() -> Parlour:
    found = Parlour()
    found.committee()
    organisation(found.town, "东庄合作社")
    return found


def planned(
    here: Parlour, *rows: str
) -> tuple[list[Any], dict[str, int], set[tuple[int, str | None]]]:
    """Return the commands of a table, its counts, and which cells are wrong."""
    data = (HEADER + "".join(f"{row}\n" for row in rows)).encode()

    def ask(query: Any, *, day: Any = None) -> Any:
        return here.town.ask(CLERK, query, day)

    found = importing(ask, TABLE, {}, tables=(from_csv(data, SPEC),))
    done = TABLE.plan(found)
    wrong = {(one.row, one.column) for one in found.problems.found}
    return [one.command for one in done.steps], done.counts, wrong


def row(here: Parlour, number: str = "1", **more: str) -> str:
    values = {
        "village": VILLAGE,
        "kind": "邻里",
        "source": "主动调解",
        "letter": "",
        "one": str(here.one),
        "other": "东庄合作社",
        "text": "院墙倒塌",
    } | more
    return ",".join((number, *values.values()))


def test_a_row_is_a_dispute_that_waits_for_consent(here: Parlour) -> None:
    (command,), counts, wrong = planned(here, row(here))
    assert (counts, wrong) == ({"received": 1, "same": 0}, set())
    here.do(command)
    (found,) = here.town.ask(CLERK, m.Disputes())
    assert (found.stage, found.accepted) == (m.DisputeStage.RECEIVED, None)
    again = planned(here, row(here), row(here, "2"), row(here, "2"))
    assert again[1] == {"received": 1, "same": 2}


def test_each_wrong_cell_is_named(here: Parlour) -> None:
    _, _, wrong = planned(
        here,
        row(here, village="371082101299"),
        row(here, "2", village="371082101202"),
        row(here, "3", kind="口角"),
        row(here, "4", other="西庄合作社"),
        row(here, "5", text=""),
    )
    named = {(number - 1, column) for number, column in wrong}
    assert named == {
        (1, "village"),
        (2, "village"),
        (3, "kind"),
        (4, "respondents"),
        (5, "text"),
    }


def test_a_person_that_there_is_not_is_refused_at_its_cell(here: Parlour) -> None:
    nobody = PersonId("00000000-0000-7000-8000-000000000bad")
    (command,), _, wrong = planned(here, row(here, one=str(nobody)))
    assert wrong == set()
    assert isinstance(command, m.ReceiveDispute)
    assert command.parties[0].person == nobody
