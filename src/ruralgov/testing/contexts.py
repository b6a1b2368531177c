"""The conformance kit for contexts: what every context must keep, each promise as a function.

A context says how its records live, as commands in an order in which each is accepted::

    def life(trial: Trial) -> Generator[Step, Receipt, None]:
        well = yield "water_officer", RegisterWell(place=trial.village, ...)
        yield "water_officer", NoteWaterTest(well=well.key, ...)

    SUBJECT = Subject(context=CONTEXT, life=life, queries=lambda trial: [Wells(...)])

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise, tmp_path):
        promise(SUBJECT, tmp_path)

1. Every command that people can give is in its life and accepted, and every event is given.
2. Giving a command again under its id returns the same receipt and changes nothing.
3. The journal replays to the states, the rows and the counts that are stored.
4. A stranger, and one who holds the role elsewhere, is refused every command and every query.
5. A process that dies before any line of a command leaves all of it or nothing, on SQLite.
6. A store whose states and tables had another shape is brought up when it is opened.
7. What it refuses is said in both languages with the same facts; roles have labels; all that is
   public has a docstring; no name is one of the library's; of each event it says what leaves by
   the feed, or why it is kept; what follows from an event takes that event.
8. Every body of an event that was ever pinned in the folder ``golden`` is read back, and those of
   today are among them. ``RURALGOV_GOLDEN=add`` pins those that are new.
9. A command that says it asks by key alone does so, as does what follows from it; none that asks
   for rows of before it began changes such rows.
"""

import os
import re
from collections.abc import Callable, Iterable
from inspect import Parameter, signature
from pathlib import Path
from typing import Any, Final, get_args

from attrs import evolve, field, frozen

from ruralgov.app.journal import feed
from ruralgov.app.receipts import Receipt
from ruralgov.builtin.memory import MemoryStorage, MemoryTransaction
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.declare import Context, Query, Reaction, Record, Table
from ruralgov.domain.kernel.errors import Denied, RuralgovError
from ruralgov.ports.storage import Storage
from ruralgov.testing import golden
from ruralgov.testing.kills import Watch, in_child, restore, state_of
from ruralgov.testing.trial import STRANGER, Life, Step, Trial


class PromiseBroken(AssertionError):
    """A context does not keep what every context must."""


@frozen(kw_only=True)
class Subject:
    """A context on trial.

    ``life`` gives its commands; ``queries`` gives each of its queries, after its life;
    ``contexts`` are those it lives among. ``store`` opens an SQLite store in a file, for promises
    that need one: by default that of ``ruralgov-sqlalchemy``.
    """

    context: Context
    life: Life
    queries: Callable[[Trial], Iterable[Query[Any]]] = lambda _trial: ()
    contexts: tuple[Context, ...] = CONTEXTS
    store: Callable[[Path], Storage] = field(default=lambda path: _sqlite(path))
    golden: Path | None = None
    """The folder of its ``golden.json``: without one, nothing is pinned and nothing is read."""

    def all(self) -> tuple[Context, ...]:
        """Return the contexts of its app; one of the library is not there twice."""
        others = (one for one in self.contexts if one.name != self.context.name)
        return (*others, self.context)

    def lived(self, storage: Storage | None = None) -> Trial:
        """Return a trial after the whole life."""
        trial = Trial(storage or MemoryStorage(), self.all())
        trial.live(self.life)
        return trial


Promise = Callable[[Subject, Path], None]


def _sqlite(path: Path) -> Storage:
    from ruralgov.hooks import Plugins

    return Plugins().storage("sqlite")(f"sqlite:///{path}", "371082")


def check(kept: bool, promise: int, what: str) -> None:
    """Raise ``PromiseBroken`` unless it was kept."""
    if not kept:
        raise PromiseBroken(f"promise {promise}: {what}")


def accepted(subject: Subject, _: Path) -> None:
    """Promise 1: every command is accepted, and every event of its records is given."""
    given: set[type] = set()
    events: set[str] = set()

    def told(step: Step, receipt: Receipt) -> None:
        given.add(type(step[1]))
        events.update(receipt.events)

    storage = MemoryStorage()
    trial = Trial(storage, subject.all())
    trial.live(subject.life, told)
    kinds = {record.kind for record in subject.context.records}
    events |= {entry.type for entry in storage.journal if entry.kind in kinds}
    for rule in subject.context.commands:
        check(rule.inner or rule.command in given, 1, f"{rule.command.__name__} is not in the life")
    for record in subject.context.records:
        for event in record.events:
            check(event.__name__ in events, 1, f"no command gives {event.__name__}")
    trial.app.close()


