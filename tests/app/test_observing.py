"""What an observer hears, and what is logged: how work ends, and never what is in it."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from attrs import define, field
from tests.town import KEYS, NAME, OPENED, Town, code_of

from ruralgov.app.application import App
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.kernel.errors import Conflict
from ruralgov.domain.registry import Members, Places, RegisterHousehold
from ruralgov.ports import texts as ports_texts
from ruralgov.sample.draw import identity_number

PHONE, WORDS = "13812345678", "邻居李木兰家的狗"


@define
class Ears:
    """An observer that keeps what it heard."""

    heard: list[tuple[Any, ...]] = field(factory=list)

    def done(self, what: str, outcome: str, count: int, seconds: float) -> None:
        assert seconds >= 0
        self.heard.append((what, outcome, count))

    def retried(self, turn: int) -> None:
        self.heard.append(("retried", turn))

    def fed(self, events: int, lag: float) -> None:
        self.heard.append(("fed", events > 0, lag))


@pytest.fixture
def watched() -> tuple[Town, Ears]:
    """A town whose app has an observer."""
    ears = Ears()
    storage = MemoryStorage()
    town = Town(storage)
    town.app = App("371082", storage, KEYS, contexts=OPENED, clock=town.clock, observer=ears)
    town.city.app = town.app
    return town, ears


def test_a_command_and_a_question_are_told_with_their_outcome(watched: tuple[Town, Ears]) -> None:
    town, ears = watched
    town.place("371082102", "成山镇")
    assert code_of(lambda: town.place("371082102", "成山镇")) != ""
    town.ask("auditor", Places())
    assert ears.heard == [
        ("RegisterPlace", "ok", 1),
        ("RegisterPlace", code_of(lambda: town.place("371082102", "成山镇")), 1),
        ("Places", "ok", 1),
        *ears.heard[3:],
    ]


def test_a_batch_is_told_together(watched: tuple[Town, Ears]) -> None:
    town, ears = watched
    homes = [
        RegisterHousehold(village=town.village, number=n, since=town.clock.now.date(), source="t")
        for n in ("1", "2", "2")
    ]
    list(town.app.execute_many(homes, **town.acting("registrar")))
    ok, refused = ears.heard
    assert ok == ("RegisterHousehold", "ok", 2)
    assert (refused[0], refused[2]) == ("RegisterHousehold", 1)
    town.app.execute_all(homes[:0], **town.acting("registrar"))
    town.app.rehearse(homes[:1], **town.acting("registrar"))
    assert ears.heard[2:] == [("execute_all", "ok", 1), ("rehearse", "ok", 1)]


def test_a_transaction_that_begins_again_is_told(
    watched: tuple[Town, Ears], monkeypatch: pytest.MonkeyPatch
) -> None:
    town, ears = watched
    real, turns = town.app._decider.carry_out, [1, 2]  # noqa: SLF001

    def unlucky(*given: Any) -> Any:
        if turns:
            turns.pop()
            raise Conflict(ports_texts.RECORD_CHANGED, kind="place", key="-")
        return real(*given)

    monkeypatch.setattr(town.app._decider, "carry_out", unlucky)  # noqa: SLF001
    town.place("371082102", "成山镇")
    assert ears.heard == [("retried", 1), ("retried", 2), ("RegisterPlace", "ok", 1)]


def test_the_feed_tells_how_far_behind_its_reader_is(watched: tuple[Town, Ears]) -> None:
    town, ears = watched
    town.clock.now = town.clock.now.replace(year=2027)
    list(town.app.events(**town.city.staff("feed_reader"), page=10))
    fed = [one for one in ears.heard if one[0] == "fed"]
    assert fed[-1][2] == 0
    assert fed[0][2] >= 300 * 86400


def test_an_observer_that_fails_changes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Ears):
        def done(self, *_: Any, **__: Any) -> None:
            raise RuntimeError(PHONE)

    storage = MemoryStorage()
    town = Town(storage)
    town.app = App("371082", storage, KEYS, contexts=OPENED, clock=town.clock, observer=Broken())
    town.city.app = town.app
    assert town.place("371082102", "成山镇")
    assert [one.getMessage() for one in caplog.records] == [
        "the observer failed at done: RuntimeError"
    ]


@pytest.mark.parametrize("level", ["refused", "broken"])
def test_what_goes_wrong_is_logged_by_its_name_alone(
    level: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "ruralgov")
    town = Town()
    caplog.clear()
    if level == "broken":

        def dead(**_: Any) -> Any:
            raise Conflict(ports_texts.RECORD_CHANGED, kind=WORDS, key=PHONE)

        monkeypatch.setattr(town.app.storage, "begin", dead)
        monkeypatch.setattr("time.sleep", lambda _: None)
    code = code_of(lambda: town.place("123", WORDS))
    (record,) = caplog.records
    assert record.name == "ruralgov.app"
    assert record.levelno == (logging.INFO if level == "refused" else logging.WARNING)
    assert record.getMessage() == f"city 371082: RegisterPlace: {code}"


def test_nothing_of_people_is_logged_or_told(
    watched: tuple[Town, Ears], caplog: pytest.LogCaptureFixture
) -> None:
    town, ears = watched
    caplog.set_level(logging.DEBUG)
    home = town.household("1")
    number = identity_number(77)
    town.person(home, number)
    wrong: tuple[Callable[[], object], ...] = (
        lambda: town.person(home, number),
        lambda: town.place(PHONE, WORDS),
        lambda: town.household(WORDS * 200),
        lambda: town.ask("registrar", Members(household=home)),
    )
    for action in wrong:
        code_of(action)
    said = "\n".join(one.getMessage() for one in caplog.records) + repr(ears.heard)
    assert "RegisterPerson" in said
    for canary in (NAME, number, PHONE, WORDS, home):
        assert str(canary) not in said


def test_nobody_is_told_where_there_is_no_observer(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "ruralgov")
    town = Town()
    caplog.clear()
    town.place("371082102", "成山镇")
    assert caplog.records == []
    assert any(
        isinstance(one, logging.NullHandler) for one in logging.getLogger("ruralgov").handlers
    )
