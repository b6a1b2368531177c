"""The answer to the question to which months received rents belong."""

from collections.abc import Iterator

from ruralgov.domain.collectives import holding
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.property.model_contract import Contract, Direction, Due, DueKind
from ruralgov.domain.property.queries_income import RentIncome, RentSchedule
from ruralgov.domain.property.records import CONTRACT
from ruralgov.domain.property.rows_contract import ContractRow


def rent_schedule(query: RentSchedule, asked: Asked) -> list[RentIncome]:
    """Return what of received rents belongs to each of the months, by contract and due.

    Dues of which nothing belongs to these months or later ones are left out.
    """
    keys = [
        row.owner
        for one in holding(query.collective, asked.read, asked.day)
        for row in asked.read.rows(ContractRow, collective=one)
        if row.direction is Direction.LET_OUT
    ]
    found = [
        one
        for key, contract in asked.read.states(CONTRACT, keys).items()
        for one in _of(ContractId(key), contract, query, asked)
    ]
    return sorted(found, key=lambda one: (one.number, one.due))


def _of(
    key: ContractId, contract: Contract, query: RentSchedule, asked: Asked
) -> Iterator[RentIncome]:
    received: dict[int, int] = {}
    for credit in contract.credits:
        if credit.day <= asked.day:
            received[credit.due] = received.get(credit.due, 0) + credit.amount
    for due in contract.dues:
        if due.kind is DueKind.PRICE and received.get(due.no, 0):
            one = _income(key, contract, due, received[due.no], query)
            if one.months or one.after:
                yield one


def _income(
    key: ContractId, contract: Contract, due: Due, received: int, query: RentSchedule
) -> RentIncome:
    parts = list(_parts(due, received))
    return RentIncome(
        contract=key,
        number=contract.number,
        due=due.no,
        day=due.day,
        period=due.period,
        received=received,
        before=sum(fen for month, fen in parts if month < query.first),
        months={month: fen for month, fen in parts if query.first <= month <= query.last},
        after=sum(fen for month, fen in parts if month > query.last),
    )


def _parts(due: Due, received: int) -> Iterator[tuple[Month, int]]:
    if due.period is None:
        yield month_of(due.day), received
    else:
        yield from due.period.months(received)
