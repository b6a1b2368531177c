"""The public names of places and of the city."""

from ruralgov.domain.registry.places.imports import known_places
from ruralgov.domain.registry.places.messages import (
    ChangePlace,
    CorrectPlaceEntry,
    DividePlace,
    Handed,
    HouseholdsHandedOver,
    MergePlace,
    PlaceChanged,
    PlaceDivided,
    PlaceEntryCorrected,
    PlaceMerged,
    PlaceRegistered,
    RegisterPlace,
)
from ruralgov.domain.registry.places.messages_city import (
    ChangeCity,
    CityChanged,
    CityEntryCorrected,
    CorrectCityEntry,
)
from ruralgov.domain.registry.places.model import (
    Ancestor,
    City,
    CitySpan,
    LineageKind,
    Place,
    PlaceSpan,
)
from ruralgov.domain.registry.places.paths import Map, path, row_on, town_of
from ruralgov.domain.registry.places.queries import (
    CityCodes,
    HangingOn,
    Hangings,
    LeftBehind,
    Lineage,
    LineageStep,
    PlaceByCode,
    Places,
    PlaceToday,
    WholeLineage,
)
from ruralgov.domain.registry.places.records import CITY_RECORD, PLACE
from ruralgov.domain.registry.places.rows import CityRow, LineageRow, PlaceRow
from ruralgov.domain.registry.places.rules import check_not_ended, place_there

__all__ = [
    "CITY_RECORD",
    "PLACE",
    "Ancestor",
    "ChangeCity",
    "ChangePlace",
    "City",
    "CityChanged",
    "CityCodes",
    "CityEntryCorrected",
    "CityRow",
    "CitySpan",
    "CorrectCityEntry",
    "CorrectPlaceEntry",
    "DividePlace",
    "Handed",
    "HangingOn",
    "Hangings",
    "HouseholdsHandedOver",
    "LeftBehind",
    "Lineage",
    "LineageKind",
    "LineageRow",
    "LineageStep",
    "Map",
    "MergePlace",
    "Place",
    "PlaceByCode",
    "PlaceChanged",
    "PlaceDivided",
    "PlaceEntryCorrected",
    "PlaceMerged",
    "PlaceRegistered",
    "PlaceRow",
    "PlaceSpan",
    "PlaceToday",
    "Places",
    "RegisterPlace",
    "WholeLineage",
    "check_not_ended",
    "known_places",
    "path",
    "place_there",
    "row_on",
    "town_of",
]
