"""The tables behind figures: the time that each unit had a case, and rounds that nobody judged."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from ruralgov.domain.cases.messages_ending import (
    CaseCancelled,
    CaseChecked,
    CaseForced,
)
from ruralgov.domain.cases.messages_hand import CaseHandedOver, CaseReclassified
from ruralgov.domain.cases.messages_handling import (
    CaseArbitrated,
    CaseEscalated,
    ReturnDecided,
)
from ruralgov.domain.cases.messages_intake import FilingDeclined
from ruralgov.domain.cases.messages_withdrawal import CaseRestored, CaseWithdrawn
from ruralgov.domain.cases.model import DESK, Case, Spell, SpellEnd
from ruralgov.domain.cases.rows import ENDINGS, Ending, by_all
from ruralgov.domain.cases.table import OPEN, Level, Stage
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen

HOUR: Final = timedelta(hours=1)
PASSED_ON = (SpellEnd.ESCALATED, SpellEnd.HANDED_OVER, SpellEnd.ARBITRATED)
"""The ends by which a case went to another without being done or given back."""
_AT_ONCE = (SpellEnd.FORCED, SpellEnd.WITHDRAWN)
"""The ends by which the case ended at its unit."""


@frozen(kw_only=True)
class SpellRow:
    """The time for which one unit had a case, once it has ended, with its frozen verdict."""

    owner: str = ""
    spell: int
    """Its place among those of the case, from 1."""
    round: int
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    unit: str
    level: Level
    month: str
    """In which it ended, such as 2026-01, in Asia/Shanghai."""
    ended: SpellEnd
    on_time: bool
    returned: bool
    passed_on: bool
    responded: bool = False
    """Whether the unit signed for it, or asked its return, in time."""
    unresponded: bool = False
    """Whether the unit did so late, or not at all though its time was up."""
    until: datetime | None = None
    response_hours: int = -1
    """In how many hours it did, begun ones whole; -1 where it did not, or that is not known."""
    withdrawn: bool = False
    """Whether its reporter withdrew the case in the time of the unit: that is no success of it."""


@frozen(kw_only=True)
class UnjudgedRow:
    """A round that ran when its case ended, so that nobody judged its work.

    Of what was accepted and never sent to a unit, only where the time for that was up.
    """

    owner: str = ""
    round: int
    number: str
    matter: str
    place: PlaceId
    town: PlaceId
    unit: str
    """The unit that had it, or ``desk``."""
    level: Level
    due_month: str
    """In which it fell due, or would have."""
    ending: Ending
    late: bool
    """Whether it was late when the case ended."""
    due: datetime | None = None
    withdrawn: bool = False
    """Whether its reporter withdrew the case before it was late."""


def _spells(case: Case) -> Iterator[SpellRow]:
    for at, one in enumerate(case.spells, 1):
        yield SpellRow(
            spell=at,
            round=one.round,
            number=case.number,
            matter=case.matter,
            place=case.came_in,
            town=case.came_in_town,
            unit=one.unit,
            level=one.level,
            month=month_of(one.until),
            ended=one.ended,
            on_time=one.on_time,
            returned=one.ended is SpellEnd.RETURNED,
            passed_on=one.ended in PASSED_ON,
            until=one.until,
            **_response(one),
            withdrawn=one.ended is SpellEnd.WITHDRAWN and one.on_time,
        )


def _response(one: Spell) -> dict[str, Any]:
    """Return what a spell says of how its unit responded."""
    by, at = one.respond_by, one.responded_at
    if by is None:
        return {}
    hours = -1 if at is None else -(-(at - one.since) // HOUR)
    in_time = at is not None and at <= by
    late = not in_time and (at is not None or by < one.until)
    return {"responded": in_time, "unresponded": late, "response_hours": hours}


def _unjudged(case: Case) -> Iterator[UnjudgedRow]:
    if case.stage in OPEN or case.verdict is not None:
        return
    said, due = case.reported, case.aside.unsent
    if case.deadline is not None:
        due = case.deadline.due
    if due is None:
        return
    ended = case.closed_at or case.aside.withdrawn_at
    had = any(one.ended in _AT_ONCE and one.until == ended for one in case.spells)
    late = ended is not None and ended > due and not (said is not None and said.on_time)
    late = late or case.deadline is None
    yield UnjudgedRow(
        round=case.round,
        number=case.number,
        matter=case.matter,
        place=case.came_in,
        town=case.came_in_town,
        unit=str(case.unit) if had else DESK,
        level=case.level,
        due_month=month_of(due),
        ending=ENDINGS[case.stage],
        late=late,
        withdrawn=case.stage is Stage.WITHDRAWN and not late,
        due=due,
    )


TABLES = (
    Table(
        name="case_spells",
        row=SpellRow,
        key=("owner", "spell"),
        indexes=(("month", "town"), ("place", "month")),
        tallies=(*by_all("month"), ("month", "town", "response_hours")),
        sums=("on_time", "returned", "responded", "unresponded", "withdrawn"),
        changed_by=(
            *(CaseChecked, ReturnDecided, CaseArbitrated, CaseEscalated, CaseForced),
            *(CaseHandedOver, CaseReclassified, CaseWithdrawn),
        ),
        rows=_spells,
    ),
    Table(
        name="unjudged_rounds",
        row=UnjudgedRow,
        key=("owner",),
        indexes=(("due_month", "town"),),
        sums=("late", "withdrawn"),
        changed_by=(CaseForced, FilingDeclined, CaseCancelled, CaseWithdrawn, CaseRestored),
        rows=_unjudged,
    ),
)
