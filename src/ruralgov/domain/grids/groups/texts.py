"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

GROUP_CHANGE_NOT_LATER: Final = Text(
    "group_change_not_later",
    "村民小组的变更日期须晚于上一次记载（{since}）。原记载有误的，请先更正。",
    "A change of a villager group must have a date after its last entry ({since}). "
    "Where that entry is wrong, correct it first.",
)
GROUP_FIRST_ENTRY: Final = Text(
    "group_first_entry",
    "{day} 是该小组的设立记载，不能撤销，只能改日期。误设的小组请予终止。",
    "The entry of {day} founded the group: it can be moved, not withdrawn. "
    "End a group that should not be there.",
)
GROUP_HAS_LANES: Final = Text(
    "group_has_lanes",
    "村民小组“{name}”当日仍有街巷：{lanes}。请先调整这些街巷的小组。",
    "Villager group {name} still has lanes on that day: {lanes}. Give them another group first.",
)
GROUP_MISSING: Final = Text(
    "group_missing",
    "当日没有编号为 {villager_group} 的村民小组。请核对编号，或先登记该小组。",
    "There is no villager group {villager_group} on that day. Check the id, or enter it first.",
)
GROUP_NAME_TAKEN: Final = Text(
    "group_name_taken",
    "该村已有村民小组“{name}”。请使用该小组，或另取名称。",
    "The village has a villager group called {name}. Use it, or choose another name.",
)
GROUP_OFFICE_HELD: Final = Text(
    "group_office_held",
    "人员 {person} 在该小组已任{office}。请先办理离任，或更正原记载。",
    "Person {person} holds this office ({office}) in the group already. "
    "End it first, or correct the entry.",
)
GROUP_OFFICE_MISSING: Final = Text(
    "group_office_missing",
    "人员 {person} 在 {since} 之前未在该小组任{office}，或已离任。"
    "当日任、当日免的，请更正任职记载。",
    "Person {person} did not hold this office ({office}) in the group before {since}, or has left "
    "it. Where it began that same day, correct the entry instead.",
)
GROUP_DECISION_STRANGE: Final = Text(
    "group_decision_strange",
    "决议 {reference} 不是本小组会议作出的。请填写本小组推选会议的决议，或不引用。",
    "Decision {reference} is not of the meeting of this group. Name the one by which it elected, "
    "or none.",
)
