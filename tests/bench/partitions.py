"""Tables partitioned by city against plain ones: five cities in a PostgreSQL, in turn.

``python -m tests.bench.partitions`` prints how many times as long it takes with partitions.
"""

import statistics
import sys
import time
from collections.abc import Callable
from itertools import islice

import psycopg

from ruralgov.domain.cases import AcceptCase, CaseFigures, FigureBy
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.testing.postgres import server
from ruralgov_sqlalchemy import SqlStorage
from tests.bench.bulk import commands
from tests.bench.single import COUNT, reported
from tests.town import Town

CITIES = ("371082", "370682", "370283", "371502", "371625")
ROUNDS, PART = 7, 300


def five(url: str, *, partitioned: bool) -> Town:
    """Found five cities in a database; return one of them."""
    towns = [Town(SqlStorage(url, city, partitioned=partitioned), anew=True) for city in CITIES]
    for town in towns[1:]:
        town.app.close()
    return towns[0]


def ratio(actions: list[Callable[[int], object]], count: int) -> tuple[float, float]:
    """Return the median milliseconds of the first, and how many times as long the second takes."""
    taken: list[list[float]] = [[], []]
    for n in range(count):
        for which in (0, 1) if n % 2 else (1, 0):
            start = time.perf_counter()
            actions[which](n)
            taken[which].append(time.perf_counter() - start)
    first, second = map(statistics.median, taken)
    return first * 1000, second / first


def command(town: Town) -> Callable[[int], object]:
    """Return what gives one durable command."""
    cases, acting = reported(town), town.acting("desk")
    return lambda n: town.app.execute(AcceptCase(case=cases[n]), **acting)


def bulk(town: Town) -> Callable[[int], object]:
    """Return what registers 300 households and people."""
    given = iter(commands(town))

    def action(_: int) -> None:
        for answer in town.app.execute_many(islice(given, PART), **town.acting("registrar")):
            if isinstance(answer, RuralgovError):
                raise answer

    return action


def question(town: Town) -> Callable[[int], object]:
    """Return what asks for the figures by month."""
    return lambda _: town.ask("auditor", CaseFigures(by=FigureBy.MONTH))


def main() -> None:
    """Measure, and print a line for each."""
    with server(quick="--quick" in sys.argv) as running:
        with psycopg.connect(running.url, autocommit=True) as connection:
            connection.execute("CREATE DATABASE plain")
            connection.execute("CREATE DATABASE partitioned")
        base = running.url.rsplit("/", 1)[0]
        plain = five(f"{base}/plain", partitioned=False)
        split = five(f"{base}/partitioned", partitioned=True)
        for what, count in ((command, COUNT), (bulk, ROUNDS), (question, COUNT)):
            ms, times = ratio([what(plain), what(split)], count)
            print(f"{what.__name__}: {ms:.2f} ms plain, {times:.2f} times that with partitions")
        plain.app.close()
        split.app.close()


if __name__ == "__main__":
    main()
