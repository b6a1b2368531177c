"""What is amiss with groups, liaisons, resolutions and problems on a day: found, never refused."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from ruralgov.domain.conferences.model import CONFIRMED_DAYS, SeatRole, SteeringGroup
from ruralgov.domain.conferences.model_conference import (
    WAS_HELD,
    ConferenceKind,
    ConferenceStage,
)
from ruralgov.domain.conferences.model_problem import ProblemStage
from ruralgov.domain.conferences.model_resolution import GOING, ResolutionStage
from ruralgov.domain.conferences.queries import CoordinationFault, CoordinationFinding
from ruralgov.domain.conferences.records import RESOLUTION, SALIENT_PROBLEM
from ruralgov.domain.conferences.rows import LiaisonRow
from ruralgov.domain.conferences.rows_conference import (
    ConferenceRow,
    ResolutionRow,
    SalientProblemRow,
)
from ruralgov.domain.conferences.units import within
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import PostId
from ruralgov.domain.registry import POST, HolderRow, organisation_on

IDLE: Final = 3
"""After so many regular conferences without a step a problem is idle."""
MINUTES_DAYS: Final = 30
"""Within so many days after a conference its minutes are issued."""
ASSIGNED_DAYS: Final = 30
"""Within so many days a resolution is handed to its lead."""
Fault = CoordinationFault
Found = tuple[CoordinationFault, str, date]


class Meetings:
    """The conferences that were held up to a day, by group."""

    def __init__(self, read: Read, day: date, group: str | None = None) -> None:
        equal: dict[str, Any] = {} if group is None else {"steering": group}
        rows = read.rows(ConferenceRow, **equal)
        self.rows = [row for row in rows if row.stage in WAS_HELD and row.day <= day]
        self._regular: dict[str, list[date]] = defaultdict(list)
        for row in self.rows:
            if row.kind is ConferenceKind.REGULAR:
                self._regular[row.steering].append(row.day)

    def regular_after(self, group: str, day: date) -> list[date]:
        """Return the days of the regular conferences of a group after a day, in their order."""
        return sorted(one for one in self._regular[group] if one > day)

    def last_regular(self, group: str) -> date | None:
        """Return the day of the last regular conference of a group."""
        return max(self._regular[group], default=None)


def of_group(
    key: str, group: SteeringGroup, held: Meetings, read: Read, day: date
) -> Iterator[CoordinationFinding]:
    """Give what is amiss with a group that is there on a day."""
    terms = group.on(day)
    if terms is None:
        return
    found = [*_of_terms(group, read, day), *_of_seats(group, read, day)]
    found += _of_rhythm(key, group, held, day)
    for fault, about, since in found:
        yield CoordinationFinding(
            fault=fault,
            kind="steering_group",
            key=key,
            name=terms.name,
            about=about,
            since=since,
        )


def _of_terms(group: SteeringGroup, read: Read, day: date) -> Iterator[Found]:
    terms = group.on(day)
    if terms is None:
        return
    if terms.last_day is not None and terms.last_day < day:
        since = terms.last_day + timedelta(days=1)
        yield Fault.GROUP_PAST_END, terms.last_day.isoformat(), since
    if organisation_on(read, terms.host, day) is None:
        yield Fault.HOST_GONE, terms.host, day


def _of_seats(group: SteeringGroup, read: Read, day: date) -> Iterator[Found]:
    led = False
    for seat in group.seats_on(day):
        post = read.state(POST, seat.post)
        if post is None or post.on(day) is None:
            spans = () if post is None else post.spans
            ended = [one.until for one in spans if one.until <= day]
            yield Fault.SEAT_POST_GONE, seat.post, max(ended, default=seat.since)
        elif not vacant(read, seat.post, day):
            led = led or seat.role is SeatRole.LEADER
        else:
            yield Fault.SEAT_VACANT, seat.post, vacant_since(read, seat.post, seat.since, day)
    if not led:
        yield Fault.NO_LEADER, "", day


def vacant(read: Read, post: PostId, day: date) -> bool:
    """Tell whether nobody holds a post on a day."""
    return not read.rows(HolderRow, on=day, owner=post, limit=1)


def vacant_since(read: Read, post: PostId, first: date, day: date) -> date:
    """Return since when nobody holds a post, no sooner than a day."""
    left = [row.until for row in read.rows(HolderRow, owner=post) if row.until <= day]
    return max([first, *left])


def _of_rhythm(key: str, group: SteeringGroup, held: Meetings, day: date) -> Iterator[Found]:
    rule = group.rule_on(day)
    if rule is None:
        yield Fault.NO_RULE, "", group.terms[0].since
        return
    last = max(filter(None, (held.last_regular(key), rule.since)))
    months = (day.year - last.year) * 12 + day.month - last.month
    if months > rule.every_months:
        yield Fault.CONFERENCE_OVERDUE, last.isoformat(), last


def of_conferences(held: Meetings, day: date) -> Iterator[CoordinationFinding]:
    """Give the conferences whose minutes are not issued in time."""
    for row in held.rows:
        late = row.day + timedelta(days=MINUTES_DAYS)
        if row.stage is ConferenceStage.HELD and late < day:
            yield CoordinationFinding(
                fault=Fault.MINUTES_LACKING,
                kind="conference",
                key=row.owner,
                name=row.number,
                about=row.day.isoformat(),
                since=late,
            )


def liaison_fault(row: LiaisonRow, read: Read, day: date) -> tuple[CoordinationFault, date] | None:
    """Return what is stale with a liaison on a day and since when, or None."""
    post = read.state(POST, row.post)
    if post is None or post.on(day) is None or vacant(read, row.post, day):
        return Fault.LIAISON_POST_GONE, vacant_since(read, row.post, row.since, day)
    due = row.confirmed + timedelta(days=CONFIRMED_DAYS)
    return None if day < due else (Fault.LIAISON_STALE, due)


def members_without(
    key: str, group: SteeringGroup, read: Read, day: date
) -> Iterator[tuple[str, date]]:
    """Give the units that have a seat and no liaison on a day, and since when they have it."""
    rows = read.rows(LiaisonRow, on=day, steering=key)
    units = {organisation_on(read, row.unit, day) for row in rows}
    seen = set()
    for seat in group.seats_on(day):
        post = read.state(POST, seat.post)
        unit = None if post is None else organisation_on(read, post.organisation, day)
        named = unit is not None and any(one and within(read, unit, one, day) for one in units)
        if unit is not None and not named and unit not in seen:
            seen.add(unit)
            yield unit, seat.since


def of_liaisons(
    key: str, group: SteeringGroup, read: Read, day: date
) -> Iterator[CoordinationFinding]:
    """Give liaisons that are stale, and units of a group without one."""
    for row in read.rows(LiaisonRow, on=day, steering=key):
        fault = liaison_fault(row, read, day)
        if fault is not None:
            yield CoordinationFinding(
                fault=fault[0],
                kind="unit_liaison",
                key=row.owner,
                name=row.unit,
                about=row.post,
                since=fault[1],
            )
    for unit, since in members_without(key, group, read, day):
        yield CoordinationFinding(
            fault=Fault.NO_LIAISON,
            kind="steering_group",
            key=key,
            name=group.last.name,
            about=unit,
            since=since,
        )


def _of_resolution(row: ResolutionRow, read: Read, day: date) -> Iterator[Found]:
    late = row.registered + timedelta(days=ASSIGNED_DAYS)
    if row.stage is ResolutionStage.REGISTERED and late < day:
        yield Fault.RESOLUTION_UNASSIGNED, "", late
    lead, other = (organisation_on(read, one, day) for one in (row.lead, row.supervisor))
    if lead is None:
        yield Fault.RESOLUTION_LEAD_GONE, row.lead, day
    elif lead == other:
        yield Fault.RESOLUTION_SAME_UNIT, row.supervisor, day
    if row.rests_until is not None and row.rests_until <= day:
        yield Fault.REST_OVER, row.rests_until.isoformat(), row.rests_until


def of_resolutions(group: str | None, read: Read, day: date) -> Iterator[CoordinationFinding]:
    """Give what is amiss with the resolutions that go on."""
    for row in read.rows(ResolutionRow, open=True):
        if group in (None, row.steering):
            for fault, about, since in _of_resolution(row, read, day):
                yield CoordinationFinding(
                    fault=fault,
                    kind="resolution",
                    key=row.owner,
                    name=row.number,
                    about=about,
                    since=since,
                )


def of_problems(
    group: str | None, held: Meetings, read: Read, day: date
) -> Iterator[CoordinationFinding]:
    """Give what is amiss with open problems, and with those merged into one that is over."""
    rows = [row for row in read.rows(SalientProblemRow, open=True) if group in (None, row.steering)]
    merged = read.rows(SalientProblemRow, stage=ProblemStage.MERGED)
    rows += [row for row in merged if group in (None, row.steering)]
    for row in rows:
        found = _merged(row, read) if row.merged_into else _open(row, held, read, day)
        for fault, about, since in found:
            yield CoordinationFinding(
                fault=fault,
                kind="salient_problem",
                key=row.owner,
                name=row.title,
                about=about,
                since=since,
            )


def _open(row: SalientProblemRow, held: Meetings, read: Read, day: date) -> Iterator[Found]:
    after = held.regular_after(row.steering, row.stepped)
    if len(after) >= IDLE:
        yield Fault.PROBLEM_IDLE, str(len(after)), after[IDLE - 1]
    if organisation_on(read, row.holder, day) is None:
        yield Fault.PROBLEM_OWNER_GONE, row.holder, day
    state = read.state(SALIENT_PROBLEM, row.owner)
    named = read.states(RESOLUTION, () if state is None else state.resolutions)
    alive = [one for one in named.values() if one.stage in {*GOING, ResolutionStage.CLOSED}]
    if named and not alive:
        ended = [one.closed_on for one in named.values() if one.closed_on is not None]
        yield Fault.PROBLEM_UNRESOLVED, "", max(ended, default=day)


def _merged(row: SalientProblemRow, read: Read) -> Iterator[Found]:
    into = read.state(SALIENT_PROBLEM, row.merged_into or "")
    if into is not None and into.stage in (ProblemStage.NOT_CURABLE, ProblemStage.WITHDRAWN):
        yield Fault.PROBLEM_INTO_OVER, into.title, into.stepped_on
