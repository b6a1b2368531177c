"""Who may change households and people, and which rule decides."""

from collections.abc import Iterable
from typing import Any, Final

from ruralgov.domain.access import PRIVACY, PRIVACY_OFFICER, may_erase
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    QueryRule,
    Reactions,
    Read,
    Wanted,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, HouseholdId, PersonId, PlaceId
from ruralgov.domain.registry.access import CITY_ONLY, FINDINGS, IDENTIFY, OPEN, may, may_look
from ruralgov.domain.registry.people import messages as m
from ruralgov.domain.registry.people import messages_moving as mv
from ruralgov.domain.registry.people import messages_person as p
from ruralgov.domain.registry.people import queries as q
from ruralgov.domain.registry.people import queries_mistakes as mistakes
from ruralgov.domain.registry.people import queries_roster as roster
from ruralgov.domain.registry.people import (
    rules,
    rules_merger,
    rules_moving,
    rules_person,
    rules_record,
    texts,
    views,
    views_mistakes,
    views_roster,
)
from ruralgov.domain.registry.people.records import HOUSEHOLD, PERSON
from ruralgov.domain.registry.people.rows import DocumentRow, HouseholdRow, IdentityRow
from ruralgov.domain.registry.places.messages import HouseholdsHandedOver
from ruralgov.domain.registry.places.records import PLACE
from ruralgov.domain.registry.roles import REGISTRAR, REGISTRATION


def _village_of(read: Read, household: HouseholdId) -> PlaceId:
    state = read.state(HOUSEHOLD, household)
    return rules.known_household(state, household).last.village


def _village_of_person(read: Read, key: PersonId) -> PlaceId:
    """Return the village where a person belongs, or did last; one of no household is the city's."""
    person = existing(read.state(PERSON, key), texts.PERSON_MISSING, person=key)
    return _village_of(read, person.last.household) if person.memberships else CITY


def _of_household(message: m.EraseHousehold, read: Read) -> PlaceId:
    """Return the village of a household; of one that was withdrawn, the city."""
    key = message.household
    household = existing(read.state(HOUSEHOLD, key), texts.HOUSEHOLD_MISSING, household=key)
    return household.last.village if household.spans else CITY


def _of_move(message: Any, read: Read) -> PlaceId:
    """Moving within a village is the village's; moving between villages is the city's."""
    if isinstance(message, m.MoveHousehold):
        here, there = _village_of(read, message.household), message.village
    else:
        here = _village_of_person(read, message.person)
        there = _village_of(read, message.household)
    return here if here == there else CITY


def _of_merge(message: p.MergePersons | p.UndoMerger, read: Read) -> PlaceId:
    here, there = (_village_of_person(read, one) for one in (message.person, message.into))
    return here if here == there else CITY


def _of_registration(message: m.RegisterPerson, read: Read) -> PlaceId:
    return CITY if message.household is None else _village_of(read, message.household)


def _wants_identity(command: m.RegisterPerson) -> Iterable[Wanted]:
    if command.identity is not None:
        yield IdentityRow, {"identity": command.identity}
    if command.document is not None:
        yield DocumentRow, {"kind": command.document, "number": command.document_number}


def _wants_number(command: m.RegisterHousehold) -> Iterable[Wanted]:
    return (
        (HouseholdRow, {"village": command.village, "number": command.number.strip(), "open": 1}),
    )


