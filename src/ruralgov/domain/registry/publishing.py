"""What of the events of the registry leaves; of people and households only that it happened."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes
from ruralgov.domain.registry.organisations.messages import (
    OrganisationChanged,
    OrganisationClosed,
    OrganisationEntryCorrected,
    OrganisationMerged,
    OrganisationRegistered,
)
from ruralgov.domain.registry.organisations.messages_post import (
    HoldingEntryCorrected,
    PostAbolished,
    PostChanged,
    PostEntryCorrected,
    PostEstablished,
    PostLeft,
    PostTaken,
)
from ruralgov.domain.registry.people.messages import (
    HouseholdAddressChanged,
    HouseholdClosed,
    HouseholdDescribed,
    HouseholdEntryCorrected,
    HouseholdMoved,
    HouseholdRegistered,
    PersonCorrected,
    PersonEnded,
    PersonErased,
    PersonMoved,
    PersonRegistered,
)
from ruralgov.domain.registry.people.messages_person import (
    DocumentEnded,
    DocumentRecorded,
    MembershipEntryCorrected,
    OutsiderRegistered,
    PersonAbsorbed,
    PersonChanged,
    PersonDescribed,
    PersonEntryCorrected,
    PersonMerged,
    PersonReturned,
    RelationCorrected,
)
from ruralgov.domain.registry.places.messages import (
    HouseholdsHandedOver,
    PlaceChanged,
    PlaceDivided,
    PlaceEntryCorrected,
    PlaceMerged,
    PlaceRegistered,
)
from ruralgov.domain.registry.places.messages_city import CityChanged, CityEntryCorrected

PUBLISHES: Final = (
    Publishes(PlaceRegistered, ("level", "parent", "since", "split_from"), words=("code", "name")),
    Publishes(PlaceChanged, ("parent", "since"), words=("code", "name")),
    Publishes(PlaceMerged, ("kind", "into", "since")),
    Publishes(PlaceDivided, ("into", "since")),
    Publishes(PlaceEntryCorrected, ("entry", "since")),
    Publishes(HouseholdsHandedOver, ("into", "since")),
    Publishes(CityChanged, ("since",), words=("before", "code", "name")),
    Publishes(CityEntryCorrected, ("entry", "since")),
    Publishes(HouseholdRegistered, ("village", "since")),
    Publishes(HouseholdMoved, ("village", "since")),
    Publishes(HouseholdClosed, ("since",)),
    Publishes(HouseholdDescribed, ("since",)),
    Publishes(HouseholdAddressChanged, ("since",)),
    Publishes(HouseholdEntryCorrected, ("entry", "since")),
    Publishes(PersonRegistered, ("since",)),
    Publishes(PersonCorrected),
    Publishes(PersonMoved, ("since",)),
    Publishes(PersonEnded, ("since",)),
    Publishes(PersonErased),
    Publishes(OutsiderRegistered, ("since",)),
    Publishes(PersonDescribed),
    Publishes(PersonChanged, ("since",)),
    Publishes(PersonReturned, ("since",)),
    Publishes(RelationCorrected),
    Publishes(MembershipEntryCorrected, ("entry", "since")),
    Publishes(PersonEntryCorrected, ("entry", "since")),
    Publishes(DocumentRecorded, ("since",)),
    Publishes(DocumentEnded, ("since",)),
    Publishes(PersonMerged),
    Publishes(PersonAbsorbed),
    Publishes(
        OrganisationRegistered,
        ("kind", "place", "since", "parent", "territory"),
        words=("name", "credit_code"),
    ),
    Publishes(
        OrganisationChanged,
        ("kind", "place", "parent", "territory", "since"),
        words=("name", "credit_code"),
    ),
    Publishes(OrganisationMerged, ("into", "since")),
    Publishes(OrganisationClosed, ("since",)),
    Publishes(OrganisationEntryCorrected, ("entry", "since")),
    Publishes(PostEstablished, ("organisation", "seats", "since"), words=("title",)),
    Publishes(PostChanged, ("seats", "since"), words=("title",)),
    Publishes(PostAbolished, ("since",)),
    Publishes(PostTaken, ("since",)),
    Publishes(PostLeft, ("since",)),
    Publishes(PostEntryCorrected, ("entry", "since")),
    Publishes(HoldingEntryCorrected, ("entry", "since")),
)
