"""Accounts where they turn: each rule asked by itself, without an app."""

from datetime import date, timedelta

import pytest

from ruralgov.domain.access import (
    ACCOUNT,
    ADMINISTRATOR,
    AUDITOR,
    Account,
    AccountEnded,
    AccountEntryCorrected,
    AccountHolderBack,
    AccountHolderLeft,
    AccountHolderMerged,
    AccountRegistered,
    AccountUnitChanged,
    ChangeAccount,
    CorrectAccountEntry,
    EndAccount,
    FollowDeparture,
    FollowMerge,
    FollowReturn,
    GrantRow,
    RegisterAccount,
    UnitSpan,
)
from ruralgov.domain.access import rules_account as rules
from ruralgov.domain.access.rows import AccountRow, AccountUnitRow, account_rows
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import CITY, AccountId, OrganisationId, PersonId
from tests.given import KEY, TODAY, given

IT, WANG = AccountId(KEY), PersonId("wang")
UNIT, OTHER = OrganisationId("unit"), OrganisationId("other")
A_DAY = timedelta(days=1)
BEFORE = TODAY - 9 * A_DAY
REGISTER = RegisterAccount(account=IT, person=WANG, unit=UNIT, basis="聘用")
REGISTERED = AccountRegistered(person=WANG, machine=None, unit=UNIT, basis="聘用", since=BEFORE)
HELD = Account(person=WANG, machine=None, spans=(UnitSpan(unit=UNIT, since=BEFORE),))


def test_rule_6_an_account_is_a_persons_or_a_machines() -> None:
    asked = given(ACCOUNT).when(REGISTER, rules.register_account)
    asked.then(change(REGISTERED, since=TODAY))
    machine = change(REGISTER, person=None, machine=" 泵站 ", unit=None)
    (event,) = given(ACCOUNT).when(machine, rules.register_account).events
    assert (event.person, event.machine) == (None, "泵站")
    for wrong in (change(REGISTER, machine="泵站"), change(REGISTER, person=None)):
        given(ACCOUNT).when(wrong, rules.register_account).refused("account_holder_wrong")


@pytest.mark.parametrize("account", [" it", "it ", "", "i\tt"])
def test_rule_6_an_account_is_named_as_it_is_written(account: str) -> None:
    asked = given(ACCOUNT).when(change(REGISTER, account=account), rules.register_account)
    asked.refused("text_not_clean", field="account")


@pytest.mark.parametrize("until", [FOREVER, TODAY])
def test_rule_6_an_account_never_goes_to_another(until: date) -> None:
    spans = (UnitSpan(unit=UNIT, since=BEFORE, until=until),)
    asked = given(ACCOUNT, state=change(HELD, spans=spans)).when(REGISTER, rules.register_account)
    asked.refused("account_registered", account=IT)


def test_rule_6_a_registration_that_was_withdrawn_can_be_made_again() -> None:
    withdrawn = AccountEntryCorrected(entry=BEFORE, since=None, reason="录错")
    situation = given(ACCOUNT, REGISTERED, withdrawn)
    assert list(account_rows(situation.state)) == []
    again = change(REGISTER, person=PersonId("li"))
    assert situation.when(again, rules.register_account).only().person == "li"


@pytest.mark.parametrize(
    ("since", "code"),
    [(BEFORE, "account_not_later"), (BEFORE + A_DAY, ""), (None, ""), (TODAY + A_DAY, "")],
)
def test_rule_6_an_account_changes_its_unit_or_ends_after_its_last_change(
    since: date | None, code: str
) -> None:
    situation = given(ACCOUNT, REGISTERED)
    moved = ChangeAccount(account=IT, unit=OTHER, since=since, basis="调动")
    ended = EndAccount(account=IT, since=since, reason="调离")
    day = since or TODAY
    if code:
        situation.when(moved, rules.change_account).refused(code, since=BEFORE)
        situation.when(ended, rules.end_account).refused(code, since=BEFORE)
        return
    situation.when(moved, rules.change_account).then(
        AccountUnitChanged(unit=OTHER, since=day, basis="调动")
    )
    situation.when(ended, rules.end_account).then(AccountEnded(since=day, reason="调离"))


@pytest.mark.parametrize(
    ("since", "code"), [(BEFORE, ""), (TODAY, ""), (TODAY + A_DAY, "account_future")]
)
def test_rule_6_an_account_is_registered_since_a_day_that_has_come(since: date, code: str) -> None:
    asked = given(ACCOUNT).when(change(REGISTER, since=since), rules.register_account)
    assert asked.code == code
    if not code:
        asked.then(change(REGISTERED, since=since))


def test_rule_6_a_departure_that_was_a_mistake_is_forgotten_and_what_ended_is_known() -> None:
    left = AccountHolderLeft(since=BEFORE, reason="死亡", noted=TODAY)
    command = FollowReturn(account=IT, since=BEFORE, reason="误登")
    given(ACCOUNT).when(command, rules.follow_return).refused("account_unregistered")
    event = given(ACCOUNT, REGISTERED, left).when(command, rules.follow_return).only()
    assert event == AccountHolderBack(since=BEFORE, reason="误登")
    state = given(ACCOUNT, REGISTERED, left, event).state
    assert (state.departed, state.back, state.lapsed) == (None, BEFORE, TODAY)


