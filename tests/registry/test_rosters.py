"""What real rosters hold, and what becomes of it."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import registry as r
from ruralgov.domain.access import GrantRole, Readings
from ruralgov.domain.kernel.ids import CITY, AccountId, HouseholdId, PersonId
from ruralgov.domain.kernel.personal import DocumentNumber, IdentityNumber, PersonName
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import (
    REGISTRAR,
    REGISTRATION,
    Departure,
    DocumentKind,
    HouseholdRelation,
)
from ruralgov.domain.registry.people import imports_changes
from ruralgov.sample.draw import identity_number
from tests.registry.rosters import HEAD, VILLAGE, faults, given, row
from tests.town import Town

FIRST, SECOND, CHILD = (identity_number(n) for n in (5_000_000, 7_000_000, 12_000_000))
MEN = [row("1", "赵大", FIRST), row("1", "钱二", SECOND, "妻"), row("1", "赵小", "", "长子")]


def people(town: Town, number: str, day: date | None = None) -> list[Any]:
    """Return the members of the household of a number."""
    rows = town.ask("registrar", r.Households(village=town.village), day)
    home = next(one.owner for one in rows if one.number == number)
    found = town.ask("registrar", r.Members(household=HouseholdId(home)), day)
    return sorted(found, key=lambda one: str(one.name))


def owner(town: Town, number: str) -> PersonId:
    query = r.PersonByIdentity(identity=IdentityNumber.of(number))
    return PersonId(town.ask("registrar", query)[0].owner)


def card(town: Town, person: PersonId) -> Any:
    return town.ask("registrar", r.PersonCard(person=person))


def left(town: Town, number: str, departure: Departure = Departure.LEFT) -> PersonId:
    person = owner(town, number)
    gone = r.EndPerson(person=person, departure=departure, since=date(2024, 6, 1))
    town.do("registrar", gone)
    return person


def test_the_same_roster_again_changes_nothing_and_reads_nobodys_data(town: Town) -> None:
    assert given(town, *MEN).counts == {"households": 1, "people": 3, "moved": 0, "same": 0}
    person = owner(town, FIRST)
    query = Readings(subject=f"person/{person}")
    before = town.ask("auditor", query)
    again = given(town, *MEN)
    assert again.counts == {"households": 0, "people": 0, "moved": 0, "same": 3}
    assert (again.steps, town.ask("auditor", query)) == ([], before)


def test_what_changed_is_counted_shown_and_kept_from_its_day(town: Town) -> None:
    given(town, *MEN)
    changed = [
        row("1", "赵达", FIRST, "配偶", "13800000001", "√"),
        row("1", "钱二", SECOND, "户主"),
        MEN[2],
    ]
    preview = given(town, *changed, since="2025-01-01", apply=False)
    assert preview.counts == {
        **{"households": 0, "people": 0, "moved": 0, "same": 1},
        "changed": 2,
    }
    said = "2: 变更 姓名、电话、党员身份、与户主关系 / changed: name, telephone, party membership"
    assert f"{said}, relation" in preview.notices
    assert card(town, owner(town, FIRST)).name == "赵大"
    given(town, *changed, since="2025-01-01")
    found = card(town, owner(town, FIRST))
    assert (found.name, found.telephone, found.party_member) == ("赵达", "13800000001", True)
    then = [(one.name, one.party_member) for one in people(town, "1", date(2024, 6, 1))]
    assert ("赵大", False) in then
    assert given(town, *changed, since="2025-01-01").counts["same"] == 3
    same_day = [row("1", "赵达", FIRST, "其他亲属"), *changed[1:]]
    assert given(town, *same_day, since="2025-01-01").counts["changed"] == 1
    assert town.app.verify() == []


def test_who_came_back_is_taken_in_and_who_died_is_named_by_row(town: Town) -> None:
    given(town, *MEN)
    person = left(town, FIRST)
    done = given(town, *MEN, since="2025-01-01")
    assert (done.counts["returned"], owner(town, FIRST)) == (1, person)
    left(town, SECOND, Departure.DIED)
    assert faults(town, *MEN, since="2025-06-01") == [(3, None, "person_died")]


@pytest.mark.parametrize("apply", [False, True])
def test_a_preview_names_every_row_that_would_fail(town: Town, apply: bool) -> None:
    given(town, *MEN)
    home = town.household("2")
    moves = [row("2", "赵大", FIRST), row("2", "钱二", SECOND, "妻"), row("2", "孙三")]
    found = faults(town, *moves, apply=apply)
    assert found == [(2, None, "change_not_later"), (3, None, "change_not_later")]
    assert town.ask("registrar", r.Members(household=home)) == []
    assert given(town, *moves, since="2025-01-01").counts["moved"] == 2


def test_a_roster_older_than_the_registry_changes_nobody(town: Town) -> None:
    given(town, *MEN)
    old = given(town, row("1", "赵旧", FIRST, "子", "13800000009"), since="2023-06-30")
    assert (old.counts["same"], old.steps) == (1, [])
    assert "2: 表早于登记，未比对变更 / the table is older than the entry" in old.notices
    assert faults(town, row("1", "周五"), since="2023-06-30") == [(2, None, "household_missing")]


def test_a_number_that_arrives_later_is_the_persons_and_twins_of_one_name_are_two(
    town: Town,
) -> None:
    twins = [row("1", "周小宝", "", "子"), row("1", "周小宝", "", "子")]
    assert given(town, twins[0]).counts["people"] == 1
    assert given(town, *twins).counts == {"households": 0, "people": 1, "moved": 0, "same": 1}
    assert given(town, *twins).counts["same"] == 2
    arrived = [row("1", "周小宝", CHILD, "子"), twins[1]]
    done = given(town, *arrived)
    assert (done.counts["numbered"], done.counts["same"]) == (1, 1)
    assert len(people(town, "1")) == 2
    assert given(town, *arrived).counts["same"] == 2


def test_a_number_of_15_digits_and_other_documents_are_read(town: Town) -> None:
    old = f"{FIRST[:6]}{FIRST[8:17]}"
    lines = [
        row("1", "赵大", old),
        row("1", "陈港", "h12345678", "妻"),
        row("2", "阮 花", "E12345678"),
    ]
    done = given(town, *lines)
    assert owner(town, FIRST)
    assert (
        "2: 15 位旧号已换算为 18 位，请核对 / a number of 15 digits was converted" in done.notices
    )
    permit = r.PersonByDocument(
        kind=DocumentKind.HOME_PERMIT, number=DocumentNumber.of("H12345678")
    )
    assert len(town.ask("registrar", permit)) == 1
    assert given(town, *lines).counts["same"] == 3
    twice = faults(town, row("1", "赵大", FIRST), row("1", "钱", old))
    assert twice == [(3, "identity", "identity_twice")]


def test_birth_date_and_sex_are_kept_without_a_number_and_compared_with_one(town: Town) -> None:
    head = f"{HEAD},出生日期,性别,民族,备注"
    known = IdentityNumber.of(FIRST)
    wrong = "女" if known.male() else "男"
    lines = [
        row("1", "赵大", FIRST) + f",1990.01.01,{wrong},汉,",
        row("1", "NGUYEN THI HOA", "", "妻") + ",1991年2月3日,女,,",
        row("1", "赵三", "", "子") + ",不详,男,,",
    ]
    done = given(town, *lines, head=head)
    assert [one.partition(" / ")[0] for one in done.notices] == [
        "2: 出生日期与身份证号不符",
        "2: 性别与身份证号不符",
        "4: 出生日期看不懂，未采用",
        "未采用的列",
    ]
    spouse = next(one for one in people(town, "1") if one.relation is HouseholdRelation.SPOUSE)
    found = card(town, spouse.person)
    assert (found.name, found.born, found.sex) == ("NGUYEN THI HOA", "1991-02-03", "female")
    assert given(town, *lines, head=head).counts["same"] == 3


@pytest.mark.parametrize("mark", "\u00b7\u2022\u30fb\uff0e")
def test_the_dot_within_a_name_is_one_however_it_is_typed(town: Town, mark: str) -> None:
    given(town, row("1", "买买提·吐尔逊"))
    assert given(town, row("1", f"买买提 {mark} 吐尔逊")).counts["same"] == 1


@pytest.mark.parametrize("cell", ['"=""{}"""', "'{}", " {} "])
def test_what_exports_wrap_around_a_number_is_taken_off(town: Town, cell: str) -> None:
    given(town, row("1", "赵大", cell.format(FIRST)))
    assert owner(town, FIRST)


