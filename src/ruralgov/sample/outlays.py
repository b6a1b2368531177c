"""What made-up collectives ask money for, month by month."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ruralgov.domain import funds as f
from ruralgov.domain.funds import CashAccount
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, first_day
from ruralgov.sample import holdings as h
from ruralgov.sample.affairs import TILL, of_month

CHARGED = {"干部报酬": h.PAY, "办公经费": h.OFFICE, "公益维护": h.CARE}
SMALL = Fen(2_000_00)
"""Up to so much the head and one member of the group approve by the sample's fund policy."""


@frozen
class Outlay:
    """What is asked for, and the lines that book it once it is paid."""

    ask: f.FileApplication
    lines: tuple[tuple[str, int], ...]

    @property
    def large(self) -> bool:
        """Whether more than two must approve it."""
        return self.ask.amount > SMALL


def outlays(one: h.Holding, month: Month) -> Iterator[Outlay]:
    """Give what is paid in a month: pay, office costs, a quarter's repairs, and its own affairs."""

    def outlay(
        number: int, item: str, purpose: str, *lines: tuple[str, int], **whom: Any
    ) -> Outlay:
        account, credit = lines[-1]
        ask = f.FileApplication(
            collective=one.key,
            account=CashAccount.CASH if account == TILL else CashAccount.BANK,
            amount=Fen(-credit),
            item=item,
            purpose=purpose,
            invoice=f"{one.code}-{month}-{number}",
            **whom,
        )
        return Outlay(ask, lines)

    def plain(number: int, item: str, purpose: str, fen: int, **whom: Any) -> Outlay:
        return outlay(number, item, purpose, (CHARGED[item], fen), (h.BANK, -fen), **whom)

    person = one.staff[first_day(month).month % 2]
    yield plain(1, "干部报酬", "干部报酬", 1_900_00, payee_person=person)
    shop = f"{one.name}便民超市（示例）"
    yield plain(2, "办公经费", "办公用品", one.draw.randrange(80, 900) * 100, payee=shop)
    if is_quarter(month):
        repairs = one.draw.randrange(25, 200) * 100_00
        payee = f"{one.name}水利维修队（示例）"
        yield plain(9, "公益维护", "沟渠道路维修", repairs, payee=payee)
    for number, step in enumerate(of_month(one, int(month[5:]), paid=True), 21):
        yield outlay(number, step.item, step.summary, *step.lines, payee=step.payee)


def is_quarter(month: Month) -> bool:
    """Tell whether a quarter ends with a month."""
    return first_day(month).month % 3 == 0
