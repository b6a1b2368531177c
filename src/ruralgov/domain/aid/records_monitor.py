"""The records of the watch: over one family, and of what one source sent of one month."""

from typing import Final, get_args

from ruralgov.domain.aid import evolve_monitor as evolve
from ruralgov.domain.aid import rows_monitor as rows
from ruralgov.domain.aid import texts_monitor as texts
from ruralgov.domain.aid.evolve_monitor import PushEvent, WatchEvent
from ruralgov.domain.aid.messages_monitor import AidPushReceived, AidWatchErased
from ruralgov.domain.aid.model_monitor import AidPush, AidWatch
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AidPushId

AID_WATCH: Final[Record[AidWatch, WatchEvent]] = Record(
    kind="aid_watch",
    state=AidWatch,
    events=get_args(WatchEvent),
    evolve=evolve.evolve_watch,
    rows=rows.watch_rows,
    tables=rows.WATCH_TABLES,
    erased_by=(AidWatchErased,),
    guarded=True,
)
AID_PUSH: Final[Record[AidPush, PushEvent]] = Record(
    kind="aid_push",
    state=AidPush,
    events=get_args(PushEvent),
    begins={AidPushReceived: evolve.begin_push},
    evolve=evolve.evolve_push,
    rows=rows.push_rows,
    tables=rows.PUSH_TABLES,
    id=AidPushId,
    missing=texts.AID_PUSH_MISSING,
)
