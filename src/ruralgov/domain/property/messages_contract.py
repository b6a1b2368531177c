"""What can be done to contracts, and what has happened to them. Amounts are in fen."""

from datetime import date, datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.kernel.dates import END
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AssetId, CollectiveId, ContractId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName, Telephone
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.messages_discharge import DischargeEvent
from ruralgov.domain.property.messages_party import ContractPartyCorrected
from ruralgov.domain.property.messages_payment import PaymentTermsAgreed, WorkAccepted
from ruralgov.domain.property.model_asset import NOTHING, Decision, Tender, check_digest
from ruralgov.domain.property.model_contract import (
    ContractMistake,
    Credit,
    Deposit,
    DepositSettlement,
    Direction,
    Due,
    EndCause,
    PerformanceNote,
    PriceStep,
    ProposedChange,
    Reduction,
    Tenure,
    Variation,
)
from ruralgov.domain.property.model_ending import EndTerms


@frozen(kw_only=True)
class DraftContract:
    """Draft a contract for the days ``[since, until)`` with a company or a person.

    *tenure* says by what right something is let; a term beyond a limit that does not bind needs a
    *term_reason*. *renews* names the contract that it follows; *document* is the SHA-256 of its
    text; *id* may name a contract that does not exist yet, so that a paper is not drafted twice.
    """

    id: ContractId | None = None
    collective: CollectiveId
    title: str
    direction: Direction
    tenure: Tenure | None = None
    assets: tuple[AssetId, ...] = ()
    company: str = ""
    company_code: str = ""
    person: PersonName | None = None
    telephone: Telephone | None = None
    since: date = field(metadata=END)
    until: date
    price: tuple[PriceStep, ...] = ()
    deposit: Deposit | None = None
    renews: ContractId | None = None
    term_reason: str = ""
    document: str = field(default="", validator=check_digest)


@frozen(kw_only=True)
class DecideContract:
    """Enter the decision on a draft, and how the other side was found."""

    contract: ContractId
    decision: Decision
    tender: Tender


@frozen(kw_only=True)
class WithdrawContract:
    """Give up a contract that was not signed."""

    contract: ContractId
    reason: str


@frozen(kw_only=True)
class SignContract:
    """Say that a decided contract was signed on a day; its dues are made now."""

    contract: ContractId
    day: date


@frozen(kw_only=True)
class VaryContract:
    """Change a contract from a day on: its price (None: as it is), its end (None: as it is).

    It holds once somebody else has passed it (``ReviewContractChange``).
    """

    contract: ContractId
    since: date = field(metadata=END)
    until: date | None = None
    price: tuple[PriceStep, ...] | None = None
    decision: Decision
    reason: str
    term_reason: str = ""


@frozen(kw_only=True)
class NotePerformance:
    """Write down what was seen of the performance of a contract."""

    contract: ContractId
    day: date
    note: str
    satisfactory: bool


@frozen(kw_only=True)
class CompleteContract:
    """Say that a contract is performed: everything owed to the collective was paid."""

    contract: ContractId
    day: date
    note: str


