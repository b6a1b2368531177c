"""What a variation makes of the dues of a price: the unpaid ones go, and part payments count."""

from collections.abc import Callable
from datetime import date

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_contract import (
    Contract,
    Due,
    DueKind,
    PriceStep,
    Reduction,
    dues_of,
)


@frozen(kw_only=True)
class Replaced:
    """The numbers of the dues that go, those cut to what was paid of them, and the new ones."""

    withdrawn: tuple[int, ...] = ()
    reduced: tuple[Reduction, ...] = ()
    dues: tuple[Due, ...] = ()


def replaced(known: Contract, since: date, price: tuple[PriceStep, ...]) -> Replaced:
    """Return what a new price makes of the dues from a day on.

    A due of which nothing was paid goes. One of which a part was paid is cut to that part, which
    counts for the new dues from its day on. One that was paid stays, and counts for a new due of
    its own day: nobody pays twice for one day.
    """
    new = list(dues_of(price, max((due.no for due in known.dues), default=0)))
    gone, reduced = [], []
    for due in _from(known, since):
        paid = known.credited(due.no)
        if not paid:
            gone.append(due.no)
        elif paid < due.amount:
            reduced.append(Reduction(due=due.no, was=due.amount, amount=Fen(paid)))
            new = _less(new, paid, lambda one, day=due.day: one.day >= day)  # type: ignore[misc]
        else:
            new = _less(new, paid, lambda one, day=due.day: one.day == day)  # type: ignore[misc]
    return Replaced(withdrawn=tuple(gone), reduced=tuple(reduced), dues=tuple(new))


def unpaid_from(contract: Contract, day: date) -> tuple[int, ...]:
    """Return the numbers of the dues of the price from a day on of which nothing was paid."""
    return tuple(due.no for due in _from(contract, day) if not contract.credited(due.no))


def _from(contract: Contract, day: date) -> list[Due]:
    return [
        due
        for due in contract.dues
        if due.kind is DueKind.PRICE and due.day >= day and not due.withdrawn
    ]


def _less(dues: list[Due], paid: int, counts: Callable[[Due], bool]) -> list[Due]:
    """Return dues less what was paid, the first ones first; one of which nothing is left goes."""
    left = []
    for due in dues:
        off = min(paid, due.amount) if counts(due) else 0
        paid -= off
        if due.amount > off:
            left.append(change(due, amount=Fen(due.amount - off)))
    return left
