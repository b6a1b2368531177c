"""The checks of what honest events ask for around a contract, each where it turns."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import VoucherKind
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.oversight import Severity
from ruralgov.domain.oversight.checks_settling import advances, deposits, discharges, parties
from ruralgov.domain.property import (
    Contract,
    ContractStage,
    Direction,
    Discharge,
    DischargeForm,
    PartyBefore,
)
from ruralgov.domain.property.model_contract import Credit, DepositSettlement, Due, DueKind
from ruralgov.domain.property.model_period import Period
from tests.books.ledger import line
from tests.oversight.shelf import BEGIN, END, TODAY, shelf
from tests.oversight.test_asset_boundaries import A_DAY, voucher
from tests.property.drafts import CONTRACT_NOW
from tests.property.scenario import DECISION


def r50(contract: Contract) -> list[Any]:
    return list(parties(shelf(contracts={"k": contract})))


def before(company: str, day: date = BEGIN) -> PartyBefore:
    return PartyBefore(day=day, company=company, company_code="", document="b" * 64)


@pytest.mark.parametrize(
    ("company", "stage", "count"),
    [
        ("张三 13812345678", ContractStage.SIGNED, 1),
        ("张三 13812345678", ContractStage.ENDED, 1),
        ("张三 13812345678", ContractStage.DECIDED, 0),
        ("某公司", ContractStage.SIGNED, 0),
        ("", ContractStage.SIGNED, 0),
    ],
)
def test_r50_a_personal_number_in_an_open_name(
    company: str, stage: ContractStage, count: int
) -> None:
    found = r50(change(CONTRACT_NOW, company=company, stage=stage))
    assert [one.about[1] for one in found] == ["number"] * count


@pytest.mark.parametrize(
    ("company", "parties_", "severities"),
    [
        ("荣成水产有限公司", (before("荣成水产"),), []),
        ("荣成水产有限公司", (before("城关渔具店"),), [None]),
        ("荣成水产有限公司", (before("城关渔具店", END),), [None]),
        ("荣成水产有限公司", (before("城关渔具店", BEGIN - A_DAY),), []),
        ("荣成水产有限公司", (before("城关渔具店", END + A_DAY),), []),
        ("荣成水产有限公司", (before(""),), [Severity.NOTICE]),
        ("", (before("荣成水产有限公司"),), [Severity.NOTICE]),
        ("荣成水产", (before("渔具店"), before("荣成水产公司", END)), [None]),
    ],
)
def test_r50_a_party_is_corrected_to_another(
    company: str, parties_: tuple[PartyBefore, ...], severities: list[Severity | None]
) -> None:
    found = r50(change(CONTRACT_NOW, company=company, parties=parties_))
    assert [one.severity for one in found] == severities


ASKED = Discharge(
    no=1,
    form=DischargeForm.WRITE_OFF,
    amount=Fen(60),
    day=TODAY - 31 * A_DAY,
    reason="失踪",
    document="c" * 64,
    by=AccountId("keeper"),
)


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"decision": DECISION}, 1),
        ({"day": TODAY - 30 * A_DAY}, 0),
        ({"withdrawn": True}, 0),
        ({"decision": DECISION, "voucher": VoucherId("v")}, 0),
    ],
)
def test_r51_a_discharge_waits(more: dict[str, Any], count: int) -> None:
    known = change(CONTRACT_NOW, discharges=(change(ASKED, **more),))
    assert len(list(discharges(shelf(contracts={"k": known})))) == count


IT = "contract/k"


@pytest.mark.parametrize(
    ("lines", "more", "severities"),
    [
        ((line("515", 30), line("112", -30, IT)), {}, [Severity.SERIOUS]),
        ((line("121", 30), line("112", -30, IT)), {}, [None]),
        ((line("121", 30), line("112", -30, IT)), {"kind": VoucherKind.REVERSAL}, []),
        ((line("121", 30), line("112", -30)), {}, []),
        ((line("102", 30, IT), line("112", -30, IT)), {}, []),
        ((line("112", 30, IT), line("112", -30, IT)), {}, []),
        ((line("112", 30, IT), line("501", -30, IT)), {}, []),
    ],
)
def test_r51_a_receivable_goes_without_money(
    lines: tuple[Any, ...], more: dict[str, Any], severities: list[Severity | None]
) -> None:
    kept = {"v": voucher(*lines, **more)}
    found = list(discharges(shelf(kept, contracts={"k": CONTRACT_NOW})))
    assert [one.severity for one in found] == severities


def test_r51_what_is_booked_by_a_discharge_is_none() -> None:
    kept = {"v": voucher(line("515", 60, IT), line("112", -60, IT))}
    done = change(ASKED, decision=DECISION, voucher=VoucherId("v"), line=1)
    known = change(CONTRACT_NOW, discharges=(done,))
    assert list(discharges(shelf(kept, contracts={"k": known}))) == []


def test_r51_what_clears_money_paid_ahead_is_none() -> None:
    kept = {"v": voucher(line("211", 30), line("112", -30, IT))}
    paid = change(CONTRACT_NOW, dues=())
    assert list(discharges(shelf(kept, contracts={"k": paid}))) == []


HELD = change(
    CONTRACT_NOW,
    stage=ContractStage.ENDED,
    ended=TODAY - 61 * A_DAY,
    credits=(Credit(receipt=ReceiptId("v.1"), due=4, amount=Fen(30), day=BEGIN),),
)
SETTLED = DepositSettlement(day=END - 30 * A_DAY, returned=Fen(20), kept=Fen(10), reason="无欠损")


def r54(contract: Contract, **kept: Any) -> list[str]:
    found = deposits(shelf(kept, contracts={"k": contract}))
    return [one.evidence[0].value for one in found]


@pytest.mark.parametrize(
    ("more", "amounts"),
    [
        ({}, ["0.30"]),
        ({"ended": TODAY - 60 * A_DAY}, []),
        ({"stage": ContractStage.SIGNED}, []),
        ({"credits": ()}, []),
        ({"settlement": SETTLED}, ["0.30"]),
        ({"settlement": change(SETTLED, day=TODAY - 30 * A_DAY)}, []),
        ({"settlement": change(SETTLED, day=BEGIN - A_DAY)}, []),
    ],
)
def test_r54_a_deposit_is_settled_in_time(more: dict[str, Any], amounts: list[str]) -> None:
    assert r54(change(HELD, **more)) == amounts


@pytest.mark.parametrize(
    ("lines", "more", "amounts"),
    [
        ((line("211", 30, IT), line("504", -30)), {}, []),
        ((line("211", 20, IT), line("504", -20)), {}, ["0.10"]),
        ((line("211", 30), line("504", -30)), {}, ["0.30"]),
        ((line("513", 30, IT), line("504", -30)), {}, ["0.30"]),
        ((line("211", 30, IT), line("504", -30)), {"kind": VoucherKind.REVERSAL}, ["0.30"]),
    ],
)
def test_r54_what_goes_back_has_a_voucher(
    lines: tuple[Any, ...], more: dict[str, Any], amounts: list[str]
) -> None:
    assert r54(change(HELD, settlement=SETTLED), b=voucher(*lines, **more)) == amounts


@pytest.mark.parametrize(
    ("lines", "amounts"),
    [
        ((line("102", 30, IT), line("211", -30)), []),
        ((line("102", 30, IT), line("501", -30)), ["0.30"]),
        ((line("102", 130, IT), line("501", -100), line("211", -30)), []),
        ((line("102", 130, IT), line("501", -101), line("211", -29)), ["0.30"]),
    ],
)
def test_r54_a_deposit_is_no_income(lines: tuple[Any, ...], amounts: list[str]) -> None:
    assert r54(change(HELD, stage=ContractStage.SIGNED), v=voucher(*lines)) == amounts


ONCE = change(
    CONTRACT_NOW,
    since=date(2025, 1, 1),
    until=date(2025, 1, 1) + 1095 * A_DAY,
    dues=(
        Due(
            no=1,
            kind=DueKind.PRICE,
            day=BEGIN,
            amount=Fen(3 * 36_500),
            period=Period(first=BEGIN, last=BEGIN + 1094 * A_DAY),
        ),
    ),
)
"""A letting of three years for 365 yuan a year, paid at once."""


def for_days(days: int, **more: Any) -> dict[str, Any]:
    period = Period(first=BEGIN, last=BEGIN + (days - 1) * A_DAY)
    return {"dues": (change(ONCE.dues[0], period=period, **more),)}


def credited(due: int) -> Credit:
    return Credit(receipt=ReceiptId("v.1"), due=due, amount=Fen(1), day=BEGIN)


@pytest.mark.parametrize(
    ("income", "more", "count"),
    [
        (54_800, {}, 0),
        (54_801, {}, 1),
        (109_500, for_days(548), 0),
        (250_000, for_days(549), 1),
        (109_500, {"dues": (change(ONCE.dues[0], period=None),)}, 0),
        (109_500, for_days(1095, withdrawn=True), 0),
        (109_500, for_days(1095, kind=DueKind.DEPOSIT), 0),
        (109_500, {"credits": (credited(1),)}, 1),
        (109_500, {"credits": (credited(2),)}, 0),
        (109_500, {"direction": Direction.SELL, "tenure": None}, 0),
    ],
)
def test_r53_rent_of_years_is_income_at_once(income: int, more: dict[str, Any], count: int) -> None:
    kept = {"v": voucher(line("102", income, IT), line("501", -income))}
    found = list(advances(shelf(kept, contracts={"k": change(ONCE, **more)})))
    assert len(found) == count


def test_r53_what_is_owed_on_is_no_income() -> None:
    kept = {"v": voucher(line("102", 109_500, IT), line("211", -73_000), line("501", -36_500))}
    assert list(advances(shelf(kept, contracts={"k": ONCE}))) == []
