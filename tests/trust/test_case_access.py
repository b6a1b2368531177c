"""Who may take each step of a case, from where: tried on real cases, and kept as a table."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from attrs import evolve
from tests.town import NOW, Town
from tests.ways import HELPED, STEPS, STOPPED, WAYS, matter, report, row, take

from ruralgov.builtin.memory import MemoryStorage, MemoryTransaction
from ruralgov.domain.access import TIMEKEEPER, GrantRole
from ruralgov.domain.cases import (
    CASE,
    CASE_HANDLING,
    HANDLER,
    SUPERVISOR,
    TABLE,
    Action,
    Stage,
    Transition,
    roles,
)
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.roles import Actor, Role
from ruralgov.domain.policy import AdoptProfile, CurrentProfile

PAGE = Path(__file__).parents[2] / "docs" / "case-access.md"
ROLES = [role for context in CONTEXTS for role in context.roles]
SIGNER = AccountId("handler")
"""Who signs for the cases; here it holds every role besides."""
A = Action
AGAIN = (A.ACCEPT, A.DISPATCH, A.ASK_RETURN, A.GRANT_RETURN, A.DISPATCH)
"""A case that was returned as often as the profile allows."""
UNHAPPY = (*WAYS[Stage.CHECKED], A.REOPEN, *WAYS[Stage.CHECKED][1:], A.REOPEN)
"""A case whose reporter stayed dissatisfied to the end."""
SIGNED_FIRST = {
    Stage.RETURNED: (A.ACCEPT, A.DISPATCH, A.SIGN, A.ASK_RETURN),
    Stage.ARBITRATION: (*AGAIN, A.SIGN, A.DISPUTE),
}
"""Ways on which somebody has signed, so that a handler is there to be refused."""
PREPARED: dict[tuple[Stage, Action], tuple[Action, ...]] = {
    (Stage.DISPATCHED, A.DISPUTE): AGAIN,
    (Stage.SIGNED, A.DISPUTE): (*AGAIN, A.SIGN),
    (Stage.CALLED_BACK, A.SETTLE): UNHAPPY,
    (Stage.CLOSED, A.SETTLE): (*UNHAPPY, A.CLOSE),
    (Stage.FORCED, A.SETTLE): (*UNHAPPY, A.FORCE),
    (Stage.HANDLING, A.EXTEND): (*WAYS[Stage.HANDLING], A.ASK_EXTENSION),
    (Stage.HANDLING, A.PAUSE): (*WAYS[Stage.HANDLING], A.ASK_PAUSE),
    (Stage.HANDLING, A.REFUSE_TIME): (*WAYS[Stage.HANDLING], A.ASK_EXTENSION),
}
"""What must have happened before a step, where being at its stage is not enough."""
HELPING = {A.SIGN_CO_TASK, A.ANSWER_CO_TASK, A.RELEASE_CO_TASK}
"""Steps for which another unit helps with the case."""


NOT_ITS = {
    *{(TIMEKEEPER, "pause_runs"), (HANDLER, "chase_of_desk")},
    (SUPERVISOR, "grievance_goes_up"),
}
"""A pause that is not over, an answer that is the desk's while no unit has the case, and a
grievance that the level above reviews."""


class TrialStorage(MemoryStorage):
    """A store in memory that, while *trying*, undoes what each command did."""

    trying = False

    def begin(self, *, write: bool) -> MemoryTransaction:
        tx = super().begin(write=write)
        if self.trying:
            tx.commit = tx.close  # type: ignore[method-assign]
        return tx


class Trial:
    """A town with an account for every role at every place that matters to the village's cases."""

    def __init__(self) -> None:
        self.storage = TrialStorage()
        self.town = Town(self.storage)
        self.places: dict[str, PlaceId] = {
            "city": CITY,
            "town": self.town.town,
            "village": self.town.village,
            "other": self.town.other,
        }
        for name, place in self.places.items():
            for role in ROLES:
                self._grant(AccountId(f"{role}@{name}"), role, place)
        for role in set(ROLES) - {roles.HANDLER}:
            self._grant(SIGNER, role, CITY)
        patient = evolve(
            self.town.ask("auditor", CurrentProfile()), since=NOW.date(), call_attempts=2
        )
        self.town.do("admin", AdoptProfile(profile=patient))
        matter(self.town, "full")
        matter(self.town, "stones", milestones=(STOPPED,))

    def _grant(self, account: AccountId, role: Role, place: PlaceId) -> None:
        self.town.do("admin", GrantRole(account=account, role=role, place=place, basis="t"))

    def case_before(self, one: Transition) -> CaseId:
        """Return a case at the stage of a step, ready for it."""
        case = report(self.town, "stones" if one.action is A.REACH_MILESTONE else "full")
        way = SIGNED_FIRST.get(one.source, WAYS[one.source])
        for action in PREPARED.get((one.source, one.action), way):
            if action is A.DISPATCH and one.action in HELPING:
                self.town.do(HELPED[0], HELPED[1](case))
            else:
                take(self.town, case, action)
        if one.action is A.LAPSE_RETURN:
            self.town.clock.now += timedelta(days=9)
        if one.action is A.ANSWER_CHASE:
            take(self.town, case, A.CHASE)
        return case

    def code(self, command: Any, account: str) -> str:
        """Return with what an account is refused, or nothing; it leaves no trace."""
        self.storage.trying = True
        try:
            self.give(command, account)
        except RuralgovError as error:
            return error.code
        finally:
            self.storage.trying = False
        return ""

    def give(self, command: Any, account: str) -> None:
        actor = Actor(AccountId(account))
        self.town.app.execute(command, actor=actor, purpose=CASE_HANDLING)

    def has_handler(self, case: CaseId) -> bool:
        with self.town.app._runner.unit(write=False) as unit:  # noqa: SLF001  no query names the handler
            handler: AccountId | None = unit.state(CASE, case).handler
        return handler == SIGNER

    def line(self, one: Transition) -> str:
        """Return the row of a step."""
        case = self.case_before(one)
        command = STEPS[one.action][1](case)
        allowed = [", ".join(self.roles(command, name)) or "—" for name in self.places]
        assert self.code(command, "nobody") == "not_granted"
        own = self.code(command, SIGNER)
        assert own == "" or (own == "handler_judges_own_work" and self.has_handler(case))
        himself = ("refused" if own else "may") if self.has_handler(case) else "—"
        self.give(command, f"{one.role}@city")
        assert row(self.town, case).stage is one.target, "another step than the one of the row"
        stage, action = (f"{it.zh} {it.value}" for it in (one.source, one.action))
        return f"| {' | '.join((stage, action, *allowed, himself))} |"

    def roles(self, command: Any, name: str) -> Iterator[str]:
        """Give the roles that let an account do it when held at a place."""
        for role in ROLES:
            code = self.code(command, f"{role}@{name}")
            not_its = (role, code) in NOT_ITS
            assert code in ("", "not_granted") or not_its, "the case was not ready for the step"
            if not code:
                yield role


def test_each_step_is_open_to_whom_the_reviewed_table_says_and_to_nobody_else() -> None:
    trial = Trial()
    rows = [trial.line(one) for one in TABLE]
    kept = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    assert kept[2:] == rows, "\n".join(rows)
