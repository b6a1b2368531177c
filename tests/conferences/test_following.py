"""Resolutions, problems and units at their boundaries: rules 1 and 8 to 12, without a store."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain.access import AccountUnitRow
from ruralgov.domain.conferences import (
    rules_follow_up,
    rules_problem,
    rules_resolution,
    units,
)
from ruralgov.domain.conferences.rows_conference import problem_rows
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId, SalientProblemId
from ruralgov.domain.registry import SuccessorRow
from tests.conferences.office import BEGUN, MAY, item, raising
from tests.conferences.plain import (
    CONFERENCE,
    GROUP,
    PLACE,
    UNITS,
    WORLD,
    a_post,
    accounts,
    conference,
    group,
    holder,
    minuted,
    organisation,
    post,
    steering,
)
from tests.conferences.test_findings import OTHER
from tests.conferences.test_problem import CLOSE as CLOSE_PROBLEM
from tests.conferences.test_problem import CURE, CURED, DECIDED, GOOD, TABLED, known
from tests.conferences.test_problem import ME as PROBLEM
from tests.conferences.test_resolution import (
    ACCEPT,
    ACCEPTED,
    ASSIGNED,
    CLOSED,
    DUE,
    ME,
    PASSED,
    REGISTERED,
    REPORTED,
    ROWS,
    ask_extension,
    asked,
    granted,
    register,
)
from tests.given import TODAY, Outcome, given

A_DAY = timedelta(days=1)
World = dict[Any, Any]
GONE = {("organisation", "office"): organisation(until=TODAY)}


def part_of(unit: str, *, until: date = FOREVER) -> Any:
    """Return a unit that is a part of another."""
    whole = organisation(until=until)
    return evolve(whole, spans=(evolve(whole.spans[0], parent=UNITS[unit]),))


def test_rule_8_each_unit_that_a_resolution_names_is_there() -> None:
    register(co_units=(UNITS["office"],), world=GONE).refused("steering_host_missing")
    register(supervisor=UNITS["office"], world=GONE).refused("steering_host_missing")
    register(lead=UNITS["office"], world=GONE).refused("steering_host_missing")
    register(co_units=(UNITS["office"],)).only()


def test_rule_8_invariant_9_the_lead_is_no_part_of_its_supervisor() -> None:
    below: World = {("organisation", "bureau"): part_of("watch")}
    register(world=below).refused("resolution_supervisor_same")
    above: World = {("organisation", "watch"): part_of("bureau")}
    register(world=above).refused("resolution_supervisor_same")
    beside: World = {("organisation", "watch"): part_of("office")}
    register(world=beside).only()


@pytest.mark.parametrize("stage", c.ProblemStage)
def test_rule_12_a_resolution_is_about_a_problem_that_is_open(stage: c.ProblemStage) -> None:
    plan = item(UNITS["bureau"], "s")
    state = evolve(known().state, stage=stage)
    over = stage in (
        c.ProblemStage.CLOSED,
        c.ProblemStage.NOT_CURABLE,
        c.ProblemStage.MERGED,
        c.ProblemStage.WITHDRAWN,
    )
    for one, wrong in ((state, over), (None, True)):
        world: World = {("salient_problem", "s"): one}
        found = register(conference(*minuted(plan)), world=world)
        if wrong:
            found.refused("conference_item_problem", problem="s")
        else:
            assert found.only().problem == "s"


def test_rule_8_the_second_item_has_its_own_resolution() -> None:
    plans = item(UNITS["bureau"]), item(UNITS["bureau"], "s")
    world: World = {("salient_problem", "s"): known().state}
    found = register(conference(*minuted(*plans)), item=2, world=world).only()
    assert (found.item, found.problem) == (2, "s")
    for number in (0, 3):
        register(conference(*minuted(*plans)), item=number).refused("resolution_not_decided")
    never = c.RegisterResolution(
        conference=CONFERENCE,
        item=1,
        words="整治",
        lead=UNITS["bureau"],
        due=DUE,
        feedback="报告",
        supervisor=UNITS["watch"],
    )
    given(c.RESOLUTION, others=WORLD).when(never, rules_resolution.register_resolution).refused(
        "conference_missing"
    )


def changing(*events: Any, world: World | None = None, **more: Any) -> Outcome:
    command = c.ChangeResolution(resolution=ME, reason="调整", **more)
    found: Outcome = asked(command, rules_resolution.change_resolution, *events, world=world or {})
    return found


def test_rule_8_a_change_names_other_units_and_only_new_ones_are_asked_about() -> None:
    event = changing(co_units=(UNITS["office"],)).only()
    assert (event.lead, event.co_units, event.supervisor) == ("bureau", ("office",), "watch")
    event = changing(supervisor=UNITS["office"]).only()
    assert (event.lead, event.co_units, event.supervisor) == ("bureau", (), "office")
    changing(lead=UNITS["bureau"], co_units=(), supervisor=UNITS["watch"]).refused(
        "resolution_unchanged"
    )
    changing(lead=UNITS["stranger"]).refused("resolution_lead_absent")
    changing(co_units=(UNITS["stranger"],)).refused("resolution_lead_absent")
    changing(co_units=(UNITS["bureau"],)).refused("resolution_units_wrong")
    changing(co_units=(UNITS["office"],), world=GONE).refused("steering_host_missing")
    state = given(c.RESOLUTION, evolve(REGISTERED, lead=UNITS["stranger"])).state
    stayed = c.ChangeResolution(resolution=ME, supervisor=UNITS["office"], reason="调整")
    here = WORLD | {("conference", CONFERENCE): conference(*minuted())}
    found = given(c.RESOLUTION, state=state, others=here)
    assert found.when(stayed, rules_resolution.change_resolution).only().lead == "stranger"


def test_rule_9_it_is_handed_to_a_lead_that_is_there() -> None:
    assign = c.AssignResolution(resolution=ME)
    gone: World = {("organisation", "bureau"): organisation(until=TODAY)}
    rule = rules_resolution.assign_resolution
    asked(assign, rule, world=gone).refused("steering_host_missing")
    asked(assign, rule, world=gone, today=TODAY - A_DAY).only()


def test_rule_11_the_conference_that_revokes_is_later_in_day_or_number() -> None:
    def revoke(**more: Any) -> Outcome:
        later = evolve(conference(*minuted()), **more)
        command = c.RevokeResolution(resolution=ME, conference="later", item=1)  # type: ignore[arg-type]
        world: World = {("conference", "later"): later}
        found: Outcome = asked(command, rules_resolution.revoke_resolution, world=world)
        return found

    revoke(number="371082-2024-000002").only()
    revoke().refused("resolution_not_later")
    revoke(number="371082-2024-000000").refused("resolution_not_later")
    revoke(day=MAY + A_DAY, number="371082-2024-000000").only()
    revoke(day=MAY - A_DAY, number="371082-2024-000009").refused("resolution_not_later")
    revoke(number="371082-2024-000002", group=OTHER).refused("resolution_not_later")
    revoke(number="371082-2024-000002", stage=c.ConferenceStage.HELD).refused(
        "resolution_not_decided"
    )
    unknown = c.RevokeResolution(resolution=ME, conference="none", item=1)  # type: ignore[arg-type]
    asked(unknown, rules_resolution.revoke_resolution).refused("conference_missing")


def test_rule_10_more_time_is_signed_by_who_holds_a_post_of_the_lead() -> None:
    ask = c.AskResolutionExtension(
        resolution=ME, signed=post("spare"), wanted=DUE + A_DAY, reason="汛期"
    )
    rule = rules_follow_up.ask_extension

    def wish(*rows: Any, account: str = "lead", **more: Any) -> Outcome:
        held = tuple(one for one in ROWS if getattr(one, "owner", "") != "spare")
        here = WORLD | more.pop("world", {})
        known_ = given(
            c.RESOLUTION,
            REGISTERED,
            ASSIGNED,
            others=here,
            rows=(*held, *rows),
            account=account,
            today=DUE,
        )
        return known_.when(ask, rule)

    wish(holder("spare")).only()
    wish().refused("resolution_signer_wrong")
    wish(holder("spare", until=DUE)).refused("resolution_signer_wrong")
    wish(holder("spare", until=DUE + A_DAY)).only()
    wish(holder("spare"), account="watcher").refused("resolution_not_lead")
    moved: World = {("post", "spare"): a_post("watch")}
    wish(holder("spare"), world=moved).refused("resolution_signer_wrong")
    ended: World = {("post", "spare"): a_post("bureau", until=DUE)}
    wish(holder("spare"), world=ended).refused("resolution_signer_wrong")


def test_rule_10_what_is_granted_is_after_the_due_date_and_no_more_than_was_wanted() -> None:
    granted(DUE).refused("resolution_extension_due")
    granted(DUE + A_DAY).only()
    granted(DUE + 9 * A_DAY).only()
    granted(DUE + 10 * A_DAY).refused("resolution_extension_due")
    ask_extension(ASSIGNED, day=DUE, wanted=DUE).refused("resolution_due_wrong")
    ask_extension(ASSIGNED, day=DUE - A_DAY, wanted=DUE + A_DAY).only()


def test_rule_9_who_urges_says_so() -> None:
    urge = c.UrgeResolution(resolution=ME, words="请办")
    event = asked(urge, rules_follow_up.urge_resolution, ASSIGNED).only()
    state = given(c.RESOLUTION, REGISTERED, ASSIGNED, event, event).state
    assert [one.words for one in state.urged] == ["请办", "请办"]
    blank = evolve(urge, words=" ")
    asked(blank, rules_follow_up.urge_resolution, ASSIGNED).refused("text_not_clean")


@pytest.mark.parametrize("stage", c.ProblemStage)
def test_rule_11_only_a_closed_problem_keeps_its_resolution_closed(stage: c.ProblemStage) -> None:
    done = (ASSIGNED, ACCEPTED, REPORTED, PASSED, CLOSED)
    reopen = c.ReopenResolution(resolution=ME, reason="又撂荒")
    state = evolve(given(c.RESOLUTION, REGISTERED, *done).state, problem="s")
    world: World = {("salient_problem", "s"): evolve(known().state, stage=stage)}
    closed = stage is c.ProblemStage.CLOSED
    for problem, code in (("s", "resolution_cited" if closed else ""), ("gone", "")):
        found = given(
            c.RESOLUTION,
            state=evolve(state, problem=problem),
            others=WORLD | world,
            rows=ROWS,
            account="watcher",
        ).when(reopen, rules_follow_up.reopen_resolution)
        assert found.code == code


def test_rule_12_it_is_raised_in_a_group_that_is_there_today() -> None:
    def raising_in(state: Any, **more: Any) -> Outcome:
        command = raising(GROUP, UNITS["bureau"], PLACE, **more)
        here = WORLD | {("steering_group", GROUP): state}
        return given(c.SALIENT_PROBLEM, others=here).when(command, rules_problem.raise_problem)

    raising_in(None).refused("steering_group_missing")
    ended = group(c.SteeringGroupEnded(since=TODAY, cause="任务完成"))
    raising_in(ended).refused("steering_group_missing")
    ends = group(c.SteeringGroupEnded(since=TODAY + A_DAY, cause="任务完成"))
    raising_in(ends).only()
    raising_in(steering(), first_seen=TODAY).only()


@pytest.mark.parametrize("stage", c.ProblemStage)
def test_rule_12_it_repeats_one_that_was_over_and_merges_into_one_that_is_open(
    stage: c.ProblemStage,
) -> None:
    before = evolve(known().state, stage=stage)
    command = raising(GROUP, UNITS["bureau"], PLACE, repeat_of=SalientProblemId("s"))
    here = WORLD | {("steering_group", GROUP): steering(), ("salient_problem", "s"): before}
    found = given(c.SALIENT_PROBLEM, others=here).when(command, rules_problem.raise_problem)
    over = stage in (c.ProblemStage.CLOSED, c.ProblemStage.NOT_CURABLE, c.ProblemStage.MERGED)
    assert found.code == ("" if over else "salient_repeat_wrong")
    merge = c.MergeProblem(problem=PROBLEM, into=SalientProblemId("s"), reason="同一问题")
    world: World = {("salient_problem", "s"): before}
    found = known(world=world).when(merge, rules_problem.merge_problem)
    is_open = not over and stage is not c.ProblemStage.WITHDRAWN
    assert found.code == ("" if is_open else "salient_into_wrong")
    strange: World = {("salient_problem", "s"): evolve(before, group=OTHER)}
    known(world=strange).when(merge, rules_problem.merge_problem).refused("salient_into_wrong")


def test_rule_12_a_change_of_a_problem_is_checked_like_what_was_raised() -> None:
    def change(**more: Any) -> Outcome:
        command = c.ChangeProblem(problem=PROBLEM, reason="核实", **more)
        return known(world=GONE).when(command, rules_problem.change_problem)

    change(title="别的").only()
    change(title=" ").refused("text_not_clean")
    change(owner=UNITS["office"]).refused("steering_host_missing")
    change(people=-1).refused("salient_people_wrong")
    assert change(place=PlaceId("other")).only().place == "other"
    assert change(severity=c.ProblemSeverity.GRAVE).only().severity is c.ProblemSeverity.GRAVE
    assert change(owner=UNITS["watch"]).only().owner == "watch"
    state = known().state
    change(
        title=state.title,
        place=state.place,
        severity=state.severity,
        people=state.people,
        owner=state.owner,
    ).refused("salient_unchanged")


def test_rule_14_what_others_were_merged_into_is_not_withdrawn() -> None:
    twin = evolve(known().state, into=PROBLEM, stage=c.ProblemStage.MERGED)
    row: Any = evolve(next(problem_rows(twin)), owner="twin")
    withdraw = c.WithdrawProblem(problem=PROBLEM, reason="误登")
    rule = rules_problem.withdraw_problem
    known(rows=(row,)).when(withdraw, rule).refused("salient_merged_here", count=1)
    known(rows=(evolve(row, merged_into=SalientProblemId("x")),)).when(withdraw, rule).only()
    rows = (row,)
    situation = known(*GOOD, resolutions=("closed",), rows=rows)
    situation.when(CLOSE_PROBLEM, rules_problem.close_problem).only()


def test_rule_12_the_same_item_of_another_conference_tables_it_again() -> None:
    for key, number in ((CONFERENCE, 2), ("later", 1)):
        command = c.TableProblem(problem=PROBLEM, conference=key, item=number, day=MAY)  # type: ignore[arg-type]
        event = known(TABLED).when(command, rules_problem.table_problem).only()
        assert (event.conference, event.item) == (key, number)


def test_rule_9_who_is_of_a_unit_by_account_post_or_merger_acts_for_it() -> None:
    def acts(account: str, *rows: Any, world: World | None = None) -> bool:
        here = WORLD | (world or {})
        found = given(c.RESOLUTION, REGISTERED, ASSIGNED, others=here, rows=rows, account=account)
        code: str = found.when(ACCEPT, rules_resolution.accept_resolution).code
        assert code in ("", "resolution_not_lead")
        return not code

    own = accounts(("clerk", "third", "bureau"))
    assert acts("clerk", *own)
    assert not acts("clerk")
    moved = tuple(
        evolve(one, until=TODAY) if isinstance(one, AccountUnitRow) else one for one in own
    )
    assert not acts("clerk", *moved)
    other = accounts(("clerk", "third", None), ("second", "third", "bureau"))
    assert acts("clerk", *other)
    sits = accounts(("clerk", "third", "watch"))
    assert not acts("clerk", *sits)
    assert acts("clerk", *sits, holder("bureau", "third"))
    assert not acts("clerk", *sits, holder("bureau", "third", until=TODAY))
    assert not acts("clerk", *sits, holder("bureau", "other"))
    machine = tuple(
        evolve(one, person=None, machine="接口") if hasattr(one, "machine") else one for one in own
    )
    assert acts("clerk", *machine)
    merged: World = {("organisation", "bureau"): organisation(TODAY, "watch")}
    assert acts("clerk", *sits, world=merged)
    below: World = {("organisation", "watch"): part_of("bureau")}
    assert acts("clerk", *sits, world=below)
    above: World = {("organisation", "bureau"): part_of("watch")}
    assert not acts("clerk", *sits, world=above)
    only_unit = (row for row in own if isinstance(row, AccountUnitRow))
    assert acts("clerk", *only_unit)


def test_rule_1_a_unit_is_called_what_it_became_and_has_all_that_joined_it() -> None:
    merged: World = {("organisation", "bureau"): organisation(MAY, "watch")}
    named: World = {("organisation", "watch"): organisation()}
    rows = tuple(
        SuccessorRow(owner=owner, successor=UNITS.get(to, OrganisationId(to)), since=MAY)
        for owner, to in (("bureau", "watch"), ("section", "bureau"), ("watch", "section"))
    )
    read = given(c.RESOLUTION, others=WORLD | merged | named, rows=rows).given.read
    assert units.family(read, "watch") == ["watch", "bureau", "section"]
    assert units.family(read, "office") == ["office"]
    assert units.name_of(read, "bureau", MAY) == "单位"
    assert units.name_of(read, "nowhere", MAY) == "nowhere"
    names = units.Names(read, MAY)
    assert [names(one) for one in ("bureau", "nowhere", "bureau")] == ["单位", "nowhere", "单位"]
    assert units.within(read, "bureau", "watch", MAY)
    assert not units.within(read, "bureau", "watch", MAY - A_DAY)
    assert not units.within(read, "watch", "nowhere", MAY)
    assert units.place_name(CITY, read, BEGUN) == ""


def test_rule_12_the_owner_is_told_by_its_name() -> None:
    found = known(TABLED, DECIDED).when(CURE, rules_problem.report_cure)
    found.refused("salient_not_owner", name="单位")
    verify = c.VerifyProblem(problem=PROBLEM, passed=True, opinion="属实")
    found = known(TABLED, DECIDED, CURED, account="owner").when(
        verify, rules_problem.verify_problem
    )
    found.refused("salient_verifier_of_owner", name="单位")
