"""The tables of appraisals. No table holds a total: nothing here can be ranked by."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.appraisal.model import Scheme, SchemeStage
from ruralgov.domain.appraisal.model_town import Stage, TownAppraisal
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AppraisalSchemeId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.number import Number
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AppraisalSchemeRow:
    """One scheme, with the adopted one that it replaces."""

    owner: str = ""
    year: int
    title: str
    last: Month
    stage: SchemeStage
    adopted: date | None
    replaces: AppraisalSchemeId | None


@frozen(kw_only=True)
class TownAppraisalRow:
    """The appraisal of one town: where it stands, and what waits."""

    owner: str = ""
    scheme: AppraisalSchemeId
    town: PlaceId
    year: int
    stage: Stage
    missing: int
    """Indicators without a value."""
    adjustments: int
    corrections: int
    """Requests for a correction that wait for an answer."""
    appeals: int
    """Appeals that wait for a review."""
    vetoes: int
    was_shown: bool
    """Whether the town was shown a score, however often it was reckoned since."""
    correct_until: date | None
    appeal_until: date | None
    final: date | None
    published: date | None


@frozen(kw_only=True)
class TownInputRow:
    """The value of an indicator of a town, as it was frozen and as it holds."""

    owner: str = ""
    indicator: str
    scheme: AppraisalSchemeId
    town: PlaceId
    frozen_numerator: Number | None
    frozen_denominator: Number | None
    numerator: Number | None
    denominator: Number | None
    adjusted: bool


SCHEME_TABLES: Final = (
    Table(name="appraisal_schemes", row=AppraisalSchemeRow, key=("owner",), indexes=(("year",),)),
)
TOWN_TABLES: Final = (
    Table(
        name="town_appraisals",
        row=TownAppraisalRow,
        key=("owner",),
        indexes=(("scheme",), ("town", "year")),
    ),
    Table(
        name="town_inputs",
        row=TownInputRow,
        key=("owner", "indicator"),
        indexes=(("scheme",),),
    ),
)


def scheme_rows(scheme: Scheme) -> Iterator[AppraisalSchemeRow]:
    """Give the row of a scheme."""
    yield AppraisalSchemeRow(
        year=scheme.terms.year,
        title=scheme.terms.title,
        last=scheme.terms.last,
        stage=scheme.stage,
        adopted=None if scheme.adoption is None else scheme.adoption.adopted,
        replaces=scheme.replaces,
    )


def town_rows(town: TownAppraisal) -> Iterator[TownAppraisalRow | TownInputRow]:
    """Give the row of a town, and those of its inputs unless it is void."""
    waiting = town.waiting
    values = {one.indicator: town.value_of(one.indicator) for one in town.inputs}
    yield TownAppraisalRow(
        scheme=town.scheme,
        town=town.town,
        year=town.year,
        stage=town.stage,
        missing=sum(one is None for one in values.values()),
        adjustments=len(town.adjustments),
        corrections=sum(one.indicator is not None for one in waiting),
        appeals=sum(one.indicator is None for one in waiting),
        vetoes=sum(not one.withdrawn for one in town.vetoes),
        was_shown=town.shown is not None or bool(town.reopened),
        correct_until=town.correct_until,
        appeal_until=town.appeal_until,
        final=town.final,
        published=town.published,
    )
    for one in () if town.stage is Stage.VOID else town.inputs:
        value = values[one.indicator]
        yield TownInputRow(
            indicator=one.indicator,
            scheme=town.scheme,
            town=town.town,
            frozen_numerator=one.numerator,
            frozen_denominator=one.denominator,
            numerator=None if value is None else value[0],
            denominator=None if value is None else value[1],
            adjusted=town.adjustment_of(one.indicator) is not None,
        )
