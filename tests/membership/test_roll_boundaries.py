"""The first roll where it turns: each rule asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import membership as c
from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import DecisionId
from ruralgov.domain.meetings import DECISION, BodyKind, Matter
from ruralgov.domain.membership import rules
from ruralgov.domain.membership.model import LARGEST_SHARE
from tests.given import TODAY, Outcome, States
from tests.membership.farm import (
    A_DAY,
    AWAY,
    CONFIRMS,
    DIVIDES,
    DOUBLE,
    DRAFTED,
    KEY,
    LAST,
    ME,
    OBJECTED,
    ONE,
    OUT,
    PUBLISHED,
    ROLL,
    SHARES,
    TWO,
    collective,
    decision,
    died,
    member_row,
    merged,
    there,
)
from tests.membership.hamlet import BASIC, LAND, SINCE, drafting, entry

DRAFT = drafting(KEY, entry(ONE), entry(TWO), source=" 办法 ")
PUBLISH = c.PublishMemberRoll(collective=KEY, since=OUT, until=LAST, venue=" 栏 ")
OBJECT = c.ObjectToMemberRoll(collective=KEY, day=OUT, reference=" 异议 ", person=TWO)
ANSWER = c.AnswerRollObjection(
    collective=KEY, objection=1, upheld=True, day=TODAY, reference=" 答复 "
)
CONFIRM = c.ConfirmMemberRoll(collective=KEY, decision=CONFIRMS)
WITH_OBJECTION = change(PUBLISHED, objections=(OBJECTED,))


def asked(
    roll: c.MemberRoll | None, command: Any, rule: Any, *rows: Any, others: Any = None
) -> Outcome:
    return there(c.MEMBER_ROLL, roll, rows, others).when(command, rule)


@pytest.mark.parametrize(
    ("command", "rule", "right"),
    [
        (DRAFT, rules.draft_member_roll, ("draft", "published")),
        (PUBLISH, rules.publish_member_roll, ("draft",)),
        (OBJECT, rules.object_to_member_roll, ("published",)),
        (ANSWER, rules.answer_roll_objection, ("published",)),
        (CONFIRM, rules.confirm_member_roll, ("published",)),
    ],
)
def test_rule_1_each_step_of_a_roll_has_its_stage(
    command: Any, rule: Any, right: tuple[str, ...]
) -> None:
    published = WITH_OBJECTION if command is ANSWER else PUBLISHED
    known = {"draft": DRAFTED, "published": published, "confirmed": ROLL}
    for stage, roll in known.items():
        code = asked(roll, command, rule).code
        assert code == ("" if stage in right else "roll_stage_wrong"), stage
    wanted = "" if command is DRAFT else "roll_missing"
    assert asked(None, command, rule).code == wanted


def drafted(*rows: Any, others: Any = None, **more: Any) -> Outcome:
    return asked(None, change(DRAFT, **more), rules.draft_member_roll, *rows, others=others)


def test_rule_1_a_roll_is_drafted_as_of_a_day_that_was() -> None:
    event = drafted().only()
    assert (event.by, event.source, event.since) == (ME, "办法", SINCE)
    assert event.members == DRAFT.members
    assert event.pool == DRAFT.pool
    assert drafted(since=TODAY).code == ""
    drafted(since=TODAY + A_DAY).refused("roll_day_wrong")
    drafted(members=()).refused("roll_empty")
    drafted(source=" ").refused("text_not_clean")
    drafted(others={(COLLECTIVE.kind, KEY): None}).refused("collective_missing")
    drafted(others={(COLLECTIVE.kind, KEY): merged(TODAY)}).refused("collective_merged")


@pytest.mark.parametrize(
    ("units", "code"),
    [
        ((1,), ""),
        ((0,), "share_units_wrong"),
        ((LARGEST_SHARE,), ""),
        ((LARGEST_SHARE + 1,), "share_units_wrong"),
        ((1, 1), "share_units_wrong"),
        ((), ""),
    ],
)
def test_rule_1_shares_are_of_each_kind_once(units: tuple[int, ...], code: str) -> None:
    held = tuple(c.Holding(kind=BASIC, units=one) for one in units)
    assert drafted(pool=held).code == code
    assert drafted(members=(change(entry(ONE), shares=held),)).code == code
    both = (c.Holding(kind=BASIC, units=1), c.Holding(kind=LAND, units=1))
    assert drafted(pool=both).code == ""


def test_rule_5_nobody_is_on_a_roll_twice_by_whichever_id() -> None:
    drafted(members=(entry(ONE), entry(ONE))).refused("member_twice", person=ONE)
    both = (entry(ONE), entry("double"))  # type: ignore[arg-type]
    drafted(members=both, others=DOUBLE).refused("member_twice", person="double")
    (kept,) = drafted(members=both[1:], others=DOUBLE).only().members
    assert kept.person == ONE


@pytest.mark.parametrize(
    ("day", "code"), [(SINCE, "member_dead"), (SINCE + A_DAY, ""), (SINCE - A_DAY, "member_dead")]
)
def test_rule_1_who_died_before_is_on_no_roll(day: date, code: str) -> None:
    assert drafted(others=died(day=day)).code == code


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({}, "member_elsewhere"),
        ({"owner": KEY}, ""),
        ({"until": SINCE}, ""),
        ({"until": SINCE + A_DAY}, "member_elsewhere"),
        ({"since": TODAY + A_DAY}, "member_elsewhere"),
        ({"who": "x"}, ""),
        ({"who": "double"}, "member_elsewhere"),
    ],
)
def test_rule_5_nobody_is_on_two_rolls_on_any_day(row: dict[str, Any], code: str) -> None:
    assert drafted(member_row(**row), others=DOUBLE).code == code
    confirmed = asked(
        PUBLISHED, CONFIRM, rules.confirm_member_roll, member_row(**row), others=DOUBLE
    )
    assert confirmed.code == code


@pytest.mark.parametrize(
    ("ended", "code"), [(SINCE, ""), (SINCE + A_DAY, "member_elsewhere"), (SINCE - A_DAY, "")]
)
def test_rule_5_a_collective_that_went_into_another_has_no_members(ended: date, code: str) -> None:
    gone = {(COLLECTIVE.kind, AWAY): merged(ended)}
    assert drafted(member_row(), others=gone).code == code
    stays = {(COLLECTIVE.kind, AWAY): collective(until=ended)}
    assert drafted(member_row(), others=stays).code == "member_elsewhere"


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (OUT, LAST, ""),
        (OUT, LAST - A_DAY, "roll_notice_wrong"),
        (SINCE, LAST, ""),
        (SINCE - A_DAY, LAST, "roll_day_wrong"),
        (TODAY, TODAY + 6 * A_DAY, ""),
        (TODAY, TODAY + 5 * A_DAY, "roll_notice_wrong"),
        (TODAY + A_DAY, TODAY + 9 * A_DAY, "roll_day_wrong"),
        (OUT, OUT - A_DAY, "dates_reversed"),
        (OUT, OUT, "roll_notice_wrong"),
    ],
)
def test_rule_1_a_roll_hangs_out_for_its_days(since: date, until: date, code: str) -> None:
    outcome = asked(DRAFTED, change(PUBLISH, since=since, until=until), rules.publish_member_roll)
    assert outcome.code == code
    if not code:
        outcome.then(c.MemberRollPublished(since=since, until=until, venue="栏"))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (OUT, ""),
        (OUT - A_DAY, "roll_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "roll_day_wrong"),
    ],
)
def test_rule_2_an_objection_is_of_a_day_from_the_notice_on(day: date, code: str) -> None:
    for roll, number in ((PUBLISHED, 1), (WITH_OBJECTION, 2)):
        outcome = asked(roll, change(OBJECT, day=day), rules.object_to_member_roll)
        assert outcome.code == code
        if not code:
            event = c.RollObjectionEntered(number=number, day=day, reference="异议", person=TWO)
            outcome.then(event)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"objection": 2}, "roll_objection_missing"),
        ({"day": OUT}, ""),
        ({"day": OUT - A_DAY}, "roll_day_wrong"),
        ({"day": TODAY + A_DAY}, "roll_day_wrong"),
        ({"reference": " "}, "text_not_clean"),
    ],
)
def test_rule_2_an_objection_is_answered_after_it_came(more: dict[str, Any], code: str) -> None:
    outcome = asked(WITH_OBJECTION, change(ANSWER, **more), rules.answer_roll_objection)
    assert outcome.code == code
    if not code:
        day = more.get("day", TODAY)
        event = c.RollObjectionAnswered(objection=1, upheld=True, day=day, reference="答复", by=ME)
        outcome.then(event)
        found = c.MEMBER_ROLL.apply(
            change(WITH_OBJECTION, objections=(OBJECTED, change(OBJECTED, number=2))), event
        )
        assert [one.open for one in found.objections] == [False, True]


@pytest.mark.parametrize(
    ("command", "rule", "roll"),
    [
        (ANSWER, rules.answer_roll_objection, WITH_OBJECTION),
        (CONFIRM, rules.confirm_member_roll, PUBLISHED),
    ],
)
def test_rules_1_and_2_who_drafted_does_not_answer_or_confirm(
    command: Any, rule: Any, roll: c.MemberRoll
) -> None:
    mine = there(c.MEMBER_ROLL, roll, account="drafter")
    mine.when(command, rule).refused("roll_same_person")


UPHELD = change(OBJECTED, upheld=True)
DENIED = change(OBJECTED, upheld=False)


@pytest.mark.parametrize(
    ("objections", "settled", "confirms", "drafts"),
    [
        ((OBJECTED,), 0, "roll_objection_open", "roll_objection_open"),
        ((DENIED,), 0, "", ""),
        ((UPHELD,), 0, "roll_objection_upheld", ""),
        ((UPHELD,), 1, "", ""),
        ((UPHELD, UPHELD), 1, "roll_objection_upheld", ""),
        ((UPHELD, OBJECTED), 1, "roll_objection_open", "roll_objection_open"),
    ],
)
def test_rule_2_what_is_open_or_upheld_stands_in_the_way(
    objections: Any, settled: int, confirms: str, drafts: str
) -> None:
    roll = change(PUBLISHED, objections=objections, settled=settled)
    assert asked(roll, CONFIRM, rules.confirm_member_roll).code == confirms
    assert asked(roll, DRAFT, rules.draft_member_roll).code == drafts


@pytest.mark.parametrize(
    ("until", "decided", "code"),
    [
        (LAST, LAST + A_DAY, ""),
        (LAST, LAST, "roll_decision_early"),
        (TODAY, TODAY, "roll_notice_runs"),
        (TODAY - A_DAY, TODAY, ""),
    ],
)
def test_rule_1_a_roll_is_confirmed_by_a_decision_after_its_notice(
    until: date, decided: date, code: str
) -> None:
    assert PUBLISHED.notice is not None
    roll = change(PUBLISHED, notice=change(PUBLISHED.notice, until=until))
    other = {(DECISION.kind, CONFIRMS): decision(Matter.MEMBERSHIP, day=decided)}
    outcome = asked(roll, CONFIRM, rules.confirm_member_roll, others=other)
    assert outcome.code == code
    if not code:
        outcome.then(c.MemberRollConfirmed(decision=CONFIRMS, by=ME))


@pytest.mark.parametrize(
    ("key", "more", "code"),
    [
        (CONFIRMS, {"kind": BodyKind.VILLAGE_MEETING}, ""),
        (CONFIRMS, {"kind": BodyKind.MEMBER_REPRESENTATIVES}, "decision_wrong_body"),
        (CONFIRMS, {"kind": BodyKind.REPRESENTATIVES}, "decision_wrong_body"),
        (CONFIRMS, {"collective": AWAY}, "decision_elsewhere"),
        (CONFIRMS, {"day": TODAY + A_DAY}, "decision_not_then"),
        (SHARES, {}, "decision_wrong_matter"),
        (DIVIDES, {}, "decision_wrong_matter"),
        (DecisionId("none"), {}, "decision_missing"),
    ],
)
def test_rule_1_all_the_members_decide_and_on_this(
    key: DecisionId, more: dict[str, Any], code: str
) -> None:
    others: States = (
        {(DECISION.kind, key): decision(Matter.MEMBERSHIP, **more)} if key == CONFIRMS else {}
    )
    confirm = change(CONFIRM, decision=key)
    assert asked(PUBLISHED, confirm, rules.confirm_member_roll, others=others).code == code


def test_rule_2_a_new_draft_keeps_drafters_and_objections() -> None:
    event = drafted().only()
    roll = change(PUBLISHED, objections=(DENIED,))
    found = c.MEMBER_ROLL.apply(roll, change(event, by=ME))
    assert (found.stage, found.settled, found.notice) == (c.RollStage.DRAFT, 1, None)
    assert found.drafters == ("drafter", ME)
    assert c.MEMBER_ROLL.apply(found, event).drafters == ("drafter", ME)


def test_rule_7_nobody_is_a_member_before_the_roll_is_confirmed() -> None:
    assert PUBLISHED.on(TODAY) == ()
    assert [one.person for one in ROLL.on(SINCE)] == [ONE, TWO]
    assert ROLL.on(SINCE - A_DAY) == ()
