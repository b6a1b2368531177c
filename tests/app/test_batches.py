"""Batches that collide with others, or hold what a reaction refuses, are halved."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from attrs import evolve
from tests.town import Town

from ruralgov.app.batches import TRIES
from ruralgov.app.receipts import Receipt
from ruralgov.builtin.memory import MemoryTransaction
from ruralgov.domain.cases import CaseReported, IntakeChannel, ReportCase
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Conflict, Refused
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Changes

COUNT = 64


def reports(town: Town) -> list[ReportCase]:
    return [
        ReportCase(
            matter="light",
            place=town.village,
            channel=IntakeChannel.WEB,
            text=CitizenText.of(f"灯不亮{n}"),
        )
        for n in range(COUNT)
    ]


def colliding(monkeypatch: pytest.MonkeyPatch, more_than: int) -> list[int]:
    """Have every transaction of more records collide; return how many records each had."""
    sizes: list[int] = []
    real = MemoryTransaction.write

    def write(self: MemoryTransaction, changes: Changes) -> None:
        sizes.append(len(changes.records))
        if len(changes.records) > more_than:
            raise Conflict(ports_texts.RECORD_CHANGED, kind="case", key="-")
        real(self, changes)

    monkeypatch.setattr(MemoryTransaction, "write", write)
    monkeypatch.setattr("ruralgov.app.running.time.sleep", lambda _seconds: None)
    return sizes


def carried_out(town: Town) -> list[Any]:
    return list(town.app.execute_many(reports(town), **town.acting("reporter")))


def test_a_batch_that_collides_is_halved_and_keeps_its_order(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = colliding(monkeypatch, COUNT // 4)
    answers = carried_out(town)
    monkeypatch.undo()
    assert sizes == [64] * TRIES + ([32] * TRIES + [16] * 2) * 2
    assert all(isinstance(one, Receipt) for one in answers)
    assert len({one.key for one in answers}) == COUNT


def test_what_a_reaction_refuses_is_found_by_halves(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(event: CaseReported, key: str, given: Given) -> Iterator[Any]:
        if event.place == town.other:
            raise Refused(registry_texts.PLACE_MISSING, place=event.place)
        yield from ()

    commits: list[int] = []
    real = MemoryTransaction.commit

    def commit(self: MemoryTransaction) -> None:
        commits.append(1)
        real(self)

    reactions = cast(dict[type, Any], town.app.catalogue.reactions)
    monkeypatch.setitem(reactions, CaseReported, (refuse,))
    monkeypatch.setattr(MemoryTransaction, "commit", commit)
    given = reports(town)
    given[37] = evolve(given[37], place=town.other)
    answers = list(town.app.execute_many(given, **town.acting("reporter")))
    monkeypatch.undo()
    refused = [at for at, one in enumerate(answers) if not isinstance(one, Receipt)]
    assert refused == [37]
    assert len(commits) == 6  # halves of 32, 16, 8, 4, 2, and 1
