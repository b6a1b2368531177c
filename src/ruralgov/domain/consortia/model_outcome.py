"""What came of a consortium: before and after, by which evidence, and seen by a second person."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import AccountId, CollectiveId, VoucherId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


class Integration(LabelledEnum):
    """Of which of the three integrations it is an outcome."""

    TEAM = "team", "队伍融合", "team"
    INDUSTRY = "industry", "产业融合", "industry"
    GOVERNANCE = "governance", "治理融合", "governance"


@frozen(kw_only=True)
class Income:
    """What the books of a collective show of it: a line of a voucher, and how many fen."""

    collective: CollectiveId
    voucher: VoucherId
    line: int
    amount: Fen


@frozen(kw_only=True)
class Outcome:
    """One figure before and after a period ``[since, until)``.

    Of industry it is the income of a joint project in fen, and *after* is the sum of *incomes*:
    what the ledgers of its parties show, and no output value. *withdrawn* says why it was taken
    back.
    """

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
    entered_by: AccountId
    verified_by: AccountId | None = None
    verified: date | None = None
    withdrawn: str = ""

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return not self.withdrawn
