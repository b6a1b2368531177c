"""Whether a database is what was declared: tables, indexes, triggers, tallies; and sound."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing

from sqlalchemy import UniqueConstraint, create_engine

from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.ports.storage import Row, Shape
from ruralgov_sqlalchemy import partitions, schema
from ruralgov_sqlalchemy.dialects import SQLITE
from ruralgov_sqlalchemy.schema import COUNT, PREFIX, SLOT
from ruralgov_sqlalchemy.store import Store
from ruralgov_sqlalchemy.tables import whole
from ruralgov_sqlalchemy.tallies import Tally
from ruralgov_sqlalchemy.writers import SLOTS

Ask = Callable[[str, Row], list[Row]]
Found = dict[tuple[str, str], object]
"""What there is by its kind and name, each as it can be compared."""
_MADE: dict[tuple[str, ...], Found] = {}
MOST = 4
"""Declared stores that are kept at hand: a process has one, and tests have a few."""
OURS = PREFIX.replace("_", r"\_") + "%"


def faults(ask: Ask, store: Store, *, deep: bool) -> Iterator[str]:
    """Say what of a database is not as it was declared, and with *deep* what is damaged."""
    if store.dialect is SQLITE:
        for row in ask("PRAGMA integrity_check(20)", ()) if deep else ():
            if row[0] != "ok":
                yield f"database: {row[0]}"
        yield from _differences(_as_declared(store), _in_sqlite(ask))
    else:
        wanted = _for_postgresql(store.shapes)
        if ask(partitions.SPLIT, ()) == [(True,)]:
            wanted |= _of_partitions(wanted, store.city)
        yield from _differences(wanted, _in_postgresql(ask, store.city))
        if deep and ask("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'", ()):
            yield from _broken_indexes(ask, store.city)
    slots = 1 if store.dialect is SQLITE else SLOTS
    yield from _tally_faults(ask, store.city, store.tallies, slots)


def _tally_faults(
    ask: Ask, city: str, tallies: Mapping[str, list[Tally]], slots: int
) -> Iterator[str]:
    """Say which counts that are kept ready nobody could have written.

    A group without rows may stay with a count of 0, and then all its sums are 0.
    """
    for name, several in tallies.items():
        for tally in several:
            groups = ", ".join(tally.by)
            sums = "".join(f" OR sum({one}) <> 0" for one in tally.sums)
            strange = ask(
                f"SELECT 1 FROM {tally.table} WHERE city = ? AND NOT ({SLOT} >= 0 AND "
                f"{SLOT} < {slots}) LIMIT 1",
                (city,),
            ) or ask(
                f"SELECT 1 FROM {tally.table} WHERE city = ? GROUP BY {groups} "
                f"HAVING sum({COUNT}) < 0 OR (sum({COUNT}) = 0 AND (false{sums})) LIMIT 1",
                (city,),
            )
            if strange:
                yield f"{name}: the counts by {groups} are not those of its rows"


def _differences(declared: Found, found: Found) -> Iterator[str]:
    for one, what in sorted(declared.items()):
        there = found.get(one)
        if there is None:
            yield f"{' '.join(one)}: it is missing"
        elif there != what:
            yield f"{' '.join(one)}: it is not as it was declared"
    tables = {name for kind, name in declared if kind == "table"}
    for kind, name in sorted(found.keys() - declared.keys()):
        of_ours = kind == "unique index" and name.split()[0] in tables
        if of_ours or kind in ("trigger", "rule"):
            yield f"{kind} {name}: nobody declared it"


def _as_declared(store: Store) -> Found:
    """Return what a store made today has, looked at once for what is declared."""
    shapes = tuple(map(whole, store.shapes))
    found = _MADE.get(shapes)
    if found is None:
        found = _made(store)
        if len(_MADE) >= MOST:
            _MADE.clear()
        _MADE[shapes] = found
    return found


def _made(store: Store) -> Found:
    """Make a store in memory and look at it; its tables are the ones that are read afterwards."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        schema.upgrade(connection)
        for shape in store.shapes:
            store.table(shape.name).create(connection)
            for by in shape.tallies:
                schema.declared_tally(shape, by).create(connection)
        with closing(connection.connection.cursor()) as cursor:
            found = _in_sqlite(lambda text, values: cursor.execute(text, values).fetchall())
    engine.dispose()
    return found


def _in_sqlite(ask: Ask) -> Found:
    found: Found = {}
    listed = ask(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name LIKE ? ESCAPE '\\'",
        (OURS,),
    )
    for kind, name, table, text in listed:
        if kind in ("trigger", "view"):
            found[str(kind), str(name)] = (table, " ".join(str(text).split()))
        elif kind == "table" and name != schema.VERSIONS:
            found["table", str(name)] = ask(f"PRAGMA table_xinfo({name})", ())
            for _, index, unique, origin, partial in ask(f"PRAGMA index_list({name})", ()):
                columns = ask(f"PRAGMA index_xinfo({index})", ())
                names = ", ".join(str(column[2]) for column in columns if column[5])
                what = "primary key" if origin == "pk" else "unique index" if unique else "index"
                found[what, f"{name} {names}"] = ([column[2:] for column in columns], partial)
    return found


