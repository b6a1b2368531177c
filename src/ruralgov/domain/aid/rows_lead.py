"""The table of leads."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid.model_lead import AidLead, LeadEnd, LeadOrigin, LeadStage
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, AidFileId, PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidLeadRow:
    """One lead, and where it stands; *clerk* is who follows it."""

    owner: str = ""
    place: PlaceId
    origin: LeadOrigin
    found: date
    due: date
    stage: LeadStage
    clerk: AccountId | None
    outcome: LeadEnd | None
    ended: date | None
    file: AidFileId | None


LEAD_TABLES: Final = (
    Table(name="aid_leads", row=AidLeadRow, key=("owner",), indexes=(("place", "stage"),)),
)


def lead_rows(lead: AidLead) -> Iterator[AidLeadRow]:
    """Give the row of a lead."""
    yield AidLeadRow(
        place=lead.place,
        origin=lead.origin,
        found=lead.found,
        due=lead.due,
        stage=lead.stage,
        clerk=lead.owner,
        outcome=lead.end,
        ended=lead.ended,
        file=lead.file,
    )
