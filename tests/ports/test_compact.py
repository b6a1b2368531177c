"""The compact journal of SQLite: what is given comes back, of old stores as well, and by SQL."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from tests.ports.layouts import JOURNAL, widen

from ruralgov.ports.storage import Changes, StoredEvent
from ruralgov.testing.storage import CITY, SHAPE, begun, write
from ruralgov_sqlalchemy import SqlStorage, compact

OTHER = "370682"
ID = "01a21f4c-a1e3-7b7e-9792-f2e4fc777e76"
COMMANDS = (
    *("c", "own:", f"own:{ID}", f"own:{ID}/0", f"own:{ID}/41", f"own:{ID}/041", f"own:{ID}/4/1"),
    *(f"own:{ID.upper()}/4", f"own:{ID}/", f"own:{ID}/٤", f"{ID}/4", ID, f"own:{ID[:-1]}/1", ""),
    *(f"own:{ID}/-4", f"own:{ID.replace('-', '')}", f"own:{ID}/{10**18}", "own:/3"),
)
INSTANTS = (
    *("2026-01-05T01:00:00.000000+00:00", "1969-12-31T23:59:59.999999+00:00", "2026-01-05", "7"),
    *("2026-01-05T01:00:00+00:00", "2026-01-05T01:00:00.000000+08:00", "", "9999-99"),
    *("9999-12-31T23:59:59.999999+00:00", "0001-01-01T00:00:00.000000+00:00"),
)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def opened(path: Path, city: str = CITY) -> SqlStorage:
    storage = SqlStorage(f"sqlite:///{path}/s.db", city)
    storage.set_up([SHAPE], lambda _tx, _made: None)
    return storage


def entry(n: int, command: str = "c", at: str = INSTANTS[0]) -> StoredEvent:
    return StoredEvent(
        *("k", f"{n:03}", 1, "T", 1, command, "a", "p", at, '{"n":1}', bytes([n % 256]), b"m")
    )


def fed(storage: SqlStorage, after: str = "", limit: int = 1000) -> list[tuple[str, StoredEvent]]:
    with begun(storage) as tx:
        return [(one.mark, one.entry) for one in tx.feed(after, limit)]


@given(
    st.one_of(
        st.sampled_from(COMMANDS), texts, st.builds("own:{}/{}".format, st.uuids(), st.integers())
    )
)
def test_the_id_of_a_command_comes_back_to_the_letter(text: str) -> None:
    assert compact.command_of(*compact.pack_command(text)) == text


@given(
    st.one_of(
        st.sampled_from(INSTANTS),
        texts,
        st.datetimes().map(lambda one: f"{one.isoformat(timespec='microseconds')}+00:00"),
    )
)
def test_an_instant_comes_back_to_the_letter(text: str) -> None:
    assert compact.instant_of(compact.pack_instant(text)) == text


def test_what_nobody_packed_is_shown_as_it_is() -> None:
    assert compact.instant_of(10**20) == str(10**20)
    assert compact.instant_of(b"x") == b"x"
    assert compact.instant_of(1.0) == 1.0
    assert compact.command_of(b"x", 3) == b"x"
    assert compact.command_of("c", 3) == "c/3"


def test_ids_of_ours_and_instants_take_few_bytes() -> None:
    assert compact.pack_command(f"own:{ID}/41") == (bytes.fromhex(ID.replace("-", "")), 41)
    assert isinstance(compact.pack_instant(INSTANTS[0]), int)


def test_the_view_shows_every_event_as_the_feed_gives_it(tmp_path: Path) -> None:
    storage = opened(tmp_path)
    events = [entry(n, command) for n, command in enumerate(COMMANDS)]
    events += [entry(100 + n, at=at) for n, at in enumerate(INSTANTS)]
    write(storage, Changes(events=events))
    shown = fed(storage)
    assert [one for _, one in shown] == events
    with storage.engine.connect() as connection:
        assert viewed(connection, CITY) == shown
    storage.close()


def viewed(connection: Connection, city: str) -> list[tuple[str, StoredEvent]]:
    """Return what plain SQL shows of a city."""
    question = text(
        f"SELECT {JOURNAL} FROM ruralgov_journal WHERE city = :city ORDER BY xid, position"  # noqa: S608
    )
    rows = connection.execute(question, {"city": city}).all()
    return [(f"{row[1]:020d}.{row[2]:020d}", StoredEvent(*row[3:])) for row in rows]


def test_cities_of_one_file_have_each_their_own_order(tmp_path: Path) -> None:
    first, second = opened(tmp_path), opened(tmp_path, OTHER)
    for n in range(4):
        write(first, Changes(events=[entry(2 * n), entry(2 * n + 1)]))
        write(second, Changes(events=[entry(50 + n)]))
    assert [int(one.key) for _, one in fed(first)] == [*range(8)]
    assert [int(one.key) for _, one in fed(second)] == [50, 51, 52, 53]
    marks = [mark for mark, _ in fed(first)]
    assert marks == sorted(marks)
    for at, mark in enumerate(marks):
        assert [one for one, _ in fed(first, mark)] == marks[at + 1 :]
    with begun(second) as tx:
        assert tx.latest() == INSTANTS[0]
        assert len(tx.history(("", "", 0), 100)) == 4
    first.close()
    second.close()


PLACES = (
    *((0, 1), (0, 2), (0, 9)),
    *((1 << 48 | 700, 31), (1 << 48 | 702, 30), (1 << 48 | 702, 33), (1 << 48 | 705, 2)),
    *((2 << 48, 1), (2 << 48, 2)),
)
"""What a store can hold: its own, what came by a backup from PostgreSQL, and its own again."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of two cities in the layout of before."""
    storage = opened(tmp_path)
    with storage.engine.begin() as connection:
        widen(connection)
        add = f"INSERT INTO ruralgov_events ({JOURNAL}) VALUES ({', '.join('?' * 15)})"  # noqa: S608
        for city in (OTHER, CITY):
            for n, (xid, position) in enumerate(PLACES):
                one = entry(n, COMMANDS[n], INSTANTS[n])
                fields = [getattr(one, name) for name in one.__struct_fields__]
                connection.exec_driver_sql(add, (city, xid, position, *fields))
        connection.exec_driver_sql("INSERT INTO ruralgov_epochs VALUES (2, '')")
    storage.close()
    return tmp_path


