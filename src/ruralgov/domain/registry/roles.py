"""The roles and purposes of those who keep the registry, and the grids that are drawn on it."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

REGISTRAR: Final = Role("registrar", "基础信息管理员", "registrar")
GRID_OFFICER: Final = Role("grid_officer", "网格管理员", "grid officer")

REGISTRATION: Final = Purpose("registration", "基础信息登记", "registration")
GRID_MANAGEMENT: Final = Purpose("grid_management", "网格管理", "grid management")
