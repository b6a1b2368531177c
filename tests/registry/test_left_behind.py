"""What hangs on a place that ends: it is listed, and each thing has a command that ends it."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import cases as c
from ruralgov.domain import grids as g
from ruralgov.domain import registry as r
from ruralgov.domain.access import GrantRole
from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, AccountId, HouseholdId, PlaceId
from ruralgov.domain.kernel.roles import Actor
from tests.grids.village import Village
from tests.registry.merging import A_DAY, by, merge, of_town, reported, today
from tests.town import DAY, Town, code_of


def test_rule_19_one_question_lists_what_hangs_before_and_one_list_what_is_left_after() -> None:
    town = Village()
    lane = g.LanePlan(name="一巷", villager_group="1组", households=town.homes(0, 12))
    drawn = g.DelineateGrids(
        village=town.village,
        grids=(g.GridOutline(name="一", lanes=(lane,)),),
        since=DAY,
        basis="方案",
    )
    town.do("grids", drawn)
    town.do(
        "registrar",
        r.RegisterOrganisation(
            name="党支部",
            kind=r.OrganisationKind.PARTY_BRANCH,
            place=town.village,
            since=DAY,
            source="t",
        ),
    )
    town.do(
        "registrar",
        FoundCollective(place=town.village, name="合作社", since=DAY, source="t"),
    )
    case = reported(town, town.village)
    town.do(
        "admin",
        GrantRole(account=AccountId("w"), role=r.REGISTRAR, place=town.village, basis="t"),
    )
    counts = {
        "grant": 1,
        "household": 40,
        "organisation": 1,
        "grid": 1,
        "lane": 1,
        "case": 1,
        "collective": 1,
    }
    before = town.ask("registrar", r.HangingOn(place=town.village))
    assert before.counts == counts
    assert town.ask("registrar", r.LeftBehind()) == []
    merge(town)
    for place in (CITY, town.town, town.other):
        left = town.ask("auditor", r.LeftBehind(place=place))
        assert left == list(before.things)
    assert town.ask("auditor", r.LeftBehind(), today(town) - A_DAY) == []
    (found,) = (one for one in before.things if one.kind == "case")
    assert (found.key, found.command) == (case, "RelocateCase")
    for one in before.things:
        assert one.zh
        assert one.en
        assert one.place == town.village
    town.do("desk", c.RelocateCase(case=case, place=town.other, reason="合并"))
    town.do("registrar", moving(town))
    kinds = {one.kind for one in town.ask("auditor", r.LeftBehind())}
    assert kinds == {"grant", "organisation", "grid", "lane", "collective"}
    assert town.app.verify() == []


def moving(town: Town, **more: Any) -> r.MoveHouseholds:
    given: dict[str, Any] = {"village": town.village, "into": town.other, "since": today(town)}
    return r.MoveHouseholds(**(given | {"cause": "合并"} | more))


def numbers(town: Town, village: PlaceId, day: date | None = None) -> list[str]:
    return sorted(one.number for one in town.ask("registrar", r.Households(village=village), day))


def test_rule_20_all_households_move_together_and_the_day_before_stays(town: Town) -> None:
    homes = [town.household(f"{n:04d}") for n in range(1, 4)]
    merge(town)
    town.do("registrar", moving(town))
    assert numbers(town, town.other) == ["0001", "0002", "0003"]
    assert numbers(town, town.village) == []
    assert numbers(town, town.village, today(town) - A_DAY) == ["0001", "0002", "0003"]
    assert {one.owner for one in town.ask("registrar", r.Households(village=town.other))} == {
        *homes
    }
    assert code_of(lambda: town.do("registrar", moving(town))) == "households_none"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"numbers": r.NumberRule.PREFIX, "prefix": "大"}, ["0001", "大0001", "大0002"]),
        ({"numbers": r.NumberRule.RENUMBER}, ["0001", "0002", "0003"]),
    ],
)
def test_rule_20_numbers_that_collide_are_told_or_ruled(
    town: Town, more: dict[str, Any], found: list[str]
) -> None:
    town.household("0001", town.other)
    for number in ("0001", "0002"):
        town.household(number)
    with pytest.raises(Refused) as refusal:
        town.do("registrar", moving(town))
    assert refusal.value.code == "household_numbers_taken"
    assert (refusal.value.facts["count"], refusal.value.facts["numbers"]) == (1, "0001")
    assert numbers(town, town.village) == ["0001", "0002"]
    town.do("registrar", moving(town, **more))
    assert numbers(town, town.other) == found


def test_rule_20_some_may_be_named_and_all_that_is_wrong_moves_nobody(town: Town) -> None:
    first, second = town.household("1"), town.household("2")
    strange = town.household("9", town.other)
    for more, code in (
        ({"households": (first, strange)}, "households_elsewhere"),
        ({"into": town.village}, "households_nowhere"),
        ({"into": town.town}, "households_nowhere"),
        ({"since": DAY}, "households_not_later"),
        ({"since": date(2022, 12, 31)}, "place_not_begun"),
        ({"numbers": r.NumberRule.PREFIX}, "text_not_clean"),
        ({"cause": ""}, "text_not_clean"),
    ):
        assert code_of(partial(town.do, "registrar", moving(town, **more))) == code
    town.do("registrar", moving(town, households=(first, first)))
    assert numbers(town, town.village) == ["2"]
    assert second


def test_rule_20_the_town_may_move_within_itself_and_a_village_may_not(town: Town) -> None:
    of_town(town)
    town.household("1")
    away = town.place("371082102", "成山镇"), town.place("371082102201", "远庄")
    grant = GrantRole(account=AccountId("v"), role=r.REGISTRAR, place=town.village, basis="t")
    town.do("admin", grant)
    acting: dict[str, Any] = {"actor": Actor(AccountId("v")), "purpose": r.REGISTRATION}
    assert code_of(lambda: town.app.execute(moving(town), **acting)) == "not_granted"
    far = moving(town, into=away[1])
    assert code_of(lambda: by(town, "registrar", far)) == "not_granted"
    by(town, "registrar", moving(town))
    assert numbers(town, town.other) == ["1"]


def test_rule_20_hundreds_move_without_a_question_for_each(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes = [
        r.RegisterHousehold(village=town.village, number=f"{n:04d}", since=DAY, source="t")
        for n in range(300)
    ]
    made = town.app.execute_all(homes, **town.city.staff("registrar"))
    lane = g.LanePlan(
        name="一巷", villager_group="-", households=tuple(HouseholdId(one.key) for one in made)
    )
    grids = (g.GridOutline(name="一", lanes=(lane,)),)
    town.do("grids", g.DelineateGrids(village=town.village, grids=grids, since=DAY, basis="x"))
    asked = []
    kind = type(town.app.storage.begin(write=False))
    for name in ("load", "lookup", "rows"):
        plain = getattr(kind, name)

        def counted(*given: Any, plain: Any = plain, **more: Any) -> Any:
            asked.append(given[1])
            return plain(*given, **more)

        monkeypatch.setattr(kind, name, counted)
    town.do("registrar", moving(town))
    assert len(asked) < 40
    assert len(numbers(town, town.other)) == 300
    assert town.ask("grids", g.GridsOf(village=town.village))[0].households == 0


def test_a_divided_village_is_the_towns_to_finish_and_no_parts(town: Town) -> None:
    town.household("1")
    parts = town.place("371082101205", "东庄"), town.place("371082101206", "西庄")
    for place in (*parts, town.town):
        town.do(
            "admin", GrantRole(account=AccountId(place), role=r.REGISTRAR, place=place, basis="t")
        )
    divide = r.DividePlace(place=town.village, into=parts, since=today(town), cause="分村")
    town.do("registrar", divide)

    def may(place: PlaceId) -> bool:
        query = r.Households(village=town.village)
        acting: dict[str, Any] = {"actor": Actor(AccountId(place)), "purpose": r.REGISTRATION}
        return code_of(lambda: town.app.query(query, **acting)) == ""

    assert [may(place) for place in (*parts, town.town)] == [False, False, True]
    today_is = town.ask("auditor", r.PlaceToday(place=town.village))
    assert [row.owner for row in today_is] == [*parts]


def test_rule_19_a_recoded_town_is_told_of_villages_with_its_old_code(town: Town) -> None:
    recode = r.ChangePlace(
        place=town.town, code="371082111", name="俚岛街道", since=today(town), cause="改"
    )
    town.do("registrar", recode)
    left = town.ask("auditor", r.LeftBehind())
    assert {(one.key, one.kind, one.command) for one in left} == {
        (village, "place_code", "ChangePlace") for village in (town.village, town.other)
    }
    for n, village in enumerate((town.village, town.other)):
        code = f"37108211120{n}"
        follow = r.ChangePlace(place=village, code=code, name="庄", since=today(town), cause="改")
        town.do("registrar", follow)
    assert town.ask("auditor", r.LeftBehind()) == []