def retried(subject: Subject, _: Path) -> None:
    """Promise 2: a retry has no second effect."""
    storage = MemoryStorage()
    receipts: list[tuple[Step, Receipt]] = []
    trial = Trial(storage, subject.all())
    trial.live(subject.life, lambda step, receipt: receipts.append((step, receipt)))
    before = len(storage.journal), dict(storage.kept)
    for (account, command), receipt in receipts:
        again = trial.do(account, command, receipt.command_id)
        check(again == receipt, 2, f"{type(command).__name__} has another receipt")
    check((len(storage.journal), storage.kept) == before, 2, "a retry changed the store")
    trial.app.close()


def replayed(subject: Subject, tmp: Path) -> None:
    """Promise 3: the journal gives what is stored, in memory and in a database."""
    for storage in (MemoryStorage(), subject.store(tmp / "replayed.db")):
        trial = subject.lived(storage)
        head = trial.app.seal()
        faults = trial.app.verify(str(head))
        check(not faults, 3, "; ".join(faults))
        trial.app.close()


def refused_to_strangers(subject: Subject, _: Path) -> None:
    """Promise 4: default deny, for commands and queries, without a role and with it elsewhere."""
    steps: list[Step] = []
    trial = Trial(MemoryStorage(), subject.all())
    trial.live(subject.life, lambda step, _receipt: steps.append(step))
    mine = {rule.command: rule for rule in subject.context.commands}
    for account, command in steps:
        rule = mine.get(type(command))
        if rule is not None:
            _refuse(trial, STRANGER, command)
            if rule.access.place is not None:
                _refuse(trial, f"{account}@other", command)
    asked = {type(query): query for query in subject.queries(trial)}
    for one in subject.context.queries:
        name = one.query.__name__
        check(one.query in asked, 4, f"{name} is not among the queries of the subject")
        _refuse(trial, STRANGER, asked[one.query])
        for role in trial.app.catalogue.queries[one.query].access.roles:
            trial.ask(role, asked[one.query])
    trial.app.close()


def _refuse(trial: Trial, account: str, message: Any) -> None:
    name = type(message).__name__
    try:
        if type(message) in trial.app.catalogue.queries:
            trial.ask(account, message)
        else:
            trial.do(account, message)
    except Denied:
        return
    except RuralgovError as error:
        raise PromiseBroken(f"promise 4: {name} of {account}: {error.code}") from error
    raise PromiseBroken(f"promise 4: {name} is open to {account}")


def killed(subject: Subject, tmp: Path) -> None:
    """Promise 5: of a command that dies on its way all is there, or nothing."""
    path = tmp / "killed.db"
    trial = Trial(subject.store(path), subject.all())
    steps = subject.life(trial)
    step, seen = next(steps), set[type]()
    while True:
        if type(step[1]) not in seen:
            seen.add(type(step[1]))
            trial.app.storage.close()  # so that nobody else holds the store
            _sweep(subject, step, trial, path)
        try:
            step = steps.send(trial.do(*step))
        except StopIteration:
            break
    trial.app.close()


def _sweep(subject: Subject, step: Step, trial: Trial, path: Path) -> None:
    """Look at what a command leaves behind at each of its lines, and leave the store as it was."""
    name, clean = type(step[1]).__name__, state_of(path)
    folder = path.with_name(name)
    folder.mkdir()

    def reopened() -> Trial:
        other = Trial(subject.store(path), subject.all(), ids="9")
        other.now = trial.now
        return other

    other = reopened()
    before = _events(other)
    other.app.storage.close()
    restore(path, clean)
    watch = Watch(path, folder)
    in_child(lambda: other.do(*step, "killed"), watch)
    done, states = state_of(path), watch.found()[1]
    counts = []
    for line, state in (*states.items(), ("the end", done)):
        restore(path, state)
        other = reopened()
        counts.append(_events(other))
        other.do(*step, "killed")
        counts.append(_events(other))
        faults = other.app.verify()
        check(not faults, 5, f"{name} that died at {line}: {'; '.join(faults)}")
        other.app.close()
    whole = counts[-1]
    check(counts[-2] == whole, 5, f"{name} was acknowledged and lost")
    check({*counts} <= {before, whole}, 5, f"{name} was done in parts")
    check({*counts[1::2]} == {whole}, 5, f"{name} was not of one effect")
    restore(path, clean)


def _events(trial: Trial) -> int:
    """Return how many events the journal holds."""
    tx = trial.app.storage.begin(write=False)
    try:
        return sum(len(page) for page in feed(tx, ""))
    finally:
        tx.close()


def upgraded(subject: Subject, tmp: Path) -> None:
    """Promise 6: states and tables of another shape are made anew when a store is opened."""
    older = evolve(subject, context=_older(subject.context))
    path = tmp / "upgraded.db"
    older.lived(subject.store(path)).app.close()
    trial = Trial(subject.store(path), subject.all(), ids="9")
    faults = trial.app.verify()
    check(not faults, 6, "; ".join(faults))
    trial.app.close()


