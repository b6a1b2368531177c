"""Resolutions and how they are followed up: rules 8 to 11, invariants 9 and 10, without a store."""

from datetime import date, timedelta
from typing import Any

from attrs import NOTHING, evolve, fields

from ruralgov.domain import conferences as c
from ruralgov.domain.conferences import rules_follow_up, rules_resolution
from ruralgov.domain.conferences.model_resolution import days_late
from ruralgov.domain.conferences.rows_conference import ResolutionRow, resolution_rows
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, ResolutionId, SteeringGroupId
from tests.conferences.office import MAY, item, resolving
from tests.conferences.plain import (
    CONFERENCE,
    HOLDERS,
    UNITS,
    WORLD,
    accounts,
    conference,
    minuted,
    organisation,
    post,
)
from tests.given import TODAY, given

A_DAY = timedelta(days=1)
DUE = TODAY + 30 * A_DAY
ME = ResolutionId("it")
PEOPLE = accounts(
    ("lead", "bureau", None), ("clerk", "third", "bureau"), ("watcher", "watch", "watch")
)
ROWS = (*HOLDERS, *PEOPLE)


def register(conf: c.Conference | None = None, **more: Any) -> Any:
    values: dict[str, Any] = {"lead": UNITS["bureau"], "supervisor": UNITS["watch"], "due": DUE}
    values |= more
    world = WORLD | values.pop("world", {})
    world[("conference", CONFERENCE)] = conf or conference(*minuted())
    command = resolving(CONFERENCE, values.pop("lead"), values.pop("supervisor"), **values)
    return given(c.RESOLUTION, others=world, rows=ROWS).when(
        command, rules_resolution.register_resolution
    )


REGISTERED = register().only()
ASSIGNED = c.ResolutionAssigned(day=TODAY)
ACCEPTED = c.ResolutionAccepted(day=TODAY, by=AccountId("lead"))
REPORTED = c.ResolutionReported(day=TODAY, by=AccountId("lead"), result="已复耕", evidence="验收单")
PASSED = c.ResolutionReviewed(passed=True, opinion="属实", day=TODAY, by=AccountId("watcher"))
RETURNED = evolve(PASSED, passed=False)
CLOSED = c.ResolutionClosed(day=TODAY, by=AccountId("watcher"))


def row(**more: Any) -> ResolutionRow:
    found = next(resolution_rows(c.RESOLUTION.apply(None, REGISTERED)))
    assert isinstance(found, ResolutionRow)
    return evolve(found, owner="it", **more)


def asked(command: Any, rule: Any, *events: Any, account: str = "lead", **more: Any) -> Any:
    world = WORLD | {("conference", CONFERENCE): conference(*minuted())} | more.pop("world", {})
    rows = (*ROWS, *more.pop("rows", ()))
    known = given(
        c.RESOLUTION, REGISTERED, *events, others=world, rows=rows, account=account, **more
    )
    return known.when(command, rule)


def test_rule_8_invariant_9_a_resolution_has_one_lead_a_due_date_and_another_supervisor() -> None:
    assert REGISTERED.lead == UNITS["bureau"]
    register(co_units=(UNITS["bureau"],)).refused("resolution_units_wrong")
    register(co_units=(UNITS["office"], UNITS["office"])).refused("resolution_units_wrong")
    register(supervisor=UNITS["bureau"]).refused("resolution_supervisor_same")
    register(due=MAY).refused("resolution_due_wrong")
    register(due=MAY + A_DAY).only()
    register(lead=OrganisationId("nowhere")).refused("steering_host_missing")
    needed = {one.name for one in fields(c.RegisterResolution) if one.default is NOTHING}
    assert needed >= {"lead", "due", "supervisor"}


