"""The roles and the purpose of compacts."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

COMPACT_KEEPER: Final = Role(
    "compact_keeper", "契约管理员", "keeps village rules, schemes, agreements and requests"
)
COMPACT_RECORDER: Final = Role("compact_recorder", "积分登记员", "records points")
COMPACT_APPROVER: Final = Role(
    "compact_approver", "积分审核员", "approves and publishes points, and answers requests"
)
COMPACT_REVIEWER: Final = Role(
    "compact_reviewer", "契约复核员（镇街）", "files rules for the town, and reviews answers"
)
VILLAGER: Final = Role("villager", "村民", "asks for their own points, and objects")
COMPACTS: Final = Purpose("compacts", "契约化共建", "compacts of villages")
