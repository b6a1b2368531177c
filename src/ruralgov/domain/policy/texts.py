"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CALENDAR_NOT_PUBLISHED: Final = Text(
    "calendar_not_published",
    "{year} 年的日历没有发布，不能撤销。请用 Calendars 查看已发布的年份。",
    "No calendar of {year} is published, so none can be taken back. Ask Calendars for the years.",
)
CALENDAR_SAME: Final = Text(
    "calendar_same",
    "{year} 年的日历已按相同内容发布。",
    "The calendar of {year} is published with this very content.",
)
PROFILE_NOT_LATER: Final = Text(
    "profile_not_later",
    "配置“{name}”自 {since} 起生效，新配置须晚于该日。"
    "该日填错的，请先用 CorrectProfileEntry 更正。",
    "Profile '{name}' is in force since {since}; a new one must begin later. Where that day is "
    "wrong, put it right first with CorrectProfileEntry.",
)
UNIT_HOURS_DAY_BEFORE: Final = Text(
    "unit_hours_day_before",
    "该办公时间列有 {day}，早于更正后的起始日 {since}。请先撤销（不写 since），再按正确日期登记。",
    "These hours name the day {day}, which is before {since}. Withdraw them (without since), and "
    "set them as of the right day.",
)
UNIT_HOURS_NOT_LATER: Final = Text(
    "unit_hours_not_later",
    "该单位的办公时间“{name}”自 {since} 起生效，新的须晚于该日。"
    "该日填错的，请先用 CorrectUnitHours 更正。",
    "The unit's hours '{name}' hold since {since}; new ones must begin later. Where that day is "
    "wrong, put it right first with CorrectUnitHours.",
)
PROFILE_MISSING: Final = Text(
    "profile_missing",
    "{day} 尚无生效的政策配置。请先运行 ruralgov init 或导入配置。",
    "No policy profile is in force on {day}. Run 'ruralgov init' or adopt one.",
)
