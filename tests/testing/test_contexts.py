"""The kit for contexts: each promise passes a good context and catches one that breaks it."""

import itertools
from collections.abc import Callable, Generator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen

from ruralgov.app import deciding
from ruralgov.app.receipts import Receipt
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.declare import (
    Access,
    Asked,
    Context,
    Given,
    Query,
    Record,
    Table,
    answers,
    changes,
    creates,
)
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.publish import Keeps, Publishes
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Purpose, Role
from ruralgov.domain.kernel.text import Text
from ruralgov.testing.contexts import (
    PROMISES,
    Promise,
    PromiseBroken,
    Subject,
    accepted,
    by_key,
    declared,
    killed,
    pinned_bodies,
    refused_to_strangers,
    replayed,
    retried,
    upgraded,
)
from ruralgov.testing.trial import Step, Trial

RINGER = Role("kit_ringer", "敲钟人", "bell ringer")
RINGING = Purpose("kit_ringing", "敲钟", "ringing")


@frozen(kw_only=True)
class HangBell:
    """Hang a bell."""

    place: PlaceId


@frozen(kw_only=True)
class RingBell:
    """Ring a bell."""

    place: PlaceId
    bell: str


@frozen(kw_only=True)
class BellHung:
    """A bell was hung."""

    place: PlaceId


@frozen(kw_only=True)
class BellRung:
    """A bell was rung."""

    day: date


@frozen(kw_only=True)
class Bell:
    """A bell, and how often it was rung."""

    place: PlaceId
    rung: int = 0


@frozen(kw_only=True)
class BellRow:
    """A bell."""

    owner: str = ""
    place: PlaceId
    rung: int


@frozen(kw_only=True)
class Bells(Query[list[BellRow]]):
    """Ask for the bells of a place."""

    place: PlaceId


def hang(_: Bell | None, command: HangBell, given: Given) -> Iterator[BellHung]:
    yield BellHung(place=command.place)


def ring(_: Bell | None, command: RingBell, given: Given) -> Iterator[BellRung]:
    yield BellRung(day=given.today)


def begin(event: BellHung) -> Bell:
    return Bell(place=event.place)


def apply(bell: Bell, event: BellHung | BellRung) -> Bell:
    return bell if isinstance(event, BellHung) else evolve(bell, rung=bell.rung + 1)


def rows(bell: Bell) -> Iterator[BellRow]:
    yield BellRow(place=bell.place, rung=bell.rung)


def bells(query: Bells, asked: Asked) -> list[BellRow]:
    return asked.read.rows(BellRow, place=query.place)


BELL: Record[Bell, BellHung | BellRung] = Record(
    kind="kit_bell",
    state=Bell,
    events=(BellHung, BellRung),
    begins={BellHung: begin},
    evolve=apply,
    rows=rows,
    tables=(
        Table(
            name="kit_bells",
            row=BellRow,
            key=("place", "owner"),
            indexes=(("rung",),),
            tallies=(("place",),),
        ),
    ),
)
ACCESS = Access(
    roles=frozenset({RINGER}),
    purposes=frozenset({RINGING}),
    place=lambda message, _read: message.place,
)
GOOD = Context(
    name="kit_bells",
    roles=(RINGER,),
    purposes=(RINGING,),
    texts=(Text("kit_bell_missing", "没有钟 {bell}", "no bell {bell}"),),
    records=(BELL,),
    publishes=(Publishes(BellHung), Keeps(BellRung, "nobody need know")),
    commands=(
        creates(HangBell, BELL, hang, ACCESS),
        changes(RingBell, BELL, ring, ACCESS, by="bell"),
    ),
    queries=(answers(Bells, bells, ACCESS),),
)


def life(trial: Trial) -> Generator[Step, Receipt, None]:
    bell = yield "kit_ringer", HangBell(place=trial.village)
    yield "kit_ringer", RingBell(place=trial.village, bell=bell.key)


def short_life(trial: Trial) -> Generator[Step, Receipt, None]:
    yield "kit_ringer", HangBell(place=trial.village)


SUBJECT = Subject(context=GOOD, life=life, queries=lambda trial: [Bells(place=trial.village)])


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_a_good_context_keeps_every_promise(promise: Promise, tmp_path: Path) -> None:
    promise(SUBJECT, tmp_path)


def broken(promise: Promise, subject: Subject, tmp_path: Path) -> str:
    with pytest.raises(PromiseBroken) as caught:
        promise(subject, tmp_path)
    return str(caught.value)


