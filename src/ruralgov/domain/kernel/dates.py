"""Which days are likely in what people enter: one rule for every date of every command.

No day lies before 1900. A day on which something happened or begins lies no further ahead than the
city plans (``planning_horizon_days`` of its profile); one on which something ends lies within a
hundred years. The application holds every field of the type ``date`` or ``Month`` to this, before
any rule is asked. Ends are the fields of the names in ``ENDS`` and those declared with
``field(metadata=END)``.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput, Refused

EARLIEST: Final = date(1900, 1, 1)
"""Nothing that is entered happened before it."""
PLANNING_DAYS: Final = 10 * 366
"""How far ahead something may begin where no profile says so."""
FARTHEST_DAYS: Final = 100 * 366
"""How far ahead something may end: longer than any lease that the law knows (70 years)."""
ENDS: Final = frozenset({"until", "due", "last_day", "expires"})
"""The names of fields that say when something ends."""
END: Final[Mapping[str, Any]] = {"ruralgov_end": True}
"""The metadata of a field of another name that may lie as far ahead as an end."""


def is_end(name: str, metadata: Mapping[str, Any]) -> bool:
    """Tell whether a field says when something ends."""
    return name in ENDS or END.items() <= metadata.items()


def check_day(
    name: str, day: date, today: date, horizon: Callable[[], int], *, end: bool = False
) -> None:
    """Refuse a day that is none, or is likely typed wrongly.

    Raises ``date_wrong``, ``date_unlikely`` and ``date_doubtful``.
    """
    if type(day) is not date:
        is_instant = isinstance(day, datetime)
        raise BadInput(texts.DATE_WRONG, field=name, value=str(day) if is_instant else repr(day))
    if EARLIEST <= day <= today:
        return
    farthest = today + timedelta(days=FARTHEST_DAYS)
    if day == FOREVER:
        raise BadInput(texts.DATE_FOREVER, field=name)
    if not EARLIEST <= day <= farthest:
        raise BadInput(texts.DATE_UNLIKELY, field=name, day=day, earliest=EARLIEST, latest=farthest)
    if end:
        return
    latest = today + timedelta(days=horizon())
    if day > latest:
        raise Refused(texts.DATE_DOUBTFUL, field=name, day=day, latest=latest)
