"""Who needs to know what of a citizen, and while: nobody is shown more, or longer."""

from collections.abc import Iterable
from typing import Final

from ruralgov.domain.cases.roles import CALLER, HANDLER, INTAKE
from ruralgov.domain.cases.table import OPEN, OUT, Stage
from ruralgov.domain.kernel.roles import Role

Needs = dict[Role, frozenset[Stage]]
"""At which stages something is needed in a role."""
_IN_HAND: Final = frozenset({Stage.SIGNED, Stage.HANDLING, Stage.PAUSED})
_TO_CALL: Final = frozenset({Stage.ANSWERED, Stage.CHECKED, Stage.CALLED_BACK})
SAID: Final[Needs] = {INTAKE: OPEN, HANDLER: OUT | {Stage.PAUSED}, CALLER: _TO_CALL}
_CONTACT: Final = {INTAKE: OPEN, HANDLER: _IN_HAND, CALLER: _TO_CALL}
NEEDS: Final[dict[str, Needs]] = {
    "text": SAID,
    "reporter": _CONTACT,
    "contact": _CONTACT,
}
"""For each personal field of a case, in which role and at which stages it is needed: by the desk
while the case is open, by the unit what was said while it has the case and how to reach the
reporter once it has signed for it, by the caller when there is somebody to call. [design]"""


def needed(field: str, roles: Iterable[Role], stage: Stage) -> bool:
    """Tell whether somebody in one of some roles needs a field of a case at a stage."""
    needs = NEEDS[field]
    return any(stage in needs.get(role, ()) for role in roles)
