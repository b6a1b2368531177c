"""The rules of an evaluation from the closing of its ballots on."""

from collections.abc import Iterator
from datetime import date, timedelta

from ruralgov.domain.access import ACCOUNT
from ruralgov.domain.evaluation import messages as m
from ruralgov.domain.evaluation import texts
from ruralgov.domain.evaluation.counting import Marks, patterns_of, results_of
from ruralgov.domain.evaluation.figures import centre_of
from ruralgov.domain.evaluation.model import Evaluation, EvaluationStage, Objection
from ruralgov.domain.evaluation.model_ballot import Ballot, ballot_key, paper_key
from ruralgov.domain.evaluation.records import BALLOT, PAPER
from ruralgov.domain.evaluation.staging import at_stage, rated
from ruralgov.domain.evaluation.taking_part import unit_on
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.personal import OfficerText


def enter_return_marks(
    known: Evaluation | None, command: m.EnterReturnMarks, _: Given
) -> Iterator[m.ReturnMarksEntered]:
    """Enter full marks that units gave towns, before anything is computed (rule 13)."""
    found = at_stage(known, command.evaluation, EvaluationStage.CLOSED)
    for one in command.marks:
        if not found.rates(one.town) or found.ratee(one.ratee) is None:
            raise Refused(texts.RETURN_MARK_STRANGE, ratee=one.ratee, town=one.town)
    yield m.ReturnMarksEntered(
        marks=tuple(dict.fromkeys(command.marks)), source=clean_text("source", command.source)
    )


def compute_evaluation(
    known: Evaluation | None, command: m.ComputeEvaluation, given: Given
) -> Iterator[m.EvaluationComputed]:
    """Compute the results from all ballots, once (rules 9 and 10)."""
    found = at_stage(known, command.evaluation, EvaluationStage.CLOSED)
    marks: dict[str, dict[str, Marks]] = {one.town: {} for one in found.raters}
    for ballot in ballots_of(command.evaluation, found, given.read):
        marks[ballot.town][ballot.ratee] = ballot.marks.numbers()
    closes = found.scheme.closes
    ended = frozenset(
        one.unit for one in found.ratees if unit_on(one.unit, closes, given.read) is None
    )
    results = results_of(found, marks, ended)
    yield m.EvaluationComputed(
        results=results,
        centre=centre_of(results),
        patterns=patterns_of(found, marks, results),
        by=given.actor.account,
        day=given.today,
    )


def ballots_of(evaluation: str, known: Evaluation, read: Read) -> Iterator[Ballot]:
    """Give the ballots of an evaluation that were not withdrawn."""
    papers = read.states(PAPER, [paper_key(evaluation, one.town) for one in known.raters])
    keys = [
        ballot_key(evaluation, paper.town, one.ratee)
        for paper in papers.values()
        for one in paper.entered
    ]
    yield from read.states(BALLOT, keys).values()


def release_comments(
    known: Evaluation | None, command: m.ReleaseComments, given: Given
) -> Iterator[m.CommentsReleased]:
    """Release comments in other words, in no order of theirs (rule 11)."""
    found = at_stage(known, command.evaluation, EvaluationStage.COMPUTED)
    rated(found, command.ratee)
    check_shown(found, command.ratee)
    said = [
        one.comment
        for one in ballots_of(command.evaluation, found, given.read)
        if one.ratee == command.ratee
    ]
    words = [clean_text("words", one) for one in command.words]
    for number, one in enumerate(words, start=1):
        if OfficerText(one) in said:
            raise Refused(texts.COMMENT_VERBATIM, number=number)
    yield m.CommentsReleased(ratee=command.ratee, words=tuple(sorted(words)))


def check_shown(known: Evaluation, unit: str) -> None:
    """Refuse what is told of a unit of which no figure is shown; raises ``comments_withheld``."""
    result = known.result(unit)
    if result is not None and result.withheld is not None:
        why = result.withheld
        raise Refused(texts.COMMENTS_WITHHELD, reason=why.zh, reason_en=why.en)


def object_to_result(
    known: Evaluation | None, command: m.ObjectToResult, given: Given
) -> Iterator[m.ResultObjected]:
    """Object to the result of one's own unit, within the days for it (rule 14)."""
    found = at_stage(known, command.evaluation, EvaluationStage.COMPUTED)
    rated(found, command.ratee)
    _check_unit(command.ratee, given)
    last = objections_until(found)
    if given.today > last:
        raise Refused(texts.OBJECTION_OVER, last=last, today=given.today)
    for one in found.objections:
        if one.ratee == command.ratee and one.open:
            raise Refused(texts.OBJECTION_OPEN, number=one.number)
    yield m.ResultObjected(
        number=len(found.objections) + 1,
        ratee=command.ratee,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
        day=given.today,
    )


def objections_until(known: Evaluation) -> date:
    """Return the last day on which a unit may object."""
    computed = existing(known.computed, texts.EVALUATION_SEALED, stage="-", stage_en="-")
    return computed + timedelta(days=known.scheme.objection_days)


def withdraw_objection(
    known: Evaluation | None, command: m.WithdrawObjection, given: Given
) -> Iterator[m.ObjectionWithdrawn]:
    """Withdraw an objection that waits (rule 14)."""
    found = at_stage(known, command.evaluation, EvaluationStage.COMPUTED)
    _check_unit(_waiting(found, command.objection).ratee, given)
    yield m.ObjectionWithdrawn(
        objection=command.objection, reason=clean_text("reason", command.reason)
    )


def answer_objection(
    known: Evaluation | None, command: m.AnswerObjection, given: Given
) -> Iterator[m.ObjectionAnswered]:
    """Answer an objection, as another person; nothing is counted anew (rules 9 and 14)."""
    found = at_stage(known, command.evaluation, EvaluationStage.COMPUTED)
    one = _waiting(found, command.objection)
    others = one.by, found.computed_by
    given.must_not_be(texts.OBJECTION_SAME_PERSON, *others, number=one.number)
    yield m.ObjectionAnswered(
        objection=command.objection,
        upheld=command.upheld,
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
        day=given.today,
    )


def finalise_evaluation(
    known: Evaluation | None, command: m.FinaliseEvaluation, given: Given
) -> Iterator[m.EvaluationFinalised]:
    """Make the results final (rule 14)."""
    found = at_stage(known, command.evaluation, EvaluationStage.COMPUTED)
    for one in found.objections:
        if one.open:
            raise Refused(texts.OBJECTION_OPEN, number=one.number)
    first = objections_until(found) + timedelta(days=1)
    if given.today < first:
        raise Refused(texts.EVALUATION_NOT_YET, day=first, today=given.today)
    yield m.EvaluationFinalised(day=given.today)


def _waiting(known: Evaluation, number: int) -> Objection:
    found = (one for one in known.objections if one.number == number and one.open)
    return existing(next(found, None), texts.OBJECTION_MISSING, number=number)


def _check_unit(unit: str, given: Given) -> None:
    """Refuse an account that is not of the unit today; raises ``objection_not_own``."""
    name = given.actor.account
    account = given.read.state(ACCOUNT, name)
    for span in () if account is None else account.spans:
        if span.unit == unit and span.since <= given.today < span.until:
            return
    raise Refused(texts.OBJECTION_NOT_OWN, account=name, unit=unit)
