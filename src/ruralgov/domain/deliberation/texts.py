"""What is refused about deliberation days, appeals, councils and their sessions."""

from typing import Final

from ruralgov.domain.kernel.text import Text

DELIBERATION_SERIES_MISSING: Final = Text(
    "deliberation_series_missing",
    "没有编号为 {key} 的民情恳谈日安排，或其当日无效。请核对编号和日期，或先登记。",
    "There is no series of deliberation days {key}, or none on that day. Check id and day, or "
    "enter it first.",
)
DELIBERATION_SERIES_WRONG: Final = Text(
    "deliberation_series_wrong",
    "每月日期填 1 至 28，公告提前天数填 1 至 30。请改正。",
    "The day of the month is 1 to 28, and it is announced 1 to 30 days before. Correct them.",
)
DELIBERATION_PLACE_MISSING: Final = Text(
    "deliberation_place_missing",
    "地点 {place} 在 {day} 不存在。请核对区划代码和日期。",
    "Place {place} is not there on {day}. Check place and day.",
)
DELIBERATION_DAY_MISSING: Final = Text(
    "deliberation_day_missing",
    "没有编号为 {key} 的民情恳谈日。请核对编号，或先公告。",
    "There is no deliberation day {key}. Check the id, or announce it first.",
)
DELIBERATION_STAGE_WRONG: Final = Text(
    "deliberation_stage_wrong",
    "民情恳谈 {number} 的状态是“{stage}”，此操作须在“{needed}”时进行。请核对。",
    "Deliberation {number} is '{stage_en}', and this is done at '{needed_en}'. Check it.",
)
DELIBERATION_DAY_NOT_OF_SERIES: Final = Text(
    "deliberation_day_not_of_series",
    "该安排在当月的恳谈日是 {right}（遇非工作日顺延），不是 {day}。确需改期的，"
    "请写明理由（reason）。",
    "By the series the day of that month is {right} (the next one that is worked), not {day}. "
    "Say why in reason, where it has to be another.",
)
DELIBERATION_NOTICE_SHORT: Final = Text(
    "deliberation_notice_short",
    "恳谈日须提前 {days} 天公告，{day} 距今天不足。请另定日期。",
    "A deliberation day is announced {days} days before, and {day} is sooner. Take another day.",
)
DELIBERATION_AHEAD: Final = Text(
    "deliberation_ahead",
    "{day} 还没有到，不能登记已举行。请在当日以后登记。",
    "{day} is still to come, and was not held. Enter it on the day or later.",
)
DELIBERATION_NOBODY: Final = Text(
    "deliberation_nobody",
    "到场人数有误：不能为负，至少有一名群众。无人到场的，请取消并说明理由。",
    "The numbers of who came are wrong: none is below nothing, and one resident came at least. "
    "Where nobody did, call it off and say why.",
)
DELIBERATION_POST_MISSING: Final = Text(
    "deliberation_post_missing",
    "职务 {post} 在 {day} 不存在。请填写当日存在的职务。",
    "Post {post} is not there on {day}. Name one that is.",
)
DELIBERATION_SIGNER_SAME: Final = Text(
    "deliberation_signer_same",
    "记录由记录人以外的人签署（同一人的另一账号也不行）。请由主持人或其他人签署。",
    "Another than who wrote the minutes signs them, by whichever account. Let the chair sign.",
)
APPEAL_MISSING: Final = Text(
    "appeal_missing",
    "没有第 {appeal} 项诉求，或已撤销登记。请核对序号。",
    "There is no appeal {appeal}, or it was taken back. Check the number.",
)
APPEAL_PROMISED_WRONG: Final = Text(
    "appeal_promised_wrong",
    "答复期限 {promised} 须在恳谈日以后、一年以内。请改正。",
    "An answer is promised for a day after the deliberation day and within a year; {promised} is "
    "not. Correct it.",
)
APPEAL_UNCHANGED: Final = Text(
    "appeal_unchanged",
    "责任职务和答复期限都没有变化。请填写要改的一项。",
    "Neither the post nor the day is another one. Give what is to change.",
)
APPEAL_HANDED_ALREADY: Final = Text(
    "appeal_handed_already",
    "第 {appeal} 项诉求已转办或已另有去向。一项诉求只转一次，请查看原去向。",
    "Appeal {appeal} went elsewhere already, and goes once. Look where it went.",
)
APPEAL_TARGET_WRONG: Final = Text(
    "appeal_target_wrong",
    "去向与所填内容不符：转诉求平台用“移交”，引导调解可填纠纷编号，提交会议可填决定编号。请改正。",
    "The target does not agree with what is given: to the case platform it is handed, to "
    "mediation with a dispute or none, to a meeting with a decision or none. Correct it.",
)
NEIGHBOUR_COUNCIL_MISSING: Final = Text(
    "neighbour_council_missing",
    "没有编号为 {key} 的邻里议事会，或其当日不存在。请核对编号和日期，或先登记。",
    "There is no neighbour council {key}, or none on that day. Check id and day, or enter it "
    "first.",
)
COUNCIL_ENTRY_LATER: Final = Text(
    "council_entry_later",
    "{day} 不晚于最近一次登记（{last}），或该议事会已终止。请核对日期；要改原有登记的，用更正。",
    "{day} is not after the last entry ({last}), or the council has ended. Check the day; an "
    "entry that is wrong is corrected.",
)
COUNCIL_LANES_TAKEN: Final = Text(
    "council_lanes_taken",
    "街巷 {lane} 已属“{name}”。请先调整原议事会，或共用该议事会。",
    "Lane {lane} has the council '{name}'. Change that one first, or share it.",
)
COUNCIL_SESSION_MISSING: Final = Text(
    "council_session_missing",
    "没有编号为 {key} 的议事会议。请核对编号，或先通知。",
    "There is no council session {key}. Check the id, or call it first.",
)
COUNCIL_STAGE_WRONG: Final = Text(
    "council_stage_wrong",
    "议事 {number} 的状态是“{stage}”，此操作须在“{needed}”时进行。请核对。",
    "Session {number} is '{stage_en}', and this is done at '{needed_en}'. Check it.",
)
COUNCIL_NO_MOTION: Final = Text(
    "council_no_motion",
    "没有议题，或没有第 {motion} 项议题，或该议题还没有结果。请核对。",
    "There is no motion, no motion {motion}, or the council came to nothing about it yet. Check "
    "it.",
)
COUNCIL_OWNER_WRONG: Final = Text(
    "council_owner_wrong",
    "达成一致的须写明责任职务和不早于议事日的期限，其他结果不写。请改正。",
    "A consensus has a post that owes the follow-up and a day that is not before the session; "
    "other outcomes have none. Correct it.",
)
COUNCIL_NOT_THEIRS: Final = Text(
    "council_not_theirs",
    "“{matter}”须由村民会议或成员大会等决定，议事会的意见不能直接办理。"
    "请填写决定编号（decision），或说明不再办理。",
    "'{matter_en}' is decided by a meeting of the village or of members; a council only gives its "
    "opinion. Name the decision, or drop it.",
)
COUNCIL_DECISION_NEEDED: Final = Text(
    "council_decision_needed",
    "“已由有权会议决定”须填写决定编号（decision），其他后续不填。请改正。",
    "What a body decided names its decision, and other follow-ups name none. Correct it.",
)
COUNCIL_FOLLOWED: Final = Text(
    "council_followed",
    "第 {motion} 项议题没有达成一致，或已登记后续。请核对。",
    "Motion {motion} came to no consensus, or its follow-up is entered. Check it.",
)
COUNCIL_UNCONCLUDED: Final = Text(
    "council_unconcluded",
    "还有议题没有登记结果，不能签署记录。请先逐项登记。",
    "A motion has no outcome, and the minutes are not signed. Enter the outcomes first.",
)
