"""One valid command of every kind of policy, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain.kernel.calendar import PublishedYear
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy import (
    AdoptProfile,
    CorrectCalendarEntry,
    CorrectProfileEntry,
    PublishCalendar,
)
from tests.town import Town

Step = tuple[str, Any]


def steps(_: Town) -> Generator[Step, Any, None]:
    yield "admin", AdoptProfile(profile=Profile(name="新", source="文", since=date(2026, 1, 1)))
    coming = PublishedYear(year=2028, source="通知", marks=())
    yield "admin", PublishCalendar(year=coming)
    yield "admin", CorrectCalendarEntry(year=2028, reason="通知尚未印发")
    later = Profile(name="误", source="文", since=date(2027, 6, 1))
    yield "admin", AdoptProfile(profile=later)
    yield "admin", CorrectProfileEntry(entry=later.since, reason="年份填错")
