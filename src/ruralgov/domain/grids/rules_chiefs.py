"""The rules of chiefs and of whom they contact."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids import texts
from ruralgov.domain.grids.checks import check_of_village, check_once
from ruralgov.domain.grids.citing import on_chiefs
from ruralgov.domain.grids.model import GRID_BASES, LANE_BASES, Chief, ChiefBasis, GridPlan
from ruralgov.domain.grids.people import (
    basis_holds,
    of_village,
    standings,
    village_name,
)
from ruralgov.domain.grids.rows import ChiefRow
from ruralgov.domain.kernel.clean import FOREVER, check_dates, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import HouseholdId, PersonId, PlaceId
from ruralgov.domain.kernel.spans import check_correction
from ruralgov.domain.registry import HOUSEHOLD, PLACE, holders_to_follow

Named = m.Appointment | m.EnterFormerChief


def appoint_chiefs(
    plan: GridPlan | None, command: m.AppointChiefs, given: Given
) -> Iterator[m.ChiefsAppointed | m.PlanDecisionCited]:
    """Appoint chiefs (rules 4-6 and 13)."""
    known = existing(plan, texts.PLAN_MISSING, village=command.village)
    grids = {grid.id for grid in known.grids_on(command.since)}
    lanes = {lane.id for lane in known.lanes_on(command.since)}
    taken = {chief.target for chief in known.chiefs if chief.until > command.since}
    _check(command, grids, lanes, taken, given)
    yield m.ChiefsAppointed(appointments=command.appointments, since=command.since)
    yield from on_chiefs(command, given.read)


def with_offices(
    plan: GridPlan | None,
    changed: m.GridsChanged,
    outlines: Sequence[m.GridOutline],
    village: PlaceId,
    given: Given,
) -> Iterator[m.ChiefsAppointed | m.ContactsAssigned]:
    """Appoint the chiefs that outlines name, and say whom they contact (rules 4-7)."""
    new = [one.id for one in changed.lanes if one.id not in changed.ended]
    drawn = list(zip(new, (lane for one in outlines for lane in one.lanes), strict=True))
    wanted: list[tuple[str, m.ChiefPlan | None]] = [(lane, one.chief) for lane, one in drawn]
    wanted += [(grid.id, one.chief) for grid, one in zip(changed.grids, outlines, strict=False)]
    appointments = tuple(
        m.Appointment(target=target, person=one.person, basis=one.basis, attested=one.attested)
        for target, one in wanted
        if one is not None
    )
    if appointments:
        command = m.AppointChiefs(village=village, appointments=appointments, since=changed.since)
        grids = {grid.id for grid in changed.grids}
        stay = {*grids, *(lane.id for lane in changed.lanes)}
        _check(command, grids, set(new), set(), given, set(changed.ended) - stay)
        yield m.ChiefsAppointed(appointments=appointments, since=changed.since)
    placed = {home for lane in changed.lanes for home in lane.households}
    placed |= set() if plan is None else plan.placed_on(changed.since).keys()
    for lane_id, outline in drawn:
        if outline.contacts:
            _check_contacts(outline.contacts, placed, village, changed.since, given)
            yield m.ContactsAssigned(lane=lane_id, households=outline.contacts, since=changed.since)


def enter_former_chief(
    plan: GridPlan | None, command: m.EnterFormerChief, given: Given
) -> Iterator[m.FormerChiefEntered]:
    """Enter a chief of the past (rules 4-6)."""
    known = existing(plan, texts.PLAN_MISSING, village=command.village)
    check_dates(command.since, command.until)
    last = command.until - timedelta(days=1)
    grids = {one.id for one in known.grids_on(command.since)}
    lanes = {one.id for one in known.lanes_on(command.since)}
    if command.target not in known.ids_on(last):
        raise Refused(texts.TARGET_MISSING, target=command.target)
    _check_basis(command, grids, lanes)
    for chief in known.chiefs:
        there_too = chief.since < command.until and command.since < chief.until
        if chief.target == command.target and there_too:
            raise Refused(texts.CHIEF_IN_OFFICE, target=command.target)
    if command.target in lanes:
        clean_text("attested", command.attested)
        _check_lanes_held(command.person, 1, command.since, command.until, given, set())
    for day in (command.since, last):
        _check_people([command], command.village, day, given)
    yield m.FormerChiefEntered(
        target=command.target,
        person=command.person,
        basis=command.basis,
        attested=command.attested,
        since=command.since,
        until=command.until,
    )


def relieve_chief(
    plan: GridPlan | None, command: m.RelieveChief, _: Given
) -> Iterator[m.ChiefRelieved]:
    """End an office on a day after it began (rule 4)."""
    chiefs = () if plan is None else plan.chiefs
    if any(one.target == command.target and one.since == command.since for one in chiefs):
        raise Refused(texts.OFFICE_BEGINS, target=command.target, since=command.since)
    if not any(one.in_office(command.target, command.since) for one in chiefs):
        raise Refused(texts.TARGET_MISSING, target=command.target)
    reason = clean_text("reason", command.reason)
    yield m.ChiefRelieved(target=command.target, since=command.since, reason=reason)


def vacate_offices(
    plan: GridPlan | None, command: m.VacateOffices, _: Given
) -> Iterator[m.ChiefVacated]:
    """End the offices of somebody who is gone (rule 4)."""
    for chief in () if plan is None else plan.chiefs:
        mine = chief.person == command.person and chief.until > command.since
        if mine and (command.lost is None or chief.basis in command.lost):
            yield m.ChiefVacated(
                target=chief.target,
                person=chief.person,
                since=command.since,
                cause=clean_text("cause", command.cause),
            )


def follow_chiefs(
    plan: GridPlan | None, command: m.FollowChiefs, given: Given
) -> Iterator[m.ChiefFollowed]:
    """Enter those who were entered twice, or taken for another, as who they are (rule 12)."""
    known = existing(plan, texts.PLAN_MISSING, village=command.village)
    for entered, person in holders_to_follow(known.chiefs, given.read):
        yield m.ChiefFollowed(entered=entered, person=person)


def correct_chief_entry(
    plan: GridPlan | None, command: m.CorrectChiefEntry, given: Given
) -> Iterator[m.ChiefEntryCorrected]:
    """Put the beginning or end of an office right (rule 4)."""
    known = existing(plan, texts.PLAN_MISSING, village=command.village)
    mine = known.offices(command.target, command.person)
    check_correction(mine, command.entry, command.since)
    others = [one for one in known.chiefs if one.target == command.target and one not in mine]
    for one in mine:
        if one.since == command.entry and command.since is not None:
            _check_span(known, command, command.since, one.until, others, given, one)
        elif one.until == command.entry:
            until = command.since or FOREVER
            begins = [other.since for other in others if other.since >= command.entry]
            if command.since is None:
                if command.entry in begins:
                    raise Refused(texts.OFFICE_FOLLOWED, target=command.target, day=command.entry)
                until = min(begins, default=FOREVER)
            _check_span(known, command, one.since, until, others, given, one)
    yield m.ChiefEntryCorrected(
        target=command.target,
        person=command.person,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )


def _check_span(
    plan: GridPlan,
    command: m.CorrectChiefEntry,
    since: date,
    until: date,
    others: Iterable[Chief],
    given: Given,
    chief: Chief,
) -> None:
    """Refuse an office that would begin or go on where its grid or lane, or its chief, is not."""
    check_dates(since, until)
    last = until if until == FOREVER else until - timedelta(days=1)
    for day in (since, min(last, max(given.today, since))):
        if command.target not in plan.ids_on(day):
            raise Refused(texts.TARGET_MISSING, target=command.target)
        _check_people([_appointment(chief)], command.village, day, given)
    if any(one.since < until and since < one.until for one in others):
        raise Refused(texts.CHIEF_IN_OFFICE, target=command.target)


def _appointment(chief: Chief) -> m.Appointment:
    return m.Appointment(target=chief.target, person=chief.person, basis=chief.basis)


def assign_contacts(
    plan: GridPlan | None, command: m.AssignContacts, given: Given
) -> Iterator[m.ContactsAssigned]:
    """Name the contacts of a lane's chief (rule 7)."""
    lanes = [] if plan is None else plan.lanes_on(command.since)
    if plan is None or command.lane not in {lane.id for lane in lanes}:
        raise Refused(texts.LANE_MISSING, lane=command.lane)
    last = [one.since for one in plan.contacts if one.lane == command.lane]
    if last and command.since < max(last):
        raise Refused(texts.CONTACTS_NOT_LATER, since=max(last))
    placed = plan.placed_on(command.since).keys()
    _check_contacts(command.households, placed, command.village, command.since, given)
    yield m.ContactsAssigned(lane=command.lane, households=command.households, since=command.since)