_VILLAGE = may(lambda message, _read: message.village)
_HOUSEHOLD = may(lambda message, read: _village_of(read, message.household))
_ERASED = Access(
    roles=frozenset({REGISTRAR, PRIVACY_OFFICER}),
    purposes=frozenset({REGISTRATION, PRIVACY}),
    place=lambda message, read: _village_of_person(read, message.person),
)
_PERSON = may(lambda message, read: _village_of_person(read, message.person))
_MOVE = may(_of_move)
_HOUSEHOLDS = may_look(lambda query, _read: query.village)
_MEMBERS = may_look(lambda query, read: _village_of(read, query.household))
_PLACE = may(lambda query, _read: query.place)
COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(
        m.RegisterHousehold,
        HOUSEHOLD,
        rules.register_household,
        _VILLAGE,
        id="id",
        prefetch_rows=_wants_number,
    ),
    changes(m.MoveHousehold, HOUSEHOLD, rules.move_household, _MOVE, by="household"),
    changes(m.CloseHousehold, HOUSEHOLD, rules.close_household, _HOUSEHOLD, by="household"),
    changes(
        mv.MoveHouseholds,
        PLACE,
        rules_moving.move_households,
        may(lambda command, _read: (command.village, command.into)),
        by="village",
    ),
    inner(
        changes(
            mv.TakeHousehold,
            HOUSEHOLD,
            rules_moving.take_household,
            _HOUSEHOLD,
            by="household",
            prefetch_rows=rules_moving.wants_number,
        )
    ),
    changes(m.ChangeHousehold, HOUSEHOLD, rules.change_household, _HOUSEHOLD, by="household"),
    changes(
        m.CorrectHouseholdEntry,
        HOUSEHOLD,
        rules.correct_household_entry,
        _HOUSEHOLD,
        by="household",
    ),
    changes(
        m.EraseHousehold,
        HOUSEHOLD,
        rules.erase_household,
        may_erase(_of_household),
        by="household",
    ),
    creates(
        m.RegisterPerson,
        PERSON,
        rules_person.register_person,
        may(_of_registration),
        prefetch_rows=_wants_identity,
        prefetch_records=lambda command: (
            () if command.household is None else ((HOUSEHOLD, command.household),)
        ),
    ),
    changes(m.CorrectPerson, PERSON, rules_person.correct_person, _PERSON, by="person"),
    changes(m.MovePerson, PERSON, rules_person.move_person, _MOVE, by="person"),
    changes(m.EndPerson, PERSON, rules_person.end_person, _PERSON, by="person"),
    changes(m.ErasePerson, PERSON, rules_person.erase_person, _ERASED, by="person"),
    changes(p.ReturnPerson, PERSON, rules_person.return_person, _MOVE, by="person"),
    changes(p.ChangeRelation, PERSON, rules_person.change_relation, _PERSON, by="person"),
    changes(
        p.CorrectMembershipEntry,
        PERSON,
        rules_person.correct_membership_entry,
        _PERSON,
        by="person",
    ),
    changes(p.ChangePerson, PERSON, rules_record.change_person, _PERSON, by="person"),
    changes(p.CorrectPersonEntry, PERSON, rules_record.correct_person_entry, _PERSON, by="person"),
    changes(p.RecordDocument, PERSON, rules_record.record_document, _PERSON, by="person"),
    changes(p.EndDocument, PERSON, rules_record.end_document, _PERSON, by="person"),
    changes(p.MergePersons, PERSON, rules_record.merge_persons, may(_of_merge), by="person"),
    inner(changes(p.AbsorbPerson, PERSON, rules_record.absorb_person, _PERSON, by="person")),
    changes(p.UndoMerger, PERSON, rules_merger.undo_merger, may(_of_merge), by="into"),
    inner(changes(p.SeparatePerson, PERSON, rules_merger.separate_person, _PERSON, by="person")),
)
REACTIONS: Final[Reactions] = {
    HouseholdsHandedOver: (rules_moving.hand_over,),
    p.PersonMerged: (rules_record.absorbing,),
    p.PersonReleased: (rules_merger.separating,),
    m.PersonErased: (rules_record.erasing,),
}
QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.KnownIdentities, views.known_identities, IDENTIFY),
    answers(q.HouseholdCensus, views.household_census, OPEN),
    answers(q.Households, views.households, _HOUSEHOLDS),
    answers(q.Members, views.members, _MEMBERS, personal=True),
    answers(q.PersonByIdentity, views.person_by_identity, CITY_ONLY, personal=True),
    answers(q.PersonByDocument, views.person_by_document, CITY_ONLY, personal=True),
    answers(q.PersonCard, views.person_card, _PERSON, personal=True),
    answers(q.HouseholdCard, views.household_card, _MEMBERS, personal=True),
    answers(q.HouseholdFindings, views.household_findings, FINDINGS),
    answers(q.LikePersons, views.like_persons, _PLACE),
    answers(mistakes.EndedByMistake, views_mistakes.ended_by_mistake, OPEN),
    answers(mistakes.DecidedSinceMerger, views_mistakes.decided_since_merger, CITY_ONLY),
    answers(roster.CompareRoster, views_roster.compare_roster, _PLACE),
    answers(roster.RosterHomes, views_roster.roster_homes, _PLACE),
)
