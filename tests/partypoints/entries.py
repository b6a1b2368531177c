"""An entry of party points as it was recorded."""

from datetime import date

from ruralgov.domain import partypoints as p
from ruralgov.domain.partypoints import messages_entry as m
from tests.given import TODAY
from tests.partypoints.branch import proof
from tests.partypoints.cell import (
    BRANCH,
    LIST_ID,
    ME,
    MEMBER,
    OFFICE,
    unit,
)

POINTS, RED = p.PartyLedger.POINTS, p.PartyLedger.RED
SHOWN = proof(1, maker=OFFICE, made=TODAY)
MADE = m.PartyEntryRecorded(
    ledger=POINTS,
    subject=MEMBER,
    organisation=BRANCH,
    place=unit().spans[0].place,
    behaviour_list=LIST_ID,
    item="DY01",
    title="参加组织生活",
    scope=None,
    points=2,
    day=TODAY,
    expires=date(2028, 1, 5),
    hearing_days=5,
    appeal_days=15,
    proof=SHOWN,
    hours=None,
    by=ME,
)
