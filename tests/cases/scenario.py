"""One valid command of every kind of cases, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, datetime, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain import cases as c
from ruralgov.domain.cases import (
    IntakeChannel,
    Milestone,
    MilestoneStart,
    PauseGround,
    PlanVersion,
    RefusalGround,
    Satisfaction,
    Terms,
    UnitPost,
)
from ruralgov.domain.kernel.calendar import SHANGHAI, legal_date
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, OrganisationId
from ruralgov.domain.kernel.personal import CitizenText, FileKey, PersonName, Telephone
from ruralgov.domain.kernel.point import Point
from ruralgov.domain.kernel.profile import DELIVERY_ATTEMPTS
from ruralgov.domain.policy import (
    AdoptProfile,
    CorrectProfileEntry,
    CurrentProfile,
    PublishCalendar,
)
from ruralgov.domain.policy.imports_calendar import read
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from tests.town import DAY, NAME, Town

Step = tuple[str, Any]
UNIT = OrganisationId("00000000-0000-7000-8000-00000000000b")
SPARE = OrganisationId("00000000-0000-7000-8000-00000000000c")
DUTY = RegisterOrganisation(
    name="值班室", kind=OrganisationKind.DEPARTMENT, place=CITY, since=DAY, source="t", id=UNIT
)
PLAN = PlanVersion(
    since=date(2027, 6, 1),
    source="t",
    fallback="值班室",
    rules=(),
    posts=(UnitPost(office="值班室", place=CITY, unit=UNIT, contact=AccountId("handler")),),
)
"""A plan that is not yet in force."""
DAY_AFTER = date(2025, 12, 31)
"""The last day of the history of another system."""
MILESTONES = (
    Milestone(
        name="停工", limit=TimeLimit(4, TimeUnit.WORKING_HOURS), start=MilestoneStart.DISPATCH
    ),
    Milestone(
        name="处罚", limit=TimeLimit(7, TimeUnit.WORKING_DAYS), start=MilestoneStart.PREVIOUS
    ),
)


def steps(town: Town) -> Generator[Step, Any, None]:
    lighting = c.DefineMatter(
        code="new",
        name="新事项",
        standard="标准",
        unit="城建办",
        limit=TimeLimit(400, TimeUnit.WORKING_DAYS),
        department="供电公司",
        since=DAY,
        source="t",
        terms=Terms(extension=5, pause_days=5),
        milestones=MILESTONES,
    )
    yield "admin", lighting
    yield "registrar", DUTY
    yield "admin", c.PublishDispatchPlan(plan=PLAN)
    report = c.ReportCase(
        matter="new",
        place=town.village,
        channel=IntakeChannel.WEB,
        text=CitizenText.of("天黑看不清路"),
        reporter=PersonName.of(NAME),
        contact=Telephone.of("13900000000"),
    )
    refused = yield "reporter", report
    refuse = c.RefuseCase(case=refused.key, ground=RefusalGround.REPEAT, reason="已答复")
    yield "desk", refuse
    yield from _detours(report)
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    yield "desk", c.DispatchCase(case=case)
    yield "admin", PublishCalendar(year=read(b'year = 2027\nsource = "x"'))
    again = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=again)
    town.clock.now += timedelta(days=300)
    yield "desk", c.DispatchCase(case=again)
    yield "desk", c.RecomputeDeadline(case=again)
    yield "handler", c.SignCase(case=case)
    yield "handler", c.HandleCase(case=case)
    for one in MILESTONES:
        yield "handler", c.ReachMilestone(case=case, name=one.name, note="现场记录")
    yield "handler", c.ReportDone(case=case, outcome="已修")
    yield "checker", c.CheckCase(case=case, passed=True, note="看过")
    called = c.CallBack(
        case=case, satisfaction=Satisfaction.SATISFIED, words=CitizenText.of("谢谢")
    )
    yield "caller", called
    yield "desk", c.CloseCase(case=case)
    yield from _lapsed(town, report)
    yield from _problem(report)
    moved = CaseId((yield "reporter", report).key)
    yield "desk", c.RelocateCase(case=moved, place=town.other, reason="村庄合并")
    mistyped = evolve(PLAN, since=date(2027, 10, 1))
    yield "admin", c.PublishDispatchPlan(plan=mistyped)
    yield "admin", c.CorrectDispatchPlanEntry(entry=mistyped.since, reason="年份填错")
    yield "admin", evolve(lighting, since=date(2027, 7, 1))
    right = date(2027, 2, 1)
    put_right = c.CorrectMatterEntry(code="new", entry=date(2027, 7, 1), since=right, reason="填错")
    yield "admin", put_right
    erase = c.EraseCase(case=refused.key, ground=ErasureGround.PURPOSE_DONE, reason="本人申请")
    yield "privacy", erase
    yield from _dissatisfied(town, report)
    yield from _moved(report)
    yield from _forced(report)
    yield from _asked_about(report)
    gone = c.WithdrawMatter(code="new", since=date(2027, 11, 1), successor="light", reason="合并")
    yield "admin", gone
    yield from _told(report)
    yield from _together(report)
    yield from _attached(report)
    yield from _history(town)


def _together(report: c.ReportCase) -> Generator[Step, Any, None]:
    """One answer goes to two cases that are linked."""
    cases = []
    for _ in range(2):
        cases.append(CaseId((yield "reporter", report).key))
        yield "desk", c.AcceptCase(case=cases[-1])
    yield "desk", c.OpenProblem(cases=tuple(cases), reason="同一盏灯")
    yield "desk", c.AnswerLinkedCases(case=cases[0], answer="带身份证来办")
    third = CaseId((yield "reporter", report).key)
    yield "desk", c.AcceptCase(case=third)
    yield "desk", c.AnswerLinked(case=third, answer="带身份证来办")


def _told(report: c.ReportCase) -> Generator[Step, Any, None]:
    """Notices to who reported: one is sent after it was parked, one has nobody any more."""
    case = (yield "reporter", report).key
    refuse = c.RefuseCase(case=case, ground=RefusalGround.REPEAT, reason="已答复")
    yield "desk", refuse
    wanted = c.Wanted(case=CaseId(case), kind=c.NoticeKind.REFUSED, version=2)
    yield "notifier", c.PlanNotices(after="", mark="1", notices=(wanted,))
    for _ in range(DELIVERY_ATTEMPTS):
        yield "notifier", c.ReportNotice(notice=wanted.key, sent=False, problem="closed")
    yield "notifier", c.ReleaseNotice(notice=wanted.key, reason="网关已恢复")
    yield "notifier", c.ReportNotice(notice=wanted.key, sent=True)
    late = c.Wanted(case=CaseId(case), kind=c.NoticeKind.LATE, version=1)
    yield "notifier", c.PlanNotice(case=late.case, kind=late.kind, version=late.version)
    yield "notifier", c.DropNotice(notice=late.key)
    yield "notifier", c.PlanNotice(case=late.case, kind=late.kind, version=late.version)
    yield "notifier", c.ClaimNotice(notice=late.key)


def _moved(report: c.ReportCase) -> Generator[Step, Any, None]:
    """Let units help with a case, hand it over, give it its right matter, and take all at once."""
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    spare = (yield "registrar", evolve(DUTY, name="驻村服务站", id=SPARE)).key
    other = OrganisationId((yield "registrar", evolve(DUTY, name="联动室", id=None)).key)
    helping = (OrganisationId(spare), other)
    yield "desk", c.DispatchCase(case=case, unit=UNIT, co_units=helping, reason="协办")
    yield "handler", c.SignCoTask(case=case, unit=other)
    yield "handler", c.AnswerCoTask(case=case, unit=other, answer="已断电")
    yield "supervisor", c.ReleaseCoTask(case=case, unit=SPARE, reason="不再需要")
    yield "desk", c.HandOverCase(case=case, unit=other, reason="归口")
    yield "desk", c.HandOverCases(unit=other, to=UNIT, reason="撤并")
    yield "desk", c.PassCase(case=case, unit=other, reason="撤并")
    yield "desk", c.ReclassifyCase(case=case, matter="light", reason="分类有误")


def _dissatisfied(town: Town, report: c.ReportCase) -> Generator[Step, Any, None]:
    """Call a reporter until nobody is reached, and one who stays dissatisfied to the end."""
    today = legal_date(town.clock.now)
    patient = evolve(town.ask("auditor", CurrentProfile()), since=today, call_attempts=2)
    yield "admin", AdoptProfile(profile=patient)
    nobody = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=nobody)
    yield "desk", c.AnswerCase(case=nobody, answer="带身份证来办")
    for _ in range(2):
        yield "caller", c.CallBack(case=nobody, satisfaction=Satisfaction.UNREACHABLE)
    yield "admin", CorrectProfileEntry(entry=today, reason="试行结束")
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    for _ in range(2):
        yield "desk", c.AnswerCase(case=case, answer="带身份证来办")
        yield "caller", c.CallBack(case=case, satisfaction=Satisfaction.DISSATISFIED)
    yield "supervisor", c.SettleGrievance(case=case, outcome="已复核，维持答复")


def _forced(report: c.ReportCase) -> Generator[Step, Any, None]:
    """A case that a unit has is closed by force."""
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    yield "desk", c.DispatchCase(case=case)
    yield "supervisor", c.ForceClose(case=case, reason="重复")


def _asked_about(report: c.ReportCase) -> Generator[Step, Any, None]:
    """Its reporter adds to a case and asks where it stands."""
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    yield "desk", c.DispatchCase(case=case)
    channel = c.IntakeChannel.HOTLINE
    yield "desk", c.SupplementCase(case=case, channel=channel, words="路口还有一处")
    yield "caller", c.ChaseCase(case=case, channel=channel, words="办到哪一步了")
    yield "handler", c.AnswerChase(case=case, answer="已派人，本周完成")
    yield "caller", c.WithdrawCase(case=case, channel=channel, words="自己修好了")
    yield "caller", c.RestoreCase(case=case, channel=channel, words="又坏了")
    yield "desk", c.ExplainDelay(case=case, reason="等供电公司停电配合")


def _history(town: Town) -> Generator[Step, Any, None]:
    """Take over a case of another system."""
    day = date(2025, 3, 1)
    yield "admin", c.RegisterOldSystem(name="旧热线", first_day=day, last_day=DAY_AFTER, source="t")
    reported = datetime(2025, 3, 3, 9, tzinfo=SHANGHAI)
    imported = c.ImportCase(
        system="旧热线",
        number="LW-17",
        matter="new",
        place=town.village,
        reported=reported,
        dispatched=reported,
        due=reported + timedelta(days=5),
        done=reported + timedelta(days=4),
        ended=reported + timedelta(days=6),
        unit="旧城建办",
        result=c.Result.SOLVED,
        satisfaction=Satisfaction.SATISFIED,
    )
    yield "admin", imported


def _attached(report: c.ReportCase) -> Generator[Step, Any, None]:
    """Attach the wrong file to a report, take it back, and attach the right one."""
    case = CaseId((yield "reporter", report).key)
    attach = c.AttachToCase(
        case=case,
        part=c.AttachmentPart.REPORT,
        kind=c.FileKind.JPEG,
        sha256="a" * 64,
        size=1000,
        stored="b" * 64,
        file_key=FileKey.of("c" * 64),
        shows="夜里照不见路",
    )
    yield "reporter", attach
    yield "desk", c.WithdrawAttachment(case=case, attachment=1, reason="传错照片")
    yield "desk", evolve(attach, sha256="d" * 64, stored="e" * 64, file_key=FileKey.of("f" * 64))


def _problem(report: c.ReportCase) -> Generator[Step, Any, None]:
    """Link three cases, and unlink them until the problem is dissolved."""
    pointed = evolve(report, point=Point(longitude=122_500_000, latitude=37_200_000))
    cases = []
    for _ in range(3):
        cases.append(CaseId((yield "reporter", pointed).key))
    problem = (yield "desk", c.OpenProblem(cases=tuple(cases[:2]), reason="同一盏灯")).key
    yield "desk", c.LinkCase(problem=problem, case=cases[2], reason="同一盏灯")
    for case in cases[:2]:
        yield "desk", c.UnlinkCase(problem=problem, case=case, reason="另一盏灯")


def _lapsed(town: Town, report: c.ReportCase) -> Generator[Step, Any, None]:
    """Take up a case whose return nobody decided."""
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    yield "desk", c.DispatchCase(case=case)
    yield "handler", c.AskReturn(case=case, duty="三定", reason="不归我")
    town.clock.now += timedelta(days=9)
    yield "handler", c.LapseReturn(case=case)


def _detours(report: c.ReportCase) -> Generator[Step, Any, None]:
    """Take cases through every step beside the main way."""
    spare = (yield "reporter", report).key
    yield "desk", c.CancelCase(case=spare, reason="误录")
    spare = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=spare)
    yield "desk", c.DeclineFiling(case=spare, reason="不够标准")
    spare = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=spare)
    yield "desk", c.AnswerCase(case=spare, answer="带身份证来办")
    yield "supervisor", c.ForceClose(case=spare, reason="重复")
    case = (yield "reporter", report).key
    yield "desk", c.AcceptCase(case=case)
    ask = c.AskReturn(case=case, duty="三定", reason="不归我")
    yield "desk", c.DispatchCase(case=case)
    yield "handler", ask
    yield "desk", c.DecideReturn(case=case, granted=True, reason="属实")
    yield "desk", c.DispatchCase(case=case)
    yield "handler", ask
    yield "supervisor", c.ArbitrateCase(case=case, unit=UNIT, reason="属地")
    yield "desk", c.UrgeCase(case=case, words="请快")
    yield "supervisor", c.SuperviseCase(case=case, reason="久拖")
    yield "handler", c.SignCase(case=case)
    yield "handler", c.HandleCase(case=case)
    yield "handler", c.AskExtension(case=case, amount=1, reason="等件")
    yield "supervisor", c.DecideTime(case=case, granted=False, reason="不必")
    pause = c.AskPause(case=case, ground=PauseGround.SEASON, days=1, reason="冰冻")
    yield "handler", pause
    yield "supervisor", c.DecideTime(case=case, granted=True, reason="属实")
    yield "handler", c.ResumeCase(case=case)
    yield "handler", c.EscalateCase(case=case, reason="需协调")
