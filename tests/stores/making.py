"""Making the stores of the present code, to be committed with a release."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec

from ruralgov.app.receipts import Receipt
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.ports.storage import Storage
from ruralgov.sample.city import STAFF
from ruralgov.testing.postgres import server
from ruralgov_sqlalchemy import SqlStorage
from tests.scenario import PARTS
from tests.stores import ABOUT, CITY, HERE, About
from tests.stores.databases import ENDINGS, pack_postgresql, pack_sqlite
from tests.stores.played import StoredTown, played, read_people
from tests.town import Ids

LAST = "policy"
"""Given whole at the end: its new profile and calendar hold for all that comes after."""
Cut = Callable[[str], None]
"""Told the name of a cut, when the store is at rest."""
Kept = tuple[dict[str, str], dict[str, dict[str, Receipt]]]
"""The newest seal and the new receipts of each cut."""


def make(name: str) -> Path:
    """Make the stores of a release in their folder; raises ``FileExistsError``."""
    folder = HERE / name
    folder.mkdir()
    lite, post = _sqlite(folder), _postgresql(folder)
    if lite[1] != post[1]:
        raise RuntimeError("the databases gave different receipts")
    about = About(
        made=datetime.now(UTC),
        staff=list(STAFF),
        heads={"sqlite": lite[0], "postgresql": post[0]},
        receipts=lite[1],
    )
    text = msgspec.json.format(msgspec.json.encode(about), indent=1)
    (folder / ABOUT).write_bytes(text + b"\n")
    return folder


def live(storage: Storage, cut: Cut) -> Kept:
    """Let the town live in an empty store, telling when each cut is reached."""
    lengths = _lengths()
    heads, receipts = dict[str, str](), dict[str, dict[str, Receipt]]()
    town = StoredTown(storage, Ids())

    def reached(name: str) -> None:
        before = {one for known in receipts.values() for one in known}
        receipts[name] = {k: v for k, v in town.receipts.items() if k not in before}
        town.app.close()
        cut(name)
        town.reopen(storage)

    heads["founded"] = str(town.app.seal())
    reached("founded")
    parts = {part: played(town, part) for part in PARTS}
    for part, steps in parts.items():
        if part != LAST:
            for _ in islice(steps, lengths[part] // 2):
                pass
        heads["half"] = str(town.app.seal())
    reached("half")
    for steps in parts.values():
        for _ in steps:
            pass
        heads["whole"] = str(town.app.seal())
    read_people(town)  # these events are left without a seal
    reached("whole")
    town.app.close()
    return heads, receipts


def _lengths() -> dict[str, int]:
    """Return how many steps each part has."""
    town = StoredTown(MemoryStorage(), Ids())
    return {part: sum(1 for _ in played(town, part)) for part in PARTS}


def _sqlite(folder: Path) -> Kept:
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "store.db"

        def cut(name: str) -> None:
            pack_sqlite(file, folder / f"{name}{ENDINGS['sqlite']}")

        return live(SqlStorage(f"sqlite:///{file}", CITY), cut)


def _postgresql(folder: Path) -> Kept:
    with server() as running:

        def cut(name: str) -> None:
            dump = running.binaries / "pg_dump"
            pack_postgresql(running.url, dump, folder / f"{name}{ENDINGS['postgresql']}")

        return live(SqlStorage(running.url, CITY), cut)
