"""Salient problems: rule 12 and invariant 11, without a store."""

from datetime import timedelta
from typing import Any

from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain.conferences import hanging, reactions, rules_problem
from ruralgov.domain.conferences.rows_conference import (
    ProblemResolutionRow,
    ProblemTabledRow,
    SalientProblemRow,
    problem_rows,
)
from ruralgov.domain.kernel.ids import (
    AccountId,
    ConferenceId,
    OrganisationId,
    PlaceId,
    ResolutionId,
    SalientProblemId,
)
from tests.conferences.office import MAY, item, raising
from tests.conferences.plain import (
    CONFERENCE,
    GROUP,
    HOLDERS,
    PLACE,
    UNITS,
    WORLD,
    accounts,
    conference,
    convened,
    held,
    steering,
)
from tests.given import TODAY, Situation, given

ME = SalientProblemId("it")
A_DAY = timedelta(days=1)
ROWS = (
    *HOLDERS,
    *accounts(("owner", "bureau", "bureau"), ("watcher", "watch", "watch")),
)
HERE = WORLD | {("steering_group", GROUP): steering()}
STATES = {
    "open": c.ResolutionStage.ASSIGNED,
    "closed": c.ResolutionStage.CLOSED,
    "revoked": c.ResolutionStage.REVOKED,
}


def raised(**more: Any) -> Any:
    owner = more.pop("owner", UNITS["bureau"])
    command = raising(GROUP, owner, more.pop("place", PLACE), **more)
    return given(c.SALIENT_PROBLEM, others=HERE, rows=ROWS, ended=("gone",)).when(
        command, rules_problem.raise_problem
    )


RAISED = raised().only()
TABLED = c.ProblemTabled(conference=CONFERENCE, item=1, day=MAY)
DECIDED = c.ProblemDecided(resolution=ResolutionId("closed"), day=TODAY)
CURED = c.CureReported(day=TODAY, by=AccountId("owner"), measures="逐块复耕", evidence="验收单")
VERIFIED = c.ProblemVerified(passed=True, opinion="属实", day=TODAY, by=AccountId("watcher"))


def resolution(stage: c.ResolutionStage) -> c.Resolution:
    from tests.conferences.test_resolution import REGISTERED

    return evolve(c.RESOLUTION.apply(None, REGISTERED), stage=stage)


def known(
    *events: Any, account: str = "watcher", rows: tuple[Any, ...] = (), **more: Any
) -> Situation:
    world = HERE | more.pop("world", {})
    if "resolutions" in more:
        named = more.pop("resolutions")
        world |= {("resolution", name): resolution(STATES[name]) for name in named}
    return given(
        c.SALIENT_PROBLEM,
        RAISED,
        *events,
        others=world,
        rows=(*ROWS, *rows),
        account=account,
        **more,
    )


def test_rule_12_a_problem_has_a_place_that_is_there_and_counts_people() -> None:
    raised(place=PlaceId("gone")).refused("salient_place_missing")
    raised(people=-1).refused("salient_people_wrong")
    raised(people=0).only()
    raised(first_seen=TODAY + A_DAY).refused("salient_ahead")
    raised(repeat_of=SalientProblemId("nothing")).refused("salient_repeat_wrong")


CLOSE = c.CloseProblem(problem=ME)
CURE = c.ReportCure(problem=ME, measures="复耕", evidence="验收单")
VERIFY = c.VerifyProblem(problem=ME, passed=True, opinion="属实")
GOOD = (TABLED, DECIDED, CURED, VERIFIED)


def test_rule_12_invariant_11_it_closes_with_resolution_evidence_and_verification() -> None:
    close = rules_problem.close_problem
    known(*GOOD, resolutions=("closed",)).when(CLOSE, close).only()
    for step in range(len(GOOD)):
        lacking = known(*GOOD[:step], resolutions=("closed",))
        lacking.when(CLOSE, close).refused("salient_stage_wrong")
    without = (TABLED, CURED, VERIFIED)
    known(*without).when(CLOSE, close).refused("salient_unresolved", open=0)


def test_rule_12_invariant_11_every_resolution_of_it_is_closed_those_merged_into_it_too() -> None:
    close = rules_problem.close_problem
    for name, code in (("open", "salient_unresolved"), ("revoked", "")):
        more = c.ProblemDecided(resolution=ResolutionId(name), day=TODAY)
        situation = known(TABLED, DECIDED, more, CURED, VERIFIED, resolutions=("closed", name))
        assert situation.when(CLOSE, close).code == code
    only = c.ProblemDecided(resolution=ResolutionId("revoked"), day=TODAY)
    situation = known(TABLED, only, CURED, VERIFIED, resolutions=("revoked",))
    situation.when(CLOSE, close).refused("salient_unresolved", open=0)
    twin = c.SALIENT_PROBLEM.apply(None, RAISED)
    twin = evolve(twin, resolutions=(ResolutionId("open"),), into=ME, stage=c.ProblemStage.MERGED)
    row = evolve(next(problem_rows(twin)), owner="twin")
    assert isinstance(row, SalientProblemRow)
    situation = known(
        *GOOD,
        resolutions=("closed", "open"),
        rows=(row,),
        world={("salient_problem", "twin"): twin},
    )
    situation.when(CLOSE, close).refused("salient_unresolved", open=1)


