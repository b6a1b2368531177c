"""Sheets of an evaluation: bands with what they can tell, and nothing of what is withheld."""

from collections.abc import Iterator

import pytest

from ruralgov.domain import evaluation as e
from ruralgov.reports.sheets import FORMS
from tests.evaluation.rounds import A_DAY, HOST, Round
from tests.evaluation.test_attack import CRITERION_FEW, ONE_FEW, SHOWN
from tests.sheets.desk import asking, columns, tables

NAMES = ("evaluation", "evaluation-participation")


@pytest.fixture(scope="module")
def held() -> Round:
    """A round with a unit that is shown, and two of which nothing is."""
    made = Round()
    made.fill(SHOWN, ONE_FEW, CRITERION_FEW)
    made.compute()
    return made


def test_a_result_has_bands_counts_and_intervals_and_says_what_they_can_tell(held: Round) -> None:
    bands, criteria, _ = tables(held.town, "auditor", "evaluation", held.key)
    sheet = held.outcome()
    (unit,) = (one for band in sheet.bands for one in band.units)
    row = columns(bands, "unit", "ballots", "scored", "mean", "interval")
    assert row == [("第0局", 6, 6, "84.83", row[0][4])]
    assert unit.mean == 8483
    assert unit.low is not None
    assert row[0][4].startswith(f"{unit.low // 100}.{unit.low % 100:02d} – ")
    assert bands.foot[0] == sheet.statement_zh
    assert "参评镇街 6 个；公开下限 5 份" in bands.under[1]
    assert columns(criteria, "criterion", "marks") == [("办事效率", 6), ("服务态度", 6)]
    english, *_ = tables(held.town, "auditor", "evaluation", held.key, lang="en")
    assert english.foot[0] == sheet.statement_en


def test_units_stand_by_name_within_their_band_whatever_their_mean() -> None:
    round_ = Round()
    low, high = "10 10,11 11,12 12,13 13,14 14,15 15", "90 90,91 91,92 92,93 93,94 94,95 95"
    round_.fill(high, low, "95 95," * 5 + "96 96")
    round_.compute()
    bands, *_ = tables(round_.town, "auditor", "evaluation", round_.key)
    assert columns(bands, "band", "unit") == [
        ("A（高于比较线）", "第0局"),
        ("A（高于比较线）", "第2局"),
        ("B（无法区分）", "第1局"),
    ]
    assert not any("名次" in one.zh or "排名" in one.zh for one in bands.columns)


def test_what_is_withheld_has_its_counts_and_its_reason_and_no_figure(held: Round) -> None:
    *_, withheld = tables(held.town, "auditor", "evaluation", held.key)
    assert columns(withheld, "unit", "ballots", "scored", "withheld") == [
        ("第1局", 6, 4, "评分的镇街不足公开下限"),
        ("第2局", 6, 6, "至少一项指标的评分镇街不足公开下限"),
    ]
    reasons = [one for (one,) in columns(withheld, "reason")]
    assert "不足公开下限 5 份" in reasons[0]
    assert {one.id for one in withheld.columns}.isdisjoint({"mean", "interval", "band"})


def test_who_took_part_is_told_and_nothing_of_what_they_said() -> None:
    round_ = Round(decided=False)
    round_.by(0, round_.decision(0))
    round_.cast(0, 1, "31 77", "答复太慢")
    (sheet,) = tables(round_.town, "auditor", "evaluation-participation", round_.key)
    assert columns(sheet, "town", "form", "people", "ballots", "missing")[:2] == [
        ("俚岛镇", "镇街办公会议集体研究", 2, 1, "第0局、第2局"),
        ("第102镇", "未研究", None, 0, "第0局、第1局、第2局"),
    ]
    assert "参评镇街 6 个，已集体研究 1 个，全部填完 0 个" in sheet.under[1]
    assert "31" not in str(sheet.rows)
    assert "太慢" not in str(sheet)
    assert dict(FORMS["evaluation"].of.keys(asking(round_.town, "auditor"))) == {}  # type: ignore[union-attr]


def all_sheets(few: str, criterion: str, comment: str) -> Iterator[str]:
    """Give all that the sheets of a round say, of which a town marks two units under k."""
    round_ = Round()
    round_.fill(SHOWN, ONE_FEW, CRITERION_FEW)
    round_.cast(3, 1, few, comment)
    round_.cast(3, 2, criterion, comment)
    yield from said(round_, "evaluation-participation")
    round_.compute()
    for name in NAMES:
        yield from said(round_, name)
    round_.town.clock.now += 2 * A_DAY
    round_.do(e.FinaliseEvaluation(evaluation=round_.key), HOST)
    for name in NAMES:
        yield from said(round_, name)


def said(round_: Round, name: str) -> Iterator[str]:
    for account in ("auditor", HOST):
        for lang in ("zh", "en"):
            yield str(tables(round_.town, account, name, round_.key, lang))


def test_invariant_31_no_sheet_depends_on_what_is_withheld_under_k() -> None:
    first = list(all_sheets("40 40", "50 2", ""))
    second = list(all_sheets("97 3", "61 83", "答复太慢"))
    assert len(first) == 4 * 5
    assert first == second
