"""The record of the exchange: one request to a department."""

from typing import Final, get_args

from ruralgov.domain.exchange import evolve, rows
from ruralgov.domain.exchange.messages import DepartmentAsked, RequestEvent
from ruralgov.domain.exchange.model import Request
from ruralgov.domain.kernel.declare import Record

REQUEST: Final[Record[Request, RequestEvent]] = Record(
    kind="request",
    state=Request,
    events=get_args(RequestEvent),
    begins={DepartmentAsked: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    version=2,
)
