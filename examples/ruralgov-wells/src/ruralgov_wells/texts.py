"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

WELL_MISSING: Final = Text(
    "well_missing",
    "没有编号为 {well} 的水井，或已关闭。请核对编号。",
    "There is no well {well}, or it is closed. Check the id.",
)
WELL_NAME_TAKEN: Final = Text(
    "well_name_taken",
    "该地已有名为“{name}”的水井（{well}）。请换一个名称，或先关闭原井。",
    "There is an open well called '{name}' at this place ({well}). Choose another name, or close "
    "that one first.",
)
WELL_TEST_DAY_WRONG: Final = Text(
    "well_test_day_wrong",
    "检测日期 {day} 应在 {since} 至今天 {today} 之间。请改正日期。",
    "The day of the test, {day}, must lie between {since} and today, {today}. Correct it.",
)
WELL_TESTED_ALREADY: Final = Text(
    "well_tested_already",
    "{day} 的检测已经记录：{note}。一口井一天只记一次。",
    "A test of {day} is noted already: {note}. A well has one test a day.",
)
WELL_END_TOO_EARLY: Final = Text(
    "well_end_too_early",
    "关闭日期 {since} 应晚于 {after}（启用或最后一次检测的日期）。请改正日期。",
    "The day of closing, {since}, must be after {after}, the day it was opened or last tested. "
    "Correct it.",
)
