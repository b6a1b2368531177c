"""The checks of contracts where they turn: each asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import Chart, SubAccount, VoucherKind
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AssetId, ContractId, ReceiptId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.oversight import Severity
from ruralgov.domain.oversight.checks_contracts import (
    arrears,
    expired,
    received,
    terms,
    unallocated,
    uncontracted,
)
from ruralgov.domain.oversight.checks_terms import yearly
from ruralgov.domain.oversight.ledgers import named
from ruralgov.domain.property import (
    Contract,
    ContractStage,
    Direction,
    Tenure,
)
from ruralgov.domain.property.model_asset import Valuation
from ruralgov.domain.property.model_contract import Credit, PerformanceNote, Variation
from ruralgov.domain.property.rows_receipt import ContractReceiptRow
from tests.books.ledger import line
from tests.oversight.shelf import BEGIN, END, TODAY, shelf
from tests.oversight.test_asset_boundaries import A_DAY, JUNE, LET, POND, lets, voucher
from tests.property.drafts import HERE, SINCE
from tests.property.scenario import DECISION, TENDER


def receipt(fen: int, day: date = JUNE, **more: Any) -> ContractReceiptRow:
    of: dict[str, Any] = {
        "owner": "r",
        "collective": HERE,
        "contract": ContractId("k"),
        "voucher": VoucherId("v"),
        "line": 1,
        "day": day,
        "month": month_of(day),
        "amount": fen,
        "allocated": 0,
        "repaid": 0,
        "rest": fen,
        "waiting": True,
        "reversed": False,
    }
    return ContractReceiptRow(**of | more)


@pytest.mark.parametrize(
    ("rows", "more", "count"),
    [
        ((receipt(330),), {}, 0),
        ((receipt(331),), {}, 1),
        ((receipt(300), receipt(31)), {}, 1),
        ((receipt(331, reversed=True),), {}, 0),
        ((receipt(331, END),), {}, 1),
        ((receipt(331, END + A_DAY),), {}, 0),
        ((receipt(331, contract=ContractId("x")),), {}, 0),
        ((receipt(31),), {"direction": Direction.BUY_IN}, 1),
        ((receipt(30),), {"direction": Direction.BUY_IN}, 0),
        ((receipt(230),), {"dues": (change(LET.dues[0], withdrawn=True), *LET.dues[1:])}, 0),
        ((receipt(231),), {"dues": (change(LET.dues[0], withdrawn=True), *LET.dues[1:])}, 1),
    ],
)
def test_r3_a_contract_brings_in_no_more_than_it_owes(
    rows: tuple[Any, ...], more: dict[str, Any], count: int
) -> None:
    of = shelf(contracts={"k": change(LET, **more)}, receipts=rows)
    assert len(list(received(of))) == count


LEASE = {"tenure": Tenure.LEASE, "since": date(2025, 2, 1)}


@pytest.mark.parametrize(
    ("more", "severities"),
    [
        (LEASE | {"until": date(2045, 2, 1)}, []),
        (LEASE | {"until": date(2045, 2, 2)}, [Severity.SERIOUS]),
        ({"until": date(2075, 2, 2)}, [Severity.NOTICE]),
        (LEASE | {"until": date(2045, 2, 1), "renews": ContractId("x")}, [Severity.SERIOUS]),
        (LEASE | {"until": date(2045, 1, 20), "renews": ContractId("x")}, []),
        (LEASE | {"since": END + A_DAY, "until": date(2055, 1, 1)}, []),
        (LEASE | {"until": date(2055, 1, 1), "ended": BEGIN}, []),
        (LEASE | {"until": date(2055, 1, 1), "direction": Direction.BUY_IN}, []),
    ],
)
def test_r4_a_term_beyond_its_limit_is_found(
    more: dict[str, Any], severities: list[Severity]
) -> None:
    of = shelf(contracts={"k": change(LET, **more)}, assets={"it": POND})
    assert [one.severity for one in terms(of)] == severities


PLAIN = change(TENDER, bidders=1)
BEFORE = change(LET, since=date(2022, 2, 1), until=date(2025, 2, 1), tender=PLAIN)


@pytest.mark.parametrize(
    ("fen", "more", "before", "count"),
    [
        (90, {}, {}, 0),
        (89, {}, {}, 1),
        (89, {"tender": change(TENDER, bidders=2)}, {}, 0),
        (30, {"tender": change(TENDER, bidders=2)}, {}, 0),
        (29, {"tender": change(TENDER, bidders=2)}, {}, 1),
        (89, {"tender": TENDER, "renews": ContractId("l")}, {}, 1),
        (89, {"tenure": Tenure.HOUSEHOLD, "company": ""}, {}, 0),
        (89, {"tenure": Tenure.HOUSEHOLD}, {}, 1),
        (89, {"assets": (AssetId("it"), AssetId("shed"))}, {}, 1),
        (89, {}, {"assets": (AssetId("it"), AssetId("shed"))}, 0),
        (89, {}, {"assets": (AssetId("x"),)}, 0),
        (89, {}, {"direction": Direction.SELL}, 0),
        (89, {}, {"since": LET.since}, 0),
    ],
)
def test_r4_a_rent_is_no_tenth_below_the_last_but_for_a_contest(
    fen: int, more: dict[str, Any], before: dict[str, Any], count: int
) -> None:
    cheap = tuple(change(due, amount=Fen(fen)) for due in LET.dues[:3])
    now = change(LET, **{"tender": PLAIN, "dues": cheap} | more)
    of = shelf(contracts={"k": now, "l": change(BEFORE, **before)}, assets={"it": POND})
    assert len([one for one in terms(of) if one.about[-1] == "price"]) == count


def test_r4_land_contracted_to_a_company_is_found() -> None:
    """Fraud 3: 家庭承包 to a company for 30 years switched R4 and R7 off."""
    company = change(LET, tenure=Tenure.HOUSEHOLD)
    of = shelf(contracts={"k": company}, assets={"it": POND})
    assert [one.about[-1] for one in terms(of)] == ["tenure"]
    household = change(company, company="")
    assert list(terms(shelf(contracts={"k": household}, assets={"it": POND}))) == []


def test_periods_are_shown_with_their_last_day() -> None:
    """W1: the last day of a term that is over on 1 February is 31 January."""
    (one,) = terms(shelf(contracts={"k": change(LET, until=date(2080, 2, 1))}, assets={"it": POND}))
    assert "2080-01-31" in one.zh
    assert "2080-02-01" not in one.zh + str(one.evidence)


def test_r4_the_last_rent_is_that_of_the_letting_that_ended_last() -> None:
    older = change(BEFORE, since=date(2019, 2, 1), until=date(2022, 2, 1))
    dear = change(older, dues=tuple(change(due, amount=Fen(900)) for due in LET.dues[:3]))
    now = change(LET, tender=PLAIN)
    of = shelf(contracts={"k": now, "l": BEFORE, "m": dear}, assets={"it": POND})
    assert [one.about[0] for one in terms(of)] == ["contract/l"]
    assert yearly(change(LET, since=date(2025, 1, 1), until=date(2026, 1, 1))) == 300
    assert yearly(change(LET, until=LET.since)) == 300 * 365


@pytest.mark.parametrize(
    ("fen", "more", "day", "count"),
    [
        (90, {}, JUNE, 0),
        (89, {}, JUNE, 1),
        (89, {"signed": JUNE - A_DAY}, JUNE, 0),
        (89, {"signed": date(2024, 12, 31)}, date(2024, 1, 1), 0),
        (89, {"assets": (AssetId("it"), AssetId("x"))}, JUNE, 0),
        (89, {"assets": ()}, JUNE, 0),
    ],
)
def test_r4_what_is_sold_is_no_tenth_below_its_last_valuation(
    fen: int, more: dict[str, Any], day: date, count: int
) -> None:
    values = tuple(
        Valuation(day=one, amount=Fen(worth), basis="评估")
        for one, worth in ((day, 100), (day - A_DAY, 100))
        if worth
    )
    low = change(values[1], amount=Fen(1 if more.get("signed") else 900))
    known = change(POND, valuations=(values[0], low))
    sale = {"direction": Direction.SELL, "signed": JUNE}
    dues_ = (change(LET.dues[0], amount=Fen(fen)), change(LET.dues[1], withdrawn=True), LET.dues[3])
    of = shelf(contracts={"k": change(LET, **sale | {"dues": dues_} | more)}, assets={"it": known})
    assert len(list(terms(of))) == count


@pytest.mark.parametrize(
    ("stage", "days", "direction", "count"),
    [
        (ContractStage.DRAFT, 30, Direction.LET_OUT, 0),
        (ContractStage.DRAFT, 31, Direction.LET_OUT, 1),
        (ContractStage.DECIDED, 31, Direction.LET_OUT, 1),
        (ContractStage.SIGNED, 31, Direction.LET_OUT, 0),
        (ContractStage.DRAFT, 31, Direction.SELL, 0),
    ],
)
def test_r12_a_contract_is_signed_within_30_days_of_its_first(
    stage: ContractStage, days: int, direction: Direction, count: int
) -> None:
    known = change(LET, stage=stage, since=TODAY - days * A_DAY, direction=direction)
    assert len(list(uncontracted(shelf(contracts={"k": known})))) == count


RENT = Chart(collective=HERE, accounts=(SubAccount(code="50101", name="发包收入"),))


@pytest.mark.parametrize(
    ("lines", "days", "kinds"),
    [
        ((line("102", 9, "asset/it"), line("501", -9)), -1, ["asset/it"]),
        ((line("102", 9, "asset/it"), line("501", -9)), 0, []),
        ((line("102", 9, "asset/it"), line("501", -9)), 89 + 31, []),
        ((line("102", 9, "asset/it"), line("501", -9)), 90 + 31, ["asset/it"]),
        ((line("102", 9, "asset/x"), line("501", -9)), 0, ["asset/x"]),
        ((line("102", 9, "contract/k"), line("50101", -9, "asset/x")), 0, []),
        ((line("102", 9), line("50101", -9)), 0, ["rent"]),
        ((line("102", 9), line("501", -9)), 0, []),
        ((line("102", 9), line("503", -9)), 0, []),
        ((line("102", -9), line("50101", 9)), 0, []),
    ],
)
def test_r12_income_of_a_letting_has_a_contract_in_force(
    lines: tuple[Any, ...], days: int, kinds: list[str]
) -> None:
    let = lets("it", SINCE, SINCE + 31 * A_DAY)
    one = voucher(*lines, day=SINCE + days * A_DAY)
    of = shelf({"v": one}, contracts={"k": let}, chart=RENT)
    found = list(uncontracted(of))
    assert [one.about[1] for one in found] == kinds
    for more in ({"corrects": VoucherId("w")}, {"kind": VoucherKind.REVERSAL, "corrects": "w"}):
        assert list(uncontracted(shelf({"v": change(one, **more)}, chart=RENT))) == []
    undone = {"v": one, "w": change(one, kind=VoucherKind.REVERSAL, corrects=VoucherId("v"))}
    assert list(uncontracted(shelf(undone, chart=RENT))) == []


def test_lines_name_the_records_of_a_kind() -> None:
    of = shelf({"v": voucher(line("102", 9, "asset/a/b"), line("501", -9), line("112", 1, "x/y"))})
    assert list(named("asset", of.lines)) == ["a/b"]


def owing(days: int) -> Contract:
    first = change(LET.dues[0], day=TODAY - days * A_DAY)
    return change(LET, dues=(first, *LET.dues[1:3]))


@pytest.mark.parametrize(
    ("more", "days", "count"),
    [
        ({}, 90, 0),
        ({}, 91, 1),
        ({"stage": ContractStage.ENDED}, 91, 0),
        ({"direction": Direction.BUY_IN}, 91, 0),
        ({"credits": (Credit(receipt=ReceiptId("r"), due=1, amount=Fen(99), day=JUNE),)}, 91, 1),
        ({"credits": (Credit(receipt=ReceiptId("r"), due=1, amount=Fen(100), day=JUNE),)}, 91, 0),
    ],
)
def test_r14_something_is_done_about_a_due_within_90_days(
    more: dict[str, Any], days: int, count: int
) -> None:
    known = change(owing(days), **more)
    assert len(list(arrears(shelf(contracts={"k": known})))) == count
    due = known.dues[0].day
    for day, left in ((due, count), (due + A_DAY, 0)):
        note = PerformanceNote(day=day, note="催收", satisfactory=False)
        noted = change(known, notes=(note,))
        assert len(list(arrears(shelf(contracts={"k": noted})))) == left
        variation = Variation(
            since=day, until=LET.until, reason="协商", decision=DECISION, dues=(), withdrawn=()
        )
        varied = change(known, variations=(variation,))
        assert len(list(arrears(shelf(contracts={"k": varied})))) == left


@pytest.mark.parametrize(
    ("days", "more", "due_in", "count"),
    [
        (30, {}, 0, 0),
        (31, {}, 0, 1),
        (31, {"waiting": False}, 0, 0),
        (31, {"contract": ContractId("x")}, 0, 0),
        (31, {}, 1, 0),
    ],
)
def test_r18_money_of_a_contract_is_allocated_within_30_days(
    days: int, more: dict[str, Any], due_in: int, count: int
) -> None:
    row = receipt(5, TODAY - days * A_DAY, **more)
    known = change(LET, dues=(change(LET.dues[0], day=END + due_in * A_DAY),))
    of: dict[str, Any] = {"receipts": (row,)}
    assert len(list(unallocated(shelf(contracts={"k": known}, **of)))) == count
    bought = change(known, direction=Direction.BUY_IN)
    assert list(unallocated(shelf(contracts={"k": bought}, **of))) == []


@pytest.mark.parametrize(
    ("days", "more", "count"),
    [
        (60, {}, 0),
        (61, {}, 1),
        (61, {"stage": ContractStage.ENDED}, 0),
        (61, {"direction": Direction.BUY_IN}, 0),
    ],
)
def test_r19_a_letting_is_ended_or_renewed_within_60_days(
    days: int, more: dict[str, Any], count: int
) -> None:
    until = TODAY - days * A_DAY
    known = change(LET, until=until, **more)
    assert len(list(expired(shelf(contracts={"k": known})))) == count
    for again, left in (
        ({"since": until}, 0),
        ({"since": until - A_DAY}, count),
        ({"since": until, "assets": (AssetId("x"),)}, count),
        ({"since": until, "direction": Direction.SELL}, count),
        ({"since": until, "assets": (AssetId("x"),), "renews": ContractId("k")}, 0),
    ):
        both = {"k": known, "l": change(LET, until=date(2030, 1, 1), **again)}
        assert len(list(expired(shelf(contracts=both)))) == left


def test_r18_money_lies_idle_while_any_due_is_open() -> None:
    row = receipt(5, TODAY - 31 * A_DAY)
    to_come = change(LET.dues[1], day=END + A_DAY)
    for open_, count in ((change(LET.dues[0], day=END), 1), (change(to_come, no=1), 0)):
        known = change(LET, dues=(to_come, open_))
        assert len(list(unallocated(shelf(contracts={"k": known}, receipts=(row,))))) == count
