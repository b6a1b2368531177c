"""Faults of who holds and does what in a village, and their honest twins."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ruralgov.domain import funds as f
from ruralgov.domain.access import ADMINISTRATION, GrantRole, RegisterAccount
from ruralgov.domain.books import VoucherLine
from ruralgov.domain.books import messages as b
from ruralgov.domain.collectives import (
    BOOKKEEPER,
    CASHIER,
    COLLECTIVE_FINANCE,
    FINANCE_REVIEWER,
    FUND_APPLICANT,
    VILLAGE_HEAD,
    Collectives,
)
from ruralgov.domain.funds import CashAccount
from ruralgov.domain.kernel.ids import AccountId, FundApplicationId, PersonId, PlaceId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import first_day, month_of, next_month
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.roles import Actor, Role
from ruralgov.domain.registry import RegisterPerson
from ruralgov.sample.faults.hand import Hand, Plant
from ruralgov.sample.holdings import BANK, OFFICE

Planting = Iterator[Plant | None]
SHOP = "城关文印社"


def keeps_books_and_money(h: Hand) -> Planting:
    """村会计同时当出纳，一个人管账又管钱。"""
    mine = _account(h, "kj")
    yield Plant(keys=(_grant(h, mine, BOOKKEEPER), _grant(h, mine, CASHIER)))


def reviews_what_he_asks(h: Hand) -> Planting:
    """民主理财小组成员另有一个账号，用它经办用款。"""
    person = RegisterPerson(
        name=PersonName.of("于建国"), since=h.today, source="任职文件", unit="村集体"
    )
    who = PersonId(h.give("registrar", person))
    first, second = _account(h, "lc", who), _account(h, "jb", who)
    yield Plant(keys=(_grant(h, first, FINANCE_REVIEWER), _grant(h, second, FUND_APPLICANT)))


def handed_over(h: Hand) -> Planting:
    """会计年中改任出纳，会计一职当天交给别人。"""
    mine, until = _account(h, "kj"), first_day(next_month(month_of(h.today)))
    was = _grant(h, mine, BOOKKEEPER, until=until)
    yield Plant(keys=(was, _grant(h, mine, CASHIER, since=until)))


def books_and_pays(h: Hand) -> Planting:
    """同一个月里，付款的人又去制凭证。"""
    mine = _account(h, "bb")
    grants = _grant(h, mine, BOOKKEEPER), _grant(h, mine, CASHIER)
    yield Plant(keys=(*_booked(h, mine, mine), *grants), also=("R41",))


def asks_and_approves(h: Hand) -> Planting:
    """负责人自己经办一笔，又审批别人经办的另一笔。"""
    mine = _account(h, "zr")
    grants = _grant(h, mine, FUND_APPLICANT), _grant(h, mine, VILLAGE_HEAD)
    asked = _by(h, mine, h.asking(h.about(200_00), SHOP))
    other = h.give("applicant", h.asking(h.about(260_00), SHOP))
    for key, head in ((asked, "head"), (other, mine)):
        said = f.ApproveApplication(
            application=FundApplicationId(key), role=VILLAGE_HEAD, reason="同意"
        )
        _by(h, head, said)
    yield Plant(keys=(asked, other, *grants), also=("R41",))


def books_then_pays(h: Hand) -> Planting:
    """这个月制凭证，下个月改任出纳付款。"""
    mine, until = _account(h, "gr"), first_day(next_month(month_of(h.today)))
    was = _grant(h, mine, BOOKKEEPER, until=until)
    keys = _booked(h, mine, "cashier")
    yield None
    is_now = _grant(h, mine, CASHIER)
    yield Plant(keys=(*keys, *_booked(h, "bookkeeper", mine), was, is_now))


def _account(h: Hand, name: str, person: PersonId | None = None) -> str:
    """Return a new account of the village; of a person where one is said."""
    account = f"{name}{h.one.code}"
    if person is not None:
        known = RegisterAccount(account=AccountId(account), person=person, basis="任职文件")
        _administer(h, known)
    return account


def _grant(h: Hand, account: str, role: Role, **days: date) -> str:
    """Give a role in the village itself."""
    held = h.app.query(Collectives(), **h.acting("bookkeeper"))
    place = next(PlaceId(row.place) for row in held if row.owner == h.one.key)
    command = GrantRole(
        account=AccountId(account), role=role, place=place, basis="村委会任命", **days
    )
    return _administer(h, command)


def _administer(h: Hand, command: Any) -> str:
    return h.app.execute(command, actor=Actor(h.admin), purpose=ADMINISTRATION).key


def _by(h: Hand, account: str, command: Any) -> str:
    """Give a command of the ledgers as an account of the village."""
    acting = {"actor": Actor(AccountId(account)), "purpose": COLLECTIVE_FINANCE}
    return h.app.execute(command, **acting).key  # type: ignore[arg-type]


def _booked(h: Hand, keeper: str, cashier: str) -> tuple[str, str]:
    """Have something paid and booked by these; return application and voucher."""
    amount = Fen(h.about(300_00))
    key = FundApplicationId(h.give("applicant", h.asking(amount, SHOP)))
    h.approve(key)
    pay = f.RecordPayment(
        application=key, amount=amount, account=CashAccount.BANK, reference="回单"
    )
    _by(h, cashier, pay)
    lines = (
        VoucherLine(account=OFFICE, debit=amount),
        VoucherLine(account=BANK, credit=amount, about=f"fund_application/{key}"),
    )
    entry = b.EnterVoucher(collective=h.one.key, day=h.today, summary="购置维修", lines=lines)
    voucher = _by(h, keeper, entry)
    h.give("bookchecker", b.PostVoucher(voucher=VoucherId(voucher)))
    return key, voucher
