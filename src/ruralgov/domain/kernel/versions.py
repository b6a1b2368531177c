"""Versions that each hold from a day until the next begins, and how one of them is put right.

A version is whole: what it says does not depend on those beside it. So one that was entered by
mistake is withdrawn, or moved to its right day, past others if need be, and all the rest stays as
it is. Whatever was decided by it meanwhile stands: what a decision needs, it has taken into its
own event.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import Refused


class Version(Protocol):
    """Anything that holds from a day on."""

    @property
    def since(self) -> date:
        """The first day."""


V = TypeVar("V", bound=Version)


def version_on(versions: tuple[V, ...], day: date) -> V | None:
    """Return the version that holds on a day, of some in their order, or None."""
    return next((one for one in reversed(versions) if one.since <= day), None)


def with_version(versions: tuple[V, ...], version: V) -> tuple[V, ...]:
    """Return the versions with one more, in the order of their days."""
    return _in_order((*versions, version))


def in_the_way(versions: tuple[V, ...], since: date, today: date) -> V | None:
    """Return the version because of which none may begin on a day, or None.

    It begins that day, or later and already holds. One that is yet to come is in nobody's way: a
    year that was typed wrongly holds up nothing.
    """
    return next(
        (v for v in reversed(versions) if v.since == since or since < v.since <= today), None
    )


def corrected_versions(versions: tuple[V, ...], entry: date, right: date | None) -> tuple[V, ...]:
    """Return the versions with one on its right day, or without it where that is None."""
    if right is None:
        return tuple(one for one in versions if one.since != entry)
    return _in_order(change(v, since=right) if v.since == entry else v for v in versions)


def check_version_correction(
    versions: tuple[Version, ...], entry: date, right: date | None
) -> None:
    """Refuse to put right what was never entered, or to a day on which another begins.

    Raises ``entry_missing`` and ``entry_taken``.
    """
    days = [one.since for one in versions]
    if entry not in days:
        raise Refused(texts.ENTRY_MISSING, day=entry, known=", ".join(map(str, days)) or "-")
    if right in days:
        raise Refused(texts.ENTRY_TAKEN, day=right)


def _in_order(versions: Iterable[V]) -> tuple[V, ...]:
    return tuple(sorted(versions, key=lambda one: one.since))
