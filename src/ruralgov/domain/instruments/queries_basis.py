"""What can be asked of what dated rules rest on."""

from datetime import date

from ruralgov.domain.instruments.model import InstrumentKind
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class BasisFault(LabelledEnum):
    """Why a rule cannot be traced to the master on a day."""

    NO_RULE = "no_rule", "当日没有该规则", "no such rule that day"
    UNCITED = "uncited", "未注明依据", "nothing entered that it rests on"
    DROPPED = "dropped", "已注明不再依据任何文件", "rests on none any more"
    NOT_IN_FORCE = "not_in_force", "依据的文件当日无效", "what it rests on is not in force"
    BROKEN = "broken", "上位文件当日无效", "what that rests on is not in force"


@frozen(kw_only=True)
class TraceStep:
    """One instrument on the way up to the master.

    *instead_of* is the instrument that was named, where this one has taken its place.
    """

    instrument: InstrumentId
    kind: InstrumentKind
    name: str
    document: str | None
    since: date
    instead_of: InstrumentId | None


@frozen(kw_only=True)
class Trace:
    """On what a rule rests on a day: its instrument, and what that rests on, up to the master.

    *whole*: it was entered for all rules of the kind. *fault*: why it does not lead to the master;
    *zh* and *en* say the same in a sentence.
    """

    kind: str
    kind_zh: str
    kind_en: str
    rule: str
    name: str
    day: date
    since: date | None
    whole: bool
    steps: tuple[TraceStep, ...]
    fault: BasisFault | None
    zh: str
    en: str


@frozen(kw_only=True)
class BasisOf(Query[Trace]):
    """Ask which instrument a rule is based on, on the day asked, and that on which."""

    kind: str
    rule: str


@frozen(kw_only=True)
class RuleTraces(Query[list[Trace]]):
    """Ask on what each rule of the day asked rests, in the order of kinds and keys."""


@frozen(kw_only=True)
class BasedRule:
    """One rule of a day, and since when it rests on what it rests on; None: on nothing."""

    kind: str
    kind_zh: str
    kind_en: str
    rule: str
    name: str
    since: date
    instrument: InstrumentId | None
    cited: date | None
    whole: bool
    fault: BasisFault | None


@frozen(kw_only=True)
class RulesBasedOn(Query[list[BasedRule]]):
    """Ask which rules of the day asked rest on an instrument, or on what has taken its place.

    A citation of what an instrument replaced counts as one of it.
    """

    instrument: InstrumentId


@frozen(kw_only=True)
class KindCount:
    """How many rules of a kind are in force, and how many of them lead up to the master."""

    kind: str
    zh: str
    en: str
    rules: int
    traced: int


@frozen(kw_only=True)
class Baseless:
    """The rules of a day that do not lead up to the master, and how many there are of each kind."""

    kinds: tuple[KindCount, ...]
    rules: tuple[BasedRule, ...]


@frozen(kw_only=True)
class RulesWithoutBasis(Query[Baseless]):
    """Ask which rules of the day asked rest on no instrument in force; *kind*: of that kind."""

    kind: str | None = None
