"""The adapter of docs/departments.md keeps its promises, by the trial that stands there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ruralgov.testing.registers import PROMISES

PAGE = Path(__file__).parents[2] / "docs" / "departments.md"


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        exec(block, found)  # noqa: S102  our own page
    return found


@pytest.fixture
def office(shown: dict[str, Any]) -> Iterator[Any]:
    one = shown["Office"]()
    yield one
    one.shutdown()
    one.server_close()


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promise(promise: Any, shown: dict[str, Any], office: Any) -> None:
    promise(shown["trial"](office))


def test_the_settings_that_the_page_shows_are_those_that_are_read() -> None:
    import tomllib

    (block,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    found = tomllib.loads(block)
    assert {one["kind"] for one in found.values()} == {"dci", "batches", "pages"}
