"""The records of access: accounts, grants, endings of a place's grants, readings of people's data.

An account has no ``id`` by which others name it: one that nobody registered goes on as before.
"""

from typing import Final, get_args

from ruralgov.domain.access import evolve, evolve_account, rows
from ruralgov.domain.access.messages import (
    GrantEvent,
    PersonalDataRead,
    PlaceGrantsEnded,
    RoleGranted,
)
from ruralgov.domain.access.messages_account import AccountEvent, AccountRegistered
from ruralgov.domain.access.model import Account, Grant, PlaceEnding, Reading
from ruralgov.domain.kernel.declare import Record

ACCOUNT: Final[Record[Account, AccountEvent]] = Record(
    kind="account",
    slow=True,
    state=Account,
    events=get_args(AccountEvent),
    begins={AccountRegistered: evolve_account.begin_account},
    evolve=evolve_account.evolve_account,
    rows=rows.account_rows,
    tables=rows.ACCOUNT_TABLES,
    version=2,
)
GRANT: Final[Record[Grant, GrantEvent]] = Record(
    kind="grant",
    slow=True,
    state=Grant,
    events=get_args(GrantEvent),
    begins={RoleGranted: evolve.begin_grant},
    evolve=evolve.evolve_grant,
    rows=rows.grant_rows,
    tables=rows.GRANT_TABLES,
)
PLACE_ENDING: Final[Record[PlaceEnding, PlaceGrantsEnded]] = Record(
    kind="place_grants_ending",
    state=PlaceEnding,
    events=(PlaceGrantsEnded,),
    begins={PlaceGrantsEnded: PlaceEnding},
    evolve=evolve.evolve_ending,
    tables=(),
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