def with_record(**changed: Any) -> Subject:
    """Return the subject with another record, which all of its commands are for."""
    record = evolve(BELL, **changed)
    commands = tuple(evolve(rule, record=record) for rule in GOOD.commands)
    return evolve(SUBJECT, context=evolve(GOOD, records=(record,), commands=commands))


def test_1_a_command_that_nobody_gives_and_an_event_that_never_comes(tmp_path: Path) -> None:
    assert "RingBell is not in the life" in broken(
        accepted, evolve(SUBJECT, life=short_life), tmp_path
    )
    silent = evolve(GOOD.commands[1], rule=lambda _state, _command, _given: iter(()))
    mute = evolve(SUBJECT, context=evolve(GOOD, commands=(GOOD.commands[0], silent)))
    assert "no command gives BellRung" in broken(accepted, mute, tmp_path)


def test_2_a_retry_that_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "find", lambda _tx, _id, _mark: None)
    monkeypatch.setattr(deciding, "receipt_row", unkept())
    assert "promise 2" in broken(retried, SUBJECT, tmp_path)


def unkept() -> Callable[..., Any]:
    """Return what makes a row of a receipt under another id each time."""
    numbers = itertools.count()
    return lambda receipt, mark, _marker: (
        *(f"{receipt.command_id}-{next(numbers)}", mark, receipt.record, receipt.key),
        *(receipt.version, ",".join(receipt.events), "2026-01-05T01:00:00.000000+00:00"),
    )


def test_3_a_state_that_its_events_do_not_give(tmp_path: Path) -> None:
    calls = itertools.count()

    def moody(bell: Bell, _event: BellHung | BellRung) -> Bell:
        return evolve(bell, rung=next(calls))

    assert "promise 3" in broken(replayed, with_record(evolve=moody), tmp_path)


def test_3_rows_that_a_state_does_not_give(tmp_path: Path) -> None:
    calls = itertools.count()

    def moody(bell: Bell) -> Iterator[BellRow]:
        yield BellRow(place=bell.place, rung=next(calls))

    assert "promise 3" in broken(replayed, with_record(rows=moody), tmp_path)


def test_4_what_is_open_to_those_elsewhere_or_to_everybody(tmp_path: Path) -> None:
    commands = tuple(
        evolve(rule, access=evolve(ACCESS, place=_elsewhere)) for rule in GOOD.commands
    )
    subject = evolve(SUBJECT, context=evolve(GOOD, commands=commands))
    assert "is open to kit_ringer@other" in broken(refused_to_strangers, subject, tmp_path)


def _elsewhere(_message: Any, read: Any) -> PlaceId:
    """Look at the place that somebody of the other village holds a role at."""
    from ruralgov.domain.registry import PlaceRow

    (other,) = read.rows(PlaceRow, code="371082101202")
    return PlaceId(other.owner)


def test_4_a_query_that_the_subject_does_not_ask(tmp_path: Path) -> None:
    unasked = evolve(SUBJECT, queries=lambda _trial: [])
    assert "Bells is not among the queries" in broken(refused_to_strangers, unasked, tmp_path)


def test_5_a_command_that_is_committed_in_two_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Unit.flush

    def torn(unit: Unit) -> None:
        changes = unit._changes  # noqa: SLF001  a planted fault
        events, changes.events = changes.events, []
        whole(unit)
        connection = getattr(unit.tx, "_connection", None)
        if connection is not None and events:
            connection.connection.driver_connection.execute("COMMIT")
            connection.connection.driver_connection.execute("BEGIN IMMEDIATE")
        unit._changes.events += events  # noqa: SLF001
        whole(unit)

    monkeypatch.setattr(Unit, "flush", torn)
    assert "promise 5" in broken(killed, SUBJECT, tmp_path)


def test_6_states_that_cannot_be_made_anew(tmp_path: Path) -> None:
    calls = itertools.count()

    def moody(bell: Bell, _event: BellHung | BellRung) -> Bell:
        return evolve(bell, rung=next(calls))

    assert "promise 6" in broken(upgraded, with_record(evolve=moody), tmp_path)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"texts": (Text("kit_x", "没有 {a}", "no {b}"),)}, "kit_x names other facts"),
        ({"texts": (Text("kit_x", "", ""),)}, "kit_x has no text"),
        ({"roles": (RINGER, Role("kit_unlabelled"))}, "kit_unlabelled has no label"),
    ],
)
def test_7_what_is_not_said_whole(wrong: dict[str, Any], said: str, tmp_path: Path) -> None:
    subject = evolve(SUBJECT, context=evolve(GOOD, **wrong))
    assert said in broken(declared, subject, tmp_path)


