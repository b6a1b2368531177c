"""Commands and events of work that is on no list."""

from datetime import date

from ruralgov.domain.duties.model import DutyRole
from ruralgov.domain.kernel.ids import AccountId, OffListWorkId, OrganisationId, PlaceId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AskOffListWork:
    """Enter work that a unit asks of a kind of actor at a place, and that is on no list.

    *money* is what the asker pays for it; *payer* is who pays, by default the asker.
    """

    role: DutyRole
    place: PlaceId
    title: str
    reason: str
    asked_by: OrganisationId
    money: Fen
    payer: OrganisationId | None = None
    law: str


@frozen(kw_only=True)
class ApproveOffListWork:
    """Approve it for the county, for some days; *until* is the day after the last one."""

    work: OffListWorkId
    approval: str
    since: date
    until: date


@frozen(kw_only=True)
class ExtendOffListWork:
    """Let an approval go on until a later day, by another paper, before it has ended."""

    work: OffListWorkId
    approval: str
    until: date


@frozen(kw_only=True)
class EndOffListWork:
    """End work before its approval does."""

    work: OffListWorkId
    since: date
    cause: str


@frozen(kw_only=True)
class WithdrawOffListWork:
    """Withdraw work that was asked or entered by mistake, and of which nothing was recorded."""

    work: OffListWorkId
    reason: str


@frozen(kw_only=True)
class OffListWorkAsked:
    """A unit asked for work that is on no list."""

    role: DutyRole
    place: PlaceId
    title: str
    reason: str
    asked_by: OrganisationId
    money: Fen
    payer: OrganisationId | None
    law: str
    by: AccountId
    day: date


@frozen(kw_only=True)
class OffListWorkApproved:
    """The county approved it for some days."""

    approval: str
    since: date
    until: date
    by: AccountId
    day: date


@frozen(kw_only=True)
class OffListWorkExtended:
    """The approval goes on until a later day."""

    approval: str
    until: date
    by: AccountId
    day: date


@frozen(kw_only=True)
class OffListWorkEnded:
    """It ended before its approval."""

    since: date
    cause: str


@frozen(kw_only=True)
class OffListWorkWithdrawn:
    """It was a mistake."""

    reason: str


OffListWorkEvent = (
    OffListWorkAsked
    | OffListWorkApproved
    | OffListWorkExtended
    | OffListWorkEnded
    | OffListWorkWithdrawn
)
"""What happens to work off the list."""
