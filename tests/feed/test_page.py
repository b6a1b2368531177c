"""The code of the page about the feed runs."""

import re
from pathlib import Path
from typing import Any

import pytest

from ruralgov.testing.feed import PROMISES
from tests.feed.test_consumers import example
from tests.town import Town, asked

PAGE = Path(__file__).parents[2] / "docs" / "feed.md"


def test_the_code_of_the_page_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reading, following, trying = re.findall(
        r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL
    )
    town = Town()
    asked(town)
    reader, projection = town.account("feed_reader"), example("feed_projection").CasesByPlace
    found: dict[str, Any] = {"app": town.app, "reader": reader, "mark": ""}
    exec(reading, found)  # noqa: S102  our own page
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert found["mark"]
    consumer = projection(tmp_path / "page.db")
    exec(following, {"app": town.app, "reader": reader, "consumer": consumer})  # noqa: S102  our own
    assert consumer.counts() == [(town.village, 1, 1)]
    consumer.close()
    events = list(town.app.events(**town.city.staff("feed_reader")))[-8:]
    given: dict[str, Any] = {"pytest": pytest, "CasesByPlace": projection, "events": events}
    exec(trying, given)  # noqa: S102  our own page
    for promise in PROMISES:
        given["test_promise"](promise, _folder(tmp_path, promise.__name__))


def _folder(path: Path, name: str) -> Path:
    made = path / name
    made.mkdir()
    return made
