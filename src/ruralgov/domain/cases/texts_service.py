"""What is refused to those who serve reporters: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CASE_IN_NO_PROBLEM: Final = Text(
    "case_in_no_problem",
    "诉求 {number} 没有关联到问题，没有可以一并答复的诉求。请先关联（OpenProblem、LinkCase），"
    "或单独答复（AnswerCase）。",
    "Case {number} is linked to no problem, so there is nothing to answer with it. Link it first "
    "(OpenProblem, LinkCase), or answer it by itself (AnswerCase).",
)
LOOKUP_CLOSED: Final = Text(
    "lookup_closed",
    "编号 {number} 的查询码已输错 {tries} 次，请在 {opens} 以后再查询。"
    "也可以向受理单位查询，或拨打12345热线。",
    "{tries} wrong codes were typed for number {number}. Look it up again after {opens}, or ask "
    "the desk or the 12345 hotline.",
)
NOTICE_CAN_BE_SENT: Final = Text(
    "notice_can_be_sent",
    "诉求 {number} 的告知仍可发送，不能作为不再发送处理。请发送后登记结果（ReportNotice）。",
    "The notice about case {number} can still be sent. Send it, and say what became of it "
    "(ReportNotice).",
)
NOTICE_CLAIMED: Final = Text(
    "notice_claimed",
    "诉求 {number} 的告知要到 {until} 才可发送：另一次运行正在发送，或者上次失败后还在等待。"
    "请到时再试。",
    "The notice about case {number} can be sent from {until} on: another run is sending it, or it "
    "rests after a failure. Try again then.",
)
NOTICE_MISSING: Final = Text(
    "notice_missing",
    "没有告知 {notice}。待发送的告知请查看 DueNotices。",
    "There is no notice {notice}. Ask DueNotices for those that wait to be sent.",
)
NOTICE_NOT_PARKED: Final = Text(
    "notice_not_parked",
    "诉求 {number} 的告知现为“{stage}”，没有搁置，不需重新排队。请查看 FailedNotices。",
    "The notice about case {number} is {stage_en}, not parked, so there is nothing to release. "
    "Ask FailedNotices.",
)
NOTICE_NOT_WAITING: Final = Text(
    "notice_not_waiting",
    "诉求 {number} 的告知现为“{stage}”，不再待发送。请查看 DueNotices。",
    "The notice about case {number} is {stage_en} and waits no more. Ask DueNotices for those "
    "that do.",
)
NOTICES_PLANNED_ALREADY: Final = Text(
    "notices_planned_already",
    "这一段的告知已由另一次运行安排。请重新查询进度（PlannedNotices）后继续。",
    "Another run planned the notices of this stretch already. Ask PlannedNotices again and go on "
    "from there.",
)
WITHDRAWAL_STANDS: Final = Text(
    "withdrawal_stands",
    "诉求 {number} 的撤回已于 {until} 确定，不能再取消。诉求人仍有要求的，"
    "请重新登记一件（ReportCase）。",
    "The withdrawal of case {number} stands since {until}. If the reporter wants it after all, "
    "report it anew (ReportCase).",
)
