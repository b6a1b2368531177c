from collections import Counter
from datetime import date, timedelta
from functools import partial
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    DispatchRule,
    Facts,
    Fault,
    Hours,
    IntakeChannel,
    Level,
    Match,
    PlanVersion,
    ProvePlan,
    ReplayPlan,
    Served,
    UnitPost,
    WhyThisUnit,
)
from ruralgov.domain.cases.dispatch import imports as dispatch
from ruralgov.domain.cases.dispatch.coverage import prove
from ruralgov.domain.cases.dispatch.decide import mismatch
from ruralgov.domain.cases.dispatch.model import FALLBACK, OWN
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, OrganisationId, PlaceId
from ruralgov.domain.kernel.imports import Problems
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.registry import Directory, OrganisationKind, OrganisationRow, PlaceRow, Places
from ruralgov.imports.table import from_csv, rows
from tests.town import UNIT, Town, code_of

SINCE = date(2026, 1, 1)
LIGHTS = "市政设施"


def post(office: str, place: PlaceId = CITY) -> UnitPost:
    return UnitPost(office=office, place=place, unit=f"市{office}", contact=AccountId("handler"))


def nowhere(post: UnitPost) -> UnitPost:
    return evolve(post, unit=f"{post.unit}局")  # its name, and not its id


def plan_for(town: Town) -> PlanVersion:
    """Return a plan in which each rule is passed over for another reason; its units are there."""
    for office in ("环卫", "值班", "电工", "兜底"):
        town.unit(f"市{office}局", OrganisationId(f"市{office}"))
    return PlanVersion(
        since=SINCE,
        source="示例",
        fallback="兜底",
        rules=(
            DispatchRule(name="R1", matter="road", lead="环卫"),
            DispatchRule(name="R2", category=LIGHTS, territory=town.other, lead="环卫"),
            DispatchRule(name="R3", category=LIGHTS, hours=Hours.OFF, lead="值班"),
            DispatchRule(name="R4", matter="light", lead="电工", co_units=("环卫",)),
            DispatchRule(name="R5", category=LIGHTS, lead="环卫"),
        ),
        posts=tuple(post(office) for office in ("环卫", "值班", "电工", "兜底")),
    )


def dispatched(
    town: Town,
    unit: OrganisationId | None = None,
    reason: str = "",
    co_units: tuple[OrganisationId, ...] = (),
) -> CaseId:
    report = m.ReportCase(
        matter="light",
        place=town.village,
        channel=IntakeChannel.WEB,
        text=CitizenText.of("灯不亮"),
    )
    case = CaseId(town.do("reporter", report).key)
    town.do("desk", m.AcceptCase(case=case))
    town.do("desk", m.DispatchCase(case=case, unit=unit, co_units=co_units, reason=reason))
    return case


def test_rule_17_the_first_rule_that_matches_leads_and_each_other_one_says_why_not() -> None:
    town = Town()
    town.do("registrar", m.PublishDispatchPlan(plan=plan_for(town)))
    found = town.ask("desk", WhyThisUnit(case=dispatched(town)))
    assert (found.unit, found.rule, found.plan) == ("市电工", "R4", "2026-01-01 示例")
    assert [step.match for step in found.steps] == [
        *(Match.MATTER, Match.TERRITORY, Match.HOURS, Match.MATCHED, Match.LATER)
    ]


def test_rule_17_at_night_another_unit_leads_and_a_person_may_name_one_with_a_reason() -> None:
    town = Town()
    town.do("registrar", m.PublishDispatchPlan(plan=plan_for(town)))
    town.clock.now += timedelta(hours=13)
    assert town.ask("desk", WhyThisUnit(case=dispatched(town))).unit == "市值班"
    named = town.ask("desk", WhyThisUnit(case=dispatched(town, unit=UNIT, reason="属地")))
    assert (named.unit, named.name, named.rule, named.steps) == (UNIT, "社会治理中心", None, ())


def test_rule_17_a_plan_with_any_fault_is_refused_and_the_fault_is_named() -> None:
    town = Town()
    plan = plan_for(town)
    last = plan.rules[-1]
    wrong = {
        Fault.UNREACHABLE: evolve(plan, rules=(*plan.rules, evolve(last, name="R6"))),
        Fault.POST_MISSING: evolve(plan, rules=(evolve(last, name="R0", lead="空"), *plan.rules)),
        Fault.POST_DANGLING: evolve(plan, posts=(*plan.posts, post("闲"))),
        Fault.MATTER_UNKNOWN: evolve(plan, rules=(*plan.rules, evolve(last, category="无"))),
        Fault.PLACE_UNKNOWN: evolve(plan, posts=(*plan.posts, post("环卫", PlaceId("x")))),
        Fault.UNIT_UNKNOWN: evolve(plan, posts=tuple(map(nowhere, plan.posts))),
        Fault.TWICE: evolve(plan, posts=(*plan.posts, post("环卫"))),
    }
    assert set(wrong) == set(Fault)
    for fault, bad in wrong.items():
        publish = m.PublishDispatchPlan(plan=bad)
        assert code_of(partial(town.do, "registrar", publish)) == "plan_faulty"
        proof = town.app.query(ProvePlan(plan=bad), **town.acting("registrar"))
        assert fault in {one.fault for one in proof.faults}
    assert not town.ask("registrar", ProvePlan(plan=plan)).faults


def test_a_later_plan_must_begin_later() -> None:
    town = Town()
    publish = m.PublishDispatchPlan(plan=plan_for(town))
    town.do("registrar", publish)
    assert code_of(lambda: town.do("registrar", publish)) == "change_not_later"


