"""Whose case it is: ordered, dated rules over matter, territory, time and level, and posts.

The first rule that matches names an office; the post of that office at the case's level, or above
it, is the unit; offices that help are the nearest ones. Where no rule matches it is the matter's
own office, and where that has no post at the level, the fallback of the plan. A city without a
plan has one unit for each office.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final

from attrs import field

from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.kernel.versions import version_on

Path = tuple[PlaceId, ...]
"""A place and those above it, up to the city."""
OWN: Final = "own"
"""What stands for a rule where the matter's own office leads."""
FALLBACK: Final = "fallback"
"""What stands for a rule where the fallback of the plan leads."""
UPWARDS: Final = {Level.CITY: 1, Level.TOWN: 2, Level.VILLAGE: 3}
"""How many places of a path, from its end, have posts of a level or above it."""


class Hours(LabelledEnum):
    """When a case came in."""

    ANY = "any", "任何时间", "at any time"
    WORKING = "working", "工作时间", "in working hours"
    OFF = "off", "非工作时间", "outside working hours"


class Match(LabelledEnum):
    """Why a rule led to the unit, or why not."""

    MATCHED = "matched", "符合", "matched"
    MATTER = "matter", "事项不符", "another matter"
    TERRITORY = "territory", "属地不符", "another territory"
    HOURS = "hours", "时间不符", "another time of day"
    LEVEL = "level", "层级不符", "another level"
    LATER = "later", "排序在后", "after the one that matched"


@frozen(kw_only=True)
class DispatchRule:
    """An office leads for the cases that meet every condition; None stands for any."""

    name: str
    lead: str
    co_units: tuple[str, ...] = ()
    matter: str | None = None
    category: str | None = None
    territory: PlaceId | None = None
    hours: Hours = Hours.ANY
    level: Level | None = None


@frozen(kw_only=True)
class UnitPost:
    """Which unit is an office's at a place, and the account that answers for it."""

    office: str
    place: PlaceId
    unit: str
    """An organisation, by its id; a name in plans of before units were organisations."""
    contact: AccountId


@frozen(kw_only=True)
class Facts:
    """What the rules may look at."""

    matter: str
    category: str
    own: str
    """The matter's own office."""
    path: Path
    off_hours: bool
    level: Level


@frozen(kw_only=True)
class Lead:
    """Who leads, who helps, and by which rule."""

    rule: str
    office: str
    unit: str
    co_units: tuple[str, ...]


@frozen(kw_only=True)
class RuleStep:
    """One rule of the path to a decision."""

    rule: str
    match: Match


@frozen(kw_only=True)
class PlanVersion:
    """The rules and posts that hold from a day on."""

    since: date
    source: str
    fallback: str
    """The office that leads where nothing else does."""
    rules: tuple[DispatchRule, ...]
    posts: tuple[UnitPost, ...] = field()

    @cached_property
    def _units(self) -> Mapping[tuple[str, PlaceId], UnitPost]:
        """The posts by office and place."""
        return {(post.office, post.place): post for post in self.posts}

    def post(self, office: str, path: Path, level: Level) -> UnitPost | None:
        """Return the nearest post of an office at a level or above it."""
        above = path[-UPWARDS[level] :]
        found = (self._units.get((office, place)) for place in above)
        return next((post for post in found if post is not None), None)


@frozen(kw_only=True)
class DispatchPlan:
    """The versions of the city's plan, oldest first."""

    versions: tuple[PlanVersion, ...]

    def on(self, day: date) -> PlanVersion | None:
        """Return the version in force on a day."""
        return version_on(self.versions, day)
