"""The table of enforcement acts."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CentreId, OrganisationId, PlaceId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_act import ActKind, EnforcementAct
from ruralgov.domain.staffing.model_officer import ActCapacity


@frozen(kw_only=True)
class ActRow:
    """One act that was not taken back.

    *officers* are those who were not to stand back. *reviewed*: no legal review is missing.
    *transferred* names the authority to which the case went on.
    """

    owner: str = ""
    centre: CentreId
    kind: ActKind
    capacity: ActCapacity
    matter: str
    document: str
    officers: int
    place: PlaceId
    day: date
    grave: bool
    reviewed: bool
    transferred: OrganisationId | None


TABLES: Final = (
    Table(
        name="enforcement_acts",
        row=ActRow,
        key=("owner",),
        indexes=(("centre", "day"), ("document",)),
    ),
)


def rows(act: EnforcementAct) -> Iterator[ActRow]:
    """Give the row of an act."""
    if act.withdrawn is None:
        yield ActRow(
            centre=act.centre,
            kind=act.kind,
            capacity=act.capacity,
            matter=act.matter,
            document=act.document,
            officers=len(set(act.officers) - act.recused),
            place=act.place,
            day=act.day,
            grave=act.grave,
            reviewed=act.reviewed,
            transferred=None if act.handover is None else act.handover.to,
        )
