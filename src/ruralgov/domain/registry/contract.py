"""What the registry declares: each command and query, its record, and who may give it."""

from typing import Any

from ruralgov.domain.kernel.declare import (
    Access,
    Asked,
    CommandRule,
    Context,
    Given,
    Purpose,
    QueryRule,
    Read,
    Role,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, PersonId, PlaceId
from ruralgov.domain.registry import messages as m
from ruralgov.domain.registry.rules_people import (
    HOUSEHOLD,
    PERSON,
    close_household,
    correct_person,
    end_person,
    erase_person,
    move_household,
    move_person,
    register_household,
    register_person,
    village_of,
)
from ruralgov.domain.registry.rules_place import PLACE, change_place, merge_place, register_place
from ruralgov.domain.registry.rules_posts import (
    ORGANISATION,
    POST,
    appoint_to_post,
    close_organisation,
    establish_post,
    leave_post,
    register_organisation,
)
from ruralgov.domain.registry.views import (
    HouseholdCensus,
    HouseholdRow,
    Households,
    IdentityRow,
    KnownIdentities,
    Lineage,
    Member,
    MemberRow,
    Members,
    Organisations,
    PersonByIdentity,
    PlaceByCode,
    Places,
    PostHolders,
    household_census,
    households,
    known_identities,
    lineage,
    organisations,
    person_by_identity,
    place_by_code,
    places,
    post_holders,
)

_REGISTRAR = frozenset({Role.REGISTRAR})
_REGISTRATION = frozenset({Purpose.REGISTRATION})


def members(query: Members, asked: Asked) -> list[Member]:
    """Return the members of a household by name; each name shown is recorded."""
    found = []
    for row in asked.read.rows(MemberRow, on=asked.day, household=query.household):
        person = asked.read.state(PERSON, row.owner)
        found.append(
            Member(
                person=PersonId(row.owner),
                name=asked.reveal(PERSON.kind, row.owner, "name", person.name),
                relation=row.relation,
                party_member=row.party_member,
            )
        )
    return found


def _village_of_person(message: Any, read: Read) -> PlaceId:
    person = read.state(PERSON, message.person)
    if person is None:
        raise Refused("person_missing", person=message.person)
    return village_of(read, person.last.household)


def _new(_: Any, given: Given) -> str:
    return given.new_id()


def _city(_: Any, _read: Read) -> PlaceId:
    return CITY


def _may(place: Any) -> Access:
    return Access(roles=_REGISTRAR, purposes=_REGISTRATION, place=place)


_CITY = _may(_city)
_VILLAGE = _may(lambda message, _read: message.village)


def _of_move(message: Any, read: Read) -> PlaceId:
    """Moving within a village is the village's; moving between villages is the city's."""
    if isinstance(message, m.MoveHousehold):
        here, there = village_of(read, message.household), message.village
    else:
        here, there = _village_of_person(message, read), village_of(read, message.household)
    return here if here == there else CITY


_HOUSEHOLD = _may(lambda message, read: village_of(read, message.household))
_PERSON = _may(_village_of_person)
_OPEN = Access(roles=frozenset(Role), purposes=frozenset(Purpose))
_OFFICE = frozenset({Role.REGISTRAR, Role.GRID_OFFICER})
_OFFICE_WORK = frozenset({Purpose.REGISTRATION, Purpose.GRID_MANAGEMENT})


def _key(field: str) -> Any:
    return lambda command, _given: str(getattr(command, field))


def _wants_identity(command: Any) -> Any:
    return () if command.identity is None else ((IdentityRow, {"identity": command.identity}),)


def _wants_number(command: Any) -> Any:
    return (
        (HouseholdRow, {"village": command.village, "number": command.number.strip(), "open": 1}),
    )


CONTEXT = Context(
    name="registry",
    records=(PLACE, HOUSEHOLD, PERSON, ORGANISATION, POST),
    commands=(
        CommandRule(
            command=m.RegisterPlace, record=PLACE, key=_new, rule=register_place, access=_CITY
        ),
        CommandRule(
            command=m.ChangePlace,
            record=PLACE,
            key=_key("place"),
            rule=change_place,
            access=_CITY,
        ),
        CommandRule(
            command=m.MergePlace, record=PLACE, key=_key("place"), rule=merge_place, access=_CITY
        ),
        CommandRule(
            command=m.RegisterHousehold,
            record=HOUSEHOLD,
            key=lambda command, given: command.id or given.new_id(),
            rule=register_household,
            access=_VILLAGE,
            wants=_wants_number,
        ),
        CommandRule(
            command=m.MoveHousehold,
            record=HOUSEHOLD,
            key=_key("household"),
            rule=move_household,
            access=_may(_of_move),
        ),
        CommandRule(
            command=m.CloseHousehold,
            record=HOUSEHOLD,
            key=_key("household"),
            rule=close_household,
            access=_HOUSEHOLD,
        ),
        CommandRule(
            command=m.RegisterPerson,
            record=PERSON,
            key=_new,
            rule=register_person,
            access=_HOUSEHOLD,
            wants=_wants_identity,
            loads=lambda command: ((HOUSEHOLD, command.household),),
        ),
        CommandRule(
            command=m.CorrectPerson,
            record=PERSON,
            key=_key("person"),
            rule=correct_person,
            access=_PERSON,
        ),
        CommandRule(
            command=m.MovePerson,
            record=PERSON,
            key=_key("person"),
            rule=move_person,
            access=_may(_of_move),
        ),
        CommandRule(
            command=m.EndPerson, record=PERSON, key=_key("person"), rule=end_person, access=_PERSON
        ),
        CommandRule(
            command=m.ErasePerson,
            record=PERSON,
            key=_key("person"),
            rule=erase_person,
            access=_PERSON,
        ),
        CommandRule(
            command=m.RegisterOrganisation,
            record=ORGANISATION,
            key=_new,
            rule=register_organisation,
            access=_may(lambda message, _read: message.place),
        ),
        CommandRule(
            command=m.CloseOrganisation,
            record=ORGANISATION,
            key=_key("organisation"),
            rule=close_organisation,
            access=_CITY,
        ),
        CommandRule(
            command=m.EstablishPost, record=POST, key=_new, rule=establish_post, access=_CITY
        ),
        CommandRule(
            command=m.AppointToPost,
            record=POST,
            key=_key("post"),
            rule=appoint_to_post,
            access=_CITY,
        ),
        CommandRule(
            command=m.LeavePost, record=POST, key=_key("post"), rule=leave_post, access=_CITY
        ),
    ),
    queries=(
        QueryRule(query=Places, handler=places, access=_OPEN),
        QueryRule(query=PlaceByCode, handler=place_by_code, access=_OPEN),
        QueryRule(query=Lineage, handler=lineage, access=_OPEN),
        QueryRule(query=Organisations, handler=organisations, access=_OPEN),
        QueryRule(query=PostHolders, handler=post_holders, access=_OPEN),
        QueryRule(
            query=KnownIdentities,
            handler=known_identities,
            access=Access(roles=_REGISTRAR, purposes=_REGISTRATION, place=_city),
        ),
        QueryRule(query=HouseholdCensus, handler=household_census, access=_OPEN),
        QueryRule(
            query=Households,
            handler=households,
            access=Access(
                roles=_OFFICE, purposes=_OFFICE_WORK, place=lambda query, _read: query.village
            ),
        ),
        QueryRule(
            query=Members,
            handler=members,
            access=Access(
                roles=_OFFICE,
                purposes=_OFFICE_WORK,
                place=lambda query, read: village_of(read, query.household),
            ),
            personal=True,
        ),
        QueryRule(
            query=PersonByIdentity,
            handler=person_by_identity,
            access=Access(roles=_REGISTRAR, purposes=_REGISTRATION, place=_city),
            personal=True,
        ),
    ),
)
