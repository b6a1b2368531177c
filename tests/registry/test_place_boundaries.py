"""The rules of places where they turn: each asked by itself, without an app."""

from datetime import date, timedelta

import pytest

from ruralgov.domain import registry as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry import PLACE, LineageRow, Place, PlaceRow
from ruralgov.domain.registry.places.model import Ancestor, LineageKind, PlaceSpan
from ruralgov.domain.registry.places.rules import change_place, merge_place, register_place
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


def test_rule_4_a_place_is_split_from_places_that_were_there() -> None:
    ended = row("old", "371082101203", until=BEGUN + A_DAY)
    situation = given(PLACE, rows=(ABOVE, ended))
    split = change(REGISTER, split_from=(PlaceId("old"),))
    assert situation.when(split, register_place).only().split_from == ("old",)
    none = change(REGISTER, split_from=(PlaceId("old"), PlaceId("none")))
    situation.when(none, register_place).refused("place_missing", place="none")


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
        (change(OTHER, since=TODAY + A_DAY), "place_missing"),
        (change(OTHER, until=TODAY), "place_missing"),
        (row("other", "371082102"), "place_missing"),
        (change(OTHER, owner=KEY), "place_missing"),
    ],
)
def test_rule_4_a_place_merges_into_one_of_its_level_on_that_day(into: PlaceRow, code: str) -> None:
    situation = given(PLACE, registered(), rows=(into,))
    outcome = situation.when(change(MERGE, into=PlaceId(into.owner)), merge_place)
    assert outcome.code == code
    if not code:
        outcome.then(MERGED)


@pytest.mark.parametrize(
    ("until", "code"),
    [(TODAY, ""), (TODAY + A_DAY, "place_not_empty"), (FOREVER, "place_not_empty")],
)
def test_rule_4_a_place_is_merged_when_nothing_lies_in_it(until: date, code: str) -> None:
    inside = change(row("inside", VILLAGE, until=until), parent=PlaceId(KEY))
    situation = given(PLACE, registered(TOWN), rows=(row("other", "371082102"), inside))
    assert situation.when(MERGE, merge_place).code == code


@pytest.mark.parametrize("field", ["name", "cause"])
def test_rule_3_a_change_has_a_name_and_a_cause(field: str) -> None:
    situation = given(PLACE, registered(), rows=(ABOVE, OTHER))
    outcome = situation.when(change(CHANGE, **{field: ""}), change_place)
    outcome.refused("text_not_clean", field=field)
    situation.when(change(MERGE, cause=""), merge_place).refused("text_not_clean", field="cause")


def test_rules_3_and_4_what_ended_or_never_was_is_not_changed() -> None:
    for situation in (
        given(PLACE, registered(), change(MERGED, since=BEGUN + A_DAY), rows=(ABOVE, OTHER)),
        given(PLACE, rows=(ABOVE, OTHER)),
    ):
        situation.when(CHANGE, change_place).refused("place_missing", place=KEY)
        situation.when(MERGE, merge_place).refused("place_missing", place=KEY)


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
