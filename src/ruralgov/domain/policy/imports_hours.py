"""The working time of a unit from TOML: its id, a day, the hours of a week, days of its own."""

import tomllib
from datetime import date
from typing import Any, Final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.calendar import DayKind, DayMark
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.hours import OwnHours, Week
from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.kernel.imports import ImportFile, Importing, Steps
from ruralgov.domain.kernel.tables import Line
from ruralgov.domain.policy.imports_calendar import marks_of
from ruralgov.domain.policy.imports_profile import session_of
from ruralgov.domain.policy.messages_hours import SetUnitHours

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read(data: bytes) -> SetUnitHours:
    """Return the command.

    Raises ``table_unreadable``, ``session_wrong``, ``week_wrong`` or ``own_day_wrong``.
    """
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
        hours = OwnHours(
            name=str(content["name"]),
            source=str(content["source"]),
            since=_day(content["since"]),
            week=_week(content.get("week", {})),
            marks=tuple(_marks(content)),
        )
        return SetUnitHours(unit=OrganisationId(str(content["unit"])), hours=hours)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(texts.TABLE_UNREADABLE, problem=f"{type(error).__name__}: {error}") from None


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError(f"since: {value!r} is not a date")
    return value


def _week(days: dict[str, list[str]]) -> Week:
    unknown = sorted(days.keys() - set(DAYS))
    if unknown:
        raise ValueError(f"week: {unknown}")
    return tuple(tuple(map(session_of, days.get(day, ()))) for day in DAYS) if days else ()


def _marks(content: dict[str, Any]) -> list[DayMark]:
    marks = [*marks_of(content, DayKind.OFF), *marks_of(content, DayKind.MAKEUP)]
    return sorted(marks, key=lambda mark: mark.day)


def plan(importing: Importing) -> Steps:
    """Return a command for the unit of each file."""
    done = Steps()
    for file in importing.files:
        command = read(file)
        done.count("units")
        done.notices.append(command.hours.source)
        done.add(Line(number=1, cells={}), command)
    return done


FILE: Final = ImportFile(
    name="unit-hours",
    zh="单位办公时间",
    form="TOML: `unit`, `name`, `source`, `since`, the table `week` of hours by day (`monday` …), "
    "and the tables `off` and `makeup` of days by name",
    plan=plan,
)
