"""Who is chief of a grid or lane is no officer at a centre: a grid's people give no orders."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.grids import (
    GRID_PLAN,
    Chief,
    ChiefEntryCorrected,
    ChiefRow,
    ChiefsAppointed,
    FormerChiefEntered,
)
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.reactions import texts
from ruralgov.domain.staffing import (
    OFFICER,
    ActCorrected,
    ActRecorded,
    OfficerSeconded,
    SecondmentEntryCorrected,
    SecondmentExtended,
    SecondmentRow,
    overlap,
)


def refuse_officer(_: object, key: str, given: Given) -> Iterator[Any]:
    """Nobody is seconded while they are chief of a grid or lane."""
    rows = given.read.rows(SecondmentRow, owner=key)
    for person in dict.fromkeys(row.person for row in rows):
        _refuse_both(rows, given.read.rows(ChiefRow, person=person))
    yield from ()


def refuse_act(event: ActRecorded | ActCorrected, _key: str, given: Given) -> Iterator[Any]:
    """Nobody enforces anything on a day on which they are chief of a grid or lane."""
    for officer in given.read.states(OFFICER, event.officers).values():
        for chief in given.read.rows(ChiefRow, on=event.day, person=officer.person)[:1]:
            facts = {"person": chief.person, "target": chief.target, "since": chief.since}
            raise Refused(texts.GRID_CHIEF_SECONDED, **facts)
    yield from ()


def refuse_chief(_: object, key: str, given: Given) -> Iterator[Any]:
    """Nor is anybody made chief while they are seconded."""
    plan = given.read.state(GRID_PLAN, key) if given.read.rows(SecondmentRow, limit=1) else None
    chiefs = () if plan is None else plan.chiefs
    for person in dict.fromkeys(chief.person for chief in chiefs):
        mine = [chief for chief in chiefs if chief.person == person]
        _refuse_both(given.read.rows(SecondmentRow, person=person), mine)
    yield from ()


def _refuse_both(seconded: list[SecondmentRow], chiefs: Sequence[Chief | ChiefRow]) -> None:
    """Refuse that a person is both on one day; raises ``grid_chief_seconded``."""
    for one in seconded:
        for chief in chiefs:
            if overlap(one, chief):
                facts = {"person": chief.person, "target": chief.target, "since": chief.since}
                raise Refused(texts.GRID_CHIEF_SECONDED, **facts)


REACTIONS: Final[Reactions] = {
    ActCorrected: (refuse_act,),
    ActRecorded: (refuse_act,),
    ChiefEntryCorrected: (refuse_chief,),
    ChiefsAppointed: (refuse_chief,),
    FormerChiefEntered: (refuse_chief,),
    OfficerSeconded: (refuse_officer,),
    SecondmentEntryCorrected: (refuse_officer,),
    SecondmentExtended: (refuse_officer,),
}
