"""The section on ledgers: ours and its peers in turn, then a full year on both databases."""

import json
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import define, field

from ruralgov.reports import beancount
from ruralgov.reports.journals import Scope, journal
from ruralgov_sqlalchemy import SqlStorage
from tests.bench import bulk, ledgers
from tests.town import Town

ROOT = Path(__file__).parents[2]
ROUNDS, COLLECTIVES, FULL, FEW = 3, 100, 1000, 50
DJANGO = 500
"""Vouchers that django-ledger posts in a round: it takes some 7 ms for each."""
POSTED, ONE, ALL, VERIFIED = 10_000, 50, 200, 10
"""Wanted: lines a second at least; milliseconds of one, of all; seconds of ``verify``, at most."""


@define
class Peer:
    """Lines a second of each round."""

    name: str
    does: str
    rates: list[float] = field(factory=list)

    def row(self, ours: "Peer") -> str:
        """Return a row of the table: the rate, and the median of the ratios of the rounds."""
        pairs = zip(ours.rates, self.rates, strict=True)
        times = statistics.median([mine / theirs for mine, theirs in pairs])
        return f"| {self.name} | {self.does} | {statistics.median(self.rates):,.0f} | {times:.2f} |"


def section(folder: Path, database: Callable[[str], str], quick: bool) -> str:
    """Measure, and return the section; *database* makes one on PostgreSQL and returns its URL."""
    rounds, count = (1, FEW) if quick else (ROUNDS, FULL)
    peers = compare(folder, rounds)
    full = {
        name: _run("ledgers", store, str(count), "whole", "verify")
        for name, store in (
            ("SQLite", f"sqlite:///{folder}/full.db"),
            ("PostgreSQL", database("ledgers")),
        )
    }
    sqlite, other = full["SQLite"], full["PostgreSQL"]
    sqlite |= _one_town(f"sqlite:///{folder}/one.db", count)
    other |= _one_town(database("one_town"), count)
    vouchers = COLLECTIVES * ledgers.VOUCHERS
    return (
        "## Ledgers\n\n"
        f"Posting {vouchers:,} vouchers of four lines, {rounds} rounds, in turn on the same "
        f"machine ({DJANGO} vouchers for django-ledger). GPL programs run as programs.\n\n"
        "| what | what it does | lines a second | ours, so many times as fast |\n"
        "|---|---|---|---|\n" + "\n".join(peer.row(peers[0]) for peer in peers) + "\n\n"
        f"A year of {count:,} collectives in {ledgers.TOWNS} towns, {sqlite['vouchers']:,} "
        f"vouchers, {4 * sqlite['vouchers']:,} lines, `python -m tests.bench ledgers`:\n\n"
        "| what | SQLite | PostgreSQL | wanted |\n|---|---|---|---|\n"
        + "\n".join(
            f"| {what} | {sqlite[name]:,}{unit} | {other[name]:,}{unit} | {wanted} |"
            for what, name, unit, wanted in (
                ("posting, lines a second", "lines_a_second", "", f"at least {POSTED:,} on SQLite"),
                ("all four statements of one collective", "one_ms", " ms", f"under {ONE} ms"),
                ("trial balance of a town", "town_ms", " ms", f"under {ALL} ms"),
                ("the same, of one town with all of them", "one_town_ms", " ms", f"under {ALL} ms"),
                ("trial balance of all collectives", "city_ms", " ms", f"under {ALL} ms"),
                ("the same, each by itself", "each_ms", " ms", f"under {ALL} ms"),
                ("each by itself, of one town", "one_town_each_ms", " ms", f"under {ALL} ms"),
                ("balance sheet of all collectives", "city_sheet_ms", " ms", f"under {ALL} ms"),
                ("`verify` of the sealed journal", "verify_s", " s", f"under {VERIFIED} s"),
                ("processor seconds of our process, posting", "posting_cpu_s", " s", "-"),
                ("processor seconds of our process, `verify`", "verify_cpu_s", " s", "-"),
                ("peak memory, `verify` included", "peak_mb", " MB", "-"),
            )
        )
        + "\n"
    )


def _one_town(store: str, count: int) -> dict[str, Any]:
    """Return what a town takes that has all the collectives."""
    found = _run("ledgers", store, str(count), "whole", "", "1")
    return {f"one_{name}": found[name] for name in ("town_ms", "town_each_ms")}


def compare(folder: Path, rounds: int) -> list[Peer]:
    """Post with ours and with each peer in turn, round by round."""
    ours = Peer("ruralgov", "enters, checks, posts, seals; SQLite, FULL")
    hand = Peer("`sqlite3.executemany` of our rows", "checks nothing; SQLite, FULL")
    plain = Peer("`sqlite3.executemany` of lines alone", "a table, no index; SQLite, FULL")
    text = Peer("beancount 3", "loads and validates the file again")
    django = Peer("django-ledger", "`commit_txs(je_posted=True)`; SQLite, FULL")
    for n in range(rounds):
        path = folder / f"books{n}.db"
        town = Town(SqlStorage(f"sqlite:///{path}", "371082"))
        keys, _ = ledgers.opened(town, COLLECTIVES)
        posted = ledgers.post(town, keys)
        ours.rates.append(posted.lines_a_second)
        lines = 4 * posted.vouchers
        file = folder / f"books{n}.beancount"
        with file.open("w", encoding="utf-8") as out:
            scope = Scope(**ledgers.YEAR)
            out.writelines(journal(town.app, beancount, scope, **town.acting("auditor")))
        town.app.close()
        seconds, _ = bulk.sqlite_by_hand(path, folder / f"rows{n}.db")
        hand.rates.append(lines / seconds)
        plain.rates.append(lines / plain_table(path, folder / f"plain{n}.db"))
        text.rates.append(_rate(_run("peers", "beancount", str(file))))
        django.rates.append(_rate(_run("peers", "django", str(folder), str(DJANGO))))
    return [ours, hand, plain, text, django]


def plain_table(source: Path, target: Path) -> float:
    """Write the lines alone into a table without an index, and return the seconds."""
    there = sqlite3.connect(source)
    rows = there.execute("SELECT * FROM ruralgov_voucher_lines").fetchall()
    there.close()
    here = sqlite3.connect(target, isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=FULL"):
        here.execute(f"PRAGMA {setting}")
    marks = ["?"] * len(rows[0])
    here.execute(f"CREATE TABLE lines ({', '.join(f'c{n}' for n in range(len(marks)))})")
    start = time.perf_counter()
    here.execute("BEGIN")
    here.executemany(f"INSERT INTO lines VALUES ({', '.join(marks)})", rows)
    here.execute("COMMIT")
    seconds = time.perf_counter() - start
    here.close()
    return seconds


def _rate(found: dict[str, Any]) -> float:
    assert not found["errors"], found
    return float(found["lines"] / found["seconds"])


def _run(module: str, *words: str) -> dict[str, Any]:
    """Run a part of the bench in a process of its own, and return what it printed."""
    given = [sys.executable, "-W", "ignore", "-m", f"tests.bench.{module}", *words]
    done = subprocess.run(given, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