def test_rule_12_invariant_11_the_owners_people_and_who_cured_it_neither_verify_nor_close() -> None:
    for command, rule, events in (
        (VERIFY, rules_problem.verify_problem, GOOD[:3]),
        (CLOSE, rules_problem.close_problem, GOOD),
    ):
        mine = {"resolutions": ("closed",)}
        known(*events, account="owner", **mine).when(command, rule).refused(
            "salient_verifier_of_owner"
        )
        twin = {"second": "person/o", "owner": "person/o"}
        known(*events, account="second", persons=twin, **mine).when(command, rule).refused(
            "salient_verifier_same"
        )
        robot = known(*events, account="robot", machines=("robot",), **mine)
        robot.when(command, rule).refused("machine_judges")
        moved = c.ProblemChanged(
            title="x",
            place=PLACE,
            severity=c.ProblemSeverity.GRAVE,
            people=1,
            owner=UNITS["office"],
            reason="职责调整",
        )
        former = known(*events, moved, account="owner", **mine)
        former.when(command, rule).refused("salient_verifier_of_owner")


def test_rule_12_the_owner_reports_a_cure_after_a_resolution() -> None:
    report = rules_problem.report_cure
    known(TABLED, DECIDED, account="owner").when(CURE, report).only()
    known(TABLED, DECIDED).when(CURE, report).refused("salient_not_owner")
    known(TABLED, account="owner").when(CURE, report).refused("salient_stage_wrong")
    empty = c.ReportCure(problem=ME, measures="复耕", evidence=" ")
    known(TABLED, DECIDED, account="owner").when(empty, report).refused("text_not_clean")


def test_rule_12_what_does_not_pass_is_cured_again_before_it_is_verified() -> None:
    failed = evolve(VERIFIED, passed=False)
    verify = rules_problem.verify_problem
    known(TABLED, DECIDED, CURED, failed).when(VERIFY, verify).refused("salient_cure_missing")
    known(TABLED, DECIDED, CURED, failed, CURED).when(VERIFY, verify).only()


def test_rule_12_it_is_tabled_once_for_each_item_and_the_second_time_is_no_step() -> None:
    command = c.TableProblem(problem=ME, conference=CONFERENCE, item=1, day=MAY)
    assert known(TABLED).when(command, rules_problem.table_problem).events == []
    later = evolve(TABLED, conference=ConferenceId("later"), day=MAY + A_DAY)
    state = known(TABLED, later).state
    assert (state.stage, state.stepped_on, len(state.tabled)) == (c.ProblemStage.TABLED, MAY, 2)


def test_rule_12_who_was_told_and_why_is_said_of_what_cannot_be_cured() -> None:
    say = c.DeclareNotCurable(problem=ME, reason="须上级立法", told_to="提出单位")
    known(TABLED).when(say, rules_problem.declare_not_curable).only()
    known(TABLED, account="owner").when(say, rules_problem.declare_not_curable).refused(
        "salient_verifier_of_owner"
    )
    silent = c.DeclareNotCurable(problem=ME, reason="须上级立法", told_to="")
    known(TABLED).when(silent, rules_problem.declare_not_curable).refused("text_not_clean")
    known(*GOOD).when(say, rules_problem.declare_not_curable).refused("salient_stage_wrong")


def test_rule_12_it_merges_into_another_that_is_open_and_not_back() -> None:
    merge = c.MergeProblem(problem=ME, into=SalientProblemId("other"), reason="同一问题")
    rule = rules_problem.merge_problem
    other = c.SALIENT_PROBLEM.apply(None, RAISED)
    world = {("salient_problem", "other"): other}
    known(world=world).when(merge, rule).only()
    known().when(merge, rule).refused("salient_into_wrong")
    closed = evolve(other, stage=c.ProblemStage.CLOSED)
    known(world={("salient_problem", "other"): closed}).when(merge, rule).refused(
        "salient_into_wrong"
    )
    itself = c.MergeProblem(problem=ME, into=ME, reason="x")
    known(world={("salient_problem", ME): other}).when(itself, rule).refused("salient_into_wrong")
    row = evolve(next(problem_rows(evolve(other, into=ME))), owner="other")
    known(world=world, rows=(row,)).when(merge, rule).refused("salient_merged_here")


def test_rule_14_what_was_opened_again_is_verified_anew() -> None:
    again = c.ReopenProblem(problem=ME, reason="又撂荒")
    event = known(*GOOD, c.ProblemClosed(day=TODAY)).when(again, rules_problem.reopen_problem)
    state = known(*GOOD, c.ProblemClosed(day=TODAY), event.only()).state
    assert (state.stage, state.closed_on) == (c.ProblemStage.DECIDED, None)
    assert [one.passed for one in state.cures] == [False]
    known(TABLED).when(again, rules_problem.reopen_problem).refused("salient_stage_wrong")


