"""Bringing a store up to what is declared now, or saying what that would be."""

from collections.abc import Callable
from typing import Final

from attrs import frozen

from ruralgov.app import beside, journal, upgrade
from ruralgov.app.core import Core
from ruralgov.app.keyring import kept
from ruralgov.app.receipts import instant
from ruralgov.app.running import Runner, uncollected
from ruralgov.app.shelf import renew
from ruralgov.domain.kernel.errors import Conflict
from ruralgov.ports.storage import Changes, Shape, Storage, Transaction

MARKS: Final = "key and marks"
"""What an older store lacks beside its tables."""


@frozen
class Standing:
    """The store of an app, and whether it is as the app needs it."""

    core: Core
    runner: Callable[[], Runner]
    """Returns what runs now: a closed app has another."""

    def open(self, *, accept_clock: bool, read_only: bool) -> None:
        """Upgrade the store, or refuse one to which something is to be done if *read_only*."""
        if read_only:
            self._storage.read_only()
        pending = self.pending()
        if read_only:
            upgrade.must_fit(self.core.city, pending)
        elif pending:
            self._upgrade()
        self._look(accept_clock=accept_clock)
        if not read_only:
            self.runner().traces.open()

    def check(self, *, accept_clock: bool) -> None:
        """Take the store as it is; raises ``store_outdated``."""
        upgrade.must_fit(self.core.city, self.pending())
        self._look(accept_clock=accept_clock)
        self.runner().traces.open()

    def pending(self) -> list[str]:
        """Return what ``open`` would do to the store, in words; it waits for nobody who writes."""
        found = self._storage.pending(self.shapes())
        if found:
            return found
        tx = self._storage.begin(write=False)
        try:
            if kept(tx) is None or not beside.begun(tx):
                return [MARKS]
            return upgrade.pending(self.core.unit(tx), self.core.catalogue.records)
        finally:
            tx.close()

    def shapes(self) -> tuple[Shape, ...]:
        """Return the tables that the app needs."""
        return tuple(self.core.catalogue.shapes())

    def settled(self, tx: Transaction, stale: set[str]) -> None:
        """Refuse a store, in a transaction of others, to which something is to be done."""
        rest = upgrade.pending(self.core.unit(tx), self.core.catalogue.records)
        marks = [] if beside.begun(tx) else [MARKS]
        upgrade.must_fit(self.core.city, [*sorted(stale), *rest, *marks])

    @property
    def _storage(self) -> Storage:
        return self.runner().storage

    def _upgrade(self) -> None:
        try:
            self._storage.set_up(self.shapes(), self._settle)
        except Conflict as conflict:
            with self.runner().unit(write=False) as unit:
                raise upgrade.explained(conflict, unit, self.core.catalogue.records) from None

    def _settle(self, tx: Transaction, stale: set[str]) -> None:
        self.core.keyring.adopt(tx)
        with uncollected():
            unit = self.core.unit(tx, shared=False)
            upgrade.settle(unit, self.core.catalogue.records, stale)
            beside.begin(unit.tx, unit.marking.marker, instant(self.core.clock()))
            ended = Changes()
            renew(tx, ended, unit.sealing.keys.new_word())
            tx.write(ended)

    def _look(self, *, accept_clock: bool) -> None:
        """Look at what the store holds: its newest seal, and events of later than now."""
        with self.runner().unit(write=False) as unit:
            self.core.newest.know(journal.newest(unit.tx))
            if self.core.watch is not None and not accept_clock:
                self.core.watch.found(unit.tx.latest())
