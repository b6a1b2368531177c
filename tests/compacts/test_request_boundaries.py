"""The rules of requests where they turn: each asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import messages_request as q
from ruralgov.domain.compacts import (
    rules_request,
)
from ruralgov.domain.compacts.model_points import (
    Answer,
    CreditRequest,
    Ended,
    Hold,
    Informed,
)
from ruralgov.domain.compacts.records_points import (
    CREDIT_REQUEST,
)
from ruralgov.domain.compacts.rows_points import CreditRequestRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, CreditRequestId, PersonId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from tests.compacts.asking import (
    APPROVED,
    ASKED,
    ENTERED,
    ME,
    NEIGHBOUR,
    NOTICE,
    OTHER,
    OUT,
    PROOFS,
    REASONS,
    REQUEST,
    WORDS,
    Kind,
)
from tests.compacts.compact import TERMS, proof
from tests.compacts.hamlet import (
    A_DAY,
    HOLDING,
    JANUARY,
    VILLAGE,
    WHO,
    home,
    member,
    month,
    point,
    sheet,
    someone,
    there,
)
from tests.given import TODAY, Outcome

TOLD = Informed(entry=1, day=TODAY, last=TODAY, how=c.NoticeMethod.IN_PERSON)
FINAL = change(OUT, final=TODAY, informed=(TOLD,))
LODGING = q.LodgeCreditRequest(
    village=VILLAGE, month=JANUARY, entry=1, kind=Kind.CORRECTION, asker=WHO, words=WORDS
)
PEOPLE = {WHO: someone(), NEIGHBOUR: someone()}


def lodged(known: c.CreditMonth | None = OUT, *rows: Any, **more: Any) -> Outcome:
    """Lodge a request about the first entry of January."""
    reads: dict[str, Any] = {"people": PEOPLE}
    reads |= {name: more.pop(name) for name in ("people", "homes", "scheme") if name in more}
    months = () if known is None else (known,)
    situation = there(CREDIT_REQUEST, rows=rows, months=months, **reads)
    return situation.when(change(LODGING, **more), rules_request.lodge_credit_request)


def test_rule_19_a_request_is_answered_within_the_days_of_its_scheme() -> None:
    taken = q.CreditRequestLodged(
        village=VILLAGE,
        month=JANUARY,
        entry=1,
        kind=Kind.CORRECTION,
        asker=WHO,
        words=WORDS,
        proofs=(),
        day=TODAY,
        due=date(2026, 1, 12),
    )
    lodged().then(taken)
    nine = change(HOLDING, terms=change(TERMS, answer_days=9))
    assert lodged(scheme=nine).only().due == date(2026, 1, 16)
    of_another = month(sheet(point(), scheme=OTHER), notice=NOTICE)
    assert lodged(of_another).only().due == date(2026, 1, 19)
    lodged(None).refused("credit_month_missing", month=JANUARY)
    lodged(entry=2).refused("credit_entry_missing")
    bad = (change(PROOFS[0], sha256="x"),)
    lodged(proofs=bad).refused("credit_proof_wrong", proof=1)
    lodged(words=CitizenText(" ")).refused("text_not_clean")


@pytest.mark.parametrize(
    ("kind", "known", "code"),
    [
        (Kind.STATEMENT, change(ENTERED, informed=(TOLD,)), ""),
        (Kind.STATEMENT, ENTERED, "credit_request_kind"),
        (Kind.STATEMENT, change(OUT, informed=(TOLD,)), "credit_request_kind"),
        (Kind.OBJECTION, OUT, ""),
        (Kind.OBJECTION, ENTERED, "credit_request_kind"),
        (
            Kind.OBJECTION,
            change(OUT, notice=change(NOTICE, last=TODAY - A_DAY)),
            "credit_request_kind",
        ),
        (Kind.OBJECTION, change(OUT, final=TODAY), "credit_request_kind"),
        (Kind.CORRECTION, OUT, ""),
        (Kind.CORRECTION, ENTERED, "credit_request_kind"),
        (Kind.DELETION, OUT, ""),
        (Kind.DELETION, ENTERED, "credit_request_kind"),
        (Kind.REPAIR, FINAL, ""),
        (Kind.REPAIR, change(FINAL, informed=()), "credit_request_kind"),
        (Kind.REPAIR, change(FINAL, final=None), "credit_request_kind"),
        (
            Kind.REPAIR,
            change(FINAL, holds=(Hold(entry=1, request=CreditRequestId("x")),)),
            "credit_request_kind",
        ),
    ],
)
def test_rule_19_each_kind_of_request_has_its_time(
    kind: c.RequestKind, known: c.CreditMonth, code: str
) -> None:
    outcome = lodged(known, kind=kind, proofs=PROOFS)
    assert outcome.code == code
    if code:
        last = known.notice.last if known.notice is not None else "-"
        outcome.refused(code, entry=1, last=last)


def test_rule_21_a_repair_shows_what_was_done() -> None:
    lodged(FINAL, kind=Kind.REPAIR).refused("credit_request_kind")


@pytest.mark.parametrize(
    ("ending", "kind", "code"),
    [
        (c.Ending.STRUCK, Kind.DELETION, ""),
        (c.Ending.REPAIRED, Kind.DELETION, ""),
        (c.Ending.DELETED, Kind.DELETION, "credit_entry_missing"),
        (c.Ending.STRUCK, Kind.CORRECTION, "credit_entry_missing"),
    ],
)
def test_rule_21_what_ended_can_be_deleted_and_nothing_else(
    ending: c.Ending, kind: c.RequestKind, code: str
) -> None:
    known = change(OUT, ended=(Ended(entry=1, day=TODAY, ending=ending),))
    assert lodged(known, kind=kind).code == code
    lodged(known, kind=kind, entry=7).refused("credit_entry_missing", entry=7)


@pytest.mark.parametrize(
    ("people", "kind", "code"),
    [
        ({}, Kind.OBJECTION, ""),
        ({}, Kind.CORRECTION, "credit_asker_wrong"),
        ({NEIGHBOUR: someone(born=date(2008, 1, 6))}, Kind.OBJECTION, "credit_asker_wrong"),
        ({NEIGHBOUR: someone(born=date(2008, 1, 5))}, Kind.OBJECTION, ""),
        ({NEIGHBOUR: someone("elsewhere")}, Kind.OBJECTION, "credit_asker_wrong"),
        ({NEIGHBOUR: None}, Kind.OBJECTION, "credit_asker_wrong"),
        ({NEIGHBOUR: someone(merged=WHO)}, Kind.CORRECTION, ""),
    ],
)
def test_rule_19_an_adult_of_the_village_may_object_and_all_else_is_ones_own(
    people: dict[str, Any], kind: c.RequestKind, code: str
) -> None:
    homes = {"h": home(), "elsewhere": home("other")}
    known = {**PEOPLE, NEIGHBOUR: someone(born=date(1990, 1, 1))} | people
    outcome = lodged(kind=kind, asker=NEIGHBOUR, people=known, homes=homes)
    assert outcome.code == code


def request_row(**more: Any) -> CreditRequestRow:
    found = CreditRequestRow(
        owner="earlier",
        village=VILLAGE,
        month=JANUARY,
        entry=1,
        kind=Kind.CORRECTION,
        asker=WHO,
        day=TODAY,
        due=TODAY,
        granted=None,
    )
    return change(found, **more)


@pytest.mark.parametrize(
    ("row", "kind", "code"),
    [
        ({}, Kind.CORRECTION, "credit_request_twice"),
        ({"due": None}, Kind.CORRECTION, ""),
        ({"entry": 2}, Kind.CORRECTION, ""),
        ({"kind": Kind.DELETION}, Kind.CORRECTION, ""),
        ({"asker": NEIGHBOUR}, Kind.CORRECTION, ""),
        ({"month": Month("2026-02")}, Kind.CORRECTION, ""),
        ({"kind": Kind.OBJECTION, "due": None}, Kind.OBJECTION, "credit_request_twice"),
        ({"kind": Kind.OBJECTION, "due": TODAY}, Kind.OBJECTION, "credit_request_twice"),
    ],
)
def test_rule_19_what_is_open_is_not_asked_again_and_an_objection_once(
    row: dict[str, Any], kind: c.RequestKind, code: str
) -> None:
    assert lodged(OUT, request_row(**row), kind=kind).code == code


NO = Answer(granted=False, by=AccountId("clerk"), day=TODAY)
TURNED_DOWN = change(ASKED, answer=NO, reasons=REASONS, review_until=TODAY)
IN_REVIEW = change(TURNED_DOWN, review_asked=TODAY, review_words=WORDS, review_due=TODAY + A_DAY)
DECIDED = change(IN_REVIEW, outcome=NO, outcome_reasons=REASONS)
GRANTED = change(TURNED_DOWN, answer=change(NO, granted=True))
ANSWER = q.AnswerCreditRequest(request=REQUEST, granted=True, reasons=OfficerText(" 已核对 "))
REVIEW = q.AskCreditReview(request=REQUEST, words=CitizenText(" 当天不在 "))
DECIDE = q.DecideCreditReview(request=REQUEST, granted=True, reasons=OfficerText(" 已核对 "))
WITHDRAW = q.WithdrawCreditRequest(request=REQUEST)
ERASE = q.EraseCreditRequest(request=REQUEST, ground=ErasureGround.PURPOSE_DONE, reason=" 本人 ")


def asked(known: CreditRequest | None, command: Any, rule: Any, **more: Any) -> Outcome:
    reads: dict[str, Any] = {"months": (more.pop("of", OUT),), "people": PEOPLE}
    return there(CREDIT_REQUEST, known, **reads, **more).when(command, rule)


@pytest.mark.parametrize(
    ("command", "rule", "codes"),
    [
        (ANSWER, rules_request.answer_credit_request, ("", "x", "x", "x", "x", "x")),
        (REVIEW, rules_request.ask_credit_review, ("x", "", "x", "x", "x", "x")),
        (DECIDE, rules_request.decide_credit_review, ("x", "x", "", "x", "x", "x")),
        (WITHDRAW, rules_request.withdraw_credit_request, ("", "x", "", "x", "x", "x")),
        (
            ERASE,
            rules_request.erase_credit_request,
            ("credit_request_open", "", "credit_request_open", "", "", ""),
        ),
    ],
)
def test_rule_20_each_step_of_a_request_is_taken_when_it_is_due(
    command: Any, rule: Any, codes: tuple[str, ...]
) -> None:
    known = (ASKED, TURNED_DOWN, IN_REVIEW, DECIDED, GRANTED, change(ASKED, withdrawn=True))
    wanted = ["credit_request_stage" if one == "x" else one for one in codes]
    assert [asked(one, command, rule).code for one in known] == wanted
    assert asked(None, command, rule).code == "credit_request_missing"


def test_rule_20_what_each_step_says() -> None:
    last = date(2026, 1, 19)
    asked(ASKED, ANSWER, rules_request.answer_credit_request).then(
        q.CreditRequestAnswered(granted=True, reasons=REASONS, by=ME, day=TODAY, review_until=last)
    )
    asked(TURNED_DOWN, REVIEW, rules_request.ask_credit_review).then(
        q.CreditReviewAsked(words=WORDS, day=TODAY, due=last)
    )
    asked(IN_REVIEW, DECIDE, rules_request.decide_credit_review).then(
        q.CreditReviewDecided(granted=True, reasons=REASONS, by=ME, day=TODAY)
    )
    asked(ASKED, WITHDRAW, rules_request.withdraw_credit_request).then(
        q.CreditRequestWithdrawn(day=TODAY)
    )
    asked(DECIDED, ERASE, rules_request.erase_credit_request).then(
        q.CreditRequestErased(ground=ErasureGround.PURPOSE_DONE, reason="本人")
    )
    erased = change(DECIDED, erased=True)
    asked(erased, ERASE, rules_request.erase_credit_request).refused("erased_already")


def test_rule_20_a_review_is_asked_for_up_to_its_last_day() -> None:
    late = change(TURNED_DOWN, review_until=TODAY - A_DAY)
    asked(late, REVIEW, rules_request.ask_credit_review).refused(
        "credit_request_stage", until=TODAY - A_DAY
    )
    withdrawn = change(TURNED_DOWN, withdrawn=True)
    asked(withdrawn, REVIEW, rules_request.ask_credit_review).refused("credit_request_stage")
    gone = change(IN_REVIEW, withdrawn=True)
    asked(gone, DECIDE, rules_request.decide_credit_review).refused("credit_request_stage")
    answered = asked(ASKED, REVIEW, rules_request.ask_credit_review)
    answered.refused("credit_request_stage", until="-")


@pytest.mark.parametrize(
    ("known", "open_", "owed"),
    [
        (ASKED, True, TODAY),
        (TURNED_DOWN, False, None),
        (IN_REVIEW, True, TODAY + A_DAY),
        (DECIDED, False, None),
        (change(ASKED, withdrawn=True), False, None),
    ],
)
def test_rule_20_a_request_is_open_while_somebody_owes_an_answer(
    known: CreditRequest, open_: bool, owed: date | None
) -> None:
    assert (known.open, known.owed_by) == (open_, owed)


@pytest.mark.parametrize(
    ("command", "rule", "known"),
    [
        (ANSWER, rules_request.answer_credit_request, ASKED),
        (DECIDE, rules_request.decide_credit_review, IN_REVIEW),
    ],
)
def test_rule_19_nobody_judges_what_they_had_a_part_in_or_for_relatives(
    command: Any, rule: Any, known: CreditRequest
) -> None:
    def judged(of: c.CreditMonth = OUT, *rows: Any) -> str:
        situation = there(CREDIT_REQUEST, known, rows, months=(of,), people=PEOPLE)
        return situation.when(command, rule).code

    def sheets(**more: Any) -> c.CreditMonth:
        found = month(change(OUT.sheets[0], **more), notice=NOTICE)
        return found

    assert judged(sheets(by=ME)) == "credit_same_person"
    assert judged(sheets(approved=change(APPROVED, by=ME))) == "credit_same_person"
    assert judged(sheets(approved=None)) == ""
    for who in (WHO, NEIGHBOUR):
        kin_of = (member("official", "hh"), member(who, "hh"))
        assert judged(OUT, *kin_of) == "credit_relative"
    seen = (proof(PersonId("official"), c.ProofKind.ATTESTATION),)
    assert judged(sheets(proofs=seen)) == "credit_relative"
    assert judged(sheets(proofs=(*PROOFS, *seen))) == "", "it shows another entry"
    assert judged(sheets(proofs=(proof(PersonId("official")),))) == ""
    assert judged(month(notice=NOTICE)) == "credit_entry_missing"
    elsewhere = there(CREDIT_REQUEST, known).when(command, rule)
    elsewhere.refused("credit_entry_missing", month=JANUARY)


def test_rule_20_who_answered_does_not_decide_the_review() -> None:
    mine = change(IN_REVIEW, answer=change(NO, by=ME))
    asked(mine, DECIDE, rules_request.decide_credit_review).refused("credit_same_person")
