"""The checks of purchases and works where they turn, each by itself."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.funds import FundApplication, FundStage, PaymentPart
from ruralgov.domain.funds.contracting import contract_rows
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.oversight import Ledgers
from ruralgov.domain.oversight.checks_works import beyond, unpaid
from ruralgov.domain.property import Acceptance, Contract, ContractStage, Direction, PaymentTerms
from tests.oversight.shelf import APPLIED, TODAY, shelf
from tests.property.drafts import CONTRACT_NOW

A_DAY, WAITED = timedelta(days=1), timedelta(days=60)
BUILT = change(
    CONTRACT_NOW,
    direction=Direction.BUILD,
    tenure=None,
    company="大庄建材",
    signed=date(2025, 3, 1),
)
"""It costs 300 fen."""
PAYS: dict[str, Any] = {"contract": ContractId("c"), "part": PaymentPart.PROGRESS}


def accepted(worth: int, day: date = date(2025, 6, 1)) -> Acceptance:
    return Acceptance(day=day, worth=Fen(worth), by=AccountId("head"), note="完工", document="")


def asked(amount: int, **more: Any) -> FundApplication:
    payment = change(APPLIED.payment, amount=Fen(amount))
    return change(APPLIED, **({"amount": Fen(amount), "payment": payment} | more))


def ledgers(*contracts: Contract, **applications: FundApplication) -> Ledgers:
    rows = tuple(
        change(row, owner=key) for key, one in applications.items() for row in contract_rows(one)
    )
    known = dict(zip(("c", "d"), contracts, strict=False))
    return shelf(applications=applications, contracts=known, contract_payments=rows)


@pytest.mark.parametrize(
    ("contract", "applications", "kinds"),
    [
        (BUILT, {"a": asked(300, **PAYS)}, []),
        (BUILT, {"a": asked(301, **PAYS)}, ["beyond"]),
        (BUILT, {"a": asked(200, **PAYS), "b": asked(101, **PAYS)}, ["beyond"]),
        (BUILT, {"a": asked(301, stage=FundStage.FILED, **PAYS)}, []),
        (BUILT, {"a": asked(301, stage=FundStage.SETTLED, **PAYS)}, ["beyond"]),
        (BUILT, {"a": asked(301, stage=FundStage.EXPIRED, **PAYS)}, []),
        (change(BUILT, acceptances=(accepted(99),)), {"a": asked(100, **PAYS)}, ["beyond"]),
        (BUILT, {"a": asked(300)}, []),
        (BUILT, {"a": asked(301)}, ["party"]),
        (BUILT, {"a": asked(301, stage=FundStage.FILED)}, []),
        (BUILT, {"a": asked(301, stage=FundStage.APPROVED)}, []),
        (BUILT, {"a": asked(301, stage=FundStage.SETTLED)}, ["party"]),
        (BUILT, {"a": asked(301, payee=None, payee_person=PersonName.of("大庄建材"))}, []),
        (BUILT, {"a": asked(200, **PAYS), "b": asked(101)}, ["party"]),
        (BUILT, {"a": asked(200, **PAYS), "b": asked(100)}, []),
        (BUILT, {"a": asked(301, payee="大庄建材（门店）")}, ["party"]),
        (BUILT, {"a": asked(301, payee="西村五金")}, []),
        (BUILT, {"a": asked(301, day=date(2025, 2, 28))}, []),
        (BUILT, {"a": asked(301, day=date(2025, 3, 1))}, ["party"]),
        (change(BUILT, company=""), {"a": asked(301)}, []),
        (change(BUILT, stage=ContractStage.DECIDED), {"a": asked(301)}, []),
        (CONTRACT_NOW, {"a": asked(301, payee="某公司")}, []),
    ],
)
def test_r48_no_more_is_paid_than_was_agreed_and_accepted(
    contract: Contract, applications: dict[str, FundApplication], kinds: list[str]
) -> None:
    found = list(beyond(ledgers(contract, **applications)))
    assert [one.about[-1] for one in found] == kinds


def test_r48_all_contracts_with_a_company_are_taken_together() -> None:
    both = (BUILT, change(BUILT, company="大庄建材有限公司"))
    assert not list(beyond(ledgers(*both, a=asked(600))))
    (found,) = beyond(ledgers(*both, a=asked(601)))
    assert found.about == ("contract/c", "contract/d", "party")


OLD, YOUNG = TODAY - WAITED - A_DAY, TODAY - WAITED
TERMS = PaymentTerms(advance=Fen(0), retention=Fen(30), retained_until=OLD)
DONE = change(BUILT, acceptances=(accepted(200, OLD),))


@pytest.mark.parametrize(
    ("contract", "application", "rest"),
    [
        (DONE, asked(199, **PAYS), "0.01"),
        (DONE, asked(200, **PAYS), None),
        (DONE, asked(199), None),
        (change(DONE, stage=ContractStage.ENDED), asked(199, **PAYS), None),
        (change(BUILT, acceptances=(accepted(200, YOUNG),)), asked(1, **PAYS), None),
        (
            change(BUILT, acceptances=(accepted(200, OLD), accepted(300, YOUNG))),
            asked(150, **PAYS),
            "0.50",
        ),
        (
            change(BUILT, acceptances=(accepted(300, OLD),), payment_terms=TERMS),
            asked(270, **PAYS),
            "0.30",
        ),
        (
            change(
                BUILT,
                acceptances=(accepted(300, OLD),),
                payment_terms=change(TERMS, retained_until=YOUNG),
            ),
            asked(270, **PAYS),
            None,
        ),
    ],
)
def test_r49_what_was_accepted_is_paid(
    contract: Contract, application: FundApplication, rest: str | None
) -> None:
    found = list(unpaid(ledgers(contract, a=application)))
    assert [one.evidence[0].value for one in found] == ([] if rest is None else [rest])


def test_r48_what_is_another_collectives_is_not_counted() -> None:
    other = asked(301, collective=CollectiveId("x"))
    assert not list(beyond(ledgers(BUILT, a=other)))
