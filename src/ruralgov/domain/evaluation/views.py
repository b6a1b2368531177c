"""The answers to questions about evaluations: schemes, who took part, a town's own sheet."""

from collections.abc import Mapping
from fractions import Fraction

from ruralgov.domain.evaluation import queries as q
from ruralgov.domain.evaluation import texts_ballot
from ruralgov.domain.evaluation.counting import Marks, gives_marks, is_flat
from ruralgov.domain.evaluation.figures import HUNDREDTHS
from ruralgov.domain.evaluation.model import Evaluation, Objection, Rater, weight_of
from ruralgov.domain.evaluation.model_ballot import Ballot, TownPaper, ballot_key, paper_key
from ruralgov.domain.evaluation.own import check_own
from ruralgov.domain.evaluation.records import BALLOT, PAPER
from ruralgov.domain.evaluation.rows import EvaluationRow
from ruralgov.domain.evaluation.staging import there
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused


def evaluations(_: q.Evaluations, asked: Asked) -> list[EvaluationRow]:
    """Return all evaluations, the newest period first."""
    rows = asked.read.rows(EvaluationRow)
    return sorted(rows, key=lambda row: (row.since, row.owner), reverse=True)


def evaluation_file(query: q.EvaluationFile, asked: Asked) -> q.EvaluationSheet:
    """Return a scheme and what the towns' word counts for; raises ``evaluation_missing``."""
    known = there(asked.read, query.evaluation)
    weights = tuple(
        q.RateeWeight(
            ratee=ratee,
            weight=weight_of(known.scheme, ratee),
            rules=tuple(one for one in known.floors if one.stationed is ratee.stationed),
        )
        for ratee in known.ratees
    )
    return q.EvaluationSheet(
        scheme=known.scheme,
        stage=known.stage,
        raters=known.raters,
        computed=known.computed,
        final=known.final,
        cancelled=known.cancelled,
        weights=weights,
    )


def evaluation_objections(query: q.EvaluationObjections, asked: Asked) -> list[Objection]:
    """Return the objections in the order in which they were made."""
    return list(there(asked.read, query.evaluation).objections)


def participation(query: q.Participation, asked: Asked) -> q.ParticipationSheet:
    """Return which towns took part, and of which units they entered no ballot."""
    known = there(asked.read, query.evaluation)
    keys = [paper_key(query.evaluation, one.town) for one in known.raters]
    papers = asked.read.states(PAPER, keys)
    lines = tuple(
        _part(rater, papers.get(key), known, asked)
        for rater, key in zip(known.raters, keys, strict=True)
    )
    return q.ParticipationSheet(
        towns=len(lines),
        decided=sum(one.decision is not None for one in lines),
        complete=sum(not one.missing for one in lines),
        lines=lines,
    )


def _part(
    rater: Rater, paper: TownPaper | None, known: Evaluation, asked: Asked
) -> q.ParticipationLine:
    entered = set() if paper is None else {one.ratee for one in paper.entered}
    return q.ParticipationLine(
        town=rater.town,
        name=rater.name,
        stands=asked.stands(rater.town, legal_date(asked.now)),
        decision=None if paper is None else paper.decision,
        ballots=len(entered),
        missing=tuple(one for one in known.ratees if one.unit not in entered),
    )


def town_sheet(query: q.TownSheet, asked: Asked) -> q.OwnSheet:
    """Return what a town itself entered, to those who act for it at the town (rule 7)."""
    check_own(asked.actor.account, query.place, legal_date(asked.now), asked.read)
    known = there(asked.read, query.evaluation)
    rater = next((one for one in known.raters if one.town == query.place), None)
    if rater is None:
        raise Refused(texts_ballot.TOWN_NOT_RATER, town=query.place)
    paper = asked.read.state(PAPER, paper_key(query.evaluation, query.place))
    days = {} if paper is None else {one.ratee: one.day for one in paper.entered}
    keys = {unit: ballot_key(query.evaluation, query.place, unit) for unit in days}
    ballots = asked.read.states(BALLOT, keys.values())
    own: dict[str, Ballot] = {unit: ballots[key] for unit, key in keys.items()}
    marks = _seen(known, own)
    lines = []
    for ratee in known.ratees:
        opened = dict[str, str | None]()
        if ratee.unit in own:
            ballot, key = own[ratee.unit], keys[ratee.unit]
            for name in ("marks", "dealings", "comment"):
                opened[name] = asked.reveal(BALLOT.kind, key, name, getattr(ballot, name))
        lines.append(
            q.OwnLine(
                ratee=ratee.unit,
                name=ratee.name,
                entered=days.get(ratee.unit),
                marks=opened.get("marks"),
                dealings=opened.get("dealings"),
                comment=opened.get("comment"),
            )
        )
    return q.OwnSheet(
        town=rater.town,
        name=rater.name,
        stage=known.stage,
        closes=known.scheme.closes,
        decision=None if paper is None else paper.decision,
        lines=tuple(lines),
        leniency=_leniency(known, marks),
        flat=is_flat(marks),
    )


def _seen(known: Evaluation, own: Mapping[str, Ballot]) -> dict[str, Marks]:
    """Return a town's marks for units of which figures are shown."""
    shown = {one.ratee for one in known.results if one.withheld is None}
    found = {
        unit: ballot.marks.numbers()
        for unit, ballot in own.items()
        if unit in shown and not ballot.marks.erased
    }
    return {unit: marks for unit, marks in found.items() if gives_marks(marks)}


def _leniency(known: Evaluation, marks: Mapping[str, Marks]) -> int | None:
    """Return the mean difference of a town's marks to the means, in hundredths, None without."""
    apart = [
        mark * HUNDREDTHS - figure.mean
        for result in known.results
        for mark, figure in zip(marks.get(result.ratee, ()), result.criteria, strict=False)
        if mark is not None and figure.mean is not None
    ]
    return round(Fraction(sum(apart), len(apart))) if apart else None
