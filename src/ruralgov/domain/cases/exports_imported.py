"""The public names of the history of other systems."""

from ruralgov.domain.cases.imported.messages import (
    CaseImported,
    ImportCase,
    OldSystemRegistered,
    RegisterOldSystem,
)
from ruralgov.domain.cases.imported.model import Imported, OldSystem, PastEnding
from ruralgov.domain.cases.imported.queries import (
    ImportedCases,
    ImportedFigure,
    ImportedFigures,
    OldNumbers,
    OldSystems,
)
from ruralgov.domain.cases.imported.records import OLD_SYSTEM
from ruralgov.domain.cases.imported.rows import ImportedRow, OldSystemRow

__all__ = [
    "OLD_SYSTEM",
    "CaseImported",
    "ImportCase",
    "Imported",
    "ImportedCases",
    "ImportedFigure",
    "ImportedFigures",
    "ImportedRow",
    "OldNumbers",
    "OldSystem",
    "OldSystemRegistered",
    "OldSystemRow",
    "OldSystems",
    "PastEnding",
    "RegisterOldSystem",
]
