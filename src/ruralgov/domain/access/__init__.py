"""Access: who is behind an account, which role it holds where, and who read whose data.

Rules:
1. A grant has a role, a place and dates; it covers the place and all below it.
2. Nobody grants a role to themselves, by whichever account, but for the first administrator when a
   city is set up.
3. A role that an account holds at a place on a day is not given twice.
4. A grant ends by a revocation with a reason, or on the day it was given until; none is deleted.
5. A reading of personal data is recorded with account, purpose, query, subjects and fields.
6. An account is a person's or a machine's and never goes to another; what it holds ends with it,
   and with the death or leaving of the person. One that nobody registered stands for itself.
7. A role is given to an account that has not ended, at a place that exists on its first day.
8. The city is never left without an administrator who is a person.
9. All grants at a place, but not those of the whole city, can be ended at once.
10. Roles that the profile names incompatible are not held by one person at places of one line, or
    are found there, as the profile says.
11. An auditor sees the file of any record as it was known on a day, from its events. Its personal
    values stay closed unless they are asked for; then each is a reading.
12. The feed gives what has happened to whoever may read it: of each event the fields that are
    declared to leave, never a personal value, and never who did it.
13. What is due because its time is up is listed for all contexts, longest due first; a timekeeper
    does it by ordinary commands, and nothing else.
"""

from ruralgov.domain.access.conflicts import RoleConflict
from ruralgov.domain.access.context import CONTEXT
from ruralgov.domain.access.erasing import may_erase
from ruralgov.domain.access.messages import (
    CorrectGrantEntry,
    EndGrantsAt,
    GrantEntryCorrected,
    GrantLimited,
    GrantRole,
    LapseGrant,
    PersonalDataRead,
    PlaceGrantsEnded,
    RevokeRole,
    RoleGranted,
    RoleRevoked,
)
from ruralgov.domain.access.messages_account import (
    AccountEnded,
    AccountEntryCorrected,
    AccountHolderBack,
    AccountHolderLeft,
    AccountHolderMerged,
    AccountRegistered,
    AccountUnitChanged,
    ChangeAccount,
    CorrectAccountEntry,
    EndAccount,
    FollowDeparture,
    FollowMerge,
    FollowReturn,
    RegisterAccount,
)
from ruralgov.domain.access.model import Account, Grant, PlaceEnding, Reading, UnitSpan
from ruralgov.domain.access.queries import (
    Accounts,
    AccountUnits,
    DueWork,
    FeedEvents,
    Grants,
    GrantsOfAccount,
    KnownEvent,
    KnownRecord,
    Readings,
    RecordAsKnown,
    RoleConflicts,
    StrandedGrant,
    StrandedGrants,
    Stranding,
    UndeclaredAccount,
    UndeclaredAccounts,
)
from ruralgov.domain.access.records import ACCOUNT, GRANT, PLACE_ENDING, READING
from ruralgov.domain.access.roles import (
    ADMINISTRATION,
    ADMINISTRATOR,
    AUDIT,
    AUDITOR,
    FEED_READER,
    INTEGRATION,
    PRIVACY,
    PRIVACY_OFFICER,
    STATISTICS,
    TIMEKEEPER,
)
from ruralgov.domain.access.rows import AccountRow, AccountUnitRow, GrantRow, ReadingRow

__all__ = [
    "ACCOUNT",
    "ADMINISTRATION",
    "ADMINISTRATOR",
    "AUDIT",
    "AUDITOR",
    "CONTEXT",
    "FEED_READER",
    "GRANT",
    "INTEGRATION",
    "PLACE_ENDING",
    "PRIVACY",
    "PRIVACY_OFFICER",
    "READING",
    "STATISTICS",
    "TIMEKEEPER",
    "Account",
    "AccountEnded",
    "AccountEntryCorrected",
    "AccountHolderBack",
    "AccountHolderLeft",
    "AccountHolderMerged",
    "AccountRegistered",
    "AccountRow",
    "AccountUnitChanged",
    "AccountUnitRow",
    "AccountUnits",
    "Accounts",
    "ChangeAccount",
    "CorrectAccountEntry",
    "CorrectGrantEntry",
    "DueWork",
    "EndAccount",
    "EndGrantsAt",
    "FeedEvents",
    "FollowDeparture",
    "FollowMerge",
    "FollowReturn",
    "Grant",
    "GrantEntryCorrected",
    "GrantLimited",
    "GrantRole",
    "GrantRow",
    "Grants",
    "GrantsOfAccount",
    "KnownEvent",
    "KnownRecord",
    "LapseGrant",
    "PersonalDataRead",
    "PlaceEnding",
    "PlaceGrantsEnded",
    "Reading",
    "ReadingRow",
    "Readings",
    "RecordAsKnown",
    "RegisterAccount",
    "RevokeRole",
    "RoleConflict",
    "RoleConflicts",
    "RoleGranted",
    "RoleRevoked",
    "StrandedGrant",
    "StrandedGrants",
    "Stranding",
    "UndeclaredAccount",
    "UndeclaredAccounts",
    "UnitSpan",
    "may_erase",
]
