"""What of cases is to be done because its time is up: a return that lapses, a pause that ends."""

from collections.abc import Iterator
from datetime import datetime

from ruralgov.domain.cases.messages_handling import LapseReturn
from ruralgov.domain.cases.messages_time import ResumeCase
from ruralgov.domain.cases.roles import CASE_HANDLING
from ruralgov.domain.cases.rows import OpenCaseRow
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.kernel.due import Due
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.reading import Read

_COMMANDS: dict[Stage, type[LapseReturn | ResumeCase]] = {
    Stage.RETURNED: LapseReturn,
    Stage.PAUSED: ResumeCase,
}
"""What ends each stage that ends by itself."""


def due(read: Read, now: datetime) -> Iterator[Due]:
    """Give the returns that were not decided in time, and the pauses that are over."""
    for stage, command in _COMMANDS.items():
        for row in read.rows(OpenCaseRow, stage=stage):
            if row.hold_due < now:
                yield Due(
                    kind=command.__name__,
                    key=row.owner,
                    zh=f"诉求 {row.number}（{stage.zh}）",
                    en=f"case {row.number} ({stage.en})",
                    since=row.hold_due,
                    command=command(case=CaseId(row.owner)),
                    purpose=CASE_HANDLING,
                )
