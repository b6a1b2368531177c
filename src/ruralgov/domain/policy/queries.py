"""What can be asked of policy."""

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.policy.rows import CalendarRow


@frozen(kw_only=True)
class Calendars(Query[list[CalendarRow]]):
    """Ask which years are published, by what notices."""


@frozen(kw_only=True)
class CurrentProfile(Query[Profile]):
    """Ask for the profile in force on the day asked, today by default."""
