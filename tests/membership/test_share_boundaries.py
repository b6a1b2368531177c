"""Shares and what is approved or put right, where it turns: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import membership as c
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.meetings import DECISION, BodyKind, Matter
from ruralgov.domain.membership import rules_change as rules
from ruralgov.domain.membership.model import (
    LARGEST_SHARE,
    RollChange,
    shares_on,
)
from tests.given import TODAY, Outcome
from tests.membership.changing import (
    ADMISSION,
    APPROVE,
    CORRECT,
    DROP,
    END,
    ENDED,
    LOSS,
    MOVED,
    WITHDRAW,
    Kind,
    asked,
    moved,
    roll,
    waiting,
)
from tests.membership.farm import (
    A_DAY,
    AWAY,
    CONFIRMS,
    DOUBLE,
    ME,
    ONE,
    ROLL,
    SHARES,
    THREE,
    TWO,
    came,
    decision,
    died,
    member_row,
    there,
)
from tests.membership.hamlet import BASIC, LAND, SINCE


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"units": 1}, ""),
        ({"units": 0}, "share_units_wrong"),
        ({"units": 100}, ""),
        ({"units": 101}, "share_too_few"),
        ({"units": LARGEST_SHARE}, "share_too_few"),
        ({"units": LARGEST_SHARE + 1}, "share_units_wrong"),
        ({"share": LAND}, "share_too_few"),
        ({"since": SINCE}, ""),
        ({"since": SINCE - A_DAY}, "roll_day_wrong"),
        ({"since": TODAY + A_DAY}, "roll_day_wrong"),
        ({"taker": ONE}, "share_holders_wrong"),
        ({"taker": THREE}, "share_holders_wrong"),
        ({"taker": None}, "share_holders_wrong"),
        ({"giver": None}, "share_holders_wrong"),
        ({"giver": PersonId("double")}, ""),
        ({"decision": SHARES}, ""),
        ({"decision": CONFIRMS}, "decision_wrong_matter"),
        ({"kind": Kind.INHERIT}, "share_holders_wrong"),
        ({"kind": Kind.REPURCHASE, "decision": SHARES}, "share_holders_wrong"),
        ({"kind": Kind.REPURCHASE, "taker": None, "decision": SHARES}, ""),
        ({"kind": Kind.REPURCHASE, "taker": None}, "share_decision_missing"),
        (
            {"kind": Kind.REPURCHASE, "taker": None, "giver": None, "decision": SHARES},
            "share_holders_wrong",
        ),
        (
            {"kind": Kind.REPURCHASE, "taker": None, "decision": SHARES, "reason": "外嫁"},
            "loss_for_marriage",
        ),
        ({"reason": "外嫁"}, ""),
        ({"kind": Kind.ALLOT, "giver": None, "decision": SHARES}, ""),
        ({"kind": Kind.ALLOT, "giver": None}, "share_decision_missing"),
        ({"kind": Kind.ALLOT, "giver": None, "decision": SHARES, "units": 50}, ""),
        ({"kind": Kind.ALLOT, "giver": None, "decision": SHARES, "units": 51}, "share_too_few"),
        ({"kind": Kind.ALLOT, "decision": SHARES}, "share_holders_wrong"),
        (
            {"kind": Kind.ALLOT, "giver": None, "taker": THREE, "decision": SHARES},
            "share_holders_wrong",
        ),
    ],
)
def test_rule_6_shares_go_from_who_has_them_to_who_may(more: dict[str, Any], code: str) -> None:
    assert moved(others=DOUBLE, **more).code == code


def test_rule_6_where_shares_are_static_the_collective_gives_none() -> None:
    static = change(ROLL, management=c.Management.STATIC)
    allot = moved(static, kind=Kind.ALLOT, giver=None, decision=SHARES)
    allot.refused("share_holders_wrong")


@pytest.mark.parametrize("kind", [BodyKind.MEMBER_REPRESENTATIVES, BodyKind.REPRESENTATIVES])
def test_rule_6_all_the_members_decide_on_shares(kind: BodyKind) -> None:
    other = {(DECISION.kind, SHARES): decision(Matter.LAND_AND_SHARES, kind=kind)}
    moved(others=other, decision=SHARES).refused("decision_wrong_body")


@pytest.mark.parametrize(
    ("day", "inherits", "transfers"),
    [
        (TODAY, "", "share_holders_wrong"),
        (TODAY + A_DAY, "share_holders_wrong", ""),
        (TODAY - A_DAY, "", "share_holders_wrong"),
    ],
)
def test_rule_6_the_dead_leave_shares_and_the_living_transfer_them(
    day: date, inherits: str, transfers: str
) -> None:
    inherit = moved(others=died(day=day), kind=Kind.INHERIT, taker=THREE)
    assert inherit.code == inherits
    assert moved(others=died(day=day)).code == transfers
    none = moved(others=died(day=day), kind=Kind.INHERIT, taker=None)
    none.refused("share_holders_wrong")
    nobody = moved(others=died(day=day), kind=Kind.INHERIT, giver=None, taker=THREE)
    nobody.refused("share_holders_wrong")


@pytest.mark.parametrize(
    ("units", "since", "code"),
    [
        (30, TODAY - A_DAY, ""),
        (31, TODAY - A_DAY, "share_too_few"),
        (31, TODAY, "share_too_few"),
        (30, TODAY, ""),
    ],
)
def test_rule_6_nobody_gives_what_they_have_not_on_that_day_or_a_later_one(
    units: int, since: date, code: str
) -> None:
    before = waiting(move=change(MOVED, units=70))
    outcome = moved(change(ROLL, moves=(before,)), units=units, since=since)
    assert outcome.code == code
    if code:
        outcome.refused(code, units=units, day=TODAY)
    unmoved = change(before, move=None)
    assert moved(change(ROLL, moves=(unmoved,)), units=100).code == ""


@pytest.mark.parametrize(
    ("day", "shares"),
    [
        (SINCE - A_DAY, {}),
        (SINCE, {ONE: 100, TWO: 100, None: 50}),
        (TODAY - A_DAY, {ONE: 100, TWO: 100, None: 50}),
        (TODAY, {TWO: 200, None: 50}),
    ],
)
def test_rule_7_who_has_which_shares_follows_from_the_moves_by_their_day(
    day: date, shares: dict[Any, int]
) -> None:
    known = change(ROLL, moves=(waiting(move=change(MOVED, units=100)),))
    found = shares_on(known, day)
    assert found == {(who, BASIC): units for who, units in shares.items()}


def approved(known: c.MemberRoll, *rows: Any, others: Any = None, **more: Any) -> Outcome:
    return asked(change(APPROVE, **more), rules.approve_roll_change, known, *rows, others=others)


CHANGES = ({"admission": ADMISSION}, {"loss": LOSS}, {"move": MOVED})


@pytest.mark.parametrize("what", CHANGES)
def test_rule_3_another_approves_what_waits(what: dict[str, Any]) -> None:
    known = roll(waiting(**what))
    event = c.RollChangeApproved(change=1, by=ME)
    approved(known).then(event)
    approved(known, change=2).refused("roll_change_missing", change=2)
    mine = there(c.MEMBER_ROLL, known, account="proposer")
    mine.when(APPROVE, rules.approve_roll_change).refused("roll_same_person")
    found = c.MEMBER_ROLL.apply(known, event)
    assert found.pending == ()
    assert len(found.cites) == (2 if "admission" in what else 1)
    assert len(found.moves) == (1 if "move" in what else 0)
    untils = [one.until for one in found.members]
    assert (untils[0] == TODAY) is ("loss" in what)
    assert len(untils) == (3 if "admission" in what else 2)


def test_rule_3_what_is_no_longer_possible_is_not_approved() -> None:
    gone = change(ROLL, members=ROLL.members[1:], pending=(waiting(loss=LOSS),))
    approved(gone).refused("member_missing", day=TODAY - A_DAY)
    spent = change(
        roll(waiting(move=change(MOVED, units=80))),
        moves=(waiting(2, move=change(MOVED, units=30)),),
    )
    approved(spent).refused("share_too_few")
    member = roll(waiting(admission=change(ADMISSION, person=ONE)))
    approved(member).refused("member_already")
    cited = roll(waiting(move=change(MOVED, decision=SHARES)))
    found = c.MEMBER_ROLL.apply(cited, c.RollChangeApproved(change=1, by=ME))
    assert found.cites == (CONFIRMS, SHARES)


def test_rule_4_who_is_admitted_is_taken_over_from_where_they_were() -> None:
    known = roll(waiting(admission=ADMISSION))
    row = member_row(THREE, since=TODAY - A_DAY)
    taken = c.MemberTakenOver(person=THREE, former=AWAY, since=TODAY)
    approved(known, row).then(taken, c.RollChangeApproved(change=1, by=ME))
    over = change(row, until=TODAY)
    approved(known, over).then(c.RollChangeApproved(change=1, by=ME))
    (end,) = rules.end_formers(taken, "", there(c.MEMBER_ROLL).given)
    assert end == c.EndFormerMembership(collective=AWAY, person=THREE, since=TODAY)


def test_rule_4_what_waited_about_a_former_member_is_dropped() -> None:
    known = roll(
        waiting(loss=LOSS), waiting(2, loss=change(LOSS, person=TWO)), waiting(3, move=MOVED)
    )
    ended = c.FormerMembershipEnded(person=ONE, since=TODAY, by=ME)
    dropped, last = asked(END, rules.end_former_membership, known).events
    assert (dropped.change, last) == (1, ended)
    found = c.MEMBER_ROLL.apply(known, ended)
    assert [(one.until, one.loss) for one in found.members] == [
        (TODAY, c.LossCause.OTHER_COLLECTIVE),
        (ROLL.members[1].until, None),
    ]


@pytest.mark.parametrize(
    ("since", "ends"),
    [(SINCE, False), (SINCE + A_DAY, True), (TODAY - A_DAY, True), (TODAY, False)],
)
def test_rule_4_a_loss_ends_the_membership_in_which_it_lies(since: date, ends: bool) -> None:
    known = change(ROLL, members=(ENDED, ROLL.members[1]))
    event = c.FormerMembershipEnded(person=ONE, since=since, by=ME)
    found = c.MEMBER_ROLL.apply(known, event).members
    assert (found[0] != ENDED) is ends
    assert found[1] == ROLL.members[1]


def test_rule_3_what_waits_is_dropped_with_a_reason() -> None:
    known = roll(waiting(loss=LOSS), waiting(2, move=MOVED))
    event = c.RollChangeDropped(change=1, reason="误")
    asked(DROP, rules.drop_roll_change, known).then(event)
    asked(change(DROP, change=3), rules.drop_roll_change, known).refused("roll_change_missing")
    asked(change(DROP, reason=" "), rules.drop_roll_change, known).refused("text_not_clean")
    assert [one.number for one in c.MEMBER_ROLL.apply(known, event).pending] == [2]


def corrected(known: c.MemberRoll = ROLL, *rows: Any, **more: Any) -> Outcome:
    others = more.pop("others", None)
    return asked(change(CORRECT, **more), rules.correct_member_entry, known, *rows, others=others)


LEFT = change(ROLL, members=(change(ENDED, loss=c.LossCause.EXIT), ROLL.members[1]))


@pytest.mark.parametrize(
    ("known", "more", "code"),
    [
        (ROLL, {}, ""),
        (ROLL, {"since": SINCE}, ""),
        (ROLL, {"since": SINCE - A_DAY}, "roll_day_wrong"),
        (ROLL, {"since": TODAY}, ""),
        (ROLL, {"since": TODAY + A_DAY}, "roll_day_wrong"),
        (ROLL, {"since": None}, ""),
        (ROLL, {"entry": TODAY}, "entry_missing"),
        (ROLL, {"person": THREE}, "entry_missing"),
        (ROLL, {"person": PersonId("double")}, ""),
        (ROLL, {"reason": " "}, "text_not_clean"),
        (LEFT, {"entry": TODAY, "since": None}, ""),
        (LEFT, {"entry": TODAY, "since": TODAY - A_DAY}, ""),
        (LEFT, {"since": TODAY}, "entry_order"),
    ],
)
def test_rule_3_a_day_is_put_right_within_the_days_of_the_roll(
    known: c.MemberRoll, more: dict[str, Any], code: str
) -> None:
    outcome = corrected(known, others=DOUBLE, **more)
    assert outcome.code == code
    if not code:
        found = c.MEMBER_ROLL.apply(known, outcome.only())
        mine = [one for one in found.members if one.person == ONE]
        assert (outcome.only().reason, outcome.only().person) == ("误", ONE)
        assert len(found.members) == 1 + len(mine)
        assert all((one.loss is None) == (one.until > TODAY) for one in mine)


def test_rule_3_another_puts_a_day_right_than_entered_it() -> None:
    for account in ("drafter",):
        mine = there(c.MEMBER_ROLL, ROLL, account=account)
        mine.when(CORRECT, rules.correct_member_entry).refused("roll_same_person")
    back = change(ROLL, members=(ENDED, came(ONE)))
    mine = there(c.MEMBER_ROLL, back, account="proposer")
    mine.when(CORRECT, rules.correct_member_entry).refused("roll_same_person")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"since": TODAY}, "member_elsewhere"),
        ({"until": SINCE + A_DAY}, ""),
        ({"until": SINCE + 2 * A_DAY}, "member_elsewhere"),
    ],
)
def test_rule_5_a_day_is_not_put_right_into_another_roll(row: dict[str, Any], code: str) -> None:
    assert corrected(ROLL, member_row(**row)).code == code


def withdrawn(*moves: RollChange, account: str = "me", **more: Any) -> Outcome:
    situation = there(c.MEMBER_ROLL, change(ROLL, moves=moves), account=account)
    return situation.when(change(WITHDRAW, **more), rules.withdraw_share_move)


def test_rule_6_a_move_is_withdrawn_by_another_while_the_shares_are_there() -> None:
    first = waiting(move=MOVED)
    event = c.ShareMoveWithdrawn(change=1, reason="误")
    withdrawn(first).then(event)
    withdrawn(first, change=2).refused("roll_change_missing")
    withdrawn(change(first, move=None)).refused("roll_change_missing")
    withdrawn(first, account="proposer").refused("roll_same_person")
    withdrawn(first, reason=" ").refused("text_not_clean")
    on = change(MOVED, giver=TWO, taker=ONE)
    assert withdrawn(first, waiting(2, move=change(on, units=100))).code == ""
    withdrawn(first, waiting(2, move=change(on, units=101))).refused("share_too_few")
    known = change(ROLL, moves=(first, waiting(2, move=MOVED)))
    assert [one.number for one in c.MEMBER_ROLL.apply(known, event).moves] == [2]
