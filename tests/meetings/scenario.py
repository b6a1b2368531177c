"""One valid command of every kind of meetings, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain import registry as r
from ruralgov.domain.collectives import FoundCollective, MoveCollective
from ruralgov.domain.kernel.ids import (
    BodyId,
    CollectiveId,
    DecisionId,
    HouseholdId,
    MeetingId,
    PersonId,
    PlaceId,
    ProcedureId,
)
from ruralgov.domain.meetings import messages_body as b
from ruralgov.domain.meetings import messages_decision as d
from ruralgov.domain.meetings.model import Act, BodyKind, Matter
from tests.meetings.hall import CALLED, HELD, calling, came, confirmed, founding, plan, roll
from tests.registry.scenario import person_at
from tests.town import DAY, Town

Step = tuple[str, Any]
CONVENER, RECORDER, GUIDE = "meeting_convener", "meeting_recorder", "village_affairs_guide"
LATER = date(2026, 1, 1)


def steps(town: Town) -> Generator[Step, Any, None]:
    village = town.village
    home = HouseholdId("m-home")
    yield (
        "registrar",
        r.RegisterHousehold(id=home, village=village, number="m", since=DAY, source="t"),
    )
    people = []
    for number in (41, 42, 43):
        person = yield "registrar", person_at(home, number)
        people.append(PersonId(person.key))
    meeting_of_all = BodyId((yield "registrar", founding(village, BodyKind.VILLAGE_MEETING)).key)
    branch = BodyId((yield "registrar", founding(village, BodyKind.BRANCH_MEETING)).key)
    yield from _seats(home, branch, people)
    yield from _terms(town, village)
    yield from _rules()
    yield from _meetings(meeting_of_all, people)
    yield from _papers(meeting_of_all)
    yield from _procedure(village, branch, meeting_of_all, people)
    yield from _revoked(meeting_of_all, people)


def _seats(home: HouseholdId, branch: BodyId, people: list[PersonId]) -> Generator[Step, Any, None]:
    seats = tuple(m.SeatPlan(person=one) for one in people)
    yield "registrar", m.SeatMembers(body=branch, seats=seats, since=DAY, basis="党员名册")
    left = date(2025, 2, 1)
    yield (
        "registrar",
        m.UnseatMember(body=branch, person=people[2], since=left, reason="转出"),
    )
    yield (
        "registrar",
        m.CorrectSeatEntry(body=branch, person=people[2], entry=left, since=None, reason="未转出"),
    )
    yield (
        "registrar",
        b.VacateSeats(body=branch, person=people[2], since=date(2025, 6, 1), cause="迁出"),
    )
    twin = yield "registrar", person_at(home, 44)
    yield (
        "registrar",
        r.MergePersons(person=people[2], into=PersonId(twin.key), reason="同一人"),
    )
    yield "registrar", b.FollowSeats(body=branch)


def _terms(town: Town, village: PlaceId) -> Generator[Step, Any, None]:
    short = evolve(founding(village, BodyKind.VILLAGERS_COMMITTEE), until=date(2025, 1, 1))
    committee = BodyId((yield "registrar", short).key)
    yield (
        "registrar",
        m.ExtendBodyTerm(body=committee, until=date(2025, 7, 1), basis="市政府批准延期"),
    )
    renewed = date(2025, 6, 1)
    yield (
        "registrar",
        m.RenewBody(body=committee, since=renewed, until=date(2030, 6, 1), source="换届选举"),
    )
    yield (
        "registrar",
        m.CorrectBodyEntry(
            body=committee, entry=renewed, since=date(2025, 6, 2), reason="日期写错"
        ),
    )
    yield "registrar", m.EndBody(body=committee, since=LATER, basis="撤村")
    founded = FoundCollective(place=village, name="会议股份经济合作社", since=DAY, source="登记证")
    collective = CollectiveId((yield "registrar", founded).key)
    of_it = founding(village, BodyKind.MEMBERS, collective=collective)
    members = BodyId((yield "registrar", of_it).key)
    yield (
        "registrar",
        MoveCollective(
            collective=collective,
            place=town.other,
            since=date(2025, 3, 1),
            decision="成员大会〔2025〕1号",
            reason="合村不合账",
        ),
    )
    yield (
        "registrar",
        m.CarryOverBody(body=members, since=date(2025, 3, 1), basis="随集体转入"),
    )


def _rules() -> Generator[Step, Any, None]:
    rule = m.DecisionRule(
        code="371082-conference",
        kind=BodyKind.CONFERENCE,
        quorum=(m.Quorum(by=m.CountedBy.PERSONS, share=m.Share(part=1, whole=2)),),
        majority=m.Share(part=1, whole=2, more=True),
        since=DAY,
        source="联席会议工作规则",
    )
    yield "registrar", m.AdoptDecisionRule(rule=rule)
    yield (
        "registrar",
        m.CorrectDecisionRuleEntry(code=rule.code, since=date(2024, 2, 1), reason="日期写错"),
    )
    yield "registrar", m.EndDecisionRule(code=rule.code, until=LATER, basis="新规则")


def _meetings(body: BodyId, people: list[PersonId]) -> Generator[Step, Any, None]:
    chair = people[0]
    off = MeetingId((yield CONVENER, calling(body)).key)
    yield (
        CONVENER,
        m.ChangeAgenda(meeting=off, notified=CALLED, motions=(plan(Matter.HELP),)),
    )
    yield CONVENER, m.CallOffMeeting(meeting=off, reason="台风")
    held = MeetingId((yield CONVENER, calling(body, plan(), plan(Matter.HELP))).key)
    day = date(2025, 12, 20)
    yield CONVENER, m.AdjournMeeting(meeting=held, day=day, reason="农忙")
    opening = m.OpenMeeting(meeting=held, chair=chair, attendance=came(10), roll=roll(100, 40))
    yield RECORDER, opening
    yield RECORDER, m.TakeAttendance(meeting=held, attendance=came(60))
    vote = m.RecordVote(
        meeting=held,
        motion=1,
        tally=m.Tally(in_favour=50, against=5, abstained=4, ballot=m.Ballot.SECRET),
        recused=(m.Recusal(person=people[1], ground=m.RecusalGround.RELATIVE),),
    )
    yield RECORDER, vote
    yield RECORDER, m.WithdrawVote(meeting=held, motion=1, reason="票数抄错")
    yield RECORDER, vote
    yield RECORDER, d.EnterDecision(id=DecisionId("m-twin"), meeting=held, motion=1)
    yield RECORDER, d.MarkMinuted(decision=DecisionId("m-twin"))
    yield (
        RECORDER,
        d.RevokeDecision(decision=DecisionId("m-twin"), by=DecisionId("m-twin"), since=day),
    )
    yield (
        RECORDER,
        d.ReviveDecision(decision=DecisionId("m-twin"), by=DecisionId("m-twin")),
    )
    yield RECORDER, d.DropDecision(decision=DecisionId("m-twin"), reason="重复")
    yield (
        RECORDER,
        m.DisposeMotion(meeting=held, motion=2, outcome=m.Outcome.POSTPONED, reason="再征求意见"),
    )
    yield RECORDER, m.CloseMeeting(meeting=held)
    yield CONVENER, m.ApproveMinutes(meeting=held, reference="大庄村会纪〔2025〕1号")
    yield CONVENER, m.CorrectMinutes(meeting=held, text="第二项原文“暂缓”。")
    wrong = MeetingId((yield CONVENER, calling(body)).key)
    yield CONVENER, m.WithdrawMeeting(meeting=wrong, reason="重复登记")


def _revoked(body: BodyId, people: list[PersonId]) -> Generator[Step, Any, None]:
    """Let a later meeting end what an old paper says."""
    old = yield from confirmed(body, matter=Matter.HELP, title="帮扶名单")
    motion = plan(Matter.HELP, revokes=old)
    later = MeetingId((yield CONVENER, calling(body, motion, day=date(2025, 12, 22))).key)
    opening = m.OpenMeeting(meeting=later, chair=people[0], attendance=came(60), roll=roll(100))
    yield RECORDER, opening
    yield RECORDER, m.RecordVote(meeting=later, motion=1, tally=m.Tally(in_favour=50))
    yield RECORDER, m.CloseMeeting(meeting=later)
    yield CONVENER, m.ApproveMinutes(meeting=later, reference="大庄村会纪〔2025〕2号")


def _papers(body: BodyId) -> Generator[Step, Any, None]:
    paper = m.EnterPaperDecision(
        body=body,
        matter=Matter.PUBLIC_WORKS,
        title="修路",
        day=date(2025, 11, 1),
        reference="大庄村决〔2025〕3号",
        figures=m.Figures(entitled=100, present=60, in_favour=40),
    )
    first = DecisionId((yield RECORDER, paper).key)
    yield CONVENER, m.WithdrawDecision(decision=first, reason="重复录入")
    second = DecisionId((yield RECORDER, paper).key)
    yield CONVENER, m.ConfirmPaperDecision(decision=second)
    publish = m.PublishDecision(decision=second, since=date(2025, 11, 2), where="村务公开栏")
    yield RECORDER, publish
    yield (
        RECORDER,
        m.WithdrawPublication(decision=second, publication=1, reason="漏了附表"),
    )
    yield RECORDER, evolve(publish, since=date(2025, 11, 3))
    yield (
        RECORDER,
        m.TakeDownPublication(decision=second, publication=2, day=date(2025, 11, 18)),
    )
    yield (
        GUIDE,
        m.AnnulDecision(
            decision=second,
            since=date(2025, 12, 1),
            document="镇政令〔2025〕2号",
            reason="责令改正",
        ),
    )
    yield GUIDE, m.WithdrawAnnulment(decision=second, reason="文书针对另一份决议")


def _procedure(
    village: PlaceId, branch: BodyId, of_all: BodyId, people: list[PersonId]
) -> Generator[Step, Any, None]:
    call = calling(branch, plan(act=Act.PROPOSE), day=HELD)
    proposing = MeetingId((yield CONVENER, call).key)
    who = m.Attendance(attendees=tuple(m.Attendee(person=one) for one in people[:2]))
    yield RECORDER, m.OpenMeeting(meeting=proposing, chair=people[0], attendance=who)
    yield RECORDER, m.RecordVote(meeting=proposing, motion=1, tally=m.Tally(in_favour=2))
    proposal = DecisionId("m-proposal")
    yield RECORDER, d.EnterDecision(id=proposal, meeting=proposing, motion=1)
    yield RECORDER, d.MarkMinuted(decision=proposal)
    begin = m.BeginProcedure(
        place=village, matter=Matter.PLANNING, title="村庄规划", proposal=proposal
    )
    procedure = ProcedureId((yield RECORDER, begin).key)
    two = BodyId((yield "registrar", founding(village, BodyKind.TWO_COMMITTEES)).key)
    paper = m.EnterPaperDecision(
        body=two,
        matter=Matter.PLANNING,
        act=Act.DISCUSS,
        title="村庄规划",
        day=HELD,
        reference="两委会议记录",
    )
    discussed = DecisionId((yield RECORDER, paper).key)
    yield CONVENER, m.ConfirmPaperDecision(decision=discussed)
    yield (
        RECORDER,
        m.TakeProcedureStep(
            procedure=procedure, step=m.Step.DISCUSSED, day=HELD, decision=discussed
        ),
    )
    yield RECORDER, m.WithdrawProcedureStep(procedure=procedure, reason="记错日期")
    yield (
        RECORDER,
        m.EndProcedure(procedure=procedure, end=m.ProcedureEnd.WITHDRAWN, reason="方案重做"),
    )
