"""What can be said of the city itself, and what has happened to it."""

from datetime import date

from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ChangeCity:
    """Say that the city has another code or name from a day on.

    *before* is the code that it had until then: by default the one it has, at first the one under
    which the store is opened.
    """

    code: str
    name: str
    since: date
    cause: str
    before: str | None = None


@frozen(kw_only=True)
class CorrectCityEntry:
    """Put a dated change of the city right: *since* is its right day, None withdraws it."""

    entry: date
    since: date | None
    reason: str


@frozen(kw_only=True)
class CityChanged:
    """The city has another code or name from a day on."""

    before: str
    code: str
    name: str
    since: date
    cause: str


@frozen(kw_only=True)
class CityEntryCorrected:
    """A change of the city was moved to its right day, or withdrawn."""

    entry: date
    since: date | None
    reason: str


CityEvent = CityChanged | CityEntryCorrected
"""What happens to the city."""
