"""The policy profile: the counts and limits of a city, as data that rules read."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar, Final, Protocol

from attrs import field

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.calendar import SESSIONS, Session, WorkingCalendar
from ruralgov.domain.kernel.dates import FARTHEST_DAYS, PLANNING_DAYS
from ruralgov.domain.kernel.erasure import RETENTION, Retention, check_retention
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen

DELIVERY_ATTEMPTS: Final = 8
"""After so many failures a delivery is parked where no profile says otherwise."""


@frozen
class Band:
    """A soft standard ``low..high``, both ends within; outside is a finding, not a refusal."""

    low: int
    high: int = field()

    @high.validator
    def _check(self, _: object, high: int) -> None:
        if not 0 < self.low <= high:
            raise BadInput(texts.BAND_WRONG, low=self.low, high=high)

    def __contains__(self, count: int) -> bool:
        return self.low <= count <= self.high


def _positive(_: object, attribute: Any, value: int) -> None:
    if value < 1:
        raise BadInput(texts.PROFILE_LIMIT_WRONG, name=attribute.name, value=value)


class ConflictMode(LabelledEnum):
    """What becomes of two roles that one person should not hold."""

    FINDING = "finding", "列为问题", "a finding"
    REFUSAL = "refusal", "不予授予", "refused"


@frozen
class IncompatibleRoles:
    """Two roles that one person should not hold at one place, and what becomes of it."""

    first: Role
    second: Role
    mode: ConflictMode = ConflictMode.FINDING


@frozen(kw_only=True)
class Profile:
    """What one city has decided, with the paper that says so."""

    ADDED: ClassVar[tuple[str, ...]] = (
        "holidays_end_periods",
        "incompatible_roles",
        "planning_horizon_days",
        "retention",
        "call_attempts",
        "call_days",
        "raised_round",
        "warning_hours",
        "stale_days",
        "attachment_megabytes",
        "restore_days",
        "lookup_tries",
        "lookup_minutes",
    )

    name: str
    source: str
    since: date
    grid_households: Band = Band(30, 60)
    lane_households: Band = Band(10, 20)
    contacts_per_chief: int = 11
    """Households that a lane chief contacts, on average."""
    lanes_per_person: int = 1
    """How many lanes one person may be chief of."""
    sessions: tuple[Session, ...] = field(default=SESSIONS)
    """The hours of a working day in Asia/Shanghai, in their order."""
    returns: int = 1
    """After so many returns of a case the next one goes to arbitration."""
    rounds: int = 2
    """How often a case is taken up, at most, for a reporter who is dissatisfied."""
    raised_round: int = 0
    """From which round on it begins a level higher, supervised; 0: in none."""
    call_attempts: int = 1
    """Who was called back so often and not reached counts as not reached."""
    call_days: int = 1
    """On how many days, at least, those calls must have been made."""
    warning_hours: int = 8
    """So many working hours before it must move on an open case is listed as due soon."""
    stale_days: int = 7
    """An open case for which no step was taken for so many days is listed as stale."""
    smallest: int = field(default=5, validator=_positive)
    """A figure about fewer than so many is not shown outside the office."""
    delivery_attempts: int = DELIVERY_ATTEMPTS
    """After so many failures a delivery to a department is parked for a person."""
    repeat_days: int = field(default=30, validator=_positive)
    """A report within so many days of the closing of a case like it repeats that case."""
    link_days: int = field(default=30, validator=_positive)
    """Cases that came in so many days apart, at most, are suggested as one problem."""
    link_metres: int = field(default=300, validator=_positive)
    """The same for their distance, where both have a point."""
    incompatible_roles: tuple[IncompatibleRoles, ...] = ()
    """Pairs such as 会计 and 出纳: who holds both is found, or is not given the second."""
    planning_horizon_days: int = PLANNING_DAYS
    """How many days ahead something may begin; a later day is taken for a mistyped year."""
    holidays_end_periods: str = ""
    """By which paper a period of calendar days may end on a statutory holiday; "": none may, as the
    Civil Code says (art. 203)."""
    attachment_megabytes: int = 50
    """How large a file of a case may be, in millions of bytes."""
    restore_days: int = 10
    """Within so many working days a reporter can take the withdrawal of a case back."""
    lookup_tries: int = 5
    """After so many wrong codes a number is closed for a while to who typed them."""
    lookup_minutes: int = 15
    """How long a wrong code counts, in minutes."""
    retention: tuple[Retention, ...] = RETENTION
    """How long each kind of record keeps its personal values after it ended."""

    @sessions.validator
    def _check(self, _: object, sessions: tuple[Session, ...]) -> None:
        for before, after in pairwise(sessions):
            if before.end > after.begin:
                raise BadInput(texts.SESSION_WRONG, begin=after.begin, end=after.end)
        if not sessions:
            raise BadInput(texts.SESSION_WRONG, begin="-", end="-")


LIMITS: Final[Mapping[str, tuple[int, int]]] = {
    "contacts_per_chief": (1, 200),
    "lanes_per_person": (1, 20),
    "returns": (0, 10),
    "rounds": (1, 10),
    "raised_round": (0, 10),
    "call_attempts": (1, 20),
    "call_days": (1, 20),
    "warning_hours": (1, 200),
    "stale_days": (1, 366),
    "smallest": (1, 1000),
    "delivery_attempts": (1, 100),
    "repeat_days": (1, 3660),
    "link_days": (1, 3660),
    "link_metres": (1, 100_000),
    "planning_horizon_days": (1, FARTHEST_DAYS),
    "attachment_megabytes": (1, 500),
    "restore_days": (1, 366),
    "lookup_tries": (1, 100),
    "lookup_minutes": (1, 1440),
}
"""Between which numbers each of a profile lies, both within."""
BANDS: Final = ("grid_households", "lane_households")
LARGEST_BAND: Final = 10_000


def check_profile(profile: Profile) -> None:
    """Refuse a number that no city can mean; raises ``profile_limit_beyond``.

    It is asked when a profile is adopted, not when one is read: what was adopted holds.
    """
    for name, (low, high) in LIMITS.items():
        _check_within(name, getattr(profile, name), low, high)
    check_retention(profile.retention)
    for name in BANDS:
        band = getattr(profile, name)
        _check_within(f"{name}.low", band.low, 1, LARGEST_BAND)
        _check_within(f"{name}.high", band.high, 1, LARGEST_BAND)


def _check_within(name: str, value: object, low: int, high: int) -> None:
    if type(value) is not int or not low <= value <= high:
        raise BadInput(texts.PROFILE_LIMIT_BEYOND, name=name, value=value, low=low, high=high)


class Policy(Protocol):
    """What the city has decided, read when a rule first asks for it."""

    def profile(self) -> Profile:
        """Return the profile in force today; raises ``profile_missing``."""

    def profile_on(self, day: date) -> Profile | None:
        """Return the profile in force on a day, or None before the first.

        By it is judged what is shown of that day; what is done today goes by today's.
        """

    def calendar(self) -> WorkingCalendar:
        """Return the working calendar."""
