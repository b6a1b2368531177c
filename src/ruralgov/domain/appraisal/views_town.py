"""The answers to questions about the appraisal of one town."""

from ruralgov.domain.appraisal import queries as q
from ruralgov.domain.appraisal import roles, texts_town
from ruralgov.domain.appraisal.figures import figure_of
from ruralgov.domain.appraisal.formulas import formula_of
from ruralgov.domain.appraisal.model import PublicationScope, Scheme
from ruralgov.domain.appraisal.model_town import Stage, TownAppraisal
from ruralgov.domain.appraisal.records import scheme_of, town_appraisal_of
from ruralgov.domain.appraisal.rows import TownAppraisalRow
from ruralgov.domain.appraisal.scoring import ExtraPoints, Points, Reckoned, reckon
from ruralgov.domain.appraisal.views import figure_shown, formula_shown, town_names
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import TownAppraisalId
from ruralgov.domain.kernel.number import printed

UNSEEN = (Stage.FROZEN, Stage.SCORED, Stage.VOID)
"""Where a town does not see its own score."""
OFFICES = frozenset({roles.APPRAISER, roles.APPRAISAL_AUTHORITY, roles.APPRAISAL_REVIEWER})


def town_sheet(query: q.TownAppraisalSheet, asked: Asked) -> q.TownSheet:
    """Return the sheet of a town; raises ``score_not_shown`` to the town before it is shown."""
    town = town_appraisal_of(query.appraisal, asked.read)
    if asked.roles <= {roles.APPRAISED_TOWN} and town.stage in UNSEEN:
        raise Refused(texts_town.SCORE_NOT_SHOWN)
    scheme = scheme_of(town.scheme, asked.read)
    reckoned = reckon(scheme.terms, town)
    freezing = scheme.freezing
    return q.TownSheet(
        appraisal=query.appraisal,
        scheme=town.scheme,
        title=scheme.terms.title,
        year=town.year,
        town=town.town,
        town_name=town_names({town.town}, scheme, asked.read)[town.town].name,
        stage=town.stage,
        frozen_at=None if freezing is None else freezing.at,
        head="" if freezing is None else freezing.head,
        lines=tuple(_line(one, town) for one in reckoned.lines),
        extras=tuple(_extra(one, town) for one in reckoned.extras),
        vetoes=town.vetoes,
        held=reckoned.held,
        base=printed(reckoned.base),
        total=reckoned.total_printed(),
        same=_same(town, reckoned),
        claims=town.claims,
        shown=town.shown,
        correct_until=town.correct_until,
        appeal_until=town.appeal_until,
        final=town.final,
        published=town.published,
        reopened=town.reopened,
    )


def _same(town: TownAppraisal, reckoned: Reckoned) -> bool:
    """Tell whether the score that was kept is what its inputs give now."""
    if town.score is None:
        return False
    lines = tuple(one.line() for one in reckoned.lines)
    return (town.score.total, town.score.lines) == (reckoned.total_printed(), lines)


def _line(one: Points, town: TownAppraisal) -> q.PointsLine:
    indicator = one.indicator
    value, frozen = town.value_of(indicator.code), town.input_of(indicator.code)
    return q.PointsLine(
        indicator=indicator.code,
        title=indicator.title,
        weight=indicator.weight,
        figure=figure_shown(figure_of(indicator.figure)),
        formula=formula_shown(formula_of(indicator.formula)),
        full=indicator.full,
        zero=indicator.zero,
        rating=one.rating,
        numerator=None if value is None else value[0],
        denominator=None if value is None else value[1],
        frozen_numerator=None if frozen is None else frozen.numerator,
        frozen_denominator=None if frozen is None else frozen.denominator,
        query="" if frozen is None else frozen.query,
        evidence="" if frozen is None else frozen.evidence,
        parts=() if frozen is None else frozen.parts,
        adjustments=tuple(a for a in town.adjustments if a.indicator == indicator.code),
        percent=None if one.value is None else printed(one.value),
        points=one.line().points,
        limit=one.limit,
        if_missing=indicator.missing.zh,
        if_missing_en=indicator.missing.en,
        counts=one.counts,
    )


def _extra(one: ExtraPoints, town: TownAppraisal) -> q.ExtraLine:
    extra = one.extra
    return q.ExtraLine(
        item=extra.code,
        title=extra.title,
        basis=extra.basis,
        cap=extra.cap,
        points=printed(one.points),
        limit=one.limit,
        entries=tuple(entry for entry in town.extras if entry.item == extra.code),
    )


def published_score(query: q.PublishedTownScore, asked: Asked) -> q.PublishedScore:
    """Return the published score of a town, or why it is withheld."""
    scheme = scheme_of(query.scheme, asked.read)
    rows = asked.read.rows(TownAppraisalRow, town=query.town, year=scheme.terms.year)
    mine = [row for row in rows if row.scheme == query.scheme and row.stage is not Stage.VOID]
    row = existing(mine[0] if mine else None, texts_town.SCORE_NOT_OF_SCHEME)
    town = town_appraisal_of(TownAppraisalId(row.owner), asked.read)
    withheld = _withheld(town, scheme, asked)
    score = None if withheld or town.score is None else town.score
    return q.PublishedScore(
        town=query.town,
        town_name=town_names({query.town}, scheme, asked.read)[query.town].name,
        scope=scheme.terms.scope,
        withheld=withheld,
        published=town.published,
        total=None if score is None else score.total,
        vetoes=() if withheld else tuple(one for one in town.vetoes if not one.withdrawn),
    )


def _withheld(town: TownAppraisal, scheme: Scheme, asked: Asked) -> q.Withheld | None:
    if town.stage is not Stage.PUBLISHED:
        return q.Withheld.NOT_PUBLISHED
    scope = scheme.terms.scope
    inside = (
        scope is PublicationScope.PUBLIC
        or bool(OFFICES & asked.roles)
        or (scope is PublicationScope.TOWNS and roles.APPRAISED_TOWN in asked.roles)
    )
    return None if inside else q.Withheld.OUT_OF_SCOPE
