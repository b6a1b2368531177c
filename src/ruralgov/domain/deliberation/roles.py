"""Who holds deliberation days and neighbour councils, who writes, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

DELIBERATION_HOST: Final = Role(
    "deliberation_host", "民情恳谈主持人", "host of deliberation days and councils"
)
DELIBERATION_RECORDER: Final = Role(
    "deliberation_recorder", "民情恳谈记录员", "recorder of deliberation days and councils"
)

CONSULTATION: Final = Purpose("consultation", "民主协商", "consultation of residents")
