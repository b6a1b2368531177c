"""The answers to questions about results: in bands, with what they can tell, or why none."""

from collections.abc import Iterable
from datetime import timedelta

from ruralgov.domain.evaluation import queries as q
from ruralgov.domain.evaluation import texts
from ruralgov.domain.evaluation.figures import HUNDREDTHS
from ruralgov.domain.evaluation.model import BandRule, Evaluation, Ratee, weight_of
from ruralgov.domain.evaluation.model_ballot import ballot_key
from ruralgov.domain.evaluation.model_result import Patterns, Result, ResultBand
from ruralgov.domain.evaluation.records import BALLOT
from ruralgov.domain.evaluation.rules_result import ballots_of, check_shown
from ruralgov.domain.evaluation.staging import computed, rated
from ruralgov.domain.evaluation.statement import gap_of, statement, why
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing


def evaluation_outcome(query: q.EvaluationOutcome, asked: Asked) -> q.OutcomeSheet:
    """Return the result in bands; raises ``evaluation_sealed`` before it was computed."""
    known = computed(asked.read, query.evaluation)
    scheme = known.scheme
    lower = upper = known.centre
    if scheme.band_rule is BandRule.LINES:
        lower, upper = (one * HUNDREDTHS for one in scheme.lines)
    lines = sorted(
        (_line(one, known) for one in known.results), key=lambda one: (one.name, one.ratee)
    )
    return q.OutcomeSheet(
        title=scheme.title,
        stage=known.stage,
        since=scheme.since,
        last_day=scheme.until - timedelta(days=1),
        towns=len(known.raters),
        k=scheme.k,
        lower=lower,
        upper=upper,
        gap=gap_of(known.results),
        bands=tuple(_bands(lines)),
        withheld=tuple(one for one in lines if one.withheld is not None),
        statement_zh=statement(known, "zh"),
        statement_en=statement(known, "en"),
    )


def _bands(lines: Iterable[q.ResultLine]) -> Iterable[q.BandLines]:
    """Give each band that has units; within it they stand by name."""
    known = tuple(lines)
    for band in ResultBand:
        units = tuple(one for one in known if one.band is band)
        if units:
            yield q.BandLines(band=band, units=units)


def _line(result: Result, known: Evaluation) -> q.ResultLine:
    ratee: Ratee = rated(known, result.ratee)
    words = (one.words for one in known.comments if one.ratee == result.ratee)
    criteria = zip(known.scheme.criteria, result.criteria, strict=True)
    return q.ResultLine(
        ratee=ratee.unit,
        name=ratee.name,
        stationed=ratee.stationed,
        weight=weight_of(known.scheme, ratee),
        ballots=result.ballots,
        scored=result.scored,
        criteria=tuple(
            q.CriterionLine(
                title=one.title,
                weight=one.weight,
                marks=figure.marks,
                mean=figure.mean,
                half=figure.half,
            )
            for one, figure in criteria
        ),
        mean=result.mean,
        low=result.low,
        high=result.high,
        band=result.band,
        withheld=result.withheld,
        reason_zh=why(result, known, "zh"),
        reason_en=why(result, known, "en"),
        comments=next(words, ()),
    )


def evaluation_patterns(query: q.EvaluationPatterns, asked: Asked) -> Patterns:
    """Return what looks unusual in all sheets together; nobody is named."""
    known = computed(asked.read, query.evaluation)
    facts = {"stage": known.stage.zh, "stage_en": known.stage.en}
    return existing(known.patterns, texts.EVALUATION_SEALED, **facts)


def comments_to_rewrite(query: q.CommentsToRewrite, asked: Asked) -> list[str]:
    """Return what was written of a unit of which figures are shown, by its letters (rule 11).

    Every ballot of the unit is opened, so that not even who wrote nothing can be seen from it.
    """
    known = computed(asked.read, query.evaluation)
    rated(known, query.ratee)
    check_shown(known, query.ratee)
    said = [
        asked.reveal(
            BALLOT.kind,
            ballot_key(query.evaluation, one.town, one.ratee),
            "comment",
            one.comment,
        )
        for one in ballots_of(query.evaluation, known, asked.read)
        if one.ratee == query.ratee
    ]
    return sorted(text for text in said if text)
