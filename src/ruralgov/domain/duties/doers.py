"""Who did a duty: chiefs of grids and lanes, branches, cadres and towns, as of a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ruralgov.domain.duties import texts_done as texts
from ruralgov.domain.duties.model import DutyRole
from ruralgov.domain.duties.model_done import Doer
from ruralgov.domain.grids import ChiefRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import (
    HolderRow,
    OrganisationKind,
    OrganisationRow,
    PlaceRow,
    PostRow,
    merged_into,
    present_person,
)

CHIEFS: Final = {DutyRole.LANE_CHIEF: "lane", DutyRole.GRID_WORKER: "grid"}
"""Roles of chiefs, with the level of what they are chief of. The library knows no other people of
a grid than its chief."""
BRANCHES: Final = frozenset({OrganisationKind.PARTY_BRANCH, OrganisationKind.VILLAGE_PARTY})
"""Organisations that are a rural party branch."""


@frozen(kw_only=True)
class Office:
    """That somebody has the duties of a role at a place, ``[since, until)``."""

    key: str
    place: PlaceId
    person: PersonId | None
    since: date
    until: date

    def whole(self, first: date, last: date) -> bool:
        """Tell whether it is held from a day to another, both included."""
        return self.since <= first and last < self.until

    def touches(self, first: date, last: date) -> bool:
        """Tell whether it is held on any day from one to another, both included."""
        return self.since <= last and first < self.until


def present(doer: Doer, read: Read) -> Doer:
    """Return an actor under the id that is kept today, where a person was entered twice."""
    return change(doer, key=_present(doer.role, doer.key, read))


def _present(role: DutyRole, key: str, read: Read) -> str:
    return present_person(read, PersonId(key)) if role is DutyRole.CADRE else key


def keys_of(doer: Doer, read: Read) -> list[str]:
    """Return all keys under which an actor was ever entered."""
    key = present(doer, read).key
    return list(merged_into(PersonId(key), read)) if doer.role is DutyRole.CADRE else [key]


def offices_of(doer: Doer, read: Read) -> list[Office]:
    """Return when somebody had the duties of a role at a place."""
    everywhere = offices_anywhere(doer.role, doer.key, read)
    return [one for one in everywhere if one.place == doer.place]


def offices_anywhere(role: DutyRole, key: str, read: Read) -> list[Office]:
    """Return when and at which places somebody had the duties of a role."""
    key = _present(role, key, read)
    found: Iterator[Office]
    match role:
        case DutyRole.LANE_CHIEF | DutyRole.GRID_WORKER:
            found = _chiefs(role, read.rows(ChiefRow, target=key))
        case DutyRole.BRANCH:
            found = _branches(read.rows(OrganisationRow, owner=key))
        case DutyRole.CADRE:
            holdings = read.rows(HolderRow, person=key)
            posts = ((row, post) for row in holdings for post in _posts(row.owner, read))
            found = (_cadre(row, post, unit) for row, post in posts for unit in _at(post, read))
        case DutyRole.TOWNSHIP:
            found = _towns(read.rows(PlaceRow, owner=key))
    return _together(found)


def offices_at(role: DutyRole, place: PlaceId, read: Read) -> list[Office]:
    """Return all who have or had the duties of a role at one place, and not below it."""
    match role:
        case DutyRole.LANE_CHIEF | DutyRole.GRID_WORKER:
            return _together(_chiefs(role, read.rows(ChiefRow, owner=place)))
        case DutyRole.BRANCH:
            return _together(_branches(read.rows(OrganisationRow, place=place)))
        case DutyRole.CADRE:
            return _together(_cadres(read.rows(OrganisationRow, place=place), read))
        case DutyRole.TOWNSHIP:
            return _together(_towns(read.rows(PlaceRow, owner=place)))


def office_on(doer: Doer, day: date, read: Read) -> Office:
    """Return who had the duties on a day; raises ``duty_doer_wrong``."""
    for one in offices_of(doer, read):
        if one.whole(day, day):
            return one
    facts = {"role": doer.role.zh, "role_en": doer.role.en, "key": doer.key, "day": day}
    raise Refused(texts.DUTY_DOER_WRONG, **facts)


def _together(offices: Iterable[Office]) -> list[Office]:
    """Return offices so that each is one from end to end, whatever changed about it meanwhile."""
    found: list[Office] = []
    last: dict[tuple[str, PlaceId, PersonId | None], int] = {}
    for one in sorted(offices, key=lambda each: each.since):
        who = (one.key, one.place, one.person)
        before = found[last[who]] if who in last else None
        if one.since >= one.until:
            continue
        if before is not None and one.since <= before.until:
            found[last[who]] = change(before, until=max(before.until, one.until))
        else:
            last[who] = len(found)
            found.append(one)
    return found


def _chiefs(role: DutyRole, rows: Iterable[ChiefRow]) -> Iterator[Office]:
    for row in rows:
        if row.level == CHIEFS[role]:
            yield Office(
                key=row.target,
                place=PlaceId(row.owner),
                person=row.person,
                since=row.since,
                until=row.until,
            )


def _branches(rows: Iterable[OrganisationRow]) -> Iterator[Office]:
    for row in rows:
        if row.kind in BRANCHES:
            yield Office(
                key=row.owner, place=row.place, person=None, since=row.since, until=row.until
            )


def _towns(rows: Iterable[PlaceRow]) -> Iterator[Office]:
    for row in rows:
        if row.level is DivisionLevel.TOWN:
            place = PlaceId(row.owner)
            yield Office(key=place, place=place, person=None, since=row.since, until=row.until)


def _cadres(units: Iterable[OrganisationRow], read: Read) -> Iterator[Office]:
    for unit in units:
        for post in read.rows(PostRow, organisation=unit.owner):
            for row in read.rows(HolderRow, owner=post.owner):
                yield _cadre(row, post, unit)


def _posts(key: str, read: Read) -> list[PostRow]:
    return read.rows(PostRow, owner=key)


def _at(post: PostRow, read: Read) -> list[OrganisationRow]:
    return read.rows(OrganisationRow, owner=post.organisation)


def _cadre(row: HolderRow, post: PostRow, unit: OrganisationRow) -> Office:
    """Return a holding as far as the post and the unit are there."""
    return Office(
        key=row.person,
        place=unit.place,
        person=row.person,
        since=max(row.since, post.since, unit.since),
        until=min(row.until, post.until, unit.until),
    )
