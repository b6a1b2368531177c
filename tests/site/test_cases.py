"""The report of a city: filled from the library's answers, and naming nobody."""

from pathlib import Path
from typing import Any

import pytest

from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases import CallBack, CaseFigures, CaseHistory, Satisfaction, UrgeCase
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.ports.publishing import Edition
from ruralgov_site.cases import report_of
from ruralgov_site.plugin import ruralgov_publishers
from tests.reports import finish, problem, report
from tests.town import Town
from tests.ways import WAY, row, take
from tests.ways import report as report_by_name

EDITION: dict[str, Any] = {
    "city": "371082",
    "name": "荣成市",
    "first": "2026-01",
    "last": "2026-12",
    "lang": "zh",
    "made": "2027-01-04",
    "head": "1:abc",
}


def asking(town: Town) -> Any:
    actor = town.account("auditor")
    return lambda query, purpose: town.app.query(query, actor=actor, purpose=purpose)


@pytest.fixture
def lived() -> Town:
    """A town with eight cases: one village has two of them, too few to be shown."""
    town = Town()
    cases = [report(town) for _ in range(5)]
    cases += [report(town, place=town.other) for _ in range(2)]
    problem(town, cases[0], cases[1])
    for case in cases:
        finish(town, case)
    take(town, report_by_name(town), *WAY)
    return town


def test_a_report_has_the_numbers_of_the_library(lived: Town) -> None:
    found = report_of(asking(lived), Edition(**EDITION))
    sheet = lived.ask("auditor", CaseFigures())
    assert found.total.cases == sheet.total.done == 8
    on_time = sheet.total.figures[0]
    assert (found.total.rates[0].numerator, found.total.rates[0].denominator) == (
        on_time.numerator,
        on_time.denominator,
    )
    assert [one.total and one.total.label for one in (found.towns, found.months)] == ["全市"] * 2
    assert [line.label for line in found.towns.lines] == ["俚岛镇"]
    assert [line.label for line in found.matters.lines] == ["路灯不亮"]
    facts = dict(found.facts)
    assert facts["收到诉求（件）"] == 8
    assert facts["涉及问题（同一问题计一次）"] == 7


def test_a_case_is_shown_only_if_somebody_named_it(lived: Town) -> None:
    assert report_of(asking(lived), Edition(**EDITION)).case is None
    number = "371082-2026-000001"
    found = report_of(asking(lived), Edition(**EDITION, case=number)).case
    assert found is not None
    steps = lived.ask("auditor", CaseHistory(number=number))
    assert [one.at for one in found.steps] == [one.at for one in steps]
    assert found.on_time
    assert found.deadline
    dues = [one.note for one in found.steps if "前办结" in one.note]
    assert len(dues) == len({one.due for one in steps if one.due}) >= 1
    assert dues[-1].endswith(found.deadline[-1])
    assert found.place == "俚岛镇"
    with pytest.raises(Refused, match="case_missing"):
        report_of(asking(lived), Edition(**EDITION, case="none"))


def test_a_period_that_is_none_is_refused_and_nothing_is_written(
    lived: Town, tmp_path: Path
) -> None:
    wrong = Edition(**EDITION | {"first": "2027-01"})
    with pytest.raises(BadInput, match="period_wrong"):
        ruralgov_publishers()["site"].publish(asking(lived), wrong, tmp_path / "r")
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_holds_anything_of_a_citizen(lived: Town, tmp_path: Path, lang: str) -> None:
    town = lived
    case = report_by_name(town)
    said = "孙二娘，13900000000，门前路灯坏了三天"
    take(town, case, *WAY[:2])
    town.do("desk", UrgeCase(case=case, words=said))
    take(town, case, *WAY[2:6])
    words = CitizenText.of(said)
    town.do("caller", CallBack(case=case, satisfaction=Satisfaction.SATISFIED, words=words))
    take(town, case, *WAY[7:])
    edition = Edition(**EDITION | {"lang": lang}, case=row(town, case).number)
    pages = ruralgov_publishers()["site"].publish(asking(town), edition, tmp_path / "r")
    text = "".join(page.read_text("utf-8") for page in pages)
    assert len(pages) == 6
    for planted in ("孙二娘", "13900000000", "门前路灯坏了三天"):
        assert planted not in text


def test_too_few_are_shown_to_nobody_outside(lived: Town) -> None:
    report(lived, place=lived.other)
    finish(lived, report(lived, place=lived.other), Satisfaction.UNREACHABLE)
    found = report_of(asking(lived), Edition(**EDITION))
    assert found.few == 5
    assert found.guarded
    asked = asking(lived)(CaseFigures(place=lived.other), STATISTICS)
    assert asked.total.done is None
