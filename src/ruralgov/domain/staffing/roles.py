"""Who keeps posts and secondments, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

STAFFING_OFFICER: Final = Role("staffing_officer", "机构编制管理员", "officer for authorised posts")

STAFFING: Final = Purpose("staffing", "编制与派驻管理", "posts and secondments")
