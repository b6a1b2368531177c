"""One valid command of every kind of coordination, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from ruralgov.domain import conferences as c
from ruralgov.domain.kernel.ids import (
    ConferenceId,
    LiaisonId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)
from tests.conferences.office import (
    BEGUN,
    CONVENER,
    KEEPER,
    LEAD,
    MAY,
    WATCH,
    Units,
    adopting,
    convening,
    drafting,
    establishing,
    item,
    raising,
    resolving,
    seating,
    units,
)
from tests.town import Town

Step = tuple[str, Any]
Steps = Generator[Step, Any, Any]
A_DAY = timedelta(days=1)
JUNE = date(2024, 6, 1)


def steps(town: Town) -> Generator[Step, Any, None]:
    who = units(town)
    group = yield from _group(who)
    yield from _liaison(group, who)
    problem, other = yield from _problems(town, group, who)
    conference = yield from _conferences(group, problem, who)
    resolution = yield from _resolutions(conference, who, town.clock.now.date())
    yield from _cured(problem, other, conference, resolution)
    yield from _ended(group, who)


def _group(who: Units) -> Steps:
    group = SteeringGroupId((yield KEEPER, establishing(who.head.unit)).key)
    change = c.ChangeSteeringGroup(
        group=group, since=JUNE, last_day=date(2028, 12, 31), basis="延期批复"
    )
    yield KEEPER, change
    fix = c.CorrectGroupTerms(group=group, entry=JUNE, since=JUNE - A_DAY, reason="日期录错")
    yield KEEPER, fix
    yield KEEPER, seating(group, who.head.post, c.SeatRole.LEADER)
    yield KEEPER, seating(group, who.deputy.post, c.SeatRole.DEPUTY)
    yield KEEPER, seating(group, who.bureau.post, c.SeatRole.MEMBER)
    yield KEEPER, seating(group, who.watch.post, c.SeatRole.MEMBER)
    leave = c.UnseatPost(group=group, post=who.watch.post, since=JUNE, reason="分工调整")
    yield KEEPER, leave
    back = c.CorrectGroupSeat(
        group=group, post=who.watch.post, entry=JUNE, since=JUNE + A_DAY, reason="日期录错"
    )
    yield KEEPER, back
    yield KEEPER, adopting(group, since=BEGUN + A_DAY)
    right = c.CorrectConferenceRule(
        group=group, entry=BEGUN + A_DAY, since=BEGUN, reason="日期录错"
    )
    yield KEEPER, right
    return group


def _liaison(group: SteeringGroupId, who: Units) -> Steps:
    naming = c.NameLiaison(
        group=group,
        unit=who.bureau.unit,
        post=who.bureau.post,
        contact="0631-7560001",
        channel="工作群",
        since=BEGUN,
    )
    liaison = LiaisonId((yield KEEPER, naming).key)
    again = c.ReplaceLiaison(
        liaison=liaison, post=who.bureau.post, contact="0631-7560002", since=MAY
    )
    yield KEEPER, again
    yield KEEPER, c.ConfirmLiaison(liaison=liaison)
    yield KEEPER, c.EndLiaison(liaison=liaison, since=JUNE, reason="机构改革")
    fix = c.CorrectLiaisonEntry(liaison=liaison, entry=JUNE, since=None, reason="没有结束")
    yield KEEPER, fix


def _problems(town: Town, group: SteeringGroupId, who: Units) -> Steps:
    bureau = who.bureau.unit
    problem = SalientProblemId((yield KEEPER, raising(group, bureau, town.village)).key)
    mend = c.ChangeProblem(problem=problem, people=130, reason="人数核实")
    yield KEEPER, mend
    other = SalientProblemId((yield KEEPER, raising(group, bureau, town.other)).key)
    wrong = SalientProblemId((yield KEEPER, raising(group, bureau, town.other)).key)
    yield KEEPER, c.WithdrawProblem(problem=wrong, reason="重复登记")
    yield KEEPER, c.MergeProblem(problem=other, into=problem, reason="同一问题")
    yield KEEPER, c.ReopenProblem(problem=other, reason="情况不同")
    hopeless = c.DeclareNotCurable(problem=other, reason="须上级立法", told_to="提出单位")
    yield WATCH, hopeless
    return problem, other


def _held(
    group: SteeringGroupId, who: Units, plan: c.ItemPlan, number: int, day: date = MAY
) -> Steps:
    convene = convening(group, who.head.post, plan, day=day)
    conference = ConferenceId((yield CONVENER, convene).key)
    came = tuple(c.Coming(post=one.post) for one in (who.head, who.bureau, who.deputy))
    yield KEEPER, c.HoldConference(conference=conference, chair=who.head.post, came=came)
    decided = c.ItemOutcome.DECIDED
    dispose = c.DisposeItem(conference=conference, item=1, outcome=decided, words="议定整治")
    yield KEEPER, dispose
    yield KEEPER, drafting(conference, number, who.bureau.unit)
    yield CONVENER, c.SignConferenceMinutes(conference=conference)
    return conference


def _conferences(group: SteeringGroupId, problem: SalientProblemId, who: Units) -> Steps:
    planned = convening(group, who.head.post, item(who.bureau.unit))
    off = ConferenceId((yield CONVENER, planned).key)
    yield CONVENER, c.ChangeConference(conference=off, day=JUNE)
    yield CONVENER, c.CallOffConference(conference=off, reason="与防汛会议冲突")
    plan = item(who.bureau.unit, problem, departments=(who.watch.unit,), consulted=True)
    wrong = yield from _held(group, who, plan, 1)
    yield CONVENER, c.WithdrawConference(conference=wrong, reason="重复登记")
    conference = yield from _held(group, who, plan, 1)
    yield KEEPER, c.DraftAddendum(conference=conference, words="第一项：时限为三月底")
    yield CONVENER, c.SignAddendum(conference=conference, number=1)
    return conference


def _resolutions(conference: ConferenceId, who: Units, today: date) -> Steps:
    resolve = resolving(conference, who.bureau.unit, who.watch.unit, due=today + 30 * A_DAY)
    wrong = ResolutionId((yield KEEPER, resolve).key)
    yield KEEPER, c.WithdrawResolution(resolution=wrong, reason="重复登记")
    one = ResolutionId((yield KEEPER, resolve).key)
    named: dict[str, Any] = {"resolution": one}
    change = c.ChangeResolution(co_units=(who.deputy.unit,), reason="增加配合单位", **named)
    yield KEEPER, change
    yield KEEPER, c.AssignResolution(**named)
    yield LEAD, c.AcceptResolution(**named)
    yield WATCH, c.UrgeResolution(words="请按期办结", **named)
    later = today + 60 * A_DAY
    ask = c.AskResolutionExtension(signed=who.bureau.post, wanted=later, reason="汛期", **named)
    yield LEAD, ask
    grant = c.DecideResolutionExtension(granted=True, due=later, opinion="同意", **named)
    yield WATCH, grant
    yield WATCH, c.SuspendResolution(until=today + 9 * A_DAY, reason="等待上级批复", **named)
    yield WATCH, c.ResumeResolution(**named)
    report = c.ReportResolution(result="已复耕", evidence="验收单", **named)
    yield LEAD, report
    yield WATCH, c.ReviewResolution(passed=False, opinion="缺一块地", **named)
    yield KEEPER, c.AssignResolution(**named)
    yield LEAD, c.AcceptResolution(**named)
    yield LEAD, report
    review = c.ReviewResolution(passed=True, opinion="属实", **named)
    yield WATCH, review
    yield WATCH, c.CloseResolution(**named)
    yield WATCH, c.ReopenResolution(reason="又撂荒", **named)
    yield KEEPER, c.AssignResolution(**named)
    yield LEAD, c.AcceptResolution(**named)
    yield LEAD, report
    yield WATCH, review
    yield WATCH, c.CloseResolution(**named)
    return one


def _cured(
    problem: SalientProblemId,
    other: SalientProblemId,
    conference: ConferenceId,
    resolution: ResolutionId,
) -> Steps:
    cure = c.ReportCure(problem=problem, measures="逐块复耕", evidence="验收单")
    yield LEAD, cure
    yield WATCH, c.VerifyProblem(problem=problem, passed=False, opinion="还有一块")
    yield LEAD, cure
    yield WATCH, c.VerifyProblem(problem=problem, passed=True, opinion="现场属实")
    yield WATCH, c.CloseProblem(problem=problem)
    yield KEEPER, c.ReopenProblem(problem=other, reason="上级已立法")
    yield KEEPER, c.TableProblem(problem=other, conference=conference, item=1, day=MAY)
    yield KEEPER, c.DecideProblem(problem=other, resolution=resolution)
    yield KEEPER, c.UndecideProblem(problem=other, resolution=resolution)
    yield KEEPER, c.UntableProblem(problem=other, conference=conference)


def _ended(group: SteeringGroupId, who: Units) -> Steps:
    conference = yield from _held(group, who, item(who.bureau.unit), 2, day=JUNE)
    resolve = resolving(conference, who.bureau.unit, who.watch.unit)
    one = ResolutionId((yield KEEPER, resolve).key)
    later = yield from _held(group, who, item(who.bureau.unit), 3, day=JUNE + A_DAY)
    yield KEEPER, c.RevokeResolution(resolution=one, conference=later, item=1)
    end = c.EndSteeringGroup(group=group, since=date(2027, 1, 1), cause="任务完成")
    yield KEEPER, end
