"""What is not as it should be of the publications of the made-up year, so that pages show it."""

from collections.abc import Iterable
from typing import Final

from ruralgov.domain.disclosure import (
    PublicationKind,
    Published,
    WithdrawalGround,
    WithdrawDisclosure,
)
from ruralgov.domain.kernel.ids import CollectiveId, PublicationId
from ruralgov.domain.kernel.month import Month
from ruralgov.sample.city import City
from ruralgov.sample.holdings import Holding

MONEY: Final = PublicationKind.FINANCE
EVERY: Final = 37
"""Of so many villages each of the following is done by one."""
SILENT: Final = 5
"""It publishes nothing more from November on; its place among them."""
NAMED: Final = 9
"""It published a name by mistake, and puts that right."""
OVER: Final = 13
"""It takes down what was shown long enough."""


def take_down(
    city: City, whose: Iterable[Holding], month: Month, ground: WithdrawalGround
) -> dict[CollectiveId, PublicationId]:
    """Take down the accounts of a month of some villages; return them by whose they were."""
    found = {}
    for one in whose:
        rows = city.app.query(Published(collective=one.key), **city.staff("discloser"))
        found[one.key] = next(
            row.publication for row in rows if row.kind is MONEY and row.last == month
        )
    city.give(
        "reviewer",
        [
            WithdrawDisclosure(publication=key, ground=ground, reason="示例")
            for key in found.values()
        ],
    )
    return found
