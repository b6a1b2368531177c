"""The roles and purposes that every city has."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

ADMINISTRATOR: Final = Role("administrator", "系统管理员", "administrator")
AUDITOR: Final = Role("auditor", "审计员", "auditor")
FEED_READER: Final = Role("feed_reader", "数据订阅方", "feed reader")

ADMINISTRATION: Final = Purpose("administration", "系统管理", "administration")
AUDIT: Final = Purpose("audit", "审计监督", "audit")
INTEGRATION: Final = Purpose("integration", "系统对接", "integration")
STATISTICS: Final = Purpose("statistics", "统计分析", "statistics")
