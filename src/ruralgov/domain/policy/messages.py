"""What can be asked of policy, and what has happened to it."""

from datetime import date
from typing import ClassVar

from ruralgov.domain.kernel.calendar import PublishedYear
from ruralgov.domain.kernel.profile import Profile
from ruralgov.domain.kernel.value import frozen


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

    SCHEMA: ClassVar[int] = 7
    profile: Profile


@frozen(kw_only=True)
class CorrectProfileEntry:
    """Move the profile that was entered as of the day *entry* to *since*, or withdraw it (None).

    What was decided by it stays decided: verdicts and numbers do not change. Open deadlines of
    cases that its hours can touch are counted again.
    """

    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class ProfileEntryCorrected:
    """A profile was entered by mistake: it holds from another day on, or never (None)."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class CorrectCalendarEntry:
    """Take back a year that was published by mistake: it is provisional again.

    One that was published with wrong days is published again, with the reason.

    Open deadlines are counted again, and say that they are guessed; once more when the right notice
    is entered. What was judged stays judged.
    """

    year: int
    reason: str


@frozen(kw_only=True)
class CalendarEntryCorrected:
    """A published year was entered by mistake."""

    year: int
    reason: str


CalendarEvent = CalendarPublished | CalendarEntryCorrected
"""What happens to the calendar."""
ProfileEvent = ProfileAdopted | ProfileEntryCorrected
"""What happens to the profiles."""
