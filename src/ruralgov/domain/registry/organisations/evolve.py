"""What each event makes of a place, a household, a person, an organisation and a post."""

from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.registry.organisations import messages as m
from ruralgov.domain.registry.organisations.messages import OrganisationEvent, PostEvent
from ruralgov.domain.registry.organisations.model import Holding, Organisation, Post


def begin_organisation(event: m.OrganisationRegistered) -> Organisation:
    """Return an organisation as it was entered."""
    return Organisation(
        name=event.name,
        kind=event.kind,
        place=event.place,
        credit_code=event.credit_code,
        since=event.since,
    )


def evolve_organisation(organisation: Organisation, event: OrganisationEvent) -> Organisation:
    """Return an organisation after one more event."""
    match event:
        case m.OrganisationRegistered():
            return begin_organisation(event)
        case m.OrganisationClosed():
            return change(organisation, until=event.since)
        case _:
            assert_never(event)


def begin_post(event: m.PostEstablished) -> Post:
    """Return a post that nobody holds yet."""
    return Post(
        organisation=event.organisation,
        title=event.title,
        seats=event.seats,
        basis=event.basis,
        since=event.since,
    )


def evolve_post(post: Post, event: PostEvent) -> Post:
    """Return a post after one more event."""
    match event:
        case m.PostEstablished():
            return begin_post(event)
        case m.PostTaken():
            taken = Holding(person=event.person, basis=event.basis, since=event.since)
            return change(post, holdings=(*post.holdings, taken))
        case m.PostLeft():
            holdings = tuple(
                change(one, until=event.since) if one.may_end(event.person, event.since) else one
                for one in post.holdings
            )
            return change(post, holdings=holdings)
        case _:
            assert_never(event)
