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
ARBITRATION_STANDS: Final = Text(
    "arbitration_stands",
    "诉求 {number} 已裁定由“{unit}”承办，受理派单员不能转办。请由督办审批员改派并说明理由。",
    "Arbitration gave case {number} to '{unit}'; the desk cannot hand it over. Let a supervisor "
    "do it, with a reason.",
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
CASE_CLASSED_ALREADY: Final = Text(
    "case_classed_already",
    "诉求 {number} 已是该事项、该地点。请至少填一项与现在不同的。",
    "Case {number} is of that matter and at that place already. Give at least one that differs.",
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
CHASE_MISSING: Final = Text(
    "chase_missing",
    "诉求 {number} 没有待答复的催单。待答复的催单请查看 Chases。",
    "No reporter of case {number} waits for an answer. Ask Chases for those that do.",
)
CHASE_OF_DESK: Final = Text(
    "chase_of_desk",
    "诉求 {number} 现不在承办单位手中，由受理派单员答复诉求人。请转告受理派单员。",
    "No unit has case {number} now, so the desk answers its reporter. Tell the desk.",
)
CO_TASK_MISSING: Final = Text(
    "co_task_missing",
    "诉求 {number} 没有待“{unit}”协办的任务；待协办的单位有：{waiting}。",
    "Case {number} has no task that waits for '{unit}'. It waits for: {waiting}.",
)
CO_TASK_OPEN: Final = Text(
    "co_task_open",
    "诉求 {number} 的协办单位“{unit}”尚未反馈（应于 {due} 前反馈），不能办结。请催该单位反馈"
    "（AnswerCoTask），或由督办审批员说明理由后免除（ReleaseCoTask）。",
    "Case {number} is not done: '{unit}' helps with it and has not answered (due by {due}). Have "
    "it answer (AnswerCoTask), or let a supervisor let it go with a reason (ReleaseCoTask).",
)
CO_TASK_SIGNED: Final = Text(
    "co_task_signed",
    "“{unit}”已签收诉求 {number} 的协办任务。请直接反馈（AnswerCoTask）。",
    "'{unit}' has signed for its task in case {number} already. Answer it (AnswerCoTask).",
)
GRIEVANCE_GOES_UP: Final = Text(
    "grievance_goes_up",
    "诉求 {number} 的不满意须由{level}的督办审批员复核，账号“{account}”没有该级的角色。"
    "请交{level}办理。",
    "The grievance of case {number} is reviewed by a supervisor of the level {level_en}; account "
    "'{account}' is none. Let one of that level do it.",
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
MATTER_UNIT_WRONG: Final = Text(
    "matter_unit_wrong",
    "7×24 小时办理的事项没有工作日之分，时限不能以“{unit}”计。请改用分钟、小时或自然日。",
    "A matter that is handled around the clock has no working days; its limit cannot be in "
    "{unit_en}. Give it in minutes, hours or calendar days.",
)
MATTER_WITHDRAWN: Final = Text(
    "matter_withdrawn",
    "事项 {matter}（{name}）已自 {since} 起退出目录，没有接续事项。"
    "请在现行目录（Matters）中另选事项；退出有误的，由目录管理员更正（CorrectMatterEntry）。",
    "Matter {matter} ({name}) is out of the catalogue since {since}, and none follows it. Choose "
    "another of the catalogue (Matters); if that is a mistake, who keeps the catalogue puts it "
    "right (CorrectMatterEntry).",
)
PAUSE_RUNS: Final = Text(
    "pause_runs",
    "诉求 {number} 的挂账至 {until} 才到期，到期前只能由承办人恢复办理。请在到期后再恢复。",
    "The pause of case {number} ends at {until}; before that only who handles it resumes it. Wait "
    "until it is over.",
)
UNIT_HAS_CASE: Final = Text(
    "unit_has_case",
    "诉求 {number} 本来就由“{unit}”承办。请填要转到的另一单位。",
    "Case {number} is with '{unit}' already. Name another unit to hand it over to.",
)
UNIT_TO_ITSELF: Final = Text(
    "unit_to_itself",
    "“{unit}”的诉求不能转给它自己。单位改名的，诉求随单位走，不需转办；请填另一单位。",
    "The cases of '{unit}' cannot be handed over to itself. A unit that is renamed keeps them; "
    "name another.",
)
