"""Times questions over a full year of 410,000 cases, whose rows are put there at once."""

import random
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from ruralgov.app.ids import new_id
from ruralgov.domain.cases import (
    CaseFigures,
    CaseRow,
    ClosedRow,
    Ending,
    FigureBy,
    IntakeChannel,
    Level,
    OpenCaseRow,
    OpenCases,
    Result,
    RoundRow,
    Satisfaction,
    SpellEnd,
    SpellRow,
    Stage,
)
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.ports.storage import Changes, Storage
from ruralgov_sqlalchemy import SqlStorage
from tests.town import Town

CASES, OPEN, TOWNS, TURNS = 410_000, 4_000, 22, 5
YEAR: dict[str, Any] = {"first": "2026-01", "last": "2026-12"}
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def fill(town: Town, storage: Storage, cases: int) -> None:
    """Put a row for each case, and for each round of those that are closed."""
    coders = town.app.catalogue.rows
    rows = made(town, cases)
    done = False
    while not done:
        changes = Changes()
        for _ in range(10_000):
            row = next(rows, None)
            done = row is None
            if row is None:
                break
            coder = coders[type(row)]
            changes.put.append((coder.name, coder.encode(row.owner, row)))
        tx = storage.begin(write=True)
        tx.write(changes)
        tx.commit()


def made(town: Town, cases: int) -> Iterator[Any]:
    """Give the rows of a year."""
    draw = random.Random(1)  # noqa: S311  made-up cases, no secret
    towns = [town.town, *(PlaceId(new_id()) for _ in range(TOWNS - 1))]
    villages = [(one, PlaceId(new_id())) for one in towns for _ in range(38)]
    for n in range(cases):
        at, village = draw.choice(villages)
        is_open = n >= cases - OPEN
        reported = FIRST + timedelta(minutes=n * 525_600 // cases)
        number = f"371082-2026-{n + 1_000_000}"
        key, month, code = new_id(), f"2026-{n * 12 // cases + 1:02d}", f"m{draw.randrange(406)}"
        unit, level = f"unit {draw.randrange(60)}", draw.choice(tuple(Level))
        yield CaseRow(
            owner=key,
            number=number,
            matter=code,
            place=village,
            town=at,
            channel=IntakeChannel.HOTLINE,
            reported=reported,
            month=month,
            off_hours=False,
            ending=Ending.OPEN if is_open else Ending.CLOSED,
        )
        if is_open:
            yield OpenCaseRow(
                owner=key,
                number=number,
                matter=code,
                place=village,
                town=at,
                stage=draw.choice((Stage.DISPATCHED, Stage.HANDLING)),
                level=level,
                round=1,
                holder=unit,
                hold_due=reported + timedelta(days=draw.randrange(1, 9)),
                unit=unit,
                due=reported + timedelta(days=5),
                provisional=False,
                due_month=month,
                late_from=reported + timedelta(days=5),
                unit_month=month,
                unit_late_from=reported + timedelta(days=5),
            )
            continue
        ranked = draw.random() < 0.9
        answered = ranked and draw.random() < 0.97
        yield RoundRow(
            owner=key,
            round=1,
            number=number,
            matter=code,
            place=village,
            town=at,
            unit=unit,
            level=level,
            month=month,
            result=Result.SOLVED,
            satisfaction=Satisfaction.SATISFIED if answered else None,
            on_time=draw.random() < 0.998,
            unit_on_time=draw.random() < 0.998,
            first=True,
            returned=False,
            in_village=level is Level.VILLAGE,
            in_town=level is not Level.CITY,
            ranked=ranked,
            answered=answered,
            satisfied=answered,
            unreachable=False,
            due_month=month,
            days=draw.randrange(1, 15),
            of_village=level is Level.VILLAGE,
            of_town=level is not Level.CITY,
            solved=draw.random() < 0.9,
            failed=draw.random() < 0.02,
            basically=draw.random() < 0.1,
        )
        yield SpellRow(
            owner=key,
            spell=1,
            round=1,
            number=number,
            matter=code,
            place=village,
            town=at,
            unit=unit,
            level=level,
            month=month,
            ended=SpellEnd.DONE,
            on_time=draw.random() < 0.998,
            returned=False,
            passed_on=False,
        )
        yield ClosedRow(
            owner=key,
            place=village,
            matter=code,
            recency=-n,
            closed=reported + timedelta(days=3),
            town=at,
            month=month,
            answered=answered,
            satisfied=answered,
            unreachable=False,
            unranked=not ranked,
            number=number,
            unit=unit,
            level=level,
            first=True,
        )


def settle(storage: SqlStorage) -> None:
    """Do at once what the autovacuum of PostgreSQL does in its own time after such a load."""
    if storage.engine.dialect.name == "postgresql":
        with storage.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(
                "VACUUM ANALYZE"
            )


def times(storage: SqlStorage, cases: int = CASES) -> dict[str, float]:
    """Return the median of each question, in milliseconds."""
    town = Town(storage)
    fill(town, storage, cases)
    settle(storage)
    questions: dict[str, Any] = {
        "open cases of a town, by deadline": OpenCases(place=town.town),
        **{f"the year by {by.value}": CaseFigures(by=by, **YEAR) for by in FigureBy},
        **{
            f"a town's year by {by.value}": CaseFigures(by=by, place=town.town, **YEAR)
            for by in FigureBy
        },
        "a village's year": CaseFigures(place=town.village, **YEAR),
    }
    found = {}
    for name, query in questions.items():
        seconds = []
        for _ in range(TURNS):
            start = time.perf_counter()
            town.ask("auditor", query)
            seconds.append(time.perf_counter() - start)
        found[name] = statistics.median(seconds) * 1e3
    return found


if __name__ == "__main__":
    for what, took in times(SqlStorage(sys.argv[1], "371082")).items():
        print(f"{took:8.1f} ms  {what}")
