"""A policy profile from TOML, with the fields of :class:`Profile`."""

import tomllib
from typing import Any

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.profile import Band, Profile


def read(data: bytes) -> Profile:
    """Return the profile; raises ``table_unreadable`` or ``band_wrong``."""
    try:
        fields: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
        for name in ("grid_households", "lane_households"):
            if name in fields:
                low, high = fields[name]
                fields[name] = Band(int(low), int(high))
        return Profile(**fields)
    except (ValueError, TypeError) as error:
        raise BadInput("table_unreadable", problem=f"{type(error).__name__}: {error}") from None
