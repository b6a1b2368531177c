"""Attacks with a plan, by one who has the database and the software, and not the key."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Final

from ruralgov.domain.access import ADMINISTRATION, ADMINISTRATOR, GrantRole
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from tests.campaign.ground import Ground

Attack = Callable[[Ground], object]
MALLORY: Final = "mallory"
E, R, S = "ruralgov_events", "ruralgov_records", "ruralgov_seals"
ABOUT, JOURNAL, CITIES = "ruralgov_subjects", "ruralgov_journal", "ruralgov_cities"
INHERENT: Final = {
    "an older backup in its place": "all of it is genuine; only a head kept since tells",
    "the tail cut off whole": "what is left is genuine; only a head kept since tells",
    "all seals and their proofs": "their events have marks of their own; a kept head tells",
    "the newest seal with its proof": "its events have marks of their own; a kept head tells",
    "all marks taken off, and the store opened": (
        "no event is changed: it is taken over as a store of before; `verify` says since when"
    ),
    "a grant rewritten, all marks taken off, sealed again, and the store opened": (
        "it looks like a store of before there were marks, taken over today; a kept head tells"
    ),
    "a table of views dropped": "its rows are made anew while the store is opened",
    "a number set higher": "numbers may have gaps; none is given twice",
    "the receipt of a command that did nothing": "given again it is carried out anew",
}
"""Attacks that leave nothing to see without a head kept elsewhere, or nothing at all."""


def run(*commands: str) -> Attack:
    """Return an attack of SQL statements."""

    def attack(ground: Ground) -> None:
        with ground.raw() as connection:
            for command in commands:
                connection.execute(command)

    return attack


def forged(ground: Ground) -> None:
    """Make mallory an administrator with the library itself, under another key."""
    grant = GrantRole(account=AccountId(MALLORY), role=ADMINISTRATOR, basis="任命")
    with ground.stranger() as app:
        app.execute(grant, actor=Actor(AccountId("admin")), purpose=ADMINISTRATION)


def rewritten(ground: Ground) -> None:
    """Put mallory wherever an auditor stands: journal, records, rows."""
    with ground.raw() as connection:
        for table, column in _texts(connection):
            connection.execute(
                f"UPDATE {table} SET {column} = replace({column}, 'auditor', ?)", (MALLORY,)
            )


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for table in (E, R, "ruralgov_grants"):
        for row in connection.execute(f"PRAGMA table_info({table})").fetchall():
            if row[2] == "TEXT" and row[1] in ("body", "account"):
                yield table, row[1]


def sealed_again(ground: Ground) -> None:
    """Seal all anew with the library itself, under another key."""
    with ground.raw() as connection:
        connection.execute(f"DELETE FROM {S}")
        connection.execute("DELETE FROM ruralgov_proofs WHERE name LIKE 'seal/%'")
    with ground.stranger() as app:
        app.seal()


def sealed_again_under_old_proofs(ground: Ground) -> None:
    """Seal all anew, and leave what the key said of the seals."""
    with ground.raw() as connection:
        kept = connection.execute("SELECT * FROM ruralgov_proofs").fetchall()
    sealed_again(ground)
    with ground.raw() as connection:
        connection.execute("DELETE FROM ruralgov_proofs")
        connection.executemany("INSERT INTO ruralgov_proofs VALUES (?, ?, ?, ?)", kept)


def reading_gone(place: int) -> Attack:
    """Return what deletes who read something: event, record and rows."""

    def attack(ground: Ground) -> None:
        with ground.raw() as connection:
            keys = connection.execute(
                f"SELECT key FROM {JOURNAL} WHERE kind = 'reading' ORDER BY position"
            ).fetchall()
            (key,) = keys[place]
            connection.execute(
                f"DELETE FROM {E} WHERE subject = (SELECT id FROM {ABOUT} WHERE key = ?)", (key,)
            )
            for table, column in ((ABOUT, "key"), (R, "key"), *_owned(connection)):
                connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))

    return attack


def _owned(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the tables that have an owner, but tallies."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'ruralgov_%'"
    ).fetchall()
    return [
        (name, "owner")
        for (name,) in names
        if any(row[1] == "owner" for row in connection.execute(f"PRAGMA table_info({name})"))
    ]


def renumbered(ground: Ground) -> None:
    """Close the gaps in the order of the events."""
    with ground.raw() as connection:
        rows = connection.execute(f"SELECT id FROM {E} ORDER BY id").fetchall()
        for number, (place,) in enumerate(rows, 1):
            connection.execute(f"UPDATE {E} SET id = ? WHERE id = ?", (number, place))


def older(ground: Ground) -> None:
    """Put an older backup in its place."""
    shutil.copyfile(ground.older, ground.path)


def tail_cut(ground: Ground) -> None:
    """Take away the last reading with all that came of it: it is the newest event."""
    reading_gone(-1)(ground)


def swapped_places(ground: Ground) -> None:
    """Let two events change places."""
    with ground.raw() as connection:
        for old, new in ((40, -1), (41, 40), (-1, 41)):
            connection.execute(f"UPDATE {E} SET id = ? WHERE id = ?", (new, old))


def swapped(table: str, column: str, where: str, key: str) -> Attack:
    """Return what gives two rows each other's value."""

    def attack(ground: Ground) -> None:
        with ground.raw() as connection:
            (one, first), (two, second) = connection.execute(
                f"SELECT {key}, {column} FROM {table} WHERE {where} ORDER BY {key} LIMIT 2"
            ).fetchall()
            assert first != second
            for owner, value in ((one, second), (two, first)):
                connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (value, owner)
                )

    return attack


