"""A distribution: what is divided among whom, line by line, and what was paid."""

from datetime import date
from typing import Final

from ruralgov.domain.kernel.ids import AccountId, CollectiveId, DecisionId, PersonId, VoucherId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.membership.model import Notice, Objection


class Basis(LabelledEnum):
    """By what an amount is divided."""

    SHARES = "shares", "按份额", "by shares"
    HEADS = "heads", "按人头", "by head"


class Remainder(LabelledEnum):
    """To whom the fen go that cannot be divided."""

    LARGEST = (
        "largest",
        "最大余数法，余数相同的按名册顺序",
        "largest remainder, equal ones in the order of the roll",
    )


class DistributionStage(LabelledEnum):
    """How far a distribution is."""

    PLANNED = "planned", "已编制", "planned"
    PUBLISHED = "published", "公示中", "published"
    APPROVED = "approved", "已审核", "approved"
    WITHDRAWN = "withdrawn", "已撤销", "withdrawn"


class Taking(LabelledEnum):
    """Who took the money of a line."""

    SELF = "self", "本人", "the member"
    GUARDIAN = "guardian", "监护人代领", "the guardian"
    HEIR = "heir", "继承人领取", "the heir"
    AGENT = "agent", "委托代领", "somebody with an authority"


@frozen(kw_only=True)
class Paying:
    """That the line of a person was paid; *payee* and *reference* where another took it."""

    person: PersonId
    taking: Taking = Taking.SELF
    payee: PersonId | None = None
    reference: str = ""


@frozen(kw_only=True)
class Payment:
    """One payment of a line by a voucher, and the day on which the bank returned it."""

    person: PersonId
    amount: Fen
    voucher: VoucherId
    day: date
    taking: Taking
    payee: PersonId | None
    reference: str
    by: AccountId
    returned: date | None = None
    return_voucher: VoucherId | None = None


@frozen(kw_only=True)
class DistributionLine:
    """What one person has: by how many hundredths of shares, or one head."""

    person: PersonId
    weight: int
    amount: Fen


@frozen(kw_only=True)
class Distribution:
    """One distribution of a collective, from its plan to the last payment."""

    collective: CollectiveId
    title: str
    year: int
    amount: Fen
    basis: Basis
    remainder: Remainder
    record_day: date
    decision: DecisionId
    lines: tuple[DistributionLine, ...]
    drafters: tuple[AccountId, ...]
    stage: DistributionStage = DistributionStage.PLANNED
    notice: Notice | None = None
    objections: tuple[Objection, ...] = ()
    approved: date | None = None
    approved_by: AccountId | None = None
    payable: VoucherId | None = None
    payments: tuple[Payment, ...] = ()
    to_mend: tuple[int, ...] = ()
    """The objections that were upheld, and after which the list was not put right yet."""

    def line(self, person: PersonId) -> DistributionLine | None:
        """Return the line of a person, or None."""
        return next((one for one in self.lines if one.person == person), None)

    def blocked(self) -> frozenset[PersonId]:
        """Return whose lines wait: for an answer to an objection, or to be put right after one."""
        return frozenset(
            one.person
            for one in self.objections
            if one.person and (one.open or one.number in self.to_mend)
        )

    def paid(self, person: PersonId) -> Payment | None:
        """Return the payment of a line that stands, or None."""
        return next(
            (one for one in self.payments if one.person == person and one.returned is None), None
        )

    @property
    def going(self) -> bool:
        """Whether a payment of it stands."""
        return any(one.returned is None for one in self.payments)


LIVE: Final = frozenset(
    {DistributionStage.PLANNED, DistributionStage.PUBLISHED, DistributionStage.APPROVED}
)
"""Stages of what was not withdrawn."""
