"""The rules of organisations: entered, changed, moved, merged, closed, put right."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.kernel import spans
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.organisations import messages as m
from ruralgov.domain.registry.organisations import texts
from ruralgov.domain.registry.organisations.model import Organisation, OrganisationSpan
from ruralgov.domain.registry.organisations.records import ORGANISATION
from ruralgov.domain.registry.organisations.rows import HolderRow, OrganisationRow, PostRow
from ruralgov.domain.registry.organisations.succession import reaches
from ruralgov.domain.registry.places.records import PLACE

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Marks of a unified social credit code (GB 32100-2015): no I, O, S, V, Z."""
SHOWN = 10
"""Things that hang on an organisation which a refusal names."""


def parse_credit_code(text: str) -> str:
    """Return a unified social credit code; raises ``credit_code_wrong`` (form or check mark).

    Full-width marks and small letters are read as the plain ones.
    """
    code = unicodedata.normalize("NFKC", text).strip().upper()
    if re.fullmatch(f"[{ALPHABET}]{{18}}", code):
        total = sum(ALPHABET.index(mark) * pow(3, at, 31) for at, mark in enumerate(code[:17]))
        if ALPHABET[-total % 31] == code[17]:
            return code
    raise BadInput(texts.CREDIT_CODE_WRONG, value=text)


def register_organisation(
    _: Organisation | None, command: m.RegisterOrganisation, given: Given
) -> Iterator[m.OrganisationRegistered]:
    """Enter an organisation (rules 10 and 12)."""
    code = None if command.credit_code is None else parse_credit_code(command.credit_code)
    territory = tuple(dict.fromkeys(command.territory))
    entered = m.OrganisationRegistered(
        name=clean_text("name", command.name),
        kind=command.kind,
        place=command.place,
        credit_code=code,
        since=command.since,
        source=clean_text("source", command.source),
        parent=command.parent,
        territory=territory,
    )
    span = _span(entered)
    _check_places(span, given.read)
    _check_span(span, command.id or "", given.read)
    yield entered


def change_organisation(
    organisation: Organisation | None, command: m.ChangeOrganisation, given: Given
) -> Iterator[m.OrganisationChanged]:
    """Rename an organisation, or change what is named of it (rules 10, 12 and 13)."""
    last = _living(organisation, command.organisation, command.since, same_day=True)
    code = command.credit_code
    territory = command.territory
    span = change(
        last,
        name=last.name if command.name is None else clean_text("name", command.name),
        kind=command.kind or last.kind,
        place=command.place or last.place,
        parent=command.parent or last.parent,
        credit_code=last.credit_code if code is None else parse_credit_code(code),
        territory=last.territory if territory is None else tuple(dict.fromkeys(territory)),
    )
    _check_places(span, given.read)
    yield from _changed(span, last, command, given)


def move_organisation(
    organisation: Organisation | None, command: m.MoveOrganisation, given: Given
) -> Iterator[m.OrganisationChanged]:
    """Put an organisation below another, or below none (rules 12 and 13)."""
    last = _living(organisation, command.organisation, command.since, same_day=True)
    yield from _changed(change(last, parent=command.parent), last, command, given)


def _changed(
    span: OrganisationSpan,
    last: OrganisationSpan,
    command: m.ChangeOrganisation | m.MoveOrganisation,
    given: Given,
) -> Iterator[m.OrganisationChanged]:
    """Give the entry of what is new, if anything is."""
    cause = clean_text("cause", command.cause)
    if span == last:
        return
    _check_span(change(span, since=command.since), command.organisation, given.read)
    yield m.OrganisationChanged(
        name=span.name,
        kind=span.kind,
        place=span.place,
        parent=span.parent,
        credit_code=span.credit_code,
        territory=span.territory,
        since=command.since,
        cause=cause,
    )


def merge_organisation(
    organisation: Organisation | None, command: m.MergeOrganisation, given: Given
) -> Iterator[m.OrganisationMerged]:
    """End an organisation that becomes part of another (rules 13 and 14)."""
    known = _living(organisation, command.organisation, command.since)
    into = given.read.state(ORGANISATION, command.into)
    if into is None or into.on(command.since) is None:
        raise Refused(texts.ORGANISATION_MISSING, organisation=command.into)
    if reaches(given.read, command.into, command.organisation, command.since, FOREVER):
        raise Refused(texts.ORGANISATION_CIRCLE, name=known.name, parent=command.into)
    under = given.read.rows(OrganisationRow, parent=command.organisation)
    stuck = [row for row in under if row.until != FOREVER or row.since > command.since]
    _check_hanging(known, command, stuck, given.read)
    cause = clean_text("cause", command.cause)
    yield m.OrganisationMerged(into=command.into, since=command.since, cause=cause)


