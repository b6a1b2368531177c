import itertools
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.property import (
    Age,
    Allocation,
    ArrearsFigures,
    ArrearsReport,
    Direction,
    DueKind,
    DueTotals,
    ExpiringContracts,
    PriceStep,
    dues_of,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property.model_contract import month_later
from ruralgov.domain.property.views_arrears import age_of
from tests.property.contracts import RENT, TODAY, decide, file, found, late, pay
from tests.property.scenario import booked, letting, pond, refusal, signed
from tests.town import NAME, Town, code_of


def test_rule_9_dues_are_made_at_the_signing(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    steps = (
        PriceStep(first=date(2024, 3, 31), amount=Fen(500), times=3, every=1),
        PriceStep(first=date(2025, 1, 1), amount=Fen(700), times=2, every=6),
    )
    draft = letting(collective, (water,), price=steps)
    contract = ContractId(town.do("keeper", draft).key)
    assert file(town, contract).dues == ()
    town.do("head", decide(contract))
    town.do("keeper", c.SignContract(contract=contract, day=TODAY))
    dues = file(town, contract).dues
    assert [(due.no, due.day, due.amount) for due in dues] == [
        (1, date(2024, 3, 31), 500),
        (2, date(2024, 4, 30), 500),
        (3, date(2024, 5, 31), 500),
        (4, date(2025, 1, 1), 700),
        (5, date(2025, 7, 1), 700),
        (6, date(2024, 2, 1), 3_000_00),
    ]
    assert dues[-1].kind is DueKind.DEPOSIT
    assert file(town, contract).row.total == 2_900
    town.clock.now += timedelta(days=4000)
    assert file(town, contract).dues == dues


@settings(max_examples=100, deadline=None)
@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 24), st.integers(1, 24))),
)
def test_rule_9_the_dues_are_the_whole_price_in_order(
    first: date, steps: list[tuple[int, int, int]]
) -> None:
    price = [
        PriceStep(first=first, amount=Fen(amount), times=times, every=every)
        for amount, times, every in steps
    ]
    dues = dues_of(price, after=3)
    assert sum(due.amount for due in dues) == sum(amount * times for amount, times, _ in steps)
    assert [due.no for due in dues] == list(range(4, len(dues) + 4))
    assert all(one.day <= two.day for one, two in itertools.pairwise(dues))
    for step in price:
        for n in range(step.times):
            day = month_later(step.first, n * step.every)
            assert day.day == step.first.day or (day + timedelta(days=1)).day == 1
            assert (day.year * 12 + day.month) - (first.year * 12 + first.month) == n * step.every


def test_rule_15_arrears_are_counted_as_of_a_day(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    pay(town, let, "v1", date(2024, 6, 1), (1, 1_000_00), (11, 3_000_00))
    pay(town, let, "v2", date(2025, 6, 1), (1, RENT - 1_000_00))
    assert late(town, collective, date(2024, 2, 1)) == []
    first = late(town, collective, date(2024, 2, 2))
    assert [(one.due, one.rest, one.days) for one in first] == [(1, RENT, 1), (11, 3_000_00, 1)]
    part = late(town, collective, date(2024, 6, 1))
    assert [(one.due, one.rest) for one in part] == [(1, RENT - 1_000_00)]
    both = late(town, collective, date(2025, 3, 1))
    assert [(one.due, one.rest, one.days) for one in both] == [
        (1, RENT - 1_000_00, 394),
        (2, RENT, 28),
    ]
    assert [one.due for one in late(town, collective)] == [2]
    assert file(town, let, date(2025, 3, 1)).late == 2 * RENT - 1_000_00
    assert late(town, collective)[0].age is Age.DAYS_365


def test_rule_15_ages() -> None:
    days = (1, 30, 31, 90, 91, 365, 366, 1095, 1096)
    names = ["30", "30", "90", "90", "365", "365", "1095", "1095", "older"]
    assert [age_of(one).value for one in days] == names


def test_rule_15_arrears_add_up_by_collective_town_and_city(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    away = found(town, place=town.other, name="小庄合作社")
    water = AssetId(town.do("keeper", pond(away)).key)
    signed(town, letting(away, (water,)))
    from ruralgov.domain.kernel.ids import CITY

    whole: ArrearsReport = town.ask("auditor", ArrearsFigures(place=CITY))
    one_each = 2 * RENT + 3_000_00
    assert (whole.total.rest, whole.total.dues) == (2 * one_each, 6)
    assert [(one.key, one.rest) for one in whole.towns] == [(town.town, 2 * one_each)]
    assert {one.key: one.rest for one in whole.collectives} == {
        collective: one_each,
        away: one_each,
    }
    assert whole.total.by_age == {Age.DAYS_365: 2 * RENT, Age.YEARS_3: 2 * (RENT + 3_000_00)}
    here: ArrearsReport = town.ask("auditor", ArrearsFigures(place=town.village))
    assert here.total.rest == one_each
    before: ArrearsReport = town.ask("auditor", ArrearsFigures(place=CITY), date(2024, 2, 1))
    assert before.total.rest == 0


def test_rule_15_what_is_about_to_end_is_warned_of(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    query = ExpiringContracts(collective=collective, days=30)
    days = [date(2034, 1, 1), date(2034, 1, 2), date(2034, 2, 1), date(2034, 2, 2)]
    found_on = [[one.days for one in town.ask("head", query, day)] for day in days]
    assert found_on == [[], [30], [0], []]
    negative = ExpiringContracts(collective=collective, days=-1)
    assert code_of(lambda: town.ask("head", negative)) == "days_wrong"


def test_the_totals_of_a_month_are_those_of_the_dues(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    pay(town, let, "v1", date(2024, 6, 1), (1, 5_000_00), (3, RENT))
    town.do("bookchecker", booked(let, "v2", 77, date(2024, 6, 30)))
    months = {}
    for month in ("2024-01", "2024-02", "2024-06", "2025-02"):
        query = DueTotals(collective=collective, month=month)  # type: ignore[arg-type]
        price, deposit, _ = town.ask("bookkeeper", query)
        months[month] = (price.made, price.paid, price.rest, price.waiting, deposit.rest)
    assert months == {
        "2024-01": (0, 0, 0, 0, 0),
        "2024-02": (RENT, 0, RENT, 0, 3_000_00),
        "2024-06": (RENT, 17_000_00, 7_000_00, 77, 3_000_00),
        "2025-02": (2 * RENT, 17_000_00, 7_000_00 + RENT, 77, 3_000_00),
    }


def test_a_contract_that_the_collective_pays_has_no_arrears(
    town: Town, collective: CollectiveId
) -> None:
    build = letting(
        collective,
        (),
        direction=Direction.BUILD,
        tenure=None,
        person=None,
        telephone=None,
        company="某建筑公司",
    )
    contract = signed(town, build)
    assert [(one.kind, one.rest) for one in late(town, collective)] == [(DueKind.DEPOSIT, 3_000_00)]
    receipt = ReceiptId(town.do("bookchecker", booked(contract, "v", RENT)).key)
    price = r.AllocateReceipt(
        receipt=receipt, allocations=(Allocation(contract=contract, due=1, amount=Fen(1)),)
    )
    assert refusal(town, "keeper", price) == "due_missing"
    assert PersonName.of(NAME) == letting(collective, ()).person
