"""The rules of access where they turn: each asked by itself, without an app."""

from datetime import date, timedelta

import pytest

from ruralgov.domain.access import (
    ADMINISTRATOR,
    AUDITOR,
    GRANT,
    Grant,
    GrantRole,
    GrantRow,
    RevokeRole,
    RoleGranted,
    RoleRevoked,
)
from ruralgov.domain.access.rules import grant_role, revoke_role
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from tests.given import KEY, TODAY, given

A_DAY = timedelta(days=1)
GIVE = GrantRole(account=AccountId("you"), role=AUDITOR, basis="任命")
GRANTED = RoleGranted(account=AccountId("you"), role=AUDITOR, place=CITY, basis="任命", since=TODAY)
ROW = GrantRow(
    account=AccountId("you"), role=AUDITOR, place=CITY, since=TODAY - A_DAY, until=FOREVER
)
HELD = Grant(account=AccountId("you"), role=AUDITOR, place=CITY, basis="任命", since=TODAY)
REVOKE = RevokeRole(grant=KEY, reason="调离")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW, "grant_exists"),
        (change(ROW, since=TODAY), "grant_exists"),
        (change(ROW, until=TODAY + A_DAY), "grant_exists"),
        (change(ROW, until=TODAY), ""),
        (change(ROW, account=AccountId("they")), ""),
        (change(ROW, role=ADMINISTRATOR), ""),
        (change(ROW, place=PlaceId("village")), ""),
    ],
)
def test_rule_3_a_role_is_held_once_at_a_place_on_a_day(row: GrantRow, code: str) -> None:
    outcome = given(GRANT, rows=(row,)).when(GIVE, grant_role)
    assert outcome.code == code
    if not code:
        outcome.then(GRANTED)


def test_rule_1_nobody_gives_themselves_a_role() -> None:
    given(GRANT, account="you").when(GIVE, grant_role).refused("self_grant")
    given(GRANT, account="you ").when(change(GIVE, account=AccountId(" me")), grant_role).only()
    given(GRANT).when(change(GIVE, account=AccountId(" me ")), grant_role).refused("self_grant")


@pytest.mark.parametrize("field", ["account", "basis"])
def test_rule_2_a_grant_names_an_account_and_a_basis(field: str) -> None:
    outcome = given(GRANT).when(change(GIVE, **{field: " "}), grant_role)
    outcome.refused("text_not_clean", field=field)


@pytest.mark.parametrize(
    ("until", "code"),
    [
        (FOREVER, ""),
        (TODAY + A_DAY, ""),
        (TODAY, "grant_missing"),
        (TODAY - A_DAY, "grant_missing"),
    ],
)
def test_rule_4_what_has_not_ended_ends_today(until: date, code: str) -> None:
    outcome = given(GRANT, state=change(HELD, until=until)).when(REVOKE, revoke_role)
    assert outcome.code == code
    if not code:
        outcome.then(RoleRevoked(until=TODAY, reason="调离"))


def test_rule_4_only_a_grant_that_there_is_ends_and_with_a_reason() -> None:
    given(GRANT).when(REVOKE, revoke_role).refused("grant_missing", grant=KEY)
    outcome = given(GRANT, GRANTED).when(change(REVOKE, reason=""), revoke_role)
    outcome.refused("text_not_clean", field="reason")


def test_rule_4_a_grant_keeps_what_was_given_and_the_day_it_ended() -> None:
    assert given(GRANT, GRANTED).state == HELD
    ended = given(GRANT, GRANTED, RoleRevoked(until=TODAY, reason="调离")).state
    assert ended == change(HELD, until=TODAY)
