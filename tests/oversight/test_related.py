"""What is with relations of the officers, for the notes: payments and contracts, by day."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.access import GrantRow
from ruralgov.domain.collectives import BOOKKEEPER, VILLAGE_HEAD
from ruralgov.domain.funds import FundStage, Interest
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, PlaceId
from ruralgov.domain.oversight import DealingKind
from ruralgov.domain.oversight.related import RelatedDealing, dealings
from tests.oversight.shelf import APPLIED, BEGIN, END, PAID_ON, shelf
from tests.oversight.test_asset_boundaries import A_DAY, LET
from tests.oversight.test_money_boundaries import ZHANG
from tests.oversight.test_payee_boundaries import RELATED
from tests.property.drafts import HERE


def grant(account: str, **more: Any) -> GrantRow:
    of: dict[str, Any] = {"role": BOOKKEEPER, "place": PlaceId("p"), "since": date(2024, 1, 1)}
    of |= {"owner": account, "until": FOREVER}
    return GrantRow(account=AccountId(account), **of | more)


def found(interest: Interest = RELATED, *grants: GrantRow, **more: Any) -> list[RelatedDealing]:
    of = shelf(interests={"i": interest}, others=grants, **more)
    return list(dealings(of))


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"since": PAID_ON}, 1),
        ({"since": PAID_ON + A_DAY}, 0),
        ({"until": PAID_ON}, 0),
        ({"until": PAID_ON + A_DAY}, 1),
        ({"payee": "大庄建材有限责任公司"}, 1),
        ({"payee": "别家"}, 0),
    ],
)
def test_a_payment_counts_while_the_relation_lasts(more: dict[str, Any], count: int) -> None:
    interest = change(RELATED, **{"payee": APPLIED.payee, "payee_person": None} | more)
    rows = found(interest, applications={"a": APPLIED})
    assert [(one.kind, one.key, one.amount) for one in rows] == [
        (DealingKind.PAYMENT, "a", 100)
    ] * count


@pytest.mark.parametrize(
    ("more", "count"), [({}, 1), ({"stage": FundStage.APPROVED, "payment": None}, 0)]
)
def test_only_what_was_paid_is_a_payment(more: dict[str, Any], count: int) -> None:
    interest = change(RELATED, payee=APPLIED.payee, payee_person=None)
    assert len(found(interest, applications={"a": change(APPLIED, **more)})) == count


def test_a_relation_of_an_officer_counts_wherever_it_was_declared() -> None:
    elsewhere = change(
        RELATED, payee=APPLIED.payee, payee_person=None, collective=CollectiveId("other")
    )
    paid: dict[str, Any] = {"applications": {"a": APPLIED}}
    assert found(elsewhere, **paid) == []
    (one,) = found(elsewhere, grant(RELATED.account), **paid)
    assert (one.account, one.offices) == (RELATED.account, (BOOKKEEPER,))
    for gone in (
        grant(RELATED.account, until=BEGIN),
        grant(RELATED.account, since=END + A_DAY),
        grant(RELATED.account, place=PlaceId("q")),
    ):
        assert found(elsewhere, gone, **paid) == []
    both = (grant(RELATED.account), grant(RELATED.account, owner="2", role=VILLAGE_HEAD))
    (one,) = found(elsewhere, *both, **paid)
    assert set(one.offices) == {BOOKKEEPER, VILLAGE_HEAD}


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"company": "别家"}, 0),
        ({"signed": END + A_DAY}, 0),
        ({"ended": BEGIN}, 0),
        ({"ended": BEGIN + A_DAY}, 1),
    ],
)
def test_a_contract_counts_while_it_is_in_force(more: dict[str, Any], count: int) -> None:
    known = change(
        LET, **{"company": "大庄建材", "person": None, "since": BEGIN, "signed": BEGIN} | more
    )
    interest = change(RELATED, payee="大庄建材有限公司", payee_person=None, since=date(2024, 1, 1))
    rows = found(interest, contracts={"k": known})
    assert [(one.kind, one.key) for one in rows] == [(DealingKind.CONTRACT, "k")] * count
    assert all(one.amount == known.worth for one in rows)
    over = change(interest, until=BEGIN)
    assert found(over, contracts={"k": known}) == []


def test_a_person_is_compared_and_not_named() -> None:
    interest = change(RELATED, collective=HERE, **ZHANG)
    rows = found(interest, applications={"a": change(APPLIED, **ZHANG)})
    assert [one.party for one in rows] == [""]
