"""What deliberation names of other contexts is there, and a decision that it names is held."""

import pytest
from attrs import evolve

from ruralgov.domain import deliberation as d
from ruralgov.domain.kernel.ids import DecisionId, DisputeId, LaneId, PlaceId
from ruralgov.domain.meetings import BodyKind, WithdrawDecision
from tests.deliberation.hall import LEVY, RECORDER, Hall, council
from tests.meetings.hall import Hall as Meetings
from tests.meetings.hall import plan
from tests.town import code_of

NOWHERE = "00000000-0000-7000-8000-0000000000ff"


@pytest.fixture
def here() -> Hall:
    return Hall()


def decided(hall: Meetings, place: PlaceId) -> DecisionId:
    """Return an old decision of a place that another person confirmed."""
    return hall.papered(hall.body(BodyKind.REPRESENTATIVES, place), plan(title="筹资修路"))


def refused(here: Hall, command: object) -> str:
    return code_of(lambda: here.do(command, RECORDER))


def test_rule_7_a_consensus_about_money_names_a_decision_that_is_there_and_of_its_place(
    here: Hall,
) -> None:
    session = here.session(here.council(), LEVY)
    agreed = d.ConcludeCouncilMotion(
        session=session,
        motion=1,
        outcome=d.CouncilOutcome.CONSENSUS,
        result="一致同意",
        owner=here.post,
        due=here.today,
    )
    here.do(agreed, RECORDER)
    hall = Meetings(here.town)
    decision = decided(hall, here.village)
    follow = d.FollowUpCouncilMotion(
        session=session,
        motion=1,
        followed=d.CouncilFollowUp.DECIDED,
        result="决议通过",
        decision=decision,
    )
    assert refused(here, evolve(follow, decision=DecisionId(NOWHERE))) == "decision_missing"
    beside = decided(hall, here.town.other)
    assert refused(here, evolve(follow, decision=beside)) == "decision_elsewhere"
    here.do(follow, RECORDER)
    back = WithdrawDecision(decision=decision, reason="误")
    assert code_of(lambda: here.do(back, "meeting_convener")) == "decision_cited"


def test_rule_5_an_appeal_goes_to_a_decision_or_a_dispute_that_is_there(here: Hall) -> None:
    key = here.held()
    here.raised(key)
    direct = d.DirectAppeal(deliberation=key, appeal=1, target=d.AppealTarget.MEDIATION)
    assert refused(here, evolve(direct, dispute=DisputeId(NOWHERE))) == "dispute_missing"
    body = evolve(direct, target=d.AppealTarget.BODY)
    assert refused(here, evolve(body, decision=DecisionId(NOWHERE))) == "decision_missing"
    decision = decided(Meetings(here.town), here.village)
    here.do(evolve(body, decision=decision), RECORDER)
    back = WithdrawDecision(decision=decision, reason="误")
    assert code_of(lambda: here.do(back, "meeting_convener")) == "decision_cited"


def test_rule_7_a_council_is_of_lanes_that_are_there(here: Hall) -> None:
    command = council(here.village, lanes=(LaneId(NOWHERE),))
    assert code_of(lambda: here.do(command)) == "lane_missing"
