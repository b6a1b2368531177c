"""The record of the exchange: one request to a department."""

from typing import Final, get_args

from ruralgov.domain.exchange import evolve, rows
from ruralgov.domain.exchange.messages import (
    DepartmentAsked,
    RequestAnswered,
    RequestErased,
    RequestEvent,
)
from ruralgov.domain.exchange.model import Request
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.upcasts import sealed

REQUEST: Final[Record[Request, RequestEvent]] = Record(
    kind="request",
    state=Request,
    events=get_args(RequestEvent),
    begins={DepartmentAsked: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    erased_by=(RequestErased,),
    upcasts=sealed("answer", RequestAnswered),
    version=2,
)
