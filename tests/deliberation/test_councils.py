"""Neighbour councils and their sessions: rules 6 to 9."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import deliberation as d
from ruralgov.domain.deliberation import rules_council
from ruralgov.domain.deliberation.evolve_council import begin_council
from ruralgov.domain.kernel.ids import (
    CouncilSessionId,
    DecisionId,
    LaneId,
    NeighbourCouncilId,
    PlaceId,
)
from tests.deliberation.hall import A_DAY, BEGUN, HOST, LEVY, RECORDER, ROAD, Hall
from tests.given import given
from tests.meetings.hall import confirmed, founding
from tests.town import code_of

MARCH = date(2025, 3, 1)
LANE, OTHER = LaneId("a"), LaneId("b")


@pytest.fixture
def here() -> Hall:
    return Hall()


def concluding(key: CouncilSessionId, here: Hall, **more: Any) -> d.ConcludeCouncilMotion:
    values: dict[str, Any] = {
        "motion": 1,
        "outcome": d.CouncilOutcome.CONSENSUS,
        "owner": here.post,
        "due": here.today + 10 * A_DAY,
    }
    return d.ConcludeCouncilMotion(session=key, result="一致同意", **values | more)


def following(key: CouncilSessionId, **more: Any) -> d.FollowUpCouncilMotion:
    values: dict[str, Any] = {"motion": 1, "followed": d.CouncilFollowUp.DONE}
    return d.FollowUpCouncilMotion(session=key, result="办结", **values | more)


def test_rule_7_a_lane_has_one_council() -> None:
    place = PlaceId("v")
    span = d.CouncilSpan(name="东巷", venue="厅", lanes=(LANE,), since=BEGUN, until=MARCH)
    state = begin_council(d.NeighbourCouncilFounded(place=place, span=span))
    row = d.NeighbourCouncilRow(
        owner="one", place=place, name="东巷", venue="厅", lanes=1, since=BEGUN, until=MARCH
    )
    others = {(d.NEIGHBOUR_COUNCIL.kind, "one"): state}

    def found(since: date, *lanes: LaneId) -> Any:
        command = d.FoundNeighbourCouncil(
            place=place, name="西巷", venue="厅", lanes=lanes, since=since
        )
        situation = given(d.NEIGHBOUR_COUNCIL, others=others, rows=(row,))
        return situation.when(command, rules_council.found_neighbour_council)

    found(BEGUN, LANE, OTHER).refused("council_lanes_taken", lane=LANE)
    assert found(BEGUN, OTHER).only().span.lanes == (OTHER,)
    assert found(MARCH, LANE).only().span.lanes == (LANE,)


def test_rule_7_a_session_is_of_a_council_that_is_there_and_has_motions(here: Hall) -> None:
    key = here.council()
    before = d.CallCouncilSession(council=key, day=BEGUN - A_DAY, motions=(ROAD,))
    assert code_of(lambda: here.do(before)) == "neighbour_council_missing"
    empty = d.CallCouncilSession(council=key, day=here.today, motions=())
    assert code_of(lambda: here.do(empty)) == "council_no_motion"
    ahead = d.CallCouncilSession(council=key, day=here.today + A_DAY, motions=(ROAD,))
    session = CouncilSessionId(here.do(ahead).key)
    hold = d.HoldCouncilSession(session=session, households=5)
    assert code_of(lambda: here.do(hold)) == "deliberation_ahead"
    here.later(1)
    nobody = d.HoldCouncilSession(session=session, households=0)
    assert code_of(lambda: here.do(nobody)) == "deliberation_nobody"
    here.do(hold)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"motion": 0}, "council_no_motion"),
        ({"motion": 2}, "council_no_motion"),
        ({"owner": None}, "council_owner_wrong"),
        ({"due": None}, "council_owner_wrong"),
        ({"due": date(2026, 1, 4)}, "council_owner_wrong"),
        ({"outcome": d.CouncilOutcome.DISSENT}, "council_owner_wrong"),
        ({"outcome": d.CouncilOutcome.DISSENT, "owner": None, "due": None}, ""),
        ({}, ""),
    ],
)
def test_rule_7_a_consensus_has_an_owner_and_a_day(
    here: Hall, more: dict[str, Any], code: str
) -> None:
    session = here.session(here.council())
    assert code_of(lambda: here.do(concluding(session, here, **more))) == code


def test_rule_7_about_money_a_meeting_decides_and_no_council(here: Hall) -> None:
    session = here.session(here.council(), LEVY)
    assert code_of(lambda: here.do(following(session))) == "council_followed"
    here.do(concluding(session, here))
    assert code_of(lambda: here.do(following(session))) == "council_not_theirs"
    decided = d.CouncilFollowUp.DECIDED
    bare = following(session, followed=decided)
    assert code_of(lambda: here.do(bare)) == "council_decision_needed"
    wrong = following(session, followed=decided, decision=DecisionId("x"))
    assert code_of(lambda: here.do(wrong)) == "decision_missing"
    here.do(following(session, followed=decided, decision=_decided(here)))
    again = following(session, followed=d.CouncilFollowUp.DROPPED)
    assert code_of(lambda: here.do(again)) == "council_followed"


def _decided(here: Hall) -> DecisionId:
    """Enter a decision of the village's meeting."""
    from ruralgov.domain import meetings as m
    from ruralgov.domain.kernel.ids import BodyId

    command = founding(here.village, m.BodyKind.VILLAGE_MEETING)
    body = BodyId(here.town.do("registrar", command).key)
    steps = confirmed(body)
    receipt = None
    try:
        while True:
            account, step = steps.send(receipt)
            receipt = here.town.do(account, step)
    except StopIteration as end:
        key: DecisionId = end.value
        return key


