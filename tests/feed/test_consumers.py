"""The kit for consumers passes the two examples, and catches a fault of each kind."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from ruralgov.app.following import follow
from ruralgov.domain.kernel.publish import FeedEvent
from ruralgov.testing.feed import PROMISES, Promise, PromiseBroken, Subject
from tests.feed.broken import BROKEN
from tests.scenario import PARTS
from tests.town import Town

EXAMPLES = Path(__file__).parents[2] / "examples" / "embedding"


def example(name: str) -> Any:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="module")
def town() -> Town:
    """A town with cases."""
    town = Town()
    steps = PARTS["cases"](town)
    account, command = next(steps)
    while True:
        try:
            account, command = steps.send(town.do(account, command))
        except StopIteration:
            return town


@pytest.fixture(scope="module")
def events(town: Town) -> list[FeedEvent]:
    """What is in its feed of cases, and some of the rest."""
    found = list(town.app.events(**town.city.staff("feed_reader")))
    return [one for n, one in enumerate(found) if n % 9 == 0 or one.type in WANTED][:60]


WANTED = ("CaseReported", "CaseRelocated", "CaseClosed", "CaseCancelled", "CaseDispatched")


def projection(events: list[FeedEvent]) -> Subject:
    made = example("feed_projection").CasesByPlace
    return Subject(make=made, seen=lambda one: one.counts(), events=events)


def outbox(events: list[FeedEvent]) -> Subject:
    def seen(one: Any) -> object:
        return one.connection.execute("SELECT id, body, sent FROM outbox ORDER BY place").fetchall()

    return Subject(make=example("feed_outbox").Outbox, seen=seen, events=events)


@pytest.mark.parametrize("subject", [projection, outbox], ids=lambda one: one.__name__)
@pytest.mark.parametrize("promise", PROMISES, ids=lambda one: one.__name__)
def test_the_examples_keep_every_promise(
    promise: Promise, subject: Any, events: list[FeedEvent], tmp_path: Path
) -> None:
    promise(subject(events), tmp_path)


@pytest.mark.parametrize(
    ("promise", "number", "broken"), BROKEN, ids=lambda one: getattr(one, "__name__", str(one))
)
def test_a_consumer_that_breaks_a_promise_is_caught(
    promise: Promise, number: int, broken: type, events: list[FeedEvent], tmp_path: Path
) -> None:
    subject = Subject(make=broken, seen=lambda one: one.seen(), events=events)
    with pytest.raises(PromiseBroken, match=f"promise {number}"):
        promise(subject, tmp_path)


def test_a_consumer_follows_an_app_and_goes_on_where_it_was(town: Town, tmp_path: Path) -> None:
    made = example("feed_projection").CasesByPlace(tmp_path / "p.db")
    reader = town.account("feed_reader")
    given = follow(town.app, made, actor=reader, page=50)
    assert given == len(list(town.app.events(**town.city.staff("feed_reader"))))
    assert sum(row[1] for row in made.counts()) > 0
    assert follow(town.app, made, actor=reader) == 0
    town.place("371082102", "成山镇")
    assert follow(town.app, made, actor=reader) == 1
    made.close()


def test_an_outbox_sends_at_least_once_and_stops_where_it_fails(town: Town, tmp_path: Path) -> None:
    box = example("feed_outbox").Outbox(tmp_path / "o.db")
    follow(town.app, box, actor=town.account("feed_reader"))
    sent: list[str] = []

    def failing(name: str, body: dict[str, object]) -> None:
        sent.append(name)
        if len(sent) == 2:
            raise ConnectionError
        assert body["type"] == "CaseDispatched"

    with pytest.raises(ConnectionError):
        box.send(failing)
    box.send(failing)
    assert sent[1] == sent[2]
    assert len(set(sent)) == len(sent) - 1
    assert box.send(failing) == 0
    box.close()
