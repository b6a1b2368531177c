"""The rules of decisions: what a vote gives, old papers, publications, and how one ends."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import DecisionId
from ruralgov.domain.meetings import messages_decision as m
from ruralgov.domain.meetings import texts, texts_decision
from ruralgov.domain.meetings.judging import judge, lacking
from ruralgov.domain.meetings.model import CountedBy, DecisionRule
from ruralgov.domain.meetings.model_body import Body
from ruralgov.domain.meetings.model_decision import (
    PUBLISHED_DAYS,
    Decision,
    Ending,
    Figures,
    Origin,
    Publication,
    Published,
)
from ruralgov.domain.meetings.model_meeting import Came, MotionPlan, Roster, Tally
from ruralgov.domain.meetings.motions import check_delegates, check_reserved, check_sure, rules_for
from ruralgov.domain.meetings.records import BODY, MEETING, PROCEDURE
from ruralgov.domain.meetings.rows import DecisionRow, ProcedureDecisionRow


def enter_decision(
    _: Decision | None, command: m.EnterDecision, given: Given
) -> Iterator[m.DecisionTaken]:
    """Enter what a motion that passed gives (rule 5)."""
    meeting = existing(
        given.read.state(MEETING, command.meeting),
        texts.MEETING_MISSING,
        meeting=command.meeting,
    )
    body = existing(given.read.state(BODY, meeting.body), texts.BODY_MISSING, body=meeting.body)
    motion = existing(meeting.motion(command.motion), texts.MOTION_MISSING, motion=command.motion)
    roster, came, tally = meeting.roster, meeting.came, motion.tally
    if roster is None or came is None or tally is None:
        raise Refused(texts.MOTION_NOT_VOTED, motion=command.motion)
    yield m.DecisionTaken(
        body=meeting.body,
        kind=meeting.kind,
        place=meeting.place,
        collective=body.collective,
        group=body.group,
        matter=motion.plan.matter,
        act=motion.plan.act,
        title=motion.plan.title,
        day=meeting.day,
        reference=f"{meeting.number}-{command.motion}",
        meeting=command.meeting,
        motion=command.motion,
        figures=Figures(
            entitled=roster.base(came.by), present=came.present, in_favour=tally.in_favour
        ),
        delegates=motion.plan.delegates,
        delegated_until=motion.plan.delegated_until,
        delegation=motion.plan.delegation,
        by=given.actor.account,
    )


def enter_paper_decision(
    decision: Decision | None, command: m.EnterPaperDecision, given: Given
) -> Iterator[m.PaperDecisionEntered]:
    """Enter an old decision; what the law of its day says holds for it too (rules 5, 10, 14)."""
    if decision is not None:
        raise Refused(texts_decision.DECISION_TAKEN, title=decision.title)
    body = existing(given.read.state(BODY, command.body), texts.BODY_MISSING, body=command.body)
    if command.day > given.today:
        raise Refused(texts_decision.DECISION_PAPER_AHEAD, day=command.day, today=given.today)
    check_reserved(body.kind, command.matter, command.act, command.day, given.city)
    check_delegates(command.matter, command.act, command.delegates)
    if command.figures is not None:
        _check_figures(body, command, command.figures, given)
    term = body.on(command.day)
    yield m.PaperDecisionEntered(
        body=command.body,
        kind=body.kind,
        place=body.terms[0].place if term is None else term.place,
        collective=body.collective,
        group=body.group,
        matter=command.matter,
        act=command.act,
        title=clean_text("title", command.title),
        day=command.day,
        reference=clean_text("reference", command.reference),
        figures=command.figures,
        delegates=command.delegates,
        delegated_until=command.delegated_until,
        by=given.actor.account,
    )


def _check_figures(
    body: Body, command: m.EnterPaperDecision, figures: Figures, given: Given
) -> None:
    """Refuse figures by which it did not pass; raises ``counts_wrong``, ``paper_not_passed``."""
    if not 0 <= figures.in_favour <= figures.present <= figures.entitled:
        raise Refused(texts.MEETING_COUNTS_WRONG)
    plan = MotionPlan(title=command.title, matter=command.matter, act=command.act)
    for rule in rules_for(command.body, body, plan, command.day, given):
        if not any(_passes(rule, one.by, figures) for one in rule.quorum):
            raise Refused(texts_decision.DECISION_PAPER_NOT_PASSED, source=rule.source)


def _passes(rule: DecisionRule, by: CountedBy, figures: Figures) -> bool:
    """Tell whether figures satisfy a rule; a paper does not say how many women came."""
    roster = Roster(as_of=date.min, entitled=figures.entitled, households=figures.entitled)
    came = Came(by=by, present=figures.present)
    tally = Tally(in_favour=figures.in_favour)
    return not lacking((rule,), roster, came) and judge(rule, roster, came, 0, tally).passed


def confirm_paper_decision(
    decision: Decision | None, command: m.ConfirmPaperDecision, given: Given
) -> Iterator[m.PaperDecisionConfirmed]:
    """Confirm an old paper, as another person than entered it (rules 9 and 14)."""
    known = _holding(decision, command.decision, given.today)
    if known.sure:
        raise Refused(texts_decision.DECISION_PAPER_SURE, reference=known.reference)
    given.must_not_be(
        texts_decision.DECISION_PAPER_SAME_PERSON, known.by, account=given.actor.account
    )
    yield m.PaperDecisionConfirmed(by=given.actor.account)


def publish_decision(
    decision: Decision | None, command: m.PublishDecision, given: Given
) -> Iterator[m.DecisionPublished]:
    """Enter that a decision or its result hangs out (rules 13 and 18)."""
    known = _holding(decision, command.decision, given.today)
    check_sure(known)
    if not known.day <= command.since <= given.today:
        raise Refused(
            texts_decision.DECISION_PUBLISHED_ORDER, since=command.since, decided=known.day
        )
    same = [one for one in known.publications if one.what is command.what and not one.fault]
    if any(one.until is None or one.until > command.since for one in same):
        raise Refused(
            texts_decision.DECISION_PUBLISHED_ALREADY, what=command.what.zh, what_en=command.what.en
        )
    if command.what is Published.RESULT and not _was_published(known, command.since):
        raise Refused(texts_decision.DECISION_RESULT_BEFORE)
    yield m.DecisionPublished(
        what=command.what,
        since=command.since,
        where=clean_text("where", command.where),
        by=given.actor.account,
    )


def _was_published(decision: Decision, day: date) -> bool:
    return any(
        one.what is Published.DECISION and not one.fault and one.since <= day
        for one in decision.publications
    )


def take_down_publication(
    decision: Decision | None, command: m.TakeDownPublication, given: Given
) -> Iterator[m.PublicationTakenDown]:
    """Enter that a publication came down, on a day after its 15 days (rule 13)."""
    known = existing(decision, texts_decision.DECISION_MISSING, decision=command.decision)
    one = _publication(known, command.publication)
    if one.until is not None:
        raise Refused(texts_decision.PUBLICATION_GONE, number=command.publication)
    if command.day > given.today:
        raise Refused(
            texts_decision.PUBLICATION_TAKEN_DOWN_AHEAD, day=command.day, today=given.today
        )
    last = one.earliest_end()
    if command.day <= last:
        raise Refused(
            texts_decision.DECISION_PUBLISHED_TOO_SHORT,
            days=PUBLISHED_DAYS,
            lacking=(last - command.day).days + 1,
            last=last,
        )
    yield m.PublicationTakenDown(publication=command.publication, day=command.day)


def withdraw_publication(
    decision: Decision | None, command: m.WithdrawPublication, given: Given
) -> Iterator[m.PublicationWithdrawn]:
    """Say that a publication was faulty; the right one is entered anew (rules 13 and 15)."""
    known = existing(decision, texts_decision.DECISION_MISSING, decision=command.decision)
    one = _publication(known, command.publication)
    for row in given.read.rows(ProcedureDecisionRow, decision=command.decision):
        procedure = given.read.state(PROCEDURE, row.owner)
        if procedure is not None and procedure.rests_on(one):
            raise Refused(texts_decision.PUBLICATION_OF_DECISION_USED)
    yield m.PublicationWithdrawn(
        publication=command.publication, reason=clean_text("reason", command.reason)
    )


def _publication(decision: Decision, number: int) -> Publication:
    there = decision.publications[number - 1 : number] if number > 0 else ()
    if not there or there[0].fault:
        raise Refused(texts_decision.PUBLICATION_OF_DECISION_MISSING, number=number)
    return there[0]


def annul_decision(
    decision: Decision | None, command: m.AnnulDecision, given: Given
) -> Iterator[m.DecisionAnnulled]:
    """Enter that a court or the town ended a decision (rule 15)."""
    known = _holding(decision, command.decision, given.today)
    if not known.day <= command.since <= given.today:
        raise Refused(
            texts_decision.DECISION_ANNULLED_ORDER, since=command.since, decided=known.day
        )
    yield m.DecisionAnnulled(
        since=command.since,
        document=clean_text("document", command.document),
        reason=clean_text("reason", command.reason),
    )


def withdraw_annulment(
    decision: Decision | None, command: m.WithdrawAnnulment, _: Given
) -> Iterator[m.AnnulmentWithdrawn]:
    """Take back an annulment that was entered by mistake (rule 15)."""
    known = existing(decision, texts_decision.DECISION_MISSING, decision=command.decision)
    if known.ending is not Ending.ANNULLED:
        raise Refused(texts_decision.DECISION_NOT_ANNULLED, reference=known.reference)
    yield m.AnnulmentWithdrawn(reason=clean_text("reason", command.reason))


def withdraw_decision(
    decision: Decision | None, command: m.WithdrawDecision, given: Given
) -> Iterator[m.DecisionWithdrawn]:
    """Take back an old paper that was entered by mistake and on which nothing rests (rule 15)."""
    known = _holding(decision, command.decision, date.max)
    if known.origin is not Origin.PAPER:
        raise Refused(texts_decision.DECISION_OF_MEETING, reference=known.reference)
    refuse_used(command.decision, known, given)
    yield m.DecisionWithdrawn(reason=clean_text("reason", command.reason))


def drop_decision(
    decision: Decision | None, command: m.DropDecision, given: Given
) -> Iterator[m.DecisionWithdrawn]:
    """Take back what a vote gave that was entered by mistake (rule 15)."""
    known = existing(decision, texts_decision.DECISION_MISSING, decision=command.decision)
    refuse_used(command.decision, known, given)
    yield m.DecisionWithdrawn(reason=command.reason)


def refuse_used(key: DecisionId, decision: Decision, given: Given) -> None:
    """Refuse to take back what is published, or on which something rests; ``decision_used``."""
    if any(not one.fault for one in decision.publications):
        raise Refused(texts_decision.DECISION_IS_PUBLISHED, reference=decision.reference)
    steps = given.read.rows(ProcedureDecisionRow, decision=key)
    delegated = [row for row in given.read.rows(DecisionRow, delegation=key) if row.ending is None]
    if steps or delegated:
        raise Refused(
            texts_decision.DECISION_USED,
            reference=decision.reference,
            count=len(steps) + len(delegated),
        )


def mark_minuted(
    decision: Decision | None, command: m.MarkMinuted, given: Given
) -> Iterator[m.DecisionMinuted]:
    """Let a decision count once the minutes of its meeting were approved (rule 18)."""
    known = existing(decision, texts_decision.DECISION_MISSING, decision=command.decision)
    if not known.sure:
        yield m.DecisionMinuted(by=given.actor.account)


def revoke_decision(
    decision: Decision | None, command: m.RevokeDecision, _: Given
) -> Iterator[m.DecisionRevoked]:
    """End a decision by a later one (rule 15)."""
    if decision is not None and decision.ended is None:
        yield m.DecisionRevoked(by=command.by, since=command.since)


def revive_decision(
    decision: Decision | None, command: m.ReviveDecision, _: Given
) -> Iterator[m.DecisionRevived]:
    """Let a decision hold again whose end was a mistake, or was annulled (rules 12 and 15)."""
    if decision is not None and decision.ended_by == command.by:
        yield m.DecisionRevived(by=command.by, since=command.since)


def _holding(decision: Decision | None, key: DecisionId, day: date) -> Decision:
    known = existing(decision, texts_decision.DECISION_MISSING, decision=key)
    if known.ending is not None and (known.ended is None or known.ended <= day):
        raise Refused(
            texts_decision.DECISION_ENDED,
            reference=known.reference,
            how=known.ending.zh,
            how_en=known.ending.en,
        )
    return known
