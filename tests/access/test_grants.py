"""Grants with days where they turn: each rule asked by itself, without an app."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain.access import (
    ADMINISTRATOR,
    AUDITOR,
    GRANT,
    PLACE_ENDING,
    AccountRow,
    CorrectGrantEntry,
    EndGrantsAt,
    Grant,
    GrantEntryCorrected,
    GrantLimited,
    GrantRole,
    GrantRow,
    LapseGrant,
    PlaceGrantsEnded,
    RevokeRole,
    RoleGranted,
    RoleRevoked,
    rules,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import CITY, AccountId, PersonId, PlaceId
from ruralgov.domain.kernel.profile import ConflictMode, IncompatibleRoles
from ruralgov.domain.kernel.roles import Role
from tests.given import KEY, PROFILE, TODAY, Outcome, given

A_DAY = timedelta(days=1)
BEFORE, AFTER = TODAY - 9 * A_DAY, TODAY + 9 * A_DAY
YOU, VILLAGE = AccountId("you"), PlaceId("village")
GIVE = GrantRole(account=YOU, role=AUDITOR, place=VILLAGE, basis="任命")
HELD = Grant(account=YOU, role=AUDITOR, place=VILLAGE, basis="任命", since=BEFORE)
ROW = GrantRow(owner="o", account=YOU, role=AUDITOR, place=VILLAGE, since=BEFORE, until=TODAY)
CLERK, CASHIER = Role("clerk"), Role("till")


def give(**more: Any) -> Outcome:
    situation = {
        name: more.pop(name) for name in ("rows", "ended", "persons", "profile") if name in more
    }
    return given(GRANT, **situation).when(change(GIVE, **more), rules.grant_role)


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (None, None, ""),
        (TODAY, TODAY + A_DAY, ""),
        (AFTER, AFTER + A_DAY, ""),
        (None, TODAY, "dates_reversed"),
        (AFTER, AFTER, "dates_reversed"),
        (TODAY - A_DAY, None, "grant_backdated"),
    ],
)
def test_rule_1_a_grant_begins_today_or_later_and_ends_after_that(
    since: date | None, until: date | None, code: str
) -> None:
    outcome = give(since=since, until=until)
    assert outcome.code == code
    if code:
        return
    begins = since or TODAY
    granted = RoleGranted(account=YOU, role=AUDITOR, place=VILLAGE, basis="任命", since=begins)
    outcome.then(granted, *([] if until is None else [GrantLimited(until=until)]))


def test_rule_4_a_grant_ends_on_the_day_it_was_given_until() -> None:
    granted = RoleGranted(account=YOU, role=AUDITOR, place=VILLAGE, basis="任命", since=BEFORE)
    assert given(GRANT, granted, GrantLimited(until=AFTER)).state == change(HELD, until=AFTER)


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (TODAY - A_DAY, TODAY, ""),
        (TODAY - A_DAY, TODAY + A_DAY, "grant_exists"),
        (AFTER - A_DAY, FOREVER, "grant_exists"),
        (AFTER, FOREVER, ""),
        (TODAY + A_DAY, TODAY + A_DAY, ""),
    ],
)
def test_rule_3_a_role_is_not_held_twice_on_any_day(since: date, until: date, code: str) -> None:
    assert give(until=AFTER, rows=(change(ROW, since=since, until=until),)).code == code


def test_rule_2_another_account_of_the_same_person_is_oneself() -> None:
    mine = {"me": "wang", "you": "wang"}
    give(persons=mine).refused("self_grant")
    assert give(persons={"me": "wang", "you": "li"}).code == ""
    ended = change(HELD, until=TODAY)
    undo = CorrectGrantEntry(grant=KEY, entry=TODAY, since=None, reason="录错")
    asked = given(GRANT, state=ended, persons=mine).when(undo, rules.correct_grant_entry)
    asked.refused("self_grant")


def test_rule_7_a_role_is_given_where_and_to_whom_there_is_on_its_first_day() -> None:
    give(ended=("village",)).refused("grant_place_ended", place="village", day=TODAY)
    account = AccountRow(
        owner="you", person=None, machine="x", since=BEFORE, until=AFTER, departed=None
    )
    assert give(rows=(account,)).code == ""
    assert give(rows=(account,), since=AFTER - A_DAY).code == ""
    give(rows=(account,), since=AFTER).refused("account_ended", account="you", until=AFTER)


@pytest.mark.parametrize(
    ("held", "until", "found"),
    [
        (HELD, None, TODAY),
        (HELD, AFTER, AFTER),
        (HELD, TODAY - A_DAY, "grant_backdated"),
        (change(HELD, until=AFTER), AFTER, "grant_ends_before"),
        (change(HELD, until=AFTER), AFTER - A_DAY, AFTER - A_DAY),
        (change(HELD, until=TODAY), None, "grant_missing"),
        (change(HELD, since=AFTER), None, AFTER),
        (change(HELD, since=AFTER, until=AFTER), None, "grant_missing"),
    ],
)
def test_rule_4_a_grant_is_revoked_today_or_on_a_later_day(
    held: Grant, until: date | None, found: date | str
) -> None:
    command = RevokeRole(grant=KEY, reason="调离", until=until)
    outcome = given(GRANT, state=held).when(command, rules.revoke_role)
    if isinstance(found, str):
        outcome.refused(found)
    else:
        outcome.then(RoleRevoked(until=found, reason="调离"))


@pytest.mark.parametrize(
    ("entry", "since", "days"),
    [
        (BEFORE, None, (BEFORE, BEFORE)),
        (BEFORE, BEFORE - A_DAY, (BEFORE - A_DAY, AFTER)),
        (AFTER, None, (BEFORE, FOREVER)),
        (AFTER, AFTER + A_DAY, (BEFORE, AFTER + A_DAY)),
        (AFTER, BEFORE + A_DAY, (BEFORE, BEFORE + A_DAY)),
    ],
)
def test_rule_4_a_wrong_day_of_a_grant_is_put_right(
    entry: date, since: date | None, days: tuple[date, date]
) -> None:
    held = change(HELD, until=AFTER)
    command = CorrectGrantEntry(grant=KEY, entry=entry, since=since, reason="录错")
    outcome = given(GRANT, state=held).when(command, rules.correct_grant_entry)
    event = GrantEntryCorrected(entry=entry, since=since, reason="录错")
    outcome.then(event)
    state = given(GRANT, event, state=held).state
    assert (state.since, state.until) == days


@pytest.mark.parametrize(
    ("entry", "since", "code"),
    [(AFTER, BEFORE, "entry_order"), (TODAY, None, "entry_missing")],
)
def test_rule_4_only_an_entry_is_put_right_and_within_its_neighbours(
    entry: date, since: date, code: str
) -> None:
    held = change(HELD, until=AFTER)
    command = CorrectGrantEntry(grant=KEY, entry=entry, since=since, reason="录错")
    given(GRANT, state=held).when(command, rules.correct_grant_entry).refused(code)
    for gone in (None, change(HELD, until=BEFORE)):
        asked = given(GRANT, state=gone).when(command, rules.correct_grant_entry)
        asked.refused("grant_missing", grant=KEY)


def test_rule_3_a_grant_that_is_prolonged_does_not_reach_into_another() -> None:
    held, next_one = change(HELD, until=AFTER), change(ROW, since=AFTER, until=FOREVER)
    itself = change(ROW, owner=KEY, until=AFTER)
    situation = given(GRANT, state=held, rows=(next_one, itself))
    longer = CorrectGrantEntry(grant=KEY, entry=AFTER, since=None, reason="续")
    situation.when(longer, rules.correct_grant_entry).refused("grant_exists")
    shorter = change(longer, since=AFTER - A_DAY)
    assert situation.when(shorter, rules.correct_grant_entry).code == ""


def administers(account: str, key: str, until: date = FOREVER) -> GrantRow:
    return GrantRow(
        owner=key,
        account=AccountId(account),
        role=ADMINISTRATOR,
        place=CITY,
        since=BEFORE,
        until=until,
    )


@pytest.mark.parametrize(
    ("others", "machines", "code"),
    [
        ((), (), "last_administrator"),
        ((administers("li", "o", AFTER),), (), "last_administrator"),
        ((administers("li", "o"),), ("li",), "last_administrator"),
        ((change(administers("li", "o"), place=VILLAGE),), (), "last_administrator"),
        ((administers("li", "o"),), (), ""),
    ],
)
def test_rule_8_the_last_administrator_stays(
    others: tuple[GrantRow, ...], machines: tuple[str, ...], code: str
) -> None:
    held = change(HELD, account=AccountId("wang"), role=ADMINISTRATOR, place=CITY)
    rows = (administers("wang", KEY), *others)
    for account in ("me", "wang"):  # by another, or by oneself
        situation = given(GRANT, state=held, rows=rows, machines=machines, account=account)
        for until in (None, AFTER + A_DAY):
            revoke = RevokeRole(grant=KEY, reason="离任", until=until)
            assert situation.when(revoke, rules.revoke_role).code == code
        withdraw = CorrectGrantEntry(grant=KEY, entry=BEFORE, since=None, reason="录错")
        assert situation.when(withdraw, rules.correct_grant_entry).code == code
        lapse = LapseGrant(grant=KEY, until=TODAY, reason="死亡")
        lapsed = situation.when(lapse, rules.lapse_grant)
        lapsed.then(*([] if code else [RoleRevoked(until=TODAY, reason="死亡")]))


@pytest.mark.parametrize(
    ("held", "until", "ends"),
    [
        (HELD, BEFORE, TODAY),
        (HELD, AFTER, AFTER),
        (change(HELD, until=AFTER), AFTER, None),
        (change(HELD, since=AFTER), TODAY, AFTER),
    ],
)
def test_rule_6_what_lapses_was_in_force_until_today(
    held: Grant, until: date, ends: date | None
) -> None:
    lapse = LapseGrant(grant=KEY, until=until, reason="迁出")
    outcome = given(GRANT, state=held).when(lapse, rules.lapse_grant)
    outcome.then(*([] if ends is None else [RoleRevoked(until=ends, reason="迁出")]))
    given(GRANT).when(lapse, rules.lapse_grant).refused("grant_missing")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW, "place_without_grants"),
        (change(ROW, until=TODAY + A_DAY), ""),
        (change(ROW, since=AFTER, until=FOREVER), ""),
        (change(ROW, until=FOREVER, place=PlaceId("elsewhere")), "place_without_grants"),
    ],
)
def test_rule_9_the_grants_at_a_place_end_together(row: GrantRow, code: str) -> None:
    command = EndGrantsAt(place=VILLAGE, reason="村撤并")
    outcome = given(PLACE_ENDING, rows=(row,)).when(command, rules.end_grants_at)
    if code:
        outcome.refused(code, place="village")
    else:
        outcome.then(PlaceGrantsEnded(place=VILLAGE, until=TODAY, reason="村撤并"))
    city = change(command, place=CITY)
    everywhere = given(PLACE_ENDING, rows=(change(row, place=CITY, until=FOREVER),))
    everywhere.when(city, rules.end_grants_at).refused("city_grants_stay")


def profile(mode: ConflictMode) -> Any:
    return evolve(PROFILE, incompatible_roles=(IncompatibleRoles(CLERK, CASHIER, mode),))


REFUSAL = profile(ConflictMode.REFUSAL)
OF_WANG = AccountRow(
    owner="you", person=PersonId("wang"), machine=None, since=BEFORE, until=FOREVER, departed=None
)
SECOND = change(OF_WANG, owner="second")
TILL = change(ROW, account=AccountId("second"), role=CASHIER, until=FOREVER)


@pytest.mark.parametrize(
    ("rows", "more", "code"),
    [
        ((OF_WANG, SECOND, TILL), {}, "role_conflict"),
        ((change(TILL, account=YOU),), {}, "role_conflict"),
        ((OF_WANG, SECOND, TILL), {"role": AUDITOR}, ""),
        ((OF_WANG, SECOND, TILL), {"profile": profile(ConflictMode.FINDING)}, ""),
        ((OF_WANG, change(SECOND, person=PersonId("li")), TILL), {}, ""),
        ((TILL,), {}, ""),
        ((OF_WANG, SECOND, change(TILL, place=PlaceId("elsewhere"))), {}, ""),
        ((OF_WANG, SECOND, change(TILL, until=TODAY)), {}, ""),
        ((OF_WANG, SECOND, change(TILL, since=AFTER)), {"until": AFTER}, ""),
        ((OF_WANG, SECOND, change(TILL, since=AFTER)), {"until": AFTER + A_DAY}, "role_conflict"),
    ],
)
def test_rule_10_incompatible_roles_are_refused_to_one_person_at_one_place(
    rows: tuple[object, ...], more: dict[str, Any], code: str
) -> None:
    assert give(**{"rows": rows, "role": CLERK, "profile": REFUSAL} | more).code == code
