"""How a consortium is formed: proposal, consents, approval, its first day."""

from datetime import date

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.access import RegisterAccount
from ruralgov.domain.kernel.ids import CITY, AccountId, OrganisationId
from ruralgov.domain.meetings import AnnulDecision, BodyKind, Matter, WithdrawDecision
from ruralgov.domain.registry import CloseOrganisation
from tests.consortia.area import TODAY, Area
from tests.consortia.scenario import APPROVER, BEGAN, KEEPER, MET, approving, proposing
from tests.town import code_of

Stage = c.ConsortiumStage


@pytest.fixture
def area() -> Area:
    return Area()


def test_rule_1_there_are_four_kinds_and_a_consortium_is_of_one(area: Area) -> None:
    assert [one.zh for one in c.ConsortiumKind] == ["建强班子", "化解矛盾", "优化治理", "发展产业"]
    state = area.state(area.proposed(*area.villages[:2]))
    assert (state.last.kind, state.last.lead) == (c.ConsortiumKind.INDUSTRY, area.lead)
    assert state.diagnosis


def test_rule_1_its_lead_is_there_and_its_name_is_its_own(area: Area) -> None:
    command = proposing("同名", area.lead, *area.villages[:2])
    area.keep(command)
    assert area.kept(command) == "consortium_name_taken"
    late = evolve(command, name="另一", since=date(2023, 6, 1))
    assert area.kept(late) == "consortium_lead_wrong"
    assert area.kept(evolve(late, lead=OrganisationId("x"))) == "organisation_missing"
    assert area.kept(evolve(late, since=date(2026, 1, 6))) == "consortium_day_wrong"
    assert area.kept(evolve(late, since=TODAY, diagnosis=" ")) == "text_not_clean"


def test_rule_1_the_name_of_one_that_was_given_up_is_free(area: Area) -> None:
    command = proposing("同名", area.lead, *area.villages[:2])
    key = area.keep(command).key
    area.keep(c.DropProposal(consortium=key, since=TODAY, reason="不办了"))
    assert area.kept(command) == ""
    assert area.kept(c.DropProposal(consortium=key, since=TODAY, reason="t")) == (
        "consortium_stage_wrong"
    )


def test_rule_2_invariant_14_two_different_villages_at_least(area: Area) -> None:
    first, second, _ = area.villages
    command = proposing("片", area.lead, first)
    assert area.kept(command) == "consortium_too_few"
    assert area.kept(evolve(command, villages=(first, first))) == "consortium_too_few"
    assert area.kept(evolve(command, villages=(first, first, second))) == "consortium_too_few"
    assert area.kept(evolve(command, villages=())) == "consortium_too_few"
    town = evolve(command, villages=(first, area.town.town))
    assert area.kept(town) == "consortium_village_wrong"
    assert area.kept(evolve(command, villages=(first, second))) == ""
    assert area.kept(evolve(command, name="跨镇", villages=(first, area.away))) == ""


def test_rule_3_it_is_consented_once_every_village_decided_so_itself(area: Area) -> None:
    first, second, third = area.villages
    key = area.proposed(first, second)
    by_other = c.ConsentToConsortium(consortium=key, village=second, decision=area.decision(first))
    assert area.kept(by_other) == "decision_elsewhere"
    wrong = evolve(by_other, decision=area.decision(second, Matter.HELP))
    assert area.kept(wrong) == "decision_wrong_matter"
    committee = area.body(second, BodyKind.VILLAGERS_COMMITTEE, until=date(2029, 1, 1))
    small = area.decision(second, body=committee)
    assert area.kept(evolve(by_other, decision=small)) == "decision_wrong_body"
    strange = evolve(by_other, village=third, decision=area.decision(third))
    assert area.kept(strange) == "village_not_founder"
    area.consent(key, first)
    assert area.state(key).stage is Stage.PROPOSED
    area.consent(key, second)
    assert area.state(key).stage is Stage.CONSENTED
    again = evolve(by_other, decision=area.decision(second))
    assert area.kept(again) == "village_consented"


def test_rule_3_a_consent_is_taken_back_before_the_approval(area: Area) -> None:
    first, second, third = area.villages
    key = area.proposed(first, second)
    area.consent(key, first, second)
    back = c.WithdrawConsent(consortium=key, village=first, reason="改主意")
    assert area.kept(evolve(back, village=third)) == "village_not_consented"
    area.keep(back)
    assert area.state(key).stage is Stage.PROPOSED
    assert area.allowed(approving(key)) == "consortium_stage_wrong"
    area.consent(key, first)
    area.approve(approving(key))
    assert area.kept(back) == "consortium_stage_wrong"


