"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CALENDAR_SAME: Final = Text(
    "calendar_same",
    "{year} 年的日历已按相同内容发布。",
    "The calendar of {year} is published with this very content.",
)
PROFILE_NOT_LATER: Final = Text(
    "profile_not_later",
    "配置“{name}”自 {since} 起生效，新配置须晚于该日。",
    "Profile '{name}' is in force since {since}; a new one must begin later.",
)
