"""Access: which account holds which role at which place, and who read whose data.

Rules:
1. A grant has a role, a place and dates; it covers the place and all below it.
2. Nobody grants a role to themselves, but for the first administrator when a city is set up.
3. A grant in force is not given twice.
4. A grant ends by a revocation with a reason; it is never deleted.
5. A reading of personal data is recorded with account, purpose, query, subjects and fields.
"""

from ruralgov.domain.access.messages import (
    GrantRole,
    PersonalDataRead,
    RevokeRole,
    RoleGranted,
    RoleRevoked,
)
from ruralgov.domain.access.model import Grant, Reading
from ruralgov.domain.access.rules import evolve, evolve_reading, grant_role, revoke_role
from ruralgov.domain.access.views import (
    GrantRow,
    Grants,
    ReadingRow,
    Readings,
    grant_rows,
    grants,
    reading_rows,
    readings,
)
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Purpose,
    QueryRule,
    Record,
    Role,
    Table,
)
from ruralgov.domain.kernel.ids import CITY

GRANT = Record(
    kind="grant",
    state=Grant,
    events=(RoleGranted, RoleRevoked),
    evolve=evolve,
    rows=grant_rows,
    tables=(
        Table(name="grants", row=GrantRow, key=("owner",), indexes=(("account",), ("place",))),
    ),
)
READING = Record(
    kind="reading",
    state=Reading,
    events=(PersonalDataRead,),
    evolve=evolve_reading,
    rows=reading_rows,
    tables=(
        Table(
            name="readings", row=ReadingRow, key=("owner", "subject"), indexes=(("subject", "at"),)
        ),
    ),
)
_ADMINISTER = Access(
    roles=frozenset({Role.ADMINISTRATOR}),
    purposes=frozenset({Purpose.ADMINISTRATION}),
    place=lambda _message, _read: CITY,
)
_AUDIT = Access(
    roles=frozenset({Role.AUDITOR}),
    purposes=frozenset({Purpose.AUDIT}),
    place=lambda _message, _read: CITY,
)
CONTEXT = Context(
    name="access",
    records=(GRANT, READING),
    commands=(
        CommandRule(
            command=GrantRole,
            record=GRANT,
            key=lambda _command, given: given.new_id(),
            rule=grant_role,
            access=_ADMINISTER,
        ),
        CommandRule(
            command=RevokeRole,
            record=GRANT,
            key=lambda command, _given: str(command.grant),
            rule=revoke_role,
            access=_ADMINISTER,
        ),
    ),
    queries=(
        QueryRule(query=Grants, handler=grants, access=_ADMINISTER),
        QueryRule(query=Readings, handler=readings, access=_AUDIT),
    ),
)

__all__ = [
    "CONTEXT",
    "GRANT",
    "READING",
    "GrantRole",
    "GrantRow",
    "Grants",
    "PersonalDataRead",
    "ReadingRow",
    "Readings",
    "RevokeRole",
    "RoleGranted",
]
