"""One valid command of every kind of the context of funds."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain import funds as m
from ruralgov.domain import meetings
from ruralgov.domain.collectives import TOWN_FUND_OFFICER, VILLAGE_HEAD, FoundCollective
from ruralgov.domain.funds import CashAccount, PolicyVersion, Resolution, Step, Tier
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import (
    AccountId,
    BodyId,
    CollectiveId,
    DecisionId,
    FundApplicationId,
    PlaceId,
    ProcedureId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.meetings import Act, BodyKind, Matter
from ruralgov.domain.registry import RegisterPlace
from tests.meetings.hall import confirmed
from tests.meetings.hall import founding as body_of
from tests.town import DAY, NAME, Town

POLICY = PolicyVersion(
    since=DAY,
    source="t",
    tiers=(
        Tier(up_to=Fen(1_000_00), steps=(Step(role=VILLAGE_HEAD),)),
        Tier(
            up_to=Fen(50_000_00),
            steps=(Step(role=VILLAGE_HEAD), Step(role=TOWN_FUND_OFFICER)),
        ),
    ),
    resolution_above=Fen(10_000_00),
    split_days=30,
    cash_limit=Fen(3_000_00),
    largest_cash_payment=Fen(1_000_00),
    expiry_days=30,
)


def resolution(day: date) -> Resolution:
    """Return a record of 四议两公开 that holds on a day."""
    days = [day - timedelta(days=n) for n in (9, 8, 7, 6, 5)]
    return Resolution(
        reference="大庄决〔2026〕1号",
        proposed=days[0],
        discussed=days[1],
        reviewed=days[2],
        decided=days[3],
        published=days[4],
        entitled=30,
        present=25,
        in_favour=20,
    )


def passing(
    town: Town, collective: CollectiveId | None = None
) -> Generator[tuple[str, Any], Any, None]:
    """Pass what waits of a budget, or of the city's policy: in old stores it held at once."""
    words = "与决议一致"
    if collective is None:
        if town.ask("townfunds", m.ProposedFundPolicy()) is not None:
            yield "reviewer", m.ReviewFundPolicy(passed=True, words=words)
        return
    waiting = town.ask("townfunds", m.ProposedBudget(collective=collective))
    for year in sorted({one.year for one in waiting}):
        yield "reviewer", m.ReviewBudget(collective=collective, year=year, passed=True, words=words)


