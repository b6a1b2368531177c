"""Who keeps the policy framework, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

FRAMEWORK_CLERK: Final = Role("framework_clerk", "制度文件登记员", "clerk of the policy framework")
FRAMEWORK_REVIEWER: Final = Role(
    "framework_reviewer", "制度文件审核人", "reviewer of the policy framework"
)

POLICY_FRAMEWORK: Final = Purpose("framework", "制度框架管理", "keeping the policy framework")
