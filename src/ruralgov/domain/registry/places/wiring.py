"""Who may change places, and which rule decides."""

from typing import Any, Final

from ruralgov.domain.kernel.declare import CommandRule, QueryRule, answers, changes, creates
from ruralgov.domain.registry.access import CITY_ONLY, OPEN
from ruralgov.domain.registry.places import messages as m
from ruralgov.domain.registry.places import queries as q
from ruralgov.domain.registry.places import rules, views
from ruralgov.domain.registry.places.records import PLACE

COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(m.RegisterPlace, PLACE, rules.register_place, CITY_ONLY),
    changes(m.ChangePlace, PLACE, rules.change_place, CITY_ONLY, by="place"),
    changes(m.MergePlace, PLACE, rules.merge_place, CITY_ONLY, by="place"),
)
QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.Places, views.places, OPEN),
    answers(q.PlaceByCode, views.place_by_code, OPEN),
    answers(q.Lineage, views.lineage, OPEN),
)
