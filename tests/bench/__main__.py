"""Measures, and writes docs/performance.md. Every ratio is of one run, round by round.

``python -m tests.bench`` measures all of it but the year of cases, which takes as long as a third
of the others; ``python -m tests.bench NAME ...`` some sections, each of which is put into the page.
With ``--quick`` the same things are measured at a small size, each once, and printed: to see what a
change did, and not for the page.
"""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from ruralgov.testing.postgres import server
from tests.bench import (
    aid,
    aid_monitoring,
    books,
    bulk,
    compacts,
    fisca,
    institution,
    partitions,
    people,
    reading,
    single,
    size,
    writers,
)

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"
LAST = "## Where the time goes"
"""The section that nothing measures; a new one goes before it."""
Database = Callable[[str], str]
"""Makes a fresh PostgreSQL database of a name, and returns its URL."""


def main(*words: str) -> None:
    """Measure all, or some sections, and put them into the page; --quick only prints."""
    names, quick = [word for word in words if word != "--quick"], "--quick" in words
    if not {*names} <= {*SECTIONS}:
        sys.exit(f"{__doc__}\nSections: {', '.join(SECTIONS)}")
    for name in names or [one for one in SECTIONS if quick or one != "year"]:
        with tempfile.TemporaryDirectory() as folder, server(quick=quick) as running:
            text = SECTIONS[name](Path(folder), partial(database, running.url), quick)
        print(text, flush=True)
        if not quick:
            put(text)


def database(url: str, name: str) -> str:
    """Make a fresh database and return its URL."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return url.rsplit("/", 1)[0] + "/" + name


def put(section: str) -> None:
    """Put a section into the page, with the day and the machine of it."""
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    measured = f"Measured {day} on {os.cpu_count()} processors, {machine}."
    PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), section, measured), encoding="utf-8")


def replaced(page: str, section: str, measured: str) -> str:
    """Return a page with a section in the place of the one that had its title.

    All else of the page stays, and of that section the paragraphs that begin with ``>``: they were
    written by hand, and whoever measures looks whether they still hold.
    """
    head, *parts = re.split(r"\n(?=## )", page.strip() + "\n")
    kept = {part.split("\n", 1)[0]: part.strip() for part in parts}
    title, last = section.split("\n", 1)[0], kept.pop(LAST, None)
    notes = [one for one in kept.get(title, "").split("\n\n") if one.startswith(">")]
    kept[title] = "\n\n".join([section.strip(), measured, *notes])
    return "\n\n".join([head.strip(), *kept.values(), *([last] if last else [])]) + "\n"


def alone(module: str, *words: str) -> dict[str, Any]:
    """Run a part of the bench in a process of its own, and return what it printed."""
    run = [sys.executable, "-m", f"tests.bench.{module}", *words]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def read(folder: Path, _database: Database, quick: bool) -> str:
    """Measure reading, in a process of its own."""
    return reading.section(alone("reading", str(folder), *(["quick"] if quick else [])))


def assessing(_folder: Path, _database: Database, quick: bool) -> str:
    """Measure assessments of families, and hold them against OpenFisca's, each in a process."""
    own = aid.section(alone("aid", *(["1000", "20"] if quick else [])))
    beside = fisca.lines(alone("fisca", *(["1000", "100"] if quick else [])))
    return f"{own}\n{beside}"


def watch(_folder: Path, _database: Database, quick: bool) -> str:
    """Measure a year of watching families, in a process of its own."""
    words = ["1000", "500"] if quick else []
    return aid_monitoring.section(alone("aid_monitoring", *words))


SECTIONS: dict[str, Callable[[Path, Database, bool], str]] = {
    "aid": assessing,
    "bulk": bulk.section,
    "single": single.section,
    "people": people.section,
    "year": people.year,
    "writers": writers.section,
    "reading": read,
    "ledgers": books.section,
    "institution": institution.section,
    "compacts": compacts.section,
    "size": size.section,
    "partitions": partitions.section,
    "aid_monitoring": watch,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
