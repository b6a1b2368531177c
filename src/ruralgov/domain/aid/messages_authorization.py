"""Commands and events of authorisations: signed, withdrawn, or entered by mistake."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.asking.authorization import Signing
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class SignAidAuthorization:
    """Enter what one person lets be asked of which sources, for what and how long.

    *noticed* is the day on which they were told who asks, why, how long it is kept, and what
    follows of it. *paper* is by what another one signs: what shows that somebody of age lacks
    capacity, or a written mandate.
    """

    file: AidFileId
    person: PersonId
    items: tuple[Item, ...]
    sources: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    purposes: tuple[Programme, ...]
    signing: Signing
    signer: PersonId
    since: date
    until: date
    noticed: date
    paper: OfficerText | None = None


@frozen(kw_only=True)
class WithdrawAidAuthorization:
    """Enter that a person withdraws what they let be asked; nothing is denied for that."""

    file: AidFileId
    number: int
    withdrawn: date


@frozen(kw_only=True)
class CancelAidAuthorization:
    """Take back an authorisation that was entered by mistake: it never was in force."""

    file: AidFileId
    number: int
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseAidAuthorizations:
    """Erase what was written with authorisations that all have ended; who signed when stays."""

    file: AidFileId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class AidAuthorizationSigned:
    """A person lets something be asked."""

    number: int
    person: PersonId
    items: tuple[Item, ...]
    sources: tuple[str, ...] = field(metadata=text_of(TextKind.CODE))
    purposes: tuple[Programme, ...]
    signing: Signing
    signer: PersonId
    since: date
    until: date
    noticed: date
    paper: OfficerText | None


@frozen(kw_only=True)
class AidAuthorizationWithdrawn:
    """A person lets nothing more be asked by an authorisation."""

    number: int
    withdrawn: date


@frozen(kw_only=True)
class AidAuthorizationCancelled:
    """An authorisation never was in force."""

    number: int
    reason: OfficerText


@frozen(kw_only=True)
class AidAuthorizationsErased:
    """What was written with the authorisations of a family is gone."""

    ground: ErasureGround
    reason: str


AuthorizationEvent = (
    AidAuthorizationSigned
    | AidAuthorizationWithdrawn
    | AidAuthorizationCancelled
    | AidAuthorizationsErased
)
"""What happens to the authorisations of a family."""
