"""The audit of soft standards over the whole city: sizes, vacancies, contacts, completeness."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.domain.access import (
    AUDIT,
    RoleConflict,
    RoleConflicts,
    StrandedGrant,
    StrandedGrants,
    UndeclaredAccount,
    UndeclaredAccounts,
)
from ruralgov.domain.cases import UnitFinding, UnitFindings
from ruralgov.domain.grids import Finding, GridFindings, LaneCensus
from ruralgov.domain.kernel.declare import Hanging
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import (
    Ended,
    EndedByMistake,
    HouseholdCensus,
    HouseholdFinding,
    HouseholdFindings,
    LeftBehind,
    OrganisationFinding,
    OrganisationFindings,
    PlaceRow,
    Places,
)


@frozen(kw_only=True)
class VillageFinding:
    """A finding and the village where it was found."""

    code: str
    village: str
    finding: Finding


@frozen(kw_only=True)
class Audit:
    """What stands outside the standards on a day, and the counts it was found in."""

    day: date
    villages: int
    households: int
    placed: int
    grids: int
    lanes: int
    grid_chiefs: int
    lane_chiefs: int
    contacts: int
    findings: tuple[VillageFinding, ...]
    organisations: tuple[OrganisationFinding, ...] = ()
    units: tuple[UnitFinding, ...] = ()
    left_behind: tuple[Hanging, ...] = ()
    """What still hangs on places that have ended."""
    homes: tuple[HouseholdFinding, ...] = ()
    """Households that are empty, or without one head."""
    ended: tuple[Ended, ...] = ()
    """Offices and roles that ended with a departure which was a mistake."""
    undeclared: tuple[UndeclaredAccount, ...] = ()
    stranded: tuple[StrandedGrant, ...] = ()
    conflicts: tuple[RoleConflict, ...] = ()

    @property
    def mean_contacts(self) -> float:
        """Return how many households a lane chief contacts on average, 0.0 without chiefs."""
        return self.contacts / self.lane_chiefs if self.lane_chiefs else 0.0


def audit(app: App, *, actor: Actor, day: date) -> Audit:
    """Return the audit of a day. The actor is an auditor of the city; raises ``not_granted``."""
    acting: dict[str, Any] = {"actor": actor, "purpose": AUDIT, "day": day}
    households = {row.village: row.households for row in app.query(HouseholdCensus(), **acting)}
    villages = list(_villages(app, actor, day))
    left_behind = tuple(app.query(LeftBehind(), **acting))
    ended = sorted({one.place for one in left_behind} - {row.owner for row in villages})
    counts = [app.query(LaneCensus(village=place), **acting) for place in ended]
    findings = []
    for village in villages:
        place = PlaceId(village.owner)
        found = app.query(LaneCensus(village=place), **acting)
        counts.append(found)
        outside = app.query(GridFindings(village=place), **acting)
        findings += [_of(village, finding) for finding in outside]
    return Audit(
        day=day,
        villages=len(villages),
        households=sum(households.values()),
        placed=sum(one.households for one in counts),
        grids=sum(one.grids for one in counts),
        lanes=sum(one.lanes for one in counts),
        grid_chiefs=sum(one.grid_chiefs for one in counts),
        lane_chiefs=sum(one.lane_chiefs for one in counts),
        contacts=sum(one.contacts for one in counts),
        findings=tuple(findings),
        organisations=tuple(app.query(OrganisationFindings(), **acting)),
        units=tuple(app.query(UnitFindings(), **acting)),
        left_behind=left_behind,
        homes=tuple(app.query(HouseholdFindings(), **acting)),
        ended=tuple(app.query(EndedByMistake(), **acting)),
        undeclared=tuple(app.query(UndeclaredAccounts(), **acting)),
        stranded=tuple(app.query(StrandedGrants(), **acting)),
        conflicts=tuple(app.query(RoleConflicts(), **acting)),
    )


def _villages(app: App, actor: Actor, day: date) -> Iterator[PlaceRow]:
    for town in app.query(Places(), actor=actor, purpose=AUDIT, day=day):
        parent = Places(parent=PlaceId(town.owner))
        yield from app.query(parent, actor=actor, purpose=AUDIT, day=day)


def _of(village: PlaceRow, finding: Finding) -> VillageFinding:
    return VillageFinding(code=village.code, village=village.name, finding=finding)
