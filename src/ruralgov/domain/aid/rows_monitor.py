"""The tables of the watch: changes, alerts, and what sources sent."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_monitor import (
    AidPush,
    AidWatch,
    AlertAnswer,
    AlertStage,
    WrongChange,
)
from ruralgov.domain.aid.watching.changes import AidSource, ChangeKind
from ruralgov.domain.aid.watching.outcomes import Outcome
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, PersonId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidChangeRow:
    """One change that a source reported."""

    owner: str = ""
    number: int
    person: PersonId
    kind: ChangeKind
    source: AidSource
    happened: date
    received: date
    programme: Programme | None
    wrong: WrongChange | None


@frozen(kw_only=True)
class AidAlertRow:
    """One alert, and where it stands; *clerk* is whose it is."""

    owner: str = ""
    number: int
    programme: Programme | None
    outcome: Outcome
    sure: bool
    raised: date
    due: date
    stage: AlertStage
    clerk: AccountId | None
    answer: AlertAnswer | None
    ended: date | None


@frozen(kw_only=True)
class AidPushRow:
    """What a source sent of a month."""

    owner: str = ""
    place: PlaceId
    source: AidSource
    month: Month
    received: date
    lines: int
    unused: int
    withdrawn: bool


WATCH_TABLES: Final = (
    Table(
        name="aid_changes",
        row=AidChangeRow,
        key=("owner", "number"),
        indexes=(("person",),),
    ),
    Table(
        name="aid_alerts",
        row=AidAlertRow,
        key=("owner", "number"),
        indexes=(("stage", "due"), ("raised",)),
    ),
)
PUSH_TABLES: Final = (
    Table(name="aid_pushes", row=AidPushRow, key=("owner",), indexes=(("place", "source"),)),
)


def watch_rows(watch: AidWatch) -> Iterator[AidChangeRow | AidAlertRow]:
    """Give the rows of a watch."""
    for one in watch.changes:
        yield AidChangeRow(
            number=one.number,
            person=one.person,
            kind=one.kind,
            source=one.source,
            happened=one.happened,
            received=one.received,
            programme=one.programme,
            wrong=one.wrong,
        )
    for alert in watch.alerts:
        yield AidAlertRow(
            number=alert.number,
            programme=alert.programme,
            outcome=alert.outcome,
            sure=alert.sure,
            raised=alert.raised,
            due=alert.due,
            stage=alert.stage,
            clerk=alert.owner,
            answer=alert.answer,
            ended=alert.ended,
        )


def push_rows(push: AidPush) -> Iterator[AidPushRow]:
    """Give the row of what a source sent."""
    yield AidPushRow(
        place=push.place,
        source=push.source,
        month=push.month,
        received=push.received,
        lines=push.lines,
        unused=push.unused,
        withdrawn=push.withdrawn,
    )
