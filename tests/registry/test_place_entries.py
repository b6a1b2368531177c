"""A dated entry of a place or of the city that was wrong is moved or withdrawn; all still holds."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from ruralgov.domain import registry as r
from ruralgov.domain.cases import OpenCases
from ruralgov.domain.collectives import Collectives, FoundCollective
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry.places.model import LineageKind
from tests.registry.merging import merge, reported, today
from tests.town import DAY, Town, code_of

A_DAY = timedelta(days=1)
SOON, LATER = date(2026, 4, 1), date(2026, 9, 1)


def correct(
    town: Town, place: PlaceId, entry: date, since: date | None, reason: str = "抄错"
) -> str:
    command = r.CorrectPlaceEntry(place=place, entry=entry, since=since, reason=reason)
    return code_of(lambda: town.do("registrar", command))


def rename(town: Town, since: date, code: str = "371082101201") -> r.ChangePlace:
    return r.ChangePlace(place=town.village, code=code, name="新名", since=since, cause="改")


def names(town: Town, day: date) -> list[str]:
    return [row.name for row in town.ask("auditor", r.Places(parent=town.town), day)]


def test_rule_18_a_planned_merger_is_withdrawn_before_its_day(town: Town) -> None:
    merge(town, since=SOON)
    assert names(town, SOON) == ["小庄"]
    assert correct(town, town.village, SOON, None) == ""
    assert names(town, SOON) == ["大庄", "小庄"]
    assert town.ask("auditor", r.Lineage(place=town.village)) == []
    assert town.ask("auditor", r.PlaceToday(place=town.village), LATER)[0].name == "大庄"
    merge(town, since=LATER)
    assert names(town, LATER) == ["小庄"]


def test_rule_18_a_merger_moves_to_its_right_day_and_keeps_what_it_led_to(town: Town) -> None:
    merge(town, since=SOON)
    assert correct(town, town.village, SOON, LATER) == ""
    assert names(town, LATER - A_DAY) == ["大庄", "小庄"]
    assert names(town, LATER) == ["小庄"]
    (row,) = town.ask("auditor", r.Lineage(place=town.village))
    assert (row.other, row.since) == (town.other, LATER)


def test_rule_18_a_typing_error_in_the_year_freezes_nothing(town: Town) -> None:
    town.do("registrar", rename(town, date(2030, 1, 1)))
    late = rename(town, SOON)
    assert code_of(lambda: town.do("registrar", late)) == "place_change_not_later"
    assert correct(town, town.village, date(2030, 1, 1), None) == ""
    town.do("registrar", late)
    assert names(town, SOON) == ["新名", "小庄"]


def test_rule_18_a_name_given_up_by_mistake_is_back(town: Town) -> None:
    town.do("registrar", rename(town, SOON))
    town.do("registrar", rename(town, LATER, "371082101299"))
    assert correct(town, town.village, SOON, None) == ""
    assert names(town, SOON) == ["大庄", "小庄"]
    rows = town.ask("auditor", r.Places(parent=town.town), LATER)
    assert {row.code for row in rows} == {"371082101202", "371082101299"}


@pytest.mark.parametrize(
    ("entry", "since", "code"),
    [
        (SOON, LATER, "entry_missing"),
        (date(2023, 1, 1), None, "place_beginning_kept"),
        (date(2023, 1, 1), date(2023, 2, 1), ""),
        (date(2023, 1, 1), date(2022, 12, 31), "place_ties_lost"),
    ],
)
def test_rule_18_a_beginning_may_move_and_not_go(
    town: Town, entry: date, since: date | None, code: str
) -> None:
    assert correct(town, town.village, entry, since) == code


def test_rule_18_a_reason_is_needed(town: Town) -> None:
    began = date(2023, 1, 1)
    assert correct(town, town.village, began, date(2023, 2, 1), "") == "text_not_clean"


def test_rule_18_a_code_that_another_took_is_not_taken_back(town: Town) -> None:
    town.do("registrar", rename(town, SOON, "371082101299"))
    town.do("registrar", later("371082101201", LATER))
    assert correct(town, town.village, SOON, None) == "place_code_taken"
    assert correct(town, town.village, SOON, LATER + A_DAY) == "place_code_taken"
    assert correct(town, town.village, SOON, LATER) == ""


def later(code: str, since: date, **more: Any) -> r.RegisterPlace:
    return r.RegisterPlace(code=code, name="后来", since=since, source="t", **more)


def test_rule_18_what_is_tied_to_an_entry_must_still_hold(town: Town) -> None:
    """A town with villages keeps its first day; what merged, split or divided keeps its other."""
    assert correct(town, town.town, date(2023, 1, 1), date(2023, 1, 2)) == "place_ties_lost"
    third = PlaceId(town.do("registrar", later("371082101203", SOON)).key)
    merge(town, into=third, since=LATER)
    assert correct(town, third, SOON, LATER + A_DAY) == "place_ties_lost"
    assert correct(town, third, SOON, LATER) == ""
    assert correct(town, town.village, LATER, SOON) == "place_ties_lost"
    split = later("371082101204", LATER, split_from=(third,))
    assert code_of(lambda: town.do("registrar", split)) == "place_not_begun"
    part = PlaceId(
        town.do("registrar", later("371082101204", LATER + A_DAY, split_from=(third,))).key
    )
    assert correct(town, part, LATER + A_DAY, LATER) == "place_ties_lost"
    assert correct(town, part, LATER + A_DAY, LATER + 2 * A_DAY) == ""
    (row,) = town.ask("auditor", r.Lineage(place=part))
    assert (row.other, row.kind, row.since) == (third, LineageKind.SPLIT, LATER + 2 * A_DAY)
    whole = r.DividePlace(place=town.other, into=(third, part), since=LATER + 9 * A_DAY, cause="分")
    town.do("registrar", whole)
    assert correct(town, town.other, LATER + 9 * A_DAY, LATER) == "place_ties_lost"
    assert correct(town, part, LATER + 2 * A_DAY, LATER + 10 * A_DAY) == "place_ties_lost"
    assert correct(town, town.other, LATER + 9 * A_DAY, None) == ""
    assert town.ask("auditor", r.Lineage(place=town.other)) == []


def test_rule_18_a_place_does_not_outlive_its_town(town: Town) -> None:
    away = town.place("371082102", "成山镇")
    for village in (town.other, town.village):
        code = f"37108210220{village == town.other:d}"
        into = r.ChangePlace(place=village, code=code, name="名", since=SOON, cause="划转")
        town.do("registrar", into)
    town.do("registrar", r.MergePlace(place=town.town, into=away, since=LATER, cause="并"))
    assert correct(town, town.village, SOON, LATER) == ""
    assert correct(town, town.village, LATER, LATER + A_DAY) == "place_ties_lost"
    assert correct(town, town.village, LATER, None) == "place_ties_lost"
    assert correct(town, town.town, LATER, SOON) == "place_ties_lost"


def test_lineage_goes_over_any_number_of_steps(town: Town) -> None:
    third, fourth = town.place("371082101203", "三庄"), town.place("371082101204", "四庄")
    merge(town, since=SOON)
    merge(town, place=town.other, into=third, since=SOON + A_DAY)
    divide = r.DividePlace(
        place=third,
        into=(fourth, PlaceId(town.do("registrar", later("371082101205", SOON)).key)),
        since=LATER,
        cause="分",
    )
    town.do("registrar", divide)
    assert [row.name for row in town.ask("auditor", r.PlaceToday(place=town.village))] == ["大庄"]
    for day, found in (
        (SOON, ["小庄"]),
        (SOON + A_DAY, ["三庄"]),
        (LATER, ["四庄", "后来"]),
    ):
        rows = town.ask("auditor", r.PlaceToday(place=town.village), day)
        assert [row.name for row in rows] == found
    steps = town.ask("auditor", r.WholeLineage(place=town.village))
    assert [(one.place, one.kind, one.steps) for one in steps] == [
        (town.village, LineageKind.MERGE, 1),
        (town.other, LineageKind.MERGE, 2),
        (third, LineageKind.DIVISION, 3),
        (third, LineageKind.DIVISION, 3),
    ]
    back = town.ask("auditor", r.WholeLineage(place=fourth))
    assert [(one.place, one.other, one.steps) for one in back] == [
        (town.village, town.other, -3),
        (town.other, third, -2),
        (third, fourth, -1),
    ]


def test_places_that_ended_are_listed_when_asked_for(town: Town) -> None:
    merge(town)
    query = r.Places(parent=town.town, ended=True)
    found = [(row.name, row.owner) for row in town.ask("auditor", query)]
    assert found == [("大庄", town.village), ("小庄", town.other)]


def change_city(**more: Any) -> r.ChangeCity:
    given: dict[str, Any] = {"code": "371099", "name": "荣成区", "since": SOON, "cause": "撤市设区"}
    return r.ChangeCity(**(given | more))


def number_of_a_case(town: Town) -> str:
    case = reported(town, town.village)
    rows = town.ask("desk", OpenCases(place=town.village))
    return str(next(row.number for row in rows if row.owner == case))


def test_rule_17_the_city_has_another_code_from_a_day_on(town: Town) -> None:
    assert town.ask("auditor", r.CityCodes()) == []
    town.do("registrar", change_city())
    assert number_of_a_case(town) == "371082-2026-000001"
    street = later("371099102", LATER)
    assert town.do("registrar", street).key
    assert code_of(lambda: town.place("371099103", "早")) == "place_code_foreign"
    town.clock.now += timedelta(days=(SOON - today(town)).days)
    assert number_of_a_case(town) == "371099-2026-000002"
    rows = town.ask("auditor", r.CityCodes())
    assert [(row.code, row.name, row.until) for row in rows] == [
        ("371082", "", SOON),
        ("371099", "荣成区", date(9999, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"code": "37109"}, "city_code_six"),
        ({"code": "371099101"}, "city_code_six"),
        ({"before": "x"}, "city_code_six"),
        ({"name": ""}, "text_not_clean"),
        ({"cause": ""}, "text_not_clean"),
        ({"before": "371081"}, ""),
    ],
)
def test_rule_17_a_city_has_six_digits_a_name_and_a_cause(
    town: Town, more: dict[str, Any], code: str
) -> None:
    assert code_of(lambda: town.do("registrar", change_city(**more))) == code


def test_rules_17_and_18_changes_of_the_city_follow_each_other_and_are_put_right(
    town: Town,
) -> None:
    def corrected(entry: date, since: date | None) -> str:
        command = r.CorrectCityEntry(entry=entry, since=since, reason="抄错")
        return code_of(lambda: town.do("registrar", command))

    assert corrected(SOON, None) == "city_unchanged"
    town.do("registrar", change_city())
    assert code_of(lambda: town.do("registrar", change_city())) == "city_change_not_later"
    again = change_city(code="371098", since=LATER, before="371082")
    assert code_of(lambda: town.do("registrar", again)) == "city_before_known"
    town.do("registrar", later("371099102", LATER))
    assert corrected(SOON, None) == "city_code_used"
    assert corrected(SOON, LATER + A_DAY) == "city_code_used"
    assert corrected(SOON, LATER) == ""
    assert corrected(SOON, LATER) == "entry_missing"
    assert corrected(date(1950, 1, 1), SOON) == "entry_missing"


DAYS = st.integers(1, 200).map(lambda n: date(2026, 1, 5) + timedelta(days=n))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "divide", "recode", "correct", "withdraw", "town"]),
        st.integers(0, 5),
        st.integers(0, 5),
        DAYS,
        DAYS,
    ),
    max_size=12,
)


def life(town: Town, villages: list[PlaceId], step: tuple[str, int, int, date, date]) -> Any:
    """Return the command of a step; it may be refused."""
    kind, one, two, day, other = step
    place, into = villages[one], villages[two]
    match kind:
        case "merge":
            return r.MergePlace(place=place, into=into, since=day, cause="x")
        case "divide":
            parts = (into, villages[(two + 1) % 6])
            return r.DividePlace(place=place, into=parts, since=day, cause="x")
        case "recode":
            return rename_of(place, f"3710821013{one}{two}", day)
        case "town":
            return rename_of(place, f"37108210240{two}", day)
        case "correct":
            entry = latest(town, place)
            return r.CorrectPlaceEntry(place=place, entry=entry, since=other, reason="x")
        case _:
            entry = latest(town, place)
            return r.CorrectPlaceEntry(place=place, entry=entry, since=None, reason="x")


def rename_of(place: PlaceId, code: str, day: date) -> r.ChangePlace:
    return r.ChangePlace(place=place, code=code, name=code, since=day, cause="x")


def latest(town: Town, place: PlaceId) -> date:
    """Return the newest entry of a place: its end, or its last beginning."""
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  what no query shows
        last = unit.state(r.PLACE, place).last
        days: tuple[date, date] = last.since, last.until
        return days[days[1] != FOREVER]


@settings(max_examples=15)
@drawn(STEPS)
def test_on_any_day_each_household_case_and_collective_is_found_once_below_the_city(
    steps: list[tuple[str, int, int, date, date]],
) -> None:
    town = Town()
    towns = [town.town, town.place("371082102", "成山镇")]
    villages = [town.village, town.other]
    villages += [town.place(f"37108210121{n}", f"村{n}") for n in range(4)]
    homes = sorted(town.household(str(n), place) for n, place in enumerate(villages))
    cases = sorted(reported(town, place) for place in villages)
    held = sorted(
        town.do("registrar", FoundCollective(place=place, name="合作社", since=DAY, source="t")).key
        for place in villages
    )
    for step in steps:
        code_of(lambda step=step: town.do("registrar", life(town, villages, step)))  # type: ignore[misc]
    for day in (today(town), *sorted({day for *_, one, two in steps for day in (one, two)})):
        assert below(town, towns, day) == (homes, cases, held)
    assert town.app.verify() == []


def below(town: Town, towns: list[PlaceId], day: date) -> tuple[list[str], list[str], list[str]]:
    """Return what is found below the towns on a day: households, open cases, collectives."""
    homes: list[str] = []
    for one in towns:
        for village in town.ask("registrar", r.Places(parent=one, ended=True), day):
            query = r.Households(village=PlaceId(village.owner))
            homes += [home.owner for home in town.ask("registrar", query, day)]
    cases = [row.owner for one in towns for row in town.ask("desk", OpenCases(place=one), day)]
    assert sorted(cases) == sorted(row.owner for row in town.ask("desk", OpenCases(place=CITY)))
    held = [row.owner for one in towns for row in town.ask("keeper", Collectives(place=one), day)]
    return sorted(homes), sorted(cases), sorted(held)
