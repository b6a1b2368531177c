"""One valid command of every kind of collectives, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain.collectives import DissolveCollective, FoundCollective
from ruralgov.domain.kernel.ids import CollectiveId
from tests.town import DAY, Town

Step = tuple[str, Any]
LATER = date(2025, 1, 1)


def steps(town: Town) -> Generator[Step, Any, None]:
    founding = FoundCollective(
        place=town.village, name="大庄股份经济合作社", since=DAY, source="登记证"
    )
    collective = CollectiveId((yield "registrar", founding).key)
    yield (
        "registrar",
        DissolveCollective(collective=collective, since=LATER, cause="合并"),
    )
