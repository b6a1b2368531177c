"""The rules of a town's paper and its ballots."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.evaluation import messages_ballot as m
from ruralgov.domain.evaluation import texts as round_texts
from ruralgov.domain.evaluation import texts_ballot as texts
from ruralgov.domain.evaluation.counting import gives_marks
from ruralgov.domain.evaluation.model import Evaluation, EvaluationScheme, EvaluationStage
from ruralgov.domain.evaluation.model_ballot import (
    Ballot,
    BallotMarks,
    TownDecision,
    TownPaper,
    paper_key,
)
from ruralgov.domain.evaluation.own import check_own
from ruralgov.domain.evaluation.records import PAPER, ROUND
from ruralgov.domain.evaluation.rows import TownPaperRow
from ruralgov.domain.evaluation.staging import rated
from ruralgov.domain.evaluation.taking_part import unit_on
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.registry import ORGANISATION, POST

LEADERS: Final = 2
"""So many different people decide for a town, at least."""
OVER: Final = frozenset({EvaluationStage.FINAL, EvaluationStage.CANCELLED})


def record_town_decision(
    _: TownPaper | None, command: m.RecordTownDecision, given: Given
) -> Iterator[m.TownDecided]:
    """Say who decided in the town (rule 8)."""
    known = _entering(command.evaluation, command.town, given)
    decision = command.decision
    if not known.scheme.opens <= decision.day <= given.today:
        facts = {"day": decision.day, "today": given.today, "opens": known.scheme.opens}
        raise Refused(texts.DECISION_AHEAD, **facts)
    _check_people(decision, command.town, given.read)
    yield m.TownDecided(
        evaluation=command.evaluation,
        town=command.town,
        decision=change(decision, reference=clean_text("reference", decision.reference)),
        by=given.actor.account,
    )


def cast_ballot(_: Ballot | None, command: m.CastBallot, given: Given) -> Iterator[m.BallotCast]:
    """Enter a ballot, or another in its place (rules 5 to 8; invariant 30)."""
    known = _entering(command.evaluation, command.town, given)
    rated(known, command.ratee)
    if unit_on(command.ratee, given.today, given.read) is None:
        raise Refused(texts.RATEE_ENDED, ratee=command.ratee, day=given.today)
    paper = given.read.state(PAPER, paper_key(command.evaluation, command.town))
    existing(paper, texts.TOWN_UNDECIDED, town=command.town)
    _check_marks(command.marks, command.dealings, known.scheme)
    comment = command.comment
    if comment is not None and not comment.empty:
        comment = comment.cleaned("comment")
    yield m.BallotCast(
        evaluation=command.evaluation,
        town=command.town,
        ratee=command.ratee,
        marks=command.marks,
        dealings=command.dealings,
        comment=OfficerText("") if comment is None else comment,
    )


def withdraw_ballot(
    ballot: Ballot | None, command: m.WithdrawBallot, given: Given
) -> Iterator[m.BallotWithdrawn]:
    """Withdraw what was entered by mistake, while ballots may change (rule 5)."""
    _entering(command.evaluation, command.town, given)
    if ballot is None or ballot.withdrawn:
        raise Refused(texts.BALLOT_MISSING, ratee=command.ratee)
    yield m.BallotWithdrawn(
        evaluation=command.evaluation,
        town=command.town,
        ratee=command.ratee,
        reason=clean_text("reason", command.reason),
    )


def note_ballot(
    paper: TownPaper | None, command: m.NoteBallot, given: Given
) -> Iterator[m.BallotNoted]:
    """Note that there is a ballot of a unit, or no more (rule 6)."""
    found = existing(paper, texts.TOWN_UNDECIDED, town=command.town)
    if command.entered != any(one.ratee == command.ratee for one in found.entered):
        yield m.BallotNoted(ratee=command.ratee, entered=command.entered, day=given.today)


def erase_ballot(
    ballot: Ballot | None, command: m.EraseBallot, given: Given
) -> Iterator[m.BallotErased]:
    """Erase what a ballot says, once nothing is computed from it any more (rule 12)."""
    found = existing(ballot, texts.BALLOT_MISSING, ratee=command.ratee)
    known = given.read.state(ROUND, command.evaluation)
    known = existing(known, round_texts.EVALUATION_MISSING, key=command.evaluation)
    if known.stage not in OVER:
        stage = known.stage
        raise Refused(texts.BALLOT_ERASURE_EARLY, stage=stage.zh, stage_en=stage.en)
    if found.marks.erased:
        raise Refused(kernel_texts.ERASED_ALREADY, number=command.ratee)
    yield m.BallotErased(ground=command.ground, reason=clean_text("reason", command.reason))


def _entering(evaluation: str, town: PlaceId, given: Given) -> Evaluation:
    """Return an evaluation in which the actor may enter for a town today (rules 5 to 7)."""
    known = given.read.state(ROUND, evaluation)
    known = existing(known, round_texts.EVALUATION_MISSING, key=evaluation)
    check_own(given.actor.account, town, given.today, given.read)
    if not known.rates(town):
        raise Refused(texts.TOWN_NOT_RATER, town=town)
    if not given.stands(town, given.today):
        raise Refused(texts.TOWN_ENDED, town=town)
    scheme, stage = known.scheme, known.stage
    if stage is not EvaluationStage.OPEN or not scheme.opens <= given.today <= scheme.closes:
        facts = {"opens": scheme.opens, "closes": scheme.closes, "today": given.today}
        raise Refused(texts.BALLOTS_CLOSED, stage=stage.zh, stage_en=stage.en, **facts)
    for row in given.read.rows(TownPaperRow, evaluation=evaluation):
        if row.town != town and given.is_actor(row.by):
            raise Refused(texts.PERSON_FOR_TWO_TOWNS, other=row.town)
    return known


def _check_people(decision: TownDecision, town: str, read: Read) -> None:
    """Refuse a decision of one, or by posts of somewhere else (rule 8)."""
    people = set()
    for key in decision.posts:
        post = read.state(POST, key)
        unit = None if post is None else read.state(ORGANISATION, post.organisation)
        span = None if unit is None else unit.on(decision.day)
        if post is None or span is None or span.place != town:
            facts = {"day": decision.day, "town": town}
            raise Refused(texts.DECISION_POST_STRANGE, post=key, **facts)
        people |= {one.person for one in post.holdings if one.since <= decision.day < one.until}
    if len(people) < LEADERS:
        facts = {"day": decision.day, "count": len(people), "least": LEADERS}
        raise Refused(texts.DECISION_ALONE, **facts)


def _check_marks(marks: BallotMarks, dealings: BallotMarks, scheme: EvaluationScheme) -> None:
    """Refuse marks that do not fit; no refusal repeats one."""
    numbers, criteria = marks.numbers(), scheme.criteria
    counts = dealings.numbers()
    many = counts[0] if len(counts) == 1 else None
    if many is None or (gives_marks(numbers) and many < scheme.dealings_floor):
        raise Refused(texts.BALLOT_DEALINGS, floor=scheme.dealings_floor)
    if gives_marks(numbers) and len(numbers) != len(criteria):
        raise Refused(texts.BALLOT_MARKS_COUNT, count=len(criteria))
    for criterion, mark in zip(criteria, numbers, strict=False):
        if mark is not None and not scheme.low <= mark <= scheme.high:
            facts = {"low": scheme.low, "high": scheme.high}
            raise Refused(texts.BALLOT_MARK_OUTSIDE, criterion=criterion.title, **facts)
