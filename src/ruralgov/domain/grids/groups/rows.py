"""The tables of villager groups: their names, and who was elected in them."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.grids.groups.model import GroupOffice, VillagerGroup
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import DecisionId, PersonId, PlaceId
from ruralgov.domain.kernel.offices import apart
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class GroupRow:
    """One span of a villager group; ``open`` is 1 for the one without end."""

    owner: str = ""
    village: PlaceId
    name: str
    since: date
    until: date
    open: int | None


@frozen(kw_only=True)
class GroupOfficeRow:
    """That a person led or represented a group."""

    owner: str = ""
    person: PersonId
    office: GroupOffice
    since: date
    until: date


@frozen(kw_only=True)
class GroupDecisionRow:
    """That somebody was elected in a group by a decision of its meeting."""

    owner: str = ""
    decision: DecisionId


def _decisions(group: VillagerGroup) -> Iterator[GroupDecisionRow]:
    cites = (one.cites for one in group.elected)
    for decision in dict.fromkeys(one for one in cites if one is not None):
        yield GroupDecisionRow(decision=decision)


TABLES: Final = (
    Table(
        name="villager_groups",
        row=GroupRow,
        key=("owner", "since"),
        unique=(("village", "name", "open"),),
    ),
    Table(
        name="group_offices",
        row=GroupOfficeRow,
        key=("owner", "person", "office", "since"),
        indexes=(("person",),),
    ),
    Table(
        name="villager_group_decisions",
        row=GroupDecisionRow,
        key=("owner", "decision"),
        indexes=(("decision",),),
        rows=_decisions,
    ),
)


def rows(group: VillagerGroup) -> Iterator[GroupRow | GroupOfficeRow]:
    """Give the rows of a group."""
    for span in group.spans:
        yield GroupRow(
            village=span.village,
            name=span.name,
            since=span.since,
            until=span.until,
            open=1 if span.until == FOREVER else None,
        )
    for one in apart(group.elected, lambda held: (held.person, held.office)):
        yield GroupOfficeRow(person=one.person, office=one.office, since=one.since, until=one.until)
