"""Sheets of conferences: ledgers, minutes, the leading group and its liaisons."""

from datetime import date

import pytest

from ruralgov.domain import conferences as c
from ruralgov.domain import registry as r
from ruralgov.domain.kernel.ids import SalientProblemId
from tests.conferences.office import CONVENER, KEEPER, MAY, raising
from tests.conferences.test_sheets import A_DAY, TODAY, Hall
from tests.sheets.desk import columns, tables
from tests.sheets.desk import facts as said


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_the_ledger_of_resolutions_has_overdue_ones_first_and_says_closed_of_all(
    hall: Hall,
) -> None:
    conference = hall.held(MAY)
    helper = (hall.who.deputy.unit,)
    fine, late, slow, done = (
        hall.resolved(conference, TODAY - days * A_DAY, co_units=helper) for days in (-30, 3, 40, 5)
    )
    hall.worked(done)
    hall.do(KEEPER, c.AssignResolution(resolution=late))
    (ledger,) = tables(hall.town, "auditor", "resolutions")
    files = {one: hall.ask(c.ResolutionFile(resolution=one)).number for one in (slow, late, fine)}
    assert columns(ledger, "number", "late") == [
        (files[slow], 40),
        (files[late], 3),
        (files[fine], 0),
    ]
    assert columns(ledger, "lead", "helpers", "supervisor", "due")[0] == (
        "农业农村局",
        "市委办公室",
        "市委督查室",
        TODAY - 40 * A_DAY,
    )
    assert "已销号 1 件，应办 4 件；超期未报结 2 件" in ledger.under[1]
    (english,) = tables(hall.town, "auditor", "resolutions", lang="en")
    assert "1 of 4 closed; 2 overdue" in english.under[1]


def test_an_extension_stands_beside_the_first_due_date_and_takes_no_day_off(hall: Hall) -> None:
    late = hall.resolved(hall.held(MAY), TODAY + A_DAY)
    hall.do(KEEPER, c.AssignResolution(resolution=late))
    hall.do("resolution_lead", c.AcceptResolution(resolution=late))
    until = TODAY + 20 * A_DAY
    ask = c.AskResolutionExtension(
        resolution=late, wanted=until, reason="雨季", signed=hall.who.bureau.post
    )
    hall.do("resolution_lead", ask)
    (ledger,) = tables(hall.town, "auditor", "resolutions")
    assert columns(ledger, "extended", "note") == [(None, "延期申请待批")]
    hall.do(
        "resolution_supervisor",
        c.DecideResolutionExtension(resolution=late, granted=True, due=until, opinion="同意"),
    )
    (ledger,) = tables(hall.town, "auditor", "resolutions", day=TODAY + 9 * A_DAY)
    assert columns(ledger, "due", "extended", "late") == [(TODAY + A_DAY, until, 8)]


def test_the_ledger_of_problems_says_where_each_is(hall: Hall) -> None:
    command = raising(hall.group, hall.who.bureau.unit, hall.town.village)
    SalientProblemId(hall.do(KEEPER, command))
    (ledger,) = tables(hall.town, "auditor", "problems")
    found = columns(ledger, "title", "place", "severity", "people", "owner", "idle")
    assert found == [("撂荒地复耕难", "大庄", "较重", 120, "农业农村局", 0)]
    assert "已销号 0 个，共 1 个" in ledger.under[1]


def test_minutes_are_a_draft_until_they_were_issued(hall: Hall) -> None:
    conference = hall.held(MAY, minutes=False)
    facts, decided, agenda, seats = tables(hall.town, "auditor", "conference-minutes", conference)
    assert facts.under[1] == "纪要尚未签发，以下内容不作为依据"
    assert not decided.rows
    for name, of in (
        ("conference-minutes", conference),
        ("leading-group", hall.group),
        ("liaisons", hall.group),
    ):
        tables(hall.town, "auditor", name, of, lang="en")
    assert columns(agenda, "number", "title", "outcome") == [(1, "研究撂荒地整治", "未登记")]
    assert columns(seats, "post", "came") == [
        ("部长", "到会"),
        ("副主任", "到会"),
        ("局长", "到会"),
        ("主任", "到会"),
    ]


def test_minutes_have_what_was_decided_its_resolutions_and_addenda(hall: Hall) -> None:
    conference = hall.held(MAY)
    key = hall.resolved(conference, TODAY)
    hall.do(KEEPER, c.DraftAddendum(conference=conference, words="时限为三月底"))
    hall.do(CONVENER, c.SignAddendum(conference=conference, number=1))
    facts, decided, _, _, addenda = tables(hall.town, "auditor", "conference-minutes", conference)
    assert len(facts.under) == 1
    known = said(facts)
    assert known["到会人数"] == "应到 4，须到 3，实到 4"
    assert known["保留意见"] == "财政局保留意见：资金渠道另议"
    assert known["会签（账号）"] == CONVENER
    number = hall.ask(c.ResolutionFile(resolution=key)).number
    assert columns(decided, "words", "resolutions") == [("议定整治", number)]
    assert columns(addenda, "words", "signed") == [("时限为三月底", TODAY)]


def test_the_sheet_of_a_group_has_its_mandate_its_end_and_what_is_vacant(hall: Hall) -> None:
    watch = hall.who.watch
    leave = r.LeavePost(post=watch.post, person=watch.person, since=TODAY, reason="调离")
    hall.town.do("registrar", leave)
    facts, seats, faults = tables(hall.town, "auditor", "leading-group", hall.group)
    known = said(facts)
    assert (known["职责"], known["承办单位"]) == ("统筹乡村治理试点", "市委组织部")
    assert (known["撤销期限"], known["当日能否召集会议"]) == ("2026-12-31", "能")
    assert columns(seats, "role", "post", "note")[-1] == ("成员", "主任", "空缺")
    assert ("席位无人任职", "市委督查室主任", TODAY) in columns(faults, "fault", "about", "since")
    after = tables(hall.town, "auditor", "leading-group", hall.group, day=date(2027, 1, 1))
    assert said(after[0])["当日能否召集会议"] == "不能"


def test_the_roster_of_liaisons_has_stale_ones_first_and_units_without(hall: Hall) -> None:
    for one, days in ((hall.who.bureau, 300), (hall.who.head, 366)):
        command = c.NameLiaison(
            group=hall.group,
            unit=one.unit,
            post=one.post,
            contact="7560001",
            since=TODAY - days * A_DAY,
        )
        hall.do(KEEPER, command)
    roster, lacking = tables(hall.town, "auditor", "liaisons", hall.group)
    assert columns(roster, "unit", "fault") == [
        ("市委组织部", "联络员超过一年未确认"),
        ("农业农村局", ""),
    ]
    assert "其中需更新 1 名；未明确联络员的单位 2 个" in roster.under[1]
    assert set(lacking.rows) == {("市委办公室",), ("市委督查室",)}
