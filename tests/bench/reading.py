"""What reading takes on a store of a city: exports, checks, audit, proof, and opening.

``python -m tests.bench.reading FOLDER [quick]`` makes some of the city's people and of its
books in FOLDER, measures, and prints JSON; ``python -m tests.bench reading`` puts it into the page.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from ruralgov import open_app
from ruralgov.app.application import App
from ruralgov.builtin.keyfile import make_key
from ruralgov.cli.city import FIRST, FOUNDED, found_city
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import CrossCheckPlace
from ruralgov.domain.registry import Places
from ruralgov.ports.storage import Transaction
from ruralgov.reports import beancount, hledger
from ruralgov.reports.audit import audit
from ruralgov.reports.journals import Scope, journal
from ruralgov.sample.city import City
from ruralgov.sample.divisions import shipped
from ruralgov.sample.life import Life, SimulatedClock
from tests.bench.memory import peak_mb

SCALE, QUICK = 0.03, 0.006
"""Shares of the city's households; ten times as many of its villages keep books."""
CASES, FEW_CASES = 1_100, 300
"""With all their commands 1,100 cases are a day of the city: 10,000 events."""
VOUCHERS, COLLECTIVES = 43_000, 839
"""Of a year of the city."""
TURNS = 3
FIRST_MONTH, LAST_MONTH = Month("2024-01"), Month("2024-12")
OPENING = """
import sys, time
now = lambda: (time.perf_counter(), time.process_time())
start = now()
import ruralgov.app.opening as o
import ruralgov_sqlalchemy, ruralgov_office
between = now()
app = o.open_app("371082", sys.argv[1], key_file=sys.argv[2])
end = now()
print(*(b - a for a, b in zip((*start, *between), (*between, *end))))
"""


class Took(NamedTuple):
    """Seconds that something took: by the wall, and of the processor."""

    wall: float
    processor: float


def made(folder: Path, share: float, cases: int) -> tuple[App, City, str]:
    """Make the store; return its app and city, and the head that stood before its last day."""
    key = folder / "reading.key"
    make_key(key)
    clock = SimulatedClock(FOUNDED)
    app = open_app("371082", f"sqlite:///{folder}/reading.db", key_file=key, clock=clock)
    app.set_up(AccountId("admin"))
    city, settled, _ = found_city(
        app, clock, "admin", 1, shipped(), share, lambda _what, _more: None, books=True
    )
    head = str(app.seal())
    Life(city, clock, settled).run(cases, FIRST, 1)
    return app, city, head


def seconds(action: Callable[[], object]) -> Took:
    """Return how long an action takes, with the processes that it waits for."""
    start, used = time.perf_counter(), _used()
    action()
    return Took(time.perf_counter() - start, _used() - used)


def _used() -> float:
    """Return the seconds of the processor that this process and those that it waited for took."""
    return sum(os.times()[:4])


def middle(turns: Iterable[Took]) -> Took:
    """Return the medians of some turns."""
    walls, processor = zip(*turns, strict=True)
    return Took(statistics.median(walls), statistics.median(processor))


def main(folder: str, quick: str = "") -> None:
    """Measure and print."""
    there = Path(folder)
    scale, cases = (QUICK, FEW_CASES) if quick else (SCALE, CASES)
    found: dict[str, Any] = {}
    app, city, head = made(there, scale, cases)
    found |= counted(app, head)
    before = peak()
    found |= exported(app, city, found["vouchers"])
    found["exports_mb"] = peak() - before
    found |= checked(app, city)
    found["audit_s"] = seconds(lambda: audit(app, **auditor(city), day=FIRST))
    found |= proven(app, head)
    app.close()
    found |= opened(there)
    found["peak_mb"] = peak()
    print(json.dumps({name: _shown(value) for name, value in found.items()}))


def _shown(value: Any) -> Any:
    return [round(one, 3) for one in value] if isinstance(value, Took) else value


def peak() -> int:
    """Return the most memory that this process had, in MB."""
    return peak_mb()


def auditor(city: City) -> dict[str, Any]:
    """Return who audits."""
    return {"actor": city.staff("auditor")["actor"]}


def counted(app: App, head: str) -> dict[str, int]:
    """Return how much there is: collectives, vouchers, events, and those after the head."""
    tx = app.storage.begin(write=False)
    collectives, vouchers = (
        len(tx.rows(table, (), columns=("owner",))) for table in ("collectives", "vouchers")
    )
    mark = next(str(row[2]) for row in tx.rows("seals", ()) if f"{row[0]}:{row[3]}" == head)
    counts = {"events": _events(tx, ""), "new": _events(tx, mark)}
    tx.close()
    return {"collectives": collectives, "vouchers": vouchers} | counts


