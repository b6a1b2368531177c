"""The policy profile: the counts and limits of a city, as data that rules read."""

from datetime import date
from itertools import pairwise
from typing import Any

from attrs import field, frozen

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.calendar import SESSIONS, Session
from ruralgov.domain.kernel.errors import BadInput


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


@frozen(kw_only=True)
class Profile:
    """What one city has decided, with the paper that says so."""

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
    smallest: int = field(default=5, validator=_positive)
    """A figure about fewer than so many is not shown outside the office."""
    delivery_attempts: int = 8
    """After so many failures a delivery to a department is parked for a person."""
    repeat_days: int = field(default=30, validator=_positive)
    """A report within so many days of the closing of a case like it repeats that case."""
    link_days: int = field(default=30, validator=_positive)
    """Cases that came in so many days apart, at most, are suggested as one problem."""
    link_metres: int = field(default=300, validator=_positive)
    """The same for their distance, where both have a point."""

    @sessions.validator
    def _check(self, _: object, sessions: tuple[Session, ...]) -> None:
        for before, after in pairwise(sessions):
            if before.end > after.begin:
                raise BadInput(texts.SESSION_WRONG, begin=after.begin, end=after.end)
        if not sessions:
            raise BadInput(texts.SESSION_WRONG, begin="-", end="-")