def correct_contacts_entry(
    plan: GridPlan | None, command: m.CorrectContactsEntry, _: Given
) -> Iterator[m.ContactsEntryCorrected]:
    """Put the day of a list of contacts right (rule 7)."""
    known = existing(plan, texts.PLAN_MISSING, village=command.village)
    mine = [one for one in known.contacts if one.lane == command.lane]
    check_correction(mine, command.entry, command.since)
    if command.since is not None and command.lane not in {
        lane.id for lane in known.lanes_on(command.since)
    }:
        raise Refused(texts.LANE_MISSING, lane=command.lane)
    yield m.ContactsEntryCorrected(
        lane=command.lane,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )


def _check_contacts(
    households: Sequence[HouseholdId],
    placed: Set[HouseholdId],
    village: str,
    since: date,
    given: Given,
) -> None:
    check_once(households)
    strange = [one for one in households if one not in placed]
    if strange:
        raise Refused(texts.HOUSEHOLD_NOT_PLACED, household=strange[0])
    known = given.read.states(HOUSEHOLD, households)
    check_of_village(given.read, known, households, village, since)


def _check(
    command: m.AppointChiefs,
    grids: Set[str],
    lanes: Set[str],
    taken: set[str],
    given: Given,
    ending: Set[str] = frozenset(),
) -> None:
    persons = Counter(one.person for one in command.appointments if one.target in lanes)
    for one in command.appointments:
        _check_basis(one, grids, lanes)
        if one.target in taken:
            raise Refused(texts.CHIEF_IN_OFFICE, target=one.target)
        taken.add(one.target)
        if one.target in lanes:
            clean_text("attested", one.attested)
            held = persons[one.person]
            _check_lanes_held(one.person, held, command.since, FOREVER, given, ending)
    for day in dict.fromkeys((command.since, max(command.since, given.today))):
        _check_people(command.appointments, command.village, day, given)


