"""When the person on the other side of a contract may be erased."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import ContractId, ReceiptId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import ERASED, PersonName, Telephone
from ruralgov.domain.property import CONTRACT, Contract, ContractStage, Credit, DepositSettlement
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.rules_erasing import erase_contract
from tests.given import KEY, Outcome, given
from tests.property.drafts import CONTRACT_NOW, DRAFT, UNTIL

COMMAND = c.EraseContract(contract=ContractId(KEY), ground=ErasureGround.PERIOD_OVER, reason="期满")
OF_A_PERSON = {"company": "", "person": PersonName("钱木兰"), "telephone": Telephone("13900000000")}
KEPT_UNTIL = date(UNTIL.year + 31, 1, 1)
PAID = change(
    CONTRACT_NOW,
    **OF_A_PERSON,
    stage=ContractStage.PERFORMED,
    deposit=None,
    dues=CONTRACT_NOW.dues[:1],
    credits=(Credit(receipt=ReceiptId("r"), due=1, amount=Fen(100), day=UNTIL),),
)


def erased(known: Contract, today: date = KEPT_UNTIL) -> Outcome:
    return given(CONTRACT, state=known, today=today).when(COMMAND, erase_contract)


def test_rule_18_figures_stay_and_both_values_read_erased() -> None:
    after = CONTRACT.apply(PAID, erased(PAID).only())
    assert (after.person, after.telephone) == (PersonName(ERASED), Telephone(ERASED))
    assert [*CONTRACT.rows_of(after)] == [*CONTRACT.rows_of(PAID)]
    assert erased(after).code == "erased_already"


def test_rule_18_it_is_kept_thirty_years_after_the_year_in_which_it_ended() -> None:
    eve = date(UNTIL.year + 30, 12, 31)
    assert erased(PAID, eve).code == "erasure_too_early"
    assert erased(PAID).code == ""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"credits": ()}, "erasure_waits"),
        ({"deposit": DRAFT.deposit}, "erasure_waits"),
        (
            {
                "deposit": DRAFT.deposit,
                "settlement": DepositSettlement(
                    day=UNTIL, returned=Fen(30), kept=Fen(0), reason="无欠损"
                ),
            },
            "",
        ),
        ({"person": None, "telephone": None, "company": "某公司"}, "erased_already"),
        ({"person": None}, ""),
        *(({"stage": one}, "erasure_waits") for one in ("DRAFT", "DECIDED", "SIGNED")),
    ],
)
def test_rule_18_it_waits_while_something_is_owed_or_to_be_done(
    changes: dict[str, Any], code: str
) -> None:
    stage = changes.get("stage")
    made = changes | ({"stage": ContractStage[stage]} if stage else {})
    assert erased(change(PAID, **made)).code == code


def test_rule_18_a_draft_that_was_withdrawn_need_not_be_kept() -> None:
    withdrawn = change(DRAFT, **OF_A_PERSON, stage=ContractStage.WITHDRAWN)
    assert erased(withdrawn, date(2025, 1, 2)).code == ""
