"""Sheets of cases: the bulletin with ranks and definitions, figures as a table, open and late."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from ruralgov.domain.cases import DEFINITIONS, Action, Measure, Satisfaction
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY
from ruralgov.hooks import Plugins
from ruralgov.reports.sheets import cases as sheets
from ruralgov.reports.tables import write_tables
from tests.cases.test_figures import done
from tests.sheets.desk import asking, columns, facts, tables
from tests.town import Town
from tests.ways import WAY, report, take

LATER = timedelta(days=30)


@pytest.fixture(scope="module")
def town() -> Town:
    """Twelve cases done in time, six that are late, of them one the desk's."""
    made = Town()
    for said in [Satisfaction.SATISFIED] * 7 + [Satisfaction.DISSATISFIED] * 5:
        done(made, "light", made.village, said)
    for _ in range(5):
        take(made, report(made), *WAY[:4])
    take(made, report(made), *WAY[:2], Action.ASK_RETURN, Action.GRANT_RETURN)
    made.clock.now += LATER
    return made


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_bulletin_says_what_each_figure_counts(town: Town, lang: str) -> None:
    whole, by_town, by_unit = tables(town, "auditor", "case-bulletin", "2026-01", lang)
    shown = dict(zip(Measure, columns(whole, "percent", "numerator", "denominator"), strict=True))
    assert shown[Measure.ON_TIME] == (
        "52.1%",
        12,
        23,
    )  # 5 more that came again and were left at the desk
    assert shown[Measure.SATISFIED] == ("58.3%", 7, 12)
    means = [DEFINITIONS[one].zh if lang == "zh" else DEFINITIONS[one].en for one in Measure]
    assert [text for (text,) in columns(whole, "means")] == means
    assert any("18" in one and "12" in one for one in whole.under)
    for table in (by_town, by_unit):
        assert columns(table, "rank")[0] == (None,)
        assert table.foot[0].count(str(sheets.RANKED_FROM)) == 1


def test_ranks_are_given_from_so_many_on_and_are_shared(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "RANKED_FROM", 12)
    _, by_town, by_unit = tables(town, "auditor", "case-bulletin", "2026-01")
    assert columns(by_town, "rank", "name", "on_time_share") == [(1, "俚岛镇", "52.1%")]
    assert (1, "镇街城建办") in columns(by_unit, "rank", "name")
    assert all(rank is None for rank, name in columns(by_unit, "rank", "name") if "台" in name)


def test_figures_are_rows_of_a_workbook_and_of_csv(town: Town, tmp_path: Path) -> None:
    found = tables(town, "auditor", "case-figures", "2026")
    assert {by for (by,) in columns(found[0], "by")} == {
        *("合计", "月份", "镇街", "承办单位", "事项", "解决层级")
    }
    assert facts(found[1])["按期办结率"] == DEFINITIONS[Measure.ON_TIME].zh
    (book,) = write_tables(Plugins(), tmp_path / "a.xlsx", found)
    assert openpyxl.load_workbook(book).sheetnames == ["2026 诉求指标", "口径"]
    first, _ = write_tables(Plugins(), tmp_path / "a.csv", found)
    assert "按期办结率,52.1%,12,23" in first.read_text("utf-8-sig")
    with pytest.raises(BadInput, match="period_wrong"):
        tables(town, "auditor", "case-figures", "soon")


def test_open_cases_are_listed_the_longest_late_first_and_by_unit(town: Town) -> None:
    day = town.clock.now.date()
    for account, of in (("auditor", CITY), ("desk", town.town)):
        listed, by_unit = tables(town, account, "open-cases", str(of), day=day)
        late = [days for (days,) in columns(listed, "days_late")]
        assert late[:11] == sorted(late[:11], reverse=True)
        assert min(late[:11]) > 20
        assert late[11:] == [None] * 7
        assert columns(by_unit, "unit", "open", "longer", "month") == [
            ("镇街城建办", 12, 0, 5),
            ("受理派单台", 6, 0, 6),
        ]
    elsewhere, _ = tables(town, "auditor", "open-cases", str(town.other), day=day)
    assert elsewhere.rows == ()
    places = sheets.FORMS[2].of
    assert places is not None
    assert [key for key, _ in places.keys(asking(town, "auditor"))][:2] == [CITY, town.town]
