"""What each row of the tables of deals enters, and which cell is wrong: asked without an app."""

from datetime import date
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.imports import Steps, id_of
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    Acceptance,
    Contract,
    ContractHistory,
    Contracts,
    Discharge,
    DischargeForm,
    PaymentTerms,
)
from ruralgov.domain.property.imports_deals import TABLES
from tests.bringing import Wrong
from tests.property import tables
from tests.property.drafts import CONTRACT_NOW
from tests.property.tables import HERE, Row
from tests.property.tables import wrong as wrong_in
from tests.property.test_discharges import ASKED
from tests.property.test_payments import accepted

TERMS, ACCEPTED, DISCHARGED = TABLES
PAPER = id_of("contract", HERE, "FB-1")
"""The key of a contract that was imported under the number of its paper."""
FILES = {"单.pdf": b"corn", "空.pdf": b""}
DIGEST = sha256(b"corn").hexdigest()


def planned(index: int, *rows: Row, **known: Any) -> tuple[Steps, Wrong]:
    """Plan one of the tables over two contracts of the same kind."""

    def answer(query: Any) -> Any:
        match query:
            case Contracts():
                return [
                    SimpleNamespace(number="HT-1", owner="one"),
                    SimpleNamespace(number="HT-2", owner=PAPER),
                ]
            case ContractHistory():
                now: Contract = change(CONTRACT_NOW, **known)
                before = SimpleNamespace(contract=CONTRACT_NOW)
                return SimpleNamespace(steps=[before, SimpleNamespace(contract=now)])
        raise AssertionError(query)

    steps, problems = tables.planned(
        TABLES[index], answer, *rows, beside=lambda name: FILES.get(name, b"")
    )
    return steps, wrong_in(problems)


def agreed(**cells: str) -> Row:
    return {
        "contract": "HT-1",
        "advance": "30",
        "retention": "3",
        "retained_until": "2027-06-01",
        "reason": "第五条",
    } | cells


def worked(**cells: str) -> Row:
    row = {"contract": "HT-1", "day": "2024-05-20", "worth": "60", "note": "完工"}
    return row | cells


def met(**cells: str) -> Row:
    row = {"contract": "HT-1", "form": "以物抵款", "amount": "8", "paper": "单.pdf"}
    return row | {"reason": "以玉米抵"} | cells


AGREED = PaymentTerms(advance=Fen(30_00), retention=Fen(3_00), retained_until=date(2027, 6, 1))


@pytest.mark.parametrize(
    ("number", "key"), [("HT-1", "one"), ("HT-2", PAPER), ("FB-1", PAPER), ("FB-2", None)]
)
@pytest.mark.parametrize(("index", "row"), [(0, agreed()), (1, worked()), (2, met())])
def test_a_contract_goes_by_its_number_or_by_that_of_its_paper(
    index: int, row: Row, number: str, key: str | None
) -> None:
    steps, wrong = planned(index, row | {"contract": number})
    assert [step.command.contract for step in steps.steps] == ([] if key is None else [key])
    assert wrong == ([(2, "contract", "deal_contract_unknown")] if key is None else [])


def test_terms_are_as_the_row_says_and_nothing_where_it_is_empty() -> None:
    bare = {"advance": "", "retention": "", "retained_until": ""}
    steps, wrong = planned(0, agreed(), agreed(contract="HT-2", **bare))
    assert (wrong, steps.counts) == ([], {"terms": 2})
    first, second = (step.command for step in steps.steps)
    assert (first.terms, first.reason, first.decision) == (AGREED, "第五条", None)
    assert second.terms == PaymentTerms(advance=Fen(0), retention=Fen(0))


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ((agreed(), agreed()), [(3, "contract", "deal_row_twice")]),
        ((agreed(), agreed(contract="HT-2")), []),
        ((agreed(contract="HT-2"), agreed(contract="FB-1")), [(3, "contract", "deal_row_twice")]),
        ((agreed(retained_until=""),), [(2, "retained_until", "payment_terms_wrong")]),
        ((agreed(retention=""),), [(2, "retained_until", "payment_terms_wrong")]),
    ],
)
def test_a_contract_has_one_row_of_terms_and_what_is_kept_back_has_its_day(
    rows: tuple[Row, ...], wrong: Wrong
) -> None:
    steps, found = planned(0, *rows)
    assert found == wrong
    assert len(steps.steps) == len(rows) - len(wrong)


@pytest.mark.parametrize(
    ("terms", "counts"), [(AGREED, {"same": 1}), (change(AGREED, advance=Fen(1)), {"terms": 1})]
)
def test_terms_that_are_there_are_not_entered_again(
    terms: PaymentTerms, counts: dict[str, int]
) -> None:
    steps, wrong = planned(0, agreed(), payment_terms=terms)
    assert (steps.counts, wrong) == (counts, [])
    assert len(steps.steps) == counts.get("terms", 0)


DAY = date(2024, 5, 20)


@pytest.mark.parametrize(
    ("there", "counts"),
    [
        ((), {"acceptances": 1}),
        ((accepted(60_00, DAY),), {"same": 1}),
        ((accepted(1, date(2024, 1, 1)), accepted(60_00, DAY)), {"same": 1}),
        ((accepted(60_01, DAY),), {"acceptances": 1}),
        ((accepted(60_00, date(2024, 5, 21)),), {"acceptances": 1}),
    ],
)
def test_an_acceptance_is_that_of_its_day_and_worth(
    there: tuple[Acceptance, ...], counts: dict[str, int]
) -> None:
    steps, wrong = planned(1, worked(), acceptances=there)
    assert (steps.counts, wrong) == (counts, [])
    assert len(steps.steps) == counts.get("acceptances", 0)


@pytest.mark.parametrize(
    ("paper", "digest", "wrong"),
    [
        ("", "", []),
        ("单.pdf", DIGEST, []),
        ("空.pdf", "", [(2, "paper", "deal_paper_missing")]),
        ("没有.pdf", "", [(2, "paper", "deal_paper_missing")]),
    ],
)
def test_a_paper_is_named_by_its_hash(paper: str, digest: str, wrong: Wrong) -> None:
    steps, found = planned(1, worked(paper=paper))
    assert found == wrong
    assert [step.command.document for step in steps.steps] == [digest]


FISH = change(ASKED, form=DischargeForm.IN_KIND, amount=Fen(8_00), document=DIGEST)


@pytest.mark.parametrize(
    ("there", "counts"),
    [
        ((), {"discharges": 1}),
        ((FISH,), {"same": 1}),
        ((change(FISH, withdrawn=True),), {"discharges": 1}),
        ((change(FISH, withdrawn=True), FISH), {"same": 1}),
        ((change(FISH, amount=Fen(8_01)),), {"discharges": 1}),
        ((change(FISH, form=DischargeForm.LABOUR),), {"discharges": 1}),
        ((change(FISH, document="c" * 64),), {"discharges": 1}),
    ],
)
def test_what_is_met_without_money_is_asked_for_once(
    there: tuple[Discharge, ...], counts: dict[str, int]
) -> None:
    steps, wrong = planned(2, met(), discharges=there)
    assert (steps.counts, wrong) == (counts, [])
    assert [step.command.document for step in steps.steps] == (
        [DIGEST] if "discharges" in counts else []
    )


def test_what_is_met_without_money_has_its_evidence() -> None:
    steps, wrong = planned(2, met(paper="没有.pdf"), met(amount="9"))
    assert wrong == [(2, "paper", "deal_paper_missing")]
    assert [step.command.amount for step in steps.steps] == [9_00]
