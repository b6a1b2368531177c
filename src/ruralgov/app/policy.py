"""What the city has decided, read from the records of the transaction when a rule asks."""

from datetime import date
from typing import Any

from ruralgov.app import texts
from ruralgov.app.unit import Unit
from ruralgov.domain import policy
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.profile import Profile


class StoredPolicy:
    """The profile and the calendar of one transaction; both are worked out once per version."""

    def __init__(self, unit: Unit, today: date) -> None:
        self._unit, self._today = unit, today
        self._profile: tuple[Any, Profile] | None = None
        self._calendar: tuple[Any, Profile, WorkingCalendar] | None = None

    def profile(self) -> Profile:
        """Return the profile in force today; raises ``profile_missing``."""
        state = self._unit.state(policy.PROFILE, policy.KEY)
        if self._profile is None or self._profile[0] is not state:
            found = policy.profile_on(state, self._today)
            if found is None:
                raise Refused(texts.PROFILE_MISSING, day=self._today)
            self._profile = state, found
        return self._profile[1]

    def calendar(self) -> WorkingCalendar:
        """Return the working calendar with the hours of the profile."""
        profile = self.profile()
        state = self._unit.state(policy.CALENDAR, policy.KEY)
        known = self._calendar
        if known is None or known[0] is not state or known[1] is not profile:
            known = state, profile, policy.calendar_of(state, profile.sessions)
            self._calendar = known
        return known[2]
