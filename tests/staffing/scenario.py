"""One valid command of every kind of staffing, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from ruralgov.domain.kernel.ids import (
    CentreId,
    EnforcementActId,
    OfficerId,
    OrganisationId,
    PowerGrantId,
    QuotaTransferId,
)
from ruralgov.domain.registry import LeavePost, OrganisationKind
from ruralgov.domain.staffing import (
    ActKind,
    AlignOfficer,
    AnswerRecall,
    ApproveTransfer,
    AskRecusal,
    AssessmentResult,
    AssessPower,
    CarryOverCentre,
    CarryPosts,
    CloseCentre,
    CorrectAct,
    CorrectCentreEntry,
    CorrectSecondmentEntry,
    CorrectStaffCount,
    Counter,
    CountStaff,
    DecideRecusal,
    DropTransfer,
    EndBadge,
    EndSecondment,
    EnterOfficer,
    EstablishCentre,
    ExtendSecondment,
    IssueBadge,
    ProposeRecall,
    QuotaKind,
    RecallOfficer,
    RecusalAsker,
    RecusalGround,
    ReverseTransfer,
    ReviewAct,
    RevokePower,
    TransferAct,
    TransferBasis,
    UndoCarrying,
    WithdrawAct,
    WithdrawActReview,
    WithdrawActTransfer,
    WithdrawAssessment,
    WithdrawBadgeEntry,
    WithdrawPower,
    WithdrawRecall,
    WithdrawRecusal,
    WithdrawRevocation,
)
from tests.staffing.office import acting, badge, granting, holder, moving, organisation, sending
from tests.town import Town

Step = tuple[str, Any]
YEAR, MARCH, NEXT = date(2024, 1, 1), date(2024, 3, 1), date(2025, 1, 1)
A_DAY = timedelta(days=1)
OFFICER, APPROVER, SENDER = "staffing_officer", "staffing_approver", "secondment_officer"
HOST, REVIEWER = "centre_host", "legal_reviewer"


def steps(town: Town) -> Generator[Step, Any, None]:
    yield from _posts(town)
    yield from _officers(town)


def _posts(town: Town) -> Generator[Step, Any, None]:
    bureau = organisation(town, "农业农村局")
    centre = organisation(town, "农业技术站", kind=OrganisationKind.PUBLIC_INSTITUTION)
    office = organisation(
        town, "俚岛镇人民政府", kind=OrganisationKind.TOWN_GOVERNMENT, place=town.town
    )
    opened = moving(
        {bureau: 30, office: 20, Counter.AUTHORISED: -50},
        basis=TransferBasis.OPENING,
        approval="三定〔2023〕1号",
        approved=date(2023, 6, 1),
        since=YEAR,
    )
    drafted = QuotaTransferId((yield OFFICER, opened).key)
    yield APPROVER, DropTransfer(transfer=drafted, reason="附件不全")
    first = QuotaTransferId((yield OFFICER, opened).key)
    yield APPROVER, ApproveTransfer(transfer=first)
    moved = moving({bureau: -3, office: 3}, since=MARCH)
    wrong = QuotaTransferId((yield OFFICER, moved).key)
    yield APPROVER, ApproveTransfer(transfer=wrong)
    yield OFFICER, ReverseTransfer(transfer=wrong, reason="数目录错")
    yield OFFICER, DropTransfer(transfer=wrong, reason="数目无误")
    yield OFFICER, ReverseTransfer(transfer=wrong, reason="数目录错")
    yield APPROVER, ApproveTransfer(transfer=wrong)
    again = QuotaTransferId((yield OFFICER, moved).key)
    yield APPROVER, ApproveTransfer(transfer=again)
    carried = CarryPosts(
        unit=bureau,
        into=centre,
        kind=QuotaKind.INSTITUTION,
        since=date(2025, 1, 1),
        cause="机构改革",
    )
    key = QuotaTransferId((yield OFFICER, carried).key)
    yield OFFICER, UndoCarrying(transfer=key, reason="合并登记有误")
    count = CountStaff(
        unit=office, kind=QuotaKind.INSTITUTION, day=MARCH, staff=18, source="实名制台账"
    )
    yield OFFICER, count
    yield (
        OFFICER,
        CorrectStaffCount(
            unit=office, kind=QuotaKind.INSTITUTION, day=MARCH, staff=19, reason="漏计一人"
        ),
    )


def _officers(town: Town) -> Generator[Step, Any, None]:
    bureau = organisation(town, "市场监督管理局")
    person, post = holder(town, bureau)
    establish = EstablishCentre(
        place=town.town, name="俚岛镇综合执法中心", since=YEAR, approval="威编〔2023〕9号"
    )
    centre = CentreId((yield SENDER, establish).key)
    fix = CorrectCentreEntry(centre=centre, entry=YEAR, since=date(2024, 1, 2), reason="日期录错")
    yield SENDER, fix
    enter = EnterOfficer(person=person, post=post, since=MARCH)
    officer = OfficerId((yield SENDER, enter).key)
    yield SENDER, AlignOfficer(officer=officer)
    yield SENDER, IssueBadge(officer=officer, badge=badge("15100001"))
    withdraw = WithdrawBadgeEntry(officer=officer, number="15100001", since=YEAR, reason="证号录错")
    yield SENDER, withdraw
    yield SENDER, IssueBadge(officer=officer, badge=badge("15100002"))
    yield SENDER, IssueBadge(officer=officer, badge=badge("15100003"))
    yield SENDER, EndBadge(officer=officer, number="15100003", since=NEXT, cause="遗失")
    today = town.clock.now.date()
    yield SENDER, sending(officer, centre, until=today + 50 * A_DAY)
    later = today + 400 * A_DAY
    yield SENDER, ExtendSecondment(officer=officer, until=later, approval="延期通知")
    yield SENDER, ProposeRecall(officer=officer, reason="部门工作需要")
    yield SENDER, WithdrawRecall(officer=officer, reason="不再需要")
    yield SENDER, ProposeRecall(officer=officer, reason="轮换")
    yield (
        "centre_host",
        AnswerRecall(officer=officer, centre=centre, agrees=False, opinion="正值集中整治"),
    )
    back = today + 15 * A_DAY
    yield SENDER, RecallOfficer(officer=officer, since=back)
    again = today + 30 * A_DAY
    yield SENDER, sending(officer, centre, since=again, until=later)
    yield (
        SENDER,
        CorrectSecondmentEntry(officer=officer, entry=again, since=again + A_DAY, reason="录错"),
    )
    yield (
        "centre_host",
        EndSecondment(officer=officer, centre=centre, since=again + 9 * A_DAY, cause="任务完成"),
    )
    colleague, seat = holder(town, bureau, "执法二科")
    enter = EnterOfficer(person=colleague, post=seat, since=MARCH)
    second = OfficerId((yield SENDER, enter).key)
    yield SENDER, IssueBadge(officer=second, badge=badge("15100004"))
    yield SENDER, sending(second, centre, until=today + 50 * A_DAY)
    act = acting(centre, (officer, second), town.village, today - A_DAY)
    recorded = EnforcementActId((yield "centre_host", act).key)
    yield "centre_host", WithdrawAct(act=recorded, centre=centre, reason="地点录错")
    kept = EnforcementActId((yield "centre_host", act).key)
    yield from _case(kept, centre, officer, bureau, today)
    yield from _powers(town, bureau)
    left = LeavePost(post=seat, person=colleague, since=today + A_DAY, reason="调离")
    yield "registrar", left
    other = town.place("371082102", "崖头街道")
    establish = EstablishCentre(place=other, name="崖头中心", since=YEAR, approval="威编2号")
    centre = CentreId((yield SENDER, establish).key)
    other = town.place("371082103", "港湾街道")
    moved = today + 60 * A_DAY
    yield SENDER, CarryOverCentre(centre=centre, place=other, since=moved, cause="区划调整")
    yield SENDER, CloseCentre(centre=centre, since=moved + A_DAY, cause="机构改革")


def _case(
    act: EnforcementActId, centre: CentreId, officer: OfficerId, to: OrganisationId, today: date
) -> Generator[Step, Any, None]:
    at: dict[str, Any] = {"act": act, "centre": centre}
    yield HOST, CorrectAct(**at, kind=ActKind.PENALTY, grave=True, reason="案由录错")
    ask = AskRecusal(
        **at, officer=officer, ground=RecusalGround.RELATION, asked_by=RecusalAsker.PARTY
    )
    yield HOST, ask
    yield SENDER, DecideRecusal(**at, officer=officer, agrees=False)
    yield HOST, WithdrawRecusal(**at, officer=officer, reason="申请已撤回")
    review = ReviewAct(**at, qualification="A20203710821234", passes=True)
    yield REVIEWER, review
    yield REVIEWER, WithdrawActReview(**at, reason="案卷补充后重审")
    yield REVIEWER, review
    yield HOST, TransferAct(**at, to=to, day=today, document="移送函〔2026〕1号")
    yield HOST, WithdrawActTransfer(**at, reason="退回本镇办理")


def _powers(town: Town, bureau: OrganisationId) -> Generator[Step, Any, None]:
    granted = granting(town.town, bureau)
    grant = PowerGrantId((yield SENDER, granted).key)
    yield SENDER, WithdrawPower(grant=grant, reason="事项录错")
    grant = PowerGrantId((yield SENDER, granted).key)
    looked = AssessPower(
        grant=grant, day=NEXT, result=AssessmentResult.FIT, report="评估报告〔2025〕1号"
    )
    yield SENDER, looked
    yield SENDER, WithdrawAssessment(grant=grant, day=NEXT, reason="日期录错")
    yield SENDER, looked
    back = RevokePower(grant=grant, since=NEXT, document="鲁政字〔2025〕1号")
    yield SENDER, back
    yield SENDER, WithdrawRevocation(grant=grant, reason="未收回")
