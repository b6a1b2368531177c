"""Commands and events of a distribution."""

from datetime import date

from ruralgov.domain.kernel.ids import (
    AccountId,
    CollectiveId,
    DecisionId,
    DistributionId,
    PersonId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.membership.model_distribution import (
    Basis,
    DistributionLine,
    Paying,
    Payment,
    Remainder,
)


@frozen(kw_only=True)
class PlanDistribution:
    """Plan a distribution as of a day, by the decision on the yearly distribution plan.

    The list is worked out from the roll of that day; *year* is that of the results divided.
    """

    collective: CollectiveId
    title: str
    year: int
    amount: Fen
    basis: Basis
    remainder: Remainder = Remainder.LARGEST
    record_day: date
    decision: DecisionId


@frozen(kw_only=True)
class RecomputeDistribution:
    """Work the list out anew from the roll as it is now, before it is approved."""

    distribution: DistributionId
    reason: str


@frozen(kw_only=True)
class PublishDistribution:
    """Publish a list; *until* is the last day of the notice."""

    distribution: DistributionId
    since: date
    until: date
    venue: str


@frozen(kw_only=True)
class ObjectToLine:
    """Enter an objection to the line of a person: that line alone waits for the answer."""

    distribution: DistributionId
    person: PersonId
    day: date
    reference: str


@frozen(kw_only=True)
class AnswerLineObjection:
    """Answer an objection; what is upheld is then put right by another list or line."""

    distribution: DistributionId
    objection: int
    upheld: bool
    day: date
    reference: str


@frozen(kw_only=True)
class ApproveDistribution:
    """Approve a list after its notice, by another person than made it."""

    distribution: DistributionId


@frozen(kw_only=True)
class ShiftBetweenLines:
    """Put a list right after an upheld objection: an amount goes to another line, the total stays.

    Another person than answered does it.
    """

    distribution: DistributionId
    giver: PersonId
    taker: PersonId
    amount: Fen
    reference: str
    reason: str


@frozen(kw_only=True)
class BookPayable:
    """Name the posted voucher that books what is owed to the members by the list."""

    distribution: DistributionId
    voucher: VoucherId


@frozen(kw_only=True)
class PayLines:
    """Mark lines as paid by a posted voucher; the day is that of the voucher."""

    distribution: DistributionId
    voucher: VoucherId
    day: date
    payments: tuple[Paying, ...]


@frozen(kw_only=True)
class ReturnLinePayment:
    """Mark that the bank returned the payment of a line; it can be paid anew.

    *voucher* is the posted one by which the money came back.
    """

    distribution: DistributionId
    person: PersonId
    day: date
    voucher: VoucherId
    reason: str


@frozen(kw_only=True)
class WithdrawLinePayments:
    """Take marks of payment back that were a mistake, of one voucher all together."""

    distribution: DistributionId
    voucher: VoucherId
    reason: str


@frozen(kw_only=True)
class WithdrawDistribution:
    """Withdraw a distribution of which nothing is booked and nothing is paid."""

    distribution: DistributionId
    reason: str


@frozen(kw_only=True)
class UnbookPayable:
    """What is owed by a list is booked no more: its voucher was reversed. It follows by itself."""

    distribution: DistributionId
    voucher: VoucherId


@frozen(kw_only=True)
class DistributionPlanned:
    """A distribution was planned, with its list."""

    collective: CollectiveId
    title: str
    year: int
    amount: Fen
    basis: Basis
    remainder: Remainder
    record_day: date
    decision: DecisionId
    lines: tuple[DistributionLine, ...]
    by: AccountId


@frozen(kw_only=True)
class DistributionRecomputed:
    """A list was worked out anew."""

    lines: tuple[DistributionLine, ...]
    reason: str
    by: AccountId


@frozen(kw_only=True)
class DistributionPublished:
    """A list hangs out."""

    since: date
    until: date
    venue: str


@frozen(kw_only=True)
class LineObjectionEntered:
    """Somebody objected to a line."""

    number: int
    person: PersonId
    day: date
    reference: str


@frozen(kw_only=True)
class LineObjectionAnswered:
    """An objection to a line was answered."""

    objection: int
    upheld: bool
    day: date
    reference: str
    by: AccountId


@frozen(kw_only=True)
class DistributionApproved:
    """A list is to be paid."""

    day: date
    by: AccountId


@frozen(kw_only=True)
class LinesShifted:
    """An amount went from one line to another."""

    giver: PersonId
    taker: PersonId
    amount: Fen
    reference: str
    reason: str
    by: AccountId


@frozen(kw_only=True)
class PayableBooked:
    """What is owed by a list is in the books."""

    voucher: VoucherId


@frozen(kw_only=True)
class PayableUnbooked:
    """What is owed by a list is in the books no more."""

    voucher: VoucherId


@frozen(kw_only=True)
class LinesPaid:
    """Lines of a list were paid."""

    voucher: VoucherId
    day: date
    payments: tuple[Payment, ...]


@frozen(kw_only=True)
class LinePaymentReturned:
    """The bank returned the payment of a line."""

    person: PersonId
    day: date
    voucher: VoucherId
    reason: str


@frozen(kw_only=True)
class LinePaymentsWithdrawn:
    """Marks of payment were a mistake."""

    voucher: VoucherId
    reason: str


@frozen(kw_only=True)
class DistributionWithdrawn:
    """A distribution was withdrawn."""

    reason: str
