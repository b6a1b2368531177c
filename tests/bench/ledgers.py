"""A year of the books of 1,000 collectives: 100 vouchers of four lines each. Run as a process."""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from ruralgov.domain.books import messages as m
from ruralgov.domain.books.views_statements import (
    BalanceSheet,
    IncomeDetail,
    IncomeStatement,
    TrialBalance,
)
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.month import Month
from ruralgov_sqlalchemy import SqlStorage
from tests.books.ledger import line, opening
from tests.town import DAY, Town

VOUCHERS = 100
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


def given(town: Town, account: str, commands: Iterator[Any]) -> list[str]:
    """Carry out commands and return the keys of their records."""
    keys = []
    for answer in town.app.execute_many(commands, **town.acting(account)):
        if isinstance(answer, RuralgovError):
            raise answer
        keys.append(answer.key)
    return keys


def ms(action: Callable[[], object], times: int = 5) -> float:
    """Return the median milliseconds of an action."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1e3)
    return round(statistics.median(taken), 1)


def main(folder: str, collectives: str = "1000", order: str = "whole", verify: str = "") -> None:
    """Enter and post the year, ask for the statements, and print what it took."""
    from ruralgov.domain.collectives.messages import FoundCollective

    town = Town(SqlStorage(f"sqlite:///{Path(folder) / 'ledgers.db'}", "371082"))
    founding = (
        FoundCollective(place=town.village, name=f"合作社{n}", since=DAY, source="t")
        for n in range(int(collectives))
    )
    keys = [CollectiveId(key) for key in given(town, "registrar", founding)]
    begin = {"102": 100_000_00, "131": 50_000_00, "121": 50_000_00, "301": -200_000_00}
    opened = given(town, "bookkeeper", (opening(key, begin) for key in keys))
    given(town, "bookchecker", (m.PostVoucher(voucher=VoucherId(v)) for v in opened))
    waiting, entering, posting, count = vouchers(keys, order), 0.0, 0.0, 0
    used = time.process_time()
    while True:
        start = time.perf_counter()
        part = given(town, "bookkeeper", islice(waiting, PART))
        middle = time.perf_counter()
        given(town, "bookchecker", (m.PostVoucher(voucher=VoucherId(v)) for v in part))
        posting += time.perf_counter() - middle
        entering += middle - start
        count += len(part)
        if len(part) < PART:
            break
    used = time.process_time() - used
    one = keys[len(keys) // 2]
    kinds: tuple[Any, ...] = (TrialBalance, BalanceSheet, IncomeStatement, IncomeDetail)
    found: dict[str, Any] = {
        "vouchers": count,
        "lines_a_second": round(count * 4 / (entering + posting)),
        "cpu_s": round(used, 1),
        "entering_s": round(entering, 1),
        "posting_s": round(posting, 1),
        "one_set_ms": ms(
            lambda: [town.ask("auditor", kind(collective=one, **YEAR)) for kind in kinds]
        ),
        "city_ms": {
            kind.__name__: ms(partial(town.ask, "auditor", kind(**YEAR)), 3) for kind in kinds
        },
        "town_ms": ms(lambda: town.ask("auditor", TrialBalance(place=town.town, **YEAR)), 1),
    }
    if verify:
        start, used = time.perf_counter(), time.process_time()
        faults = town.app.verify()
        found["verify_s"] = round(time.perf_counter() - start, 1)
        found["verify_cpu_s"] = round(time.process_time() - used, 1)
        found["faults"] = len(faults)
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    town.app.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
