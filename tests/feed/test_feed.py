"""The feed: everything that may leave, once, in its order; nothing else, and to nobody else."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import msgspec
import pytest

from ruralgov.app import codec
from ruralgov.app.application import App
from ruralgov.app.publishing import Publishing
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.access import FeedEvents, RoleGranted
from ruralgov.domain.access.views import LONGEST_PAGE
from ruralgov.domain.cases import CaseDispatched, CaseReported
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.collectives import CollectiveFounded
from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.kernel.errors import PluginFailure, StorageFailure
from ruralgov.domain.kernel.publish import FeedEvent, Keeps, Publishes
from ruralgov.domain.meetings import Matter
from ruralgov.domain.registry import PersonErased, PersonRegistered, PlaceRegistered
from ruralgov.ports.storage import Marked, StoredEvent
from ruralgov.testing import golden
from tests.scenario import every_command
from tests.town import KEYS, Town, code_of

EVENTS = [event for context in CONTEXTS for record in context.records for event in record.events]
PUBLISHING = Publishing(CONTEXTS)
DECLARED = PUBLISHING.declared
FREE = ("reason", "cause", "note", "words", "answer", "outcome", "text", "summary", "basis")
"""Texts in which people write freely: none of them leaves."""


@pytest.fixture(scope="module")
def lived() -> Town:
    """A town in which every command was given."""
    town = Town(MemoryStorage())
    steps = every_command(town)
    account, command = next(steps)
    while True:
        try:
            account, command = steps.send(town.do(account, command))
        except StopIteration:
            return town


def feed(town: Town, **more: Any) -> list[FeedEvent]:
    return list(town.app.events(**more, **town.city.staff("feed_reader")))


def journal(town: Town) -> list[StoredEvent]:
    storage: Any = town.app.storage
    return list(storage.journal)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_every_event_is_published_or_kept_for_a_reason(event: type) -> None:
    assert event in DECLARED, f"{event.__name__}: say in publishing.py what leaves, or why it stays"


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_no_text_leaves_in_which_people_write_freely_and_no_id_of_people(event: type) -> None:
    declared = DECLARED[event]
    if isinstance(declared, Publishes):
        assert not set(declared.words) & set(FREE)
        assert declared.people == ()


def test_a_new_event_without_a_declaration_is_kept(lived: Town) -> None:
    bare = tuple(attrs.evolve(context, publishes=()) for context in CONTEXTS)
    publishing = Publishing(bare)
    entries = [Marked("", entry) for entry in journal(lived)]
    assert [one for one in entries if publishing.give("371082", one)] == []


def test_what_may_leave_is_there_once_in_the_order_of_the_journal(lived: Town) -> None:
    found, written = feed(lived), journal(lived)
    leaving = {k.__name__ for k, one in DECLARED.items() if isinstance(one, Publishes)}
    assert [one.type for one in found] == [one.type for one in written if one.type in leaving]
    assert len({one.id for one in found}) == len(found)
    assert [one.mark for one in found] == sorted({one.mark for one in found})
    assert len({one.type for one in found}) > 100


def test_what_is_given_is_what_is_declared_and_of_its_type(lived: Town) -> None:
    for one in feed(lived):
        declared = DECLARED[next(k for k in DECLARED if k.__name__ == one.type)]
        assert isinstance(declared, Publishes)
        assert set(one.fields) == set(declared.names)
    (place, *_) = feed(lived, types=[PlaceRegistered])
    assert place.fields["since"].year == 2023
    assert place.fields["code"] == "371082101"


def test_no_personal_value_and_no_word_of_a_field_that_is_kept_is_in_it(lived: Town) -> None:
    given = {one.id: one for one in feed(lived)}
    texts = {codec.to_json(one) for one in given.values()}
    everything = "\n".join(texts)
    tx = lived.app.storage.begin(write=False)
    unit = lived.app.unit_of(tx)
    secrets = set[str]()
    for entry in journal(lived):
        if entry.sealed is not None and (opened := unit.sealing.open(entry)) is not None:
            leaves = set(_leaves(msgspec.json.decode(opened)))
            secrets |= {text for text in leaves if len(text) > (4 if text.isdecimal() else 1)}
    tx.close()
    assert len(secrets) > 20
    assert [one for one in secrets if one in everything] == []
    for entry in journal(lived):
        for name, value in msgspec.json.decode(entry.body).items():
            if name in FREE and isinstance(value, str) and len(value) > 3:
                one = given.get(f"{entry.kind}/{entry.key}/{entry.version}")
                fields = {} if one is None else json.loads(codec.to_json(dict(one.fields)))
                assert value not in _leaves({k: v for k, v in fields.items() if k != name})


def test_people_and_accounts_are_not_in_it(lived: Town) -> None:
    everything = codec.to_json(feed(lived))
    people = {one.key for one in journal(lived) if one.kind in ("person", "household")}
    assert people
    assert [one for one in people if one in everything] == []
    values = set(_leaves(json.loads(everything)))
    words = {one.value for one in Matter}  # of which one is an account's name as well
    assert not (values - words) & {one.actor for one in journal(lived)}
    for one in feed(lived, types=[PersonRegistered, PersonErased]):
        assert len(one.key) == 32
    erased = {one.key for one in feed(lived, types=[PersonErased])}
    assert erased <= {
        one.key for one in feed(lived, types=[PersonRegistered, "OutsiderRegistered"])
    }


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("size", [1, 7, 500])
def test_it_does_not_matter_where_a_page_ends(lived: Town, size: int) -> None:
    assert feed(lived, page=size) == feed(lived)


def test_it_goes_on_after_any_mark(lived: Town) -> None:
    whole = feed(lived)
    for at in range(0, len(whole), 97):
        assert feed(lived, after=whole[at].mark) == whole[at + 1 :]
    assert feed(lived, after=whole[-1].mark) == []


def test_events_that_are_kept_or_not_wanted_move_the_mark_too(lived: Town) -> None:
    asked = FeedEvents(after="", limit=5, types=("CaseDispatched",))
    page = lived.app.query(asked, **lived.city.staff("feed_reader"))
    assert (page.events, page.more) == ((), True)
    assert page.mark
    types = Counter(
        one.type for one in feed(lived, types=[CaseDispatched, "CaseReported"], page=50)
    )
    assert set(types) == {"CaseDispatched", "CaseReported"}
    assert types == Counter(
        one.type for one in journal(lived) if one.type in ("CaseDispatched", "CaseReported")
    )


def test_a_reader_goes_on_when_more_has_happened(opener: Callable[[str], Any]) -> None:
    town = Town(opener("371082"))
    before = feed(town)
    town.place("371082102", "成山镇")
    (new,) = feed(town, after=before[-1].mark)
    assert (new.type, new.fields["name"]) == ("PlaceRegistered", "成山镇")
    town.app.close()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"types": ["RoleGranted"]}, "event_kept"),
        ({"types": [RoleGranted]}, "event_kept"),
        ({"types": ["NoSuchEvent"]}, "event_kept"),
        ({"page": 0}, "page_wrong"),
        ({"page": LONGEST_PAGE}, ""),
        ({"page": LONGEST_PAGE + 1}, "page_wrong"),
    ],
)
def test_a_wrong_question_is_refused(lived: Town, more: dict[str, Any], code: str) -> None:
    assert code_of(lambda: feed(lived, **more)) == code


def test_a_mark_that_is_none_is_refused(opener: Callable[[str], Any]) -> None:
    town = Town(opener("371082"))
    assert code_of(lambda: feed(town, after="昨天")) == "mark_wrong"
    town.app.close()


def test_bodies_of_every_schema_that_was_ever_pinned_can_be_given() -> None:
    given = 0
    for context in CONTEXTS:
        folder = Path(__file__).parents[1] / context.name
        for name, bodies in golden.load(folder).items():
            for kept in bodies:
                body, personal = kept.written
                sealed = None if kept.personal is None else personal.encode()
                entry = StoredEvent(
                    kept.record,
                    "k",
                    1,
                    name,
                    kept.schema,
                    "-",
                    "-",
                    "-",
                    "2026-01-01T00:00:00+00:00",
                    body,
                    sealed,
                )
                one = PUBLISHING.give("371082", Marked("1", entry))
                given += one is not None
                if one is not None and kept.personal:
                    found = codec.to_json(dict(one.fields))
                    assert not [v for v in _leaves(kept.personal) if len(v) > 1 and v in found]
    assert given > 150


def test_an_event_that_is_unknown_here_stops_the_feed_and_is_named(lived: Town) -> None:
    town = Town(MemoryStorage())
    storage: Any = town.app.storage
    storage.journal.append(msgspec.structs.replace(storage.journal[-1], kind="nosuch"))
    with pytest.raises(StorageFailure, match="event_unreadable"):
        feed(town)


def of(context: str, *publishes: Any) -> tuple[Context, ...]:
    return tuple(
        attrs.evolve(one, publishes=publishes) if one.name == context else one for one in CONTEXTS
    )


@pytest.mark.parametrize(
    ("declared", "problem"),
    [
        ([Publishes(CaseReported, ("text",))], "text holds Personal"),
        ([Publishes(CaseReported, words=("text",))], "text holds Personal"),
        ([Publishes(CaseReported, people=("text",))], "text holds Personal"),
        ([Publishes(CaseReported, ("household",))], "household holds HouseholdId"),
        ([Publishes(CaseReported, words=("household",))], "household holds HouseholdId"),
        ([Publishes(CaseReported, ("matter",))], "matter holds str"),
        ([Publishes(CaseReported, ("nosuch",))], "it has no field nosuch"),
        ([Publishes(CaseReported, ("place",), words=("place",))], "a field stands twice"),
        ([Publishes(CaseReported), Keeps(CaseReported, "x")], "it is declared twice"),
        ([Keeps(CaseReported, " ")], "it is kept without a reason"),
        ([Publishes(CollectiveFounded)], "no record of the context has it"),
    ],
)
def test_a_declaration_that_lets_too_much_go_is_refused(declared: list[Any], problem: str) -> None:
    with pytest.raises(PluginFailure) as refused:
        App("371082", MemoryStorage(), KEYS, contexts=of("cases", *declared))
    assert refused.value.code == "publishing_wrong"
    assert refused.value.facts["problem"] == problem


def test_ids_of_people_leave_where_they_are_declared_one_by_one(lived: Town) -> None:
    publishing = Publishing(of("registry", Publishes(PersonRegistered, people=("household",))))
    entries = [one for one in journal(lived) if one.type == "PersonRegistered"]
    given = [publishing.give("371082", Marked("1", one)) for one in entries]
    known = {one.key for one in journal(lived) if one.kind == "household"}
    assert {one.fields["household"] for one in given if one} <= known
    assert all(given)