def test_rule_8_invariant_9_nor_is_the_supervisor_a_part_of_the_lead_or_above_it() -> None:
    section = organisation()
    part = evolve(section.spans[0], parent=UNITS["bureau"])
    world: Any = {("organisation", "section"): evolve(section, spans=(part,))}
    below = OrganisationId("section")
    register(supervisor=below, world=world).refused("resolution_supervisor_same")
    merged = {("organisation", "stranger"): organisation(MAY, "bureau")}
    register(supervisor=UNITS["stranger"], world=merged).refused("resolution_supervisor_same")
    register(co_units=(UNITS["stranger"],), world=merged).refused("resolution_units_wrong")
    change = c.ChangeResolution(resolution=ME, supervisor=UNITS["bureau"], reason="调整")
    asked(change, rules_resolution.change_resolution).refused("resolution_supervisor_same")
    change = c.ChangeResolution(resolution=ME, lead=UNITS["watch"], reason="调整")
    asked(change, rules_resolution.change_resolution).refused("resolution_supervisor_same")


def test_rule_8_it_comes_from_a_decided_item_of_issued_minutes() -> None:
    events = minuted()
    register(conference(*events[:-1])).refused("resolution_not_decided")
    noted = evolve(events[2], outcome=c.ItemOutcome.NOTED)
    register(conference(*events[:2], noted, *events[3:])).refused("resolution_not_decided")
    register(item=2).refused("resolution_not_decided")


def test_rule_8_a_unit_that_was_neither_there_nor_asked_is_not_burdened() -> None:
    register(lead=UNITS["stranger"]).refused("resolution_lead_absent")
    register(co_units=(UNITS["stranger"],)).refused("resolution_lead_absent")
    some = conference(*minuted(came=("head", "deputy", "watch")))
    register(some).refused("resolution_lead_absent")
    plan = item(UNITS["bureau"], departments=(UNITS["stranger"],))
    register(conference(*minuted(plan)), lead=UNITS["stranger"]).refused("resolution_lead_absent")
    heard = evolve(plan, consulted=True)
    register(conference(*minuted(heard)), lead=UNITS["stranger"]).only()


ACCEPT = c.AcceptResolution(resolution=ME)
REPORT = c.ReportResolution(resolution=ME, result="已复耕", evidence="验收单")
REVIEW = c.ReviewResolution(resolution=ME, passed=True, opinion="属实")
CLOSE = c.CloseResolution(resolution=ME)


def test_rule_9_only_people_of_the_lead_accept_and_report() -> None:
    for account, code in (("lead", ""), ("clerk", ""), ("watcher", "resolution_not_lead")):
        for command, rule, events in (
            (ACCEPT, rules_resolution.accept_resolution, (ASSIGNED,)),
            (REPORT, rules_follow_up.report_resolution, (ASSIGNED, ACCEPTED)),
        ):
            assert asked(command, rule, *events, account=account).code == code
    asked(ACCEPT, rules_resolution.accept_resolution, ASSIGNED, account="unknown").refused(
        "resolution_not_lead"
    )
    asked(REPORT, rules_follow_up.report_resolution, ASSIGNED).refused("resolution_stage_wrong")


def test_rule_9_who_is_of_the_lead_or_acted_for_it_does_not_judge() -> None:
    done = (ASSIGNED, ACCEPTED, REPORTED)

    def judge(account: str, **more: Any) -> tuple[str, str]:
        review = asked(REVIEW, rules_follow_up.review_resolution, *done, account=account, **more)
        close = asked(
            CLOSE, rules_follow_up.close_resolution, *done, PASSED, account=account, **more
        )
        return review.code, close.code

    assert judge("watcher") == ("", "")
    assert judge("clerk") == ("resolution_judge_of_lead",) * 2
    assert judge("lead") == ("resolution_judge_of_lead",) * 2
    second = accounts(("second", "bureau", "watch"))
    assert judge("second", rows=second) == ("resolution_judge_of_lead",) * 2
    moved = tuple(one for one in second if hasattr(one, "unit"))
    twin = {"second": "person/p", "lead": "person/p"}
    assert judge("second", rows=moved, persons=twin) == ("resolution_judge_same",) * 2
    assert judge("robot", machines=("robot",)) == ("machine_judges",) * 2


