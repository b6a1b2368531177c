import itertools
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scenario_property import DECISION, TENDER, booked, letting, pond, refusal, signed
from tests.town import DAY, NAME, Town, code_of

from ruralgov.domain.access.views import Readings
from ruralgov.domain.collectives.messages import FoundCollective
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property.asset import AssetKind, AssetStage
from ruralgov.domain.property.contract import (
    Deposit,
    Direction,
    DueKind,
    EndCause,
    PriceStep,
    Tenure,
    dues_of,
    month_later,
)
from ruralgov.domain.property.limits import TERM_LIMITS, years_after
from ruralgov.domain.property.receipt import Allocation
from ruralgov.domain.property.views_arrears import (
    Age,
    Arrears,
    ArrearsFigures,
    ArrearsReport,
    ExpiringContracts,
    LateDue,
    age_of,
)
from ruralgov.domain.property.views_contracts import (
    ContractFile,
    ContractParty,
    Contracts,
    DueTotals,
    FileOfContract,
    OpenDues,
)

TODAY = date(2026, 1, 5)
RENT = 12_000_00


@pytest.fixture
def collective(town: Town) -> CollectiveId:
    return found(town)


def found(town: Town, **more: Any) -> CollectiveId:
    command = FoundCollective(place=town.village, name="大庄合作社", since=DAY, source="证")
    return CollectiveId(town.do("registrar", evolve(command, **more)).key)


@pytest.fixture
def water(town: Town, collective: CollectiveId) -> AssetId:
    return AssetId(town.do("keeper", pond(collective)).key)


@pytest.fixture
def let(town: Town, collective: CollectiveId, water: AssetId) -> ContractId:
    return signed(town, letting(collective, (water,)))


def file(town: Town, contract: ContractId, day: date | None = None) -> FileOfContract:
    answer: FileOfContract = town.ask("auditor", ContractFile(contract=contract), day)
    return answer


def late(town: Town, collective: CollectiveId, day: date | None = None) -> list[LateDue]:
    answer: list[LateDue] = town.ask("reviewer", Arrears(collective=collective), day)
    return answer


def pay(
    town: Town, contract: ContractId, voucher: str, day: date, *dues: tuple[int, int]
) -> ReceiptId:
    command = booked(contract, voucher, sum(amount for _, amount in dues), day)
    receipt = ReceiptId(town.do("bookchecker", command).key)
    allocations = tuple(
        Allocation(contract=contract, due=due, amount=Fen(amount)) for due, amount in dues
    )
    town.do("keeper", r.AllocateReceipt(receipt=receipt, allocations=allocations))
    return receipt


def decide(contract: ContractId, **more: Any) -> c.DecideContract:
    return evolve(c.DecideContract(contract=contract, decision=DECISION, tender=TENDER), **more)


def varied(contract: ContractId, **more: Any) -> c.VaryContract:
    command = c.VaryContract(contract=contract, since=TODAY, decision=DECISION, reason="协商")
    return evolve(command, **more)


def ended(contract: ContractId, **more: Any) -> c.EndContract:
    command = c.EndContract(
        contract=contract, cause=EndCause.AGREED, since=TODAY, reason="外出", decision=DECISION
    )
    return evolve(command, **more)


