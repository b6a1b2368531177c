"""One valid command of every kind of party points, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.ids import (
    BehaviourListId,
    BulletinId,
    GateCheckId,
    MemberPledgeId,
    PartyEntryId,
    PartyRewardId,
    StandingId,
    VolunteerHoursId,
    VolunteerTeamId,
)
from tests.partypoints.branch import (
    A_DAY,
    APPROVER,
    BEGUN,
    DONE,
    MONTH,
    RECORDER,
    REVIEWER,
    Branch,
    document,
    drafting,
    proof,
)
from tests.town import DAY, Town

Step = tuple[str, Any]


def steps(town: Town) -> Generator[Step, Any, None]:
    branch = Branch(town)
    key = yield from _list(branch)
    yield from _entries(branch)
    yield from _standing(branch)
    yield from _bulletin(branch)
    yield from _pledges(branch)
    yield from _teams(branch)
    yield from _gate(branch)
    yield APPROVER, p.EndBehaviourList(behaviour_list=key, since=date(2030, 1, 1), cause="换届修订")


def _list(branch: Branch) -> Generator[Step, Any, BehaviourListId]:
    draft = drafting(place=branch.village)
    spare = BehaviourListId((yield RECORDER, draft).key)
    yield RECORDER, p.WithdrawBehaviourList(behaviour_list=spare, reason="重复起草")
    key = BehaviourListId((yield RECORDER, draft).key)
    yield APPROVER, p.AdoptBehaviourList(behaviour_list=key, approval="常委会纪要〔2024〕12号")
    late = BEGUN + A_DAY
    yield RECORDER, p.PublishBehaviourList(behaviour_list=key, published=BEGUN, since=late)
    fix = p.CorrectBehaviourListEntry(
        behaviour_list=key, entry=late, since=BEGUN, reason="生效日录错"
    )
    yield APPROVER, fix
    return key


def _entries(branch: Branch) -> Generator[Step, Any, None]:
    wrong = PartyEntryId((yield RECORDER, branch.recording()).key)
    yield RECORDER, p.RefusePartyEntry(entry=wrong, reason="登错人")
    good = PartyEntryId((yield RECORDER, branch.recording()).key)
    yield APPROVER, p.ApprovePartyEntry(entry=good)
    yield APPROVER, p.ReversePartyEntry(entry=good, reason="签到记录有误")
    minus = yield from _deduction(branch, 60)
    yield RECORDER, p.AppealPartyEntry(entry=minus, reference="申诉书1号")
    answer = p.AnswerPartyAppeal(entry=minus, stands=True, reason="经查属实")
    yield REVIEWER, answer
    repair = p.RepairPartyEntry(entry=minus, proof=proof(61), reason="已补学补课")
    yield APPROVER, repair
    yield from _deduction(branch, 62)


def _deduction(branch: Branch, number: int) -> Generator[Step, Any, PartyEntryId]:
    record = branch.recording("HX02", proof=document(number))
    key = PartyEntryId((yield RECORDER, record).key)
    yield RECORDER, p.TellPartySubject(entry=key, day=branch.today)
    yield RECORDER, p.HearPartySubject(entry=key, stand=p.Stand.OBJECTS, statement="陈述1号")
    yield APPROVER, p.ApprovePartyEntry(entry=key)
    return key


def _standing(branch: Branch) -> Generator[Step, Any, None]:
    mark = p.MarkStanding(
        person=branch.members[2],
        organisation=branch.key,
        standing=p.Standing.ON_LEAVE,
        since=DONE,
        basis="请假条",
    )
    spare = StandingId((yield RECORDER, mark).key)
    yield RECORDER, p.WithdrawStanding(standing=spare, reason="标错人")
    key = StandingId((yield RECORDER, mark).key)
    yield RECORDER, p.EndStanding(standing=key, since=branch.today)


def _bulletin(branch: Branch) -> Generator[Step, Any, None]:
    issue = p.IssueBulletin(organisation=branch.key, month=MONTH)
    bulletin = BulletinId((yield RECORDER, issue).key)
    propose = p.ProposePartyReward(
        person=branch.members[1],
        organisation=branch.key,
        reward=p.RewardKind.PRAISE,
        bulletins=(bulletin,),
        reason="带头清扫积雪",
    )
    spare = PartyRewardId((yield RECORDER, propose).key)
    yield APPROVER, p.WithdrawPartyReward(reward=spare, reason="重复")
    key = PartyRewardId((yield RECORDER, propose).key)
    decide = p.DecidePartyReward(reward=key, granted=True, paper="支委会决议", answer="同意")
    yield APPROVER, decide


def _pledges(branch: Branch) -> Generator[Step, Any, None]:
    make = p.MakeMemberPledge(
        person=branch.members[0],
        organisation=branch.key,
        promise="年内修好村西水渠",
        made=DONE,
        due=branch.today + 10 * A_DAY,
    )
    spare = MemberPledgeId((yield RECORDER, make).key)
    yield RECORDER, p.WithdrawMemberPledge(pledge=spare, reason="重复")
    key = MemberPledgeId((yield RECORDER, make).key)
    yield RECORDER, p.FulfilMemberPledge(pledge=key, day=branch.today, proof=proof(70))
    review = p.ReviewMemberPledge(pledge=key, outcome=p.PledgeOutcome.KEPT, reason="现场查看")
    yield APPROVER, review


def _teams(branch: Branch) -> Generator[Step, Any, None]:
    form = p.FormVolunteerTeam(
        team=p.TeamKind.PARTY_FLAG, name="大庄党旗红", organisation=branch.key, since=DAY
    )
    flag = VolunteerTeamId((yield RECORDER, form).key)
    form = p.FormVolunteerTeam(
        team=p.TeamKind.VOLUNTEER, name="大庄志愿红", organisation=branch.key, since=DAY
    )
    team = VolunteerTeamId((yield RECORDER, form).key)
    yield RECORDER, p.PairVolunteerTeam(team=team, leader=flag)
    for person in branch.members[:2]:
        yield RECORDER, p.JoinVolunteerTeam(team=flag, person=person, since=BEGUN)
    yield RECORDER, p.LeaveVolunteerTeam(team=flag, person=branch.members[1], since=DONE)
    serve = p.RecordVolunteerHours(
        team=flag,
        person=branch.members[0],
        day=DONE,
        minutes=150,
        activity="清扫积雪",
        proof=proof(80),
    )
    spare = VolunteerHoursId((yield RECORDER, serve).key)
    yield RECORDER, p.WithdrawVolunteerHours(hours=spare, reason="重复")
    hours = VolunteerHoursId((yield RECORDER, serve).key)
    yield APPROVER, p.CertifyVolunteerHours(hours=hours)
    yield RECORDER, p.PostVolunteerHours(hours=hours, organisation=branch.key)
    dissolve = p.DissolveVolunteerTeam(team=team, since=branch.today, cause="并入党旗红")
    yield RECORDER, dissolve


def _gate(branch: Branch) -> Generator[Step, Any, None]:
    check = p.OpenGateCheck(
        process=p.GateProcess.COMMENDATION, subject=branch.member(), organisation=branch.key
    )
    spare = GateCheckId((yield RECORDER, check).key)
    yield RECORDER, p.WithdrawGateCheck(check=spare, reason="重复")
    key = GateCheckId((yield RECORDER, check).key)
    said: dict[str, Any] = {"check": key, "reason": "材料待核", "reference": "审核意见1号"}
    yield APPROVER, p.ConcludeGateCheck(result=p.GateResult.LOOK, **said)
    yield RECORDER, p.AskGateReview(check=key, reference="复核申请1号")
    yield REVIEWER, p.AnswerGateReview(result=p.GateResult.PASS, **said)
