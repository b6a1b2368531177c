"""Who was entered twice, or taken for another: what they hold follows, and comes back."""

from datetime import date
from pathlib import Path

import pytest

from ruralgov.domain import registry as r
from ruralgov.domain.access import (
    AccountRow,
    Accounts,
    CorrectGrantEntry,
    GrantRole,
    GrantsOfAccount,
    RegisterAccount,
    StrandedGrants,
)
from ruralgov.domain.kernel.ids import AccountId, HouseholdId, OrganisationId, PersonId, PostId
from ruralgov.domain.kernel.offices import apart, followed_by
from ruralgov.domain.kernel.personal import DocumentNumber, IdentityNumber, PersonName, Telephone
from ruralgov.domain.registry import DocumentKind, Holding, HouseholdProblem, HouseholdRelation
from ruralgov.sample.draw import identity_number
from tests.registry.living import HEAD, LATEST, LEFT, SON, back, card, do, end, members, said, undo
from tests.town import DAY, Town


def merge(person: PersonId, into: PersonId) -> r.MergePersons:
    return r.MergePersons(person=person, into=into, reason="同一人")


def part(person: PersonId, into: PersonId) -> r.UndoMerger:
    return r.UndoMerger(person=person, into=into, reason="同名而已")


def post_of(town: Town, *people: PersonId, seats: int = 2) -> PostId:
    """Return a post that these people hold."""
    branch = r.RegisterOrganisation(
        name="支部",
        kind=r.OrganisationKind.PARTY_BRANCH,
        place=town.village,
        since=DAY,
        source="t",
    )
    key = OrganisationId(town.do("registrar", branch).key)
    made = r.EstablishPost(organisation=key, title="委员", seats=seats, basis="选举", since=DAY)
    post = PostId(town.do("registrar", made).key)
    for person in people:
        do(town, take(post, person))
    return post


def take(post: PostId, person: PersonId, since: date = DAY) -> r.AppointToPost:
    return r.AppointToPost(post=post, person=person, basis="选举", since=since)


def holders(town: Town, post: PostId, day: date = LEFT) -> list[str]:
    return [row.person for row in town.ask("registrar", r.PostHolders(post=post), day)]


def two(town: Town, home: HouseholdId) -> tuple[PersonId, PersonId]:
    """Return two people of one household, the second with an identity number."""
    return town.person(home), town.person(home, identity_number(7))


@pytest.fixture
def home(town: Town) -> HouseholdId:
    return town.household("1")


def test_rule_8_posts_follow_who_was_entered_twice_and_come_back(
    town: Town, home: HouseholdId
) -> None:
    kept, twin = two(town, home)
    post = post_of(town, twin)
    do(town, merge(twin, kept))
    assert holders(town, post) == [kept]
    assert said(town, take(post, twin)) == "person_merged"
    do(town, r.LeavePost(post=post, person=kept, since=LATEST, reason="届满"))
    do(town, part(twin, kept))
    assert (holders(town, post), holders(town, post, LATEST)) == ([twin], [])
    do(town, merge(twin, kept), end(kept, LEFT))
    assert holders(town, post) == []
    assert town.app.verify() == []


def test_rule_8_who_holds_a_post_under_both_entries_holds_one_seat(
    town: Town, home: HouseholdId
) -> None:
    kept, twin = two(town, home)
    other = town.person(home)
    post = post_of(town, kept, twin)
    assert said(town, take(post, other)) == "post_taken"
    do(town, merge(twin, kept))
    assert holders(town, post) == [kept]
    assert said(town, take(post, kept)) == "post_taken"
    do(town, take(post, other, LATEST))
    assert set(holders(town, post, LATEST)) == {kept, other}
    do(town, r.CorrectHoldingEntry(post=post, person=other, entry=LATEST, since=None, reason="x"))
    do(town, r.LeavePost(post=post, person=kept, since=LATEST, reason="届满"))
    again = r.CorrectHoldingEntry(post=post, person=kept, entry=LATEST, since=None, reason="未届满")
    do(town, again, part(twin, kept))
    assert set(holders(town, post, LATEST)) == {kept, twin}
    assert town.app.verify() == []


