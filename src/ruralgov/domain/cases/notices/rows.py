"""The table of notices."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ruralgov.domain.cases.notices.model import Notice, NoticeKind, NoticeStage
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class NoticeRow:
    """One notice to who reported a case, and what became of it; it names nobody."""

    owner: str = ""
    about: CaseId
    number: str
    kind: NoticeKind
    place: PlaceId
    planned: datetime
    stage: NoticeStage
    due: datetime
    """When it may be sent, or when it was."""
    failures: int
    problem: str


def _rows(notice: Notice) -> Iterator[NoticeRow]:
    yield NoticeRow(
        about=notice.wanted.case,
        number=notice.number,
        kind=notice.wanted.kind,
        place=notice.place,
        planned=notice.planned_at,
        stage=notice.stage,
        due=notice.due,
        failures=notice.failures,
        problem=notice.problem,
    )


TABLES: Final = (
    Table(
        name="case_notices",
        row=NoticeRow,
        key=("owner",),
        indexes=(("stage", "due"), ("about",)),
        rows=_rows,
    ),
)
