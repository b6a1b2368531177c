"""The checks of what members are given, each where it turns: no app and no store."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.books import VoucherKind
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, DecisionId, PersonId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.membership import (
    DISTRIBUTION,
    AdmissionCause,
    Basis,
    Distribution,
    DistributionLine,
    DistributionStage,
    Payment,
    Remainder,
    RollMemberRow,
    Taking,
)
from ruralgov.domain.oversight import Found, Ledgers, Severity
from ruralgov.domain.oversight.checks_members import distributable, listed, people
from ruralgov.domain.registry import PERSON, Person
from tests.books.ledger import line
from tests.oversight.shelf import END, TODAY, rows_of, shelf
from tests.oversight.test_asset_boundaries import A_DAY, JUNE, voucher
from tests.property.drafts import HERE

ONE, TWO = PersonId("one"), PersonId("two")
PAID = Payment(
    person=ONE,
    amount=Fen(60),
    voucher=VoucherId("p"),
    day=JUNE,
    taking=Taking.SELF,
    payee=None,
    reference="",
    by=AccountId("k"),
)
LIST = Distribution(
    collective=HERE,
    title="分配",
    year=2025,
    amount=Fen(100),
    basis=Basis.SHARES,
    remainder=Remainder.LARGEST,
    record_day=date(2025, 5, 1),
    decision=DecisionId("d"),
    lines=(
        DistributionLine(person=ONE, weight=3, amount=Fen(60)),
        DistributionLine(person=TWO, weight=2, amount=Fen(40)),
    ),
    drafters=(AccountId("k"),),
    stage=DistributionStage.APPROVED,
    approved=JUNE,
    payable=VoucherId("v"),
)
GIVEN = (line("322", 100), line("211", -100))
KEPT, TAKEN = (line("102", 125), line("322", -125)), (line("322", 25), line("311", -25))


def of_list(state: Distribution | None, *others: Any, **more: Any) -> Ledgers:
    states = {} if state is None else {"l": state}
    known = {(DISTRIBUTION.kind, key): one for key, one in states.items()}
    known |= {(PERSON.kind, key): one for key, one in more.pop("known", {}).items()}
    rows = (*rows_of(DISTRIBUTION, states), *others)
    return shelf(more.pop("vouchers", None), states=known, others=rows, **more)


def whats(found: Any) -> list[str]:
    return [one.about[1] for one in found]


@pytest.mark.parametrize(
    ("state", "more", "what"),
    [
        (None, {}, ["list"]),
        (LIST, {}, []),
        (change(LIST, payable=None), {}, ["list", "voucher"]),
        (change(LIST, payable=None, stage=DistributionStage.PUBLISHED), {}, ["list"]),
        (change(LIST, stage=DistributionStage.WITHDRAWN), {}, ["list"]),
        (None, {"kind": VoucherKind.REVERSAL}, []),
        (None, {"day": TODAY - 30 * A_DAY}, []),
        (None, {"day": TODAY - 31 * A_DAY}, ["list"]),
    ],
)
def test_r43_what_is_given_has_a_list_and_a_list_its_voucher(
    state: Distribution | None, more: dict[str, Any], what: list[str]
) -> None:
    of = of_list(state, vouchers={"v": voucher(*GIVEN, **more)})
    assert whats(listed(of)) == what


@pytest.mark.parametrize(
    ("approved", "count"),
    [
        (TODAY - 30 * A_DAY, 0),
        (TODAY - 31 * A_DAY, 1),
        (END + A_DAY, 0),
        (date(2024, 12, 31), 0),
    ],
)
def test_r43_a_list_waits_a_month_for_its_voucher(approved: date, count: int) -> None:
    of = of_list(change(LIST, payable=None, approved=approved))
    assert len(list(listed(of))) == count


def test_r43_money_to_the_reserve_needs_no_list() -> None:
    assert list(listed(of_list(None, vouchers={"v": voucher(*TAKEN)}))) == []


def r44(before: int = 0, *vouchers: Any) -> list[Found]:
    kept = {f"v{number}": one for number, one in enumerate(vouchers)}
    return list(distributable(of_list(None, vouchers=kept, before={("322", "322"): -before})))


@pytest.mark.parametrize(
    ("before", "taken", "what", "amount"),
    [
        (125, JUNE, [], ""),
        (124, JUNE, ["beyond"], "0.01"),
        (25, JUNE, ["beyond"], "1.00"),
        (0, JUNE, ["beyond"], "1.00"),
        (125, JUNE + A_DAY, ["reserve"], "1.00"),
        (125, None, ["reserve"], "1.00"),
    ],
)
def test_r44_no_more_is_given_than_there_is_after_the_reserve(
    before: int, taken: date | None, what: list[str], amount: str
) -> None:
    reserve = () if taken is None else (voucher(*TAKEN, day=taken),)
    found = r44(before, voucher(*GIVEN), *reserve)
    assert whats(found) == what
    assert [one.evidence[0].value for one in found] == ([amount] if amount else [])
    assert [one.severity for one in found] == [
        Severity.WARNING if one == "reserve" else None for one in what
    ]


def test_r44_what_came_in_by_the_day_counts_and_later_not() -> None:
    later = voucher(*KEPT, day=JUNE + A_DAY)
    assert whats(r44(0, voucher(*KEPT), voucher(*TAKEN), voucher(*GIVEN))) == []
    assert whats(r44(25, voucher(*TAKEN), voucher(*GIVEN), later)) == ["beyond"]


def person(**more: Any) -> Person:
    values: dict[str, Any] = {
        "name": PersonName.of("甲"),
        "identity": None,
        "telephone": None,
        "party_member": False,
        "memberships": (),
    }
    return Person(**values | more)


@pytest.mark.parametrize(
    ("died", "taking", "count"),
    [
        (JUNE, Taking.SELF, 1),
        (JUNE, Taking.AGENT, 1),
        (JUNE, Taking.HEIR, 0),
        (JUNE + A_DAY, Taking.SELF, 0),
        (None, Taking.SELF, 0),
    ],
)
def test_r52_nobody_is_paid_after_their_death(
    died: date | None, taking: Taking, count: int
) -> None:
    state = change(LIST, payments=(change(PAID, taking=taking),))
    found = list(people(of_list(state, known={ONE: person(died=died), TWO: person()})))
    assert [one.about for one in found] == [("distribution/l", "dead", "1")] * count
    assert all("one" not in (link.key, link.label) for one in found for link in one.links)


def on_roll(who: str, owner: str = "there", **more: Any) -> RollMemberRow:
    values: dict[str, Any] = {
        "since": date(2025, 1, 1),
        "until": date(2025, 6, 1),
        "cause": AdmissionCause.FOUNDING,
        "loss": None,
    }
    return RollMemberRow(owner=owner, person=PersonId(who), **values | more)


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (on_roll("again"), 1),
        (on_roll("one"), 1),
        (on_roll("again", CollectiveId(HERE)), 0),
        (on_roll("again", since=date(2025, 5, 2)), 0),
        (on_roll("again", since=date(2025, 5, 1)), 1),
        (on_roll("again", until=date(2025, 5, 1)), 0),
        (on_roll("other"), 0),
    ],
)
def test_r52_who_was_entered_twice_shares_in_one_collective(row: RollMemberRow, count: int) -> None:
    known = {
        ONE: person(absorbed=(PersonId("again"),)),
        TWO: person(),
        "again": person(merged=ONE),
    }
    found = list(people(of_list(LIST, row, known=known)))
    assert [one.about for one in found] == [("distribution/l", "twice", "1")] * count


def test_r52_who_is_not_in_the_registry_is_not_looked_at() -> None:
    known = {ONE: person(died=JUNE)}
    state = change(LIST, payments=(PAID,))
    assert [one.about[1] for one in people(of_list(state, known=known))] == ["dead"]
    assert list(people(of_list(state))) == []
    nothing = change(state, lines=(change(LIST.lines[0], amount=Fen(0)), LIST.lines[1]))
    assert list(people(of_list(nothing, known=known))) == []
