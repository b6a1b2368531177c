"""Money is asked for: each limit of a filing, asked by itself where it turns."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain import funds as m
from ruralgov.domain.collectives import (
    FINANCE_REVIEWER,
    VILLAGE_HEAD,
)
from ruralgov.domain.funds import (
    CashAccount,
    FundStage,
    Hold,
    Purse,
    rules_application,
)
from ruralgov.domain.funds.claims import check_attachments, clean_payee, paper_of, plain_mark
from ruralgov.domain.funds.rows import FundApplicationRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import (
    CollectiveId,
    ContractId,
    FundApplicationId,
    ProcedureId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from tests.funds.desk import POLICY
from tests.funds.scenario import resolution
from tests.funds.standing import (
    A_DAY,
    BANK,
    CASH,
    LINES,
    RICH,
    SPENDS,
    C,
    collective,
    knowing,
)
from tests.given import TODAY, Outcome


def filing(amount: int = 500, **more: Any) -> Any:
    command = m.FileApplication(
        collective=C,
        payee="建材店",
        amount=Fen(amount),
        item="维修",
        purpose="修水渠",
        account=BANK,
        invoice="A1",
    )
    return change(command, **more)


def filed(command: Any, **more: Any) -> Outcome:
    return knowing(None, **more).when(command, rules_application.file_application)


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (TODAY, FOREVER, ""),
        (TODAY + A_DAY, FOREVER, "collective_missing"),
        (date(2020, 1, 1), TODAY + A_DAY, ""),
        (date(2020, 1, 1), TODAY, "collective_missing"),
    ],
)
def test_rule_3_only_a_collective_of_today_asks_for_money(
    since: date, until: date, code: str
) -> None:
    there = change(collective(), since=since, until=until)
    assert filed(filing(), there=there).code == code


def test_rule_3_a_collective_that_never_was_asks_for_nothing() -> None:
    strange = filing(collective=CollectiveId("nobody"))
    filed(strange).refused("collective_missing")


def test_rules_1_and_8_what_is_filed_says_who_decides_and_until_when() -> None:
    event = filed(filing(500, invoice=" a1 ")).only()
    assert (event.amount, event.total, event.invoice, event.day) == (500, 500, "A1", TODAY)
    assert event.expires == TODAY + timedelta(days=POLICY.expiry_days)
    assert [step.role for step in event.steps] == [VILLAGE_HEAD]
    more = filed(filing(500), lately=501).only()
    assert (more.total, [step.role for step in more.steps]) == (
        1_001,
        [VILLAGE_HEAD, FINANCE_REVIEWER],
    )


@pytest.mark.parametrize(
    ("amount", "account", "purse", "code"),
    [
        (500, BANK, change(RICH, bank=500), ""),
        (500, BANK, change(RICH, bank=499), "cash_short"),
        (500, CASH, change(RICH, cash=500), ""),
        (500, CASH, change(RICH, cash=499), "cash_short"),
        (500, CASH, change(RICH, cash=600, income=100), ""),
        (500, CASH, change(RICH, cash=600, income=101), "cash_income_unbanked"),
        (500, BANK, change(RICH, bank=1_000, cash=600, income=600), ""),
        (500, BANK, change(RICH, lines=(change(LINES[0], budget=Fen(500)),)), ""),
        (500, BANK, change(RICH, lines=(change(LINES[0], budget=Fen(499)),)), "budget_short"),
        (
            500,
            BANK,
            change(RICH, lines=(change(LINES[0], budget=Fen(600), spent=101),)),
            "budget_short",
        ),
        (
            500,
            BANK,
            change(RICH, lines=(change(LINES[0], year=TODAY.year - 1),)),
            "budget_item_missing",
        ),
    ],
)
def test_rule_3_what_budget_or_cash_does_not_cover_fails_when_it_is_filed(
    amount: int, account: CashAccount, purse: Purse, code: str
) -> None:
    command = filing(amount, account=account)
    assert filed(command, purse=purse).code == code
    if code == "cash_income_unbanked":
        refused = filed(command, purse=purse)
        refused.refused(code, income="1.01", left="4.99")
        assert filed(command, purse=purse, policy=SPENDS).code == ""


@pytest.mark.parametrize(
    ("held", "code"), [({}, "cash_short"), ({"account": CASH}, ""), ({"amount": Fen(499)}, "")]
)
def test_rule_3_what_is_held_back_of_an_account_is_not_free(
    held: dict[str, Any], code: str
) -> None:
    hold = Hold(
        application=FundApplicationId("other"),
        year=TODAY.year,
        item="办公",
        account=BANK,
        amount=Fen(500),
    )
    purse = change(RICH, bank=999, holds=(change(hold, **held),))
    assert filed(filing(500), purse=purse).code == code


@pytest.mark.parametrize(
    ("amount", "account", "lately", "code"),
    [
        (2_000, CASH, 0, ""),
        (2_001, CASH, 0, "cash_payment_too_large"),
        (1_000, CASH, 1_000, ""),
        (1_000, CASH, 1_001, "cash_payment_too_large"),
        (2_001, BANK, 0, ""),
    ],
)
def test_rule_9_one_payee_gets_no_more_in_cash_than_the_policy_allows(
    amount: int, account: CashAccount, lately: int, code: str
) -> None:
    assert filed(filing(amount, account=account), lately=lately).code == code


DECIDED = resolution(TODAY)


@pytest.mark.parametrize(
    ("amount", "lately", "more", "code"),
    [
        (10_000, 0, {}, ""),
        (10_001, 0, {}, "resolution_missing"),
        (500, 9_501, {}, "resolution_missing"),
        (10_001, 0, {"resolution": DECIDED}, ""),
        (500, 0, {"resolution": change(DECIDED, reference=" ")}, "text_not_clean"),
        (500, 0, {"resolution": change(DECIDED, in_favour=1)}, "resolution_wrong"),
        (
            500,
            0,
            {"resolution": change(DECIDED, procedure=ProcedureId("p"))},
            "resolution_twice",
        ),
        (500, 0, {"resolution": DECIDED, "procedure": ProcedureId("p")}, "resolution_twice"),
        (500, 0, {"procedure": ProcedureId("p")}, "procedure_missing"),
    ],
)
def test_rule_13_a_resolution_is_asked_for_above_the_threshold_and_judged_wherever_it_is(
    amount: int, lately: int, more: dict[str, Any], code: str
) -> None:
    assert filed(filing(amount, **more), lately=lately).code == code


def twin(**more: Any) -> FundApplicationRow:
    row = FundApplicationRow(
        owner="twin",
        collective=CollectiveId("other"),
        number="7",
        stage=FundStage.SETTLED,
        day=TODAY,
        expires=TODAY,
        payee="建材店",
        payee_person=None,
        amount=500,
        committed=500,
        item="维修",
        account=BANK,
        paper="A1",
        live=1,
    )
    return change(row, **more)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, "fund_duplicate"),
        ({"paper": "A2"}, ""),
        ({"amount": 501}, ""),
        ({"live": None}, ""),
        ({"payee": "别的店"}, ""),
    ],
)
def test_rule_9_a_claim_is_the_same_by_payee_amount_and_paper(
    more: dict[str, Any], code: str
) -> None:
    assert filed(filing(), rows=(twin(**more),)).code == code


def test_rule_9_a_claim_has_a_paper_and_a_part_goes_with_its_contract() -> None:
    filed(filing(invoice=" ")).refused("fund_paper_missing")
    assert filed(filing(invoice="", attachments=("a" * 64,))).code == ""
    filed(filing(attachments=("a" * 63,))).refused("fund_attachment_wrong")
    part: dict[str, Any] = {"part": m.PaymentPart.FINAL}
    filed(filing(**part)).refused("payment_part_wrong")
    filed(filing(contract=ContractId("k"))).refused("payment_part_wrong")
    assert filed(filing(contract=ContractId("k"), **part)).code == ""


def test_rule_9_what_tells_one_paper_from_another() -> None:
    one, two = "a" * 64, "b" * 64
    assert check_attachments((two, one, two)) == (one, two)
    assert (paper_of(" no. 1", (one,)), paper_of(" ", (one, two))) == ("NO.1", one)
    assert plain_mark("ａ\u200b 1") == "A1"
    assert clean_payee("建材 店(东)", None) == ("建材店（东）", None)
    person = PersonName("钱木兰")
    assert clean_payee(None, person) == (None, person)
    wrong: tuple[tuple[str | None, PersonName | None], ...] = (
        (None, None),
        ("店", person),
        (" ", None),
    )
    for payee, who in wrong:
        with pytest.raises(BadInput) as raised:
            clean_payee(payee, who)
        assert raised.value.code == "fund_payee_wrong"