def test_7_a_message_without_a_docstring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BellRung, "__doc__", None)
    assert "BellRung has no docstring" in broken(declared, SUBJECT, tmp_path)


def test_7_an_event_of_which_nobody_said_whether_it_leaves(tmp_path: Path) -> None:
    subject = evolve(SUBJECT, context=evolve(GOOD, publishes=(Publishes(BellHung),)))
    assert "BellRung is neither published nor kept" in broken(declared, subject, tmp_path)


def follows_ringing(event: BellRung, _key: str, _given: Given) -> Iterator[RingBell]:
    """Give nothing."""
    yield from ()


def test_7_what_follows_from_another_event_than_it_takes(tmp_path: Path) -> None:
    right = evolve(GOOD, reactions={BellRung: (follows_ringing, lambda *_: ())})
    declared(evolve(SUBJECT, context=right), tmp_path)
    wrong = evolve(GOOD, reactions={BellHung: (follows_ringing,)})
    said = broken(declared, evolve(SUBJECT, context=wrong), tmp_path)
    assert "follows BellHung and takes another event" in said


def test_everybody_may_ask_what_is_open_to_every_role(tmp_path: Path) -> None:
    open_ = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
    queries = (answers(Bells, bells, open_),)
    refused_to_strangers(evolve(SUBJECT, context=evolve(GOOD, queries=queries)), tmp_path)


def test_8_a_body_that_is_no_longer_written_and_one_that_is_no_longer_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pinned = evolve(SUBJECT, golden=tmp_path)
    assert "BellRung: no body of schema 1 is kept yet" in broken(pinned_bodies, pinned, tmp_path)
    monkeypatch.setenv("RURALGOV_GOLDEN", "add")
    pinned_bodies(pinned, tmp_path)
    monkeypatch.delenv("RURALGOV_GOLDEN")
    pinned_bodies(pinned, tmp_path)
    file = tmp_path / "golden.json"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace('"day"', '"date"'), "utf-8")
    assert "BellRung: a body of schema 1 cannot be read" in broken(pinned_bodies, pinned, tmp_path)
    file.write_text(whole.replace('"BellRung"', '"BellStruck"'), "utf-8")
    assert "BellStruck" in broken(pinned_bodies, pinned, tmp_path)


def with_ring(**changed: Any) -> Subject:
    """Return the subject with another declaration of how a bell is rung."""
    ring = evolve(GOOD.commands[1], **changed)
    return evolve(SUBJECT, context=evolve(GOOD, commands=(GOOD.commands[0], ring)))


def test_9_a_command_that_asks_for_rows_and_says_that_it_asks_by_key(tmp_path: Path) -> None:
    def counting(_: Bell | None, command: RingBell, given: Given) -> Iterator[BellRung]:
        given.read.rows(BellRow, place=command.place)
        yield BellRung(day=given.today)

    by_key(with_ring(by_key=True), tmp_path)
    said = broken(by_key, with_ring(by_key=True, rule=counting), tmp_path)
    assert "RingBell: asks for BellRow" in said
    by_key(with_ring(rule=counting), tmp_path)


def test_9_a_command_that_asks_for_another_record_by_its_key(tmp_path: Path) -> None:
    def other(_: Bell | None, command: RingBell, given: Given) -> Iterator[BellRung]:
        given.read.state(BELL, "another")
        yield BellRung(day=given.today)

    said = broken(by_key, with_ring(by_key=True, rule=other), tmp_path)
    assert "asks for kit_bell another, which is not its own" in said


def test_9_rows_of_before_that_the_command_changes_itself(tmp_path: Path) -> None:
    said = broken(by_key, with_ring(by_key=True, before=(BellRow,)), tmp_path)
    assert "RingBell changes rows of before" in said
    assert "does not ask by key" in broken(by_key, with_ring(before=(BellRow,)), tmp_path)


def test_9_a_slow_record_that_is_changed_by_key(tmp_path: Path) -> None:
    slow = with_record(slow=True)
    rules = tuple(evolve(rule, by_key=True) for rule in slow.context.commands)
    changed = evolve(slow, context=evolve(slow.context, commands=rules))
    assert "changes a slow record" in broken(by_key, changed, tmp_path)
