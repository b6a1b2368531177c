"""Who is a party member where, whom an account is of, and who is near to whom.

The roll of a branch is who sits in its branch meeting, as the meetings keep it; probationary
members, who have no vote there, are on it by a mark. Nothing else says who belongs to a branch.
"""

from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PersonId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings import BODY, BodyKind, BodyRow, SeatRow
from ruralgov.domain.partypoints import texts
from ruralgov.domain.partypoints.model import Subject, SubjectKind
from ruralgov.domain.partypoints.model_branch import Standing
from ruralgov.domain.partypoints.rows import StandingRow
from ruralgov.domain.registry import (
    ORGANISATION,
    HolderRow,
    MemberRow,
    OrganisationKind,
    OrganisationRow,
    OrganisationSpan,
    PostRow,
    ids_of,
    place_now,
    present_person,
)

BRANCHES: Final = frozenset({OrganisationKind.PARTY_BRANCH, OrganisationKind.VILLAGE_PARTY})
"""Organisations that have members and bulletins."""
PARTY: Final = BRANCHES | {OrganisationKind.TOWN_PARTY}
"""Party organisations."""
_PERSON: Final = "person/"
_SECRETARY: Final = "书记"
_NOT_MAIN: Final = ("副书记", "第一书记")


@frozen(kw_only=True)
class OnRoll:
    """Somebody on the roll of a branch, and how they stand."""

    person: PersonId
    standing: Standing


def keys_of(subject: Subject, read: Read) -> frozenset[str]:
    """Return all keys of a subject."""
    if subject.kind is SubjectKind.ORGANISATION:
        return frozenset({subject.key})
    return frozenset(ids_of(PersonId(subject.key), read))


def present(subject: Subject, read: Read) -> Subject:
    """Return a subject under the id that is kept today."""
    if subject.kind is SubjectKind.ORGANISATION:
        return subject
    return Subject(kind=subject.kind, key=present_person(read, PersonId(subject.key)))


def party_on(
    read: Read, key: OrganisationId, day: date, kinds: frozenset[OrganisationKind] = PARTY
) -> OrganisationSpan:
    """Return a party organisation as it was on a day; raises ``party_organisation_wrong``."""
    state = read.state(ORGANISATION, key)
    span = None if state is None else state.on(day)
    if span is None or span.kind not in kinds:
        raise Refused(texts.PARTY_ORGANISATION_WRONG, organisation=key, day=day)
    return span


def branch_on(read: Read, person: PersonId, day: date) -> OrganisationId | None:
    """Return the branch of somebody on a day: that which they joined last; None of none."""
    kept = present_person(read, person)
    found = list[tuple[date, OrganisationId]]()
    for seat in read.rows(SeatRow, person=kept, on=day):
        branch = _branch_of_body(read, seat.owner, day)
        if branch is not None:
            found.append((seat.since, branch))
    marks = (
        row for one in ids_of(kept, read) for row in read.rows(StandingRow, person=one, on=day)
    )
    for mark in marks:
        if mark.standing is Standing.PROBATIONARY and read.rows(MemberRow, owner=kept, on=day):
            found.append((mark.since, mark.organisation))
    return max(found)[1] if found else None


def _branch_of_body(read: Read, key: str, day: date) -> OrganisationId | None:
    """Return of which branch a branch meeting is: the only one there, where none is named."""
    body = read.state(BODY, key)
    term = None if body is None else body.on(day)
    if body is None or term is None or body.kind is not BodyKind.BRANCH_MEETING:
        return None
    if body.organisation is not None:
        return body.organisation
    there = read.rows(OrganisationRow, place=term.place, on=day)
    branches = [row.owner for row in there if row.kind in BRANCHES]
    return OrganisationId(branches[0]) if len(branches) == 1 else None


def roll(read: Read, branch: OrganisationId, day: date) -> list[OnRoll]:
    """Return who is on the roll of a branch on a day, in the order of their ids."""
    span = party_on(read, branch, day, BRANCHES)
    found = set[PersonId]()
    places = {span.place, place_now(read, span.place, day)}
    for row in (
        row
        for place in places
        for row in read.rows(BodyRow, place=place, kind=BodyKind.BRANCH_MEETING, on=day)
    ):
        body = read.state(BODY, row.owner)
        if body is not None and _branch_of_body(read, row.owner, day) == branch:
            found.update(one.person for one in body.seats_on(day)[0])
    marks = read.rows(StandingRow, organisation=branch, on=day)
    found.update(present_person(read, row.person) for row in marks)
    here = (one for one in sorted(found) if branch_on(read, one, day) == branch)
    return [OnRoll(person=one, standing=_standing(read, one, marks)) for one in here]


def _standing(read: Read, person: PersonId, marks: list[StandingRow]) -> Standing:
    ids = ids_of(person, read)
    found = {row.standing for row in marks if row.person in ids}
    order = (Standing.ON_LEAVE, Standing.PROBATIONARY)
    return next((one for one in order if one in found), Standing.FULL)


def check_subject(read: Read, subject: Subject, organisation: OrganisationId, day: date) -> None:
    """Refuse who was not that, there, on a day; raises ``party_subject_wrong``."""
    match subject.kind:
        case SubjectKind.ORGANISATION:
            right = subject.key == organisation
        case SubjectKind.SECRETARY:
            right = _is_secretary(read, PersonId(subject.key), organisation, day)
        case SubjectKind.MEMBER:
            right = branch_on(read, PersonId(subject.key), day) == organisation
    if not right:
        kind = subject.kind
        raise Refused(texts.PARTY_SUBJECT_WRONG, kind=kind.zh, kind_en=kind.en, day=day)


def _is_secretary(read: Read, person: PersonId, organisation: OrganisationId, day: date) -> bool:
    """Tell whether somebody holds the post of the secretary, not that of a deputy or a guest."""
    for holding in read.rows(HolderRow, person=person, on=day):
        for post in read.rows(PostRow, owner=holding.owner, on=day):
            main = _SECRETARY in post.title and not any(one in post.title for one in _NOT_MAIN)
            if post.organisation == organisation and main:
                return True
    return False


def is_of(person: str, account: AccountId, given: Given) -> bool:
    """Tell whether an account is of somebody, under whichever id they were entered."""
    return given.holder(account).name == f"{_PERSON}{present_person(given.read, PersonId(person))}"


def refuse_self(subject: Subject, organisation: OrganisationId, day: date, given: Given) -> None:
    """Refuse the subject itself, and who is near to it; raises ``party_own``.

    Near is who lives in one household with a person, or holds a post of an organisation.
    """
    name = given.holder(given.actor.account).name
    if not name.startswith(_PERSON):
        return
    actor = present_person(given.read, PersonId(name.removeprefix(_PERSON)))
    if subject.kind is SubjectKind.ORGANISATION:
        near = any(_holds_post(given.read, actor, organisation, on) for on in (day, given.today))
    else:
        ids = ids_of(PersonId(subject.key), given.read)
        near = actor in ids or any(
            _household(given.read, actor, on) & _household(given.read, subject.key, on)
            for on in (day, given.today)
        )
    if near:
        raise Refused(texts.PARTY_OWN)


def _holds_post(read: Read, person: PersonId, organisation: OrganisationId, day: date) -> bool:
    return any(
        post.organisation == organisation
        for holding in read.rows(HolderRow, person=person, on=day)
        for post in read.rows(PostRow, owner=holding.owner)
    )


def _household(read: Read, person: str, day: date) -> frozenset[str]:
    return frozenset(row.household for row in read.rows(MemberRow, owner=person, on=day))
