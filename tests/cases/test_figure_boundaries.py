"""Figures from counts, and what is wrong with a plan: each number by hand."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.cases.dispatch.coverage import Fault, Served, prove
from ruralgov.domain.cases.dispatch.decide import steps
from ruralgov.domain.cases.dispatch.messages import CorrectDispatchPlanEntry, PublishDispatchPlan
from ruralgov.domain.cases.dispatch.model import (
    FALLBACK,
    OWN,
    DispatchPlan,
    DispatchRule,
    Facts,
    Hours,
    Match,
    PlanVersion,
    UnitPost,
)
from ruralgov.domain.cases.dispatch.records import DISPATCH_PLAN
from ruralgov.domain.cases.dispatch.rules import (
    correct_dispatch_plan_entry,
    publish_plan,
)
from ruralgov.domain.cases.figures.counted import figures, total
from ruralgov.domain.cases.figures.queries import Exclusion, Figure, Measure, Within
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from tests.given import TODAY, given

COUNTS = {
    **{"done.all": 1000, "done.desk": 100, "done.answered": 500, "done.unreachable": 60},
    **{"done.ranked": 800, "done.unnamed": 40, "done.satisfied": 450, "done.basically": 70},
    **{"done.of_village": 90, "done.in_village": 80, "done.of_town": 300, "done.in_town": 200},
    **{"done.solved": 600, "done.failed": 30, "done.asked": 700, "done.reached": 640},
    **{"done.nameless": 50, "done.reopened": 20},
    **{"due.all": 900, "due.on_time": 850, "open.late": 7, "open.waits": 3},
    **{"ended.all": 29, "ended.late": 11, "ended.withdrawn": 5},
    **{"unit.all": 400, "unit.on_time": 350, "unit.withdrawn": 13, "unit.returned": 17},
    **{"unit.responded": 290, "unit.unresponded": 31, "unsigned.late": 2},
    **{"held.late": 19, "held.waits": 23, "closed.first": 610, "closed.all": 620},
    **{"came.all": 2000, "taken.late": 37, "taken.left": 41, "waits.early": 43, "waits.late": 47},
    **{"again.household": 53, "again.near": 59, "again.untold": 61},
    **{"back.granted": 67, "back.kept": 71, "back.refused": 73, "back.lapsed": 79},
    **{"back.pending": 83, "back.overtaken": 89, "back.moved": 6},
}
X, W = Exclusion, Within
FOUND: dict[Measure, tuple[int, int, dict[Exclusion, int], dict[Within, int]]] = {
    Measure.ON_TIME: (
        850,
        850 + 50 + 7 + 11,
        {X.FORCED: 29 - 11 - 5, X.WITHDRAWN: 5, X.UNCHECKED: 3},
        {W.LATE: 50, W.OPEN_LATE: 7, W.FORCED_LATE: 11},
    ),
    Measure.UNIT_ON_TIME: (
        350 - 13,
        400 - 13 + 19,
        {X.UNCHECKED: 23, X.WITHDRAWN: 13},
        {W.LATE: 50, W.OPEN_LATE: 19},
    ),
    Measure.SATISFIED: (
        450,
        500,
        {X.UNREACHABLE: 60, X.UNASKED: 800 - 500 - 60 - 40, X.ANONYMOUS: 40, X.UNRANKED: 200},
        {W.BASICALLY: 70},
    ),
    Measure.FIRST: (610, 620, {}, {}),
    Measure.RETURNED: (17, 387, {X.WITHDRAWN: 13}, {}),
    Measure.IN_VILLAGE: (80, 90, {X.DESK: 100}, {}),
    Measure.IN_TOWN: (200, 300, {X.DESK: 100}, {}),
    Measure.SOLVED: (600, 900, {X.DESK: 100}, {}),
    Measure.CHECK_FAILED: (30, 900, {X.DESK: 100}, {}),
    Measure.ACCEPTED: (
        2000 - 41 - 43 - 37 - 47,
        2000 - 41 - 43,
        {X.WAITING: 43, X.UNDUE: 41},
        {W.LATE: 37, W.OPEN_LATE: 47},
    ),
    Measure.RESPONDED: (
        290,
        290 + 31 + 2,
        {X.UNDUE: 400 - 290 - 31},
        {W.LATE: 31, W.OPEN_LATE: 2},
    ),
    Measure.ASKED: (700, 950, {X.ANONYMOUS: 50}, {}),
    Measure.REACHED: (640, 700, {X.UNASKED: 250, X.ANONYMOUS: 50}, {}),
    Measure.REOPENED: (
        20,
        640,
        {X.UNREACHABLE: 60, X.UNASKED: 250, X.ANONYMOUS: 50},
        {},
    ),
    Measure.RETURN_GRANTED: (
        67,
        67 + 71 + 73 + 79,
        {X.PENDING: 83, X.OVERTAKEN: 89},
        {W.MOVED: 6, W.REFUSED: 73, W.LAPSED: 79, W.KEPT: 71},
    ),
    Measure.REPEATED: (
        53 + 59,
        2000 - 61,
        {X.UNTOLD: 61},
        {W.HOUSEHOLD: 53, W.NEAR: 59},
    ),
}


@pytest.mark.parametrize("measure", Measure)
def test_each_figure_is_made_of_its_counts(measure: Measure) -> None:
    found = {one.measure: one for one in figures(COUNTS)}
    part, whole, out, made = FOUND[measure]
    assert found[measure] == Figure(
        measure=measure, numerator=part, denominator=whole, exclusions=out, within=made
    )
    nothing = {one.measure: one for one in figures({})}[measure]
    assert (nothing.numerator, nothing.denominator) == (0, 0)


def test_counts_of_lines_are_added_up() -> None:
    assert total([{"a": 1, "b": 2}, {"a": 3}, {}]) == {"a": 4, "b": 2}


VILLAGE, OTHER, TOWN = PlaceId("village"), PlaceId("other"), PlaceId("town")
PATHS = ((VILLAGE, TOWN, CITY), (OTHER, TOWN, CITY))
MATTER = Served(code="light", category="市容", office="城建办", level=Level.TOWN)
RULE = DispatchRule(name="r", lead="执法队")


def post(office: str, place: PlaceId = CITY) -> UnitPost:
    return UnitPost(office=office, place=place, unit=f"{office}@{place}", contact=AccountId("a"))


PLAN = PlanVersion(
    since=TODAY,
    source="t",
    fallback="网格办",
    rules=(),
    posts=(post("城建办"),),
)
LED = (post("执法队"),)


@pytest.mark.parametrize(
    ("more", "led", "faults"),
    [
        ({}, {OWN: 8}, []),
        ({"posts": ()}, {FALLBACK: 8}, [(Fault.POST_MISSING, f"{FALLBACK} (light)")]),
        ({"posts": (post("网格办"),)}, {FALLBACK: 8}, []),
        (
            {"posts": (post("城建办"), post("网格办"))},
            {OWN: 8},
            [(Fault.POST_DANGLING, "网格办@city")],
        ),
        ({"rules": (RULE,), "posts": LED}, {"r": 8}, []),
        (
            {"rules": (change(RULE, co_units=("司法所",)),), "posts": LED},
            {"r": 8},
            [(Fault.POST_MISSING, "r")],
        ),
        (
            {"rules": (change(RULE, hours=Hours.OFF),), "posts": (*PLAN.posts, *LED)},
            {"r": 4, OWN: 4},
            [],
        ),
        (
            {"rules": (change(RULE, level=Level.CITY),), "posts": (*PLAN.posts, *LED)},
            {"r": 4, OWN: 4},
            [],
        ),
        (
            {"rules": (change(RULE, level=Level.VILLAGE),), "posts": PLAN.posts},
            {OWN: 8},
            [(Fault.UNREACHABLE, "r")],
        ),
        (
            {"rules": (change(RULE, territory=OTHER),), "posts": (*PLAN.posts, *LED)},
            {"r": 4, OWN: 4},
            [],
        ),
        ({"rules": (change(RULE, territory=TOWN),), "posts": LED}, {"r": 8}, []),
        (
            {
                "rules": (change(RULE, territory=OTHER), change(RULE, name="s")),
                "posts": LED,
            },
            {"r": 4, "s": 4},
            [],
        ),
        (
            {"rules": (RULE, change(RULE, name="s")), "posts": LED},
            {"r": 8},
            [(Fault.UNREACHABLE, "s")],
        ),
        (
            {"rules": (change(RULE, matter="x"),), "posts": PLAN.posts},
            {OWN: 8},
            [(Fault.MATTER_UNKNOWN, "r"), (Fault.UNREACHABLE, "r")],
        ),
        (
            {"rules": (change(RULE, category="x"),), "posts": PLAN.posts},
            {OWN: 8},
            [(Fault.MATTER_UNKNOWN, "r"), (Fault.UNREACHABLE, "r")],
        ),
        (
            {"rules": (change(RULE, matter="light", category="市容"),), "posts": LED},
            {"r": 8},
            [],
        ),
        (
            {"rules": (change(RULE, territory=PlaceId("x")),), "posts": PLAN.posts},
            {OWN: 8},
            [(Fault.PLACE_UNKNOWN, "r"), (Fault.UNREACHABLE, "r")],
        ),
        (
            {"posts": (*PLAN.posts, post("城建办", PlaceId("x")))},
            {OWN: 8},
            [(Fault.PLACE_UNKNOWN, "城建办@x"), (Fault.POST_DANGLING, "城建办@x")],
        ),
        (
            {"posts": (*PLAN.posts, *PLAN.posts)},
            {OWN: 8},
            [(Fault.TWICE, "城建办@city")],
        ),
        (
            {"rules": (change(RULE, name=OWN),), "posts": LED},
            {OWN: 8},
            [(Fault.TWICE, OWN)],
        ),
    ],
)
def test_a_plan_is_proved_for_every_village_time_and_level(
    more: dict[str, Any], led: dict[str, int], faults: list[tuple[Fault, str]]
) -> None:
    proof = prove(change(PLAN, **more), [MATTER], PATHS)
    assert {name: count for name, count in proof.by_rule.items() if count} == led
    assert proof.combinations == sum(led.values())
    assert [(one.fault, one.name) for one in proof.faults] == faults


def test_what_a_fault_is_about_is_said() -> None:
    wrong = change(
        PLAN,
        rules=(change(RULE, matter="x", category="y", territory=PlaceId("z")),),
        posts=(),
    )
    details = [one.detail for one in prove(wrong, [MATTER], PATHS).faults]
    assert details == ["x y", "z", "执法队", "网格办: village"]
    assert prove(PLAN, [change(MATTER, level=Level.CITY)], PATHS).combinations == 4
    assert prove(PLAN, [], PATHS).combinations == 0


FACTS = Facts(
    matter="light",
    category="市容",
    own="城建办",
    path=(VILLAGE, TOWN, CITY),
    off_hours=False,
    level=Level.TOWN,
)


def test_each_rule_says_why_it_led_or_not() -> None:
    rules = (
        change(RULE, matter="x"),
        RULE,
        change(RULE, name="s", matter="x"),
        change(RULE, name="u"),
    )
    found = [one.match for one in steps(change(PLAN, rules=rules), FACTS)]
    assert found == [Match.MATTER, Match.MATCHED, Match.LATER, Match.LATER]


@pytest.mark.parametrize(
    ("entry", "since", "code"),
    [
        (TODAY, None, ""),
        (TODAY, TODAY + timedelta(days=1), ""),
        (TODAY, TODAY + timedelta(days=9), "entry_taken"),
        (TODAY + timedelta(days=1), None, "entry_missing"),
    ],
)
def test_rule_30_a_plan_is_moved_or_withdrawn(entry: date, since: date | None, code: str) -> None:
    later = change(PLAN, since=TODAY + timedelta(days=9), posts=())
    state = DispatchPlan(versions=(change(PLAN, posts=()), later))
    command = CorrectDispatchPlanEntry(entry=entry, since=since, reason=" 填错 ")
    found = given(DISPATCH_PLAN, state=state).when(command, correct_dispatch_plan_entry)
    assert found.code == code
    if not code:
        event = found.only()
        assert (event.entry, event.since, event.reason) == (entry, since, "填错")
        days = [one.since for one in DISPATCH_PLAN.apply(state, event).versions]
        assert days == [*([] if since is None else [since]), TODAY + timedelta(days=9)]


@pytest.mark.parametrize(
    ("since", "code"),
    [
        (TODAY, "change_not_later"),
        (TODAY - timedelta(days=1), "change_not_later"),
        (TODAY + timedelta(days=1), ""),
    ],
)
def test_rule_17_a_plan_follows_the_one_that_holds(since: date, code: str) -> None:
    plan = change(PLAN, posts=())
    command = PublishDispatchPlan(plan=change(plan, since=since, source=" 文 "))
    state = DispatchPlan(versions=(plan,))
    found = given(DISPATCH_PLAN, state=state).when(command, publish_plan)
    assert found.code == code
    if not code:
        assert found.only().plan.source == "文"
    bad = PublishDispatchPlan(plan=change(PLAN, since=since, rules=(RULE,)))
    if not code:
        refused = given(DISPATCH_PLAN, state=state).when(bad, publish_plan)
        assert refused.code == "plan_faulty"
