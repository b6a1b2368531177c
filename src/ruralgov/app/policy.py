"""What the city has decided, read from the records of the transaction when a rule asks."""

from datetime import date

from ruralgov.app.unit import Unit
from ruralgov.domain import policy
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.profile import Profile


class StoredPolicy:
    """The profile and the calendar of one transaction; both are decoded once per version."""

    def __init__(self, unit: Unit, today: date) -> None:
        self._unit, self._today = unit, today

    def profile(self) -> Profile:
        """Return the profile in force today; raises ``profile_missing``."""
        state = self._unit.state(policy.PROFILE, policy.KEY)
        found = policy.profile_on(state, self._today)
        if found is None:
            raise Refused("profile_missing", day=self._today)
        return found

    def calendar(self) -> WorkingCalendar:
        """Return the working calendar with the hours of the profile."""
        sessions = self.profile().sessions
        known: dict[object, WorkingCalendar] = self._unit.memo.setdefault("calendars", {})
        if sessions not in known:
            state = self._unit.state(policy.CALENDAR, policy.KEY)
            known[sessions] = policy.calendar_of(state, sessions)
        return known[sessions]