def erased_comes_back(ground: Ground) -> None:
    """Put back the salt of a person who was erased, from an older copy."""
    with ground.raw() as connection:
        row = ("371082", f"person/{ground.erased}", ground.salt)
        connection.execute("INSERT INTO ruralgov_salts VALUES (?, ?, ?)", row)


def unmarked(ground: Ground) -> None:
    """Let the store look like one of before there were marks, and open it."""
    with ground.raw() as connection:
        connection.execute(f"UPDATE {E} SET mac = NULL")
        connection.execute("DELETE FROM ruralgov_proofs")
        connection.execute("UPDATE ruralgov_receipts SET print = substr(print, 1, 32)")


def receipt_forged(ground: Ground) -> None:
    """Answer a command that was never done, so that it will not be."""
    with ground.raw() as connection:
        row = connection.execute("SELECT * FROM ruralgov_receipts LIMIT 1").fetchone()
        made = (row[0], "planned-1", *row[2:])
        connection.execute(
            f"INSERT INTO ruralgov_receipts VALUES ({', '.join('?' * len(row))})", made
        )


def idle_receipt_gone(ground: Ground) -> None:
    """Delete the receipt of a command that gave no event."""
    with ground.raw() as connection:
        found = connection.execute("DELETE FROM ruralgov_receipts WHERE events = ''")
        if not found.rowcount:
            raise sqlite3.IntegrityError("there is none")


def record_set_back(ground: Ground) -> None:
    """Take away the last event of a case and give it the state of before, as a stranger can."""
    with ground.raw() as connection:
        kind, subject, version = connection.execute(
            f"SELECT kind, subject, max(version) FROM {E} JOIN {ABOUT} ON {ABOUT}.id = subject "
            "WHERE kind = 'place' GROUP BY subject HAVING count(*) > 1 LIMIT 1"
        ).fetchone()
        connection.execute(f"DELETE FROM {E} WHERE subject = ? AND version = ?", (subject, version))
        connection.execute("DELETE FROM ruralgov_kinds WHERE kind = ?", (kind,))


def then(*steps: Attack) -> Attack:
    """Return attacks one after the other."""

    def attack(ground: Ground) -> None:
        for step in steps:
            step(ground)

    return attack


def first_index(ground: Ground) -> None:
    """Drop an index."""
    with ground.raw() as connection:
        (name,) = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL LIMIT 1"
        ).fetchone()
        connection.execute(f"DROP INDEX {name}")


def a_column_less(ground: Ground) -> None:
    """Give a table one more column."""
    with ground.raw() as connection:
        connection.execute("ALTER TABLE ruralgov_grants ADD COLUMN more TEXT")


