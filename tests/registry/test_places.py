from datetime import date

import pytest

from ruralgov.app.application import App
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.registry import (
    REGISTRAR,
    REGISTRATION,
    ChangePlace,
    Lineage,
    MergePlace,
    PlaceByCode,
    PlaceNames,
    Places,
    RegisterPlace,
)
from tests.town import KEYS, Town, code_of

LATER = date(2025, 7, 1)


def names(town: Town, day: date) -> list[str]:
    return [row.name for row in town.ask("auditor", Places(parent=town.town), day)]


def test_rule_1_a_code_names_one_place_and_two_places_may_share_a_name(town: Town) -> None:
    assert town.place("371082101203", "大庄")
    again = RegisterPlace(code="371082101201", name="新庄", since=LATER, source="t")
    assert code_of(lambda: town.do("registrar", again)) == "place_code_taken"


def test_rule_2_a_village_needs_its_town_and_zones_outside_gb2260_are_taken(town: Town) -> None:
    assert code_of(lambda: town.place("371082109201", "孤村")) == "place_parent_wrong"
    assert code_of(lambda: town.place("371091001", "经开区某街道")) == "place_code_foreign"
    zone = App("371091", MemoryStorage(), KEYS, clock=town.clock)
    zone.set_up(AccountId("admin"))
    grant = GrantRole(account=AccountId("registrar"), role=REGISTRAR, basis="t")
    zone.execute(grant, actor=town.account("admin"), purpose=ADMINISTRATION)
    street = RegisterPlace(code="371091001", name="某街道", since=LATER, source="t")
    assert zone.execute(street, actor=town.account("registrar"), purpose=REGISTRATION).key


def test_rule_3_a_place_is_found_under_the_name_and_code_of_the_day(town: Town) -> None:
    change = ChangePlace(
        place=town.village, code="371082101299", name="大庄社区", since=LATER, cause="村改居"
    )
    town.do("registrar", change)
    assert names(town, date(2025, 6, 30)) == ["大庄", "小庄"]
    assert sorted(names(town, LATER)) == ["大庄社区", "小庄"]
    assert town.ask("auditor", PlaceByCode(code="371082101201"), LATER) == []
    assert code_of(lambda: town.do("registrar", change)) == "place_change_not_later"


def test_rule_4_a_merger_ends_a_place_and_keeps_where_it_went(town: Town) -> None:
    merge = MergePlace(place=town.other, into=town.village, since=LATER, cause="合村并居")
    town.do("registrar", merge)
    assert names(town, LATER) == ["大庄"]
    assert names(town, date(2025, 6, 30)) == ["大庄", "小庄"]
    (row,) = town.ask("auditor", Lineage(place=town.village))
    assert (row.owner, row.other, row.kind) == (town.other, town.village, "merge")
    assert code_of(lambda: town.do("registrar", merge)) == "place_ended"


def test_rule_4_a_split_names_what_it_came_out_of(town: Town) -> None:
    split = RegisterPlace(
        code="371082101205", name="大庄东", since=LATER, source="t", split_from=(town.village,)
    )
    town.do("registrar", split)
    (row,) = town.ask("auditor", Lineage(place=town.village))
    assert (row.other, row.kind) == (town.village, "split")
    strange = change(split, code="371082101206", split_from=(PlaceId("nowhere"),))
    assert code_of(lambda: town.do("registrar", strange)) == "place_missing"


@pytest.mark.parametrize(
    ("into", "code"), [("village", "place_into_itself"), ("town", "place_level_other")]
)
def test_rule_4_a_place_merges_only_into_another_of_its_level(
    town: Town, into: str, code: str
) -> None:
    merge = MergePlace(place=town.village, into=getattr(town, into), since=LATER, cause="x")
    with pytest.raises(Refused) as refusal:
        town.do("registrar", merge)
    assert refusal.value.code == code
    assert refusal.value.zh
    assert refusal.value.en


def test_rule_4_a_town_with_villages_is_not_merged_away(town: Town) -> None:
    other = town.place("371082102", "成山镇")
    merge = MergePlace(place=town.town, into=other, since=LATER, cause="x")
    assert code_of(lambda: town.do("registrar", merge)) == "place_not_empty"


def test_places_are_named_as_of_the_day_a_village_with_its_town(town: Town) -> None:
    rename = ChangePlace(
        place=town.other, code="371082101202", name="新庄", since=date(2025, 1, 1), cause="更名"
    )
    town.do("registrar", rename)
    merge = MergePlace(place=town.village, into=town.other, since=LATER, cause="撤并")
    town.do("registrar", merge)
    keys = (town.other, PlaceId("none"), town.town, town.village)

    def named(day: date) -> list[tuple[str, str]]:
        found = town.ask("registrar", PlaceNames(places=keys), day)
        return [(one.town, one.name) for one in found]

    assert named(date(2024, 6, 1)) == [("俚岛镇", "小庄"), ("", "俚岛镇"), ("俚岛镇", "大庄")]
    assert named(date(2026, 1, 1)) == [("俚岛镇", "新庄"), ("", "俚岛镇"), ("俚岛镇", "大庄")]
