"""A case of a matter that is marked opens a lead of aid, once, under the id of the case.

The lead names the number of the case and nothing of what it says: who follows it asks there.
"""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.aid import AID_MATTERS, MATTERS_KEY, OpenCaseLead
from ruralgov.domain.cases import CaseReported
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.ids import AidLeadId
from ruralgov.domain.kernel.personal import OfficerText


def open_lead(event: CaseReported, key: str, given: Given) -> Iterator[OpenCaseLead]:
    """What a case of a marked matter says may be a need: the aid office looks."""
    marked = given.read.state(AID_MATTERS, MATTERS_KEY)
    if marked is not None and event.matter in marked.matters:
        yield OpenCaseLead(
            id=AidLeadId(key),
            place=event.place,
            found=legal_date(event.at),
            finding=OfficerText.of(f"工单 {event.number}"),
        )


REACTIONS: Final[Reactions] = {CaseReported: (open_lead,)}
