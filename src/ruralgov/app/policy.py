"""What the city has decided, read from the records of the transaction when a rule asks."""

from datetime import date
from typing import Any

from ruralgov.app.unit import Unit
from ruralgov.domain import policy
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy import texts


class StoredPolicy:
    """The profiles and the calendar of one transaction, worked out once per version."""

    def __init__(self, unit: Unit, today: date) -> None:
        self._unit, self._today = unit, today
        self._state: Any = None
        self._profiles: dict[date, Profile | None] = {}
        self._calendar: tuple[Any, Profile, WorkingCalendar] | None = None

    def profile(self) -> Profile:
        """Return the profile in force today; raises ``profile_missing``."""
        return existing(self.profile_on(self._today), texts.PROFILE_MISSING, day=self._today)

    def profile_on(self, day: date) -> Profile | None:
        """Return the profile in force on a day, or None before the first."""
        state = self._unit.state(policy.PROFILE, policy.KEY)
        if self._state is not state:
            self._state, self._profiles = state, {}
        if day not in self._profiles:
            self._profiles[day] = policy.profile_on(state, day)
        return self._profiles[day]

    def calendar(self) -> WorkingCalendar:
        """Return the working calendar with the hours of the profile."""
        profile = self.profile()
        state = self._unit.state(policy.CALENDAR, policy.KEY)
        known = self._calendar
        if known is None or known[0] is not state or known[1] is not profile:
            known = state, profile, policy.calendar_of(state, profile.sessions)
            self._calendar = known
        return known[2]