def test_rule_6_what_has_ended_or_is_not_registered_neither_changes_nor_ends() -> None:
    moved, ended = ChangeAccount(account=IT, basis="x"), EndAccount(account=IT, reason="x")
    gone = given(ACCOUNT, REGISTERED, AccountEnded(since=TODAY, reason="调离"))
    for situation in (given(ACCOUNT), gone):
        situation.when(moved, rules.change_account).refused("account_unregistered", account=IT)
        situation.when(ended, rules.end_account).refused("account_unregistered", account=IT)


def test_rule_6_an_account_has_its_units_one_after_the_other() -> None:
    moved = AccountUnitChanged(unit=None, since=TODAY, basis="借调")
    ended = AccountEnded(since=TODAY + A_DAY, reason="调离")
    left = AccountHolderLeft(since=BEFORE, reason="迁出", noted=TODAY)
    state = given(ACCOUNT, REGISTERED, moved, ended, left).state
    last = TODAY + A_DAY
    assert list(account_rows(state)) == [
        AccountRow(person=WANG, machine=None, since=BEFORE, until=last, departed=TODAY),
        AccountUnitRow(unit=UNIT, since=BEFORE, until=TODAY),
    ]
    undone = AccountEntryCorrected(entry=last, since=None, reason="录错")
    assert given(ACCOUNT, undone, state=state).state.spans[-1].until == FOREVER


@pytest.mark.parametrize(
    ("entry", "since", "code"),
    [
        (BEFORE, None, ""),
        (TODAY, BEFORE + A_DAY, ""),
        (TODAY, BEFORE, "entry_order"),
        (TODAY + A_DAY, None, "entry_missing"),
    ],
)
def test_rule_6_a_day_of_an_account_is_put_right(
    entry: date, since: date | None, code: str
) -> None:
    situation = given(ACCOUNT, REGISTERED, AccountEnded(since=TODAY, reason="调离"))
    command = CorrectAccountEntry(account=IT, entry=entry, since=since, reason="录错")
    asked = situation.when(command, rules.correct_account_entry)
    assert asked.code == code
    if not code:
        asked.then(AccountEntryCorrected(entry=entry, since=since, reason="录错"))


def test_rule_6_only_what_is_registered_is_put_right_or_follows_its_person() -> None:
    command = CorrectAccountEntry(account=IT, entry=TODAY, since=None, reason="录错")
    given(ACCOUNT).when(command, rules.correct_account_entry).refused("account_unregistered")
    follow = FollowDeparture(account=IT, since=TODAY, reason="死亡")
    given(ACCOUNT).when(follow, rules.follow_departure).refused("account_unregistered")
    asked = given(ACCOUNT, state=HELD).when(follow, rules.follow_departure)
    asked.then(AccountHolderLeft(since=TODAY, reason="死亡", noted=TODAY))


def administers(account: str, since: date = BEFORE, until: date = FOREVER) -> GrantRow:
    return GrantRow(
        owner=f"of {account} {since}",
        account=AccountId(account),
        role=ADMINISTRATOR,
        place=CITY,
        since=since,
        until=until,
    )


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ((), "last_administrator"),
        ((administers("pump"),), "last_administrator"),
        ((administers("li", TODAY, TODAY + A_DAY),), "last_administrator"),
        ((administers("li", TODAY + A_DAY),), "last_administrator"),
        ((change(administers("li"), role=AUDITOR),), "last_administrator"),
        ((administers("li", TODAY),), ""),
        ((administers("li", TODAY, TODAY + A_DAY), administers("zhao", TODAY + A_DAY)), ""),
    ],
)
def test_rule_8_the_account_of_the_last_administrator_neither_ends_nor_is_a_machines(
    other: tuple[GrantRow, ...], code: str
) -> None:
    rows = (administers(KEY), *other)
    held = given(ACCOUNT, state=HELD, rows=rows, machines=("pump",))
    asked = held.when(EndAccount(account=IT, reason="调离"), rules.end_account)
    assert asked.code == code
    fresh = given(ACCOUNT, rows=rows, machines=("pump",))
    machine = change(REGISTER, person=None, machine="遥测")
    assert fresh.when(machine, rules.register_account).code == code
    assert fresh.when(REGISTER, rules.register_account).code == ""


def test_rule_8_an_account_that_ends_later_needs_an_administrator_from_then_on() -> None:
    rows = (administers(KEY), administers("li", TODAY + 5 * A_DAY))
    situation = given(ACCOUNT, state=HELD, rows=rows)
    for days, code in ((4, "last_administrator"), (5, "")):
        ended = EndAccount(account=IT, since=TODAY + days * A_DAY, reason="退休")
        assert situation.when(ended, rules.end_account).code == code


def test_rule_6_an_account_follows_its_person_to_the_entry_that_is_kept() -> None:
    kept = PersonId("kept")
    follow = FollowMerge(account=IT, person=kept)
    given(ACCOUNT).when(follow, rules.follow_merge).refused("account_unregistered")
    (event,) = given(ACCOUNT, state=HELD).when(follow, rules.follow_merge).events
    assert event == AccountHolderMerged(person=kept)
    assert given(ACCOUNT, event, state=HELD).state == change(HELD, person=kept, entered=WANG)
