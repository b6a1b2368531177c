"""What is refused about centres, officers and secondments, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CENTRE_MISSING: Final = Text(
    "centre_missing",
    "没有编号为 {key} 的综合执法中心，或已登记撤销。请核对编号，或先登记。",
    "There is no enforcement centre {key}, or it has ended. Check the id, or enter it first.",
)
CENTRE_NOT_TOWN: Final = Text(
    "centre_not_town",
    "综合执法中心设在镇（街道），{place} 不是镇（街道）。请填写所在的镇街。",
    "An enforcement centre is a town's, and {place} is no town. Name the town.",
)
CENTRE_TAKEN: Final = Text(
    "centre_taken",
    "{place} 在该期间已有综合执法中心“{name}”（{centre}）。"
    "一个镇街只设一个；请先撤销原有的，或核对日期。",
    "{place} has the enforcement centre '{name}' ({centre}) in these days, and a town has one. End "
    "that one first, or check the day.",
)
CENTRE_HAS_OFFICERS: Final = Text(
    "centre_has_officers",
    "{since} 及以后仍有 {count} 名派驻人员在该中心。请先结束、召回或改派，再办理此事。",
    "{count} officers are at the centre on {since} or later. End their secondments, recall or send "
    "them elsewhere first.",
)
CENTRE_NOT_THEN: Final = Text(
    "centre_not_then",
    "综合执法中心 {centre} 在 {since} 至 {last} 期间并非一直存在。请核对日期，或改填其他中心。",
    "Enforcement centre {centre} is not there all the time from {since} to {last}. Check the days, "
    "or name another centre.",
)
OFFICER_MISSING: Final = Text(
    "officer_missing",
    "没有编号为 {key} 的执法人员。请核对编号，或先登记。",
    "There is no officer {key}. Check the id, or enter the officer first.",
)
OFFICER_POST_MISSING: Final = Text(
    "officer_post_missing",
    "人员 {person} 在 {since} 没有担任职务 {post}。请先登记任职，或核对日期。",
    "Person {person} does not hold post {post} on {since}. Enter the holding first, or check the "
    "day.",
)
OFFICER_UNIT_WRONG: Final = Text(
    "officer_unit_wrong",
    "“{name}”属于{is_a}，不是行政机关或其事业单位，其人员不能登记为执法人员。请填写执法部门的职务。",
    "'{name}' is of the kind {is_a_en}, no authority or institution of one, and has no officers. "
    "Name a post of the department.",
)
OFFICER_TWICE: Final = Text(
    "officer_twice",
    "该人员在此期间已登记为执法人员（{officer}）。请使用该登记，或核对日期。",
    "The person is entered as an officer in these days ({officer}). Use that entry, or check the "
    "day.",
)
OFFICER_NOT_THEN: Final = Text(
    "officer_not_then",
    "该人员在 {day} 不在执法岗位上（{since} 起，{last} 止）。请核对日期；重新任职的请重新登记。",
    "The officer does not hold the post on {day} (it is held from {since} to {last}). Check the "
    "day; enter whoever takes a post again anew.",
)
BADGE_TAKEN: Final = Text(
    "badge_taken",
    "{issuer} 的执法证 {number} 在该期间已登记（{officer}）。请核对证号、发证机关和有效期。",
    "Badge {number} of {issuer} is entered for these days already ({officer}). Check number, "
    "issuer and term.",
)
BADGE_MISSING: Final = Text(
    "badge_missing",
    "该人员没有 {day} 有效的执法证{number}。请先登记有效的证件，或核对证号和日期。",
    "The officer has no badge {number} in force on {day}. Enter one first, or check number and "
    "day.",
)
SECONDMENT_NOT_DOWN: Final = Text(
    "secondment_not_down",
    "“{name}”不是市级部门：派驻只能由市级部门下派到镇街，不得上借。请填写市级部门的人员。",
    "'{name}' is no unit of the city: officers are sent down to towns, and never borrowed upwards. "
    "Name an officer of a department of the city.",
)
SECONDMENT_HELD: Final = Text(
    "secondment_held",
    "该人员 {since} 至 {last} 已派驻综合执法中心 {centre}。"
    "同一人同一时间只能派驻一处；请先结束或召回。",
    "The officer is at centre {centre} from {since} to {last}, and can be at one at a time. End or "
    "recall that first.",
)
SECONDMENT_MISSING: Final = Text(
    "secondment_missing",
    "该人员在 {day} 没有派驻，或不在该中心，或当天正是首末日。请核对人员、中心和日期。",
    "The officer is not seconded on {day}, not to that centre, or it is the first or last day. "
    "Check officer, centre and day.",
)
SECONDMENT_NOT_LATER: Final = Text(
    "secondment_not_later",
    "派驻原定至 {last}，延期须晚于该日。提前结束请由镇街办理，或由部门提出召回。",
    "The secondment ends on {last}, and is extended beyond that day. To end it before, the host "
    "ends it or the department asks for a recall.",
)
RECALL_PROPOSED: Final = Text(
    "recall_proposed",
    "{day} 已提出召回。请等待镇街答复，或先撤回该次召回。",
    "A recall was proposed on {day}. Wait for the host's answer, or withdraw it first.",
)
RECALL_MISSING: Final = Text(
    "recall_missing",
    "该人员没有待办的召回。请先由派出部门提出召回，征求镇街意见。",
    "No recall of this officer waits. The department proposes it first, to hear the host.",
)
RECALL_ANSWERED: Final = Text(
    "recall_answered",
    "镇街已于 {day} 答复这次召回，不能再次答复。",
    "The host answered this recall on {day}, and answers once.",
)
RECALL_SAME_PERSON: Final = Text(
    "recall_same_person",
    "{account} 提出了这次召回，不能代镇街答复。请由综合执法中心所在镇街的另一人答复。",
    "{account} proposed this recall and does not answer for the host. Somebody else of the town "
    "does.",
)
RECALL_TOO_EARLY: Final = Text(
    "recall_too_early",
    "召回须先听取镇街意见：最早可自 {first} 起召回。"
    "请等待答复（提出满 {days} 日未答复的可以召回），或改填日期。",
    "The host is heard before a recall: it can begin on {first} at the earliest. Wait for the "
    "answer ({days} days without one will do), or give a later day.",
)
