"""The rules of requests about entries: who may ask what, and who answers."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.compacts import messages_request as m
from ruralgov.domain.compacts import texts_points as texts
from ruralgov.domain.compacts.entering import check_proofs
from ruralgov.domain.compacts.kin import must_be_apart
from ruralgov.domain.compacts.model import ANSWER_DAYS, REVIEW_DAYS, ProofKind
from ruralgov.domain.compacts.model_points import (
    CreditMonth,
    CreditRequest,
    Ending,
    Point,
    RequestKind,
    Sheet,
    month_key,
)
from ruralgov.domain.compacts.records import CREDIT_SCHEME
from ruralgov.domain.compacts.records_points import CREDIT_MONTH, CREDIT_REQUEST
from ruralgov.domain.compacts.rows_points import CreditRequestRow
from ruralgov.domain.compacts.rules_agreement import check_adult_of, check_oneself
from ruralgov.domain.compacts.rules_points import live, working_days
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CreditRequestId
from ruralgov.domain.kernel.keeping import check_kept_long_enough
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry import PERSON, present_person

_ONCE: Final = frozenset({RequestKind.STATEMENT, RequestKind.OBJECTION})
"""What one person asks of an entry once; the way on is the review."""


def lodge_credit_request(
    _: CreditRequest | None, command: m.LodgeCreditRequest, given: Given
) -> Iterator[m.CreditRequestLodged]:
    """Take in what somebody asks about an entry (rules 19 to 21)."""
    check_oneself(command.village, command.asker, given)
    key = month_key(command.village, command.month)
    month = existing(
        given.read.state(CREDIT_MONTH, key), texts.CREDIT_MONTH_MISSING, month=command.month
    )
    sheet, point = _entry(month, command)
    check_proofs(command.proofs, given)
    _check_asker(command, point, given)
    _check_kind(command, month, sheet, point, given)
    _check_first(command, given)
    yield m.CreditRequestLodged(
        village=command.village,
        month=command.month,
        entry=command.entry,
        kind=command.kind,
        asker=command.asker,
        words=command.words.cleaned("words"),
        proofs=command.proofs,
        day=given.today,
        due=working_days(given, _answer_days(sheet, given)),
    )


def answer_credit_request(
    known: CreditRequest | None, command: m.AnswerCreditRequest, given: Given
) -> Iterator[m.CreditRequestAnswered]:
    """Answer it with reasons, by somebody who had no part in the entry (rule 19)."""
    found = _request(known, command.request)
    if found.withdrawn or found.answer is not None:
        raise _stage(found)
    _check_judge(found, given)
    yield m.CreditRequestAnswered(
        granted=command.granted,
        reasons=clean_words("reasons", command.reasons),
        by=given.actor.account,
        day=given.today,
        review_until=working_days(given, REVIEW_DAYS),
    )


def ask_credit_review(
    known: CreditRequest | None, command: m.AskCreditReview, given: Given
) -> Iterator[m.CreditReviewAsked]:
    """Ask for the review of an answer that turned it down, in time and once (rule 20)."""
    found = _request(known, command.request)
    check_oneself(found.village, found.asker, given)
    answer = found.answer
    refused = answer is not None and not answer.granted and found.review_asked is None
    late = found.review_until is None or given.today > found.review_until
    if found.withdrawn or not refused or late:
        raise _stage(found)
    yield m.CreditReviewAsked(
        words=command.words.cleaned("words"),
        day=given.today,
        due=working_days(given, ANSWER_DAYS),
    )


def decide_credit_review(
    known: CreditRequest | None, command: m.DecideCreditReview, given: Given
) -> Iterator[m.CreditReviewDecided]:
    """Decide it one level up, by nobody who acted before (rule 20)."""
    found = _request(known, command.request)
    if found.withdrawn or found.review_asked is None or found.outcome is not None:
        raise _stage(found)
    given.must_not_be(texts.CREDIT_SAME_PERSON, None if found.answer is None else found.answer.by)
    _check_judge(found, given)
    yield m.CreditReviewDecided(
        granted=command.granted,
        reasons=clean_words("reasons", command.reasons),
        by=given.actor.account,
        day=given.today,
    )


def withdraw_credit_request(
    known: CreditRequest | None, command: m.WithdrawCreditRequest, given: Given
) -> Iterator[m.CreditRequestWithdrawn]:
    """Withdraw what is open, as the asker wishes (rule 19)."""
    found = _request(known, command.request)
    check_oneself(found.village, found.asker, given)
    if not found.open:
        raise _stage(found)
    yield m.CreditRequestWithdrawn(day=given.today)


def erase_credit_request(
    known: CreditRequest | None, command: m.EraseCreditRequest, given: Given
) -> Iterator[m.CreditRequestErased]:
    """Erase the words of a request that is over (rule 21)."""
    found = _request(known, command.request)
    if found.open:
        raise Refused(texts.CREDIT_REQUEST_OPEN)
    if found.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=command.request)
    check_kept_long_enough(CREDIT_REQUEST, found.day, given)
    yield m.CreditRequestErased(ground=command.ground, reason=clean_text("reason", command.reason))


def _entry(month: CreditMonth, command: m.LodgeCreditRequest) -> tuple[Sheet, Point]:
    """Return the entry that is meant; one that ended can still be deleted."""
    found, end = month.point(command.entry), month.end_of(command.entry)
    if command.kind is RequestKind.DELETION and found and end and end.ending is not Ending.DELETED:
        return found
    return live(month, command.entry)


def _check_asker(command: m.LodgeCreditRequest, point: Point, given: Given) -> None:
    asker = present_person(given.read, command.asker)
    if asker == present_person(given.read, point.person):
        return
    if command.kind is not RequestKind.OBJECTION:
        raise Refused(texts.CREDIT_ASKER_WRONG, person=command.asker)
    try:
        known = given.read.state(PERSON, asker)
        check_adult_of(given.read, command.village, asker, known, given.today)
    except Refused:
        raise Refused(texts.CREDIT_ASKER_WRONG, person=command.asker) from None


def _check_kind(
    command: m.LodgeCreditRequest, month: CreditMonth, sheet: Sheet, point: Point, given: Given
) -> None:
    """Refuse what cannot be asked now; a deduction can be repaired once it counts."""
    notice, told = month.notice, month.told(point.number) is not None
    may = {
        RequestKind.STATEMENT: told and notice is None,
        RequestKind.OBJECTION: (
            notice is not None and month.final is None and given.today <= notice.last
        ),
        RequestKind.CORRECTION: notice is not None,
        RequestKind.DELETION: notice is not None,
        RequestKind.REPAIR: (
            told and month.counts_from(point.number) is not None and bool(command.proofs)
        ),
    }
    if not may[command.kind]:
        said = {"kind": command.kind.zh, "kind_en": command.kind.en}
        last = "-" if notice is None else notice.last
        raise Refused(texts.CREDIT_REQUEST_KIND, entry=point.number, last=last, **said)


def _check_first(command: m.LodgeCreditRequest, given: Given) -> None:
    for row in given.read.rows(CreditRequestRow, village=command.village, month=command.month):
        same = (row.entry, row.kind, row.asker) == (command.entry, command.kind, command.asker)
        if same and (command.kind in _ONCE or row.due is not None):
            facts = {"person": command.asker, "entry": command.entry}
            raise Refused(texts.CREDIT_REQUEST_TWICE, **facts)


def _check_judge(found: CreditRequest, given: Given) -> None:
    """Refuse who had a part in the entry, and relatives of those whom it is about (SG-05).

    Whoever attested it, or is of their household, has a part in it.
    """
    month = given.read.state(CREDIT_MONTH, month_key(found.village, found.month))
    there = None if month is None else month.point(found.entry)
    sheet, point = existing(there, texts.CREDIT_ENTRY_MISSING, month=found.month, entry=found.entry)
    approved = None if sheet.approved is None else sheet.approved.by
    given.must_not_be(texts.CREDIT_SAME_PERSON, sheet.by, approved)
    proofs = (sheet.proofs[number - 1] for number in point.proofs)
    attested = (one.maker for one in proofs if one.kind is ProofKind.ATTESTATION)
    must_be_apart(given, (found.asker, point.person, *attested))


def _answer_days(sheet: Sheet, given: Given) -> int:
    scheme = given.read.state(CREDIT_SCHEME, sheet.scheme)
    return ANSWER_DAYS if scheme is None else scheme.terms.answer_days


def _request(known: CreditRequest | None, key: CreditRequestId) -> CreditRequest:
    return existing(known, texts.CREDIT_REQUEST_MISSING, key=key)


def _stage(found: CreditRequest) -> Refused:
    return Refused(texts.CREDIT_REQUEST_STAGE, until=found.review_until or "-")
