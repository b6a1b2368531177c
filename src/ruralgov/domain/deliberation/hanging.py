"""What of deliberation hangs on a place: series, councils, and what is ahead."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.deliberation.model import DayStage
from ruralgov.domain.deliberation.model_council import SessionStage
from ruralgov.domain.deliberation.rows import (
    CouncilSessionRow,
    DeliberationDayRow,
    DeliberationSeriesRow,
    NeighbourCouncilRow,
)
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give what is there of a place on a day, and the days and sessions that are ahead."""
    for row in read.rows(DeliberationSeriesRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="deliberation_series",
            key=row.owner,
            zh=f"民情恳谈日安排“{row.name}”",
            en=f"series of deliberation days '{row.name}'",
            command="EndDeliberationSeries",
        )
    for one in read.rows(DeliberationDayRow, place=place):
        if one.stage is DayStage.ANNOUNCED:
            yield Hanging(
                place=place,
                kind="deliberation_day",
                key=one.owner,
                zh=f"已公告的民情恳谈 {one.number}",
                en=f"deliberation {one.number}, announced",
                command="HoldDeliberationDay/CallOffDeliberationDay",
            )
    for council in read.rows(NeighbourCouncilRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="neighbour_council",
            key=council.owner,
            zh=f"邻里议事会“{council.name}”",
            en=f"neighbour council '{council.name}'",
            command="EndNeighbourCouncil",
        )
    for session in read.rows(CouncilSessionRow, place=place):
        if session.stage is SessionStage.CALLED:
            yield Hanging(
                place=place,
                kind="council_session",
                key=session.owner,
                zh=f"已通知的议事 {session.number}",
                en=f"council session {session.number}, called",
                command="HoldCouncilSession/CallOffCouncilSession",
            )
