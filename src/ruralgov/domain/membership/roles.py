"""Who keeps the rolls and lists of collectives, who approves them, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

MEMBER_KEEPER: Final = Role("member_keeper", "成员名册管理员", "keeper of members and shares")
MEMBER_APPROVER: Final = Role(
    "member_approver", "成员和分配审核人", "approver of members and distributions"
)

MEMBERSHIP: Final = Purpose("membership", "成员和股权管理", "members and shares")
