"""The checks of who is paid for what where they turn: each asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.funds import CashAccount, FundApplication, FundPolicy, Interest
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import OfficerText, PersonName
from ruralgov.domain.oversight import Limits
from ruralgov.domain.oversight.checks_payees import relatives, split, twice
from ruralgov.domain.oversight.names import akin, alike, core_name, core_number
from tests.oversight.shelf import (
    APPLIED,
    BEGIN,
    END,
    PAID_ON,
    POLICY,
    shelf,
)
from tests.oversight.test_money_boundaries import A_DAY, JUNE, LI, ZHANG
from tests.property.drafts import CONTRACT_NOW, HERE


def claim(n: int = 1, **more: Any) -> FundApplication:
    return change(APPLIED, **{"number": f"F-{n}", "invoice": f"1234567{n}"} | more)


def found_twice(one: FundApplication, other: FundApplication) -> list[tuple[str, ...]]:
    both = {"a": one, "b": other}
    mine = {key: known for key, known in both.items() if known.collective == HERE}
    return [found.about for found in twice(shelf(applications=mine, city=both))]


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({"invoice": "No.0012345671"}, 1),
        ({"invoice": "12345679"}, 0),
        ({"amount": Fen(99)}, 0),
        ({"payee": "大庄建材（有限责任公司）"}, 1),
        ({"payee": "别家"}, 0),
        (ZHANG, 1),
        ({"collective": CollectiveId("x"), "day": JUNE - 30 * A_DAY}, 1),
        ({"collective": CollectiveId("x"), "day": JUNE}, 0),
        ({"day": date(2024, 6, 1)}, 1),
    ],
)
def test_r8_a_claim_is_one_by_its_number_amount_and_payee(more: dict[str, Any], count: int) -> None:
    assert len(found_twice(claim(), claim(2, **{"invoice": "12345671"} | more))) == count


def test_r8_short_numbers_tell_little_and_the_past_is_not_looked_at() -> None:
    for invoice, count in (("1234567", 0), ("12345678", 1)):
        one, other = claim(invoice=invoice), claim(2, invoice=invoice, **ZHANG)
        assert len(found_twice(one, other)) == count
        assert len(found_twice(change(one, **ZHANG), other)) == 1
    old = claim(day=date(2024, 6, 1))
    assert found_twice(old, change(old, number="F-2")) == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({"invoice": ""}, {}, 1),
        ({}, {}, 0),
        ({"invoice": ""}, {"amount": Fen(99)}, 0),
        ({"invoice": ""}, {"attachments": ("b" * 64,)}, 0),
        ({"invoice": "", "day": date(2024, 5, 1)}, {}, 1),
        ({"invoice": "", "day": date(2024, 5, 1)}, {"day": date(2024, 6, 1)}, 0),
    ],
)
def test_r8_a_scan_stands_for_the_invoice_that_is_not_named(
    one: dict[str, Any], other: dict[str, Any], count: int
) -> None:
    scan = {"attachments": ("a" * 64, "c" * 64)}
    assert len(found_twice(claim(**scan | one), claim(2, **scan | other))) == count


RELATED = Interest(
    collective=HERE,
    account=AccountId("cashier"),
    payee="大庄建材有限公司",
    payee_person=None,
    reason=OfficerText("兄弟"),
    by=AccountId("b"),
    since=date(2025, 1, 1),
    until=date(2030, 1, 1),
)


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"account": AccountId("applicant")}, 1),
        ({"account": AccountId("r2")}, 1),
        ({"account": AccountId("other")}, 0),
        ({"payee": "别家"}, 0),
        (ZHANG, 0),
        ({"since": PAID_ON}, 1),
        ({"since": PAID_ON + A_DAY}, 0),
        ({"until": PAID_ON}, 0),
        ({"until": PAID_ON + A_DAY}, 1),
    ],
)
def test_r9_who_is_related_on_the_day_handles_no_money_for_a_payee(
    more: dict[str, Any], count: int
) -> None:
    of = shelf(applications={"f": APPLIED}, interests={"i": change(RELATED, **more)})
    assert len(list(relatives(of))) == count
    assert list(relatives(shelf(applications={"f": APPLIED}, city={}))) == []


@pytest.mark.parametrize(
    ("contract", "interest", "count"),
    [
        ({}, {}, 1),
        ({"signed": None}, {}, 0),
        ({"signed": END + A_DAY}, {}, 0),
        ({"signed": END}, {}, 1),
        ({"ended": BEGIN}, {}, 0),
        ({"ended": BEGIN + A_DAY}, {}, 1),
        ({"company": "别家"}, {}, 0),
        ({}, {"collective": CollectiveId("x")}, 0),
        ({}, {"collective": CollectiveId("x"), "account": AccountId("drafter")}, 1),
        ({}, {"since": date(2025, 3, 2)}, 0),
        ({}, {"since": date(2025, 3, 1)}, 1),
        ({}, {"until": date(2025, 3, 1)}, 0),
        ({}, ZHANG, 0),
        (
            {"person": PersonName.of("张三")},
            ZHANG,
            1,
        ),
        (
            {"person": PersonName.of("张三")},
            LI,
            0,
        ),
    ],
)
def test_r9_nobody_is_related_to_the_other_side_of_a_contract_when_it_is_signed(
    contract: dict[str, Any], interest: dict[str, Any], count: int
) -> None:
    of = {"company": "大庄建材", "signed": date(2025, 3, 1)}
    known = change(CONTRACT_NOW, **of | contract)
    made = shelf(contracts={"k": known}, interests={"i": change(RELATED, **interest)})
    assert len(list(relatives(made))) == count


def halves(*claims: FundApplication, **more: Any) -> int:
    known = {f"f{n}": one for n, one in enumerate(claims)}
    return len(list(split(shelf(applications=known, **more))))


def part(days: int, amount: int, **more: Any) -> FundApplication:
    of: dict[str, Any] = {
        **{"day": JUNE + days * A_DAY},
        **{"amount": Fen(amount), "total": Fen(amount)},
    }
    return claim(**of | more)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ((0, 700), (25, 700), 1),
        ((0, 700), (26, 700), 0),
        ((0, 699), (5, 700), 0),
        ((0, 1000), (5, 700), 1),
        ((0, 1001), (5, 700), 0),
        ((0, 3500), (5, 3500), 1),
        ((0, 3499), (5, 3500), 0),
        ((0, 300), (5, 300), 0),
    ],
)
def test_r10_two_payments_just_under_a_limit_are_found(
    one: tuple[int, int], other: tuple[int, int], count: int
) -> None:
    assert halves(part(*one), part(*other)) == count


def test_r10_what_was_added_up_or_is_of_two_payees_is_not_split() -> None:
    assert halves(part(0, 700), part(5, 700, total=Fen(1000))) == 1
    assert halves(part(0, 700), part(5, 700, total=Fen(1001))) == 0
    assert halves(part(0, 700), part(5, 700, payee="别家")) == 0
    assert halves(part(0, 700), part(5, 700, payee="荣成市大庄建材")) == 1
    assert halves(part(0, 700, **ZHANG), part(5, 700, **ZHANG)) == 1
    assert halves(part(0, 700, **ZHANG), part(5, 700)) == 0
    assert halves(part(0, 700, **ZHANG), part(5, 700, **LI)) == 0
    assert halves(part(0, 500), part(5, 500)) == 0
    low = FundPolicy((change(POLICY, tiers=(change(POLICY.tiers[0], up_to=Fen(1400)),)),))
    for second, count in ((700, 0), (981, 1)):
        assert halves(part(0, 981), part(5, second), policies={HERE: low}) == count


def test_r10_cash_has_a_limit_of_its_own() -> None:
    till_ = {"account": CashAccount.CASH}
    assert halves(part(0, 300, **till_), part(5, 300, **till_)) == 1
    assert halves(part(0, 300, **till_), part(5, 300)) == 0


@pytest.mark.parametrize(
    ("gaps", "amounts", "count"),
    [
        ((25, 25), (700, 700, 700), 0),
        ((25, 24), (700, 700, 700), 2),
        ((25,), (700, 700), 1),
        ((25, 25), (700, 700, 701), 2),
    ],
)
def test_r10_what_comes_every_month_is_regular(
    gaps: tuple[int, ...], amounts: tuple[int, ...], count: int
) -> None:
    days = [sum(gaps[:n]) for n in range(len(amounts))]
    parts = [
        part(day, fen, number=f"F-{n}")
        for n, (day, fen) in enumerate(zip(days, amounts, strict=True))
    ]
    assert halves(*parts) == count


def test_r10_payments_under_a_contract_are_what_they_are() -> None:
    bought = change(CONTRACT_NOW, direction=type(CONTRACT_NOW.direction).BUY_IN, company="大庄建材")
    both = (part(0, 700), part(5, 700))
    assert halves(*both, contracts={"k": bought}) == 0
    assert halves(*both, contracts={"k": change(bought, company="别家")}) == 1
    assert halves(*both, contracts={"k": change(CONTRACT_NOW, company="大庄建材")}) == 1
    assert halves(*both, policies={}) == 0
    assert halves(*both, limits=Limits(split_more=0)) == 1
    assert halves(part(0, 700), part(11, 700), limits=Limits(split_more=0)) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("荣成市大庄建材有限公司", "大庄建材（有限责任公司）", True),
        ("大庄建材", "大庄建材 个体户", True),
        ("庄建材", "大庄建材", False),
        ("大庄建材", "荣成大庄建材", True),
        ("大庄建材", "大庄建材门市", False),
        ("公司", "公司", True),
        ("（大庄）", "大庄", True),
    ],
)
def test_names_are_one_by_their_core(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


@pytest.mark.parametrize(
    ("number", "core"),
    [("No. 00123", "123"), ("发票号码:0456", "456"), ("第7号", "7"), ("Ａ1-2", "A12"), ("00", "")],
)
def test_numbers_are_compared_without_what_stands_around_them(number: str, core: str) -> None:
    assert core_number(number) == core
    assert core_name("公司") == "公司"


@pytest.mark.parametrize(
    ("one", "other", "akin_to", "one_payee"),
    [
        ("东山建材有限公司", "东山建材有限责任公司", True, True),
        ("东山建材有限公司", "東山建材", True, True),
        ("东山建材有限公司", "东山建材经营部", True, False),
        ("东山建材有限公司", "东山建材商行", True, False),
        ("东山建材店", "东山建材商店", True, False),
        ("东山建材有限公司", "西山建材经营部", False, False),
        ("大店", "大厂", False, False),
        ("东山店", "东山厂", False, False),
    ],
)
def test_r9_a_relation_is_told_whatever_the_firm_calls_itself(
    one: str, other: str, akin_to: bool, one_payee: bool
) -> None:
    """Crook: the firm of his brother is paid as 经营部, 商行, or in traditional characters."""
    assert (akin(one, other), akin(other, one)) == (akin_to, akin_to)
    assert alike(one, other) is one_payee
    of = shelf(
        applications={"f": change(APPLIED, payee=other)},
        interests={"i": change(RELATED, payee=one)},
    )
    assert len(list(relatives(of))) == (1 if akin_to else 0)
