"""Sheets of meetings: the minutes, a procedure and the findings, against what is asked."""

from datetime import date

import pytest

from ruralgov.domain import meetings as m
from ruralgov.domain.access import Readings
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import MeetingId
from ruralgov.domain.meetings.model import BodyKind, Matter
from ruralgov.reports.sheets import FORMS, made
from tests.meetings.hall import HELD, Hall, came, plan, roll, who
from tests.meetings.village import HUNG, Village
from tests.sheets.desk import asking, columns, tables
from tests.town import NAME

CONVENER, RECORDER = "meeting_convener", "meeting_recorder"


@pytest.fixture
def hall() -> Hall:
    return Hall()


def branch(hall: Hall) -> MeetingId:
    """Return a branch meeting: three of four came, of two motions one failed."""
    body = hall.body(BodyKind.BRANCH_MEETING)
    people = hall.people(4)
    hall.seat(body, people)
    meeting = hall.call(body, plan(Matter.PARTY), plan(Matter.PARTY, title="学习"))
    hall.open(meeting, m.Attendance(attendees=tuple(map(who, people[:3])), guests=2))
    hall.vote(meeting, 3)
    aside = m.Recusal(person=people[2], ground=m.RecusalGround.PARTY)
    hall.vote(meeting, 1, 2, recused=(aside,))
    return meeting


def test_the_figures_of_minutes_are_those_of_the_query(hall: Hall) -> None:
    meeting = branch(hall)
    asked: m.MinutesSheet = hall.town.ask(CONVENER, m.MinutesOf(meeting=meeting))
    facts, present, motions, rules, hung, people = tables(hall.town, CONVENER, "minutes", meeting)
    told = dict(columns(facts, "fact", "value"))
    assert (told["会议编号"], told["地区"], told["主持人"]) == (asked.number, "俚岛镇大庄", NAME)
    assert told["通知日期"] == "2025-12-01（提前 14 天）"
    assert "签发人（账号）" not in told
    assert facts.foot[-1] == m.MinutesNote.NOT_APPROVED.zh
    assert dict(columns(present, "who", "count")) == {
        "应到（按人计）": 4,
        "实到": 3,
        "其中：本人": 3,
        "线上参加": 0,
        "列席（无表决权）": 2,
    }
    votes = ("in_favour", "against", "abstained", "silent", "outcome")
    assert columns(motions, *votes) == [(3, 0, 0, 0, "通过"), (1, 0, 0, 1, "未通过")]
    assert columns(motions, "aside") == [("",), (f"{NAME}（本人是当事人）",)]
    assert columns(motions, "holds") == [("纪要未签发，暂不能作为依据",), ("",)]
    (rule, _) = (one.rules[0] for one in asked.motions)
    assert columns(rules, "source", "quorum", "quorum_needed", "present", "of", "needed")[0] == (
        rule.source,
        "≥ 1/2",
        rule.quorum_needed,
        asked.present,
        rule.of,
        rule.needed,
    )
    assert columns(rules, "passed") == [("达到",), ("未达到",)]
    assert hung.rows == ()
    assert columns(people, "came") == [("到会",)] * 3 + [("未到",)]


def test_minutes_say_who_approved_them_and_where_the_decision_hung(hall: Hall) -> None:
    meeting = hall.call(hall.body(BodyKind.VILLAGE_MEETING))
    empty = tables(hall.town, CONVENER, "minutes", meeting)
    assert [table.rows for table in empty[1:2]] == [()]
    assert empty[0].foot == (m.MinutesNote.NOT_OPENED.zh,)
    hall.open(meeting, came(60), roll(100))
    key = hall.vote(meeting, 40).decision
    assert key is not None
    hall.minute(meeting)
    publish = m.PublishDecision(decision=key, since=HELD, where="公开栏")
    hall.town.do(RECORDER, publish)
    facts, present, motions, _, hung, people = tables(hall.town, CONVENER, "minutes", meeting)
    told = dict(columns(facts, "fact", "value"))
    assert (told["纪要"], told["签发人（账号）"]) == ("会议纪要", "meeting_convener")
    assert told["应到依据"] == "村民名册"
    assert ("实到", 60) in columns(present, "who", "count")
    assert columns(motions, "holds") == [("有效",)]
    assert columns(hung, "what", "since", "down", "where") == [("决议公开", HELD, None, "公开栏")]
    assert people.rows == ()
    assert m.MinutesNote.COUNTED.zh in facts.foot


def test_minutes_are_read_by_few_and_each_reading_is_kept(hall: Hall) -> None:
    meeting = branch(hall)
    with pytest.raises(Denied):
        tables(hall.town, "stranger", "minutes", meeting)
    tables(hall.town, CONVENER, "minutes", meeting)
    chair = hall.town.ask("auditor", Readings(subject=f"person/{hall.chair}"))
    assert len(chair) == 1


def test_the_newest_meetings_that_were_opened_have_pages(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGE_MEETING)
    first, second, ahead = (
        hall.call(body, day=day) for day in (HELD, date(2025, 12, 20), date(2025, 12, 30))
    )
    for one in (first, second):
        hall.open(one, came(60), roll(100))
    of = FORMS["minutes"].of
    assert of is not None
    keys = of.keys(asking(hall.town, CONVENER))
    assert [key for key, _ in keys] == [second, first]
    assert ahead not in dict(keys)
    assert keys[0][1].startswith("2025-12-20 俚岛镇大庄 村民会议 ")


def test_a_procedure_has_its_steps_in_order_with_the_figures_of_each() -> None:
    hall = village = Village()
    procedure, decision = village.published(Matter.PLANNING)
    asked: m.ProcedureSheet = hall.town.ask(RECORDER, m.ProcedureFile(procedure=procedure))
    steps, hung = tables(hall.town, RECORDER, "procedure", procedure)
    assert [one for (one,) in columns(steps, "step")] == [step.zh for step in m.Step]
    assert [one for (one,) in columns(steps, "state")] == ["已完成"] * 5 + [
        "下一步",
        "未到",
        "未到",
    ]
    figures = [one.figures for one in asked.decisions]
    assert columns(steps, "entitled", "present", "in_favour")[:4] == [
        (one.entitled, one.present, one.in_favour) for one in figures if one is not None
    ]
    assert columns(steps, "entitled")[4:] == [(None,)] * 4
    assert columns(steps, "holds")[3] == ("有效",)
    assert columns(hung, "what", "since", "where") == [("决议公开", HUNG, "公开栏")]
    revoke = plan(Matter.PLANNING, revokes=decision)
    village.decided(village.bodies[m.Act.DECIDE], revoke, date(2025, 12, 20))
    steps, _ = tables(hall.town, RECORDER, "procedure", procedure)
    assert columns(steps, "holds")[3] == ("已失效",)
    with pytest.raises(Exception, match="procedure_missing"):
        made(asking(hall.town, RECORDER), "procedure", "none")


def test_what_is_wrong_with_bodies_is_what_is_found(hall: Hall) -> None:
    hall.body(BodyKind.BRANCH_COMMITTEE)
    over = date(2025, 1, 1)
    hall.body(BodyKind.TWO_COMMITTEES, until=over)
    (found,) = tables(hall.town, RECORDER, "body-findings")
    assert columns(found, "place", "fault", "count", "needed", "of", "since") == [
        ("俚岛镇大庄", "没有组成人员", 0, 1, 0, None),
        ("俚岛镇大庄", "任期届满未换届", None, None, None, over),
    ]
    assert found.under[1] == "任期内的组织 1 个"
