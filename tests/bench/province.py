"""A province as a file or a database a city: sizes, backup, verifying in parallel, figures.

``python -m tests.bench.province`` makes four cities, each a file, and one in a PostgreSQL, with 200
cases each that went all the way, and prints what was measured.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from ruralgov.app.application import App
from ruralgov.domain import cases as m
from ruralgov.domain.cases import CaseFigures, FigureBy, IntakeChannel, ReportCase, Satisfaction
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.personal import CitizenText, Telephone
from ruralgov.reports.cities import City, figures_of_cities, way_to
from ruralgov.testing.postgres import server
from ruralgov_sqlalchemy import SqlStorage
from tests.town import KEYS, OPENED, Town
from tests.ways import WAY, take

CITIES = ("371082", "370682", "370283", "371502", "371625")
CASES = 200


def size(town: Town) -> int:
    """Return the bytes of a store, what stands in the log of a file included."""
    storage = town.app.storage
    assert isinstance(storage, SqlStorage)
    if files := storage.files():
        assert storage.clear_traces(wait=True)
        return sum(Path(one).stat().st_size for one in files)
    with storage.engine.connect() as connection:
        connection.exec_driver_sql("CHECKPOINT")
        question = "SELECT pg_database_size(current_database())"
        return int(connection.exec_driver_sql(question).scalar_one())


def live(town: Town) -> None:
    """Let cases go all the way, from the report to the call."""
    words = CitizenText.of("门前路灯坏了三天，晚上老人出门看不见路，请尽快派人来修")
    report = ReportCase(
        matter="light",
        place=town.village,
        channel=IntakeChannel.WEB,
        text=words,
        contact=Telephone.of("13900000000"),
    )
    for _ in range(CASES):
        case = CaseId(town.do("reporter", report).key)
        take(town, case, *WAY[:6])
        town.do("caller", m.CallBack(case=case, satisfaction=Satisfaction.SATISFIED))


def opened(url: str, city: str) -> App:
    """Return the app of a city that is there."""
    app = App(city, SqlStorage(url, city), KEYS, contexts=OPENED)
    app.check(accept_clock=True)
    return app


def verified(url: str, city: str) -> int:
    """Verify a city in this process; return how many faults it has."""
    with opened(url, city) as app:
        return len(app.verify())


def seconds(action: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def in_parallel(processes: int, urls: Sequence[str]) -> None:
    """Verify all cities, so many at a time."""
    with ProcessPoolExecutor(processes) as pool:
        assert sum(pool.map(verified, urls, CITIES)) == 0


def main() -> None:
    """Measure, and print a line for each."""
    with server() as running, tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{folder}/{city}.db" for city in CITIES[:-1]] + [running.url]
        for url, city in zip(urls, CITIES, strict=True):
            town = Town(SqlStorage(url, city), anew=True)
            empty = size(town)
            took = seconds(partial(live, town))
            full = size(town)
            town.app.seal()
            copy = Path(folder) / f"{city}.backup"
            storage = town.app.storage
            assert isinstance(storage, SqlStorage)
            backup = seconds(partial(storage.backup, copy))
            print(
                f"{url.partition(':')[0]}: founded {empty / 2**20:.1f} MB, a case "
                f"{(full - empty) / CASES / 1024:.1f} KB, {CASES} cases in {took:.0f} s, backup "
                f"{copy.stat().st_size / 2**20:.1f} MB in {backup:.1f} s"
            )
            town.app.close()
        for processes in (1, 2):
            took = seconds(partial(in_parallel, processes, urls))
            print(f"five cities verified by {processes} processes: {took:.1f} s")
        auditor = AccountId("auditor")
        cities = [
            City(code=city, name=city, ask=way_to(partial(opened, url, city), auditor))
            for url, city in zip(urls, CITIES, strict=True)
        ]
        query = CaseFigures(by=FigureBy.MONTH)
        for at_once in (1, 5):
            took = seconds(partial(figures_of_cities, cities, query, at_once=at_once))
            print(f"figures of five cities, {at_once} at once: {took * 1000:.0f} ms")


if __name__ == "__main__":
    main()
