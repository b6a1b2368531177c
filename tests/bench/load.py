"""Loads the whole city: 157,300 households, their people and their lanes. Run as a process."""

import json
import sys
import time
from pathlib import Path

from ruralgov import open_app
from ruralgov.builtin.keyfile import make_key
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.sample.city import City
from ruralgov.sample.divisions import HOUSEHOLDS
from tests.bench.memory import peak_mb


def main(store: str, folder: str, households: str = str(HOUSEHOLDS)) -> None:
    """Load and print what was loaded, in how many seconds, with how much memory."""
    key = Path(folder) / "load.key"
    make_key(key)
    app = open_app("371082", store, key_file=key)
    app.set_up(AccountId("admin"))
    counts: dict[str, int] = {"people": 0}

    def step(what: str, more: int) -> None:
        counts[what] = counts.get(what, 0) + more

    city = City(app, AccountId("admin"), step=step)
    city.found()
    villages = city.places()
    start = time.perf_counter()
    for village in city.people(villages, int(households)):
        city.grids(village)
        counts["people"] += village.people
    seconds = time.perf_counter() - start
    app.close()
    peak = peak_mb()
    print(json.dumps({"seconds": round(seconds, 1), "peak_mb": peak} | counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
