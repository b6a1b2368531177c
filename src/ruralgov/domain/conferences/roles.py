"""Who keeps the leading group, agrees to its papers, follows up and carries out."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

STEERING_OFFICER: Final = Role(
    "steering_officer", "领导小组办公室人员", "officer of the leading group"
)
CONFERENCE_CONVENER: Final = Role(
    "conference_convener", "联席会议召集人", "convener of joint conferences"
)
RESOLUTION_LEAD: Final = Role(
    "resolution_lead", "议定事项承办人", "officer who carries out resolutions"
)
RESOLUTION_SUPERVISOR: Final = Role(
    "resolution_supervisor", "议定事项督办员", "supervisor of resolutions"
)

COORDINATION: Final = Purpose("coordination", "统筹协调", "coordination")
