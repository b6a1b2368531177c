"""What follows within deliberation: the day knows which case has its appeal."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.deliberation.messages import AppealHanded, MarkAppealHanded
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import CaseId


def mark(event: AppealHanded, key: str, _: Given) -> Iterator[MarkAppealHanded]:
    """The day knows which case has an appeal: it goes once."""
    yield MarkAppealHanded(deliberation=event.deliberation, appeal=event.appeal, case=CaseId(key))


REACTIONS: Final[Reactions] = {AppealHanded: (mark,)}