def close_organisation(
    organisation: Organisation | None, command: m.CloseOrganisation, given: Given
) -> Iterator[m.OrganisationClosed]:
    """End an organisation (rules 13 and 14)."""
    known = _living(organisation, command.organisation, command.since)
    under = given.read.rows(OrganisationRow, parent=command.organisation)
    _check_hanging(known, command, under, given.read)
    yield m.OrganisationClosed(since=command.since, cause=clean_text("cause", command.cause))


def correct_organisation_entry(
    organisation: Organisation | None, command: m.CorrectOrganisationEntry, given: Given
) -> Iterator[m.OrganisationEntryCorrected]:
    """Put an entry right (rules 10, 12 and 15)."""
    key = command.organisation
    known = existing(organisation, texts.ORGANISATION_MISSING, organisation=key)
    spans.check_correction(known.spans, command.entry, command.since)
    right = spans.corrected(known.spans, command.entry, command.since)
    for span in right:
        if span not in known.spans:
            _check_span(span, key, given.read)
    left = [
        name
        for name, row in _of(key, given.read)
        if _within(row, known.spans) and not _within(row, right)
    ]
    if left:
        raise Refused(texts.ORGANISATION_NOT_EMPTY, name=known.spans[-1].name, hanging=_said(left))
    yield m.OrganisationEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def _living(
    organisation: Organisation | None, key: str, since: date, *, same_day: bool = False
) -> OrganisationSpan:
    """Return what an organisation that has not ended is, for a change after its last entry."""
    last = None if organisation is None else organisation.last
    if last is None or last.until != FOREVER:
        raise Refused(texts.ORGANISATION_MISSING, organisation=key)
    if since < last.since or (since == last.since and not same_day):
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=last.since)
    return last


def _check_places(span: OrganisationSpan, read: Read) -> None:
    for place in (span.place, *span.territory):
        if place != CITY and read.state(PLACE, place) is None:
            raise Refused(registry_texts.PLACE_MISSING, place=place)


def _check_span(span: OrganisationSpan, key: str, read: Read) -> None:
    """Refuse a credit code that is another's then, and a parent that is not there or below."""
    code = span.credit_code
    for row in () if code is None else read.rows(OrganisationRow, credit_code=code):
        if row.owner != key and row.since < span.until and span.since < row.until:
            raise Refused(texts.CREDIT_CODE_TAKEN, value=code, name=row.name)
    if span.parent is None:
        return
    above = read.state(ORGANISATION, span.parent)
    if above is None or above.on(span.since) is None:
        raise Refused(texts.ORGANISATION_MISSING, organisation=span.parent)
    if reaches(read, span.parent, key, span.since, span.until):
        raise Refused(texts.ORGANISATION_CIRCLE, name=span.name, parent=span.parent)


def _check_hanging(
    known: OrganisationSpan,
    command: m.MergeOrganisation | m.CloseOrganisation,
    under: Iterable[OrganisationRow],
    read: Read,
) -> None:
    """Refuse to end what has organisations below it, or posts, unless those end with it."""
    left = [row.name for row in under if row.until > command.since]
    for row in read.rows(PostRow, organisation=command.organisation):
        ends = command.with_posts and row.since < command.since and row.until == FOREVER
        if row.until > command.since and not ends:
            held = read.rows(HolderRow, owner=row.owner)
            count = sum(one.until > command.since for one in held)
            left.append(f"{row.title} ({count})")
    if left:
        raise Refused(texts.ORGANISATION_NOT_EMPTY, name=known.name, hanging=_said(left))


def _of(key: OrganisationId, read: Read) -> Iterator[tuple[str, OrganisationRow | PostRow]]:
    """Give what lies below an organisation, and its posts, with their names."""
    for row in read.rows(OrganisationRow, parent=key):
        yield row.name, row
    for post in read.rows(PostRow, organisation=key):
        yield post.title, post


def _within(row: OrganisationRow | PostRow, life: tuple[OrganisationSpan, ...]) -> bool:
    return bool(life) and life[0].since <= row.since and row.until <= life[-1].until


def _said(names: list[str]) -> str:
    more = len(names) - SHOWN
    return "、".join(names[:SHOWN]) + (f" … (+{more})" if more > 0 else "")


def _span(event: m.OrganisationRegistered) -> OrganisationSpan:
    return OrganisationSpan(
        name=event.name,
        kind=event.kind,
        place=PlaceId(event.place),
        parent=event.parent,
        credit_code=event.credit_code,
        territory=event.territory,
        since=event.since,
    )
