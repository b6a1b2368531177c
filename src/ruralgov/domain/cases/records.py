"""The record of a case."""

from typing import Final, get_args

from ruralgov.domain.cases import (
    evolve,
    evolve_times,
    rows,
    rows_figures,
    rows_instants,
    rows_repeats,
    rows_reporter,
    rows_rights,
    rows_ways,
)
from ruralgov.domain.cases.attachments.rows import TABLES as ATTACHMENTS
from ruralgov.domain.cases.imported import evolve as imported
from ruralgov.domain.cases.imported.messages import CaseImported
from ruralgov.domain.cases.imported.rows import TABLES as IMPORTED
from ruralgov.domain.cases.messages import CaseEvent
from ruralgov.domain.cases.messages_ending import CaseErased
from ruralgov.domain.cases.messages_intake import CaseReported
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.upcasts import UPCASTS
from ruralgov.domain.kernel.declare import Record

CASE: Final[Record[Case, CaseEvent]] = Record(
    kind="case",
    guarded=True,
    series="case",
    state=Case,
    events=get_args(CaseEvent),
    begins={CaseReported: evolve.begin, CaseImported: imported.begin},
    evolve=evolve_times.evolve,
    tables=(
        *rows.TABLES,
        *rows_figures.TABLES,
        *rows_rights.TABLES,
        *rows_ways.TABLES,
        *rows_reporter.TABLES,
        *rows_instants.TABLES,
        *rows_repeats.TABLES,
        *ATTACHMENTS,
        *IMPORTED,
    ),
    erased_by=(CaseErased,),
    version=14,
    upcasts=UPCASTS,
)
