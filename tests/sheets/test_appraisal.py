"""Sheets of the appraisal of towns: every point explained, and no ranking anywhere."""

from typing import Any

import pytest

from ruralgov.domain import appraisal as a
from ruralgov.domain.kernel.errors import Denied, Refused
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.reports.sheets import FORMS, Asking, made
from tests.appraisal.office import extra, number, veto
from tests.appraisal.scenario import steps
from tests.appraisal.test_appraisal import OFFICE, Year
from tests.sheets.desk import TODAY, asking, columns, tables
from tests.sheets.desk import facts as said
from tests.town import Town


@pytest.fixture(scope="module")
def year() -> Year:
    """Two towns, of which one has all its values, an adjustment, points and a veto item."""
    it = Year(vetoes=(veto(),), extras=(extra(),))
    it.households()
    for _ in range(3):
        it.answered(it.town.village)
    it.freeze()
    it.enter(it.here, 80)
    key = it.key(it.here)
    adjust = a.AdjustTownInput(
        appraisal=key,
        indicator="C",
        numerator=number(88),
        denominator=number(100),
        reason="函件更正",
        evidence="更正函",
    )
    points = a.EnterExtraPoints(appraisal=key, item="J1", points=number("1.5"), evidence="省文件")
    met = a.RecordVeto(
        appraisal=key,
        veto="F1",
        document="调查报告",
        happened=it.town.clock.now.date().replace(month=1),
    )
    for command in (adjust, points, met, a.ScoreTown(appraisal=key)):
        it.town.do(OFFICE, command)
    return it


def of(year: Year, code: str) -> str:
    return f"{year.scheme}:{code}"


def test_every_point_of_a_town_is_explained(year: Year) -> None:
    facts, points, why, values, extras, vetoes, claims = tables(
        year.town, "auditor", "town-appraisal", of(year, "371082101")
    )
    sheet = year.sheet(year.here)
    known = said(facts)
    assert facts.title == "俚岛镇考核得分表"
    assert (known["总分"], known["按留存数据复算"]) == (sheet.total, "与已记录得分一致")
    assert known["冻结时日志值"] == sheet.head
    assert columns(points, "indicator", "weight", "numerator", "denominator", "percent") == [
        ("A", "70", "3", "3", "100.00"),
        ("B", "20", "2", "4", "50.00"),
        ("C", "10", "88", "100", "88.00"),
    ]
    assert columns(points, "points")[1:] == [("10.00",), ("8.00",)]
    assert columns(points, "note")[2] == ("冻结后更正 1 次",)
    assert columns(why, "figure")[0] == ("一次办结占比 cases.first_round@1",)
    assert "CaseFigures" in columns(why, "query")[0][0]
    assert columns(why, "formula")[0][0].startswith("linear@1\n得分 = 权重")
    assert columns(why, "evidence")[2] == ("函",)
    assert columns(values, "cause", "numerator", "reason") == [
        ("冻结值", "80", ""),
        ("考核机构更正", "88", "函件更正"),
    ]
    assert columns(extras, "points", "entries")[0][0] == "1.50"
    assert columns(vetoes, "title", "citation", "document") == [
        ("安全生产", "中办发〔2018〕13号", "调查报告")
    ]
    assert not claims.rows


def test_a_town_without_a_value_has_no_total_and_says_what_is_missing(year: Year) -> None:
    facts, points, *_ = tables(year.town, "auditor", "town-appraisal", of(year, year.there))
    known = said(facts)
    assert known["总分"] == "暂缓合计，缺数据或样本不足：指标A、指标B、指标C"
    assert known["按留存数据复算"] == "尚未计分，或数据变动后未重新计分"
    assert {one for (one,) in columns(points, "points")} == {None}
    assert columns(points, "note")[2] == ("缺数据；暂缓合计",)


