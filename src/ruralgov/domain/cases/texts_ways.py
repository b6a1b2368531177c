"""What is refused on the ways of a case beside the main one: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ANSWER_NOT_ENOUGH: Final = Text(
    "answer_not_enough",
    "诉求 {number} 的诉求人对承办结果不满意，现为第 {round} 轮，须重新派单办理（DispatchCase），"
    "不能只作答复。",
    "The reporter of case {number} was dissatisfied with the work, and this is round {round}: send "
    "it to a unit (DispatchCase); an answer is not enough.",
)
CALL_CONTRADICTS: Final = Text(
    "call_contradicts",
    "诉求 {number} 的回访不能既是诉求人主动联系，又是联系不上。请改正其中一项。",
    "Case {number}: a reporter who came to the desk was reached. Mend one of the two.",
)
CASE_ANONYMOUS: Final = Text(
    "case_anonymous",
    "诉求 {number} 没有留下姓名、电话和户，无从回访，不能登记满意与否。请登记为联系不上；"
    "诉求人自己来访、来电评价的，请注明（by_reporter）。",
    "Case {number} has no name, number or household: nobody can have been called back. Record "
    "that nobody was reached; if the reporter came or called, say so (by_reporter).",
)
CASE_REOPENED: Final = Text(
    "case_reopened",
    "诉求 {number} 因诉求人不满意已重新办理，不能“{action}”。请派单或答复。",
    "Case {number} was taken up again because its reporter was dissatisfied; it cannot be given "
    "the step '{action_en}'. Dispatch or answer it.",
)
CASE_WAS_OUT: Final = Text(
    "case_was_out",
    "诉求 {number} 已派给 {unit}，不能再不予立案。请派单、答复，或由督办审批员强制结案并说明理由。",
    "Case {number} was sent to {unit}, so it is filed. Dispatch or answer it, or let a supervisor "
    "close it by force, with a reason.",
)
GRIEVANCE_MISSING: Final = Text(
    "grievance_missing",
    "诉求 {number} 没有待复核的不满意。请查看 Grievances。",
    "Case {number} has no grievance that waits for a review. Ask Grievances for those that do.",
)
MATTER_FOLLOWS_ITSELF: Final = Text(
    "matter_follows_itself",
    "事项 {matter} 不能以自己为接续事项。请填目录中的另一事项，没有接续事项的可不填。",
    "Matter {matter} cannot follow itself. Name another of the catalogue, or none.",
)
MATTER_REPLACED: Final = Text(
    "matter_replaced",
    "事项 {matter}（{name}）已自 {since} 起退出目录。请改用接续事项 {successor} 上报。",
    "Matter {matter} ({name}) is out of the catalogue since {since}. Report it as {successor}, "
    "which follows it.",
)
MATTER_WITHDRAWN: Final = Text(
    "matter_withdrawn",
    "事项 {matter}（{name}）已自 {since} 起退出目录，没有接续事项。"
    "请在现行目录（Matters）中另选事项；退出有误的，由目录管理员更正（CorrectMatterEntry）。",
    "Matter {matter} ({name}) is out of the catalogue since {since}, and none follows it. Choose "
    "another of the catalogue (Matters); if that is a mistake, who keeps the catalogue puts it "
    "right (CorrectMatterEntry).",
)