def test_rule_8_a_merger_that_was_a_mistake_gives_the_second_person_back(
    town: Town, home: HouseholdId
) -> None:
    elsewhere = town.household("2")
    kept = town.person(home)
    do(town, r.CorrectPerson(person=kept, clear=("identity",), reason="x"), end(kept, LEFT))
    twin = town.person(elsewhere, identity_number(7))
    passport = DocumentNumber.of("E12345678")
    record = r.RecordDocument(
        person=twin, kind=DocumentKind.PASSPORT, number=passport, since=DAY, source="t"
    )
    phone = Telephone.of("13911111111")
    do(town, record, r.CorrectPerson(person=twin, telephone=phone, reason="x"))
    before = [card(town, one) for one in (kept, twin)]
    do(town, merge(twin, kept))
    assert members(town, elsewhere, LEFT) == [kept]
    assert card(town, kept).telephone == "13911111111"
    do(town, part(twin, kept))
    assert [card(town, one) for one in (kept, twin)] == before
    assert (members(town, home, DAY), members(town, elsewhere, LEFT)) == ([kept], [twin])
    for query in (
        r.PersonByIdentity(identity=IdentityNumber.of(identity_number(7))),
        r.PersonByDocument(kind=DocumentKind.PASSPORT, number=passport),
    ):
        assert {row.owner for row in town.ask("registrar", query)} == {twin}
    assert said(town, part(twin, kept)) == "not_merged"
    do(town, merge(twin, kept), r.ErasePerson(person=kept, reason="申请"))
    assert said(town, part(twin, kept)) == "person_missing"
    assert town.app.verify() == []


def test_rule_8_a_second_number_that_became_a_former_one_goes_back(
    town: Town, home: HouseholdId
) -> None:
    kept, twin = town.person(home, identity_number(6)), town.person(home, identity_number(7))
    do(town, merge(twin, kept), part(twin, kept))
    assert (card(town, kept).documents, card(town, twin).documents) == ((), ())
    query = r.PersonByIdentity(identity=IdentityNumber.of(identity_number(6)))
    assert {row.owner for row in town.ask("registrar", query)} == {kept}


def test_rule_8_the_newest_merger_is_undone_first(town: Town, home: HouseholdId) -> None:
    kept, twin = two(town, home)
    third, fourth = town.person(home), town.person(home)
    do(town, merge(twin, kept), merge(third, kept))
    assert said(town, part(twin, third)) == "not_merged"
    assert said(town, part(twin, kept)) == "merger_followed"
    do(town, merge(kept, fourth))
    assert said(town, part(third, kept)) == "merger_followed"
    do(town, part(kept, fourth), part(third, kept), part(twin, kept))
    assert all(card(town, one).merged is None for one in (kept, twin, third))


def test_rule_8_over_two_mergers_everything_is_of_the_last_and_goes_back_step_by_step(
    town: Town, home: HouseholdId
) -> None:
    last, second = two(town, home)
    first = town.person(home)
    post = post_of(town, first)
    account = AccountId("clerk")
    town.do("admin", RegisterAccount(account=account, person=first, basis="t"))
    found = []
    for command in (merge(first, second), merge(second, last), part(second, last)):
        do(town, command)
        (row,) = [one for one in accounts(town) if one.owner == account]
        found.append((holders(town, post), row.person))
    assert found == [([second], second), ([last], last), ([second], second)]
    do(town, part(first, second))
    assert holders(town, post) == [first]
    assert {row.person for row in accounts(town) if row.owner == account} == {first}


def accounts(town: Town) -> list[AccountRow]:
    found: list[AccountRow] = town.ask("auditor", Accounts())
    return found


def test_rule_6_an_account_of_a_second_entry_is_registered_of_the_one_who_is_kept(
    town: Town, home: HouseholdId
) -> None:
    kept, twin = two(town, home)
    do(town, merge(twin, kept))
    town.do("admin", RegisterAccount(account=AccountId("clerk"), person=twin, basis="t"))
    assert {row.person for row in accounts(town) if row.owner == "clerk"} == {kept}


