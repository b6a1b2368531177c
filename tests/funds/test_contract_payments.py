"""Payments that are bound to a purchase or works: to the other side, and within what is due."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from ruralgov.domain import funds as m
from ruralgov.domain.collectives import FUND_APPLICANT
from ruralgov.domain.funds import ContractPayments, PaymentPart, Tier
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AssetId, ContractId, FundApplicationId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.property import (
    AcceptWork,
    AgreePaymentTerms,
    ContractMistake,
    PaymentTerms,
    PriceStep,
)
from ruralgov.domain.property import messages_contract as c
from tests.funds.desk import HEAD, POLICY, Desk
from tests.property.scenario import DECISION, TENDER, building, letting, pond
from tests.town import NAME, Town, code_of

EASY = change(
    POLICY, tiers=(Tier(up_to=None, steps=(HEAD,)),), resolution_above=Fen(10**9), expiry_days=900
)
BACK = date(2027, 6, 1)
TODAY = date(2026, 1, 5)
PART = PaymentPart
COMPANY = "水渠(工程)队"


class Site:
    """A collective that has something built for 1,000 fen: 300 in advance, 30 kept until 2027."""

    def __init__(self, town: Town, *, terms: bool = True, sign: bool = True) -> None:
        self.desk = Desk(town, policy=EASY)
        self.desk.bank(100_000)
        self.contract = self.drafted()
        if terms:
            agreed = PaymentTerms(advance=Fen(300), retention=Fen(30), retained_until=BACK)
            self.desk.give(
                "head", AgreePaymentTerms(contract=self.contract, terms=agreed, reason="第五条")
            )
        if sign:
            self.sign()

    def drafted(self, **more: Any) -> ContractId:
        price = (PriceStep(first=BACK, amount=Fen(1_000)),)
        draft = building(self.desk.collective, company=COMPANY, price=price, **more)
        return ContractId(self.desk.give("keeper", draft))

    def sign(self, contract: ContractId | None = None) -> None:
        key = contract or self.contract
        self.desk.give("head", c.DecideContract(contract=key, decision=DECISION, tender=TENDER))
        self.desk.give("keeper", c.SignContract(contract=key, day=date(2025, 12, 1)))

    def accept(self, worth: int, by: str = "head") -> None:
        command = AcceptWork(contract=self.contract, day=TODAY, worth=Fen(worth), note="完工")
        self.desk.give(by, command)

    def asking(self, amount: int, part: PaymentPart, **more: Any) -> m.FileApplication:
        given = {"payee": "水渠（工程）队", "contract": self.contract, "part": part} | more
        return self.desk.asking(amount, **given)

    def ask(self, amount: int, part: PaymentPart = PART.PROGRESS, **more: Any) -> str:
        command = self.asking(amount, part, **more)
        return code_of(partial(self.desk.give, "applicant", command))

    def paid(self, amount: int, part: PaymentPart) -> FundApplicationId:
        key = FundApplicationId(self.desk.give("applicant", self.asking(amount, part)))
        self.desk.approve(key)
        self.desk.pay(key, amount)
        return key


@pytest.fixture
def site(town: Town) -> Site:
    return Site(town)


def test_rule_21_advance_progress_settlement_and_what_was_kept_back(site: Site) -> None:
    assert site.ask(301, PART.ADVANCE) == "payment_beyond_contract"
    site.paid(300, PART.ADVANCE)
    assert site.ask(1) == "payment_beyond_contract"
    site.accept(600)
    assert site.ask(301) == "payment_beyond_contract"
    site.paid(300, PART.PROGRESS)
    site.accept(1_000)
    assert site.ask(371, PART.FINAL) == "payment_beyond_contract"
    site.paid(370, PART.FINAL)
    assert site.ask(30, PART.RETENTION) == "retention_too_early"
    assert site.ask(30, PART.FINAL) == "payment_beyond_contract"
    site.desk.town.clock.now = site.desk.town.clock.now.replace(year=2027, month=6, day=1)
    site.desk.plan(10_000)
    assert site.ask(31, PART.RETENTION) == "payment_beyond_contract"
    assert site.ask(30, PART.RETENTION) == ""
    rows = site.desk.ask("head", ContractPayments(collective=site.desk.collective))
    assert [(row.part, row.committed) for row in rows] == [
        (PART.ADVANCE, 300),
        (PART.PROGRESS, 300),
        (PART.FINAL, 370),
        (PART.RETENTION, 30),
    ]
    assert not site.desk.ask(
        "head", ContractPayments(collective=site.desk.collective, contract=ContractId("x"))
    )
    assert site.desk.town.app.verify() == []


def test_rule_21_what_came_to_nothing_makes_room(site: Site) -> None:
    key = FundApplicationId(site.desk.give("applicant", site.asking(300, PART.ADVANCE)))
    assert site.ask(1, PART.ADVANCE) == "payment_beyond_contract"
    site.desk.withdraw(key)
    assert site.ask(300, PART.ADVANCE) == ""


def test_rule_21_it_is_asked_again_when_the_money_goes_out(site: Site) -> None:
    site.accept(600)
    key = FundApplicationId(site.desk.give("applicant", site.asking(600, PART.PROGRESS)))
    site.desk.approve(key)
    terms = PaymentTerms(advance=Fen(300), retention=Fen(500), retained_until=BACK)
    changed = AgreePaymentTerms(
        contract=site.contract, terms=terms, decision=DECISION, reason="补充协议"
    )
    site.desk.give("head", changed)
    assert code_of(partial(site.desk.pay, key, 600)) == "payment_beyond_contract"
    assert code_of(partial(site.desk.pay, key, 501)) == "payment_beyond_contract"
    site.desk.pay(key, 500)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"payee": "水渠 (工程) 队"}, ""),
        ({"payee": "水渠工程队"}, "payment_party_differs"),
        ({"payee": None, "payee_person": PersonName.of(NAME)}, "payment_party_differs"),
        ({"contract": None}, "payment_part_wrong"),
        ({"part": None}, "payment_part_wrong"),
        ({"contract": None, "part": None, "payee": "别的店"}, ""),
    ],
)
def test_rule_21_it_goes_to_the_other_side_of_the_contract(
    site: Site, more: dict[str, Any], code: str
) -> None:
    site.accept(600)
    assert site.ask(100, **more) == code


@pytest.mark.parametrize(("name", "code"), [(NAME, ""), ("李四", "payment_party_differs")])
def test_rule_21_the_other_side_may_be_a_person(site: Site, name: str, code: str) -> None:
    draft = building(site.desk.collective, company="", person=PersonName.of(NAME))
    contract = ContractId(site.desk.give("keeper", draft))
    site.sign(contract)
    more: dict[str, Any] = {
        "payee": None,
        "payee_person": PersonName.of(name),
        "contract": contract,
    }
    assert site.ask(100, **more) == code


def test_rule_21_only_what_is_signed_and_costs_something_is_paid(town: Town) -> None:
    site = Site(town, sign=False)
    assert site.ask(1, PART.ADVANCE) == "payment_contract_wrong"
    water = AssetId(site.desk.give("keeper", pond(site.desk.collective)))
    draft = letting(site.desk.collective, (water,), company=COMPANY, person=None, telephone=None)
    let = ContractId(site.desk.give("keeper", draft))
    site.sign(let)
    assert site.ask(1, contract=let) == "payment_contract_wrong"
    other = site.desk.found("别的社")
    price = (PriceStep(first=BACK, amount=Fen(1_000)),)
    foreign = ContractId(site.desk.give("keeper", building(other, company=COMPANY, price=price)))
    site.sign(foreign)
    assert site.ask(1, contract=foreign) == "about_elsewhere"


def test_rule_21_without_terms_the_price_is_the_limit(town: Town) -> None:
    site = Site(town, terms=False)
    assert site.ask(1, PART.ADVANCE) == "advance_not_agreed"
    assert site.ask(1, PART.RETENTION) == "retention_not_agreed"
    assert site.ask(1_001) == "payment_beyond_contract"
    assert site.ask(1_000) == ""


def test_rule_21_who_accepted_the_work_does_not_ask_for_its_money(site: Site) -> None:
    site.desk.grant("head2", FUND_APPLICANT, site.desk.town.village)
    site.accept(600, by="head2")
    command = site.asking(100, PART.PROGRESS)
    assert code_of(partial(site.desk.give, "head2", command)) == "accepted_by_applicant"
    assert code_of(partial(site.desk.give, "applicant", command)) == ""


def test_rule_21_what_payments_rest_on_is_not_taken_back(site: Site) -> None:
    def back(entry: ContractMistake) -> str:
        command = c.WithdrawContractEntry(contract=site.contract, entry=entry, reason="误登")
        return code_of(partial(site.desk.give, "head", command))

    key = site.paid(300, PART.ADVANCE)
    assert back(ContractMistake.SIGNING) == "contract_has_payments"
    site.accept(600)
    second = FundApplicationId(site.desk.give("applicant", site.asking(300, PART.PROGRESS)))
    assert back(ContractMistake.ACCEPTANCE) == "payment_beyond_contract"
    site.desk.withdraw(second)
    assert back(ContractMistake.ACCEPTANCE) == ""
    returned = m.ReturnPayment(application=key, reason="退票")
    site.desk.give("bookkeeper", returned)
    site.desk.withdraw(key)
    assert back(ContractMistake.SIGNING) == ""