def steps(town: Town) -> Generator[tuple[str, Any], Any, None]:
    """Give the steps; each is told the receipt of its command through ``send``."""
    founding = FoundCollective(place=town.village, name="资金社", since=DAY, source="t")
    collective = CollectiveId((yield "registrar", founding).key)
    yield "townfunds", m.AdoptFundPolicy(version=POLICY)
    yield from passing(town)
    year = town.clock.now.year
    today = town.clock.now.date()
    plan = (m.PlannedItem(item="维修", amount=Fen(90_000_00)),)
    yield (
        "bookkeeper",
        m.SetBudget(collective=collective, year=year, items=plan, resolution="预算决议"),
    )
    yield from passing(town, collective)
    came = m.MoveCash(
        collective=collective,
        voucher=VoucherId("v-1"),
        account=CashAccount.BANK,
        amount=Fen(80_000_00),
        income=True,
        day=today,
    )
    yield "bookchecker", came

    def ask(invoice: str) -> m.FileApplication:
        return m.FileApplication(
            collective=collective,
            payee_person=PersonName.of(NAME),
            amount=Fen(12_000_00),
            item="维修",
            purpose="修水渠",
            account=CashAccount.BANK,
            invoice=invoice,
            attachments=("0" * 64,),
            resolution=resolution(today),
        )

    key = FundApplicationId((yield "applicant", ask("1")).key)
    yield "applicant", m.AlignPurse(application=key)
    approve = m.ApproveApplication(application=key, role=VILLAGE_HEAD, reason="属实")
    yield "head", approve
    handed = m.DelegateRole(
        collective=collective,
        receiver=AccountId("reviewer"),
        role=TOWN_FUND_OFFICER,
        since=today,
        until=today + timedelta(days=9),
        reason="出差",
    )
    delegation = (yield "townfunds", handed).key
    deputy = m.ApproveApplication(
        application=key,
        role=TOWN_FUND_OFFICER,
        reason="属实",
        on_behalf=AccountId("townfunds"),
    )
    town.do("reviewer", deputy)
    yield "townfunds", m.RevokeDelegation(delegation=delegation, reason="已返回")
    pay = m.RecordPayment(
        application=key, amount=Fen(11_000_00), account=CashAccount.BANK, reference="回单1"
    )
    yield "cashier", pay
    settle = m.SettlePayment(application=key, voucher=VoucherId("v-2"), amount=Fen(11_000_00))
    yield "bookchecker", settle
    undone = m.UndoSettlement(application=key, voucher=VoucherId("v-2"), by=VoucherId("v-3"))
    yield "bookchecker", undone
    yield "bookkeeper", m.ReturnPayment(application=key, reason="银行退票")
    related = m.DeclareInterest(
        collective=collective,
        account=AccountId("head"),
        payee_person=PersonName.of("钱木兰"),
        reason="堂兄弟",
        since=DAY,
    )
    interest = (yield "reviewer", related).key
    yield "reviewer", m.EndInterest(interest=interest, until=today, reason="误报")
    spare = FundApplicationId((yield "applicant", ask("2")).key)
    refuse = m.RefuseApplication(application=spare, role=VILLAGE_HEAD, reason="价高")
    yield "head", refuse
    spare = FundApplicationId((yield "applicant", ask("2")).key)
    yield "applicant", m.WithdrawApplication(application=spare, reason="改期")
    spare = FundApplicationId((yield "applicant", ask("2")).key)
    town.clock.now += timedelta(days=31)
    yield "cashier", m.ExpireApplication(application=spare)
    founding = FoundCollective(place=town.other, name="承继合作社", since=DAY, source="登记证")
    into = CollectiveId((yield "registrar", founding).key)
    taking = m.TakeOverPurse(collective=into, source=collective, income=Fen(5_00))
    yield "bookchecker", taking
    yield "bookchecker", m.HandOverPurse(collective=collective, into=into)
    mistyped = evolve(POLICY, since=date(2027, 6, 1))
    yield "townfunds", m.AdoptFundPolicy(version=mistyped)
    yield from passing(town)
    yield "townfunds", m.CorrectFundPolicyEntry(entry=mistyped.since, reason="年份填错")
    yield from passing(town)
    erase = m.EraseApplication(
        application=spare, ground=ErasureGround.PURPOSE_DONE, reason="未付款，本人申请"
    )
    yield "privacy", erase
    yield (
        "privacy",
        m.EraseInterest(interest=interest, ground=ErasureGround.UNLAWFUL, reason="误报"),
    )
    yield from _by_procedure(town, plan)


def _by_procedure(
    town: Town, plan: tuple[m.PlannedItem, ...]
) -> Generator[tuple[str, Any], Any, None]:
    """Ask for money that a village decided to spend, by 四议两公开 in its meetings."""
    today = town.clock.now.date()
    code = f"{town.app.city}101296"
    command = RegisterPlace(code=code, name="水渠村", since=date(2023, 1, 1), source="t")
    village = PlaceId((yield "registrar", command).key)
    founding = FoundCollective(place=village, name="水渠村合作社", since=DAY, source="登记证")
    collective = CollectiveId((yield "registrar", founding).key)
    budget = m.SetBudget(collective=collective, year=today.year, items=plan, resolution="预算决议")
    yield "bookkeeper", budget
    yield from passing(town, collective)
    came = m.MoveCash(
        collective=collective,
        voucher=VoucherId("v-4"),
        account=CashAccount.BANK,
        amount=Fen(80_000_00),
        income=True,
        day=today,
    )
    yield "bookchecker", came
    asking = m.FileApplication(
        collective=collective,
        payee_person=PersonName.of(NAME),
        amount=Fen(12_000_00),
        item="维修",
        purpose="修水渠",
        account=CashAccount.BANK,
        invoice="3",
        attachments=("0" * 64,),
        procedure=(yield from _published(village, today)),
    )
    key = FundApplicationId((yield "applicant", asking).key)
    yield from _refunded(key)
    yield from _into_next_year(town, collective, plan)
    yield from _reviewed(town, collective, plan)


