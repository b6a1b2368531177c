"""The gate where it turns: each rule asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import CITY, AccountId, GateCheckId, PlaceId
from ruralgov.domain.partypoints import messages_gate as m
from ruralgov.domain.partypoints import rules_gate as rules
from ruralgov.domain.partypoints.model_gate import GateSaid
from ruralgov.domain.registry import PERSON
from tests.given import KEY, TODAY, Outcome
from tests.partypoints.branch import A_DAY
from tests.partypoints.cell import (
    BRANCH,
    ITSELF,
    ME,
    MEMBER,
    OFFICE,
    SECRETARY,
    WHO,
    entry_row,
    lives,
    person,
    there,
)
from tests.partypoints.test_appeal_boundaries import RECORDED

YESTERDAY = TODAY - A_DAY
HERE, CHECK_ID = PlaceId(CITY), GateCheckId(KEY)
COMMENDATION = p.GateProcess.COMMENDATION
OPEN = m.OpenGateCheck(process=COMMENDATION, subject=MEMBER, organisation=BRANCH)
NONE = p.Ground(ground=p.GroundKind.NO_LEDGER, key="no_ledger")
CONDUCT, ETHICS = p.RedScope.CONDUCT, p.RedScope.ETHICS


def opened(*rows: Any, others: Any = None, persons: Any = None, **more: Any) -> Outcome:
    situation = there(p.CHECK, rows=rows, others=others, persons=persons)
    return situation.when(change(OPEN, **more), rules.open_gate_check)


def test_rule_13_what_is_known_is_gathered_as_of_yesterday() -> None:
    opened().then(
        m.GateCheckOpened(
            process=COMMENDATION,
            subject=MEMBER,
            organisation=BRANCH,
            place=HERE,
            as_of=YESTERDAY,
            grounds=(NONE,),
            by=ME,
        )
    )
    opened(persons={"me": f"person/{WHO}"}).refused("party_own")
    opened(organisation=OFFICE).refused("party_organisation_wrong")
    opened(subject=change(MEMBER, key="x")).refused("party_subject_wrong")
    applicant = opened(subject=change(MEMBER, key="x"), process=p.GateProcess.ADMISSION)
    assert applicant.only().grounds == (NONE,)


@pytest.mark.parametrize(
    ("process", "subject", "code"),
    [
        (p.GateProcess.CADRE_SELECTION, MEMBER, ""),
        (p.GateProcess.CADRE_SELECTION, ITSELF, "gate_subject"),
        (p.GateProcess.NOMINATION, ITSELF, "gate_subject"),
        (p.GateProcess.ADMISSION, ITSELF, "gate_subject"),
        (p.GateProcess.ADMISSION, SECRETARY, "gate_subject"),
        (p.GateProcess.NOMINATION, SECRETARY, "party_subject_wrong"),
        (COMMENDATION, ITSELF, ""),
    ],
)
def test_rule_13_each_process_is_of_its_subjects(
    process: p.GateProcess, subject: p.Subject, code: str
) -> None:
    assert opened(process=process, subject=subject).code == code


def red(number: int = 1, points: int = -4, **more: Any) -> p.PartyEntryRow:
    values: dict[str, Any] = {"ledger": p.PartyLedger.RED, "scope": CONDUCT, "day": YESTERDAY}
    return entry_row(number, points, **values | more)


def entry(number: int = 1) -> dict[Any, Any]:
    """Return the file of an entry, of which the title alone matters."""
    return {(p.ENTRY.kind, f"e{number}"): change(RECORDED, title="酒后驾车")}


DEDUCTION = p.Ground(
    ground=p.GroundKind.DEDUCTION, key="e1", title="酒后驾车", scope=CONDUCT, points=-4
)
SUM = p.Ground(ground=p.GroundKind.BALANCE, key="conduct", scope=CONDUCT, points=-4)
PENDING = change(DEDUCTION, ground=p.GroundKind.PENDING)


@pytest.mark.parametrize(
    ("row", "grounds"),
    [
        ({}, (DEDUCTION, SUM)),
        ({"points": 4}, (change(SUM, points=4),)),
        ({"expires": TODAY}, (DEDUCTION, SUM)),
        ({"expires": YESTERDAY}, (NONE,)),
        ({"ended": TODAY}, (DEDUCTION, SUM)),
        ({"ended": YESTERDAY}, (NONE,)),
        ({"posted": TODAY}, (NONE,)),
        ({"stage": p.EntryStage.RECORDED, "posted": None}, (PENDING, NONE)),
        ({"stage": p.EntryStage.APPEALED}, (PENDING, SUM)),
        ({"stage": p.EntryStage.RECORDED, "posted": None, "day": TODAY}, (NONE,)),
        ({"stage": p.EntryStage.REFUSED, "posted": None}, (NONE,)),
        ({"ledger": p.PartyLedger.POINTS}, (NONE,)),
        ({"subject": "else"}, (NONE,)),
        ({"kind": p.SubjectKind.SECRETARY}, (NONE,)),
    ],
)
def test_rule_13_what_counts_or_waits_is_a_ground(row: dict[str, Any], grounds: Any) -> None:
    assert opened(red(**row), others=entry()).only().grounds == grounds


def test_rule_13_each_scope_has_its_sum() -> None:
    rows = (red(1, 5), red(2, 3), red(3, 2, scope=ETHICS), red(4, 9, scope=ETHICS, posted=None))
    found = opened(*rows).only().grounds
    assert [(one.key, one.points) for one in found] == [("conduct", 8), ("ethics", 2)]


def pledge_row(**more: Any) -> p.MemberPledgeRow:
    found = p.MemberPledgeRow(
        owner="pledge",
        person=WHO,
        organisation=BRANCH,
        place=HERE,
        due=YESTERDAY,
        fulfilled=None,
        outcome=p.PledgeOutcome.NOT_KEPT,
        reviewed=TODAY,
    )
    return change(found, **more)


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        ({}, True),
        ({"due": TODAY}, False),
        ({"due": date(2025, 1, 5)}, True),
        ({"due": date(2025, 1, 4)}, False),
        ({"outcome": p.PledgeOutcome.KEPT}, False),
        ({"outcome": p.PledgeOutcome.RELEASED}, False),
        ({"outcome": None, "reviewed": None}, False),
        ({"person": "else"}, False),
        ({"person": "double"}, True),
    ],
)
def test_rule_14_a_pledge_that_was_not_kept_is_a_ground_for_a_year(
    row: dict[str, Any], broken: bool
) -> None:
    double = {(PERSON.kind, WHO): person(absorbed=("double",))}
    found = opened(pledge_row(**row), others=double).only().grounds
    ground = p.Ground(ground=p.GroundKind.BROKEN_PLEDGE, key="pledge")
    assert found == ((ground, NONE) if broken else (NONE,))
    of_branch = opened(pledge_row(person=BRANCH), subject=ITSELF).only().grounds
    assert of_branch == (NONE,)


FACT = change(DEDUCTION, key="fact")
BROKEN = p.Ground(ground=p.GroundKind.BROKEN_PLEDGE, key="broken")
GROUNDS = (FACT, BROKEN, SUM, change(PENDING, key="waits"))
CHECK = p.GateCheck(
    process=COMMENDATION,
    subject=MEMBER,
    organisation=BRANCH,
    place=HERE,
    as_of=YESTERDAY,
    grounds=GROUNDS,
    by=AccountId("opener"),
)
LOOK, PASS, NOT_YET = p.GateResult.LOOK, p.GateResult.PASS, p.GateResult.NOT_YET
SAID = GateSaid(result=LOOK, cites=(), reason="r", reference="f", by=AccountId("sayer"), day=TODAY)
SPOKEN = change(CHECK, said=(SAID,))
ASKED = change(SPOKEN, asked="申请")
REVIEWED = change(SPOKEN, said=(SAID, change(SAID, review=True, by=AccountId("second"))))
WORDS: Any = {"check": CHECK_ID, "result": LOOK, "reason": " 经研究 ", "reference": " 1号 "}
CONCLUDE = m.ConcludeGateCheck(**WORDS)
ANSWER = m.AnswerGateReview(**WORDS)
ASK = m.AskGateReview(check=CHECK_ID, reference=" 申请 ")
WITHDRAW = m.WithdrawGateCheck(check=CHECK_ID, reason=" 误 ")


@pytest.mark.parametrize(
    ("command", "rule", "codes"),
    [
        (CONCLUDE, rules.conclude_gate_check, ("", "gate_concluded", "gate_concluded")),
        (ANSWER, rules.answer_gate_review, ("gate_review_none", "gate_review_none", "")),
        (ASK, rules.ask_gate_review, ("gate_review_none", "", "gate_review_none")),
        (WITHDRAW, rules.withdraw_gate_check, ("", "gate_concluded", "gate_concluded")),
    ],
)
def test_rule_15_each_step_of_a_check_has_its_time(
    command: Any, rule: Any, codes: tuple[str, ...]
) -> None:
    found = [there(p.CHECK, one).when(command, rule).code for one in (CHECK, SPOKEN, ASKED)]
    assert tuple(found) == codes
    for known in (None, change(CHECK, withdrawn="误")):
        there(p.CHECK, known).when(command, rule).refused("gate_check_missing", key=CHECK_ID)


def test_rule_15_what_each_step_says() -> None:
    said: Any = {"cites": (), "reason": "经研究", "reference": "1号", "by": ME, "day": TODAY}
    there(p.CHECK, CHECK).when(CONCLUDE, rules.conclude_gate_check).then(
        m.GateCheckConcluded(result=LOOK, **said)
    )
    there(p.CHECK, ASKED).when(ANSWER, rules.answer_gate_review).then(
        m.GateReviewAnswered(result=LOOK, **said)
    )
    there(p.CHECK, SPOKEN).when(ASK, rules.ask_gate_review).then(
        m.GateReviewAsked(reference="申请", by=ME)
    )
    there(p.CHECK, REVIEWED).when(ASK, rules.ask_gate_review).refused("gate_reviewed")
    there(p.CHECK, CHECK).when(WITHDRAW, rules.withdraw_gate_check).then(
        m.GateCheckWithdrawn(reason="误")
    )


@pytest.mark.parametrize(
    ("command", "rule", "known", "name"),
    [
        (CONCLUDE, rules.conclude_gate_check, CHECK, "reason"),
        (CONCLUDE, rules.conclude_gate_check, CHECK, "reference"),
        (ANSWER, rules.answer_gate_review, ASKED, "reason"),
        (ANSWER, rules.answer_gate_review, ASKED, "reference"),
        (ASK, rules.ask_gate_review, SPOKEN, "reference"),
        (WITHDRAW, rules.withdraw_gate_check, CHECK, "reason"),
    ],
)
def test_rule_15_each_step_has_its_words(command: Any, rule: Any, known: Any, name: str) -> None:
    bare = change(command, **{name: " "})
    there(p.CHECK, known).when(bare, rule).refused("text_not_clean")


@pytest.mark.parametrize(
    ("result", "cites", "code"),
    [
        (LOOK, (), ""),
        (LOOK, ("x",), "gate_cites"),
        (NOT_YET, (), "gate_number"),
        (NOT_YET, ("conduct",), "gate_number"),
        (NOT_YET, ("waits",), "gate_number"),
        (NOT_YET, ("fact",), ""),
        (NOT_YET, ("broken", "conduct"), ""),
        (NOT_YET, ("fact", "x"), "gate_cites"),
        (PASS, ("fact", "broken"), ""),
        (PASS, ("fact",), "gate_unsaid"),
        (PASS, (), "gate_unsaid"),
    ],
)
def test_rule_14_not_yet_rests_on_a_fact_and_pass_is_silent_on_none(
    result: p.GateResult, cites: tuple[str, ...], code: str
) -> None:
    conclude = change(CONCLUDE, result=result, cites=cites)
    outcome = there(p.CHECK, CHECK).when(conclude, rules.conclude_gate_check)
    assert outcome.code == code
    answer = change(ANSWER, result=result, cites=cites)
    assert there(p.CHECK, ASKED).when(answer, rules.answer_gate_review).code == code
    if code == "gate_unsaid":
        missing = {"broken", "fact"} - {*cites}
        outcome.refused(code, facts=", ".join(sorted(missing)))


@pytest.mark.parametrize(
    ("command", "rule", "known", "acted"),
    [
        (CONCLUDE, rules.conclude_gate_check, CHECK, ("opener",)),
        (ANSWER, rules.answer_gate_review, ASKED, ("opener", "sayer")),
    ],
)
def test_rule_15_nobody_judges_what_they_acted_on_or_who_is_near(
    command: Any, rule: Any, known: Any, acted: tuple[str, ...]
) -> None:
    for account in acted:
        mine = there(p.CHECK, known, account=account)
        mine.when(command, rule).refused("party_same_person")
    own = there(p.CHECK, known, persons={"me": f"person/{WHO}"})
    own.when(command, rule).refused("party_own")
    near = there(p.CHECK, known, (lives("official"),), persons={"me": "person/official"})
    near.when(command, rule).refused("party_own")


def test_rule_15_until_people_conclude_a_check_is_to_be_looked_at() -> None:
    passed = change(SAID, result=PASS)
    assert CHECK.result is LOOK
    assert change(CHECK, said=(passed,)).result is PASS
    assert change(CHECK, said=(passed,), asked="申请").result is LOOK
    assert change(CHECK, said=(passed, change(passed, result=NOT_YET))).result is NOT_YET
    event = m.GateReviewAnswered(result=PASS, cites=(), reason="r", reference="f", by=ME, day=TODAY)
    found = p.CHECK.apply(ASKED, event)
    assert (found.asked, found.said[-1].review, found.result) == ("", True, PASS)
    first = p.CHECK.apply(
        CHECK,
        m.GateCheckConcluded(result=PASS, cites=(), reason="r", reference="f", by=ME, day=TODAY),
    )
    assert not first.said[-1].review
