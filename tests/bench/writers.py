"""Writers at the same time, each over cases of its own: how much they do, how long each waits.

``python -m tests.bench writers`` measures PostgreSQL and SQLite, threads and processes, and on
PostgreSQL in turn with every command SERIALIZABLE, as all were before they declared what they ask;
with ``--quick`` it takes less than a minute, and writes no page.
"""

import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from attrs import asdict, evolve, frozen

from ruralgov.app.application import App
from ruralgov.app.bounds import Level, Levels
from ruralgov.app.observing import Teller
from ruralgov.app.receipts import Receipt
from ruralgov.domain.cases import (
    AcceptCase,
    DispatchCase,
    HandleCase,
    IntakeChannel,
    ReportCase,
    SignCase,
)
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.registry import PlaceRow, RegisterPlace
from ruralgov.sample.city import City
from ruralgov.sample.life import SimulatedClock
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.dialects import DIALECTS, POSTGRESQL, driver
from ruralgov_sqlalchemy.writers import Writes
from tests.town import DAY, KEYS, NOW, OPENED, UNIT, Town

ROOT = Path(__file__).parents[2]
VILLAGES = 800
FILLED = 6000
"""Cases that are there before anybody is measured."""
SECONDS, QUICK = 4.0, 1.5
THREADS, PROCESSES = (1, 2, 4, 8, 16), ((2, 1), (2, 4), (2, 8))
"""Of one process; and processes, each with so many threads: a Python process computes on one core.
"""
DECLARED, BEFORE = "declared", "all SERIALIZABLE"
HEAD: Final = (
    "| writers | isolation | commands/s | p50 ms | p99 ms | retries | failed | slowest/fastest |\n"
    "|---|---|---|---|---|---|---|---|"
)
_retries = threading.local()


class Desk:
    """An app over a store that is filled, and the staff of its city."""

    def __init__(self, url: str) -> None:
        storage = SqlStorage(url, "371082")
        self.app = App("371082", storage, KEYS, contexts=OPENED, clock=SimulatedClock(NOW))
        self.app.open()
        self.acting = City(self.app, AccountId("admin")).staff

    def do(self, account: str, command: Any) -> Receipt:
        """Carry out a command."""
        return self.app.execute(command, **self.acting(account))


@frozen
class Mine:
    """What one writer did in the time of all."""

    waits: list[float]
    failed: int
    retries: int


def _retried(_teller: Teller, _turn: int) -> None:
    _retries.count = getattr(_retries, "count", 0) + 1


def commands(places: list[PlaceId], first: int) -> Generator[tuple[str, Any], str, None]:
    """Give the first five commands of one case after the other; each is answered with its key."""
    at = first
    while True:
        at += 7
        text = CitizenText.of("灯不亮")
        place = places[at % len(places)]
        report = ReportCase(matter="light", place=place, channel=IntakeChannel.WEB, text=text)
        case = CaseId((yield "reporter", report))
        yield "desk", AcceptCase(case=case)
        yield "desk", DispatchCase(case=case, unit=UNIT, reason="属地")
        yield "handler", SignCase(case=case)
        yield "handler", HandleCase(case=case)


def write(desk: Desk, places: list[PlaceId], first: int, seconds: float) -> Mine:
    """Write for some time, each command as soon as the one before it was answered."""
    waits: list[float] = []
    failed, _retries.count = 0, 0
    given = commands(places, first)
    account, command = next(given)
    end = time.perf_counter() + seconds
    while (begun := time.perf_counter()) < end:
        try:
            key = desk.do(account, command).key
        except RuralgovError:
            failed += 1
            given = commands(places, first + failed)
            account, command = next(given)
        else:
            waits.append(time.perf_counter() - begun)
            account, command = given.send(key)
    return Mine(waits, failed, _retries.count)


def threads(url: str, places: list[PlaceId], count: int, seconds: float) -> list[Mine]:
    """Let threads of this process write, through one app."""
    desk = Desk(url)
    found = at_once(desk, places, count, seconds)
    desk.app.close()
    return found