@pytest.mark.parametrize(
    ("since", "relation", "head_from"),
    [(DAY, HEAD, DAY), (LEFT, HEAD, LEFT), (DAY, SON, None)],
)
def test_rule_7_who_headed_a_household_under_the_other_entry_heads_it(
    town: Town, home: HouseholdId, since: date, relation: HouseholdRelation, head_from: date | None
) -> None:
    def enter(relation: HouseholdRelation, day: date) -> PersonId:
        command = r.RegisterPerson(
            household=home,
            name=PersonName.of("王示例"),
            relation=relation,
            since=day,
            source="t",
        )
        return PersonId(town.do("registrar", command).key)

    kept, twin = enter(HouseholdRelation.SPOUSE, DAY), enter(relation, since)
    do(town, merge(twin, kept))
    relations = {
        day: [one.relation for one in town.ask("registrar", r.Members(household=home), day)]
        for day in (DAY, LEFT)
    }
    for day, found in relations.items():
        led = head_from is not None and head_from <= day
        assert found == [HouseholdRelation.HEAD if led else HouseholdRelation.SPOUSE]
    query = r.HouseholdFindings(village=town.village)
    assert len(card(town, kept).memberships) == (2 if head_from == LEFT else 1)
    problems = [one.problem for one in town.ask("registrar", query)]
    assert problems == ([] if head_from else [HouseholdProblem.NO_HEAD])
    assert town.app.verify() == []


def test_what_was_decided_since_a_merger_is_listed_and_stays(town: Town, home: HouseholdId) -> None:
    kept, twin = two(town, home)
    post = post_of(town, twin)
    query = r.DecidedSinceMerger(person=twin)
    assert town.ask("registrar", query) == []
    do(town, merge(twin, kept))
    assert town.ask("registrar", query) == []
    today = date(2026, 1, 5)
    do(town, r.LeavePost(post=post, person=kept, since=today, reason="届满"))
    do(town, r.CorrectPerson(person=kept, party_member=True, reason="x"))
    do(town, take(post, kept, today))
    town.do("admin", RegisterAccount(account=AccountId("clerk"), person=kept, basis="t"))
    role = town.do("admin", GrantRole(account=AccountId("clerk"), role=r.REGISTRAR, basis="t"))
    found = town.ask("registrar", query)
    assert {(one.person, one.kind, one.key, one.since) for one in found} == {
        (kept, "person", kept, today),
        (kept, "post", post, today),
        (kept, "grant", role.key, today),
    }
    do(town, part(twin, kept))
    assert town.ask("registrar", query) == found
    assert card(town, kept).party_member
    assert (holders(town, post), holders(town, post, today)) == ([twin], [kept])


def test_what_ended_with_a_death_that_was_a_mistake_is_listed_until_it_is_given_back(
    town: Town, home: HouseholdId
) -> None:
    person, stays = two(town, home)
    post = post_of(town, person, stays)
    clerk = AccountId("clerk")
    town.do("admin", RegisterAccount(account=clerk, person=person, basis="t"))
    role = r.REGISTRAR
    town.do("admin", GrantRole(account=clerk, role=role, place=town.village, basis="t"))
    assert listed(town) == []
    town.clock.now += date(2026, 1, 6) - date(2026, 1, 5)
    do(town, end(person, LEFT, r.Departure.DIED))
    assert listed(town) == []
    do(town, undo(person, LEFT))
    assert {(one.person, one.day, one.kind, one.command) for one in listed(town)} == {
        (person, LEFT, "post", "CorrectHoldingEntry"),
        (person, LEFT, "grant", "CorrectGrantEntry"),
    }
    (grant,) = [one for one in listed(town) if one.kind == "grant"]
    mend = CorrectGrantEntry(grant=grant.key, entry=date(2026, 1, 6), since=None, reason="误登")
    town.do("admin", mend)
    give = r.CorrectHoldingEntry(
        post=post, person=person, entry=LEFT, since=None, reason="误登死亡"
    )
    do(town, give)
    assert listed(town) == []
    assert set(holders(town, post, LATEST)) == {person, stays}
    assert town.ask("auditor", StrandedGrants()) == []
    assert len(town.ask("auditor", GrantsOfAccount(account=clerk))) == 1
    assert town.app.verify() == []


def listed(town: Town) -> list[r.Ended]:
    found: list[r.Ended] = town.ask("auditor", r.EndedByMistake())
    return found


