"""Times opening a store whose states and tables are out of date. Run as a process.

``python -m tests.bench.upgrade FOLDER 41000`` makes a store of so many cases in FOLDER, or takes
the one that is there; a URL of PostgreSQL after that makes one there, with the key in FOLDER.
"""

import json
import sys
import time
from pathlib import Path

from sqlalchemy import text

from ruralgov import open_app
from ruralgov.sample.divisions import HOUSEHOLDS
from ruralgov_sqlalchemy import SqlStorage
from tests.bench import year
from tests.bench.memory import peak_mb

FULL = year.CASES
KINDS, SHAPES = "DELETE FROM ruralgov_kinds", "DELETE FROM ruralgov_shapes"
STALE = {
    "nothing": (),
    "the table cases": (f"{SHAPES} WHERE name = 'cases'",),
    "the records of cases": (f"{KINDS} WHERE kind = 'case'",),
    "everything": (KINDS, SHAPES),
}
"""What is forgotten, so that it is made anew."""


def main(folder: str, cases: str = "41000", store: str = "") -> None:
    """Print what each opening took, and what that is for a year of a city."""
    url = store or f"sqlite:///{Path(folder).resolve()}/upgrade.db"
    key = Path(folder) / "year.key"
    if not key.exists():
        year.main(url, folder, cases, str(int(cases) * HOUSEHOLDS // FULL))
    open_app("371082", url, key_file=key).close()  # up to date, whatever it was
    for what, statements in STALE.items():
        forget(url, statements)
        wall, cpu = time.perf_counter(), time.process_time()
        app = open_app("371082", url, key_file=key)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(json.dumps({"stale": what, **report(wall, cpu, int(cases)), **disk(url)}), flush=True)
        app.close()
    print(json.dumps({"faults": checked(url, key)}))


def forget(url: str, statements: tuple[str, ...]) -> None:
    storage = SqlStorage(url, "371082")
    with storage.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    storage.close()


def report(wall: float, cpu: float, cases: int) -> dict[str, float]:
    return {
        "seconds": round(wall, 2),
        "processor": round(cpu, 2),
        "per_10000_cases": round(cpu / cases * 10_000, 2),
        "minutes_of_a_year": round(cpu / cases * FULL / 60, 1),
        "peak_mb": peak_mb(),
    }


def disk(url: str) -> dict[str, int]:
    """Return the megabytes of an SQLite store and of its log, which holds the upgrade."""
    if not url.startswith("sqlite:///"):
        return {}
    path = Path(url.removeprefix("sqlite:///"))
    log = path.with_name(path.name + "-wal")
    return {"store_mb": path.stat().st_size >> 20, "log_mb": log.stat().st_size >> 20}


def checked(url: str, key: Path) -> list[str]:
    """Return what ``verify`` says afterwards."""
    app = open_app("371082", url, key_file=key)
    faults = app.verify()
    app.close()
    return faults


if __name__ == "__main__":
    main(*sys.argv[1:])
