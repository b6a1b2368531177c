"""Contracts and disposals that name the decision of a meeting."""

from datetime import date

import pytest
from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain.kernel.ids import AssetId, ContractId, DecisionId
from ruralgov.domain.meetings.model import BodyKind, Matter
from ruralgov.domain.property import Decision, DecisionKind
from ruralgov.domain.property import messages_contract as c
from tests.meetings.village import HUNG, Village
from tests.property.contracts import decide, found
from tests.property.scenario import TENDER, letting, pond
from tests.town import Town, code_of

CONVENER = "meeting_convener"


@pytest.fixture
def village() -> Village:
    return Village(Town())


def drafted(village: Village) -> ContractId:
    collective = found(village.town)
    asset = AssetId(village.town.do("keeper", pond(collective)).key)
    return ContractId(village.town.do("keeper", letting(collective, (asset,))).key)


def of(village: Village, key: DecisionId) -> Decision:
    """Return the decision of a meeting as the papers of property say it."""
    known = village.decision(key).decision
    return Decision(kind=DecisionKind.FOUR_TWO, day=known.day, reference=known.reference, cites=key)


def deciding(contract: ContractId, decision: Decision) -> c.DecideContract:
    tender = evolve(TENDER, day=date(2025, 12, 20))
    return evolve(decide(contract), decision=decision, tender=tender)


def test_rule_19_what_is_named_is_what_the_papers_say(village: Village) -> None:
    contract, (_, key) = drafted(village), village.published(Matter.PROPERTY)
    decision = of(village, key)

    def refused(named: Decision) -> str:
        return code_of(lambda: village.town.do("head", deciding(contract, named)))

    assert refused(evolve(decision, reference="另一份")) == "decision_differs"
    assert refused(evolve(decision, day=date(2025, 12, 14))) == "decision_differs"
    assert refused(evolve(decision, kind=DecisionKind.COUNCIL)) == "decision_wrong_body"
    _, rules = village.published(Matter.VILLAGE_RULES)
    assert refused(of(village, rules)) == "decision_wrong_matter"
    elsewhere = village.body(BodyKind.VILLAGE_MEETING, village.town.other)
    strange = village.decided(elsewhere, m.MotionPlan(title="塘", matter=Matter.PROPERTY))
    assert refused(of(village, strange)) == "decision_elsewhere"
    assert refused(decision) == ""


def test_rule_19_it_is_in_force_and_published_when_the_contract_is_signed(
    village: Village,
) -> None:
    contract, (_, key) = drafted(village), village.published(Matter.PROPERTY)
    village.town.do("head", deciding(contract, of(village, key)))

    def signing(day: date) -> str:
        command = c.SignContract(contract=contract, day=day)
        return code_of(lambda: village.town.do("keeper", command))

    last = date(2025, 12, 30)
    assert (last - HUNG).days == 14
    assert signing(date(2025, 12, 29)) == "decision_not_published"
    annul = m.AnnulDecision(
        decision=key, since=date(2025, 12, 31), document="判决", reason="侵害权益"
    )
    village.town.do("village_affairs_guide", annul)
    assert signing(date(2025, 12, 31)) == "decision_not_then"
    assert signing(last) == ""


def test_rule_19_what_a_contract_names_is_not_taken_back_under_it(village: Village) -> None:
    contract = drafted(village)
    body = village.bodies[m.Act.DECIDE]
    key = village.papered(body, m.MotionPlan(title="塘", matter=Matter.PROPERTY))
    village.town.do("head", deciding(contract, of(village, key)))
    back = m.WithdrawDecision(decision=key, reason="误")
    assert code_of(lambda: village.town.do(CONVENER, back)) == "decision_cited"
    village.town.do("keeper", c.WithdrawContract(contract=contract, reason="误"))
    assert code_of(lambda: village.town.do(CONVENER, back)) == ""
    assert village.town.app.verify(str(village.town.app.seal())) == []