def test_the_clerk_of_a_village_imports_it_and_learns_nothing_of_others(town: Town) -> None:
    grant = GrantRole(
        account=AccountId("village"), role=REGISTRAR, place=town.village, basis="任命"
    )
    town.do("admin", grant)
    clerk: dict[str, Any] = {"actor": Actor(AccountId("village")), "purpose": REGISTRATION}
    assert given(town, *MEN, acting=clerk).counts["people"] == 3
    assert given(town, *MEN, acting=clerk).counts["same"] == 3
    far = town.household("9", town.other)
    elsewhere = identity_number(900_000)
    person = r.RegisterPerson(
        household=far,
        name=PersonName.of("外村人"),
        identity=IdentityNumber.of(elsewhere),
        relation=HouseholdRelation.HEAD,
        since=date(2024, 1, 1),
        source="t",
    )
    town.do("registrar", person)
    line = row("1", "外村人", elsewhere)
    assert faults(town, line, acting=clerk) == [(2, None, "identity_taken")]
    passport = DocumentNumber.of("E12345678")
    record = r.RecordDocument(
        person=owner(town, elsewhere),
        kind=DocumentKind.PASSPORT,
        number=passport,
        since=date(2024, 1, 1),
        source="t",
    )
    town.do("registrar", record)
    name = PersonName.of("外村人")
    by_number = r.RosterPerson(household=None, name=name, identity=IdentityNumber.of(elsewhere))
    by_document = r.RosterPerson(
        household=None, name=name, document=DocumentKind.PASSPORT, document_number=passport
    )
    known = (by_number, by_document)
    for place in (town.village, town.other):
        query = r.CompareRoster(place=town.village, villages=(place,), people=known)
        found = town.app.query(query, **clerk)
        assert (found.matches, [o.household for o in found.others if o.household == far]) == (
            (None, None),
            [],
        )
    query = r.CompareRoster(place=CITY, villages=(town.other,), people=known[1:])
    (match,) = town.ask("registrar", query).matches
    assert (match.person, match.differs) == (owner(town, elsewhere), ())


