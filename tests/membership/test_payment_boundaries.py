"""The payment of a list and what is found of it, where it turns: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import membership as c
from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import DistributionId, PersonId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import BirthDate
from ruralgov.domain.membership import rules_payment as rules
from ruralgov.domain.membership.findings import GRACE, membership_findings
from ruralgov.domain.membership.model_distribution import Distribution, Payment
from ruralgov.domain.membership.rows import (
    DistributionRow,
    DistributionVoucherRow,
    VoucherPart,
    distribution_rows,
)
from ruralgov.domain.registry import PERSON
from tests.given import KEY as IT
from tests.given import TODAY, Outcome, Reading, States
from tests.membership.farm import (
    A_DAY,
    APPROVED,
    DOUBLE,
    HUNG,
    KEY,
    KNOWN,
    ME,
    OBJECTED,
    ONE,
    OWED,
    PAID,
    ROLL,
    THREE,
    TWO,
    came,
    died,
    member_row,
    merged,
    person,
    there,
)

D_ID = DistributionId(IT)
IS: dict[str, Any] = {"distribution": D_ID}
BOOK = c.BookPayable(voucher=VoucherId("v"), **IS)
UNBOOK = c.UnbookPayable(voucher=VoucherId("payable"), **IS)
SELF = c.Paying(person=ONE)
PAY = c.PayLines(voucher=VoucherId("v"), day=TODAY, payments=(SELF,), **IS)
RETURN = c.ReturnLinePayment(person=ONE, day=TODAY, voucher=VoucherId("v"), reason=" 账号错 ", **IS)
BACK = c.WithdrawLinePayments(voucher=VoucherId("paid"), reason=" 误 ", **IS)
GIVEN = change(OWED, payments=(PAID,))


def asked(
    state: Distribution | None, command: Any, rule: Any, *rows: Any, others: Any = None
) -> Outcome:
    return there(c.DISTRIBUTION, state, rows, others).when(command, rule)


@pytest.mark.parametrize(
    ("command", "rule", "known"),
    [
        (BOOK, rules.book_payable, APPROVED),
        (UNBOOK, rules.unbook_payable, OWED),
        (PAY, rules.pay_lines, OWED),
        (RETURN, rules.return_line_payment, GIVEN),
        (BACK, rules.withdraw_line_payments, GIVEN),
    ],
)
def test_rule_11_a_list_is_paid_once_it_is_approved(
    command: Any, rule: Any, known: Distribution
) -> None:
    assert asked(known, command, rule).code == ""
    asked(None, command, rule).refused("distribution_missing")
    for stage in (HUNG.stage, c.DistributionStage.WITHDRAWN):
        asked(change(known, stage=stage), command, rule).refused("distribution_stage_wrong")


USED = DistributionVoucherRow(owner="other", voucher=VoucherId("v"), part=VoucherPart.PAYMENT)


def test_rule_11_what_is_owed_is_booked_once_by_a_voucher_of_its_own() -> None:
    rule = rules.book_payable
    asked(APPROVED, BOOK, rule).then(c.PayableBooked(voucher=VoucherId("v")))
    asked(OWED, BOOK, rule).refused("payable_booked", voucher="payable")
    asked(APPROVED, BOOK, rule, USED).refused("distribution_voucher_used", distribution="other")
    assert asked(APPROVED, BOOK, rule, change(USED, voucher=VoucherId("w"))).code == ""
    asked(OWED, UNBOOK, rules.unbook_payable).then(c.PayableUnbooked(voucher=UNBOOK.voucher))
    asked(GIVEN, UNBOOK, rules.unbook_payable).refused("distribution_going")


def paid(*payments: c.Paying, known: Distribution = OWED, **more: Any) -> Outcome:
    others, rows = more.pop("others", None), more.pop("rows", ())
    command = change(PAY, payments=payments, **more)
    return asked(known, command, rules.pay_lines, *rows, others=others)


@pytest.mark.parametrize(
    ("known", "more", "code"),
    [
        (OWED, {}, ""),
        (APPROVED, {}, "payable_missing"),
        (OWED, {"day": TODAY - A_DAY}, ""),
        (OWED, {"day": TODAY - 2 * A_DAY}, "roll_day_wrong"),
        (OWED, {"day": TODAY + A_DAY}, "roll_day_wrong"),
        (OWED, {"rows": (USED,)}, "distribution_voucher_used"),
        (GIVEN, {}, "list_line_paid"),
        (change(OWED, payments=(change(PAID, returned=TODAY),)), {}, ""),
        (change(OWED, objections=(change(OBJECTED, person=ONE),)), {}, "list_line_blocked"),
        (change(OWED, objections=(OBJECTED,)), {}, ""),
        (change(OWED, lines=OWED.lines[1:]), {}, "list_line_missing"),
        (
            change(OWED, lines=(change(OWED.lines[0], amount=Fen(0)),)),
            {},
            "list_line_missing",
        ),
        (change(OWED, lines=(change(OWED.lines[0], amount=Fen(1)),)), {}, ""),
    ],
)
def test_rule_11_a_line_is_paid_that_is_owed_and_waits_for_nothing(
    known: Distribution, more: dict[str, Any], code: str
) -> None:
    assert paid(SELF, known=known, **more).code == code


def test_rule_11_each_line_is_marked_once() -> None:
    made = change(PAID, voucher=VoucherId("v"), day=TODAY, by=ME)
    event = c.LinesPaid(voucher=VoucherId("v"), day=TODAY, payments=(made,))
    paid(SELF).then(event)
    paid().refused("list_line_missing", person="-")
    paid(SELF, SELF).refused("list_line_twice", person=ONE)
    double = c.Paying(person=PersonId("double"))
    paid(SELF, double, others=DOUBLE).refused("list_line_twice", person="double")
    assert len(paid(SELF, c.Paying(person=TWO)).only().payments) == 2
    found = c.DISTRIBUTION.apply(OWED, event)
    assert (found.going, found.paid(ONE), found.paid(TWO)) == (True, made, None)


YOUNG = person(birth=BirthDate.of("2008-01-06"))
GROWN = person(birth=BirthDate.of("2008-01-05"))
UNKNOWN = person(birth=None)
DEAD, DIES = person(died=TODAY), person(died=TODAY + A_DAY)
BY: dict[str, Any] = {"payee": TWO, "reference": " 委托书 "}


@pytest.mark.parametrize(
    ("who", "taken"),
    [
        (GROWN, {"self", "guardian", "agent"}),
        (YOUNG, {"guardian"}),
        (UNKNOWN, {"self", "guardian", "agent"}),
        (None, {"self", "guardian", "agent"}),
        (DEAD, {"heir"}),
        (DIES, {"self", "guardian", "agent"}),
        (person(died=TODAY, birth=BirthDate.of("2008-01-06")), {"heir"}),
    ],
)
def test_rule_11_who_takes_the_money_may(who: Any, taken: set[str]) -> None:
    others: States = {(PERSON.kind, ONE): who}
    for taking in c.Taking:
        more = {} if taking is c.Taking.SELF else BY
        one = c.Paying(person=ONE, taking=taking, **more)
        outcome = paid(one, others=others)
        assert outcome.code == ("" if taking.value in taken else "taking_wrong"), taking
        if outcome.code:
            outcome.refused("taking_wrong", person=ONE, taking=taking.zh)
        else:
            (made,) = outcome.only().payments
            assert made.reference == ("" if taking is c.Taking.SELF else "委托书")


@pytest.mark.parametrize(
    "more",
    [
        {"taking": c.Taking.AGENT, "payee": TWO},
        {"taking": c.Taking.AGENT, "payee": TWO, "reference": " "},
        {"taking": c.Taking.AGENT, "reference": "委托书"},
        {"taking": c.Taking.AGENT, "payee": ONE, "reference": "委托书"},
        {"taking": c.Taking.SELF, "payee": TWO},
        {"taking": c.Taking.SELF, "reference": "委托书"},
        {"taking": c.Taking.GUARDIAN, "payee": TWO},
        {"taking": c.Taking.HEIR, "payee": TWO, "reference": "公证"},
    ],
)
def test_rule_11_another_takes_it_with_a_paper_and_oneself_without(more: dict[str, Any]) -> None:
    paid(change(SELF, **more)).refused("taking_wrong")


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 2, 28), "taking_wrong"), (date(2026, 3, 1), "")]
)
def test_rule_11_who_was_born_on_a_leap_day_is_of_age_on_the_first_of_march(
    day: date, code: str
) -> None:
    others: States = {(PERSON.kind, ONE): person(birth=BirthDate.of("2008-02-29"))}
    others |= {("member_roll", KEY): ROLL}
    situation = there(c.DISTRIBUTION, OWED, others=others, today=day)
    assert situation.when(change(PAY, day=day), rules.pay_lines).code == code


@pytest.mark.parametrize(
    ("known", "more", "code"),
    [
        (GIVEN, {}, ""),
        (OWED, {}, "list_line_not_paid"),
        (change(OWED, payments=(change(PAID, returned=TODAY),)), {}, "list_line_not_paid"),
        (GIVEN, {"person": TWO}, "list_line_not_paid"),
        (GIVEN, {"person": PersonId("double")}, ""),
        (GIVEN, {"day": PAID.day}, ""),
        (GIVEN, {"day": PAID.day - A_DAY}, "roll_day_wrong"),
        (GIVEN, {"day": TODAY + A_DAY}, "roll_day_wrong"),
        (GIVEN, {"reason": " "}, "text_not_clean"),
    ],
)
def test_rule_12_what_the_bank_returned_was_paid_before(
    known: Distribution, more: dict[str, Any], code: str
) -> None:
    command = change(RETURN, **more)
    outcome = asked(known, command, rules.return_line_payment, others=DOUBLE)
    assert outcome.code == code
    if not code:
        day = more.get("day", TODAY)
        event = c.LinePaymentReturned(person=ONE, day=day, voucher=VoucherId("v"), reason="账号错")
        outcome.then(event)
        other = change(PAID, person=TWO)
        both = change(known, payments=(*known.payments, other))
        found = c.DISTRIBUTION.apply(both, event)
        assert [one.returned for one in found.payments] == [day, None]
        again = c.DISTRIBUTION.apply(found, change(event, day=TODAY, voucher=VoucherId("w")))
        assert [one.return_voucher for one in again.payments] == ["v", None]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({}, "distribution_voucher_used"),
        ({"owner": D_ID}, "distribution_voucher_used"),
        ({"part": VoucherPart.RETURN}, "distribution_voucher_used"),
        ({"owner": D_ID, "part": VoucherPart.RETURN}, ""),
    ],
)
def test_rule_12_one_voucher_brings_several_lines_back_and_does_nothing_else(
    row: dict[str, Any], code: str
) -> None:
    outcome = asked(GIVEN, RETURN, rules.return_line_payment, change(USED, **row))
    assert outcome.code == code


def test_rule_12_the_marks_of_a_voucher_are_taken_back_while_nothing_came_back() -> None:
    rule = rules.withdraw_line_payments
    event = c.LinePaymentsWithdrawn(voucher=VoucherId("paid"), reason="误")
    asked(GIVEN, BACK, rule).then(event)
    other = change(BACK, voucher=VoucherId("x"))
    asked(GIVEN, other, rule).refused("list_line_not_paid", person="-")
    returned = change(PAID, person=TWO, returned=TODAY)
    mixed = change(OWED, payments=(PAID, returned))
    asked(mixed, BACK, rule).refused("list_line_not_paid", person=ONE)
    asked(GIVEN, change(BACK, reason=" "), rule).refused("text_not_clean")
    second = change(PAID, voucher=VoucherId("w"), person=TWO)
    found = c.DISTRIBUTION.apply(change(OWED, payments=(PAID, second)), event)
    assert found.payments == (second,)


def list_row() -> DistributionRow:
    row = next(iter(distribution_rows(APPROVED)))
    found: DistributionRow = change(row, owner=D_ID)
    return found


def found_of(
    *rows: Any, day: date = TODAY, roll: c.MemberRoll | None = ROLL, others: Any = None
) -> list[tuple[str, str, date]]:
    """Return what is found wrong with the collective on a day."""
    known: States = {(c.MEMBER_ROLL.kind, KEY): roll}
    known |= KNOWN | (others or {})
    asked_: Any = _Asked(day, Reading(known, rows))
    query = c.MembershipFindings(collective=KEY)
    return [(one.fault.value, one.person, one.since) for one in membership_findings(query, asked_)]


class _Asked:
    """What a query knows of a day."""

    def __init__(self, day: date, read: Reading) -> None:
        self.day, self.read = day, read


def test_nothing_is_found_of_a_roll_that_is_right() -> None:
    assert found_of() == []
    with pytest.raises(Exception, match="roll_missing"):
        found_of(roll=None)


def test_who_died_and_is_on_the_roll_is_found_and_after_a_while_their_shares() -> None:
    dead = ("dead_on_roll", ONE, TODAY)
    assert found_of(others=died()) == [dead]
    assert found_of(others=died(), day=TODAY - A_DAY) == []
    wait = TODAY + GRACE * A_DAY
    shares = ("shares_of_dead", ONE, TODAY)
    assert found_of(others=died(), day=wait) == [dead]
    assert found_of(others=died(), day=wait + A_DAY) == [dead, shares]
    left = change(ROLL, members=ROLL.members[1:])
    assert found_of(roll=left, others=died(), day=wait + A_DAY) == [shares]


def test_who_is_twice_on_a_roll_is_found_at_each_entry() -> None:
    twice = change(ROLL, members=(*ROLL.members, came("double")))
    assert found_of(roll=twice, others=DOUBLE) == [
        ("twice", ONE, ROLL.members[0].since),
        ("twice", ONE, TODAY),
    ]
    assert found_of(roll=twice, others=DOUBLE, day=TODAY - A_DAY) == []


@pytest.mark.parametrize(
    ("row", "day", "wrong"),
    [
        ({}, TODAY, True),
        ({"since": TODAY}, TODAY, True),
        ({"since": TODAY + A_DAY}, TODAY, False),
        ({"until": TODAY}, TODAY, False),
        ({"until": TODAY + A_DAY}, TODAY, True),
        ({"owner": KEY}, TODAY, False),
        ({"who": THREE}, TODAY, False),
    ],
)
def test_who_is_on_another_roll_on_the_day_is_found(
    row: dict[str, Any], day: date, wrong: bool
) -> None:
    other = member_row(**row)
    since = max(other.since, ROLL.members[0].since)
    assert found_of(other, day=day) == ([("elsewhere", ONE, since)] if wrong else [])


def test_a_collective_that_went_into_another_has_nothing_wrong_from_that_day_on() -> None:
    gone: States = died(day=TODAY - A_DAY) | {(COLLECTIVE.kind, KEY): merged(TODAY)}
    assert found_of(others=gone) == []
    assert len(found_of(others=gone, day=TODAY - A_DAY)) == 1


@pytest.mark.parametrize(
    ("days", "payments", "unpaid"),
    [
        (GRACE, (), []),
        (GRACE + 1, (), [ONE, TWO]),
        (GRACE + 1, (PAID,), [TWO]),
        (GRACE + 1, (change(PAID, returned=TODAY),), [ONE, TWO]),
    ],
)
def test_a_line_that_is_long_unpaid_is_found(
    days: int, payments: tuple[Payment, ...], unpaid: list[str]
) -> None:
    state = change(OWED, payments=payments)
    assert state.approved is not None
    known: States = {(c.DISTRIBUTION.kind, D_ID): state}
    day = state.approved + days * A_DAY
    found = found_of(list_row(), day=day, others=known)
    assert found == [("unpaid", who, state.approved) for who in unpaid]
    of_nothing = change(state, lines=tuple(change(one, amount=Fen(0)) for one in state.lines))
    nothing: States = {(c.DISTRIBUTION.kind, D_ID): of_nothing}
    assert found_of(list_row(), day=day, others=nothing) == []
    planned = evolve(list_row(), stage=c.DistributionStage.PLANNED)
    assert found_of(planned, day=day, others=known) == []
