"""What an app is made of, whatever storage it stands on."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from attrs import field, frozen
from msgspec import Struct

from ruralgov.app.bounded import Bounded
from ruralgov.app.bounds import Levels, Within
from ruralgov.app.catalogue import Catalogue
from ruralgov.app.ids import utc_now
from ruralgov.app.keyring import Keyring
from ruralgov.app.keys import Keys
from ruralgov.app.macs import Marking, Newest
from ruralgov.app.observing import Teller
from ruralgov.app.receipts import instant
from ruralgov.app.sealing import Erasing, erasing
from ruralgov.app.shelf import Shelves, edition_of
from ruralgov.app.unit import Unit
from ruralgov.app.watch import Watch
from ruralgov.app.who import OURS, check_who, chosen
from ruralgov.domain.kernel.roles import Actor, Purpose
from ruralgov.ports.observing import Observer
from ruralgov.ports.storage import Transaction


class Envelope(Struct, frozen=True, gc=False):
    """What comes with a command: who gives it, why, under what id, and when."""

    actor: Actor
    purpose: Purpose
    command_id: str
    now: datetime
    retry: bool
    """Whether the id may have been used before."""

    def written(self) -> tuple[str, str, str, str]:
        """Return what the journal keeps of it with each event."""
        return self.command_id, self.actor.account, str(self.purpose), instant(self.now)


@frozen(kw_only=True)
class Core:
    """The city, its contexts, keyring, clock and ids: what apps over one store share."""

    city: str
    catalogue: Catalogue
    keyring: Keyring
    clock: Callable[[], datetime]
    ids: Callable[[], str]
    teller: Teller
    watch: Watch | None = None
    """Watches the machine's clock; a clock that was handed in is whoever's made it."""
    newest: Newest = field(factory=Newest)
    levels: Levels = field(init=False)
    _shelves: Shelves = field(init=False, factory=Shelves)
    _erasing: Erasing = field(init=False)

    @_erasing.default
    def _of_records(self) -> Erasing:
        return erasing(self.catalogue.records.values())

    @levels.default
    def _of_commands(self) -> Levels:
        return Levels(self.catalogue.commands, self.catalogue.records.values())

    def unit(self, tx: Transaction, bounds: Within | None = None, *, shared: bool = True) -> Unit:
        """Return the unit of work of a transaction; raises ``key_wrong``.

        Unless *shared* it asks the store for everything.
        """
        edition = edition_of(tx) if shared else ""
        now = self.keyring.of(tx)
        made = Unit if bounds is None else partial(Bounded, bounds)
        return made(
            now.through(tx),
            now.rows,
            now.tables,
            now.keys,
            now.recent,
            Marking(tx, now.marker, self.newest),
            self._erasing,
            self._shelves.of(edition),
        )

    def now(self) -> datetime:
        """Return the instant of something that is written; raises ``clock_behind``."""
        now = self.clock()
        if self.watch is not None:
            self.watch.check(now)
        return now

    def own_id(self) -> str:
        """Return an id for a command that comes without one."""
        return OURS + self.ids()

    def check_who(self, actor: Actor, purpose: Purpose) -> None:
        """Refuse an actor or a purpose that is none; raises what ``envelope`` raises."""
        check_who(actor, purpose)
        self.catalogue.known(purpose)

    def envelope(
        self, actor: Actor, purpose: Purpose, command_id: str | None, now: datetime | None = None
    ) -> Envelope:
        """Return the envelope of a command.

        Raises ``envelope_wrong``, ``purpose_unknown``, ``clock_behind``, and ``command_id_reused``
        for an id of ours.
        """
        self.check_who(actor, purpose)
        if command_id is None:
            return Envelope(actor, purpose, self.own_id(), now or self.now(), retry=False)
        return Envelope(actor, purpose, chosen(command_id), now or self.now(), retry=True)


def core_of(
    city: str,
    catalogue: Catalogue,
    keys: Keys,
    clock: Callable[[], datetime],
    ids: Callable[[], str],
    observer: Observer | None,
) -> Core:
    """Return what an app is made of; the machine's clock is watched, and no other."""
    return Core(
        city=city,
        catalogue=catalogue,
        keyring=Keyring(city, keys, catalogue.rows),
        clock=clock,
        ids=ids,
        teller=Teller(city, observer),
        watch=Watch() if clock is utc_now else None,
    )
