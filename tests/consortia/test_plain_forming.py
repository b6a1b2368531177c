"""How a consortium is formed: rules 1 to 5 at their boundaries, without a store."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.consortia import rules
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import AccountId, DecisionId, OrganisationId
from ruralgov.domain.meetings import BodyKind, Matter
from tests.consortia.plain import (
    APPROVAL,
    APPROVED,
    IT,
    LEAD,
    TOWN,
    A,
    B,
    C,
    D,
    World,
    active,
    asked,
    consented,
    decision,
    formed,
    member_row,
    named_row,
    organisation,
    place,
    proposed,
    state,
)
from tests.consortia.scenario import BEGAN, MET, approving, proposing
from tests.given import KEY, TODAY, Outcome

A_DAY = timedelta(days=1)
Stage = c.ConsortiumStage
PROPOSAL: Final = proposing("片区", LEAD, A, B)
CHANGE: Final = c.ChangeProposal(consortium=IT, reason="改")
CONSENT: Final = c.ConsentToConsortium(consortium=IT, village=B, decision=DecisionId("db"))
ACTIVATE: Final = c.ActivateConsortium(consortium=IT, since=BEGAN)
AGREED: Final = (proposed(), consented("a"), consented("b"))


def propose(world: World | None = None, rows: tuple[Any, ...] = (), **more: Any) -> Outcome:
    command = evolve(PROPOSAL, **more)
    return asked(command, rules.propose_consortium, world=world, rows=rows)


def change(*events: Any, **more: Any) -> Outcome:
    command = evolve(CHANGE, **{name: more.pop(name) for name in [*more] if hasattr(CHANGE, name)})
    return asked(command, rules.change_proposal, *(events or (proposed(),)), **more)


def approve(*events: Any, command: Any = None, **more: Any) -> Outcome:
    return asked(command or approving(IT), rules.approve_consortium, *(events or AGREED), **more)


def activate(since: date = BEGAN, *events: Any, **more: Any) -> Outcome:
    command = evolve(ACTIVATE, since=since)
    return asked(command, rules.activate_consortium, *(events or formed()), **more)


def test_rule_1_it_is_proposed_by_today_with_a_lead_that_is_there() -> None:
    assert propose(since=TODAY).only().lead == LEAD
    propose(since=TODAY + A_DAY).refused("consortium_day_wrong")
    gone: World = {("organisation", LEAD): organisation(until=PROPOSAL.since)}
    propose(gone).refused("consortium_lead_wrong")
    propose(gone, since=PROPOSAL.since - A_DAY).only()
    for name in ("name", "diagnosis", "charter"):
        blank: dict[str, Any] = {name: " "}
        propose(**blank).refused("text_not_clean")


@pytest.mark.parametrize("stage", Stage)
def test_rule_1_the_name_of_what_is_over_is_free(stage: c.ConsortiumStage) -> None:
    code = "" if stage in (Stage.DISSOLVED, Stage.DROPPED) else "consortium_name_taken"
    assert propose(rows=(named_row("片区", stage=stage),)).code == code
    assert propose(rows=(named_row("片区", stage=stage, until=TODAY),)).code == ""
    assert propose(rows=(named_row("别的", stage=stage),)).code == ""
    row = named_row("新名", stage=stage)
    assert change(rows=(row,), name="新名").code == code
    assert change(rows=(evolve(row, owner=KEY),), name="新名").code == ""


def test_rule_1_a_name_that_stays_is_not_asked_about_again() -> None:
    change(rows=(named_row("片区"),), diagnosis="新研判").only()


def test_rule_2_invariant_14_its_villages_are_there_today_and_are_two() -> None:
    gone: World = {("place", B): place(B, until=TODAY)}
    for found in (propose(gone), change(world=gone, name="新")):
        found.refused("place_ended")
    propose({("place", B): place(B, until=TODAY + A_DAY)}).only()
    town: World = {("place", B): place(B, level=DivisionLevel.TOWN)}
    propose(town).refused("consortium_village_wrong")
    propose({("place", B): place(B, since=TODAY + A_DAY)}).refused("place_not_begun")
    for villages, count in (((), 0), ((A,), 1), ((A, A), 1), ((A, A, B), 2)):
        propose(villages=villages).refused("consortium_too_few", count=count)
        change(villages=villages).refused("consortium_too_few", count=count)
    propose(villages=(A, B, C)).only()


def test_rule_3_a_change_names_what_changes_and_keeps_the_rest() -> None:
    known = state(proposed())
    event = change(name="新名").only()
    assert (event.name, event.renewed) == ("新名", False)
    assert (event.kind, event.lead, event.villages) == (known.last.kind, LEAD, (A, B))
    assert (event.diagnosis, event.charter) == ("研判", "章程")
    for more, renewed in (
        ({"kind": c.ConsortiumKind.CONFLICT}, True),
        ({"lead": OrganisationId("other")}, True),
        ({"charter": "新章程"}, True),
        ({"diagnosis": "新研判"}, False),
        ({"villages": (A, C)}, False),
        ({"villages": (A, B, C)}, False),
    ):
        event = change(**more).only()
        assert event.renewed is renewed
        assert all(getattr(event, name) == value for name, value in more.items())
    change().refused("consortium_unchanged")
    change(
        name="片区",
        kind=known.last.kind,
        lead=LEAD,
        charter=" 章程 ",
        diagnosis="研判",
        villages=(A, B),
    ).refused("consortium_unchanged")
    for name in ("name", "charter", "diagnosis", "reason"):
        change(**{"kind": c.ConsortiumKind.CONFLICT, name: " "}).refused("text_not_clean")


def test_rule_1_the_lead_of_a_changed_proposal_was_there_when_it_was_proposed() -> None:
    late: World = {("organisation", "other"): organisation(until=PROPOSAL.since)}
    change(world=late, lead=OrganisationId("other")).refused("consortium_lead_wrong")
    change(world={("organisation", "other"): organisation(until=MET)}, lead="other").only()


def test_rule_3_a_change_keeps_the_consents_of_villages_that_stay_unless_all_are_asked() -> None:
    def after(*events: Any, **more: Any) -> c.Consortium:
        return state(*events, change(*events, **more).only())

    found = after(*AGREED, villages=(A, C))
    assert ([one.village for one in found.consents], found.stage) == ([A], Stage.PROPOSED)
    found = after(*AGREED, charter="新章程")
    assert (found.consents, found.stage) == ((), Stage.PROPOSED)
    found = after(*AGREED, name="新名")
    assert ([one.village for one in found.consents], found.stage) == ([A, B], Stage.CONSENTED)
    found = after(proposed(A, B, C), consented("a"), consented("b"), villages=(A, B))
    assert found.stage is Stage.CONSENTED
    assert [(one.stage, one.since) for one in found.standings][-1][1] == MET or found.standings
    assert found.entered == ("keeper", "me")


def consent(*events: Any, **more: Any) -> Outcome:
    command = evolve(
        CONSENT, **{name: more.pop(name) for name in [*more] if hasattr(CONSENT, name)}
    )
    return asked(command, rules.consent_to_consortium, *(events or (proposed(),)), **more)


def test_rule_3_each_founder_consents_once_by_what_it_decided_by_today() -> None:
    assert consent().only().day == MET
    consent(village=C, decision=DecisionId("dc")).refused("village_not_founder")
    consent(proposed(), consented("b")).refused("village_consented")
    consent(proposed(), consented("a")).only()
    consent(decision=DecisionId("da")).refused("decision_elsewhere")
    late: World = {("decision", "db"): decision("b", day=TODAY + A_DAY)}
    consent(world=late).refused("decision_not_then")
    consent(world={("decision", "db"): decision("b", day=TODAY)}).only()
    for kind in BodyKind:
        fits = kind in (
            BodyKind.VILLAGE_MEETING,
            BodyKind.REPRESENTATIVES,
            BodyKind.BRANCH_MEETING,
        )
        found = consent(world={("decision", "db"): decision("b", kind=kind)})
        assert found.code == ("" if fits else "decision_wrong_body")
    for matter in Matter:
        found = consent(world={("decision", "db"): decision("b", matter)})
        fits = matter in (Matter.PARTY, Matter.OTHER)
        assert found.code == ("" if fits else "decision_wrong_matter")


def test_rule_3_only_a_consent_that_was_given_is_taken_back() -> None:
    back = c.WithdrawConsent(consortium=IT, village=A, reason="改主意")
    rule = rules.withdraw_consent
    asked(back, rule, proposed()).refused("village_not_consented")
    asked(back, rule, proposed(), consented("b")).refused("village_not_consented")
    asked(back, rule, proposed(), consented("b"), consented("a")).only()
    found = state(*AGREED, c.ConsentWithdrawn(village=A, reason="改主意"))
    assert (found.stage, [one.village for one in found.consents]) == (Stage.PROPOSED, [B])
    assert found.standings[-1].until == FOREVER


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ({}, ""),
        ({"account": "keeper"}, "consortium_same_person"),
        ({"account": "consenter"}, "consortium_same_person"),
        ({"account": "changer"}, "consortium_same_person"),
        ({"persons": {"me": "one", "consenter": "one"}}, "consortium_same_person"),
        ({"machines": ("me",)}, "machine_judges"),
    ],
)
def test_rule_4_another_person_approves_than_had_a_part_in_it(
    who: dict[str, Any], code: str
) -> None:
    changed = evolve(change(*AGREED, name="新名").only(), by=AccountId("changer"))
    assert approve(*AGREED, changed, **who).code == code


def test_rule_4_it_is_approved_between_the_last_consent_and_today() -> None:
    for day, code in (
        (MET, ""),
        (MET - A_DAY, "consortium_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "consortium_day_wrong"),
    ):
        command = evolve(approving(IT), approved=day)
        assert approve(command=command).code == code
    for days, code in ((1, ""), (0, "review_day_wrong"), (-1, "review_day_wrong")):
        command = evolve(approving(IT), review_on=APPROVED + days * A_DAY)
        assert approve(command=command).code == code
    approve(command=evolve(approving(IT), approval=" ")).refused("text_not_clean")


def test_rule_4_the_body_that_approves_is_over_the_villages_that_there_are() -> None:
    cited = evolve(approving(IT), decision=DecisionId("x"))

    def by(where: str, matter: Matter = Matter.JOINT, **more: Any) -> Outcome:
        values: dict[str, Any] = {"kind": BodyKind.CONFERENCE} | more
        world: World = {("decision", "x"): decision(where, matter, **values)}
        return approve(command=cited, world=world)

    by("city").only()
    by(TOWN).refused("decision_elsewhere")
    by(A).refused("decision_elsewhere")
    by("city", kind=BodyKind.BRANCH_COMMITTEE).only()
    by("city", kind=BodyKind.VILLAGE_MEETING).refused("decision_wrong_body")
    by("city", Matter.BUDGET).refused("decision_wrong_matter")
    by("city", day=APPROVED + A_DAY).refused("decision_not_then")
    by("city", day=APPROVED).only()
    approve(command=cited).refused("decision_missing")


def test_rule_4_it_works_from_its_approval_until_today() -> None:
    for day, code in (
        (APPROVED, ""),
        (APPROVED - A_DAY, "consortium_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "consortium_day_wrong"),
    ):
        assert activate(day).code == code


def test_rules_1_to_3_and_5_all_that_was_agreed_holds_on_its_first_day() -> None:
    activate(world={("organisation", LEAD): organisation(until=BEGAN)}).refused(
        "consortium_lead_wrong"
    )
    activate(world={("organisation", LEAD): organisation(until=BEGAN + A_DAY)}).only()
    activate(world={("place", B): place(B, until=TODAY)}).refused("place_ended")
    activate(world={("place", B): place(B, since=BEGAN + A_DAY)}).refused("place_not_begun")
    fallen: World = {("decision", "db"): decision("b", ended=BEGAN)}
    activate(world=fallen).refused("decision_not_then")
    activate(world={("decision", "db"): decision("b", ended=BEGAN + A_DAY)}).only()
    activate(rows=(member_row(B),)).refused("village_in_another", village=B)
    activate(rows=(member_row(B, until=BEGAN),)).only()
    activate(rows=(member_row(B, until=BEGAN + A_DAY),)).refused("village_in_another")
    activate(rows=(member_row(B, since=TODAY),)).refused("village_in_another")
    activate(rows=(member_row(B, owner=KEY),)).only()
    activate(rows=(member_row(C),)).only()
    joined: World = {("place", C): place(C, TODAY, B), ("place", D): place(D, TODAY, C)}
    for one in (C, D):
        activate(world=joined, rows=(member_row(one),)).refused("village_in_another", village=one)


def test_rule_4_what_was_approved_may_be_given_up_until_today() -> None:
    for events, since in ((AGREED, MET), (formed(), APPROVED), ((proposed(),), PROPOSAL.since)):
        for day, code in (
            (since, ""),
            (since - A_DAY, "consortium_day_wrong"),
            (TODAY, ""),
            (TODAY + A_DAY, "consortium_day_wrong"),
        ):
            command = c.DropProposal(consortium=IT, since=day, reason="不办了")
            assert asked(command, rules.drop_proposal, *events).code == code


FORMING: Final[dict[Any, tuple[Any, set[c.ConsortiumStage]]]] = {
    evolve(CHANGE, name="新名"): (rules.change_proposal, {Stage.PROPOSED, Stage.CONSENTED}),
    evolve(CONSENT, village=C, decision=DecisionId("dc")): (
        rules.consent_to_consortium,
        {Stage.PROPOSED, Stage.CONSENTED},
    ),
    c.WithdrawConsent(consortium=IT, village=A, reason="t"): (
        rules.withdraw_consent,
        {Stage.PROPOSED, Stage.CONSENTED},
    ),
    approving(IT): (rules.approve_consortium, {Stage.CONSENTED}),
    c.WithdrawConsortiumApproval(consortium=IT, reason="t"): (
        rules.withdraw_consortium_approval,
        {Stage.APPROVED},
    ),
    c.DropProposal(consortium=IT, since=TODAY, reason="t"): (
        rules.drop_proposal,
        {Stage.PROPOSED, Stage.CONSENTED, Stage.APPROVED},
    ),
    ACTIVATE: (rules.activate_consortium, {Stage.APPROVED}),
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("command", FORMING, ids=lambda one: type(one).__name__)
def test_rules_3_and_4_each_step_of_forming_it_has_its_stages(
    command: Any, stage: c.ConsortiumStage
) -> None:
    rule, stages = FORMING[command]
    events = (proposed(A, B, C), consented("a"), consented("b"))
    known = state(*events, APPROVAL)
    standing = evolve(known.standings[-1], stage=stage)
    known = evolve(known, standings=(*known.standings[:-1], standing))
    found = asked(command, rule, state=known)
    if stage in stages:
        found.only()
    else:
        found.refused("consortium_stage_wrong")
    asked(command, rule).refused("consortium_missing")


def test_rule_4_what_is_taken_back_stands_where_it_stood_before() -> None:
    back = c.ConsortiumApprovalWithdrawn(reason="文号写错")
    found = state(*formed(), back)
    assert (found.stage, found.approval) == (Stage.CONSENTED, None)
    stages = [(one.stage, one.since, one.until) for one in found.standings]
    assert stages == [
        (Stage.PROPOSED, PROPOSAL.since, MET),
        (Stage.CONSENTED, MET, FOREVER),
    ]
    same_day = evolve(APPROVAL, approved=MET)
    found = state(*AGREED, same_day, back)
    stages = [(one.stage, one.since, one.until) for one in found.standings]
    assert stages == [
        (Stage.PROPOSED, PROPOSAL.since, MET),
        (Stage.CONSENTED, MET, FOREVER),
    ]
    found = state(*AGREED, c.ConsentWithdrawn(village=A, reason="t"), consented("a", day=APPROVED))
    assert [(one.stage, one.since) for one in found.standings] == [
        (Stage.PROPOSED, PROPOSAL.since),
        (Stage.CONSENTED, APPROVED),
    ]
    found = state(proposed(), consented("a", day=TODAY), consented("b"))
    assert found.standings[-1].since == MET
    early = proposed(since=APPROVED)
    found = state(early, consented("a"), consented("b"))
    assert [(one.stage, one.since) for one in found.standings] == [(Stage.CONSENTED, APPROVED)]


def test_a_consortium_that_is_active_has_its_founders_as_members() -> None:
    found = state(*active(A, B, C))
    assert [(one.village, one.since, one.founding) for one in found.members] == [
        (A, BEGAN, True),
        (B, BEGAN, True),
        (C, BEGAN, True),
    ]
    assert (found.begun, found.stage) == (BEGAN, Stage.ACTIVE)
    assert state(*formed()).begun is None
    assert found.holds_on(BEGAN)
    assert not found.holds_on(BEGAN - A_DAY)
