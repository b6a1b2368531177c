"""Commands and events of applications, from the first word to acceptance."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model import AidPaper, Way
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ApplyForAid:
    """Enter an application of a family, made by themselves or on their behalf.

    *people* are those for whom it is, where a programme is for persons; without any, the family.
    """

    file: AidFileId
    programme: Programme
    way: Way = Way.OWN
    people: tuple[PersonId, ...] = ()
    received: date
    papers: tuple[AidPaper, ...] = ()


@frozen(kw_only=True)
class OfferAid:
    """Tell a family that was found first what it may apply for; nothing is applied for by that."""

    file: AidFileId
    programme: Programme
    people: tuple[PersonId, ...] = ()
    offered: date
    finding: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class TakeUpOffer:
    """Enter that a family applies for what was offered."""

    file: AidFileId
    number: int
    received: date
    papers: tuple[AidPaper, ...] = ()


@frozen(kw_only=True)
class DeclineOffer:
    """Enter that a family does not apply for what was offered; it can at any time."""

    file: AidFileId
    number: int
    declined: date


@frozen(kw_only=True)
class TellMissing:
    """Tell the applicant what is missing: once, and all of it."""

    file: AidFileId
    number: int
    told: date


@frozen(kw_only=True)
class ReceivePapers:
    """Enter papers that came in."""

    file: AidFileId
    number: int
    papers: tuple[AidPaper, ...]


@frozen(kw_only=True)
class AcceptAidApplication:
    """Accept an application that is complete: by the rules of this day it is assessed."""

    file: AidFileId
    number: int
    accepted: date


@frozen(kw_only=True)
class WithdrawAidApplication:
    """Enter that the family takes an application back, or that it was entered by mistake."""

    file: AidFileId
    number: int
    ended: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class AidApplied:
    """A family applies; *number* is that of what was offered, or a new one."""

    number: int
    programme: Programme
    way: Way
    people: tuple[PersonId, ...]
    received: date
    papers: tuple[AidPaper, ...]


@frozen(kw_only=True)
class AidOffered:
    """A family was told what it may apply for."""

    number: int
    programme: Programme
    people: tuple[PersonId, ...]
    offered: date
    finding: OfficerText


@frozen(kw_only=True)
class OfferDeclined:
    """A family does not apply."""

    number: int
    declined: date


@frozen(kw_only=True)
class MissingTold:
    """The applicant was told all that is missing."""

    number: int
    told: date
    papers: tuple[AidPaper, ...]


@frozen(kw_only=True)
class PapersReceived:
    """Papers came in."""

    number: int
    papers: tuple[AidPaper, ...]


@frozen(kw_only=True)
class AidApplicationAccepted:
    """An application was accepted for investigation."""

    number: int
    accepted: date


@frozen(kw_only=True)
class AidApplicationWithdrawn:
    """An application was taken back."""

    number: int
    ended: date
    reason: OfficerText
