"""What is refused about enforcement acts, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ACT_MISSING: Final = Text(
    "act_missing",
    "该中心没有编号为 {key} 的执法记录，或已撤回。请核对编号和中心。",
    "The centre has no act {key}, or it was withdrawn. Check the id and the centre.",
)
ACT_TWICE: Final = Text(
    "act_twice",
    "文书 {document} 在该中心已登记（{act}）。请核对文书号，有误的先撤回。",
    "Document {document} is entered at this centre already ({act}). Check its number, or withdraw "
    "the wrong entry first.",
)
ACT_ALONE: Final = Text(
    "act_alone",
    "执法须由两名以上执法人员进行，这里只有 {count} 名。请补登在场的执法人员。",
    "At least two officers act, and here are {count}. Name the others who were there.",
)
ACT_AHEAD: Final = Text(
    "act_ahead",
    "执法日期 {day} 晚于今天 {today}。请在执法之后登记。",
    "The act is of {day}, after today {today}. Enter it once it was done.",
)
ACT_ELSEWHERE: Final = Text(
    "act_elsewhere",
    "{place} 在 {day} 不属于该中心所在的镇街。请核对地点，或由所属镇街的中心登记。",
    "{place} did not lie in the town of this centre on {day}. Check the place, or enter it at the "
    "centre of its own town.",
)
ACT_WITHOUT_BADGE: Final = Text(
    "act_without_badge",
    "执法人员 {officer} 在 {day} 没有有效的执法证，不能执法。请核对人员和日期，或补登证件。",
    "Officer {officer} had no badge in force on {day} and could not act. Check officer and day, or "
    "enter the badge.",
)
ACT_CAPACITY_WRONG: Final = Text(
    "act_capacity_wrong",
    "执法人员 {officer} 在 {day} 不能在该中心以“{capacity}”身份执法。"
    "请核对派驻登记、人员和身份，或改由有此身份的人员。",
    "Officer {officer} could not act at this centre on {day} in the capacity '{capacity_en}'. "
    "Check secondment, officer and capacity, or name somebody who could.",
)
