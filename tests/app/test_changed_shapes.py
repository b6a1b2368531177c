"""A store that was written before a declaration changed opens, verifies and goes on.

Each storage holds what ``shapes`` declares; then it is opened with one thing declared otherwise.
"""

from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from attrs import evolve, frozen
from tests.app.shapes import (
    MATTER,
    RENAMED,
    UPCAST,
    EraseMatter,
    Matter,
    MatterAnswered,
    MatterErased,
    MatterOpened,
    MatterOpened3,
    MatterRow,
    MatterSettled,
    OpenMatter,
    SettleMatter,
    Weighed,
    WiderRow,
    apply,
    cited,
    counted,
    do,
    founded,
    opened,
    rows,
    state,
    weigh,
    with_table,
)

from ruralgov.app import journal, upgrade
from ruralgov.app import texts as app_texts
from ruralgov.app.application import App
from ruralgov.builtin.memory import MemoryStorage, MemoryTransaction
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.errors import Conflict, Refused, StorageFailure
from ruralgov.domain.kernel.personal import ERASED, unseal
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Changes, Storage, StoredRecord

CITY = "371082"
in_memory = pytest.mark.parametrize("opener", ["memory"], indirect=True)
"""For what no storage has to do with."""
Opener = Callable[[str], Storage]


@pytest.fixture
def old(opener: Opener) -> Opener:
    """The storages, each with a store in which a few matters were opened, settled and erased."""
    app = founded(opened(opener(CITY)))
    assert app.verify() == []
    app.close()
    return opener


def again(old: Opener, record: Record[Any, Any], **options: Any) -> App:
    """Open the store with another declaration, see that it is whole, and give it every command."""
    app = opened(old(CITY), record, **options)
    assert app.verify() == []
    do(app, OpenMatter(key="m4", title="桥"), SettleMatter(key="m2", answer="通"))
    do(app, EraseMatter(key="m1"))
    assert app.verify() == []
    return app


def test_a_table_with_one_more_column_is_filled_anew(old: Opener) -> None:
    wider = with_table(
        MATTER, WiderRow, lambda s: [WiderRow(owner="", title=s.title, answer=s.answer)]
    )
    app = again(old, wider)
    assert [(row.owner, row.answer) for row in rows(app)] == [
        *(("m1", "修"), ("m2", "通"), ("m3", ""), ("m4", "")),
    ]
    app.close()


def test_a_table_with_one_column_less_and_one_of_another_kind_is_filled_anew(old: Opener) -> None:
    app = again(
        old,
        with_table(MATTER, LongRow, lambda s: [LongRow(owner="", long=len(s.title))], tallies=()),
    )
    assert [row.long for row in rows(app)] == [1, 1, 1, 1]
    app.close()


@frozen(kw_only=True)
class LongRow:
    owner: str
    long: int


def test_a_new_unique_key_holds_for_what_is_there_already(old: Opener) -> None:
    app = again(old, with_table(MATTER, MatterRow, MATTER.rows, unique=(("title",),)))
    with pytest.raises(Exception, match="not_unique"):
        do(app, OpenMatter(key="m5", title="灯"))
    app.close()


def test_a_unique_key_that_rows_break_undoes_the_upgrade_and_names_them(old: Opener) -> None:
    app = opened(old(CITY))
    do(app, OpenMatter(key="m4", title="水"))
    app.close()
    unique = with_table(MATTER, MatterRow, MATTER.rows, unique=(("title",),), indexes=())
    with pytest.raises(StorageFailure, match="store_rows_clash") as caught:
        opened(old(CITY), unique)
    assert caught.value.facts == {
        "table": "matters",
        "columns": "title",
        "kind": "matter",
        "first": "m2",
        "second": "m4",
    }
    again(old, MATTER).close()


@frozen(kw_only=True)
class MatterOpenedWider(MatterOpened):
    urgent: bool = False


MatterOpenedWider.__name__ = "MatterOpened"
"""The class of that name, as it is declared later."""


def test_an_event_with_a_new_field_that_has_a_default_is_read_as_before(old: Opener) -> None:
    events = (MatterOpenedWider, MatterSettled, MatterErased)
    app = again(
        old,
        evolve(MATTER, events=events),
        opens=lambda c: MatterOpenedWider(title=c.title, name=c.name, urgent=True),
    )
    app.close()


def test_a_state_with_a_field_that_evolve_fills_is_made_anew(old: Opener) -> None:
    app = again(old, evolve(MATTER, state=Weighed, evolve=weigh))
    assert [state(app, key).weight for key in ("m1", "m2", "m3")] == [1, 1, 1]
    app.close()


@frozen(kw_only=True)
class Noted(Matter):
    note: str = ""


