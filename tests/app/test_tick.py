"""What is due by itself is done by one run: in all contexts, once, whoever else runs."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from attrs import evolve
from tests.racing import together
from tests.town import KEYS, OPENED, Town, code_of
from tests.ways import WAYS, matter, report, row, take

from ruralgov.app.application import App
from ruralgov.app.tick import Ticked, TickState, tick
from ruralgov.domain.access import ADMINISTRATION, TIMEKEEPER, DueWork, GrantRole, RegisterAccount
from ruralgov.domain.cases import CASE_HANDLING, LapseReturn, ResumeCase, Stage
from ruralgov.domain.kernel.due import Due
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.ports.storage import Storage

CLOCKWORK = Actor(AccountId("tick"))


def employ(town: Town) -> Town:
    """Register the machine that runs tick, and give it its role."""
    machine = RegisterAccount(account=CLOCKWORK.account, machine="定时任务", basis="t")
    town.do("admin", machine)
    grant = GrantRole(account=CLOCKWORK.account, role=TIMEKEEPER, place=CITY, basis="t")
    town.do("admin", grant)
    return town


@pytest.fixture
def kept(opener: Callable[[str], Storage]) -> Iterator[Town]:
    """A town in each kind of storage."""
    made = employ(Town(opener("371082")))
    yield made
    made.app.close()


def two_due(town: Town) -> tuple[CaseId, CaseId]:
    """Leave a return undecided and a pause over."""
    full = matter(town)
    returned, paused = report(town, full), report(town, full)
    take(town, returned, *WAYS[Stage.RETURNED])
    take(town, paused, *WAYS[Stage.PAUSED])
    town.clock.now += timedelta(days=9)
    return returned, paused


def run(town: Town, *, dry_run: bool = False) -> list[Ticked]:
    return tick(town.app, actor=CLOCKWORK, dry_run=dry_run)


def states(found: list[Ticked]) -> dict[str, TickState]:
    return {one.key: one.state for one in found}


def test_rule_13_what_is_due_is_listed_then_done_and_not_again(kept: Town) -> None:
    returned, paused = two_due(kept)
    both = {returned, paused}
    assert states(run(kept, dry_run=True)) == dict.fromkeys(both, TickState.DUE)
    assert row(kept, paused).stage is Stage.PAUSED
    assert states(run(kept)) == dict.fromkeys(both, TickState.DONE)
    assert row(kept, returned).stage is Stage.DISPATCHED
    assert row(kept, paused).stage is Stage.HANDLING
    assert run(kept) == []
    assert kept.app.verify() == []


def test_two_runs_at_once_do_each_thing_once(kept: Town) -> None:
    keys = two_due(kept)
    said: list[list[Ticked]] = []
    runs = [lambda: said.append(run(kept)) for _ in range(2)]
    assert together(*runs) == ["done", "done"]
    told = {state for found in said for state in states(found).values()}
    assert told <= {TickState.DONE, TickState.ELSEWHERE}
    for key in keys:
        feed = kept.app.storage.begin(write=False)
        events = [one.type for one in feed.history(("case", key, 0), 50) if one.key == key]
        feed.close()
        assert sum(one in ("ReturnLapsed", "CaseResumed") for one in events) == 1
    assert kept.app.verify() == []


def test_a_pause_that_is_not_over_is_no_business_of_the_clockwork(town: Town) -> None:
    employ(town)
    case = report(town, matter(town))
    take(town, case, *WAYS[Stage.PAUSED])
    assert run(town) == []
    early = ResumeCase(case=case)
    assert (
        code_of(lambda: town.app.execute(early, actor=CLOCKWORK, purpose=CASE_HANDLING))
        == "pause_runs"
    )
    town.do("handler", early)
    assert row(town, case).stage is Stage.HANDLING


def test_what_fails_keeps_none_of_the_rest_and_is_tried_again(town: Town) -> None:
    employ(town)
    returned, paused = two_due(town)
    fresh = report(town, matter(town, "other"))
    storage = town.app.storage

    def wrong(_read: object, now: object) -> Iterator[Due]:
        yield Due(
            kind="Wrong",
            key=fresh,
            zh="诉求",
            en="case",
            since=town.clock.now,
            command=LapseReturn(case=fresh),
            purpose=CASE_HANDLING,
        )

    contexts = (evolve(OPENED[0], due=wrong), *OPENED[1:])
    app = App("371082", storage, KEYS, contexts=contexts, clock=town.clock)
    found = tick(app, actor=CLOCKWORK)
    assert states(found) == {
        returned: TickState.DONE,
        paused: TickState.DONE,
        fresh: TickState.FAILED,
    }
    (failed,) = (one for one in found if one.state is TickState.FAILED)
    assert failed.problem
    assert [one.state for one in tick(app, actor=CLOCKWORK)] == [TickState.FAILED]


def test_a_context_that_cannot_say_what_is_due_stops_no_other(town: Town) -> None:
    employ(town)
    returned, paused = two_due(town)

    def broken(_read: object, _now: object) -> Iterator[Due]:
        raise ValueError("13900000000")

    contexts = (evolve(OPENED[0], due=broken), *OPENED[1:])
    app = App("371082", town.app.storage, KEYS, contexts=contexts, clock=town.clock)
    found = tick(app, actor=CLOCKWORK)
    assert [one.kind for one in found if one.state is TickState.FAILED] == [OPENED[0].name]
    assert states(found) | {"": TickState.DONE} == {
        returned: TickState.DONE,
        paused: TickState.DONE,
        "": TickState.DONE,
    }
    assert "13900000000" not in found[-1].problem
    unknown = DueWork(context="nothing")
    asking = partial(town.app.query, unknown, actor=CLOCKWORK, purpose=ADMINISTRATION)
    assert code_of(asking) == "context_unknown"


def test_what_somebody_else_did_meanwhile_has_not_failed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    employ(town)
    returned, paused = two_due(town)
    real = town.app.execute_many

    def late(*args: object, **more: object) -> object:
        town.do("handler", LapseReturn(case=returned))
        return real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(town.app, "execute_many", late)
    assert states(run(town)) == {returned: TickState.ELSEWHERE, paused: TickState.DONE}


def test_who_is_no_timekeeper_may_not(town: Town) -> None:
    with pytest.raises(Denied):
        tick(town.app, actor=town.account("handler"))
    found = town.app.query(DueWork(), actor=Actor(AccountId("admin")), purpose=ADMINISTRATION)
    assert found == []
