"""One valid command of every kind of property, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import (
    AssetId,
    BodyId,
    CollectiveId,
    ContractId,
    ReceiptId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, month_of, next_month
from ruralgov.domain.kernel.personal import PersonName, Telephone
from ruralgov.domain.meetings import BodyKind, Matter
from ruralgov.domain.property import (
    AcceptWork,
    AgreePaymentTerms,
    Allocation,
    AssetKind,
    AssetMistake,
    AssetStage,
    Boundary,
    Condition,
    ContractFile,
    ContractMistake,
    CorrectContractParty,
    Decision,
    DecisionKind,
    Deposit,
    Direction,
    DischargeForm,
    DueCut,
    EndCause,
    EndTerms,
    PaymentTerms,
    PriceStep,
    Quantity,
    Tender,
    TenderMethod,
    Tenure,
    Unit,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_discharge as d
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property import messages_repayment as y
from tests.meetings.hall import confirmed
from tests.meetings.hall import founding as body_of
from tests.town import DAY, NAME, Town, code_of

Step = tuple[str, Any]
DECISION = Decision(kind=DecisionKind.FOUR_TWO, day=date(2024, 1, 10), reference="决议1号")
TENDER = Tender(
    method=TenderMethod.TENDER, day=date(2024, 1, 20), reference="交易〔2024〕1号", bidders=3
)
EXEMPT = Tender(method=TenderMethod.EXEMPT, day=date(2024, 1, 20), exemption="不足限额")
POND = Quantity(thousandths=35_500, unit=Unit.MU)


def steps(town: Town) -> Generator[Step, Any, None]:
    founding = FoundCollective(place=town.village, name="资产合作社", since=DAY, source="登记证")
    collective = CollectiveId((yield "registrar", founding).key)
    yield from _asset(town, collective)
    water = AssetId((yield "keeper", pond(collective)).key)
    old = yield from _contract(collective, (water,))
    yield from _money(town, old)
    yield from _end(town, collective, water, old)
    spare = ContractId((yield "keeper", letting(collective, (water,))).key)
    yield "keeper", c.WithdrawContract(contract=spare, reason="误录")
    erase = c.EraseContract(contract=spare, ground=ErasureGround.PURPOSE_DONE, reason="未签订")
    yield "privacy", erase
    body = yield from _cited(town, collective)
    works = yield from _built(town, collective)
    let = yield from settling(town, collective)
    yield from _held(body, works, let)
    yield from _paid_too_much(town, collective)


def building(collective: CollectiveId, **more: Any) -> c.DraftContract:
    """Return the draft of works for 10,000 yuan."""
    return evolve(
        c.DraftContract(
            collective=collective,
            title="水渠维修合同",
            direction=Direction.BUILD,
            company="水渠工程队",
            since=date(2025, 12, 1),
            until=date(2026, 6, 1),
            price=(PriceStep(first=date(2026, 6, 1), amount=Fen(10_000_00)),),
        ),
        **more,
    )


def _built(town: Town, collective: CollectiveId) -> Generator[Step, Any, ContractId]:
    """Have something built, with an advance and with what is kept back."""
    contract = ContractId((yield "keeper", building(collective)).key)
    terms = PaymentTerms(
        advance=Fen(3_000_00), retention=Fen(300_00), retained_until=date(2027, 6, 1)
    )
    yield "head", AgreePaymentTerms(contract=contract, terms=terms, reason="合同第五条")
    yield "head", c.DecideContract(contract=contract, decision=DECISION, tender=TENDER)
    yield "keeper", c.SignContract(contract=contract, day=date(2025, 12, 1))
    accept = AcceptWork(
        contract=contract, day=town.clock.now.date(), worth=Fen(6_000_00), note="主渠完工"
    )
    yield "head", accept
    return contract


def _cited(town: Town, collective: CollectiveId) -> Generator[Step, Any, BodyId]:
    """Let a pond and scrap a press by what the members decided, once for each."""
    found = yield "registrar", body_of(town.village, BodyKind.MEMBERS, collective=collective)
    body, today = BodyId(found.key), town.clock.now.date()
    cited = []
    for number in (2, 3, 4, 5):
        decision = evolve(DECISION, kind=DecisionKind.MEMBERS, reference=f"决议{number}号")
        key = yield from confirmed(
            body, matter=Matter.PROPERTY, day=decision.day, reference=decision.reference
        )
        cited.append(evolve(decision, cites=key))
    pool = AssetId((yield "keeper", evolve(pond(collective), code="Z-002", name="村西水塘")).key)
    draft = evolve(letting(collective, (pool,)), title="村西水塘承包合同")
    contract = ContractId((yield "keeper", draft).key)
    yield "head", c.DecideContract(contract=contract, decision=cited[0], tender=TENDER)
    yield "keeper", c.SignContract(contract=contract, day=date(2024, 1, 25))
    vary = c.VaryContract(
        contract=contract,
        since=today + timedelta(days=1),
        price=(PriceStep(first=today + timedelta(days=30), amount=Fen(13_000_00), times=2),),
        decision=cited[1],
        reason="水位调整",
    )
    yield "head", vary
    end = c.EndContract(
        contract=contract,
        cause=EndCause.AGREED,
        since=today + timedelta(days=2),
        reason="承租人外出",
        decision=cited[2],
    )
    yield "head", end
    yield (
        "keeper",
        c.ReviewContractChange(contract=contract, passed=True, words="属实", seen=2),
    )
    press = evolve(_press(collective), code="G-003")
    asset = AssetId((yield "keeper", press).key)
    gone = a.DisposeAsset(
        asset=asset,
        stage=AssetStage.SCRAPPED,
        day=date(2024, 9, 1),
        decision=cited[3],
        tender=EXEMPT,
        reason="报废",
    )
    yield "head", gone
    yield "keeper", a.ReviewDisposal(asset=asset, passed=True, words="属实")
    yield from _varied(town, collective, cited[0])
    return body


def _varied(town: Town, collective: CollectiveId, decision: Decision) -> Generator[Step, Any, None]:
    """Vary a contract and give its deposit back; the keeper passes what the head asks for."""
    today = town.clock.now.date()
    pool = AssetId((yield "keeper", evolve(pond(collective), code="Z-003", name="村南水塘")).key)
    contract = ContractId((yield "keeper", letting(collective, (pool,))).key)
    yield "head", c.DecideContract(contract=contract, decision=DECISION, tender=TENDER)
    yield "keeper", c.SignContract(contract=contract, day=date(2024, 1, 25))
    booked = r.BookReceipt(
        contract=contract,
        voucher=VoucherId("v-6"),
        line=1,
        amount=Fen(4_000_00),
        day=date(2024, 2, 3),
    )
    receipt = ReceiptId((yield "bookchecker", booked).key)
    next_year = date(today.year + 1, 2, 1)
    dues = (
        Allocation(contract=contract, due=next_year.year - 2023, amount=Fen(1_000_00)),
        Allocation(contract=contract, due=11, amount=Fen(3_000_00)),
    )
    yield "keeper", r.AllocateReceipt(receipt=receipt, allocations=dues)
    vary = c.VaryContract(
        contract=contract,
        since=today,
        price=(PriceStep(first=next_year, amount=Fen(6_000_00), times=2),),
        decision=evolve(decision, cites=None),
        reason="水位下降",
    )
    for passed in (False, True):
        yield "head", vary
        yield (
            "keeper",
            c.ReviewContractChange(contract=contract, passed=passed, words="与决议核对"),
        )
    end = c.EndContract(
        contract=contract, cause=EndCause.AGREED, since=today, reason="外出", decision=DECISION
    )
    yield "head", end
    yield "keeper", c.ReviewContractChange(contract=contract, passed=True, words="属实")
    back = c.SettleDeposit(contract=contract, day=today, returned=Fen(3_000_00), reason="无欠损")
    yield "head", back
    yield "reviewer", c.ReviewContractChange(contract=contract, passed=True, words="无欠损")


def settling(town: Town, collective: CollectiveId) -> Generator[Step, Any, ContractId]:
    """Let a pond to a company, and do what honest events ask for later."""
    draft = evolve(pond(collective), code="Z-004", name="村北水塘")
    pool = AssetId((yield "keeper", draft).key)
    to = {"person": None, "telephone": None, "company": "荣城水产有限公司"}
    letting_it = letting(collective, (pool,), title="村南水塘承包合同", **to)
    contract = ContractId((yield "keeper", letting_it).key)
    yield "head", c.DecideContract(contract=contract, decision=DECISION, tender=TENDER)
    yield "keeper", c.SignContract(contract=contract, day=date(2024, 1, 25))
    yield (
        "head",
        CorrectContractParty(
            contract=contract, company="荣成水产有限公司", document="b" * 64, reason="错字"
        ),
    )
    fish = d.ProposeDischarge(
        contract=contract,
        form=DischargeForm.IN_KIND,
        amount=Fen(2_000_00),
        document="c" * 64,
        reason="以鱼苗抵租",
    )
    for _ in (1, 2):
        yield "keeper", fish
    yield "keeper", d.WithdrawDischarge(contract=contract, no=2, reason="重复")
    yield "head", d.ApproveDischarge(contract=contract, no=1, decision=DECISION)
    booked = d.BookDischarge(contract=contract, no=1, voucher=VoucherId("v-6"), line=1)
    yield "bookchecker", booked
    yield "bookchecker", d.UndoDischarge(contract=contract, no=1)
    return contract


def _held(body: BodyId, works: ContractId, let: ContractId) -> Generator[Step, Any, None]:
    """Say how works are paid, and approve a discharge, by what the members decided."""
    cited = []
    for number in (6, 7):
        decision = evolve(DECISION, kind=DecisionKind.MEMBERS, reference=f"决议{number}号")
        key = yield from confirmed(
            body, matter=Matter.PROPERTY, day=decision.day, reference=decision.reference
        )
        cited.append(evolve(decision, cites=key))
    terms = PaymentTerms(
        advance=Fen(2_000_00), retention=Fen(300_00), retained_until=date(2027, 6, 1)
    )
    again = AgreePaymentTerms(contract=works, terms=terms, decision=cited[0], reason="补充协议")
    yield "head", again
    crop = d.ProposeDischarge(
        contract=let,
        form=DischargeForm.LABOUR,
        amount=Fen(1_000_00),
        document="d" * 64,
        reason="出工修塘",
    )
    yield "keeper", crop
    yield "head", d.ApproveDischarge(contract=let, no=3, decision=cited[1])


def _paid_too_much(town: Town, collective: CollectiveId) -> Generator[Step, Any, None]:
    """End a letting that was paid ahead, and give back what is owed no more."""
    today = town.clock.now.date()
    pool = AssetId((yield "keeper", evolve(pond(collective), code="Z-005", name="村中水塘")).key)
    step = PriceStep(
        first=date(2024, 2, 1), amount=Fen(12_000_00), times=2, covers=date(2024, 2, 1)
    )
    draft = letting(collective, (pool,), title="村中水塘承包合同", price=(step,))
    contract = ContractId((yield "keeper", draft).key)
    yield "head", c.DecideContract(contract=contract, decision=DECISION, tender=TENDER)
    yield "keeper", c.SignContract(contract=contract, day=date(2024, 1, 25))
    money = r.BookReceipt(
        contract=contract, voucher=VoucherId("v-7"), line=1, amount=Fen(27_000_00), day=today
    )
    receipt = ReceiptId((yield "bookchecker", money).key)
    sums = {1: 12_000_00, 2: 12_000_00, 3: 3_000_00}
    paid = [Allocation(contract=contract, due=no, amount=Fen(fen)) for no, fen in sums.items()]
    yield "keeper", r.AllocateReceipt(receipt=receipt, allocations=tuple(paid))
    terms = EndTerms(
        cuts=(DueCut(due=1, amount=Fen(7_000_00)),),
        penalty=Fen(500_00),
        compensation=Fen(200_00),
        returned=Fen(2_000_00),
        kept=Fen(1_000_00),
        improvements="塘埂归集体",
        document="e" * 64,
    )
    end = c.EndContract(
        contract=contract,
        cause=EndCause.AGREED,
        since=today + timedelta(days=1),
        reason="外出",
        decision=DECISION,
        terms=terms,
    )
    yield "head", end
    yield "reviewer", c.ReviewContractChange(contract=contract, passed=True, words="与协议一致")
    penalty = Allocation(contract=contract, due=4, amount=Fen(500_00))
    yield "keeper", r.AllocateReceipt(receipt=receipt, allocations=(penalty,))
    yield "keeper", r.ReleaseReceipt(receipt=receipt, allocations=(penalty,))
    asked = y.ProposeRepayment(receipt=receipt, amount=Fen(1_000_00), reason="多收租金")
    for no, passed in ((1, False), (2, True)):
        yield "keeper", asked
        yield "head", y.ReviewRepayment(receipt=receipt, no=no, passed=passed, words="已核对")
    booked = y.BookRepayment(receipt=receipt, no=2, voucher=VoucherId("v-8"), line=1)
    yield "bookchecker", booked
    yield "bookchecker", y.UndoRepayment(receipt=receipt, no=2)
    yield "keeper", y.WithdrawRepayment(receipt=receipt, no=2, reason="先抵违约金")


def pond(collective: CollectiveId) -> a.RegisterAsset:
    return a.RegisterAsset(
        collective=collective,
        code="Z-001",
        name="村东水塘",
        kind=AssetKind.WATER,
        quantity=POND,
        boundary=Boundary(reference="确权图 12 号", document="a" * 64),
        acquired=DAY,
        source="清产核资",
    )


def _press(collective: CollectiveId) -> a.RegisterAsset:
    return a.RegisterAsset(
        collective=collective,
        code="G-001",
        name="榨油机",
        kind=AssetKind.FIXED,
        quantity=Quantity(thousandths=1000, unit=Unit.PIECE),
        account="151",
        acquired=DAY,
        original=Fen(100_000_00),
        source="发票",
    )


def _asset(town: Town, collective: CollectiveId) -> Generator[Step, Any, None]:
    press = _press(collective)
    asset = AssetId((yield "keeper", press).key)
    corrected = a.CorrectAsset(
        asset=asset,
        name="螺旋榨油机",
        quantity=press.quantity,
        boundary=None,
        condition=Condition.WORN,
        reason="核对铭牌",
    )
    yield "keeper", corrected
    yield "keeper", a.ValueAsset(asset=asset, day=DAY, amount=Fen(90_000_00), basis="评估报告")
    change = a.ChangeAssetValue(
        asset=asset, day=date(2024, 3, 1), amount=Fen(5_000_00), basis="加装电机"
    )
    yield "keeper", change
    plan = a.PlanDepreciation(
        asset=asset, first=Month("2024-02"), months=120, residual=Fen(500_00), basis="十年"
    )
    yield "keeper", plan
    later = a.PlanDepreciation(
        asset=asset,
        first=next_month(month_of(town.clock.now.date())),
        months=60,
        residual=Fen(500_00),
        basis="重估年限",
    )
    yield "keeper", later
    yield "keeper", a.MarkAsset(asset=asset, stage=AssetStage.IDLE, reason="停用")
    gone = a.DisposeAsset(
        asset=asset,
        stage=AssetStage.SCRAPPED,
        day=date(2024, 9, 1),
        decision=DECISION,
        tender=EXEMPT,
        reason="报废",
    )
    yield "head", gone


def letting(collective: CollectiveId, assets: tuple[AssetId, ...], **more: Any) -> c.DraftContract:
    """Return the draft of a letting of ten years from 2024-02-01 for 12,000 yuan a year."""
    return evolve(
        c.DraftContract(
            collective=collective,
            title="水塘承包合同",
            direction=Direction.LET_OUT,
            tenure=Tenure.OPEN,
            assets=assets,
            person=PersonName.of(NAME),
            telephone=Telephone.of("13900000000"),
            since=date(2024, 2, 1),
            until=date(2034, 2, 1),
            price=(PriceStep(first=date(2024, 2, 1), amount=Fen(12_000_00), times=10),),
            deposit=Deposit(day=date(2024, 2, 1), amount=Fen(3_000_00)),
        ),
        **more,
    )


def signed(town: Town, draft: c.DraftContract) -> ContractId:
    """Draft, decide and sign a contract."""
    contract = ContractId(town.do("keeper", draft).key)
    town.do("head", c.DecideContract(contract=contract, decision=DECISION, tender=TENDER))
    town.do("keeper", c.SignContract(contract=contract, day=date(2024, 1, 25)))
    return contract


def refusal(town: Town, account: str, command: Any) -> str:
    """Return the code of the refusal of a command, or nothing."""
    return code_of(lambda: town.do(account, command))


def booked(
    contract: ContractId, voucher: str, amount: int = 100, day: date = date(2024, 2, 3)
) -> r.BookReceipt:
    """Return the command that books a receipt about a contract."""
    return r.BookReceipt(
        contract=contract, voucher=VoucherId(voucher), line=1, amount=Fen(amount), day=day
    )


def _contract(
    collective: CollectiveId, assets: tuple[AssetId, ...]
) -> Generator[Step, Any, ContractId]:
    draft = letting(collective, assets)
    spare = ContractId((yield "keeper", draft).key)
    yield "keeper", c.WithdrawContract(contract=spare, reason="误录")
    contract = ContractId((yield "keeper", draft).key)
    yield "head", c.DecideContract(contract=contract, decision=DECISION, tender=TENDER)
    yield "keeper", c.SignContract(contract=contract, day=date(2024, 1, 25))
    note = c.NotePerformance(
        contract=contract, day=date(2024, 6, 1), note="养殖正常", satisfactory=True
    )
    yield "keeper", note
    return contract


def _money(town: Town, contract: ContractId) -> Generator[Step, Any, None]:
    today = town.clock.now.date()
    vary = c.VaryContract(
        contract=contract,
        since=today + timedelta(days=1),
        until=date(2035, 2, 1),
        price=(PriceStep(first=today + timedelta(days=30), amount=Fen(13_000_00), times=2),),
        decision=DECISION,
        reason="水位调整",
    )
    yield "head", vary
    booked = r.BookReceipt(
        contract=contract,
        voucher=VoucherId("v-1"),
        line=1,
        amount=Fen(27_000_00),
        day=date(2024, 2, 3),
    )
    receipt = ReceiptId((yield "bookchecker", booked).key)
    allocation = r.AllocateReceipt(
        receipt=receipt,
        allocations=(
            Allocation(contract=contract, due=1, amount=Fen(12_000_00)),
            Allocation(contract=contract, due=2, amount=Fen(12_000_00)),
            Allocation(contract=contract, due=11, amount=Fen(3_000_00)),
        ),
    )
    yield "keeper", allocation
    yield "keeper", c.CreditDues(contract=contract, receipt=receipt)
    withdrawn = r.WithdrawAllocation(receipt=receipt, contract=contract, due=2, reason="记错期")
    yield "keeper", withdrawn
    again = r.BookReceipt(
        contract=contract, voucher=VoucherId("v-2"), line=2, amount=Fen(100), day=date(2024, 2, 4)
    )
    wrong = ReceiptId((yield "bookchecker", again).key)
    reverse = r.ReverseReceipt(receipt=wrong, voucher=VoucherId("v-3"), reason="冲销")
    yield "bookchecker", reverse


def _end(
    town: Town, collective: CollectiveId, pond: AssetId, old: ContractId
) -> Generator[Step, Any, None]:
    today = town.clock.now.date()
    end = c.EndContract(
        contract=old, cause=EndCause.AGREED, since=today, reason="承租人外出", decision=DECISION
    )
    yield "head", end
    waits = town.ask("auditor", ContractFile(contract=old))
    if waits.proposed is not None:
        # an older store ended it at once
        passing = c.ReviewContractChange(contract=old, passed=True, words="属实", seen=waits.seen)
        yield "keeper", passing
    back = c.SettleDeposit(contract=old, day=today, returned=Fen(3_000_00), reason="无欠损")
    yield "head", back
    sale = c.DraftContract(
        collective=collective,
        title="旧网具出售",
        direction=Direction.SELL,
        assets=(pond,),
        company="某水产有限公司",
        since=today,
        until=today + timedelta(days=30),
        price=(PriceStep(first=today, amount=Fen(100_00)),),
    )
    contract = ContractId((yield "keeper", sale).key)
    yield "head", c.DecideContract(contract=contract, decision=DECISION, tender=TENDER)
    yield "keeper", c.SignContract(contract=contract, day=today)
    booked = r.BookReceipt(
        contract=contract, voucher=VoucherId("v-4"), line=1, amount=Fen(100_00), day=today
    )
    receipt = ReceiptId((yield "bookchecker", booked).key)
    whole = Allocation(contract=contract, due=1, amount=Fen(100_00))
    yield "keeper", r.AllocateReceipt(receipt=receipt, allocations=(whole,))
    yield "keeper", c.CompleteContract(contract=contract, day=today, note="货款两清")
    reverse = r.ReverseReceipt(receipt=receipt, voucher=VoucherId("v-5"), reason="退票")
    yield "bookchecker", reverse
    signing = ContractMistake.SIGNING
    yield (
        "head",
        c.WithdrawContractEntry(contract=contract, entry=signing, reason="误签，未成交"),
    )
    valuing = a.ValueAsset(asset=pond, day=today, amount=Fen(100), basis="评估报告")
    yield "keeper", valuing
    yield (
        "head",
        a.WithdrawAssetEntry(asset=pond, entry=AssetMistake.VALUATION, reason="录错资产"),
    )
    twice = evolve(_press(collective), code="G-002")
    asset = AssetId((yield "keeper", twice).key)
    plan = a.PlanDepreciation(asset=asset, first=Month("2024-02"), months=120, basis="十年")
    yield "keeper", plan
    for entry in (AssetMistake.PLAN, AssetMistake.REGISTRATION):
        yield "head", a.WithdrawAssetEntry(asset=asset, entry=entry, reason="重复登记")
