"""Who may see what of whom: staff all of their village, a villager their own."""

from typing import Final

from ruralgov.domain.access import AUDITOR
from ruralgov.domain.compacts import roles, texts_points
from ruralgov.domain.compacts.kin import person_of
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.registry import present_person

STAFF: Final = frozenset(
    {
        roles.COMPACT_KEEPER,
        roles.COMPACT_RECORDER,
        roles.COMPACT_APPROVER,
        roles.COMPACT_REVIEWER,
        AUDITOR,
    }
)


def check_own(person: PersonId, asked: Asked) -> None:
    """Refuse a villager who asks of another; raises ``credit_not_oneself`` (SG-11)."""
    if asked.roles & STAFF:
        return
    if person_of(asked.read, asked.actor.account) != present_person(asked.read, person):
        raise Refused(texts_points.CREDIT_NOT_ONESELF)
