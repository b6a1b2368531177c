"""The rules of councils and sessions where they turn: each asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import deliberation as d
from ruralgov.domain.deliberation import messages_council as m
from ruralgov.domain.deliberation import rules_council as rules
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    AccountId,
    CouncilSessionId,
    DecisionId,
    LaneId,
    NeighbourCouncilId,
    PlaceId,
    PostId,
)
from tests.deliberation.hall import A_DAY, BEGUN, LEVY, ROAD
from tests.deliberation.stood import CHAIR, GONE, LATER_ON, POSTS
from tests.given import TODAY, Outcome, States, given

HERE, OWN, IT = PlaceId("v"), NeighbourCouncilId("own"), CouncilSessionId("it")
LANE, OTHER = LaneId("a"), LaneId("b")
MARCH, JUNE = date(2025, 3, 1), date(2025, 6, 1)
Matter, Outcomes, Followed = d.CouncilMatter, d.CouncilOutcome, d.CouncilFollowUp
EAST = d.CouncilSpan(name="东巷", venue="东厅", lanes=(LANE,), since=BEGUN, until=MARCH)
WEST = change(EAST, name="西巷", lanes=(OTHER,), since=MARCH, until=JUNE)
COUNCIL = d.NeighbourCouncil(place=HERE, spans=(EAST, WEST))
SESSION = d.CouncilSession(
    number="1",
    council=OWN,
    place=HERE,
    day=TODAY - A_DAY,
    called=TODAY - 3 * A_DAY,
    motions=(d.CouncilMotion(plan=ROAD), d.CouncilMotion(plan=LEVY)),
    stage=d.SessionStage.HELD,
    recorder=AccountId("recorder"),
)


def council(
    command: Any, rule: Any, known: d.NeighbourCouncil | None = COUNCIL, **more: Any
) -> Outcome:
    return given(d.NEIGHBOUR_COUNCIL, state=known, **more).when(command, rule)


def session(command: Any, rule: Any, known: d.CouncilSession = SESSION, **more: Any) -> Outcome:
    return given(d.COUNCIL_SESSION, state=known, others=POSTS, **more).when(command, rule)


def changing(since: date, **more: Any) -> m.ChangeNeighbourCouncil:
    return m.ChangeNeighbourCouncil(council=OWN, since=since, **more)


@pytest.mark.parametrize(
    ("since", "code"),
    [
        (MARCH, "council_entry_later"),
        (MARCH + A_DAY, ""),
        (JUNE - A_DAY, ""),
        (JUNE, "council_entry_later"),
    ],
)
def test_rule_7_a_council_changes_and_ends_within_its_newest_span(since: date, code: str) -> None:
    found = council(changing(since), rules.change_neighbour_council)
    assert found.code == code
    end = m.EndNeighbourCouncil(council=OWN, since=since, reason="合并")
    ended = council(end, rules.end_neighbour_council)
    assert ended.code == code
    if not code:
        kept = d.NEIGHBOUR_COUNCIL.evolve(COUNCIL, ended.only())
        assert kept.spans == (EAST, change(WEST, until=since))


@pytest.mark.parametrize("known", [None, change(COUNCIL, spans=())])
def test_rule_8_a_council_that_never_was_is_not_changed(known: d.NeighbourCouncil | None) -> None:
    for command, rule in (
        (changing(MARCH + A_DAY), rules.change_neighbour_council),
        (m.EndNeighbourCouncil(council=OWN, since=MARCH, reason="误"), rules.end_neighbour_council),
        (
            m.CorrectNeighbourCouncil(council=OWN, entry=MARCH, since=None, reason="误"),
            rules.correct_neighbour_council,
        ),
    ):
        assert council(command, rule, known).code == "neighbour_council_missing"


@pytest.mark.parametrize(
    "more", [{}, {"name": "南巷"}, {"venue": "南厅"}, {"lanes": (LANE, OTHER)}, {"lanes": ()}]
)
def test_rule_7_what_is_not_named_stays(more: dict[str, Any]) -> None:
    span = council(changing(MARCH + A_DAY, **more), rules.change_neighbour_council).only().span
    assert span == change(WEST, since=MARCH + A_DAY, until=FOREVER, **more)


def row(owner: str, until: date) -> d.NeighbourCouncilRow:
    return d.NeighbourCouncilRow(
        owner=owner, place=HERE, name="东巷", venue="厅", lanes=1, since=BEGUN, until=until
    )


@pytest.mark.parametrize(
    ("owner", "since", "lanes", "code"),
    [
        ("other", MARCH - A_DAY, (LANE,), "council_lanes_taken"),
        ("other", MARCH, (LANE,), ""),
        ("other", JUNE - A_DAY, (OTHER,), "council_lanes_taken"),
        ("other", JUNE, (OTHER,), ""),
        ("other", BEGUN, (), ""),
        ("own", MARCH + A_DAY, (OTHER,), ""),
    ],
)
def test_rule_7_a_lane_has_one_council_at_a_time(
    owner: str, since: date, lanes: tuple[LaneId, ...], code: str
) -> None:
    """The other one is of one lane until March, and then of another until June."""
    others: States = {(d.NEIGHBOUR_COUNCIL.kind, owner): COUNCIL}
    rows = (row(owner, MARCH), row(owner, JUNE))
    known = change(COUNCIL, spans=(change(EAST, lanes=(), since=BEGUN - A_DAY, until=FOREVER),))
    found = council(
        changing(since, lanes=lanes),
        rules.change_neighbour_council,
        known,
        others=others,
        rows=rows,
    )
    assert found.code == code
    if owner == "own":
        return
    command = m.FoundNeighbourCouncil(
        place=HERE, name="北巷", venue="北厅", lanes=lanes, since=since
    )
    founded = council(command, rules.found_neighbour_council, None, others=others, rows=rows)
    assert founded.code == code


def test_rule_7_a_council_is_of_a_place_that_is_there() -> None:
    command = m.FoundNeighbourCouncil(place=HERE, name="北巷", venue="北厅", since=BEGUN)
    found = council(command, rules.found_neighbour_council, None, ended=(HERE,))
    found.refused("deliberation_place_missing", place=HERE, day=BEGUN)


@pytest.mark.parametrize(
    ("entry", "sessions", "code"),
    [
        (BEGUN, False, ""),
        (BEGUN, True, "council_entry_later"),
        (MARCH, True, ""),
        (JUNE, True, ""),
        (JUNE + A_DAY, False, "entry_missing"),
    ],
)
def test_rule_8_a_council_with_a_session_keeps_its_beginning(
    entry: date, sessions: bool, code: str
) -> None:
    held = d.CouncilSessionRow(
        owner="it", number="1", council=OWN, place=HERE, day=MARCH, stage=d.SessionStage.HELD
    )
    of_another = change(held, council=NeighbourCouncilId("other"))
    command = m.CorrectNeighbourCouncil(council=OWN, entry=entry, since=None, reason="误")
    rows = (of_another, held) if sessions else (of_another,)
    assert council(command, rules.correct_neighbour_council, rows=rows).code == code


@pytest.mark.parametrize(
    ("day", "motions", "code"),
    [
        (BEGUN - A_DAY, (ROAD,), "neighbour_council_missing"),
        (BEGUN, (ROAD,), ""),
        (JUNE - A_DAY, (ROAD, LEVY), ""),
        (JUNE, (ROAD,), "neighbour_council_missing"),
        (BEGUN, (), "council_no_motion"),
        (BEGUN, (ROAD, change(ROAD, title=" ")), "text_not_clean"),
    ],
)
def test_rule_7_a_session_is_called_on_a_day_of_its_council(
    day: date, motions: tuple[d.CouncilMotionPlan, ...], code: str
) -> None:
    command = m.CallCouncilSession(council=OWN, day=day, motions=motions)
    others: States = {(d.NEIGHBOUR_COUNCIL.kind, OWN): COUNCIL}
    found = given(d.COUNCIL_SESSION, others=others).when(command, rules.call_council_session)
    assert found.code == code
    if not code:
        called = d.COUNCIL_SESSION.begins[m.CouncilSessionCalled](found.only())
        assert (called.place, called.called, called.day) == (HERE, TODAY, day)
        assert [one.plan for one in called.motions] == [*motions]
    none = given(d.COUNCIL_SESSION).when(command, rules.call_council_session)
    assert none.code == "neighbour_council_missing"


def concluding(**more: Any) -> m.ConcludeCouncilMotion:
    values: dict[str, Any] = {
        "motion": 1,
        "outcome": Outcomes.CONSENSUS,
        "owner": CHAIR,
        "due": SESSION.day,
    }
    return m.ConcludeCouncilMotion(session=IT, result="一致同意", **values | more)


def following(**more: Any) -> m.FollowUpCouncilMotion:
    values: dict[str, Any] = {"motion": 1, "followed": Followed.DONE}
    return m.FollowUpCouncilMotion(session=IT, result="办结", **values | more)


@pytest.mark.parametrize(
    ("ahead", "households", "code"),
    [(0, 1, ""), (0, 0, "deliberation_nobody"), (1, 1, "deliberation_ahead"), (-1, 2, "")],
)
def test_rule_7_a_session_is_held_on_its_day_by_a_household_at_least(
    ahead: int, households: int, code: str
) -> None:
    known = change(SESSION, stage=d.SessionStage.CALLED, day=TODAY + ahead * A_DAY)
    command = m.HoldCouncilSession(session=IT, households=households)
    found = session(command, rules.hold_council_session, known)
    assert found.code == code
    if not code:
        held = d.COUNCIL_SESSION.evolve(known, found.only())
        assert (held.stage, held.households, held.recorder) == (
            d.SessionStage.HELD,
            households,
            "me",
        )


AGREED = change(SESSION.motions[0], outcome=Outcomes.CONSENSUS, owner=CHAIR, due=TODAY)
WHOLE = change(SESSION, motions=(AGREED, change(AGREED, plan=LEVY)))
STEPS: dict[str, tuple[Any, Any]] = {
    "called": (
        m.CallOffCouncilSession(session=IT, reason="大雪"),
        rules.call_off_council_session,
    ),
    "called ": (m.HoldCouncilSession(session=IT, households=1), rules.hold_council_session),
    "held": (concluding(), rules.conclude_council_motion),
    "held signed": (following(), rules.follow_up_council_motion),
    "held ": (m.SignCouncilMinutes(session=IT), rules.sign_council_minutes),
}


@pytest.mark.parametrize("stage", d.SessionStage)
@pytest.mark.parametrize("stages", STEPS)
def test_each_step_of_a_session_is_taken_at_its_stage(stages: str, stage: d.SessionStage) -> None:
    command, rule = STEPS[stages]
    code = "" if stage.value in stages.split() else "council_stage_wrong"
    assert session(command, rule, change(WHOLE, stage=stage)).code == code
    none = given(d.COUNCIL_SESSION).when(command, rule)
    assert none.code == "council_session_missing"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"motion": 0}, "council_no_motion"),
        ({"motion": 2}, ""),
        ({"motion": 3}, "council_no_motion"),
        ({"due": SESSION.day - A_DAY}, "council_owner_wrong"),
        ({"due": None}, "council_owner_wrong"),
        ({"owner": None}, "council_owner_wrong"),
        ({"owner": GONE}, ""),
        ({"owner": LATER_ON}, "deliberation_post_missing"),
        ({"owner": PostId("none")}, "deliberation_post_missing"),
    ],
)
def test_rule_7_a_consensus_is_owed_by_a_post_of_the_day_from_the_day_on(
    more: dict[str, Any], code: str
) -> None:
    found = session(concluding(**more), rules.conclude_council_motion)
    assert found.code == code
    if not code:
        event = found.only()
        kept = d.COUNCIL_SESSION.evolve(SESSION, event).motions
        assert [one.outcome is None for one in kept] == [event.motion == 2, event.motion == 1]


@pytest.mark.parametrize("outcome", [Outcomes.DISSENT, Outcomes.DEFERRED])
@pytest.mark.parametrize(
    ("owner", "due", "code"),
    [
        (None, None, ""),
        (CHAIR, None, "council_owner_wrong"),
        (None, TODAY, "council_owner_wrong"),
        (CHAIR, TODAY, "council_owner_wrong"),
        (CHAIR, SESSION.day - A_DAY, "council_owner_wrong"),
    ],
)
def test_rule_7_without_a_consensus_nobody_owes_anything(
    outcome: d.CouncilOutcome, owner: PostId | None, due: date | None, code: str
) -> None:
    command = concluding(outcome=outcome, owner=owner, due=due)
    assert session(command, rules.conclude_council_motion).code == code


def followed_up(plan: d.CouncilMotionPlan, **more: Any) -> str:
    known = change(SESSION, motions=(change(AGREED, plan=plan),))
    return session(following(**more), rules.follow_up_council_motion, known).code


@pytest.mark.parametrize("matter", Matter)
@pytest.mark.parametrize(
    ("followed", "decision", "code"),
    [
        (Followed.DONE, None, ""),
        (Followed.DONE, "x", "council_decision_needed"),
        (Followed.DROPPED, None, ""),
        (Followed.DROPPED, "x", "council_decision_needed"),
        (Followed.DECIDED, None, "council_decision_needed"),
        (Followed.DECIDED, "x", "decision_missing"),
    ],
)
def test_rule_7_a_council_does_what_is_its_own_and_the_rest_a_meeting_decides(
    matter: d.CouncilMatter, followed: d.CouncilFollowUp, decision: str | None, code: str
) -> None:
    theirs = matter not in (Matter.MONEY, Matter.RULES)
    wanted = code or ("" if theirs or followed is not Followed.DONE else "council_not_theirs")
    named = None if decision is None else DecisionId(decision)
    found = followed_up(change(ROAD, matter=matter), followed=followed, decision=named)
    assert found == wanted


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"outcome": None}, "council_followed"),
        ({"outcome": Outcomes.DISSENT}, "council_followed"),
        ({"outcome": Outcomes.DEFERRED}, "council_followed"),
        ({"followed": Followed.DROPPED}, "council_followed"),
    ],
)
def test_rule_7_a_consensus_is_followed_up_once(more: dict[str, Any], code: str) -> None:
    known = change(WHOLE, motions=(change(AGREED, **more), AGREED))
    found = session(following(), rules.follow_up_council_motion, known)
    assert found.code == code
    if not code:
        first, second = d.COUNCIL_SESSION.evolve(known, found.only()).motions
        assert (first.followed, first.followed_on) == (Followed.DONE, TODAY)
        assert second == AGREED
    again = session(concluding(), rules.conclude_council_motion, known)
    assert again.code == ("council_followed" if "followed" in more else "")


@pytest.mark.parametrize(
    ("known", "account", "code"),
    [
        (WHOLE, "me", ""),
        (WHOLE, "recorder", "deliberation_signer_same"),
        (change(WHOLE, motions=(AGREED, SESSION.motions[0])), "me", "council_unconcluded"),
        (change(WHOLE, motions=(SESSION.motions[0], AGREED)), "me", "council_unconcluded"),
    ],
)
def test_rule_6_minutes_are_signed_by_another_once_every_motion_is_concluded(
    known: d.CouncilSession, account: str, code: str
) -> None:
    command = m.SignCouncilMinutes(session=IT)
    found = session(command, rules.sign_council_minutes, known, account=account)
    assert found.code == code
    if not code:
        signed = d.COUNCIL_SESSION.evolve(known, found.only())
        assert (signed.stage, signed.signed_by, signed.signed) == (
            d.SessionStage.SIGNED,
            "me",
            TODAY,
        )


def test_a_refusal_says_which_motion_lane_and_day() -> None:
    others: States = {(d.NEIGHBOUR_COUNCIL.kind, OWN): change(COUNCIL, spans=(EAST,))}
    empty = m.CallCouncilSession(council=OWN, day=BEGUN, motions=())
    found = given(d.COUNCIL_SESSION, others=others).when(empty, rules.call_council_session)
    found.refused("council_no_motion", motion=1)
    session(concluding(motion=3), rules.conclude_council_motion).refused(
        "council_no_motion", motion=3
    )
    both = change(EAST, lanes=(OTHER, LANE))
    taken: States = {(d.NEIGHBOUR_COUNCIL.kind, "other"): change(COUNCIL, spans=(both,))}
    command = m.FoundNeighbourCouncil(
        place=HERE, name="北巷", venue="北厅", lanes=(LANE, OTHER), since=BEGUN
    )
    rows = (row("other", MARCH),)
    lanes = council(command, rules.found_neighbour_council, None, others=taken, rows=rows)
    lanes.refused("council_lanes_taken", lane=LANE, name="东巷")
    late = council(changing(JUNE), rules.change_neighbour_council)
    late.refused("council_entry_later", day=JUNE, last=MARCH)
