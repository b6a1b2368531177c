"""Registry: places, households, people, organisations and posts, all dated.

Rules:
1. A code names one place on any day; a name is never a key.
2. A town lies in the city, a village in a town that exists on that day.
3. A change begins on a day after the last one, and history stays.
4. Merging ends a place and names what it became part of; splitting names what it came out of.
5. A household lives in a village that exists on that day.
6. A number names one present household of a village.
7. A person belongs to at most one household on any day; a household ends when nobody is left.
8. An identity number names one person.
9. People's data are sealed under the person's own key; correcting needs a reason, erasing is final.
10. A unified social credit code names one organisation.
11. A post never has more holders than seats on any day.
"""

from ruralgov.domain.registry.context import (
    CONTEXT,
)
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
from ruralgov.domain.registry.organisations.model import (
    Holding,
    Organisation,
    OrganisationKind,
    Post,
)
from ruralgov.domain.registry.organisations.queries import Organisations, PostHolders
from ruralgov.domain.registry.organisations.records import ORGANISATION, POST
from ruralgov.domain.registry.organisations.rows import HolderRow, OrganisationRow, PostRow
from ruralgov.domain.registry.organisations.rules import parse_credit_code
from ruralgov.domain.registry.people.messages import (
    CloseHousehold,
    CorrectPerson,
    EndPerson,
    ErasePerson,
    HouseholdClosed,
    HouseholdMoved,
    HouseholdRegistered,
    MoveHousehold,
    MovePerson,
    PersonCorrected,
    PersonEnded,
    PersonErased,
    PersonMoved,
    PersonRegistered,
    RegisterHousehold,
    RegisterPerson,
)
from ruralgov.domain.registry.people.model import (
    Departure,
    Household,
    HouseholdRelation,
    HouseholdSpan,
    Membership,
    Person,
)
from ruralgov.domain.registry.people.queries import (
    HouseholdCensus,
    Households,
    KnownIdentities,
    KnownIdentity,
    Member,
    Members,
    PersonByIdentity,
    VillageCount,
)
from ruralgov.domain.registry.people.records import HOUSEHOLD, PERSON
from ruralgov.domain.registry.people.rows import HouseholdRow, IdentityRow, MemberRow
from ruralgov.domain.registry.places.imports import known_places
from ruralgov.domain.registry.places.messages import (
    ChangePlace,
    MergePlace,
    PlaceChanged,
    PlaceMerged,
    PlaceRegistered,
    RegisterPlace,
)
from ruralgov.domain.registry.places.model import Ancestor, LineageKind, Place, PlaceSpan
from ruralgov.domain.registry.places.queries import Lineage, PlaceByCode, Places
from ruralgov.domain.registry.places.records import PLACE
from ruralgov.domain.registry.places.rows import LineageRow, PlaceRow
from ruralgov.domain.registry.roles import (
    GRID_MANAGEMENT,
    GRID_OFFICER,
    REGISTRAR,
    REGISTRATION,
)

__all__ = [
    "CONTEXT",
    "GRID_MANAGEMENT",
    "GRID_OFFICER",
    "HOUSEHOLD",
    "ORGANISATION",
    "PERSON",
    "PLACE",
    "POST",
    "REGISTRAR",
    "REGISTRATION",
    "Ancestor",
    "AppointToPost",
    "ChangePlace",
    "CloseHousehold",
    "CloseOrganisation",
    "CorrectPerson",
    "Departure",
    "EndPerson",
    "ErasePerson",
    "EstablishPost",
    "HolderRow",
    "Holding",
    "Household",
    "HouseholdCensus",
    "HouseholdClosed",
    "HouseholdMoved",
    "HouseholdRegistered",
    "HouseholdRelation",
    "HouseholdRow",
    "HouseholdSpan",
    "Households",
    "IdentityRow",
    "KnownIdentities",
    "KnownIdentity",
    "LeavePost",
    "Lineage",
    "LineageKind",
    "LineageRow",
    "Member",
    "MemberRow",
    "Members",
    "Membership",
    "MergePlace",
    "MoveHousehold",
    "MovePerson",
    "Organisation",
    "OrganisationClosed",
    "OrganisationKind",
    "OrganisationRegistered",
    "OrganisationRow",
    "Organisations",
    "Person",
    "PersonByIdentity",
    "PersonCorrected",
    "PersonEnded",
    "PersonErased",
    "PersonMoved",
    "PersonRegistered",
    "Place",
    "PlaceByCode",
    "PlaceChanged",
    "PlaceMerged",
    "PlaceRegistered",
    "PlaceRow",
    "PlaceSpan",
    "Places",
    "Post",
    "PostEstablished",
    "PostHolders",
    "PostLeft",
    "PostRow",
    "PostTaken",
    "RegisterHousehold",
    "RegisterOrganisation",
    "RegisterPerson",
    "RegisterPlace",
    "VillageCount",
    "known_places",
    "parse_credit_code",
]
