"""The city of the campaigns that end processes, servers and power: small, so that much is tried."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ruralgov.app.application import App
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import REGISTRAR
from ruralgov_sqlalchemy import SqlStorage
from tests.town import KEYS

CITY, ADMIN = "371082", AccountId("admin")
ACTING: dict[str, Any] = {"actor": Actor(ADMIN), "purpose": ADMINISTRATION}
BATCH = 5


def opened(url: str) -> App:
    """Return the app of the city, made where there is none."""
    app = App(CITY, SqlStorage(url, CITY), KEYS)
    app.set_up(ADMIN)
    return app


def command(name: str) -> GrantRole:
    """Return the command that is given under an id."""
    return GrantRole(account=AccountId(f"a-{name}"), role=REGISTRAR, basis="t")


def give(app: App, name: str) -> str:
    """Give a command under an id, and return the record that it made."""
    return app.execute(command(name), command_id=name, **ACTING).key


def give_some(app: App, name: str) -> list[str]:
    """Give a batch, and return the ids of its commands."""
    answers = app.execute_many(
        [command(f"{name}/{n}") for n in range(1, BATCH + 1)], batch_id=name, **ACTING
    )
    return [receipt.command_id for receipt in answers]  # type: ignore[union-attr]


def missing(app: App, names: Iterable[str]) -> list[str]:
    """Return those ids under which nothing is stored."""
    tx = app.storage.begin(write=False)
    wanted = list(names)
    found = {row[0] for row in tx.lookup("receipts", ("command_id",), [(one,) for one in wanted])}
    tx.close()
    return [one for one in wanted if one not in found]


def stored(app: App) -> int:
    """Return how many receipts there are."""
    tx = app.storage.begin(write=False)
    found = len(tx.rows("receipts", (), columns=("command_id",)))
    tx.close()
    return found


def table(found: Counter[str], counted: tuple[str, ...], by: str) -> list[str]:
    """Return the lines of a table of one row."""
    return [
        f"| {' | '.join(counted)} |",
        "|---" * len(counted) + "|",
        f"| {' | '.join(f'{found[one]:,}' for one in counted)} |",
        "",
        f"By `{by}`.",
    ]
