"""How the other side of a signed contract is corrected, and by whom."""

from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AssetId
from ruralgov.domain.kernel.personal import ERASED, PersonName, Telephone
from ruralgov.domain.property import (
    BOUND,
    Contract,
    ContractParty,
    Contracts,
    ContractStage,
    CorrectContractParty,
    PartyBefore,
    rules_party,
)
from ruralgov.domain.property.evolve_contract import evolve
from ruralgov.domain.property.records import CONTRACT
from tests.given import TODAY, Outcome, given
from tests.property.contracts import found
from tests.property.drafts import CONTRACT_NOW
from tests.property.scenario import letting, pond, refusal, signed
from tests.property.test_contract_boundaries import IT
from tests.town import NAME, Town

PAPER = "b" * 64
PRIVATE = change(
    CONTRACT_NOW, company="", person=PersonName.of(NAME), telephone=Telephone.of("13900000000")
)


def correcting(known: Contract = CONTRACT_NOW, account: str = "me", **more: Any) -> Outcome:
    of: dict[str, Any] = {"contract": IT, "document": PAPER, "reason": "与营业执照核对"}
    command = CorrectContractParty(**of | more)
    return given(CONTRACT, state=known, account=account).when(
        command, rules_party.correct_contract_party
    )


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"company": "大庄水产有限公司"}, ""),
        ({"company": "某公司"}, "contract_party_same"),
        ({}, "contract_party_same"),
        ({"company_code": "91371082MA3CXXXX0A"}, ""),
        ({"person": PersonName.of(NAME)}, ""),
        ({"person": PersonName.of(NAME), "company": "某公司"}, "party_wrong"),
        ({"person": PersonName.of(NAME), "company_code": "9"}, "party_wrong"),
        ({"company": "张三 13812345678"}, "contract_party_personal"),
        ({"company": "张三", "company_code": "13812345678"}, "contract_party_personal"),
        ({"company": "大庄水产", "document": ""}, "contract_evidence_missing"),
        ({"company": "大庄水产", "reason": " "}, "text_not_clean"),
        ({"telephone": Telephone.of("13900000001")}, ""),
    ],
)
def test_rule_32_a_party_is_corrected_with_its_paper(more: dict[str, Any], code: str) -> None:
    assert correcting(**more).code == code


@pytest.mark.parametrize("stage", ContractStage)
def test_rule_32_only_what_was_signed_is_corrected(stage: ContractStage) -> None:
    code = correcting(change(CONTRACT_NOW, stage=stage), company="大庄水产").code
    assert code == ("" if stage in BOUND else "contract_stage_wrong")


def test_rule_32_what_is_not_given_stays() -> None:
    telephone = Telephone.of("13900000001")
    event = correcting(PRIVATE, telephone=telephone).events[0]
    now = evolve(PRIVATE, event)
    assert (now.person, now.telephone, now.parties) == (PRIVATE.person, telephone, ())
    known = change(CONTRACT_NOW, company_code="123", telephone=telephone)
    now = evolve(known, correcting(known, company="大庄水产").events[0])
    assert (now.company, now.company_code, now.telephone) == ("大庄水产", "123", telephone)
    assert now.parties == (
        PartyBefore(day=TODAY, company="某公司", company_code="123", document=PAPER),
    )


def test_rule_32_a_person_takes_the_place_of_a_name_in_the_open_field() -> None:
    known = change(CONTRACT_NOW, company="张三 13812345678", company_code="123")
    now = evolve(known, correcting(known, person=PersonName.of(NAME)).events[0])
    assert (now.company, now.company_code, now.person) == ("", "", PersonName.of(NAME))
    back = evolve(now, correcting(now, company="大庄水产").events[0])
    assert (back.company, back.person, len(back.parties)) == ("大庄水产", None, 2)


def test_rule_32_a_person_has_no_code_of_an_organisation() -> None:
    assert correcting(PRIVATE, company_code="123").code == "party_wrong"


def test_rule_32_who_drafted_does_not_correct() -> None:
    assert correcting(account="drafter", company="大庄水产").code == "entry_same_person"


def test_rule_32_who_was_erased_is_not_entered_again() -> None:
    erased = change(PRIVATE, person=PersonName(ERASED))
    assert correcting(erased, person=PersonName.of(NAME)).code == "contract_party_erased"


def test_rule_32_another_than_who_drafted_corrects(town: Town) -> None:
    collective = found(town)
    water = AssetId(town.do("keeper", pond(collective)).key)
    draft = letting(collective, (water,), person=None, company="荣城水产有限公司")
    key = signed(town, draft)
    command = CorrectContractParty(
        contract=key, company="荣成水产有限公司", document=PAPER, reason="与营业执照核对"
    )
    assert refusal(town, "keeper", command) == "not_granted"
    assert refusal(town, "head", command) == ""
    rows = town.ask("auditor", Contracts(collective=collective))
    assert [row.company for row in rows] == ["荣成水产有限公司"]
    assert town.ask("keeper", ContractParty(contract=key)).company == "荣成水产有限公司"
    assert town.app.verify() == []
