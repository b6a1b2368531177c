"""The rules of posts and who holds them."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel import spans
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.organisations import messages_post as p
from ruralgov.domain.registry.organisations import texts
from ruralgov.domain.registry.organisations.evolve import evolve_post, followed
from ruralgov.domain.registry.organisations.model import Holding, Post, PostSpan, crowded
from ruralgov.domain.registry.organisations.records import ORGANISATION
from ruralgov.domain.registry.people import texts as person_texts
from ruralgov.domain.registry.people.records import PERSON
from ruralgov.domain.registry.people.rules_record import holders_to_follow


def establish_post(
    _: Post | None, command: p.EstablishPost, given: Given
) -> Iterator[p.PostEstablished]:
    """Establish a post (rule 11)."""
    _check_organisation(command.organisation, command.since, given.read)
    _check_seats(command.seats)
    yield p.PostEstablished(
        organisation=command.organisation,
        title=clean_text("title", command.title),
        seats=command.seats,
        basis=clean_text("basis", command.basis),
        since=command.since,
    )


def change_post(post: Post | None, command: p.ChangePost, _: Given) -> Iterator[p.PostChanged]:
    """Give a post another title or size, which seats all who hold it then (rule 11)."""
    known = existing(post, texts.POST_MISSING, post=command.post)
    last = _living(known, command.post)
    if command.since < last.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=last.since)
    seats = last.seats if command.seats is None else command.seats
    _check_seats(seats)
    title = last.title if command.title is None else clean_text("title", command.title)
    cause = clean_text("cause", command.cause)
    new = PostSpan(title=title, seats=seats, since=command.since)
    _check_crowd(followed(known.spans, new), known.holdings)
    if (title, seats) != (last.title, last.seats):
        yield p.PostChanged(title=title, seats=seats, since=command.since, cause=cause)


def abolish_post(post: Post | None, command: p.AbolishPost, _: Given) -> Iterator[p.PostAbolished]:
    """End a post that nobody holds any more, or with those who hold it (rules 11 and 14)."""
    known = existing(post, texts.POST_MISSING, post=command.post)
    last = _living(known, command.post)
    if command.since <= last.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=last.since)
    held = [one for one in known.holdings if one.until > command.since]
    if held and not (command.with_holders and all(one.since < command.since for one in held)):
        raise Refused(texts.POST_HELD, title=known.title, since=command.since, count=len(held))
    yield p.PostAbolished(since=command.since, cause=clean_text("cause", command.cause))


def appoint_to_post(
    post: Post | None, command: p.AppointToPost, given: Given
) -> Iterator[p.PostTaken]:
    """Give a seat that is free from the day on, to a person who has not gone (rule 11)."""
    span = None if post is None else post.on(command.since)
    if post is None or span is None:
        raise Refused(texts.POST_MISSING, post=command.post)
    _check_organisation(post.organisation, command.since, given.read)
    person = existing(
        given.read.state(PERSON, command.person), person_texts.PERSON_MISSING, person=command.person
    )
    if person.merged is not None:
        facts = {"person": command.person, "into": person.merged}
        raise Refused(person_texts.PERSON_MERGED, **facts)
    if all(one.until <= command.since for one in person.memberships):
        raise Refused(texts.PERSON_GONE, person=command.person, since=command.since)
    taken = p.PostTaken(
        person=command.person, basis=clean_text("basis", command.basis), since=command.since
    )
    held = [holding for holding in post.holdings if holding.until > command.since]
    holders = {one.person for one in held}
    full = len(holders) >= span.seats or command.person in holders
    if full or crowded(post.spans, evolve_post(post, taken).holdings):
        raise Refused(texts.POST_TAKEN, title=span.title, seats=span.seats)
    yield taken


def leave_post(post: Post | None, command: p.LeavePost, _: Given) -> Iterator[p.PostLeft]:
    """End a holding on a day after it began (rule 11)."""
    known = existing(post, texts.POST_MISSING, post=command.post)
    if not any(one.may_end(command.person, command.since) for one in known.holdings):
        raise Refused(texts.HOLDER_MISSING, person=command.person, title=known.title)
    yield p.PostLeft(
        person=command.person, since=command.since, reason=clean_text("reason", command.reason)
    )


def vacate_post(
    post: Post | None, command: p.VacatePost, _: Given
) -> Iterator[p.PostLeft | p.HoldingEntryCorrected]:
    """End what somebody who is gone holds; withdraw what would begin then or later (rule 16)."""
    known = existing(post, texts.POST_MISSING, post=command.post)
    for one in known.holdings:
        if one.may_end(command.person, command.since):
            yield p.PostLeft(person=command.person, since=command.since, reason=command.reason)
        elif one.person == command.person and one.since >= command.since:
            yield p.HoldingEntryCorrected(
                person=command.person, entry=one.since, since=None, reason=command.reason
            )


def follow_holders(
    post: Post | None, command: p.FollowHolders, given: Given
) -> Iterator[p.HolderFollowed]:
    """Enter those who were entered twice, or taken for another, as who they are (rule 8)."""
    known = existing(post, texts.POST_MISSING, post=command.post)
    for entered, person in holders_to_follow(known.holdings, given.read):
        yield p.HolderFollowed(entered=entered, person=person)


def correct_post_entry(
    post: Post | None, command: p.CorrectPostEntry, given: Given
) -> Iterator[p.PostEntryCorrected]:
    """Put an entry of a post right; who holds it stays within its days (rules 11 and 15)."""
    known = existing(post, texts.POST_MISSING, post=command.post)
    spans.check_correction(known.spans, command.entry, command.since)
    right = spans.corrected(known.spans, command.entry, command.since)
    outside = [one for one in known.holdings if not _within(one, right)]
    if outside:
        raise Refused(texts.POST_HELD, title=known.title, since=command.entry, count=len(outside))
    _check_crowd(right, known.holdings)
    if right:
        _check_organisation(known.organisation, right[0].since, given.read)
    yield p.PostEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def correct_holding_entry(
    post: Post | None, command: p.CorrectHoldingEntry, _: Given
) -> Iterator[p.HoldingEntryCorrected]:
    """Put right the day on which a person took or left a post (rules 11 and 15)."""
    known = existing(post, texts.POST_MISSING, post=command.post)
    mine = tuple(one for one in known.holdings if one.person == command.person)
    if not mine:
        raise Refused(texts.HOLDER_MISSING, person=command.person, title=known.title)
    spans.check_correction(mine, command.entry, command.since)
    event = p.HoldingEntryCorrected(
        person=PersonId(command.person),
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )
    right = evolve_post(known, event).holdings
    if not all(_within(one, known.spans) for one in right):
        raise Refused(texts.POST_MISSING, post=command.post)
    _check_crowd(known.spans, right)
    yield event


def _living(post: Post, key: str) -> PostSpan:
    last = post.last
    if last is None or last.until != FOREVER:
        raise Refused(texts.POST_MISSING, post=key)
    return last


def _check_organisation(key: str, day: date, read: Read) -> None:
    organisation = read.state(ORGANISATION, key)
    if organisation is None or organisation.on(day) is None:
        raise Refused(texts.ORGANISATION_MISSING, organisation=key)


def _check_seats(seats: int) -> None:
    if seats < 1:
        raise BadInput(texts.SEATS_WRONG, seats=seats)


def _check_crowd(post_spans: tuple[PostSpan, ...], holdings: tuple[Holding, ...]) -> None:
    full = crowded(post_spans, holdings)
    if full is not None:
        raise Refused(texts.POST_TAKEN, title=full.title, seats=full.seats)


def _within(holding: Holding, life: tuple[PostSpan, ...]) -> bool:
    return bool(life) and life[0].since <= holding.since and holding.until <= life[-1].until
