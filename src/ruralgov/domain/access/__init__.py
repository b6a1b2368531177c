"""Access: which account holds which role at which place, and who read whose data.

Rules:
1. A grant has a role, a place and dates; it covers the place and all below it.
2. Nobody grants a role to themselves, but for the first administrator when a city is set up.
3. A grant in force is not given twice.
4. A grant ends by a revocation with a reason; it is never deleted.
5. A reading of personal data is recorded with account, purpose, query, subjects and fields.
"""

from ruralgov.domain.access.context import (
    CONTEXT,
)
from ruralgov.domain.access.messages import (
    GrantRole,
    PersonalDataRead,
    RevokeRole,
    RoleGranted,
    RoleRevoked,
)
from ruralgov.domain.access.model import (
    Grant,
    Reading,
)
from ruralgov.domain.access.queries import (
    Grants,
    Readings,
)
from ruralgov.domain.access.records import (
    GRANT,
    READING,
)
from ruralgov.domain.access.roles import (
    ADMINISTRATION,
    ADMINISTRATOR,
    AUDIT,
    AUDITOR,
    STATISTICS,
)
from ruralgov.domain.access.rows import (
    GrantRow,
    ReadingRow,
)

__all__ = [
    "ADMINISTRATION",
    "ADMINISTRATOR",
    "AUDIT",
    "AUDITOR",
    "CONTEXT",
    "GRANT",
    "READING",
    "STATISTICS",
    "Grant",
    "GrantRole",
    "GrantRow",
    "Grants",
    "PersonalDataRead",
    "Reading",
    "ReadingRow",
    "Readings",
    "RevokeRole",
    "RoleGranted",
    "RoleRevoked",
]
