"""Instruments: the policy framework of 1+5+N, and which instrument each dated rule rests on.

Rules:
1. What is entered of an instrument, its next version and a correction alike, is a draft until
   another person adopts it; another person than who entered it ends it or takes it back.
2. What is not known is left out and said so: a title that nobody handed down prints as (题名未载).
   What a paper says of itself does not contradict itself.
3. There is one master on any day: the next one repeals it, and begins where it ends, in one step.
4. A supporting plan rests on the master, a measure on one of the two; no paper changes or ends what
   stands above it.
5. An instrument ends by its own last day, by one that repeals it, or by a paper with none in its
   place. What was entered by mistake is corrected or taken back; what it had ended holds again.
6. A rule rests on an instrument that is in force on the day from which it does; nothing that
   happens to the framework later changes that.
7. From a rule of a day its instrument and those above it are found, up to the master; where the way
   ends before, that is said plainly, and found.
8. The city was named a pilot in a month; what held before is marked.
9. Papers are measured by the rules against burdens that held when they were issued; each finding
   names its clause and its reason.
"""

from ruralgov.domain.instruments.context import (
    CONTEXT,
)
from ruralgov.domain.instruments.messages import (
    AdoptInstrument,
    CitationEntryCorrected,
    CiteInstrument,
    CorrectCitationEntry,
    DesignatePilot,
    DraftInstrument,
    EndInstrument,
    InstrumentAdopted,
    InstrumentCited,
    InstrumentDrafted,
    InstrumentDraftWithdrawn,
    InstrumentEnded,
    InstrumentEndingWithdrawn,
    InstrumentEntryWithdrawn,
    PilotDesignated,
    PilotWithdrawn,
    WithdrawInstrumentDraft,
    WithdrawInstrumentEnding,
    WithdrawInstrumentEntry,
    WithdrawPilot,
)
from ruralgov.domain.instruments.model import (
    Citation,
    Consistency,
    Draft,
    Ending,
    Framework,
    Instrument,
    InstrumentKind,
    Paper,
    Pillar,
    Pilot,
    RuleBasis,
    Scope,
    Version,
)
from ruralgov.domain.instruments.queries import (
    Branch,
    Burden,
    FrameworkTree,
    InstrumentDrafts,
    InstrumentFinding,
    InstrumentFindings,
    InstrumentLine,
    Instruments,
    InstrumentSheet,
    PillarCount,
    Sheet,
    Tree,
    VersionLine,
)
from ruralgov.domain.instruments.queries_basis import (
    BasedRule,
    Baseless,
    BasisFault,
    BasisOf,
    KindCount,
    RulesBasedOn,
    RulesWithoutBasis,
    RuleTraces,
    Trace,
    TraceStep,
)
from ruralgov.domain.instruments.records import (
    FRAMEWORK,
    RULE_BASIS,
)
from ruralgov.domain.instruments.roles import (
    FRAMEWORK_CLERK,
    FRAMEWORK_REVIEWER,
    POLICY_FRAMEWORK,
)
from ruralgov.domain.instruments.rows import (
    RuleBasisRow,
)

__all__ = [
    "CONTEXT",
    "FRAMEWORK",
    "FRAMEWORK_CLERK",
    "FRAMEWORK_REVIEWER",
    "POLICY_FRAMEWORK",
    "RULE_BASIS",
    "AdoptInstrument",
    "BasedRule",
    "Baseless",
    "BasisFault",
    "BasisOf",
    "Branch",
    "Burden",
    "Citation",
    "CitationEntryCorrected",
    "CiteInstrument",
    "Consistency",
    "CorrectCitationEntry",
    "DesignatePilot",
    "Draft",
    "DraftInstrument",
    "EndInstrument",
    "Ending",
    "Framework",
    "FrameworkTree",
    "Instrument",
    "InstrumentAdopted",
    "InstrumentCited",
    "InstrumentDraftWithdrawn",
    "InstrumentDrafted",
    "InstrumentDrafts",
    "InstrumentEnded",
    "InstrumentEndingWithdrawn",
    "InstrumentEntryWithdrawn",
    "InstrumentFinding",
    "InstrumentFindings",
    "InstrumentKind",
    "InstrumentLine",
    "InstrumentSheet",
    "Instruments",
    "KindCount",
    "Paper",
    "Pillar",
    "PillarCount",
    "Pilot",
    "PilotDesignated",
    "PilotWithdrawn",
    "RuleBasis",
    "RuleBasisRow",
    "RuleTraces",
    "RulesBasedOn",
    "RulesWithoutBasis",
    "Scope",
    "Sheet",
    "Trace",
    "TraceStep",
    "Tree",
    "Version",
    "VersionLine",
    "WithdrawInstrumentDraft",
    "WithdrawInstrumentEnding",
    "WithdrawInstrumentEntry",
    "WithdrawPilot",
]