def at_once(
    desk: Desk, places: list[PlaceId], count: int, seconds: float, first: int = 0
) -> list[Mine]:
    """Let threads write through an app, each about places of its own from the *first* on."""
    found: list[Mine] = []
    barrier = threading.Barrier(count)

    def run(number: int) -> None:
        desk.do("reporter", next(commands(places, first + number))[1])  # makes its connection
        barrier.wait()
        found.append(write(desk, places, first + number * 100 // count, seconds))

    running = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for one in running:
        one.start()
    for one in running:
        one.join()
    return found


def processes(url: str, shape: tuple[int, int], seconds: float, isolation: str) -> list[Mine]:
    """Let processes write, each with some threads, through an app of its own."""
    count, each = shape
    words = ("write", url, isolation, str(seconds))
    answers = _at_once([[*words, f"{n}/{each}"] for n in range(count)])
    return [Mine(**one) for said in answers for one in json.loads(said)]


def _at_once(runs: list[list[str]]) -> list[str]:
    """Run this module in processes that begin at the same time; return what each prints."""
    head, pipe = [sys.executable, "-m", "tests.bench.writers"], subprocess.PIPE
    running = [
        subprocess.Popen([*head, *words], cwd=ROOT, text=True, stdin=pipe, stdout=pipe)
        for words in runs
    ]
    for one in running:
        _line(one)
    for one in running:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    said = [_line(one) for one in running]
    for one in running:
        one.wait()
    return said


def loading(url: str, count: int, cases: int, isolation: str) -> float:
    """Return the seconds in which processes load cases, each those of its own villages."""
    share = str(cases // count)
    runs = [["load", url, isolation, share, f"{n}/{count}"] for n in range(count)]
    return max(float(said) for said in _at_once(runs))


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def one_process(what: str, url: str, isolation: str, amount: str, which: str) -> None:
    """Be one of the processes: say that it is ready, and begin as soon as it is told to."""
    with as_it_is(isolation):
        desk = Desk(url)
        places = villages(desk.app)
        print("ready", flush=True)
        sys.stdin.readline()
        number, count = map(int, which.split("/"))
        if what == "write":
            found = at_once(desk, places, count, float(amount), number * 100)
            print(json.dumps([asdict(one) for one in found]))
        else:
            part = len(places) // count
            print(load(desk, places[number * part : (number + 1) * part], int(amount)))
        desk.app.close()


def load(desk: Desk, places: list[PlaceId], cases: int) -> float:
    """Return the seconds that many cases take, step by step, in batches."""
    begun = time.perf_counter()
    given = [commands(places, number) for number in range(cases)]
    now = [next(one) for one in given]
    for step in range(5):
        account = now[0][0]
        done = desk.app.execute_many((command for _, command in now), **desk.acting(account))
        keys = [answer.key for answer in done if isinstance(answer, Receipt)]
        assert len(keys) == cases
        if step < 4:
            now = [one.send(key) for one, key in zip(given, keys, strict=True)]
    return time.perf_counter() - begun


def villages(app: App) -> list[PlaceId]:
    """Return the villages to write about."""
    with app._runner.unit(write=False) as unit:  # noqa: SLF001  rows as they are
        rows = unit.rows(PlaceRow, level=DivisionLevel.VILLAGE)
    return [PlaceId(row.owner) for row in rows]


def filled(url: str, cases: int) -> list[PlaceId]:
    """Make a store with its villages and some cases, and return the villages."""
    town = Town(SqlStorage(url, "371082"))
    codes = [f"3710{82102 + n // 200}{201 + n % 200}" for n in range(VILLAGES - 2)]
    for code in sorted({one[:9] for one in codes}):
        town.place(code, f"镇{code}")
    given = [RegisterPlace(code=one, name=f"村{one}", since=DAY, source="t") for one in codes]
    list(town.app.execute_many(given, **town.acting("registrar")))
    places = villages(town.app)
    lives = [next(commands(places, n))[1] for n in range(cases)]
    list(town.app.execute_many(lives, **town.acting("reporter")))
    town.app.close()
    return places


@contextmanager
def as_it_is(isolation: str) -> Iterator[None]:
    """Count retries, and have writers be as they are or as they were."""
    with patch.object(Teller, "retried", _retried):
        if isolation == DECLARED:
            yield
            return
        plain = property(lambda _: "BEGIN ISOLATION LEVEL SERIALIZABLE")
        few = evolve(POSTGRESQL, slot=lambda one: int(driver(one).info.backend_pid) % 8)
        with (
            patch.object(Levels, "of", lambda *_: Level.ALONE),  # which knows no bounds
            patch.object(Writes, "statement", plain),
            patch.dict(DIALECTS, postgresql=few),
        ):
            yield


def said(what: str, isolation: str, found: list[Mine], seconds: float) -> str:
    """Return a row of the table."""
    waits = sorted(wait for one in found for wait in one.waits)
    each = [len(one.waits) for one in found]
    p99 = waits[int(len(waits) * 0.99)]
    retries = sum(one.retries for one in found) / max(1, len(waits))
    return (
        f"| {what} | {isolation} | {len(waits) / seconds:.0f} | "
        f"{statistics.median(waits) * 1e3:.1f} | {p99 * 1e3:.0f} | {retries:.0%} | "
        f"{sum(one.failed for one in found)} | {min(each) / max(each):.2f} |"
    )


def rows(
    name: str,
    url: str,
    seconds: float,
    isolations: Sequence[str],
    counts: tuple[Sequence[int], Sequence[tuple[int, int]]],
) -> Iterator[str]:
    """Measure a database, each number of writers under one isolation after the other."""
    places = filled(url, FILLED if seconds > QUICK else FILLED // 10)
    for count in counts[0]:
        for isolation in isolations:
            with as_it_is(isolation):
                found = threads(url, places, count, seconds)
            yield said(f"{name}, {count} threads", isolation, found, seconds)
    for shape in counts[1]:
        for isolation in isolations:
            found = processes(url, shape, seconds, isolation)
            what = "{} processes of {} threads".format(*shape)
            yield said(f"{name}, {what}", isolation, found, seconds)


def loads(database: Callable[[str], str], cases: int) -> Iterator[str]:
    """Measure a load by one process and by two, each into a store of its own."""
    for isolation in (DECLARED, BEFORE):
        taken = []
        for count in (1, 2):
            url = database(f"load{count}{isolation[0]}")
            filled(url, 1)  # which begins the numbers of the year
            taken.append(loading(url, count, cases, isolation))
        one, two = taken
        yield f"| {isolation} | {one:.1f} | {two:.1f} | {one / two:.2f} |"


def section(folder: Path, database: Callable[[str], str], quick: bool) -> str:
    """Measure, and return the section of the page."""
    seconds = QUICK if quick else SECONDS
    counts = ((1, 8), ((2, 4),)) if quick else (THREADS, PROCESSES)
    pool = "?pool_size=16&max_overflow=4"
    postgres = rows("PostgreSQL", database("writers") + pool, seconds, (DECLARED, BEFORE), counts)
    sqlite = rows("SQLite", f"sqlite:///{folder}/writers.db", seconds, (DECLARED,), counts)
    found = [*postgres, *sqlite]
    loaded = [*loads(database, 400 if quick else 8000)]
    return "\n".join(
        [
            "## Writers\n",
            f"Each reports cases of its own, accepts, dispatches, signs and handles them, over "
            f"{VILLAGES} villages, for {seconds:g} s; `python -m tests.bench writers`. Wanted on "
            "PostgreSQL: eight at least 1.5 times one, sixteen at least eight, none failed, "
            "slowest at least 0.7 of the fastest, p99 under 100 ms at eight; on SQLite 0.7 and "
            "60 ms.\n",
            HEAD,
            *found,
            "\nA load in batches, each process by its own towns, in seconds (wanted: 1.6):\n",
            "| isolation | one process | two | times |\n|---|---|---|---|",
            *loaded,
            "",
        ]
    )


if __name__ == "__main__":
    one_process(*sys.argv[1:])
