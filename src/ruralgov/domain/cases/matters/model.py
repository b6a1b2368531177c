"""A matter of the catalogue, through time."""

from datetime import date
from typing import ClassVar, Final

from attrs import field

from ruralgov.domain.cases import texts, texts_ways
from ruralgov.domain.cases.milestones import Milestone, check_milestones
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit, check_length
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.kernel.versions import version_on


class ClockStart(LabelledEnum):
    """What starts the clock of a matter."""

    RECEIPT = "receipt", "自收到之日起", "when the report came in"
    DISPATCH = "dispatch", "自派单之日起", "at dispatch"


def _not_negative(instance: object, attribute: object, value: int) -> None:
    if value < 0:
        raise BadInput(texts.TERMS_WRONG, name=getattr(attribute, "name", ""), value=value)


@frozen(kw_only=True)
class Terms:
    """What may be done with the time of a matter. Amounts are in the unit of its limit."""

    ADDED: ClassVar[tuple[str, ...]] = ("around_the_clock", "repeat_metres")

    level: Level = Level.TOWN
    start: ClockStart = ClockStart.DISPATCH
    refusable: bool = True
    return_limit: TimeLimit = field(default=TimeLimit(1, TimeUnit.WORKING_DAYS))
    """How long after dispatch a unit may ask to return it."""
    extension: int = field(default=0, validator=_not_negative)
    """By how much it may be extended altogether; 0: not at all."""
    pause_days: int = field(default=0, validator=_not_negative)
    """For how many days altogether the clock may stand still; 0: not at all. Working days where
    the limit runs in working time, calendar days elsewhere, as the clock counts them."""
    ranked: bool = True
    """Whether satisfaction with it counts; mediation and enforcement are not ranked by it."""
    around_the_clock: bool = False
    """Whether it is handled on 7×24 duty: its clocks know no nights, weekends and holidays."""
    repeat_metres: int = field(default=0, validator=_not_negative)
    """Within so many metres a report is of the same spot; 0: as the profile says (link_metres)."""


WORKING: Final = (TimeUnit.WORKING_HOURS, TimeUnit.WORKING_DAYS)


def check_terms(limit: TimeLimit, terms: Terms) -> None:
    """Refuse terms that nobody can mean; raises ``time_limit_too_long`` and ``matter_unit_wrong``.

    It is asked when a matter is defined, not when one is read: what was defined holds.
    """
    check_length(limit, terms.extension)
    if terms.around_the_clock and limit.unit in WORKING:
        raise BadInput(texts_ways.MATTER_UNIT_WRONG, unit=limit.unit.zh, unit_en=limit.unit.en)
    check_length(terms.return_limit)
    days = TimeUnit.CALENDAR_DAYS if limit.unit is not TimeUnit.WORKING_DAYS else limit.unit
    if terms.pause_days:
        check_length(TimeLimit(terms.pause_days, days))


OTHER: Final = "其他"
"""The category (大类) of a matter that names none."""
PLAIN: Final = Terms()
"""A matter without more: the town handles it, the clock starts at dispatch, no more time."""


@frozen(kw_only=True)
class MatterVersion:
    """What holds for a matter from a day on."""

    category: str
    name: str
    standard: str
    unit: str
    limit: TimeLimit
    department: str | None
    since: date
    source: str
    terms: Terms = PLAIN
    milestones: tuple[Milestone, ...] = field(default=(), validator=check_milestones)


@frozen(kw_only=True)
class Withdrawal:
    """From a day on the matter is not in the catalogue; *successor* is reported instead."""

    since: date
    successor: str | None


@frozen(kw_only=True)
class Matter:
    """A matter of the catalogue through time: its versions and withdrawals, oldest first."""

    code: str
    versions: tuple[MatterVersion, ...]
    withdrawals: tuple[Withdrawal, ...] = ()

    @property
    def entries(self) -> tuple[MatterVersion | Withdrawal, ...]:
        """All that begins on a day, in the order of the days."""
        return tuple(sorted((*self.versions, *self.withdrawals), key=lambda one: one.since))

    def on(self, day: date) -> MatterVersion | None:
        """Return the version that held last on a day: open cases go by it."""
        return version_on(self.versions, day)

    def withdrawn(self, day: date) -> Withdrawal | None:
        """Return why nothing of it is reported on a day, or None while it is in the catalogue."""
        found = version_on(self.entries, day)
        return found if isinstance(found, Withdrawal) else None
