"""The town of the tests of grids has households."""

from collections.abc import Iterator

import pytest

from tests.grids.village import Village


@pytest.fixture
def town() -> Iterator[Village]:
    """A small town with households, whose journal must replay to its state after every test."""
    made = Village()
    yield made
    assert made.app.verify() == []
    made.app.close()