def without_triggers(ground: Ground) -> None:
    """Leave the journal without its guards."""
    with closing(sqlite3.connect(ground.path)) as connection, connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")


CASE = "record LIKE 'case/%'"
SALTS, RECEIPTS, NUMBERS = "ruralgov_salts", "ruralgov_receipts", "ruralgov_numbers"
ATTACKS: Final[dict[str, Attack]] = {
    "an administrator appended": forged,
    "an administrator appended and sealed again": then(forged, sealed_again),
    "a grant rewritten everywhere": rewritten,
    "a grant rewritten everywhere and sealed again": then(rewritten, sealed_again),
    "a grant rewritten, sealed again under the old proofs": then(
        rewritten, sealed_again_under_old_proofs
    ),
    "a reading deleted": reading_gone(0),
    "a reading deleted and sealed again": then(reading_gone(0), sealed_again),
    "a reading deleted, renumbered and sealed again": then(
        reading_gone(0), renumbered, sealed_again
    ),
    "a reading of the tail deleted": reading_gone(-2),
    "a reading of the tail deleted and renumbered": then(reading_gone(-2), renumbered),
    "the tail cut off whole": tail_cut,
    "an older backup in its place": older,
    "two events in each other's place": swapped_places,
    "the last event of a record deleted, its state made anew": record_set_back,
    "all seals": run(f"DELETE FROM {S}"),
    "all seals and their proofs": run(
        f"DELETE FROM {S}", "DELETE FROM ruralgov_proofs WHERE name LIKE 'seal/%'"
    ),
    "the newest seal": run(f"DELETE FROM {S} WHERE number = (SELECT max(number) FROM {S})"),
    "the newest seal with its proof": run(
        f"DELETE FROM {S} WHERE number = (SELECT max(number) FROM {S})",
        "DELETE FROM ruralgov_proofs WHERE name = (SELECT max(name) FROM ruralgov_proofs "
        "WHERE name LIKE 'seal/%')",
    ),
    "the first seal with its proof": run(
        f"DELETE FROM {S} WHERE number = 1",
        "DELETE FROM ruralgov_proofs WHERE name = 'seal/00000001'",
    ),
    "the day of a seal": run(f"UPDATE {S} SET at = '2020-01-01'"),
    "the beginning of the marks": run("DELETE FROM ruralgov_proofs WHERE name = 'start'"),
    "all marks taken off": run(f"UPDATE {E} SET mac = NULL"),
    "all marks taken off, and the store opened": unmarked,
    "a grant rewritten, all marks taken off, sealed again, and the store opened": then(
        rewritten, sealed_again, unmarked
    ),
    "the salt of a case": run(f"DELETE FROM {SALTS} WHERE {CASE}"),
    "the salt of a person": run(f"DELETE FROM {SALTS} WHERE record LIKE 'person/%'"),
    "a digit of a salt": run(f"UPDATE {SALTS} SET salt = 'ff' || substr(salt, 3) WHERE {CASE}"),
    "a salt that is none": run(f"UPDATE {SALTS} SET salt = 'no salt' WHERE {CASE}"),
    "two salts changed over": swapped(SALTS, "salt", CASE, "record"),
    "a salt too many": run(f"INSERT INTO {SALTS} VALUES ('371082', 'case/none', '00')"),
    "the salt of an erased person comes back": erased_comes_back,
    "two sealed parts changed over": swapped(
        E,
        "sealed",
        f"version = 1 AND subject IN (SELECT id FROM {ABOUT} WHERE kind = 'person')",
        "subject",
    ),
    "two records in each other's place": then(
        run(f"UPDATE {E} SET subject = -1 WHERE subject = 9 AND version = 1"),
        run(f"UPDATE {E} SET subject = 9 WHERE subject = 10 AND version = 1"),
        run(f"UPDATE {E} SET subject = 10 WHERE subject = -1"),
    ),
    "what an event is about deleted": run(f"DELETE FROM {ABOUT} WHERE id = 9"),
    "what the newest event is about deleted": run(
        f"DELETE FROM {ABOUT} WHERE id = (SELECT subject FROM {E} ORDER BY id DESC LIMIT 1)"
    ),
    "all that events are about deleted": run(f"DELETE FROM {ABOUT}"),
    "the city of an event": run(f"UPDATE {ABOUT} SET city = '370682' WHERE id = 9"),
    "the slot of the city": run(f"UPDATE {CITIES} SET slot = slot + 1"),
    "the city of the journal": run(f"UPDATE {CITIES} SET city = '370682'"),
    "no city in the journal": run(f"DELETE FROM {CITIES}"),
    "an event moved to another city": run(f"UPDATE {E} SET id = id | 1 << 50 WHERE id = 30"),
    "the newest event moved to another city": run(
        f"UPDATE {E} SET id = id | 1 << 50 WHERE id = (SELECT max(id) FROM {E})"
    ),
    "a place of PostgreSQL for an event": run(
        f"UPDATE {E} SET xid = 7, position = 3 WHERE id = 30"
    ),
    "the view of the journal replaced": run(
        f"DROP VIEW {JOURNAL}", f"CREATE VIEW {JOURNAL} AS SELECT * FROM {E} WHERE id > 30"
    ),
    "two states changed over": swapped(R, "body", "kind = 'household'", "key"),
    "a receipt deleted": run(f"DELETE FROM {RECEIPTS} WHERE command_id = 'chosen-1'"),
    "all receipts deleted": run(f"DELETE FROM {RECEIPTS}"),
    "a receipt for what was never done": receipt_forged,
    "two prints changed over": swapped(RECEIPTS, "print", "events <> ''", "command_id"),
    "the receipt of a command that did nothing": idle_receipt_gone,
    "a number set back": run(f"UPDATE {NUMBERS} SET last = 0"),
    "a number set higher": run(f"UPDATE {NUMBERS} SET last = last + 100"),
    "all numbers deleted": run(f"DELETE FROM {NUMBERS}"),
    "a version set back": run(f"UPDATE {R} SET version = version - 1 WHERE version > 1"),
    "the triggers dropped": without_triggers,
    "a trigger that gives grants away": run(
        "CREATE TRIGGER gift AFTER INSERT ON ruralgov_grants BEGIN "
        f"UPDATE ruralgov_grants SET account = '{MALLORY}'; END"
    ),
    "a trigger on the journal replaced": run(
        f"CREATE TRIGGER quiet BEFORE INSERT ON {E} WHEN new.type = 'PersonalDataRead' "
        "BEGIN SELECT raise(IGNORE); END"
    ),
    "an index dropped": first_index,
    "a unique index that refuses": run("CREATE UNIQUE INDEX one ON ruralgov_grants (role)"),
    "a table with a column more": a_column_less,
    "a table of views dropped": run("DROP TABLE ruralgov_grants"),
    "the receipts dropped": run(f"DROP TABLE {RECEIPTS}"),
    "a body that is no JSON": run(f"UPDATE {E} SET body = '{{' WHERE id = 30"),
    "a kind that nobody knows": run(
        f"UPDATE {ABOUT} SET kind = 'tool' WHERE id = (SELECT subject FROM {E} WHERE id = 30)"
    ),
    "a type that nobody knows": run(f"UPDATE {E} SET type = 'Nope' WHERE id = 30"),
    "a text that cannot be decoded": run(
        f"UPDATE {E} SET body = CAST(x'7bff7d' AS TEXT) WHERE id = 30"
    ),
    "a state that cannot be decoded": run(f"UPDATE {R} SET body = CAST(x'7bff7d' AS TEXT)"),
    "a nonce too short": run(f"UPDATE {E} SET sealed = x'00' WHERE sealed IS NOT NULL"),
    "a version that is no number": run(f"UPDATE {R} SET version = 'x' WHERE kind = 'grant'"),
    "a place in the feed that is no number": run(f"UPDATE {E} SET id = 'x' WHERE id = 9"),
    "a day with an hour": run(
        f"""UPDATE {E} SET body = replace(body, '"since":"20', '"since":"2024-01-01T05:00:00+20')"""
    ),
}
