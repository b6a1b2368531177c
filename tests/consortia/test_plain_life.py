"""A consortium that works: rules 5 to 10 at their boundaries, without a store."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.consortia import rules_life, rules_member
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import DecisionId, OrganisationId, PlaceId
from ruralgov.domain.meetings import BodyKind, Matter
from tests.consortia.plain import (
    APPROVED,
    IT,
    A,
    B,
    C,
    D,
    World,
    active,
    admitted,
    agreed,
    asked,
    decision,
    ended,
    formed,
    left,
    member_row,
    named_row,
    organisation,
    place,
    pledged,
    settled,
    state,
)
from tests.consortia.scenario import BEGAN, LATER
from tests.given import KEY, TODAY, Outcome

A_DAY = timedelta(days=1)
AUGUST, OCTOBER, DECEMBER = date(2025, 8, 1), date(2025, 10, 1), date(2025, 12, 1)
Stage, Entry = c.ConsortiumStage, c.ConsortiumEntry
CHANGED: Final = c.ConsortiumChanged(
    since=LATER,
    name="片区",
    kind=c.ConsortiumKind.CONFLICT,
    lead=OrganisationId("lead"),
    charter="章程",
    reason="任务变化",
)
RESTS: Final = c.ConsortiumSuspended(since=LATER, reason="换届")
RESUMES: Final = c.ConsortiumResumed(since=AUGUST, reason="完成")
ENDING: Final = c.DissolutionBegun(since=OCTOBER, approval="批复", reason="完成", decision=None)
OVER: Final = c.ConsortiumDissolved(since=DECEMBER, settlement="报告")
LIVES: Final = active(A, B, C)


def change(*events: Any, **more: Any) -> Outcome:
    names = ("since", "name", "kind", "lead", "charter", "reason")
    values: dict[str, Any] = {"since": LATER, "reason": "t"}
    values |= {name: more.pop(name) for name in names if name in more}
    command = c.ChangeConsortium(consortium=IT, **values)
    return asked(command, rules_life.change_consortium, *(events or LIVES), **more)


def test_rule_7_a_change_names_what_changes_and_keeps_the_rest() -> None:
    for more in (
        {"name": "新名"},
        {"kind": c.ConsortiumKind.CONFLICT},
        {"lead": OrganisationId("other")},
        {"charter": "新章程"},
    ):
        event = change(**more).only()
        last = state(*LIVES).last
        for name in ("name", "kind", "lead", "charter"):
            assert getattr(event, name) == more.get(name, getattr(last, name))
    change().refused("consortium_unchanged")
    change(name="片区", charter="章程").refused("consortium_unchanged")
    for name in ("name", "charter", "reason"):
        change(**{"kind": c.ConsortiumKind.CONFLICT, name: " "}).refused("text_not_clean")
    found = state(*LIVES, CHANGED, evolve(CHANGED, since=AUGUST, name="又名"))
    assert [(one.since, one.until) for one in found.terms][1:] == [
        (LATER, AUGUST),
        (AUGUST, FOREVER),
    ]


@pytest.mark.parametrize(
    ("day", "events", "good"),
    [
        (BEGAN, LIVES, False),
        (BEGAN + A_DAY, LIVES, True),
        (TODAY, LIVES, True),
        (TODAY + A_DAY, LIVES, False),
        (LATER, (*LIVES, CHANGED), False),
        (LATER + A_DAY, (*LIVES, CHANGED), True),
    ],
)
def test_rule_7_a_change_follows_the_first_day_and_the_last_terms(
    day: date, events: tuple[Any, ...], good: bool
) -> None:
    found = change(*events, since=day, kind=c.ConsortiumKind.GOVERNANCE)
    assert found.code == ("" if good else "consortium_day_wrong")


def test_rule_7_only_a_new_name_and_a_new_lead_are_asked_about() -> None:
    taken = (named_row("片区"), named_row("新名"))
    change(rows=taken, charter="新章程").only()
    change(rows=taken, name="新名").refused("consortium_name_taken")
    change(rows=(named_row("新名", owner=KEY),), name="新名").only()
    gone: World = {("organisation", name): organisation(until=LATER) for name in ("lead", "other")}
    change(world=gone, charter="新章程").only()
    change(world=gone, lead=OrganisationId("other")).refused("consortium_lead_wrong")
    change(world=gone, lead=OrganisationId("other"), since=LATER - A_DAY).only()


def begin(since: date, *events: Any, **more: Any) -> Outcome:
    values: dict[str, Any] = {"decision": more.pop("decision", None)}
    command = c.BeginDissolution(
        consortium=IT, since=since, approval="批复", reason="完成", **values
    )
    return asked(command, rules_life.begin_dissolution, *(events or LIVES), **more)


def test_rule_6_each_step_is_after_the_one_before_and_not_ahead() -> None:
    suspend = c.SuspendConsortium(consortium=IT, since=LATER, reason="t")
    resume = c.ResumeConsortium(consortium=IT, since=AUGUST, reason="t")
    dissolve = c.DissolveConsortium(consortium=IT, since=DECEMBER, settlement="报告")
    begins = c.BeginDissolution(consortium=IT, since=OCTOBER, approval="批复", reason="完成")
    for command, rule, events, last in (
        (suspend, rules_life.suspend_consortium, LIVES, BEGAN),
        (resume, rules_life.resume_consortium, (*LIVES, RESTS), LATER),
        (resume, rules_life.resume_consortium, (*LIVES, ENDING), OCTOBER),
        (begins, rules_life.begin_dissolution, LIVES, BEGAN),
        (begins, rules_life.begin_dissolution, (*LIVES, RESTS), LATER),
        (dissolve, rules_life.dissolve_consortium, (*LIVES, ENDING), OCTOBER),
    ):
        for day, code in (
            (last, "consortium_day_wrong"),
            (last + A_DAY, ""),
            (TODAY, ""),
            (TODAY + A_DAY, "consortium_day_wrong"),
        ):
            assert asked(evolve(command, since=day), rule, *events).code == code


def test_rule_9_a_body_over_its_villages_says_that_it_ends() -> None:
    def by(where: str, **more: Any) -> Outcome:
        values: dict[str, Any] = {"kind": BodyKind.CONFERENCE} | more
        world: World = {("decision", "x"): decision(where, Matter.JOINT, **values)}
        return begin(OCTOBER, decision=DecisionId("x"), world=world)

    assert by("city").only().decision == "x"
    by("a").refused("decision_elsewhere")
    by("city", day=OCTOBER + A_DAY).refused("decision_not_then")


def dissolve(since: date, *events: Any) -> Outcome:
    command = c.DissolveConsortium(consortium=IT, since=since, settlement="报告")
    return asked(command, rules_life.dissolve_consortium, *LIVES, *events, ENDING)


def test_rule_9_invariant_19_it_ends_after_all_that_was_in_it() -> None:
    project = agreed()
    dissolve(DECEMBER, pledged("a")).refused("consortium_not_settled")
    dissolve(DECEMBER, project).refused("consortium_not_settled")
    withdrawn = (
        c.PledgeWithdrawn(pledge=1, reason="t"),
        c.ProjectWithdrawn(project=1, reason="t"),
    )
    dissolve(DECEMBER, pledged("a"), project, *withdrawn).only()
    for events in (
        (pledged("a"), settled(DECEMBER)),
        (project, ended(DECEMBER)),
        (admitted("d", DECEMBER),),
        (evolve(CHANGED, since=DECEMBER),),
    ):
        dissolve(DECEMBER, *events).only()
        dissolve(DECEMBER - A_DAY, *events).refused("consortium_day_wrong", after=DECEMBER)
    late = (pledged("a"), settled(DECEMBER), project, ended(DECEMBER))
    dissolve(DECEMBER - A_DAY, *late, *withdrawn).only()
    found = state(*LIVES, left("c", AUGUST), ENDING, OVER)
    assert [(one.until, one.with_it) for one in found.members] == [
        (DECEMBER, True),
        (DECEMBER, True),
        (AUGUST, False),
    ]


def correct(
    what: c.ConsortiumEntry, entry: date, since: date | None, *events: Any, **more: Any
) -> Outcome:
    command = c.CorrectConsortiumEntry(
        consortium=IT, what=what, entry=entry, since=since, reason="录错"
    )
    return asked(command, rules_life.correct_consortium_entry, *(events or LIVES), **more)


def test_rule_10_an_entry_that_formed_it_is_not_moved() -> None:
    for entry in (date(2025, 1, 5), date(2025, 1, 10), APPROVED):
        correct(Entry.STAGE, entry, entry + A_DAY).refused("consortium_beginning_stays")
    correct(Entry.TERMS, date(2025, 1, 5), date(2025, 1, 6)).refused("consortium_beginning_stays")
    dropped = c.ProposalDropped(since=LATER, reason="t")
    correct(Entry.STAGE, LATER, LATER + A_DAY, *formed(), dropped).refused(
        "consortium_beginning_stays"
    )
    correct(Entry.STAGE, AUGUST, OCTOBER).refused("entry_missing")
    correct(Entry.STAGE, BEGAN, BEGAN + A_DAY).only()


def test_rule_10_its_first_day_lies_between_its_approval_and_what_happened_in_it() -> None:
    def first(day: date, *events: Any, **more: Any) -> str:
        return correct(Entry.STAGE, BEGAN, day, *LIVES, *events, **more).code

    wrong = "consortium_day_wrong"
    assert first(APPROVED) == "entry_order"
    assert first(APPROVED + A_DAY) == ""
    assert (first(TODAY), first(TODAY + A_DAY)) == ("", wrong)
    assert (first(LATER, admitted("d")), first(LATER + A_DAY, admitted("d"))) == ("", wrong)
    gone = left("c", LATER)
    assert (first(LATER - A_DAY, gone), first(LATER, gone)) == ("", wrong)
    assert (first(LATER, CHANGED), first(LATER + A_DAY, CHANGED)) == ("", wrong)
    pledge = pledged("a")
    assert first(pledge.since, pledge) == ""
    assert first(pledge.since + A_DAY, pledge) == "consortium_pledged_then"
    project = agreed()
    assert first(project.since + A_DAY, project) == "consortium_pledged_then"
    assert first(project.since + A_DAY, project, c.ProjectWithdrawn(project=1, reason="t")) == ""
    assert first(pledge.since + A_DAY, pledge, c.PledgeWithdrawn(pledge=1, reason="t")) == ""
    row = member_row(A, until=BEGAN)
    assert first(BEGAN - A_DAY, rows=(row,)) == "village_in_another"
    assert first(BEGAN + A_DAY, rows=(row,)) == ""


def test_rule_10_only_the_last_entry_of_its_stages_is_withdrawn_and_the_first_with_all() -> None:
    correct(Entry.STAGE, BEGAN, None).only()
    correct(Entry.STAGE, LATER, None, *LIVES, RESTS).only()
    correct(Entry.STAGE, BEGAN, None, *LIVES, RESTS).refused("consortium_not_last")
    for events in (
        (admitted("d"),),
        (pledged("a"),),
        (agreed(),),
        (CHANGED,),
    ):
        correct(Entry.STAGE, BEGAN, None, *LIVES, *events).refused("consortium_not_last")
    undone = (
        pledged("a"),
        c.PledgeWithdrawn(pledge=1, reason="t"),
        agreed(),
        c.ProjectWithdrawn(project=1, reason="t"),
    )
    correct(Entry.STAGE, BEGAN, None, *LIVES, *undone).only()
    correct(Entry.STAGE, LATER, None, *LIVES, CHANGED, evolve(RESTS, since=AUGUST)).refused(
        "entry_missing"
    )


def test_rule_10_a_rest_does_not_come_over_what_was_pledged() -> None:
    going = (*LIVES, RESTS, RESUMES, pledged("a", since=AUGUST))
    correct(Entry.STAGE, AUGUST, AUGUST - A_DAY, *going).only()
    correct(Entry.STAGE, AUGUST, AUGUST + A_DAY, *going).refused("consortium_pledged_then")
    correct(Entry.STAGE, LATER, LATER - A_DAY, *going).only()


def test_rule_10_an_end_is_moved_after_all_that_was_in_it() -> None:
    done = (*LIVES, pledged("a"), settled(OCTOBER + A_DAY), ENDING, OVER)
    correct(Entry.STAGE, DECEMBER, OCTOBER + A_DAY, *done).only()
    correct(Entry.STAGE, DECEMBER, OCTOBER, *done).refused("entry_order")
    late = (*LIVES, pledged("a"), settled(DECEMBER), ENDING, OVER)
    correct(Entry.STAGE, DECEMBER, DECEMBER + A_DAY, *late).only()
    correct(Entry.STAGE, DECEMBER, DECEMBER - A_DAY, *late).refused("consortium_day_wrong")
    correct(Entry.STAGE, DECEMBER, TODAY + A_DAY, *late).refused("consortium_day_wrong")
    correct(Entry.STAGE, DECEMBER, None, *late).only()
    elsewhere = member_row(A, since=DECEMBER)
    correct(Entry.STAGE, DECEMBER, None, *late, rows=(elsewhere,)).refused("village_in_another")
    correct(Entry.STAGE, DECEMBER, DECEMBER + A_DAY, *late, rows=(elsewhere,)).refused(
        "village_in_another"
    )
    back = state(
        *late, c.ConsortiumEntryCorrected(what=Entry.STAGE, entry=DECEMBER, since=None, reason="t")
    )
    assert {(one.until, one.with_it) for one in back.members} == {(FOREVER, False)}


def test_rule_10_terms_are_moved_after_the_first_day_and_a_name_that_returns_is_free() -> None:
    terms = (*LIVES, evolve(CHANGED, name="新名"))
    for day, code in (
        (BEGAN, ""),
        (BEGAN - A_DAY, "consortium_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "consortium_day_wrong"),
    ):
        assert correct(Entry.TERMS, LATER, day, *terms).code == code
    correct(Entry.TERMS, LATER, None, *terms).only()
    correct(Entry.TERMS, LATER, None, *terms, rows=(named_row("片区"),)).refused(
        "consortium_name_taken"
    )
    correct(Entry.TERMS, LATER, None, *LIVES, CHANGED, rows=(named_row("片区"),)).only()
    again = (*terms, evolve(CHANGED, since=AUGUST, name="又名"))
    correct(Entry.TERMS, LATER, None, *again, rows=(named_row("片区"),)).only()


STAGES: Final[dict[Any, tuple[Any, set[c.ConsortiumStage]]]] = {
    c.ChangeConsortium(consortium=IT, since=DECEMBER, name="新名", reason="t"): (
        rules_life.change_consortium,
        {Stage.ACTIVE, Stage.SUSPENDED, Stage.DISSOLVING},
    ),
    c.SuspendConsortium(consortium=IT, since=DECEMBER, reason="t"): (
        rules_life.suspend_consortium,
        {Stage.ACTIVE},
    ),
    c.ResumeConsortium(consortium=IT, since=DECEMBER, reason="t"): (
        rules_life.resume_consortium,
        {Stage.SUSPENDED, Stage.DISSOLVING},
    ),
    c.BeginDissolution(consortium=IT, since=DECEMBER, approval="t", reason="t"): (
        rules_life.begin_dissolution,
        {Stage.ACTIVE, Stage.SUSPENDED},
    ),
    c.DissolveConsortium(consortium=IT, since=DECEMBER, settlement="t"): (
        rules_life.dissolve_consortium,
        {Stage.DISSOLVING},
    ),
    c.AdmitVillage(
        consortium=IT, village=D, since=DECEMBER, decision=DecisionId("dd"), approval="t"
    ): (rules_member.admit_village, {Stage.ACTIVE}),
    c.LeaveConsortium(
        consortium=IT,
        village=C,
        notified=OCTOBER,
        since=DECEMBER,
        decision=DecisionId("dc"),
        cause="t",
    ): (rules_member.leave_consortium, {Stage.ACTIVE, Stage.SUSPENDED, Stage.DISSOLVING}),
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("command", STAGES, ids=lambda one: type(one).__name__)
def test_rule_6_each_step_of_its_life_has_its_stages(
    command: Any, stage: c.ConsortiumStage
) -> None:
    rule, stages = STAGES[command]
    known = state(*LIVES)
    standing = evolve(known.standings[-1], stage=stage)
    known = evolve(known, standings=(*known.standings[:-1], standing))
    found = asked(command, rule, state=known)
    if stage in stages:
        found.only()
    else:
        found.refused("consortium_stage_wrong")
    asked(command, rule).refused("consortium_missing")


def test_rule_8_a_membership_passes_on_the_day_on_which_the_village_ended() -> None:
    def follow(until: date, into: PlaceId = D, *events: Any, **more: Any) -> Outcome:
        world: World = {("place", C): place(C, until, into)}
        command = c.FollowVillage(consortium=IT, village=C)
        return asked(command, rules_member.follow_village, *(events or LIVES), world=world, **more)

    assert follow(AUGUST).only().since == AUGUST
    assert follow(TODAY).only().successor == D
    follow(TODAY + A_DAY).refused("village_goes_on")
    assert follow(BEGAN).only().since == BEGAN + A_DAY
    follow(AUGUST, D, rows=(member_row(D, since=AUGUST),)).refused("village_in_another")
    follow(AUGUST, D, rows=(member_row(D, until=AUGUST),)).only()
    follow(AUGUST, A, rows=(member_row(A),)).only()
    follow(AUGUST, D, *LIVES, left("c", LATER)).refused("village_not_member")
    unknown: World = {("place", C): None}
    command = c.FollowVillage(consortium=IT, village=C)
    asked(command, rules_member.follow_village, *LIVES, world=unknown).refused("village_goes_on")
    passed = c.VillageFollowed(village=C, successor=D, since=AUGUST)
    found = state(
        *active(A, B),
        admitted("c"),
        left("c", LATER + A_DAY),
        *(admitted("c", LATER + 2 * A_DAY),),
        passed,
    )
    spans = [(one.village, one.since, one.until, one.follows) for one in found.members[2:]]
    assert spans == [
        (C, LATER, LATER + A_DAY, None),
        (C, LATER + 2 * A_DAY, AUGUST, None),
        (D, AUGUST, FOREVER, C),
    ]
    found = state(*LIVES, evolve(passed, successor=A))
    assert [one.village for one in found.members] == [A, B, C]
