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

from ruralgov.domain.registry.contract import CONTEXT
from ruralgov.domain.registry.messages import (
    AppointToPost,
    ChangePlace,
    CloseHousehold,
    CloseOrganisation,
    CorrectPerson,
    EndPerson,
    ErasePerson,
    EstablishPost,
    LeavePost,
    MergePlace,
    MoveHousehold,
    MovePerson,
    RegisterHousehold,
    RegisterOrganisation,
    RegisterPerson,
    RegisterPlace,
)
from ruralgov.domain.registry.model import (
    Departure,
    Household,
    HouseholdRelation,
    OrganisationKind,
    Person,
    Place,
)
from ruralgov.domain.registry.rules_people import HOUSEHOLD, PERSON
from ruralgov.domain.registry.rules_place import PLACE
from ruralgov.domain.registry.rules_posts import ORGANISATION, POST, parse_credit_code
from ruralgov.domain.registry.views import (
    HolderRow,
    HouseholdCensus,
    HouseholdRow,
    Households,
    IdentityRow,
    KnownIdentities,
    KnownIdentity,
    Lineage,
    Member,
    MemberRow,
    Members,
    Organisations,
    PersonByIdentity,
    PlaceByCode,
    PlaceRow,
    Places,
    PostHolders,
)

__all__ = [
    "CONTEXT",
    "HOUSEHOLD",
    "ORGANISATION",
    "PERSON",
    "PLACE",
    "POST",
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
    "Household",
    "HouseholdCensus",
    "HouseholdRelation",
    "HouseholdRow",
    "Households",
    "IdentityRow",
    "KnownIdentities",
    "KnownIdentity",
    "LeavePost",
    "Lineage",
    "Member",
    "MemberRow",
    "Members",
    "MergePlace",
    "MoveHousehold",
    "MovePerson",
    "OrganisationKind",
    "Organisations",
    "Person",
    "PersonByIdentity",
    "Place",
    "PlaceByCode",
    "PlaceRow",
    "Places",
    "PostHolders",
    "RegisterHousehold",
    "RegisterOrganisation",
    "RegisterPerson",
    "RegisterPlace",
    "parse_credit_code",
]