@pytest.mark.parametrize("city", [CITY, OTHER])
def test_an_old_journal_keeps_its_marks_and_its_order(old: Path, city: str) -> None:
    storage = opened(old, city)
    given = [f"{xid:020d}.{position:020d}" for xid, position in PLACES]
    events = [entry(n, COMMANDS[n], INSTANTS[n]) for n in range(len(PLACES))]
    assert fed(storage) == [*zip(given, events, strict=True)]
    for at, mark in enumerate(given):
        assert [one for one, _ in fed(storage, mark)] == given[at + 1 :]
        assert [one for one, _ in fed(storage, mark, 1)] == given[at + 1 : at + 2]
    with storage.engine.connect() as connection:
        assert viewed(connection, city) == fed(storage)
    write(storage, Changes(events=[entry(200)]))
    assert [one for one, _ in fed(storage)][:-1] == given
    assert fed(storage)[-1][0] > given[-1]
    storage.close()


@pytest.mark.parametrize(
    ("transaction", "position"), [(701, 99), (702, 31), (600, 1), (705, 3), (9999, 1)]
)
def test_a_mark_that_no_event_has_leads_to_what_is_after_it(
    old: Path, transaction: int, position: int
) -> None:
    storage = opened(old)
    mark = f"{1 << 48 | transaction:020d}.{position:020d}"
    wanted = [one for one in fed(storage) if one[0] > mark]
    assert fed(storage, mark) == wanted
    assert 2 <= len(wanted) <= 6
    storage.close()


@pytest.mark.parametrize("table", ["events", "subjects", "cities"])
@pytest.mark.parametrize("how", ["DELETE FROM {}", "UPDATE {} SET rowid = 7"])
def test_the_database_refuses_to_change_what_the_journal_rests_on(
    tmp_path: Path, table: str, how: str
) -> None:
    storage = opened(tmp_path)
    write(storage, Changes(events=[entry(1)]))
    with storage.engine.connect() as connection, pytest.raises(Exception, match="append-only"):
        connection.exec_driver_sql(how.format(f"ruralgov_{table}"))
    storage.close()