def test_rule_9_a_former_lead_does_not_judge_either() -> None:
    change = c.ResolutionChanged(
        lead=UNITS["office"], co_units=(), supervisor=UNITS["watch"], reason="职责调整"
    )
    again = (ASSIGNED, change, ASSIGNED, ACCEPTED, REPORTED)
    asked(REVIEW, rules_follow_up.review_resolution, *again, account="clerk").refused(
        "resolution_judge_of_lead"
    )
    asked(REVIEW, rules_follow_up.review_resolution, *again, account="watcher").only()


def test_rule_9_what_goes_back_is_handed_on_again() -> None:
    back = (ASSIGNED, ACCEPTED, REPORTED, RETURNED)
    asked(CLOSE, rules_follow_up.close_resolution, *back, account="watcher").refused(
        "resolution_stage_wrong"
    )
    assign = c.AssignResolution(resolution=ME)
    asked(assign, rules_resolution.assign_resolution, *back).only()
    asked(assign, rules_resolution.assign_resolution, ASSIGNED).refused("resolution_stage_wrong")


def ask_extension(*events: Any, day: date = DUE, wanted: date = DUE + A_DAY, **more: Any) -> Any:
    values: dict[str, Any] = {"signed": post("bureau")}
    command = c.AskResolutionExtension(resolution=ME, wanted=wanted, reason="汛期", **values | more)
    return asked(command, rules_follow_up.ask_extension, *events, today=day)


def test_rule_10_invariant_10_more_time_is_not_asked_for_after_the_due_date() -> None:
    going = (ASSIGNED, ACCEPTED)
    asking = ask_extension(*going).only()
    assert asking.wanted == DUE + A_DAY
    ask_extension(*going, day=DUE + A_DAY, wanted=DUE + 9 * A_DAY).refused(
        "resolution_extension_late", due=DUE, original=DUE
    )
    ask_extension(*going, wanted=DUE).refused("resolution_due_wrong")
    ask_extension(*going, asking).refused("resolution_extension_waits")
    ask_extension(*going, signed=post("head")).refused("resolution_signer_wrong")
    ask_extension(REPORTED).refused("resolution_stage_wrong")


def granted(due: date | None, *, yes: bool = True, account: str = "watcher") -> Any:
    asking = ask_extension(ASSIGNED, wanted=DUE + 9 * A_DAY).only()
    command = c.DecideResolutionExtension(resolution=ME, granted=yes, due=due, opinion="同意")
    return asked(command, rules_follow_up.decide_extension, ASSIGNED, asking, account=account)


def test_rule_10_invariant_10_another_unit_grants_it_and_lateness_stays() -> None:
    granted(DUE + 9 * A_DAY, account="clerk").refused("resolution_judge_of_lead")
    granted(DUE).refused("resolution_extension_due")
    granted(DUE + 10 * A_DAY).refused("resolution_extension_due")
    granted(None).refused("resolution_extension_due")
    granted(DUE + A_DAY, yes=False).refused("resolution_extension_due")
    granted(None, yes=False).only()
    asking = ask_extension(ASSIGNED, wanted=DUE + 9 * A_DAY).only()
    event = granted(DUE + 5 * A_DAY).only()
    state = given(c.RESOLUTION, REGISTERED, ASSIGNED, asking, event).state
    assert (state.due, state.extended) == (DUE, DUE + 5 * A_DAY)
    found = next(resolution_rows(state))
    assert isinstance(found, ResolutionRow)
    assert days_late(found.due, found.finished, DUE + 3 * A_DAY) == 3
    second = ask_extension(
        ASSIGNED, asking, event, day=DUE + 5 * A_DAY, wanted=DUE + 6 * A_DAY
    ).only()
    assert second.day == DUE + 5 * A_DAY
    ask_extension(ASSIGNED, asking, event, day=DUE + 6 * A_DAY, wanted=DUE + 8 * A_DAY).refused(
        "resolution_extension_late"
    )


