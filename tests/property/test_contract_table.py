"""What each row of a table of contracts drafts, and which cell is wrong: asked without an app."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AssetId
from ruralgov.domain.kernel.imports import Problems, Steps, id_of
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import AssetRegister, ContractHistory, Contracts, Deposit, PriceStep
from ruralgov.domain.property.imports_contracts import TABLE
from ruralgov.domain.property.messages_contract import DraftContract
from tests.bringing import Wrong
from tests.property import tables
from tests.property.tables import HERE, Row
from tests.property.tables import wrong as wrong_in

ROW = {
    "mark": "FB-1",
    "title": "水塘承包合同",
    "direction": "发包",
    "tenure": "租赁",
    "assets": "Z-1",
    "company": "某公司",
    "since": "2024-03-01",
    "last": "2029-02-28",
    "day": "2024-03-10",
    "amount": "100",
}
MORE = {"mark": "FB-1", "day": "2027-03-10", "amount": "200"}
ASSETS = {"Z-1": AssetId("one"), "Z-2": AssetId("two")}
KEY = id_of("contract", HERE, "FB-1")


def planned(*rows: Row, **there: Any) -> tuple[Steps, Wrong]:
    """Return the steps of a table, and what is wrong with which cell of which row."""
    steps, problems = taken(*rows, **there)
    return steps, wrong_in(problems)


def taken(*rows: Row, there: DraftContract | None = None, **drafted: Any) -> tuple[Steps, Problems]:
    """Plan a table where a contract is there already, as it was drafted, or none."""

    def answer(query: Any) -> Any:
        match query:
            case AssetRegister():
                return [
                    SimpleNamespace(row=SimpleNamespace(code=code), asset=key)
                    for code, key in ASSETS.items()
                ]
            case Contracts():
                return [] if there is None else [SimpleNamespace(owner=KEY, number="1")]
            case ContractHistory():
                assert there is not None
                step = SimpleNamespace(contract=change(there, **drafted))
                return SimpleNamespace(steps=[step], private=there.person is not None)
        raise AssertionError(query)

    return tables.planned(TABLE, answer, *rows)


def row(**cells: str) -> Row:
    return ROW | cells


def drafts(*rows: Row) -> list[DraftContract]:
    steps, wrong = planned(*rows)
    assert wrong == []
    assert steps.counts == {"contracts": len(steps.steps)}
    return [step.command for step in steps.steps]


def test_a_row_is_a_draft_until_the_day_after_its_last() -> None:
    (made,) = drafts(ROW)
    assert (made.id, made.collective, made.assets) == (KEY, HERE, (AssetId("one"),))
    assert (made.since, made.until) == (date(2024, 3, 1), date(2029, 3, 1))
    assert made.price == (PriceStep(first=date(2024, 3, 10), amount=Fen(100_00)),)
    assert (made.company, made.company_code, made.person, made.deposit) == (
        "某公司",
        "",
        None,
        None,
    )


def test_a_price_has_as_many_terms_as_there_are_rows() -> None:
    first = row(times="3", every="6", covers="2024-03-01", deposit="30", deposit_day="2024-03-02")
    (made,) = drafts(first, MORE)
    assert made.price == (
        PriceStep(
            first=date(2024, 3, 10),
            amount=Fen(100_00),
            times=3,
            every=6,
            covers=date(2024, 3, 1),
        ),
        PriceStep(first=date(2027, 3, 10), amount=Fen(200_00)),
    )
    assert made.deposit == Deposit(day=date(2024, 3, 2), amount=Fen(30_00))


def test_a_contract_may_be_about_several_assets_and_without_a_price() -> None:
    cells = {"tenure": "家庭承包", "company": "", "person": "欧阳 示例", "day": "", "amount": ""}
    (made,) = drafts(row(assets="Z-1；Z-2", **cells))
    assert (made.assets, made.price) == ((AssetId("one"), AssetId("two")), ())
    assert made.person is not None
    bought = row(direction="采购", tenure="", assets="")
    assert [one.assets for one in drafts(bought)] == [()]


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        *(({name: ""}, [(name, "cell_empty")]) for name in ("title", "since", "last")),
        ({"direction": ""}, [("direction", "cell_empty")]),
        ({"company": ""}, [("company", "party_wrong")]),
        ({"person": "欧阳示例"}, [("company", "party_wrong")]),
        ({"tenure": ""}, [("tenure", "tenure_wrong")]),
        ({"direction": "采购"}, [("tenure", "tenure_wrong")]),
        ({"deposit": "1"}, [("deposit_day", "cell_empty")]),
        ({"deposit_day": "2024-03-02"}, [("deposit", "cell_empty")]),
        ({"deposit": "0", "deposit_day": "2024-03-02"}, [("deposit", "amount_range")]),
        ({"amount": ""}, [("amount", "cell_empty")]),
        ({"day": ""}, [("day", "cell_empty")]),
        ({"amount": "0"}, [("amount", "amount_range")]),
        ({"times": "0"}, [("times", "price_wrong")]),
        ({"every": "0"}, [("times", "price_wrong")]),
        ({"assets": "Z-1；Z-9；Z-8"}, [("assets", "contract_asset_unknown")]),
        ({"amount": "多"}, [("amount", "amount_wrong")]),
    ],
)
def test_each_wrong_cell_is_named_and_its_contract_alone_is_left_out(
    cells: Row, wrong: list[tuple[str, str]]
) -> None:
    steps, found = planned(row(**cells), row(mark="FB-2"))
    assert found == [(2, *one) for one in wrong]
    assert [step.command.id for step in steps.steps] == [id_of("contract", HERE, "FB-2")]


def test_assets_that_nobody_knows_are_named_by_their_place_in_the_cell() -> None:
    _, problems = taken(row(assets="Z-9；Z-1；Z-8"))
    (fault,) = problems.found
    assert fault.error.facts["places"] == "1、3"


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"title": "别的合同"}, [("title", "contract_rows_differ")]),
        ({"title": ROW["title"]}, []),
        ({"since": "2024-03-02"}, [("since", "contract_rows_differ")]),
        ({"times": "2", "every": "3", "covers": "2027-03-01"}, []),
        ({"day": ""}, [("day", "cell_empty")]),
        ({"amount": "", "day": ""}, [("amount", "cell_empty")]),
        ({"amount": "多"}, [("amount", "amount_wrong")]),
    ],
)
def test_a_further_row_says_only_more_of_the_price(
    cells: Row, wrong: list[tuple[str, str]]
) -> None:
    steps, found = planned(ROW, MORE | cells)
    assert found == [(3, *one) for one in wrong]
    assert len(steps.steps) == (0 if wrong else 1)


def test_a_contract_whose_first_row_cannot_be_read_is_not_drafted_of_its_others() -> None:
    steps, found = planned(row(amount="多"), row(), row(mark="FB-2"))
    assert found == [(2, "amount", "amount_wrong")]
    assert [step.command.id for step in steps.steps] == [id_of("contract", HERE, "FB-2")]


def test_of_a_table_without_good_rows_nothing_comes() -> None:
    assert planned() == (Steps(), [])


def test_the_last_day_that_there_is_stays() -> None:
    made, wrong = planned(row(last="9999-12-31"))
    assert (wrong, made.steps[0].command.until) == ([], date.max)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"term_reason": "投资大"}, True),
        ({"title": "别的合同"}, False),
        ({"assets": ()}, False),
        ({"company": "别的公司"}, False),
        ({"company_code": "1"}, False),
        ({"since": date(2024, 3, 2)}, False),
        ({"until": date(2029, 3, 2)}, False),
        ({"price": ()}, False),
        ({"deposit": Deposit(day=date(2024, 3, 2), amount=Fen(1))}, False),
        ({"tenure": None}, False),
    ],
)
def test_a_number_is_drafted_once_and_another_contract_does_not_get_it(
    changes: dict[str, Any], same: bool
) -> None:
    (there,) = drafts(ROW)
    steps, wrong = planned(ROW, there=there, **changes)
    assert steps.steps == []
    assert (steps.counts, wrong) == (
        ({"same": 1}, []) if same else ({}, [(2, "mark", "contract_mark_used")])
    )


def test_a_person_is_not_the_company_that_was_there() -> None:
    (company,) = drafts(ROW)
    of_a_person = row(company="", person="欧阳示例")
    (private,) = drafts(of_a_person)
    for cells, there, wrong in (
        (of_a_person, private, []),
        (of_a_person, company, [(2, "mark", "contract_mark_used")]),
        (ROW, private, [(2, "mark", "contract_mark_used")]),
    ):
        assert planned(cells, there=there)[1] == wrong
    hidden = planned(of_a_person, there=change(company, company=""))
    assert hidden[1] == [(2, "mark", "contract_mark_used")]
