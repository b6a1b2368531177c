"""What is wrong with a row of a table of posts or officers, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

OFFICER_HOLDER_UNSURE: Final = Text(
    "officer_holder_unsure",
    "“{title}”当日有 {count} 名任职人（或没有该岗位）。请核对单位和岗位名称；"
    "任职人不止一名的，请填写人员编号。",
    "The post '{title}' has {count} holders on that day, or there is no such post. Check unit and "
    "title; where there are several, give the id of the person.",
)
BADGE_UNKNOWN: Final = Text(
    "badge_unknown",
    "证号 {number} 当日没有登记，或不止一名人员使用。请核对证号，或先导入执法人员表。",
    "Badge {number} is not entered for that day, or is of more than one officer. Check the number, "
    "or import the officers first.",
)
CENTRE_UNKNOWN: Final = Text(
    "centre_unknown",
    "{place} 当日没有综合执法中心。请核对镇街代码，或先登记中心。",
    "{place} has no enforcement centre on that day. Check the code of the town, or enter its "
    "centre first.",
)
