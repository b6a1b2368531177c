"""Who comes and who goes, where it turns: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import membership as c
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import DecisionId, PersonId
from ruralgov.domain.membership import rules_change as rules
from ruralgov.domain.membership.model import (
    RollChange,
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
    MOVE,
    MOVED,
    WITHDRAW,
    asked,
    roll,
    waiting,
)
from tests.membership.farm import (
    A_DAY,
    CONFIRMS,
    DOUBLE,
    KEY,
    ME,
    ONE,
    PUBLISHED,
    ROLL,
    SHARES,
    THREE,
    TWO,
    came,
    died,
    member_row,
)
from tests.membership.hamlet import SINCE, admitting, losing

ADMIT = change(admitting(KEY, THREE, CONFIRMS), since=TODAY, reference=" 证 ", reason=" 婚 ")
LOSE = losing(KEY, ONE, since=TODAY, reference=" 书 ", reason=" 退 ")


@pytest.mark.parametrize(
    ("command", "rule", "known"),
    [
        (ADMIT, rules.propose_admission, roll()),
        (LOSE, rules.propose_loss, roll()),
        (MOVE, rules.propose_share_move, roll()),
        (APPROVE, rules.approve_roll_change, roll(waiting(loss=LOSS))),
        (DROP, rules.drop_roll_change, roll(waiting(loss=LOSS))),
        (END, rules.end_former_membership, roll()),
        (CORRECT, rules.correct_member_entry, roll()),
        (WITHDRAW, rules.withdraw_share_move, change(ROLL, moves=(waiting(move=MOVED),))),
    ],
)
def test_rule_3_a_roll_changes_once_it_is_confirmed(
    command: Any, rule: Any, known: c.MemberRoll
) -> None:
    assert asked(command, rule, known).code == ""
    asked(command, rule, None).refused("roll_missing")
    early = change(known, stage=PUBLISHED.stage)
    asked(command, rule, early).refused("roll_stage_wrong")


def admitted(known: c.MemberRoll = ROLL, *rows: Any, others: Any = None, **more: Any) -> Outcome:
    return asked(change(ADMIT, **more), rules.propose_admission, known, *rows, others=others)


def test_rule_3_what_is_proposed_has_the_next_number_and_clean_words() -> None:
    two = roll(waiting(loss=LOSS), waiting(2, move=MOVED))
    change_ = RollChange(number=3, by=ME, admission=ADMISSION)
    admitted(two).then(c.RollChangeProposed(change=change_))
    event = asked(LOSE, rules.propose_loss, ROLL).only()
    assert event.change == RollChange(number=1, by=ME, loss=LOSS)
    moved = asked(MOVE, rules.propose_share_move, ROLL).only()
    assert moved.change == RollChange(number=1, by=ME, move=MOVED)
    for name in ("reference", "reason"):
        admitted(ROLL, **{name: " "}).refused("text_not_clean")
        bare = change(LOSE, **{name: " "})
        asked(bare, rules.propose_loss, ROLL).refused("text_not_clean")
        bare_move = change(MOVE, **{name: " "})
        asked(bare_move, rules.propose_share_move, ROLL).refused("text_not_clean")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"cause": c.AdmissionCause.FOUNDING}, "admission_cause_wrong"),
        ({"since": SINCE}, ""),
        ({"since": SINCE - A_DAY}, "roll_day_wrong"),
        ({"since": TODAY + A_DAY}, "roll_day_wrong"),
        ({"person": ONE}, "member_already"),
        ({"person": PersonId("double")}, "member_already"),
        ({"decision": SHARES}, "decision_wrong_matter"),
        ({"decision": DecisionId("none")}, "decision_missing"),
    ],
)
def test_rule_3_who_is_admitted_is_no_member_yet(more: dict[str, Any], code: str) -> None:
    assert admitted(others=DOUBLE, **more).code == code


@pytest.mark.parametrize(
    ("until", "code"), [(TODAY, ""), (TODAY + A_DAY, "member_already"), (TODAY - A_DAY, "")]
)
def test_rule_3_who_left_can_come_back_from_that_day_on(until: date, code: str) -> None:
    known = change(ROLL, members=(change(ENDED, until=until),))
    assert admitted(known, person=ONE).code == code


@pytest.mark.parametrize(("day", "code"), [(TODAY, "member_dead"), (TODAY + A_DAY, "")])
def test_rule_3_the_dead_are_not_admitted(day: date, code: str) -> None:
    assert admitted(others=died(THREE, day)).code == code


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"since": TODAY - A_DAY}, ""),
        ({"since": TODAY}, "member_elsewhere"),
        ({"since": TODAY - A_DAY, "until": TODAY}, ""),
        ({"since": TODAY, "owner": KEY}, ""),
    ],
)
def test_rule_4_a_former_membership_gives_way_to_a_later_one(
    row: dict[str, Any], code: str
) -> None:
    assert admitted(ROLL, member_row(THREE, **row)).code == code


@pytest.mark.parametrize(
    ("pending", "person", "code"),
    [
        (waiting(admission=ADMISSION), THREE, "roll_change_waits"),
        (waiting(admission=change(ADMISSION, person=TWO)), THREE, ""),
        (waiting(loss=change(LOSS, person=THREE)), THREE, "roll_change_waits"),
        (waiting(move=change(MOVED, giver=THREE)), THREE, ""),
    ],
)
def test_rule_3_one_change_of_a_person_waits_at_a_time(
    pending: RollChange, person: PersonId, code: str
) -> None:
    assert admitted(roll(pending), person=person).code == code
    mine = change(pending, loss=change(LOSS, person=PersonId("double")), admission=None)
    lost = asked(LOSE, rules.propose_loss, roll(mine), others=DOUBLE)
    assert lost.code == "roll_change_waits"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"since": SINCE + A_DAY}, ""),
        ({"since": SINCE}, "roll_day_wrong"),
        ({"since": TODAY + A_DAY}, "roll_day_wrong"),
        ({"person": THREE}, "member_missing"),
        ({"person": PersonId("double")}, ""),
        ({"cause": c.LossCause.DEATH}, "death_not_registered"),
        ({"reason": "外嫁"}, "loss_for_marriage"),
        ({"reference": "离婚证"}, "loss_for_marriage"),
        ({"reason": "外嫁", "cause": c.LossCause.CIVIL_SERVANT}, ""),
    ],
)
def test_rule_4_who_is_lost_was_there_the_day_before(more: dict[str, Any], code: str) -> None:
    outcome = asked(change(LOSE, **more), rules.propose_loss, ROLL, others=DOUBLE)
    assert outcome.code == code
    if not code:
        assert outcome.only().change.loss.person == ONE


def test_rule_4_who_left_or_came_today_is_not_lost() -> None:
    left = change(ROLL, members=(change(ENDED, until=TODAY),))
    asked(LOSE, rules.propose_loss, left).refused("member_missing", day=TODAY - A_DAY)
    came_today = change(ROLL, members=(came(ONE),))
    asked(LOSE, rules.propose_loss, came_today).refused("member_missing")
    yesterday = change(ROLL, members=(came(ONE, TODAY - A_DAY),))
    assert asked(LOSE, rules.propose_loss, yesterday).code == ""


def test_rule_4_a_death_is_of_the_day_that_the_registry_says() -> None:
    death = change(LOSE, cause=c.LossCause.DEATH)
    assert asked(death, rules.propose_loss, ROLL, others=died()).code == ""
    other = died(day=TODAY - A_DAY)
    asked(death, rules.propose_loss, ROLL, others=other).refused("death_not_registered")
    waits = roll(waiting(loss=change(LOSS, cause=c.LossCause.DEATH)))
    assert asked(APPROVE, rules.approve_roll_change, waits, others=died()).code == ""
    asked(APPROVE, rules.approve_roll_change, waits).refused("death_not_registered")
