"""Money that came in about a contract, and which dues it pays."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CollectiveId, ContractId, VoucherId
from ruralgov.domain.kernel.money import Fen, check_amount
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_repayment import Repayment


@frozen(kw_only=True)
class Allocation:
    """So much of a receipt for one due of a contract."""

    contract: ContractId
    due: int
    amount: Fen = field()

    @amount.validator
    def _check(self, _: object, amount: int) -> None:
        check_amount(amount)


@frozen(kw_only=True)
class Receipt:
    """One receipt: a line of a posted voucher. At most one allocation for each due."""

    contract: ContractId
    collective: CollectiveId
    voucher: VoucherId
    line: int
    amount: Fen
    day: date
    allocations: tuple[Allocation, ...] = ()
    reversed_by: VoucherId | None = None
    repayments: tuple[Repayment, ...] = ()

    @property
    def allocated(self) -> int:
        """How much of it pays dues, in fen."""
        return sum(one.amount for one in self.allocations)

    @property
    def rest(self) -> int:
        """How much of it pays nothing yet and is not to go back, in fen."""
        return 0 if self.reversed_by else self.amount - self.allocated - self.repaid

    @property
    def repaid(self) -> int:
        """How much of it goes back, paid or to be paid, in fen."""
        return sum(one.held for one in self.repayments)


def less(kept: tuple[Allocation, ...], gone: tuple[Allocation, ...]) -> tuple[Allocation, ...]:
    """Return allocations with so much of some of them gone."""
    off = {(one.contract, one.due): one.amount for one in gone}
    left = ((one, one.amount - off.get((one.contract, one.due), 0)) for one in kept)
    return tuple(change(one, amount=Fen(rest)) for one, rest in left if rest > 0)


def joined(kept: tuple[Allocation, ...], more: tuple[Allocation, ...]) -> tuple[Allocation, ...]:
    """Return allocations with more added to them, one for each due."""
    sums: dict[tuple[ContractId, int], int] = {}
    for one in (*kept, *more):
        sums[one.contract, one.due] = sums.get((one.contract, one.due), 0) + one.amount
    return tuple(
        Allocation(contract=contract, due=due, amount=Fen(amount))
        for (contract, due), amount in sorted(sums.items())
    )
