"""Whatever two collectives did: once merged, all is with one, and the city is as it was."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ruralgov.domain.books import BalanceSheet, IncomeStatement
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import CrossCheckPlace
from tests.books.ledger import Ledger, income_of, sheet_of
from tests.mergers.joining import DAY, Pair, amounts, closing, join, plus, sheet
from tests.town import Town

ACCOUNTS = st.sampled_from(
    ["101", "102", "11301", "11302", "121", "151", "211", "241", "301", "322", "401", "501", "513"]
)
MOVES = st.tuples(st.integers(1, 7), ACCOUNTS, ACCOUNTS, st.integers(1, 10**9)).filter(
    lambda move: move[1] != move[2] and "322" not in move[1:3]
)
PARTS = {"unclosed", "distributed"}
"""Parts of 未分配收益: a carry-over moves between them."""
FREE = {"101", "102"}


def live(ledger: Ledger, moves: list[tuple[int, str, str, int]], *, until: int) -> None:
    """Post what can be posted: money goes out by an application alone, so here it comes in."""
    for month, debit, credit, fen in moves:
        if month < until and credit not in FREE:
            ledger.posted((debit, fen), (credit, -fen), day=date(2025, month, 3))


@given(
    mine=st.lists(MOVES, max_size=8),
    other=st.lists(MOVES, max_size=8),
    names=st.tuples(*[st.sampled_from(["张三", "李四", "王五"])] * 4),
    money=st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)),
)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_random_books_are_merged_to_the_fen(
    mine: list[tuple[int, str, str, int]],
    other: list[tuple[int, str, str, int]],
    names: tuple[str, str, str, str],
    money: tuple[int, int],
) -> None:
    town = Town()
    pair = Pair(town)
    for ledger, (one, two), fen in (
        (pair.source, names[:2], money[0]),
        (pair.into, names[2:], money[1]),
    ):
        ledger.define("11301", one)
        ledger.define("11302", two)
        ledger.open({"102": fen + 1, "301": -fen - 1})
    live(pair.source, mine, until=7)
    live(pair.into, other, until=8)
    last = "2025-07"
    before = [closing(one) for one in (pair.source, pair.into)]
    city, earned = (
        sheet(pair.of_city(BalanceSheet)),
        amounts(pair.of_city(IncomeStatement)),
    )
    june = sheet_of(pair.source, "2025-06"), income_of(pair.source, last="2025-06")
    own = [income_of(one, last=last) for one in (pair.source, pair.into)]

    join(pair.source, pair.into)

    assert closing(pair.source) == {}
    after = closing(pair.into)
    assert of_class(after, by=3) == of_class(carried(plus(before[0], {})), before[1], by=3)
    now = sheet(pair.of_city(BalanceSheet))
    assert {k: v for k, v in now.items() if k not in PARTS} == {
        k: v for k, v in city.items() if k not in PARTS
    }
    assert sum(now[one] for one in PARTS) == sum(city[one] for one in PARTS)
    assert amounts(pair.of_city(IncomeStatement)) == earned
    assert (sheet_of(pair.source, "2025-06"), income_of(pair.source, last="2025-06")) == june
    for ledger, was in zip((pair.source, pair.into), own, strict=True):
        ended = income_of(ledger, last=last)
        assert ended["net_result"] == was["net_result"]
        assert ended["closing_undistributed"] == sheet_of(ledger, last)["undistributed"]
    place = CrossCheckPlace(place=town.town, first=Month("2025-01"), last=Month(last))
    report = town.ask("townfunds", place, DAY)
    assert not {"R1", "R2", "R11", "R20"} & {one.check for one in report.findings}
    assert town.app.verify() == []


def carried(balances: dict[str, int]) -> dict[str, int]:
    """The balances once income and expenses are on 322."""
    rest = sum(fen for code, fen in balances.items() if code[0] == "5")
    kept = {code: fen for code, fen in balances.items() if code[0] != "5"}
    return plus(kept, {"322": rest})


def of_class(*found: dict[str, int], by: int) -> dict[str, int]:
    sums: dict[str, int] = {}
    for balances in found:
        for code, fen in balances.items():
            sums[code[:by]] = sums.get(code[:by], 0) + fen
    return {code: fen for code, fen in sums.items() if fen}
