"""Faults of what is settled around a contract without money or beside it, and honest twins."""

from collections.abc import Generator, Iterator
from datetime import date

from ruralgov.domain.books import VoucherLine
from ruralgov.domain.kernel.ids import ContractId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    AllocateReceipt,
    Allocation,
    ApproveDischarge,
    CorrectContractParty,
    Deposit,
    Direction,
    DischargeForm,
    PriceStep,
    ProposeDischarge,
    Tenure,
    receipt_of,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.sample.faults.hand import FAR, MEETING, OPEN, Hand, Plant, new_pond, steps
from ruralgov.sample.holdings import BANK, LET, OFFICE

Planting = Iterator[Plant | None]
SINCE, UNTIL, MARCH = date(2024, 3, 1), date(2028, 3, 1), date(2024, 3, 15)
PAPER = "a" * 64


def won_by_one_held_by_another(h: Hand) -> Planting:
    """甲公司中标，签约后“更正”成乙公司。"""
    key = h.contract((new_pond(h, "换主塘"),), SINCE, UNTIL, steps(FAR, 2_000_00, 2))
    _correct(h, key, "润土园林有限公司")
    yield Plant(keys=(key,))


def form_of_name_corrected(h: Hand) -> Planting:
    """合同上公司名漏写“有限”，凭营业执照更正。"""
    key = h.contract((new_pond(h, "正名塘"),), SINCE, UNTIL, steps(FAR, 2_000_00, 2))
    _correct(h, key, "丰禾农机有限责任公司")
    yield Plant(keys=(key,))


def set_off_never_decided(h: Hand) -> Planting:
    """租户以工抵租，提出后一直没有人批，账也没有动。"""
    key, _ = yield from _owed(h)
    _propose(h, key, Fen(3_000_00))
    yield Plant(keys=(key,), also=("R14",))


def set_off_done(h: Hand) -> Planting:
    """应付租户的材料款抵租，批准后入账并核销。"""
    key, amount = yield from _owed(h)
    h.moved(OFFICE, "211", amount)
    _propose(h, key, amount)
    approve = ApproveDischarge(contract=key, no=1, decision=MEETING)
    h.give("head", approve)
    about = f"contract/{key}"
    lines = (
        VoucherLine(account="211", debit=amount, about=about),
        VoucherLine(account="112", credit=amount, about=about),
    )
    voucher = h.entered("以应付款抵租", lines)
    _allocate(h, key, voucher, 1, amount, 1)
    yield Plant(keys=(key, voucher))


def years_at_once(h: Hand) -> Planting:
    """一次收四年租金，全部记作当年收入。"""
    key = _for_four_years(h)
    yield None
    yield Plant(keys=(key, h.came(key, 8_000_00, 1, each=8_000_00)))


def years_untold(h: Hand) -> Planting:
    """一次收四年租金，合同没有写明是哪几年的，全部记作当年收入。"""
    key = h.contract((new_pond(h, "未写塘"),), SINCE, UNTIL, steps(MARCH, 8_000_00))
    yield None
    yield Plant(keys=(key, h.came(key, 8_000_00, 1, each=8_000_00)))


def years_spread(h: Hand) -> Planting:
    """一次收四年租金，当年记收入，其余挂往来。"""
    key = _for_four_years(h)
    yield None
    lines = (
        VoucherLine(account=BANK, debit=Fen(8_000_00), about=f"contract/{key}"),
        VoucherLine(account=LET, credit=Fen(2_000_00)),
        VoucherLine(account="211", credit=Fen(6_000_00)),
    )
    voucher = h.entered("收四年租金", lines)
    _allocate(h, key, voucher, 1, Fen(8_000_00), 1)
    yield Plant(keys=(key, voucher))


def deposit_earned(h: Hand) -> Planting:
    """收到押金，记作发包收入。"""
    yield from _with_deposit(h, LET)


def deposit_owed(h: Hand) -> Planting:
    """收到押金，挂应付款。"""
    yield from _with_deposit(h, "211")


def _correct(h: Hand, key: str, company: str) -> None:
    corrected = CorrectContractParty(
        contract=ContractId(key), company=company, document=PAPER, reason="笔误"
    )
    h.give("head", corrected)


def _owed(h: Hand) -> Generator[None, None, tuple[ContractId, Fen]]:
    """Let a pond whose rent of March is on 112 a month later; return its key and the rent."""
    amount = Fen(h.about(4_000_00))
    pond = new_pond(h, "抵租塘")
    key = ContractId(h.contract((pond,), SINCE, UNTIL, steps(MARCH, amount)))
    yield None
    h.moved("112", LET, amount, f"contract/{key}")
    return key, amount


def _propose(h: Hand, key: ContractId, amount: Fen) -> None:
    asked = ProposeDischarge(
        contract=key, form=DischargeForm.SET_OFF, amount=amount, document=PAPER, reason="协商抵租"
    )
    h.give("keeper", asked)


def _allocate(h: Hand, key: str, voucher: str, line: int, amount: Fen, due: int) -> None:
    part = Allocation(contract=ContractId(key), due=due, amount=amount)
    receipt = receipt_of(VoucherId(voucher), line)
    h.give("keeper", AllocateReceipt(receipt=receipt, allocations=(part,)))


def _for_four_years(h: Hand) -> str:
    """Let a pond for four years at 8,000 yuan, all due in March."""
    once = PriceStep(first=MARCH, amount=Fen(8_000_00), every=48, covers=SINCE)
    return h.contract((new_pond(h, "预收塘"),), SINCE, UNTIL, (once,))


def rent_left_in_payables(h: Hand) -> Planting:
    """收了租金记在应付款，期间过了也没有转收入。"""
    yield from _half_years(h, later=False)


def rent_moved_to_income(h: Hand) -> Planting:
    """预收租金先记应付款，期间过后转收入。"""
    yield from _half_years(h, later=True)


def _half_years(h: Hand, *, later: bool) -> Planting:
    """Let a pond, and book the rent of half a year among what is owed."""
    price = (PriceStep(first=MARCH, amount=Fen(2_500_00), every=6, covers=SINCE),)
    key = ContractId(h.contract((new_pond(h, "半年塘"),), SINCE, date(2025, 3, 1), price))
    yield None
    voucher = h.moved(BANK, "211", 2_500_00, f"contract/{key}")
    _allocate(h, key, voucher, 1, Fen(2_500_00), 1)
    if later:
        yield None
        h.moved("211", LET, 2_500_00, f"contract/{key}")
    yield Plant(keys=(key, voucher))


def _with_deposit(h: Hand, account: str) -> Planting:
    """Let a pond with a deposit, and book that it came, on an account."""
    draft = c.DraftContract(
        collective=h.one.key,
        title="押金合同",
        direction=Direction.LET_OUT,
        tenure=Tenure.LEASE,
        assets=(new_pond(h, "押金塘"),),
        company="丰禾农机有限公司",
        since=SINCE,
        until=UNTIL,
        price=steps(FAR, 2_000_00, 2),
        deposit=Deposit(day=MARCH, amount=Fen(1_000_00)),
    )
    key = ContractId(h.give("keeper", draft))
    h.give("head", c.DecideContract(contract=key, decision=MEETING, tender=OPEN))
    h.give("keeper", c.SignContract(contract=key, day=h.today))
    yield None
    voucher = h.moved(BANK, account, 1_000_00, f"contract/{key}")
    _allocate(h, key, voucher, 1, Fen(1_000_00), 3)
    yield Plant(keys=(key, voucher))
