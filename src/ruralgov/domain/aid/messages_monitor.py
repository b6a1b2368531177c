"""Commands and events of the watch over a family: changes, alerts, and what sources sent."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_monitor import AlertAnswer, WrongChange
from ruralgov.domain.aid.watching.changes import AidSource, ChangeKind
from ruralgov.domain.aid.watching.outcomes import Outcome
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, AidPushId, PersonId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class TakeAidChange:
    """Take in what a department reports of somebody in a family.

    *programme* is of what is given, and of that alone. *said* is what the source says, as text.
    """

    file: AidFileId
    person: PersonId
    kind: ChangeKind
    source: AidSource
    happened: date
    received: date
    programme: Programme | None = None
    said: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class WatchAidFile:
    """Evaluate the programmes of a family again, once something more is known of it."""

    file: AidFileId


@frozen(kw_only=True)
class WithdrawAidChange:
    """Enter that a change does not count; alerts that rest on it alone are withdrawn with it."""

    file: AidFileId
    number: int
    wrong: WrongChange
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class TakeAidAlert:
    """Take an alert upon oneself."""

    file: AidFileId
    number: int


@frozen(kw_only=True)
class HandOverAidAlert:
    """Hand an alert to another account that keeps files where the family is."""

    file: AidFileId
    number: int
    to: AccountId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class AnswerAidAlert:
    """Answer an alert with what was found out and done; *application* is what was offered."""

    file: AidFileId
    number: int
    answer: AlertAnswer
    answered: date
    application: int | None = None
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ReopenAidAlert:
    """Open an alert again that was answered too soon or withdrawn by mistake."""

    file: AidFileId
    number: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class WithdrawAidAlert:
    """Withdraw an alert that never had a ground."""

    file: AidFileId
    number: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseAidWatch:
    """Erase for good what departments said of a family whose file is closed."""

    file: AidFileId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class ReceiveAidPush:
    """Enter that a source sent its changes of a month for a place, changes or none."""

    id: AidPushId | None = None
    place: PlaceId
    source: AidSource
    month: Month
    received: date
    lines: int
    unused: int = 0


@frozen(kw_only=True)
class WithdrawAidPush:
    """Enter that what was entered as sent was not, or was of another month."""

    push: AidPushId
    reason: str


@frozen(kw_only=True)
class AidChangeTaken:
    """A department reported a change of somebody's."""

    number: int
    person: PersonId
    kind: ChangeKind
    source: AidSource
    happened: date
    received: date
    programme: Programme | None
    said: OfficerText


@frozen(kw_only=True)
class AidAlertRaised:
    """Something is to be looked after by a person, who decides."""

    number: int
    changes: tuple[int, ...]
    programme: Programme | None
    outcome: Outcome
    sure: bool
    raised: date
    due: date


@frozen(kw_only=True)
class AidChangeWithdrawn:
    """A change does not count."""

    number: int
    wrong: WrongChange
    reason: OfficerText


@frozen(kw_only=True)
class AidAlertTaken:
    """Somebody looks after an alert."""

    number: int
    owner: AccountId


@frozen(kw_only=True)
class AidAlertHandedOver:
    """Another one looks after an alert."""

    number: int
    owner: AccountId
    reason: OfficerText


@frozen(kw_only=True)
class AidAlertAnswered:
    """An alert was answered."""

    number: int
    answer: AlertAnswer
    answered: date
    application: int | None
    reason: OfficerText


@frozen(kw_only=True)
class AidAlertReopened:
    """An alert is open again."""

    number: int
    due: date
    reason: OfficerText


@frozen(kw_only=True)
class AidAlertWithdrawn:
    """An alert had no ground."""

    number: int
    ended: date
    reason: OfficerText


@frozen(kw_only=True)
class AidWatchErased:
    """What departments said of a family is gone."""

    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class AidPushReceived:
    """A source sent what it has of a month."""

    place: PlaceId
    source: AidSource
    month: Month
    received: date
    lines: int
    unused: int


@frozen(kw_only=True)
class AidPushWithdrawn:
    """What was entered as sent was not."""

    reason: str
