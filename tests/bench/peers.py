"""Other ledgers, each as a program of its own that posts vouchers of four lines. Never imported.

``python -m tests.bench.peers beancount JOURNAL`` or ``django FOLDER VOUCHERS`` prints JSON.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
YEAR = datetime(2025, 1, 1, tzinfo=UTC)


def load_with_beancount(journal: str) -> dict[str, Any]:
    """Load and validate a journal without beancount's cache: posting is reading it again."""
    from beancount import loader
    from beancount.core.data import Transaction

    loader.initialize(use_cache=False)
    start = time.perf_counter()
    entries, errors, _ = loader.load_file(journal)
    seconds = time.perf_counter() - start
    lines = sum(len(one.postings) for one in entries if isinstance(one, Transaction))
    return {"seconds": seconds, "lines": lines, "errors": len(errors)}


def post_with_django(folder: str, vouchers: str) -> dict[str, Any]:
    """Post journal entries by ``commit_txs(je_posted=True)``, on SQLite as durable as ours."""
    import django
    from django.conf import settings

    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": str(Path(folder) / f"django-ledger-{os.getpid()}.db"),
                "OPTIONS": {"init_command": DURABLE},
            }
        },
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django_ledger"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        DJANGO_LEDGER_USE_DEPRECATED_BEHAVIOR=False,
        SECRET_KEY="bench",  # noqa: S106  of a database that is thrown away
    )
    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from django_ledger.models import EntityModel

    admin = get_user_model().objects.create_user(username="admin")
    entity = EntityModel.create_entity(
        name="village", use_accrual_method=True, admin=admin, fy_start_month=1
    )
    entity.create_chart_of_accounts(assign_as_default=True, commit=True)
    accounts = [
        entity.create_account(
            code=code, role=role, name=code, balance_type=side, active=True, raise_exception=False
        )
        for code, role, side in (
            ("1120", "asset_ca_recv", "debit"),
            ("4010", "in_operational", "credit"),
            ("4030", "in_passive", "credit"),
            ("4040", "in_other", "credit"),
        )
    ]
    book = entity.create_ledger(name="books", posted=True)
    count = int(vouchers)
    given = [_entry(accounts, n) for n in range(count)]
    start = time.perf_counter()
    for n, lines in enumerate(given):
        book.commit_txs(
            je_timestamp=YEAR + timedelta(hours=n), je_txs=lines, je_posted=True, je_desc=f"业务{n}"
        )
    seconds = time.perf_counter() - start
    posted = book.journal_entries.filter(posted=True).count()
    return {"seconds": seconds, "lines": 4 * count, "errors": count - posted}


def _entry(accounts: list[Any], n: int) -> list[dict[str, Any]]:
    amounts = (("debit", 3), ("credit", 1), ("credit", 1), ("credit", 1))
    return [
        {
            "account": account,
            "amount": Decimal(fen * (100 + n)) / 100,
            "tx_type": side,
            "description": "",
        }
        for account, (side, fen) in zip(accounts, amounts, strict=True)
    ]


PEERS: dict[str, Callable[..., dict[str, Any]]] = {
    "beancount": load_with_beancount,
    "django": post_with_django,
}

if __name__ == "__main__":
    print(json.dumps(PEERS[sys.argv[1]](*sys.argv[2:])))
