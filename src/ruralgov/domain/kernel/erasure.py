"""Erasing what a record says of people: on what ground of the law, and what must wait for it.

What is erased are the values that name or describe people. The record itself stays, with its
figures, who did what and when: accounts and archives must stay whole (会计法, 档案法).
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

LONGEST: Final = 100
"""Years that a profile may ask for, at most."""


class ErasureGround(LabelledEnum):
    """The closed list of grounds: 个人信息保护法 art. 47 (1), items 1 to 5."""

    PURPOSE_DONE = (
        "purpose_done",
        "处理目的已实现、无法实现或不再必要（个人信息保护法第四十七条第一款第一项）",
        "the purpose is reached, cannot be, or no longer needs it (PIPL art. 47 (1) 1)",
    )
    PERIOD_OVER = (
        "period_over",
        "停止提供服务，或保存期限已届满（个人信息保护法第四十七条第一款第二项）",
        "the service has ended, or the period of keeping is over (PIPL art. 47 (1) 2)",
    )
    CONSENT_WITHDRAWN = (
        "consent_withdrawn",
        "个人撤回同意（个人信息保护法第十五条、第四十七条第一款第三项）",
        "the person has withdrawn their consent (PIPL art. 15, art. 47 (1) 3)",
    )
    UNLAWFUL = (
        "unlawful",
        "违反法律、行政法规或约定处理（个人信息保护法第四十七条第一款第四项）",
        "it was processed against the law or an agreement (PIPL art. 47 (1) 4)",
    )
    OTHER_LAW = (
        "other_law",
        "法律、行政法规规定的其他情形，须在理由中写明条款（个人信息保护法第四十七条第一款第五项）",
        "another law says so, which the reason must name (PIPL art. 47 (1) 5)",
    )


@frozen(kw_only=True)
class Retention:
    """For how many years a kind of record keeps its personal values after it ended, and by what.

    The years count from the first day after the year in which it ended, as 会计档案管理办法
    art. 14 counts them. Until then only storage is allowed: 个人信息保护法 art. 47 (2).
    """

    kind: str
    years: int
    law: str

    def until(self, ended: date) -> date:
        """Return the first day on which what ended on a day may be erased."""
        return date(ended.year + 1 + self.years, 1, 1)


_VOUCHERS: Final = "会计档案管理办法（财政部、国家档案局令第79号）第十四条：会计凭证保存30年"
RETENTION: Final = (
    Retention(kind="contract", years=30, law=_VOUCHERS),
    Retention(kind="fund_application", years=30, law=_VOUCHERS),
)
"""What holds where a profile says nothing else: contracts and payments belong to vouchers."""


def check_retention(retention: Sequence[Retention]) -> None:
    """Refuse periods that nobody can mean; raises ``retention_wrong``."""
    kinds = [one.kind for one in retention]
    for one in retention:
        if type(one.years) is not int or not 0 <= one.years <= LONGEST or kinds.count(one.kind) > 1:
            raise BadInput(texts.RETENTION_WRONG, kind=one.kind, years=one.years, longest=LONGEST)
        clean_text("retention.law", one.law)
