"""What of a contract is told step by step, and how a step tells what was taken back."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.kernel.change import change
from ruralgov.domain.property import ContractStage, ContractStep, HeirOfContract, HistoryOfContract

Json = dict[str, Any]
Told = tuple[ContractStep, tuple[HeirOfContract, ...]]
"""A step, and whose the contract had become by then."""
MERGED: Final = "CollectiveMerged"
MENDED: Final = "ContractEntryWithdrawn"
"""From this event on a release repeats what was told before and was taken back."""


INNER: Final = frozenset(
    {
        *("ContractChangeProposed", "ContractChangeReviewed"),
        *("DischargeProposed", "DischargeApproved", "DischargeWithdrawn"),
    }
)
"""What happens before a change or a discharge holds: nobody outside is told."""


def steps_of(history: HistoryOfContract) -> Iterator[Told]:
    """Give the steps, and one for each merger by which the contract became another's.

    A merger is told while there is something to do about the contract; it has the number of the
    step before it, so that no other step gets another number.
    """
    waiting, heirs = list(history.heirs), list[HeirOfContract]()
    steps = [step for step in history.steps if step.event not in INNER]
    for step, later in zip(steps, (*steps[1:], None), strict=True):
        yield step, tuple(heirs)
        while waiting and (later is None or waiting[0].at < later.at):
            heirs.append(waiting.pop(0))
            if step.contract.stage is ContractStage.SIGNED:
                yield change(step, at=heirs[-1].at, event=MERGED), tuple(heirs)


def carried(now: Any, before: Any) -> Any:
    """Return what is told now, and all that was told before: what was taken back says so."""
    if isinstance(now, dict) and isinstance(before, dict):
        gone = {name: _gone(one) for name, one in before.items() if name not in now}
        return gone | {name: carried(one, before.get(name)) for name, one in now.items()}
    if isinstance(now, list) and isinstance(before, list) and all(map(_listed, before)):
        known = {one["id"]: one for one in before}
        kept = [_gone(known[key]) for key in known.keys() - {one["id"] for one in now}]
        return [*(carried(one, known.get(one["id"])) for one in now), *sorted(kept, key=_id)]
    return now


def _listed(one: Any) -> bool:
    return isinstance(one, dict) and "id" in one


def _id(one: Json) -> str:
    return str(one["id"])


def _gone(value: Any) -> Any:
    """Return what was told once and is taken back."""
    if isinstance(value, list):
        return [_gone(one) for one in value]
    if not isinstance(value, dict):
        return None
    if "suppliers" in value or "awardID" in value:
        dates = {"dateSigned": None} if "dateSigned" in value else {}
        return value | {"status": "cancelled"} | dates
    if "rationale" in value:
        return value | {"rationale": "误录，已撤销"}
    return value | ({"status": "notMet"} if "status" in value else {})
