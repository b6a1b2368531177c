"""A collective goes into another in the middle of a year: to the fen, and once."""

from datetime import date
from typing import Any

from ruralgov.domain.books import BalanceSheet, IncomeStatement, VoucherKind
from ruralgov.domain.collectives import CollectiveLineage, Collectives
from tests.books.ledger import PLAIN, income_of, sheet_of
from tests.mergers.joining import DAY, Pair, amounts, closing, plus, sheet
from tests.town import Town


def lived(town: Town) -> Pair:
    """Both have earned and spent since January; one has an account of its own."""
    pair = Pair(town)
    pair.source.define("11301", "张三")
    pair.source.open({**PLAIN, "11301": 5_000_00, "301": -145_000_00})
    pair.into.open()
    pair.source.posted(("102", 30_000_00), ("501", -30_000_00), day=date(2025, 3, 1))
    pair.source.posted(("513", 1_234_56), ("11301", -1_234_56), day=date(2025, 6, 2))
    pair.into.posted(("102", 7_000_01), ("504", -7_000_01), day=date(2025, 4, 1))
    return pair


def test_rule_13_every_balance_goes_over_to_the_fen(town: Town) -> None:
    pair = lived(town)
    before, other = closing(pair.source), closing(pair.into)
    city = sheet(pair.of_city(BalanceSheet))
    pair.merge()
    assert closing(pair.source) == {}
    results = {"501": -30_000_00, "513": 1_234_56}
    moved = {code: fen for code, fen in before.items() if code not in results}
    assert closing(pair.into) == plus(other, {**moved, "322": sum(results.values())})
    after = sheet(pair.of_city(BalanceSheet))
    moved = {item: after[item] - city[item] for item in city if after[item] != city[item]}
    carried = 30_000_00 - 1_234_56  # both are parts of 未分配收益, which stays
    assert moved == {"unclosed": -carried, "distributed": carried}
    assert (
        sheet_of(pair.source, "2025-06")["assets"] == 140_000_00 + 5_000_00 + 30_000_00 - 1_234_56
    )
    assert town.app.verify() == []


def test_rule_13_what_each_earned_stays_its_own_and_the_city_counts_it_once(town: Town) -> None:
    pair = lived(town)
    own, other = income_of(pair.source), income_of(pair.into)
    city = amounts(pair.of_city(IncomeStatement))
    pair.merge()
    assert amounts(pair.of_city(IncomeStatement)) == city
    after = income_of(pair.source)
    assert after["net_result"] == own["net_result"] == 30_000_00 - 1_234_56
    assert (after["incoming"], after["closing_undistributed"]) == (-own["net_result"], 0)
    taken = income_of(pair.into)
    assert taken["net_result"] == other["net_result"]
    assert taken["incoming"] == own["net_result"]
    for ledger in (pair.source, pair.into):
        rows: dict[str, Any] = income_of(ledger)
        assert rows["closing_undistributed"] == sheet_of(ledger)["undistributed"]


def test_the_vouchers_of_a_merger_are_of_two_persons_and_name_each_other(town: Town) -> None:
    pair = lived(town)
    pair.merge()
    carry, out = pair.vouchers(pair.source)
    (into,) = pair.vouchers(pair.into)
    kinds = [one.kind for one in (carry, out, into)]
    assert kinds == [VoucherKind.CARRY_OVER, VoucherKind.MERGED_OUT, VoucherKind.MERGED_IN]
    assert {(one.maker, one.checker) for one in (carry, out, into)} == {
        ("bookkeeper", "bookchecker")
    }
    assert (into.corrects, into.amount, into.day) == (out.owner, out.amount, DAY)


def test_a_collective_that_went_is_listed_with_its_successor(town: Town) -> None:
    pair = lived(town)
    pair.merge()
    day = date(2025, 8, 1)
    rows = town.ask("keeper", Collectives(place=town.village, ended=True), day)
    assert [(row.owner, row.until, row.successor) for row in rows] == [
        (pair.source.key, DAY, pair.into.key)
    ]
    assert town.ask("keeper", Collectives(place=town.village), day) == []
    line = town.ask("keeper", CollectiveLineage(collective=pair.into.key), day)
    assert line.merged == (pair.source.key,)
    assert (
        town.ask("keeper", CollectiveLineage(collective=pair.source.key), day).heir == pair.into.key
    )
