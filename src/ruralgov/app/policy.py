"""What the city has decided, worked out once as long as it stays."""

from datetime import date

from ruralgov.app.unit import Unit
from ruralgov.domain import policy
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy import texts


class StoredPolicy:
    """The profiles and the calendar that a transaction sees."""

    def __init__(self, unit: Unit, today: date) -> None:
        self._unit, self._today = unit, today

    def profile(self) -> Profile:
        """Return the profile in force today; raises ``profile_missing``."""
        return existing(self.profile_on(self._today), texts.PROFILE_MISSING, day=self._today)

    def profile_on(self, day: date) -> Profile | None:
        """Return the profile in force on a day, or None before the first."""
        record, unit = policy.PROFILE, self._unit
        return unit.shelf.kept(
            record.kind, day, lambda: policy.profile_on(unit.state(record, policy.KEY), day)
        )

    def calendar(self) -> WorkingCalendar:
        """Return the working calendar, each day with the hours of the profile of that day."""
        return self._unit.settled((WorkingCalendar, self._today), lambda _: self._calendar())

    def _calendar(self) -> WorkingCalendar:
        record, unit, today = policy.CALENDAR, self._unit, policy.day_rules(self.profile())
        profiles = unit.state(policy.PROFILE, policy.KEY)
        known = () if profiles is None else profiles.profiles
        rules = tuple(policy.day_rules(one) for one in known)
        return unit.shelf.kept(
            record.kind,
            (today, rules),
            lambda: policy.calendar_of(unit.state(record, policy.KEY), today, rules),
        )
