"""Measures, and writes docs/performance.md. Every ratio is of one run, round by round.

``python -m tests.bench ledgers`` (or ``reading``) measures that section alone and puts it there.
"""

import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from ruralgov.testing.postgres import server
from ruralgov_sqlalchemy import SqlStorage
from tests.bench import books, bulk, figures, reading, single
from tests.town import Town

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"
TAIL = "## Where the time goes"
ROUNDS = 3


def sqlite_bulk(folder: Path) -> tuple[list[float], list[float], int, int]:
    """Return the seconds of each round, ours and by hand, with commands and rows."""
    mine, theirs, count, rows = [], [], 0, 0
    for n in range(ROUNDS):
        path = folder / f"bulk{n}.db"
        seconds, count = bulk.ours(SqlStorage(f"sqlite:///{path}", "371082"))
        mine.append(seconds)
        seconds, rows = bulk.sqlite_by_hand(path, folder / f"hand{n}.db")
        theirs.append(seconds)
    return mine, theirs, count, rows


def postgres_bulk(url: str) -> tuple[list[float], list[float], int, int]:
    """Return the same for PostgreSQL."""
    mine, theirs, count, rows = [], [], 0, 0
    for n in range(ROUNDS):
        one, other = database(url, f"bulk{n}"), database(url, f"hand{n}")
        seconds, count = bulk.ours(SqlStorage(one, "371082"))
        mine.append(seconds)
        empty = Town(SqlStorage(other, "371082"))
        empty.app.close()
        with psycopg.connect(other, autocommit=True) as connection:
            connection.execute("ALTER TABLE ruralgov_events DISABLE TRIGGER USER")
            for (name,) in connection.execute(
                "SELECT tablename FROM pg_tables WHERE tablename LIKE 'ruralgov%' "
                "AND tablename <> 'ruralgov_schema'"
            ).fetchall():
                connection.execute(f"TRUNCATE {name}".encode())
        seconds, rows = bulk.postgres_by_hand(one, other)
        theirs.append(seconds)
    return mine, theirs, count, rows


