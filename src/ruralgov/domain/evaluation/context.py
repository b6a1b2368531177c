"""Who may run, fill in and look at evaluations, and which rule or view answers."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import AUDIT, AUDITOR, PRIVACY, PRIVACY_OFFICER
from ruralgov.domain.evaluation import (
    hanging,
    reactions,
    roles,
    rules,
    rules_ballot,
    rules_result,
    texts,
    texts_ballot,
    views,
    views_result,
)
from ruralgov.domain.evaluation import messages as m
from ruralgov.domain.evaluation import messages_ballot as b
from ruralgov.domain.evaluation import queries as q
from ruralgov.domain.evaluation.messages import EvaluationEvent
from ruralgov.domain.evaluation.messages_ballot import BallotEvent, PaperEvent
from ruralgov.domain.evaluation.model import Evaluation
from ruralgov.domain.evaluation.model_ballot import Ballot, TownPaper, ballot_key, paper_key
from ruralgov.domain.evaluation.publishing import PUBLISHES
from ruralgov.domain.evaluation.records import BALLOT, PAPER, ROUND
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Rule,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.text import texts_of

C = TypeVar("C")

_PURPOSES: Final = frozenset({roles.EVALUATION})
_HOSTS: Final = Access(
    roles=frozenset({roles.EVALUATION_HOST}),
    purposes=_PURPOSES,
    place=lambda _message, _read: CITY,
)
_REVIEWS: Final = Access(
    roles=frozenset({roles.EVALUATION_REVIEWER}),
    purposes=_PURPOSES,
    place=lambda _message, _read: CITY,
)
_OBJECTS: Final = Access(roles=frozenset({roles.RATED_UNIT}), purposes=_PURPOSES)
_ENTERS: Final = Access(
    roles=frozenset({roles.TOWN_RATER}),
    purposes=_PURPOSES,
    place=lambda message, _read: message.town,
)
_OWN: Final = Access(
    roles=frozenset({roles.TOWN_RATER}),
    purposes=_PURPOSES,
    place=lambda query, _read: query.place,
)
_ERASES: Final = Access(
    roles=frozenset({PRIVACY_OFFICER}),
    purposes=frozenset({PRIVACY}),
    place=lambda _message, _read: CITY,
)


def _sees(*those: Role) -> Access:
    return Access(roles=frozenset(those), purposes=_PURPOSES | {AUDIT})


_CONCERNED: Final = _sees(
    roles.EVALUATION_HOST,
    roles.EVALUATION_REVIEWER,
    roles.RATED_UNIT,
    roles.TOWN_RATER,
    AUDITOR,
)
_OBJECTIONS: Final = _sees(
    roles.EVALUATION_HOST, roles.EVALUATION_REVIEWER, roles.RATED_UNIT, AUDITOR
)
_HOST_SEES: Final = _sees(roles.EVALUATION_HOST, AUDITOR)


def _changes(
    command: type[C], rule: Rule[Evaluation, C, EvaluationEvent], access: Access = _HOSTS
) -> CommandRule[Any, Any]:
    return changes(command, ROUND, rule, access, by="evaluation")


def _on_paper(command: type[C], rule: Rule[TownPaper, C, PaperEvent]) -> CommandRule[Any, Any]:
    return changes(command, PAPER, rule, _ENTERS, by=_paper)


def _paper(message: Any, _given: Any) -> str:
    return paper_key(message.evaluation, message.town)


def _on_ballot(
    command: type[C], rule: Rule[Ballot, C, BallotEvent], access: Access = _ENTERS
) -> CommandRule[Any, Any]:
    return changes(command, BALLOT, rule, access, by=_ballot)


def _ballot(message: Any, _given: Any) -> str:
    return ballot_key(message.evaluation, message.town, message.ratee)


CONTEXT: Final = Context(
    name="evaluation",
    roles=(
        roles.EVALUATION_HOST,
        roles.TOWN_RATER,
        roles.RATED_UNIT,
        roles.EVALUATION_REVIEWER,
    ),
    purposes=(roles.EVALUATION,),
    texts=texts_of(texts, texts_ballot),
    publishes=PUBLISHES,
    records=(ROUND, PAPER, BALLOT),
    commands=(
        creates(m.DraftEvaluation, ROUND, rules.draft_evaluation, _HOSTS),
        _changes(m.RedraftEvaluation, rules.redraft_evaluation),
        _changes(m.PublishEvaluation, rules.publish_evaluation),
        _changes(m.OpenEvaluation, rules.open_evaluation),
        _changes(m.ExtendEvaluation, rules.extend_evaluation),
        _changes(m.CloseEvaluation, rules.close_evaluation),
        _changes(m.CancelEvaluation, rules.cancel_evaluation),
        _changes(m.EnterReturnMarks, rules_result.enter_return_marks),
        _changes(m.ComputeEvaluation, rules_result.compute_evaluation),
        _changes(m.ReleaseComments, rules_result.release_comments),
        _changes(m.ObjectToResult, rules_result.object_to_result, _OBJECTS),
        _changes(m.WithdrawObjection, rules_result.withdraw_objection, _OBJECTS),
        _changes(m.AnswerObjection, rules_result.answer_objection, _REVIEWS),
        _changes(m.FinaliseEvaluation, rules_result.finalise_evaluation),
        _on_paper(b.RecordTownDecision, rules_ballot.record_town_decision),
        inner(_on_paper(b.NoteBallot, rules_ballot.note_ballot)),
        _on_ballot(b.CastBallot, rules_ballot.cast_ballot),
        _on_ballot(b.WithdrawBallot, rules_ballot.withdraw_ballot),
        _on_ballot(b.EraseBallot, rules_ballot.erase_ballot, _ERASES),
    ),
    queries=(
        answers(q.Evaluations, views.evaluations, _CONCERNED),
        answers(q.EvaluationFile, views.evaluation_file, _CONCERNED),
        answers(q.EvaluationObjections, views.evaluation_objections, _OBJECTIONS),
        answers(q.EvaluationOutcome, views_result.evaluation_outcome, _CONCERNED),
        answers(q.Participation, views.participation, _HOST_SEES),
        answers(q.TownSheet, views.town_sheet, _OWN, personal=True),
        answers(q.EvaluationPatterns, views_result.evaluation_patterns, _HOST_SEES),
        answers(q.CommentsToRewrite, views_result.comments_to_rewrite, _HOSTS, personal=True),
    ),
    reactions=reactions.REACTIONS,
    hangs=hanging.hanging,
)
