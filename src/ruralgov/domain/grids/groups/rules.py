"""The rules of villager groups: how they are founded, renamed and ended, and whom they elect."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.grids import texts as grid_texts
from ruralgov.domain.grids.groups import messages as m
from ruralgov.domain.grids.groups import texts
from ruralgov.domain.grids.groups.model import VillagerGroup
from ruralgov.domain.grids.groups.rows import GroupRow
from ruralgov.domain.grids.people import of_village, standings, village_name
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import DecisionId, PlaceId
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.meetings import BodyKind, Matter, Needed, cited
from ruralgov.domain.registry import PLACE, holders_to_follow

MEETS: Final = frozenset({BodyKind.GROUP_MEETING})
ELECTS: Final = frozenset({Matter.GROUP_ELECTION})


def found_group(
    there: VillagerGroup | None, command: m.FoundGroup, given: Given
) -> Iterator[m.GroupFounded]:
    """Enter a group of a village (rule 11)."""
    name = clean_text("name", command.name)
    place = given.read.state(PLACE, command.village)
    if place is None or place.level is not DivisionLevel.VILLAGE or not place.on(command.since):
        raise Refused(grid_texts.VILLAGE_MISSING, village=command.village)
    if there is not None:
        raise Refused(texts.GROUP_NAME_TAKEN, name=there.last.name)
    _check_name(command.village, name, "", given)
    basis = clean_text("basis", command.basis)
    yield m.GroupFounded(village=command.village, name=name, since=command.since, basis=basis)


def rename_group(
    group: VillagerGroup | None, command: m.RenameGroup, given: Given
) -> Iterator[m.GroupChanged]:
    """Give a group another name (rule 11)."""
    known = _living(group, command.group, command.since)
    name = clean_text("name", command.name)
    _check_name(known.last.village, name, command.group, given)
    yield m.GroupChanged(
        village=known.last.village,
        name=name,
        since=command.since,
        basis=clean_text("basis", command.basis),
    )


def end_group(
    group: VillagerGroup | None, command: m.EndGroup, given: Given
) -> Iterator[m.GroupEnded]:
    """End a group of which no lane is (rule 11)."""
    known = _living(group, command.group, command.since)
    plan = given.read.state(GRID_PLAN, known.last.village)
    lanes = () if plan is None else plan.lanes
    left = [one.name for one in lanes if one.group == command.group and one.until > command.since]
    if left:
        names = "、".join(dict.fromkeys(left))
        raise Refused(texts.GROUP_HAS_LANES, name=known.last.name, lanes=names)
    yield m.GroupEnded(since=command.since, basis=clean_text("basis", command.basis))


def hand_over_group(
    group: VillagerGroup | None, command: m.HandOverGroup, given: Given
) -> Iterator[m.GroupChanged]:
    """Make a group one of the successor of its village; a name that is taken says where it was."""
    if group is None or group.last.until != FOREVER or command.since <= group.last.since:
        return
    name = group.last.name
    if given.read.one(GroupRow, village=command.village, name=name, open=1) is not None:
        name = village_name(given.read, group.last.village) + name
    yield m.GroupChanged(
        village=command.village, name=name, since=command.since, basis=command.basis
    )


def elect_in_group(
    group: VillagerGroup | None, command: m.ElectInGroup, given: Given
) -> Iterator[m.GroupOfficeTaken]:
    """Enter whom a group elected: somebody of the village, once at a time (rule 11)."""
    span = None if group is None else group.on(command.since)
    if group is None or span is None:
        raise Refused(texts.GROUP_MISSING, villager_group=command.group)
    known = standings(given.read, (command.person,), command.since)
    standing = known.get(command.person)
    if not of_village(given.read, standing, span.village, command.since):
        name = village_name(given.read, span.village)
        facts = {"person": command.person, "village": name, "day": command.since}
        raise Refused(grid_texts.CHIEF_STRANGE, **facts)
    held = group.held(command.person, command.office)
    if any(one.until > command.since for one in held):
        facts = {"person": command.person, "office": command.office.zh}
        raise Refused(texts.GROUP_OFFICE_HELD, **facts)
    basis = clean_text("basis", command.basis)
    if command.cites is not None:
        _check_cited(command, command.cites, span.village, basis, given)
    yield m.GroupOfficeTaken(
        person=command.person,
        office=command.office,
        since=command.since,
        basis=basis,
        cites=command.cites,
    )


def _check_cited(
    command: m.ElectInGroup, key: DecisionId, village: PlaceId, basis: str, given: Given
) -> None:
    """Refuse an election that is of another group, or not the one of the basis (rule 13).

    Raises ``group_decision_strange``, ``grid_decision_differs`` and what ``cited`` raises.
    """
    needed = Needed(place=village, by=command.since, kinds=MEETS, matters=ELECTS)
    found = cited(given.read, key, needed)
    if found.group != command.group:
        raise Refused(texts.GROUP_DECISION_STRANGE, reference=found.reference)
    if found.reference != basis:
        raise Refused(grid_texts.GRID_DECISION_DIFFERS, reference=found.reference)


def leave_group_office(
    group: VillagerGroup | None, command: m.LeaveGroupOffice, _: Given
) -> Iterator[m.GroupOfficeLeft]:
    """End an office in a group on a day after it began (rule 11)."""
    known = existing(group, texts.GROUP_MISSING, villager_group=command.group)
    held = known.held(command.person, command.office)
    if not any(one.since < command.since < one.until for one in held):
        facts = {"person": command.person, "office": command.office.zh, "since": command.since}
        raise Refused(texts.GROUP_OFFICE_MISSING, **facts)
    yield m.GroupOfficeLeft(
        person=command.person,
        office=command.office,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )


def vacate_group_offices(
    group: VillagerGroup | None, command: m.VacateGroupOffices, _: Given
) -> Iterator[m.GroupOfficeLeft]:
    """End what somebody who is gone held (rule 11)."""
    elected = () if group is None else group.elected
    mine = (one for one in elected if one.person == command.person)
    for office in dict.fromkeys(one.office for one in mine if one.until > command.since):
        yield m.GroupOfficeLeft(
            person=command.person, office=office, since=command.since, reason=command.cause
        )


def follow_elected(
    group: VillagerGroup | None, command: m.FollowElected, given: Given
) -> Iterator[m.ElectedFollowed]:
    """Enter those who were entered twice, or taken for another, as who they are (rule 12)."""
    known = existing(group, texts.GROUP_MISSING, villager_group=command.group)
    for entered, person in holders_to_follow(known.elected, given.read):
        yield m.ElectedFollowed(entered=entered, person=person)


def correct_group_entry(
    group: VillagerGroup | None, command: m.CorrectGroupEntry, given: Given
) -> Iterator[m.GroupEntryCorrected]:
    """Put an entry of a group's name right (rule 11); its founding is moved, not withdrawn."""
    known = existing(group, texts.GROUP_MISSING, villager_group=command.group)
    check_correction(known.spans, command.entry, command.since)
    first = known.spans[0].since
    if command.since is None and command.entry == first:
        raise Refused(texts.GROUP_FIRST_ENTRY, day=first)
    if command.since is None:
        before = next((one for one in known.spans if one.until == command.entry), known.last)
        _check_name(before.village, before.name, command.group, given)
    reason = clean_text("reason", command.reason)
    yield m.GroupEntryCorrected(entry=command.entry, since=command.since, reason=reason)


def correct_group_office_entry(
    group: VillagerGroup | None, command: m.CorrectGroupOfficeEntry, _: Given
) -> Iterator[m.GroupOfficeEntryCorrected]:
    """Put the beginning or end of an office in a group right (rule 11)."""
    known = existing(group, texts.GROUP_MISSING, villager_group=command.group)
    check_correction(known.held(command.person, command.office), command.entry, command.since)
    if command.since is not None and known.on(command.since) is None:
        raise Refused(texts.GROUP_MISSING, villager_group=command.group)
    yield m.GroupOfficeEntryCorrected(
        person=command.person,
        office=command.office,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )


def _living(group: VillagerGroup | None, key: str, since: date) -> VillagerGroup:
    if group is None or group.last.until != FOREVER:
        raise Refused(texts.GROUP_MISSING, villager_group=key)
    if since <= group.last.since:
        raise Refused(texts.GROUP_CHANGE_NOT_LATER, since=group.last.since)
    return group


def _check_name(village: str, name: str, group: str, given: Given) -> None:
    row = given.read.one(GroupRow, village=village, name=name, open=1)
    if row is not None and row.owner != group:
        raise Refused(texts.GROUP_NAME_TAKEN, name=name)