def test_replaying_a_plan_says_which_cases_would_have_gone_elsewhere() -> None:
    town = Town()
    plan = plan_for(town)
    town.do("registrar", m.PublishDispatchPlan(plan=plan))
    dispatched(town)
    dispatched(town)
    town.clock.now += timedelta(hours=13)
    dispatched(town)
    without = evolve(plan, rules=plan.rules[:3], since=date(2027, 1, 1))
    found = town.ask("registrar", ReplayPlan(plan=without, months=("2026-01",)))
    (moved,) = found.moved
    assert (found.cases, found.same, moved.cases) == (3, 1, 2)
    assert (moved.before, moved.after, moved.by) == ("市电工局", "市兜底局", FALLBACK)


def test_a_fault_names_the_row_of_its_table() -> None:
    town = Town()
    towns = town.ask("registrar", Places())
    places = [*towns, *town.ask("registrar", Places(parent=town.town))]
    rules = "rule,matter,category,territory,hours,level,lead,co_units\nA,light,,,,,兜底,\n"
    rules += "B,light,,371082101201,off,town,空,\n"
    posts = "office,place,unit,contact\n兜底,,市兜底,handler\n空,each_village,{place}空,handler\n"
    units = Directory([])
    for key, name, place in (
        ("兜", "市兜底", CITY),
        ("空", "大庄空", CITY),
        ("小", "小庄空", CITY),
    ):
        units.add(unit_row(key, name, place))
    plan, lines = read(rules, posts, places, units)
    assert [one.unit for one in plan.posts[:2]] == ["兜", "空"]
    said = [dispatch.said(one, lines) for one in town.ask("registrar", ProvePlan(plan=plan)).faults]
    assert any(one.startswith("3: B: ") for one in said)
    with pytest.raises(BadInput, match="371082101299") as caught:
        read(rules.replace("371082101201", "371082101299"), posts, places, units)
    assert caught.value.code == "table_rows_wrong"


def unit_row(key: str, name: str, place: PlaceId, code: str | None = None) -> OrganisationRow:
    return OrganisationRow(
        owner=key,
        name=name,
        kind=OrganisationKind.DEPARTMENT,
        place=place,
        credit_code=code,
        since=SINCE,
        until=FOREVER,
    )


def read(
    rules: str, posts: str, places: list[PlaceRow], units: Directory
) -> tuple[PlanVersion, dispatch.Lines]:
    problems = Problems()
    first = rows(dispatch.RULES, [from_csv(rules.encode(), dispatch.RULES)], problems)
    second = rows(dispatch.POSTS, [from_csv(posts.encode(), dispatch.POSTS)], problems)
    return dispatch.read(first, second, places, units, "兜底", SINCE, "t", problems)


T1, T2, V1, V2, V3 = (PlaceId(name) for name in ("t1", "t2", "v1", "v2", "v3"))
PATHS = [(V1, T1, CITY), (V2, T1, CITY), (V3, T2, CITY)]
MATTERS = [
    Served(code="m1", category="x", office="a", level=Level.VILLAGE),
    Served(code="m2", category="x", office="b", level=Level.TOWN),
    Served(code="m3", category="y", office="c", level=Level.CITY),
]
OFFICES = st.sampled_from("abcd")
RULES = st.lists(
    st.builds(
        DispatchRule,
        name=st.just(""),
        lead=OFFICES,
        co_units=st.lists(OFFICES, max_size=1).map(tuple),
        matter=st.sampled_from((None, "m1", "m2")),
        category=st.sampled_from((None, None, "x", "y")),
        territory=st.sampled_from((None, T1, V3)),
        hours=st.sampled_from(Hours),
        level=st.sampled_from((None, *Level)),
    ),
    max_size=6,
).map(lambda rules: tuple(evolve(rule, name=f"r{n}") for n, rule in enumerate(rules)))
POSTS = st.lists(
    st.tuples(OFFICES, st.sampled_from((CITY, T1, T2, V1, V3))), unique=True, max_size=12
).map(lambda found: tuple(post(office, place) for office, place in found))


@given(rules=RULES, posts=POSTS)
def test_the_proof_counts_as_trying_every_combination_does(
    rules: tuple[DispatchRule, ...], posts: tuple[UnitPost, ...]
) -> None:
    plan = PlanVersion(since=SINCE, source="t", fallback="d", rules=rules, posts=posts)
    led: Counter[str] = Counter()
    missing = False
    used: set[UnitPost] = set()
    for matter, path, off_hours in product(MATTERS, PATHS, (False, True)):
        for level in list(Level)[list(Level).index(matter.level) :]:
            facts = Facts(
                matter=matter.code,
                category=matter.category,
                own=matter.office,
                path=path,
                off_hours=off_hours,
                level=level,
            )
            rule = next((one for one in rules if mismatch(one, facts) is Match.MATCHED), None)
            own = plan.post(matter.office, path, level)
            if rule is not None:
                led[rule.name] += 1
                needed = [plan.post(rule.lead, path, level)]
                needed += [plan.post(one, path, Level.VILLAGE) for one in rule.co_units]
            else:
                led[FALLBACK if own is None else OWN] += 1
                needed = [own or plan.post("d", path, level)]
            missing = missing or None in needed
            used |= {one for one in needed if one is not None}
    proof = prove(plan, MATTERS, PATHS)
    assert {name: count for name, count in proof.by_rule.items() if count} == led
    assert proof.combinations == sum(led.values())
    faults = {(one.fault, one.name) for one in proof.faults}
    assert {name for fault, name in faults if fault is Fault.UNREACHABLE} == {
        rule.name for rule in rules if not led[rule.name]
    }
    assert any(fault is Fault.POST_MISSING for fault, _ in faults) == missing
    assert {name for fault, name in faults if fault is Fault.POST_DANGLING} == {
        f"{one.office}@{one.place}" for one in posts if one not in used
    }
