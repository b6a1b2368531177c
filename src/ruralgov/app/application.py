"""The one door: commands go in, pure rules decide, events come out, in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import count, islice
from time import perf_counter
from typing import Any, Self, TypeVar

from ruralgov.app import beside, journal, rotation, upgrade, verifying
from ruralgov.app.asking import answer
from ruralgov.app.attachments import Attachments
from ruralgov.app.batches import Batches
from ruralgov.app.catalogue import catalogue_of
from ruralgov.app.closing import CLOSED
from ruralgov.app.core import Core, Envelope, core_of
from ruralgov.app.deciding import Decider, HalfDone
from ruralgov.app.erasures import Erasures
from ruralgov.app.ids import new_id, utc_now
from ruralgov.app.keyring import KEYRING
from ruralgov.app.keys import Keys
from ruralgov.app.macs import PROOFS
from ruralgov.app.messages import faults
from ruralgov.app.receipts import RECEIPTS, Receipt, instant
from ruralgov.app.rekeying import under
from ruralgov.app.running import Runner, uncollected
from ruralgov.app.sealing import SALTS
from ruralgov.app.shelf import SHELF
from ruralgov.app.standing import Standing
from ruralgov.app.unit import Unit
from ruralgov.app.who import check_account, check_day, chosen
from ruralgov.domain.access import ADMINISTRATION, ADMINISTRATOR, GRANT, FeedEvents, RoleGranted
from ruralgov.domain.catalogue import CONTEXTS, REACTIONS
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Context, Query, Reactions
from ruralgov.domain.kernel.errors import (
    BadInput,
    Refused,
    RuralgovError,
)
from ruralgov.domain.kernel.ids import CITY, AccountId
from ruralgov.domain.kernel.publish import FeedEvent
from ruralgov.domain.kernel.roles import Actor, Purpose
from ruralgov.ports.files import FileStore
from ruralgov.ports.keys import MasterKey
from ruralgov.ports.observing import Observer
from ruralgov.ports.storage import Storage, Transaction

A = TypeVar("A")
BATCH = 2000
"""Commands of a batch that share one transaction."""
FIXED = (RECEIPTS, SALTS, KEYRING, journal.SEALS, PROOFS, upgrade.KINDS, SHELF)


class App:
    """One city. Every change goes through ``execute``, every question through ``query``."""

    def __init__(
        self,
        city: str,
        storage: Storage,
        keys: Keys,
        *,
        contexts: Sequence[Context] = CONTEXTS,
        reactions: Reactions | None = None,
        clock: Callable[[], datetime] = utc_now,
        ids: Callable[[], str] = new_id,
        observer: Observer | None = None,
    ) -> None:
        chosen = REACTIONS if reactions is None else reactions
        catalogue = catalogue_of(contexts, keys, chosen, FIXED)
        core = core_of(city, catalogue, keys, clock, ids, observer)
        self._stand_on(core, Runner(core, storage))

    def _stand_on(self, core: Core, runner: Runner) -> None:
        self._core, self._runner, self._decider = core, runner, Decider(core)
        self._batches = Batches(core, lambda: self._runner, self._decider)
        self._standing = Standing(core, lambda: self._runner)
        self.city, self.catalogue, self.storage = core.city, core.catalogue, runner.storage

    def joining(self, storage: Storage) -> "App":
        """Return this app over a storage that joins a transaction of the integrator's.

        It never runs a command again by itself: a ``Conflict`` is for the owner of the transaction.
        """
        app = object.__new__(type(self))
        app._stand_on(self._core, Runner(self._core, storage, tries=1))
        storage.set_up(app._standing.shapes(), app._standing.settled)
        return app

    def set_up(self, administrator: AccountId) -> bool:
        """Open the store and make the first administrator; doing it again changes nothing.

        Tell whether it was done: the store was empty. Raises ``envelope_wrong``.
        """
        check_account(administrator)
        self.open()
        with self._runner.unit(write=True) as unit:
            if unit.tx.history(("", "", 0), 1):
                return False
            now = self._core.now()
            granted = RoleGranted(
                account=administrator,
                role=ADMINISTRATOR,
                place=CITY,
                basis="set-up",
                since=legal_date(now),
            )
            envelope = self._core.envelope(Actor(administrator), ADMINISTRATION, "set-up", now)
            unit.apply(GRANT, unit.fresh(self._core.ids()), [granted], envelope.written())
            unit.commit()
            return True

    def open(self, *, accept_clock: bool = False, read_only: bool = False) -> None:
        """Upgrade the store and what it holds to what is declared now; again, it changes nothing.

        Where there is nothing to upgrade it waits for no writer. With *read_only* nothing is
        written then and later, so that questions and ``verify`` work on a copy; what is out of date
        is refused with ``store_outdated``. With *accept_clock* commands are taken although the
        store holds events of later than now. Raises ``StorageFailure``, and the store is as it was.
        """
        self._standing.open(accept_clock=accept_clock, read_only=read_only)

    def pending(self) -> list[str]:
        """Return what ``open`` would do to the store, in words; it waits for nobody who writes."""
        return self._standing.pending()

    def check(self, *, accept_clock: bool = False) -> None:
        """Take the store as it is, instead of ``open``; raises ``store_outdated``."""
        self._standing.check(accept_clock=accept_clock)

    def make_series(self) -> None:
        """Have the numbers of this year and the next ready, for users who may make no sequence."""
        today = legal_date(self._core.clock())
        self._runner.storage.make_series(upgrade.series(self.catalogue.contexts, today.year))

    def execute(
        self, command: Any, *, actor: Actor, purpose: Purpose, command_id: str | None = None
    ) -> Receipt:
        """Carry out a command and return its receipt.

        The command id makes a retry safe: what was done once is not done again. Raises
        ``Refused``, ``Denied``, ``BadInput``, or ``Conflict`` when others kept writing first.
        """
        envelope = self._core.envelope(actor, purpose, command_id)
        given = self.catalogue.checked(command)
        return self._core.teller.timed(
            type(command).__name__, lambda: self._batches.one(given, envelope)
        )

    def execute_all(
        self, commands: Iterable[Any], *, actor: Actor, purpose: Purpose
    ) -> list[Receipt]:
        """Carry out many commands in one transaction: all of them, or none at the first refusal."""
        given = [
            (self.catalogue.checked(command), self._core.envelope(actor, purpose, None))
            for command in commands
        ]

        def once(unit: Unit) -> list[Receipt]:
            receipts = []
            for start in range(0, len(given), BATCH):
                part = given[start : start + BATCH]
                self._decider.prefetch(part, unit)
                receipts += [self._decider.carry_out(c, t, unit) for c, t in part]
                unit.flush()
            unit.commit()
            return receipts

        level = self._core.levels.of(command for command, _ in given)
        return self._core.teller.timed("execute_all", lambda: self._runner.whole(once, level))

    def rehearse(
        self, commands: Iterable[Any], *, actor: Actor, purpose: Purpose, keep: bool = False
    ) -> list[RuralgovError | None]:
        """Return what would refuse each of many commands given in one transaction; keep nothing.

        A command meets what those before it would have done. One that a reaction refuses is taken
        for done by those after it. With *keep*, all is kept where nothing is refused. Raises
        ``Denied`` for the first that the actor may not give.
        """
        given = [
            (self.catalogue.checked(command), self._core.envelope(actor, purpose, None))
            for command in commands
        ]

        def once(unit: Unit) -> list[RuralgovError | None]:
            answers: list[RuralgovError | None] = []
            for start in range(0, len(given), BATCH):
                part = given[start : start + BATCH]
                self._decider.prefetch(part, unit)
                for command, envelope in part:
                    try:
                        self._decider.carry_out(command, envelope, unit)
                    except HalfDone as half:
                        answers.append(half.refusal)
                    except (Refused, BadInput) as refusal:
                        answers.append(refusal)
                    else:
                        answers.append(None)
                unit.flush()
            if keep and not any(answers):
                unit.commit()
            return answers

        level = self._core.levels.of(command for command, _ in given)
        with uncollected():
            return self._core.teller.timed(
                "rehearse", lambda: self._runner.again(once, level=level)
            )

    def execute_many(
        self,
        commands: Iterable[Any],
        *,
        actor: Actor,
        purpose: Purpose,
        batch_id: str | None = None,
        command_ids: Iterable[str] | None = None,
    ) -> Iterator[Receipt | RuralgovError]:
        """Carry out commands as they are iterated; give a receipt or the refusal of each.

        They share a transaction per batch of 2,000. The n-th command has the id ``batch_id/n``, so
        that giving them all again under the same *batch_id*, or each under its own id of
        *command_ids*, has one effect.
        """
        self._core.check_who(actor, purpose)
        name = self._core.own_id() if batch_id is None else chosen(batch_id)
        retry = batch_id is not None or command_ids is not None
        numbered = command_ids or (f"{name}/{n}" for n in count(1))
        waiting = zip(commands, numbered, strict=False)
        while part := list(islice(waiting, BATCH)):
            now, begun = self._core.now(), perf_counter()
            given = [
                (
                    self.catalogue.checked(command, *((one,) if retry else ())),
                    Envelope(actor, purpose, one, now, retry),
                )
                for command, one in part
            ]
            with uncollected():
                answers = self._batches.carry_out(given)
            self._core.teller.batch((command for command, _ in part), answers, begun)
            yield from answers

    def query(
        self, query: Query[A], *, actor: Actor, purpose: Purpose, day: date | None = None
    ) -> A:
        """Return the answer to a query as of a day, today by default.

        What it reveals of people is recorded in the same transaction, or it fails. Raises
        ``Denied``.
        """
        personal = self.catalogue.query(query).personal
        self._core.check_who(actor, purpose)
        check_day(day)
        problem = faults(query)
        if problem is not None:
            raise problem
        now = self._core.now() if personal else self._core.clock()
        envelope = Envelope(actor, purpose, "", now, retry=False)

        def once(unit: Unit) -> A:
            return answer(self._core, query, envelope, day, unit)

        with uncollected():
            return self._core.teller.timed(
                type(query).__name__, lambda: self._runner.again(once, write=personal)
            )

    def events(
        self,
        after: str = "",
        *,
        actor: Actor,
        purpose: Purpose,
        types: Iterable[type | str] = (),
        page: int = 500,
    ) -> Iterator[FeedEvent]:
        """Give what has happened, in the order of the feed, up to what there is now.

        Of each event what its context declares: no personal value, and never who did it. *after*
        is the mark of the last event that was taken; *types* are the events that are wanted, or
        nothing for all. Raises ``Denied``, ``mark_wrong`` or ``event_kept``.
        """
        names = tuple([one if isinstance(one, str) else one.__name__ for one in types])
        more = True
        while more:
            query = FeedEvents(after=after, limit=page, types=names)
            found = self.query(query, actor=actor, purpose=purpose)
            yield from found.events
            after, more = found.mark, found.more

    def seal(self) -> journal.Head | None:
        """Seal the events that are not yet sealed and return the newest head."""

        def once(unit: Unit) -> journal.Head | None:
            head = journal.seal(unit.tx, instant(self._core.now()), unit.marking.marker)
            unit.tx.commit()
            return head

        head = self._runner.again(once)
        self._core.newest.know(head)
        return head

    def head(self) -> journal.Head | None:
        """Return the newest head without sealing anything."""
        with self._runner.unit(write=False) as unit:
            return journal.newest(unit.tx)

    def verify(self, kept_head: str | None = None, *, since: str | None = None) -> list[str]:
        """Return what is wrong with anything that is stored; it raises nothing for what it finds.

        *since* is a head up to which all was verified before: then only the events after it are
        looked at, with the records, rows and receipts that they touched.
        """
        with self._runner.unit(write=False, shared=False) as unit, uncollected():
            records = self.catalogue.records
            found = verifying.faults(unit, records, kept_head=kept_head, since=since)
            return list(dict.fromkeys(found))

    def taken_over(self) -> tuple[str, int]:
        """Return since when events have marks, and how many were there before, as they stood."""
        with self._runner.unit(write=False) as unit:
            return beside.taken_over(unit.tx)

    def inspect(self) -> list[str]:
        """Return what of the database is damaged or not as it was declared."""
        with self._runner.unit(write=False) as unit:
            return unit.tx.inspect(deep=True)

    def rotate_key(self, master: MasterKey, told: rotation.Told = lambda _, __: None) -> list[str]:
        """Give the store another master key while others use it; again, it goes on where it was.

        Afterwards the old key opens nothing of the store, and those who use it need the new one.
        *told* gets, page by page, the name of a table and how many of its rows were made anew.
        Return the records whose salts nobody can read. Raises ``rotation_unfinished``.
        """
        return rotation.rotate(self._core, self._runner, master, told)

    def rotating(self) -> str:
        """Return the name of the key that is being brought in, or nothing."""
        with self._runner.unit(write=False) as unit:
            return self._core.keyring.of(under(unit.tx)).brought_in

    @property
    def outgrown(self) -> Mapping[type, str]:
        """Commands that asked for more than they declare, and what: each is now carried out alone.

        It is known only of a storage that lets several write at once.
        """
        return dict(self._core.levels.outgrown)

    @property
    def erasures(self) -> Erasures:
        """What was erased: the list of it, what copies still hold, and doing it again."""
        return Erasures(self._core, self._runner, self._decider)

    def attachments(self, files: FileStore) -> Attachments:
        """Return the files of cases in a store of files: attached, opened, checked, swept."""
        return Attachments(self, files)

    def clock(self) -> datetime:
        """Return the present instant as this app tells it."""
        return self._core.clock()

    def unit_of(self, tx: Transaction) -> Unit:
        """Return a unit of work over a transaction of the storage: for kits that look inside."""
        return self._core.unit(tx)

    def close(self) -> None:
        """Let go of the store, for good; doing it again changes nothing.

        What runs in another thread ends as it would have; what is begun afterwards is refused with
        ``app_closed``.
        """
        runner, self._runner = self._runner, Runner(self._core, CLOSED)
        runner.storage.close()

    def __enter__(self) -> Self:
        """Return the app; it is closed when the block ends."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the app."""
        self.close()
