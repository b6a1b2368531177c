"""A year's appraisal over the app: what is frozen, who sees what, and that it stays as it was."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner

from ruralgov.cli import main
from ruralgov.domain import appraisal as a
from ruralgov.domain import cases as c
from ruralgov.domain import grids as g
from ruralgov.domain import registry as r
from ruralgov.domain.access import AUDIT, GrantRole
from ruralgov.domain.kernel.ids import (
    AccountId,
    AppraisalSchemeId,
    HouseholdId,
    PlaceId,
    TownAppraisalId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov_sqlalchemy import SqlStorage
from tests.appraisal.office import indicator, number, owner, terms
from tests.registry.merging import reported
from tests.town import DAY, Town, code_of

OFFICE, AUTHORITY, REVIEWER = "appraiser", "appraisal_authority", "appraisal_reviewer"
A_DAY = timedelta(days=1)
JANUARY = Month("2026-01")


class Year:
    """Two towns, a scheme for January of 2026 that was adopted before, and the cases in it."""

    def __init__(self, storage: Any = None, **more: Any) -> None:
        self.town = Town(storage)
        self.here, self.there = self.town.town, self.town.place("371082102", "成山镇")
        self.far = self.town.place("371082102201", "远村")
        unit = owner(self.town)
        wanted = terms(
            indicator("A", 70, figure="cases.first_round@1", owner=unit, zero=number(0)),
            indicator("B", 20, figure="grids.covered@1", owner=unit, zero=number(0), full="100"),
            indicator("C", 10, owner=unit),
            last=JANUARY,
            title="2026年度考核",
            **more,
        )
        self.scheme = AppraisalSchemeId(
            self.town.do(OFFICE, a.DraftAppraisalScheme(terms=wanted)).key
        )
        adopt = a.AdoptAppraisalScheme(
            scheme=self.scheme, approval="31号", adopted=date(2025, 12, 20)
        )
        self.town.do(AUTHORITY, adopt)
        for place in (self.here, self.there):
            contact = GrantRole(
                account=self.contact(place), role=a.APPRAISED_TOWN, place=place, basis="函"
            )
            self.town.do("admin", contact)

    def contact(self, place: PlaceId) -> AccountId:
        return AccountId(f"contact-{place}")

    def answered(self, place: PlaceId) -> None:
        case = reported(self.town, place)
        self.town.do("desk", c.AcceptCase(case=case))
        self.town.do("desk", c.AnswerCase(case=case, answer="已答复"))

    def households(self) -> None:
        """Three households in the village, of which two are in a lane, and one in the other."""
        for number_, village in (("1", 0), ("2", 0), ("3", 0), ("4", 1)):
            command = r.RegisterHousehold(
                id=HouseholdId(f"h{number_}"),
                village=(self.town.village, self.town.other)[village],
                number=number_,
                since=DAY,
                source="t",
            )
            self.town.do("registrar", command)
        homes = (HouseholdId("h1"), HouseholdId("h2"))
        lane = g.LanePlan(name="一巷", villager_group="1组", households=homes)
        outline = g.GridOutline(name="一", lanes=(lane,))
        lay_out = g.DelineateGrids(
            village=self.town.village, grids=(outline,), since=DAY, basis="方案"
        )
        self.town.do("grids", lay_out)

    def freeze(self) -> None:
        self.town.clock.now = max(self.town.clock.now, self.town.clock.now.replace(month=2, day=2))
        self.head = str(self.town.app.seal())
        self.town.do(OFFICE, a.FreezeAppraisal(scheme=self.scheme, head=self.head))

    def key(self, place: PlaceId) -> TownAppraisalId:
        status = self.town.ask(OFFICE, a.AppraisalStatus(scheme=self.scheme))
        (row,) = (one.row for one in status.lines if one.row.town == place)
        return TownAppraisalId(row.owner)

    def enter(self, place: PlaceId, top: Any = 95) -> None:
        command = a.EnterTownInput(
            appraisal=self.key(place),
            indicator="C",
            numerator=number(top),
            denominator=number(100),
            evidence="函",
        )
        self.town.do(OFFICE, command)

    def show(self, place: PlaceId) -> None:
        for command in (a.ScoreTown, a.ShowTownScore):
            self.town.do(OFFICE, command(appraisal=self.key(place)))

    def finish(self, place: PlaceId) -> None:
        self.show(place)
        self.town.clock.now += 30 * A_DAY
        for command in (a.FinaliseTownScore, a.PublishTownScore):
            self.town.do(AUTHORITY, command(appraisal=self.key(place)))

    def sheet(self, place: PlaceId) -> a.TownSheet:
        found: a.TownSheet = self.town.ask(OFFICE, a.TownAppraisalSheet(appraisal=self.key(place)))
        return found

    def counts(self, place: PlaceId) -> dict[str, tuple[Any, Any]]:
        lines = self.sheet(place).lines
        return {one.indicator: (one.numerator, one.denominator) for one in lines}

    def as_contact(self, place: PlaceId, message: Any) -> Any:
        acting: dict[str, Any] = {
            "actor": self.town.account(self.contact(place)),
            "purpose": a.APPRAISAL,
        }
        if isinstance(message, a.TownAppraisalSheet | a.PublishedTownScore):
            return self.town.app.query(message, **acting)
        return self.town.app.execute(message, **acting)

    def published(self, account: str, place: PlaceId) -> a.PublishedScore:
        query = a.PublishedTownScore(scheme=self.scheme, town=place)
        found: a.PublishedScore = self.town.ask(account, query)
        return found


@pytest.fixture
def year() -> Year:
    return Year()


def test_what_is_frozen_is_what_the_queries_say(year: Year) -> None:
    for place in (year.town.village, year.town.village, year.far):
        year.answered(place)
    year.households()
    year.freeze()
    assert year.counts(year.here) == {"A": ("2", "2"), "B": ("2", "4"), "C": (None, None)}
    assert year.counts(year.there) == {"A": ("1", "1"), "B": ("0", "0"), "C": (None, None)}
    query = c.CaseFigures(by=c.FigureBy.TOWN, first=JANUARY, last=JANUARY)
    sheet = year.town.ask("auditor", query, date(2026, 1, 31))
    done = {line.key: str(line.done) for line in sheet.lines}
    for place in (year.here, year.there):
        assert year.counts(place)["A"] == (done[place], done[place])


def test_every_point_explains_itself(year: Year) -> None:
    year.answered(year.town.village)
    year.freeze()
    sheet = year.sheet(year.here)
    line = sheet.lines[0]
    assert (line.points, line.percent, line.limit, line.weight) == ("70.00", "100.00", None, "70")
    assert line.query == (
        f"cases.first_round@1: CaseFigures; town={year.here}; first=2026-01; last=2026-01; "
        "day=2026-01-31"
    )
    assert (line.figure.counts_en, line.formula.code) == (
        "first rounds, of the rounds reported as done in the months",
        "linear@1",
    )
    assert (sheet.head, sheet.held, sheet.total, sheet.same) == (year.head, ("B", "C"), None, False)
    assert sheet.town_name == "俚岛镇"


def test_invariant_37_nothing_later_in_the_sources_changes_a_score(year: Year) -> None:
    year.answered(year.town.village)
    year.households()
    year.freeze()
    year.enter(year.here)
    year.show(year.here)
    before = year.sheet(year.here)
    assert (before.total, before.same) == ("90.00", True)
    for _ in range(3):
        year.answered(year.town.village)
    year.town.clock.now += 400 * A_DAY
    merge = r.MergePlace(
        place=year.town.other,
        into=year.town.village,
        since=year.town.clock.now.date(),
        cause="并村",
    )
    year.town.do("registrar", merge)
    assert year.sheet(year.here) == before


def test_rule_7_a_town_that_merged_before_the_last_day_is_its_heirs(year: Year) -> None:
    year.answered(year.far)
    year.answered(year.town.village)
    join(year)
    year.freeze()
    status = year.town.ask(OFFICE, a.AppraisalStatus(scheme=year.scheme))
    assert [one.name for one in status.lines] == ["俚岛镇"]
    assert year.counts(year.here)["A"] == ("2", "2")


def join(year: Year) -> None:
    """Let the other town become part of the first one, village and all."""
    day = year.town.clock.now.date() + A_DAY
    move = r.ChangePlace(place=year.far, code="371082101209", name="远村", since=day, cause="并镇")
    year.town.do("registrar", move)
    year.town.clock.now += 2 * A_DAY
    merge = r.MergePlace(place=year.there, into=year.here, since=day + A_DAY, cause="并镇")
    year.town.do("registrar", merge)


def test_rule_7_a_town_that_merges_later_keeps_its_score_and_its_heir_speaks_for_it(
    year: Year,
) -> None:
    year.answered(year.far)
    year.freeze()
    year.enter(year.there)
    key = year.key(year.there)
    adjust = a.AdjustTownInput(
        appraisal=key,
        indicator="B",
        numerator=number(1),
        denominator=number(1),
        reason="漏登",
        evidence="台账",
    )
    year.town.do(OFFICE, adjust)
    year.show(year.there)
    join(year)
    hanging = year.town.ask("registrar", r.HangingOn(place=year.there))
    assert "town_appraisal" in {one.kind for one in hanging.things}
    ask = a.AskScoreCorrection(appraisal=key, indicator="C", ground="漏计", evidence="明细")
    assert code_of(lambda: year.as_contact(year.here, ask)) == ""
    assert year.sheet(year.there).total == "100.00"


def test_rule_7_a_freezing_that_came_too_early_is_undone(year: Year) -> None:
    year.freeze()
    year.answered(year.town.village)
    first = year.key(year.here)
    undo = a.WithdrawFreezing(scheme=year.scheme, reason="回访未录完")
    year.town.do(AUTHORITY, undo)
    assert year.town.ask(OFFICE, a.AppraisalStatus(scheme=year.scheme)).lines == ()
    year.freeze()
    assert year.key(year.here) != first
    year.enter(year.here)
    year.show(year.here)
    assert code_of(lambda: year.town.do(AUTHORITY, undo)) == "appraisal_shown_already"


def test_the_town_sees_its_own_score_once_it_is_shown(year: Year) -> None:
    year.freeze()
    year.enter(year.here)
    query = a.TownAppraisalSheet(appraisal=year.key(year.here))
    assert code_of(lambda: year.as_contact(year.here, query)) == "score_not_shown"
    year.show(year.here)
    assert year.as_contact(year.here, query).town == year.here
    assert code_of(lambda: year.as_contact(year.there, query)) == "not_granted"


def complete(year: Year) -> None:
    year.answered(year.town.village)
    year.households()
    year.freeze()
    year.enter(year.here)


def test_rule_14_a_score_goes_to_those_whom_the_scheme_names() -> None:
    for scope, contact, stranger in (
        (a.PublicationScope.TOWN, a.Withheld.OUT_OF_SCOPE, a.Withheld.OUT_OF_SCOPE),
        (a.PublicationScope.TOWNS, None, a.Withheld.OUT_OF_SCOPE),
        (a.PublicationScope.PUBLIC, None, None),
    ):
        year = Year(scope=scope)
        complete(year)
        early = year.published("registrar", year.here)
        assert (early.withheld, early.total) == (a.Withheld.NOT_PUBLISHED, None)
        year.finish(year.here)
        query = a.PublishedTownScore(scheme=year.scheme, town=year.here)
        theirs = year.as_contact(year.there, query)
        assert theirs.withheld is contact
        outside = year.published("registrar", year.here)
        assert outside.withheld is stranger
        assert (outside.total is None) is (stranger is not None)
        assert year.published(OFFICE, year.here).total == "90.00"


def test_rule_15_sg_14_the_status_of_a_year_has_no_rank_and_no_scores(year: Year) -> None:
    complete(year)
    year.show(year.here)
    status = year.town.ask(OFFICE, a.AppraisalStatus(scheme=year.scheme))
    assert [one.code for one in status.lines] == ["371082101", "371082102"]
    assert status.counts == {a.Stage.SHOWN: 1, a.Stage.FROZEN: 1}
    assert "90" not in str(status.lines[0].row.missing)
    assert [one.row.missing for one in status.lines] == [0, 1]
    denied = code_of(lambda: year.town.ask("registrar", a.AppraisalStatus(scheme=year.scheme)))
    assert denied == "not_granted"


def test_the_scheme_sheet_says_how_much_is_outcomes_and_what_is_amiss(year: Year) -> None:
    sheet = year.town.ask("registrar", a.AppraisalSchemeSheet(scheme=year.scheme))
    assert (sheet.outcome_weight, sheet.replaced_by) == ("80.00", None)
    assert (list(sheet.owners.values()), sheet.faults) == (
        ["市委组织部"],
        (a.SchemeFault.ENTERED_LATE,),
    )
    wanted = evolve(sheet.scheme.terms, scope=a.PublicationScope.PUBLIC)
    draft = a.DraftAppraisalScheme(terms=wanted, replaces=year.scheme)
    other = AppraisalSchemeId(year.town.do(OFFICE, draft).key)
    adopt = a.AdoptAppraisalScheme(
        scheme=other, approval="2号", adopted=date(2026, 1, 4), superior="省委文件"
    )
    year.town.do(AUTHORITY, adopt)
    old = year.town.ask("registrar", a.AppraisalSchemeSheet(scheme=year.scheme))
    assert old.replaced_by == other
    new = year.town.ask("registrar", a.AppraisalSchemeSheet(scheme=other))
    assert new.faults == (a.SchemeFault.IN_YEAR,)
    year.town.clock.now = year.town.clock.now.replace(month=2, day=2)
    freeze = a.FreezeAppraisal(scheme=year.scheme, head=str(year.town.app.seal()))
    assert code_of(lambda: year.town.do(OFFICE, freeze)) == "scheme_replaced"


TABLE = """镇街,指标代码,分子,分母,依据
371082101,C,87.5,100,统计局函
371082102,C,90,100,统计局函
"""
WRONG = """镇街,指标代码,分子,分母,依据
371082101,C,八十,100,函
371082199,C,80,100,函
371082101,Z,80,100,函
371082101,A,80,100,函
371082101,C,80,0,函
371082102,C,80,100,
371082101,C,80,100,函
"""


@pytest.fixture
def stored(tmp_path: Path) -> tuple[Year, Path]:
    return Year(SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082")), tmp_path


def bring(folder: Path, year: Year, text: str) -> str:
    (folder / "c.key").write_text((b"k" * 32).hex(), encoding="utf-8")
    path = folder / "scores.csv"
    path.write_text(text, encoding="utf-8")
    at = ["--store", f"sqlite:///{folder}/c.db", "--key-file", f"{folder}/c.key"]
    who = ["--as", OFFICE, "--purpose", a.APPRAISAL, "import", "town_scores", str(path)]
    words = [*at, *who, "--scheme", year.scheme, "--apply"]
    return CliRunner().invoke(main, words).output


def test_values_from_outside_come_by_table_and_every_wrong_cell_is_named(
    stored: tuple[Year, Path],
) -> None:
    year, folder = stored
    year.freeze()
    said = bring(folder, year, WRONG)
    found = sorted(line.split(": ")[:2] for line in said.splitlines()[1:] if ": " in line)
    assert found == [
        ["2", "score_cell_wrong"],
        ["3", "place_missing"],
        ["4", "indicator_unknown"],
        ["5", "input_counted"],
        ["6", "input_wrong"],
        ["7", "cell_empty"],
        ["8", "row_twice"],
    ]
    assert year.counts(year.here)["C"] == (None, None), "nothing was taken"
    assert "补录 2，不变 0" in bring(folder, year, TABLE)
    assert year.counts(year.here)["C"] == ("87.5", "100")
    assert year.sheet(year.here).lines[2].evidence == "统计局函"
    assert "补录 0，不变 2" in bring(folder, year, TABLE)
    changed = bring(folder, year, TABLE.replace("87.5", "88"))
    assert "input_entered" in changed


def test_an_auditor_sees_sheets_and_status(year: Year) -> None:
    year.freeze()
    acting: dict[str, Any] = {"actor": year.town.account("auditor"), "purpose": AUDIT}
    sheet = year.town.app.query(a.TownAppraisalSheet(appraisal=year.key(year.here)), **acting)
    assert sheet.stage is a.Stage.FROZEN
