"""What an early end makes of the dues of a contract, and what was agreed for it."""

from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.money import Fen, show_yuan
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import texts_deals
from ruralgov.domain.property.model_contract import Contract, Due, DueKind, Reduction
from ruralgov.domain.property.model_ending import EndTerms

A_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Ended:
    """The numbers of the dues that go, those cut, and the new ones."""

    withdrawn: tuple[int, ...] = ()
    reduced: tuple[Reduction, ...] = ()
    dues: tuple[Due, ...] = ()


def ended(known: Contract, since: date, terms: EndTerms | None) -> Ended:
    """Return what an end makes of the dues; raises ``end_cut_wrong``.

    What would be due from the day on goes, but for what was paid of it. Where terms were agreed,
    they say more: a due that they name is owed as they say, and one whose period is known is owed
    for the days that have run.
    """
    named = {} if terms is None else {one.due: one.amount for one in terms.cuts}
    withdrawn, reduced = [], []
    for due, owed in _owed(known, since, terms, named):
        if owed == due.amount:
            continue
        if owed:
            reduced.append(Reduction(due=due.no, was=due.amount, amount=Fen(owed)))
        else:
            withdrawn.append(due.no)
    return Ended(
        withdrawn=tuple(withdrawn),
        reduced=tuple(reduced),
        dues=() if terms is None else tuple(_penalty(known, since, terms)),
    )


def _owed(
    known: Contract, since: date, terms: EndTerms | None, named: dict[int, Fen]
) -> Iterator[tuple[Due, int]]:
    """Give each due of the price in force, and what is owed of it after the end."""
    prices = {d.no: d for d in known.dues if d.kind is DueKind.PRICE and not d.withdrawn}
    for no, amount in named.items():
        if no not in prices or amount > prices[no].amount:
            raise Refused(
                texts_deals.END_CUT_WRONG, contract=known.number, due=no, amount=show_yuan(amount)
            )
    for no, due in prices.items():
        if no in named:
            yield due, named[no]
        elif terms is not None and due.period is not None:
            yield due, due.period.part(due.amount, since - A_DAY)
        elif due.day >= since:
            yield due, min(known.credited(no), due.amount)


def _penalty(known: Contract, since: date, terms: EndTerms) -> Iterator[Due]:
    if terms.penalty:
        last = max((due.no for due in known.dues), default=0)
        yield Due(no=last + 1, kind=DueKind.PENALTY, day=since, amount=terms.penalty)


def given_up(known: Contract, found: Ended, terms: EndTerms | None) -> int:
    """Return what the collective gives up by an end, in fen: dues, and what it pays for it."""
    amounts = {due.no: due.amount for due in known.dues}
    dues = sum(amounts[no] for no in found.withdrawn)
    cut = sum(one.was - one.amount for one in found.reduced)
    return dues + cut + (0 if terms is None else terms.compensation)


def checked(terms: EndTerms | None) -> EndTerms | None:
    """Return terms whose words are clean; raises ``text_not_clean``."""
    if terms is None or not terms.improvements:
        return terms
    return change(terms, improvements=clean_text("improvements", terms.improvements))
