"""The rules of places where they turn: each asked by itself, without an app."""

from datetime import date, timedelta

import pytest

from ruralgov.domain import registry as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry import PLACE, CityRow, LineageRow, Place, PlaceRow
from ruralgov.domain.registry.places.model import Ancestor, LineageKind, PlaceSpan
from ruralgov.domain.registry.places.rules import (
    change_place,
    divide_place,
    merge_place,
    register_place,
)
from tests.given import KEY, TODAY, given

A_DAY = timedelta(days=1)
BEGUN = TODAY - 100 * A_DAY
VILLAGE, TOWN = "371082101201", "371082101"


def row(owner: str, code: str, since: date = BEGUN, until: date = FOREVER) -> PlaceRow:
    level = DivisionLevel.TOWN if len(code) == len(TOWN) else DivisionLevel.VILLAGE
    return PlaceRow(
        owner=owner,
        level=level,
        code=code,
        name=f"名{owner}",
        parent=PlaceId("town") if len(code) > len(TOWN) else CITY,
        since=since,
        until=until,
    )


ABOVE = row("town", TOWN)
REGISTER = m.RegisterPlace(code=VILLAGE, name="大庄", since=TODAY, source="名录")
REGISTERED = m.PlaceRegistered(
    level=DivisionLevel.VILLAGE,
    code=VILLAGE,
    name="大庄",
    parent=PlaceId("town"),
    since=TODAY,
    source="名录",
)


def registered(code: str = VILLAGE, since: date = BEGUN) -> m.PlaceRegistered:
    level = DivisionLevel.TOWN if len(code) == len(TOWN) else DivisionLevel.VILLAGE
    return change(REGISTERED, code=code, level=level, since=since)


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (row("x", VILLAGE), "place_code_taken"),
        (row("x", VILLAGE, until=TODAY + A_DAY), "place_code_taken"),
        (row("x", VILLAGE, until=TODAY), ""),
        (row("x", "371082101202"), ""),
    ],
)
def test_rule_1_a_code_is_free_from_the_day_that_its_place_ends(other: PlaceRow, code: str) -> None:
    outcome = given(PLACE, rows=(ABOVE, other)).when(REGISTER, register_place)
    assert outcome.code == code
    if not code:
        outcome.then(REGISTERED)


@pytest.mark.parametrize(
    ("above", "code"),
    [
        (ABOVE, ""),
        (change(ABOVE, since=TODAY), ""),
        (change(ABOVE, since=TODAY + A_DAY), "place_parent_wrong"),
        (change(ABOVE, until=TODAY), "place_parent_wrong"),
        (row("other", "371082102"), "place_parent_wrong"),
    ],
)
def test_rule_2_a_village_lies_in_a_town_of_that_day(above: PlaceRow, code: str) -> None:
    assert given(PLACE, rows=(above,)).when(REGISTER, register_place).code == code


def test_rule_2_a_town_lies_in_the_city() -> None:
    event = given(PLACE).when(change(REGISTER, code=TOWN), register_place).only()
    assert (event.level, event.parent) == (DivisionLevel.TOWN, CITY)


@pytest.mark.parametrize("field", ["name", "source"])
def test_rule_1_a_place_has_a_name_and_a_source(field: str) -> None:
    outcome = given(PLACE, rows=(ABOVE,)).when(change(REGISTER, **{field: ""}), register_place)
    outcome.refused("text_not_clean", field=field)


@pytest.mark.parametrize(
    ("old", "code"),
    [
        (row("old", "371082101203"), ""),
        (row("old", "371082101203", until=TODAY), ""),
        (row("old", "371082101203", until=TODAY - A_DAY), "place_ended"),
        (row("old", "371082101203", since=TODAY - A_DAY), ""),
        (row("old", "371082101203", since=TODAY), "place_not_begun"),
        (row("old", "371082102"), "place_level_other"),
        (row("other", "371082101203"), "place_missing"),
    ],
)
def test_rule_4_a_place_is_split_from_one_of_its_level_that_was_there_the_day_before(
    old: PlaceRow, code: str
) -> None:
    situation = given(PLACE, rows=(ABOVE, old))
    outcome = situation.when(change(REGISTER, split_from=(PlaceId("old"),)), register_place)
    assert outcome.code == code
    if not code:
        assert outcome.only().split_from == ("old",)


