"""Commands and events of facts: declared, found, told, disputed, looked into again, settled."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.asking.answers import AnswerStatus
from ruralgov.domain.aid.asking.planning import Shape
from ruralgov.domain.aid.means.facts import FactState
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_facts import Origin
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFactId, AidFileId, PersonId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import Figures, OfficerText, officer_text
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class TakeAidAnswer:
    """Take in what a department answered about one thing of one person.

    *ask* is the key of the question: the same answer twice has no second effect. *value* is needed
    of what was found, and left out where nothing was. What nobody asked has no place here.
    """

    file: AidFileId
    person: PersonId
    item: Item
    shape: Shape
    source: str = field(metadata=text_of(TextKind.CODE))
    purpose: Programme
    status: AnswerStatus
    value: Figures | None = None
    as_of: date
    authorization: int
    ask: str = field(metadata=text_of(TextKind.CODE))


@frozen(kw_only=True)
class EnterAidFact:
    """Enter what the family said, or what a paper says; amounts in fen, of twelve months.

    A paper that a department gave needs the number of an *authorization*.
    """

    id: AidFactId | None = None
    file: AidFileId
    person: PersonId
    item: Item
    origin: Origin
    source: str = field(metadata=text_of(TextKind.CODE))
    value: Figures
    as_of: date
    authorization: int | None = None


@frozen(kw_only=True)
class CorrectAidFact:
    """Mend what was entered wrongly of a fact that nobody disputes."""

    fact: AidFactId
    value: Figures
    as_of: date
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class WithdrawAidFact:
    """Take a fact back that was entered by mistake."""

    fact: AidFactId
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class NotifyAidFact:
    """Enter on which day the family was told what was found."""

    fact: AidFactId
    notified: date


@frozen(kw_only=True)
class DisputeAidFact:
    """Enter that the family disputes what was found; it is not used until that is settled."""

    fact: AidFactId
    disputed: date
    grounds: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class RecheckAidFact:
    """Enter what looking into a disputed fact again has shown."""

    fact: AidFactId
    value: Figures
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class SettleAidFact:
    """Settle a disputed fact with reasons: what holds from now on."""

    fact: AidFactId
    value: Figures
    reason: OfficerText = field(converter=officer_text)


@frozen(kw_only=True)
class EraseAidFact:
    """Erase a raw answer that has served; that there was one stays."""

    fact: AidFactId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class AidFactEntered:
    """Something is known of a person."""

    file: AidFileId
    person: PersonId
    item: Item
    origin: Origin
    source: str = field(metadata=text_of(TextKind.CODE))
    as_of: date
    received: date
    state: FactState
    value: Figures | None
    authorization: int | None
    purposes: tuple[Programme, ...]
    by: AccountId


@frozen(kw_only=True)
class AidAnswerDropped:
    """An answer came in without an authorisation in force: nothing of it is kept (P1)."""

    file: AidFileId
    person: PersonId
    item: Item
    source: str = field(metadata=text_of(TextKind.CODE))
    received: date
    authorization: int
    by: AccountId


@frozen(kw_only=True)
class AidFactCorrected:
    """What was entered of a fact was wrong."""

    value: Figures
    as_of: date
    by: AccountId
    reason: OfficerText


@frozen(kw_only=True)
class AidFactWithdrawn:
    """A fact was entered by mistake."""

    reason: OfficerText


@frozen(kw_only=True)
class AidFactNotified:
    """The family was told what was found."""

    notified: date


@frozen(kw_only=True)
class AidFactDisputed:
    """The family disputes what was found."""

    disputed: date
    grounds: OfficerText


@frozen(kw_only=True)
class AidFactRechecked:
    """A disputed fact was looked into again."""

    value: Figures
    by: AccountId
    reason: OfficerText


@frozen(kw_only=True)
class AidFactSettled:
    """A person settled with reasons what holds."""

    value: Figures
    settled: date
    by: AccountId
    reason: OfficerText


@frozen(kw_only=True)
class AidFactErased:
    """The value of a fact, and what was said of it, are gone."""

    ground: ErasureGround
    reason: str


FactEvent = (
    AidFactEntered
    | AidAnswerDropped
    | AidFactCorrected
    | AidFactWithdrawn
    | AidFactNotified
    | AidFactDisputed
    | AidFactRechecked
    | AidFactSettled
    | AidFactErased
)
"""What happens to a fact."""