def _check_basis(one: Named, grids: Set[str], lanes: Set[str]) -> None:
    bases = existing(
        GRID_BASES if one.target in grids else LANE_BASES if one.target in lanes else None,
        texts.TARGET_MISSING,
        target=one.target,
    )
    if one.basis not in bases:
        raise Refused(
            texts.BASIS_WRONG, basis=one.basis.zh, basis_en=one.basis.en, target=one.target
        )


def _check_people(appointments: Iterable[Named], village: str, day: date, given: Given) -> None:
    """Refuse who is not of the village on a day, or not what they are made chief as (rule 5)."""
    wanted = list(appointments)
    known = standings(given.read, (one.person for one in wanted), day)
    for one in wanted:
        standing = known.get(one.person)
        if standing is None or not of_village(given.read, standing, village, day):
            name = village_name(given.read, village)
            raise Refused(texts.CHIEF_STRANGE, person=one.person, village=name, day=day)
        if not basis_holds(given.read, village, one.person, one.basis, standing, day):
            raise Refused(UNFOUNDED[one.basis], person=one.person, basis=one.basis.zh, day=day)


UNFOUNDED: Final = {
    ChiefBasis.PARTY_MEMBER: texts.BASIS_NO_MEMBER,
    ChiefBasis.PARTY_COMMITTEE: texts.BASIS_NO_POST,
    ChiefBasis.VILLAGERS_COMMITTEE: texts.BASIS_NO_POST,
    ChiefBasis.GROUP_LEADER: texts.BASIS_NO_GROUP,
    ChiefBasis.REPRESENTATIVE: texts.BASIS_NO_GROUP,
}
"""What is said of somebody who is not what a basis says."""


def _check_lanes_held(
    person: PersonId, now_given: int, since: date, until: date, given: Given, ending: Set[str]
) -> None:
    """A person is chief of at most so many lanes in the whole city (rule 6).

    Lanes that end with this command do not count, nor those of a village that has ended.
    """
    held = [
        row
        for row in given.read.rows(ChiefRow, person=person)
        if row.until > since and row.since < until and row.level == "lane"
        if row.target not in ending and not _has_ended(row.owner, since, given)
    ]
    if len(held) + now_given > given.profile.lanes_per_person:
        raise Refused(texts.CHIEF_TOO_MANY, person=person, limit=given.profile.lanes_per_person)


def _has_ended(village: str, day: date, given: Given) -> bool:
    place = given.read.state(PLACE, village)
    return place is not None and place.last.until <= day
