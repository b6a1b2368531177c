"""The table of the matters in which towns may act."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import OrganisationId, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_officer import ActCapacity
from ruralgov.domain.staffing.model_power import AssessmentResult, PowerGrant


@frozen(kw_only=True)
class PowerRow:
    """One matter in which a town may act; none of a grant that was entered by mistake."""

    owner: str = ""
    code: str
    title: str
    law: str
    capacity: ActCapacity
    department: OrganisationId
    place: PlaceId
    document: str
    since: date
    until: date


@frozen(kw_only=True)
class AssessmentRow:
    """One assessment of how a town carries its powers."""

    owner: str = ""
    day: date
    result: AssessmentResult


TABLES: Final = (
    Table(
        name="granted_powers",
        row=PowerRow,
        key=("owner", "code"),
        indexes=(("place",),),
    ),
    Table(name="power_assessments", row=AssessmentRow, key=("owner", "day")),
)


def rows(grant: PowerGrant) -> Iterator[PowerRow | AssessmentRow]:
    """Give the row of each matter and of each assessment."""
    if grant.withdrawn:
        return
    for each in grant.assessments:
        yield AssessmentRow(day=each.day, result=each.result)
    for one in grant.matters:
        yield PowerRow(
            code=one.code,
            title=one.title,
            law=one.law,
            capacity=grant.capacity,
            department=grant.department,
            place=grant.place,
            document=grant.document,
            since=grant.since,
            until=min(one.until, one.revoked or one.until),
        )
