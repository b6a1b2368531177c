"""One durable command at a time, ours and its peers in turn: Core, `eventsourcing`, Django."""

import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from attrs import define, field
from sqlalchemy import MetaData, Table, bindparam, func, insert, select, update

from ruralgov.domain.cases import AcceptCase, IntakeChannel, ReportCase
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.compact import pack_instant
from tests.bench.trips import between
from tests.town import Town

ROUNDS, EACH = 12, 50
"""Rounds, and how many each does in one."""
COUNT = (ROUNDS + 1) * EACH + 1
"""The first round warms up; of one more the statements are counted."""
HEAD = f"""## One durable command

Accepting a case: loaded, changed and kept. {ROUNDS} rounds of {EACH} in turn on the same machine,
`python -m tests.bench single`. Milliseconds are medians of the rounds; a ratio is ours to theirs,
round by round. Ours checks rights, computes views, marks and journals; Core by hand writes our rows
and checks nothing; the others keep a row or two.

| what | p50 ms | processor ms | what it asks | ours to theirs | at most |
|---|---|---|---|---|---|
"""
Database = Callable[[str], str]
"""Makes a database on a server and returns its URL."""


@define
class Contender:
    """One way to load a thing, change it and keep it, durable each time."""

    name: str
    act: Callable[[int], object]
    rounds: list[float] = field(factory=list)
    processor: list[float] = field(factory=list)

    def run(self, first: int) -> None:
        """Do one round: the median of its seconds, and the processor's seconds of each."""
        taken, used = [], time.process_time()
        for n in range(first, first + EACH):
            start = time.perf_counter()
            self.act(n)
            taken.append(time.perf_counter() - start)
        self.processor.append((time.process_time() - used) / EACH)
        self.rounds.append(statistics.median(taken))

    def row(self, where: str, ours: "Contender", wanted: str, asks: str) -> str:
        """Return a row of the table."""
        ratio = statistics.median(
            mine / theirs for mine, theirs in zip(ours.rounds, self.rounds, strict=True)
        )
        p50, cpu = (statistics.median(one) * 1e3 for one in (self.rounds, self.processor))
        return f"| {self.name}, {where} | {p50:.2f} | {cpu:.2f} | {asks} | {ratio:.2f} | {wanted} |"


def in_turn(contenders: Iterable[Contender]) -> None:
    """Let each do a round in turn; the first round does not count."""
    contenders = list(contenders)
    for turn in range(ROUNDS + 1):
        for one in contenders:
            one.run(turn * EACH)
    for one in contenders:
        del one.rounds[0], one.processor[0]


def reported(town: Town) -> list[CaseId]:
    """Report the cases that are going to be accepted, twice as many as needed."""
    report = ReportCase(
        matter="light", place=town.village, channel=IntakeChannel.WEB, text=CitizenText.of("灯")
    )
    acting = town.acting("reporter")
    answers = town.app.execute_many([report] * (2 * COUNT), **acting)
    return [CaseId(answer.key) for answer in answers]  # type: ignore[union-attr]


def ours_and_core(town: Town, storage: SqlStorage) -> tuple[Contender, Contender]:
    """Return accepting a case: through the library, and with Core by hand."""
    cases = reported(town)
    acting = town.acting("desk")
    hand = Hand(storage, town)
    return (
        Contender("ours", lambda n: town.app.execute(AcceptCase(case=cases[n]), **acting)),
        Contender("SQLAlchemy Core", lambda n: hand.accept(cases[COUNT + n], f"hand-{n}")),
    )


def section(folder: Path, database: Database, _quick: bool) -> str:
    """Return the section of the page; it takes half a minute, and has no smaller size."""
    lines = [*_on_sqlite(folder), *_on_postgresql(database)]
    return HEAD + "\n".join(lines) + "\n"


def _on_sqlite(folder: Path) -> list[str]:
    storage = SqlStorage(f"sqlite:///{folder}/one.db", "371082")
    town = Town(storage)
    with town.app:
        ours, core = ours_and_core(town, storage)
        peers = (eventsourcing(folder), django(folder))
        in_turn([ours, core, *peers])
        said = statements(storage, ours)
    return [
        ours.row("SQLite", ours, "-", f"{said} statements"),
        core.row("SQLite", ours, "1.5", "-"),
        peers[0].row("SQLite", ours, "1.1", "-"),
        peers[1].row("SQLite", ours, "1.0", "-"),
    ]


def _on_postgresql(database: Database) -> list[str]:
    url = database("single")
    storage = SqlStorage(url, "371082")
    town = Town(storage)
    with town.app:
        ours, core = ours_and_core(town, storage)
        in_turn([ours, core])
    with between(database("trips")) as counting:
        storage = SqlStorage(counting.url, "371082")
        town = Town(storage)
        with town.app:
            one, _ = ours_and_core(town, storage)
            one.run(0)
            before = counting.count
            one.run(EACH)
            trips = (counting.count - before) / EACH
    return [
        ours.row("PostgreSQL", ours, "-", f"{trips:.1f} round trips"),
        core.row("PostgreSQL", ours, "1.5", "-"),
    ]


