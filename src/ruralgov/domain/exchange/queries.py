"""What can be asked about requests to departments, and what the answers are."""

from ruralgov.domain.exchange.model import RequestStage
from ruralgov.domain.exchange.rows import RequestRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DueRequest:
    """What a department is to be told."""

    request: str
    department: str
    subject: str
    body: str


@frozen(kw_only=True)
class DueDeliveries(Query[list[DueRequest]]):
    """Ask which requests may be delivered now, at most *limit* of each department.

    The longest due come first.
    """

    limit: int = 100


@frozen(kw_only=True)
class Requests(Query[list[RequestRow]]):
    """Ask for the requests at a stage."""

    stage: RequestStage
