"""The rules of a score on its way: shown, corrected, appealed, reviewed, final, published."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ruralgov.domain.appraisal import events_town as e
from ruralgov.domain.appraisal import messages_town as m
from ruralgov.domain.appraisal import texts_town
from ruralgov.domain.appraisal.evolve_town import evolve
from ruralgov.domain.appraisal.model_town import (
    AdjustedFor,
    Answer,
    Claim,
    Stage,
    TownAppraisal,
)
from ruralgov.domain.appraisal.rules_input import adjusted, at, indicator_of, scored, terms_of
from ruralgov.domain.appraisal.scoring import reckon
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import AccountId


def show_score(
    town: TownAppraisal | None, command: m.ShowTownScore, given: Given
) -> Iterator[e.TownScoreShown]:
    """Show a town the score that its inputs give (rule 12)."""
    known = at(town, command.appraisal, Stage.SCORED)
    now = scored(known, given).score
    if known.score is None or (known.score.total, known.score.lines) != (now.total, now.lines):
        raise Refused(texts_town.SCORE_OUTDATED)
    terms = terms_of(known, given)
    correct = given.today + timedelta(days=terms.correction_days)
    yield e.TownScoreShown(
        day=given.today,
        correct_until=correct,
        appeal_until=correct + timedelta(days=terms.appeal_days),
        by=given.actor.account,
    )


def ask_correction(
    town: TownAppraisal | None, command: m.AskScoreCorrection, given: Given
) -> Iterator[e.ScoreClaimed]:
    """Ask for a correction while the window is open, one at a time of an indicator (rule 12)."""
    known = at(town, command.appraisal, Stage.SHOWN)
    indicator = indicator_of(terms_of(known, given), command.indicator)
    _check_open(known.correct_until, given)
    if any(one.indicator == indicator.code for one in known.waiting):
        raise Refused(texts_town.CLAIM_WAITING)
    yield _claimed(known, indicator.code, command.ground, command.evidence, given)


def appeal_score(
    town: TownAppraisal | None, command: m.AppealTownScore, given: Given
) -> Iterator[e.ScoreClaimed]:
    """Appeal against a score, once all that was asked is answered (rule 13)."""
    known = at(town, command.appraisal, Stage.SHOWN)
    _check_open(known.appeal_until, given)
    if known.waiting:
        raise Refused(texts_town.CLAIM_WAITING)
    yield _claimed(known, None, command.ground, command.evidence, given)


def _check_open(until: date | None, given: Given) -> None:
    if until is None or given.today > until:
        raise Refused(texts_town.WINDOW_CLOSED, last=until)


def _claimed(
    town: TownAppraisal, indicator: str | None, ground: str, evidence: str, given: Given
) -> e.ScoreClaimed:
    return e.ScoreClaimed(
        claim=Claim(
            number=len(town.claims) + 1,
            indicator=indicator,
            ground=clean_text("ground", ground),
            evidence=clean_text("evidence", evidence),
            day=given.today,
            by=given.actor.account,
        )
    )


def withdraw_claim(
    town: TownAppraisal | None, command: m.WithdrawScoreClaim, given: Given
) -> Iterator[e.ScoreClaimWithdrawn]:
    """Take back what was asked and is not answered yet (rule 12)."""
    known = at(town, command.appraisal, Stage.SHOWN)
    _waiting(known, command.number, {True, False})
    yield e.ScoreClaimWithdrawn(number=command.number, day=given.today)


def _waiting(town: TownAppraisal, number: int, appeals: set[bool]) -> Claim:
    """Return a claim that waits; raises ``claim_missing``."""
    found = town.claim(number)
    if found is None or not found.open or (found.indicator is None) not in appeals:
        raise Refused(texts_town.CLAIM_MISSING, number=number)
    return found


def answer_correction(
    town: TownAppraisal | None, command: m.AnswerScoreCorrection, given: Given
) -> Iterator[e.TownEvent]:
    """Answer a request: corrected, and scored anew, or refused with a reason (rule 12)."""
    known = at(town, command.appraisal, Stage.SHOWN)
    claim = _waiting(known, command.number, {False})
    given.must_not_be(texts_town.CLAIM_ANSWERED_BY_SELF, claim.by)
    if command.right is not None and command.right.indicator != claim.indicator:
        raise BadInput(texts_town.RIGHT_OF_ANOTHER, indicator=claim.indicator)
    rights = () if command.right is None else (command.right,)
    yield from _answered(known, claim, rights, AdjustedFor.CORRECTION, command, "", given)


def review_appeal(
    town: TownAppraisal | None, command: m.ReviewScoreAppeal, given: Given
) -> Iterator[e.TownEvent]:
    """Decide about an appeal, by somebody who had no part in the score (rule 13)."""
    known = at(town, command.appraisal, Stage.SHOWN)
    claim = _waiting(known, command.number, {True})
    given.must_not_be(texts_town.APPEAL_REVIEWED_BY_SELF, *_took_part(known))
    body = clean_text("body", command.body)
    yield from _answered(known, claim, command.rights, AdjustedFor.APPEAL, command, body, given)


def _took_part(town: TownAppraisal) -> Iterator[AccountId]:
    """Give all who made the score, asked about it, or answered."""
    yield from town.scorers
    for claim in town.claims:
        yield claim.by
        if claim.answer is not None:
            yield claim.answer.by


def _answered(
    town: TownAppraisal,
    claim: Claim,
    rights: Iterable[m.Right],
    cause: AdjustedFor,
    command: m.AnswerScoreCorrection | m.ReviewScoreAppeal,
    body: str,
    given: Given,
) -> Iterator[e.TownEvent]:
    """Give the answer, then what it adjusts, then the score anew."""
    reason, rights = clean_text("reason", command.reason), tuple(rights)
    answer = Answer(
        accepted=bool(rights),
        reason=reason,
        body=body,
        day=given.today,
        by=given.actor.account,
    )
    until = given.today + timedelta(days=terms_of(town, given).appeal_days)
    later = max(until, town.appeal_until or until) if claim.indicator else town.appeal_until
    yield e.ScoreClaimAnswered(
        number=claim.number, answer=answer, appeal_until=later or given.today
    )
    for right in rights:
        event = adjusted(town, right, cause, reason, command.evidence, given)
        town = evolve(town, event)
        yield event
    if rights:
        yield scored(town, given)


def finalise_score(
    town: TownAppraisal | None, command: m.FinaliseTownScore, given: Given
) -> Iterator[e.TownScoreFinalised]:
    """Make a score final: nothing waits, nobody can appeal, nothing is missing (rule 14)."""
    known = at(town, command.appraisal, Stage.SHOWN)
    given.must_not_be(texts_town.SCORE_FINALISED_BY_SCORER, *known.scorers)
    if known.waiting:
        raise Refused(texts_town.CLAIM_WAITING)
    if known.appeal_until is None or given.today <= known.appeal_until:
        raise Refused(texts_town.SCORE_STILL_OPEN, until=known.appeal_until)
    reckoned = reckon(terms_of(known, given), known)
    if reckoned.total is None:
        held = ", ".join(reckoned.held) or "-"
        raise Refused(texts_town.SCORE_HELD, indicators=held)
    yield e.TownScoreFinalised(day=given.today, by=given.actor.account)


def publish_score(
    town: TownAppraisal | None, command: m.PublishTownScore, given: Given
) -> Iterator[e.TownScorePublished]:
    """Publish a final score in the scope of its scheme (rule 14)."""
    known = at(town, command.appraisal, Stage.FINAL)
    yield e.TownScorePublished(day=given.today, scope=terms_of(known, given).scope)


def reopen_score(
    town: TownAppraisal | None, command: m.ReopenTownScore, given: Given
) -> Iterator[e.TownScoreReopened]:
    """Open a final score again: its way begins anew from the score (rule 14)."""
    at(town, command.appraisal, Stage.FINAL, Stage.PUBLISHED)
    yield e.TownScoreReopened(reason=clean_text("reason", command.reason), day=given.today)
