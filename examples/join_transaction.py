"""An integrator's own table and our records, kept or lost together.

python examples/join_transaction.py                          # SQLite in a temporary folder
python examples/join_transaction.py postgresql://user@host/db
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from sqlalchemy import create_engine

from ruralgov import Actor, App, open_app
from ruralgov.builtin.keyfile import make_key
from ruralgov.domain.access import ADMINISTRATION, STATISTICS, GrantRole
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.registry import REGISTRAR, REGISTRATION, Places, RegisterPlace
from ruralgov_sqlalchemy import JoinedStorage

ZHAO, QIAN = Actor(AccountId("zhao")), Actor(AccountId("qian"))
TOWN = RegisterPlace(code="371082101", name="俚岛镇", since=date(2023, 6, 30), source="NBS")


def set_up(url: str, folder: Path) -> App:
    """Open a city and let qian register places."""
    make_key(folder / "city.key")
    app = open_app("371082", url, key_file=folder / "city.key")
    app.set_up(ZHAO.account)
    grant = GrantRole(account=QIAN.account, role=REGISTRAR, basis="appointed 2024-1")
    app.execute(grant, actor=ZHAO, purpose=ADMINISTRATION)
    return app


def main(url: str, folder: Path) -> list[str]:
    """Register a town in a transaction that is rolled back, and in one that is committed."""
    app = set_up(url, folder)
    postgresql = url.startswith("postgres")
    options = {"isolation_level": "SERIALIZABLE"} if postgresql else {}
    theirs = create_engine(url.replace("postgresql:", "postgresql+psycopg:"), **options)
    with theirs.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE letters (text TEXT)")
    seen = []
    for keep in (False, True):
        with theirs.connect() as connection, connection.begin() as transaction:
            connection.exec_driver_sql("INSERT INTO letters VALUES ('the town was registered')")
            joined = app.joining(JoinedStorage(connection, "371082"))
            joined.execute(TOWN, actor=QIAN, purpose=REGISTRATION)
            if not keep:
                transaction.rollback()
        with theirs.connect() as connection:
            letters = connection.exec_driver_sql("SELECT count(*) FROM letters").scalar_one()
        towns = app.query(Places(), actor=QIAN, purpose=STATISTICS)
        seen.append(
            f"{'committed' if keep else 'rolled back'}: {letters} letter, {len(towns)} town"
        )
    theirs.dispose()
    app.close()
    return seen


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        place = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{name}/city.db"
        print("\n".join(main(place, Path(name))))
