"""What each event makes of a villager group."""

from datetime import date
from typing import assert_never

from ruralgov.domain.grids.groups import messages as m
from ruralgov.domain.grids.groups.messages import GroupEvent
from ruralgov.domain.grids.groups.model import Elected, GroupSpan, VillagerGroup
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.offices import followed_by
from ruralgov.domain.kernel.spans import corrected


def begin(event: m.GroupFounded) -> VillagerGroup:
    """Return a group as it was entered."""
    return VillagerGroup(spans=(_span(event),))


def evolve(group: VillagerGroup, event: GroupEvent) -> VillagerGroup:
    """Return a group after one more event."""
    match event:
        case m.GroupFounded():
            return begin(event)
        case m.GroupChanged():
            return change(group, spans=(*_ended(group, event.since), _span(event)))
        case m.GroupEnded():
            return change(
                group,
                spans=_ended(group, event.since),
                elected=tuple(
                    change(one, until=event.since) if one.until > event.since else one
                    for one in group.elected
                    if one.since < event.since
                ),
            )
        case m.GroupOfficeTaken():
            taken = Elected(
                person=event.person,
                office=event.office,
                basis=event.basis,
                since=event.since,
                cites=event.cites,
            )
            return change(group, elected=(*group.elected, taken))
        case m.GroupOfficeLeft():
            return change(group, elected=_left(group, event))
        case m.GroupEntryCorrected():
            return change(group, spans=corrected(group.spans, event.entry, event.since))
        case m.GroupOfficeEntryCorrected():
            return change(group, elected=_office_corrected(group, event))
        case m.ElectedFollowed():
            elected = followed_by(group.elected, event.entered, event.person)
            return change(group, elected=elected)
        case _:
            assert_never(event)


def _span(event: m.GroupFounded | m.GroupChanged) -> GroupSpan:
    return GroupSpan(village=event.village, name=event.name, since=event.since)


def _ended(group: VillagerGroup, since: date) -> tuple[GroupSpan, ...]:
    return (*group.spans[:-1], change(group.last, until=since))


def _office_corrected(
    group: VillagerGroup, event: m.GroupOfficeEntryCorrected
) -> tuple[Elected, ...]:
    """Put an entry right; what was entered of somebody under another id is looked at by itself."""
    mine = group.held(event.person, event.office)
    kept = tuple(one for one in group.elected if one not in mine)
    chains: dict[PersonId | None, list[Elected]] = {}
    for one in mine:
        chains.setdefault(one.entered, []).append(one)
    for chain in chains.values():
        kept += corrected(tuple(chain), event.entry, event.since)
    return kept


def _left(group: VillagerGroup, event: m.GroupOfficeLeft) -> tuple[Elected, ...]:
    """End an office; one that had not begun on the day never was."""
    mine = group.held(event.person, event.office)
    return tuple(
        change(one, until=event.since) if one in mine and one.until > event.since else one
        for one in group.elected
        if one not in mine or one.since < event.since
    )
