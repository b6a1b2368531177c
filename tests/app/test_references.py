"""Whatever a command names must be there: found by the types of its fields."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from attrs import evolve, fields, frozen, has
from tests.town import Town, code_of

from ruralgov.app.references import References
from ruralgov.domain.access import GrantRole
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, AccountId, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.roles import Purpose, Role
from ruralgov.domain.registry import RegisterHousehold, RegisterOrganisation

PERSON: Record[Any, Any] = Record(
    kind="person", state=int, events=(), evolve=max, tables=(), id=PersonId
)
PLACE: Record[Any, Any] = evolve(PERSON, kind="place", id=PlaceId)
ROLES, PURPOSES = {"piper": Role("piper")}, {"music": Purpose("music")}
LOOKED_UP = References([PERSON, PLACE], {Role: ROLES, Purpose: PURPOSES})


@frozen(kw_only=True)
class Inner:
    persons: tuple[PersonId, ...]


@frozen(kw_only=True)
class Other:
    place: PlaceId


@frozen(kw_only=True)
class Loop:
    again: "Loop | None" = None
    person: PersonId | None = None


@frozen(kw_only=True)
class Message:
    place: PlaceId = CITY
    household: HouseholdId | None = None
    person: PersonId | None = None
    inner: Inner | None = None
    several: tuple[Inner, ...] = ()
    either: Inner | Other | None = None
    role: Role | None = None


def named(message: Any) -> list[tuple[str, str]]:
    return [(record.kind, key) for record, key in LOOKED_UP.named(message)]


def test_ids_are_found_wherever_they_stand_and_the_city_is_always_there() -> None:
    p, q = PersonId("p"), PersonId("q")
    assert named(Message()) == []
    assert named(Message(household=HouseholdId("no record declares it"))) == []
    assert named(Message(place=PlaceId("x"))) == [("place", "x")]
    assert named(Message(person=p)) == [("person", "p")]
    assert named(Message(inner=Inner(persons=(p, q)))) == [("person", "p"), ("person", "q")]
    assert named(Message(several=(Inner(persons=(p,)), Inner(persons=(q,))))) == [
        ("person", "p"),
        ("person", "q"),
    ]
    assert named(Message(either=Other(place=PlaceId("x")))) == [("place", "x")]
    assert named(Message(either=Inner(persons=(p,)))) == [("person", "p")]
    assert named(Loop(person=p)) == [("person", "p")]


def test_a_role_that_the_app_does_not_know_is_refused() -> None:
    assert named(Message(role=Role("piper"))) == []
    with pytest.raises(BadInput) as caught:
        named(Message(role=Role("drummer")))
    assert caught.value.code == "role_unknown"
    assert "piper" in caught.value.en


def test_a_command_that_names_what_is_not_there_is_refused(town: Town) -> None:
    ghost = PlaceId("ghost")
    home = RegisterHousehold(village=ghost, number="1", since=date(2024, 1, 1), source="t")
    assert code_of(lambda: town.do("registrar", home)) in ("place_missing", "not_granted")
    grant = GrantRole(account=AccountId("x"), role=Role("auditor"), place=ghost, basis="t")
    assert code_of(lambda: town.do("admin", grant)) == "place_missing"
    boss = GrantRole(account=AccountId("x"), role=Role("boss"), basis="t")
    assert code_of(lambda: town.do("admin", boss)) == "role_unknown"


def test_one_that_names_what_nobody_declared_does_not_stop_the_others(town: Town) -> None:
    roles = (Role("boss"), Role("auditor"))
    grants = [GrantRole(account=AccountId("x"), role=role, basis="t") for role in roles]
    refused, receipt = town.app.execute_many(grants, **town.acting("admin"))
    assert getattr(refused, "code", "") == "role_unknown"
    assert getattr(receipt, "events", ()) == ("RoleGranted",)


def commands_with_ids() -> Iterator[tuple[type, str]]:
    """Give the commands whose fields hold ids of the registry, by the text of their types."""
    kinds = {"PlaceId", "HouseholdId", "PersonId", "OrganisationId", "PostId"}
    for context in CONTEXTS:
        for rule in context.commands:
            if has(rule.command) and any(
                kind in str(field.type) for field in fields(rule.command) for kind in kinds
            ):
                yield rule.command, context.name


def test_every_command_with_an_id_is_looked_up() -> None:
    found = dict(commands_with_ids())
    assert RegisterOrganisation in found
    records = [record for context in CONTEXTS for record in context.records]
    library = References(records, {})
    assert all(library._finders.of(command) for command in found)  # noqa: SLF001  what it looks for
    ids = {record.kind for record in records if record.id is not None}
    assert {"place", "household", "person", "organisation", "post"} <= ids