def test_rule_14_a_resolution_or_agenda_that_there_was_not_takes_its_step_back() -> None:
    gone = c.ProblemUndecided(resolution=ResolutionId("closed"))
    never = c.ProblemUntabled(conference=CONFERENCE)
    assert known(TABLED, DECIDED, gone).state.stage is c.ProblemStage.TABLED
    assert known(TABLED, DECIDED, gone, never).state.stage is c.ProblemStage.RAISED
    assert known(TABLED, DECIDED, never).state.stage is c.ProblemStage.DECIDED
    assert known(TABLED, DECIDED, CURED, gone).state.stage is c.ProblemStage.CURING
    withdraw = c.WithdrawProblem(problem=ME, reason="误登")
    known().when(withdraw, rules_problem.withdraw_problem).only()
    known(TABLED).when(withdraw, rules_problem.withdraw_problem).refused("salient_stage_wrong")


def test_what_is_not_named_stays_when_a_problem_is_mended() -> None:
    mend = c.ChangeProblem(problem=ME, people=0, reason="核实")
    event = known().when(mend, rules_problem.change_problem).only()
    assert (event.people, event.title, event.place) == (0, "撂荒地复耕难", PLACE)
    same = c.ChangeProblem(problem=ME, people=120, reason="核实")
    known().when(same, rules_problem.change_problem).refused("salient_unchanged")
    moved = c.ChangeProblem(problem=ME, place=PlaceId("gone"), reason="撤村")
    known(ended=("gone",)).when(moved, rules_problem.change_problem).refused(
        "salient_place_missing"
    )


def test_a_conference_that_was_held_tables_the_problems_of_its_items() -> None:
    plans = (item(UNITS["bureau"]), item(UNITS["bureau"], "s"))
    found = conference(convened(*plans), held())
    context = given(c.CONFERENCE, others={("conference", CONFERENCE): found}).given
    (command,) = reactions.table(held(), CONFERENCE, context)
    assert (command.problem, command.item, command.day) == ("s", 2, MAY)


def test_rule_12_who_raises_a_problem_and_who_owns_it_are_units_that_are_there() -> None:
    raised(owner=OrganisationId("nowhere")).refused("steering_host_missing")
    raised(raised_by=OrganisationId("nowhere")).refused("steering_host_missing")


def test_rule_12_each_cure_and_its_verification_stay() -> None:
    failed, again = evolve(VERIFIED, passed=False), evolve(CURED, measures="重新复耕")
    state = known(TABLED, DECIDED, CURED, failed, again, failed, CURED, VERIFIED).state
    assert [one.passed for one in state.cures] == [False, False, True]
    assert [one.measures for one in state.cures] == ["逐块复耕", "重新复耕", "逐块复耕"]
    state = known(TABLED, DECIDED, CURED, failed, again).state
    assert [one.passed for one in state.cures] == [False, None]


def test_rule_14_a_conference_that_was_not_held_leaves_the_agenda_of_each_problem_once() -> None:
    rows = tuple(
        ProblemTabledRow(owner=owner, conference=key, item=number, day=MAY)
        for owner, key, number in (
            ("one", CONFERENCE, 1),
            ("one", CONFERENCE, 2),
            ("two", CONFERENCE, 3),
            ("three", ConferenceId("later"), 1),
        )
    )
    never = c.ConferenceWithdrawn(reason="误登")
    commands = reactions.untable(never, CONFERENCE, given(c.CONFERENCE, rows=rows).given)
    assert [(one.problem, one.conference) for one in commands] == [
        ("one", CONFERENCE),
        ("two", CONFERENCE),
    ]
    nothing = given(c.CONFERENCE).given
    assert list(reactions.table(held(), CONFERENCE, nothing)) == []


def test_rule_12_a_resolution_is_told_to_its_problem_and_taken_back_from_it() -> None:
    from tests.conferences.test_resolution import REGISTERED

    context = given(c.RESOLUTION).given
    assert list(reactions.decide(REGISTERED, "r", context)) == []
    (said,) = reactions.decide(evolve(REGISTERED, problem=ME), "r", context)
    assert said == c.DecideProblem(problem=ME, resolution=ResolutionId("r"))
    rows = tuple(
        ProblemResolutionRow(owner=owner, resolution=ResolutionId(key))
        for owner, key in (("it", "r"), ("other", "s"))
    )
    never = c.ResolutionWithdrawn(reason="误登")
    (back,) = reactions.undecide(never, "r", given(c.RESOLUTION, rows=rows).given)
    assert back == c.UndecideProblem(problem=ME, resolution=ResolutionId("r"))


def test_rule_12_open_problems_of_a_place_hang_on_it() -> None:
    state = known().state
    row: Any = evolve(next(problem_rows(state)), owner="it")
    over = evolve(next(problem_rows(evolve(state, stage=c.ProblemStage.CLOSED))), owner="over")
    rows = row, over, evolve(row, owner="far", place=PlaceId("other"))
    read = given(c.SALIENT_PROBLEM, rows=rows).given.read
    assert [one.key for one in hanging.hanging(PLACE, read, TODAY)] == ["it"]
