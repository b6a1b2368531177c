"""Taking requests across to departments, after commit and at least once."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.domain.exchange import (
    EXCHANGE,
    ClaimDelivery,
    DueDeliveries,
    DueRequest,
    ReportDelivery,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.roles import Actor
from ruralgov.ports.departments import Department, Message

CLAIM = 300
"""Seconds for which a claim holds; an adapter must answer or fail well within them."""


@frozen(kw_only=True)
class Outcome:
    """What became of one request on this run."""

    request: str
    department: str
    delivered: bool
    problem: str = ""


def deliver(
    app: App, departments: Mapping[str, Department], *, actor: Actor, limit: int = 100
) -> Iterator[Outcome]:
    """Deliver what is due and give the outcome of each request, as it is iterated.

    The claim is committed before the department is called, and the outcome after: a crash between
    them delivers again, with the same key, once the claim has ended. A department that is not in
    *departments* (``*`` serves all others) is a failure like any other: tried again, then parked.
    """
    acting: dict[str, Any] = {"actor": actor, "purpose": EXCHANGE}
    for due in app.query(DueDeliveries(limit=limit), **acting):
        try:
            app.execute(ClaimDelivery(request=due.request, seconds=CLAIM), **acting)
        except Refused:
            continue  # somebody else was faster
        report = _hand_over(departments, due)
        app.execute(report, **acting)
        yield Outcome(
            request=due.request,
            department=due.department,
            delivered=report.delivered,
            problem=report.problem,
        )


def _hand_over(departments: Mapping[str, Department], due: DueRequest) -> ReportDelivery:
    key, department = due.request, departments.get(due.department, departments.get("*"))
    if department is None:
        problem = f"no adapter for {due.department}"
        return ReportDelivery(request=key, delivered=False, problem=problem)
    message = Message(key=key, department=due.department, subject=due.subject, body=due.body)
    try:
        done = department.deliver(message)
    except Exception as error:  # noqa: BLE001  whatever an adapter raises means: not delivered
        problem = f"{type(error).__name__}: {error}"
        return ReportDelivery(request=key, delivered=False, problem=problem)
    return ReportDelivery(request=key, delivered=True, answer=done.answer)
