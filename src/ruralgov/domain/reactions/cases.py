"""What follows for cases, and from them."""

import json
from collections.abc import Iterator
from typing import Final

from ruralgov.domain.cases import (
    CASE,
    CaseDispatched,
    RecomputeDeadline,
    recompute,
    recompute_of_unit,
    recompute_since,
)
from ruralgov.domain.cases import texts as cases_texts
from ruralgov.domain.exchange import AskDepartment
from ruralgov.domain.kernel.calendar import DAY
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.policy import (
    KEY,
    PROFILE,
    CalendarEntryCorrected,
    CalendarPublished,
    ProfileAdopted,
    ProfileEntryCorrected,
    UnitHoursCorrected,
    UnitHoursSet,
    day_rules,
    profile_on,
)
from ruralgov.domain.policy import texts as policy_texts


def recount(event: CalendarPublished, _key: str, given: Given) -> Iterator[RecomputeDeadline]:
    """When a calendar arrives or is corrected, every open deadline that it can touch is recounted.

    The event shows the deadline as it was before; what was judged stays.
    """
    yield from recompute(given.read, event.year.year)


def recount_hours(event: ProfileAdopted, _key: str, given: Given) -> Iterator[RecomputeDeadline]:
    """When a profile brings other hours, every open deadline that they can touch is recounted."""
    known = existing(given.read.state(PROFILE, KEY), policy_texts.PROFILE_MISSING, day=given.today)
    profile = event.profile
    before = profile_on(known, profile.since - DAY)
    if before is not None and change(day_rules(before), since=profile.since) != day_rules(profile):
        yield from recompute_since(given.read, profile.since)


def hours_taken_back(
    event: ProfileEntryCorrected, _key: str, given: Given
) -> Iterator[RecomputeDeadline]:
    """When a profile is withdrawn or moved, open deadlines are recounted by what holds now."""
    yield from recompute_since(given.read, min(event.entry, event.since or event.entry))


def recount_unit(
    event: UnitHoursSet | UnitHoursCorrected, _key: str, given: Given
) -> Iterator[RecomputeDeadline]:
    """When the working time of a unit changes, its open cases are counted again."""
    yield from recompute_of_unit(given.read, event.unit, given.today)


def taken_back(
    event: CalendarEntryCorrected, _key: str, given: Given
) -> Iterator[RecomputeDeadline]:
    """When a year is taken back, every open deadline that it can touch is guessed again."""
    yield from recompute(given.read, event.year)


def ask_outside(event: CaseDispatched, key: str, given: Given) -> Iterator[AskDepartment]:
    """A case of a matter that a department outside handles is asked of it."""
    if event.department is not None:
        case = existing(given.read.state(CASE, key), cases_texts.CASE_MISSING, case=key)
        body = {"number": case.number, "matter": case.matter, "due": event.deadline.due.isoformat()}
        yield AskDepartment(
            department=event.department,
            subject=case.number,
            body=json.dumps(body, ensure_ascii=False, sort_keys=True),
            about=f"{CASE.kind}/{key}",
        )


REACTIONS: Final[Reactions] = {
    CalendarPublished: (recount,),
    ProfileAdopted: (recount_hours,),
    ProfileEntryCorrected: (hours_taken_back,),
    CalendarEntryCorrected: (taken_back,),
    UnitHoursSet: (recount_unit,),
    UnitHoursCorrected: (recount_unit,),
    CaseDispatched: (ask_outside,),
}
