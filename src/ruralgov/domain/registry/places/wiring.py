"""Who may change places and the city, and which rule decides."""

from typing import Any, Final

from ruralgov.domain.access import ADMINISTRATION, ADMINISTRATOR, AUDIT, AUDITOR
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    QueryRule,
    answers,
    changes,
    creates,
)
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.registry.access import CITY_ONLY, OPEN
from ruralgov.domain.registry.places import messages as m
from ruralgov.domain.registry.places import messages_city as mc
from ruralgov.domain.registry.places import queries as q
from ruralgov.domain.registry.places import rules, rules_city, rules_correct, views
from ruralgov.domain.registry.places.records import CITY_RECORD, PLACE
from ruralgov.domain.registry.roles import (
    GRID_MANAGEMENT,
    GRID_OFFICER,
    REGISTRAR,
    REGISTRATION,
)

_LOOK: Final = Access(
    roles=frozenset({REGISTRAR, GRID_OFFICER, ADMINISTRATOR, AUDITOR}),
    purposes=frozenset({REGISTRATION, GRID_MANAGEMENT, ADMINISTRATION, AUDIT}),
    place=lambda query, _read: query.place,
)

COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(m.RegisterPlace, PLACE, rules.register_place, CITY_ONLY),
    changes(m.ChangePlace, PLACE, rules.change_place, CITY_ONLY, by="place"),
    changes(m.MergePlace, PLACE, rules.merge_place, CITY_ONLY, by="place"),
    changes(m.DividePlace, PLACE, rules.divide_place, CITY_ONLY, by="place"),
    changes(m.CorrectPlaceEntry, PLACE, rules_correct.correct_place_entry, CITY_ONLY, by="place"),
    changes(
        mc.ChangeCity,
        CITY_RECORD,
        rules_city.change_city,
        CITY_ONLY,
        by=lambda _command, _given: CITY,
    ),
    changes(
        mc.CorrectCityEntry,
        CITY_RECORD,
        rules_city.correct_city_entry,
        CITY_ONLY,
        by=lambda _command, _given: CITY,
    ),
)
QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.Places, views.places, OPEN),
    answers(q.PlaceByCode, views.place_by_code, OPEN),
    answers(q.Lineage, views.lineage, OPEN),
    answers(q.WholeLineage, views.whole_lineage, OPEN),
    answers(q.PlaceToday, views.place_today, OPEN),
    answers(q.PlaceNames, views.place_names, OPEN),
    answers(q.CityCodes, views.city_codes, OPEN),
    answers(q.HangingOn, views.hanging_on, _LOOK),
    answers(q.LeftBehind, views.left_behind, _LOOK),
)
