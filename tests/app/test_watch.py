"""A clock that went back is refused for writing, on every storage, until it is set or accepted."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.town import KEYS, code_of

from ruralgov.app import core
from ruralgov.app.application import App
from ruralgov.app.watch import TOLERANCE, Watch
from ruralgov.domain.access import ADMINISTRATION, GrantRole, Grants
from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.domain.kernel.ids import CITY, AccountId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import REGISTRAR
from ruralgov.ports.storage import Storage

ADMIN = AccountId("admin")
ACTING: dict[str, Any] = {"actor": Actor(ADMIN), "purpose": ADMINISTRATION}
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


class Machine:
    """A machine's clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr(core, "utc_now", made)
    return made


def grant(app: App, account: str) -> str:
    command = GrantRole(account=AccountId(account), role=REGISTRAR, basis="t")
    return code_of(lambda: app.execute(command, **ACTING))


def opened(opener: Callable[[str], Storage], machine: Machine, **more: bool) -> App:
    app = App("371082", opener("371082"), KEYS, clock=machine)
    app.open(**more)
    return app


def test_a_clock_that_went_back_is_refused_for_writing(
    opener: Callable[[str], Storage], machine: Machine
) -> None:
    app = opened(opener, machine)
    app.set_up(ADMIN)
    assert grant(app, "a") == ""
    machine.now = NOON - TOLERANCE
    assert grant(app, "b") == ""
    machine.now -= timedelta(microseconds=1)
    assert grant(app, "c") == "clock_behind"
    many = [GrantRole(account=AccountId("d"), role=REGISTRAR, basis="t")]
    for action in (
        lambda: list(app.execute_many(many, **ACTING)),
        lambda: app.execute_all(many, **ACTING),
        app.seal,
    ):
        assert code_of(action) == "clock_behind"
    assert len(app.query(Grants(place=CITY), **ACTING)) == 3
    machine.now = NOON
    assert grant(app, "c") == ""
    app.close()


def test_what_the_store_holds_counts_until_it_is_accepted(
    opener: Callable[[str], Storage], machine: Machine
) -> None:
    machine.now = NOON + timedelta(hours=1)
    app = opened(opener, machine)
    app.set_up(ADMIN)
    assert grant(app, "a") == ""
    app.close()
    machine.now = NOON
    app = opened(opener, machine)
    assert grant(app, "b") == "clock_behind"
    app.close()
    app = opened(opener, machine, accept_clock=True)
    assert grant(app, "b") == ""
    app.close()
    app = opened(opener, machine)
    assert grant(app, "c") == ""
    app.close()


def test_a_clock_that_is_handed_in_may_go_back(opener: Callable[[str], Storage]) -> None:
    clock = Machine()
    app = opened(opener, clock)
    app.set_up(ADMIN)
    clock.now -= timedelta(hours=1)
    assert grant(app, "a") == ""
    app.close()


def test_the_newest_instant_is_the_latest_and_not_the_last() -> None:
    watch = Watch()
    watch.check(NOON)
    watch.check(NOON - TOLERANCE)
    with pytest.raises(StorageFailure) as caught:
        watch.check(NOON - 2 * TOLERANCE)
    assert "12:00 UTC" in caught.value.zh
    assert "11:50 UTC" in caught.value.en


@pytest.mark.parametrize("at", ["", "None", "yesterday", "2026-01-01", "0001-01-01T00:00+09:00"])
def test_what_is_no_instant_stops_nobody(at: str) -> None:
    watch = Watch()
    watch.found(at)
    watch.check(NOON)
    assert watch.newest == NOON
