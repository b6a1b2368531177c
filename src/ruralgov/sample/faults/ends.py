"""Faults of contracts that end early or were paid too much, and honest twins."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import VoucherLine
from ruralgov.domain.kernel.ids import ContractId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    AllocateReceipt,
    Allocation,
    EndCause,
    EndTerms,
    ProposeRepayment,
    ReviewRepayment,
    receipt_of,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.sample.faults.hand import FAR, MEETING, Hand, Plant, new_pond, steps
from ruralgov.sample.holdings import BANK, LET

Planting = Iterator[Plant | None]
SINCE, UNTIL, MARCH = date(2024, 3, 1), date(2025, 3, 1), date(2024, 3, 15)
RENT, MORE = Fen(6_000_00), Fen(700_00)


def repayment_never_paid(h: Hand) -> Planting:
    """多收租金，同意退还，一直没有退。"""
    key = _let(h, "清河水产有限公司")
    yield None
    voucher = _came(h, key)
    yield Plant(keys=(key, voucher))


def repayment_paid(h: Hand) -> Planting:
    """多收租金，同意退还，经审批付款，凭证写明合同。"""
    company = "清河水产有限公司"
    key = _let(h, company)
    yield None
    voucher = _came(h, key)
    yield Plant(keys=(key, voucher, _back(h, key, company, MORE, "211")))


def compensation_never_paid(h: Hand) -> Planting:
    """提前解除合同，约定补偿承租户，一直没有付。"""
    yield Plant(keys=(_ended(h, "渔歌水产有限公司"),))


def compensation_paid(h: Hand) -> Planting:
    """提前解除合同，约定补偿承租户，经审批付款入账。"""
    company = "渔歌水产有限公司"
    key = _ended(h, company)
    yield Plant(keys=(key, _back(h, key, company, MORE, "515")))


def compensation_to_its_side(h: Hand) -> Planting:
    """提前解除合同，补偿款付给承租户，名称写法略有不同。"""
    key = _ended(h, "渔歌水产有限公司")
    yield Plant(keys=(key, _back(h, key, "渔歌水产（有限责任公司）", MORE, "515")))


def compensation_to_another(h: Hand) -> Planting:
    """提前解除合同，补偿款付给了另一家店。"""
    key = _ended(h, "渔歌水产有限公司")
    yield Plant(keys=(key, _back(h, key, "东风日杂店", MORE, "515")))


def _let(h: Hand, company: str) -> ContractId:
    pond = new_pond(h, "退租塘")
    return ContractId(h.contract((pond,), SINCE, UNTIL, steps(MARCH, RENT), company=company))


def _came(h: Hand, key: ContractId) -> str:
    """Book 700 yuan too much, and pass that they go back."""
    lines = (
        VoucherLine(account=BANK, debit=Fen(RENT + MORE), about=f"contract/{key}"),
        VoucherLine(account=LET, credit=RENT),
        VoucherLine(account="211", credit=MORE),
    )
    voucher = h.entered("收租金", lines)
    receipt = receipt_of(VoucherId(voucher), 1)
    rent = Allocation(contract=key, due=1, amount=RENT)
    h.give("keeper", AllocateReceipt(receipt=receipt, allocations=(rent,)))
    h.give("keeper", ProposeRepayment(receipt=receipt, amount=MORE, reason="多收"))
    h.give("head", ReviewRepayment(receipt=receipt, no=1, passed=True, words="属实"))
    return voucher


def _back(h: Hand, key: ContractId, company: str, amount: Fen, account: str) -> str:
    """Pay so much to the other side of a contract, which the voucher names."""
    application, _ = h.paid(amount, company, book=False)
    lines = (
        VoucherLine(account=account, debit=amount, about=f"contract/{key}"),
        VoucherLine(account=BANK, credit=amount, about=f"fund_application/{application}"),
    )
    return h.entered("退还承租户", lines)


def _ended(h: Hand, company: str) -> ContractId:
    """End a letting on the day, for a compensation of 700 yuan."""
    pond = new_pond(h, "解约塘")
    price = steps(FAR, 2_000_00, 2)
    key = ContractId(h.contract((pond,), SINCE, date(2027, 3, 1), price, company=company))
    end = c.EndContract(
        contract=key,
        cause=EndCause.AGREED,
        since=h.today,
        reason="修路占用",
        decision=MEETING,
        terms=EndTerms(compensation=MORE, improvements="塘埂归集体"),
    )
    h.give("head", end)
    h.give("keeper", c.ReviewContractChange(contract=key, passed=True, words="属实"))
    return key
