"""A register that speaks DCI keeps its promises, whether it answers at once or calls back."""

from collections.abc import Callable, Iterator

import pytest

from ruralgov.testing.registers import PROMISES, Trial
from ruralgov_departments.fakes import FakeRegister
from tests.registers.dci import THEIRS, at_once, by_calls


@pytest.fixture
def fake() -> Iterator[FakeRegister]:
    with FakeRegister(THEIRS) as one:
        yield one


@pytest.mark.parametrize("trial", [at_once, by_calls])
@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promise(
    promise: Callable[[Trial], None], trial: Callable[[FakeRegister], Trial], fake: FakeRegister
) -> None:
    promise(trial(fake))
