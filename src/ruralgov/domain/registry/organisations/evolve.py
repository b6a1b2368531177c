"""What each event makes of an organisation and of a post."""

from datetime import date
from typing import TypeVar, assert_never

from ruralgov.domain.kernel import spans
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.offices import followed_by
from ruralgov.domain.registry.organisations import messages as m
from ruralgov.domain.registry.organisations import messages_post as p
from ruralgov.domain.registry.organisations.messages import OrganisationEvent
from ruralgov.domain.registry.organisations.messages_post import PostEvent
from ruralgov.domain.registry.organisations.model import (
    Holding,
    Organisation,
    OrganisationSpan,
    Post,
    PostSpan,
)

T = TypeVar("T", bound=spans.Span)


def begin_organisation(event: m.OrganisationRegistered) -> Organisation:
    """Return an organisation as it was entered."""
    return Organisation(spans=(_span(event),))


def evolve_organisation(organisation: Organisation, event: OrganisationEvent) -> Organisation:
    """Return an organisation after one more event."""
    match event:
        case m.OrganisationRegistered():
            return begin_organisation(event)
        case m.OrganisationChanged():
            kept = followed(organisation.spans, _span(event))
            return change(organisation, spans=kept)
        case m.OrganisationMerged():
            ended = spans_until(organisation.spans, event.since)
            return change(organisation, spans=ended, successor=event.into)
        case m.OrganisationClosed():
            return change(organisation, spans=spans_until(organisation.spans, event.since))
        case m.OrganisationEntryCorrected():
            right = spans.corrected(organisation.spans, event.entry, event.since)
            goes_on = not right or right[-1].until == FOREVER
            successor = None if goes_on else organisation.successor
            return change(organisation, spans=right, successor=successor)
        case _:
            assert_never(event)


def begin_post(event: p.PostEstablished) -> Post:
    """Return a post that nobody holds yet."""
    first = PostSpan(title=event.title, seats=event.seats, since=event.since)
    return Post(organisation=event.organisation, basis=event.basis, spans=(first,))


def evolve_post(post: Post, event: PostEvent) -> Post:
    """Return a post after one more event."""
    match event:
        case p.PostEstablished():
            return begin_post(event)
        case p.PostChanged():
            new = PostSpan(title=event.title, seats=event.seats, since=event.since)
            return change(post, spans=followed(post.spans, new))
        case p.PostAbolished():
            return change(
                post,
                spans=spans_until(post.spans, event.since),
                holdings=spans_until(post.holdings, event.since),
            )
        case p.PostTaken():
            taken = Holding(person=event.person, basis=event.basis, since=event.since)
            return change(post, holdings=(*post.holdings, taken))
        case p.PostLeft():
            holdings = tuple(
                change(one, until=event.since) if one.may_end(event.person, event.since) else one
                for one in post.holdings
            )
            return change(post, holdings=holdings)
        case p.PostEntryCorrected():
            return change(post, spans=spans.corrected(post.spans, event.entry, event.since))
        case p.HoldingEntryCorrected():
            return change(post, holdings=_of_person(post.holdings, event))
        case p.HolderFollowed():
            return change(post, holdings=followed_by(post.holdings, event.entered, event.person))
        case _:
            assert_never(event)


def followed(before: tuple[T, ...], new: T) -> tuple[T, ...]:
    """Return spans with one more, which ends those before it and replaces one of its day."""
    earlier = (one for one in before if one.since < new.since)
    return (*spans_until(tuple(earlier), new.since), new)


def spans_until(before: tuple[T, ...], day: date) -> tuple[T, ...]:
    """Return spans that hold no longer than until a day."""
    return tuple(change(one, until=day) if one.since < day < one.until else one for one in before)


def _of_person(
    holdings: tuple[Holding, ...], event: p.HoldingEntryCorrected
) -> tuple[Holding, ...]:
    """Return holdings with an entry of one person put right; those of others stay as they are.

    What was entered of them under another id is looked at by itself.
    """
    found = holdings
    for entered in dict.fromkeys(one.entered for one in holdings if one.person == event.person):
        found = _of_entry(found, entered, event)
    return found


def _of_entry(
    holdings: tuple[Holding, ...], entered: PersonId | None, event: p.HoldingEntryCorrected
) -> tuple[Holding, ...]:
    names = (event.person, entered)
    mine = tuple(one for one in holdings if (one.person, one.entered) == names)
    right = iter(spans.corrected(mine, event.entry, event.since))
    begun = event.since is None and any(one.since == event.entry for one in mine)
    found = []
    for one in holdings:
        if (one.person, one.entered) != names:
            found.append(one)
        elif not (begun and one.since == event.entry):
            found.append(next(right))
    return tuple(found)


def _span(event: m.OrganisationRegistered | m.OrganisationChanged) -> OrganisationSpan:
    return OrganisationSpan(
        name=event.name,
        kind=event.kind,
        place=event.place,
        parent=event.parent,
        credit_code=event.credit_code,
        territory=event.territory,
        since=event.since,
    )
