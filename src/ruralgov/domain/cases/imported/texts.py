"""What is refused of history, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

IMPORT_BY_PERSON: Final = Text(
    "import_by_person",
    "账号 {account} 由程序使用，不能导入历史诉求。请由有姓名可查的人员导入。",
    "Account {account} is a machine's; history is taken over by a named person. Use the account "
    "of one.",
)
OLD_NUMBER_TAKEN: Final = Text(
    "old_number_taken",
    "编号 {number} 已导入，内容与本次不同。请核对原系统的编号；两个系统编号相同的，"
    "请在编号前加系统简称；确属更正的，请写明理由（reason）。",
    "A case with number {number} was imported and says something else. See that the number is "
    "right; where two systems have the same numbers, put a name of the system before them; to put "
    "right what was imported, say why (reason).",
)
OLD_NUMBER_WRONG: Final = Text(
    "old_number_wrong",
    "原编号“{number}”不可用：最多 60 个字符，且不能是本系统的编号格式（如 371082-2026-000001）。"
    "请在编号前加原系统简称。",
    "The number '{number}' cannot be kept: it has at most 60 characters, and not the form of "
    "ours (371082-2026-000001). Put a name of the other system before it.",
)
OLD_SYSTEM_DAYS_WRONG: Final = Text(
    "old_system_days_wrong",
    "原系统数据的起止日期 {first} 至 {last} 不成立：起日不晚于止日，止日不晚于今日。",
    "The days {first} to {last} of another system are not possible: the first is not after the "
    "last, and the last not after today.",
)
OLD_SYSTEM_MISSING: Final = Text(
    "old_system_missing",
    "原系统“{system}”尚未登记。请先用 RegisterOldSystem 登记其名称、起止日期和来源。",
    "The system '{system}' is not registered. Register its name, days and source first with "
    "RegisterOldSystem.",
)
PAST_DAYS_WRONG: Final = Text(
    "past_days_wrong",
    "原编号 {number}：上报于 {reported}、结束于 {ended}，不在该系统登记的 {first} 至 {last} "
    "之内，或在将来。请核对年份；范围登记有误的，请重新登记（RegisterOldSystem）。",
    "Number {number} was reported on {reported} and ended on {ended}: not within {first} to "
    "{last}, the days taken over of that system, or to come. See that the year is right; mend the "
    "days with RegisterOldSystem.",
)
PAST_DUE_WRONG: Final = Text(
    "past_due_wrong",
    "原编号 {number}：时限 {due} 早于上报时间 {reported}。请核对；没有时限的请留空。",
    "Number {number} was due at {due}, before it was reported at {reported}. See which is right; "
    "leave the deadline out where there was none.",
)
PAST_ORDER_WRONG: Final = Text(
    "past_order_wrong",
    "原编号 {number}：{later}时间 {before} 早于{first}时间 {at}。请核对原系统的数据。",
    "Number {number} was {later_en} at {before}, before it was {first_en} at {at}. See what the "
    "other system says.",
)
