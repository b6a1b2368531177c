"""What can be asked of policy, and what has happened to it."""

from attrs import frozen

from ruralgov.domain.kernel.calendar import PublishedYear
from ruralgov.domain.kernel.profile import Profile


@frozen(kw_only=True)
class PublishCalendar:
    """Enter the holidays and make-up days of a year; a changed year needs a reason."""

    year: PublishedYear
    reason: str = ""


@frozen(kw_only=True)
class CalendarPublished:
    """The working days of a year are known."""

    year: PublishedYear
    reason: str


@frozen(kw_only=True)
class AdoptProfile:
    """Take a profile into force from its day on."""

    profile: Profile


@frozen(kw_only=True)
class ProfileAdopted:
    """A profile holds from its day on."""

    profile: Profile
