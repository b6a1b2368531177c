"""Registers behind a folder keep their promises: those that exchange batches, and on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ruralgov.testing.registers import PROMISES, Trial
from tests.registers.files import by_batches, by_pages


@pytest.mark.parametrize("trial", [by_batches, by_pages])
@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promise(
    promise: Callable[[Trial], None], trial: Callable[[Path], Trial], tmp_path: Path
) -> None:
    promise(trial(tmp_path))
