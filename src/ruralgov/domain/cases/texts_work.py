"""What is refused of work lists and of figures over time: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

WORK_AFTER_WRONG: Final = Text(
    "work_after_wrong",
    "“{after}”不是本清单的翻页标记。请原样填上一页给出的 next，或不填，从头列起。",
    "'{after}' is no mark of this list. Give what the page before says as next, as it stands, or "
    "nothing to begin anew.",
)
WORK_DAYS_WRONG: Final = Text(
    "work_days_wrong",
    "天数 {days} 不在 1 至 {most} 之间。请改正，或不填，按政策配置计算。",
    "{days} days are not between 1 and {most}. Give another number, or none to go by the profile.",
)
WORK_SIZE_WRONG: Final = Text(
    "work_size_wrong",
    "每页件数 {size} 不在 1 至 {most} 之间。请改正。",
    "A page of {size} cases is not between 1 and {most}. Give another number.",
)
