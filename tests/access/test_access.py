from datetime import timedelta

from ruralgov.domain.access import GrantRole, Grants, Readings, RevokeRole
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import REGISTRAR, REGISTRATION, Members, RegisterHousehold
from tests.town import DAY, Town, code_of


def grant(town: Town, place: PlaceId, account: str = "li") -> str:
    command = GrantRole(account=AccountId(account), role=REGISTRAR, place=place, basis="任命书")
    return town.do("admin", command).key


def register(town: Town, village: PlaceId, number: str) -> str:
    command = RegisterHousehold(village=village, number=number, since=DAY, source="t")
    actor = Actor(AccountId("li"))
    return code_of(lambda: town.app.execute(command, actor=actor, purpose=REGISTRATION))


def test_rule_1_a_grant_covers_its_place_and_all_below(town: Town) -> None:
    grant(town, town.village)
    assert register(town, town.village, "1") == ""
    assert register(town, town.other, "1") == "not_granted"
    grant(town, town.town)
    assert register(town, town.other, "1") == ""


def test_rule_2_nobody_grants_to_themselves(town: Town) -> None:
    assert code_of(lambda: grant(town, town.village, "admin")) == "self_grant"


def test_rule_3_a_grant_in_force_is_not_given_twice(town: Town) -> None:
    grant(town, town.village)
    assert code_of(lambda: grant(town, town.village)) == "grant_exists"


def test_rule_4_a_revoked_grant_counts_no_more_and_stays_in_history(town: Town) -> None:
    key = grant(town, town.village)
    town.clock.now += timedelta(days=2)
    revoke = RevokeRole(grant=key, reason="调离")
    town.do("admin", revoke)
    assert register(town, town.village, "1") == "not_granted"
    assert code_of(lambda: town.do("admin", revoke)) == "grant_missing"
    before = (town.clock.now - timedelta(days=1)).date()
    acting = town.acting("admin")
    (row,) = town.app.query(Grants(place=town.village), day=before, **acting)
    assert row.account == "li"


def test_rule_5_a_reading_says_who_why_what_and_of_whom(town: Town) -> None:
    home = town.household("1")
    people = [town.person(home), town.person(home)]
    town.ask("registrar", Members(household=home))
    for person in people:
        (row,) = town.ask("auditor", Readings(subject=f"person/{person}"))
        assert (row.account, row.purpose, row.fields) == ("registrar", "registration", "name")
