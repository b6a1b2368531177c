"""The rules of organisations and posts where they turn: each asked by itself, without an app."""

from datetime import date, timedelta

import pytest

from ruralgov.domain import registry as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import CITY, HouseholdId, OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.registry import (
    ORGANISATION,
    POST,
    Holding,
    HouseholdRelation,
    Membership,
    Organisation,
    OrganisationKind,
    OrganisationRow,
    OrganisationSpan,
    Person,
    Post,
    PostSpan,
    parse_credit_code,
)
from ruralgov.domain.registry.organisations import rules, rules_post
from tests.given import KEY, TODAY, States, given
from tests.town import code_of

A_DAY = timedelta(days=1)
BEGUN = TODAY - 100 * A_DAY
CODE = "91350100M000100Y43"
"""The example of GB 32100-2015."""


@pytest.mark.parametrize("text", [f" {CODE} ", CODE.lower()])
def test_rule_10_a_credit_code_is_read_without_spaces_and_in_capitals(text: str) -> None:
    assert parse_credit_code(text) == CODE


@pytest.mark.parametrize("place", range(18))
def test_rule_10_a_credit_code_with_one_mark_changed_is_wrong(place: int) -> None:
    for mark in rules.ALPHABET:
        changed = CODE[:place] + mark + CODE[place + 1 :]
        if changed != CODE:
            assert code_of(lambda: parse_credit_code(changed)) == "credit_code_wrong"  # noqa: B023


@pytest.mark.parametrize("text", ["", CODE[:-1], CODE + "0", CODE.replace("M", "I")])
def test_rule_10_a_credit_code_has_eighteen_marks_of_its_alphabet(text: str) -> None:
    assert code_of(lambda: parse_credit_code(text)) == "credit_code_wrong"


ENTER = m.RegisterOrganisation(
    name="党支部",
    kind=OrganisationKind.PARTY_BRANCH,
    place=CITY,
    credit_code=CODE.lower(),
    since=TODAY,
    source="批复",
)
ENTERED = m.OrganisationRegistered(
    name="党支部",
    kind=OrganisationKind.PARTY_BRANCH,
    place=CITY,
    credit_code=CODE,
    since=TODAY,
    source="批复",
    parent=None,
    territory=(),
)
ROW = OrganisationRow(
    owner="x",
    name="另",
    kind=OrganisationKind.OTHER,
    place=CITY,
    credit_code=CODE,
    since=BEGUN,
    until=TODAY,
)


@pytest.mark.parametrize(
    ("code", "until", "refusal"),
    [
        (CODE, TODAY, ""),
        (CODE, TODAY + A_DAY, "credit_code_taken"),
        (CODE, FOREVER, "credit_code_taken"),
        ("other", FOREVER, ""),
        (None, FOREVER, ""),
    ],
)
def test_rule_10_a_credit_code_names_one_organisation_until_it_ends(
    code: str | None, until: date, refusal: str
) -> None:
    situation = given(ORGANISATION, rows=(change(ROW, credit_code=code, until=until),))
    outcome = situation.when(ENTER, rules.register_organisation)
    assert outcome.code == refusal
    if not refusal:
        outcome.then(ENTERED)
    without = situation.when(change(ENTER, credit_code=None), rules.register_organisation)
    without.then(change(ENTERED, credit_code=None))


@pytest.mark.parametrize(
    ("place", "code"), [(CITY, ""), ("village", ""), ("nowhere", "place_missing")]
)
def test_rule_10_an_organisation_is_at_a_place_that_there_is(place: str, code: str) -> None:
    situation = given(ORGANISATION, others={("place", "village"): object()})
    command = change(ENTER, place=PlaceId(place))
    assert situation.when(command, rules.register_organisation).code == code


@pytest.mark.parametrize("field", ["name", "source"])
def test_rule_10_an_organisation_has_a_name_and_a_source(field: str) -> None:
    command = change(ENTER, **{field: ""})
    outcome = given(ORGANISATION).when(command, rules.register_organisation)
    outcome.refused("text_not_clean", field=field)


SHUT = m.CloseOrganisation(organisation=OrganisationId(KEY), since=TODAY, cause="撤销")


@pytest.mark.parametrize(("since", "code"), [(TODAY, "change_not_later"), (TODAY - A_DAY, "")])
def test_rule_10_an_organisation_ends_after_the_day_it_began(since: date, code: str) -> None:
    situation = given(ORGANISATION, change(ENTERED, since=since))
    outcome = situation.when(SHUT, rules.close_organisation)
    assert outcome.code == code
    if not code:
        outcome.then(m.OrganisationClosed(since=TODAY, cause="撤销"))
        no_cause = situation.when(change(SHUT, cause=""), rules.close_organisation)
        no_cause.refused("text_not_clean")


def test_rule_10_an_organisation_ends_once() -> None:
    closed = m.OrganisationClosed(since=TODAY - A_DAY, cause="撤销")
    after = given(ORGANISATION, change(ENTERED, since=BEGUN), closed)
    assert [(one.since, one.until) for one in after.state.spans] == [(BEGUN, TODAY - A_DAY)]
    for situation in (given(ORGANISATION), after):
        outcome = situation.when(SHUT, rules.close_organisation)
        outcome.refused("organisation_missing", organisation=KEY)


def standing(since: date, until: date) -> States:
    span = OrganisationSpan(
        name="党支部",
        kind=OrganisationKind.PARTY_BRANCH,
        place=CITY,
        since=since,
        until=until,
    )
    return {("organisation", "branch"): Organisation(spans=(span,))}


