"""The records of access: a grant, and a reading of personal data."""

from typing import Final, get_args

from ruralgov.domain.access import evolve, rows
from ruralgov.domain.access.messages import GrantEvent, PersonalDataRead, RoleGranted
from ruralgov.domain.access.model import Grant, Reading
from ruralgov.domain.kernel.declare import Record

GRANT: Final[Record[Grant, GrantEvent]] = Record(
    kind="grant",
    state=Grant,
    events=get_args(GrantEvent),
    begins={RoleGranted: evolve.begin_grant},
    evolve=evolve.evolve_grant,
    rows=rows.grant_rows,
    tables=rows.GRANT_TABLES,
)
READING: Final[Record[Reading, PersonalDataRead]] = Record(
    kind="reading",
    state=Reading,
    events=(PersonalDataRead,),
    begins={PersonalDataRead: Reading},
    evolve=evolve.evolve_reading,
    rows=rows.reading_rows,
    tables=rows.READING_TABLES,
)
