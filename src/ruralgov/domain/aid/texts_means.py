"""What is wrong with the rules of aid as data, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

AID_PARAMETER_MISSING: Final = Text(
    "aid_parameter_missing",
    "{day} 没有适用于 {place} 的标准“{name}”。请先录入该日有效的标准及其依据。",
    "On {day} there is no parameter '{name}' for {place}. Enter the one in force with its source.",
)
AID_PARAMETER_GAP: Final = Text(
    "aid_parameter_gap",
    "{place} 的标准“{name}”在 {since} 至 {last} 之间没有规定。请补录这段时间的标准。",
    "Nothing says what parameter '{name}' of {place} was from {since} to {last}. Enter it.",
)
AID_PARAMETER_OVERLAP: Final = Text(
    "aid_parameter_overlap",
    "{place} 的标准“{name}”自 {since} 起有两个数值。请改正其中一个的起止日期。",
    "Parameter '{name}' of {place} has two values from {since} on. Mend the days of one of them.",
)
AID_RULE_MISSING: Final = Text(
    "aid_rule_missing",
    "{day} 受理的“{programme}”没有可用的认定规则。请先录入该日有效的规则，或由人工认定。",
    "No rule for {programme_en} holds for what is accepted on {day}. Enter the rule of that day, "
    "or let people decide without one.",
)
AID_RULE_OVERLAP: Final = Text(
    "aid_rule_overlap",
    "“{programme}”自 {since} 起有两个规则版本。请改正其中一个的起止日期。",
    "{programme_en} has two rule versions from {since} on. Mend the days of one of them.",
)
AID_RULE_GAP: Final = Text(
    "aid_rule_gap",
    "“{programme}”在 {since} 至 {last} 之间没有规则版本。请补上。",
    "{programme_en} has no rule version from {since} to {last}. Enter it.",
)
AID_SPAN_WRONG: Final = Text(
    "aid_span_wrong",
    "“{item}”的数值 {low} 至 {high} 有误：不能为负数，上限不能低于下限。请改正。",
    "The value {low} to {high} of {item_en} is wrong: neither below nothing, nor the upper end "
    "below the lower. Mend it.",
)
AID_FACT_TWICE: Final = Text(
    "aid_fact_twice",
    "同一人的“{item}”给了两次。请只保留一条。",
    "The {item_en} of one person is given twice. Keep one of them.",
)
