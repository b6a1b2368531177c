"""Who is entitled on the day of a meeting, and who of them came: each person counts once."""

from collections.abc import Iterable
from datetime import date

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from ruralgov.domain.meetings import texts
from ruralgov.domain.meetings.model import OF_COLLECTIVES, CountedBy, DecisionRule
from ruralgov.domain.meetings.model_body import Body, SeatKind
from ruralgov.domain.meetings.model_meeting import (
    Attendance,
    Attendee,
    Came,
    Capacity,
    Meeting,
    Roll,
    Roster,
)
from ruralgov.domain.meetings.rules_seats import sitting, women_among
from ruralgov.domain.registry import HOUSEHOLD, PERSON, Person, present_person

ADULT = 18


def roster_of(
    body: Body, day: date, roll: Roll | None, rules: Iterable[DecisionRule], given: Given
) -> Roster:
    """Return who is entitled on a day: whoever sits in the body, or as many as a roll says."""
    if body.by_roll:
        if roll is None:
            raise Refused(texts.MEETING_ROLL_MISSING, kind=body.kind.zh, kind_en=body.kind.en)
        return Roster(
            as_of=day,
            entitled=roll.entitled,
            households=roll.households,
            source=clean_text("source", roll.source),
        )
    if roll is not None:
        raise Refused(texts.MEETING_ROLL_UNWANTED, kind=body.kind.zh, kind_en=body.kind.en)
    seated = sitting(body, day, given.read)
    if not seated:
        raise Refused(texts.MEETING_ROSTER_EMPTY, name=body.last.name, day=day)
    women = 0
    if any(rule.women is not None for rule in rules):
        women = len(_women(seated, given.read))
    return Roster(as_of=day, entitled=len(seated), women=women, members=tuple(sorted(seated)))


def _women(seated: dict[PersonId, SeatKind], read: Read) -> set[PersonId]:
    """Return the women among the representatives; raises ``roster_sex_unknown``."""
    representatives = [one for one, kind in seated.items() if kind is SeatKind.REPRESENTATIVE]
    women, unknown = women_among(representatives, read)
    if unknown:
        raise Refused(texts.MEETING_ROSTER_SEX_UNKNOWN, count=unknown)
    return women


def came_to(
    meeting: Meeting, body: Body, roster: Roster, attendance: Attendance, given: Given
) -> Came:
    """Return who came, counted by name or from a sheet; nobody counts twice (rule 7)."""
    if attendance.attendees and attendance.counted:
        raise Refused(texts.MEETING_COUNTED_TWICE)
    base = roster.base(attendance.by)
    if not base:
        raise Refused(texts.MEETING_BASE_MISSING, by=attendance.by.zh, by_en=attendance.by.en)
    attendees = _attendees(meeting, body, roster, attendance, given)
    present = len(attendees) or attendance.counted
    if present > base:
        raise Refused(texts.MEETING_ATTENDANCE_BEYOND, present=present, entitled=base)
    if attendance.women > roster.women:
        raise Refused(
            texts.MEETING_ATTENDANCE_BEYOND, present=attendance.women, entitled=roster.women
        )
    if attendance.counted:
        clean_text("sheet", attendance.sheet)
    return Came(
        by=attendance.by,
        present=present,
        women=_women_who_came(body, roster, attendees, given) if attendees else attendance.women,
        online=sum(one.online for one in attendees),
        guests=attendance.guests,
        attendees=attendees,
        sheet=attendance.sheet.strip(),
    )


def _women_who_came(
    body: Body, roster: Roster, attendees: tuple[Attendee, ...], given: Given
) -> int:
    if not roster.women:
        return 0
    women = _women(sitting(body, roster.as_of, given.read), given.read)
    return len(women & {one.person for one in attendees})


