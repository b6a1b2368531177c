"""Who agreed, and the points of a month, from tables: every wrong cell is named."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts.imports_points import TABLES
from ruralgov.domain.kernel.imports import ImportTable, Problems
from ruralgov.imports.steps import asking, importing
from ruralgov.imports.table import from_csv
from tests.compacts.scenario import APPROVER, KEEPER, RECORDER
from tests.compacts.square import EVENT, Square
from tests.town import code_of

AGREED, POINTS = TABLES
HASH = {mark: mark * 64 for mark in "abc"}
HEADS = {table.name: [column.zh for column in table.spec.columns] for table in TABLES}
MADE = "2026-01-05 08:00"


@pytest.fixture
def square() -> Square:
    found = Square()
    found.at(date(2026, 1, 12))
    return found


def signing(who: str, **more: str) -> str:
    values = {"person": who, "signed": "2026-01-06", "method": "纸质签字", "show": "否"}
    return ",".join((values | more).values())


def shown(square: Square, number: int, kind: str, by: int, mark: str) -> dict[str, str]:
    """Return the cells of one piece of evidence."""
    return {
        f"kind_{number}": kind,
        f"maker_{number}": square.villagers[by],
        f"made_{number}": MADE,
        f"sha256_{number}": HASH[mark],
        f"reference_{number}": "",
    }


def point(square: Square, by: int = 0, item: str = "A1", **more: str) -> str:
    """Return a row that gives points; with item B1 one that takes some, seen by two others."""
    values = {"person": square.villagers[by], "item": item, "day": str(EVENT), "quantity": ""}
    if item == "B1":
        values |= shown(square, 1, "见证人证明", -1, "b") | shown(square, 2, "见证人证明", -2, "c")
    else:
        blank = ("kind_2", "maker_2", "made_2", "sha256_2", "reference_2")
        values |= shown(square, 1, "签到表或工时记录", 0, "a") | dict.fromkeys(blank, "")
    return ",".join((values | more).values())


def planned(square: Square, table: ImportTable, account: str, *rows: str) -> Any:
    """Return the steps of a table, and what is wrong with which cell of which row."""
    text = "\n".join([",".join(HEADS[table.name]), *rows]) + "\n"
    ask = asking(square.town.app, square.town.city.staff(account))
    options = {"place": "371082101201"}
    options |= {"scheme-id": square.scheme} if table is AGREED else {"month": "2026-01"}
    taken = importing(ask, table, options, tables=(from_csv(text.encode(), table.spec),))
    steps = table.plan(taken)
    return steps, [(one.row, one.error.code, one.column) for one in taken.problems.found]


def test_who_agreed_is_taken_once_and_counts_from_today(square: Square) -> None:
    new = square.villagers[-1]
    rows = [signing(new), signing(square.villagers[0])]
    steps, wrong = planned(square, AGREED, KEEPER, *rows)
    assert (wrong, steps.counts) == ([], {"signed": 1, "same": 1})
    square.do(KEEPER, steps.steps[0].command)
    found = square.town.ask(KEEPER, c.CreditAgreements(village=square.village))
    assert [row.since for row in found if row.person == new] == [date(2026, 1, 12)]
    assert planned(square, AGREED, KEEPER, *rows)[0].counts == {"signed": 0, "same": 2}


def test_each_wrong_cell_of_who_agreed_is_named(square: Square) -> None:
    one, other = square.villagers[-1], square.villagers[-2]
    rows = [
        signing(one),
        signing(one),
        signing(other, signed="很早"),
        signing(square.villagers[0], method="口头"),
    ]
    _, wrong = planned(square, AGREED, KEEPER, *rows)
    assert [(row, column) for row, _, column in wrong] == [
        (3, "person"),
        (4, "signed"),
        (5, "method"),
    ]


@pytest.mark.parametrize(
    ("more", "code", "column"),
    [
        ({"signed": "2025-12-01"}, "credit_agreement_day_wrong", "signed"),
        ({"person": "nobody"}, "person_missing", "person"),
    ],
)
def test_a_refusal_of_an_agreement_leads_to_its_cell(
    square: Square, more: dict[str, str], code: str, column: str
) -> None:
    (step,) = planned(square, AGREED, KEEPER, signing(square.villagers[-1], **more))[0].steps
    assert square.refused(KEEPER, step.command) == code
    ((_, named),) = step.cells[code]
    assert named == column


def test_a_month_is_one_sheet_whose_points_follow_from_the_scheme(square: Square) -> None:
    rows = [
        point(square, 0, quantity="3"),
        point(square, 1, "B2"),
        point(square, 2, "B1"),
    ]
    steps, wrong = planned(square, POINTS, RECORDER, *rows)
    assert wrong == []
    (step,) = steps.steps
    assert len(step.command.proofs) == 3, "what several are shown by stands in it once"
    square.do(RECORDER, step.command)
    month = square.month()
    assert [one.points for _, one in month.points()] == [6, 4, -3]
    assert [one.proofs for _, one in month.points()] == [(1,), (1,), (2, 3)]
    assert month.sheets[0].approved is None
    square.approve()
    again, _ = planned(square, POINTS, RECORDER, *rows)
    assert (again.counts, again.steps) == ({"entries": 0, "same": 3}, [])


def test_what_was_withdrawn_may_come_again(square: Square) -> None:
    (step,) = planned(square, POINTS, RECORDER, point(square))[0].steps
    square.do(RECORDER, step.command)
    back = c.WithdrawPoint(village=square.village, month=step.command.month, entry=1, reason="记错")
    square.do(RECORDER, back)
    assert planned(square, POINTS, RECORDER, point(square))[0].counts["entries"] == 1


def test_every_wrong_cell_of_a_month_is_named_at_once(square: Square) -> None:
    rows = [
        point(square),
        point(square),
        point(square, -1),
        point(square, 1, "Z9"),
        point(square, 1, "B2", quantity="2"),
        point(square, 2, "B1", kind_2="现场照片"),
        point(square, 2, "B2", kind_1="现场照片"),
        point(square, 3, "A1", day="2025-01-01"),
        point(square, 3, "A1", maker_2=square.villagers[0]),
        point(square, 4, "A1", sha256_1="abc"),
        point(square, 4, "B2", kind_1="书面调解协议"),
        point(square, 5, "A1", day="昨天"),
    ]
    _, wrong = planned(square, POINTS, RECORDER, *rows)
    assert {one for one in wrong if one[1] != "cell_empty"} == {
        (3, "credit_twice", "day"),
        (4, "credit_no_agreement", "person"),
        (5, "credit_item_missing", "item"),
        (6, "credit_quantity_wrong", "quantity"),
        (7, "credit_witnesses_wrong", "kind_1"),
        (8, "credit_proof_missing", "kind_1"),
        (9, "credit_scheme_not_holding", "day"),
        (11, "credit_proof_wrong", "sha256_1"),
        (12, "cell_wrong", "kind_1"),
        (13, "date_unclear", "day"),
    }
    empty = [one for one in wrong if one[1] == "cell_empty"]
    assert [one[2] for one in empty] == ["kind_2", "made_2", "sha256_2"]


def test_a_refusal_of_a_sheet_leads_to_the_row_that_it_names(square: Square) -> None:
    near = shown(square, 2, "见证人证明", 2, "c")
    rows = [point(square, 0), point(square, 2, "B1", **near)]
    steps, wrong = planned(square, POINTS, RECORDER, *rows)
    assert wrong == []
    (step,) = steps.steps
    problems = Problems()
    try:
        square.do(RECORDER, step.command)
    except Exception as refusal:  # noqa: BLE001  its kind is looked at below
        step.note(refusal, problems)
    ((row, code, column),) = [(one.row, one.error.code, one.column) for one in problems.found]
    assert (row, code, column) == (3, "credit_witnesses_wrong", "kind_1")


def test_a_month_that_hangs_out_takes_no_more_sheets(square: Square) -> None:
    square.at(date(2026, 2, 2))
    square.do(APPROVER, square.publish())
    (step,) = planned(square, POINTS, RECORDER, point(square))[0].steps
    assert code_of(lambda: square.do(RECORDER, step.command)) == "credit_month_published"
