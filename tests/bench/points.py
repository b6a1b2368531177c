"""A year of points of the villages that ``points_found`` founded. Run as a process.

``python -m tests.bench.points sqlite:///points.db FOLDER 12`` lives twelve months of each village:
200 entries and a notice each, and an objection and a repaired deduction in the first. It prints
what they took. Fewer villages and months are as dense as all.
"""

import gc
import json
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ruralgov.app.application import App
from ruralgov.cli.door import SELDOM
from ruralgov.domain import compacts as c
from ruralgov.domain.kernel.ids import AccountId, CreditRequestId, PersonId, PlaceId
from ruralgov.domain.kernel.month import Month, last_day, months_from, next_month
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.sample.city import City
from ruralgov.sample.life import SimulatedClock
from ruralgov_sqlalchemy import SqlStorage
from tests.bench.memory import peak_mb
from tests.bench.points_found import KEPT, SIGNERS, Village, given
from tests.compacts.compact import entry, proof
from tests.compacts.scenario import APPROVER, KEEPER, RECORDER, REVIEWER, at
from tests.compacts.square import ATTESTED
from tests.town import KEYS, NOW, Town

MONTHS, ENTRIES = 12, 200
FIRST = Month("2026-02")
GAINS = ("A1", "B2")
LOOKED_AT = 20
"""How many statements and months are timed one by one."""


class Founded(Town):
    """The town of a store that another process founded."""

    def __init__(self, storage: SqlStorage) -> None:
        self.clock = SimulatedClock(NOW)
        self.app = App(storage.city, storage, KEYS, clock=self.clock)
        self.city = City(self.app, AccountId("admin"))
        self.app.open()


def kept_in(folder: str) -> list[Village]:
    """Return the villages that were founded."""
    kept = json.loads((Path(folder) / KEPT).read_text(encoding="utf-8"))
    return [Village(PlaceId(place), list(map(PersonId, people))) for place, people in kept]


def sheet(village: Village, month: Month) -> c.RecordPoints:
    """Return the sheet of a month: a deduction, and what all others did on five days."""
    people = village.people
    witnesses = (proof(people[1], ATTESTED, "b"), proof(people[2], ATTESTED, "c"))
    first = date.fromisoformat(f"{month}-03")
    gains = (
        entry(
            people[n % SIGNERS],
            GAINS[n // SIGNERS % 2],
            first + timedelta(days=n % 5),
            quantity=1,
        )
        for n in range(1, ENTRIES)
    )
    return c.RecordPoints(
        village=village.place,
        month=month,
        proofs=(proof(people[3]), *witnesses),
        entries=(entry(people[0], "B1", first, 2, 3), *gains),
    )


def lived(town: Town, villages: list[Village], month: Month) -> None:
    """Live one month of all villages: recorded, approved, told, published, final."""
    end = last_day(month)
    in_month = kept(town, villages, month)
    given(town, APPROVER, (c.PublishCreditMonth(**one) for one in in_month))
    if month == FIRST:
        requested(town, villages, in_month, c.RequestKind.OBJECTION, 2, granted=False)
    at(town, end + timedelta(days=18))
    given(town, APPROVER, (c.FinaliseCreditMonth(**one) for one in in_month))
    if month == FIRST:
        requested(town, villages, in_month, c.RequestKind.REPAIR, 1, granted=True)


def kept(town: Town, villages: list[Village], month: Month) -> list[dict[str, Any]]:
    """Record, approve and tell a month of villages, and go to the day of its publication."""
    end = last_day(month)
    at(town, end - timedelta(days=8))
    given(town, RECORDER, (sheet(one, month) for one in villages))
    in_month: list[dict[str, Any]] = [{"village": v.place, "month": month} for v in villages]
    given(town, APPROVER, (c.ApprovePoints(**one, sheets=(1,)) for one in in_month))
    how = c.NoticeMethod.IN_PERSON
    given(town, RECORDER, (c.InformOfPoints(**one, entries=(1,), how=how) for one in in_month))
    at(town, end + timedelta(days=2))
    return in_month


def requested(
    town: Town,
    villages: list[Village],
    in_month: list[dict[str, Any]],
    kind: c.RequestKind,
    entry: int,
    *,
    granted: bool,
) -> None:
    """Ask something about an entry in every village, and answer it."""
    lodging = (
        c.LodgeCreditRequest(
            **one,
            entry=entry,
            kind=kind,
            asker=village.people[entry - 1],
            words=CitizenText("请核对"),
            proofs=(proof(village.people[5], mark="d"),),
        )
        for village, one in zip(villages, in_month, strict=True)
    )
    keys = given(town, KEEPER, lodging)
    reasons = OfficerText("已核对")
    given(
        town,
        REVIEWER,
        (
            c.AnswerCreditRequest(request=CreditRequestId(one), granted=granted, reasons=reasons)
            for one in keys
        ),
    )


def year(count: int) -> Iterator[Month]:
    """Give so many months."""
    number = int(FIRST[5:]) - 2 + count
    yield from months_from(FIRST, Month(f"{2026 + number // 12}-{number % 12 + 1:02}"))


def main(store: str, folder: str, months: str = str(MONTHS)) -> None:
    """Live the year and print what it took."""
    gc.set_threshold(*SELDOM)
    town, all_of_them = Founded(SqlStorage(store, city="371082")), kept_in(folder)
    start, used = time.perf_counter(), time.process_time()
    lived_months = list(year(int(months)))
    for month in lived_months:
        lived(town, all_of_them, month)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    entries = len(all_of_them) * int(months) * ENTRIES
    village = all_of_them[0]
    print(
        json.dumps(
            {
                "entries": entries,
                "seconds": round(seconds, 1),
                "cpu_seconds": round(used, 1),
                "us_an_entry": round(used / entries * 1e6, 1),
                "peak_mb": peak_mb(),
                "statement_ms": round(statement(town, village), 2),
                **closed(town, all_of_them[:LOOKED_AT], next_month(lived_months[-1])),
            }
        )
    )


def closed(town: Town, villages: list[Village], month: Month) -> dict[str, float]:
    """Return the median milliseconds of publishing and of closing the month of one village."""
    in_month = kept(town, villages, month)
    publishing = timed(town, APPROVER, [c.PublishCreditMonth(**one) for one in in_month])
    at(town, last_day(month) + timedelta(days=18))
    closing = timed(town, APPROVER, [c.FinaliseCreditMonth(**one) for one in in_month])
    return {"publish_ms": publishing, "close_ms": closing}


def timed(town: Town, account: str, commands: list[Any]) -> float:
    """Return the median milliseconds of commands that come one by one."""
    taken = []
    for one in commands:
        began = time.perf_counter()
        town.do(account, one)
        taken.append((time.perf_counter() - began) * 1e3)
    return round(statistics.median(taken), 2)


def statement(town: Town, village: Village) -> float:
    """Return the median milliseconds of the statement of a villager."""
    taken = []
    for person in village.people[:LOOKED_AT]:
        began = time.perf_counter()
        town.ask(KEEPER, c.CreditStatement(village=village.place, person=person))
        taken.append((time.perf_counter() - began) * 1e3)
    return statistics.median(taken)


if __name__ == "__main__":
    main(*sys.argv[1:])
