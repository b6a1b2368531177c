"""The answers to questions about schemes, and about where the towns stand."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from ruralgov.domain.appraisal import queries as q
from ruralgov.domain.appraisal import texts_town
from ruralgov.domain.appraisal.checks import year_begins
from ruralgov.domain.appraisal.figures import FIGURES, Figure, Measures, figure_of
from ruralgov.domain.appraisal.formulas import FORMULAS, Formula, formula_of
from ruralgov.domain.appraisal.model import Scheme
from ruralgov.domain.appraisal.model_town import Stage
from ruralgov.domain.appraisal.records import scheme_of
from ruralgov.domain.appraisal.rows import AppraisalSchemeRow, TownAppraisalRow
from ruralgov.domain.appraisal.rules import replaced_by
from ruralgov.domain.appraisal.scoring import NOTHING
from ruralgov.domain.kernel.declare import Asked, Read
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import AppraisalSchemeId, PlaceId, TownAppraisalId
from ruralgov.domain.kernel.month import last_day
from ruralgov.domain.kernel.number import exact, printed
from ruralgov.domain.registry import ORGANISATION, PlaceRow, row_on

HALF: Final = 50


def figure_shown(one: Figure) -> q.FigureShown:
    """Return a figure as it is shown."""
    return q.FigureShown(
        code=one.code,
        zh=one.zh,
        en=one.en,
        outcome=one.measures is Measures.OUTCOME,
        counted=one.count is not None,
        query=one.query,
        counts_zh=one.counts_zh,
        counts_en=one.counts_en,
    )


def formula_shown(one: Formula) -> q.FormulaShown:
    """Return a formula as it is shown."""
    return q.FormulaShown(code=one.code, zh=one.zh, en=one.en)


def appraisal_formulas(_: q.AppraisalFormulas, _asked: Asked) -> q.FormulaTable:
    """Return all figures and formulas."""
    return q.FormulaTable(
        figures=tuple(map(figure_shown, FIGURES.values())),
        formulas=tuple(map(formula_shown, FORMULAS.values())),
    )


def appraisal_schemes(query: q.AppraisalSchemes, asked: Asked) -> list[AppraisalSchemeRow]:
    """Return the schemes, the newest year first."""
    rows = asked.read.rows(AppraisalSchemeRow)
    found = (row for row in rows if query.year in (None, row.year))
    return sorted(found, key=lambda row: (row.year, row.owner), reverse=True)


def scheme_sheet(query: q.AppraisalSchemeSheet, asked: Asked) -> q.SchemeSheet:
    """Return the sheet of a scheme."""
    scheme = scheme_of(query.scheme, asked.read)
    terms = scheme.terms
    outcomes = outcome_weight(scheme)
    other = replaced_by(query.scheme, terms.year, asked.read)
    figures = dict.fromkeys(one.figure for one in terms.indicators)
    formulas = dict.fromkeys(one.formula for one in terms.indicators)
    return q.SchemeSheet(
        scheme=scheme,
        figures=tuple(figure_shown(figure_of(code)) for code in figures),
        formulas=tuple(formula_shown(formula_of(code)) for code in formulas),
        owners=_owners(scheme, asked),
        outcome_weight=printed(outcomes),
        faults=tuple(_faults(scheme, outcomes)),
        replaced_by=None if other is None else AppraisalSchemeId(other.owner),
    )


def outcome_weight(scheme: Scheme) -> Fraction:
    """Return how much of the weight measures outcomes."""
    weights = (
        exact(one.weight)
        for one in scheme.terms.indicators
        if figure_of(one.figure).measures is Measures.OUTCOME
    )
    return sum(weights, NOTHING)


def _faults(scheme: Scheme, outcomes: Fraction) -> Iterator[q.SchemeFault]:
    begins, adoption = year_begins(scheme.terms), scheme.adoption
    if adoption is not None and adoption.adopted >= begins:
        yield q.SchemeFault.IN_YEAR
    elif adoption is not None and adoption.entered >= begins:
        yield q.SchemeFault.ENTERED_LATE
    if outcomes < HALF:
        yield q.SchemeFault.FEW_OUTCOMES


def _owners(scheme: Scheme, asked: Asked) -> dict[str, str]:
    owners = {one.owner for one in scheme.terms.indicators}
    day = last_day(scheme.terms.last)
    names = {}
    for key, state in asked.read.states(ORGANISATION, owners).items():
        span = state.on(day) or state.last
        names[key] = key if span is None else span.name
    return names


def town_names(towns: set[PlaceId], scheme: Scheme, read: Read) -> dict[PlaceId, PlaceRow]:
    """Return by which span each town is named on the last day of the months."""
    day = last_day(scheme.terms.last)
    return {one: row_on(read.rows(PlaceRow, owner=one), day) for one in towns}


def appraisal_status(query: q.AppraisalStatus, asked: Asked) -> q.StatusSheet:
    """Return where the towns of a scheme stand, by their codes."""
    scheme = scheme_of(query.scheme, asked.read)
    lines = _lines(query.scheme, scheme, asked.read)
    return q.StatusSheet(
        scheme=query.scheme,
        title=scheme.terms.title,
        year=scheme.terms.year,
        lines=tuple(sorted(lines, key=lambda one: one.code)),
        counts=dict(Counter(one.row.stage for one in lines)),
    )


def _lines(key: AppraisalSchemeId, scheme: Scheme, read: Read) -> list[q.StatusLine]:
    rows = [row for row in read.rows(TownAppraisalRow, scheme=key) if row.stage is not Stage.VOID]
    names = town_names({row.town for row in rows}, scheme, read)
    return [
        q.StatusLine(code=names[row.town].code, name=names[row.town].name, row=row) for row in rows
    ]


def row_of(query: q.TownAppraisalOf, read: Read) -> TownAppraisalRow:
    """Return how the appraisal of a town by a scheme stands; raises ``score_not_of_scheme``."""
    lines = _lines(query.scheme, scheme_of(query.scheme, read), read)
    mine = [one.row for one in lines if query.town in (one.row.town, one.code)]
    return existing(mine[0] if mine else None, texts_town.SCORE_NOT_OF_SCHEME)


def town_appraisal_key(query: q.TownAppraisalOf, asked: Asked) -> TownAppraisalId:
    """Return the id of the appraisal of a town by a scheme."""
    return TownAppraisalId(row_of(query, asked.read).owner)
