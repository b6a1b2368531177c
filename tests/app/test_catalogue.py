"""No name is given twice, and nothing is let pass that nobody declares."""

from typing import Any

import pytest
from attrs import evolve, frozen

from ruralgov.app.catalogue import Catalogue
from ruralgov.app.keys import Keys
from ruralgov.domain.catalogue import CONTEXTS, REACTIONS
from ruralgov.domain.kernel.declare import Access, Asked, Context, Query, Record, Table, answers
from ruralgov.domain.kernel.errors import PluginFailure
from ruralgov.domain.kernel.imports import ImportTable, Steps
from ruralgov.domain.kernel.reactions import joined
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Purpose, Role
from ruralgov.domain.kernel.tables import Column, TableSpec
from ruralgov.domain.kernel.text import Text
from ruralgov.testing.contexts import takes

KEYS = Keys(b"k" * 32)


@frozen(kw_only=True)
class Bell:
    owner: str = ""


@frozen(kw_only=True)
class BellRung:
    pass


@frozen(kw_only=True)
class Bells(Query[int]):
    pass


def bells(_: Bells, asked: Asked) -> int:
    return 0


BELL: Record[Bell, BellRung] = Record(
    kind="bell",
    state=Bell,
    events=(BellRung,),
    evolve=lambda bell, _event: bell,
    tables=(Table(name="bells", row=Bell, key=("owner",)),),
)
RINGER = Role("test_ringer", "敲钟人", "bell ringer")
RINGING = Purpose("test_ringing", "敲钟", "ringing")
MINE = Context(
    name="bells",
    roles=(RINGER,),
    purposes=(RINGING,),
    texts=(Text("bell_missing", "没有钟", "no bell"),),
    records=(BELL,),
    queries=(answers(Bells, bells, Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)),),
    imports=(
        ImportTable(
            spec=TableSpec(name="bells", zh="钟", columns=(Column("name", "名称"),)),
            plan=lambda _importing: Steps(),
        ),
    ),
)
OTHER = Context(name="others")


def wrong(*contexts: Context, **more: Any) -> PluginFailure:
    with pytest.raises(PluginFailure) as caught:
        Catalogue(contexts, KEYS, **more)
    return caught.value


@pytest.mark.parametrize(
    ("what", "name", "second"),
    [
        ("context", "bells", evolve(OTHER, name="bells")),
        ("role", "test_ringer", evolve(OTHER, roles=MINE.roles)),
        ("purpose", "test_ringing", evolve(OTHER, purposes=MINE.purposes)),
        ("code", "bell_missing", evolve(OTHER, texts=MINE.texts)),
        ("record", "bell", evolve(OTHER, records=(evolve(BELL, events=(), tables=()),))),
        ("event", "BellRung", evolve(OTHER, records=(evolve(BELL, kind="gong", tables=()),))),
        ("table", "bells", evolve(OTHER, records=(evolve(BELL, kind="gong", events=()),))),
        ("message", "Bells", evolve(OTHER, queries=MINE.queries)),
        ("import table", "bells", evolve(OTHER, imports=MINE.imports)),
    ],
)
def test_a_name_that_two_declare_is_refused_and_both_are_named(
    what: str, name: str, second: Context
) -> None:
    error = wrong(MINE, second)
    assert error.code == "declared_twice"
    facts = {"what": what, "name": name, "first": "bells", "second": second.name}
    assert error.facts == facts
    assert all(str(fact) in error.zh and str(fact) in error.en for fact in facts.values())


def test_a_name_that_one_context_declares_twice_is_refused() -> None:
    assert wrong(evolve(MINE, records=(BELL, BELL))).facts["name"] == "bell"


def test_a_table_of_the_store_itself_is_taken() -> None:
    shape = next(iter(Catalogue([MINE], KEYS).shapes()))
    error = wrong(MINE, fixed=[shape])
    assert (error.code, error.facts["first"]) == ("declared_twice", "ruralgov")


@pytest.mark.parametrize("code", ["not_granted", "text_personal", "not_unique"])
def test_a_code_that_the_library_says_of_any_context_is_taken(code: str) -> None:
    error = wrong(evolve(MINE, texts=(Text(code, "没有钟", "no bell"),)))
    assert (error.code, error.facts["first"]) == ("declared_twice", "ruralgov")


def test_a_role_or_purpose_that_nobody_declares_lets_nobody_pass() -> None:
    for lost in (evolve(MINE, roles=()), evolve(MINE, purposes=())):
        open_ = Access(roles=frozenset({RINGER}), purposes=frozenset({RINGING}))
        error = wrong(evolve(lost, queries=(answers(Bells, bells, open_),)))
        assert error.code == "role_undeclared"
        assert error.facts["message"] == "Bells"


def test_every_role_means_the_roles_of_this_app() -> None:
    access = Catalogue([MINE], KEYS).queries[Bells].access
    assert (access.roles, access.purposes) == (frozenset({RINGER}), frozenset({RINGING}))


def test_the_library_declares_no_name_twice() -> None:
    known = Catalogue(CONTEXTS, KEYS)
    assert len(known.roles) >= 20
    assert len(known.purposes) >= 9


def test_what_follows_from_an_event_takes_that_event() -> None:
    every = joined(*(one.reactions for one in CONTEXTS), REACTIONS)
    assert sum(map(len, every.values())) >= 170
    assert [
        (event.__name__, reaction)
        for event, reactions in every.items()
        for reaction in reactions
        if not takes(reaction, event)
    ] == []
