"""Commands and events of the framework, and of what rests on it."""

from datetime import date

from attrs import field

from ruralgov.domain.instruments.model import Paper
from ruralgov.domain.kernel.ids import AccountId, InstrumentId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DraftInstrument:
    """Enter a paper for another person to adopt: an instrument, a version, or a correction.

    *of* is the instrument of which it is the next version; with *corrects*, the day of a version of
    that, it takes the place of the one entered wrongly, whole, for a *reason*.
    """

    id: InstrumentId | None = None
    paper: Paper
    of: InstrumentId | None = None
    corrects: date | None = None
    reason: str = ""


@frozen(kw_only=True)
class WithdrawInstrumentDraft:
    """Take a draft back, or send it back: what it says is entered anew."""

    draft: InstrumentId
    reason: str


@frozen(kw_only=True)
class AdoptInstrument:
    """Adopt a draft that another person entered, as it stands; what it repeals ends with it."""

    draft: InstrumentId


@frozen(kw_only=True)
class EndInstrument:
    """Enter that an instrument ends from a day on, with none in its place (废止).

    A master ends only by the next one, which repeals it.
    """

    instrument: InstrumentId
    since: date
    document: str
    reason: str


@frozen(kw_only=True)
class WithdrawInstrumentEnding:
    """Take back that an instrument ended: it was entered by mistake."""

    instrument: InstrumentId
    reason: str


@frozen(kw_only=True)
class WithdrawInstrumentEntry:
    """Take back the version of a day that was entered by mistake; what it repealed holds again."""

    instrument: InstrumentId
    entry: date
    reason: str


@frozen(kw_only=True)
class DesignatePilot:
    """Enter that the city was named a pilot, with the month in which it was."""

    authority: str = field(metadata=text_of(TextKind.NAME))
    title: str
    month: Month
    source: str


@frozen(kw_only=True)
class WithdrawPilot:
    """Take back that the city was named a pilot in a month: it was entered by mistake."""

    month: Month
    title: str
    reason: str


@frozen(kw_only=True)
class CiteInstrument:
    """Enter on which instrument a rule rests from a day on; None: on none any more, and why.

    *kind* is a kind of dated rules, *rule* the key of one; without it, all of the kind that name
    none of their own rest on the instrument.
    """

    kind: str
    rule: str = ""
    instrument: InstrumentId | None
    since: date
    reason: str = ""


@frozen(kw_only=True)
class CorrectCitationEntry:
    """Move what was entered of a rule as of the day *entry* to *since*, or withdraw it (None)."""

    kind: str
    rule: str = ""
    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class InstrumentDrafted:
    """A paper waits for another person to adopt it."""

    id: InstrumentId
    paper: Paper
    of: InstrumentId | None
    corrects: date | None
    reason: str
    by: AccountId


@frozen(kw_only=True)
class InstrumentDraftWithdrawn:
    """A draft was taken back."""

    id: InstrumentId
    reason: str


@frozen(kw_only=True)
class InstrumentAdopted:
    """A draft was adopted: *instrument* has one more version, or a corrected one."""

    id: InstrumentId
    instrument: InstrumentId
    adopted: AccountId


@frozen(kw_only=True)
class InstrumentEnded:
    """An instrument ends from a day on."""

    instrument: InstrumentId
    since: date
    document: str
    reason: str


@frozen(kw_only=True)
class InstrumentEndingWithdrawn:
    """That an instrument ended was taken back."""

    instrument: InstrumentId
    reason: str


@frozen(kw_only=True)
class InstrumentEntryWithdrawn:
    """A version was taken back."""

    instrument: InstrumentId
    entry: date
    reason: str


@frozen(kw_only=True)
class PilotDesignated:
    """The city was named a pilot."""

    authority: str = field(metadata=text_of(TextKind.NAME))
    title: str
    month: Month
    source: str


@frozen(kw_only=True)
class PilotWithdrawn:
    """That the city was named a pilot was taken back."""

    month: Month
    title: str
    reason: str


@frozen(kw_only=True)
class InstrumentCited:
    """A rule rests on an instrument from a day on, or on none any more."""

    kind: str
    rule: str
    instrument: InstrumentId | None
    since: date
    reason: str


@frozen(kw_only=True)
class CitationEntryCorrected:
    """What was entered of a rule was moved, or withdrawn."""

    entry: date
    since: date | None
    reason: str


FrameworkEvent = (
    InstrumentDrafted
    | InstrumentDraftWithdrawn
    | InstrumentAdopted
    | InstrumentEnded
    | InstrumentEndingWithdrawn
    | InstrumentEntryWithdrawn
    | PilotDesignated
    | PilotWithdrawn
)
"""What happens to the framework."""
BasisEvent = InstrumentCited | CitationEntryCorrected
"""What happens to what a rule rests on."""
