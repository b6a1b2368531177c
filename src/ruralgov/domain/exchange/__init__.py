"""Exchange: what is asked of departments outside, delivered at least once.

Rules:
1. A request is queued in the same transaction as what asks it, and is delivered after.
2. One claim at a time: a claim ends when it is reported on, or when its time is over.
3. A delivered request may be delivered again after a crash; its key stays the same.
4. A failed delivery is tried again after 1, 2, 4, 8 … minutes, and parked for a person after as
   many failures as the profile says.
5. A request is answered once, by the department or by a person who types the answer in.
"""

from functools import partial
from typing import Any

from ruralgov.domain.exchange import messages as m
from ruralgov.domain.exchange import rules, views
from ruralgov.domain.exchange.model import Request, RequestStage
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Purpose,
    QueryRule,
    Record,
    Role,
    Rule,
)
from ruralgov.domain.kernel.ids import CITY

REQUEST = Record(
    kind="request",
    state=Request,
    events=(
        m.DepartmentAsked,
        m.DeliveryClaimed,
        m.RequestDelivered,
        m.DeliveryFailed,
        m.RequestReleased,
        m.RequestAnswered,
    ),
    evolve=rules.evolve,
    rows=views.rows,
    tables=views.TABLES,
)
_ACCESS = Access(
    roles=frozenset({Role.LIAISON}),
    purposes=frozenset({Purpose.EXCHANGE}),
    place=lambda _message, _read: CITY,
)


def _command(kind: type, rule: Rule, key: Any = None) -> CommandRule:
    return CommandRule(
        command=kind,
        record=REQUEST,
        key=key or (lambda command, _given: str(command.request)),
        rule=rule,
        access=_ACCESS,
    )


CONTEXT = Context(
    name="exchange",
    records=(REQUEST,),
    commands=(
        _command(m.AskDepartment, rules.ask_department, lambda _command, given: given.new_id()),
        _command(m.ClaimDelivery, rules.claim_delivery),
        _command(m.ReportDelivery, rules.report_delivery),
        _command(m.ReleaseParked, rules.release_parked),
        _command(m.AnswerRequest, rules.answer_request),
    ),
    queries=(
        QueryRule(
            query=views.DueDeliveries,
            handler=partial(views.due_deliveries, record=REQUEST),
            access=_ACCESS,
        ),
        QueryRule(query=views.Requests, handler=views.requests, access=_ACCESS),
    ),
)

__all__ = ["CONTEXT", "REQUEST", "Request", "RequestStage"]
