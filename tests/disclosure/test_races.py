"""Races on a real PostgreSQL, each with a naive mutant that the test must catch."""

from collections.abc import Iterator

import pytest

from ruralgov.domain.disclosure import PublicationStage
from ruralgov.domain.kernel.ids import PublicationId
from ruralgov_sqlalchemy import SqlStorage
from tests.disclosure.desk import REVIEWERS, Desk
from tests.racing import meet, together, weaken
from tests.town import Town


@pytest.fixture
def desk(postgres_url: str) -> Iterator[Desk]:
    town = Town(SqlStorage(postgres_url, "371082"))
    made = Desk(town)
    made.ledger.close("2025-01")
    yield made
    town.app.close()


def reviewed(desk: Desk) -> PublicationId:
    key = desk.prepare()
    for reviewer in REVIEWERS[:2]:
        desk.review(key, reviewer)
    return key


def publish_both(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let two publish the same month, each what they prepared."""
    one, two = reviewed(desk), reviewed(desk)
    head = str(desk.town.app.seal())
    meet(monkeypatch, "rows", "publications")
    return together(lambda: desk.publish(one, head), lambda: desk.publish(two, head))


def test_a_month_goes_out_once_when_two_publish_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert publish_both(desk, monkeypatch) == ["disclosure_period_taken", "done"]
    assert len(desk.published()) == 1
    assert desk.town.app.verify() == []


def reopen_while_publishing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let one publish a month while another opens its books again."""
    key = reviewed(desk)
    head = str(desk.town.app.seal())
    meet(monkeypatch, "load", "book_month")
    said = together(lambda: desk.publish(key, head), lambda: desk.ledger.reopen("2025-01"))
    published = desk.state(key).stage is PublicationStage.PUBLISHED
    assert published == (said == ["done", "done"])
    return said


def test_a_month_that_is_opened_again_does_not_go_out_afterwards(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = reopen_while_publishing(desk, monkeypatch)
    assert said in (["done", "done"], ["disclosure_month_open", "done"])
    assert desk.town.app.verify() == []


def test_mutant_without_serializable_and_unique_editions_publishes_a_month_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    storage = desk.town.app.storage
    assert isinstance(storage, SqlStorage)
    table = storage.table("publications")
    with storage.engine.begin() as connection:
        connection.exec_driver_sql(
            f"ALTER TABLE {table.name} DROP CONSTRAINT {table.name}_collective_edition_key"
        )
    assert publish_both(desk, monkeypatch) == ["done", "done"]
    assert len(desk.published()) == 2
