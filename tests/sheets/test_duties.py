"""Sheets of duties: of one lane chief on a page, lists, work off the list, and completion."""

from datetime import date

import pytest

from ruralgov.domain import duties as u
from ruralgov.domain import grids as g
from ruralgov.domain.kernel.errors import BadInput
from tests.duties.street import (
    A_DAY,
    DEPARTMENT,
    OFFICER,
    RECORDER,
    Street,
    as_needed,
    asking,
    item,
)
from tests.duties.test_sheet import at, reported
from tests.duties.test_work import approved
from tests.sheets.desk import columns, tables
from tests.sheets.desk import facts as said

MAY = date(2026, 5, 1)


@pytest.fixture
def street() -> Street:
    return Street()


def sheet_of(street: Street, day: date = MAY, lang: str = "zh") -> list:  # type: ignore[type-arg]
    return list(
        tables(street.town, "auditor", "duty-sheet", f"lane_chief:{street.lane}", lang, day)
    )


def test_the_sheet_of_a_lane_chief_has_each_item_with_facts_or_why_it_is_not_rated(
    street: Street,
) -> None:
    street.list(item(times=2), as_needed(), item("XZ03", evidence=u.Evidence.VISIT))
    for day in (10, 11, 12):
        reported(street, date(2026, 1, day))
    reported(street, date(2026, 2, 5))
    at(street, MAY)
    (sheet,) = sheet_of(street)
    assert sheet.title == "大庄一巷街巷长履职单"
    assert "任职：2024-01-01 起" in sheet.under[1]
    assert sheet.under[2].startswith("到期应完成 8 次，已完成 3 次")
    assert columns(sheet, "code", "cycle", "due", "done") == [
        ("XZ01", "每月2次", 8, 3),
        ("XZ02", "按需", None, None),
        ("XZ03", "每月", None, None),
    ]
    facts, notes = zip(*columns(sheet, "facts", "note"), strict=True)
    assert facts[0] == "上报的诉求或隐患 01-10*、01-11*、01-12*、02-05*"
    assert notes[0].startswith("未完成：2026-02、2026-03、2026-04；本期已做 0 次，2026-05-31 到期")
    assert notes[1] == "不评：按需事项，没有应完成数"
    assert notes[2] == "不评：系统尚无此类记录可以证明"
    (english,) = sheet_of(street, lang="en")
    assert english.under[2].startswith("3 of 8 that fell due were done")


def test_a_long_list_stays_one_page_and_says_of_each_item_why_it_has_no_line(
    street: Street,
) -> None:
    many = [as_needed(f"XZ{n:02d}") for n in range(10, 40)]
    street.list(item(), *many)
    reported(street, date(2026, 1, 10), "XZ11")
    at(street, MAY)
    (sheet,) = sheet_of(street)
    codes = [one for (one,) in columns(sheet, "code")]
    assert codes[:2] == ["XZ01", "XZ11"]
    assert len(codes) == 3
    assert {*codes[2].split(", ")} == {one.code for one in many} - {"XZ11"}
    assert columns(sheet, "item", "note")[2] == (
        "其余 29 项",
        "不评：按需事项，没有应完成数",
    )


def test_hindrances_and_work_off_the_list_stand_on_the_sheet_with_their_end(
    street: Street,
) -> None:
    bureau = street.town.unit("住建局")
    street.list(item(duty_class=u.DutyClass.OWN, primary_department=bureau))
    report = u.ReportHindrance(doer=street.chief, item="XZ01", day=street.today, cause="无审批权限")
    hindrance = street.do(RECORDER, report)
    work = approved(street, 30)
    street.do(RECORDER, street.record(street.case(), "", work=work))
    _, blocked, off_list = sheet_of(street, street.today)
    assert columns(blocked, "department", "cause", "answer", "waiting") == [
        ("住建局", "无审批权限", "", 0)
    ]
    last, day = street.today + 29 * A_DAY, f"{street.today:%m-%d}"
    assert columns(off_list, "work", "state", "papers", "last", "facts") == [
        ("入户核实用水人口", "批准有效", "批1号", last, f"上报的诉求或隐患 {day}*")
    ]
    answer = u.AnswerHindrance(hindrance=hindrance, answer=u.Answer.HELPS, said="已派员")  # type: ignore[arg-type]
    street.do(DEPARTMENT, answer)
    _, blocked, _ = sheet_of(street, street.today)
    assert columns(blocked, "answer", "waiting") == [("已协助解决：已派员", None)]


