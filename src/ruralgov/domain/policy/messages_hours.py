"""The working time of units: what can be asked, and what has happened to it."""

from datetime import date

from ruralgov.domain.kernel.hours import OwnHours
from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class SetUnitHours:
    """Say when a unit works from a day on, where that is not when the city works.

    It holds for the units below it too, unless they have hours of their own. Without a week it
    works as the city does again.
    """

    unit: OrganisationId
    hours: OwnHours


@frozen(kw_only=True)
class UnitHoursSet:
    """A unit works by hours of its own from a day on."""

    unit: OrganisationId
    hours: OwnHours


@frozen(kw_only=True)
class CorrectUnitHours:
    """Move the hours of a unit that begin on the day *entry* to *since*, or withdraw them (None).

    What was judged by them stays judged; the deadlines of its open cases are counted again.
    """

    unit: OrganisationId
    entry: date
    since: date | None = None
    reason: str


@frozen(kw_only=True)
class UnitHoursCorrected:
    """Hours of a unit were entered by mistake: they hold from another day on, or never (None)."""

    unit: OrganisationId
    entry: date
    since: date | None
    reason: str


HoursEvent = UnitHoursSet | UnitHoursCorrected
"""What happens to the working time of units."""
