"""The roles and purposes that every city has."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

ADMINISTRATOR: Final = Role("administrator", "系统管理员", "administrator")
AUDITOR: Final = Role("auditor", "审计员", "auditor")

ADMINISTRATION: Final = Purpose("administration", "系统管理", "administration")
AUDIT: Final = Purpose("audit", "审计监督", "audit")
STATISTICS: Final = Purpose("statistics", "统计分析", "statistics")