def _events(tx: Transaction, after: str) -> int:
    count = 0
    while page := tx.feed(after, 10_000):
        count, after = count + len(page), page[-1].mark
    return count


def exported(app: App, city: City, vouchers: int) -> dict[str, Took]:
    """Return what the exports of the year take, as if the city had all its vouchers."""
    acting, scope = city.staff("bookkeeper"), Scope(first=FIRST_MONTH, last=LAST_MONTH)

    def export(form: ModuleType) -> Took:
        return seconds(lambda: sum(map(len, journal(app, form, scope, **acting))))

    found = {form.__name__.rpartition(".")[2]: export(form) for form in (beancount, hledger)}
    share = VOUCHERS / vouchers
    return {f"{name}_s": Took(*(one * share for one in took)) for name, took in found.items()}


def checked(app: App, city: City) -> dict[str, Took]:
    """Return what cross-checks take: of a town's month, and the city's month and year."""
    acting = city.staff("townfunds")
    town = app.query(Places(), **city.staff("registrar"))[0].owner
    month: dict[str, Any] = {"first": Month("2024-06"), "last": Month("2024-06")}
    year: dict[str, Any] = {"first": FIRST_MONTH, "last": LAST_MONTH}
    asked = {
        "town_month_s": CrossCheckPlace(place=PlaceId(town), **month),
        "city_month_s": CrossCheckPlace(**month),
        "city_year_s": CrossCheckPlace(**year),
    }

    def ask(query: CrossCheckPlace) -> Took:
        return seconds(lambda: app.query(query, **acting))

    return {name: ask(query) for name, query in asked.items()}


def proven(app: App, head: str) -> dict[str, Took]:
    """Return what ``verify`` takes, of all and since a head."""

    def verify(since: str | None) -> Took:
        found: list[str] = []
        took = seconds(lambda: found.extend(app.verify(since=since)))
        assert found == [], found
        return took

    return {"verify_s": verify(None), "since_s": verify(head)}


def opened(folder: Path) -> dict[str, Took]:
    """Return what it takes a fresh process to import the library, and to open the store."""
    store, key = f"sqlite:///{folder}/reading.db", str(folder / "reading.key")
    words = [sys.executable, "-c", OPENING, store, key]
    turns = [list(map(float, _said(*words).split())) for _ in range(TURNS)]
    door = [sys.executable, "-m", "ruralgov", "--store", store, "--key-file", key]
    asks = [*door, "--as", "registrar", "--purpose", "registration", "ask", "Places"]
    return {
        "import_s": middle(Took(*one[:2]) for one in turns),
        "open_s": middle(Took(*one[2:]) for one in turns),
        "help_s": middle(seconds(lambda: _said(*door, "--help")) for _ in range(TURNS)),
        "ask_s": middle(seconds(lambda: _said(*asks)) for _ in range(TURNS)),
    }


def _said(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def section(found: dict[str, Any]) -> str:
    """Return the section of the page."""
    share = found["collectives"] / COLLECTIVES
    rows = (
        (f"beancount of the year, per {VOUCHERS:,} vouchers", "beancount_s", "under 6 s"),
        (f"hledger of the year, per {VOUCHERS:,} vouchers", "hledger_s", "under 6 s"),
        ("cross-check of a town's month", "town_month_s", "-"),
        ("cross-check of the city's month", "city_month_s", "-"),
        ("cross-check of the city's year", "city_year_s", f"under {6 * share:.1f} s"),
        ("audit of the city", "audit_s", "-"),
        (f"`verify` of {found['events']:,} events", "verify_s", "-"),
        (f"`verify --since` a head, {found['new']:,} new events", "since_s", "under 5 s"),
        ("importing the library, SQLAlchemy and the plugins, afresh", "import_s", "-"),
        ("`open_app` after it", "open_s", "under 0.3 s"),
        ("`ruralgov --help`", "help_s", "-"),
        ("`ruralgov ask Places`", "ask_s", "-"),
    )
    lines = "\n".join(
        f"| {what} | {found[name][0]:.2f} s | {found[name][1]:.2f} s | {want} |"
        for what, name, want in rows
    )
    return (
        "## Reading\n\n"
        f"A store of {found['collectives']:,} collectives with {found['vouchers']:,} vouchers of a "
        f"year and some of the people, `python -m tests.bench reading`, SQLite, one run (the city "
        f"has {COLLECTIVES}); peak memory {found['peak_mb']} MB, of which the exports took "
        f"{found['exports_mb']} MB:\n\n"
        "| what | took | of the processor | wanted |\n|---|---|---|---|\n"
        f"{lines}\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
