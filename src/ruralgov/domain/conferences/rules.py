"""The rules of the leading group with its terms, seats and rule."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.conferences import messages as m
from ruralgov.domain.conferences import texts
from ruralgov.domain.conferences.evolve import evolve_group
from ruralgov.domain.conferences.model import (
    ConferenceRule,
    GroupSeat,
    GroupTerms,
    SeatRole,
    SteeringGroup,
)
from ruralgov.domain.conferences.model_conference import VOID
from ruralgov.domain.conferences.rows import LiaisonRow
from ruralgov.domain.conferences.rows_conference import ConferenceRow, SalientProblemRow
from ruralgov.domain.conferences.units import check_there
from ruralgov.domain.kernel.clean import check_dates, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.registry import POST


def establish_steering_group(
    _: SteeringGroup | None, command: m.EstablishSteeringGroup, given: Given
) -> Iterator[m.SteeringGroupEstablished]:
    """Enter a leading group that says who does its work and when it ends (rule 2)."""
    end = command.end_condition.strip()
    _check_end(command.last_day, end, command.since)
    check_there(given.read, command.host, command.since)
    yield m.SteeringGroupEstablished(
        name=clean_text("name", command.name),
        mandate=clean_text("mandate", command.mandate),
        host=command.host,
        last_day=command.last_day,
        end_condition=end,
        since=command.since,
        basis=clean_text("basis", command.basis),
    )


def _check_end(last_day: date | None, condition: str, since: date) -> None:
    """Refuse a group without an end, or with one before it begins."""
    if last_day is None and not condition:
        raise Refused(texts.STEERING_GROUP_ENDLESS)
    if last_day is not None and last_day < since:
        raise Refused(texts.STEERING_GROUP_LAST_DAY, last=last_day, since=since)


def change_steering_group(
    group: SteeringGroup | None, command: m.ChangeSteeringGroup, given: Given
) -> Iterator[m.SteeringGroupChanged]:
    """Change terms from a day on; what is not named stays (rule 2)."""
    last = _last(group, command.group, command.since)
    new = {
        "name": last.name if command.name is None else clean_text("name", command.name),
        "mandate": last.mandate
        if command.mandate is None
        else clean_text("mandate", command.mandate),
        "end_condition": last.end_condition
        if command.end_condition is None
        else command.end_condition.strip(),
    }
    last_day = command.last_day or last.last_day
    host = command.host or last.host
    if command.last_day is not None or command.end_condition is not None:
        _check_end(last_day, new["end_condition"], command.since)
    check_there(given.read, host, command.since)
    event = m.SteeringGroupChanged(
        host=host,
        last_day=last_day,
        since=command.since,
        basis=clean_text("basis", command.basis),
        **new,
    )
    _check_conferences(evolve_group(_group(group, command.group), event), command.group, given)
    yield event


def _last(group: SteeringGroup | None, key: str, day: date) -> GroupTerms:
    """Return the newest terms where a new entry may follow on a day."""
    known = _group(group, key)
    last = known.last
    if not last.since < day < last.until:
        raise Refused(texts.STEERING_GROUP_NOT_THEN, name=last.name, day=day, last=last.since)
    return last


def _group(group: SteeringGroup | None, key: str) -> SteeringGroup:
    if group is None or not group.terms:
        raise Refused(texts.STEERING_GROUP_MISSING, key=key)
    return group


def end_steering_group(
    group: SteeringGroup | None, command: m.EndSteeringGroup, given: Given
) -> Iterator[m.SteeringGroupEnded]:
    """End a leading group (rule 2)."""
    _last(group, command.group, command.since)
    event = m.SteeringGroupEnded(since=command.since, cause=clean_text("cause", command.cause))
    _check_conferences(evolve_group(_group(group, command.group), event), command.group, given)
    yield event


def correct_group_terms(
    group: SteeringGroup | None, command: m.CorrectGroupTerms, given: Given
) -> Iterator[m.GroupTermsCorrected]:
    """Put an entry of the terms right; a group goes wholly where nothing rests on it (rule 2)."""
    known = _group(group, command.group)
    check_correction(known.terms, command.entry, command.since)
    event = m.GroupTermsCorrected(
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )
    after = evolve_group(known, event)
    for one in after.terms:
        check_there(given.read, one.host, one.since)
    if not after.terms:
        _refuse_cited(known, command.group, given)
    _check_conferences(after, command.group, given)
    yield event


def _refuse_cited(group: SteeringGroup, key: str, given: Given) -> None:
    """Refuse to take back a group that others name; raises ``steering_group_cited``."""
    named = (
        given.read.rows(row, steering=key, limit=1)
        for row in (ConferenceRow, LiaisonRow, SalientProblemRow)
    )
    if any(named):
        raise Refused(texts.STEERING_GROUP_CITED, name=group.last.name)


def _check_conferences(group: SteeringGroup, key: str, given: Given) -> None:
    """Refuse an end before conferences that are called or were held (rule 3, invariant 7)."""
    for row in given.read.rows(ConferenceRow, steering=key):
        if row.stage not in VOID and not group.meets(row.day):
            raise Refused(texts.STEERING_GROUP_MEETS, number=row.number, day=row.day)


def seat_post(
    group: SteeringGroup | None, command: m.SeatPost, given: Given
) -> Iterator[m.PostSeated]:
    """Give a post a seat: none has two, and one post leads (rule 4)."""
    known = _group(group, command.group)
    seat = GroupSeat(
        post=command.post,
        role=command.role,
        basis=clean_text("basis", command.basis),
        since=command.since,
    )
    _check_post(seat, given)
    _check_seats((*known.seats, seat))
    yield m.PostSeated(seat=seat)


def _check_post(seat: GroupSeat, given: Given) -> None:
    post = given.read.state(POST, seat.post)
    if post is None or post.on(seat.since) is None:
        raise Refused(texts.STEERING_SEAT_POST, post=seat.post, day=seat.since)


def _check_seats(seats: tuple[GroupSeat, ...]) -> None:
    """Refuse two seats of a post, or two leaders, on any day."""
    for number, one in enumerate(seats):
        for other in seats[:number]:
            if one.since >= other.until or other.since >= one.until:
                continue
            if one.post == other.post:
                raise Refused(texts.STEERING_SEAT_HELD, post=other.post, since=other.since)
            if one.role is other.role is SeatRole.LEADER:
                raise Refused(texts.STEERING_LEADER_TAKEN, post=other.post, since=other.since)


def unseat_post(
    group: SteeringGroup | None, command: m.UnseatPost, _: Given
) -> Iterator[m.PostUnseated]:
    """End a seat on a day after it began (rule 4)."""
    known = _group(group, command.group)
    mine = (one for one in known.seats if one.post == command.post)
    if not any(one.since < command.since < one.until for one in mine):
        raise Refused(texts.STEERING_SEAT_MISSING, post=command.post, day=command.since)
    yield m.PostUnseated(
        post=command.post,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )


def correct_group_seat(
    group: SteeringGroup | None, command: m.CorrectGroupSeat, given: Given
) -> Iterator[m.GroupSeatCorrected]:
    """Put an entry of a seat right (rule 4); rosters that were frozen stay."""
    known = _group(group, command.group)
    mine = tuple(one for one in known.seats if one.post == command.post)
    if not mine:
        raise Refused(texts.STEERING_SEAT_MISSING, post=command.post, day=command.entry)
    check_correction(mine, command.entry, command.since)
    event = m.GroupSeatCorrected(
        post=command.post,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )
    seats = evolve_group(known, event).seats
    _check_seats(seats)
    for one in seats:
        if one not in known.seats:
            _check_post(one, given)
    yield event


def adopt_conference_rule(
    group: SteeringGroup | None, command: m.AdoptConferenceRule, _: Given
) -> Iterator[m.ConferenceRuleAdopted]:
    """Adopt a rule from a day after the last one (rule 6)."""
    known = _group(group, command.group)
    if not 1 <= command.every_months <= 12:
        raise Refused(texts.CONFERENCE_RULE_WRONG, months=command.every_months)
    if known.rules:
        check_dates(known.rules[-1].since, command.since)
    adopted = ConferenceRule(
        quorum=command.quorum,
        every_months=command.every_months,
        basis=clean_text("basis", command.basis),
        since=command.since,
    )
    yield m.ConferenceRuleAdopted(adopted=adopted)


def correct_conference_rule(
    group: SteeringGroup | None, command: m.CorrectConferenceRule, _: Given
) -> Iterator[m.ConferenceRuleCorrected]:
    """Put the day of a rule right, or withdraw it (rule 6)."""
    known = _group(group, command.group)
    check_correction(known.rules, command.entry, command.since)
    yield m.ConferenceRuleCorrected(
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )
