"""The roll and its changes of shares from tables: taken once, and every wrong cell named."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import membership as c
from ruralgov.domain.kernel.imports import Problems
from ruralgov.domain.meetings import Matter
from ruralgov.domain.membership.imports import MOVES, ROLL, TABLES, units_of
from ruralgov.imports.steps import asking, importing
from ruralgov.imports.table import from_csv
from ruralgov.sample.draw import identity_number
from tests.membership.hamlet import KEEPER, LATER, SINCE, Hamlet, entry

ROLL_HEAD = "身份证号,基本股（人口股）,劳龄股（农龄股）,土地股,其他股\n"
MOVE_HEAD = "方式,股种,股份,转出人身份证号,转入人身份证号,变动日期,凭据,原因,决议编号\n"
ONE, TWO, NOBODY = (identity_number(n) for n in (66_001, 66_002, 66_900))


@pytest.fixture
def hamlet() -> Hamlet:
    return Hamlet()


def planned(hamlet: Hamlet, which: int, *rows: str, **options: str) -> Any:
    spec, head = ((ROLL, ROLL_HEAD), (MOVES, MOVE_HEAD))[which]
    values = {"collective": hamlet.key, "since": str(SINCE), "source": "确认办法"} | options
    ask = asking(hamlet.town.app, hamlet.town.acting(KEEPER))
    table = from_csv((head + "\n".join(rows) + "\n").encode(), spec)
    taken = importing(ask, TABLES[which], values, tables=(table,))
    steps = TABLES[which].plan(taken)
    return steps, [(one.error.code, one.row, one.column) for one in taken.problems.found]


def test_a_roll_is_drafted_with_the_shares_of_each_kind_and_taken_once(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    rows = (f"{ONE},1,,0.40,", f"{TWO},1.5,,,")
    steps, wrong = planned(hamlet, 0, *rows, pool="0.5", management="dynamic")
    assert wrong == []
    (step,) = steps.steps
    assert step.command.members == (entry(one, 100, land=40), entry(two, 150))
    assert step.command.pool == (c.Holding(kind=c.ShareKind.BASIC, units=50),)
    assert step.command.management is c.Management.DYNAMIC
    hamlet.keep(step.command)
    again, _ = planned(hamlet, 0, *rows)
    assert (again.steps, again.counts) == ([], {"members": 0, "same": 2})
    other, _ = planned(hamlet, 0, rows[0], f"{TWO},1.4,,,")
    assert len(other.steps) == 1


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ((f"{ONE},1,,,", f"{NOBODY},1,,,"), ("member_unknown", 3, "identity")),
        ((f"{ONE},1,,,", ",1,,,"), ("member_unknown", 3, "identity")),
        ((f"{ONE},1,,,", f"{ONE},1,,,"), ("member_twice", 3, "identity")),
        ((f"{ONE},1,,,", f"{TWO},1.234,,,"), (None, 3, "basic")),
        ((f"{ONE},1,,,", f"{TWO},1,,-1,"), (None, 3, "land")),
        ((f"{ONE},1,,,", f"{TWO[:-1]}Q,1,,,"), (None, 3, "identity")),
    ],
)
def test_each_wrong_cell_of_a_roll_is_named(
    hamlet: Hamlet, rows: tuple[str, ...], wrong: tuple[str | None, int, str]
) -> None:
    hamlet.people(2)
    steps, ((code, row, column),) = planned(hamlet, 0, *rows)
    assert (row, column) == wrong[1:]
    assert wrong[0] in (None, code)
    assert steps.steps == []


def test_what_refuses_a_roll_is_said_beside_the_person_it_is_about(hamlet: Hamlet) -> None:
    _, two = hamlet.people(2)
    steps, _ = planned(hamlet, 0, f"{ONE},1,,,", f"{TWO},1,,,")
    hamlet.die(two, date(2025, 5, 1))
    problems = Problems()
    with pytest.raises(Exception, match="member_dead") as caught:
        hamlet.keep(steps.steps[0].command)
    steps.steps[0].note(caught.value, problems)
    ((row, column),) = [(one.row, one.column) for one in problems.found]
    assert (row, column) == (3, "identity")


def test_who_lives_elsewhere_in_the_city_is_not_told(hamlet: Hamlet) -> None:
    """A keeper of one village learns nothing of the people of another from their numbers."""
    away = Hamlet(hamlet.town, hamlet.town.other)
    away.people(1)
    _, wrong = planned(hamlet, 0, f"{identity_number(67_001)},1,,,")
    assert wrong == [("member_unknown", 2, "identity")]


def moved(kind: str, units: str, giver: str, taker: str, **more: str) -> str:
    since = more.get("since", str(LATER))
    return f"{kind},基本股（人口股）,{units},{giver},{taker},{since},协议,转让,"


def test_changes_of_shares_are_proposed_once(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    row = moved("内部转让", "0.30", ONE, TWO)
    steps, wrong = planned(hamlet, 1, row)
    assert wrong == []
    (step,) = steps.steps
    assert (step.command.giver, step.command.taker, step.command.units) == (one, two, 30)
    hamlet.keep(step.command)
    again, _ = planned(hamlet, 1, row)
    assert again.counts == {"proposed": 0, "same": 1}
    hamlet.approve(c.ApproveRollChange(collective=hamlet.key, change=1))
    again, _ = planned(hamlet, 1, row)
    assert again.counts == {"proposed": 0, "same": 1}


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (moved("内部转让", "0.30", NOBODY, TWO), "member_unknown", "giver"),
        (moved("内部转让", "0.30", ONE, NOBODY), "member_unknown", "taker"),
        (moved("内部转让", "1.01", ONE, TWO), "share_too_few", "units"),
        (moved("继承", "0.30", ONE, TWO), "share_holders_wrong", "kind"),
        (moved("集体赎回", "0.30", ONE, ""), "share_decision_missing", "decision"),
        (moved("内部转让", "0.30", ONE, TWO, since="2020-01-01"), "roll_day_wrong", "since"),
    ],
)
def test_each_wrong_cell_of_a_change_is_named(
    hamlet: Hamlet, row: str, code: str, column: str
) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    steps, wrong = planned(hamlet, 1, row)
    for step in steps.steps:
        problems = Problems()
        with pytest.raises(Exception, match=code) as caught:
            hamlet.keep(step.command)
        step.note(caught.value, problems)
        wrong += [(one.error.code, one.row, one.column) for one in problems.found]
    assert wrong == [(code, 2, column)]


def test_a_change_rests_on_the_decision_that_its_row_names(hamlet: Hamlet) -> None:
    one, two = hamlet.people(2)
    hamlet.confirmed(entry(one), entry(two))
    decision = hamlet.decided(Matter.LAND_AND_SHARES)
    row = moved("集体赎回", "0.30", ONE, "")
    steps, wrong = planned(hamlet, 1, row + decision, moved("集体赎回", "0.20", TWO, ""))
    assert wrong == []
    assert [step.command.decision for step in steps.steps] == [decision, None]


@pytest.mark.parametrize(
    ("text", "units"), [("1", 100), ("0.5", 50), ("12.25", 1225), ("0", 0), ("10000000", 10**9)]
)
def test_shares_are_read_to_hundredths(text: str, units: int) -> None:
    assert units_of(text) == units


@pytest.mark.parametrize("text", ["1.", ".5", "1.255", "-1", "1,0", "一", "1.x", "10000000.01", ""])
def test_what_is_no_number_of_shares_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        units_of(text)


def test_a_collective_that_is_not_there_is_said_and_not_taken_for_one_without_a_roll(
    hamlet: Hamlet,
) -> None:
    with pytest.raises(Exception, match="collective_missing"):
        planned(hamlet, 1, moved("集体赎回", "0.30", "", ""), collective="nowhere")