def test_what_was_given_anew_is_not_listed_and_a_day_that_was_moved_is(
    town: Town, home: HouseholdId
) -> None:
    person = town.person(home)
    post = post_of(town, person)
    do(town, end(person, LEFT), undo(person, LEFT, LATEST))
    assert [one.day for one in listed(town)] == [LEFT]
    do(town, undo(person, LATEST), take(post, person, LATEST))
    assert listed(town) == []


def test_who_had_left_once_and_did_not_die_has_accounts_again(
    town: Town, home: HouseholdId
) -> None:
    person = town.person(home)
    town.do("admin", RegisterAccount(account=AccountId("clerk"), person=person, basis="t"))
    do(town, end(person, LEFT), back(person, home), end(person, LATEST, r.Departure.DIED))
    assert departed(town) == [date(2026, 1, 5)]
    do(town, undo(person, LATEST, date(2025, 9, 2)))
    assert departed(town) == [date(2026, 1, 5)]
    do(town, undo(person, date(2025, 9, 2)))
    assert departed(town) == [None]
    outsider = r.RegisterPerson(name=PersonName.of("王示例"), unit="市局", since=DAY, source="t")
    other = PersonId(town.do("registrar", outsider).key)
    do(town, end(other, LATEST, r.Departure.DIED), undo(other, LATEST))
    assert card(town, other).died is None


def departed(town: Town) -> list[date | None]:
    return [row.departed for row in accounts(town) if row.owner == "clerk"]


def test_who_returned_is_no_mistake(town: Town, home: HouseholdId) -> None:
    person = town.person(home)
    post_of(town, person)
    do(town, end(person, LEFT), back(person, home))
    assert listed(town) == []


def holding(person: str, since: date, until: date = LATEST, entered: str = "") -> Holding:
    return Holding(
        person=PersonId(person),
        basis="t",
        since=since,
        until=until,
        entered=PersonId(entered) if entered else None,
    )


def test_offices_follow_by_the_id_under_which_they_were_entered() -> None:
    a, b, c = map(PersonId, "abc")
    first, own = holding("a", DAY), holding("b", LEFT)
    of_b = followed_by((first, own), a, b)
    assert of_b == (holding("b", DAY, entered="a"), own)
    of_c = followed_by(followed_by(of_b, a, c), b, c)
    assert of_c == (holding("c", DAY, entered="a"), holding("c", LEFT, entered="b"))
    assert followed_by(followed_by(of_c, a, a), b, b) == (first, own)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(DAY, LATEST), (DAY, LEFT)], [(DAY, LATEST)]),
        ([(DAY, LEFT), (LEFT, LATEST)], [(DAY, LEFT), (LEFT, LATEST)]),
        ([(LEFT, LATEST), (DAY, LATEST)], [(DAY, LATEST)]),
    ],
)
def test_one_person_holds_an_office_once_on_any_day(
    spans: list[tuple[date, date]], expected: list[tuple[date, date]]
) -> None:
    found = list(apart([holding("a", *one) for one in spans], lambda one: one.person))
    assert [(one.since, one.until) for one in found] == expected
    both = apart([holding("a", DAY), holding("b", DAY)], lambda one: one.person)
    assert len(list(both)) == 2


def test_rule_8_over_two_mergers_all_three_ids_are_one_person(
    town: Town, home: HouseholdId
) -> None:
    last, second = two(town, home)
    first = town.person(home)
    do(town, merge(first, second), merge(second, last))
    tx = town.app.storage.begin(write=False)
    read = town.app.unit_of(tx)
    assert r.merged_into(last, read) == (last, second, first)
    assert r.merged_into(second, read) == (second, first)
    assert all(r.ids_of(one, read) == {last, second, first} for one in (last, second, first))
    assert r.ids_of(PersonId("nobody"), read) == {"nobody"}
    tx.close()


def test_rule_8_nobody_follows_mergers_on_their_own() -> None:
    """One level of ``absorbed`` is not all: of a chain of mergers the first entry was missed."""
    root = Path(r.__file__).parents[2]
    said = {"domain/grids/views.py", "domain/oversight/checks_members.py"}  # whether there is one
    asked = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "domain/registry" not in str(path) and ".absorbed" in path.read_text("utf-8")
    }
    assert asked == said
