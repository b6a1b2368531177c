"""What can be asked of compacts, each with the type of its answer."""

from datetime import date

from attrs import field

from ruralgov.domain.compacts.model import Clause, Conduct, CreditScheme, VillageRules
from ruralgov.domain.compacts.model_points import (
    CreditMonth,
    Ending,
    Proof,
    RequestKind,
)
from ruralgov.domain.compacts.rows import CreditSchemeRow, VillageRulesRow
from ruralgov.domain.compacts.rows_points import AgreementRow, CreditMonthRow, CreditRequestRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    CreditRequestId,
    CreditSchemeId,
    PersonId,
    PlaceId,
    VillageRulesId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class VillageRulesOf(Query[list[VillageRulesRow]]):
    """Ask for the versions of the rules of a village."""

    village: PlaceId


@frozen(kw_only=True)
class VillageRulesFile(Query[VillageRules]):
    """Ask for one version of village rules, whole."""

    rules: VillageRulesId


@frozen(kw_only=True)
class LintFinding:
    """What a clause may not say, and which safeguard says so."""

    clause: str
    conduct: Conduct
    word: str
    guard: str


@frozen(kw_only=True)
class LintClauses(Query[list[LintFinding]]):
    """Ask what of some clauses would be refused, before anybody votes on them."""

    clauses: tuple[Clause, ...]


@frozen(kw_only=True)
class CreditSchemes(Query[list[CreditSchemeRow]]):
    """Ask for the versions of the scheme of a village."""

    village: PlaceId


@frozen(kw_only=True)
class CreditSchemeFile(Query[CreditScheme]):
    """Ask for one version of a scheme, whole."""

    scheme: CreditSchemeId


@frozen(kw_only=True)
class CreditSchemeOn(Query[CreditSchemeRow | None]):
    """Ask which scheme holds in a village on the day asked about; None where none does."""

    village: PlaceId


@frozen(kw_only=True)
class CreditAgreements(Query[list[AgreementRow]]):
    """Ask who agreed to which version in a village."""

    village: PlaceId


@frozen(kw_only=True)
class CreditMonths(Query[list[CreditMonthRow]]):
    """Ask how far the months of a village have come."""

    village: PlaceId


@frozen(kw_only=True)
class CreditMonthFile(Query[CreditMonth]):
    """Ask for a month of a village, whole, as staff see it."""

    village: PlaceId
    month: Month


@frozen(kw_only=True)
class NoticeLine:
    """One entry as it hangs out; *name* is a surname.

    Nobody is named of what takes points, so that no list of those with the fewest can be made.
    """

    entry: int
    name: str
    category: str
    item: str
    points: int


@frozen(kw_only=True)
class CreditNoticePage:
    """What hangs out of a month: *last* is the last day of its notice."""

    village: PlaceId
    month: Month
    since: date
    last: date
    final: date | None
    lines: tuple[NoticeLine, ...]


@frozen(kw_only=True)
class CreditNotice(Query[CreditNoticePage]):
    """Ask for what hangs out of a month; anybody may."""

    village: PlaceId
    month: Month


class PointStatus(LabelledEnum):
    """How an entry stands."""

    RECORDED = "recorded", "已登记，未公示", "recorded, not published"
    PUBLISHED = "published", "公示中", "published"
    WAITING = "waiting", "有申请待答复，暂不计分", "waits for an answer, does not count"
    LATER = "later", "复核期内，暂不计分", "may be reviewed, does not count yet"
    COUNTS = "counts", "计分", "counts"
    EXPIRED = "expired", "已过有效期", "expired"
    ENDED = "ended", "已撤销或修复", "struck or repaired"


@frozen(kw_only=True)
class StatementLine:
    """One entry of somebody: *last* is the last day on which it counts if nothing happens."""

    month: Month
    entry: int
    day: date
    item: str
    points: int
    status: PointStatus
    ending: Ending | None
    last: date


@frozen(kw_only=True)
class CreditStatementPage:
    """All entries of a person in a village, and their balance on a day."""

    person: PersonId
    village: PlaceId
    day: date
    balance: int
    lines: tuple[StatementLine, ...]


@frozen(kw_only=True)
class CreditStatement(Query[CreditStatementPage]):
    """Ask for the entries of a person in a village; a villager for their own alone."""

    village: PlaceId
    person: PersonId


@frozen(kw_only=True)
class ExplainedLine:
    """One sentence of an explanation."""

    zh: str
    en: str


@frozen(kw_only=True)
class PointExplanation:
    """Why an entry stands as it does: what the rules say, and who did what on which day."""

    village: PlaceId
    month: Month
    entry: int
    person: PersonId
    points: int
    status: PointStatus
    lines: tuple[ExplainedLine, ...]


@frozen(kw_only=True)
class ExplainPoint(Query[PointExplanation]):
    """Ask why an entry stands as it does; a villager of their own alone."""

    village: PlaceId
    month: Month
    entry: int


@frozen(kw_only=True)
class CreditRequests(Query[list[CreditRequestRow]]):
    """Ask for the requests of a village; those that wait longest first."""

    village: PlaceId
    open_only: bool = False


@frozen(kw_only=True)
class CreditRequestPage:
    """One request with its words, its answer and its review."""

    request: CreditRequestId
    village: PlaceId
    month: Month
    entry: int
    kind: RequestKind
    asker: PersonId
    words: str
    proofs: tuple[Proof, ...]
    day: date
    due: date
    granted: bool | None
    reasons: str
    review_until: date | None
    review_words: str
    review_granted: bool | None
    review_reasons: str
    withdrawn: bool


@frozen(kw_only=True)
class CreditRequestFile(Query[CreditRequestPage]):
    """Ask for a request of a village, whole; whoever asked may read it."""

    village: PlaceId
    request: CreditRequestId


@frozen(kw_only=True)
class CommendationPage:
    """Who is commended for a quarter: those who agreed to be named, and how many others."""

    village: PlaceId
    quarter: str
    day: date
    names: tuple[str, ...]
    unnamed: int


@frozen(kw_only=True)
class Commended(Query[CommendationPage]):
    """Ask who is commended for a quarter; anybody may."""

    village: PlaceId
    quarter: str = field(metadata=text_of(TextKind.CODE))


class CompactFault(LabelledEnum):
    """What is amiss with the compacts of a village."""

    REQUEST_LATE = "request_late", "申请逾期未答复", "a request was not answered in time"
    MONTH_UNPUBLISHED = "month_unpublished", "上月或更早的积分未公示", "a month is not published"
    MONTH_OPEN = "month_open", "公示期满未定稿", "a notice is over, and the month is not final"
    SCHEME_LAPSED = "scheme_lapsed", "积分办法已到复评日或失效", "the scheme lapsed"


@frozen(kw_only=True)
class CompactFinding:
    """One thing that is found, since when, of which record."""

    fault: CompactFault
    village: PlaceId
    key: str
    since: date


@frozen(kw_only=True)
class CompactFindings(Query[list[CompactFinding]]):
    """Ask what is amiss with the compacts of a place and of the villages below it."""

    place: PlaceId = CITY
