"""The rules of repeats, of the dispatch plan, of problems and figures where they turn."""

from datetime import datetime
from typing import Any

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.cases import rules_intake
from ruralgov.domain.cases.dispatch.decide import decide, mismatch
from ruralgov.domain.cases.dispatch.model import (
    DispatchRule,
    Facts,
    Hours,
    Lead,
    Match,
    PlanVersion,
    UnitPost,
)
from ruralgov.domain.cases.figures.withheld import small
from ruralgov.domain.cases.model import (
    Attachment,
    IntakeChannel,
)
from ruralgov.domain.cases.problems import messages as pm
from ruralgov.domain.cases.problems import rules as problems
from ruralgov.domain.cases.problems.model import Linked, Problem
from ruralgov.domain.cases.problems.records import PROBLEM
from ruralgov.domain.cases.problems.similarity import (
    near_by_metres,
    near_by_places,
    near_in_time,
    pairs,
    shared,
    strength,
)
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.rows import ClosedRow
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText
from tests.cases.test_case_boundaries import DAY, HOUR, NOW, SECOND, matter
from tests.given import PROFILE, TODAY, given
from tests.town import code_of


def closed(key: str, when: datetime, **more: Any) -> ClosedRow:
    of: dict[str, Any] = {
        "owner": key,
        "place": PlaceId("village"),
        "matter": "light",
        "recency": 0,
        "closed": when,
        "town": PlaceId("town"),
        "month": f"{when:%Y-%m}",
        "answered": False,
        "satisfied": False,
        "unreachable": False,
        "unranked": False,
    }
    return ClosedRow(**of | more)


@pytest.mark.parametrize(
    ("row", "repeat"),
    [
        (closed("a", NOW - HOUR), "a"),
        (closed("a", NOW - PROFILE.repeat_days * DAY), "a"),
        (closed("a", NOW - PROFILE.repeat_days * DAY - SECOND), None),
        (closed("a", NOW, place=PlaceId("x")), None),
        (closed("a", NOW, matter="x"), None),
    ],
)
def test_rule_22_what_was_closed_within_30_days_comes_again(
    row: ClosedRow, repeat: str | None
) -> None:
    command = m.ReportCase(
        matter="light",
        place=PlaceId("village"),
        channel=IntakeChannel.WEB,
        text=CitizenText.of("灯"),
    )
    outcome = given(CASE, others=matter(), rows=(row,))
    assert repeated(outcome, command) == repeat


def repeated(situation: Any, command: Any) -> str | None:
    event = situation.when(command, rules_intake.report_case).only()
    assert event.town == "village"
    assert event.off_hours is False
    return event.repeat_of  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("sha256", "size", "code"),
    [
        ("a" * 64, 1, ""),
        ("a" * 64, 0, "attachment_wrong"),
        ("a" * 63, 1, "attachment_wrong"),
        ("g" * 64, 1, "attachment_wrong"),
    ],
)
def test_a_file_has_a_whole_hash_and_at_least_a_byte(sha256: str, size: int, code: str) -> None:
    assert code_of(lambda: Attachment(kind="x", sha256=sha256, size=size)) == code


RULE = DispatchRule(name="r", lead="执法队", co_units=("司法所",))
PATH = (PlaceId("village"), PlaceId("town"), PlaceId("city"))
FACTS = Facts(
    matter="light", category="市容", own="城建办", path=PATH, off_hours=False, level=Level.TOWN
)


@pytest.mark.parametrize(
    ("more", "match"),
    [
        ({}, Match.MATCHED),
        ({"matter": "light", "category": "市容"}, Match.MATCHED),
        ({"matter": "x", "category": "市容"}, Match.MATTER),
        ({"matter": "light", "category": "x"}, Match.MATTER),
        ({"level": Level.TOWN}, Match.MATCHED),
        ({"level": Level.CITY}, Match.LEVEL),
        ({"hours": Hours.WORKING}, Match.MATCHED),
        ({"hours": Hours.OFF}, Match.HOURS),
        ({"territory": PlaceId("town")}, Match.MATCHED),
        ({"territory": PlaceId("x")}, Match.TERRITORY),
    ],
)
def test_rule_17_a_rule_matches_on_every_condition(more: dict[str, Any], match: Match) -> None:
    assert mismatch(change(RULE, **more), FACTS) is match
    night = mismatch(change(RULE, **more), change(FACTS, off_hours=True))
    wrong = {Hours.WORKING: Match.HOURS, Hours.OFF: Match.MATCHED}
    assert night is (wrong[more["hours"]] if "hours" in more else match)


