"""ruralgov inside a transaction of Django's own connection, on SQLite and PostgreSQL.

Our records and the rows of your models are kept or lost together. On PostgreSQL the connection
must be SERIALIZABLE; in the settings of Django::

    DATABASES["default"]["OPTIONS"] = {"isolation_level": IsolationLevel.SERIALIZABLE}

with ``IsolationLevel`` of psycopg. On SQLite, so that writers wait for each other and do not fail::

    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE"}
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import connections, transaction

from ruralgov import App, Conflict
from ruralgov_sqlalchemy import JoinedStorage, connection_over

T = TypeVar("T")
TRIES = 5


def together(app: App, work: Callable[[App], T], using: str = "default") -> T:
    """Do some work with models and commands in one transaction.

    *work* gets the app to use in it, and is done again, rows and all, while others wrote first.
    """
    for _ in range(TRIES - 1):
        try:
            return _once(app, work, using)
        except Conflict:
            continue
    return _once(app, work, using)


def _once(app: App, work: Callable[[App], T], using: str) -> T:
    with transaction.atomic(using=using, durable=True):
        theirs = connections[using]
        theirs.ensure_connection()
        with connection_over(theirs.connection) as connection:
            return work(app.joining(JoinedStorage(connection, app.city)))
