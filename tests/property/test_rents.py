"""Dues that say for which days they are, and the months to which what was paid of them belongs."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.property import Period, PriceStep, RentIncome, RentSchedule, dues_of
from ruralgov.reports.sheets import Asking, made
from tests.property.contracts import end, ended, file, pay, varied, vary
from tests.property.scenario import letting, refusal, signed
from tests.property.test_contract_boundaries import drafted
from tests.sheets.desk import columns
from tests.town import Town, code_of

MARCH = date(2024, 3, 1)
THREE_YEARS = PriceStep(
    first=date(2024, 2, 1), amount=Fen(36_500_00), every=36, times=2, covers=date(2024, 2, 1)
)


@pytest.mark.parametrize(
    ("every", "covers", "periods"),
    [
        (12, date(2024, 3, 1), [("2024-03-01", "2025-02-28"), ("2025-03-01", "2026-02-28")]),
        (1, date(2024, 1, 31), [("2024-01-31", "2024-02-28"), ("2024-02-29", "2024-03-30")]),
        (36, date(2024, 3, 1), [("2024-03-01", "2027-02-28"), ("2027-03-01", "2030-02-28")]),
        (12, None, []),
    ],
)
def test_rule_38_each_payment_is_for_the_months_up_to_the_next(
    every: int, covers: date | None, periods: list[tuple[str, str]]
) -> None:
    step = PriceStep(first=date(2024, 5, 1), amount=Fen(1), times=2, every=every, covers=covers)
    found = [due.period for due in dues_of((step,))]
    said = [(str(one.first), str(one.last)) for one in found if one is not None]
    assert said == periods


@pytest.mark.parametrize(
    ("covers", "code"),
    [(date(2025, 2, 1), ""), (date(2025, 2, 2), "due_outside_term"), (None, "")],
)
def test_rule_38_what_is_let_is_paid_for_days_of_its_term(covers: date | None, code: str) -> None:
    step = PriceStep(first=date(2025, 2, 1), amount=Fen(100), times=3, covers=covers)
    assert drafted(price=(step,)).code == code


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(0, 4000), st.integers(1, 10**12))
def test_rule_38_the_months_are_exactly_what_was_paid(first: date, days: int, fen: int) -> None:
    period = Period(first=first, last=date.fromordinal(first.toordinal() + days))
    parts = list(period.months(fen))
    assert sum(part for _, part in parts) == fen
    assert min(part for _, part in parts) >= 0
    assert [month for month, _ in parts] == sorted({month for month, _ in parts})


def test_rule_38_a_month_has_what_its_days_have() -> None:
    period = Period(first=date(2024, 1, 30), last=date(2024, 3, 1))
    assert list(period.months(3200)) == [
        (Month("2024-01"), 200),
        (Month("2024-02"), 2900),
        (Month("2024-03"), 100),
    ]


@pytest.fixture
def ahead(town: Town, collective: CollectiveId, water: AssetId) -> ContractId:
    """A pond let for 36,500 yuan for three years at once, twice, of which the first is paid."""
    contract = signed(town, letting(collective, (water,), price=(THREE_YEARS,), deposit=None))
    pay(town, contract, "v1", MARCH, (1, 36_500_00))
    return contract


def schedule(
    town: Town, collective: CollectiveId, first: str, last: str, day: date | None = None
) -> list[RentIncome]:
    query = RentSchedule(collective=collective, first=Month(first), last=Month(last))
    found: list[RentIncome] = town.ask("bookkeeper", query, day)
    return found


def test_rule_38_rent_of_three_years_is_income_of_the_years_that_it_is_for(
    town: Town, collective: CollectiveId, ahead: ContractId
) -> None:
    (one,) = schedule(town, collective, "2025-01", "2025-12")
    assert one.period == Period(first=date(2024, 2, 1), last=date(2027, 1, 31))
    assert (one.contract, one.due, one.received) == (ahead, 1, 36_500_00)
    days = 366 + 365 + 365
    assert one.before == 36_500_00 * 335 // days
    assert one.before + sum(one.months.values()) == 36_500_00 * (335 + 365) // days
    assert one.before + sum(one.months.values()) + one.after == one.received
    assert schedule(town, collective, "2027-02", "2027-12") == []
    assert schedule(town, collective, "2025-01", "2025-12", date(2024, 2, 28)) == []
    wrong = ("2025-02", "2025-01"), ("2025-1", "2025-02")
    assert [code_of(partial(schedule, town, collective, *of)) for of in wrong] == [
        *("dates_reversed", "month_wrong"),
    ]


def test_rule_38_without_a_period_all_of_it_is_of_the_month_of_its_day(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    pay(town, let, "v1", MARCH, (2, 12_000_00), (11, 3_000_00))
    (one,) = schedule(town, collective, "2025-02", "2025-02")
    assert (one.due, one.period, one.months) == (2, None, {Month("2025-02"): 12_000_00})


def test_rule_38_a_variation_says_for_which_days_its_dues_are(
    town: Town, ahead: ContractId
) -> None:
    later = PriceStep(first=date(2027, 2, 1), amount=Fen(100), covers=date(2027, 2, 1))
    vary(town, varied(ahead, price=(later,)))
    due = file(town, ahead).dues[-1]
    assert due.period == Period(first=date(2027, 2, 1), last=date(2028, 1, 31))
    beyond = PriceStep(first=date(2033, 2, 2), amount=Fen(1), covers=date(2033, 2, 2))
    assert refusal(town, "head", varied(ahead, price=(beyond,))) == "due_outside_term"


def test_the_sheet_of_rents_adds_up(
    town: Town, collective: CollectiveId, ahead: ContractId
) -> None:
    def answer(query: object, purpose: object) -> object:
        return town.ask("bookkeeper", query)

    (table,) = made(Asking(ask=answer, day=date(2025, 6, 1)), "ledger-rents", collective)
    rows = columns(table, "contract", "received", "before", "2025-01", "year", "after")
    assert [row[1] for row in rows] == [36_500_00, 36_500_00]
    assert all(row[2] + row[4] + row[5] == row[1] for row in rows)
    assert rows[-1][0] == "合计"
    end(town, ended(ahead))
    (empty,) = made(Asking(ask=answer, day=date(2028, 6, 1)), "ledger-rents", collective)
    assert columns(empty, "contract") == []
