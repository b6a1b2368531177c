"""Who may change organisations and posts, and which rule decides."""

from typing import Any, Final

from ruralgov.domain.kernel.declare import (
    CommandRule,
    Loaded,
    QueryRule,
    Read,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry.access import CITY_ONLY, OPEN, may
from ruralgov.domain.registry.organisations import messages as m
from ruralgov.domain.registry.organisations import messages_post as p
from ruralgov.domain.registry.organisations import queries as q
from ruralgov.domain.registry.organisations import rules, rules_post, views
from ruralgov.domain.registry.organisations.records import ORGANISATION, POST
from ruralgov.domain.registry.people.records import PERSON


def _place_of(command: m.ChangeOrganisation, read: Read) -> PlaceId:
    """What stays where it is, its own place may change; what moves to another, the city."""
    state = read.state(ORGANISATION, command.organisation)
    last = None if state is None else state.last
    if last is None or command.place not in (None, last.place):
        return CITY
    return last.place


def _parent(command: m.RegisterOrganisation) -> Loaded:
    wanted = (command.parent, command.id)
    return ((ORGANISATION, key) for key in wanted if key is not None)


def _holder(command: p.AppointToPost) -> Loaded:
    return (POST, command.post), (PERSON, command.person)


_PLACE = may(lambda message, _read: message.place)
_CHANGE = may(_place_of)
COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(
        m.RegisterOrganisation,
        ORGANISATION,
        rules.register_organisation,
        _PLACE,
        id="id",
        prefetch_records=_parent,
    ),
    changes(
        m.ChangeOrganisation, ORGANISATION, rules.change_organisation, _CHANGE, by="organisation"
    ),
    changes(
        m.MoveOrganisation, ORGANISATION, rules.move_organisation, CITY_ONLY, by="organisation"
    ),
    changes(
        m.MergeOrganisation, ORGANISATION, rules.merge_organisation, CITY_ONLY, by="organisation"
    ),
    changes(
        m.CloseOrganisation, ORGANISATION, rules.close_organisation, CITY_ONLY, by="organisation"
    ),
    changes(
        m.CorrectOrganisationEntry,
        ORGANISATION,
        rules.correct_organisation_entry,
        CITY_ONLY,
        by="organisation",
    ),
    creates(p.EstablishPost, POST, rules_post.establish_post, CITY_ONLY, id="id"),
    changes(p.ChangePost, POST, rules_post.change_post, CITY_ONLY, by="post"),
    changes(p.AbolishPost, POST, rules_post.abolish_post, CITY_ONLY, by="post"),
    changes(
        p.AppointToPost,
        POST,
        rules_post.appoint_to_post,
        CITY_ONLY,
        by="post",
        prefetch_records=_holder,
    ),
    changes(p.LeavePost, POST, rules_post.leave_post, CITY_ONLY, by="post"),
    changes(p.CorrectPostEntry, POST, rules_post.correct_post_entry, CITY_ONLY, by="post"),
    changes(p.CorrectHoldingEntry, POST, rules_post.correct_holding_entry, CITY_ONLY, by="post"),
    inner(changes(p.FollowHolders, POST, rules_post.follow_holders, CITY_ONLY, by="post")),
    inner(changes(p.VacatePost, POST, rules_post.vacate_post, CITY_ONLY, by="post")),
)
QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.Organisations, views.organisations, OPEN),
    answers(q.FindOrganisations, views.find_organisations, OPEN),
    answers(q.OrganisationToday, views.organisation_today, OPEN),
    answers(q.OrganisationHistory, views.organisation_history, OPEN),
    answers(q.OrganisationsServing, views.organisations_serving, OPEN),
    answers(q.OrganisationFindings, views.organisation_findings, OPEN),
    answers(q.PostsOf, views.posts_of, OPEN),
    answers(q.PostsOfPerson, views.posts_of_person, OPEN),
    answers(q.PostHolders, views.post_holders, OPEN),
    answers(q.PostHistory, views.post_history, OPEN),
)
