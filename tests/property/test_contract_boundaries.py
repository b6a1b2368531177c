"""The rules of contracts and receipts where they turn: each asked by itself, without an app."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.property import (
    AssetKind,
    AssetStage,
    Contract,
    ContractStage,
    Direction,
    PriceStep,
    Tenure,
    dues_of,
    exceeded,
    rules_contract,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.limits import check_term, years_after
from ruralgov.domain.property.model_contract import month_later
from ruralgov.domain.property.records import ASSET, CONTRACT
from ruralgov.domain.property.rows_contract import ContractAssetRow
from tests.given import TODAY, Outcome, States, given
from tests.property.drafts import CONTRACT_NOW, DECIDED, DRAFT, HERE, PRICE, SINCE, UNTIL
from tests.property.scenario import DECISION, TENDER
from tests.property.test_boundaries import PRESS, collective
from tests.town import code_of

A_DAY = timedelta(days=1)
IT, OLD = ContractId("it"), ContractId("old")
POND = change(PRESS, kind=AssetKind.WATER)
THERE: States = {**collective(), (ASSET.kind, "it"): POND}


def drafted(others: States | None = None, today: date = TODAY, **more: Any) -> Outcome:
    of: dict[str, Any] = {
        "collective": HERE,
        "title": "水塘承包合同",
        "direction": Direction.LET_OUT,
        "tenure": Tenure.OPEN,
        "assets": (AssetId("it"),),
        "company": "某公司",
        "since": SINCE,
        "until": UNTIL,
        "price": PRICE,
    }
    command = c.DraftContract(**of | more)
    found = given(CONTRACT, others=THERE | (others or {}), today=today)
    return found.when(command, rules_contract.draft_contract)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"until": SINCE}, "dates_reversed"),
        ({"company": " "}, "party_wrong"),
        ({"tenure": None}, "tenure_wrong"),
        ({"direction": Direction.SELL}, "tenure_wrong"),
        ({"direction": Direction.SELL, "tenure": None}, ""),
        ({"direction": Direction.SELL, "tenure": None, "assets": ()}, "contract_assets_wrong"),
        ({"direction": Direction.BUY_IN, "tenure": None, "assets": ()}, ""),
        ({"assets": ()}, "contract_assets_wrong"),
        ({"assets": (AssetId("it"),) * 2}, "contract_assets_wrong"),
        ({"price": ()}, "price_missing"),
        (
            {
                "price": (),
                "tenure": Tenure.HOUSEHOLD,
                "company": "",
                "person": PersonName.of("钱木兰"),
            },
            "",
        ),
        ({"tenure": Tenure.HOUSEHOLD}, "tenure_unfit"),
        ({"tenure": Tenure.LAND_USE}, "tenure_unfit"),
        ({"company_code": "91371000MA3TYG5X2L"}, "credit_code_wrong"),
        ({"company_code": "123"}, "credit_code_wrong"),
        ({"company_code": "91350100m000100y43"}, ""),
        ({"price": (PriceStep(first=UNTIL - A_DAY, amount=Fen(1)),)}, ""),
        ({"price": (PriceStep(first=UNTIL, amount=Fen(1)),)}, "due_outside_term"),
        ({"deposit": change(DRAFT.deposit, day=UNTIL - A_DAY)}, ""),
        ({"deposit": change(DRAFT.deposit, day=UNTIL)}, "due_outside_term"),
        (
            {
                "direction": Direction.SELL,
                "tenure": None,
                "price": (PriceStep(first=UNTIL, amount=Fen(1)),),
            },
            "",
        ),
    ],
)
def test_rule_6_a_draft_is_whole_and_its_dues_are_within_its_term(
    more: dict[str, Any], code: str
) -> None:
    assert drafted(**more).code == code


@pytest.mark.parametrize(
    ("asset", "code"),
    [
        (change(POND, collective=CollectiveId("other")), "asset_missing"),
        (change(POND, stage=AssetStage.SOLD), "asset_gone"),
    ],
)
def test_rule_8_it_is_about_assets_of_the_collective_that_are_there(asset: Any, code: str) -> None:
    assert drafted({(ASSET.kind, "it"): asset}).code == code


@pytest.mark.parametrize(
    ("old", "since", "code"),
    [
        ({}, UNTIL, ""),
        ({}, UNTIL - A_DAY, "renewal_too_early"),
        ({"ended": date(2026, 1, 1)}, date(2026, 1, 1), ""),
        ({"ended": date(2026, 1, 2)}, date(2026, 1, 1), "renewal_too_early"),
        ({"collective": CollectiveId("x")}, UNTIL, "renewal_wrong"),
        ({"direction": Direction.SELL}, UNTIL, "renewal_wrong"),
        ({"stage": ContractStage.DECIDED}, UNTIL, "renewal_wrong"),
        ({"stage": ContractStage.ENDED}, UNTIL, ""),
        ({"assets": (AssetId("x"),)}, UNTIL, "renewal_wrong"),
        ({"assets": (AssetId("x"), AssetId("it"))}, UNTIL, ""),
    ],
)
def test_rule_9_a_renewal_lets_some_of_the_same_after_the_old_one_is_over(
    old: dict[str, Any], since: date, code: str
) -> None:
    others: States = {(CONTRACT.kind, OLD): change(CONTRACT_NOW, **old)}
    price = (PriceStep(first=since, amount=Fen(1)),)
    found = drafted(
        others, renews=OLD, since=since, until=date(2030, 1, 1), price=price, deposit=None
    )
    assert found.code == code


@pytest.mark.parametrize(
    ("renews", "since", "until", "code"),
    [
        (None, SINCE, date(2045, 2, 1), ""),
        (None, SINCE, date(2045, 2, 2), "term_too_long"),
        (OLD, UNTIL, date(2046, 1, 5), ""),
        (OLD, UNTIL, date(2046, 1, 6), "term_too_long"),
    ],
)
def test_rule_7_twenty_years_are_counted_from_the_beginning_or_the_agreement(
    renews: ContractId | None, since: date, until: date, code: str
) -> None:
    others: States = {(CONTRACT.kind, OLD): CONTRACT_NOW}
    price = (PriceStep(first=since, amount=Fen(1)),)
    found = drafted(
        others, tenure=Tenure.LEASE, renews=renews, since=since, until=until, price=price
    )
    assert found.code == code


@pytest.mark.parametrize(
    ("tenure", "kinds", "years", "over"),
    [
        (Tenure.LEASE, {AssetKind.FOREST}, 20, 1),
        (Tenure.HOUSEHOLD, {AssetKind.FARMLAND}, 30, 1),
        (Tenure.HOUSEHOLD, {AssetKind.GRASSLAND}, 50, 1),
        (Tenure.HOUSEHOLD, {AssetKind.FOREST}, 70, 1),
        (Tenure.HOUSEHOLD, {AssetKind.WATER}, 90, 0),
        (Tenure.OPEN, {AssetKind.WASTELAND}, 50, 1),
        (Tenure.LAND_USE, {AssetKind.CONSTRUCTION_LAND}, 40, 1),
        (None, {AssetKind.FARMLAND}, 90, 0),
    ],
)
def test_rule_7_a_limit_is_of_a_tenure_and_of_kinds_of_asset(
    tenure: Tenure | None, kinds: set[AssetKind], years: int, over: int
) -> None:
    last = years_after(SINCE, years)
    assert exceeded(tenure, frozenset(kinds), SINCE, last) == ()
    assert len(exceeded(tenure, frozenset(kinds), SINCE, last + A_DAY)) == over


@pytest.mark.parametrize(
    ("tenure", "reason", "code"),
    [
        (Tenure.OPEN, "四荒治理", ""),
        (Tenure.OPEN, " ", "term_too_long"),
        (Tenure.LEASE, "投资大", "term_too_long"),
    ],
)
def test_rule_7_only_a_limit_that_does_not_bind_yields_to_a_reason(
    tenure: Tenure, reason: str, code: str
) -> None:
    term = (frozenset({AssetKind.WATER}), SINCE, date(2080, 1, 1), reason)
    assert code_of(lambda: check_term(tenure, *term)) == code
    assert code or check_term(tenure, *term) is True
    assert check_term(tenure, frozenset(), SINCE, UNTIL, "") is False


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
        (date(2024, 1, 29), 1, date(2025, 1, 29)),
        (date(2024, 5, 1), 7975, date(9999, 5, 1)),
    ],
)
def test_rule_7_years_later_is_the_same_day(day: date, years: int, later: date) -> None:
    assert years_after(day, years) == later
    assert code_of(lambda: years_after(day, 7976)) == "dates_reversed"


@pytest.mark.parametrize(
    ("account", "decision", "tender", "code"),
    [
        ("me", TODAY, TODAY, ""),
        ("drafter", TODAY, TODAY, "contract_same_person"),
        ("me", TODAY + A_DAY, TODAY, "day_ahead"),
        ("me", TODAY, TODAY + A_DAY, "day_ahead"),
    ],
)
def test_rule_6_another_enters_what_was_decided_by_today(
    account: str, decision: date, tender: date, code: str
) -> None:
    command = c.DecideContract(
        contract=IT, decision=change(DECISION, day=decision), tender=change(TENDER, day=tender)
    )
    found = given(CONTRACT, state=DRAFT, account=account)
    assert found.when(command, rules_contract.decide_contract).code == code


@pytest.mark.parametrize("stage", ContractStage)
def test_rule_6_each_step_is_taken_at_its_stage(stage: ContractStage) -> None:
    known = change(CONTRACT_NOW, stage=stage)
    steps: dict[str, tuple[Any, Any]] = {
        "draft": (
            c.DecideContract(contract=IT, decision=DECISION, tender=TENDER),
            rules_contract.decide_contract,
        ),
        "draft decided": (
            c.WithdrawContract(contract=IT, reason="误录"),
            rules_contract.withdraw_contract,
        ),
        "signed performed ended": (
            c.NotePerformance(contract=IT, day=TODAY, note="正常", satisfactory=True),
            rules_contract.note_performance,
        ),
        "signed": (
            c.VaryContract(contract=IT, since=TODAY, decision=DECISION, reason="协商"),
            rules_contract.vary_contract,
        ),
    }
    for stages, (command, rule) in steps.items():
        code = "" if stage.value in stages.split() else "contract_stage_wrong"
        assert given(CONTRACT, state=known).when(command, rule).code == code
    noted = c.NotePerformance(contract=IT, day=TODAY + A_DAY, note="正常", satisfactory=True)
    if stage is ContractStage.SIGNED:
        found = given(CONTRACT, state=known).when(noted, rules_contract.note_performance)
        found.refused("day_ahead")


def bound(since: date, until: date, direction: Direction, owner: str) -> ContractAssetRow:
    return ContractAssetRow(
        owner=owner,
        asset=AssetId("it"),
        collective=HERE,
        direction=direction,
        number="2",
        since=since,
        until=until,
    )


def signing(known: Contract, day: date = TODAY, rows: tuple[Any, ...] = ()) -> Outcome:
    command = c.SignContract(contract=IT, day=day)
    found = given(CONTRACT, state=known, others=THERE, rows=rows)
    return found.when(command, rules_contract.sign_contract)


@pytest.mark.parametrize(
    ("since", "until", "direction", "owner", "code"),
    [
        (SINCE - A_DAY, SINCE, Direction.LET_OUT, "other", ""),
        (SINCE - A_DAY, SINCE + A_DAY, Direction.LET_OUT, "other", "asset_bound"),
        (UNTIL, UNTIL + A_DAY, Direction.LET_OUT, "other", ""),
        (UNTIL - A_DAY, UNTIL + A_DAY, Direction.LET_OUT, "other", "asset_bound"),
        (SINCE, UNTIL, Direction.LET_OUT, "it", ""),
        (SINCE, UNTIL, Direction.SELL, "other", ""),
    ],
)
def test_rule_8_what_is_let_on_a_day_is_not_let_again(
    since: date, until: date, direction: Direction, owner: str, code: str
) -> None:
    assert signing(DECIDED, rows=(bound(since, until, direction, owner),)).code == code


def test_rule_8_what_is_bought_is_not_in_the_way_and_what_was_sold_is_for_ever() -> None:
    let = (bound(SINCE, UNTIL, Direction.BUY_IN, "other"),)
    assert signing(change(DECIDED, direction=Direction.BUY_IN), rows=let).code == ""
    sold = (bound(date(2020, 1, 1), date(2020, 2, 1), Direction.SELL, "other"),)
    assert signing(change(DECIDED, direction=Direction.SELL), rows=sold).code == "asset_bound"


@pytest.mark.parametrize(
    ("more", "day", "code"),
    [
        ({}, TODAY, ""),
        ({}, TODAY + A_DAY, "day_ahead"),
        ({}, date(2024, 1, 20), ""),
        ({}, date(2024, 1, 19), "decided_too_late"),
        (
            {"decision": change(DECISION, day=date(2025, 1, 2))},
            date(2025, 1, 1),
            "decided_too_late",
        ),
        ({"decision": None}, TODAY, "contract_undecided"),
        ({"tender": None}, TODAY, "contract_undecided"),
    ],
)
def test_rule_6_it_is_signed_after_the_decision_and_the_tender(
    more: dict[str, Any], day: date, code: str
) -> None:
    assert signing(change(DECIDED, **more), day).code == code


def test_rule_9_the_deposit_is_the_due_after_those_of_the_price() -> None:
    assert signing(DECIDED).only().dues == CONTRACT_NOW.dues
    assert len(signing(change(DECIDED, deposit=None)).only().dues) == 3


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 31), 0, date(2024, 1, 31)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2024, 11, 30), 13, date(2025, 12, 30)),
        (date(9999, 11, 1), 1, date(9999, 12, 1)),
    ],
)
def test_rule_9_a_due_comes_on_the_same_day_of_a_later_month(
    day: date, months: int, later: date
) -> None:
    assert month_later(day, months) == later
    assert code_of(lambda: month_later(date(9999, 12, 1), 1)) == "price_wrong"


@pytest.mark.parametrize(
    ("amount", "times", "every", "code"),
    [
        (1, 1200, 1, ""),
        (1, 1201, 1, "price_wrong"),
        (1, 0, 1, "price_wrong"),
        (1, 1, 1, ""),
        (1, 1, 0, "price_wrong"),
        (1, 1, 1200, ""),
        (1, 1, 1201, "price_wrong"),
        (0, 1, 1, "amount_range"),
    ],
)
def test_rule_9_a_price_has_from_1_to_1200_dues(
    amount: int, times: int, every: int, code: str
) -> None:
    step = {"first": SINCE, "amount": Fen(amount), "times": times, "every": every}
    assert code_of(lambda: dues_of((PriceStep(**step),))) == code  # type: ignore[arg-type]


def test_rule_9_the_dues_of_all_steps_are_no_more_than_1200_and_no_larger_than_the_largest() -> (
    None
):
    many = PriceStep(first=SINCE, amount=Fen(1), times=600, every=1)
    assert len(dues_of((many, many))) == 1200
    assert code_of(lambda: dues_of((many, many, PRICE[0]))) == "price_wrong"
    large = PriceStep(first=SINCE, amount=Fen(LARGEST - 1))
    one = PriceStep(first=SINCE, amount=Fen(1))
    assert [due.no for due in dues_of((large, one), 4)] == [5, 6]
    assert code_of(lambda: dues_of((large, one, one))) == "amount_range"


@pytest.mark.parametrize("tenure", [Tenure.HOUSEHOLD, Tenure.LAND_USE])
def test_rule_21_no_company_holds_farm_land_by_household_and_none_but_building_land_is_granted(
    tenure: Tenure,
) -> None:
    assert drafted(tenure=tenure).code == "tenure_unfit"
