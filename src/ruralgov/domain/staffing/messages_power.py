"""Commands and events of the powers of towns."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import OrganisationId, PlaceId, PowerGrantId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_officer import ActCapacity
from ruralgov.domain.staffing.model_power import AssessmentResult, GrantedMatter


@frozen(kw_only=True)
class MatterPlan:
    """A matter of the list: its code, what it is called, and the law that it rests on."""

    code: str
    title: str
    law: str


@frozen(kw_only=True)
class GrantPower:
    """Enter matters of a department in which a town may act, by a paper that was published.

    They are transferred by a decision of the province, or commissioned in writing by the department
    until a day, which is the one after the last.
    """

    capacity: ActCapacity
    department: OrganisationId
    place: PlaceId
    document: str
    published: date
    since: date
    until: date | None = None
    matters: tuple[MatterPlan, ...]


@frozen(kw_only=True)
class RevokePower:
    """Take matters back from a day on, by a paper; without *matters* all that are left."""

    grant: PowerGrantId
    matters: tuple[str, ...] = ()
    since: date
    document: str


@frozen(kw_only=True)
class WithdrawRevocation:
    """Say that matters were not taken back; without *matters* none was."""

    grant: PowerGrantId
    matters: tuple[str, ...] = ()
    reason: str


@frozen(kw_only=True)
class WithdrawPower:
    """Withdraw a grant that was entered by mistake."""

    grant: PowerGrantId
    reason: str


@frozen(kw_only=True)
class AssessPower:
    """Enter how a town carries what was transferred to it."""

    grant: PowerGrantId
    day: date
    result: AssessmentResult
    report: str = field(metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class WithdrawAssessment:
    """Withdraw the assessment of a day that was entered by mistake."""

    grant: PowerGrantId
    day: date
    reason: str


@frozen(kw_only=True)
class PowerGranted:
    """A town may act in matters of a department."""

    capacity: ActCapacity
    department: OrganisationId
    place: PlaceId
    document: str
    published: date
    since: date
    matters: tuple[GrantedMatter, ...]


@frozen(kw_only=True)
class PowerRevoked:
    """Matters were taken back."""

    matters: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    since: date
    document: str


@frozen(kw_only=True)
class RevocationWithdrawn:
    """Matters were not taken back after all."""

    matters: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    reason: str


@frozen(kw_only=True)
class PowerWithdrawn:
    """A grant was entered by mistake."""

    reason: str


@frozen(kw_only=True)
class PowerAssessed:
    """It was looked at how a town carries its powers."""

    day: date
    result: AssessmentResult
    report: str = field(metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class AssessmentWithdrawn:
    """An assessment was entered by mistake."""

    day: date
    reason: str


PowerEvent = (
    PowerGranted
    | PowerRevoked
    | RevocationWithdrawn
    | PowerWithdrawn
    | PowerAssessed
    | AssessmentWithdrawn
)
"""What happens to a grant of powers."""