def database(url: str, name: str) -> str:
    """Make a fresh database and return its URL."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return url.rsplit("/", 1)[0] + "/" + name


def alone(what: str, folder: Path) -> dict[str, Any]:
    """Run a part of the bench in a process of its own, and return what it printed."""
    store = f"sqlite:///{folder}/{what}.db"
    words = [sys.executable, "-m", f"tests.bench.{what}", store, str(folder)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def questions(folder: Path, url: str) -> list[str]:
    """Return a row for each question over a full year, on both databases."""
    sqlite = figures.times(SqlStorage(f"sqlite:///{folder}/figures.db", "371082"))
    postgres = figures.times(SqlStorage(url, "371082"))
    return [f"| {name} | {sqlite[name]:.1f} | {postgres[name]:.1f} |" for name in sqlite]


def ratio(mine: list[float], theirs: list[float]) -> float:
    """Return the median of the ratios of the rounds."""
    return statistics.median(a / b for a, b in zip(mine, theirs, strict=True))


def main(*sections: str) -> None:
    """Measure all, or one of the sections alone, and write."""
    alone_too = {"ledgers": ledgers, "reading": read}
    if not {*sections} <= {*alone_too}:
        sys.exit(__doc__)
    if not sections:
        cases()
    for name in sections or alone_too:
        alone_too[name]()


def ledgers() -> None:
    """Measure the ledgers and put their section into the page."""
    with tempfile.TemporaryDirectory() as name, server() as running:
        put(books.section(Path(name), partial(database, running.url)))


def read() -> None:
    """Measure reading and put its section into the page."""
    with tempfile.TemporaryDirectory() as name:
        words = [sys.executable, "-m", "tests.bench.reading", name]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    put(reading.section(json.loads(done.stdout)))


def put(section: str) -> None:
    """Put a section into the page, in the place of the one that was there, with the newest end."""
    page, _, _ = PAGE.read_text(encoding="utf-8").partition(f"\n{TAIL}")
    title = section.split("\n", 1)[0]
    parts = re.split(r"\n(?=## )", page)
    kept = [part for part in parts if not part.startswith(f"{title}\n")]
    tail = Path(__file__).with_name("tail.md").read_text(encoding="utf-8")
    PAGE.write_text("\n".join([*kept, section]) + tail, encoding="utf-8")
    print(section)


def cases() -> None:
    """Measure the rest and write it."""
    lines = []
    with tempfile.TemporaryDirectory() as name, server() as running:
        folder = Path(name)
        for what, target, (mine, theirs, count, rows) in (
            ("SQLite, FULL, against `sqlite3.executemany`", 5.0, sqlite_bulk(folder)),
            ("PostgreSQL, against psycopg `executemany`", 5.0, postgres_bulk(running.url)),
        ):
            found = ratio(mine, theirs)
            per = statistics.median(mine) / count * 1e6
            lines.append(
                f"| bulk, {count:,} commands, {rows:,} rows: {what} | {found:.2f} | {target} | "
                f"{per:.0f} µs a command |"
            )
        pairs = [
            single.ours_and_core(SqlStorage(f"sqlite:///{folder}/one{n}.db", "371082"))
            for n in range(ROUNDS)
        ]
        mine, theirs = [p[0] for p in pairs], [p[1] for p in pairs]
        lines.append(
            line("one durable command, SQLite, against SQLAlchemy Core", mine, theirs, 1.5)
        )
        pairs = [
            single.ours_and_core(SqlStorage(database(running.url, f"one{n}"), "371082"))
            for n in range(ROUNDS)
        ]
        pg, pg_core = [p[0] for p in pairs], [p[1] for p in pairs]
        lines.append(line("one durable command, PostgreSQL, against Core", pg, pg_core, 1.5))
        peer = [single.eventsourcing_save(folder)] * ROUNDS
        lines.append(line("one durable command, SQLite, against eventsourcing", mine, peer, 1.0))
        peer = [single.django_save(folder)] * ROUNDS
        lines.append(
            line("one durable command, SQLite, against Django get + save", mine, peer, 1.0)
        )
        asked = questions(folder, database(running.url, "figures"))
        city, year = alone("load", folder), alone("year", folder)
    write(lines, asked, city, year)


def line(what: str, mine: list[float], theirs: list[float], target: float) -> str:
    """Return a row of the table."""
    p50 = f"{statistics.median(mine) * 1e3:.2f} ms, theirs {statistics.median(theirs) * 1e3:.2f} ms"
    return f"| {what} | {ratio(mine, theirs):.2f} | {target} | p50 {p50} |"


def write(lines: list[str], asked: list[str], city: dict[str, Any], year: dict[str, Any]) -> None:
    """Write the page."""
    head = (Path(__file__).with_name("head.md")).read_text(encoding="utf-8")
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    text = (
        f"{head}\nMeasured {datetime.now(UTC):%Y-%m-%d} on {machine}.\n\n"
        "| what | ratio | at most | ours |\n|---|---|---|---|\n" + "\n".join(lines) + "\n\n"
        f"The whole city on SQLite: {city['households']:,} households, {city['people']:,} people, "
        f"{city['lanes']:,} lanes in {city['seconds']} s (wanted: under 90 s), peak memory "
        f"{city['peak_mb']} MB (wanted: under 400 MB).\n\n"
        f"A year of that city on SQLite, `python -m tests.bench.year`: {year['cases']:,} cases "
        f"with all their commands in {year['seconds']} s (wanted: under 360 s), "
        f"{year['ms_a_case']} ms a case, peak memory {year['peak_mb']} MB (wanted: under 400 MB). "
        f"Milliseconds a case by tenth of the year: {', '.join(map(str, year['tenths_ms']))}.\n\n"
        "Questions over 410,000 cases, `python -m tests.bench.figures`, in milliseconds (wanted: "
        "under 50; PostgreSQL after the VACUUM that a server does by itself):\n\n"
        "| question | SQLite | PostgreSQL |\n|---|---|---|\n" + "\n".join(asked) + "\n"
    )
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
