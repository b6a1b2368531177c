"""Who forms and keeps consortia, who approves them, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

CONSORTIUM_KEEPER: Final = Role("consortium_keeper", "联建片区管理员", "keeper of consortia")
CONSORTIUM_APPROVER: Final = Role("consortium_approver", "联建片区审批人", "approver of consortia")

PARTY_BUILDING: Final = Purpose("party_building", "党建联建", "party consortia")