def test_rule_10_invariant_10_days_late_end_with_a_report_that_is_not_sent_back() -> None:
    def late(day: date, *events: Any) -> int:
        known = given(c.RESOLUTION, REGISTERED, *events).state
        return days_late(known.due, known.finished, day)

    after = DUE + 10 * A_DAY
    report = evolve(REPORTED, day=DUE + 4 * A_DAY)
    assert late(DUE) == late(DUE - A_DAY) == 0
    assert late(DUE + A_DAY) == 1
    assert late(after, ASSIGNED, ACCEPTED, report) == 4
    assert late(after, ASSIGNED, ACCEPTED, report, RETURNED) == 10
    closed = (ASSIGNED, ACCEPTED, report, PASSED, evolve(CLOSED, day=after))
    assert late(after + A_DAY, *closed) == 4
    again = c.ResolutionReopened(day=after, reason="又撂荒")
    assert late(after + A_DAY, *closed, again) == 11
    rests = c.ResolutionSuspended(day=TODAY, until=DUE, reason="等批复")
    known = given(c.RESOLUTION, REGISTERED, ASSIGNED, rests).state
    assert (late(after, ASSIGNED, rests), known.rested(after)) == (10, 40)


def test_rule_11_it_rests_until_a_later_day_and_goes_on_where_it_stood() -> None:
    def rest(until: date, account: str = "watcher") -> Any:
        command = c.SuspendResolution(resolution=ME, until=until, reason="等批复")
        return asked(
            command, rules_follow_up.suspend_resolution, ASSIGNED, ACCEPTED, account=account
        )

    rest(TODAY).refused("resolution_due_wrong")
    rest(DUE, "clerk").refused("resolution_judge_of_lead")
    resting = rest(TODAY + A_DAY).only()
    asked(REPORT, rules_follow_up.report_resolution, ASSIGNED, ACCEPTED, resting).refused(
        "resolution_stage_wrong"
    )
    resume = c.ResumeResolution(resolution=ME)
    on = asked(resume, rules_follow_up.resume_resolution, ASSIGNED, ACCEPTED, resting).only()
    state = given(c.RESOLUTION, REGISTERED, ASSIGNED, ACCEPTED, resting, on).state
    assert state.stage is c.ResolutionStage.ACCEPTED


def test_rule_11_a_later_conference_of_the_group_revokes_it() -> None:
    def revoke(key: str, found: c.Conference, *events: Any) -> Any:
        command = c.RevokeResolution(resolution=ME, conference=key, item=1)  # type: ignore[arg-type]
        world = {("conference", key): found}
        return asked(command, rules_resolution.revoke_resolution, *events, world=world)

    later = conference(*minuted(day=MAY + A_DAY))
    revoke("later", later, ASSIGNED).only()
    revoke(CONFERENCE, conference(*minuted())).refused("resolution_not_later")
    revoke("sooner", conference(*minuted(day=MAY - A_DAY))).refused("resolution_not_later")
    strange = evolve(later, group=SteeringGroupId("other"))
    revoke("later", strange).refused("resolution_not_later")
    revoke("later", later, ASSIGNED, ACCEPTED, REPORTED, PASSED, CLOSED).refused(
        "resolution_stage_wrong"
    )


def test_rule_11_what_is_closed_is_opened_again_unless_a_problem_was_closed_by_it() -> None:
    from tests.conferences.test_problem import known as problem

    done = (ASSIGNED, ACCEPTED, REPORTED, PASSED, CLOSED)
    reopen = c.ReopenResolution(resolution=ME, reason="又撂荒")
    rule = rules_follow_up.reopen_resolution
    asked(reopen, rule, *done, account="watcher").only()
    asked(reopen, rule, *done, account="clerk").refused("resolution_judge_of_lead")
    closed = problem(c.ProblemClosed(day=TODAY)).state
    state = evolve(given(c.RESOLUTION, REGISTERED, *done).state, problem="s")
    known = given(
        c.RESOLUTION,
        state=state,
        others=WORLD | {("salient_problem", "s"): closed},
        rows=ROWS,
        account="watcher",
    )
    known.when(reopen, rule).refused("resolution_cited")


