"""Who keeps party points and red credit, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

PARTY_RECORDER: Final = Role("party_recorder", "党建工作登记员", "recorder of party work")
PARTY_APPROVER: Final = Role("party_approver", "党建工作核准人", "approver of party work")
PARTY_REVIEWER: Final = Role(
    "party_reviewer", "上级党组织复核人", "reviewer of the party organisation above"
)

PARTY_POINTS: Final = Purpose("party_points", "党员积分与红色信用", "party points and red credit")
