"""Taking requests across to departments, after commit and at least once."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.domain.exchange import REQUEST
from ruralgov.domain.exchange.messages import ClaimDelivery, ReportDelivery
from ruralgov.domain.exchange.views import DueDeliveries
from ruralgov.domain.kernel.declare import Actor, Purpose
from ruralgov.domain.kernel.errors import Refused
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
    *departments* is a failure like any other, so that it is tried again and then parked.
    """
    acting: dict[str, Any] = {"actor": actor, "purpose": Purpose.EXCHANGE}
    for row in app.query(DueDeliveries(limit=limit), **acting):
        try:
            app.execute(ClaimDelivery(request=row.owner, seconds=CLAIM), **acting)
        except Refused:
            continue  # somebody else was faster
        report = _hand_over(app, departments, row.owner)
        app.execute(report, **acting)
        yield Outcome(
            request=row.owner,
            department=row.department,
            delivered=report.delivered,
            problem=report.problem,
        )


def _hand_over(app: App, departments: Mapping[str, Department], key: str) -> ReportDelivery:
    request = app.state(REQUEST, key)
    department = departments.get(request.department, departments.get("*"))
    if department is None:
        problem = f"no adapter for {request.department}"
        return ReportDelivery(request=key, delivered=False, problem=problem)
    message = Message(
        key=key, department=request.department, subject=request.subject, body=request.body
    )
    try:
        done = department.deliver(message)
    except Exception as error:  # noqa: BLE001  whatever an adapter raises means: not delivered
        problem = f"{type(error).__name__}: {error}"
        return ReportDelivery(request=key, delivered=False, problem=problem)
    return ReportDelivery(request=key, delivered=True, answer=done.answer)