def test_rule_14_what_was_entered_by_mistake_is_taken_back_before_it_is_accepted() -> None:
    withdraw = c.WithdrawResolution(resolution=ME, reason="误登")
    asked(withdraw, rules_resolution.withdraw_resolution, ASSIGNED).only()
    asked(withdraw, rules_resolution.withdraw_resolution, ASSIGNED, ACCEPTED).refused(
        "resolution_stage_wrong"
    )
    nothing = c.ChangeResolution(resolution=ME, reason="无")
    asked(nothing, rules_resolution.change_resolution).refused("resolution_unchanged")


def test_a_change_of_lead_begins_the_work_anew_and_keeps_the_due_date() -> None:
    change = c.ChangeResolution(resolution=ME, lead=UNITS["office"], reason="职责调整")
    event = asked(change, rules_resolution.change_resolution, ASSIGNED, ACCEPTED).only()
    state = given(c.RESOLUTION, REGISTERED, ASSIGNED, ACCEPTED, event).state
    assert (state.stage, state.due) == (c.ResolutionStage.REGISTERED, DUE)
    assert state.leads == (UNITS["bureau"], UNITS["office"])
    urge = c.UrgeResolution(resolution=ME, words="请办")
    asked(urge, rules_follow_up.urge_resolution, event).refused("resolution_stage_wrong")


def test_rule_9_each_report_and_its_review_stay() -> None:
    def rounds(*events: Any) -> list[tuple[str, bool | None]]:
        state = given(c.RESOLUTION, REGISTERED, ASSIGNED, ACCEPTED, *events).state
        return [(one.result, one.passed) for one in state.reports]

    second, third = (evolve(REPORTED, result=word) for word in ("又复耕", "再复耕"))
    going = (REPORTED, RETURNED, second, RETURNED, third)
    assert rounds(*going) == [("已复耕", False), ("又复耕", False), ("再复耕", None)]
    assert rounds(*going, PASSED)[-2:] == [("又复耕", False), ("再复耕", True)]
    again = c.ResolutionReopened(day=TODAY, reason="又撂荒")
    one = (REPORTED, PASSED, CLOSED, again)
    assert rounds(*one, second) == [("已复耕", False), ("又复耕", None)]
    two = (REPORTED, PASSED, CLOSED, again, second, PASSED, again)
    assert rounds(*two) == [("已复耕", False), ("又复耕", False)]


def test_rule_10_what_is_refused_leaves_the_due_date_and_each_wish_for_more_time_stays() -> None:
    asking = ask_extension(ASSIGNED, wanted=DUE + 9 * A_DAY).only()
    no = granted(None, yes=False).only()
    state = given(c.RESOLUTION, REGISTERED, ASSIGNED, asking, no).state
    assert state.extended == DUE
    yes = granted(DUE + A_DAY).only()
    state = given(c.RESOLUTION, REGISTERED, ASSIGNED, asking, no, asking, yes, asking, no).state
    assert [one.granted for one in state.extensions] == [False, True, False]
    assert state.extended == DUE + A_DAY
    state = given(c.RESOLUTION, REGISTERED, ASSIGNED, asking, no, asking, yes, asking).state
    assert [one.granted for one in state.extensions] == [False, True, None]


def test_rule_11_each_rest_stays_with_its_days() -> None:
    def rest(first: int, last: int) -> tuple[Any, ...]:
        began = c.ResolutionSuspended(
            day=TODAY + first * A_DAY, until=TODAY + 99 * A_DAY, reason="等批复"
        )
        return began, c.ResolutionResumed(day=TODAY + last * A_DAY)

    state = given(c.RESOLUTION, REGISTERED, ASSIGNED, *rest(1, 4), *rest(6, 8), *rest(9, 9)).state
    days = [((one.since - TODAY).days, (one.ended - TODAY).days) for one in state.suspensions]
    assert days == [(1, 4), (6, 8), (9, 9)]
    rested = {day: state.rested(TODAY + day * A_DAY) for day in (0, 1, 2, 4, 5, 7, 20)}
    assert rested == {0: 0, 1: 0, 2: 1, 4: 3, 5: 3, 7: 4, 20: 5}
    going = given(c.RESOLUTION, REGISTERED, ASSIGNED, *rest(1, 4)[:1]).state
    assert going.rested(TODAY + 20 * A_DAY) == 19
