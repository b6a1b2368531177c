"""What the framework answers: the tree, a sheet, what rests on what, what is amiss."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.cases import PublishDispatchPlan
from ruralgov.domain.funds import AdoptFundPolicy, ReviewFundPolicy
from ruralgov.domain.instruments import (
    BasisFault,
    BasisOf,
    Burden,
    CiteInstrument,
    DesignatePilot,
    DraftInstrument,
    EndInstrument,
    FrameworkTree,
    InstrumentDrafts,
    InstrumentFindings,
    InstrumentKind,
    Instruments,
    InstrumentSheet,
    Paper,
    Pillar,
    RulesBasedOn,
    RulesWithoutBasis,
    Scope,
)
from ruralgov.domain.instruments.burden import SINCE, burdens
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.meetings import (
    AdoptDecisionRule,
    BodyKind,
    CountedBy,
    DecisionRule,
    Quorum,
)
from ruralgov.domain.meetings.model import HALF, MORE_THAN_HALF
from ruralgov.domain.registry import ChangeOrganisation
from tests.cases.scenario import PLAN, UNIT
from tests.funds.scenario import POLICY
from tests.instruments.book import A_DAY, compared
from tests.instruments.desk import (
    MAY,
    NEXT,
    OFFICE,
    REVIEWER,
    YEAR,
    Desk,
    key,
    master,
    measure,
    office,
    supporting,
)
from tests.town import code_of

TODAY = date(2026, 1, 5)


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.framework()
    return made


def test_rule_2_the_tree_counts_1_5_n_and_says_which_titles_nobody_knows(desk: Desk) -> None:
    for number in range(1, 5):
        title = "志愿服务意见" if number == 1 else None
        desk.enter(f"plan-{number}", supporting(title=title))
    pillars = (Pillar.COMPACTS, Pillar.GRIDS)
    desk.enter("other", measure(parent=key("master"), pillars=pillars))
    tree = desk.ask(FrameworkTree())
    assert (tree.masters, tree.supporting, tree.expected, tree.measures) == (1, 5, 5, 2)
    assert tree.untitled == 3
    assert tree.zh == "1 个总体方案、5 个配套方案（其中 3 个题名未载）、2 项具体措施"
    assert tree.master.line.name == "实施方案"
    below = {branch.line.instrument: branch for branch in tree.master.below}
    assert len(below) == 6
    names = [branch.line.name for branch in below.values()]
    assert names.count("（题名未载）") == 3
    assert [one.line.instrument for one in below[key("plan")].below] == [key("measure")]
    assert tree.loose == ()
    counts = {one.pillar: (one.own, one.touched) for one in tree.pillars}
    assert len(counts) == 5
    assert counts[Pillar.GRIDS] == (1, 1)
    assert counts[Pillar.COMPACTS] == (1, 0)


def test_the_tree_of_a_day_is_that_of_that_day(desk: Desk) -> None:
    before = desk.ask(FrameworkTree(), YEAR - A_DAY)
    assert (before.masters, before.supporting, before.measures, before.master) == (0, 0, 0, None)
    desk.enter("second", master(since=MAY, repeals=(key("master"),)))
    for day, name in ((MAY - A_DAY, "master"), (MAY, "second")):
        tree = desk.ask(FrameworkTree(), day)
        assert tree.master.line.instrument == key(name)
        assert [one.line.instrument for one in tree.master.below] == [key("plan")]


def test_what_rests_on_nothing_in_force_hangs_loose_and_is_found(desk: Desk) -> None:
    end = EndInstrument(instrument=key("plan"), since=MAY, document="市办发9号", reason="到期")
    desk.do(end, REVIEWER)
    tree = desk.ask(FrameworkTree())
    assert [one.line.instrument for one in tree.loose] == [key("measure")]
    found = {(one.burden, one.instrument) for one in desk.ask(InstrumentFindings())}
    assert (Burden.LOOSE, key("measure")) in found
    before = desk.ask(InstrumentFindings(), MAY - A_DAY)
    assert Burden.LOOSE not in {one.burden for one in before}


def test_rule_8_the_tree_says_since_when_the_city_is_a_pilot_and_what_was_before(
    desk: Desk,
) -> None:
    desk.enter("old", supporting(since=date(2022, 3, 31), issued=None, title="旧意见"))
    desk.enter("new", supporting(since=date(2022, 4, 1), issued=None, title="新意见"))
    pilot = DesignatePilot(
        authority="中央组织部", title="试点县", month=Month("2022-04"), source="通知"
    )
    desk.do(pilot)
    lines = {one.instrument: one for one in desk.ask(Instruments())}
    assert lines[key("old")].before_pilot
    assert not lines[key("new")].before_pilot
    assert [one.month for one in desk.ask(FrameworkTree()).pilots] == ["2022-04"]
    assert desk.ask(FrameworkTree(), date(2022, 3, 31)).pilots == ()


def test_a_list_shows_what_is_in_force_or_had_begun(desk: Desk) -> None:
    desk.enter("heir", measure(since=MAY, repeals=(key("measure"),), title="新办法"))
    desk.enter("ahead", measure(since=TODAY + A_DAY))
    names = [one.instrument for one in desk.ask(Instruments())]
    assert names == [key("master"), key("plan"), key("heir")]
    ended = {one.instrument: one for one in desk.ask(Instruments(ended=True))}
    assert set(ended) == {*names, key("measure")}
    assert (ended[key("measure")].last, ended[key("measure")].in_force) == (MAY - A_DAY, False)
    assert ended[key("heir")].last is None
    few = desk.ask(Instruments(kind=InstrumentKind.MEASURE, pillar=Pillar.GRIDS))
    assert [one.instrument for one in few] == [key("heir")]
    assert desk.ask(Instruments(pillar=Pillar.DIGITAL)) == []


def test_a_sheet_says_all_of_an_instrument(desk: Desk) -> None:
    again = measure(since=MAY, title="积分办法（修订）", until=NEXT)
    desk.enter("measure-2", again, of=key("measure"), reason="修订")
    desk.enter("change", measure(since=date(2024, 6, 1), amends=(key("measure"),), title="修改"))
    desk.do(CiteInstrument(kind="profile", instrument=key("measure"), since=MAY))
    day = date(2024, 7, 1)
    sheet = desk.ask(InstrumentSheet(instrument=key("measure")), day)
    assert [(one.number, one.paper.since, one.last) for one in sheet.versions] == [
        (1, YEAR, MAY - A_DAY),
        (2, MAY, NEXT - A_DAY),
    ]
    assert sheet.line.version == 2
    assert [one.instrument for one in sheet.above] == [key("plan"), key("master")]
    assert [one.instrument for one in sheet.amended_by] == [key("change")]
    assert [(one.kind, one.whole) for one in sheet.rules] == [("profile", True)]
    assert sheet.line.rules == 1
    assert (sheet.until, sheet.repealed_by, sheet.ending) == (None, None, None)
    plan = desk.ask(InstrumentSheet(instrument=key("plan")), day)
    assert [one.instrument for one in plan.below] == [key("measure"), key("change")]
    change = desk.ask(InstrumentSheet(instrument=key("change")), day)
    assert [one.instrument for one in change.amends] == [key("measure")]
    missing = InstrumentSheet(instrument=key("nowhere"))
    assert code_of(lambda: desk.ask(missing)) == "instrument_missing"


def test_a_sheet_says_what_ended_it_and_the_issuer_as_it_was_called(desk: Desk) -> None:
    renamed = ChangeOrganisation(
        organisation=OFFICE, name="市委社会工作部", since=MAY, cause="机构改革"
    )
    desk.town.do("registrar", renamed)
    desk.enter("heir", measure(since=NEXT, issued=NEXT, repeals=(key("measure"),)))
    sheet = desk.ask(InstrumentSheet(instrument=key("measure")))
    assert (sheet.until, sheet.repealed_by) == (NEXT, key("heir"))
    assert (sheet.line.issuer_name, sheet.line.in_force) == ("市委组织部", False)
    heir = desk.ask(InstrumentSheet(instrument=key("heir")))
    assert heir.line.issuer_name == "市委社会工作部"
    assert [one.instrument for one in heir.repeals] == [key("measure")]
    end = EndInstrument(instrument=key("heir"), since=TODAY, document="9号", reason="到期")
    desk.do(end, REVIEWER)
    ended = desk.ask(InstrumentSheet(instrument=key("heir")))
    assert (ended.ending.document, ended.until, ended.findings) == ("9号", TODAY, ())


def test_rule_1_drafts_are_listed_for_those_who_keep_the_framework(desk: Desk) -> None:
    desk.do(DraftInstrument(id=key("new"), paper=measure()))
    again = measure(since=MAY)
    desk.do(DraftInstrument(id=key("again"), paper=again, of=key("measure"), reason="修订"))
    assert [one.id for one in desk.ask(InstrumentDrafts())] == [key("new"), key("again")]
    assert [one.id for one in desk.ask(InstrumentDrafts(of=key("measure")))] == [key("again")]
    assert code_of(lambda: desk.town.ask("registrar", InstrumentDrafts())) == "not_granted"
    assert desk.ask(FrameworkTree()).measures == 1


def test_rule_7_invariant_13_which_rule_is_this_based_on(desk: Desk) -> None:
    ask = BasisOf(kind="matter", rule="water")
    none = desk.ask(ask)
    assert (none.fault, none.steps) == (BasisFault.UNCITED, ())
    assert none.zh == "诉求事项“供水问题”，未注明依据"
    desk.do(CiteInstrument(kind="matter", instrument=key("plan"), since=MAY))
    desk.do(CiteInstrument(kind="matter", rule="water", instrument=key("measure"), since=NEXT))
    then = desk.ask(ask, NEXT - A_DAY)
    assert [one.name for one in then.steps] == ["信用方案", "实施方案"]
    assert (then.since, then.whole, then.fault) == (MAY, True, None)
    now = desk.ask(ask)
    assert [one.name for one in now.steps] == ["积分办法", "信用方案", "实施方案"]
    assert (now.since, now.whole) == (NEXT, False)
    assert now.zh == "诉求事项“供水问题”依据《积分办法》 → 《信用方案》 → 《实施方案》"
    assert desk.ask(ask, MAY - A_DAY).fault is BasisFault.UNCITED
    nothing = desk.ask(BasisOf(kind="matter", rule="nowhere"))
    assert nothing.fault is BasisFault.NO_RULE
    unknown = BasisOf(kind="nothing", rule="water")
    assert code_of(lambda: desk.ask(unknown)) == "rule_kind_unknown"


def test_rule_7_invariant_13_rules_without_an_instrument_in_force_are_found(desk: Desk) -> None:
    desk.do(CiteInstrument(kind="matter", instrument=key("measure"), since=MAY))
    desk.do(CiteInstrument(kind="profile", instrument=key("plan"), since=MAY))
    found = desk.ask(RulesWithoutBasis())
    counts = {one.kind: (one.rules, one.traced) for one in found.kinds}
    assert (counts["matter"], counts["profile"], found.rules) == ((14, 14), (1, 1), ())
    end = EndInstrument(instrument=key("plan"), since=NEXT, document="9号", reason="到期")
    desk.do(end, REVIEWER)
    found = desk.ask(RulesWithoutBasis())
    assert {(one.kind, one.fault) for one in found.rules} == {
        ("matter", BasisFault.BROKEN),
        ("profile", BasisFault.NOT_IN_FORCE),
    }
    assert desk.ask(RulesWithoutBasis(), NEXT - A_DAY).rules == ()
    only = desk.ask(RulesWithoutBasis(kind="profile"))
    assert [(one.kind, one.traced) for one in only.kinds] == [("profile", 0)]
    assert len(only.rules) == 1
    unknown = RulesWithoutBasis(kind="nothing")
    assert code_of(lambda: desk.ask(unknown)) == "rule_kind_unknown"


def test_rules_of_what_was_replaced_are_of_what_took_its_place(desk: Desk) -> None:
    desk.do(CiteInstrument(kind="profile", instrument=key("measure"), since=MAY))
    desk.enter("heir", measure(since=NEXT, repeals=(key("measure"),)))
    for name in ("measure", "heir"):
        (rule,) = desk.ask(RulesBasedOn(instrument=key(name)))
        assert (rule.kind, rule.fault) == ("profile", None)
    assert desk.ask(RulesBasedOn(instrument=key("heir")), NEXT - A_DAY) == []
    lines = {one.instrument: one.rules for one in desk.ask(Instruments())}
    assert lines[key("heir")] == 1


def test_every_context_with_dated_rules_gives_them(desk: Desk) -> None:
    office(desk.town, "值班室", UNIT)
    desk.town.do("admin", PublishDispatchPlan(plan=PLAN))
    desk.town.do("townfunds", AdoptFundPolicy(version=POLICY))
    desk.town.do("reviewer", ReviewFundPolicy(passed=True, words="相符"))
    desk.town.do("admin", AdoptDecisionRule(rule=RULE))
    since = PLAN.since
    for kind in ("matter", "dispatch_plan", "fund_policy", "profile", "decision_rule"):
        desk.do(CiteInstrument(kind=kind, instrument=key("plan"), since=since))
    counts = {
        one.kind: (one.rules, one.traced) for one in desk.ask(RulesWithoutBasis(), since).kinds
    }
    assert counts == {
        "matter": (14, 14),
        "dispatch_plan": (1, 1),
        "fund_policy": (1, 1),
        "profile": (1, 1),
        "decision_rule": (1, 1),
    }
    plan = desk.ask(BasisOf(kind="dispatch_plan", rule="plan"), since)
    assert plan.fault is None


RULE = DecisionRule(
    code="371082-conference",
    kind=BodyKind.CONFERENCE,
    quorum=(Quorum(by=CountedBy.PERSONS, share=HALF),),
    majority=MORE_THAN_HALF,
    since=YEAR,
    source="联席会议工作规则",
)


def faults(paper: Paper, day: date = TODAY) -> set[Burden]:
    return {burden for burden, _, _, _ in burdens(paper, day)}


RECENT = {"issued": SINCE, "since": SINCE, "checked": compared(SINCE, "一致")}


@pytest.mark.parametrize(
    ("more", "burden"),
    [
        ({"characters": 5000}, None),
        ({"characters": 5001}, Burden.TOO_LONG),
        ({"characters": 4000, "scope": Scope.TASK}, None),
        ({"characters": 4001, "scope": Scope.TASK}, Burden.TASK_TOO_LONG),
        ({"characters": 9000, "scope": Scope.COMPREHENSIVE}, None),
        ({"characters": None}, Burden.LENGTH_UNKNOWN),
        ({"characters": 5001, "issued": SINCE - A_DAY}, None),
        ({"superior": "省办发3号"}, Burden.FROM_ABOVE),
        ({"superior": "省办发3号", "adds": "增加积分兑换"}, None),
        ({"checked": None}, Burden.UNCHECKED),
        ({"checked": None, "issued": SINCE - A_DAY}, None),
        ({"checked": compared(SINCE + A_DAY, "一致")}, Burden.CHECKED_LATE),
        ({"review": None}, Burden.NO_REVIEW),
        ({"review": TODAY}, None),
        ({"review": TODAY - A_DAY}, Burden.REVIEW_OVERDUE),
        ({"title": None}, Burden.UNTITLED),
    ],
)
def test_rule_9_a_paper_is_measured_by_the_rules_against_burdens(
    more: dict[str, Any], burden: Burden | None
) -> None:
    assert faults(supporting(**RECENT | more)) == ({burden} if burden else set())


def test_rule_9_a_measure_may_carry_out_a_paper_from_above() -> None:
    assert faults(measure(**RECENT | {"superior": "省办发3号"})) == set()


def test_rule_9_each_finding_names_clause_and_reason(desk: Desk) -> None:
    desk.enter("long", measure(**RECENT | {"characters": 6200, "title": "长文"}))
    found = desk.ask(InstrumentFindings(instrument=key("long")))
    assert [(one.burden, one.name) for one in found] == [(Burden.TOO_LONG, "长文")]
    assert "第一部分第2条" in found[0].clause
    assert (found[0].zh, "6200" in found[0].en) == ("正文 6200 字，一般不超过 5000 字。", True)
    whole = {one.burden: one for one in desk.ask(InstrumentFindings())}
    assert whole.keys() == {Burden.TOO_LONG, Burden.NOT_FIVE}
    assert all(one.clause and one.zh and one.en for one in whole.values())
    before = {one.burden for one in desk.ask(InstrumentFindings(), YEAR - A_DAY)}
    assert before == {Burden.NO_MASTER, Burden.NOT_FIVE, Burden.NO_MEASURES}


def test_a_city_without_a_framework_is_told_so_and_not_found_amiss() -> None:
    town = Desk()
    assert town.ask(InstrumentFindings()) == []
    tree = town.ask(FrameworkTree())
    assert (tree.masters, tree.master, tree.supporting) == (0, None, 0)
