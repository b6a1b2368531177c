"""Commands and events of assessments: made, and erased."""

from datetime import date

from attrs import field

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_assess import UsedFact
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidAssessmentId, AidFileId, PersonId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import Figures, OfficerText
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AssessAid:
    """Keep what the rules say of an application that was accepted; it stays as it stands."""

    id: AidAssessmentId | None = None
    file: AidFileId
    number: int


@frozen(kw_only=True)
class EraseAidAssessment:
    """Erase what an assessment rests on and said; that there was one stays."""

    assessment: AidAssessmentId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class AidAssessed:
    """The rules of the day of acceptance were asked about a family."""

    file: AidFileId
    application: int
    programme: Programme
    version: str = field(metadata=text_of(TextKind.CODE))
    accepted: date
    made: date
    law: int
    county: str = field(metadata=text_of(TextKind.CODE))
    living: tuple[PersonId, ...]
    asked_for: tuple[PersonId, ...]
    facts: tuple[UsedFact, ...]
    values: Figures | None
    result: Figures
    digest: OfficerText
    by: AccountId


@frozen(kw_only=True)
class AidAssessmentErased:
    """What an assessment said is gone."""

    ground: ErasureGround
    reason: str


AssessmentEvent = AidAssessed | AidAssessmentErased
"""What happens to an assessment."""
