"""What can be asked about facts, authorisations, parameters, assessments and the plan."""

from datetime import date

from ruralgov.domain.aid.asking.planning import AidQuestion
from ruralgov.domain.aid.means.explain import Reason
from ruralgov.domain.aid.means.facts import FactState, Need
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_authorization import AidAuthorization
from ruralgov.domain.aid.model_facts import FactStage, Origin
from ruralgov.domain.aid.model_law import LawEntry
from ruralgov.domain.aid.rows_means import AidAssessmentRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import AidAssessmentId, AidFactId, AidFileId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidFactCard:
    """A fact as its clerk reads it; *value* is None where it is held back, erased or unknown."""

    fact: AidFactId
    person: PersonId
    item: Item
    origin: Origin
    source: str
    as_of: date
    state: FactState
    stage: FactStage
    value: str | None
    authorization: int | None
    purposes: tuple[Programme, ...]


@frozen(kw_only=True)
class AidFacts(Query[list[AidFactCard]]):
    """Ask what is known of a family; each value is recorded as read."""

    file: AidFileId


@frozen(kw_only=True)
class AidAuthorizationsOf(Query[tuple[AidAuthorization, ...]]):
    """Ask what the people of a file let be asked."""

    file: AidFileId


@frozen(kw_only=True)
class AidParameters(Query[tuple[LawEntry, ...]]):
    """Ask for the parameters that hold on the day, each with its paper and who verified it."""


@frozen(kw_only=True)
class AidPlanned:
    """What to ask next for an application; nothing, where nothing can change what comes of it."""

    question: AidQuestion | None
    settled: bool
    settle_with: tuple[Need, ...]


@frozen(kw_only=True)
class AidPlan(Query[AidPlanned]):
    """Ask what to ask next for an application: what can still matter, the least first."""

    file: AidFileId
    number: int


class Replay(LabelledEnum):
    """What an assessment gives when it is made again."""

    SAME = "same", "复算一致", "gives the same again"
    DIFFERS = "differs", "复算不一致", "gives something else"
    ERASED = "erased", "依据已删除", "what it rested on was erased"


@frozen(kw_only=True)
class AidExplained:
    """An assessment in plain words: the family's own copy. It is advice, and decides nothing."""

    assessment: AidAssessmentId
    file: AidFileId
    application: int
    programme: Programme
    version: str
    accepted: date
    made: date
    replay: Replay
    result: bool | None
    reasons: tuple[Reason, ...]
    settle_with: tuple[Need, ...]
    held_back: bool
    note: str


@frozen(kw_only=True)
class AidExplanation(Query[AidExplained]):
    """Ask for an assessment in plain words, made again to see that it gives the same."""

    assessment: AidAssessmentId


@frozen(kw_only=True)
class AidAssessmentsOf(Query[list[AidAssessmentRow]]):
    """Ask which assessments a file has, the latest last."""

    file: AidFileId


@frozen(kw_only=True)
class AidAsked:
    """How much was asked: things fetched, things there would be, and the applications."""

    applications: int
    fetched: int
    everything: int


@frozen(kw_only=True)
class AidAskedFigures(Query[AidAsked]):
    """Ask how many things departments were asked for accepted applications at a place."""

    place: PlaceId


@frozen(kw_only=True)
class AidWhatIf:
    """What another parameter would mean, counted; None where a count is small and held back."""

    programme: Programme
    files: int | None
    gains: int | None
    loses: int | None
    undetermined: int | None
    settled: int | None


@frozen(kw_only=True)
class OtherValue:
    """Another value of the parameter with a number."""

    number: int
    value: int


@frozen(kw_only=True)
class CompareAidLaw(Query[AidWhatIf]):
    """Ask what a set of other parameters would mean for the latest assessments at a place.

    Nothing of the run is kept, and nobody is named.
    """

    place: PlaceId
    programme: Programme
    changes: tuple[OtherValue, ...]
