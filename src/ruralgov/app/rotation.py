"""Giving a store another master key while others use it; killed at any point, it goes on again.

First the store gets the ring of the next generation, under the new master key alone: from then on
the old one opens nothing of it. Then everything that was made with the ring before is made anew, in
small transactions: salts, values to look up by, prints of commands. What reads the store meanwhile
finds both (``rekeying``). At last the ring lets go of what only the generation before needed.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from attrs import frozen

from ruralgov.app import texts
from ruralgov.app.bounds import Level
from ruralgov.app.core import Core
from ruralgov.app.keyring import Keyed, kept, put
from ruralgov.app.rekeying import under
from ruralgov.app.running import Runner
from ruralgov.app.sealing import SALTS
from ruralgov.app.unit import Unit
from ruralgov.domain.kernel.errors import Refused
from ruralgov.ports.keys import MasterKey
from ruralgov.ports.storage import Changes, Row, Transaction

PAGE = 500
"""Rows that are made anew in one transaction."""
Told = Callable[[str, int], None]
"""Gets the name of a table, and how many of its rows were made anew."""
T = TypeVar("T")


def rotate(core: Core, runner: Runner, master: MasterKey, told: Told) -> list[str]:
    """Give the store a new master key, or go on with that; return the salts nobody can read.

    Where the store has that key already and nothing is left to do, nothing is done. Raises
    ``rotation_unfinished`` while another key is being brought in.
    """
    core.keyring.know(master)
    rotation = Rotation(core, runner, master)
    if not rotation.begin():
        return []
    lost = rotation.make_anew(SALTS.name, told)
    for table in rotation.tables():
        rotation.make_anew(table, told)
    rotation.finish()
    return lost


class Rotation:
    """The steps of a rotation, each in transactions of its own."""

    def __init__(self, core: Core, runner: Runner, master: MasterKey) -> None:
        self._core, self._runner, self._master = core, runner, master

    def begin(self) -> bool:
        """Begin it unless it has begun; tell whether something is left to do."""

        def once(tx: Transaction, now: Keyed) -> bool:
            row = kept(tx)
            mine = row is not None and row[1] == self._master.name
            going_on = now.keys.ring.before is not None
            if going_on and not mine:
                raise Refused(texts.ROTATION_UNFINISHED, key=row[1] if row else "")
            if not going_on and not mine:
                put(tx, now.keys.next_ring(self._master), self._master)
            return going_on or not mine

        return self._once(once)

    def tables(self) -> list[str]:
        """Return the tables with values that come from the ring."""
        return self._once(lambda _, now: sorted(now.columns))

    def make_anew(self, table: str, told: Told) -> list[str]:
        """Make the rows of a table anew, page by page; return those that cannot be read."""
        after: Row = ()
        lost: list[str] = []
        while True:
            page = self._once(partial(_page, table=table, after=after))
            lost += page.lost
            told(table, page.changed)
            if not page.end:
                return lost
            after = page.end

    def finish(self) -> None:
        """Let go of what only the generation before was read with."""
        self._once(lambda tx, now: put(tx, now.keys.ring.finished(), self._master))

    def _once(self, step: Callable[[Transaction, Keyed], T]) -> T:
        def once(unit: Unit) -> T:
            tx = under(unit.tx)
            done = step(tx, self._core.keyring.of(tx))
            tx.commit()
            return done

        return self._runner.again(once, level=Level.ALONE)


@frozen
class Page:
    """What became of a page of rows: with which key it ended, how many were made anew."""

    end: Row
    changed: int
    lost: list[str]


def _page(tx: Transaction, now: Keyed, *, table: str, after: Row) -> Page:
    """Make a page of rows anew."""
    rows = tx.rows(table, (), limit=PAGE, after=after)
    renewed = [(row, now.renewed(table, row)) for row in rows]
    changed = [(row, new) for row, new in renewed if new is not None and new != row]
    tx.write(
        Changes(
            removed=[(table, row) for row, _ in changed],
            put=[(table, new) for _, new in changed],
        )
    )
    lost = [str(row[0]) for row, new in renewed if new is None]
    return Page(now.key_of(table, rows[-1]) if rows else (), len(changed), lost)
