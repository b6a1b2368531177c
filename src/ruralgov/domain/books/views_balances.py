"""科目余额表 of many collectives at once: a row for each account of each of them."""

from collections import defaultdict

from ruralgov.domain.books.accounts import ACCOUNTS
from ruralgov.domain.books.moves import collective_rows, spans, sums
from ruralgov.domain.books.queries import (
    CollectiveBalance,
    MonthBalance,
    MonthlyBalances,
    TrialBalances,
)
from ruralgov.domain.collectives import CollectiveRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import next_month


def trial_balances(query: TrialBalances, asked: Asked) -> list[CollectiveBalance]:
    """Return the accounts that were used, collective by collective, in the order of their names."""
    rows = {CollectiveId(row.owner): row for row in collective_rows(query, asked)}
    found: dict[str, dict[str, list[int]]] = defaultdict(dict)
    before, within = spans(query)
    for (key, code), (debit, credit, _) in sums({*rows}, ("account",), before, asked):
        found[key][code] = [debit - credit, 0, 0]
    for (key, code), (debit, credit, _) in sums({*rows}, ("account",), within, asked):
        found[key].setdefault(code, [0, 0, 0])[1:] = debit, credit
    return [
        _balance(row, code, *of_code)
        for row in sorted(rows.values(), key=lambda row: (row.name, row.owner))
        for code, of_code in sorted(found[row.owner].items())
    ]


def monthly_balances(query: MonthlyBalances, asked: Asked) -> list[MonthBalance]:
    """Return the accounts used by the end of each month, month by month and by their codes."""
    before, within = spans(query)
    stands: dict[str, int] = {}
    for (_, code), (debit, credit, _) in sums({query.collective}, ("code",), before, asked):
        stands[code] = debit - credit
    moved: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for (_, month, code), (debit, credit, _) in sums(
        {query.collective}, ("month", "code"), within, asked
    ):
        moved[month][code] = debit, credit
    found, month = list[MonthBalance](), query.first
    while month <= query.last:
        for code in sorted(stands.keys() | moved[month].keys()):
            opening, (debit, credit) = stands.get(code, 0), moved[month].get(code, (0, 0))
            stands[code] = opening + debit - credit
            found.append(
                MonthBalance(
                    month=month,
                    code=code,
                    opening=Fen(opening),
                    debit=Fen(debit),
                    credit=Fen(credit),
                    closing=Fen(stands[code]),
                )
            )
        month = next_month(month)
    return found


def _balance(
    row: CollectiveRow, code: str, opening: int, debit: int, credit: int
) -> CollectiveBalance:
    account = ACCOUNTS[code]
    return CollectiveBalance(
        collective=CollectiveId(row.owner),
        place=row.place,
        whose=row.name,
        code=code,
        name=account.zh,
        side=account.side,
        opening=Fen(opening),
        debit=Fen(debit),
        credit=Fen(credit),
        closing=Fen(opening + debit - credit),
    )
