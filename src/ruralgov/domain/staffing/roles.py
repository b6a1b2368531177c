"""Who keeps posts and secondments, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

STAFFING_OFFICER: Final = Role("staffing_officer", "机构编制管理员", "officer for authorised posts")
STAFFING_APPROVER: Final = Role(
    "staffing_approver", "机构编制核准人", "approver of transfers of posts"
)
SECONDMENT_OFFICER: Final = Role(
    "secondment_officer", "执法派驻管理员", "officer for secondments to towns"
)
CENTRE_HOST: Final = Role(
    "centre_host", "镇街综合执法中心负责人", "head of a town's enforcement centre"
)
LEGAL_REVIEWER: Final = Role(
    "legal_reviewer", "重大执法决定法制审核人员", "legal reviewer of grave acts"
)

STAFFING: Final = Purpose("staffing", "编制与派驻管理", "posts and secondments")