ESTABLISH = m.EstablishPost(
    organisation=OrganisationId("branch"), title="委员", seats=1, basis="选举", since=TODAY
)
ESTABLISHED = m.PostEstablished(
    organisation=OrganisationId("branch"), title="委员", seats=2, basis="选举", since=BEGUN
)


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (TODAY, FOREVER, ""),
        (TODAY + A_DAY, FOREVER, "organisation_missing"),
        (BEGUN, TODAY, "organisation_missing"),
        (BEGUN, TODAY + A_DAY, ""),
    ],
)
def test_rule_11_a_post_is_of_an_organisation_of_that_day(
    since: date, until: date, code: str
) -> None:
    situation = given(POST, others=standing(since, until))
    outcome = situation.when(ESTABLISH, rules_post.establish_post)
    assert outcome.code == code
    if not code:
        outcome.then(change(ESTABLISHED, seats=1, since=TODAY))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"seats": 1}, ""),
        ({"seats": 0}, "seats_wrong"),
        ({"title": ""}, "text_not_clean"),
        ({"basis": ""}, "text_not_clean"),
        ({"organisation": "none"}, "organisation_missing"),
    ],
)
def test_rule_11_a_post_has_a_seat_a_title_and_a_basis(
    changes: dict[str, object], code: str
) -> None:
    situation = given(POST, others=standing(BEGUN, FOREVER))
    assert situation.when(change(ESTABLISH, **changes), rules_post.establish_post).code == code


def held(person: str, until: date = FOREVER, since: date = BEGUN) -> Holding:
    return Holding(person=PersonId(person), basis="选举", since=since, until=until)


def post(*holdings: Holding, since: date = BEGUN) -> Post:
    return Post(
        organisation=OrganisationId("branch"),
        basis="选举",
        spans=(PostSpan(title="委员", seats=2, since=since),),
        holdings=holdings,
    )


TAKE = m.AppointToPost(post=PostId(KEY), person=PersonId("p"), basis="选举", since=TODAY)


def living(until: date = FOREVER) -> Person:
    member = Membership(
        household=HouseholdId("h"), relation=HouseholdRelation.HEAD, since=BEGUN, until=until
    )
    return Person(
        name=PersonName.of("钱木兰"),
        identity=None,
        telephone=None,
        party_member=False,
        memberships=(member,),
    )


PEOPLE: States = {("person", "p"): living()} | standing(BEGUN, FOREVER)


@pytest.mark.parametrize(
    ("holdings", "code"),
    [
        ((), ""),
        ((held("q"),), ""),
        ((held("q"), held("r")), "post_taken"),
        ((held("q"), held("r", until=TODAY)), ""),
        ((held("q"), held("r", until=TODAY + A_DAY)), "post_taken"),
        ((held("p"),), "post_taken"),
        ((held("p", until=TODAY),), ""),
    ],
)
def test_rule_11_a_post_has_a_seat_for_a_person_who_holds_none_of_it(
    holdings: tuple[Holding, ...], code: str
) -> None:
    situation = given(POST, state=post(*holdings), others=PEOPLE)
    outcome = situation.when(TAKE, rules_post.appoint_to_post)
    assert outcome.code == code
    if not code:
        outcome.then(m.PostTaken(person=PersonId("p"), basis="选举", since=TODAY))


@pytest.mark.parametrize(("since", "code"), [(TODAY, ""), (TODAY + A_DAY, "post_missing")])
def test_rule_11_a_seat_is_taken_when_the_post_is_there(since: date, code: str) -> None:
    situation = given(POST, state=post(since=since), others=PEOPLE)
    assert situation.when(TAKE, rules_post.appoint_to_post).code == code


def test_rule_11_a_seat_is_for_a_person_of_a_post_that_there_are() -> None:
    given(POST, others=PEOPLE).when(TAKE, rules_post.appoint_to_post).refused("post_missing")
    stranger = given(POST, state=post(), others=standing(BEGUN, FOREVER)).when(
        TAKE, rules_post.appoint_to_post
    )
    stranger.refused("person_missing", person="p")
    known = given(POST, state=post(), others=PEOPLE)
    known.when(change(TAKE, basis=""), rules_post.appoint_to_post).refused("text_not_clean")


LEAVE = m.LeavePost(post=PostId(KEY), person=PersonId("p"), since=TODAY, reason="届满")


@pytest.mark.parametrize(
    ("holding", "code"),
    [
        (held("p"), ""),
        (held("p", since=TODAY - A_DAY), ""),
        (held("p", since=TODAY), "holder_missing"),
        (held("p", until=TODAY), "holder_missing"),
        (held("p", until=TODAY + A_DAY), ""),
        (held("q"), "holder_missing"),
    ],
)
def test_rule_11_a_holder_leaves_after_the_first_day_and_before_the_last(
    holding: Holding, code: str
) -> None:
    situation = given(POST, state=post(held("r"), holding))
    outcome = situation.when(LEAVE, rules_post.leave_post)
    assert outcome.code == code
    if not code:
        outcome.then(m.PostLeft(person=PersonId("p"), since=TODAY, reason="届满"))
        no_reason = situation.when(change(LEAVE, reason=""), rules_post.leave_post)
        no_reason.refused("text_not_clean")


def test_rule_11_a_leaving_ends_the_present_holding_of_that_person_alone() -> None:
    given(POST).when(LEAVE, rules_post.leave_post).refused("post_missing", post=KEY)
    taken = [m.PostTaken(person=PersonId(one), basis="选举", since=BEGUN) for one in ("p", "q")]
    left = m.PostLeft(person=PersonId("p"), since=TODAY - A_DAY, reason="届满")
    again = m.PostTaken(person=PersonId("p"), basis="补选", since=TODAY)
    state = given(POST, ESTABLISHED, *taken, left, again).state
    assert state == post(
        held("p", until=TODAY - A_DAY),
        held("q"),
        Holding(person=PersonId("p"), basis="补选", since=TODAY),
    )
