"""Who calls, records and looks after meetings, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

MEETING_CONVENER: Final = Role("meeting_convener", "会议召集人", "convener of meetings")
MEETING_RECORDER: Final = Role("meeting_recorder", "会议记录员", "recorder of meetings")
VILLAGE_AFFAIRS_GUIDE: Final = Role(
    "village_affairs_guide", "镇街村务指导员", "town guide of village affairs"
)

DELIBERATION: Final = Purpose("deliberation", "议事决策", "meetings and decisions")
