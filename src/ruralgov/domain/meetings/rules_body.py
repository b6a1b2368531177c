"""The rules of bodies: where one is, in what terms, and how it ends or is carried over."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.clean import FOREVER, check_dates, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CITY, BodyId, PlaceId
from ruralgov.domain.kernel.spans import check_correction, corrected, on
from ruralgov.domain.meetings import messages_body as m
from ruralgov.domain.meetings import texts
from ruralgov.domain.meetings.model import MANY, OF_COLLECTIVES, BodyKind
from ruralgov.domain.meetings.model_body import Body, Term
from ruralgov.domain.meetings.model_meeting import VOID
from ruralgov.domain.meetings.rows import BodyRow, MeetingRow
from ruralgov.domain.registry import PLACE, place_now, place_there

OF_VILLAGES: Final = frozenset(
    {
        BodyKind.VILLAGE_MEETING,
        BodyKind.REPRESENTATIVES,
        BodyKind.GROUP_MEETING,
        BodyKind.VILLAGERS_COMMITTEE,
        BodyKind.TWO_COMMITTEES,
    }
)
"""Bodies that only a village has."""
CARRIED: Final = MANY | OF_COLLECTIVES | {BodyKind.GROUP_MEETING}
"""Bodies that go on where their village became part of another; the others end with it."""
OF_BRANCHES: Final = frozenset({BodyKind.BRANCH_MEETING, BodyKind.BRANCH_COMMITTEE})
"""Bodies of a party branch: where they name it they last as long as it, whatever its village."""


def of_branch(body: Body) -> bool:
    """Tell whether a body names the party branch that it is of."""
    return body.kind in OF_BRANCHES and body.organisation is not None


def is_carried(body: Body) -> bool:
    """Tell whether a body goes on where its village became part of another."""
    return body.kind in CARRIED or of_branch(body)


def found_body(body: Body | None, command: m.FoundBody, given: Given) -> Iterator[m.BodyFounded]:
    """Enter a body (rule 1)."""
    if body is not None:
        raise Refused(texts.BODY_TAKEN, name=body.last.name)
    until = command.until or FOREVER
    check_dates(command.since, until)
    if command.place != CITY:
        place_there(given.read, command.place, command.since)
    _check_level(command, given)
    _check_of(command, given)
    _check_only(command, until, given)
    yield m.BodyFounded(
        kind=command.kind,
        name=clean_text("name", command.name),
        place=command.place,
        since=command.since,
        until=until,
        collective=command.collective,
        group=command.group,
        organisation=command.organisation,
        source=clean_text("source", command.source),
    )


def _check_level(command: m.FoundBody, given: Given) -> None:
    place = given.read.state(PLACE, command.place)
    village = place is not None and place.level is DivisionLevel.VILLAGE
    if command.kind in OF_VILLAGES and not village:
        raise Refused(texts.BODY_OF_VILLAGE, kind=command.kind.zh, kind_en=command.kind.en)


def _check_of(command: m.FoundBody, given: Given) -> None:
    """Refuse a body of the wrong thing; raises ``body_of_collective`` and ``body_of_group``."""
    if (command.kind in OF_COLLECTIVES) != (command.collective is not None):
        raise Refused(texts.BODY_OF_COLLECTIVE, kind=command.kind.zh, kind_en=command.kind.en)
    if (command.kind is BodyKind.GROUP_MEETING) != (command.group is not None):
        raise Refused(texts.BODY_OF_GROUP, kind=command.kind.zh, kind_en=command.kind.en)
    if command.collective is not None:
        found = existing(
            given.read.state(COLLECTIVE, command.collective),
            collectives_texts.COLLECTIVE_MISSING,
            collective=command.collective,
        )
        if found.place != command.place:
            raise Refused(texts.BODY_ELSEWHERE, name=found.name)


def _check_only(command: m.FoundBody, until: date, given: Given) -> None:
    """Refuse a second body of a kind of which a place has one; raises ``body_taken``."""
    if command.kind in MANY:
        return
    for row in given.read.rows(BodyRow, place=command.place, kind=command.kind):
        of = (row.collective, row.villager_group, row.organisation)
        same = of == (command.collective, command.group, command.organisation)
        if same and row.since < until and command.since < row.until:
            raise Refused(texts.BODY_TAKEN, name=row.name)


def renew_body(body: Body | None, command: m.RenewBody, given: Given) -> Iterator[m.BodyRenewed]:
    """Begin a new term (rule 2)."""
    known = _known(body, command.body)
    until = command.until or FOREVER
    check_dates(command.since, until)
    if command.since <= known.last.since:
        raise Refused(texts.BODY_TERM_NOT_LATER, since=known.last.since)
    if known.last.place != CITY:
        place_there(given.read, known.last.place, command.since)
    _refuse_meetings(
        command.body, (*_cut(known, command.since), _new(known, command, until)), given
    )
    yield m.BodyRenewed(
        name=known.last.name if command.name is None else clean_text("name", command.name),
        since=command.since,
        until=until,
        source=clean_text("source", command.source),
    )


def extend_body_term(
    body: Body | None, command: m.ExtendBodyTerm, _: Given
) -> Iterator[m.BodyTermExtended]:
    """Let a term last longer, by an approval (rule 2)."""
    known = _known(body, command.body)
    if command.until <= known.last.until:
        raise Refused(texts.BODY_TERM_NOT_LONGER, until=known.last.until)
    yield m.BodyTermExtended(until=command.until, basis=clean_text("basis", command.basis))


def end_body(body: Body | None, command: m.EndBody, given: Given) -> Iterator[m.BodyEnded]:
    """End a body on a day on which no later meeting of it is known (rules 1 and 2)."""
    known = _known(body, command.body)
    if not known.last.since < command.since < known.last.until:
        raise Refused(texts.BODY_NOT_THEN, name=known.last.name, day=command.since)
    _refuse_meetings(command.body, _cut(known, command.since), given)
    yield m.BodyEnded(since=command.since, basis=clean_text("basis", command.basis))


def carry_over_body(
    body: Body | None, command: m.CarryOverBody, given: Given
) -> Iterator[m.BodyCarriedOver]:
    """Let a body go on at the successor of its place (rule 3)."""
    known = _known(body, command.body)
    if not is_carried(known):
        raise Refused(texts.BODY_ENDS_WITH_VILLAGE, kind=known.kind.zh, kind_en=known.kind.en)
    if not known.last.since < command.since < known.last.until:
        raise Refused(texts.BODY_NOT_THEN, name=known.last.name, day=command.since)
    place = _home(known, command.since, given)
    if place == known.last.place:
        raise Refused(texts.BODY_PLACE_STANDS, name=known.last.name)
    yield m.BodyCarriedOver(
        place=place, since=command.since, basis=clean_text("basis", command.basis)
    )


def _home(body: Body, day: date, given: Given) -> PlaceId:
    """Return where a body is from a day on: where its collective is, or its place's successor."""
    if body.collective is not None:
        found = given.read.state(COLLECTIVE, body.collective)
        return body.last.place if found is None else found.place
    return place_now(given.read, body.last.place, day)