def test_rule_6_minutes_of_a_council_are_whole_and_signed_by_another(here: Hall) -> None:
    session = here.session(here.council(), ROAD, LEVY)
    sign = d.SignCouncilMinutes(session=session)
    here.do(concluding(session, here))
    assert code_of(lambda: here.do(sign)) == "council_unconcluded"
    here.do(
        concluding(session, here, motion=2, outcome=d.CouncilOutcome.DEFERRED, owner=None, due=None)
    )
    here.do(sign)
    assert code_of(lambda: here.do(concluding(session, here))) == "council_stage_wrong"
    here.do(following(session))
    lines = here.town.ask("reporter", d.CouncilMinutes(session=session)).motions
    assert [(one.outcome, one.followed) for one in lines] == [
        (d.CouncilOutcome.CONSENSUS, d.CouncilFollowUp.DONE),
        (d.CouncilOutcome.DEFERRED, None),
    ]


def test_rule_6_the_recorder_does_not_sign(here: Hall) -> None:
    council = here.council()
    call = d.CallCouncilSession(council=council, day=here.today, motions=(ROAD,))
    session = CouncilSessionId(here.do(call).key)
    here.do(d.HoldCouncilSession(session=session, households=3), HOST)
    here.do(concluding(session, here))
    sign = d.SignCouncilMinutes(session=session)
    assert code_of(lambda: here.do(sign)) == "deliberation_signer_same"


def test_rule_8_days_of_a_council_are_put_right(here: Hall) -> None:
    key: NeighbourCouncilId = here.council()
    end = d.EndNeighbourCouncil(council=key, since=BEGUN, reason="合并")
    assert code_of(lambda: here.do(end)) == "council_entry_later"
    here.do(d.ChangeNeighbourCouncil(council=key, since=MARCH, name="西巷邻里议事会"))
    gone = d.CorrectNeighbourCouncil(council=key, entry=MARCH, since=None, reason="没有更名")
    here.do(gone)
    (row,) = here.town.ask(RECORDER, d.NeighbourCouncils())
    assert (row.name, row.venue) == ("东巷邻里议事会", "东巷议事厅")
    here.session(key)
    back = d.CorrectNeighbourCouncil(council=key, entry=BEGUN, since=None, reason="没有设立")
    assert code_of(lambda: here.do(back)) == "council_entry_later"


def test_rule_9_a_consensus_that_nobody_follows_up_is_found(here: Hall) -> None:
    session = here.session(here.council())
    here.do(concluding(session, here))
    due = here.today + 10 * A_DAY

    def found(day: date) -> set[d.ConsultationFault]:
        return {one.fault for one in here.town.ask(HOST, d.ConsultationFindings(), day)}

    late = d.ConsultationFault.NOT_FOLLOWED
    assert late not in found(due)
    assert late in found(due + A_DAY)
    here.do(following(session))
    assert late not in found(due + A_DAY)
