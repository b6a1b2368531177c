"""Numbers of a series: a row on SQLite, a sequence on PostgreSQL.

A counter row of PostgreSQL would make every writer of the city wait for every other.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, text

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports.storage import Row
from ruralgov_sqlalchemy import texts
from ruralgov_sqlalchemy.dialects import SQLITE, Dialect
from ruralgov_sqlalchemy.names import LONGEST
from ruralgov_sqlalchemy.schema import PREFIX

Ask = Callable[[str, Row], list[Row]]
Run = Callable[[str, Row], None]


def sequence(city: str, series: str) -> str:
    """Return what the sequence of a series is called; raises ``store_series_too_long``."""
    name = f"ruralgov_number_{city}_{series}".replace("-", "_").lower()
    if len(name) > LONGEST:
        longest = LONGEST - len(name) + len(series)
        raise StorageFailure(texts.STORE_SERIES_TOO_LONG, series=series, longest=longest)
    return name


def following(ask: Ask, run: Run, dialect: Dialect, city: str, series: str) -> int:
    """Return the next number of a series."""
    if dialect is SQLITE:
        question = (
            f"INSERT INTO {PREFIX}numbers VALUES (?, ?, 1) ON CONFLICT (city, series) "
            "DO UPDATE SET last = last + 1 RETURNING last"
        )
        return int(ask(question, (city, series))[0][0] or 0)
    name = sequence(city, series)
    if not _there(ask, name):
        if not ask("SELECT has_schema_privilege(current_schema(), 'CREATE')", ())[0][0]:
            raise StorageFailure(texts.STORE_SERIES_MISSING, series=series)
        ask("SELECT pg_advisory_xact_lock(hashtext(?))", (name,))
        run(f"CREATE SEQUENCE IF NOT EXISTS {name}", ())
    return int(ask("SELECT nextval(?)", (name,))[0][0] or 0)


def last(ask: Ask, dialect: Dialect, city: str, series: str) -> int:
    """Return the last number of a series that was given, 0 where none was."""
    if dialect is SQLITE:
        question = f"SELECT last FROM {PREFIX}numbers WHERE city = ? AND series = ?"
        found = ask(question, (city, series))
    else:
        question = "SELECT last_value FROM pg_sequences WHERE sequencename = ?"  # asks less rights
        found = ask(f"{question} AND schemaname = current_schema()", (sequence(city, series),))
    number = found[0][0] if found else None
    return number if isinstance(number, int) else 0


def _there(ask: Ask, name: str) -> bool:
    return ask("SELECT to_regclass(?)", (name,))[0][0] is not None


def taken(connection: Connection, city: str) -> dict[str, int]:
    """Return the last number of each series of a city."""
    if connection.dialect.name == "sqlite":
        question = text("SELECT series, last FROM ruralgov_numbers WHERE city = :city")
        return {str(row[0]): int(row[1]) for row in connection.execute(question, {"city": city})}
    question = text(
        "SELECT sequencename, last_value FROM pg_sequences "
        "WHERE last_value IS NOT NULL AND starts_with(sequencename, :prefix)"
    )
    prefix = sequence(city, "")
    found = connection.execute(question, {"prefix": prefix})
    return {_series(str(row[0]).removeprefix(prefix)): int(row[1]) for row in found}


def put(connection: Connection, city: str, last: Mapping[str, int]) -> None:
    """Let the numbers of a city go on after these."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM ruralgov_numbers WHERE city = :city"), {"city": city})
    add = text("INSERT INTO ruralgov_numbers VALUES (:city, :series, :last)")
    for series, number in last.items():
        if connection.dialect.name == "sqlite":
            connection.execute(add, {"city": city, "series": series, "last": number})
        else:
            name = sequence(city, series)
            connection.exec_driver_sql(f"CREATE SEQUENCE IF NOT EXISTS {name}")
            connection.execute(text("SELECT setval(:name, :last)"), {"name": name, "last": number})


def _series(name: str) -> str:
    """Return the series of a sequence: what stands before the year, a hyphen and the year."""
    return "-".join(name.rsplit("_", 1))
