"""Told, heard, approved, appealed, ended, where it turns: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    AccountId,
    PersonId,
)
from ruralgov.domain.partypoints import messages_entry as m
from ruralgov.domain.partypoints import rules_entry as rules
from ruralgov.domain.partypoints.model_entry import Appeal
from tests.given import TODAY
from tests.partypoints.branch import A_DAY
from tests.partypoints.cell import (
    ME,
    WHO,
    there,
)
from tests.partypoints.entries import MADE, SHOWN

RECORDED: p.PartyEntry = p.ENTRY.apply(None, change(MADE, by=AccountId("recorder")))
MINUS = change(RECORDED, points=-3)
TOLD = change(MINUS, told=TODAY - 6 * A_DAY, tellers=(AccountId("teller"),))
HEARD = change(TOLD, told=TODAY, stand=p.Stand.AGREES)
POSTED = change(HEARD, posted=TODAY, approver=AccountId("approver"))
APPEALED = change(POSTED, appeals=(Appeal(reference="申诉", by=AccountId("clerk"), day=TODAY),))
REFUSED, ENDED = (
    change(RECORDED, refused="误"),
    p.ENTRY.apply(POSTED, m.PartyEntryReversed(reason="误", by=ME, day=TODAY)),
)
IT: Any = {"entry": "it"}
TELL = m.TellPartySubject(day=TODAY, **IT)
HEAR = m.HearPartySubject(stand=p.Stand.OBJECTS, statement=" 陈述 ", **IT)
APPROVE = m.ApprovePartyEntry(**IT)
REFUSE = m.RefusePartyEntry(reason=" 误 ", **IT)
APPEAL = m.AppealPartyEntry(reference=" 申诉 ", **IT)
ANSWER = m.AnswerPartyAppeal(stands=True, reason=" 属实 ", **IT)
REVERSE = m.ReversePartyEntry(reason=" 误 ", **IT)
REPAIR = m.RepairPartyEntry(proof=SHOWN, reason=" 已补 ", **IT)
STEPS: tuple[tuple[Any, Any, str, Any], ...] = (
    (TELL, rules.tell_party_subject, "recorded", m.PartySubjectTold(day=TODAY, by=ME)),
    (
        HEAR,
        rules.hear_party_subject,
        "recorded",
        m.PartySubjectHeard(stand=p.Stand.OBJECTS, statement="陈述", by=ME),
    ),
    (APPROVE, rules.approve_party_entry, "recorded", m.PartyEntryApproved(by=ME, day=TODAY)),
    (REFUSE, rules.refuse_party_entry, "recorded", m.PartyEntryRefused(reason="误", by=ME)),
    (
        APPEAL,
        rules.appeal_party_entry,
        "approved",
        m.PartyEntryAppealed(reference="申诉", by=ME, day=TODAY),
    ),
    (
        ANSWER,
        rules.answer_party_appeal,
        "appealed",
        m.PartyAppealAnswered(stands=True, reason="属实", by=ME, day=TODAY),
    ),
    (
        REVERSE,
        rules.reverse_party_entry,
        "approved",
        m.PartyEntryReversed(reason="误", by=ME, day=TODAY),
    ),
    (
        REPAIR,
        rules.repair_party_entry,
        "approved",
        m.PartyEntryRepaired(proof=SHOWN, reason="已补", by=ME, day=TODAY),
    ),
)


def stood(command: Any) -> dict[str, p.PartyEntry]:
    """Return an entry at each stage, so that the command fits where it is its time."""
    first = {TELL: MINUS, HEAR: TOLD, APPROVE: HEARD}.get(command, RECORDED)
    return {
        "recorded": first,
        "approved": POSTED,
        "appealed": APPEALED,
        "ended": ENDED,
        "refused": REFUSED,
    }


@pytest.mark.parametrize(("command", "rule", "stage", "event"), STEPS)
def test_rules_5_to_8_each_step_is_taken_at_its_stage_by_nobody_whom_it_is_of(
    command: Any, rule: Any, stage: str, event: Any
) -> None:
    for name, known in stood(command).items():
        outcome = there(p.ENTRY, known).when(command, rule)
        if name == stage:
            outcome.then(event)
        else:
            outcome.refused("party_entry_stage", stage=known.stage.zh)
    there(p.ENTRY).when(command, rule).refused("party_entry_missing")
    own = there(p.ENTRY, stood(command)[stage], persons={"me": f"person/{WHO}"})
    outcome = own.when(command, rule)
    assert outcome.code == ("" if command is APPEAL else "party_own")


@pytest.mark.parametrize(
    ("command", "rule", "known"),
    [
        (HEAR, rules.hear_party_subject, TOLD),
        (REFUSE, rules.refuse_party_entry, RECORDED),
        (APPEAL, rules.appeal_party_entry, POSTED),
        (ANSWER, rules.answer_party_appeal, APPEALED),
        (REVERSE, rules.reverse_party_entry, POSTED),
        (REPAIR, rules.repair_party_entry, POSTED),
    ],
)
def test_rules_5_to_8_what_is_said_is_said_in_words(command: Any, rule: Any, known: Any) -> None:
    name = next(one for one in ("reason", "reference", "statement") if hasattr(command, one))
    bare = change(command, **{name: " "})
    there(p.ENTRY, known).when(bare, rule).refused("text_not_clean")


@pytest.mark.parametrize(
    ("command", "rule", "known", "acted"),
    [
        (APPROVE, rules.approve_party_entry, HEARD, ("recorder", "teller")),
        (ANSWER, rules.answer_party_appeal, APPEALED, ("recorder", "teller", "approver")),
        (REVERSE, rules.reverse_party_entry, POSTED, ("recorder",)),
        (REPAIR, rules.repair_party_entry, POSTED, ("recorder",)),
    ],
)
def test_rules_5_to_8_who_acted_does_not_judge(
    command: Any, rule: Any, known: Any, acted: tuple[str, ...]
) -> None:
    for account in acted:
        there(p.ENTRY, known, account=account).when(command, rule).refused("party_same_person")
    assert there(p.ENTRY, known, account="third").when(command, rule).code == ""


@pytest.mark.parametrize(
    ("command", "rule", "known"),
    [
        (APPROVE, rules.approve_party_entry, HEARD),
        (ANSWER, rules.answer_party_appeal, APPEALED),
    ],
)
def test_rule_5_who_saw_it_does_not_judge(command: Any, rule: Any, known: Any) -> None:
    seen = change(known, proof=change(SHOWN, attesters=(PersonId("a"), PersonId("official"))))
    mine = there(p.ENTRY, seen, persons={"me": "person/official"})
    mine.when(command, rule).refused("party_same_person")


@pytest.mark.parametrize(
    ("known", "day", "code"),
    [
        (MINUS, TODAY, ""),
        (MINUS, TODAY + A_DAY, "party_told_wrong"),
        (MINUS, TODAY - A_DAY, "party_told_wrong"),
        (change(MINUS, day=TODAY - A_DAY), TODAY - A_DAY, ""),
        (TOLD, TODAY, "party_told_none"),
        (RECORDED, TODAY, "party_told_none"),
    ],
)
def test_rule_6_a_subject_is_told_of_a_deduction_once(
    known: p.PartyEntry, day: date, code: str
) -> None:
    tell = change(TELL, day=day)
    assert there(p.ENTRY, known).when(tell, rules.tell_party_subject).code == code


def test_rule_6_who_was_not_told_is_not_heard() -> None:
    there(p.ENTRY, MINUS).when(HEAR, rules.hear_party_subject).refused("party_not_told")


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (RECORDED, ""),
        (MINUS, "party_not_told"),
        (TOLD, ""),
        (change(TOLD, told=TODAY - 5 * A_DAY), "party_hearing_open"),
        (change(TOLD, told=TODAY), "party_hearing_open"),
        (HEARD, ""),
    ],
)
def test_rule_6_a_deduction_is_approved_after_the_hearing_or_its_days(
    known: p.PartyEntry, code: str
) -> None:
    assert there(p.ENTRY, known).when(APPROVE, rules.approve_party_entry).code == code


def test_rule_7_an_appeal_is_once_and_in_time() -> None:
    answered = change(APPEALED.appeals[0], stands=True, reviewer=AccountId("r"), answered=TODAY)
    after = change(APPEALED, appeals=(answered,))
    rule = rules.appeal_party_entry
    there(p.ENTRY, after).when(APPEAL, rule).refused("party_appeal_twice")
    for days, code in ((15, ""), (16, "party_appeal_late")):
        known = change(POSTED, posted=TODAY - days * A_DAY)
        assert there(p.ENTRY, known).when(APPEAL, rule).code == code
    assert AccountId("r") in after.acted
    again = change(after, appeals=(answered, answered))
    found = p.ENTRY.apply(again, m.PartyAppealAnswered(stands=False, reason="x", by=ME, day=TODAY))
    assert [one.stands for one in found.appeals] == [True, False]
    assert found.ended is not None
    stays = p.ENTRY.apply(again, m.PartyAppealAnswered(stands=True, reason="x", by=ME, day=TODAY))
    assert stays.ended is None


def test_rule_8_a_plus_is_not_repaired() -> None:
    plus = change(POSTED, points=2)
    there(p.ENTRY, plus).when(REPAIR, rules.repair_party_entry).refused("party_repair_none")


def test_rule_8_each_end_has_its_name() -> None:
    assert ENDED.ended is not None
    assert ENDED.ended.end is p.EntryEnd.REVERSED
    repaired: p.PartyEntry = p.ENTRY.apply(
        POSTED, m.PartyEntryRepaired(proof=SHOWN, reason="x", by=ME, day=TODAY)
    )
    assert repaired.ended is not None
    assert repaired.ended.end is p.EntryEnd.REPAIRED
