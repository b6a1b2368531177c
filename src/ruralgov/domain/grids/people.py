"""What the registry knows of the people and households of a village, fetched together."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from ruralgov.domain.grids.groups.model import GroupOffice
from ruralgov.domain.grids.groups.rows import GroupOfficeRow, GroupRow
from ruralgov.domain.grids.model import ChiefBasis
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.spans import on
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry import (
    HOUSEHOLD,
    PERSON,
    PLACE,
    HolderRow,
    Household,
    OrganisationKind,
    OrganisationRow,
    PostRow,
)

STEPS: Final = 20
"""Over how many mergers a village is followed."""
POSTS: Final = {
    ChiefBasis.PARTY_COMMITTEE: OrganisationKind.PARTY_BRANCH,
    ChiefBasis.VILLAGERS_COMMITTEE: OrganisationKind.VILLAGERS_COMMITTEE,
}
"""The organisation in which somebody on such a basis holds a post."""
OFFICES: Final = {
    ChiefBasis.GROUP_LEADER: GroupOffice.LEADER,
    ChiefBasis.REPRESENTATIVE: GroupOffice.REPRESENTATIVE,
}
"""The office of a villager group that such a basis is."""


@frozen(kw_only=True)
class Standing:
    """Where somebody lives on a day, and whether they are a party member."""

    village: PlaceId
    party_member: bool


def village_name(read: Read, village: str) -> str:
    """Return what a village is or was called last, or its id where there is none."""
    place = read.state(PLACE, village)
    return village if place is None else place.last.name


def successors(read: Read, village: PlaceId, day: date) -> list[PlaceId]:
    """Return the village, and those that it became part of by a day, over any mergers."""
    found = [village]
    for _ in range(STEPS):
        place = read.state(PLACE, found[-1])
        if place is None or place.successor is None or place.last.until > day:
            break
        found.append(place.successor)
    return found


def leads_to(read: Read, village: str, into: str, day: date) -> bool:
    """Tell whether a village has ended by a day and become part of another, over any mergers."""
    return into in successors(read, PlaceId(village), day)[1:]


def belongs(read: Read, home: Household | None, village: str, day: date) -> bool:
    """Tell whether a household lives in a village on a day, or in one that became part of it."""
    span = None if home is None else home.on(day)
    if span is None:
        return False
    return span.village == village or leads_to(read, span.village, village, day)


def strangers(
    read: Read, village: str, households: Iterable[HouseholdId], day: date
) -> list[HouseholdId]:
    """Return those of the households that do not live in a village on a day."""
    wanted = list(dict.fromkeys(households))
    known = read.states(HOUSEHOLD, wanted)
    return [one for one in wanted if not belongs(read, known.get(one), village, day)]


def standings(read: Read, persons: Iterable[PersonId], day: date) -> dict[PersonId, Standing]:
    """Return where each of these people lives on a day; who is erased or gone is left out."""
    known = read.states(PERSON, persons)
    homes = {
        key: there.household
        for key, person in known.items()
        if not (person.erased or person.merged)
        and (there := on(person.memberships, day)) is not None
    }
    houses = read.states(HOUSEHOLD, homes.values())
    return {
        PersonId(key): Standing(village=span.village, party_member=known[key].party_member)
        for key, home in homes.items()
        if home in houses and (span := houses[home].on(day)) is not None
    }


def of_village(read: Read, standing: Standing | None, village: str, day: date) -> bool:
    """Tell whether somebody lives in a village, or in one that became part of it."""
    if standing is None:
        return False
    return standing.village == village or leads_to(read, standing.village, village, day)


def basis_holds(
    read: Read, village: str, person: PersonId, basis: ChiefBasis, standing: Standing, day: date
) -> bool:
    """Tell whether somebody is what a basis says, by what the registry knows of the day."""
    if basis is ChiefBasis.PARTY_MEMBER:
        return standing.party_member
    if basis in POSTS:
        return _holds_post(read, village, person, POSTS[basis], day)
    if basis in OFFICES:
        return _holds_office(read, village, person, OFFICES[basis], day)
    return True


def _holds_post(
    read: Read, village: str, person: PersonId, kind: OrganisationKind, day: date
) -> bool:
    return any(
        organisation.kind is kind and _same(read, organisation.place, village, day)
        for holding in read.rows(HolderRow, on=day, person=person)
        for post in read.rows(PostRow, owner=holding.owner)
        for organisation in read.rows(OrganisationRow, on=day, owner=post.organisation)
    )


def _holds_office(
    read: Read, village: str, person: PersonId, office: GroupOffice, day: date
) -> bool:
    return any(
        _same(read, group.village, village, day)
        for held in read.rows(GroupOfficeRow, on=day, person=person)
        if held.office is office
        for group in read.rows(GroupRow, on=day, owner=held.owner)
    )


def _same(read: Read, place: str, village: str, day: date) -> bool:
    return place == village or leads_to(read, place, village, day)


def shown(ids: Collection[str], most: int = 10) -> str:
    """Return the first of some ids as text, and how many more there are."""
    some = ", ".join(list(ids)[:most])
    return some if len(ids) <= most else f"{some} … ({len(ids)})"
