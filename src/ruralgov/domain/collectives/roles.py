"""The offices of a collective and of the town that looks after it.

Books, funds, property and disclosure share them: a cashier of the books is the cashier of the
funds. So they stand here, where all four can see them.
"""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

BOOKKEEPER: Final = Role("bookkeeper", "记账会计", "bookkeeper")
BOOK_CHECKER: Final = Role("book_checker", "凭证复核员", "voucher checker")
CASHIER: Final = Role("cashier", "出纳", "cashier")
FUND_APPLICANT: Final = Role("fund_applicant", "用款经办人", "fund applicant")
VILLAGE_HEAD: Final = Role("village_head", "村集体负责人", "head of the collective")
FINANCE_REVIEWER: Final = Role(
    "finance_reviewer", "民主理财小组成员", "member of the finance review group"
)
TOWN_FUND_OFFICER: Final = Role(
    "town_fund_officer", "镇街三资审核员", "town officer for collective funds"
)
PROPERTY_KEEPER: Final = Role(
    "property_keeper", "资产资源合同管理员", "keeper of assets and contracts"
)
DISCLOSER: Final = Role("discloser", "村务公开员", "discloser")

COLLECTIVE_FINANCE: Final = Purpose(
    "collective_finance", "集体三资管理", "collective funds and assets"
)
DISCLOSURE: Final = Purpose("disclosure", "信息公开", "disclosure")

MERGES: Final = (BOOKKEEPER, TOWN_FUND_OFFICER)
"""Who announces a merger: they hold the role on both sides."""
CARRIES_OUT: Final = (BOOK_CHECKER, TOWN_FUND_OFFICER)
"""Who carries it out, but for the one who announced it."""
