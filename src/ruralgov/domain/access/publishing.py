"""What of the events of access leaves: nothing."""

from typing import Final

from ruralgov.domain.access.messages import (
    GrantEntryCorrected,
    GrantLimited,
    PersonalDataRead,
    PlaceGrantsEnded,
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
)
from ruralgov.domain.kernel.publish import kept

PUBLISHES: Final = (
    *kept(
        "who works under which account is for administrators",
        AccountRegistered,
        AccountUnitChanged,
        AccountEnded,
        AccountEntryCorrected,
        AccountHolderLeft,
        AccountHolderMerged,
        AccountHolderBack,
    ),
    *kept(
        "who may do what is asked of the app, which decides by it",
        RoleGranted,
        GrantLimited,
        RoleRevoked,
        GrantEntryCorrected,
        PlaceGrantsEnded,
    ),
    *kept(
        "who read whose data is for auditors",
        PersonalDataRead,
    ),
)
