"""PostgreSQL's processes are ended while four write: what was acknowledged is there, once."""

import argparse
import logging
import random
import threading
import time
from collections import Counter
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg

from ruralgov.app.application import App
from ruralgov.domain.kernel.errors import Conflict, StorageFailure
from ruralgov.testing.postgres import Server, server
from tests.campaign import pages
from tests.campaign.small import give, missing, opened, stored, table

COUNTED = (
    "backends ended",
    "servers killed",
    "acknowledged",
    "failed",
    "lost",
    "done twice",
    "faults",
)
WRITERS = 4
PAUSE = 0.15
"""Seconds at most from one end of a process to the next."""
VICTIM = (
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' "
    "AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1"
)


class Writers:
    """Threads that give commands, each again under its id until it is acknowledged."""

    def __init__(self, app: App) -> None:
        self.app, self.acknowledged, self.failed = app, list[str](), 0
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self._write, args=(n,)) for n in range(WRITERS)]
        for thread in self.threads:
            thread.start()

    def _write(self, who: int) -> None:
        for number in count():
            while not self._given(f"{who}-{number}"):
                if self.stop.is_set():
                    return
            if self.stop.is_set():
                return

    def _given(self, name: str) -> bool:
        try:
            give(self.app, name)
        except (StorageFailure, Conflict):
            self.failed += 1
            time.sleep(0.01)
            return False
        self.acknowledged.append(name)
        return True

    def end(self) -> None:
        """Let them end."""
        self.stop.set()
        for thread in self.threads:
            thread.join()


def end_a_backend(running: Server) -> int:
    """End the process of one connection, and return how many that were."""
    with psycopg.connect(running.url, autocommit=True) as connection:
        found = connection.execute(VICTIM).fetchone()
        if found is None:
            return 0
        connection.execute("SELECT pg_terminate_backend(%s)", found)
        return 1


def campaign(backends: int, servers: int, seed: int) -> Counter[str]:
    """End so many backends, and the whole server so often, under writers."""
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    with server(quick=True) as running, closing(opened(running.url)) as app:
        writers = Writers(app)
        try:
            while found["backends ended"] < backends:
                time.sleep(chance.uniform(0, PAUSE))
                found["backends ended"] += end_a_backend(running)
            for _ in range(servers):
                time.sleep(chance.uniform(0, 4 * PAUSE))
                running.kill()
                found["servers killed"] += 1
                running.start()
        finally:
            writers.end()
        names = writers.acknowledged
        found["acknowledged"], found["failed"] = len(names), writers.failed
        found["lost"] = len(missing(app, names))
        before = stored(app)
        for name in names[-20:]:
            give(app, name)
        found["done twice"] = stored(app) - before
        found["faults"] = len(app.verify())
    return found


def main(words: list[str]) -> int:
    """End processes of a server that this makes, and print what became of the acknowledged."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign postgres", description=__doc__)
    parser.add_argument("--sample", type=int, default=100, help="backends to end")
    parser.add_argument("--servers", type=int, default=5, help="how often to kill the server")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page", type=Path, help="write the table between its markers")
    given = parser.parse_args(words)
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)  # it tells of each lost connection
    found = campaign(given.sample, given.servers, given.seed)
    by = (
        f"python -m tests.campaign postgres --sample {given.sample} --servers {given.servers} "
        f"--seed {given.seed}"
    )
    lines = table(found, COUNTED, by)
    print("\n".join(lines))
    if given.page:
        pages.write(given.page, "postgres", lines)
    return int(any(found[one] for one in ("lost", "done twice", "faults")))
