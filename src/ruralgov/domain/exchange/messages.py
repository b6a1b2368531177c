"""What can be asked of the exchange with departments, and what has happened to it."""

from datetime import datetime
from typing import ClassVar

from attrs import converters, field

from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AskDepartment:
    """Ask something of a department; *body* is for its eyes and holds no personal data.

    *about* names the record that asks, as ``kind/key``.
    """

    department: str
    subject: str
    body: str
    about: str


@frozen(kw_only=True)
class ClaimDelivery:
    """Take a due request to deliver it; nobody else does until the claim ends.

    The version in its receipt is the token of the claim, for ``ReportDelivery``.
    """

    request: str
    seconds: int


@frozen(kw_only=True)
class ReportDelivery:
    """Say whether a claimed request was delivered, and what came back at once, if anything.

    *token* is that of the claim: where it is no longer the newest, nothing changes. *retry_after*
    is for how many seconds the department wants to be left alone, and *spread* how many are added
    to the wait, so that what failed together does not come again together.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("token", "retry_after", "spread")

    request: str
    delivered: bool
    problem: str = ""
    answer: OfficerText | None = field(default=None, converter=converters.optional(officer_text))
    token: int | None = None
    retry_after: int = 0
    spread: int = 0


@frozen(kw_only=True)
class ReleaseParked:
    """Queue a parked request again after its cause was mended."""

    request: str
    reason: str


@frozen(kw_only=True)
class AnswerRequest:
    """Enter the answer of a department that came on paper or by telephone."""

    request: str
    answer: OfficerText = field(converter=officer_text)
    basis: str


@frozen(kw_only=True)
class EraseRequest:
    """Erase for good what a department answered; that it was asked and answered stays."""

    request: str
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class DepartmentAsked:
    """A request waits for delivery."""

    department: str
    subject: str
    body: str
    about: str
    at: datetime


@frozen(kw_only=True)
class DeliveryClaimed:
    """Somebody is delivering the request, until then."""

    until: datetime


@frozen(kw_only=True)
class RequestDelivered:
    """The department has the request."""

    at: datetime


@frozen(kw_only=True)
class DeliveryFailed:
    """The request could not be delivered; the next attempt is due then, or never (parked)."""

    problem: str
    due: datetime
    parked: bool


@frozen(kw_only=True)
class RequestReleased:
    """A parked request is queued again."""

    reason: str
    at: datetime


@frozen(kw_only=True)
class RequestAnswered:
    """The department answered."""

    SCHEMA: ClassVar[int] = 2
    answer: OfficerText | None
    basis: str


@frozen(kw_only=True)
class RequestErased:
    """What the department answered is gone."""

    ground: ErasureGround
    reason: str


RequestEvent = (
    DepartmentAsked
    | DeliveryClaimed
    | RequestDelivered
    | DeliveryFailed
    | RequestReleased
    | RequestAnswered
    | RequestErased
)
"""What happens to a request."""
