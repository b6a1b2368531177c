"""An outcome of industry is what the books of its parties show, when it is entered and verified."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ruralgov.domain.consortia import CONSORTIUM, Income, OutcomeEntered, OutcomeVerified
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.oversight import shown
from ruralgov.domain.reactions import texts


def check_entered(event: OutcomeEntered, _key: str, given: Given) -> Iterator[Any]:
    """The books of the parties show the income that an outcome counts."""
    _check(event.incomes, event.since, event.until, given)
    yield from ()


def check_verified(event: OutcomeVerified, key: str, given: Given) -> Iterator[Any]:
    """They show it still when the outcome is verified."""
    state = given.read.state(CONSORTIUM, key)
    for one in () if state is None else state.outcomes:
        if one.number == event.outcome:
            _check(one.incomes, one.since, one.until, given)
    yield from ()


def _check(incomes: tuple[Income, ...], since: date, until: date, given: Given) -> None:
    """Refuse an income that the books show otherwise; raises ``outcome_not_in_books``."""
    for one in incomes:
        found = shown(one, since, until, given.read)
        if found != one.amount or found == 0:
            facts = {"voucher": one.voucher, "line": one.line, "shown": found}
            raise Refused(texts.OUTCOME_NOT_IN_BOOKS, amount=one.amount, **facts)


REACTIONS: Final[Reactions] = {
    OutcomeEntered: (check_entered,),
    OutcomeVerified: (check_verified,),
}
