"""The record of aid: the file of one family."""

from typing import Final, get_args

from ruralgov.domain.aid import evolve, rows, texts
from ruralgov.domain.aid.evolve import FileEvent
from ruralgov.domain.aid.messages import AidFileErased, AidFileOpened
from ruralgov.domain.aid.model import AidFile
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AidFileId

AID_FILE: Final[Record[AidFile, FileEvent]] = Record(
    kind="aid_file",
    state=AidFile,
    events=get_args(FileEvent),
    begins={AidFileOpened: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
    erased_by=(AidFileErased,),
    id=AidFileId,
    missing=texts.AID_FILE_MISSING,
    guarded=True,
)
