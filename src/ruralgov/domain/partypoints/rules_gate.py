"""The rules of the gate: what there is to consider is gathered, and people say what comes of it."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import GateCheckId, PartyEntryId
from ruralgov.domain.partypoints import messages_gate as m
from ruralgov.domain.partypoints import texts
from ruralgov.domain.partypoints.ledger import balance, counts, entries_of, months_after
from ruralgov.domain.partypoints.model import (
    A_DAY,
    NEGATIVE_MONTHS,
    PartyLedger,
    RedScope,
    Subject,
    SubjectKind,
)
from ruralgov.domain.partypoints.model_branch import PledgeOutcome
from ruralgov.domain.partypoints.model_entry import EntryStage
from ruralgov.domain.partypoints.model_gate import (
    FACTS,
    SUBJECTS,
    GateCheck,
    GateProcess,
    GateResult,
    Ground,
    GroundKind,
)
from ruralgov.domain.partypoints.people import (
    check_subject,
    keys_of,
    party_on,
    present,
    refuse_self,
)
from ruralgov.domain.partypoints.records import ENTRY, PLEDGE
from ruralgov.domain.partypoints.rows import MemberPledgeRow, PartyEntryRow


def open_gate_check(
    _: GateCheck | None, command: m.OpenGateCheck, given: Given
) -> Iterator[m.GateCheckOpened]:
    """Gather what is known of a subject as of yesterday (rule 13)."""
    subject, as_of = present(command.subject, given.read), given.today - A_DAY
    if subject.kind not in SUBJECTS[command.process]:
        process, kind = command.process, subject.kind
        facts = {"process": process.zh, "kind": kind.zh}
        raise Refused(texts.GATE_SUBJECT, process_en=process.en, kind_en=kind.en, **facts)
    place = party_on(given.read, command.organisation, as_of).place
    if command.process is not GateProcess.ADMISSION:
        check_subject(given.read, subject, command.organisation, as_of)
    refuse_self(subject, command.organisation, as_of, given)
    yield m.GateCheckOpened(
        process=command.process,
        subject=subject,
        organisation=command.organisation,
        place=place,
        as_of=as_of,
        grounds=tuple(_grounds(subject, as_of, given)),
        by=given.actor.account,
    )


def _grounds(subject: Subject, as_of: date, given: Given) -> Iterator[Ground]:
    """Give what there is to consider; of red credit alone, never of another ledger (SG-17)."""
    rows = entries_of(given.read, PartyLedger.RED, subject)
    yield from _deductions(rows, as_of, given)
    yield from _pledges(subject, as_of, given)
    if not any(counts(row, as_of) for row in rows):
        yield Ground(ground=GroundKind.NO_LEDGER, key=GroundKind.NO_LEDGER.value)
    for scope in RedScope:
        of_scope = [row for row in rows if row.scope is scope]
        if any(counts(row, as_of) for row in of_scope):
            points = balance(of_scope, as_of)
            yield Ground(ground=GroundKind.BALANCE, key=scope.value, scope=scope, points=points)


def _deductions(rows: list[PartyEntryRow], as_of: date, given: Given) -> Iterator[Ground]:
    known = given.read.states(ENTRY, [row.owner for row in rows if row.points < 0])
    for row in rows:
        open_ = row.stage in (EntryStage.RECORDED, EntryStage.APPEALED)
        if row.owner in known and row.day <= as_of and (open_ or counts(row, as_of)):
            yield Ground(
                ground=GroundKind.PENDING if open_ else GroundKind.DEDUCTION,
                key=PartyEntryId(row.owner),
                title=known[row.owner].title,
                scope=row.scope,
                points=row.points,
            )


def _pledges(subject: Subject, as_of: date, given: Given) -> Iterator[Ground]:
    """Give the pledges that were not kept, as long as a deduction counts at most."""
    if subject.kind is SubjectKind.ORGANISATION:
        return
    for key in sorted(keys_of(subject, given.read)):
        for row in given.read.rows(MemberPledgeRow, person=key):
            broken = row.outcome is PledgeOutcome.NOT_KEPT and row.reviewed is not None
            if broken and row.due <= as_of < months_after(row.due, NEGATIVE_MONTHS):
                promise = given.read.state(PLEDGE, row.owner)
                yield Ground(
                    ground=GroundKind.BROKEN_PLEDGE,
                    key=row.owner,
                    title="" if promise is None else promise.promise,
                )


def conclude_gate_check(
    known: GateCheck | None, command: m.ConcludeGateCheck, given: Given
) -> Iterator[m.GateCheckConcluded]:
    """Say what comes of it; by another person than opened it (rules 14 and 15)."""
    found = _judged(known, command.check, given)
    if found.said:
        raise Refused(texts.GATE_CONCLUDED)
    given.must_not_be(texts.PARTY_SAME_PERSON, found.by)
    _check_said(found, command.result, command.cites)
    yield m.GateCheckConcluded(
        result=command.result,
        cites=command.cites,
        reason=clean_text("reason", command.reason),
        reference=clean_text("reference", command.reference),
        by=given.actor.account,
        day=given.today,
    )


def _check_said(found: GateCheck, result: GateResult, cites: tuple[str, ...]) -> None:
    """Refuse a conclusion that rests on a number, or is silent on what was done (rule 14)."""
    grounds = {one.key for one in found.grounds}
    facts = {one.key for one in found.grounds if one.ground in FACTS}
    if not grounds >= set(cites):
        raise Refused(texts.GATE_CITES)
    if result is GateResult.NOT_YET and not facts & set(cites):
        raise Refused(texts.GATE_NUMBER)
    if result is GateResult.PASS and not facts <= set(cites):
        raise Refused(texts.GATE_UNSAID, facts=", ".join(sorted(facts - set(cites))))


def ask_gate_review(
    known: GateCheck | None, command: m.AskGateReview, given: Given
) -> Iterator[m.GateReviewAsked]:
    """Enter that the subject asks for a review (rule 15)."""
    found = _opened(known, command.check)
    if not found.said or found.asked:
        raise Refused(texts.GATE_REVIEW_NONE)
    if any(one.review for one in found.said):
        raise Refused(texts.GATE_REVIEWED)
    yield m.GateReviewAsked(
        reference=clean_text("reference", command.reference), by=given.actor.account
    )


def answer_gate_review(
    known: GateCheck | None, command: m.AnswerGateReview, given: Given
) -> Iterator[m.GateReviewAnswered]:
    """Look again; by a person who has not acted on the check (rule 15)."""
    found = _judged(known, command.check, given)
    if not found.asked:
        raise Refused(texts.GATE_REVIEW_NONE)
    given.must_not_be(texts.PARTY_SAME_PERSON, found.by, *(one.by for one in found.said))
    _check_said(found, command.result, command.cites)
    yield m.GateReviewAnswered(
        result=command.result,
        cites=command.cites,
        reason=clean_text("reason", command.reason),
        reference=clean_text("reference", command.reference),
        by=given.actor.account,
        day=given.today,
    )


def withdraw_gate_check(
    known: GateCheck | None, command: m.WithdrawGateCheck, _: Given
) -> Iterator[m.GateCheckWithdrawn]:
    """Withdraw a check that was opened by mistake, before anything was said (rule 15)."""
    if _opened(known, command.check).said:
        raise Refused(texts.GATE_CONCLUDED)
    yield m.GateCheckWithdrawn(reason=clean_text("reason", command.reason))


def _opened(known: GateCheck | None, key: GateCheckId) -> GateCheck:
    if known is None or known.withdrawn is not None:
        raise Refused(texts.GATE_CHECK_MISSING, key=key)
    return known


def _judged(known: GateCheck | None, key: GateCheckId, given: Given) -> GateCheck:
    """Return a check if the actor is neither its subject nor near to it."""
    found = _opened(known, key)
    refuse_self(found.subject, found.organisation, found.as_of, given)
    return found
