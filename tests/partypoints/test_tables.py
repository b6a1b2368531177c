"""The entries of a month from a table, and the bulletin as a sheet."""

from datetime import date, timedelta
from pathlib import Path
from types import new_class
from typing import Any, get_type_hints

import pytest

import ruralgov
from ruralgov.domain import partypoints as p
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.partypoints.imports import SPEC, TABLE
from ruralgov.domain.partypoints.model_gate import SUBJECTS
from ruralgov.imports.steps import asking, importing
from ruralgov.imports.table import from_csv
from tests.partypoints.branch import APPROVER, RECORDER, Branch, proof
from tests.sheets.desk import columns, tables
from tests.town import NAME, UNIT

SOURCE = Path(ruralgov.__file__).parent
HEAD = "党组织,台账,对象,党员,事项编码,发生日期,证明种类,证明材料,制作单位,制作日期,材料散列值\n"


@pytest.fixture
def branch() -> Branch:
    found = Branch()
    found.list()
    return found


def row(branch: Branch, **more: str) -> str:
    values = {
        "organisation": branch.key,
        "ledger": "党员量化积分",
        "kind": "党员",
        "member": branch.members[0],
        "item": "DY01",
        "day": "2025-12-20",
        "proof": "登记记录",
        "reference": "支部台账第1页",
        "maker": UNIT,
        "made": "2025-12-20",
        "sha256": proof(1).sha256,
    }
    return ",".join((values | more).values()) + "\n"


def planned(branch: Branch, *rows: str) -> Any:
    table = from_csv((HEAD + "".join(rows)).encode(), SPEC)
    ask = asking(branch.town.app, branch.town.city.staff(RECORDER))
    taken = importing(ask, TABLE, {}, tables=(table,))
    steps = TABLE.plan(taken)
    return steps, [(one.error.code, one.column) for one in taken.problems.found]


def test_a_table_is_taken_once(branch: Branch) -> None:
    steps, wrong = planned(branch, row(branch), row(branch, sha256=proof(2).sha256))
    assert wrong == []
    assert steps.counts == {"recorded": 2, "same": 0}
    for step in steps.steps:
        branch.do(RECORDER, step.command)
    again, _ = planned(branch, row(branch), row(branch, sha256=proof(2).sha256))
    assert again.counts == {"recorded": 0, "same": 2}


def test_a_fact_that_two_rows_say_is_taken_once_in_each_ledger_and_again_when_refused(
    branch: Branch,
) -> None:
    same = row(branch)
    red = row(branch, ledger="红色信用", item="HX01")
    steps, wrong = planned(branch, same, same, red, red)
    assert (wrong, steps.counts) == ([], {"recorded": 2, "same": 2})
    other = row(branch, member=branch.members[1])
    assert planned(branch, same, other)[0].counts == {"recorded": 2, "same": 0}
    key = branch.recorded()
    assert planned(branch, same)[0].counts == {"recorded": 0, "same": 1}
    branch.do(RECORDER, p.RefusePartyEntry(entry=key, reason="登错"))
    assert planned(branch, same)[0].counts == {"recorded": 1, "same": 0}


def test_what_a_row_says_of_an_organisation_names_nobody(branch: Branch) -> None:
    of_branch = {"kind": "党组织", "member": "", "ledger": "红色信用", "item": "HX04"}
    (step,) = planned(branch, row(branch, **of_branch))[0].steps
    assert step.command.subject == p.Subject(kind=p.SubjectKind.ORGANISATION, key=branch.key)


@pytest.mark.parametrize(
    ("wrong", "code", "column"),
    [
        ({"member": "查无此人"}, "party_identity", "member"),
        ({"member": NAME}, "party_identity", "member"),
        ({"member": ""}, "party_identity", "member"),
        ({"day": "2020-01-01"}, "party_organisation_wrong", "organisation"),
        ({"maker": "查无此单位"}, "organisation_unknown", "maker"),
    ],
)
def test_wrong_cells_are_named(
    branch: Branch, wrong: dict[str, str], code: str, column: str
) -> None:
    steps, found = planned(branch, row(branch, **wrong))
    assert found == [(code, column)]
    assert steps.steps == []


