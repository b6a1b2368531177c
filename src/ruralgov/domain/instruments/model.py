"""The policy framework of a city: its instruments in versions, drafts, and what rests on them."""

from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.instruments import texts
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.dates import END
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, InstrumentId, OrganisationId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.kernel.versions import version_on

KEY: Final = "city"
"""The one key of the framework."""
SUPPORTING: Final = 5
"""How many supporting plans a framework of 1+5+N has."""
UNTITLED: Final = "（题名未载）"
"""What stands for a title that nobody has handed down."""


class InstrumentKind(LabelledEnum):
    """Where in the framework of 1+5+N an instrument stands; each rests on one named before it."""

    MASTER = "master", "总体实施方案", "master plan"
    SUPPORTING = "supporting", "配套方案", "supporting plan"
    MEASURE = "measure", "具体措施", "measure"

    @property
    def rank(self) -> int:
        """How far below the master it stands."""
        return list(InstrumentKind).index(self)


class Pillar(LabelledEnum):
    """What the framework builds: the five that the city names."""

    SYSTEM = "system", "体系化推进", "systematic advancement"
    GRIDS = "grids", "网格化管理", "grid-based management"
    COMPACTS = "compacts", "契约化共建", "joint building by compacts"
    DIGITAL = "digital", "数字化支撑", "digital support"
    DOORSTEP = "doorstep", "精细化服务", "refined services"


class Scope(LabelledEnum):
    """What work a paper arranges: how long it may be depends on that."""

    COMPREHENSIVE = "comprehensive", "综合性工作", "comprehensive work"
    GENERAL = "general", "一般工作", "general work"
    TASK = "task", "专项工作或具体任务", "special work or one task"


@frozen(kw_only=True)
class Consistency:
    """That a paper was compared with the rules against burdens: by whom, when, with what result."""

    day: date
    by: OrganisationId
    result: str = field(metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class Paper:
    """What an instrument says of itself; what is None is not known.

    *until* is the first day on which it no longer holds. *parent* is what it rests on; *amends* and
    *repeals* name instruments that it changes or ends from *since* on. The first of *pillars* is
    its own, the others are those that it touches. *superior* is the paper from above that it
    carries out, *adds* what the city itself adds to that. *source* is what the entry was made from.
    """

    kind: InstrumentKind
    title: str | None = None
    document: str | None = None
    issuer: OrganisationId
    issued: date | None = None
    since: date
    until: date | None = None
    review: date | None = field(default=None, metadata=END)
    parent: InstrumentId | None = None
    amends: tuple[InstrumentId, ...] = ()
    repeals: tuple[InstrumentId, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    sha256: str | None = field(default=None)
    characters: int | None = field(default=None)
    scope: Scope = Scope.GENERAL
    superior: str | None = field(default=None, metadata=text_of(TextKind.PAPER))
    adds: str | None = field(default=None, metadata=text_of(TextKind.PAPER))
    checked: Consistency | None = None
    source: str

    @sha256.validator
    def _check_hash(self, _: object, sha256: str | None) -> None:
        if sha256 is not None and (len(sha256) != 64 or set(sha256) - set("0123456789abcdef")):
            raise BadInput(texts.INSTRUMENT_HASH_WRONG, value=sha256)

    @characters.validator
    def _check_length(self, _: object, characters: int | None) -> None:
        if characters is not None and characters < 1:
            raise BadInput(texts.INSTRUMENT_LENGTH_WRONG, characters=characters)

    @property
    def name(self) -> str:
        """Its title as it is printed."""
        return self.title or UNTITLED

    def holds(self, day: date) -> bool:
        """Tell whether it holds on a day, by what it says itself."""
        return self.since <= day < (self.until or FOREVER)


@frozen(kw_only=True)
class Draft:
    """A paper that waits for another person.

    *of* is the instrument of which it is the next version; *corrects* the day of the version that
    it puts right.
    """

    id: InstrumentId
    paper: Paper
    of: InstrumentId | None
    corrects: date | None
    reason: str
    by: AccountId


@frozen(kw_only=True)
class Version:
    """A paper that was adopted: who entered it, and who else adopted it."""

    paper: Paper
    entered: AccountId
    adopted: AccountId

    @property
    def since(self) -> date:
        """The first day."""
        return self.paper.since


@frozen(kw_only=True)
class Ending:
    """That an instrument ends from a day on, by which paper, with none in its place."""

    since: date
    document: str
    reason: str


@frozen(kw_only=True)
class Instrument:
    """An instrument through time: its versions, oldest first, each until the next begins."""

    id: InstrumentId
    versions: tuple[Version, ...]
    ending: Ending | None = None

    @property
    def kind(self) -> InstrumentKind:
        """Where it stands: the same in all its versions."""
        return self.versions[-1].paper.kind

    @property
    def last(self) -> Paper:
        """What its last version says."""
        return self.versions[-1].paper

    def on(self, day: date) -> Version | None:
        """Return the version of a day, whether or not it still holds."""
        return version_on(self.versions, day)


@frozen(kw_only=True)
class Pilot:
    """That the city was named a pilot: by whom, of what, in which month; a day is seldom known."""

    authority: str
    title: str
    month: Month
    source: str


@frozen
class Framework:
    """All instruments of the city in the order of their adoption, drafts, and what it pilots."""

    instruments: tuple[Instrument, ...] = ()
    drafts: tuple[Draft, ...] = ()
    pilots: tuple[Pilot, ...] = ()

    def instrument(self, key: InstrumentId) -> Instrument | None:
        """Return the instrument of an id."""
        return next((one for one in self.instruments if one.id == key), None)

    def draft(self, key: InstrumentId) -> Draft | None:
        """Return the draft of an id."""
        return next((one for one in self.drafts if one.id == key), None)


@frozen(kw_only=True)
class Citation:
    """On which instrument a rule rests from a day on; None: on none any more."""

    since: date
    instrument: InstrumentId | None
    reason: str


@frozen(kw_only=True)
class RuleBasis:
    """What a rule rests on, through time; without *rule*, what all of its kind rest on."""

    kind: str
    rule: str
    citations: tuple[Citation, ...]

    def on(self, day: date) -> Citation | None:
        """Return the citation of a day."""
        return version_on(self.citations, day)


def basis_key(kind: str, rule: str) -> str:
    """Return the key under which it is kept what a rule rests on."""
    return f"{kind}/{rule}"
