"""What an import of a roster asks: the answers name nobody, so that a preview reads nobody's data.

It is answered for the people of a place: whoever keeps the registry of one village learns nothing
of others.
"""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import (
    BirthDate,
    DocumentNumber,
    IdentityNumber,
    PersonName,
    Telephone,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.people.model import (
    DocumentKind,
    HouseholdKind,
    HouseholdRelation,
    Residence,
    Sex,
)
from ruralgov.domain.registry.people.rows import HouseholdRow


@frozen(kw_only=True)
class RosterPerson:
    """One person of a roster; *household* where that is known."""

    household: HouseholdId | None
    name: PersonName
    identity: IdentityNumber | None = None
    document: DocumentKind | None = None
    document_number: DocumentNumber | None = None
    relation: HouseholdRelation | None = None
    telephone: Telephone | None = None
    party_member: bool | None = None
    birth: BirthDate | None = None
    sex: Sex | None = None
    kind: HouseholdKind | None = None
    residence: Residence | None = None


@frozen(kw_only=True)
class RosterMatch:
    """Who a person of a roster is, and what the roster says otherwise.

    ``home`` is where they belong now, ``lived`` on the day of the roster; ``since`` and ``until``
    are the first day of their last membership and the day of its end. ``differs`` names what is not
    the same on the day of the roster.
    """

    person: PersonId
    home: HouseholdId | None
    lived: HouseholdId | None
    since: date | None
    until: date | None = None
    died: date | None = None
    differs: tuple[str, ...]


@frozen(kw_only=True)
class RosterOther:
    """A member of a household, by the day of the roster or now, who is not in it."""

    person: PersonId
    household: HouseholdId
    relation: HouseholdRelation


@frozen(kw_only=True)
class RosterAnswer:
    """For each person of a roster who it is, or None; and who of the villages is not in it.

    ``households`` are those of which the roster says another kind or residence.
    """

    matches: tuple[RosterMatch | None, ...]
    others: tuple[RosterOther, ...]
    households: tuple[HouseholdId, ...] = ()


@frozen(kw_only=True)
class RosterHomes(Query[list[HouseholdRow]]):
    """Ask for the households of a village that have not ended, whenever they began."""

    place: PlaceId


@frozen(kw_only=True)
class CompareRoster(Query[RosterAnswer]):
    """Ask how people of some villages differ from what is kept of them on the day asked.

    For the city people are found wherever they are; for another place, those of its *villages*.
    """

    place: PlaceId
    villages: tuple[PlaceId, ...]
    people: tuple[RosterPerson, ...]