def _for_postgresql(shapes: tuple[Shape, ...]) -> Found:
    events, records = f"{PREFIX}events", f"{PREFIX}records"
    found: Found = {
        ("trigger", f"{events}_append_only"): (events, f"{PREFIX}refuse", "O", 58),
        ("function", f"{PREFIX}refuse"): REFUSES,
        ("unique index", f"{events} city, kind, key, version"): True,
        ("primary key", f"{records} city, kind, key"): True,
    }
    for shape in shapes:
        tallies = (schema.declared_tally(shape, by) for by in shape.tallies)
        for table in (schema.declared(shape), *tallies):
            found["table", table.name] = tuple(
                (column.name, NAMES[str(column.type)], not column.nullable)
                for column in table.columns
            )
            there = [("index", one.columns) for one in table.indexes]
            there += [
                ("unique index", one.columns)
                for one in table.constraints
                if isinstance(one, UniqueConstraint)
            ]
            for kind, columns in [("primary key", table.primary_key.columns), *there]:
                found[kind, f"{table.name} {', '.join(one.name for one in columns)}"] = True
    return found


def _of_partitions(tables: Found, city: str) -> Found:
    """Return what the partitions of a city have, which is what their tables have."""
    events = partitions.name_of(partitions.EVENTS, city)
    found: Found = {("trigger", partitions.trigger_of(city)): (events, REFUSE, "O", 58)}
    for (kind, name), what in tables.items():
        if kind not in ("trigger", "function"):
            table, space, columns = name.partition(" ")
            part = partitions.name_of(table, city)
            found[kind, f"{part}{space}{columns}"] = what
            found["partition", part] = table
    return found


NAMES = {"TEXT": "text", "BIGINT": "bigint", "INTEGER": "integer"}
REFUSES = "BEGIN RAISE EXCEPTION 'the journal is append-only'; END"


def _in_postgresql(ask: Ask, city: str) -> Found:
    found: Found = {}
    ours = OURS, partitions.bound_of(city)
    columns: dict[str, list[Row]] = {}
    for table, *column in ask(COLUMNS, ours):
        columns.setdefault(str(table), []).append(tuple(column))
    found |= {("table", name): tuple(several) for name, several in columns.items()}
    for table, primary, unique, good, names in ask(INDEXES, ours):
        kind = "primary key" if primary else "unique index" if unique else "index"
        found[kind, f"{table} {names}".replace('"', "")] = bool(good)
    for name, *what in ask(TRIGGERS, ours):
        found["trigger", str(name)] = tuple(what)
    for name, text in ask("SELECT proname, prosrc FROM pg_proc WHERE proname = ?", (REFUSE,)):
        found["function", str(name)] = " ".join(str(text).split())
    for name, table in ask(RULES, ours):
        found["rule", str(name)] = table
    for name, table in ask(PARTITIONS, ours):
        found["partition", str(name)] = table
    return found


REFUSE = f"{PREFIX}refuse"
HERE = (
    "JOIN pg_class t ON t.oid = {} AND t.relname LIKE ? "
    "AND t.relnamespace = current_schema()::regnamespace "
    "AND (NOT t.relispartition OR pg_get_expr(t.relpartbound, t.oid) = ?)"
)
"""A table of ours, but no partition of another city."""
COLUMNS = (
    "SELECT t.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull FROM pg_attribute a "
    f"{HERE.format('a.attrelid')} WHERE t.relkind IN ('r', 'p') AND a.attnum > 0 "
    "AND NOT a.attisdropped "
    "ORDER BY t.relname, a.attnum"
)
INDEXES = (
    "SELECT t.relname, i.indisprimary, i.indisunique, "
    "i.indisvalid AND i.indisready AND i.indpred IS NULL, "
    "(SELECT string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' ORDER BY n) "
    "FROM generate_series(1, i.indnatts) n) "
    f"FROM pg_index i {HERE.format('i.indrelid')}"
)
TRIGGERS = (
    "SELECT g.tgname, t.relname, p.proname, g.tgenabled::text, g.tgtype::int FROM pg_trigger g "
    f"{HERE.format('g.tgrelid')} JOIN pg_proc p ON p.oid = g.tgfoid WHERE NOT g.tgisinternal"
)
RULES = f"SELECT r.rulename, t.relname FROM pg_rewrite r {HERE.format('r.ev_class')}"
PARTITIONS = (
    f"SELECT t.relname, p.relname FROM pg_inherits h {HERE.format('h.inhrelid')} "
    "JOIN pg_class p ON p.oid = h.inhparent WHERE t.relkind = 'r'"
)


def _broken_indexes(ask: Ask, city: str) -> Iterator[str]:
    """Let PostgreSQL compare each index with its table, where it has its extension for that."""
    question = (
        f"SELECT i.indexrelid FROM pg_index i {HERE.format('i.indrelid')} WHERE t.relkind = 'r'"
    )
    for (index,) in ask(question, (OURS, partitions.bound_of(city))):
        ask("SAVEPOINT inspected", ())
        try:
            ask("SELECT bt_index_check(?, true)", (index,))
        except RuralgovError as error:
            yield f"database: {error}"
            ask("ROLLBACK TO SAVEPOINT inspected", ())
