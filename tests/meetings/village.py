"""A village that goes through 四议两公开."""

from datetime import date
from typing import Any

from ruralgov.domain import meetings as m
from ruralgov.domain.kernel.ids import BodyId, DecisionId, ProcedureId
from ruralgov.domain.meetings.model import Act, BodyKind, Matter
from tests.meetings.hall import HELD, Hall, plan
from tests.town import Town, code_of

RECORDER = "meeting_recorder"
HUNG = date(2025, 12, 16)
DAYS = {Act.PROPOSE: date(2025, 12, 11), Act.DISCUSS: date(2025, 12, 12)}
DAYS |= {Act.REVIEW: date(2025, 12, 13), Act.DECIDE: HELD}
KINDS = {Act.PROPOSE: BodyKind.BRANCH_COMMITTEE, Act.DISCUSS: BodyKind.TWO_COMMITTEES}
KINDS |= {Act.REVIEW: BodyKind.BRANCH_MEETING, Act.DECIDE: BodyKind.VILLAGE_MEETING}


def step(procedure: ProcedureId, what: m.Step, day: date, **more: Any) -> m.TakeProcedureStep:
    return m.TakeProcedureStep(procedure=procedure, step=what, day=day, **more)


STEPS = {Act.DISCUSS: m.Step.DISCUSSED, Act.REVIEW: m.Step.REVIEWED, Act.DECIDE: m.Step.RESOLVED}


class Village(Hall):
    """A village with the four bodies."""

    def __init__(self, town: Town | None = None) -> None:
        super().__init__(town)
        people = self.people(3)
        self.bodies: dict[Act, BodyId] = {}
        for act, kind in KINDS.items():
            self.bodies[act] = self.body(kind)
            if act is not Act.DECIDE:
                self.seat(self.bodies[act], people)

    def acted(self, act: Act, matter: Matter = Matter.PLANNING) -> DecisionId:
        return self.decided(self.bodies[act], plan(matter, act=act), DAYS[act])

    def begun(self, matter: Matter = Matter.PLANNING) -> ProcedureId:
        beginning = self.beginning(self.acted(Act.PROPOSE, matter), matter)
        return ProcedureId(self.town.do(RECORDER, beginning).key)

    def beginning(self, proposal: DecisionId, matter: Matter = Matter.PLANNING) -> m.BeginProcedure:
        return m.BeginProcedure(place=self.village, matter=matter, title="规划", proposal=proposal)

    def resolved(self, matter: Matter) -> tuple[ProcedureId, DecisionId]:
        """Return a procedure up to its resolution, and the resolution."""
        procedure, decision = self.begun(matter), DecisionId("")
        for act, what in STEPS.items():
            decision = self.acted(act, matter)
            self.town.do(RECORDER, step(procedure, what, DAYS[act], decision=decision))
        return procedure, decision

    def published(self, matter: Matter) -> tuple[ProcedureId, DecisionId]:
        """Return a procedure up to its first publication, and the resolution."""
        procedure, decision = self.resolved(matter)
        publish = m.PublishDecision(decision=decision, since=HUNG, where="公开栏")
        self.town.do(RECORDER, publish)
        self.town.do(RECORDER, step(procedure, m.Step.PUBLISHED, HUNG))
        return procedure, decision

    def refused(self, command: Any) -> str:
        return code_of(lambda: self.town.do(RECORDER, command))

    def cite(self, key: DecisionId, **more: Any) -> str:
        values: dict[str, Any] = {"place": self.village, "by": date(2026, 1, 5)}
        needed = values | more
        with self.town.app._runner.unit(write=False) as unit:  # noqa: SLF001  as a rule reads
            return code_of(lambda: m.cited(unit, key, m.Needed(**needed)))