CHANGE = m.ChangePlace(
    place=PlaceId(KEY), code="371082101299", name="社区", since=TODAY, cause="村改居"
)


@pytest.mark.parametrize(
    ("since", "code"), [(TODAY - A_DAY, ""), (TODAY, "place_change_not_later")]
)
def test_rule_3_a_change_comes_after_the_last_one(since: date, code: str) -> None:
    situation = given(PLACE, registered(since=since), rows=(ABOVE,))
    outcome = situation.when(CHANGE, change_place)
    assert outcome.code == code
    if not code:
        outcome.then(
            m.PlaceChanged(
                code="371082101299",
                name="社区",
                parent=PlaceId("town"),
                since=TODAY,
                cause="村改居",
            )
        )


@pytest.mark.parametrize(
    ("code", "owner", "refusal"),
    [
        ("371082102", "x", "place_parent_wrong"),
        (VILLAGE, KEY, ""),
        (VILLAGE, "x", "place_code_taken"),
    ],
)
def test_rule_1_a_change_keeps_the_level_and_may_keep_the_code(
    code: str, owner: str, refusal: str
) -> None:
    situation = given(PLACE, registered(), rows=(ABOVE, row(owner, VILLAGE)))
    assert situation.when(change(CHANGE, code=code), change_place).code == refusal


MERGE = m.MergePlace(place=PlaceId(KEY), into=PlaceId("other"), since=TODAY, cause="合并")
MERGED = m.PlaceMerged(kind=LineageKind.MERGE, into=PlaceId("other"), since=TODAY, cause="合并")
OTHER = row("other", "371082101202")


@pytest.mark.parametrize(
    ("into", "code"),
    [
        (OTHER, ""),
        (change(OTHER, since=TODAY), ""),
        (change(OTHER, since=TODAY + A_DAY), "place_not_begun"),
        (change(OTHER, until=TODAY), "place_ended"),
        (row("other", "371082102"), "place_level_other"),
        (change(OTHER, owner=KEY), "place_into_itself"),
    ],
)
def test_rule_4_a_place_merges_into_one_of_its_level_on_that_day(into: PlaceRow, code: str) -> None:
    situation = given(PLACE, registered(), rows=(into,))
    outcome = situation.when(change(MERGE, into=PlaceId(into.owner)), merge_place)
    assert outcome.code == code
    if not code:
        outcome.then(MERGED)


DIVIDE = m.DividePlace(
    place=PlaceId(KEY), into=(PlaceId("other"), PlaceId("third")), since=TODAY, cause="分设"
)
THIRD = row("third", "371082101204")


@pytest.mark.parametrize(
    ("into", "third", "code"),
    [
        ("other third", THIRD, ""),
        ("other", THIRD, "place_parts_few"),
        ("", THIRD, "place_parts_few"),
        ("other other", THIRD, "place_parts_few"),
        ("other third other", THIRD, "place_parts_few"),
        (f"other {KEY}", THIRD, "place_into_itself"),
        ("other third", change(THIRD, since=TODAY + A_DAY), "place_not_begun"),
        ("other third", change(THIRD, until=TODAY), "place_ended"),
        ("other third", change(THIRD, level=DivisionLevel.TOWN), "place_level_other"),
        ("other none", THIRD, "place_missing"),
    ],
)
def test_rule_4_a_place_is_divided_into_several_of_its_level_on_that_day(
    into: str, third: PlaceRow, code: str
) -> None:
    parts = tuple(map(PlaceId, into.split()))
    situation = given(PLACE, registered(), rows=(OTHER, third))
    outcome = situation.when(change(DIVIDE, into=parts), divide_place)
    assert outcome.code == code
    if not code:
        outcome.then(m.PlaceDivided(into=parts, since=TODAY, cause="分设"))


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("371082", "place_code_short"),
        ("110108001", "place_code_foreign"),
        ("371003101", "place_code_foreign"),
        ("371082101", ""),
    ],
)
def test_rule_17_a_code_is_of_the_city(code: str, refusal: str) -> None:
    command = change(REGISTER, code=code)
    assert given(PLACE).when(command, register_place).code == refusal
    begun = given(PLACE, registered(TOWN))
    assert begun.when(change(CHANGE, code=code), change_place).code == refusal


