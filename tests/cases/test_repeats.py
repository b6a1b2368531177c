"""What comes again: of the same household, at the same spot, or only of the same village."""

from datetime import timedelta
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    CASE,
    CaseFigures,
    Exclusion,
    FigureCases,
    IntakeChannel,
    Measure,
    Part,
    RepeatKind,
    RepeatsOf,
    Within,
    rules_intake,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.ids import HouseholdId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.kernel.point import Point
from tests.cases.test_case_boundaries import DAY, HOUR, NOW, matter
from tests.cases.test_figures_answered import figure, share
from tests.cases.test_plan_boundaries import closed
from tests.given import PROFILE, given
from tests.town import Town, code_of
from tests.ways import WAY, report, take

METRE = 9
"""So many micro-degrees of latitude are a metre, no less."""
HERE = Point(longitude=122_500_000, latitude=37_200_000)
HOME, OTHER = HouseholdId("home"), HouseholdId("other")
COMMAND = m.ReportCase(
    matter="light",
    place=PlaceId("village"),
    channel=IntakeChannel.WEB,
    text=CitizenText.of("灯"),
    household=HOME,
    point=HERE,
)


def north(metres: int) -> dict[str, int]:
    """Return the columns of a case so many metres north of here."""
    return {"longitude": HERE.longitude, "latitude": HERE.latitude + metres * METRE}


def told(command: m.ReportCase, *rows: Any) -> tuple[Any, Any]:
    event = given(CASE, others=matter(), rows=rows).when(command, rules_intake.report_case).only()
    return event.repeat_of, event.repeat


LINK = PROFILE.link_metres


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"household": HOME}, RepeatKind.HOUSEHOLD),
        ({"household": HOME, **north(4400)}, RepeatKind.HOUSEHOLD),
        ({"household": OTHER, **north(LINK)}, RepeatKind.NEAR),
        ({"household": OTHER, **north(LINK + 1)}, RepeatKind.OTHER),
        ({**north(4400)}, RepeatKind.OTHER),
        ({"household": OTHER}, RepeatKind.UNTOLD),
        ({}, RepeatKind.UNTOLD),
    ],
)
def test_rule_22_a_repeat_is_of_the_same_household_or_spot(
    row: dict[str, Any], kind: RepeatKind
) -> None:
    assert told(COMMAND, closed("a", NOW - HOUR, **row)) == ("a", kind)


def test_rule_22_the_likest_is_taken_and_of_these_the_last() -> None:
    rows = (
        closed("last", NOW - HOUR, recency=1),
        closed("near", NOW - 2 * HOUR, recency=2, **north(1)),
        closed("mine", NOW - 3 * HOUR, recency=3, household=HOME),
        closed("older", NOW - 4 * HOUR, recency=4, household=HOME),
    )
    assert told(COMMAND, *rows) == ("mine", RepeatKind.HOUSEHOLD)
    assert told(change(COMMAND, household=None), *rows) == ("near", RepeatKind.NEAR)
    nothing = change(COMMAND, household=None, point=None)
    assert told(nothing, *rows) == ("last", RepeatKind.UNTOLD)
    long_ago = closed("mine", NOW - (PROFILE.repeat_days + 1) * DAY, household=HOME)
    assert told(COMMAND, rows[0], long_ago) == ("last", RepeatKind.UNTOLD)
    assert told(COMMAND) == (None, None)


@pytest.mark.parametrize(("metres", "near"), [(50, True), (51, False)])
def test_rule_22_a_matter_may_have_metres_of_its_own(town: Town, metres: int, near: bool) -> None:
    command = m.DefineMatter(
        code="spot",
        name="井盖",
        standard="缺失",
        unit="镇街城建办",
        limit=TimeLimit(5, TimeUnit.WORKING_DAYS),
        since=NOW.date().replace(year=2024),
        source="t",
        terms=m.Terms(repeat_metres=50),
    )
    town.do("admin", command)
    first = change(COMMAND, matter="spot", place=town.village, household=town.household("1"))
    case = town.do("reporter", first).key
    take(town, case, *WAY)  # type: ignore[arg-type]
    moved = Point(longitude=HERE.longitude, latitude=HERE.latitude + metres * METRE)
    town.do("reporter", change(first, point=moved, household=None))
    (found,) = town.ask("auditor", RepeatsOf(first="2026-01", last="2026-01")).found
    assert found.kind is (RepeatKind.NEAR if near else RepeatKind.OTHER)
    assert code_of(lambda: m.Terms(repeat_metres=-1)) == "terms_wrong"


def test_rule_64_what_comes_again_is_counted_by_how_it_does(town: Town) -> None:
    home, other = town.household("1"), town.household("2")
    first = change(COMMAND, place=town.village, household=home)
    take(town, town.do("reporter", first).key, *WAY)  # type: ignore[arg-type]
    far = Point(longitude=HERE.longitude, latitude=HERE.latitude + 4400 * METRE)
    for one in (
        change(first, point=far),
        change(first, household=other),
        change(first, household=other, point=far),
        change(first, household=None, point=None),
    ):
        town.do("reporter", one)
    report(town, "road")
    found = figure(town, Measure.REPEATED)
    assert share(found) == (2, 5)
    assert found.within == {Within.HOUSEHOLD: 1, Within.NEAR: 1}
    assert found.exclusions == {Exclusion.UNTOLD: 1}
    for part, count in ((Part.COUNTED, 2), (Part.MISSED, 3), (Part.UNTOLD, 1)):
        query = FigureCases(measure=Measure.REPEATED, part=part)
        assert len(town.ask("auditor", query)) == count
    town.clock.now += timedelta(days=1)
    assert town.ask("auditor", CaseFigures(first="2026-02")).total.figures[-1].denominator == 0
