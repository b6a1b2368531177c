"""The cross-checks that ship with the library, as data."""

from typing import Final

from ruralgov.domain.oversight.cross_check import CrossCheck
from ruralgov.domain.oversight.listed_contracts import CONTRACTS
from ruralgov.domain.oversight.listed_money import MONEY

CHECKS: Final[tuple[CrossCheck, ...]] = tuple(
    sorted((*CONTRACTS, *MONEY), key=lambda one: int(one.id.removeprefix("R")))
)
"""Every check, in the order in which it is shown."""