@pytest.mark.parametrize(
    ("code", "since", "refusal"),
    [
        ("371003101", TODAY, ""),
        ("371003101", TODAY - A_DAY, "place_code_foreign"),
        ("371082101", TODAY, ""),
        ("371082101", TODAY - A_DAY, ""),
        ("371083101", TODAY, "place_code_foreign"),
    ],
)
def test_rule_17_codes_that_the_city_has_or_had_are_good(
    code: str, since: date, refusal: str
) -> None:
    spans = (
        CityRow(code="371082", name="", since=date.min, until=TODAY),
        CityRow(code="371003", name="新区", since=TODAY, until=FOREVER),
    )
    command = change(REGISTER, code=code, since=since)
    assert given(PLACE, rows=spans).when(command, register_place).code == refusal


def test_rule_17_a_place_may_be_renamed_under_a_code_that_it_has() -> None:
    situation = given(PLACE, registered("110108001"))
    assert situation.when(change(CHANGE, code="110108001"), change_place).code == ""


@pytest.mark.parametrize(
    ("until", "code"),
    [(TODAY, ""), (TODAY + A_DAY, "place_not_empty"), (FOREVER, "place_not_empty")],
)
def test_rule_4_a_place_is_merged_when_nothing_lies_in_it(until: date, code: str) -> None:
    inside = change(row("inside", VILLAGE, until=until), parent=PlaceId(KEY))
    other = row("other", "371082102")
    rows = (other, change(other, owner="third"), inside)
    situation = given(PLACE, registered(TOWN), rows=rows)
    assert situation.when(MERGE, merge_place).code == code
    assert situation.when(DIVIDE, divide_place).code == code


@pytest.mark.parametrize("field", ["name", "cause"])
def test_rule_3_a_change_has_a_name_and_a_cause(field: str) -> None:
    situation = given(PLACE, registered(), rows=(ABOVE, OTHER))
    outcome = situation.when(change(CHANGE, **{field: ""}), change_place)
    outcome.refused("text_not_clean", field=field)
    situation.when(change(MERGE, cause=""), merge_place).refused("text_not_clean", field="cause")
    two = given(PLACE, registered(), rows=(OTHER, THIRD))
    two.when(change(DIVIDE, cause=""), divide_place).refused("text_not_clean", field="cause")


def test_rules_3_and_4_what_ended_or_never_was_is_not_changed() -> None:
    ended = change(MERGED, since=BEGUN + A_DAY)
    for situation, code, facts in (
        (
            given(PLACE, registered(), ended, rows=(ABOVE, OTHER)),
            "place_ended",
            {"name": "大庄", "until": BEGUN + A_DAY},
        ),
        (given(PLACE, rows=(ABOVE, OTHER)), "place_missing", {"place": KEY}),
    ):
        for command, rule in (
            (CHANGE, change_place),
            (MERGE, merge_place),
            (DIVIDE, divide_place),
        ):
            situation.when(command, rule).refused(code, **facts)


def test_rule_3_every_change_begins_a_span_and_ends_the_one_before() -> None:
    renamed = m.PlaceChanged(
        code="371082101299", name="社区", parent=PlaceId("town"), since=BEGUN + A_DAY, cause="x"
    )
    begun = change(registered(), split_from=(PlaceId("old"),))
    state = given(PLACE, begun, renamed, MERGED).state
    first = PlaceSpan(
        code=VILLAGE, name="大庄", parent=PlaceId("town"), since=BEGUN, until=BEGUN + A_DAY
    )
    second = PlaceSpan(
        code="371082101299",
        name="社区",
        parent=PlaceId("town"),
        since=BEGUN + A_DAY,
        until=TODAY,
    )
    assert state == Place(
        level=DivisionLevel.VILLAGE,
        spans=(first, second),
        ancestors=(Ancestor(PlaceId("old"), LineageKind.SPLIT, BEGUN),),
        successor=PlaceId("other"),
    )
    days = [BEGUN - A_DAY, BEGUN, BEGUN + A_DAY, TODAY - A_DAY, TODAY]
    assert [state.on(day) for day in days] == [None, first, second, second, None]
    lineage = [one for one in PLACE.rows_of(state) if isinstance(one, LineageRow)]
    assert [(one.other, one.kind, one.since) for one in lineage] == [
        ("old", LineageKind.SPLIT, BEGUN),
        ("other", LineageKind.MERGE, TODAY),
    ]
