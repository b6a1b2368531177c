import itertools
from datetime import date, timedelta
from functools import cache

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import AssetKind, AssetStage, Direction, PriceStep, Tenure
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.limits import TERM_LIMITS, years_after
from tests.property.contracts import TODAY, decide, dispose, end, ended, file, found, varied, vary
from tests.property.scenario import DECISION, TENDER, letting, pond, refusal, signed
from tests.town import DAY, Town, code_of


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
    vary(town, varied(lease, until=date(2044, 2, 1)))


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
                end(town, ended(contract, since=until - timedelta(days=1)))
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
    dispose(town, gone)
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


def test_rule_8_after_all_examples_the_journal_replays() -> None:
    assert one_town().app.verify() == []
