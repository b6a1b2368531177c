from datetime import date

from ruralgov.domain.collectives import (
    CollectiveRow,
    Collectives,
    DissolveCollective,
    FoundCollective,
)
from ruralgov.domain.kernel.ids import CITY, CollectiveId, OrganisationId, PlaceId
from ruralgov.domain.registry import OrganisationKind, RegisterOrganisation
from tests.town import DAY, Town, code_of


def founding(town: Town, **more: object) -> FoundCollective:
    given = {"place": town.village, "name": "大庄股份经济合作社", "since": DAY, "source": "登记证"}
    return FoundCollective(**(given | more))  # type: ignore[arg-type]


def found(town: Town, **more: object) -> CollectiveId:
    return CollectiveId(town.do("registrar", founding(town, **more)).key)


def names(town: Town, place: PlaceId, day: date | None = None) -> list[str]:
    rows: list[CollectiveRow] = town.ask("keeper", Collectives(place=place), day)
    return [row.name for row in rows]


def test_rule_1_a_name_is_its_own_at_a_place_of_the_city(town: Town) -> None:
    found(town)
    assert code_of(lambda: found(town)) == "collective_taken"
    assert code_of(lambda: found(town, place=PlaceId("nowhere"))) == "place_missing"
    found(town, place=town.other)
    assert names(town, town.village) == ["大庄股份经济合作社"]
    assert len(names(town, town.town)) == 2


def test_rule_2_an_organisation_stands_behind_one(town: Town) -> None:
    enter = RegisterOrganisation(
        name="合作社", kind=OrganisationKind.COLLECTIVE, place=town.village, since=DAY, source="t"
    )
    behind = OrganisationId(town.do("registrar", enter).key)
    found(town, organisation=behind)
    again = founding(town, name="另一套账", organisation=behind)
    assert code_of(lambda: town.do("registrar", again)) == "collective_organisation_taken"


def test_rule_3_it_ends_on_a_day_and_stays_in_the_past(town: Town) -> None:
    key = found(town)
    late = date(2025, 7, 1)
    early = DissolveCollective(collective=key, since=DAY, cause="合并")
    assert code_of(lambda: town.do("registrar", early)) == "change_not_later"
    end = DissolveCollective(collective=key, since=late, cause="合并")
    town.do("registrar", end)
    assert code_of(lambda: town.do("registrar", end)) == "collective_missing"
    assert names(town, town.village, date(2025, 6, 30)) == ["大庄股份经济合作社"]
    assert names(town, town.village, late) == []
    for place in (town.village, town.town, CITY):
        rows = town.ask("keeper", Collectives(place=place, ended=True), late)
        assert [row.owner for row in rows] == [key]
    assert town.ask("keeper", Collectives(place=town.other, ended=True), late) == []
    found(town, since=late)
