"""A policy profile from TOML, with the fields of :class:`Profile`."""

import tomllib
from typing import Any

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.calendar import Session
from ruralgov.domain.kernel.erasure import Retention
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.profile import Band, ConflictMode, IncompatibleRoles, Profile
from ruralgov.domain.kernel.roles import Role


def read(data: bytes) -> Profile:
    """Return the profile.

    Raises ``table_unreadable``, ``band_wrong``, ``session_wrong`` or ``profile_limit_wrong``.
    """
    try:
        fields: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
        for name in ("grid_households", "lane_households"):
            if name in fields:
                low, high = fields[name]
                fields[name] = Band(int(low), int(high))
        if "working_hours" in fields:
            fields["sessions"] = tuple(session_of(text) for text in fields.pop("working_hours"))
        if "incompatible_roles" in fields:
            fields["incompatible_roles"] = tuple(map(_pair, fields["incompatible_roles"]))
        if "retention" in fields:
            fields["retention"] = tuple(Retention(**one) for one in fields["retention"])
        return Profile(**fields)
    except (ValueError, TypeError, KeyError) as error:
        raise BadInput(texts.TABLE_UNREADABLE, problem=f"{type(error).__name__}: {error}") from None


def _pair(words: list[str]) -> IncompatibleRoles:
    """Return two roles, and what becomes of who holds both: found, where nothing is said."""
    first, second, *mode = words
    modes = {one.value: one for one in ConflictMode}
    return IncompatibleRoles(Role(first), Role(second), *(modes[one] for one in mode))


def session_of(text: str) -> Session:
    """Return the hours that a text such as ``08:30-12:00`` says; raises ``ValueError``."""
    begin, end = (_minute(part) for part in text.split("-"))
    return Session(begin, end)


def _minute(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)
