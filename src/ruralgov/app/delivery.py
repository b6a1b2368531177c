"""Taking requests across to departments, after commit and at least once."""

import logging
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any, Final

from attrs import evolve, frozen

from ruralgov.app.application import App
from ruralgov.domain.exchange import (
    EXCHANGE,
    ClaimDelivery,
    DueDeliveries,
    DueRequest,
    ReportDelivery,
)
from ruralgov.domain.exchange.rules import LONGEST_WAIT
from ruralgov.domain.exchange.texts import DELIVERY_NOT_DUE, DELIVERY_SUPERSEDED
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.kernel.scrub import scrubbed
from ruralgov.ports.departments import Department, Message, RetryLater

CLAIM: Final = 300
"""Seconds for which a claim holds; an adapter must answer or fail well within them."""
BUDGET: Final = 120.0
"""Seconds that one department may take in one run."""
SPREAD: Final = 30
"""Seconds by which what failed together comes again apart, at most."""
log = logging.getLogger("ruralgov.delivery")


@frozen(kw_only=True)
class Outcome:
    """What became of one request on this run.

    *superseded*: somebody else had claimed it since, and what this run found out is not kept.
    """

    request: str
    department: str
    delivered: bool
    problem: str = ""
    superseded: bool = False


Told = Outcome | BaseException | None
"""What a lane says: the outcome of one request, or that it has ended, and by what error."""


@frozen
class Lane:
    """The requests of one department, delivered one after the other in a thread of its own."""

    app: App
    acting: Mapping[str, Any]
    department: Department | None
    waiting: list[DueRequest]
    spread: int
    stop: Event
    told: SimpleQueue[Told]

    def run(self) -> None:
        """Deliver until all is done or the run is over, and say that this is the end."""
        error: BaseException | None = None
        try:
            for due in self.waiting:
                if self.stop.is_set():
                    break
                outcome = self._one(due)
                if outcome is not None:
                    self.told.put(outcome)
        except BaseException as raised:  # noqa: BLE001  it is raised again where the run is read
            error = raised
        self.told.put(error)

    def _one(self, due: DueRequest) -> Outcome | None:
        """Deliver one request; None where somebody else was faster."""
        outcome = Outcome(request=due.request, department=due.department, delivered=False)
        try:
            claim = ClaimDelivery(request=due.request, seconds=CLAIM)
            token = self.app.execute(claim, **self.acting).version
            report = evolve(self._hand_over(due), token=token)
            outcome = evolve(outcome, delivered=report.delivered, problem=report.problem)
            self.app.execute(report, **self.acting)
        except RuralgovError as error:
            if error.said is DELIVERY_NOT_DUE:
                return None
            superseded = error.said is DELIVERY_SUPERSEDED
            outcome = evolve(
                outcome, delivered=False, problem=scrubbed(str(error)), superseded=superseded
            )
        if not outcome.delivered:
            log.warning("city %s: request %s was not delivered", self.app.city, due.request)
        return outcome

    def _hand_over(self, due: DueRequest) -> ReportDelivery:
        if self.department is None:
            return self._failed(due, f"no adapter for {due.department}")
        message = Message(
            key=due.request, department=due.department, subject=due.subject, body=due.body
        )
        try:
            done = self.department.deliver(message)
        except RetryLater as later:
            return self._failed(due, f"RetryLater: {later}", retry_after=later.seconds)
        except Exception as error:  # noqa: BLE001  whatever an adapter raises means: not delivered
            return self._failed(due, f"{type(error).__name__}: {error}")
        return ReportDelivery(request=due.request, delivered=True, answer=done.answer)

    def _failed(self, due: DueRequest, problem: str, *, retry_after: int = 0) -> ReportDelivery:
        return ReportDelivery(
            request=due.request,
            delivered=False,
            problem=scrubbed(problem),
            retry_after=min(max(int(retry_after), 0), LONGEST_WAIT),
            spread=random.randint(0, self.spread),  # noqa: S311  spreads the attempts
        )


def deliver(
    app: App,
    departments: Mapping[str, Department],
    *,
    actor: Actor,
    limit: int = 100,
    budget: float = BUDGET,
    spread: int = SPREAD,
) -> Iterator[Outcome]:
    """Deliver what is due and give the outcome of each request, as it is iterated.

    The claim is committed before the department is called, and the outcome after: a crash between
    them delivers again, with the same key, once the claim has ended. A department that is not in
    *departments* (``*`` serves all others) is a failure like any other: tried again, then parked.

    Each department is served in a thread of its own, at most *limit* requests, the longest due
    first. After *budget* seconds none is begun, and an adapter that has not come back is not
    waited for: it may still report within its claim, and later reports change nothing. *spread* is
    by how many seconds the next attempts are set apart, at most.
    """
    acting: dict[str, Any] = {"actor": actor, "purpose": EXCHANGE}
    by_department: dict[str, list[DueRequest]] = defaultdict(list)
    for due in app.query(DueDeliveries(limit=limit), **acting):
        by_department[due.department].append(due)
    stop, told = Event(), SimpleQueue[Told]()
    lanes = [
        Lane(app, acting, departments.get(name, departments.get("*")), dues, spread, stop, told)
        for name, dues in by_department.items()
    ]
    for lane in lanes:
        Thread(target=lane.run, daemon=True, name="ruralgov-delivery").start()
    try:
        yield from _outcomes(told, len(lanes), time.monotonic() + budget)
    finally:
        stop.set()


def _outcomes(told: SimpleQueue[Told], lanes: int, until: float) -> Iterator[Outcome]:
    """Give what the lanes tell, until all have ended or the time is over."""
    while lanes:
        try:
            said = told.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            log.warning("%d departments did not come back in time", lanes)
            return
        if isinstance(said, Outcome):
            yield said
            continue
        lanes -= 1
        if said is not None:
            raise said
