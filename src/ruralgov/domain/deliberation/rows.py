"""The tables of series, deliberation days, appeals, councils, sessions and their motions."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.deliberation.model import (
    AppealTarget,
    DayStage,
    DeliberationDay,
    DeliberationSeries,
    HandedAppeal,
)
from ruralgov.domain.deliberation.model_council import (
    CouncilFollowUp,
    CouncilOutcome,
    CouncilSession,
    NeighbourCouncil,
    SessionStage,
)
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import (
    DecisionId,
    DeliberationSeriesId,
    NeighbourCouncilId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DeliberationSeriesRow:
    """A series of deliberation days."""

    owner: str = ""
    place: PlaceId
    name: str
    monthly: int
    since: date
    until: date


@frozen(kw_only=True)
class DeliberationDayRow:
    """A deliberation day."""

    owner: str = ""
    number: str
    series: DeliberationSeriesId | None
    place: PlaceId
    day: date
    stage: DayStage


@frozen(kw_only=True)
class AppealRow:
    """An appeal, without who brought it up."""

    owner: str = ""
    number: int
    post: PostId
    promised: date
    target: AppealTarget | None
    answered: date | None
    decision: DecisionId | None = None


@frozen(kw_only=True)
class HandedAppealRow:
    """An appeal that the case platform has; *owner* is the case as well."""

    owner: str = ""
    deliberation: str
    appeal: int
    answered: date | None
    over: date | None


@frozen(kw_only=True)
class NeighbourCouncilRow:
    """One span of a neighbour council."""

    owner: str = ""
    place: PlaceId
    name: str
    venue: str
    lanes: int
    since: date
    until: date


@frozen(kw_only=True)
class CouncilSessionRow:
    """A session of a council."""

    owner: str = ""
    number: str
    council: NeighbourCouncilId
    place: PlaceId
    day: date
    stage: SessionStage


@frozen(kw_only=True)
class CouncilMotionRow:
    """A motion of a session that was held."""

    owner: str = ""
    number: int
    outcome: CouncilOutcome | None
    post: PostId | None
    due: date | None
    followed: CouncilFollowUp | None
    decision: DecisionId | None = None


SERIES_TABLES: Final = (
    Table(
        name="deliberation_series",
        row=DeliberationSeriesRow,
        key=("owner",),
        indexes=(("place",),),
    ),
)
DAY_TABLES: Final = (
    Table(
        name="deliberation_days",
        row=DeliberationDayRow,
        key=("owner",),
        unique=(("number",),),
        indexes=(("place",), ("series",)),
    ),
    Table(
        name="deliberation_appeals",
        row=AppealRow,
        key=("owner", "number"),
        indexes=(("post",), ("decision",)),
    ),
)
HANDED_TABLES: Final = (
    Table(
        name="handed_appeals",
        row=HandedAppealRow,
        key=("owner",),
        indexes=(("deliberation",),),
    ),
)
COUNCIL_TABLES: Final = (
    Table(
        name="neighbour_councils",
        row=NeighbourCouncilRow,
        key=("owner", "since"),
        indexes=(("place",),),
    ),
)
SESSION_TABLES: Final = (
    Table(
        name="council_sessions",
        row=CouncilSessionRow,
        key=("owner",),
        unique=(("number",),),
        indexes=(("council",), ("place",)),
    ),
    Table(
        name="council_motions",
        row=CouncilMotionRow,
        key=("owner", "number"),
        indexes=(("post",), ("decision",)),
    ),
)


def series_rows(known: DeliberationSeries) -> Iterator[DeliberationSeriesRow]:
    """Give the row of a series."""
    yield DeliberationSeriesRow(
        place=known.place,
        name=known.name,
        monthly=known.monthly,
        since=known.since,
        until=known.until,
    )


def day_rows(known: DeliberationDay) -> Iterator[DeliberationDayRow | AppealRow]:
    """Give the row of a day, and one for each appeal that was not taken back."""
    yield DeliberationDayRow(
        number=known.number,
        series=known.series,
        place=known.place,
        day=known.day,
        stage=known.stage,
    )
    for one in known.appeals:
        if not one.withdrawn:
            yield AppealRow(
                number=one.number,
                post=one.owner,
                promised=one.promised,
                target=one.target,
                answered=one.answered,
                decision=one.decision,
            )


def handed_rows(known: HandedAppeal) -> Iterator[HandedAppealRow]:
    """Give the row of an appeal that the case platform has."""
    yield HandedAppealRow(
        deliberation=known.deliberation,
        appeal=known.appeal,
        answered=known.answered,
        over=known.over,
    )


def council_rows(known: NeighbourCouncil) -> Iterator[NeighbourCouncilRow]:
    """Give a row for each span."""
    for one in known.spans:
        yield NeighbourCouncilRow(
            place=known.place,
            name=one.name,
            venue=one.venue,
            lanes=len(one.lanes),
            since=one.since,
            until=one.until,
        )


def session_rows(known: CouncilSession) -> Iterator[CouncilSessionRow | CouncilMotionRow]:
    """Give the row of a session, and one for each motion."""
    yield CouncilSessionRow(
        number=known.number,
        council=known.council,
        place=known.place,
        day=known.day,
        stage=known.stage,
    )
    for number, one in enumerate(known.motions, 1):
        yield CouncilMotionRow(
            number=number,
            outcome=one.outcome,
            post=one.owner,
            due=one.due,
            followed=one.followed,
            decision=one.decision,
        )
