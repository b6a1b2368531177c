"""A writer is killed with SIGKILL at random instants: what it acknowledged is there, once."""

import argparse
import os
import random
import signal
import tempfile
import time
from collections import Counter
from contextlib import closing
from itertools import count
from pathlib import Path

from tests.campaign import pages
from tests.campaign.small import give, give_some, missing, opened, stored, table

COUNTED = ("kills", "acknowledged", "lost", "done twice", "faults")
LONGEST = 0.6
"""Seconds within which a writer is killed after it began to write."""


def write_on(url: str, turn: int, bulk: bool, told: int) -> None:
    """Write until killed, and tell of each command once it was acknowledged."""
    app = opened(url)
    os.write(told, b"begun\n")
    for number in count():
        name = f"{turn}-{number}"
        for done in give_some(app, name) if bulk else [give(app, name) and name]:
            os.write(told, f"{done}\n".encode())


def killed(url: str, turn: int, *, bulk: bool, after: float) -> list[str]:
    """Let a process write, kill it so many seconds after it began, and return what it told."""
    heard, told = os.pipe()
    child = os.fork()
    if not child:
        try:
            write_on(url, turn, bulk, told)
        finally:
            os._exit(1)
    os.close(told)
    with open(heard, "rb") as lines:
        begun = lines.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        rest = lines.read()
    status = os.waitpid(child, 0)[1]
    if not begun or not os.WIFSIGNALED(status):
        raise RuntimeError("the writer ended by itself")
    return rest.decode().splitlines()


def campaign(kills: int, seed: int) -> Counter[str]:
    """Kill so many writers of one store, and count what became of what they acknowledged."""
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/city.db"
        opened(url).close()
        for turn in range(kills):
            bulk = turn % 3 == 2
            names = killed(url, turn, bulk=bulk, after=chance.uniform(0, LONGEST))
            found["kills"] += 1
            found["acknowledged"] += len(names)
            with closing(opened(url)) as app:
                found["lost"] += len(missing(app, names))
                before = stored(app)
                for name in names[-3:]:
                    give(app, name)
                found["done twice"] += stored(app) - before
                found["faults"] += len(app.verify())
    return found


def main(words: list[str]) -> int:
    """Kill writers of an SQLite store, and print what became of what they acknowledged."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign kill", description=__doc__)
    parser.add_argument("--sample", type=int, default=100, help="writers to kill")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page", type=Path, help="write the table between its markers")
    given = parser.parse_args(words)
    found = campaign(given.sample, given.seed)
    by = f"python -m tests.campaign kill --sample {given.sample} --seed {given.seed}"
    lines = table(found, COUNTED, by)
    print("\n".join(lines))
    if given.page:
        pages.write(given.page, "kill", lines)
    return int(any(found[one] for one in ("lost", "done twice", "faults")))
