"""What can be asked of contracts and dues, and what the answers are."""

from datetime import date, datetime

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_asset import AssetKind, Boundary, Decision, Quantity, Tender
from ruralgov.domain.property.model_contract import (
    Contract,
    Credit,
    DepositSettlement,
    Due,
    DueKind,
    EndCause,
    PerformanceNote,
    ProposedChange,
    Variation,
)
from ruralgov.domain.property.model_ending import EndTerms
from ruralgov.domain.property.model_payment import Acceptance, PaymentTerms
from ruralgov.domain.property.rows_contract import ContractRow, DueRow


@frozen(kw_only=True)
class PartyOfContract:
    """The other side of a contract."""

    company: str
    company_code: str
    person: str | None
    telephone: str | None


@frozen(kw_only=True)
class FileOfContract:
    """A contract with its whole history; it names nobody."""

    contract: ContractId
    row: ContractRow
    decision: Decision | None
    tender: Tender | None
    signed: date | None
    cause: EndCause | None
    dues: tuple[Due, ...]
    credits: tuple[Credit, ...]
    variations: tuple[Variation, ...]
    notes: tuple[PerformanceNote, ...]
    payment_terms: PaymentTerms | None
    acceptances: tuple[Acceptance, ...]
    payable: int
    """How much of the price the collective may have paid in all by the day, in fen."""
    settlement: DepositSettlement | None
    proposed: ProposedChange | None
    """What one person asked for, and another is still to review."""
    seen: int
    """Its number, by which it is reviewed."""
    end_terms: EndTerms | None
    """What was agreed for its early end."""
    late: int
    """What is in arrears on the day asked, in fen."""
    overpaid: int
    """What came in beyond all that it owes, and is not to go back yet, in fen."""
    renewed_by: str | None
    """The number of the contract that follows it."""


@frozen(kw_only=True)
class DueTotal:
    """Dues of one kind up to the end of a month, in fen: made, paid and still owed."""

    kind: DueKind
    made: int
    paid: int
    """What receipts up to that day pay, also of dues that come later."""
    rest: int
    """What is owed of the dues whose day has come."""
    waiting: int
    """Receipts up to that day that pay nothing yet: the same for each kind."""


@frozen(kw_only=True)
class ContractStep:
    """One step: the name of its event, when it was, and the contract after it, without names."""

    no: int
    at: datetime
    event: str
    contract: Contract


@frozen(kw_only=True)
class AssetOfContract:
    """An asset that a contract is about, as it is described now."""

    asset: AssetId
    code: str
    name: str
    kind: AssetKind
    quantity: Quantity
    boundary: Boundary | None


@frozen(kw_only=True)
class HeirOfContract:
    """A collective whose the contract became by a merger: from which day, and when it was done."""

    collective: CollectiveId
    name: str
    since: date
    at: datetime


@frozen(kw_only=True)
class HistoryOfContract:
    """The steps of a contract, and what it is about."""

    contract: ContractId
    number: str
    collective: CollectiveId
    collective_name: str
    heirs: tuple[HeirOfContract, ...]
    """Whose it became later, one after another."""
    private: bool
    """Whether a person is on the other side."""
    assets: tuple[AssetOfContract, ...]
    steps: tuple[ContractStep, ...]


@frozen(kw_only=True)
class Contracts(Query[list[ContractRow]]):
    """Ask for the contracts of a collective, by number; it names nobody."""

    collective: CollectiveId


@frozen(kw_only=True)
class ContractFile(Query[FileOfContract]):
    """Ask for everything about a contract but who the person on the other side is."""

    contract: ContractId


@frozen(kw_only=True)
class ContractParty(Query[PartyOfContract]):
    """Ask who is on the other side of a contract; the reading of a person is recorded."""

    contract: ContractId


@frozen(kw_only=True)
class OpenDues(Query[list[DueRow]]):
    """Ask for what a collective is owed or owes as it is known now, by day, due or not yet."""

    collective: CollectiveId


@frozen(kw_only=True)
class DueTotals(Query[list[DueTotal]]):
    """Ask what a collective is owed at the end of a month, for cross-checks (account 112)."""

    collective: CollectiveId
    month: Month


@frozen(kw_only=True)
class ContractHistory(Query[HistoryOfContract]):
    """Ask what was done to a contract, from its draft on, and how it stood after each step."""

    contract: ContractId
