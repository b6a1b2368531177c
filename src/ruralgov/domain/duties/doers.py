"""Who did a duty: chiefs of grids and lanes, branches, cadres and towns, as of a day."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from ruralgov.domain.duties import texts_done as texts
from ruralgov.domain.duties.model import DutyRole
from ruralgov.domain.duties.model_done import Doer
from ruralgov.domain.grids import ChiefRow
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.registry import (
    HolderRow,
    OrganisationKind,
    OrganisationRow,
    PlaceRow,
    PostRow,
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


def offices_of(doer: Doer, read: Read) -> Iterator[Office]:
    """Give when somebody had the duties of a role at a place."""
    found: Iterator[Office]
    match doer.role:
        case DutyRole.LANE_CHIEF | DutyRole.GRID_WORKER:
            chiefs = read.rows(ChiefRow, target=doer.key)
            found = (_chief(row) for row in chiefs if row.level == CHIEFS[doer.role])
        case DutyRole.BRANCH:
            found = _branches(read.rows(OrganisationRow, owner=doer.key))
        case DutyRole.CADRE:
            holdings = read.rows(HolderRow, person=doer.key)
            posts = ((row, post) for row in holdings for post in _posts(row.owner, read))
            found = (_cadre(row, post, place) for row, post in posts for place in _at(post, read))
        case DutyRole.TOWNSHIP:
            found = _towns(read.rows(PlaceRow, owner=doer.key))
    yield from (one for one in found if one.place == doer.place and one.since < one.until)


def offices_at(role: DutyRole, place: PlaceId, read: Read) -> Iterator[Office]:
    """Give all who have or had the duties of a role at one place, and not below it."""
    match role:
        case DutyRole.LANE_CHIEF | DutyRole.GRID_WORKER:
            chiefs = read.rows(ChiefRow, owner=place)
            yield from (_chief(row) for row in chiefs if row.level == CHIEFS[role])
        case DutyRole.BRANCH:
            yield from _branches(read.rows(OrganisationRow, place=place))
        case DutyRole.CADRE:
            for unit in read.rows(OrganisationRow, place=place):
                for post in read.rows(PostRow, organisation=unit.owner):
                    for row in read.rows(HolderRow, owner=post.owner):
                        one = _cadre(row, post, unit)
                        if one.since < one.until:
                            yield one
        case DutyRole.TOWNSHIP:
            yield from _towns(read.rows(PlaceRow, owner=place))


def office_on(doer: Doer, day: date, read: Read) -> Office:
    """Return who had the duties on a day; raises ``duty_doer_wrong``."""
    for one in offices_of(doer, read):
        if one.whole(day, day):
            return one
    facts = {"role": doer.role.zh, "role_en": doer.role.en, "key": doer.key, "day": day}
    raise Refused(texts.DUTY_DOER_WRONG, **facts)


def _chief(row: ChiefRow) -> Office:
    return Office(
        key=row.target,
        place=PlaceId(row.owner),
        person=row.person,
        since=row.since,
        until=row.until,
    )


def _branches(rows: list[OrganisationRow]) -> Iterator[Office]:
    """Give a branch as one office, whatever it was called meanwhile."""
    last: Office | None = None
    for row in rows:
        if row.kind not in BRANCHES:
            continue
        one = Office(key=row.owner, place=row.place, person=None, since=row.since, until=row.until)
        last, done = _joined(last, one)
        if done is not None:
            yield done
    if last is not None:
        yield last


def _towns(rows: list[PlaceRow]) -> Iterator[Office]:
    last: Office | None = None
    for row in rows:
        if row.level is not DivisionLevel.TOWN:
            continue
        place = PlaceId(row.owner)
        one = Office(key=place, place=place, person=None, since=row.since, until=row.until)
        last, done = _joined(last, one)
        if done is not None:
            yield done
    if last is not None:
        yield last


def _joined(last: Office | None, one: Office) -> tuple[Office, Office | None]:
    """Return an office with the one before it where they are one, or the one before by itself."""
    if last is None:
        return one, None
    if (last.key, last.place, last.until) != (one.key, one.place, one.since):
        return one, last
    together = Office(key=one.key, place=one.place, person=None, since=last.since, until=one.until)
    return together, None


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
