"""The audit of soft standards over the whole city: sizes, vacancies, contacts, completeness."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.domain.access import AUDIT
from ruralgov.domain.grids import Finding, GridFindings, LaneCensus, Standard
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import HouseholdCensus, PlaceRow, Places


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

    @property
    def mean_contacts(self) -> float:
        """Return how many households a lane chief contacts on average, 0.0 without chiefs."""
        return self.contacts / self.lane_chiefs if self.lane_chiefs else 0.0


def audit(app: App, *, actor: Actor, day: date) -> Audit:
    """Return the audit of a day. The actor is an auditor of the city; raises ``not_granted``."""
    acting: dict[str, Any] = {"actor": actor, "purpose": AUDIT, "day": day}
    households = {row.village: row.households for row in app.query(HouseholdCensus(), **acting)}
    villages = list(_villages(app, actor, day))
    counts, findings = [], []
    for village in villages:
        place = PlaceId(village.owner)
        found = app.query(LaneCensus(village=place), **acting)
        counts.append(found)
        outside = app.query(GridFindings(village=place), **acting)
        findings += [_of(village, finding) for finding in outside]
        missing = households.get(place, 0) - found.households
        if missing:
            findings.append(_of(village, _unplaced(village, missing)))
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
    )


def _villages(app: App, actor: Actor, day: date) -> Iterator[PlaceRow]:
    for town in app.query(Places(), actor=actor, purpose=AUDIT, day=day):
        parent = Places(parent=PlaceId(town.owner))
        yield from app.query(parent, actor=actor, purpose=AUDIT, day=day)


def _of(village: PlaceRow, finding: Finding) -> VillageFinding:
    return VillageFinding(code=village.code, village=village.name, finding=finding)


def _unplaced(village: PlaceRow, missing: int) -> Finding:
    """Say that households are in no lane, or (below zero) that lanes hold more than there are."""
    return Finding(
        standard=Standard.PLACEMENT,
        target=village.owner,
        name=village.name,
        found=missing,
        low=0,
        high=0,
        exempted="",
    )
