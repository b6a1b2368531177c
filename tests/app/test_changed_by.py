"""A table that names the events which change it is changed by no other: batches rely on it."""

from typing import Any

from tests.scenario import every_command
from tests.town import Town

from ruralgov.app.events import EventReader
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.catalogue import CONTEXTS

UNTRIED = {
    (table, event)
    for table, events in {
        "acceptances": (
            "CaseAccepted",
            "CaseForced",
            "CaseReclassified",
            "CaseRefused",
            "CaseWithdrawn",
        ),
        "attachments": ("CaseErased",),
        "case_returns": ("CaseForced", "CaseHandedOver", "CaseReclassified", "CaseWithdrawn"),
        "chases": (
            "CaseCancelled",
            "CaseClosed",
            "CaseForced",
            "CaseReclassified",
            "CaseRefused",
            "CaseRelocated",
            "CaseRestored",
            "CaseWithdrawn",
            "FilingDeclined",
        ),
        "co_tasks": (
            "CaseAnswered",
            "CaseArbitrated",
            "CaseCancelled",
            "CaseClosed",
            "CaseForced",
            "CaseHandedOver",
            "CaseRefused",
            "CaseRelocated",
            "CaseRestored",
            "CaseWithdrawn",
            "FilingDeclined",
        ),
        "contract_assets": ("ContractVaried",),
        "erased_cases": ("CaseErased",),
        "grievances": ("CaseReclassified", "CaseRelocated"),
        "rounds": ("CaseDone",),
        "unjudged_rounds": ("CaseCancelled", "FilingDeclined"),
    }.items()
    for event in events
}
"""What the scenario does not come by: these change rows where something stands beside a case."""


def test_only_the_events_that_a_table_names_change_its_rows() -> None:
    storage = MemoryStorage()
    town = Town(storage)
    steps = every_command(town)
    account, command = next(steps)
    while True:
        receipt = town.do(account, command)
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
    records = {record.kind: record for context in CONTEXTS for record in context.records}
    states: dict[tuple[str, str], Any] = {}
    changed = set()
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  it alone can open the events
        for entry in storage.journal:
            record = records[entry.kind]
            kind = next(one for one in record.events if one.__name__ == entry.type)
            event = EventReader(unit, record)(entry)
            before = states.get((entry.kind, entry.key))
            after = states[entry.kind, entry.key] = record.apply(before, event)
            for table in record.tables:
                rows = [
                    [one for one in record.rows_of(state) if type(one) is table.row]
                    for state in (before, after)
                    if state is not None
                ]
                if table.changed_by and rows[-1] != (rows[0] if len(rows) > 1 else []):
                    assert table.may_change(type(event)), f"{table.name} by {entry.type}"
                    changed.add((table.name, kind))
    named = {
        (table.name, event)
        for record in records.values()
        for table in record.tables
        for event in table.changed_by
    }
    tried = {(name, event.__name__) for name, event in changed}
    assert {(name, event.__name__) for name, event in named} == tried | UNTRIED