def test_rule_3_another_kind_asks_all_again_and_another_name_nobody(area: Area) -> None:
    first, second, third = area.villages
    key = area.proposed(first, second)
    area.consent(key, first, second)
    change = c.ChangeProposal(consortium=key, reason="改")
    assert area.kept(change) == "consortium_unchanged"
    area.keep(evolve(change, name="新名"))
    assert area.state(key).stage is Stage.CONSENTED
    area.keep(evolve(change, villages=(first, second, third)))
    assert (area.state(key).stage, len(area.state(key).consents)) == (Stage.PROPOSED, 2)
    area.keep(evolve(change, villages=(first, second)))
    assert area.state(key).stage is Stage.CONSENTED
    area.keep(evolve(change, kind=c.ConsortiumKind.CONFLICT))
    assert (area.state(key).stage, area.state(key).consents) == (Stage.PROPOSED, ())


def test_rule_4_another_person_approves_by_whichever_account(area: Area) -> None:
    key = area.proposed(*area.villages[:2])
    area.consent(key, *area.villages[:2])
    person = area.town.person(area.town.household("c"))
    for account in (KEEPER, APPROVER):
        command = RegisterAccount(account=AccountId(account), person=person, basis="任职")
        area.town.do("admin", command)
    assert area.allowed(approving(key)) == "consortium_same_person"


def test_rule_4_the_approval_comes_after_the_consents_and_can_be_taken_back(area: Area) -> None:
    key = area.proposed(*area.villages[:2])
    area.consent(key, *area.villages[:2])
    command = approving(key)
    assert area.allowed(evolve(command, approved=date(2025, 1, 9))) == "consortium_day_wrong"
    assert area.allowed(evolve(command, review_on=command.approved)) == "review_day_wrong"
    area.approve(evolve(command, approved=MET))
    back = c.WithdrawConsortiumApproval(consortium=key, reason="文号写错")
    area.approve(back)
    state = area.state(key)
    assert (state.stage, state.approval) == (Stage.CONSENTED, None)
    assert area.allowed(back) == "consortium_stage_wrong"
    assert area.allowed(command) == ""


def test_rules_2_and_3_what_was_agreed_still_holds_on_the_first_day(area: Area) -> None:
    first, second, _ = area.villages
    key = area.approved(first, second)
    begin = c.ActivateConsortium(consortium=key, since=BEGAN)
    assert area.kept(evolve(begin, since=date(2025, 1, 19))) == "consortium_day_wrong"
    assert area.kept(evolve(begin, since=date(2026, 1, 6))) == "consortium_day_wrong"
    decision = area.state(key).consents[0].decision
    annul = AnnulDecision(decision=decision, since=BEGAN, document="令", reason="违法")
    area.town.do("village_affairs_guide", annul)
    assert area.kept(begin) == "decision_not_then"
    area.approve(c.WithdrawConsortiumApproval(consortium=key, reason="t"))
    area.keep(c.WithdrawConsent(consortium=key, village=first, reason="决议被撤销"))
    area.consent(key, first)
    area.approve(approving(key))
    assert area.kept(begin) == ""
    assert [one.village for one in area.state(key).members] == [second, first]


def test_rules_1_and_2_lead_and_villages_are_there_on_the_first_day(area: Area) -> None:
    key = area.approved(*area.villages[:2])
    begin = c.ActivateConsortium(consortium=key, since=BEGAN)
    close = CloseOrganisation(organisation=area.lead, since=date(2025, 1, 31), cause="撤销")
    area.town.do("registrar", close)
    assert area.kept(begin) == "consortium_lead_wrong"


def test_rule_3_a_decision_under_a_consent_is_not_taken_back(area: Area) -> None:
    key = area.proposed(*area.villages[:2])
    area.consent(key, area.villages[0])
    decision = area.state(key).consents[0].decision
    back = WithdrawDecision(decision=decision, reason="误录")
    assert code_of(lambda: area.town.do("meeting_convener", back)) == "decision_cited"
    area.keep(c.WithdrawConsent(consortium=key, village=area.villages[0], reason="误录"))
    area.town.do("meeting_convener", back)


def test_a_consortium_across_towns_is_formed_by_who_keeps_both(area: Area) -> None:
    listed = area.town.ask("auditor", c.Consortia(place=area.far))
    assert listed == []
    key = area.active(area.villages[0], area.away)
    for place in (area.far, area.town.town, area.away, CITY):
        rows = area.town.ask("auditor", c.Consortia(place=place))
        assert [one.owner for one in rows] == [key]
    assert area.town.ask("auditor", c.Consortia(place=area.villages[1])) == []
    assert area.town.ask("auditor", c.Consortia(kind=c.ConsortiumKind.CONFLICT)) == []
    assert area.town.ask("auditor", c.Consortia(stages=(Stage.SUSPENDED,))) == []
