"""Who looks after the water, and why."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

WATER_OFFICER: Final = Role("water_officer", "饮水安全员", "water officer")

WATER_SAFETY: Final = Purpose("water_safety", "农村饮水安全", "rural water safety")
