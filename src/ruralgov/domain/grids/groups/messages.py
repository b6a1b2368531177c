"""What can be asked of a villager group, and what has happened to it."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.grids.groups.model import GroupOffice
from ruralgov.domain.kernel.ids import DecisionId, PersonId, PlaceId, VillagerGroupId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class FoundGroup:
    """Enter a villager group of a village; *id* is a fresh UUID or left out."""

    id: VillagerGroupId | None = None
    village: PlaceId
    name: str
    since: date
    basis: str


@frozen(kw_only=True)
class RenameGroup:
    """Give a villager group another name from a day on."""

    group: VillagerGroupId
    name: str
    since: date
    basis: str


@frozen(kw_only=True)
class EndGroup:
    """End a villager group of which no lane is any more."""

    group: VillagerGroupId
    since: date
    basis: str


@frozen(kw_only=True)
class HandOverGroup:
    """Make a villager group one of the village that its own became part of."""

    group: VillagerGroupId
    village: PlaceId
    since: date
    basis: str


@frozen(kw_only=True)
class ElectInGroup:
    """Enter whom a group elected as its leader or as a representative, from a day on."""

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    group: VillagerGroupId
    person: PersonId
    office: GroupOffice
    since: date
    basis: str
    cites: DecisionId | None = None


@frozen(kw_only=True)
class LeaveGroupOffice:
    """End the office of a leader or representative on a day."""

    group: VillagerGroupId
    person: PersonId
    office: GroupOffice
    since: date
    reason: str


@frozen(kw_only=True)
class VacateGroupOffices:
    """End what a person who is gone held in a group."""

    group: VillagerGroupId
    person: PersonId
    since: date
    cause: str


@frozen(kw_only=True)
class FollowElected:
    """Enter whom a group elected under the ids under which these people are kept."""

    group: VillagerGroupId


@frozen(kw_only=True)
class CorrectGroupEntry:
    """Withdraw an entry of a group's name, or put it on its right day."""

    group: VillagerGroupId
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class CorrectGroupOfficeEntry:
    """Withdraw the beginning or end of an office in a group, or put it on its right day."""

    group: VillagerGroupId
    person: PersonId
    office: GroupOffice
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class GroupFounded:
    """A villager group was entered."""

    village: PlaceId
    name: str
    since: date
    basis: str


@frozen(kw_only=True)
class GroupChanged:
    """A villager group has another name, or is of another village."""

    village: PlaceId
    name: str
    since: date
    basis: str


@frozen(kw_only=True)
class GroupEnded:
    """A villager group ended, and the offices in it."""

    since: date
    basis: str


@frozen(kw_only=True)
class GroupOfficeTaken:
    """A group elected somebody."""

    SCHEMA: ClassVar[int] = 2
    person: PersonId
    office: GroupOffice
    since: date
    basis: str
    cites: DecisionId | None


@frozen(kw_only=True)
class GroupOfficeLeft:
    """Somebody no longer leads or represents a group."""

    person: PersonId
    office: GroupOffice
    since: date
    reason: str


@frozen(kw_only=True)
class GroupEntryCorrected:
    """An entry of a group's name was withdrawn, or is on its right day."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class GroupOfficeEntryCorrected:
    """The beginning or end of an office was withdrawn, or is on its right day."""

    person: PersonId
    office: GroupOffice
    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class ElectedFollowed:
    """Who was elected as *entered* is *person*: entered twice, or taken for another."""

    entered: PersonId
    person: PersonId


GroupEvent = (
    GroupFounded
    | GroupChanged
    | GroupEnded
    | GroupOfficeTaken
    | GroupOfficeLeft
    | GroupEntryCorrected
    | GroupOfficeEntryCorrected
    | ElectedFollowed
)
"""What happens to a villager group."""
