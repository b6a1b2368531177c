"""Commands and events of the outcomes of a consortium."""

from datetime import date

from attrs import field

from ruralgov.domain.consortia.model_outcome import Income, Integration
from ruralgov.domain.kernel.ids import AccountId, ConsortiumId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class EnterOutcome:
    """Enter what came of a consortium over a period, by which evidence; another verifies it.

    Of industry it is the income in fen of a joint *project*, and *after* the sum of *incomes*: the
    lines of posted vouchers of its parties.
    """

    consortium: ConsortiumId
    integration: Integration
    indicator: str = field(metadata=text_of(TextKind.NAME))
    unit: str
    project: int | None = None
    since: date
    until: date
    before: int
    after: int
    incomes: tuple[Income, ...] = ()
    evidence: str = field(metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class VerifyOutcome:
    """Say that an outcome that another person entered is so, by its evidence."""

    consortium: ConsortiumId
    outcome: int


@frozen(kw_only=True)
class WithdrawOutcome:
    """Take an outcome back that is not so, or was entered by mistake."""

    consortium: ConsortiumId
    outcome: int
    reason: str


@frozen(kw_only=True)
class OutcomeEntered:
    """An outcome was entered."""

    number: int
    integration: Integration
    indicator: str = field(metadata=text_of(TextKind.NAME))
    unit: str
    project: int | None
    since: date
    until: date
    before: int
    after: int
    incomes: tuple[Income, ...]
    evidence: str = field(metadata=text_of(TextKind.PAPER))
    by: AccountId


@frozen(kw_only=True)
class OutcomeVerified:
    """A second person saw that an outcome is so."""

    outcome: int
    day: date
    by: AccountId


@frozen(kw_only=True)
class OutcomeWithdrawn:
    """An outcome was taken back."""

    outcome: int
    reason: str


OutcomeEvent = OutcomeEntered | OutcomeVerified | OutcomeWithdrawn
