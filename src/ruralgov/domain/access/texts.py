"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

GRANT_EXISTS: Final = Text(
    "grant_exists",
    "账号 {account} 在 {place} 已有角色 {role}。",
    "Account {account} already holds the role {role} at {place}.",
)
GRANT_MISSING: Final = Text(
    "grant_missing",
    "没有编号为 {grant} 的有效授权。",
    "There is no grant {grant} in force.",
)
SELF_GRANT: Final = Text(
    "self_grant",
    "任何人不得给自己授权。请由另一名管理员办理。",
    "Nobody grants a role to themselves. Another administrator must do it.",
)