def _attendees(
    meeting: Meeting, body: Body, roster: Roster, attendance: Attendance, given: Given
) -> tuple[Attendee, ...]:
    """Return the attendees under the ids under which people are kept, each checked."""
    people: dict[PersonId, Attendee] = {}
    homes: set[HouseholdId] = set()
    for one in attendance.attendees:
        person = present_person(given.read, one.person)
        if person in people:
            raise Refused(texts.MEETING_ATTENDEE_TWICE, person=person)
        if one.household is not None and one.household in homes:
            raise Refused(texts.MEETING_HOUSEHOLD_TWICE, household=one.household)
        _check_capacity(one, attendance.by, meeting.day, given.read)
        _check_entitled(person, body, roster, meeting, given.read)
        if one.household is not None:
            homes.add(one.household)
        people[person] = Attendee(
            person=person,
            capacity=one.capacity,
            household=one.household,
            through=one.through and present_person(given.read, one.through),
            online=one.online,
        )
    return tuple(people.values())


def _check_capacity(one: Attendee, by: CountedBy, day: date, read: Read) -> None:
    """Refuse a capacity in which nobody takes part in such a meeting."""
    household = one.capacity is Capacity.HOUSEHOLD
    if household != (by is CountedBy.HOUSEHOLDS) or household != (one.household is not None):
        raise Refused(
            texts.MEETING_CAPACITY_WRONG, capacity=one.capacity.zh, capacity_en=one.capacity.en
        )
    if household and _home(read, one.person, day) != one.household:
        raise Refused(texts.MEETING_HOUSEHOLD_STRANGE, person=one.person, household=one.household)
    proxy = one.capacity is Capacity.PROXY
    if proxy != (one.through is not None):
        raise Refused(
            texts.MEETING_CAPACITY_WRONG, capacity=one.capacity.zh, capacity_en=one.capacity.en
        )
    if one.through is not None:
        _check_proxy(one.person, one.through, day, read)


def _check_proxy(person: PersonId, through: PersonId, day: date, read: Read) -> None:
    """Refuse a proxy who is no other adult of the same household; ``proxy_strange``."""
    home, other = _home(read, person, day), _home(read, through, day)
    known = read.state(PERSON, through)
    adult = known is not None and not _is_minor(known, day)
    if person == through or home is None or home != other or not adult:
        raise Refused(texts.MEETING_PROXY_STRANGE, person=through)


def _check_entitled(
    person: PersonId, body: Body, roster: Roster, meeting: Meeting, read: Read
) -> None:
    """Refuse who has no seat, is under age or does not live there; ``attendee_not_entitled``."""
    if roster.members:
        if person not in roster.members:
            raise Refused(texts.MEETING_ATTENDEE_NOT_ENTITLED, person=person)
        return
    known = read.state(PERSON, person)
    if known is None or _is_minor(known, meeting.day):
        raise Refused(texts.MEETING_ATTENDEE_NOT_ENTITLED, person=person)
    if body.kind in OF_COLLECTIVES:
        return
    home = read.state(HOUSEHOLD, _home(read, person, meeting.day) or "")
    span = None if home is None else home.on(meeting.day)
    if span is None or span.village != meeting.place:
        raise Refused(texts.MEETING_ATTENDEE_NOT_ENTITLED, person=person)


def _home(read: Read, person: PersonId, day: date) -> HouseholdId | None:
    known = read.state(PERSON, present_person(read, person))
    there = None if known is None else known.on(day)
    return None if there is None else there.household


def _is_minor(person: Person, day: date) -> bool:
    """Tell whether somebody is known to be under 18 on a day."""
    born = person.born()
    if born is None:
        return False
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return age < ADULT


def check_manner(came: Came, rules: Iterable[DecisionRule]) -> None:
    """Refuse proxies and people online where a rule does not know them; ``manner_wrong``."""
    proxies = any(one.capacity is Capacity.PROXY for one in came.attendees)
    for rule in rules:
        if (proxies and not rule.proxies) or (came.online and not rule.online):
            raise Refused(texts.MEETING_MANNER_WRONG, source=rule.source)
