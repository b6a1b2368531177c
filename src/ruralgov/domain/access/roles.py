"""The roles and purposes that every city has."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

ADMINISTRATOR: Final = Role("administrator", "系统管理员", "administrator")
AUDITOR: Final = Role("auditor", "审计员", "auditor")
PRIVACY_OFFICER: Final = Role("privacy_officer", "个人信息保护负责人", "privacy officer")
"""Who answers requests about personal data: 个人信息保护法 art. 52."""
FEED_READER: Final = Role("feed_reader", "数据订阅方", "feed reader")
TIMEKEEPER: Final = Role("timekeeper", "定时任务", "timekeeper")
"""A machine account that does what is due, by ``ruralgov tick``."""

ADMINISTRATION: Final = Purpose("administration", "系统管理", "administration")
AUDIT: Final = Purpose("audit", "审计监督", "audit")
INTEGRATION: Final = Purpose("integration", "系统对接", "integration")
STATISTICS: Final = Purpose("statistics", "统计分析", "statistics")
PRIVACY: Final = Purpose("privacy", "个人信息权利请求", "requests about personal data")
