"""Commands and events of needs, from the wish to the person's own word that it is met."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.model_need import NeedKind, NeedSide
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, AidNeedId, OrganisationId, PersonId
from ruralgov.domain.kernel.personal import OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class EnterAidNeed:
    """Enter what somebody of a family needs and wants."""

    id: AidNeedId | None = None
    file: AidFileId
    person: PersonId
    kind: NeedKind
    since: date
    wish: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ProposeProvider:
    """Ask an organisation or a team of volunteers whether it sees to a need."""

    need: AidNeedId
    provider: OrganisationId
    proposed: date


@frozen(kw_only=True)
class AcceptAidNeed:
    """Enter that the provider sees to it, and that the person agrees to that provider."""

    need: AidNeedId
    accepted: date


@frozen(kw_only=True)
class DeclineAidNeed:
    """Enter that the provider, or the person, does not want it so: another is looked for."""

    need: AidNeedId
    side: NeedSide
    declined: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class FinishAidNeed:
    """Enter that it was done, and what."""

    need: AidNeedId
    done: date
    account: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ConfirmAidNeed:
    """Enter the person's own word; where they are not content the provider goes on."""

    need: AidNeedId
    confirmed: date
    content: bool
    words: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class ReturnAidNeed:
    """Enter that the provider gives back what it accepted."""

    need: AidNeedId
    returned: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class WithdrawAidNeed:
    """Enter that it is not needed any more, or never was."""

    need: AidNeedId
    ended: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseAidNeed:
    """Erase for good what was wished and said, of a need that is over."""

    need: AidNeedId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class AidNeedEntered:
    """Somebody needs something."""

    file: AidFileId
    person: PersonId
    kind: NeedKind
    since: date
    wish: OfficerText


@frozen(kw_only=True)
class ProviderProposed:
    """A provider was asked."""

    provider: OrganisationId
    proposed: date


@frozen(kw_only=True)
class AidNeedAccepted:
    """A provider sees to it."""

    accepted: date


@frozen(kw_only=True)
class AidNeedDeclined:
    """Another provider is looked for."""

    side: NeedSide
    declined: date
    reason: OfficerText


@frozen(kw_only=True)
class AidNeedFinished:
    """It was done."""

    done: date
    by: AccountId
    account: OfficerText


@frozen(kw_only=True)
class AidNeedConfirmed:
    """The person said whether it is met."""

    confirmed: date
    content: bool
    words: OfficerText


@frozen(kw_only=True)
class AidNeedReturned:
    """A provider gave it back."""

    returned: date
    reason: OfficerText


@frozen(kw_only=True)
class AidNeedWithdrawn:
    """It is not needed."""

    ended: date
    reason: OfficerText


@frozen(kw_only=True)
class AidNeedErased:
    """What was wished and said is gone."""

    ground: ErasureGround
    reason: str
