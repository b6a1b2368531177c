"""Sheets of the policy framework: its tree, one instrument, on what rules rest, and burdens."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain import instruments as i
from ruralgov.reports.sheets import FORMS
from tests.instruments.desk import (
    CLERK,
    NEXT,
    REVIEWER,
    YEAR,
    Desk,
    changed,
    key,
    measure,
    supporting,
)
from tests.sheets.desk import TODAY, asking, columns, tables

A_DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    """A framework of which two supporting plans have no title."""
    made = Desk()
    made.framework()
    made.enter("second", supporting(title=None, document="荣组〔2024〕2号"))
    made.enter("third", supporting(title=None, characters=None))
    return made


def sheet(desk: Desk, name: str, of: str | None = None, **more: Any) -> Any:
    return tables(desk.town, CLERK, name, of, **more)


def test_the_tree_is_numbered_and_says_what_is_not_known(desk: Desk) -> None:
    tree, pillars = sheet(desk, "framework")
    assert columns(tree, "number", "kind", "name") == [
        ("1", "总体实施方案", "实施方案"),
        ("1.1", "配套方案", "信用方案"),
        ("1.1.1", "具体措施", "积分办法"),
        ("1.2", "配套方案", "（题名未载）"),
        ("1.3", "配套方案", "（题名未载）"),
    ]
    asked = desk.ask(i.FrameworkTree())
    assert tree.under[1:3] == (asked.zh, "配套方案应为 5 个，现有 3 个")
    assert columns(pillars, "own", "touched") == [(one.own, one.touched) for one in asked.pillars]
    english, _ = sheet(desk, "framework", lang="en")
    assert columns(english, "name")[3:] == [("(title unknown)",)] * 2


def test_a_tree_without_a_master_says_so_and_what_hangs_loose_is_shown(desk: Desk) -> None:
    end = i.EndInstrument(instrument=key("plan"), since=NEXT, document="废", reason="到期")
    desk.do(end, REVIEWER)
    tree, _, loose = sheet(desk, "framework")
    assert (len(tree.rows), columns(loose, "number", "name")) == (3, [("1", "积分办法")])
    before, *_ = sheet(desk, "framework", day=NEXT - A_DAY)
    assert len(before.rows) == 5
    none, _ = sheet(desk, "framework", day=YEAR - A_DAY)
    assert none.rows == ()
    assert "当日没有总体实施方案在施行" in none.under


def test_the_sheet_of_an_instrument_has_its_versions_and_what_rests_on_it(desk: Desk) -> None:
    desk.enter(
        "newer",
        changed(supporting(title="信用方案（新）"), since=NEXT),
        of=key("plan"),
        reason="修订",
    )
    desk.do(i.CiteInstrument(kind="matter", rule="water", instrument=key("plan"), since=YEAR))
    facts, versions, above, below, _, _, _, based, burdens = sheet(desk, "instrument", key("plan"))
    asked = desk.ask(i.InstrumentSheet(instrument=key("plan")))
    assert dict(columns(facts, "fact", "value"))["当日效力"] == "施行"
    assert columns(versions, "version", "name", "last") == [
        (1, "信用方案", date(2024, 12, 31)),
        (2, "信用方案（新）", None),
    ]
    assert columns(above, "name") == [("实施方案",)]
    assert columns(below, "name", "rules") == [("积分办法", 0)]
    assert len(based.rows) == len(asked.rules) == 1
    assert len(burdens.rows) == len(asked.findings)


def test_each_dated_rule_has_its_instrument_and_master_or_says_why_not(desk: Desk) -> None:
    desk.do(i.CiteInstrument(kind="matter", rule="water", instrument=key("measure"), since=YEAR))
    kinds, bases = sheet(desk, "rule-bases")
    asked = desk.ask(i.RulesWithoutBasis())
    assert columns(kinds, "rules", "traced") == [(one.rules, one.traced) for one in asked.kinds]
    assert len(bases.rows) == sum(one.rules for one in asked.kinds)
    traces = desk.ask(i.RuleTraces())
    assert [desk.ask(i.BasisOf(kind=one.kind, rule=one.rule)) for one in traces] == traces
    traced = [row for row in columns(bases, "instrument", "way", "fault") if not row[2]]
    assert traced == [("积分办法", "信用方案 → 实施方案", "")]
    assert sum(bool(row) for (row,) in columns(bases, "fault")) == len(asked.rules)
    assert {row for row in columns(bases, "instrument", "fault") if row[1]} == {
        ("无", "未注明依据")
    }


def test_burdens_name_the_paper_by_its_number_where_it_has_no_title(desk: Desk) -> None:
    desk.enter("long", measure(title="长文", since=NEXT, issued=NEXT, characters=6000))
    (found,) = sheet(desk, "burden-lints")
    asked = desk.ask(i.InstrumentFindings())
    assert len(found.rows) == len(asked)
    assert ("具体措施", "长文", "篇幅超过5000字") in columns(found, "kind", "name", "burden")
    assert ("（题名未载）", "荣组〔2024〕2号", "题名未载") in columns(
        found, "name", "document", "burden"
    )
    (english,) = sheet(desk, "burden-lints", lang="en")
    assert {one for (one,) in columns(english, "burden")} >= {"title unknown"}


def test_instruments_of_the_day_have_pages(desk: Desk) -> None:
    of = FORMS["instrument"].of
    assert of is not None
    names = [name for _, name in of.keys(asking(desk.town, CLERK, day=TODAY))]
    assert names[0] == "总体实施方案 实施方案"
    assert "配套方案 （题名未载） 荣组〔2024〕2号" in names
