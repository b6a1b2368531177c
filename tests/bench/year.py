"""Lives a full year of the whole city: 410,000 cases with all their commands. Run as a process."""

import gc
import json
import sys
import time
from itertools import pairwise
from pathlib import Path

from ruralgov import open_app
from ruralgov.builtin.keyfile import make_key
from ruralgov.cli.city import DAYS, FIRST, FOUNDED
from ruralgov.cli.door import SELDOM
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.sample.city import City
from ruralgov.sample.divisions import HOUSEHOLDS
from ruralgov.sample.life import Life, SimulatedClock
from tests.bench.memory import peak_mb

CASES = 410_000
PARTS = 10


def main(
    store: str,
    folder: str,
    cases: str = str(CASES),
    households: str = str(HOUSEHOLDS),
    days: str = str(DAYS),
) -> None:
    """Live the year and print how long each tenth of its cases took, and the most memory.

    Fewer cases in fewer days are as dense as the full year: 8,000 in 7.
    """
    gc.set_threshold(*SELDOM)
    key = Path(folder) / "year.key"
    make_key(key)
    clock = SimulatedClock(FOUNDED)
    app = open_app("371082", store, key_file=key, clock=clock)
    app.set_up(AccountId("admin"))
    ended = [0]
    parts: list[float] = []

    def step(what: str, more: int) -> None:
        if what == "cases":
            ended[0] += more
            if ended[0] >= total * (len(parts) + 1) // PARTS:
                parts.append(time.perf_counter())

    total = int(cases)
    city = City(app, AccountId("admin"), step=step)
    city.found()
    settled = []
    for village in city.people(city.places(), int(households)):
        city.grids(village)
        settled.append(village)
    start, used = time.perf_counter(), time.process_time()
    Life(city, clock, settled).run(total, FIRST, int(days))
    seconds, used = time.perf_counter() - start, time.process_time() - used
    app.close()
    ends = [start, *parts]
    print(
        json.dumps(
            {
                "cases": total,
                "seconds": round(seconds, 1),
                "ms_a_case": round(seconds / total * 1e3, 2),
                "cpu_ms_a_case": round(used / total * 1e3, 2),
                "tenths_ms": [round((b - a) / total * PARTS * 1e3, 2) for a, b in pairwise(ends)],
                "peak_mb": peak_mb(),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
