"""What is refused of work lists and of figures over time: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

WEEK_BY_MONTH: Final = Text(
    "week_by_month",
    "一周的指标不按月份分组。请改按镇街、村居、单位、事项或层级，或问各月的指标（CaseFigures）。",
    "Figures of a week are not broken down by month. Take town, village, unit, matter or level, or "
    "ask for the figures of months (CaseFigures).",
)
ISO_WEEK_WRONG: Final = Text(
    "iso_week_wrong",
    "没有“{week}”这一周。请写作 2026-W01：ISO 8601 周，周一开始，含当年首个周四的为第 1 周。",
    "There is no week '{week}'. Write it 2026-W01: weeks of ISO 8601 begin on a Monday, and the "
    "first of a year is that with its first Thursday.",
)
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
