"""The sections on people and cases: the whole city, the questions over a year, and the year."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ruralgov_sqlalchemy import SqlStorage
from tests.bench import figures

ROOT = Path(__file__).parents[2]
HOMES, CASES, ASKED = 4_000, 4_000, 20_000
"""Households, cases of the year and cases that are asked about, where it must be quick."""


def section(folder: Path, database: Callable[[str], str], quick: bool) -> str:
    """Measure the city and the questions, and return the section of the page."""
    sqlite, other = (
        figures.times(SqlStorage(url, "371082"), *([ASKED] if quick else []))
        for url in (f"sqlite:///{folder}/figures.db", database("figures"))
    )
    asked = [f"| {name} | {sqlite[name]:.1f} | {other[name]:.1f} |" for name in sqlite]
    city = _alone("load", folder, *([str(HOMES)] if quick else []))
    return (
        "## People and cases\n\n"
        f"The whole city on SQLite: {city['households']:,} households, {city['people']:,} people, "
        f"{city['lanes']:,} lanes in {city['seconds']} s (wanted: under 90 s), peak memory "
        f"{city['peak_mb']} MB (wanted: under 400 MB).\n\n"
        f"Questions over {ASKED if quick else figures.CASES:,} cases, `python -m "
        "tests.bench.figures`, in milliseconds (wanted: under 50; PostgreSQL after the VACUUM that "
        "a server does by itself):\n\n"
        "| question | SQLite | PostgreSQL |\n|---|---|---|\n" + "\n".join(asked) + "\n"
    )


def year(folder: Path, _database: Callable[[str], str], quick: bool) -> str:
    """Measure a year of the city, and return the section of the page."""
    found = _alone("year", folder, *([str(CASES), str(HOMES)] if quick else []))
    return (
        "## A year of cases\n\n"
        f"A year of that city on SQLite, `python -m tests.bench year`: {found['cases']:,} cases "
        f"with all their commands in {found['seconds']} s (wanted: under 360 s), "
        f"{found['ms_a_case']} ms a case, {found['cpu_ms_a_case']} of the processor; peak memory "
        f"{found['peak_mb']} MB (wanted: under 400 MB). Milliseconds a case by tenth of the year: "
        f"{', '.join(map(str, found['tenths_ms']))}.\n"
    )


def _alone(what: str, folder: Path, *words: str) -> dict[str, Any]:
    """Run a part in a process of its own, and return what it printed."""
    store = f"sqlite:///{folder}/{what}.db"
    run = [sys.executable, "-m", f"tests.bench.{what}", store, str(folder), *words]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
