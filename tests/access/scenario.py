"""One valid command of every kind of access, in an order in which each is accepted."""

from collections.abc import Generator
from typing import Any

from ruralgov.domain.access import AUDITOR, GrantRole, RevokeRole
from ruralgov.domain.kernel.ids import AccountId
from tests.town import Town

Step = tuple[str, Any]


def steps(_: Town) -> Generator[Step, Any, None]:
    grant = GrantRole(account=AccountId("new"), role=AUDITOR, basis="任命")
    given = yield "admin", grant
    yield "admin", RevokeRole(grant=given.key, reason="离任")