def test_rule_6_drafted_decided_by_another_then_signed(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    contract = ContractId(town.do("keeper", letting(collective, (water,))).key)
    sign = c.SignContract(contract=contract, day=date(2024, 1, 25))
    assert refusal(town, "keeper", sign) == "contract_stage_wrong"
    assert code_of(lambda: town.do("keeper", decide(contract))) == "not_granted"
    ahead = decide(contract, decision=evolve(DECISION, day=date(2027, 1, 1)))
    assert refusal(town, "head", ahead) == "day_ahead"
    town.do("head", decide(contract))
    before = evolve(sign, day=date(2024, 1, 15))
    assert refusal(town, "keeper", before) == "decided_too_late"
    ahead_sign = evolve(sign, day=date(2026, 1, 6))
    assert refusal(town, "keeper", ahead_sign) == "day_ahead"
    town.do("keeper", sign)
    assert file(town, contract).signed == date(2024, 1, 25)
    withdraw = c.WithdrawContract(contract=contract, reason="误")
    assert refusal(town, "keeper", withdraw) == "contract_stage_wrong"


def test_rule_6_one_who_holds_both_roles_does_not_decide_on_his_own_draft(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    from ruralgov.domain.access import GrantRole
    from ruralgov.domain.kernel.declare import Purpose, Role
    from ruralgov.domain.kernel.ids import AccountId

    for role in (Role.PROPERTY_KEEPER, Role.VILLAGE_HEAD):
        town.do("admin", GrantRole(account=AccountId("both"), role=role, basis="t"))
    acting: Any = {"actor": town.account("both"), "purpose": Purpose.COLLECTIVE_FINANCE}
    key = ContractId(town.app.execute(letting(collective, (water,)), **acting).key)
    command = decide(key)
    assert code_of(lambda: town.app.execute(command, **acting)) == "contract_same_person"
    town.do("head", command)


def test_rule_6_performance_is_noted_once_it_is_signed(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    contract = ContractId(town.do("keeper", letting(collective, (water,))).key)
    note = c.NotePerformance(contract=contract, day=TODAY, note="堤坝渗水", satisfactory=False)
    assert refusal(town, "keeper", note) == "contract_stage_wrong"
    town.do("head", decide(contract))
    town.do("keeper", c.SignContract(contract=contract, day=TODAY))
    town.do("keeper", note)
    assert [one.note for one in file(town, contract).notes] == ["堤坝渗水"]


def test_rule_6_a_draft_says_what_it_must(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    good = letting(collective, (water,))
    wrong = {
        "party_wrong": (
            evolve(good, company="某公司"),
            evolve(good, person=None, telephone=None),
        ),
        "tenure_wrong": (evolve(good, tenure=None), evolve(good, direction=Direction.SELL)),
        "contract_assets_wrong": (evolve(good, assets=()), evolve(good, assets=(water, water))),
        "price_missing": (evolve(good, price=()),),
        "dates_reversed": (evolve(good, until=good.since),),
        "due_outside_term": (
            evolve(good, price=(PriceStep(first=good.until, amount=Fen(1)),)),
            evolve(good, deposit=Deposit(day=good.until, amount=Fen(1))),
        ),
        "asset_missing": (evolve(good, assets=(AssetId("x"),)),),
        "collective_missing": (evolve(good, collective=CollectiveId("x")),),
    }
    for code, commands in wrong.items():
        for command in commands:
            assert refusal(town, "keeper", command) == code
    assert code_of(lambda: PriceStep(first=DAY, amount=Fen(0))) == "amount_range"
    assert code_of(lambda: PriceStep(first=DAY, amount=Fen(1), times=0)) == "price_wrong"
    other = found(town, name="另一社")
    assert code_of(lambda: town.do("keeper", letting(other, (water,)))) == "asset_missing"
    free = evolve(good, price=(), tenure=Tenure.HOUSEHOLD, deposit=None, id=ContractId("c-1"))
    assert town.do("keeper", free).key == "c-1"
    assert refusal(town, "keeper", free) == "contract_taken"


def test_rule_7_a_lease_over_twenty_years_is_refused(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    lease = letting(collective, (water,), tenure=Tenure.LEASE, until=date(2044, 2, 1))
    town.do("keeper", lease)
    longer = evolve(lease, until=date(2044, 2, 2), term_reason="投资大")
    assert refusal(town, "keeper", longer) == "term_too_long"


def test_rule_7_beyond_a_limit_that_does_not_bind_a_reason_is_needed(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    over = letting(collective, (water,), until=date(2074, 2, 2))
    assert refusal(town, "keeper", over) == "term_too_long"
    contract = signed(town, evolve(over, term_reason="四荒治理投资大"))
    assert file(town, contract).row.overlong
    assert not file(town, signed_elsewhere(town, collective)).row.overlong


def signed_elsewhere(town: Town, collective: CollectiveId) -> ContractId:
    other = AssetId(town.do("keeper", evolve(pond(collective), code="Z-002")).key)
    return signed(town, letting(collective, (other,)))


def test_rule_7_households_contract_land_by_its_kind(town: Town, collective: CollectiveId) -> None:
    field = evolve(pond(collective), code="G", kind=AssetKind.FARMLAND)
    wood = evolve(pond(collective), code="L", kind=AssetKind.FOREST)
    land, forest = (AssetId(town.do("keeper", one).key) for one in (field, wood))
    years_40 = {"until": date(2064, 2, 1), "tenure": Tenure.HOUSEHOLD, "term_reason": "x"}
    wrong = letting(collective, (forest, land), **years_40)
    assert refusal(town, "keeper", wrong) == "term_too_long"
    town.do("keeper", letting(collective, (forest,), **years_40))


def test_rule_7_an_extension_is_measured_from_the_beginning(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    lease = signed(town, letting(collective, (water,), tenure=Tenure.LEASE))
    longer = varied(lease, until=date(2044, 2, 2))
    assert refusal(town, "head", longer) == "term_too_long"
    town.do("head", varied(lease, until=date(2044, 2, 1)))


def test_rule_7_a_renewal_is_measured_from_when_it_is_agreed(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    old = signed(town, letting(collective, (water,), tenure=Tenure.LEASE))
    new = letting(
        collective,
        (water,),
        tenure=Tenure.LEASE,
        renews=old,
        since=date(2034, 2, 1),
        until=date(2046, 1, 5),
        price=(PriceStep(first=date(2034, 2, 1), amount=Fen(1)),),
    )
    town.do("keeper", new)
    longer = evolve(new, until=date(2046, 1, 6))
    assert refusal(town, "keeper", longer) == "term_too_long"


def test_rule_7_every_limit_names_its_source_and_whether_it_was_seen() -> None:
    assert all(limit.source for limit in TERM_LIMITS)
    assert all(limit.seen for limit in TERM_LIMITS if limit.binding)
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)


NUMBERS = itertools.count()


@cache
def one_town() -> Town:
    """Return a town for all examples: each has a collective of its own."""
    return Town()


TERMS = st.tuples(st.integers(0, 12), st.integers(1, 6), st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(TERMS, min_size=2, max_size=6))
def test_rule_8_no_asset_is_let_twice_on_one_day(terms: list[tuple[int, int, bool]]) -> None:
    town = one_town()
    collective = found(town, name=f"社{next(NUMBERS)}")
    water = AssetId(town.do("keeper", pond(collective)).key)
    taken: set[date] = set()
    begin = date(2026, 1, 5)
    for start, length, end_early in terms:
        since = begin + timedelta(days=start)
        until = since + timedelta(days=length)
        price = (PriceStep(first=since, amount=Fen(1)),)
        draft = letting(collective, (water,), since=since, until=until, price=price, deposit=None)
        days = {since + timedelta(days=n) for n in range(length)}
        contract = ContractId(town.do("keeper", draft).key)
        town.do("head", decide(contract))
        sign = c.SignContract(contract=contract, day=TODAY)
        code = refusal(town, "keeper", sign)
        assert code == ("asset_bound" if days & taken else "")
        if not code:
            if end_early:
                town.do("head", ended(contract, since=until - timedelta(days=1)))
                days.discard(until - timedelta(days=1))
            taken |= days


def test_rule_8_nothing_is_sold_twice_and_nothing_gone_is_let(
    town: Town, collective: CollectiveId, water: AssetId
) -> None:
    sale = letting(collective, (water,), direction=Direction.SELL, tenure=None, deposit=None)
    signed(town, sale)
    draft = ContractId(town.do("keeper", sale).key)
    town.do("head", decide(draft))
    sign = c.SignContract(contract=draft, day=TODAY)
    assert refusal(town, "keeper", sign) == "asset_bound"
    rent = ContractId(town.do("keeper", letting(collective, (water,))).key)
    town.do("head", decide(rent))
    gone = a.DisposeAsset(
        asset=water,
        stage=AssetStage.SOLD,
        day=TODAY,
        decision=DECISION,
        tender=TENDER,
        reason="出售",
    )
    town.do("head", gone)
    late_sign = c.SignContract(contract=rent, day=TODAY)
    assert refusal(town, "keeper", late_sign) == "asset_gone"
    assert code_of(lambda: town.do("keeper", letting(collective, (water,)))) == "asset_gone"


def test_rule_8_an_extension_does_not_run_into_the_next_letting(
    town: Town, collective: CollectiveId, water: AssetId, let: ContractId
) -> None:
    price = (PriceStep(first=date(2034, 2, 1), amount=Fen(1)),)
    term = {"since": date(2034, 2, 1), "until": date(2040, 2, 1), "price": price}
    signed(town, letting(collective, (water,), deposit=None, **term))
    longer = varied(let, until=date(2034, 2, 2))
    assert refusal(town, "head", longer) == "asset_bound"
    earlier = letting(collective, (water,), since=date(2023, 2, 1), until=date(2024, 2, 1))
    once = (PriceStep(first=DAY, amount=Fen(1)),)
    signed(town, evolve(earlier, deposit=None, price=once))


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


def test_rule_9_a_renewal_follows_the_old_contract_and_there_is_one(
    town: Town, collective: CollectiveId, water: AssetId, let: ContractId
) -> None:
    price = (PriceStep(first=date(2034, 2, 1), amount=Fen(1)),)
    new = letting(
        collective,
        (water,),
        renews=let,
        since=date(2034, 2, 1),
        until=date(2035, 2, 1),
        price=price,
        deposit=None,
    )
    early = evolve(new, since=date(2034, 1, 31))
    assert refusal(town, "keeper", early) == "renewal_too_early"
    other = AssetId(town.do("keeper", evolve(pond(collective), code="Z-9")).key)
    wrong = evolve(new, assets=(other,))
    assert refusal(town, "keeper", wrong) == "renewal_wrong"
    missing = evolve(new, renews=ContractId("x"))
    assert refusal(town, "keeper", missing) == "renewal_wrong"
    renewal = signed(town, new)
    number = file(town, renewal).row.number
    assert (file(town, let).renewed_by, file(town, renewal).row.renews) == (number, let)
    again = ContractId(
        town.do("keeper", evolve(new, since=date(2035, 2, 1), until=date(2036, 2, 1))).key
    )
    town.do("head", decide(again))
    sign = c.SignContract(contract=again, day=TODAY)
    assert refusal(town, "keeper", sign) == "contract_renewed"


def test_rule_13_a_variation_replaces_only_what_is_not_due_and_not_paid(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    pay(town, let, "v", DAY, (1, RENT), (4, 1))
    past = varied(let, since=date(2026, 1, 4))
    assert refusal(town, "head", past) == "variation_backdated"
    new = (PriceStep(first=date(2026, 6, 1), amount=Fen(900_000), times=3),)
    early = varied(let, since=date(2026, 7, 1), price=new)
    assert refusal(town, "head", early) == "due_outside_term"
    town.do("head", varied(let, price=new))
    known = file(town, let)
    kept = [due.no for due in known.dues if not due.withdrawn]
    assert kept == [1, 2, 4, 11, 12, 13, 14]
    assert known.variations[0].withdrawn == (3, 5, 6, 7, 8, 9, 10)
    assert known.row.total == 3 * RENT + 3 * 900_000
    assert known.row.varied == 1
    assert [due.no for due in town.ask("keeper", OpenDues(collective=collective))] == [
        *(11, 2, 12, 4, 13, 14),
    ]


def test_rule_13_a_new_end_takes_off_the_dues_after_it(town: Town, let: ContractId) -> None:
    town.do("head", varied(let, until=date(2027, 2, 1)))
    known = file(town, let)
    assert [due.no for due in known.dues if not due.withdrawn] == [1, 2, 3, 11]
    assert known.row.until == date(2027, 2, 1)
    wrong = varied(let, until=TODAY)
    assert refusal(town, "head", wrong) == "dates_reversed"


def test_rule_14_performed_when_nothing_is_owed_and_the_term_is_over(
    town: Town, let: ContractId
) -> None:
    done = c.CompleteContract(contract=let, day=TODAY, note="两清")
    assert refusal(town, "keeper", done) == "dues_open"
    dues = [(due.no, due.amount) for due in file(town, let).dues]
    pay(town, let, "v", TODAY, *dues)
    assert refusal(town, "keeper", done) == "term_not_over"
    town.clock.now += timedelta(days=3000)
    town.do("keeper", evolve(done, day=date(2034, 2, 1)))
    assert file(town, let).row.paid == file(town, let).row.total == 10 * RENT


def test_rule_14_an_early_end_leaves_what_was_due_owed(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    undecided = ended(let, decision=None)
    assert refusal(town, "head", undecided) == "contract_undecided"
    past = ended(let, since=date(2026, 1, 4))
    assert refusal(town, "head", past) == "variation_backdated"
    expired = ended(let, cause=EndCause.EXPIRED)
    assert refusal(town, "head", expired) == "end_cause_wrong"
    not_yet = ended(let, cause=EndCause.EXPIRED, since=date(2034, 2, 1))
    assert refusal(town, "head", not_yet) == "term_not_over"
    town.do("head", ended(let))
    assert [due.no for due in file(town, let).dues if not due.withdrawn] == [1, 2, 11]
    assert [one.due for one in late(town, collective)] == [1, 11, 2]
    assert file(town, let).row.until == TODAY
    again = ended(let)
    assert refusal(town, "head", again) == "contract_stage_wrong"


def test_rule_14_at_the_end_of_its_term_nothing_more_is_needed(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    town.clock.now += timedelta(days=3000)
    town.do("head", ended(let, cause=EndCause.EXPIRED, since=date(2034, 2, 1), decision=None))
    known = file(town, let)
    assert (known.cause, known.row.until) == (EndCause.EXPIRED, date(2034, 2, 1))
    assert len(late(town, collective)) == 11


def test_rule_14_a_deposit_goes_back_once(town: Town, let: ContractId) -> None:
    back = c.SettleDeposit(contract=let, day=TODAY, returned=Fen(2_000_00), reason="补堤")
    assert refusal(town, "head", back) == "contract_stage_wrong"
    town.do("head", ended(let))
    whole = evolve(back, returned=Fen(3_000_00))
    assert refusal(town, "head", whole) == "deposit_wrong"
    pay(town, let, "v", TODAY, (11, 3_000_00))
    assert refusal(town, "head", back) == "deposit_wrong"
    less = evolve(back, returned=Fen(4_000_00), kept=Fen(-1_000_00))
    assert refusal(town, "head", less) == "deposit_wrong"
    town.do("head", evolve(back, kept=Fen(1_000_00)))
    assert refusal(town, "head", whole) == "deposit_wrong"


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


def test_rule_16_a_person_is_named_by_one_query_and_its_reading_is_recorded(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    assert NAME not in str(file(town, let))
    (row,) = town.ask("discloser", Contracts(collective=collective))
    assert NAME not in str(row)
    party = ContractParty(contract=let)
    assert code_of(lambda: town.ask("discloser", party)) == "not_granted"
    answer = town.ask("keeper", party)
    assert (answer.person, answer.telephone) == (NAME, "13900000000")
    readings = town.ask("auditor", Readings(subject=f"contract/{let}"))
    assert len(readings) == 1


def test_the_totals_of_a_month_are_those_of_the_dues(
    town: Town, collective: CollectiveId, let: ContractId
) -> None:
    pay(town, let, "v1", date(2024, 6, 1), (1, 5_000_00), (3, RENT))
    town.do("bookchecker", booked(let, "v2", 77, date(2024, 6, 30)))
    months = {}
    for month in ("2024-01", "2024-02", "2024-06", "2025-02"):
        query = DueTotals(collective=collective, month=month)  # type: ignore[arg-type]
        price, deposit = town.ask("bookkeeper", query)
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


def test_rule_8_after_all_examples_the_journal_replays() -> None:
    assert one_town().app.verify() == []
