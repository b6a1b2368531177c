"""The rules of a plan as a whole: whose it is, how it ends, how an entry is put right."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids import texts
from ruralgov.domain.grids.checks import check_village, planned
from ruralgov.domain.grids.evolve import put_right
from ruralgov.domain.grids.model import Chief, Contact, Exemption, Grid, GridPlan, Lane
from ruralgov.domain.grids.people import belongs, leads_to, shown, strangers, village_name
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import check_dates, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.kernel.spans import check_correction, on
from ruralgov.domain.registry import HOUSEHOLD, OrganisationRow, organisation_on

PARTY = "party"
"""How the kinds of party organisations begin."""


def leave_lanes(
    plan: GridPlan | None, command: m.LeaveLanes, _: Given
) -> Iterator[m.HouseholdsLeft]:
    """Take a household that is gone out of its lane (rule 2), on whatever day that was."""
    if plan is not None and plan.holds(command.household, command.since):
        yield m.HouseholdsLeft(
            households=(command.household,),
            since=command.since,
            cause=clean_text("cause", command.cause),
        )


def end_grids(plan: GridPlan | None, command: m.EndGrids, _: Given) -> Iterator[m.PlanEnded]:
    """End all that there is (rule 3)."""
    planned(plan, command.village, command.since)
    yield m.PlanEnded(since=command.since, basis=clean_text("basis", command.basis))


def hand_over_grids(
    plan: GridPlan | None, command: m.HandOverGrids, given: Given
) -> Iterator[m.GridsHandedOver]:
    """Give the grids of a village that has ended to its successor (rules 3 and 9)."""
    known = planned(plan, command.village, command.since)
    day, read = command.since, given.read
    if not leads_to(read, command.village, command.into, day):
        raise Refused(
            texts.NOT_SUCCESSOR,
            village=village_name(read, command.village),
            into=village_name(read, command.into),
            since=day,
        )
    check_village(read, command.into, day)
    there = read.state(GRID_PLAN, command.into)
    if there is not None and day < there.changed:
        raise Refused(texts.PLAN_CHANGE_NOT_LATER, since=there.changed)
    yield m.GridsHandedOver(
        into=command.into,
        grids=tuple(_handed_grids(known, there, command, read)),
        lanes=tuple(_handed_lanes(known, there, command, read)),
        chiefs=tuple(_from(day, known.chiefs)),
        contacts=tuple(_from(day, known.contacts)),
        exemptions=tuple(_from(day, known.exemptions)),
        since=day,
        basis=clean_text("basis", command.basis),
    )


def take_over_grids(
    plan: GridPlan | None, command: m.TakeOverGrids, given: Given
) -> Iterator[m.GridsTakenOver | m.PlanBranchSet]:
    """Take over what another village handed over, below one's own organisation (9 and 10)."""
    yield m.GridsTakenOver(
        source=command.source,
        grids=command.grids,
        lanes=command.lanes,
        chiefs=command.chiefs,
        contacts=command.contacts,
        exemptions=command.exemptions,
        since=command.since,
        basis=command.basis,
    )
    if plan is None or on(plan.branches, command.since) is None:
        found = _branch_after(command, given.read)
        if found is not None:
            yield m.PlanBranchSet(organisation=found, since=command.since)


def _branch_after(command: m.TakeOverGrids, read: Read) -> OrganisationId | None:
    """Return the one party organisation of a successor, or what that of the other became.

    None where there is none, or nobody said which of several: an audit then says so.
    """
    day, village = command.since, command.village
    rows = read.rows(OrganisationRow, on=day, place=village)
    own = [OrganisationId(row.owner) for row in rows if row.kind.value.startswith(PARTY)]
    if len(own) == 1:
        return own[0]
    source = read.state(GRID_PLAN, command.source)
    before = None if source is None else on(source.branches, day - timedelta(days=1))
    after = None if before is None else organisation_on(read, before.organisation, day)
    return after if after is not None and is_branch(read, after, village, day) else None


def _handed_grids(
    plan: GridPlan, there: GridPlan | None, command: m.HandOverGrids, read: Read
) -> Iterator[Grid]:
    """Give the grids; one whose name the successor has (rule 1) says where it was."""
    taken = set() if there is None else {one.name for one in there.grids_on(command.since)}
    for one in plan.grids_on(command.since):
        name = one.name
        while name in taken:
            name = village_name(read, command.village) + name
        taken.add(name)
        yield change(one, name=name, since=command.since)