def test_a_whole_roster_names_who_is_missing_and_ends_nobody(town: Town) -> None:
    given(town, *MEN)
    done = given(town, *MEN[:2], complete="yes")
    assert (done.counts["missing"], done.steps) == (1, [])
    (said,) = [one for one in done.notices if "不在表中" in one]
    assert "赵小" not in said
    assert "missing" not in given(town, *MEN[:2]).counts


def test_the_head_in_the_registry_counts_for_a_part_of_a_household(town: Town) -> None:
    given(town, *MEN)
    assert given(town, MEN[1]).notices == []
    assert "1: 2 户主 / heads" in given(town, row("1", "新人")).notices


CHANGES = "village,household,name,identity,change,day,relation,telephone,party,to"


def change(home: str, name: str, number: str, what: str, day: str, *more: str) -> str:
    cells = (VILLAGE, home, name, number, what, day, *more)
    return ",".join((*cells, *[""] * (10 - len(cells))))


def delta(town: Town, *lines: str, **more: Any) -> dict[str, int]:
    plan = given(town, *lines, head=CHANGES, table=imports_changes.TABLE, **more)
    return {name: count for name, count in plan.counts.items() if count}


def test_a_table_of_changes_is_entered_once(town: Town) -> None:
    given(town, *MEN)
    lines = [
        change("1", "赵大", FIRST, "死亡", "2025-03-01"),
        change("1", "钱二", SECOND, "变更户主", "2025/3/2", "户主", "13800000007"),
        change("1", "赵小", "", "分户", "2025-04-01", "户主", "", "", "7"),
        change("1", "赵新", CHILD, "出生", "2025-05-01", "孙子"),
        change("8", "外来", "", "迁入", "2025-05-01", "户主"),
    ]
    assert delta(town, *lines) == {
        **{"joined": 2, "died": 1, "corrected": 1, "split": 1, "households": 2}
    }
    assert [one.name for one in people(town, "1")] == ["赵新", "钱二"]
    assert [one.name for one in people(town, "7")] == ["赵小"]
    assert card(town, owner(town, FIRST)).died == date(2025, 3, 1)
    assert card(town, owner(town, SECOND)).telephone == "13800000007"
    again = [one for one in lines if "分户" not in one]
    assert delta(town, *again) == {"same": 4}
    assert delta(town, change("8", "外来", "", "迁出", "2025-06-01")) == {"left": 1}
    assert delta(town, change("8", "外来", "", "迁出", "2025-06-01")) == {"same": 1}
    assert delta(town, change("8", "外来", "", "迁回", "2025-08-01", "户主")) == {"joined": 1}
    assert town.app.verify() == []


def test_each_wrong_change_is_named_at_its_cell_and_nothing_is_done(town: Town) -> None:
    given(town, *MEN)
    found = faults(
        town,
        change("1", "无人", "", "迁出", "2025-03-01"),
        change("1", "新人", "", "入户", "2025-03-01"),
        change("1", "赵小", "", "分户", "2025-03-01", "户主"),
        change("1", "赵大", FIRST, "迁出", "2027-03-01"),
        change("1", "钱二", SECOND, "迁出", "2025-03-01"),
        head=CHANGES,
        table=imports_changes.TABLE,
    )
    assert found == [
        (2, "name", "roster_person_missing"),
        (3, "relation", "roster_relation_missing"),
        (4, "to", "roster_household_missing"),
        (5, None, "departure_future"),
    ]
    assert len(people(town, "1")) == 3


def test_kind_and_residence_of_a_household_are_taken_from_its_first_row(town: Town) -> None:
    head = f"{HEAD},户别,居住情况"

    def lines(residence: str) -> list[str]:
        return [
            row("1", "赵大", FIRST) + f",集体户,{residence}",
            row("1", "钱二", SECOND, "非亲属") + ",,",
            row("2", "孙三") + ",非农业,",
        ]

    def shown(number: str, day: date) -> tuple[str, str]:
        rows = town.ask("registrar", r.Households(village=town.village))
        home = next(one.owner for one in rows if one.number == number)
        found = town.ask("registrar", r.HouseholdCard(household=HouseholdId(home)), day)
        return found.kind, found.residence

    given(town, *lines("外来"), head=head)
    assert given(town, *lines("外来"), head=head).steps == []
    done = given(town, *lines("常住"), head=head, since="2025-01-01")
    assert (len(done.steps), done.counts["same"]) == (1, 3)
    before, after = date(2024, 12, 31), date(2025, 1, 1)
    assert (shown("1", before), shown("1", after)) == (
        ("collective", "living"),
        ("collective", "both"),
    )
    assert shown("2", after) == ("family", "both")