@frozen(kw_only=True)
class EndContract:
    """End a contract on a day; before its term is over only by a decision.

    An early end holds once somebody else has passed it (``ReviewContractChange``); *terms* is what
    was agreed for it.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("terms",)
    contract: ContractId
    cause: EndCause
    since: date = field(metadata=END)
    reason: str
    decision: Decision | None = None
    terms: EndTerms | None = None


@frozen(kw_only=True)
class SettleDeposit:
    """Give the deposit of a contract that is over back, or keep part of it for a reason.

    It is done once somebody else has passed it (``ReviewContractChange``).
    """

    contract: ContractId
    day: date
    returned: Fen
    kept: Fen = NOTHING
    reason: str


@frozen(kw_only=True)
class ReviewContractChange:
    """Pass what another asked for, or stop it, with *words*: terms, an early end, the deposit.

    *seen* is the number of what was looked at (``ContractFile``).
    """

    ADDED: ClassVar[tuple[str, ...]] = ("seen",)
    contract: ContractId
    passed: bool
    words: str
    seen: int = 0


@frozen(kw_only=True)
class WithdrawContractEntry:
    """Take back what was entered of a contract by mistake: the last entry of its kind.

    A contract that was not signed is decided again, one that did not end goes on, a variation that
    was not agreed leaves price and end as they were. What rests on the entry goes before: vouchers
    are reversed, later entries withdrawn.
    """

    contract: ContractId
    entry: ContractMistake
    reason: str


@frozen(kw_only=True)
class EraseContract:
    """Erase for good which person was the other side of a contract; its figures stay."""

    contract: ContractId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class CreditDues:
    """Let the dues of a contract show what a receipt pays of them, as the receipt says.

    It carries no amounts: the receipt is the one truth. It follows every allocation by itself.
    """

    contract: ContractId
    receipt: ReceiptId


@frozen(kw_only=True)
class ContractDrafted:
    """A contract was drafted."""

    SCHEMA: ClassVar[int] = 2
    collective: CollectiveId
    number: str
    title: str
    direction: Direction
    tenure: Tenure | None
    assets: tuple[AssetId, ...]
    company: str
    company_code: str
    person: PersonName | None
    telephone: Telephone | None
    since: date
    until: date
    price: tuple[PriceStep, ...]
    deposit: Deposit | None
    renews: ContractId | None
    overlong: bool
    term_reason: str
    drafter: AccountId
    document: str
    at: datetime


@frozen(kw_only=True)
class ContractDecided:
    """A contract was decided on."""

    SCHEMA: ClassVar[int] = 2
    decision: Decision
    tender: Tender


@frozen(kw_only=True)
class ContractWithdrawn:
    """A contract was given up before it was signed."""

    reason: str


@frozen(kw_only=True)
class ContractSigned:
    """A contract was signed, and these dues come of it."""

    SCHEMA: ClassVar[int] = 2
    day: date
    dues: tuple[Due, ...]


@frozen(kw_only=True)
class ContractVaried:
    """A contract was changed."""

    SCHEMA: ClassVar[int] = 4
    variation: Variation
    overlong: bool
    term_reason: str


@frozen(kw_only=True)
class ContractChangeProposed:
    """A change of a contract waits for a second person."""

    SCHEMA: ClassVar[int] = 2
    proposed: ProposedChange


@frozen(kw_only=True)
class ContractChangeReviewed:
    """A second person passed what waited, or stopped it."""

    passed: bool
    words: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class PerformanceNoted:
    """The performance of a contract was looked at."""

    note: PerformanceNote


@frozen(kw_only=True)
class ContractCompleted:
    """A contract is performed."""

    day: date
    note: str


@frozen(kw_only=True)
class ContractReopened:
    """A contract is not performed after all: a receipt that paid its dues was taken back."""

    receipt: ReceiptId


@frozen(kw_only=True)
class ContractEnded:
    """A contract ended, and these dues with it; what was agreed for it made others."""

    SCHEMA: ClassVar[int] = 3
    cause: EndCause
    since: date
    reason: str
    decision: Decision | None
    withdrawn: tuple[int, ...]
    reduced: tuple[Reduction, ...]
    dues: tuple[Due, ...]
    terms: EndTerms | None


@frozen(kw_only=True)
class DepositSettled:
    """The deposit of a contract went back, or was kept."""

    settlement: DepositSettlement


@frozen(kw_only=True)
class DuesCredited:
    """What a receipt pays of the dues of a contract is now this."""

    receipt: ReceiptId
    credits: tuple[Credit, ...]


@frozen(kw_only=True)
class ContractEntryWithdrawn:
    """An entry about a contract was a mistake."""

    entry: ContractMistake
    reason: str


@frozen(kw_only=True)
class ContractErased:
    """Which person was the other side is gone."""

    ground: ErasureGround
    reason: str


ContractEvent = (
    ContractDrafted
    | ContractDecided
    | ContractWithdrawn
    | ContractSigned
    | ContractVaried
    | ContractChangeProposed
    | ContractChangeReviewed
    | PerformanceNoted
    | ContractCompleted
    | ContractReopened
    | ContractEnded
    | DepositSettled
    | DuesCredited
    | ContractEntryWithdrawn
    | ContractErased
    | PaymentTermsAgreed
    | WorkAccepted
    | ContractPartyCorrected
    | DischargeEvent
)
"""What happens to a contract."""
