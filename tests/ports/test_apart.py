"""Upgrading as a step of its own, and programs that may not make tables."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from attrs import evolve
from click.testing import CliRunner
from sqlalchemy import make_url
from tests.town import KEYS, Town, asked, code_of

from ruralgov.app.application import App
from ruralgov.cli import main
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.domain.registry import Places
from ruralgov_sqlalchemy import SqlStorage
from ruralgov_sqlalchemy.schema import HEAD

OLDER = tuple(
    evolve(
        context,
        records=tuple(
            evolve(one, version=one.version - 1) if one.kind == "place" else one
            for one in context.records
        ),
    )
    for context in CONTEXTS
)
"""The contexts as an older program had them."""


@pytest.fixture(params=["sqlite", "postgresql"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], SqlStorage]:
    """Opens a store of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/s.db"
    else:
        url = request.getfixturevalue("postgres_url")
    return lambda: SqlStorage(url, "371082")


def test_a_store_that_is_not_of_today_is_left_alone(storage: Callable[[], SqlStorage]) -> None:
    new = App("371082", storage(), KEYS)
    assert new.pending() == [f"schema - -> {HEAD}"]
    assert code_of(new.check) == "store_outdated"
    old = App("371082", new.storage, KEYS, contexts=OLDER)
    old.set_up(Town().account("admin").account)
    old.close()
    again = App("371082", storage(), KEYS)
    assert again.pending() == ["records of kind place"]
    with pytest.raises(StorageFailure) as refused:
        again.check()
    assert refused.value.facts["pending"] == "records of kind place"
    assert again.pending() == ["records of kind place"]
    again.open()
    assert again.pending() == []
    again.check()
    again.close()


def test_an_app_that_took_the_store_as_it_is_works(storage: Callable[[], SqlStorage]) -> None:
    town = Town(storage())
    other = App("371082", storage(), KEYS, contexts=town.app.catalogue.contexts, clock=town.clock)
    other.check()
    town.app.close()
    town.app = town.city.app = other
    assert town.place("371082102", "成山镇")
    assert len(town.ask("auditor", Places())) == 2
    assert other.verify() == []
    other.close()


def test_a_role_without_the_right_to_make_tables_can_do_all_but_upgrade(postgres_url: str) -> None:
    town = Town(SqlStorage(postgres_url, "371082"))
    town.app.make_series()
    user = make_url(postgres_url).database
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        for statement in (
            f"CREATE ROLE {user} LOGIN",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {user}",
            f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {user}",
        ):
            admin.execute(statement.encode())
    url = make_url(postgres_url).set(username=user).render_as_string(hide_password=False)
    app = App(
        "371082",
        SqlStorage(url, "371082"),
        KEYS,
        contexts=town.app.catalogue.contexts,
        clock=town.clock,
    )
    app.check()
    town.app.close()
    town.app = town.city.app = app
    assert asked(town)  # a case is reported, numbered and dispatched
    assert app.verify() == []
    tx = app.storage.begin(write=True)
    assert code_of(lambda: tx.number("case-2099")) == "store_series_missing"
    tx.close()
    older = App("371082", SqlStorage(url, "371082"), KEYS, contexts=OLDER, clock=town.clock)
    assert code_of(older.check) == "store_outdated"
    older.close()
    app.close()
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(f"DROP OWNED BY {user}; DROP ROLE {user}".encode())


def test_the_command_line_upgrades_apart_and_the_doctor_says_what_it_would_do(
    tmp_path: Path,
) -> None:
    at = ["--store", f"sqlite:///{tmp_path}/c.db", "--key-file", f"{tmp_path}/c.key"]

    def run(*words: str) -> Any:
        return CliRunner().invoke(main, [*at, *words])

    assert run("init").exit_code == 0
    assert run("upgrade").output == "0\n"
    at = ["--city", "371083", *at]
    doctor = run("doctor")
    assert (doctor.exit_code, "ruralgov_places" in doctor.output) == (1, True)
    checked = run("upgrade", "--check")
    assert (checked.exit_code, "ruralgov_places" in checked.output) == (1, True)
    assert run("upgrade", "--check").output == checked.output
    assert run("upgrade").output == checked.output
    assert "store: ok" in run("doctor").output
    assert run("upgrade", "--check").output == "0\n"
