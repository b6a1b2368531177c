"""The town of a store: each of its commands has an id that later code gives it again."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ruralgov.app.application import App
from ruralgov.app.receipts import Receipt
from ruralgov.domain.access import GrantRole
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.ports.storage import Storage
from ruralgov.sample.city import STAFF
from tests.scenario import PARTS, readings
from tests.stores import CITY
from tests.town import KEYS, NOW, OPENED, Town

FOUNDING, READINGS = "founding", "readings"


class StoredTown(Town):
    """A town that is founded in an empty store, or found again in one that was kept.

    The id of a command is its part, its type and how often that came there, as in
    ``cases/ReportCase-2``. *given* are the receipts that the store holds: the same answer must
    come again. For a step in *changed*, which has its id or its id without the count, the store
    must refuse to take the new command for the old one; later steps are told the old receipt.
    """

    def __init__(
        self,
        storage: Storage,
        ids: Callable[[], str],
        *,
        staff: list[str] | None = None,
        given: Mapping[str, Receipt] | None = None,
        changed: frozenset[str] = frozenset(),
    ) -> None:
        self.part = FOUNDING
        self.seen: set[type] = set()
        self.receipts: dict[str, Receipt] = {}
        self._staff, self._given, self._changed = staff, given or {}, changed
        self._count = Counter[str]()
        self._ids = ids
        super().__init__(storage, ids, anew=True)

    def found(self) -> None:
        """Found the city; in a store that was kept, give new accounts their role as people do."""
        if self._staff is None:
            super().found()
            return
        self.app.open()
        for account in sorted(STAFF.keys() - {*self._staff}):
            role = STAFF[account][0]
            self.do("admin", GrantRole(account=AccountId(account), role=role, basis="任命"))

    def reopen(self, storage: Storage) -> None:
        """Go on with the same town in another app: one that was closed is not opened again."""
        self.app = App(CITY, storage, KEYS, contexts=OPENED, clock=self.clock, ids=self._ids)
        self.city.app = self.app
        self.app.open()

    def do(self, account: str, command: Any, command_id: str | None = None) -> Receipt:
        """Give a command under its own id and check the answer against the one that was kept."""
        name = f"{self.part}/{type(command).__name__}"
        self._count[name] += 1
        step = command_id or f"{name}-{self._count[name]}"
        self.seen.add(type(command))
        kept = self._given.get(step)
        if kept is None:
            receipt = super().do(account, command, step)
        else:
            changed = not self._changed.isdisjoint({step, name})
            receipt = self._again(account, command, kept, changed=changed)
        self.receipts[step] = receipt
        return receipt

    def _again(self, account: str, command: Any, kept: Receipt, *, changed: bool) -> Receipt:
        """Give a command whose id the store holds; return the receipt that was kept."""
        step = kept.command_id
        try:
            receipt = super().do(account, command, step)
        except Refused as refusal:
            if refusal.code != "command_id_reused":
                raise
            assert changed, _ADVICE.format(step=step)
        else:
            assert not changed, f"{step} is not changed"
            assert receipt == kept, f"{step}: {kept} was answered, and now {receipt}"
        return kept


_ADVICE = (
    "{step}: the store holds another command under this id. Do not change a step of the scenario "
    "or put one of the same type before it; where it had to change, say so in "
    "tests/stores/changes.py"
)


def played(town: StoredTown, part: str) -> Iterator[None]:
    """Carry out the steps of a part one by one; other parts may go on in between.

    Each part has its own clock, from the same instant on: what is done in one part, and what is
    added to it later, moves no day in another.
    """
    steps, now, receipt = PARTS[part](town), NOW, None
    while True:
        town.part, town.clock.now = part, now
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            return
        receipt = town.do(account, command)
        now = town.clock.now
        yield


def play(town: StoredTown) -> None:
    """Carry out all steps of all parts, then read personal data."""
    for part in PARTS:
        for _ in played(town, part):
            pass
    read_people(town)


def read_people(town: StoredTown) -> None:
    """Ask for personal data, which is recorded."""
    town.part, town.clock.now = READINGS, NOW
    readings(town)
