"""Says what a mixed store of SQLite takes on the disk: by table, and for each thing in it.

``python -m tests.bench size`` makes a small synthetic city with people, books, publications and
cases, always the same one, and prints beside each figure what the store took in the layout before
(``BEFORE``). ``python -m tests.bench.size FILE`` looks at a store that is there.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from ruralgov import open_app
from ruralgov.builtin.keyfile import make_key
from ruralgov.cli.city import FOUNDED, found_city, live
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.sample.divisions import shipped
from ruralgov.sample.life import SimulatedClock

SCALE, CASES = 0.004, 1500
THINGS: Final = ("case", "person", "voucher", "publication")
JOURNAL, RECORDS = "journal", "records"
FIXED: Final = {
    JOURNAL: ("ruralgov_events", "ruralgov_subjects", "ruralgov_cities"),
    RECORDS: ("ruralgov_records",),
}
BEFORE: Final[dict[str, int]] = {
    "case": 10_937,
    "person": 2_362,
    "voucher": 3_764,
    "publication": 15_453,
    "store": 55_525_376,
    JOURNAL: 26_300_000,
    RECORDS: 16_240_000,
    "all others": 12_990_000,
}
"""What the same command printed before the journal was compact, in bytes: commit f9a1c11."""
TITLE: Final = (
    "## Size\n\nA small mixed store of SQLite, `python -m tests.bench size`; bytes with all "
    "indexes, and in the layout before.\n\n"
)
Sizes = dict[str, tuple[int, int, int]]
"""Of each table with its indexes: bytes on the disk, of rows, and unused."""


def section(folder: Path, _database: Callable[[str], str], _quick: bool) -> str:
    """Return the section of the page; it takes some two minutes, and has no smaller size."""
    with closing(sqlite3.connect(made(folder))) as connection:
        return TITLE + "\n".join(lines(connection)) + "\n"


def main(file: str) -> None:
    """Print the tables of a store that is there."""
    with closing(sqlite3.connect(file)) as connection:
        print("\n".join(lines(connection)))


def made(folder: Path) -> Path:
    """Make the store: people, books and publications of 2024, cases of 2025."""
    file, key = folder / "size.db", folder / "size.key"
    make_key(key)
    clock, admin = SimulatedClock(FOUNDED), AccountId("admin")
    app = open_app("371082", f"sqlite:///{file}", key_file=key, clock=clock)
    app.set_up(admin)
    city, settled, _ = found_city(
        app, clock, admin, 1, shipped(), SCALE, lambda _what, _more: None, books=True
    )
    live(city, clock, settled, CASES)
    app.close()
    return file


def lines(connection: sqlite3.Connection) -> Iterator[str]:
    """Give the two tables."""
    sizes, names = by_table(connection), names_of(connection)
    whole = sum(one[0] for one in sizes.values())
    yield "| of each | how many | bytes | before |"
    yield "|---|---|---|---|"
    for thing in THINGS:
        count, of_all = each(connection, thing, sizes)
        yield f"| {thing} | {count:,} | {of_all / count:,.0f} | {BEFORE[thing]:,} |"
    yield f"| store | 1 | {whole:,} | {BEFORE['store']:,} |"
    yield ""
    yield "| table, with its indexes | MB | rows | unused | before |"
    yield "|---|---|---|---|---|"
    named = {name: total(sizes, FIXED[name]) for name in FIXED}
    kept = {one for names in FIXED.values() for one in names}
    named["all others"] = total(sizes, [name for name in names if name not in kept])
    for name, (size, rows, unused) in named.items():
        parts = " | ".join(f"{one / 1e6:.2f}" for one in (size, rows, unused))
        yield f"| {name} | {parts} | {BEFORE[name] / 1e6:.2f} |"


def names_of(connection: sqlite3.Connection) -> list[str]:
    question = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return [name for (name,) in connection.execute(question)]


def by_table(connection: sqlite3.Connection) -> Sizes:
    """Return what each table takes, its indexes with it."""
    return {
        str(name): (size, rows, unused)
        for name, size, rows, unused in connection.execute(
            "SELECT m.tbl_name, sum(s.pgsize), sum(s.payload), sum(s.unused) FROM dbstat AS s "
            "JOIN sqlite_master AS m USING (name) GROUP BY m.tbl_name"
        )
    }


def total(sizes: Sizes, names: list[str] | tuple[str, ...]) -> tuple[int, int, int]:
    found = [sizes[name] for name in names if name in sizes]
    first, second, third = (sum(one[at] for one in found) for at in range(3))
    return first, second, third


def each(connection: sqlite3.Connection, kind: str, sizes: Sizes) -> tuple[int, float]:
    """Return how many things there are, and what all of them take.

    Of journal and records each kind has its share: its bodies, and of what else is in a row as much
    as any other row.
    """
    (count,) = connection.execute(
        "SELECT count(*) FROM ruralgov_records WHERE kind = ?", (kind,)
    ).fetchone()
    views = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    shown = "ruralgov_journal" if "ruralgov_journal" in views else "ruralgov_events"
    found = 0.0
    for name, source in ((JOURNAL, shown), (RECORDS, "ruralgov_records")):
        found += total(sizes, FIXED[name])[0] * share(connection, source, kind, sizes, name)
    tables = [
        table
        for context in CONTEXTS
        for record in context.records
        if record.kind == kind
        for table in record.tables
    ]
    for table in tables:
        name = f"ruralgov_{table.name}"
        tallies = [f"{name}_by_{'_'.join(by)}" for by in table.tallies]
        found += total(sizes, [name, *tallies])[0]
    salts = connection.execute(
        "SELECT 1.0 * count(*) FILTER (WHERE record LIKE ? || '/%') / count(*) FROM ruralgov_salts",
        (kind,),
    ).fetchone()[0]
    return count, found + sizes["ruralgov_salts"][0] * salts


def share(connection: sqlite3.Connection, source: str, kind: str, sizes: Sizes, name: str) -> float:
    """Return which part of the rows of all kinds those of one are."""
    text = "length(CAST(body AS BLOB)) + coalesce(length(sealed), 0)"
    rows, bodies, mine, mine_bodies = connection.execute(
        f"SELECT count(*), sum({text}), count(*) FILTER (WHERE kind = ?), "
        f"coalesce(sum({text}) FILTER (WHERE kind = ?), 0) FROM {source}",
        (kind, kind),
    ).fetchone()
    payload = total(sizes, FIXED[name])[1]
    beside = (payload - bodies) / rows
    return float((mine_bodies + mine * beside) / payload)


if __name__ == "__main__":
    main(*sys.argv[1:])
