"""Accounts and grants through the app: leaving, days, endings, findings, a table, a race."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import access as a
from ruralgov.domain.access import ADMINISTRATION, ADMINISTRATOR, AUDITOR, GrantRole
from ruralgov.domain.cases import CHECKER, HANDLER
from ruralgov.domain.collectives import BOOKKEEPER, CASHIER
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import CITY, AccountId, OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.profile import ConflictMode, IncompatibleRoles
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.policy import AdoptProfile, CurrentProfile
from ruralgov.domain.registry import (
    REGISTRAR,
    Departure,
    EndPerson,
    MergePlace,
    OrganisationKind,
    RegisterOrganisation,
)
from ruralgov_sqlalchemy import SqlStorage
from tests.access.test_persons import grant, one_person, register
from tests.racing import meet, together, weaken
from tests.town import DAY, NOW, Town, code_of

TODAY = legal_date(NOW)
A_DAY = timedelta(days=1)


def ask(town: Town, query: Any, day: date | None = None) -> Any:
    return town.app.query(query, day=day, **town.acting("admin"))


def roles(town: Town, account: str, day: date | None = None) -> set[str]:
    rows = ask(town, a.GrantsOfAccount(account=AccountId(account)), day)
    return {str(row.role) for row in rows}


def leave(town: Town, person: PersonId, day: date, how: Departure = Departure.LEFT) -> None:
    town.do("registrar", EndPerson(person=person, departure=how, since=day))


def test_rule_6_what_a_person_holds_ends_when_they_leave_and_can_be_given_again(
    town: Town,
) -> None:
    person = one_person(town, "handler", "second")
    grant(town, "second", CHECKER)
    town.clock.now += 9 * A_DAY
    leave(town, person, TODAY + 4 * A_DAY)
    assert roles(town, "handler") == roles(town, "second") == set()
    assert roles(town, "handler", TODAY + 8 * A_DAY) == {"handler"}  # in force until today
    grant(town, "second", CHECKER)
    assert roles(town, "second") == {"checker"}
    assert ask(town, a.StrandedGrants()) == []


def test_rule_8_a_death_is_recorded_and_the_last_administrator_is_found(town: Town) -> None:
    person = one_person(town, "admin", "handler")
    town.clock.now += 9 * A_DAY
    leave(town, person, TODAY - A_DAY, Departure.DIED)
    assert roles(town, "handler") == set()
    (found,) = ask(town, a.StrandedGrants())
    assert (found.grant.account, found.why) == ("admin", a.Stranding.HOLDER_LEFT)
    grant(town, "next", ADMINISTRATOR)
    town.do("admin", a.RevokeRole(grant=found.grant.owner, reason="去世"))
    assert town.ask("auditor", a.StrandedGrants()) == []


def test_rule_6_an_account_that_ends_holds_nothing_and_is_given_nothing(town: Town) -> None:
    register(town, "handler", machine="工单接口")
    town.clock.now += A_DAY
    town.do("admin", a.EndAccount(account=AccountId("handler"), reason="下线"))
    assert roles(town, "handler") == set()
    assert code_of(lambda: grant(town, "handler", HANDLER)) == "account_ended"
    undo = a.CorrectAccountEntry(
        account=AccountId("handler"), entry=TODAY + A_DAY, since=None, reason="录错"
    )
    town.do("admin", undo)
    grant(town, "handler", HANDLER)
    assert roles(town, "handler") == {"handler"}


def test_rule_4_a_grant_ends_on_its_day_whoever_remembers_it(town: Town) -> None:
    given = GrantRole(account=AccountId("li"), role=AUDITOR, basis="借调", until=TODAY + 2 * A_DAY)
    town.do("admin", given)
    acting: dict[str, Any] = town.city.staff("auditor") | {"actor": town.account("li")}
    query = a.Readings(subject="person/p")
    for expected in ("", "", "not_granted"):
        assert code_of(lambda: town.app.query(query, **acting)) == expected
        town.clock.now += A_DAY


def test_rule_7_no_role_is_given_at_a_place_that_ended_or_is_not_there(town: Town) -> None:
    town.do("registrar", MergePlace(place=town.other, into=town.village, since=TODAY, cause="并"))
    given = GrantRole(account=AccountId("li"), role=REGISTRAR, place=town.other, basis="t")
    assert code_of(lambda: town.do("admin", given)) == "grant_place_ended"
    ghost = evolve(given, place=PlaceId("no-such-place"))
    assert code_of(lambda: town.do("admin", ghost)) == "place_missing"


def test_rule_9_the_grants_of_a_merged_village_are_found_and_end_together(town: Town) -> None:
    for account in ("li", "zhao"):
        for role in (REGISTRAR, HANDLER):
            given = GrantRole(account=AccountId(account), role=role, place=town.other, basis="t")
            town.do("admin", given)
    town.do("registrar", MergePlace(place=town.other, into=town.village, since=TODAY, cause="并"))
    found = ask(town, a.StrandedGrants())
    assert {one.why for one in found} == {a.Stranding.PLACE_ENDED}
    assert len(found) == len(ask(town, a.Grants(place=town.other))) == 4
    town.do("admin", a.EndGrantsAt(place=town.other, reason="村撤并"))
    assert ask(town, a.StrandedGrants()) == ask(town, a.Grants(place=town.other)) == []


def test_grants_are_listed_by_place_and_below_and_by_account_with_what_is_over(
    town: Town,
) -> None:
    for place in (town.town, town.village):
        given = GrantRole(account=AccountId("li"), role=REGISTRAR, place=place, basis="t")
        town.do("admin", given)
    here = ask(town, a.Grants(place=town.town))
    assert [row.place for row in here] == [town.town]
    below = ask(town, a.Grants(place=town.town, below=True))
    assert {row.place for row in below} == {town.town, town.village}
    everywhere = ask(town, a.Grants(place=CITY, below=True))
    assert len(everywhere) == len(ask(town, a.Grants())) + 2
    town.clock.now += A_DAY
    town.do("admin", a.RevokeRole(grant=here[0].owner, reason="调离"))
    (left,) = ask(town, a.GrantsOfAccount(account=AccountId("li")))
    assert left.place == town.village
    assert len(ask(town, a.GrantsOfAccount(account=AccountId("li"), ever=True))) == 2


def test_accounts_are_listed_by_person_and_unit_and_those_that_nobody_declared(
    town: Town,
) -> None:
    office = RegisterOrganisation(
        name="水利站", kind=OrganisationKind.DEPARTMENT, place=town.town, since=DAY, source="t"
    )
    unit = OrganisationId(town.do("registrar", office).key)
    person = one_person(town, "handler", "second")
    register(town, "pump", machine="遥测", unit=unit)
    of_person = ask(town, a.Accounts(person=person))
    assert {row.owner for row in of_person} == {"handler", "second"}
    assert [row.owner for row in ask(town, a.Accounts(unit=unit))] == ["pump"]
    assert len(ask(town, a.Accounts())) == 3
    found = {one.account: one.roles for one in ask(town, a.UndeclaredAccounts())}
    assert "handler" not in found
    assert found["checker"] == (CHECKER,)
    moved = a.ChangeAccount(account=AccountId("pump"), since=TODAY + A_DAY, basis="移交")
    town.do("admin", moved)
    assert ask(town, a.Accounts(unit=unit), TODAY + A_DAY) == []
    assert [row.owner for row in ask(town, a.Accounts(unit=unit), TODAY)] == ["pump"]


def with_pairs(town: Town, *pairs: tuple[Role, Role], mode: ConflictMode) -> None:
    known = town.ask("auditor", CurrentProfile())
    named = tuple(IncompatibleRoles(*pair, mode) for pair in pairs)
    newer = evolve(known, name="新", since=TODAY, incompatible_roles=named)
    town.do("registrar", AdoptProfile(profile=newer))


def test_rule_10_who_holds_incompatible_roles_is_found_by_person(town: Town) -> None:
    assert ask(town, a.RoleConflicts()) == []
    person = one_person(town, "bookkeeper", "cashier")
    (found,) = ask(town, a.RoleConflicts())
    assert found.person == person
    assert {row.account for row in found.both} == {"bookkeeper", "cashier"}
    for place, role in ((town.village, BOOKKEEPER), (town.other, CASHIER)):
        town.do("admin", GrantRole(account=AccountId("li"), role=role, place=place, basis="t"))
    assert len(ask(town, a.RoleConflicts())) == 1  # at two places, neither above the other
    both = GrantRole(account=AccountId("li"), role=CASHIER, place=town.town, basis="t")
    town.do("admin", both)
    found = ask(town, a.RoleConflicts())
    assert [one.person for one in found if one.first.account == "li"] == [None]


def test_rule_10_the_profile_says_whether_the_second_role_is_refused(town: Town) -> None:
    pair = (BOOKKEEPER, CASHIER)
    with_pairs(town, pair, mode=ConflictMode.REFUSAL)
    assert code_of(lambda: grant(town, "bookkeeper", CASHIER)) == "role_conflict"
    assert code_of(lambda: grant(town, "cashier", BOOKKEEPER)) == "role_conflict"
    grant(town, "bookkeeper", HANDLER)
    strange = (BOOKKEEPER, Role("emperor"))
    unknown = code_of(lambda: with_pairs(town, strange, mode=ConflictMode.REFUSAL))
    assert unknown == "role_unknown"


@pytest.fixture
def shared(postgres_url: str) -> Iterable[Town]:
    made = Town(SqlStorage(postgres_url, "371082"))
    yield made
    made.app.close()


def revoke_each_other(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    grant(town, "second", ADMINISTRATOR)
    keys = {row.account: row.owner for row in ask(town, a.Grants()) if row.role == ADMINISTRATOR}
    meet(monkeypatch, "rows", "grants", alone=True)

    def revoke(by: str, whose: str) -> None:
        command = a.RevokeRole(grant=keys[AccountId(whose)], reason="离任")
        town.app.execute(command, actor=town.account(by), purpose=ADMINISTRATION)

    return together(lambda: revoke("admin", "second"), lambda: revoke("second", "admin"))


def test_rule_8_of_two_administrators_who_revoke_each_other_one_stays(
    shared: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert revoke_each_other(shared, monkeypatch) == ["done", "not_granted"]
    assert shared.app.verify() == []


def test_mutant_without_serializable_leaves_no_administrator(
    shared: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert revoke_each_other(shared, monkeypatch) == ["done", "done"]
