"""A year of the books of 1,000 collectives: 100 vouchers of four lines each. Run as a process.

``python -m tests.bench.ledgers sqlite:///books.db 1000 whole verify`` prints what it took,
and with ``1`` at the end what one town takes that has them all.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from attrs import frozen

from ruralgov.domain.books import (
    BalanceSheet,
    IncomeDetail,
    IncomeStatement,
    TrialBalance,
    TrialBalances,
)
from ruralgov.domain.books import messages as m
from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CollectiveId, PlaceId, VoucherId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.registry import RegisterPlace
from ruralgov_sqlalchemy import SqlStorage
from tests.bench.figures import settle
from tests.bench.memory import peak_mb
from tests.books.ledger import line, opening
from tests.town import DAY, Town

VOUCHERS, TOWNS = 100, 22
VILLAGES = 700
"""Of a town at most: their codes have three digits."""
PART = 10_000
"""Vouchers that are entered before they are posted."""
YEAR: dict[str, Any] = {"first": Month("2025-01"), "last": Month("2025-12")}
KINDS = (
    (("112", 3), ("501", -1), ("503", -1), ("504", -1)),
    (("513", 1), ("511", 2), ("211", -2), ("212", -1)),
    (("401", 3), ("121", -1), ("212", -1), ("131", -1)),
    (("151", 5), ("153", -1), ("221", -3), ("241", -1)),
    (("514", 2), ("512", 1), ("214", -2), ("152", -1)),
)


def lines(n: int) -> tuple[Any, ...]:
    """Return the four lines of the n-th voucher."""
    return tuple(line(code, fen * (100 + n)) for code, fen in KINDS[n % len(KINDS)])


def vouchers(collectives: list[CollectiveId], order: str) -> Iterator[m.EnterVoucher]:
    """Give the vouchers of the year: a collective's one after another, or all in turn."""
    year = range(VOUCHERS)
    pairs = ((n, key) for key in collectives for n in year)
    if order == "turn":
        pairs = ((n, key) for n in year for key in collectives)
    for n, key in pairs:
        day = date(2025, 1 + n * 12 // VOUCHERS, 1 + n % 28)
        yield m.EnterVoucher(collective=key, day=day, summary=f"业务{n}", lines=lines(n))


def given(town: Town, account: str, commands: Iterable[Any]) -> list[str]:
    """Carry out commands and return the keys of their records."""
    keys = []
    for answer in town.app.execute_many(commands, **town.acting(account)):
        if isinstance(answer, RuralgovError):
            raise answer
        keys.append(answer.key)
    return keys


def opened(town: Town, count: int, towns: int = TOWNS) -> tuple[list[CollectiveId], PlaceId]:
    """Found a collective in each of so many villages of some towns, open the books of all.

    Return their keys, and a town. Where a town has too few villages, some have two collectives.
    """
    codes = [f"371082{110 + n}" for n in range(towns)]
    made = given(town, "registrar", [_place(code) for code in codes])
    some = min(count, VILLAGES * towns)
    villages = [f"{codes[n % towns]}{201 + n // towns}" for n in range(some)]
    places = given(town, "registrar", [_place(code) for code in villages])
    founding = [
        FoundCollective(place=PlaceId(places[n % some]), name=f"合作社{n}", since=DAY, source="t")
        for n in range(count)
    ]
    keys = [CollectiveId(key) for key in given(town, "registrar", founding)]
    begin = {"102": 100_000_00, "131": 50_000_00, "121": 50_000_00, "301": -200_000_00}
    entered = given(town, "bookkeeper", (opening(key, begin) for key in keys))
    given(town, "bookchecker", map(posting, entered))
    return keys, PlaceId(made[0])


def _place(code: str) -> RegisterPlace:
    return RegisterPlace(code=code, name=code, since=date(2023, 1, 1), source="t")


def posting(voucher: str) -> m.PostVoucher:
    return m.PostVoucher(voucher=VoucherId(voucher))


@frozen
class Posted:
    """How many vouchers were posted, and the seconds of it: by the wall and of the processor."""

    vouchers: int
    seconds: float
    cpu: float

    @property
    def lines_a_second(self) -> float:
        return 4 * self.vouchers / self.seconds


def post(town: Town, keys: list[CollectiveId], order: str = "whole") -> Posted:
    """Enter, post and seal the year; the commands are made before the clock runs."""
    waiting, count, seconds, cpu = vouchers(keys, order), 0, 0.0, 0.0
    while part := list(islice(waiting, PART)):
        start, used = time.perf_counter(), time.process_time()
        entered = given(town, "bookkeeper", part)
        given(town, "bookchecker", map(posting, entered))
        town.app.seal()
        seconds += time.perf_counter() - start
        cpu += time.process_time() - used
        count += len(part)
    return Posted(count, seconds, cpu)


def ms(action: Callable[[], object], times: int = 5) -> float:
    """Return the median milliseconds of an action."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1e3)
    return round(statistics.median(taken), 1)


def main(
    store: str,
    collectives: str = "1000",
    order: str = "whole",
    verify: str = "",
    towns: str = str(TOWNS),
) -> None:
    """Enter and post the year, ask for the statements, and print what it took.

    With *verify* the journal is verified too.
    """
    storage = SqlStorage(store, "371082")
    town = Town(storage)
    keys, place = opened(town, int(collectives), int(towns))
    posted = post(town, keys, order)
    settle(storage)
    one = keys[len(keys) // 2]
    kinds: tuple[Any, ...] = (TrialBalance, BalanceSheet, IncomeStatement, IncomeDetail)
    found: dict[str, Any] = {
        "collectives": len(keys),
        "vouchers": posted.vouchers,
        "lines_a_second": round(posted.lines_a_second),
        "posting_s": round(posted.seconds, 1),
        "posting_cpu_s": round(posted.cpu, 1),
        "one_ms": ms(lambda: [town.ask("auditor", kind(collective=one, **YEAR)) for kind in kinds]),
        "town_ms": ms(lambda: town.ask("auditor", TrialBalance(place=place, **YEAR))),
        "town_each_ms": ms(lambda: town.ask("auditor", TrialBalances(place=place, **YEAR))),
        "city_ms": ms(lambda: town.ask("auditor", TrialBalance(**YEAR))),
        "each_ms": ms(lambda: town.ask("auditor", TrialBalances(**YEAR))),
        "city_sheet_ms": ms(lambda: town.ask("auditor", BalanceSheet(**YEAR))),
    }
    if verify:
        start, used = time.perf_counter(), time.process_time()
        faults = town.app.verify()
        found["verify_s"] = round(time.perf_counter() - start, 1)
        found["verify_cpu_s"] = round(time.process_time() - used, 1)
        found["faults"] = len(faults)
    found["peak_mb"] = peak_mb()
    town.app.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