def test_a_sheet_is_asked_for_by_what_an_official_has(street: Street) -> None:
    street.list()
    (grid,) = street.town.ask("grids", g.GridsOf(village=street.village))
    street.appoint(grid.grid, street.person, basis=g.ChiefBasis.OTHER)
    for of, title in (
        (f"township:{street.town.town}", "俚岛镇镇街履职单"),
        (f"grid_worker:{grid.grid}", "大庄一网格员履职单"),
    ):
        (sheet, *_) = tables(street.town, "auditor", "duty-sheet", of)
        assert sheet.title == title
    for of, code in (
        (str(street.lane), "sheet_role_unknown"),
        ("lane_chief:", "sheet_role_unknown"),
        ("chief:1", "sheet_role_unknown"),
        (f"grid_worker:{street.lane}", "sheet_doer_unknown"),
        ("branch:nothing", "sheet_doer_unknown"),
    ):
        with pytest.raises(BadInput) as caught:
            tables(street.town, "auditor", "duty-sheet", of)
        assert caught.value.code == code, of


def test_who_left_office_this_year_still_has_a_sheet(street: Street) -> None:
    street.list()
    street.relieve(date(2026, 3, 20))
    at(street, MAY)
    (sheet,) = sheet_of(street)
    assert "任职：2024-01-01 至 2026-03-19" in sheet.under[1]
    assert columns(sheet, "due", "done") == [(2, 0)]
    (later,) = sheet_of(street, date(2027, 5, 1))
    assert later.title == sheet.title


def test_a_list_stands_class_by_class_with_examples_marked(street: Street) -> None:
    bureau = street.town.unit("民政局")
    own = item(duty_class=u.DutyClass.PRIMARY, example=True)
    helps = item("FZ01", duty_class=u.DutyClass.AUXILIARY, primary_department=bureau)
    street.list(helps, own, role=u.DutyRole.GRID_WORKER)
    facts, primary, auxiliary = tables(street.town, "auditor", "duty-list", "grid_worker:city")
    assert said(facts)["示例事项"] == "1 项为示例，不是任何人的实际职责"
    assert (primary.title, primary.under[1]) == ("主责", "文件载明 1 项")
    assert columns(primary, "code", "note") == [("XZ01", "示例")]
    assert columns(auxiliary, "code", "department", "note") == [("FZ01", "民政局", "")]
    (none,) = tables(street.town, "auditor", "duty-list", "grid_worker:city", day=date(2024, 1, 1))
    assert none.under[1] == "当日没有生效的清单"


def test_work_off_the_list_that_expired_comes_first(street: Street) -> None:
    bureau = street.town.unit("住建局")
    street.do(OFFICER, asking(bureau, street.town.town, title="摸底"))
    approved(street, 2)
    street.town.clock.now += 3 * A_DAY
    (ledger,) = tables(street.town, "auditor", "off-list", day=street.today)
    assert columns(ledger, "state", "title", "place", "money", "last") == [
        ("批准已到期，不得再做", "入户核实用水人口", "大庄", 500_000, street.today - 2 * A_DAY),
        ("未经批准，不得派做", "摸底", "俚岛镇", 500_000, None),
    ]


def test_completion_has_what_fell_due_as_its_base(street: Street) -> None:
    street.list(item(times=2), as_needed())
    reported(street, date(2026, 4, 10))
    at(street, MAY)
    (found,) = tables(street.town, "auditor", "duty-completion", "lane_chief:city", day=MAY)
    tables(street.town, "auditor", "duty-completion", "lane_chief:city", lang="en", day=MAY)
    assert columns(found, "place", "offices", "due", "done", "rate") == [
        ("俚岛镇", 1, 2, 1, "50.00%")
    ]
    assert "按需事项，没有应完成数：1" in columns(found, "not_rated")[0][0]
    (none,) = tables(
        street.town, "auditor", "duty-completion", "lane_chief:city", day=date(2025, 1, 9)
    )
    assert {one for (one,) in columns(none, "rate")} <= {"不评"}