def _into_next_year(
    town: Town, collective: CollectiveId, plan: tuple[m.PlannedItem, ...]
) -> Generator[tuple[str, Any], Any, None]:
    """File something that is paid in the next year, from its budget."""
    year = town.clock.now.year + 1
    budget = m.SetBudget(collective=collective, year=year, items=plan, resolution="预算决议")
    yield "bookkeeper", budget
    yield from passing(town, collective)
    asking = m.FileApplication(
        collective=collective,
        payee="水渠工程队",
        amount=Fen(500_00),
        item="维修",
        purpose="修水渠",
        account=CashAccount.BANK,
        invoice="4",
    )
    key = FundApplicationId((yield "applicant", asking).key)
    town.clock.now = town.clock.now.replace(year=year)
    yield (
        "bookkeeper",
        m.ChangeBudgetYear(application=key, year=year, reason="跨年付款"),
    )


def _reviewed(
    town: Town, collective: CollectiveId, plan: tuple[m.PlannedItem, ...]
) -> Generator[tuple[str, Any], Any, None]:
    """Enter a budget and a policy, which another person stops, and then passes."""
    year = town.clock.now.year
    budget = m.SetBudget(collective=collective, year=year, items=plan, resolution="调整决议")
    version = evolve(POLICY, since=date(2028, 1, 1))
    for passed in (False, True):
        yield "bookkeeper", budget
        yield (
            "reviewer",
            m.ReviewBudget(collective=collective, year=year, passed=passed, words="核对决议"),
        )
        yield "townfunds", m.AdoptFundPolicy(version=version)
        yield "reviewer", m.ReviewFundPolicy(passed=passed, words="核对文件")
    yield "townfunds", m.CorrectFundPolicyEntry(entry=version.since, reason="年份填错")
    yield "reviewer", m.ReviewFundPolicy(passed=True, words="核对文件")


def _refunded(key: FundApplicationId) -> Generator[tuple[str, Any], Any, None]:
    """Pay and book it; some of it comes back, or so it was booked."""
    for account, role in (("head", VILLAGE_HEAD), ("townfunds", TOWN_FUND_OFFICER)):
        yield account, m.ApproveApplication(application=key, role=role, reason="属实")
    amount = Fen(12_000_00)
    pay = m.RecordPayment(
        application=key, amount=amount, account=CashAccount.BANK, reference="回单2"
    )
    yield "cashier", pay
    paid, back = VoucherId("v-5"), VoucherId("v-6")
    yield "bookchecker", m.SettlePayment(application=key, voucher=paid, amount=amount)
    refund = m.BookRefund(application=key, voucher=back, amount=Fen(2_000_00), day=date(2026, 2, 9))
    yield "bookchecker", refund
    yield "applicant", m.AlignRefund(application=key, voucher=back)
    undo = m.UndoRefund(application=key, voucher=back, by=VoucherId("v-7"))
    yield "bookchecker", undo


def _published(village: PlaceId, today: date) -> Generator[tuple[str, Any], Any, ProcedureId]:
    """Enter a procedure from the papers of its four meetings up to the first publication."""
    day, matter = today - timedelta(days=20), Matter.PUBLIC_WORKS
    acts = {
        BodyKind.BRANCH_COMMITTEE: (Act.PROPOSE, meetings.Step.PROPOSED),
        BodyKind.TWO_COMMITTEES: (Act.DISCUSS, meetings.Step.DISCUSSED),
        BodyKind.BRANCH_MEETING: (Act.REVIEW, meetings.Step.REVIEWED),
        BodyKind.VILLAGE_MEETING: (Act.DECIDE, meetings.Step.RESOLVED),
    }
    procedure, decision = ProcedureId(""), DecisionId("")
    for kind, (act, step) in acts.items():
        body = BodyId((yield "registrar", body_of(village, kind)).key)
        decision = yield from confirmed(body, matter=matter, act=act, title="修水渠", day=day)
        if step is meetings.Step.PROPOSED:
            begin = meetings.BeginProcedure(
                place=village, matter=matter, title="修水渠", proposal=decision
            )
            procedure = ProcedureId((yield "meeting_recorder", begin).key)
        else:
            taken = meetings.TakeProcedureStep(
                procedure=procedure, step=step, day=day, decision=decision
            )
            yield "meeting_recorder", taken
    publish = meetings.PublishDecision(decision=decision, since=day, where="村务公开栏")
    yield "meeting_recorder", publish
    step = meetings.Step.PUBLISHED
    yield (
        "meeting_recorder",
        meetings.TakeProcedureStep(procedure=procedure, step=step, day=day),
    )
    return procedure