def test_a_name_that_one_member_has_will_do(branch: Branch) -> None:
    home = branch.town.household("one")
    other = branch.unit("小庄党支部", branch.town.other)
    alone = branch.town.person(home)
    branch.seated(other, branch.town.other, alone)
    (step,) = planned(branch, row(branch, organisation=other, member=NAME))[0].steps
    assert step.command.subject.key == alone


def test_a_refusal_leads_to_its_cell(branch: Branch) -> None:
    (step,) = planned(branch, row(branch, item="no"))[0].steps
    assert branch.refused(RECORDER, step.command) == "behaviour_item_missing"
    ((_, column),) = step.cells["behaviour_item_missing"]
    assert column == "item"


def test_the_sheet_of_a_bulletin_has_names_and_adds_up(branch: Branch) -> None:
    branch.approved("DY01", 1)
    key = branch.bulletin()
    (sheet,) = tables(branch.town, "auditor", "branch-bulletin", key)
    assert sheet.title == "大庄党支部 2025-12 党员积分通报"
    assert columns(sheet, "name", "credited", "closing")[0] == (NAME, 0, 0)
    assert len(sheet.rows) == 3
    (english,) = tables(branch.town, "auditor", "branch-bulletin", key, "en")
    assert "no total does" in english.foot[0]


def test_rule_9_the_sheet_is_the_ledger_at_its_cut_off_whatever_came_later(branch: Branch) -> None:
    """What is reversed, or done, after the month is in no cell of it."""
    gained = branch.approved("DY01", 1)
    branch.approved("DY02", 2, subject=branch.member(1))
    cut_off = date(2026, 1, 31)
    branch.town.clock.now += timedelta(days=40)
    branch.do(APPROVER, p.ReversePartyEntry(entry=gained, reason="签到记录有误"))
    branch.approved("DY01", 3, day=date(2026, 2, 3), subject=branch.member(2))
    key = branch.bulletin(Month("2026-01"))

    def totals(day: date | None = None) -> list[int]:
        asked = (
            p.PartyStatement(
                organisation=branch.key,
                ledger=p.PartyLedger.POINTS,
                subject=branch.member(number),
            )
            for number in range(3)
        )
        return sorted(branch.ask(one, day).total for one in asked)

    (sheet,) = tables(branch.town, "auditor", "branch-bulletin", key, day=branch.today)
    told = sorted(one for (one,) in columns(sheet, "closing"))
    assert told == totals(cut_off) == [-3, 0, 2]
    assert totals() == [-3, 0, 2], "another one has them now"
    for row in sheet.rows:
        *parts, closing = row[2:]
        assert sum(parts) == closing
    assert str(cut_off) in sheet.under[1]
    assert (0, 0, 0, 2, 0, 2) in {row[2:] for row in sheet.rows}, "done in December"


def test_rule_13_the_gate_is_before_exactly_four_processes(branch: Branch) -> None:
    """No command, record or plugin has a fifth; nothing else of the library reads the gate."""
    assert [one.zh for one in p.GateProcess] == ["干部选拔", "评选表彰", "发展党员", "代表提名"]
    with pytest.raises(TypeError):
        new_class("More", (p.GateProcess,))
    assert get_type_hints(p.OpenGateCheck)["process"] is p.GateProcess
    assert {*SUBJECTS} == {*p.GateProcess}
    naming = {
        context.name
        for context in CONTEXTS
        for rule in context.commands
        if p.GateProcess in get_type_hints(rule.command).values()
    }
    assert naming == {"partypoints"}
    reading = {
        path.parent.name
        for path in SOURCE.rglob("*.py")
        if "GateCheckRow" in path.read_text("utf-8")
    }
    assert reading == {"partypoints"}