def _handed_lanes(
    plan: GridPlan, there: GridPlan | None, command: m.HandOverGrids, read: Read
) -> Iterator[Lane]:
    """Give the lanes with the households that are the successor's now and in no lane of it.

    Those that moved to it that very day come with the lane that they were in on the eve.
    """
    day = command.since
    taken = set() if there is None else set(there.placed_on(day))
    eve = {one.id: one.households for one in plan.lanes_on(day - timedelta(days=1))}
    taken_here = plan.placed_on(day)
    for lane in plan.lanes_on(day):
        named = dict.fromkeys(lane.households)
        named |= {one: None for one in eve.get(lane.id, ()) if one not in taken_here}
        known = read.states(HOUSEHOLD, named)
        households = tuple(
            one
            for one in named
            if one not in taken and belongs(read, known.get(one), command.into, day)
        )
        yield change(lane, households=households, since=day)


Dated = TypeVar("Dated", Chief, Contact, Exemption)


def _from(day: date, spans: Iterable[Dated]) -> Iterator[Dated]:
    """Give what holds on a day or later, as it is from that day on."""
    for one in spans:
        if one.until > day:
            yield change(one, since=max(one.since, day))


def correct_plan_entry(
    plan: GridPlan | None, command: m.CorrectPlanEntry, given: Given
) -> Iterator[m.PlanEntryCorrected]:
    """Withdraw the last change, or put a change on its right day (rules 2 and 3)."""
    known = existing(plan, texts.PLAN_MISSING, village=command.village)
    check_correction((*known.grids, *known.lanes), command.entry, command.since)
    if command.entry in known.handed:
        raise Refused(texts.ENTRY_HANDED, day=command.entry)
    if command.since is None and command.entry < known.changed:
        raise Refused(texts.ENTRY_NOT_LAST, day=command.entry, last=known.changed)
    right = put_right(known, command.entry, command.since)
    for day in (command.since or right.changed, command.entry):
        placed = [one for one in right.placed_on(day) if one not in known.placed_on(day)]
        strange = strangers(given.read, command.village, placed, day)
        if strange:
            raise Refused(
                texts.HOUSEHOLD_STRANGE,
                households=shown(strange),
                village=village_name(given.read, command.village),
                day=day,
            )
    yield m.PlanEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def set_plan_branch(
    plan: GridPlan | None, command: m.SetPlanBranch, given: Given
) -> Iterator[m.PlanBranchSet]:
    """Say below which party organisation the grids stand (rule 10)."""
    known = existing(plan, texts.PLAN_MISSING, village=command.village)
    last = max((one.since for one in known.branches), default=date.min)
    if command.since < last:
        raise Refused(texts.PLAN_CHANGE_NOT_LATER, since=last)
    yield _branch(command.organisation, command.village, command.since, given)


def with_branch(command: m.DelineateGrids, given: Given) -> Iterator[m.PlanBranchSet]:
    """Say it where a layout names one (rule 10)."""
    if command.branch is not None:
        yield _branch(command.branch, command.village, command.since, given)


def _branch(
    organisation: OrganisationId, village: str, since: date, given: Given
) -> m.PlanBranchSet:
    if not is_branch(given.read, organisation, village, since):
        raise Refused(
            texts.BRANCH_WRONG,
            organisation=organisation,
            village=village_name(given.read, village),
            since=since,
        )
    return m.PlanBranchSet(organisation=organisation, since=since)


def is_branch(read: Read, organisation: str, village: str, day: date) -> bool:
    """Tell whether it is a party organisation of a village that there is on a day."""
    return any(
        row.kind.value.startswith(PARTY)
        and (row.place == village or leads_to(read, row.place, village, day))
        for row in read.rows(OrganisationRow, on=day, owner=organisation)
    )


def grant_exemption(
    plan: GridPlan | None, command: m.GrantExemption, given: Given
) -> Iterator[m.ExemptionGranted]:
    """Record an exemption until a day (rule 8)."""
    known = existing(plan, texts.PLAN_MISSING, village=command.village)
    if command.target not in {command.village, *known.present()}:
        raise Refused(texts.TARGET_MISSING, target=command.target)
    since = given.today if command.since is None else command.since
    if command.until <= since:
        raise BadInput(kernel_texts.DATES_REVERSED, since=since, until=command.until)
    yield m.ExemptionGranted(
        target=command.target,
        standard=command.standard,
        reason=clean_text("reason", command.reason),
        since=since,
        until=command.until,
    )


def correct_exemption_entry(
    plan: GridPlan | None, command: m.CorrectExemptionEntry, _: Given
) -> Iterator[m.ExemptionEntryCorrected]:
    """Withdraw an exemption, or let it begin on its right day (rule 8)."""
    known = existing(plan, texts.PLAN_MISSING, village=command.village)
    mine = [
        one
        for one in known.exemptions
        if (one.target, one.standard, one.since)
        == (command.target, command.standard, command.entry)
    ]
    if not mine:
        raise Refused(texts.EXEMPTION_MISSING, target=command.target, since=command.entry)
    if command.since is not None:
        for one in mine:
            check_dates(command.since, one.until)
    yield m.ExemptionEntryCorrected(
        target=command.target,
        standard=command.standard,
        entry=command.entry,
        since=command.since,
        reason=clean_text("reason", command.reason),
    )
