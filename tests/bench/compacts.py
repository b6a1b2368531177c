"""The section on compacts: a year of points of the whole city."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.points import ENTRIES, MONTHS
from tests.bench.points_found import SIGNERS, VILLAGES

ROOT = Path(__file__).parents[2]
FEW, SHORT = 22, 2
"""Villages and months where it must be quick."""


def section(folder: Path, _database: Callable[[str], str], quick: bool) -> str:
    """Measure, and return the section of the page."""
    villages, months = (FEW, SHORT) if quick else (VILLAGES, MONTHS)
    store = f"sqlite:///{folder}/points.db"
    _run("points_found", store, str(folder), str(villages))
    year: dict[str, Any] = json.loads(_run("points", store, str(folder), str(months)))
    return (
        "## Compacts\n\n"
        f"Points of {villages} villages over {months} months on SQLite, `python -m tests.bench "
        f"compacts`: {SIGNERS} people of each agreed, {ENTRIES} entries a month are recorded, "
        "approved, told where they take points, published and made final, with an objection and a "
        f"repaired deduction in each village. {year['entries']:,} entries in {year['seconds']} s "
        f"(wanted: under 240 s for 2,000,000), {year['cpu_seconds']} s of one processor, "
        f"{year['us_an_entry']} µs an entry, peak memory {year['peak_mb']} MB (wanted: under "
        "400 MB).\n\n"
        "One at a time, medians in milliseconds: publishing the month of a village "
        f"{year['publish_ms']}, closing it {year['close_ms']} (wanted: under 100), the statement "
        f"of a person {year['statement_ms']} (wanted: under 10).\n"
    )


def _run(what: str, *words: str) -> str:
    """Run a part in a process of its own, and return what it printed."""
    run = [sys.executable, "-m", f"tests.bench.{what}", *words]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout
