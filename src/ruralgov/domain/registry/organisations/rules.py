"""The rules of organisations, posts and who holds them."""

import re
from collections.abc import Iterator

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.organisations import texts
from ruralgov.domain.registry.organisations.messages import (
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
from ruralgov.domain.registry.organisations.model import Organisation, Post
from ruralgov.domain.registry.organisations.records import ORGANISATION
from ruralgov.domain.registry.organisations.rows import OrganisationRow
from ruralgov.domain.registry.people import texts as person_texts
from ruralgov.domain.registry.people.records import PERSON
from ruralgov.domain.registry.places.records import PLACE

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Marks of a unified social credit code (GB 32100-2015): no I, O, S, V, Z."""


def parse_credit_code(text: str) -> str:
    """Return a unified social credit code; raises ``credit_code_wrong`` (form or check mark)."""
    code = text.strip().upper()
    if re.fullmatch(f"[{ALPHABET}]{{18}}", code):
        total = sum(ALPHABET.index(mark) * pow(3, at, 31) for at, mark in enumerate(code[:17]))
        if ALPHABET[-total % 31] == code[17]:
            return code
    raise BadInput(texts.CREDIT_CODE_WRONG, value=text)


def register_organisation(
    _: Organisation | None, command: RegisterOrganisation, given: Given
) -> Iterator[OrganisationRegistered]:
    """Enter an organisation (rule 10)."""
    if command.place != CITY and given.read.state(PLACE, command.place) is None:
        raise Refused(registry_texts.PLACE_MISSING, place=command.place)
    code = None if command.credit_code is None else parse_credit_code(command.credit_code)
    if code is not None and given.read.one(OrganisationRow, credit_code=code) is not None:
        raise Refused(texts.CREDIT_CODE_TAKEN, value=code)
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
        raise Refused(texts.ORGANISATION_MISSING, organisation=command.organisation)
    if command.since <= organisation.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=organisation.since)
    yield OrganisationClosed(since=command.since, cause=clean_text("cause", command.cause))


def establish_post(
    _: Post | None, command: EstablishPost, given: Given
) -> Iterator[PostEstablished]:
    """Establish a post (rule 11)."""
    organisation = given.read.state(ORGANISATION, command.organisation)
    if organisation is None or not organisation.since <= command.since < organisation.until:
        raise Refused(texts.ORGANISATION_MISSING, organisation=command.organisation)
    if command.seats < 1:
        raise BadInput(texts.SEATS_WRONG, seats=command.seats)
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
        raise Refused(texts.POST_MISSING, post=command.post)
    existing(
        given.read.state(PERSON, command.person), person_texts.PERSON_MISSING, person=command.person
    )
    held = [holding for holding in post.holdings if holding.until > command.since]
    if len(held) >= post.seats or any(one.person == command.person for one in held):
        raise Refused(texts.POST_TAKEN, title=post.title, seats=post.seats)
    yield PostTaken(
        person=command.person, basis=clean_text("basis", command.basis), since=command.since
    )


def leave_post(post: Post | None, command: LeavePost, _: Given) -> Iterator[PostLeft]:
    """End a holding on a day after it began (rule 11)."""
    known = existing(post, texts.POST_MISSING, post=command.post)
    if not any(one.may_end(command.person, command.since) for one in known.holdings):
        raise Refused(texts.HOLDER_MISSING, person=command.person, title=known.title)
    yield PostLeft(
        person=command.person, since=command.since, reason=clean_text("reason", command.reason)
    )
