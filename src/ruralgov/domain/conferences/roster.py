"""Who sits in a conference as of its day, and who came for which seat: each person counts once."""

from collections.abc import Iterable
from datetime import date

from ruralgov.domain.conferences import texts_conference as texts
from ruralgov.domain.conferences.messages_conference import Coming, HoldConference
from ruralgov.domain.conferences.model import HEADS, ConferenceRule, SteeringGroup
from ruralgov.domain.conferences.model_conference import (
    CameFor,
    Conference,
    Gathering,
    Guest,
    RosterSeat,
)
from ruralgov.domain.conferences.units import check_there
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PersonId, PostId
from ruralgov.domain.registry import PERSON, POST, HolderRow, Person, present_person


def gathering_of(
    conference: Conference,
    group: SteeringGroup,
    rule: ConferenceRule,
    command: HoldConference,
    given: Given,
) -> Gathering:
    """Return who was to come and who came; raises ``conference_quorum`` where too few did."""
    day = conference.day
    roster = roster_on(group, conference.called, day, given.read)
    came = _came(roster, command.came, day, given.read)
    people = {one for seat in roster for one in seat.holders}
    entitled = len(people) + sum(not seat.holders for seat in roster)
    there = Gathering(
        chair=command.chair,
        chair_mandate=command.chair_mandate.strip(),
        roster=roster,
        came=came,
        guests=_guests(command.guests, day, given.read),
        entitled=entitled,
        needed=rule.quorum.needed(entitled),
        recorder=given.actor.account,
    )
    if there.present < there.needed:
        facts = {"entitled": entitled, "needed": there.needed, "present": there.present}
        raise Refused(texts.CONFERENCE_QUORUM, lacking=there.needed - there.present, **facts)
    _check_chair(there)
    return there


def roster_on(
    group: SteeringGroup, called: tuple[PostId, ...], day: date, read: Read
) -> tuple[RosterSeat, ...]:
    """Return the seats of a day with those who hold their posts (invariant 8).

    A post that is not there that day has no seat, and one that nobody holds stays, empty.
    """
    found = []
    for seat in group.seats_on(day):
        post = read.state(POST, seat.post)
        span = None if post is None else post.on(day)
        if post is None or span is None or (called and seat.post not in called):
            continue
        rows = read.rows(HolderRow, on=day, owner=seat.post)
        holders = dict.fromkeys(sorted(present_person(read, row.person) for row in rows))
        found.append(
            RosterSeat(
                post=seat.post,
                role=seat.role,
                unit=post.organisation,
                title=span.title,
                holders=tuple(holders),
            )
        )
    return tuple(found)


def _came(
    roster: tuple[RosterSeat, ...], coming: Iterable[Coming], day: date, read: Read
) -> tuple[CameFor, ...]:
    seats = {seat.post: seat for seat in roster}
    found: dict[PostId, CameFor] = {}
    for one in coming:
        seat = seats.get(one.post)
        if seat is None or one.post in found:
            raise Refused(texts.CONFERENCE_SEAT_STRANGE, post=one.post, day=day)
        found[one.post] = _for_seat(seat, one, day, read)
    members = {person for seat in roster for person in seat.holders}
    standing_in = [one.person for one in found.values() if one.substitute]
    for person in standing_in:
        if person in members or standing_in.count(person) > 1:
            raise Refused(texts.CONFERENCE_PERSON_TWICE, person=person)
    return tuple(found.values())


def _for_seat(seat: RosterSeat, one: Coming, day: date, read: Read) -> CameFor:
    """Return who came for a seat: a holder, or another with a mandate in writing."""
    if one.person is None and len(seat.holders) != 1:
        facts = {"post": seat.post, "count": len(seat.holders)}
        raise Refused(texts.CONFERENCE_PERSON_UNCLEAR, day=day, **facts)
    person = seat.holders[0] if one.person is None else present_person(read, one.person)
    mandate = one.mandate.strip()
    if (person in seat.holders) == bool(mandate):
        raise Refused(texts.CONFERENCE_MANDATE_WRONG, post=seat.post)
    if mandate:
        _check_alive(person, day, read)
        clean_text("mandate", mandate)
    return CameFor(post=seat.post, person=person, mandate=mandate)


def _check_alive(person: PersonId, day: date, read: Read) -> None:
    """Refuse who had died or left by the day; what happened after it does not matter."""
    known = read.state(PERSON, person)
    if known is None or known.erased or _gone_on(known, day):
        raise Refused(texts.CONFERENCE_PERSON_GONE, person=person)


def _gone_on(known: Person, day: date) -> bool:
    left = [one.until for one in known.memberships[-1:] if one.departure is not None]
    died = [] if known.died is None else [known.died]
    return any(one <= day for one in (*left, *died))


def _guests(guests: tuple[Guest, ...], day: date, read: Read) -> tuple[Guest, ...]:
    for one in guests:
        check_there(read, one.unit, day)
        clean_text("title", one.title)
    return guests


def _check_chair(there: Gathering) -> None:
    """Refuse a chair who does not head the group and has no mandate, or did not come."""
    seat = next((one for one in there.roster if one.post == there.chair), None)
    came = any(one.post == there.chair for one in there.came)
    heads = seat is not None and seat.role in HEADS
    if not came or heads == bool(there.chair_mandate):
        raise Refused(texts.CONFERENCE_CHAIR_WRONG)
