"""Who takes part: the towns of a day, and units that are no town's own."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.evaluation import texts
from ruralgov.domain.evaluation.model import EvaluationScheme, Ratee, Rater
from ruralgov.domain.evaluation.rows import EvaluationRateeRow
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId
from ruralgov.domain.registry import (
    ORGANISATION,
    OrganisationKind,
    OrganisationSpan,
    PlaceRow,
)

RATED = frozenset(
    {
        OrganisationKind.DEPARTMENT,
        OrganisationKind.PUBLIC_INSTITUTION,
        OrganisationKind.OUTPOST,
    }
)
OF_TOWN = frozenset(
    {
        OrganisationKind.TOWN_GOVERNMENT,
        OrganisationKind.TOWN_OFFICE,
        OrganisationKind.TOWN_PARTY,
    }
)


def raters_on(day: date, read: Read) -> tuple[Rater, ...]:
    """Return the towns of a day, by code."""
    rows = sorted(read.rows(PlaceRow, on=day, parent=CITY), key=lambda row: row.code)
    return tuple(Rater(town=PlaceId(row.owner), name=row.name) for row in rows)


def ratees_of(scheme: EvaluationScheme, day: date, read: Read) -> Iterator[Ratee]:
    """Give the units that are rated, as they are on a day (invariant 30: no town, no self)."""
    for unit in scheme.ratees:
        span = unit_on(unit, day, read)
        if span is None:
            raise Refused(texts.RATEE_NOT_THERE, unit=unit, day=day)
        if span.kind not in RATED:
            facts = {"kind": span.kind.zh, "kind_en": span.kind.en, "day": day}
            raise Refused(texts.RATEE_NOT_DEPARTMENT, name=span.name, **facts)
        stationed = span.kind is OrganisationKind.OUTPOST
        if _is_towns(span, day, read) or (span.place != CITY and not stationed):
            raise Refused(texts.RATEE_OF_TOWN, name=span.name)
        yield Ratee(unit=unit, name=span.name, stationed=stationed)


def unit_on(unit: str, day: date, read: Read) -> OrganisationSpan | None:
    """Return what a unit is on a day, or None."""
    known = read.state(ORGANISATION, unit)
    return None if known is None else known.on(day)


def _is_towns(span: OrganisationSpan, day: date, read: Read) -> bool:
    """Tell whether a unit is below a town's government, office or party committee."""
    parent: OrganisationId | None = span.parent
    while parent is not None:
        above = unit_on(parent, day, read)
        if above is None:
            return False
        if above.kind in OF_TOWN:
            return True
        parent = above.parent
    return False


def refuse_taken(key: str, scheme: EvaluationScheme, ratees: tuple[Ratee, ...], read: Read) -> None:
    """Refuse a unit that another round rates for some of the same days: two could be subtracted."""
    for ratee in ratees:
        for row in read.rows(EvaluationRateeRow, unit=ratee.unit):
            if row.owner != key and row.since < scheme.until and scheme.since < row.until:
                raise Refused(texts.RATEE_TAKEN, name=ratee.name, other=row.owner)
