"""Grids: the grids and lanes of each village, who is in them, and their chiefs.

Rules:
1. A lane lies in one grid and one villager group; a grid lies in one village and has a lane.
2. A household is in at most one lane on any day.
3. A change begins on a day after the last change of the village's plan.
4. A grid or lane has at most one chief on any day; an office ends with a reason.
5. A grid chief comes from the village committees or leads a group; a lane chief is a party member
   or villager representative whose choice somebody attests.
6. A person is chief of at most so many lanes of the city as its profile says.
7. A lane's chief contacts the households of the lane unless others of the village are named.
8. Sizes and vacancies are findings of an audit, never refusals; an exemption has reason and end.
"""

from functools import partial
from typing import Any

from ruralgov.domain.grids import messages as m
from ruralgov.domain.grids import rules, views
from ruralgov.domain.grids.model import ChiefBasis, GridPlan, Standard
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Purpose,
    QueryRule,
    Record,
    Role,
    Rule,
)

GRID_PLAN = Record(
    kind="grid_plan",
    state=GridPlan,
    events=(
        m.GridsChanged,
        m.ChiefsAppointed,
        m.ChiefRelieved,
        m.ContactsAssigned,
        m.ExemptionGranted,
    ),
    evolve=rules.evolve,
    rows=views.rows,
    tables=views.TABLES,
)
_WRITE = Access(
    roles=frozenset({Role.GRID_OFFICER}),
    purposes=frozenset({Purpose.GRID_MANAGEMENT}),
    place=lambda command, _read: command.village,
)
_READ = Access(
    roles=frozenset({Role.GRID_OFFICER, Role.REGISTRAR, Role.AUDITOR}),
    purposes=frozenset({Purpose.GRID_MANAGEMENT, Purpose.AUDIT, Purpose.STATISTICS}),
    place=lambda query, _read: query.village,
)


def _command(kind: type, rule: Rule) -> CommandRule:
    return CommandRule(
        command=kind,
        record=GRID_PLAN,
        key=lambda command, _given: str(command.village),
        rule=rule,
        access=_WRITE,
    )


def _query(kind: type, handler: Any) -> QueryRule:
    return QueryRule(query=kind, handler=handler, access=_READ)


CONTEXT = Context(
    name="grids",
    records=(GRID_PLAN,),
    commands=(
        _command(m.DelineateGrids, rules.delineate_grids),
        _command(m.SplitGrid, rules.split_grid),
        _command(m.MergeGrids, rules.merge_grids),
        _command(m.ReassignHouseholds, rules.reassign_households),
        _command(m.WithdrawHouseholds, rules.withdraw_households),
        _command(m.AppointChiefs, rules.appoint_chiefs),
        _command(m.RelieveChief, rules.relieve_chief),
        _command(m.AssignContacts, rules.assign_contacts),
        _command(m.GrantExemption, rules.grant_exemption),
    ),
    queries=(
        _query(views.GridsOf, partial(views.grids_of, record=GRID_PLAN)),
        _query(views.HouseholdLane, views.household_lane),
        _query(views.GridFindings, partial(views.grid_findings, record=GRID_PLAN)),
        _query(views.LaneCensus, partial(views.lane_census, record=GRID_PLAN)),
    ),
)

__all__ = ["CONTEXT", "GRID_PLAN", "ChiefBasis", "GridPlan", "Standard"]
