"""The working time of units: its state, its rules, its table, and what is asked of it."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Final, assert_never, get_args

from ruralgov.domain.kernel.calendar import Session
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Asked, Given, Query, Read, Record, Table
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.hours import OwnHours
from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.kernel.versions import (
    check_version_correction,
    corrected_versions,
    in_the_way,
    with_version,
)
from ruralgov.domain.policy import messages_hours as m
from ruralgov.domain.policy import texts
from ruralgov.domain.policy.model import KEY
from ruralgov.domain.registry import upwards


@frozen
class UnitHours:
    """The hours of every unit that has its own, oldest first."""

    units: tuple[tuple[OrganisationId, tuple[OwnHours, ...]], ...] = ()

    def of(self, unit: str) -> tuple[OwnHours, ...]:
        """Return the hours of one unit through time."""
        return next((hours for one, hours in self.units if one == unit), ())


@frozen(kw_only=True)
class UnitHoursRow:
    """The hours of one unit, and the days on which they hold."""

    owner: str = ""
    unit: OrganisationId
    name: str
    week: str
    """Such as ``08:30-12:00 13:30-17:30``, the days from Monday on with ``|`` between them; empty
    where they are those of the city."""
    since: date
    until: date


@frozen(kw_only=True)
class HoursOfUnits(Query[list[UnitHoursRow]]):
    """Ask which units have working time of their own on the day asked."""


def set_unit_hours(
    state: UnitHours | None, command: m.SetUnitHours, given: Given
) -> Iterator[m.UnitHoursSet]:
    """Say when a unit works from a day on (rule 6)."""
    hours = command.hours
    held = in_the_way((state or UnitHours()).of(command.unit), hours.since, given.today)
    if held is not None:
        raise Refused(texts.UNIT_HOURS_NOT_LATER, name=held.name, since=held.since)
    clean_text("name", hours.name)
    clean_text("source", hours.source)
    yield m.UnitHoursSet(unit=command.unit, hours=hours)


def correct_unit_hours(
    state: UnitHours | None, command: m.CorrectUnitHours, _: Given
) -> Iterator[m.UnitHoursCorrected]:
    """Move or withdraw hours that were entered by mistake (rules 4 and 6)."""
    held = (state or UnitHours()).of(command.unit)
    check_version_correction(held, command.entry, command.since)
    first = None if command.since is None else _first_mark(held, command.entry)
    if first is not None and command.since is not None and first < command.since:
        raise Refused(texts.UNIT_HOURS_DAY_BEFORE, day=first, since=command.since)
    yield m.UnitHoursCorrected(
        unit=command.unit,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )


def _first_mark(hours: tuple[OwnHours, ...], entry: date) -> date | None:
    days = (mark.day for one in hours if one.since == entry for mark in one.marks)
    return min(days, default=None)


def _begin(event: m.UnitHoursSet) -> UnitHours:
    return _evolve(UnitHours(), event)


def _evolve(state: UnitHours, event: m.HoursEvent) -> UnitHours:
    held = state.of(event.unit)
    match event:
        case m.UnitHoursSet():
            held = with_version(held, event.hours)
        case m.UnitHoursCorrected():
            held = corrected_versions(held, event.entry, event.since)
        case _:
            assert_never(event)
    others = (one for one in state.units if one[0] != event.unit)
    return UnitHours((*others, (event.unit, held)) if held else tuple(others))


def _rows(state: UnitHours) -> Iterator[UnitHoursRow]:
    for unit, hours in state.units:
        for one, following in zip_longest(hours, hours[1:]):
            yield UnitHoursRow(
                unit=unit,
                name=one.name,
                week="|".join(" ".join(map(_said, day)) for day in one.week),
                since=one.since,
                until=following.since if following else FOREVER,
            )


def _said(session: Session) -> str:
    begin, end = (f"{one // 60:02d}:{one % 60:02d}" for one in (session.begin, session.end))
    return f"{begin}-{end}"


UNIT_HOURS: Final[Record[UnitHours, m.HoursEvent]] = Record(
    kind="unit_hours",
    slow=True,
    state=UnitHours,
    events=get_args(m.HoursEvent),
    begins={m.UnitHoursSet: _begin},
    evolve=_evolve,
    rows=_rows,
    tables=(Table(name="unit_hours", row=UnitHoursRow, key=("unit", "since")),),
)


def hours_of_units(_: HoursOfUnits, asked: Asked) -> list[UnitHoursRow]:
    """Return the hours of units that hold on the day asked."""
    return asked.read.rows(UnitHoursRow, on=asked.day)


def own_hours(read: Read, unit: str, day: date) -> tuple[OwnHours, ...]:
    """Return the hours of a unit through time: its own, or those of the nearest unit above it."""
    state = read.state(UNIT_HOURS, KEY)
    if state is None or not state.units:
        return ()
    return next((found for one in upwards(read, unit, day) if (found := state.of(one))), ())
