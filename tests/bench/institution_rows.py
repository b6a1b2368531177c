"""The rows of an institution that are put beside what was entered by commands."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from ruralgov.app.ids import new_id
from ruralgov.domain import conferences as c
from ruralgov.domain import duties as u
from ruralgov.domain.conferences.records import RESOLUTION, SALIENT_PROBLEM
from ruralgov.domain.duties.model_done import Performance
from ruralgov.domain.grids import ChiefBasis, ChiefRow
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AccountId, DutyListId, LaneId, PersonId, PlaceId
from ruralgov.domain.registry import PlaceRow
from ruralgov.sample.draw import BEGIN

YEARS = 12
RESOLUTIONS, PROBLEMS = 640, 120


def chief(lane: LaneId, person: PersonId) -> ChiefRow:
    """Return that a person is chief of a lane."""
    return ChiefRow(
        target=lane,
        level="lane",
        person=person,
        basis=ChiefBasis.PARTY_MEMBER,
        since=BEGIN,
        until=FOREVER,
    )


def done(
    lane: LaneId, place: PlaceId, person: PersonId, code: str, duty_list: DutyListId
) -> Performance:
    """Return that a chief did a duty in December."""
    return Performance(
        doer=u.Doer(role=u.DutyRole.LANE_CHIEF, key=lane, place=place),
        person=person,
        duty_list=duty_list,
        item=code,
        work=None,
        fact=u.Fact(kind=u.Evidence.CASE_REPORTED, key=new_id()),
        day=date(2025, 12, 15),
        actor_known=True,
        by=AccountId("duty_recorder"),
    )


def resolutions(known: Any) -> Iterator[tuple[Record[Any, Any], Any]]:
    """Give closed resolutions of twelve years, and a fifth of them open."""
    for n in range(RESOLUTIONS):
        day = date(2014 + n * YEARS // RESOLUTIONS, 1 + n % 12, 10)
        stage = c.ResolutionStage.ASSIGNED if n % 5 == 0 else c.ResolutionStage.CLOSED
        due, closed = day + timedelta(days=60), day + timedelta(days=50)
        more = {"closed_on": None if stage is c.ResolutionStage.ASSIGNED else closed}
        named = f"决〔{day.year}〕{n}号"
        state = evolve(known, number=named, registered_on=day, due=due, stage=stage, **more)
        yield RESOLUTION, state


def problems(known: Any, villages: Sequence[PlaceRow]) -> Iterator[tuple[Record[Any, Any], Any]]:
    """Give problems, two thirds of them open."""
    for n in range(PROBLEMS):
        stage = c.ProblemStage.RAISED if n % 3 else c.ProblemStage.CLOSED
        place = PlaceId(villages[n % len(villages)].owner)
        state = evolve(known, place=place, title=f"问题{n}", stage=stage)
        yield SALIENT_PROBLEM, state