def post(office: str, place: str) -> UnitPost:
    return UnitPost(
        office=office, place=PlaceId(place), unit=f"{office}@{place}", contact=AccountId("a")
    )


@pytest.mark.parametrize(
    ("posts", "level", "rule", "unit"),
    [
        ((post("执法队", "town"), post("司法所", "village")), Level.TOWN, "r", "执法队@town"),
        ((post("执法队", "city"), post("司法所", "village")), Level.TOWN, "r", "执法队@city"),
        ((post("执法队", "village"), post("司法所", "village")), Level.TOWN, "", ""),
        ((post("执法队", "town"),), Level.TOWN, "", ""),
        ((post("执法队", "town"), post("司法所", "village")), Level.CITY, "", ""),
    ],
)
def test_rule_17_the_nearest_post_at_the_level_or_above_leads(
    posts: tuple[UnitPost, ...], level: Level, rule: str, unit: str
) -> None:
    plan = PlanVersion(since=TODAY, source="t", fallback="网格办", rules=(RULE,), posts=posts)
    if not rule:
        assert code_of(lambda: decide(plan, change(FACTS, level=level))) == "dispatch_post_missing"
        return
    lead = decide(plan, change(FACTS, level=level))
    assert lead == Lead(rule=rule, office="执法队", unit=unit, co_units=("司法所@village",))


def test_rule_17_without_a_rule_the_own_office_leads_and_then_the_fallback() -> None:
    plan = PlanVersion(
        since=TODAY,
        source="t",
        fallback="网格办",
        rules=(change(RULE, matter="x"),),
        posts=(post("城建办", "town"), post("网格办", "city")),
    )
    assert decide(plan, FACTS).rule == "own"
    assert decide(plan, change(FACTS, level=Level.CITY)).unit == "网格办@city"
    assert decide(None, FACTS).unit == "城建办"


@pytest.mark.parametrize(
    ("counts", "held"),
    [
        ((5, 9), set()),
        ((4, 9), {0, 1}),
        ((4, 0, 9), {0, 2}),
        ((4, 1, 9), {0, 1}),
        ((2, 2, 9, 30), {0, 1, 2}),
        ((4, 30, 9), {0, 2}),
        ((0, 0), set()),
        ((4,), {0}),
    ],
)
def test_small_counts_are_held_back_until_nobody_can_work_them_out(
    counts: tuple[int, ...], held: set[int]
) -> None:
    assert small(counts, 5) == held


def test_reports_are_alike_by_place_words_and_time() -> None:
    assert pairs("路灯, 坏") == {"路灯", "灯坏"}
    assert shared(pairs("路灯坏"), pairs("路灯亮")) == 33
    assert shared(pairs(""), pairs("")) == 0
    assert [near_by_metres(one, 300) for one in (0, 150, 300)] == [100, 50, 0]
    assert [near_by_places(one) for one in (0, 1, 2)] == [50, 25, 12]
    assert [near_in_time(one, 30) for one in (0, 30)] == [100, 3]
    assert strength(100, 50, 0) == 60


def linked(key: str) -> Linked:
    return Linked(
        case=CaseId(key),
        number=key,
        matter="light",
        place=PlaceId("village"),
        household=None,
        reported_at=NOW,
    )


@pytest.mark.parametrize(
    ("keys", "gone", "code", "events"),
    [
        (("a", "b", "c"), "a", "", 1),
        (("a", "b"), "a", "", 2),
        (("a", "b"), "x", "case_not_linked", 0),
        ((), "a", "problem_dissolved", 0),
    ],
)
def test_rule_18_a_problem_of_one_case_is_dissolved(
    keys: tuple[str, ...], gone: str, code: str, events: int
) -> None:
    opened = pm.ProblemOpened(
        matter="light",
        place=PlaceId("village"),
        town=PlaceId("town"),
        cases=tuple(map(linked, keys)),
        by=AccountId("b"),
        at=NOW,
        reason="同一",
    )
    known: Problem = PROBLEM.begins[pm.ProblemOpened](opened)
    command = pm.UnlinkCase(problem="p", case=CaseId(gone), reason="不同")
    found = given(PROBLEM, state=known).when(command, problems.unlink_case)
    assert (found.code, len(found.events)) == (code, events)
