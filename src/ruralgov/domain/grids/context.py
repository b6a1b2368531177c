"""Who may do what with grids, and which rule decides."""

from collections.abc import Iterable
from typing import Final

from ruralgov.domain.access import AUDIT, AUDITOR, STATISTICS
from ruralgov.domain.grids import (
    hanging,
    holding,
    imports,
    reactions,
    rules,
    rules_chiefs,
    rules_plan,
    texts,
    views,
    views_table,
)
from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids import queries as q
from ruralgov.domain.grids.groups import texts as group_texts
from ruralgov.domain.grids.groups import wiring as groups
from ruralgov.domain.grids.groups.records import VILLAGER_GROUP
from ruralgov.domain.grids.groups.rows import GroupRow
from ruralgov.domain.grids.messages_outline import OutlineLane
from ruralgov.domain.grids.publishing import PUBLISHES
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.kernel.declare import (
    Access,
    Context,
    Loaded,
    Wanted,
    answers,
    changes,
    inner,
)
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.registry import GRID_MANAGEMENT, GRID_OFFICER, PLACE, REGISTRAR

_WRITE = Access(
    roles=frozenset({GRID_OFFICER}),
    purposes=frozenset({GRID_MANAGEMENT}),
    place=lambda command, _read: command.village,
)
_TAKE = Access(
    roles=frozenset({GRID_OFFICER}),
    purposes=frozenset({GRID_MANAGEMENT}),
    place=lambda command, _read: command.into,
)
_READ = Access(
    roles=frozenset({GRID_OFFICER, REGISTRAR, AUDITOR}),
    purposes=frozenset({GRID_MANAGEMENT, AUDIT, STATISTICS}),
    place=lambda query, _read: query.village,
)
_CITY = Access(
    roles=frozenset({GRID_OFFICER, REGISTRAR, AUDITOR}),
    purposes=frozenset({GRID_MANAGEMENT, AUDIT, STATISTICS}),
    place=lambda _query, _read: CITY,
)
_OFFICE = Access(
    roles=frozenset({GRID_OFFICER}),
    purposes=frozenset({GRID_MANAGEMENT}),
    place=lambda query, _read: query.village,
)


def _records(command: m.DelineateGrids) -> Loaded:
    return ((GRID_PLAN, command.village), (PLACE, command.village))


def _groups(command: m.DelineateGrids) -> Iterable[Wanted]:
    names = {lane.villager_group.strip() for grid in command.grids for lane in grid.lanes}
    return (
        (GroupRow, {"village": command.village, "name": name, "open": 1}) for name in sorted(names)
    )


CONTEXT: Final = Context(
    name="grids",
    texts=texts_of(texts, group_texts),
    publishes=PUBLISHES,
    records=(GRID_PLAN, VILLAGER_GROUP),
    commands=(
        changes(
            m.DelineateGrids,
            GRID_PLAN,
            rules.delineate_grids,
            _WRITE,
            by="village",
            prefetch_records=_records,
            prefetch_rows=_groups,
            looks_up=False,
        ),
        changes(m.AddGrid, GRID_PLAN, rules.add_grid, _WRITE, by="village"),
        changes(m.AddLane, GRID_PLAN, rules.add_lane, _WRITE, by="village"),
        changes(m.SplitGrid, GRID_PLAN, rules.split_grid, _WRITE, by="village"),
        changes(m.MergeGrids, GRID_PLAN, rules.merge_grids, _WRITE, by="village"),
        changes(m.SplitLane, GRID_PLAN, rules.split_lane, _WRITE, by="village"),
        changes(m.RenameLane, GRID_PLAN, rules.rename_lane, _WRITE, by="village"),
        changes(OutlineLane, GRID_PLAN, rules.outline_lane, _WRITE, by="village"),
        changes(m.RenameGrid, GRID_PLAN, rules.rename_grid, _WRITE, by="village"),
        changes(m.CloseLane, GRID_PLAN, rules.close_lane, _WRITE, by="village"),
        changes(m.ReassignHouseholds, GRID_PLAN, rules.reassign_households, _WRITE, by="village"),
        changes(m.WithdrawHouseholds, GRID_PLAN, rules.withdraw_households, _WRITE, by="village"),
        changes(m.CorrectPlanEntry, GRID_PLAN, rules_plan.correct_plan_entry, _WRITE, by="village"),
        changes(m.EndGrids, GRID_PLAN, rules_plan.end_grids, _WRITE, by="village"),
        changes(m.HandOverGrids, GRID_PLAN, rules_plan.hand_over_grids, _TAKE, by="village"),
        changes(m.SetPlanBranch, GRID_PLAN, rules_plan.set_plan_branch, _WRITE, by="village"),
        changes(m.AppointChiefs, GRID_PLAN, rules_chiefs.appoint_chiefs, _WRITE, by="village"),
        changes(
            m.EnterFormerChief, GRID_PLAN, rules_chiefs.enter_former_chief, _WRITE, by="village"
        ),
        changes(m.RelieveChief, GRID_PLAN, rules_chiefs.relieve_chief, _WRITE, by="village"),
        changes(
            m.CorrectChiefEntry, GRID_PLAN, rules_chiefs.correct_chief_entry, _WRITE, by="village"
        ),
        changes(m.AssignContacts, GRID_PLAN, rules_chiefs.assign_contacts, _WRITE, by="village"),
        changes(
            m.CorrectContactsEntry,
            GRID_PLAN,
            rules_chiefs.correct_contacts_entry,
            _WRITE,
            by="village",
        ),
        changes(m.GrantExemption, GRID_PLAN, rules_plan.grant_exemption, _WRITE, by="village"),
        changes(
            m.CorrectExemptionEntry,
            GRID_PLAN,
            rules_plan.correct_exemption_entry,
            _WRITE,
            by="village",
        ),
        inner(changes(m.LeaveLanes, GRID_PLAN, rules_plan.leave_lanes, _WRITE, by="village")),
        inner(
            changes(m.TakeOverGrids, GRID_PLAN, rules_plan.take_over_grids, _WRITE, by="village")
        ),
        inner(
            changes(m.VacateOffices, GRID_PLAN, rules_chiefs.vacate_offices, _WRITE, by="village")
        ),
        inner(changes(m.FollowChiefs, GRID_PLAN, rules_chiefs.follow_chiefs, _WRITE, by="village")),
        *groups.COMMANDS,
    ),
    queries=(
        answers(q.GridsOf, views.grids_of, _READ),
        answers(q.GridDecisions, views.grid_decisions, _READ),
        answers(q.HouseholdLane, views.household_lane, _READ),
        answers(q.LaneAt, views.lane_at, _READ),
        answers(q.GridFindings, views.grid_findings, _READ),
        answers(q.LaneCensus, views.lane_census, _READ),
        answers(q.ContactOf, views.contact_of, _READ),
        answers(q.HouseholdsOfChief, views.households_of_chief, _READ),
        answers(q.OrphanedGrids, views.orphaned_grids, _CITY),
        answers(q.PlanLines, views_table.plan_lines, _READ),
        answers(q.Candidates, views_table.candidates, _OFFICE),
        answers(q.OfficerNumbers, views_table.officer_numbers, _OFFICE, personal=True),
        *groups.QUERIES,
    ),
    hangs=hanging.hanging,
    holds=holding.holding,
    reactions=reactions.REACTIONS,
    imports=(imports.TABLE,),
)
