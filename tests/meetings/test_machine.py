"""Random lives of meetings against a plain model, and then the whole journal is verified."""

from datetime import date, timedelta
from fractions import Fraction

from attrs import define
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from ruralgov.domain import meetings as m
from ruralgov.domain.kernel.ids import DecisionId, MeetingId, PersonId
from ruralgov.domain.meetings.model import BodyKind, Matter
from tests.meetings.hall import HELD, Hall, plan
from tests.sampling import MACHINES, fewer
from tests.town import code_of

RECORDER, CONVENER = "meeting_recorder", "meeting_convener"
SIZE = 6
who = st.integers(0, SIZE - 1)
which = st.integers(0, 31)
votes = st.integers(0, SIZE + 1)
days = st.integers(0, 20)


@define
class Known:
    """One meeting as the model knows it."""

    key: MeetingId
    day: date
    revokes: DecisionId | None
    stage: str = "called"
    entitled: frozenset[int] = frozenset()
    present: frozenset[int] = frozenset()
    decision: DecisionId | None = None
    voted: bool = False
    settled: bool = False


class Machine(RuleBasedStateMachine):
    """A branch of six people that meets, and whose members come and go."""

    @initialize()
    def found(self) -> None:
        self.hall = Hall()
        self.body = self.hall.body(BodyKind.BRANCH_MEETING)
        self.people: list[PersonId] = self.hall.people(SIZE)
        self.hall.seat(self.body, self.people)
        self.left: dict[int, date] = {}
        self.meetings: list[Known] = []
        self.ended: dict[DecisionId, date] = {}
        self.alive: list[DecisionId] = []

    def sitting(self, day: date) -> frozenset[int]:
        return frozenset(one for one in range(SIZE) if one not in self.left or day < self.left[one])

    def code(self, account: str, command: object) -> str:
        return code_of(lambda: self.hall.town.do(account, command))

    @rule(one=who, after=days)
    def leave(self, one: int, after: int) -> None:
        day = date(2025, 12, 5) + timedelta(days=after)
        command = m.UnseatMember(body=self.body, person=self.people[one], since=day, reason="转出")
        expected = "body_seat_missing" if one in self.left else ""
        assert self.code("registrar", command) == expected
        self.left.setdefault(one, day)

    @rule(after=days, number=which)
    def call(self, after: int, number: int) -> None:
        day = HELD + timedelta(days=after)
        holding = [one for one in self.alive if one not in self.ended]
        revokes = holding[number % len(holding)] if holding and number % 3 == 0 else None
        if revokes is not None and self.hall.decision(revokes).decision.day > day:
            revokes = None
        motion = plan(Matter.PARTY, revokes=revokes)
        self.meetings.append(Known(self.hall.call(self.body, motion, day=day), day, revokes))

    def named(self, number: int) -> Known | None:
        return self.meetings[number % len(self.meetings)] if self.meetings else None

    @rule(number=which, come=st.sets(who))
    def open(self, number: int, come: set[int]) -> None:
        known = self.named(number)
        if known is None:
            return
        attendees = tuple(m.Attendee(person=self.people[one]) for one in sorted(come))
        command = m.OpenMeeting(
            meeting=known.key,
            chair=self.hall.chair,
            attendance=m.Attendance(attendees=attendees),
        )
        entitled = self.sitting(known.day)
        code = self.code(RECORDER, command)
        if known.stage != "called":
            assert code == "meeting_stage_wrong"
        elif known.day > date(2026, 1, 5):
            assert code == "meeting_too_early"
        elif not entitled:
            assert code == "meeting_roster_empty"
        elif not come <= entitled:
            assert code == "meeting_attendee_not_entitled"
        else:
            assert code == ""
            known.stage, known.entitled, known.present = "open", entitled, frozenset(come)

    @rule(number=which, in_favour=votes)
    def vote(self, number: int, in_favour: int) -> None:
        known = self.named(number)
        if known is None:
            return
        command = m.RecordVote(meeting=known.key, motion=1, tally=m.Tally(in_favour=in_favour))
        code = self.code(RECORDER, command)
        half = Fraction(len(known.entitled), 2)
        if known.stage not in ("open", "closed"):
            assert code == "meeting_stage_wrong"
        elif known.settled:
            assert code == "motion_settled"
        elif known.revokes is not None and not self.holds(known.revokes, known.day):
            assert code == "decision_revokes_wrong"
        elif len(known.present) < half:
            assert code == "quorum_missing"
        elif in_favour > len(known.present):
            assert code == "meeting_tally_beyond"
        else:
            assert code == ""
            known.voted = known.settled = True
            known.decision = self.hall.file(known.key).motions[0].decision
            assert (known.decision is not None) == (in_favour > half)
            if known.decision is not None:
                self.alive.append(known.decision)

    def holds(self, decision: DecisionId, day: date) -> bool:
        return decision in self.alive and day < self.ended.get(decision, date.max)

    @rule(number=which)
    def approve(self, number: int) -> None:
        known = self.named(number)
        if known is None:
            return
        approve = m.ApproveMinutes(meeting=known.key, reference="纪要")
        code = self.code(CONVENER, approve)
        if known.stage != "closed":
            assert code == "meeting_stage_wrong"
        elif not known.settled:
            assert code == "meeting_motions_left"
        else:
            assert code == ""
            known.stage = "minuted"
            if known.decision is not None and known.revokes is not None:
                self.ended.setdefault(known.revokes, known.day)

    @rule(number=which)
    def take_back(self, number: int) -> None:
        known = self.named(number)
        if known is None:
            return
        command = m.WithdrawVote(meeting=known.key, motion=1, reason="抄错")
        code = self.code(RECORDER, command)
        if known.stage not in ("open", "closed"):
            assert code == "meeting_stage_wrong"
        elif not known.voted:
            assert code == "motion_not_voted"
        else:
            assert code == ""
            known.voted = known.settled = False
            if known.decision is not None:
                self.alive.remove(known.decision)
            known.decision = None

    @rule(number=which)
    def close(self, number: int) -> None:
        known = self.named(number)
        if known is None:
            return
        code = self.code(RECORDER, m.CloseMeeting(meeting=known.key))
        if known.stage != "open":
            assert code == "meeting_stage_wrong"
            return
        enough = 2 * len(known.present) >= len(known.entitled)
        known.stage = "closed" if enough else "inquorate"
        assert str(self.hall.file(known.key).stage) == known.stage
        known.settled |= known.stage == "closed"

    @invariant()
    def decisions_are_those_of_the_model(self) -> None:
        if not hasattr(self, "hall"):
            return
        until = HELD + timedelta(days=40)
        rows = self.hall.town.ask(RECORDER, m.Decisions(place=self.hall.village, until=until))
        there = {row.owner for row in rows if row.ending is not m.Ending.WITHDRAWN}
        assert there == set(self.alive)
        revoked = {row.owner for row in rows if row.ending is m.Ending.REVOKED}
        assert revoked == self.ended.keys() & set(self.alive)

    def teardown(self) -> None:
        if hasattr(self, "hall"):
            assert self.hall.town.app.verify(str(self.hall.town.app.seal())) == []


def test_random_meetings_decide_what_a_plain_model_says() -> None:
    run_state_machine_as_test(
        Machine, settings=fewer(8, stateful_step_count=20, suppress_health_check=MACHINES)
    )