def statements(storage: SqlStorage, ours: Contender) -> int:
    """Return how many statements a command gives to SQLite, its beginning and end among them."""
    tx = storage.begin(write=False)
    raw: Any = tx._connection.connection.driver_connection  # noqa: SLF001  the one that rests next
    tx.close()
    said: list[str] = []
    raw.set_trace_callback(said.append)
    ours.act(COUNT - 1)
    raw.set_trace_callback(None)
    return len(said)


class Hand:
    """The same reads and writes as accepting a case makes, written with SQLAlchemy Core.

    Its statements are built once, as a careful author would.
    """

    def __init__(self, storage: SqlStorage, town: Town) -> None:
        self.storage, self.village = storage, town.village
        fixed = MetaData()
        fixed.reflect(
            storage.engine, only=["ruralgov_records", "ruralgov_events"], resolve_fks=False
        )
        records, events = (fixed.tables[f"ruralgov_{name}"] for name in ("records", "events"))
        grants, places, cases, salts = map(
            storage.table, ("grants", "places", "open_cases", "salts")
        )
        self.sqlite = storage.engine.dialect.name == "sqlite"
        case = (records.c.city == "371082") & (records.c.kind == "case")
        case &= records.c.key == bindparam("case")
        row = (cases.c.city == "371082") & (cases.c.owner == bindparam("case"))
        self.place = _dated(places, places.c.owner == bindparam("place"))
        self.grant = _dated(grants, grants.c.account == "desk")
        self.salt = select(salts).where(
            salts.c.city == "371082", salts.c.record == bindparam("record")
        )
        self.record, self.row = select(records).where(case), select(cases).where(row)
        if self.sqlite:
            fixed.reflect(storage.engine, only=["ruralgov_subjects"])
            about = fixed.tables["ruralgov_subjects"]
            self.last = select(func.max(events.c.id))
            self.about = select(about.c.id).where(
                about.c.city == "371082", about.c.kind == "case", about.c.key == bindparam("case")
            )
        self.keep = (
            update(records)
            .where(case, records.c.version == 1)
            .values(version=2, body=bindparam("new_body"), sealed=bindparam("new_sealed"))
        )
        self.move = update(cases).where(row).values(stage=bindparam("new_stage"))
        self.append = insert(events)

    def accept(self, case: str, command_id: str) -> None:
        """Read what is needed, write what follows, commit."""
        connection = self.storage.connect(write=True)  # equal settings
        with connection, connection.begin():
            run = connection.execute
            record = run(self.record, {"case": case}).one()
            run(self.salt, {"record": f"case/{case}"}).all()
            run(self.grant).all()
            for place in (self.village, "town"):
                run(self.place, {"place": place}).all()
            run(self.row, {"case": case}).one()
            new = {"new_body": record.body, "new_sealed": record.sealed}
            run(self.keep, {"case": case} | new)
            run(self.move, {"case": case, "new_stage": "accepted"})
            event = EVENT | {"command_id": command_id}
            if self.sqlite:
                event |= {
                    "id": run(self.last).scalar_one() + 1,
                    "subject": run(self.about, {"case": case}).scalar_one(),
                    "at": pack_instant(EVENT["at"]),
                }
            else:
                event |= {"city": "371082", "kind": "case", "key": case}
            run(self.append, event)


EVENT: dict[str, Any] = {
    "version": 2,
    "type": "CaseAccepted",
    "schema": 1,
    "actor": "desk",
    "purpose": "case_handling",
    "at": "2026-01-05T01:00:00.000000+00:00",
    "body": '{"by":"desk"}',
    "sealed": None,
}


def _dated(table: Table, condition: Any) -> Any:
    day = "2026-01-05"
    return select(table).where(
        table.c.city == "371082", condition, table.c.since <= day, table.c.until > day
    )


def eventsourcing(folder: Path) -> Contender:
    """Return load, change and save of an aggregate with `eventsourcing`."""
    import os

    os.environ |= {
        "PERSISTENCE_MODULE": "eventsourcing.sqlite",
        "SQLITE_DBNAME": str(folder / "peer.db"),
    }
    from eventsourcing.application import Application
    from eventsourcing.domain import Aggregate, event

    class Case(Aggregate):
        @event("Reported")
        def __init__(self, text: str) -> None:
            self.text, self.stage = text, "reported"

        @event("Accepted")
        def accept(self, by: str) -> None:
            self.stage = "accepted"

    app: Any = Application()
    kept = []
    for _ in range(COUNT):
        case = Case("灯")
        app.save(case)
        kept.append(case.id)

    def accept(n: int) -> None:
        case = app.repository.get(kept[n])
        case.accept("desk")
        app.save(case)

    return Contender("`eventsourcing`", accept)


def django(folder: Path) -> Contender:
    """Return get, change and save of a row with Django, as durable as ours."""
    from django import setup
    from django.conf import settings

    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(folder / "django.db"),
                "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"},
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    setup()
    from django.db import connection, models

    class Case(models.Model):
        text = models.TextField()
        stage = models.TextField(db_index=True)

        class Meta:
            app_label = "bench"

    with connection.schema_editor() as editor:
        editor.create_model(Case)
    kept = [Case.objects.create(text="灯", stage="reported").pk for _ in range(COUNT)]

    def accept(n: int) -> None:
        case = Case.objects.get(pk=kept[n])
        case.stage = "accepted"
        case.save()

    return Contender("Django get + save", accept)
