"""A disposal holds once a second person has passed it, and what is of weight the members decide."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain.funds import AdoptFundPolicy, ReviewFundPolicy
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    Asset,
    AssetFile,
    AssetStage,
    DecisionKind,
    EndTerms,
    PriceStep,
    evolve_asset,
    rules_disposal,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.model_asset import ValueChange
from ruralgov.domain.property.records import ASSET
from tests.funds.desk import POLICY
from tests.given import TODAY, Outcome, given
from tests.property.contracts import decide, ended, varied
from tests.property.scenario import DECISION, EXEMPT, letting, refusal
from tests.property.test_assets import press
from tests.property.test_boundaries import PRESS, plan
from tests.town import Town

IT = AssetId("it")
AT = datetime(2026, 1, 4, tzinfo=UTC)
COUNCIL = change(DECISION, kind=DecisionKind.COUNCIL)


def gone(key: AssetId = IT, **more: Any) -> a.DisposeAsset:
    of: dict[str, Any] = {"stage": AssetStage.SOLD, "day": TODAY, "decision": DECISION}
    return a.DisposeAsset(asset=key, tender=EXEMPT, reason="更新", **of | more)


def asked(known: Asset = PRESS, **more: Any) -> Asset:
    event = given(ASSET, state=known, account="head").when(
        gone(**more), rules_disposal.propose_disposal
    )
    after: Asset = evolve_asset.evolve(known, event.only())
    return after


def reviewing(known: Asset, account: str = "keeper", *, passed: bool = True) -> Outcome:
    command = a.ReviewDisposal(asset=IT, passed=passed, words="属实")
    return given(ASSET, state=known, account=account).when(command, rules_disposal.review_disposal)


@pytest.mark.parametrize("stage", [AssetStage.SOLD, AssetStage.SCRAPPED])
def test_rule_35_one_person_alone_lets_nothing_go(stage: AssetStage) -> None:
    known = asked(stage=stage, proceeds=Fen(10))
    assert (known.stage, known.disposal) == (AssetStage.REGISTERED, None)
    assert known.proposed is not None
    assert (known.proposed.by, known.proposed.disposal.stage) == (AccountId("head"), stage)


@pytest.mark.parametrize(("proceeds", "amount"), [(0, 1000), (1000, 1000), (1001, 1001)])
def test_rule_35_it_is_about_what_comes_in_or_is_left_of_its_value(
    proceeds: int, amount: int
) -> None:
    known = asked(proceeds=Fen(proceeds))
    assert known.proposed is not None
    assert known.proposed.amount == amount


@pytest.mark.parametrize(("proceeds", "amount"), [(149, 150), (150, 150), (151, 151)])
def test_rule_35_what_is_left_is_its_value_with_its_changes_less_what_is_depreciated(
    proceeds: int, amount: int
) -> None:
    more = ValueChange(day=TODAY - timedelta(days=1), amount=Fen(50), basis="改造")
    known = asked(change(PRESS, changes=(more,), plans=(plan(),)), proceeds=Fen(proceeds))
    assert known.proposed is not None
    assert known.proposed.amount == amount


@pytest.mark.parametrize(
    ("known", "account", "code"),
    [
        (asked(), "keeper", ""),
        (asked(), "head", "disposal_same_person"),
        (PRESS, "keeper", "disposal_not_proposed"),
        (change(asked(), acquired=TODAY), "keeper", "disposal_day_wrong"),
    ],
)
def test_rule_35_somebody_else_passes_it_as_it_stands_now(
    known: Asset, account: str, code: str
) -> None:
    assert reviewing(known, account).code == code


def test_rule_35_what_was_passed_is_gone_and_what_was_stopped_stays() -> None:
    state = asked(proceeds=Fen(10))
    for event in reviewing(state).events:
        state = evolve_asset.evolve(state, event)
    assert (state.stage, state.proposed) == (AssetStage.SOLD, None)
    assert state.disposal is not None
    assert state.disposal.proceeds == 10
    stopped = reviewing(asked(), passed=False).only()
    stays = evolve_asset.evolve(asked(), stopped)
    assert change(stays, proposals=PRESS.proposals) == PRESS


def test_rule_35_through_the_app_the_keeper_passes_what_the_head_asks_for(
    town: Town, collective: CollectiveId
) -> None:
    asset = AssetId(town.do("keeper", press(collective)).key)
    town.do("head", gone(asset, proceeds=Fen(5)))
    review = a.ReviewDisposal(asset=asset, passed=True, words="属实")
    assert refusal(town, "head", review) == "not_granted"
    town.do("keeper", review)
    assert town.ask("keeper", AssetFile(asset=asset)).asset.stage is AssetStage.SOLD
    assert town.app.verify() == []


@pytest.fixture
def limit(town: Town) -> int:
    """Say from how many fen on the members decide: 12,000 yuan."""
    policy = change(POLICY, since=date(2026, 1, 1), resolution_above=Fen(12_000_00))
    town.do("townfunds", AdoptFundPolicy(version=policy))
    town.do("reviewer", ReviewFundPolicy(passed=True, words="与文件一致"))
    return policy.resolution_above


@pytest.mark.parametrize(("more", "code"), [(0, ""), (1, "deal_needs_members")])
def test_rule_20_above_the_limit_the_members_decide_what_is_contracted_varied_ended_and_sold(
    town: Town, collective: CollectiveId, water: AssetId, limit: int, more: int, code: str
) -> None:
    def price(amount: int) -> tuple[PriceStep, ...]:
        return (PriceStep(first=date(2027, 2, 1), amount=Fen(amount)),)

    def drafted(amount: int) -> ContractId:
        draft = letting(collective, (water,), price=price(amount), deposit=None)
        return ContractId(town.do("keeper", draft).key)

    contract = drafted(limit + more)
    assert refusal(town, "head", decide(contract, decision=COUNCIL)) == code
    small = drafted(limit // 2)
    town.do("head", decide(small, decision=COUNCIL))
    town.do("keeper", c.SignContract(contract=small, day=date(2024, 1, 25)))
    dearer = varied(small, price=price(limit + more), decision=COUNCIL)
    assert refusal(town, "head", dearer) == code
    paid = EndTerms(compensation=Fen(limit - limit // 2 + more))
    assert refusal(town, "head", ended(small, decision=COUNCIL, terms=paid)) == code
    assert refusal(town, "head", ended(small, terms=paid)) == ""
    asset = AssetId(town.do("keeper", press(collective)).key)
    cheap = gone(asset, proceeds=Fen(limit + more), decision=COUNCIL)
    assert refusal(town, "head", cheap) == code


def test_rule_35_a_disposal_is_passed_as_it_was_seen() -> None:
    """Crook: asks again, for a tenth of the price, after the keeper has looked at it."""
    known = asked(asked(proceeds=Fen(1000)), proceeds=Fen(100))
    looked = a.ReviewDisposal(asset=IT, passed=True, words="属实", seen=1)
    start = given(ASSET, state=known, account="keeper")
    start.when(looked, rules_disposal.review_disposal).refused("proposal_changed", asked=2)
    reviewing(known).refused("proposal_unseen", asked=2)
    start.when(change(looked, seen=3), rules_disposal.review_disposal).refused("proposal_changed")
    assert start.when(change(looked, seen=2), rules_disposal.review_disposal).code == ""
