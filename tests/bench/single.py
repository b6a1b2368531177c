"""One durable command at a time, against hand-written Core, `eventsourcing` and Django."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, Table, bindparam, func, insert, select, update

from ruralgov.domain.cases import AcceptCase, IntakeChannel, ReportCase
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.compact import pack_instant
from tests.town import Town

COUNT = 300


def median(action: Callable[[int], object], count: int = COUNT) -> float:
    """Return the median seconds of an action."""
    taken = []
    for n in range(count):
        start = time.perf_counter()
        action(n)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def reported(town: Town) -> list[CaseId]:
    """Report the cases that are going to be accepted, twice as many as needed."""
    report = ReportCase(
        matter="light", place=town.village, channel=IntakeChannel.WEB, text=CitizenText.of("灯")
    )
    acting = town.acting("reporter")
    answers = town.app.execute_many([report] * (2 * COUNT), **acting)
    return [CaseId(answer.key) for answer in answers]  # type: ignore[union-attr]


def ours_and_core(storage: SqlStorage) -> tuple[float, float]:
    """Return the medians of accepting a case: through the library, and with Core by hand."""
    town = Town(storage)
    cases = reported(town)
    acting = town.acting("desk")
    hand = Hand(storage, town)
    mine = median(lambda n: town.app.execute(AcceptCase(case=cases[n]), **acting))
    theirs = median(lambda n: hand.accept(cases[COUNT + n], f"hand-{n}"))
    town.app.close()
    return mine, theirs


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


def eventsourcing_save(folder: Path) -> float:
    """Return the median of load, change and save of an aggregate with `eventsourcing`."""
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

    return median(accept)


def django_save(folder: Path) -> float:
    """Return the median of get, change and save of a row with Django, as durable as ours."""
    import django
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
    django.setup()
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

    found = median(accept)
    connection.close()
    return found
