"""Figures over cities: added from what each shows, by asking each; who is missing is named."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Barrier, Event
from typing import Any

import pytest
from attrs import evolve

from ruralgov.app.application import App
from ruralgov.domain.access import AUDITOR, STATISTICS, GrantRole, Readings
from ruralgov.domain.cases import CaseFigures, FigureBy, Measure, Satisfaction
from ruralgov.domain.cases.figures.queries import FigureSheet
from ruralgov.domain.cases.figures.together import COMMON, LineSum, Sum, together
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.registry import REGISTRATION, PersonByIdentity
from ruralgov.reports.cities import City, asked_each, figures_of_cities, way_to
from ruralgov.sample.draw import identity_number
from ruralgov_sqlalchemy import SqlStorage
from tests.cases.test_figures import done
from tests.town import KEYS, OPENED, Town, code_of

PROVINCE = AccountId("province")
NAMES = {"371082": "荣成市", "370682": "莱阳市", "370283": "平度市", "371502": "东昌府区"}
HAPPY, SORRY = Satisfaction.SATISFIED, Satisfaction.DISSATISFIED


def founded(storage: SqlStorage) -> Town:
    """Found a city in which the province has an account with a role."""
    town = Town(storage)
    town.do("admin", GrantRole(account=PROVINCE, role=AUDITOR, basis="省级统计"))
    return town


def opening(town: Town) -> Callable[[], App]:
    """Return what opens a city again, as the province would."""
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    url, city = storage.engine.url.render_as_string(hide_password=False), town.app.city

    def opened() -> App:
        app = App(city, SqlStorage(url, city), KEYS, contexts=OPENED, clock=town.clock)
        app.check()
        return app

    return opened


@pytest.fixture
def towns(tmp_path: Path, postgres_url: str) -> Iterator[list[Town]]:
    """Three cities with a file each, and one in a PostgreSQL."""
    urls = [f"sqlite:///{tmp_path}/{city}.db" for city in NAMES]
    urls[-1] = postgres_url
    made = [founded(SqlStorage(url, city)) for url, city in zip(urls, NAMES, strict=True)]
    yield made
    for town in made:
        town.app.close()


def asked_of(town: Town, account: AccountId = PROVINCE) -> City:
    city = town.app.city
    return City(code=city, name=NAMES[city], ask=way_to(opening(town), account))


def work(town: Town, happy: int, sorry: int) -> None:
    for number, said in ((happy, HAPPY), (sorry, SORRY)):
        for _ in range(number):
            done(town, "light", town.village, said)


def share(line: LineSum, measure: Measure) -> Any:
    return next(one for one in line.figures if one.measure is measure)


def test_cities_are_asked_at_once_and_what_they_show_is_added(towns: list[Town]) -> None:
    for town, happy, sorry in zip(towns, (5, 8, 2, 6), (6, 9, 0, 0), strict=True):
        work(town, happy, sorry)
    gone = City(code="371625", name="博兴县", ask=way_to(open_nothing, PROVINCE))
    stranger = asked_of(towns[3], AccountId("nobody"))
    found = figures_of_cities(
        [*map(asked_of, towns[:3]), gone, evolve(stranger, code="371083")],
        CaseFigures(by=FigureBy.MONTH),
    )
    assert found.together is not None
    small = towns[2].app.city
    assert found.together.total.done == Sum(value=28, held=(small,))
    assert found.together.total.reported == Sum(value=28, held=(small,))
    satisfied = share(found.together.total, Measure.SATISFIED)
    assert (satisfied.numerator, satisfied.denominator, satisfied.held) == (13, 28, (small,))
    (month,) = found.together.lines
    assert (month.key, month.done) == ("2026-01", Sum(value=28, held=(small,)))
    assert [*found.sheets] == [town.app.city for town in towns[:3]]
    missing = {one.city: one.why.code for one in found.missing}
    assert missing == {"371625": "city_unreachable", "371083": "not_granted"}
    whole = figures_of_cities([asked_of(towns[3]), asked_of(towns[0])], CaseFigures())
    assert whole.together is not None
    assert whole.missing == ()
    assert whole.together.total.done == Sum(value=17)


def open_nothing() -> App:
    raise ConnectionRefusedError("postgresql://u:secret@10.1.2.3/city")


def test_what_is_shown_of_people_is_recorded_in_each_city(tmp_path: Path) -> None:
    towns = [founded(SqlStorage(f"sqlite:///{tmp_path}/{city}", city)) for city in [*NAMES][:2]]
    identity = IdentityNumber.of(identity_number(9))
    people = [town.person(town.household("1"), identity_number(9)) for town in towns]
    cities = [asked_of(town, AccountId("registrar")) for town in towns]
    found = asked_each(cities, PersonByIdentity(identity=identity), REGISTRATION)
    assert found.missing == ()
    for town, person in zip(towns, people, strict=True):
        assert [
            row.account for row in town.ask("auditor", Readings(subject=f"person/{person}"))
        ] == ["registrar"]
    refused = asked_each([asked_of(towns[0])], PersonByIdentity(identity=identity), REGISTRATION)
    assert [one.why.code for one in refused.missing] == ["not_granted"]
    for town in towns:
        town.app.close()


def sheet(happy: int, sorry: int, by: FigureBy | None = FigureBy.MONTH, months: int = 1) -> Any:
    """Return what a city shows that did so many cases in each month."""
    town = Town()
    for _ in range(months):
        work(town, happy, sorry)
        town.clock.now += timedelta(days=31)
    acting: dict[str, Any] = {"actor": town.account("auditor"), "purpose": STATISTICS}
    return town.app.query(CaseFigures(by=by), **acting)


@pytest.fixture(scope="module")
def sheets() -> dict[str, FigureSheet]:
    """What three cities show; the last holds back what it has."""
    return {"a": sheet(5, 6), "b": sheet(5, 9, months=2), "c": sheet(1, 1)}


def test_shares_are_never_averaged_and_a_month_without_cases_is_a_nought(
    sheets: dict[str, FigureSheet],
) -> None:
    found = together(sheets)
    happy = share(found.total, Measure.SATISFIED)
    assert (happy.numerator, happy.denominator) == (5 + 2 * 5, 11 + 2 * 14)
    assert [line.key for line in found.lines] == ["2026-01", "2026-02"]
    assert found.lines[1].done == Sum(value=14)
    assert found.lines[0].done == Sum(value=25, held=("c",))
    assert sum(one.value or 0 for one in found.endings.values()) == 39
    assert {one.held for one in found.endings.values()} == {("c",)}


def test_where_every_city_holds_back_there_is_no_number(sheets: dict[str, FigureSheet]) -> None:
    found = together({"c": sheets["c"], "d": sheets["c"]})
    assert found.total.done == found.total.reported == Sum(value=None, held=("c", "d"))
    happy = share(found.total, Measure.SATISFIED)
    assert (happy.numerator, happy.denominator, happy.held) == (None, None, ("c", "d"))
    assert happy.exclusions == {}


def test_what_is_not_known_by_level_is_held_back_by_nobody() -> None:
    found = together({"a": sheet(5, 1, FigureBy.LEVEL)})
    assert [(line.key, line.reported, line.done.value) for line in found.lines] == [
        ("town", None, 6)
    ]
    assert found.total.reported == Sum(value=6)


@pytest.mark.parametrize(("happy", "sorry"), [(0, 1), (2, 2), (4, 0)])
def test_a_number_that_a_city_holds_back_changes_no_sum(
    happy: int, sorry: int, sheets: dict[str, FigureSheet]
) -> None:
    assert together(sheets | {"c": sheet(happy, sorry)}) == together(sheets)


def answering(sheet: object, code: str = "a") -> City:
    return City(code=code, name=code, ask=lambda _query, _purpose: sheet)


def test_a_city_that_does_not_answer_in_time_is_named_and_holds_nobody_up(
    sheets: dict[str, FigureSheet],
) -> None:
    never = Event()
    slow = City(code="s", name="慢市", ask=lambda _query, _purpose: never.wait())
    asked = [slow, answering(sheets["a"]), answering(sheets["b"], "b")]
    found = figures_of_cities(asked, CaseFigures(by=FigureBy.MONTH), patience=0.3, at_once=2)
    assert [(one.city, one.why.code) for one in found.missing] == [("s", "city_silent")]
    assert found.together is not None
    assert found.together.cities == ("a", "b")
    never.set()


def test_cities_are_asked_at_the_same_time(sheets: dict[str, FigureSheet]) -> None:
    barrier = Barrier(3, timeout=5)

    def ask(_query: object, _purpose: object) -> FigureSheet:
        barrier.wait()
        return sheets["a"]

    cities = [City(code=code, name=code, ask=ask) for code in "abc"]
    assert figures_of_cities(cities, CaseFigures(by=FigureBy.MONTH)).missing == ()


def test_what_a_city_says_of_its_failure_has_no_password_and_both_languages() -> None:
    city = City(code="a", name="甲市", ask=lambda _query, _purpose: open_nothing())
    found = figures_of_cities([city], CaseFigures())
    assert found.together is None
    (one,) = found.missing
    assert "secret" not in str(one.why)
    assert "甲市" in one.why.zh
    assert "甲市" in one.why.en


@pytest.mark.parametrize("answer", [None, 0, "sheet"])
def test_an_answer_to_another_question_is_not_counted(
    answer: object, sheets: dict[str, FigureSheet]
) -> None:
    given = sheets["a"] if answer == "sheet" else answer
    found = figures_of_cities([answering(given)], CaseFigures(by=FigureBy.LEVEL))
    assert [one.why.code for one in found.missing] == ["city_answer_wrong"]
    assert (found.together, found.sheets) == (None, {})


@pytest.mark.parametrize("by", [*FigureBy, None])
def test_only_lines_that_mean_the_same_everywhere_are_added(by: FigureBy | None) -> None:
    code = code_of(partial(figures_of_cities, [], CaseFigures(by=by)))
    assert code == ("" if by in COMMON else "cities_of_one_city")


def test_no_place_is_asked_of_all_cities_and_no_city_twice() -> None:
    town = Town()
    here = CaseFigures(place=town.village)
    assert code_of(partial(figures_of_cities, [], here)) == "cities_of_one_city"
    twice = [answering(None), answering(None)]
    assert code_of(partial(figures_of_cities, twice, CaseFigures())) == "city_named_twice"
