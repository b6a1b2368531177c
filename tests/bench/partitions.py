"""Tables partitioned by city against plain ones: five cities in a PostgreSQL, in turn.

``python -m tests.bench partitions`` says how many times as long it takes with partitions.
"""

import statistics
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from ruralgov.domain.cases import AcceptCase, CaseFigures, FigureBy
from ruralgov.domain.kernel.errors import RuralgovError
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


def section(_folder: Path, database: Callable[[str], str], quick: bool) -> str:
    """Measure, and return the section of the page."""
    plain = five(database("plain"), partitioned=False)
    split = five(database("partitioned"), partitioned=True)
    found = []
    for what, said, count in (
        (command, "one durable command", COUNT),
        (bulk, f"a batch of {PART} people and households", ROUNDS),
        (question, "the year by month", COUNT),
    ):
        ms, times = ratio([what(plain), what(split)], count // 4 if quick else count)
        found.append(f"| {said} | {ms:.2f} ms | {times:.2f} |")
    plain.app.close()
    split.app.close()
    return (
        "## Partitions by city\n\nFive cities in one PostgreSQL, in turn, "
        "`python -m tests.bench partitions`.\n\n"
        "| what | plain tables | partitioned, so many times as long |\n|---|---|---|\n"
        + "\n".join(found)
        + "\n"
    )
