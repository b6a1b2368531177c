"""Who passes what another asked for passes what was seen, and nothing that came since.

Every command of the ledgers that passes something is here: it carries the number of the proposal
(``seen``), or a number that is given once, or the id of a record of which, until it is passed,
nothing changes that the reviewer looked at. The last is played.
"""

import re
from typing import Any, get_type_hints

from tests.scenario import every_command
from tests.town import Town

from ruralgov.app.events import EventReader
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain import books, disclosure, funds
from ruralgov.domain import property as assets
from ruralgov.domain.catalogue import CONTEXTS

LEDGERS = {"books", "funds", "property", "collectives", "disclosure", "oversight"}
PASSES = re.compile(
    "(Review|Approve|Confirm|Decide|CarryOut|Post|Publish|Withdraw(Disclosure|Merger))"
)
NUMBERED = {"seen", "no"}
"""How a proposal is named by its number."""
WHOLE: dict[type, tuple[str, tuple[str, ...]]] = {
    books.PostVoucher: ("voucher", ("day", "summary", "lines", "kind", "documents", "maker")),
    disclosure.ReviewDisclosure: ("publication", ("content_hash", "first", "last", "kind")),
    disclosure.PublishDisclosure: ("publication", ("content_hash", "first", "last", "kind")),
    disclosure.WithdrawDisclosure: ("publication", ("content_hash", "first", "last", "kind")),
    funds.ApproveApplication: (
        "fund_application",
        ("payee", "payee_person", "amount", "purpose", "invoice", "contract", "steps"),
    ),
    assets.DecideContract: (
        "contract",
        ("company", "person", "since", "until", "price", "deposit", "assets", "document"),
    ),
}
"""Which fields of a record do not change until it is passed: those that its reviewer looks at."""
INNER = {"ConfirmOpening"}
"""What only follows from an event: nobody looks at anything."""
TAKES_BACK = {"WithdrawMerger"}
"""What only takes back: nobody is bound by it."""


def passing() -> set[type]:
    return {
        rule.command
        for context in CONTEXTS
        if context.name in LEDGERS
        for rule in context.commands
        if PASSES.match(rule.command.__name__) and rule.command.__name__ not in INNER | TAKES_BACK
    }


def test_whatever_is_passed_is_named_as_it_was_seen() -> None:
    numbered = {kind for kind in passing() if NUMBERED & get_type_hints(kind).keys()}
    assert passing() - numbered == set(WHOLE)
    assert {kind.__name__ for kind in numbered} == {
        *("ReviewBudget", "ReviewFundPolicy", "ReviewContractChange", "ReviewDisposal"),
        *("CarryOutMerger", "ApproveDischarge", "ReviewRepayment"),
    }


def test_what_goes_by_its_id_does_not_change_until_it_is_passed() -> None:
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
    fields: dict[str, tuple[str, ...]] = dict(WHOLE.values())
    states: dict[tuple[str, str], Any] = {}
    looked = set()
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  it alone can open the events
        for entry in storage.journal:
            if entry.kind not in fields:
                continue
            record = records[entry.kind]
            before = states.get((entry.kind, entry.key))
            after = record.apply(before, EventReader(unit, record)(entry))
            states[entry.kind, entry.key] = after
            if before is None or passed(entry.kind, before):
                continue
            for name in fields[entry.kind]:
                assert getattr(after, name) == getattr(before, name), f"{name} by {entry.type}"
            looked.add(entry.kind)
    assert looked == set(fields)


def passed(kind: str, state: Any) -> bool:
    """Tell whether nobody is to pass a record any more."""
    return (
        state.stage.value
        in {
            "voucher": {"posted", "rejected"},
            "publication": {"published", "withdrawn", "refused"},
            "fund_application": {"paid", "settled", "refused", "withdrawn", "expired", "approved"},
            "contract": {"decided", "signed", "performed", "ended", "withdrawn"},
        }[kind]
    )
