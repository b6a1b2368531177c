"""Faults of what is distributed to members, and honest twins."""

from collections.abc import Iterator
from datetime import timedelta

from ruralgov.domain import membership as m
from ruralgov.domain.books import VoucherLine
from ruralgov.domain.collectives import Collectives
from ruralgov.domain.funds import CashAccount, RecordPayment
from ruralgov.domain.kernel.ids import DistributionId, FundApplicationId, PersonId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.registry import Departure, EndPerson
from ruralgov.sample.faults.hand import Hand, Plant
from ruralgov.sample.holdings import BANK
from ruralgov.sample.members import KEEPER, Members, enrolled, listed, owed, people_of

Planting = Iterator[Plant | None]
KEPT, RESERVE, OWED = "322", "311", "211"


def shared_without_list(h: Hand) -> Planting:
    """分红入了账，没有清单，谁得多少不知道。"""
    amount = _earned(h)
    _reserved(h, amount)
    yield Plant(keys=(h.moved(KEPT, OWED, amount // 2),))


def list_never_booked(h: Hand) -> Planting:
    """清单公示、审核了，账上一直没有应付分红。"""
    yield Plant(keys=(listed(h.give, _members(h), h.about(600_00), h.today),))


def shared_beyond(h: Hand) -> Planting:
    """提取公积公益金后剩下的不够，照样分。"""
    amount = _earned(h)
    _reserved(h, amount)
    key, voucher = _shared(h, amount)
    yield Plant(keys=(key, voucher))


def shared_without_reserve(h: Hand) -> Planting:
    """没有提取公积公益金就分红。"""
    key, voucher = _shared(h, _earned(h) // 2)
    yield Plant(keys=(key, voucher))


def shared_rightly(h: Hand) -> Planting:
    """先提公积公益金，清单公示、审核，按清单入账。"""
    amount = _earned(h)
    _reserved(h, amount)
    key, voucher = _shared(h, amount // 2)
    yield Plant(keys=(key, voucher))


def paid_to_the_dead(h: Hand) -> Planting:
    """老人去世没有报，分红照样打到他名下，后来才销户。"""
    amount = _earned(h)
    _reserved(h, amount)
    key, _ = _shared(h, amount // 2)
    who = _members(h).people[0]
    voucher = _paid(h, key, who)
    day = h.today - timedelta(days=2)
    yield None
    h.give("registrar", EndPerson(person=who, departure=Departure.DIED, since=day))
    yield Plant(keys=(key, voucher))


def paid_to_the_heir(h: Hand) -> Planting:
    """老人去世，分红由继承人凭证明领取。"""
    amount = _earned(h)
    _reserved(h, amount)
    key, _ = _shared(h, amount // 2)
    *_, heir, who = _members(h).people
    yield None
    day = h.today - timedelta(days=2)
    h.give("registrar", EndPerson(person=who, departure=Departure.DIED, since=day))
    taken = m.Paying(person=who, taking=m.Taking.HEIR, payee=heir, reference="继承公证书")
    yield Plant(keys=(key, _paid(h, key, who, taken)))


def _members(h: Hand) -> Members:
    """Return the roll of the collective; it is made where it has none."""
    if h.one.members is None:
        rows = h.app.query(Collectives(), **h.acting("townfunds"))
        place = next(row.place for row in rows if row.owner == h.one.key)
        people = people_of(h.give, place, next(h.numbers), 4)
        h.one.members = enrolled(h.give, h.one.key, place, people, h.today)
    return h.one.members


def _earned(h: Hand) -> int:
    """Book what came in of results of former years, and return it."""
    amount = h.about(2_000_00)
    h.moved(BANK, KEPT, amount)
    return amount


def _reserved(h: Hand, amount: int) -> None:
    h.moved(KEPT, RESERVE, amount // 5)


def _shared(h: Hand, amount: int) -> tuple[DistributionId, str]:
    """Have an amount listed and booked as owed; return the list and the voucher."""
    key = listed(h.give, _members(h), amount, h.today)
    voucher = h.moved(KEPT, OWED, amount)
    owed(h.give, key, voucher)
    return key, voucher


def _paid(h: Hand, key: DistributionId, who: PersonId, paying: m.Paying | None = None) -> str:
    """Pay the line of a member, and return the voucher."""
    found = h.app.query(m.DistributionList(distribution=key), **h.acting(KEEPER))
    amount = next(one.amount for one in found.lines if one.person == who)
    asked = h.give("applicant", h.asking(amount, "成员（见分配清单）"))
    application = FundApplicationId(asked)
    h.approve(application)
    pay = RecordPayment(
        application=application, amount=amount, account=CashAccount.BANK, reference="回单"
    )
    h.give("cashier", pay)
    lines = (
        VoucherLine(account=OWED, debit=Fen(amount)),
        VoucherLine(account=BANK, credit=Fen(amount), about=f"fund_application/{asked}"),
    )
    voucher = h.entered("付成员分红", lines)
    marking = m.PayLines(
        distribution=key,
        voucher=VoucherId(voucher),
        day=h.today,
        payments=(paying or m.Paying(person=who),),
    )
    h.give(KEEPER, marking)
    return voucher
