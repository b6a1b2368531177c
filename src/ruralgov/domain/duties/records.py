"""The records of duty lists, of what was done, of hindrances, and of work off the list."""

from typing import Final, get_args

from ruralgov.domain.duties import evolve, evolve_done, rows, texts, texts_done
from ruralgov.domain.duties.messages import DutyListDrafted, DutyListEvent
from ruralgov.domain.duties.messages_done import (
    HindranceEvent,
    HindranceReported,
    PerformanceEvent,
    PerformanceRecorded,
)
from ruralgov.domain.duties.messages_work import OffListWorkAsked, OffListWorkEvent
from ruralgov.domain.duties.model import DutyList
from ruralgov.domain.duties.model_done import Hindrance, OffListWork, Performance
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import DutyListId, HindranceId, OffListWorkId, PerformanceId

DUTY_LIST: Final[Record[DutyList, DutyListEvent]] = Record(
    kind="duty_list",
    slow=True,
    state=DutyList,
    events=get_args(DutyListEvent),
    begins={DutyListDrafted: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.list_rows,
    tables=rows.LIST_TABLES,
    id=DutyListId,
    missing=texts.DUTY_LIST_MISSING,
)
PERFORMANCE: Final[Record[Performance, PerformanceEvent]] = Record(
    kind="duty_performance",
    state=Performance,
    events=get_args(PerformanceEvent),
    begins={PerformanceRecorded: evolve_done.begin_performance},
    evolve=evolve_done.evolve_performance,
    rows=rows.performance_rows,
    tables=rows.PERFORMANCE_TABLES,
    id=PerformanceId,
    missing=texts_done.DUTY_PERFORMANCE_MISSING,
)
HINDRANCE: Final[Record[Hindrance, HindranceEvent]] = Record(
    kind="duty_hindrance",
    state=Hindrance,
    events=get_args(HindranceEvent),
    begins={HindranceReported: evolve_done.begin_hindrance},
    evolve=evolve_done.evolve_hindrance,
    rows=rows.hindrance_rows,
    tables=rows.HINDRANCE_TABLES,
    id=HindranceId,
    missing=texts_done.DUTY_HINDRANCE_MISSING,
)
OFF_LIST_WORK: Final[Record[OffListWork, OffListWorkEvent]] = Record(
    kind="off_list_work",
    state=OffListWork,
    events=get_args(OffListWorkEvent),
    begins={OffListWorkAsked: evolve_done.begin_work},
    evolve=evolve_done.evolve_work,
    rows=rows.work_rows,
    tables=rows.WORK_TABLES,
    id=OffListWorkId,
    missing=texts_done.OFF_LIST_MISSING,
)