def test_claims_of_a_town_and_their_answers_are_on_its_sheet() -> None:
    town, receipt, command = Town(), None, None
    scenario = steps(town)
    while not isinstance(command, a.ReviewScoreAppeal):
        account, command = scenario.send(receipt)
        receipt = town.do(account, command)
    (row,) = (one for one in town.ask(OFFICE, a.AppraisalSchemes()) if one.stage == "frozen")
    *_, claims = tables(town, "auditor", "town-appraisal", f"{row.owner}:371082101")
    assert columns(claims, "kind", "answer", "body") == [
        ("更正 B", f"{town.clock.now.date()} 撤回", None),
        ("更正 B", "采纳", ""),
        ("申诉", "不采纳", "市考核委员会"),
    ]


def test_a_town_that_is_not_in_the_scheme_is_refused(year: Year) -> None:
    for wrong, code in (
        (str(year.scheme), "score_not_of_scheme"),
        (of(year, "371082999"), "score_not_of_scheme"),
        ("nothing:371082101", "appraisal_scheme_missing"),
    ):
        with pytest.raises(Refused) as caught:
            tables(year.town, "auditor", "town-appraisal", wrong)
        assert caught.value.code == code
    with pytest.raises(Denied):
        tables(year.town, "stranger", "town-appraisal", of(year, year.here))


def test_the_status_stands_by_code_without_scores(year: Year) -> None:
    (status,) = tables(year.town, "auditor", "appraisal-status", year.scheme)
    assert columns(status, "code", "town", "stage", "missing", "adjustments", "vetoes") == [
        ("371082101", "俚岛镇", "已计分", 0, 1, 1),
        ("371082102", "成山镇", "数据已冻结", 1, 0, 0),
    ]
    assert {one.id for one in status.columns}.isdisjoint({"points", "total", "score", "rank"})
    assert status.under[1] in ("已计分 1、数据已冻结 1", "数据已冻结 1、已计分 1")
    keys = FORMS["town-appraisal"].of.keys(asking(year.town, "auditor"))  # type: ignore[union-attr]
    assert keys == [
        (of(year, "371082101"), "2026年度考核 俚岛镇"),
        (of(year, "371082102"), "2026年度考核 成山镇"),
    ]


def test_a_scheme_says_weights_figures_formulas_and_who_may_veto(year: Year) -> None:
    for name in ("appraisal-scheme", "appraisal-status"):
        tables(year.town, "auditor", name, year.scheme, lang="en")
    tables(year.town, "auditor", "town-appraisal", of(year, "371082101"), lang="en")
    facts, indicators, figures, extras, vetoes = tables(
        year.town, "auditor", "appraisal-scheme", year.scheme
    )
    known = said(facts)
    assert (known["审定文件"], known["审定日期"]) == ("31号", "2025-12-20")
    assert columns(indicators, "code", "weight", "formula", "lines", "owner") == [
        ("A", "70", "linear@1", "0 → 95", "市委组织部"),
        ("B", "20", "linear@1", "0 → 100", "市委组织部"),
        ("C", "10", "linear@1", "60 → 95", "市委组织部"),
    ]
    assert [one for (one,) in columns(figures, "code")] == [
        "cases.first_round@1",
        "grids.covered@1",
        "outside.outcome@1",
        "linear@1",
    ]
    assert columns(extras, "kind", "cap") == [("加分", "2")]
    assert columns(vetoes, "authority", "citation") == [("国家", "中办发〔2018〕13号")]


def test_a_town_sees_its_own_sheet_once_it_was_shown_and_no_other(year: Year) -> None:
    def seen(town: PlaceId) -> str:
        def ask(query: Any, purpose: Any) -> Any:
            return year.town.app.query(
                query, actor=Actor(year.contact(year.here)), purpose=purpose, day=TODAY
            )

        return made(Asking(ask=ask, day=TODAY), "town-appraisal", of(year, town))[0].title

    with pytest.raises(Refused) as caught:
        seen(year.here)
    assert caught.value.code == "score_not_shown"
    year.town.do(OFFICE, a.ShowTownScore(appraisal=year.key(year.here)))
    assert seen(year.here) == "俚岛镇考核得分表"
    with pytest.raises(Denied):
        seen(year.there)
    contact: dict[str, Any] = {"actor": Actor(year.contact(year.here)), "purpose": a.APPRAISAL}
    with pytest.raises(Denied):
        year.town.app.query(a.TownAppraisalOf(scheme=year.scheme, town=year.there), **contact)
