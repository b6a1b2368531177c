"""The desk of the tests of funds."""

import pytest

from tests.funds.desk import Desk
from tests.town import Town


@pytest.fixture
def desk(town: Town) -> Desk:
    """A desk with a thousand yuan at the bank."""
    made = Desk(town)
    made.bank(100_000)
    return made
