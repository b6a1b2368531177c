"""Faults of what becomes of a payment: it bounces, comes back, or is of another year."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain import funds as f
from ruralgov.domain.books import messages as b
from ruralgov.domain.funds import CashAccount
from ruralgov.domain.kernel.ids import ContractId, FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import AcceptWork, Direction
from ruralgov.sample.faults.hand import FAR, Hand, Plant, steps
from ruralgov.sample.holdings import BANK, OFFICE

Planting = Iterator[Plant | None]
"""Steps of one month each; the last one says what was planted."""


def refund_unnamed(h: Hand) -> Planting:
    """供应商退回货款，会计直接冲减费用，没有指明原用款申请。"""
    amount = h.about(1_000_00)
    h.paid(amount, "城关文印社")
    yield None
    yield Plant(keys=(h.moved(BANK, OFFICE, amount // 4),), also=("R29",))


def refund_named(h: Hand) -> Planting:
    """供应商退回货款，凭证指明原用款申请。"""
    amount = h.about(1_000_00)
    key, _ = h.paid(amount, "城关文印社")
    yield None
    back = h.moved(BANK, OFFICE, amount // 4, f"fund_application/{key}")
    yield Plant(keys=(key, back))


def bounced_and_left(h: Hand) -> Planting:
    """付款被银行退回，凭证冲销后无人再管：账上钱回来了，审批单仍是已付款。"""
    key, voucher = h.paid(h.about(1_200_00), "城关文印社")
    yield Plant(keys=(key, _reversed(h, voucher)), also=("R17",))


def bounced_and_paid_again(h: Hand) -> Planting:
    """付款被银行退回，冲销、登记退回，重新付款入账。"""
    amount = h.about(1_200_00)
    key, voucher = h.paid(amount, "城关文印社")
    _reversed(h, voucher)
    application = FundApplicationId(key)
    h.give("bookkeeper", f.ReturnPayment(application=application, reason="账号有误，银行退票"))
    again = f.RecordPayment(
        application=application, amount=Fen(amount), account=CashAccount.BANK, reference="回单"
    )
    h.give("cashier", again)
    yield Plant(keys=(key, h.booked(key, amount)))


def _reversed(h: Hand, voucher: str) -> str:
    undoing = b.ReverseVoucher(voucher=VoucherId(voucher), day=h.today, reason="银行退票")
    key = h.give("bookkeeper", undoing)
    h.give("bookchecker", b.PostVoucher(voucher=VoucherId(key)))
    return key


def paid_beyond_contract(h: Hand) -> Planting:
    """合同三千，陆续付给施工队五千多，申请里都不提合同。"""
    company = f"{h.one.name}水利工程队"
    contract = _works(h, company, 3_000_00)
    h.paid(h.about(2_600_00), company)
    yield None
    key, _ = h.paid(h.about(2_600_00), company)
    yield Plant(keys=(contract, key))


def paid_within_contract(h: Hand) -> Planting:
    """合同六千，按验收分两次付清，申请指明合同。"""
    company = f"{h.one.name}水利工程队"
    contract = _works(h, company, 6_000_00)
    _accepted(h, contract, 2_600_00)
    h.paid(2_600_00, company, contract=contract)
    yield None
    _accepted(h, contract, 6_000_00)
    key, _ = h.paid(3_400_00, company, contract=contract)
    yield Plant(keys=(contract, key))


def accepted_unpaid(h: Hand) -> Planting:
    """工程验收了，只付了一半，剩下的拖着不付。"""
    company = f"{h.one.name}水利工程队"
    contract = _works(h, company, 4_000_00)
    _accepted(h, contract, 4_000_00)
    h.paid(2_000_00, company, contract=contract)
    yield Plant(keys=(contract,))


def _works(h: Hand, company: str, price: int) -> str:
    until, build = date(2025, 12, 1), Direction.BUILD
    return h.contract((), h.today, until, steps(FAR, price), company=company, direction=build)


def _accepted(h: Hand, contract: str, worth: int) -> None:
    accept = AcceptWork(contract=ContractId(contract), day=h.today, worth=Fen(worth), note="验收")
    h.give("head", accept)
