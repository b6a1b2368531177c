"""The rules of seats, of who sits in a body on a day, and of the rules that a city adopts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from ruralgov.domain.kernel.clean import FOREVER, check_dates, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.meetings import messages_body as m
from ruralgov.domain.meetings import texts
from ruralgov.domain.meetings.evolve import seats_of
from ruralgov.domain.meetings.law import LAW
from ruralgov.domain.meetings.model import DecisionRule, DecisionRules
from ruralgov.domain.meetings.model_body import Body, PostSeat, Seat, SeatKind
from ruralgov.domain.registry import (
    PERSON,
    HolderRow,
    Person,
    Sex,
    holders_to_follow,
    present_person,
)

NOBODY: Final[Mapping[str, Person]] = MappingProxyType({})


def seat_members(
    body: Body | None, command: m.SeatMembers, given: Given
) -> Iterator[m.MembersSeated]:
    """Give seats in the term of a day, nobody two of them (rule 4)."""
    known = existing(body, texts.BODY_MISSING, body=command.body)
    if known.by_roll:
        raise Refused(texts.BODY_SEATS_BY_ROLL, kind=known.kind.zh, kind_en=known.kind.en)
    if known.on(command.since) is None:
        raise Refused(texts.BODY_NOT_THEN, name=known.last.name, day=command.since)
    seats, posts = _planned(command)
    _refuse_held(known, seats, posts, command.since)
    _refuse_gone(seats, given)
    yield m.MembersSeated(
        seats=seats,
        post_seats=posts,
        since=command.since,
        basis=clean_text("basis", command.basis),
    )


def _planned(command: m.SeatMembers) -> tuple[tuple[Seat, ...], tuple[PostSeat, ...]]:
    if not command.seats or any(
        (one.person is None) == (one.post is None) for one in command.seats
    ):
        raise Refused(texts.BODY_SEAT_OF_ONE)
    basis = clean_text("basis", command.basis)
    since = command.since
    return (
        tuple(
            Seat(person=one.person, kind=one.kind, basis=basis, since=since)
            for one in command.seats
            if one.person is not None
        ),
        tuple(
            PostSeat(post=one.post, kind=one.kind, basis=basis, since=since)
            for one in command.seats
            if one.post is not None
        ),
    )


def _refuse_held(
    body: Body, seats: tuple[Seat, ...], posts: tuple[PostSeat, ...], day: date
) -> None:
    """Refuse a second seat of a person or post; raises ``seat_held``."""
    term = body.on(day)
    first = day if term is None else term.first
    held: list[str] = [one.person for one in body.seats if one.until > day and one.since >= first]
    held += [one.post for one in body.post_seats if one.until > day and one.since >= first]
    for named in (*(one.person for one in seats), *(one.post for one in posts)):
        if named in held:
            raise Refused(texts.BODY_SEAT_HELD, who=named)
        held.append(named)


def _refuse_gone(seats: tuple[Seat, ...], given: Given) -> None:
    """Refuse whoever died, left, was erased or is kept under another id; ``seat_gone``."""
    known = given.read.states(PERSON, [one.person for one in seats])
    for one in seats:
        person = known.get(one.person)
        if person is None or person.gone or person.erased or person.merged is not None:
            raise Refused(texts.BODY_SEAT_GONE, person=one.person)


def unseat_member(
    body: Body | None, command: m.UnseatMember, _: Given
) -> Iterator[m.MemberUnseated]:
    """End a seat that has no end yet, on a day after it began (rule 4)."""
    known = existing(body, texts.BODY_MISSING, body=command.body)
    days = [(one.since, one.until) for one in known.seats if one.person == command.person]
    days += [(one.since, one.until) for one in known.post_seats if one.post == command.post]
    if not any(since < command.since and until == FOREVER for since, until in days):
        raise Refused(texts.BODY_SEAT_MISSING, who=command.person or command.post or "-")
    yield m.MemberUnseated(
        person=command.person,
        post=command.post,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )


def vacate_seats(
    body: Body | None, command: m.VacateSeats, _: Given
) -> Iterator[m.MemberUnseated | m.SeatEntryCorrected]:
    """End what somebody who is gone holds; a seat that had not begun is withdrawn (rule 4)."""
    for one in () if body is None else body.seats:
        if one.person != command.person or one.until <= command.since:
            continue
        if one.since < command.since:
            yield m.MemberUnseated(
                person=one.person, post=None, since=command.since, reason=command.cause
            )
        else:
            yield m.SeatEntryCorrected(
                person=one.person, post=None, entry=one.since, since=None, reason=command.cause
            )


def follow_seats(
    body: Body | None, command: m.FollowSeats, given: Given
) -> Iterator[m.SeatFollowed]:
    """Enter those who were entered twice as who they are (rule 4)."""
    known = existing(body, texts.BODY_MISSING, body=command.body)
    for entered, person in holders_to_follow(known.seats, given.read):
        yield m.SeatFollowed(entered=entered, person=person)


def correct_seat_entry(
    body: Body | None, command: m.CorrectSeatEntry, _: Given
) -> Iterator[m.SeatEntryCorrected]:
    """Put the beginning or end of a seat right (rule 4); rosters that were frozen stay."""
    known = existing(body, texts.BODY_MISSING, body=command.body)
    seats, posts = seats_of(known, command)
    if (command.person is None) == (command.post is None):
        raise Refused(texts.BODY_SEAT_OF_ONE)
    check_correction((*seats, *posts), command.entry, command.since)
    yield m.SeatEntryCorrected(
        person=command.person,
        post=command.post,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )


def sitting(
    body: Body, day: date, read: Read, known: Mapping[str, Person] = NOBODY
) -> dict[PersonId, SeatKind]:
    """Return who sits in a body on a day, each once: by name, and by the posts held that day.

    Who has a seat by name and another by a post is one; a representative is one whatever else.
    *known* are people who were read together for many bodies.
    """
    seats, posts = body.seats_on(day)
    named = [(one.person, one.kind) for one in seats]
    for seat in posts:
        named += [(row.person, seat.kind) for row in read.rows(HolderRow, on=day, owner=seat.post)]
    found: dict[PersonId, SeatKind] = {}
    for person, kind in named:
        there = known.get(person)
        kept = person if there and there.merged is None else present_person(read, person)
        if found.get(kept) is not SeatKind.REPRESENTATIVE:
            found[kept] = kind
    return found


def women_among(people: Iterable[PersonId], read: Read) -> tuple[set[PersonId], int]:
    """Return the women among some people, and of how many the registry does not say."""
    return women_of(read.states(PERSON, list(people)))


def women_of(people: Mapping[str, Person]) -> tuple[set[PersonId], int]:
    """Return the women among people who were read, and of how many the registry does not say."""
    sexes = {PersonId(key): _sex(person) for key, person in people.items()}
    women = {key for key, sex in sexes.items() if sex is Sex.FEMALE}
    return women, sum(1 for sex in sexes.values() if sex is None)


def _sex(person: Person) -> Sex | None:
    """Return what the identity number says, or what was entered where there is none."""
    number = person.identity
    if number is None or number.closed:
        return person.sex
    return Sex.MALE if number.male() else Sex.FEMALE


def adopt_decision_rule(
    rules: DecisionRules | None, command: m.AdoptDecisionRule, _: Given
) -> Iterator[m.DecisionRuleAdopted]:
    """Adopt a rule beside those of the laws (rule 5)."""
    rule = command.rule
    code = clean_text("code", rule.code)
    clean_text("source", rule.source)
    check_dates(rule.since, rule.until)
    if code in {one.code for one in (*LAW, *_adopted(rules))}:
        raise Refused(texts.DECISION_RULE_CODE_TAKEN, code=code)
    yield m.DecisionRuleAdopted(rule=rule)


def correct_decision_rule_entry(
    rules: DecisionRules | None, command: m.CorrectDecisionRuleEntry, _: Given
) -> Iterator[m.DecisionRuleEntryCorrected]:
    """Put the first day of an adopted rule right, or withdraw it (rule 5)."""
    rule = _rule(rules, command.code)
    if command.since is not None:
        check_dates(command.since, rule.until)
    yield m.DecisionRuleEntryCorrected(
        code=rule.code, since=command.since, reason=clean_text("reason", command.reason)
    )


def end_decision_rule(
    rules: DecisionRules | None, command: m.EndDecisionRule, _: Given
) -> Iterator[m.DecisionRuleEnded]:
    """End an adopted rule on a day (rule 5)."""
    rule = _rule(rules, command.code)
    check_dates(rule.since, command.until)
    yield m.DecisionRuleEnded(
        code=rule.code, until=command.until, basis=clean_text("basis", command.basis)
    )


def _adopted(rules: DecisionRules | None) -> tuple[DecisionRule, ...]:
    return () if rules is None else rules.rules


def _rule(rules: DecisionRules | None, code: str) -> DecisionRule:
    found = next((one for one in _adopted(rules) if one.code == code), None)
    return existing(found, texts.DECISION_RULE_MISSING, code=code)
