"""Sheets of work lists, of a week, and of what was open at the end of each month."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from ruralgov.domain.cases import DEFINITIONS, DESK, Action, Measure, Satisfaction, Work
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY
from ruralgov.hooks import Plugins
from ruralgov.reports.sheets import FORMS
from ruralgov.reports.sheets.cases_work import LISTS
from ruralgov.reports.tables import write_tables
from tests.cases.test_figures import done
from tests.sheets.desk import asking, columns, tables
from tests.town import Town
from tests.ways import WAY, matter, report, take


@pytest.fixture(scope="module")
def town() -> Town:
    """Eight cases closed in the week before, seven in hand and late, six that came in today."""
    made = Town()
    for _ in range(8):
        take(made, done(made, "light", made.village, Satisfaction.SATISFIED), Action.CLOSE)
    code = matter(made)
    for _ in range(7):
        take(made, report(made, code), *WAY[:4])
    made.clock.now = datetime.fromisoformat("2026-02-10T09:00+08:00")
    for _ in range(6):
        report(made)
    return made


@pytest.mark.parametrize(("lang", "many"), [("zh", "7 件"), ("en", "7 cases")])
def test_a_work_list_has_a_table_for_each_kind(town: Town, lang: str, many: str) -> None:
    day = town.clock.now.date()
    for account in ("desk", "auditor"):
        of = str(town.town if account == "desk" else CITY)
        found = dict(zip(LISTS, tables(town, account, "work-list", of, lang, day), strict=True))
        assert any(many in one for one in found[Work.OVERDUE].under)
        assert len(columns(found[Work.OVERDUE], "number")) == 7
        assert len(columns(found[Work.STALE], "number")) == 7
        assert columns(found[Work.TODAY], "number") == []
        assert all("02-" in one.foot[0] for one in found.values())
        told = {who for (who,) in columns(found[Work.OVERDUE], "handler")}
        assert told == ({"handler"} if account == "desk" else {""})


def test_a_work_list_is_of_a_unit_or_of_a_person(town: Town) -> None:
    for of, late in ((f"{town.town}:{DESK}", 0), (f"{town.town}:镇街城建办", 7)):
        overdue, *_ = tables(town, "supervisor", "work-list", of)
        assert len(columns(overdue, "number")) == late
    for who, late in (("handler", 7), ("li", 0)):
        overdue, *_ = tables(town, "supervisor", "work-list", f"{town.town}::{who}")
        assert len(columns(overdue, "number")) == late


def test_a_work_list_goes_on_over_pages(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ruralgov.reports.sheets.cases_work.LARGEST", 3)
    overdue, *_ = tables(town, "desk", "work-list", str(town.town))
    numbers = columns(overdue, "number")
    assert len(numbers) == len(set(numbers)) == 7


@pytest.mark.parametrize(
    ("lang", "title"), [("zh", "2026-W02（2026-01-05 至 2026-01-11）"), ("en", "2026-01-11)")]
)
def test_a_week_has_its_bulletin(town: Town, lang: str, title: str, tmp_path: Path) -> None:
    found = tables(town, "auditor", "case-weekly", "2026-W02", lang)
    whole, by_town, by_unit = found
    assert title in whole.title
    shown = dict(zip(Measure, columns(whole, "numerator", "denominator"), strict=True))
    assert shown[Measure.ON_TIME] == (8, 8)
    assert shown[Measure.RESPONDED] == (8, 8)
    assert [text for (text,) in columns(whole, "means")] == [
        DEFINITIONS[one].zh if lang == "zh" else DEFINITIONS[one].en for one in Measure
    ]
    assert columns(by_town, "name", "done") == [("俚岛镇", 8)]
    assert len(columns(by_unit, "name")) == 1
    (book,) = write_tables(Plugins(), tmp_path / "a.xlsx", found)
    assert len(openpyxl.load_workbook(book).sheetnames) == 3
    with pytest.raises(BadInput, match="iso_week_wrong"):
        tables(town, "auditor", "case-weekly", "2026-W60")


def test_the_weeks_that_are_published_are_over(town: Town) -> None:
    of = FORMS["case-weekly"].of
    assert of is not None
    made = asking(town, "auditor", day=town.clock.now.date())
    weeks = [week for week, _ in of.keys(made)]
    assert weeks[:2] == ["2026-W06", "2026-W05"]
    assert len(weeks) == 8


def test_the_stock_of_each_month_by_town_and_its_age(town: Town, tmp_path: Path) -> None:
    found = tables(town, "auditor", "case-stock", "2026")
    months, by_town, ages = found
    assert columns(months, "month", "open", "late") == [("2026-01", 7, 7)]
    assert columns(by_town, "town", "open", "late") == [("俚岛镇", 7, 7)]
    assert [count for (count,) in columns(ages, "open")] == [6, 0, 7, 0]
    written = write_tables(Plugins(), tmp_path / "a.csv", found)
    assert "2026-01,7,7" in written[0].read_text("utf-8-sig")
    none = tables(town, "auditor", "case-stock", "2025")
    assert [len(columns(one, one.columns[0].id)) for one in none] == [0, 4]
