"""The terms, seats and rule of a leading group: rules 1 to 4 and 6 at their boundaries."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain.conferences import rules
from ruralgov.domain.conferences.evolve import evolve_group
from ruralgov.domain.conferences.rows_conference import problem_rows
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import OrganisationId
from tests.conferences.office import BEGUN, MAY, adopting, seating
from tests.conferences.plain import (
    GROUP,
    UNITS,
    WORLD,
    a_post,
    group,
    organisation,
    post,
    steering,
)
from tests.conferences.test_findings import OTHER, liaison
from tests.conferences.test_group import conference_row
from tests.conferences.test_problem import RAISED
from tests.given import Outcome, given

A_DAY = timedelta(days=1)
JUNE, JULY = date(2024, 6, 1), date(2024, 7, 1)
LAST = date(2026, 12, 31)
ENDED = group(c.SteeringGroupEnded(since=JUNE, cause="任务完成"))
Row = Any


def asked(
    command: Any, rule: Any, *rows: Row, state: Any = None, world: dict[Any, Any] | None = None
) -> Outcome:
    situation = given(
        c.STEERING_GROUP, state=state or steering(), others=WORLD | (world or {}), rows=rows
    )
    return situation.when(command, rule)


def changing(*rows: Row, state: Any = None, world: Any = None, **more: Any) -> Outcome:
    values: dict[str, Any] = {"since": JUNE} | more
    command = c.ChangeSteeringGroup(group=GROUP, basis="批复", **values)
    return asked(command, rules.change_steering_group, *rows, state=state, world=world)


def ending(day: date, *rows: Row, state: Any = None) -> Outcome:
    command = c.EndSteeringGroup(group=GROUP, since=day, cause="任务完成")
    return asked(command, rules.end_steering_group, *rows, state=state)


def correcting(
    entry: date, since: date | None, *rows: Row, state: Any = None, world: Any = None
) -> Outcome:
    command = c.CorrectGroupTerms(group=GROUP, entry=entry, since=since, reason="录错")
    return asked(command, rules.correct_group_terms, *rows, state=state, world=world)


def test_rule_2_what_a_change_names_is_changed() -> None:
    event = changing(host=UNITS["party"], mandate="统筹", end_condition=" 验收 ").only()
    assert (event.host, event.mandate, event.end_condition) == ("party", "统筹", "验收")
    assert (event.name, event.last_day) == (steering().last.name, LAST)
    event = changing(last_day=JULY).only()
    assert (event.host, event.end_condition, event.last_day) == ("office", "", JULY)
    for name in ("name", "mandate", "basis"):
        blank: dict[str, Any] = {"basis": "批复", name: " "}
        command = c.ChangeSteeringGroup(group=GROUP, since=JUNE, **blank)
        assert asked(command, rules.change_steering_group).code == "text_not_clean"


def test_rule_2_a_change_leaves_an_end_that_is_not_before_it() -> None:
    changing(last_day=JUNE).only()
    changing(last_day=JUNE - A_DAY).refused("steering_group_last_day")
    terms = evolve(steering().terms[0], last_day=None, end_condition="试点验收")
    endless = evolve(steering(), terms=(terms,))
    changing(state=endless, end_condition=" ").refused("steering_group_endless")
    changing(state=endless, end_condition="任务完成").only()
    changing(state=endless, end_condition=" ", last_day=LAST).only()
    changing(state=endless, name="新名").only()
    short = evolve(steering(), terms=(evolve(steering().terms[0], last_day=MAY),))
    changing(state=short, name="新名").only()
    changing(state=short, end_condition="验收").refused("steering_group_last_day")


def test_rule_1_the_host_that_a_change_names_is_there_on_its_day() -> None:
    changing(host=OrganisationId("nowhere")).refused("steering_host_missing")
    gone = {("organisation", "party"): organisation(until=JUNE)}
    changing(host=UNITS["party"], world=gone).refused("steering_host_missing")
    changing(host=UNITS["party"], world=gone, since=JUNE - A_DAY).only()
    gone = {("organisation", "office"): organisation(until=JUNE)}
    changing(name="新名", world=gone).refused("steering_host_missing", unit="office")


@pytest.mark.parametrize("day", [BEGUN - A_DAY, BEGUN, BEGUN + A_DAY, JUNE - A_DAY, JUNE])
def test_rule_2_an_entry_follows_the_newest_and_stands_before_its_end(day: date) -> None:
    code = "" if BEGUN < day < JUNE else "steering_group_not_then"
    assert changing(since=day, state=ENDED).code == code
    assert ending(day, state=ENDED).code == code


def test_rule_2_there_is_a_group() -> None:
    never = group(c.GroupTermsCorrected(entry=BEGUN, since=None, reason="误登"))
    change = c.ChangeSteeringGroup(group=GROUP, since=JUNE, basis="批复")
    end = c.EndSteeringGroup(group=GROUP, since=JUNE, cause="任务完成")
    fix = c.CorrectGroupTerms(group=GROUP, entry=BEGUN, since=JUNE, reason="录错")
    for command, rule in (
        (change, rules.change_steering_group),
        (end, rules.end_steering_group),
        (fix, rules.correct_group_terms),
        (seating(GROUP, post("spare"), c.SeatRole.MEMBER), rules.seat_post),
        (adopting(GROUP, since=JUNE), rules.adopt_conference_rule),
    ):
        asked(command, rule, state=never).refused("steering_group_missing")
        found = given(c.STEERING_GROUP, others=WORLD).when(command, rule)
        found.refused("steering_group_missing")


def test_rule_14_the_terms_are_put_right_between_their_neighbours() -> None:
    changed = group(changing(name="新名").only())
    assert correcting(JUNE, MAY, state=changed).only().since == MAY
    assert correcting(JUNE, None, state=changed).only().since is None
    correcting(JUNE, BEGUN, state=changed).refused("entry_order")
    correcting(MAY, JULY, state=changed).refused("entry_missing")
    gone = {("organisation", "office"): organisation(until=JULY)}
    correcting(JUNE, JULY - A_DAY, state=changed, world=gone).only()
    correcting(JUNE, JULY, state=changed, world=gone).refused("steering_host_missing")


def test_rule_14_a_group_that_nothing_names_is_taken_back() -> None:
    assert correcting(BEGUN, None).only().since is None
    problem: Any = evolve(next(problem_rows(c.SALIENT_PROBLEM.apply(None, RAISED))), owner="s")
    off = evolve(conference_row(MAY), stage=c.ConferenceStage.CALLED_OFF)
    rows: tuple[Any, ...] = (problem, off, liaison("bureau", "bureau"))
    for row in rows:
        correcting(BEGUN, None, row).refused("steering_group_cited")
        correcting(BEGUN, None, evolve(row, steering=OTHER)).only()
        correcting(BEGUN, BEGUN + A_DAY, row).only()


@pytest.mark.parametrize("stage", c.ConferenceStage)
def test_rule_3_a_conference_that_was_none_keeps_no_group_alive(stage: c.ConferenceStage) -> None:
    void = stage in (c.ConferenceStage.CALLED_OFF, c.ConferenceStage.WITHDRAWN)
    row = evolve(conference_row(JUNE), stage=stage)
    assert ending(JUNE, row).code == ("" if void else "steering_group_meets")
    assert ending(JUNE + A_DAY, row).code == ""
    assert ending(JUNE, evolve(row, steering=OTHER)).code == ""


def seat(role: c.SeatRole, since: date, until: date = FOREVER) -> c.PostSeated:
    one = c.GroupSeat(post=post("spare"), role=role, basis="文", since=since, until=until)
    return c.PostSeated(seat=one)


@pytest.mark.parametrize(
    ("since", "code"),
    [(MAY, "steering_seat_held"), (JUNE - A_DAY, "steering_seat_held"), (JUNE, "")],
)
def test_rule_4_a_post_has_a_seat_again_from_the_day_it_left(since: date, code: str) -> None:
    state = group(seat(c.SeatRole.MEMBER, BEGUN, JUNE))
    command = seating(GROUP, post("spare"), c.SeatRole.MEMBER, since=since)
    assert asked(command, rules.seat_post, state=state).code == code


def test_rule_4_an_open_seat_is_not_entered_before_one_that_began() -> None:
    state = group(seat(c.SeatRole.MEMBER, JUNE))
    command = seating(GROUP, post("spare"), c.SeatRole.MEMBER, since=BEGUN)
    asked(command, rules.seat_post, state=state).refused("steering_seat_held")


@pytest.mark.parametrize("role", c.SeatRole)
def test_rule_4_a_leader_follows_on_the_day_the_last_one_left(role: c.SeatRole) -> None:
    state = group(c.PostUnseated(post=post("head"), since=JUNE, reason="调整"))
    leads = role is c.SeatRole.LEADER
    for day, taken in ((JUNE - A_DAY, leads), (JUNE, False)):
        command = seating(GROUP, post("spare"), role, since=day)
        found = asked(command, rules.seat_post, state=state)
        assert found.code == ("steering_leader_taken" if taken else "")


def test_rule_4_a_seat_begins_on_a_day_on_which_its_post_is_there() -> None:
    world = {("post", "spare"): a_post("bureau", until=JUNE)}
    for day, code in ((JUNE - A_DAY, ""), (JUNE, "steering_seat_post")):
        command = seating(GROUP, post("spare"), c.SeatRole.MEMBER, since=day)
        assert asked(command, rules.seat_post, world=world).code == code


def righting(
    entry: date, since: date | None, *, name: str = "spare", state: Any = None, world: Any = None
) -> Outcome:
    command = c.CorrectGroupSeat(
        group=GROUP, post=post(name), entry=entry, since=since, reason="录错"
    )
    return asked(command, rules.correct_group_seat, state=state, world=world)


def test_rule_14_a_seat_is_put_right_where_its_post_is_there_and_nobody_else_leads() -> None:
    state = group(
        c.PostUnseated(post=post("head"), since=JUNE, reason="调整"),
        seat(c.SeatRole.LEADER, JUNE, JULY),
    )
    righting(JUNE, JUNE + A_DAY, state=state).only()
    righting(JUNE, None, state=state).only()
    righting(JUNE, JUNE - A_DAY, state=state).refused("steering_leader_taken")
    righting(JULY, JULY + A_DAY, state=state).only()
    righting(JULY, JUNE, state=state).refused("entry_order")
    righting(MAY, JULY, state=state).refused("entry_missing")
    righting(BEGUN, MAY).refused("steering_seat_missing")
    gone = {("post", "spare"): a_post("bureau", until=JUNE + A_DAY)}
    righting(JUNE, JUNE + A_DAY, state=state, world=gone).refused("steering_seat_post")
    others = {("post", "watch"): None}
    righting(JUNE, JUNE + A_DAY, state=state, world=others).only()


def test_rule_6_the_months_of_a_rule_and_its_day_are_put_right() -> None:
    for months, code in ((1, ""), (12, ""), (0, "conference_rule_wrong")):
        command = adopting(GROUP, every_months=months, since=JUNE)
        assert asked(command, rules.adopt_conference_rule).code == code
    first = group(c.ConferenceRuleCorrected(entry=BEGUN, since=None, reason="没有通过"))
    asked(adopting(GROUP), rules.adopt_conference_rule, state=first).only()
    adopted = asked(adopting(GROUP, since=JUNE), rules.adopt_conference_rule).only()
    state = group(adopted)
    asked(adopting(GROUP, since=JUNE), rules.adopt_conference_rule, state=state).refused(
        "dates_reversed"
    )
    for entry, since, code in (
        (JUNE, JULY, ""),
        (JUNE, None, ""),
        (JUNE, BEGUN, "entry_order"),
        (MAY, JULY, "entry_missing"),
    ):
        fix = c.CorrectConferenceRule(group=GROUP, entry=entry, since=since, reason="录错")
        found = asked(fix, rules.correct_conference_rule, state=state)
        assert found.code == code
        if not code:
            after = evolve_group(state, found.only())
            assert [one.since for one in after.rules] == [BEGUN, *([since] if since else [])]
