"""One valid command of every kind of policy, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain.kernel.calendar import DayKind, DayMark, PublishedYear, Session
from ruralgov.domain.kernel.hours import OwnHours
from ruralgov.domain.kernel.ids import CITY, OrganisationId
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy import (
    AdoptProfile,
    CorrectCalendarEntry,
    CorrectProfileEntry,
    CorrectUnitHours,
    PublishCalendar,
    SetUnitHours,
)
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from tests.town import Town

Step = tuple[str, Any]
UNIT = OrganisationId("00000000-0000-7000-8000-00000000000d")
PORT = RegisterOrganisation(
    name="渔港服务站",
    kind=OrganisationKind.DEPARTMENT,
    place=CITY,
    since=date(2023, 1, 1),
    source="文",
    id=UNIT,
)


def steps(_: Town) -> Generator[Step, Any, None]:
    yield "admin", AdoptProfile(profile=Profile(name="新", source="文", since=date(2026, 1, 1)))
    coming = PublishedYear(year=2028, source="通知", marks=())
    yield "admin", PublishCalendar(year=coming)
    yield "admin", CorrectCalendarEntry(year=2028, reason="通知尚未印发")
    later = Profile(name="误", source="文", since=date(2027, 6, 1))
    yield "admin", AdoptProfile(profile=later)
    yield "admin", CorrectProfileEntry(entry=later.since, reason="年份填错")
    yield "registrar", PORT
    hours = OwnHours(
        name="休渔期作息",
        source="文",
        since=date(2026, 5, 1),
        week=((Session(480, 720),),) * 6 + ((),),
        marks=(DayMark(date(2026, 5, 4), DayKind.OFF, "开海节"),),
    )
    yield "admin", SetUnitHours(unit=UNIT, hours=hours)
    wrong = CorrectUnitHours(unit=UNIT, entry=hours.since, since=date(2026, 5, 2), reason="填错")
    yield "admin", wrong
