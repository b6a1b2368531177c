"""Tampers with a store in every way that it knows, and says what ``verify`` names.

Every column of every table: a value flipped, none, garbage. Then attacks with a plan, each looked
at with and without a head that was kept elsewhere.
"""

import random
import sqlite3
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Final

from attrs import frozen

from ruralgov.testing.postgres import MEMORY
from tests.campaign.attacks import ATTACKS, INHERENT
from tests.campaign.ground import Ground
from tests.campaign.pages import write

NAME = "tamper"
HOW: Final = ("flip", "none", "garbage")
NAMED, UNSEEN, CRASHED, REFUSED, NOTHING = "named", "unseen", "crashed", "refused", "no effect"
REMADE: Final = "states and rows are made anew while the store is opened"
PLACE: Final = "the rowid says the place; these count only together, where PostgreSQL gave them"
SAME: Final[dict[tuple[str, str], str]] = {
    ("ruralgov_kinds", ""): REMADE,
    ("ruralgov_shapes", ""): REMADE,
    ("ruralgov_numbers", "last"): "a number set higher leaves a gap; none is given twice",
    ("ruralgov_records", "body"): "the same state, written in another way",
    ("ruralgov_events", "xid"): PLACE,
    ("ruralgov_events", "position"): PLACE,
}
"""Why a flip may be unseen, by the table and column."""


@frozen
class Flip:
    """One change of one value."""

    table: str
    column: str
    how: str
    row: int
    idle: bool = False
    """Whether it is in a tally, of a group without rows."""

    @property
    def group(self) -> str:
        """The row of the page that it is counted in."""
        if self.table in ("ruralgov_subjects", "ruralgov_cities"):
            return "events"
        for name in ("events", "records", "salts", "seals", "proofs", "receipts", "numbers"):
            if self.table == f"ruralgov_{name}":
                return name if self.column != "version" or name != "records" else "versions"
        if "_by_" in self.table:
            return "tallies"
        return (
            "prints and version" if self.table.endswith(("kinds", "shapes", "schema")) else "views"
        )

    def why(self) -> str:
        """Return why it may be unseen, or nothing."""
        if self.idle:
            return "a group without rows: its count is 0, and nobody is told of it"
        return next(
            (
                why
                for (table, column), why in SAME.items()
                if table in self.table and column in ("", self.column)
            ),
            "",
        )


def flips(ground: Ground, draw: random.Random) -> list[Flip]:
    """Return a change of each kind in each column, each of a row that is drawn."""
    found = []
    with closing(sqlite3.connect(ground.base)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'ruralgov_%' "
            "ORDER BY name"
        ).fetchall()
        for (table,) in tables:
            (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            idle = idle_rows(connection, table) if "tally_count" in columns else set()
            for column in columns if rows else ():
                for how in HOW:
                    row = draw.randrange(rows)
                    found.append(Flip(table, column, how, row, row in idle))
    return found


def idle_rows(connection: sqlite3.Connection, table: str) -> set[int]:
    """Return where, in the order of its key, a tally has groups without rows."""
    info = connection.execute(f"PRAGMA table_info({table})").fetchall()
    key = ", ".join(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5])
    rows = connection.execute(f"SELECT tally_count FROM {table} ORDER BY {key}")
    return {at for at, (count,) in enumerate(rows) if not count}


def sampled(all_: list[Flip], count: int, draw: random.Random) -> list[Flip]:
    """Draw some, of each group in turn, so that the few of a small one are among them."""
    groups: dict[str, list[Flip]] = {}
    for flip in draw.sample(all_, len(all_)):
        groups.setdefault(flip.group, []).append(flip)
    turns = zip_longest(*groups.values())
    return [flip for turn in turns for flip in turn if flip is not None][:count]


def changed(value: object, how: str) -> object:
    """Return what a value becomes."""
    if how == "none":
        return None
    if how == "garbage":
        return b"\xff\x00" if isinstance(value, str) else "garbage"
    if isinstance(value, bool | int):
        return value + 1
    if isinstance(value, bytes):
        at = len(value) // 2
        return value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
    text = str(value or "")
    return text[:-1] + chr(ord(text[-1]) ^ 1) if text else "x"


def apply(flip: Flip, ground: Ground) -> bool:
    """Change one value; tell whether the database then holds another."""
    with ground.raw() as connection:
        info = connection.execute(f"PRAGMA table_info({flip.table})").fetchall()
        key = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
        picked = connection.execute(
            f"SELECT {', '.join([flip.column, *key])} FROM {flip.table} "
            f"ORDER BY {', '.join(key)} LIMIT 1 OFFSET {flip.row}"
        ).fetchone()
        condition = " AND ".join(f"{name} IS ?" for name in key)
        value = changed(picked[0], flip.how)
        before = _dump(connection, flip.table)
        connection.execute(
            f"UPDATE {flip.table} SET {flip.column} = ? WHERE {condition}", (value, *picked[1:])
        )
        return _dump(connection, flip.table) != before