def correct_body_entry(
    body: Body | None, command: m.CorrectBodyEntry, given: Given
) -> Iterator[m.BodyEntryCorrected]:
    """Put the day of a term right (rule 2); its founding is moved and not withdrawn."""
    known = _known(body, command.body)
    check_correction(known.terms, command.entry, command.since)
    if command.since is None and command.entry == known.terms[0].since:
        raise Refused(texts.BODY_FOUNDING_STAYS, since=command.entry)
    after = corrected(known.terms, command.entry, command.since)
    _refuse_meetings(command.body, after, given)
    yield m.BodyEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def _known(body: Body | None, key: BodyId) -> Body:
    return existing(body, texts.BODY_MISSING, body=key)


def _cut(body: Body, day: date) -> tuple[Term, ...]:
    """Return the terms of a body that ends on a day."""
    return corrected(body.terms, body.last.until, day) if body.last.until > day else body.terms


def _new(body: Body, command: m.RenewBody, until: date) -> Term:
    return Term(name=body.last.name, place=body.last.place, since=command.since, until=until)


def _refuse_meetings(key: BodyId, terms: tuple[Term, ...], given: Given) -> None:
    """Refuse terms outside of which the body met; raises ``body_has_meetings``."""
    for row in given.read.rows(MeetingRow, body=key):
        if row.stage not in VOID and on(terms, row.day) is None:
            raise Refused(texts.BODY_HAS_MEETINGS, number=row.number, day=row.day)