def _older(context: Context) -> Context:
    """Return a context as if its states had another version and its tables another index."""
    return evolve(context, records=tuple(map(_older_record, context.records)))


def _older_record(record: Record[Any, Any]) -> Record[Any, Any]:
    tables = tuple(map(_older_table, record.tables))
    return evolve(record, version=record.version - 1, tables=tables)


def _older_table(table: Table) -> Table:
    return evolve(table, indexes=(*table.indexes, table.key)) if len(table.key) > 1 else table


def declared(subject: Subject, _: Path) -> None:
    """Promise 7: what people and programs read of it is whole."""
    context = subject.context
    for text in context.texts:
        zh, en = (set(re.findall(r"{(\w+)}", said)) for said in (text.zh, text.en))
        same = zh == {name.removesuffix("_en") for name in en}
        check(same, 7, f"{text.code} names other facts in English than in Chinese")
        check(bool(text.zh and text.en), 7, f"{text.code} has no text")
    for label in (*context.roles, *context.purposes):
        check(label.zh != label and label.en != "", 7, f"{label} has no label")
    told = {one.event for one in context.publishes}
    for record in context.records:
        for event in record.events:
            check(event in told, 7, f"{event.__name__} is neither published nor kept")
    for event, reactions in context.reactions.items():
        for reaction in reactions:
            fits = takes(reaction, event)
            check(fits, 7, f"{reaction!r} follows {event.__name__} and takes another event")
    public = [rule.command for rule in context.commands]
    public += [rule.query for rule in context.queries]
    public += [event for record in context.records for event in record.events]
    public += [table.row for record in context.records for table in record.tables]
    for kind in public:
        check(bool((kind.__doc__ or "").strip()), 7, f"{kind.__name__} has no docstring")
    Trial(MemoryStorage(), subject.all()).app.close()  # the catalogue refuses a name given twice


def takes(reaction: Reaction, event: type) -> bool:
    """Tell whether a reaction takes an event, by the type of its first parameter, if it has one."""
    first, *_ = signature(reaction, eval_str=True).parameters.values()
    kinds = get_args(first.annotation) or (first.annotation,)
    said = [one for one in kinds if isinstance(one, type) and one is not Parameter.empty]
    return issubclass(event, tuple(said)) if said else True


def pinned_bodies(subject: Subject, _: Path) -> None:
    """Promise 8: what an event once looked like is readable for ever."""
    if subject.golden is None:
        return
    storage, today, done = MemoryStorage(), dict[str, golden.Kept](), 0
    trial = Trial(storage, subject.all())

    def told(_step: Step, _receipt: Receipt) -> None:
        nonlocal done
        done = golden.pin_new(subject.context, trial.app, storage, done, today)

    trial.live(subject.life, told)
    trial.app.close()
    if os.environ.get("RURALGOV_GOLDEN") == "add":
        golden.add(subject.context, subject.golden, today)
    problems = [
        *golden.unread(subject.context, subject.golden),
        *golden.changed(subject.context, subject.golden, today),
    ]
    check(not problems, 8, "; ".join(problems))


class Beside(MemoryStorage):
    """A storage of which the app believes that it lets several write at once."""

    many = True

    def begin_by_key(self) -> MemoryTransaction:
        """Begin a transaction after the one that is open."""
        return self.begin(write=True)

    def begin_alone(self) -> MemoryTransaction:
        """Begin a transaction after the one that is open."""
        return self.begin(write=True)


def by_key(subject: Subject, _: Path) -> None:
    """Promise 9: what is declared of how a command asks is so."""
    events: dict[type, set[str]] = {}

    def told(step: Step, receipt: Receipt) -> None:
        events.setdefault(type(step[1]), set()).update(receipt.events)

    trial = Trial(Beside(), subject.all())
    trial.live(subject.life, told)
    outgrown, known = trial.app.outgrown, trial.app.catalogue
    before = {row for rule in known.commands.values() for row in rule.before}
    for rule in subject.context.commands:
        name, record = rule.command.__name__, rule.record
        check(rule.by_key or not rule.before, 9, f"{name} does not ask by key")
        check(not (rule.by_key and record.slow), 9, f"{name} changes a slow record")
        check(not rule.by_key or rule.command not in outgrown, 9, outgrown.get(rule.command, ""))
        given = [one for one in record.events if one.__name__ in events.get(rule.command, ())]
        mine = {one.row for one in record.tables if any(map(one.may_change, given))}
        check(not rule.before or not mine & before, 9, f"{name} changes rows of before")
    trial.app.close()


PROMISES: Final[tuple[Promise, ...]] = (
    accepted,
    retried,
    replayed,
    refused_to_strangers,
    killed,
    upgraded,
    declared,
    pinned_bodies,
    by_key,
)
