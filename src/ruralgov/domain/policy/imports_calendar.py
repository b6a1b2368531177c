"""The calendar of a year from TOML: ``year``, ``source``, and days by name in two tables."""

import tomllib
from datetime import date
from typing import Any, Final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.calendar import DayKind, DayMark, PublishedYear
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import ImportFile, Importing, Option, Steps
from ruralgov.domain.kernel.tables import Line
from ruralgov.domain.policy.messages import PublishCalendar


def read(data: bytes) -> PublishedYear:
    """Return the published year.

    Raises ``table_unreadable``, ``calendar_year_wrong`` or ``calendar_makeup_wrong``.
    """
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
        marks = [*marks_of(content, DayKind.HOLIDAY), *marks_of(content, DayKind.MAKEUP)]
        year, source = int(content["year"]), str(content["source"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(texts.TABLE_UNREADABLE, problem=f"{type(error).__name__}: {error}") from None
    return PublishedYear(year=year, source=source, marks=tuple(sorted(marks, key=_day)))


def _day(mark: DayMark) -> date:
    return mark.day


def marks_of(content: dict[str, Any], kind: DayKind) -> list[DayMark]:
    """Return the days of the table of a kind; raises ``ValueError``."""
    marks = []
    for name, days in content.get(kind.value, {}).items():
        for day in days:
            if type(day) is not date:
                raise ValueError(f"{day!r} is not a date")
            marks.append(DayMark(day, kind, name))
    return marks


def plan(importing: Importing) -> Steps:
    """Return a command for the year of each file."""
    done = Steps()
    for file in importing.files:
        year = read(file)
        done.count("years")
        done.notices.append(year.source)
        command = PublishCalendar(year=year, reason=importing.options["reason"])
        done.add(Line(number=1, cells={}), command)
    return done


FILE: Final = ImportFile(
    name="calendar",
    zh="年度放假安排",
    form="TOML: `year`, `source`, and the tables `holiday` and `makeup` of days by name",
    plan=plan,
    options=(
        Option(
            name="reason",
            said="why a published calendar changes",
            zh="已公布日历变更的理由",
            default="",
        ),
    ),
    rehearsed=False,
)
