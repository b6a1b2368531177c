"""The rules of organisations, posts and who holds them."""

import re
from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Record
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.registry.messages import (
    AppointToPost,
    CloseOrganisation,
    EstablishPost,
    LeavePost,
    OrganisationClosed,
    OrganisationRegistered,
    PostEstablished,
    PostLeft,
    PostTaken,
    RegisterOrganisation,
)
from ruralgov.domain.registry.model import Holding, Organisation, Post
from ruralgov.domain.registry.rules_people import PERSON
from ruralgov.domain.registry.rules_place import PLACE
from ruralgov.domain.registry.views import (
    ORGANISATION_TABLES,
    POST_TABLES,
    OrganisationRow,
    organisation_rows,
    post_rows,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Marks of a unified social credit code (GB 32100-2015): no I, O, S, V, Z."""


def parse_credit_code(text: str) -> str:
    """Return a unified social credit code; raises ``credit_code_wrong`` (form or check mark)."""
    code = text.strip().upper()
    if re.fullmatch(f"[{ALPHABET}]{{18}}", code):
        total = sum(ALPHABET.index(mark) * pow(3, at, 31) for at, mark in enumerate(code[:17]))
        if ALPHABET[-total % 31] == code[17]:
            return code
    raise BadInput("credit_code_wrong", value=text)


def register_organisation(
    _: Organisation | None, command: RegisterOrganisation, given: Given
) -> Iterator[OrganisationRegistered]:
    """Enter an organisation (rule 10)."""
    if command.place != CITY and given.read.state(PLACE, command.place) is None:
        raise Refused("place_missing", place=command.place)
    code = None if command.credit_code is None else parse_credit_code(command.credit_code)
    if code is not None and given.read.one(OrganisationRow, credit_code=code) is not None:
        raise Refused("credit_code_taken", value=code)
    yield OrganisationRegistered(
        name=clean_text("name", command.name),
        kind=command.kind,
        place=command.place,
        credit_code=code,
        since=command.since,
        source=clean_text("source", command.source),
    )


def close_organisation(
    organisation: Organisation | None, command: CloseOrganisation, _: Given
) -> Iterator[OrganisationClosed]:
    """End an organisation (rule 10)."""
    if organisation is None or organisation.until != FOREVER:
        raise Refused("organisation_missing", organisation=command.organisation)
    if command.since <= organisation.since:
        raise Refused("change_not_later", since=organisation.since)
    yield OrganisationClosed(since=command.since, cause=clean_text("cause", command.cause))


def establish_post(
    _: Post | None, command: EstablishPost, given: Given
) -> Iterator[PostEstablished]:
    """Establish a post (rule 11)."""
    organisation: Organisation | None = given.read.state(ORGANISATION, command.organisation)
    if organisation is None or not organisation.since <= command.since < organisation.until:
        raise Refused("organisation_missing", organisation=command.organisation)
    if command.seats < 1:
        raise BadInput("seats_wrong", seats=command.seats)
    yield PostEstablished(
        organisation=command.organisation,
        title=clean_text("title", command.title),
        seats=command.seats,
        basis=clean_text("basis", command.basis),
        since=command.since,
    )


def appoint_to_post(post: Post | None, command: AppointToPost, given: Given) -> Iterator[PostTaken]:
    """Give a seat that is free from the day on (rule 11)."""
    if post is None or command.since < post.since:
        raise Refused("post_missing", post=command.post)
    if given.read.state(PERSON, command.person) is None:
        raise Refused("person_missing", person=command.person)
    held = [holding for holding in post.holdings if holding.until > command.since]
    if len(held) >= post.seats or any(one.person == command.person for one in held):
        raise Refused("post_taken", title=post.title, seats=post.seats)
    yield PostTaken(
        person=command.person, basis=clean_text("basis", command.basis), since=command.since
    )


def leave_post(post: Post | None, command: LeavePost, _: Given) -> Iterator[PostLeft]:
    """End a holding on a day after it began (rule 11)."""
    if post is None:
        raise Refused("post_missing", post=command.post)
    if not any(_is_held(one, command.person, command.since) for one in post.holdings):
        raise Refused("holder_missing", person=command.person, title=post.title)
    yield PostLeft(
        person=command.person, since=command.since, reason=clean_text("reason", command.reason)
    )


def evolve_organisation(
    state: Organisation | None, event: OrganisationRegistered | OrganisationClosed
) -> Organisation:
    """Fold one event into an organisation."""
    match event:
        case OrganisationRegistered():
            return Organisation(
                name=event.name,
                kind=event.kind,
                place=event.place,
                credit_code=event.credit_code,
                since=event.since,
            )
        case OrganisationClosed():
            if state is None:
                raise Refused("organisation_missing", organisation="-")
            return change(state, until=event.since)


def evolve_post(state: Post | None, event: PostEstablished | PostTaken | PostLeft) -> Post:
    """Fold one event into a post."""
    if isinstance(event, PostEstablished):
        return Post(
            organisation=event.organisation,
            title=event.title,
            seats=event.seats,
            basis=event.basis,
            since=event.since,
        )
    if state is None:
        raise Refused("post_missing", post="-")
    if isinstance(event, PostTaken):
        taken = Holding(person=event.person, basis=event.basis, since=event.since)
        return change(state, holdings=(*state.holdings, taken))
    holdings = tuple(
        change(one, until=event.since) if _is_held(one, event.person, event.since) else one
        for one in state.holdings
    )
    return change(state, holdings=holdings)


def _is_held(holding: Holding, person: str, day: date) -> bool:
    return holding.person == person and holding.since < day < holding.until


ORGANISATION = Record(
    kind="organisation",
    state=Organisation,
    events=(OrganisationRegistered, OrganisationClosed),
    evolve=evolve_organisation,
    rows=organisation_rows,
    tables=ORGANISATION_TABLES,
)
POST = Record(
    kind="post",
    state=Post,
    events=(PostEstablished, PostTaken, PostLeft),
    evolve=evolve_post,
    rows=post_rows,
    tables=POST_TABLES,
)
