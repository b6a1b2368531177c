"""What is watched of a family: changes that departments report, and alerts that people answer."""

from datetime import date

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.watching.changes import AidSource, ChangeKind
from ruralgov.domain.aid.watching.outcomes import Outcome
from ruralgov.domain.kernel.ids import AccountId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen


class AlertStage(LabelledEnum):
    """Where an alert stands."""

    RAISED = "raised", "待认领", "waiting for somebody"
    TAKEN = "taken", "办理中", "taken by somebody"
    ANSWERED = "answered", "已办结", "answered"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


OPEN_ALERTS = frozenset({AlertStage.RAISED, AlertStage.TAKEN})
"""The stages of what is still to be done."""


class AlertAnswer(LabelledEnum):
    """What somebody found out and did; none of these changes what a family is given."""

    DELIVERED = "delivered", "已落实到位", "it is delivered"
    OFFERED = "offered", "已告知并协助申请", "it was offered"
    TALKED = "talked", "已一事一议", "it was talked over"
    STANDS = "stands", "核查后仍符合", "checked: it stands"
    REVIEW = "review", "核查后转入复核", "checked: to be reviewed in due form"
    NOTHING = "nothing", "核实无须办理", "looked into: nothing is to be done"


class WrongChange(LabelledEnum):
    """Why what a department reported does not count."""

    WRONG_PERSON = "wrong_person", "不是本人", "it is of somebody else"
    SOURCE = "source", "来源单位更正", "the source took it back"
    ENTRY = "entry", "录入有误", "it was entered by mistake"


@frozen(kw_only=True)
class AidChange:
    """One change as a source reported it; ``wrong`` tells why it does not count."""

    number: int
    person: PersonId
    kind: ChangeKind
    source: AidSource
    happened: date
    received: date
    programme: Programme | None
    said: OfficerText | None
    wrong: WrongChange | None = None


@frozen(kw_only=True)
class AidAlert:
    """One alert: what it rests on, what is to be done by when, whose it is, and what came of it."""

    number: int
    changes: tuple[int, ...]
    programme: Programme | None
    outcome: Outcome
    sure: bool
    raised: date
    due: date
    stage: AlertStage = AlertStage.RAISED
    owner: AccountId | None = None
    answer: AlertAnswer | None = None
    ended: date | None = None
    application: int | None = None


@frozen(kw_only=True)
class AidWatch:
    """What is watched of one family; kept under the id of its file and sealed under its own key."""

    changes: tuple[AidChange, ...] = ()
    alerts: tuple[AidAlert, ...] = ()
    erased: bool = False

    def change(self, number: int) -> AidChange | None:
        """Return a change by its number."""
        return next((one for one in self.changes if one.number == number), None)

    def alert(self, number: int) -> AidAlert | None:
        """Return an alert by its number."""
        return next((one for one in self.alerts if one.number == number), None)


@frozen(kw_only=True)
class AidPush:
    """What one source sent of one month: so many lines, of which so many could not be used."""

    place: PlaceId
    source: AidSource
    month: Month
    received: date
    lines: int
    unused: int
    withdrawn: bool = False