def note(state: Any, event: Any) -> Any:
    if isinstance(event, MatterOpened):
        return Noted(title=event.title, name=event.name)
    return apply(state, event)


def test_a_state_with_a_field_that_has_a_default_is_no_alarm(old: Opener) -> None:
    again(old, evolve(MATTER, state=Noted, evolve=note)).close()


def shout(state: Any, event: Any) -> Any:
    if isinstance(event, MatterSettled):
        return evolve(state, answer=event.answer + "！")
    return apply(state, event)


@in_memory
def test_a_raised_version_gives_what_evolve_gives_now(old: Opener) -> None:
    app = again(old, evolve(MATTER, evolve=shout, version=2))
    assert state(app, "m1").answer == "修！"
    app.close()


@in_memory
def test_an_evolve_that_changed_without_a_new_version_is_named(old: Opener) -> None:
    app = opened(old(CITY), evolve(MATTER, evolve=shout))
    assert app.verify() == ["matter m1: the stored state is not what its events give"]
    app.close()


@in_memory
def test_a_raised_version_gives_the_rows_that_are_given_now(old: Opener) -> None:
    loud = evolve(MATTER, rows=lambda s: [MatterRow(owner="", title=s.title + "！")], version=2)
    app = again(old, loud)
    assert [row.title for row in rows(app)] == ["路！", "水！", "灯！", "桥！"]
    app.close()


def test_what_was_erased_stays_erased_when_it_is_made_anew(old: Opener) -> None:
    app = opened(old(CITY), evolve(MATTER, version=2))
    assert unseal(state(app, "m3").name) == ERASED
    assert unseal(state(app, "m1").name) == "钱学木兰"
    with app._runner.unit(write=False) as unit:  # noqa: SLF001  nothing else shows a salt
        assert unit.tx.lookup("salts", ("record",), [("matter/m3",)]) == []
        (stored,) = unit.tx.load("matter", ["m3"])
    assert stored.sealed is None
    app.close()


def test_an_event_that_was_renamed_is_read_under_its_new_name(old: Opener) -> None:
    app = again(old, RENAMED, settles=lambda c: MatterAnswered(answer=c.answer))
    assert state(app, "m1").answer == "修"
    app.close()


def test_an_event_of_an_earlier_schema_goes_through_every_step_sealed_parts_and_all(
    old: Opener,
) -> None:
    app = again(
        old, UPCAST, opens=lambda c: MatterOpened3(title=c.title, citizen=c.name, letters=9)
    )
    assert [state(app, key).weight for key in ("m1", "m2", "m4")] == [1, 1, 9]
    with app._runner.unit(write=False) as unit:  # noqa: SLF001  no query shows an event
        first, _ = journal.history_of(unit, UPCAST, "m3")
    assert unseal(first.event.citizen) == ERASED
    app.close()
    memory = old(CITY)
    if isinstance(memory, MemoryStorage):
        assert [e.schema for e in memory.journal if e.type == "MatterOpened"] == [1, 1, 1, 3]


@frozen(kw_only=True)
class MatterOpened2(MatterOpened):
    SCHEMA: ClassVar[int] = 2


MatterOpened2.__name__ = "MatterOpened"


@in_memory
def test_a_step_gets_personal_values_with_the_others_and_erased_ones_as_erased(old: Opener) -> None:
    seen = list[Any]()

    def step(fields: dict[str, Any]) -> dict[str, Any]:
        seen.append(fields["name"])
        return fields

    events = (MatterOpened2, MatterSettled, MatterErased)
    upcasts = {("MatterOpened", 1): step}
    app = opened(old(CITY), evolve(MATTER, events=events, upcasts=upcasts, version=2))
    assert seen == ["钱学木兰", None, ERASED]
    assert app.verify() == []
    app.close()


def strict(state: Any, event: Any) -> Any:
    if isinstance(event, MatterSettled) and state.title == "路":
        raise Refused(app_texts.COMMAND_INNER, action="x")
    return apply(state, event)


def faults(app: App) -> list[str]:
    """Return what verify says, without the texts of errors."""
    return [said.split(" / ")[0] for said in app.verify()]


def test_verify_names_what_evolve_refuses_or_cannot_decode_and_goes_on(old: Opener) -> None:
    app = opened(old(CITY), evolve(MATTER, evolve=strict))
    with app._runner.unit(write=True) as unit:  # noqa: SLF001  no command writes such a state
        damaged = StoredRecord("matter", "m2", 1, '{"title": 7}', None)
        unit.tx.write(Changes(records=[(damaged, 1)]))
        unit.commit()
    first, second = app.verify()
    assert first.startswith(
        "matter m1: event 2 (MatterSettled, schema 1) cannot be applied: command_inner: "
    )
    assert second.startswith("matter m2: the stored state cannot be read: ")
    app.close()


