"""Who may change organisations and posts, and which rule decides."""

from typing import Any, Final

from ruralgov.domain.kernel.declare import CommandRule, QueryRule, answers, changes, creates
from ruralgov.domain.registry.access import CITY_ONLY, OPEN, may
from ruralgov.domain.registry.organisations import messages as m
from ruralgov.domain.registry.organisations import queries as q
from ruralgov.domain.registry.organisations import rules, views
from ruralgov.domain.registry.organisations.records import ORGANISATION, POST

_PLACE = may(lambda message, _read: message.place)
COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(m.RegisterOrganisation, ORGANISATION, rules.register_organisation, _PLACE),
    changes(
        m.CloseOrganisation, ORGANISATION, rules.close_organisation, CITY_ONLY, by="organisation"
    ),
    creates(m.EstablishPost, POST, rules.establish_post, CITY_ONLY),
    changes(m.AppointToPost, POST, rules.appoint_to_post, CITY_ONLY, by="post"),
    changes(m.LeavePost, POST, rules.leave_post, CITY_ONLY, by="post"),
)
QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.Organisations, views.organisations, OPEN),
    answers(q.PostHolders, views.post_holders, OPEN),
)
