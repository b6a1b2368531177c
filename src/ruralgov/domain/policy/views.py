"""The answers to questions about policy."""

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.policy import texts
from ruralgov.domain.policy.queries import Calendars, CurrentProfile
from ruralgov.domain.policy.rows import CalendarRow


def calendars(_: Calendars, asked: Asked) -> list[CalendarRow]:
    """Return the published years."""
    return asked.read.rows(CalendarRow)


def current_profile(_: CurrentProfile, asked: Asked) -> Profile:
    """Return the profile in force on the day asked; raises ``profile_missing``."""
    found = asked.policy.profile_on(asked.day)
    return existing(found, texts.PROFILE_MISSING, day=asked.day)
