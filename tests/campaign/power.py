"""Power is lost at random instants: what was acknowledged is there, and the store verifies.

With ``synchronous=FULL``, as shipped, nothing may be lost. NORMAL and OFF are the mutants: that
they are seen to lose shows that the loss of power is a real one.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

from ruralgov_sqlalchemy import dialects, storage
from tests.campaign import pages
from tests.campaign.disk import Content, Disk, Done, layer, recorded
from tests.campaign.small import give, give_some, missing, opened

COMMANDS = 40
CHECKPOINT = 25
"""Pages of the log after which they go into the database: so that it happens often."""
OUTCOMES = ("good", "acknowledged lost", "corrupt")
FILE = "city.db"


@contextmanager
def synchronous(level: str) -> Iterator[None]:
    """Let connections be made with a setting, of which all but FULL would be refused."""
    ours = ("synchronous", "wal_autocheckpoint")
    others = [one for one in dialects.SQLITE_PAGES if not one.startswith(ours)]
    settings = (*others, f"synchronous={level}", f"wal_autocheckpoint={CHECKPOINT}")
    with (
        patch.object(dialects, "SQLITE_PAGES", settings),
        patch.object(storage, "check_durable", lambda _: None),
    ):
        yield


def lived(folder: Path, commands: int) -> tuple[bytes, list[Done]]:
    """Return the file of a city before it was given commands, and what was done to it then."""
    url = f"sqlite:///{folder / FILE}"
    opened(url).close()
    before = (folder / FILE).read_bytes()
    with recorded(folder) as log:
        app = opened(url)
        for number in range(commands):
            some = number % 5 == 4
            names = give_some(app, f"b{number}") if some else [f"c{number}"]
            if not some:
                give(app, names[0])
            log += [Done("acknowledged", name) for name in names]
            if number % 20 == 10:
                app.seal()
        app.close()
    return before, log


def outcome(folder: Path, acknowledged: list[str]) -> str:
    """Open what is left of a city, and say what became of it."""
    try:
        app = opened(f"sqlite:///{folder / FILE}")
        with closing(app):
            if missing(app, acknowledged):
                return "acknowledged lost"
            give(app, "afterwards")
            return "corrupt" if app.verify() else "good"
    except Exception:  # noqa: BLE001  what is broken may fail in any way
        return "corrupt"


def losses(level: str, count: int, seed: int, commands: int = COMMANDS) -> Iterator[str]:
    """Lose power at random instants of the life of a city, and give the outcome of each."""
    chance = random.Random(f"{seed}/{level}")
    with synchronous(level), tempfile.TemporaryDirectory() as home:
        before, log = lived(Path(home), commands)
        for instant in (chance.randint(1, len(log)) for _ in range(count)):
            disk = Disk({FILE: Content(bytearray(before))})
            for one in log[:instant]:
                disk.take(one)
            with tempfile.TemporaryDirectory() as left:
                disk.lose_power(Path(left), chance)
                yield outcome(Path(left), disk.acknowledged)


def main(words: list[str]) -> int:
    """Lose power so often under each setting, and print what became of the city."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign power", description=__doc__)
    parser.add_argument("--sample", type=int, default=200, help="losses of power for each setting")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page", type=Path, help="write the table between its markers")
    given = parser.parse_args(words)
    if layer() is None:
        print("the file layer of this Python's SQLite cannot be reached")
        return 2
    lines = [f"| synchronous | power losses | {' | '.join(OUTCOMES)} |", "|---|---|---|---|---|"]
    bad = 0
    for level, shipped in (
        ("FULL", " (as shipped)"),
        ("NORMAL", " (mutant)"),
        ("OFF", " (mutant)"),
    ):
        found = Counter(losses(level, given.sample, given.seed))
        figures = " | ".join(str(found[one]) for one in OUTCOMES)
        lines.append(f"| {level}{shipped} | {given.sample} | {figures} |")
        bad += (found["good"] < given.sample) == (level == "FULL")
        print(lines[-1], flush=True)
    by = f"`python -m tests.campaign power --sample {given.sample} --seed {given.seed}`"
    lines += ["", f"By {by}."]
    print("\n".join(lines))
    if given.page:
        pages.write(given.page, "power", lines)
    return int(bad > 0)