def test_a_rule_that_evolve_no_longer_passes_refuses_the_upgrade(old: Opener) -> None:
    with pytest.raises(StorageFailure, match="event_not_applied") as caught:
        opened(old(CITY), evolve(MATTER, evolve=strict, version=2))
    assert (caught.value.facts["key"], caught.value.facts["version"]) == ("m1", 2)
    again(old, MATTER).close()


@in_memory
def test_a_failure_of_the_store_is_not_said_to_be_one_of_the_event(
    old: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Conflict(ports_texts.RECORD_CHANGED, kind="salts", key="-")

    app = opened(old(CITY))
    monkeypatch.setattr(MemoryTransaction, "lookup", fail)
    with app._runner.unit(write=False) as unit, pytest.raises(Conflict):  # noqa: SLF001  as above
        journal.history_of(unit, MATTER, "m1")
    app.close()


@in_memory
def test_verify_names_an_event_whose_type_is_unknown(old: Opener) -> None:
    app = opened(old(CITY), evolve(RENAMED, renamed={}))
    assert app.verify() == [
        "matter m1: event 2 (MatterSettled, schema 1) cannot be read: its type is unknown here"
    ]
    app.close()


@in_memory
def test_verify_names_each_record_of_a_kind_that_is_unknown(old: Opener) -> None:
    app = opened(old(CITY), evolve(MATTER, kind="other"))
    unknown = "(MatterOpened, schema 1) cannot be read: records of its kind are unknown here"
    assert [one for one in app.verify() if "unknown" in one] == [
        f"matter {key}: event 1 {unknown}" for key in ("m1", "m2", "m3")
    ]
    app.close()


def test_events_that_are_newer_than_the_program_refuse_it_and_nothing_changes(old: Opener) -> None:
    new = opened(
        old(CITY), UPCAST, opens=lambda c: MatterOpened3(title=c.title, citizen=None, letters=9)
    )
    do(new, OpenMatter(key="m4", title="桥"))
    new.close()
    with pytest.raises(StorageFailure, match="event_unreadable") as caught:
        opened(old(CITY))
    assert caught.value.facts["key"] == "m4"
    assert caught.value.facts["problem"] == "schema 1 is the newest known here"
    app = opened(old(CITY), UPCAST)
    assert app.verify() == []
    app.close()


@in_memory
@pytest.mark.parametrize(
    ("upcasts", "said"),
    [
        ({("MatterOpened", 1): cited}, "nothing says how schema 2 became the next"),
        ({("MatterOpened", 1): lambda _: {}, ("MatterOpened", 2): counted}, "AssertionError"),
        ({("MatterOpened", 1): cited, ("MatterOpened", 2): lambda _: {}}, "KeyError"),
    ],
    ids=["a step is missing", "a step fails", "what it gives is not whole"],
)
def test_an_event_that_no_step_brings_up_to_date_is_named_without_what_it_holds(
    old: Opener, upcasts: Any, said: str
) -> None:
    with pytest.raises(StorageFailure, match="event_unreadable") as caught:
        opened(old(CITY), evolve(UPCAST, upcasts=upcasts))
    assert caught.value.facts["problem"] == said
    assert "钱学木兰" not in str(caught.value)


BEGUN = evolve(MATTER, begins={MatterOpened: lambda e: Matter(title=e.title, name=e.name)})


@in_memory
def test_with_begins_a_record_begins_as_they_say(old: Opener) -> None:
    app = again(old, BEGUN)
    with pytest.raises(StorageFailure, match="event_unfounded") as caught:
        do(app, SettleMatter(key="m9", answer="通"))
    assert caught.value.facts == {"kind": "matter", "type": "MatterSettled"}
    assert app.verify() == []
    app.close()


def test_a_context_that_was_away_finds_its_rows_again(old: Opener) -> None:
    """While it is away its table is not kept up, so that it is filled when it comes back."""
    away = opened(old(CITY), evolve(MATTER, tables=(), rows=lambda _: ()))
    do(away, OpenMatter(key="m4", title="桥"))
    away.close()
    app = opened(old(CITY))
    assert [row.owner for row in rows(app)] == ["m1", "m2", "m3", "m4"]
    assert app.verify() == []
    app.close()


def test_opening_an_unchanged_store_makes_nothing_anew(old: Opener) -> None:
    app = opened(old(CITY))
    known = upgrade.settle
    seen: list[set[str]] = []
    app.storage.set_up(app._standing.shapes(), lambda _tx, stale: seen.append(stale))  # noqa: SLF001
    assert seen == [set()]
    with app._runner.unit(write=False) as unit:  # noqa: SLF001  settle writes nothing, or it would fail
        known(unit, app.catalogue.records, set())
    app.close()
