"""On SQLite a journal and records that take less space; ``compact.py`` says how."""

from alembic import op
from sqlalchemy import Connection

from ruralgov_sqlalchemy.compact import pack_command, pack_instant
from ruralgov_sqlalchemy.dialects import driver

revision = "0006"
down_revision = "0005"

REFUSAL = "the journal is append-only"
GUARDED = ("cities", "subjects", "events")
NUMBER = "281474976710655"
"""The bits of an ``xid`` that PostgreSQL counts; SQLite has none there."""
TABLES = (
    "CREATE TABLE ruralgov_cities (slot INTEGER PRIMARY KEY, city TEXT NOT NULL UNIQUE)",
    "CREATE TABLE ruralgov_subjects (id INTEGER PRIMARY KEY, city TEXT NOT NULL, "
    "kind TEXT NOT NULL, key TEXT NOT NULL, UNIQUE (city, kind, key))",
    "CREATE TABLE ruralgov_events (id INTEGER PRIMARY KEY, subject INTEGER NOT NULL, "
    "version INTEGER NOT NULL, type TEXT NOT NULL, schema INTEGER NOT NULL, command_id NOT NULL, "
    "part INTEGER, actor TEXT NOT NULL, purpose TEXT NOT NULL, at NOT NULL, body TEXT NOT NULL, "
    "sealed BLOB, mac BLOB, xid INTEGER, position INTEGER, UNIQUE (subject, version))",
    "CREATE INDEX ruralgov_events_given ON ruralgov_events (xid, position) WHERE xid IS NOT NULL",
    "CREATE TABLE ruralgov_records (city TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, "
    "version INTEGER NOT NULL, body TEXT NOT NULL, sealed BLOB, PRIMARY KEY (city, kind, key))",
)
FILLED = (
    "INSERT INTO ruralgov_cities SELECT row_number() OVER (ORDER BY city) - 1, city "
    "FROM (SELECT DISTINCT city FROM ruralgov_events_before)",
    "INSERT INTO ruralgov_subjects (city, kind, key) SELECT city, kind, key "
    "FROM ruralgov_events_before GROUP BY city, kind, key ORDER BY min(xid), min(position)",
    *(
        f"INSERT INTO ruralgov_events SELECT (c.slot << 50) + (e.xid >> 48 << 38) + {place}, s.id, "
        "e.version, e.type, e.schema, packed(e.command_id, 0), packed(e.command_id, 1), "
        f"e.actor, e.purpose, packed(e.at, 2), e.body, e.sealed, e.mac, {given} "
        f"FROM ruralgov_events_before AS e {more} JOIN ruralgov_cities AS c USING (city) "
        f"JOIN ruralgov_subjects AS s USING (city, kind, key) WHERE e.xid & {NUMBER} {which} "
        "ORDER BY city, e.xid, e.position"
        for place, given, more, which in (
            ("e.position", "NULL, NULL", "", "= 0"),
            (
                "n.number",
                f"e.xid & {NUMBER}, e.position",
                "JOIN (SELECT city, xid, position, row_number() OVER (PARTITION BY city, xid >> 48 "
                f"ORDER BY xid, position) AS number FROM ruralgov_events_before "
                f"WHERE xid & {NUMBER}) AS n USING (city, xid, position)",
                "<> 0",
            ),
        )
    ),
    "INSERT INTO ruralgov_records SELECT city, kind, key, version, body, sealed "
    "FROM ruralgov_records_before ORDER BY city, kind, key",
)
UUID = " || '-' || ".join(
    f"substr(lower(hex(e.command_id)), {start}, {size})"
    for start, size in ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
)
VIEW = f"""
CREATE VIEW ruralgov_journal AS SELECT s.city,
    (e.id >> 38 & 4095) << 48 | coalesce(e.xid, 0) AS xid,
    coalesce(e.position, e.id & 274877906943) AS position,
    s.kind, s.key, e.version, e.type, e.schema,
    CASE typeof(e.command_id) WHEN 'blob' THEN 'own:' || {UUID} ELSE e.command_id END
        || coalesce('/' || e.part, '') AS command_id,
    e.actor, e.purpose,
    CASE typeof(e.at) WHEN 'integer'
        THEN strftime('%Y-%m-%dT%H:%M:%S', e.at / 1000000, 'unixepoch')
            || printf('.%06d+00:00', e.at % 1000000)
        ELSE e.at END AS at,
    e.body, e.sealed, e.mac
FROM ruralgov_events AS e JOIN ruralgov_subjects AS s ON s.id = e.subject
"""


def upgrade() -> None:
    """Make the tables anew beside those of before, which are dropped when all is in them."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for name in ("events", "records"):
        op.execute(f"ALTER TABLE ruralgov_{name} RENAME TO ruralgov_{name}_before")
    driver(op.get_bind()).create_function("packed", 2, _packed, deterministic=True)
    for statement in (*TABLES, *FILLED):
        _run(statement)
    for name in ("events", "records"):
        op.execute(f"DROP TABLE ruralgov_{name}_before")
    for name in GUARDED:
        for verb in ("UPDATE", "DELETE"):
            _run(
                f"CREATE TRIGGER ruralgov_{name}_no_{verb.lower()} BEFORE {verb} "
                f"ON ruralgov_{name} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
    _run(VIEW)


def _run(statement: str) -> None:
    connection: Connection = op.get_bind()
    connection.exec_driver_sql(statement)  # a colon in it is none of SQLAlchemy's


def _packed(value: object, part: int) -> object:
    """Return the id of a command, its number, or an instant as it is kept; others as they are."""
    if not isinstance(value, str):
        return None if part == 1 else value
    return pack_instant(value) if part > 1 else pack_command(value)[part]
