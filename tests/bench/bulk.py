"""Bulk: ``execute_many`` against the driver writing the same rows by hand."""

import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from ruralgov.domain.grids import GridRow  # noqa: F401  the whole library is loaded first
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import HouseholdId
from ruralgov.domain.registry import RegisterHousehold
from ruralgov.sample.divisions import SHIPPED
from ruralgov.sample.draw import BEGIN, RELATIONS, Draw
from ruralgov_sqlalchemy import SqlStorage
from tests.town import Town

HOMES, ROUNDS = 3000, 3
Round = tuple[float, float, int, int]
"""Our seconds, those by hand, and how many commands and rows it was."""


def section(folder: Path, database: Callable[[str], str], quick: bool) -> str:
    """Measure, and return the section of the page."""
    rounds = range(1 if quick else ROUNDS)
    rows = [
        _row("SQLite, FULL, against `sqlite3.executemany`", [_sqlite(folder, n) for n in rounds]),
        _row("PostgreSQL, against psycopg `executemany`", [_postgres(database, n) for n in rounds]),
    ]
    head = "| what | ratio | at most | ours |\n|---|---|---|---|\n"
    return (
        "## Bulk\n\nHouseholds and people are registered, `python -m tests.bench bulk`.\n\n"
        + head
        + "\n".join(rows)
        + "\n"
    )


def _row(what: str, rounds: list[Round]) -> str:
    ratio = statistics.median(mine / theirs for mine, theirs, *_ in rounds)
    (*_, count, rows), mine = rounds[0], statistics.median(one[0] for one in rounds)
    return (
        f"| {count:,} commands, {rows:,} rows: {what} | {ratio:.2f} | 5.0 | "
        f"{mine / count * 1e6:.0f} µs a command |"
    )


def _sqlite(folder: Path, n: int) -> Round:
    path = folder / f"bulk{n}.db"
    mine, count = ours(SqlStorage(f"sqlite:///{path}", "371082"))
    theirs, rows = sqlite_by_hand(path, folder / f"hand{n}.db")
    return mine, theirs, count, rows


def _postgres(database: Callable[[str], str], n: int) -> Round:
    one, other = database(f"bulk{n}"), database(f"hand{n}")
    mine, count = ours(SqlStorage(one, "371082"))
    Town(SqlStorage(other, "371082")).app.close()
    with psycopg.connect(other, autocommit=True) as connection:
        connection.execute("ALTER TABLE ruralgov_events DISABLE TRIGGER USER")
        for (name,) in connection.execute(
            "SELECT tablename FROM pg_tables WHERE tablename LIKE 'ruralgov%' "
            "AND tablename <> 'ruralgov_schema'"
        ).fetchall():
            connection.execute(f"TRUNCATE {name}".encode())
    theirs, rows = postgres_by_hand(one, other)
    return mine, theirs, count, rows


def commands(town: Town) -> list[Any]:
    """Return the registration of 3,000 households and their people, about 10,300 commands."""
    draw = Draw(1, SHIPPED)
    found: list[Any] = []
    for n in range(HOMES):
        home = HouseholdId(f"{n:08x}-0000-7000-8000-000000000000")
        found.append(
            RegisterHousehold(
                id=home, village=town.village, number=f"{n:04d}", since=BEGIN, source="t"
            )
        )
        found += [draw.person(home, relation) for relation in RELATIONS[: draw.size()]]
    return found


def ours(storage: SqlStorage) -> tuple[float, int]:
    """Return the seconds of a batch through the public API, and how many commands it was."""
    town = Town(storage)
    given = commands(town)
    start = time.perf_counter()
    for answer in town.app.execute_many(given, **town.acting("registrar")):
        if isinstance(answer, RuralgovError):
            raise answer
    town.app.seal()
    seconds = time.perf_counter() - start
    town.app.close()
    return seconds, len(given)


def sqlite_by_hand(source: Path, target: Path) -> tuple[float, int]:
    """Write the rows of a store into an empty one with ``sqlite3.executemany``."""
    there = sqlite3.connect(source)
    here = sqlite3.connect(target, isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536"):
        here.execute(f"PRAGMA {setting}")
    question = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name LIKE 'ruralgov%'"
    for (sql,) in there.execute(question):
        if "TRIGGER" not in sql:
            here.execute(sql)
    names = there.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    data = {name: there.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}
    seconds, count = _insert(data, here.execute, here.executemany, "?")
    here.close()
    there.close()
    return seconds, count


def postgres_by_hand(source: str, target: str) -> tuple[float, int]:
    """Write the rows of a store into another that is set up and empty, with psycopg."""
    with psycopg.connect(source) as there, psycopg.connect(target) as here:
        names = there.execute(
            "SELECT tablename FROM pg_tables WHERE tablename LIKE 'ruralgov%' "
            "AND tablename <> 'ruralgov_schema'"
        ).fetchall()
        data = {}
        for (name,) in names:
            columns = there.execute(
                "SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) "
                "FROM information_schema.columns WHERE table_name = %s "
                "AND column_name NOT IN ('position', 'xid')",
                (name,),
            ).fetchone()
            rows = there.execute(f"SELECT {columns[0]} FROM {name}".encode()).fetchall()  # type: ignore[index]
            data[f"{name} ({columns[0]})"] = rows  # type: ignore[index]
        cursor = here.cursor()

        def run(sql: str) -> Any:
            return here.commit() if sql == "COMMIT" else None

        def run_many(sql: str, rows: list[Any]) -> Any:
            return cursor.executemany(sql.encode(), rows)

        return _insert(data, run, run_many, "%s")


def _insert(
    data: dict[str, list[Any]],
    run: Callable[[str], Any],
    run_many: Callable[[str, list[Any]], Any],
    mark: str,
) -> tuple[float, int]:
    """Write in transactions as large as those of the batch: a fifth of every table at a time."""
    parts = 5
    start = time.perf_counter()
    for n in range(parts):
        run("BEGIN IMMEDIATE")
        for name, rows in data.items():
            part = rows[len(rows) * n // parts : len(rows) * (n + 1) // parts]
            if part:
                marks = ", ".join([mark] * len(part[0]))
                run_many(f"INSERT INTO {name} VALUES ({marks})", part)
        run("COMMIT")
    return time.perf_counter() - start, sum(map(len, data.values()))
