"""How a contract by which the collective pays is paid, and what was accepted of it."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.dates import END
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import texts


@frozen(kw_only=True)
class PaymentTerms:
    """How a contract is paid: what at most in advance, and what is kept back until a day. Fen."""

    advance: Fen
    retention: Fen
    retained_until: date | None = field(default=None, metadata=END)
    """The first day on which what is kept back may be paid."""

    def __attrs_post_init__(self) -> None:
        kept = self.retention > 0
        if min(self.advance, self.retention) < 0 or kept != (self.retained_until is not None):
            raise BadInput(texts.PAYMENT_TERMS_WRONG)

    def kept(self, day: date) -> int:
        """Return what is kept back on a day."""
        waits = self.retained_until is not None and day < self.retained_until
        return self.retention if waits else 0


@frozen(kw_only=True)
class Acceptance:
    """That what was done or delivered by a day is worth so much in all, and who says so."""

    day: date
    worth: Fen
    by: AccountId
    note: str
    document: str


def ceiling(
    total: int, terms: PaymentTerms | None, accepted: tuple[Acceptance, ...], day: date
) -> int:
    """Return how much of a price may be paid in all by a day.

    That is what was accepted, less what is kept back, and at least the advance. Where nothing was
    agreed and nothing accepted, it is the price.
    """
    if terms is None:
        return accepted[-1].worth if accepted else total
    worth = accepted[-1].worth if accepted else 0
    return max(terms.advance, min(worth, total - terms.kept(day)))
