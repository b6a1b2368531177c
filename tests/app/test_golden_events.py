"""The JSON of every event is pinned: a change here needs a new schema version and an upcaster."""

import itertools
import json
from pathlib import Path

from tests.scenario import every_command
from tests.town import Town

from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.catalogue import CONTEXTS

GOLDEN = Path(__file__).parents[1] / "golden" / "events.json"
NEVER = {"PersonalDataRead"}
"""Events that no command gives; they come from a query."""


def first_of_each() -> dict[str, object]:
    numbers = itertools.count(1)
    storage = MemoryStorage()
    town = Town(storage, lambda: f"{next(numbers):08d}-0000-7000-8000-000000000000")
    steps = every_command(town)
    account, command = next(steps)
    while True:
        receipt = town.do(account, command)
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
    found: dict[str, object] = {}
    for entry in storage.journal:
        found.setdefault(f"{entry.type}/{entry.schema}", json.loads(entry.body))
    return found


def test_every_event_keeps_its_json() -> None:
    found = first_of_each()
    declared = {
        event.__name__ for context in CONTEXTS for r in context.records for event in r.events
    }
    assert {name.split("/")[0] for name in found} == declared - NEVER
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))