def _dump(connection: sqlite3.Connection, table: str) -> list[str]:
    return [repr(row) for row in connection.execute(f"SELECT * FROM {table}")]


def outcome(ground: Ground) -> tuple[str, str, list[str]]:
    """Return what comes of a store with a kept head and without, and what was said."""
    what, said = ground.found()
    if what == "crashed":
        return CRASHED, CRASHED, said
    if what == "refused":
        return NAMED, NAMED, said
    alone = [one for one in said if not one.startswith("head ")]
    return NAMED if said else UNSEEN, NAMED if alone else UNSEEN, said


def flipped(flip: Flip, ground: Ground) -> tuple[str, list[str]]:
    """Try one flip; return what came of it and what was said."""
    ground.renew()
    try:
        if not apply(flip, ground):
            return NOTHING, []
    except sqlite3.Error as error:
        return REFUSED, [str(error)]
    _, alone, said = outcome(ground)
    return alone, said


def attacked(name: str, ground: Ground) -> tuple[str, str, list[str]]:
    """Try one attack; return what came of it with a kept head and without, and what was said."""
    ground.renew()
    try:
        ATTACKS[name](ground)
    except sqlite3.Error as error:
        return REFUSED, REFUSED, [str(error)]
    return outcome(ground)


def flip_rows(done: dict[Flip, str]) -> Iterator[str]:
    """Give the table of the flips."""
    yield "| what | effective | named | crashed | unseen | refused by the database |"
    yield "|---|---|---|---|---|---|"
    groups: dict[str, Counter[str]] = {}
    for flip, came in done.items():
        groups.setdefault(flip.group, Counter())[came] += 1
    whole: Counter[str] = sum(groups.values(), Counter())
    for name, one in [*sorted(groups.items()), ("all", whole)]:
        effective = one[NAMED] + one[CRASHED] + one[UNSEEN]
        cells = (effective, one[NAMED], one[CRASHED], one[UNSEEN], one[REFUSED])
        yield f"| {name} | {' | '.join(map(str, cells))} |"


def main(words: list[str]) -> int:
    """Run the campaign; return how many were unseen without a reason, or crashed."""
    parser = ArgumentParser(prog="python -m tests.campaign tamper", description=__doc__)
    parser.add_argument("--sample", type=int, help="how many flips; all, where it is not said")
    parser.add_argument("--seed", type=int, default=1, help="which rows, and which flips")
    parser.add_argument("--page", type=Path, help="a page on which the figures are put")
    parser.add_argument("--verbose", action="store_true", help="say what is named of each")
    asked = parser.parse_args(words)
    draw = random.Random(asked.seed)
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as home:
        ground = Ground(Path(home))
        chosen = flips(ground, draw)
        if asked.sample is not None:
            chosen = sampled(chosen, asked.sample, draw)
        done, bad = {}, 0
        for flip in chosen:
            done[flip], said = flipped(flip, ground)
            wrong = done[flip] == CRASHED or (done[flip] == UNSEEN and not flip.why())
            bad += wrong
            if wrong or asked.verbose:
                print(f"{done[flip]}: {flip} {said[:3]}", flush=True)
        plans = {name: attacked(name, ground) for name in ATTACKS}
    for name, (with_head, alone, said) in plans.items():
        wrong = CRASHED in (with_head, alone) or (alone == UNSEEN and name not in INHERENT)
        bad += wrong
        if wrong or asked.verbose:
            print(f"{with_head}/{alone}: {name} {said[:3]}", flush=True)
    lines = page(done, plans, asked.seed)
    print("\n".join(lines))
    if asked.page:
        write(asked.page, NAME, lines)
    return bad


def page(
    done: dict[Flip, str], plans: dict[str, tuple[str, str, list[str]]], seed: int
) -> list[str]:
    """Return the figures as they stand on a page."""
    by = f"`python -m tests.campaign tamper --seed {seed}`, {datetime.now(UTC).date()}"
    lines = [f"Single values, {len(done)} changes ({by}):", "", *flip_rows(done), ""]
    why = Counter(flip.why() or "NO REASON" for flip, came in done.items() if came == UNSEEN)
    lines += [f"- {count} unseen: {reason}." for reason, count in why.items()]
    with_head, alone = (
        Counter(came[at] for came in plans.values() if came[at] != REFUSED) for at in (0, 1)
    )
    lines += [
        "",
        f"Attacks with a plan: {len(plans)}, by one who has the database and the software and not "
        f"the key. With a head kept elsewhere {with_head[NAMED]} are named and {with_head[UNSEEN]} "
        f"unseen, without one {alone[NAMED]} and {alone[UNSEEN]}; "
        f"{with_head[CRASHED] + alone[CRASHED]} crashed. Unseen without a head:",
        "",
    ]
    for name, (first, second, _) in plans.items():
        if second == UNSEEN:
            seen = "named with one" if first == NAMED else "nor with one"
            lines.append(f"- {name} ({seen}): {INHERENT.get(name, 'NO REASON')}.")
    return lines
