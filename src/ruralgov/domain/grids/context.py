"""Who may do what with grids, and which rule decides."""

from typing import Final

from ruralgov.domain.access import AUDIT, AUDITOR, STATISTICS
from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids import queries as q
from ruralgov.domain.grids import rules, texts, views
from ruralgov.domain.grids.records import GRID_PLAN
from ruralgov.domain.kernel.declare import Access, Context, answers, changes
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.registry import GRID_MANAGEMENT, GRID_OFFICER, REGISTRAR

_WRITE = Access(
    roles=frozenset({GRID_OFFICER}),
    purposes=frozenset({GRID_MANAGEMENT}),
    place=lambda command, _read: command.village,
)
_READ = Access(
    roles=frozenset({GRID_OFFICER, REGISTRAR, AUDITOR}),
    purposes=frozenset({GRID_MANAGEMENT, AUDIT, STATISTICS}),
    place=lambda query, _read: query.village,
)
CONTEXT: Final = Context(
    name="grids",
    texts=texts_of(texts),
    records=(GRID_PLAN,),
    commands=(
        changes(m.DelineateGrids, GRID_PLAN, rules.delineate_grids, _WRITE, by="village"),
        changes(m.SplitGrid, GRID_PLAN, rules.split_grid, _WRITE, by="village"),
        changes(m.MergeGrids, GRID_PLAN, rules.merge_grids, _WRITE, by="village"),
        changes(m.ReassignHouseholds, GRID_PLAN, rules.reassign_households, _WRITE, by="village"),
        changes(m.WithdrawHouseholds, GRID_PLAN, rules.withdraw_households, _WRITE, by="village"),
        changes(m.AppointChiefs, GRID_PLAN, rules.appoint_chiefs, _WRITE, by="village"),
        changes(m.RelieveChief, GRID_PLAN, rules.relieve_chief, _WRITE, by="village"),
        changes(m.AssignContacts, GRID_PLAN, rules.assign_contacts, _WRITE, by="village"),
        changes(m.GrantExemption, GRID_PLAN, rules.grant_exemption, _WRITE, by="village"),
    ),
    queries=(
        answers(q.GridsOf, views.grids_of, _READ),
        answers(q.HouseholdLane, views.household_lane, _READ),
        answers(q.GridFindings, views.grid_findings, _READ),
        answers(q.LaneCensus, views.lane_census, _READ),
    ),
)
