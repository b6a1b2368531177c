"""History of another system: what can be asked, and what has happened."""

from datetime import date, datetime

from attrs import field

from ruralgov.domain.cases.imported.model import PastEnding
from ruralgov.domain.cases.model import IntakeChannel
from ruralgov.domain.cases.results import Result, Satisfaction
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class RegisterOldSystem:
    """Say of which other system history is taken over, and of which days; again, put that right."""

    name: str
    first_day: date
    last_day: date
    source: str
    """The paper or export that the history comes from."""


@frozen(kw_only=True)
class ImportCase:
    """Take over a case that another system handled to its end, with that system's instants.

    It keeps its *number*. Its words and its reporter are not taken over. The *unit* is an
    organisation by its id, or a name as it was then.
    """

    system: str = field(metadata=text_of(TextKind.NAME))
    number: str = field(metadata=text_of(TextKind.CODE))
    matter: str
    place: PlaceId
    channel: IntakeChannel = IntakeChannel.TRANSFER
    reported: datetime
    dispatched: datetime | None = None
    due: datetime | None = None
    done: datetime | None = None
    ended: datetime
    ending: PastEnding = PastEnding.CLOSED
    unit: str | None = None
    result: Result | None = None
    satisfaction: Satisfaction | None = None
    reason: str = ""
    """Why what was taken over under this number before is put right; else that is refused."""


@frozen(kw_only=True)
class OldSystemRegistered:
    """History of another system is taken over."""

    name: str
    first_day: date
    last_day: date
    source: str
    by: AccountId


@frozen(kw_only=True)
class CaseImported:
    """A case was taken over from another system; when that was done here, the journal says."""

    by: AccountId
    system: str = field(metadata=text_of(TextKind.NAME))
    number: str = field(metadata=text_of(TextKind.CODE))
    matter: str
    place: PlaceId
    town: PlaceId
    channel: IntakeChannel
    reported: datetime
    dispatched: datetime | None
    due: datetime | None
    done: datetime | None
    ended: datetime
    ending: PastEnding
    unit: str | None
    result: Result | None
    satisfaction: Satisfaction | None
    on_time: bool | None
    """Whether it was done when it was due there; None unless the other system gave both."""
    reason: str = ""
    """Why what was taken over before was put right."""
