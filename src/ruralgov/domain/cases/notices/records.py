"""The records of notices: one for each, and one that says how far they are planned."""

from typing import Final, get_args

from ruralgov.domain.cases.notices import evolve, rows
from ruralgov.domain.cases.notices.messages import NoticeEvent, NoticePlanned, NoticesPlanned
from ruralgov.domain.cases.notices.model import Notice, NoticeMark
from ruralgov.domain.kernel.declare import Record

NOTICE: Final[Record[Notice, NoticeEvent]] = Record(
    kind="case_notice",
    state=Notice,
    events=get_args(NoticeEvent),
    begins={NoticePlanned: evolve.begin},
    evolve=evolve.evolve,
    tables=rows.TABLES,
)
NOTICE_MARK: Final[Record[NoticeMark, NoticesPlanned]] = Record(
    kind="case_notice_mark",
    state=NoticeMark,
    events=(NoticesPlanned,),
    begins={NoticesPlanned: evolve.first_planned},
    evolve=evolve.planned,
    tables=(),
)
