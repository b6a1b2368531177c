"""One valid command of every kind of oversight."""

from collections.abc import Generator
from typing import Any

from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.oversight import NoteFinding, Verdict
from tests.town import DAY, Town

FINDING, MARK = f"R15-{'0' * 20}", "a" * 20


def steps(town: Town) -> Generator[tuple[str, Any], Any, None]:
    """Give the steps; each is told the receipt of its command through ``send``."""
    founding = FoundCollective(place=town.village, name="监督社", since=DAY, source="登记证")
    collective = CollectiveId((yield "registrar", founding).key)
    yield (
        "townfunds",
        NoteFinding(
            collective=collective,
            finding=FINDING,
            mark=MARK,
            verdict=Verdict.EXPLAINED,
            reason="会计住院，已补记",
        ),
    )
