"""The rules of households and people where they turn: each asked by itself, without an app."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain import registry as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.personal import (
    Address,
    IdentityNumber,
    OfficerText,
    PersonName,
    Telephone,
)
from ruralgov.domain.registry import (
    CONTEXT,
    HOUSEHOLD,
    PERSON,
    Departure,
    Household,
    HouseholdRelation,
    HouseholdRow,
    HouseholdSpan,
    IdentityRow,
    MemberRow,
    Membership,
    Person,
    Place,
    PlaceSpan,
)
from ruralgov.domain.registry.people import rules, rules_person
from tests.given import KEY, TODAY, Rule, Situation, States, given

A_DAY = timedelta(days=1)
BEGUN = TODAY - 100 * A_DAY
VILLAGE, HOME = PlaceId("village"), HouseholdId("home")


def there(since: date = BEGUN, until: date = FOREVER) -> States:
    """Return a village and a household of its own on these days."""
    place = PlaceSpan(code="371082101201", name="x", parent=CITY, since=since, until=until)
    home = HouseholdSpan(village=VILLAGE, number="1", since=since, until=until)
    return {
        ("place", VILLAGE): Place(level=DivisionLevel.VILLAGE, spans=(place,)),
        ("household", HOME): Household(spans=(home,)),
    }


DAYS = [
    (BEGUN, FOREVER, True),
    (TODAY, FOREVER, True),
    (TODAY + A_DAY, FOREVER, False),
    (BEGUN, TODAY + A_DAY, True),
    (BEGUN, TODAY, False),
]
"""Days on which something is, and whether it is there today."""
REGISTER = m.RegisterHousehold(village=VILLAGE, number=" 2 ", since=TODAY, source="名册")
REGISTERED = m.HouseholdRegistered(
    village=VILLAGE, number="2", since=BEGUN, source="名册", address=Address("路1号")
)
MOVE = m.MoveHousehold(
    household=HouseholdId(KEY), village=VILLAGE, number="3", since=TODAY, cause="搬迁"
)
CLOSE = m.CloseHousehold(household=HouseholdId(KEY), since=TODAY, cause="并户")
ROW = HouseholdRow(owner="x", village=VILLAGE, number="2", since=BEGUN, until=FOREVER, open=1)


@pytest.mark.parametrize(("since", "until", "good"), DAYS)
def test_rule_5_a_household_lives_in_a_village_of_that_day(
    since: date, until: date, good: bool
) -> None:
    states = there(since, until)
    code = "" if good else "place_missing"
    assert given(HOUSEHOLD, others=states).when(REGISTER, rules.register_household).code == code
    moved = given(HOUSEHOLD, REGISTERED, others=states).when(MOVE, rules.move_household)
    assert moved.code == code


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW, "household_number_taken"),
        (change(ROW, open=None), ""),
        (change(ROW, number="4"), ""),
        (change(ROW, village=PlaceId("other")), ""),
    ],
)
def test_rule_6_a_number_names_one_present_household(row: HouseholdRow, code: str) -> None:
    situation = given(HOUSEHOLD, others=there(), rows=(row,))
    outcome = situation.when(REGISTER, rules.register_household)
    assert outcome.code == code
    if not code:
        outcome.then(change(REGISTERED, since=TODAY, address=None))
    moving = given(HOUSEHOLD, REGISTERED, others=there(), rows=(change(row, number="3"),))
    if row is ROW:
        outcome = moving.when(MOVE, rules.move_household)
        outcome.refused("household_number_taken", number="3")


def test_rule_6_an_id_is_not_registered_twice() -> None:
    outcome = given(HOUSEHOLD, REGISTERED, others=there()).when(
        change(REGISTER, number="9"), rules.register_household
    )
    outcome.refused("household_number_taken", number="9")


def test_rule_6_a_household_that_keeps_its_number_is_not_in_its_own_way() -> None:
    own = (change(ROW, owner=KEY),)
    situation = given(HOUSEHOLD, REGISTERED, others=there(), rows=own)
    stays = change(MOVE, number=" 2 ")
    event = m.HouseholdMoved(village=VILLAGE, number="2", since=TODAY, cause="搬迁")
    situation.when(stays, rules.move_household).then(event)
    elsewhere = change(stays, village=PlaceId("other"))
    situation.when(elsewhere, rules.move_household).refused("place_missing", place="other")
    situation.when(change(stays, cause=""), rules.move_household).refused("text_not_clean")


@pytest.mark.parametrize(
    ("command", "rule"),
    [(MOVE, rules.move_household), (CLOSE, rules.close_household)],
)
def test_rule_7_a_household_changes_after_its_last_change_until_it_ends(
    command: Any, rule: Rule
) -> None:
    def begun(since: date) -> Situation:
        return given(HOUSEHOLD, change(REGISTERED, since=since), others=there())

    assert begun(TODAY - A_DAY).when(command, rule).code == ""
    begun(TODAY).when(command, rule).refused("change_not_later", since=TODAY)
    closed = m.HouseholdClosed(since=BEGUN + A_DAY, cause=OfficerText("并户"))
    for situation in (given(HOUSEHOLD), given(HOUSEHOLD, REGISTERED, closed, others=there())):
        situation.when(command, rule).refused("household_missing", household=KEY)


def member(household: str, since: date = BEGUN, until: date = FOREVER) -> MemberRow:
    return MemberRow(
        owner="p",
        household=HouseholdId(household),
        relation=HouseholdRelation.HEAD,
        party_member=False,
        since=since,
        until=until,
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (member(KEY), "household_not_empty"),
        (member(KEY, until=TODAY + A_DAY), "household_not_empty"),
        (member(KEY, until=TODAY), ""),
        (member("other"), ""),
    ],
)
def test_rule_7_a_household_ends_when_nobody_is_left(row: MemberRow, code: str) -> None:
    situation = given(HOUSEHOLD, REGISTERED, others=there(), rows=(row,))
    outcome = situation.when(CLOSE, rules.close_household)
    assert outcome.code == code
    if not code:
        outcome.then(m.HouseholdClosed(since=TODAY, cause=OfficerText("并户")))
    no_cause = situation.when(change(CLOSE, cause=""), rules.close_household)
    assert no_cause.code == (code or "text_not_clean")


def test_rules_5_and_7_a_household_through_time_has_a_span_for_each_move_and_an_end() -> None:
    moved = m.HouseholdMoved(
        village=PlaceId("other"), number="3", since=BEGUN + A_DAY, cause="搬迁"
    )
    closed = m.HouseholdClosed(since=TODAY, cause=OfficerText("并户"))
    first = HouseholdSpan(village=VILLAGE, number="2", since=BEGUN, until=BEGUN + A_DAY)
    second = HouseholdSpan(village=PlaceId("other"), number="3", since=BEGUN + A_DAY, until=TODAY)
    open_ = given(HOUSEHOLD, REGISTERED, moved).state
    assert open_.spans == (first, change(second, until=FOREVER))
    state = given(HOUSEHOLD, REGISTERED, moved, closed).state
    assert state == Household(spans=(first, second), address=Address("路1号"))
    days = [BEGUN - A_DAY, BEGUN, BEGUN + A_DAY, TODAY - A_DAY, TODAY]
    assert [state.on(day) for day in days] == [None, first, second, second, None]
    assert opens(open_) == [None, 1]
    assert opens(state) == [None, None]


def opens(household: Household) -> list[int | None]:
    rows = HOUSEHOLD.rows_of(household)
    return [one.open for one in rows if isinstance(one, HouseholdRow)]


NUMBER = IdentityNumber("11010519491231002X")
ENTER = m.RegisterPerson(
    household=HOME,
    name=PersonName("李秀英"),
    identity=NUMBER,
    relation=HouseholdRelation.HEAD,
    telephone=Telephone("13906310001"),
    party_member=True,
    since=TODAY,
    source="名册",
)
ENTERED = m.PersonRegistered(
    household=HOME,
    name=PersonName("李秀英"),
    identity=NUMBER,
    relation=HouseholdRelation.HEAD,
    telephone=Telephone("13906310001"),
    party_member=True,
    since=BEGUN,
    source="名册",
)
CORRECT = m.CorrectPerson(
    person=PersonId(KEY), name=PersonName("李秀"), identity=NUMBER, reason="证件"
)
CORRECTED = m.PersonCorrected(
    name=PersonName("李秀"),
    identity=NUMBER,
    telephone=Telephone("13906310001"),
    party_member=True,
    reason=OfficerText("证件"),
)
GO = m.MovePerson(
    person=PersonId(KEY),
    household=HOME,
    relation=HouseholdRelation.CHILD,
    since=TODAY,
    cause="结婚",
)
END = m.EndPerson(person=PersonId(KEY), departure=Departure.DIED, since=TODAY)
ERASE = m.ErasePerson(person=PersonId(KEY), reason="申请")


@pytest.mark.parametrize(("since", "until", "good"), DAYS)
def test_rule_7_a_person_belongs_to_a_household_of_that_day(
    since: date, until: date, good: bool
) -> None:
    states = there(since, until)
    code = "" if good else "household_missing"
    entering = given(PERSON, others=states).when(ENTER, rules_person.register_person)
    moving = given(PERSON, ENTERED, others=states).when(GO, rules_person.move_person)
    assert (entering.code, moving.code) == (code, code)
    if good:
        entering.then(change(ENTERED, since=TODAY))
        moving.then(
            m.PersonMoved(
                household=HOME,
                relation=HouseholdRelation.CHILD,
                since=TODAY,
                cause=OfficerText("结婚"),
            )
        )


def test_rule_7_a_household_that_there_is_not_has_no_members() -> None:
    entering = given(PERSON).when(ENTER, rules_person.register_person)
    entering.refused("household_missing", household=HOME)


@pytest.mark.parametrize(
    ("owner", "number", "entering", "correcting"),
    [
        ("x", NUMBER, "identity_taken", "identity_taken"),
        (KEY, NUMBER, "identity_taken", ""),
        ("x", IdentityNumber("other"), "", ""),
    ],
)
def test_rule_8_an_identity_number_names_one_person(
    owner: str, number: IdentityNumber, entering: str, correcting: str
) -> None:
    rows = (IdentityRow(owner=owner, identity=number),)
    new = given(PERSON, others=there(), rows=rows)
    assert new.when(ENTER, rules_person.register_person).code == entering
    known = given(PERSON, ENTERED, others=there(), rows=rows)
    outcome = known.when(CORRECT, rules_person.correct_person)
    assert outcome.code == correcting
    if not correcting:
        outcome.then(CORRECTED)
    unnumbered = new.when(change(ENTER, identity=None), rules_person.register_person)
    unnumbered.then(change(ENTERED, identity=None, since=TODAY))
    silent = known.when(change(CORRECT, identity=None), rules_person.correct_person)
    silent.then(CORRECTED)
    cleared = change(CORRECT, identity=None, clear=("identity", "telephone"))
    nameless = known.when(cleared, rules_person.correct_person)
    nameless.then(change(CORRECTED, identity=None, telephone=None))


LEAVE = change(END, departure=Departure.LEFT)


@pytest.mark.parametrize(
    ("command", "rule"), [(GO, rules_person.move_person), (LEAVE, rules_person.end_person)]
)
def test_rule_7_a_membership_changes_after_it_began_until_it_ended(
    command: Any, rule: Rule
) -> None:
    def begun(since: date) -> Situation:
        return given(PERSON, change(ENTERED, since=since), others=there())

    assert begun(TODAY - A_DAY).when(command, rule).code == ""
    begun(TODAY).when(command, rule).refused("change_not_later", since=TODAY)
    ended = m.PersonEnded(departure=Departure.LEFT, since=BEGUN + A_DAY)
    gone = given(PERSON, ENTERED, ended, others=there())
    gone.when(command, rule).refused("person_left", person=KEY)


def test_rule_7_an_end_says_why() -> None:
    outcome = given(PERSON, ENTERED).when(END, rules_person.end_person)
    outcome.then(m.PersonEnded(departure=Departure.DIED, since=TODAY))


RULES: dict[str, tuple[Any, Rule]] = {
    "correct": (CORRECT, rules_person.correct_person),
    "move": (GO, rules_person.move_person),
    "end": (END, rules_person.end_person),
    "erase": (ERASE, rules_person.erase_person),
}


@pytest.mark.parametrize("name", RULES)
def test_rule_9_who_never_was_is_not_changed_and_who_was_erased_only_moves_and_ends(
    name: str,
) -> None:
    command, rule = RULES[name]
    erased = given(PERSON, ENTERED, m.PersonErased(ground=None, reason="申请"), others=there())
    given(PERSON, others=there()).when(command, rule).refused("person_missing", person=KEY)
    if name in ("correct", "erase"):
        erased.when(command, rule).refused("person_missing", person=KEY)
    else:
        assert erased.when(command, rule).code == ""
    assert given(PERSON, ENTERED, others=there()).when(command, rule).code == ""


@pytest.mark.parametrize(
    ("name", "field"), [("correct", "reason"), ("move", "cause"), ("erase", "reason")]
)
def test_rule_9_what_is_done_to_a_person_has_a_reason(name: str, field: str) -> None:
    command, rule = RULES[name]
    known = given(PERSON, ENTERED, others=there())
    known.when(change(command, **{field: " "}), rule).refused("text_not_clean", field=field)


def test_rule_7_a_person_has_a_membership_for_each_move_and_an_end() -> None:
    moved = m.PersonMoved(
        household=HouseholdId("other"),
        relation=HouseholdRelation.CHILD,
        since=BEGUN + A_DAY,
        cause=OfficerText("结婚"),
    )
    ended = m.PersonEnded(departure=Departure.DIED, since=TODAY)
    first = Membership(
        household=HOME, relation=HouseholdRelation.HEAD, since=BEGUN, until=BEGUN + A_DAY
    )
    second = Membership(
        household=HouseholdId("other"),
        relation=HouseholdRelation.CHILD,
        since=BEGUN + A_DAY,
        until=TODAY,
        departure=Departure.DIED,
    )
    assert given(PERSON, ENTERED, moved, ended).state == Person(
        name=PersonName("李秀英"),
        identity=NUMBER,
        telephone=Telephone("13906310001"),
        party_member=True,
        memberships=(first, second),
        died=TODAY,
    )


def test_rule_9_a_correction_takes_the_place_of_all_and_erasing_leaves_nothing() -> None:
    corrected = given(PERSON, ENTERED, CORRECTED).state
    assert (corrected.name, corrected.identity) == (PersonName("李秀"), NUMBER)
    assert (corrected.telephone, corrected.party_member) == (Telephone("13906310001"), True)
    erased = given(PERSON, ENTERED, m.PersonErased(ground=None, reason="申请")).state
    assert (erased.name, erased.identity) == (PersonName("erased"), None)
    assert (erased.telephone, erased.erased) == (None, True)
    assert [type(row) for row in PERSON.rows_of(erased)] == [MemberRow]


PLACES = {one.command: one.access.place for one in CONTEXT.commands}
PERSONS: States = {("person", KEY): given(PERSON, ENTERED).state}
NEIGHBOURS: States = {
    ("household", KEY): given(HOUSEHOLD, REGISTERED).state,
    ("household", "far"): given(HOUSEHOLD, change(REGISTERED, village=PlaceId("other"))).state,
}


@pytest.mark.parametrize(
    ("command", "place"),
    [
        (MOVE, VILLAGE),
        (change(MOVE, village=PlaceId("other")), CITY),
        (GO, VILLAGE),
        (change(GO, household=HouseholdId("far")), CITY),
        (CLOSE, VILLAGE),
        (END, VILLAGE),
    ],
)
def test_rules_5_and_7_a_move_between_villages_takes_the_right_of_the_city(
    command: Any, place: str
) -> None:
    read = given(PERSON, others=there() | PERSONS | NEIGHBOURS).given.read
    where = PLACES[type(command)]
    assert where is not None
    assert where(command, read) == place
