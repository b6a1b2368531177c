"""Which outcomes are news: each is said once, and not again soon after it was answered."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.watching.outcomes import Found, Outcome
from ruralgov.domain.kernel.value import frozen

QUIET: Final = timedelta(days=90)
"""So long after a person answered an alert the same is not raised again, unless it is surer."""


@frozen
class Known:
    """An alert that was raised: *ended* is when a person answered it, None while it is open."""

    outcome: Outcome
    programme: Programme | None
    sure: bool
    ended: date | None = None


def news(found: Iterable[Found], known: Iterable[Known], day: date) -> tuple[Found, ...]:
    """Return what is not open already, nor was answered within ``QUIET`` and is no surer now.

    What is owed and not delivered is said again as soon as it was answered: nobody waits for it.
    """
    held = tuple(known)
    return tuple(one for one in dict.fromkeys(found) if not _is_said(one, held, day))


def _is_said(one: Found, held: tuple[Known, ...], day: date) -> bool:
    for each in held:
        if (each.outcome, each.programme) != (one.outcome, one.programme):
            continue
        if each.ended is None:
            return True
        quiet = one.outcome is not Outcome.DELIVER and day < each.ended + QUIET
        if quiet and (each.sure or not one.sure):
            return True
    return False
