"""What can be asked about the watch, and what the answers are."""

from datetime import date

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_monitor import AlertAnswer, AlertStage, WrongChange
from ruralgov.domain.aid.rows_monitor import AidChangeRow
from ruralgov.domain.aid.watching.changes import AidSource, ChangeKind
from ruralgov.domain.aid.watching.outcomes import Outcome
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import AccountId, AidFileId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


class SourceState(LabelledEnum):
    """Whether a source still reports; one that does not says nothing of any family."""

    CURRENT = "current", "按月报送", "reports each month"
    LATE = "late", "缺报上月", "last month is missing"
    SILENT = "silent", "连续缺报，数据可信度下降", "silent: what is known grows old"


@frozen(kw_only=True)
class AidSourceLine:
    """One source: the last month that it sent, and whether it still reports."""

    source: AidSource
    month: Month | None
    received: date | None
    lines: int
    unused: int
    state: SourceState


@frozen(kw_only=True)
class AidAlertLine:
    """One alert as it is worked off; ``source`` is the worst state of what it rests on."""

    file: AidFileId
    place: PlaceId
    number: int
    outcome: Outcome
    programme: Programme | None
    sure: bool
    raised: date
    due: date
    late: bool
    clerk: AccountId | None
    stage: AlertStage
    source: SourceState


@frozen(kw_only=True)
class AidChangeLine:
    """One change as its clerk reads it."""

    number: int
    person: PersonId
    kind: ChangeKind
    source: AidSource
    happened: date
    received: date
    programme: Programme | None
    said: str | None
    wrong: WrongChange | None


@frozen(kw_only=True)
class AidWatchPage:
    """What is watched of a family. ``held_back``: what is said is not shown, as of minors."""

    file: AidFileId
    changes: tuple[AidChangeLine, ...]
    alerts: tuple[AidAlertLine, ...]
    held_back: bool


@frozen(kw_only=True)
class OutcomeLine:
    """Of one outcome: what was raised in a period, and what came of what fell due in it.

    ``due`` are those that fell due in the period and were not withdrawn; ``in_time`` of them were
    answered by their day, ``late`` after it, and the rest is ``waiting``.
    """

    outcome: Outcome
    raised: int
    due: int
    in_time: int
    late: int
    waiting: int
    nothing: int
    """Of those due, answered by that nothing was to be done: the false alarms."""


@frozen(kw_only=True)
class AidMonitoringReport:
    """What the watch brought in a period; *a worker a week* is in hundredths."""

    since: date
    until: date
    outcomes: tuple[OutcomeLine, ...]
    workers: int
    """Who looked after an alert that was raised in it."""
    worker_week: int | None
    """Alerts that were raised for each of them a week, in hundredths; None where nobody was."""
    answers: tuple[tuple[AlertAnswer, int], ...]


@frozen(kw_only=True)
class AidAlerts(Query[list[AidAlertLine]]):
    """Ask for open alerts at a place or below: what is owed comes first, then what is due first."""

    place: PlaceId


@frozen(kw_only=True)
class AidWatchCard(Query[AidWatchPage]):
    """Ask what is watched of one family; what departments said is recorded as read."""

    file: AidFileId


@frozen(kw_only=True)
class AidChanges(Query[list[AidChangeRow]]):
    """Ask what sources reported of families at a place or below it, without what they said."""

    place: PlaceId


@frozen(kw_only=True)
class AidSources(Query[list[AidSourceLine]]):
    """Ask which sources still report for a place."""

    place: PlaceId


@frozen(kw_only=True)
class AidMonitoring(Query[AidMonitoringReport]):
    """Ask what the watch at a place or below it brought from one day to another, both included."""

    place: PlaceId
    since: date
    until: date


@frozen(kw_only=True)
class CaseloadLine:
    """What may be published of a town; None is a count that is held back, which nothing is too."""

    town: PlaceId
    families: int | None
    people: int | None
    applications: tuple[tuple[Programme, int | None], ...]
    needs: int | None


@frozen(kw_only=True)
class AidCaseloadTable:
    """What may be published as of the last day of a month; the totals are of what is shown."""

    month: Month
    day: date
    lines: tuple[CaseloadLine, ...]
    families: int | None
    people: int | None
    applications: tuple[tuple[Programme, int | None], ...]
    needs: int | None


@frozen(kw_only=True)
class AidCaseload(Query[AidCaseloadTable]):
    """Ask for what may be published of a month that is over, by town: small counts held back.

    ``applications`` are those received in the year up to that day that were not taken back.
    """

    month: Month
