"""Commands and events of the agreements of a village."""

from datetime import date

from ruralgov.domain.compacts.model_points import AgreementEnd, SigningMethod
from ruralgov.domain.kernel.ids import CreditSchemeId, PersonId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Signing:
    """That somebody signed on a day. *show*: they may be named when they are commended."""

    person: PersonId
    signed: date
    method: SigningMethod = SigningMethod.PAPER
    show: bool = False


@frozen(kw_only=True)
class SignCreditAgreements:
    """Enter who signed the agreement for a version of a scheme; it counts from today on."""

    village: PlaceId
    scheme: CreditSchemeId
    signings: tuple[Signing, ...]


@frozen(kw_only=True)
class WithdrawCreditAgreement:
    """Withdraw one's agreement, at any time and with no other effect.

    *erase*: what was recorded under it is deleted as well.
    """

    village: PlaceId
    person: PersonId
    scheme: CreditSchemeId
    erase: bool = False


@frozen(kw_only=True)
class CorrectCreditAgreement:
    """Take an agreement back that the person never signed; what was recorded under it goes."""

    village: PlaceId
    person: PersonId
    scheme: CreditSchemeId
    reason: str


@frozen(kw_only=True)
class EndCreditAgreements:
    """End what somebody agreed to who is gone, or is kept under another entry."""

    village: PlaceId
    person: PersonId
    since: date
    end: AgreementEnd


@frozen(kw_only=True)
class CreditAgreementsSigned:
    """Some signed, and it counts from a day on."""

    village: PlaceId
    scheme: CreditSchemeId
    signings: tuple[Signing, ...]
    since: date


@frozen(kw_only=True)
class CreditAgreementEnded:
    """An agreement ended on a day; *erase*: what was recorded under it goes."""

    village: PlaceId
    person: PersonId
    scheme: CreditSchemeId
    since: date
    end: AgreementEnd
    erase: bool = False


AgreementsEvent = CreditAgreementsSigned | CreditAgreementEnded
"""What happens to the agreements of a village."""
