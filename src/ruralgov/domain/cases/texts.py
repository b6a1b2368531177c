"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CASE_LINKED_ALREADY: Final = Text(
    "case_linked_already",
    "诉求 {number} 已关联问题 {problem}。请先解除关联（UnlinkCase）。",
    "Case {number} is linked to problem {problem} already. Unlink it there first.",
)
CASE_CODE_WITHHELD: Final = Text(
    "case_code_withheld",
    "诉求 {number} 的查询码只在登记后一天内告知录入人员本人，并随诉求内容的删除而失效。"
    "请由录入人员查询，或由经办人员答复诉求人。",
    "The code of case {number} is told to who entered it alone, within a day of the report, and "
    "goes with what is erased. Let that person ask, or answer the reporter from the office.",
)
CASE_MISSING: Final = Text(
    "case_missing",
    "没有编号为 {case} 的诉求。",
    "There is no case {case}.",
)
CASE_NOT_CANCELLABLE: Final = Text(
    "case_not_cancellable",
    "诉求 {number} 已派给 {unit}，不能作废。",
    "Case {number} was sent to {unit}; it cannot be cancelled.",
)
UNIT_ENDED: Final = Text(
    "unit_ended",
    "承办单位“{unit}”在 {day} 不存在或已终止，也没有承接单位。请公布指明现有单位的派单方案，"
    "或在派单时写明单位编号和理由；组织改名、合并的请在组织登记中办理。",
    "The unit '{unit}' is not there on {day} and has no successor. Publish a plan that names a "
    "unit of today, or name one at dispatch with a reason; a rename or merger belongs in the "
    "registry of organisations.",
)
UNIT_NOT_YOURS: Final = Text(
    "unit_not_yours",
    "诉求 {number} 由“{unit}”承办，账号 {account} 不属于该单位或其上级。"
    "请由该单位的账号办理；账号所属单位有误的，请管理员更正（ChangeAccount）。",
    "Case {number} is handled by '{unit}', and account {account} belongs neither to it nor to a "
    "unit above it. Let an account of that unit do it; if the account's unit is wrong, an "
    "administrator mends it (ChangeAccount).",
)
UNIT_UNKNOWN: Final = Text(
    "unit_unknown",
    "{count} 处单位不是当日登记的组织，例如“{name}”；相近的有：{near}。"
    "请改成组织的名称、统一社会信用代码或编号，或先导入组织表（ruralgov import organisations）。",
    "In {count} place(s) the unit is no organisation of that day, such as '{name}'; like it are: "
    "{near}. Write the name, credit code or id of one, or import the table of organisations "
    "first (ruralgov import organisations).",
)
CASE_NOT_LINKED: Final = Text(
    "case_not_linked",
    "诉求 {case} 未关联问题 {problem}。",
    "Case {case} is not linked to problem {problem}.",
)
CASE_NOT_OPEN: Final = Text(
    "case_not_open",
    "诉求 {number} 已是“{stage}”，不再转交其他地点；办结的诉求按受理时的地点统计。",
    "Case {number} is {stage_en} and is not handed over any more: what has ended counts where it "
    "came in.",
)
CASE_THERE_ALREADY: Final = Text(
    "case_there_already",
    "诉求 {number} 已在该地点。请填要转交到的另一地点。",
    "Case {number} is at that place already. Name the place to hand it over to.",
)
CASE_STAGE_WRONG: Final = Text(
    "case_stage_wrong",
    "诉求 {number} 处于“{stage}”，不能“{action}”。",
    "Case {number} is '{stage_en}'; it cannot be given the step '{action_en}'.",
)
DEADLINE_MISSING: Final = Text(
    "deadline_missing",
    "诉求 {number} 尚未派单，没有办理时限。",
    "Case {number} was not dispatched yet; it has no deadline.",
)
DEADLINE_NOT_PROVISIONAL: Final = Text(
    "deadline_not_provisional",
    "诉求 {number} 没有正在计算的期限，无需重新计算。",
    "Case {number} has no deadline that runs; there is nothing to count again.",
)
DISPATCH_POST_MISSING: Final = Text(
    "dispatch_post_missing",
    "“{office}”在地点 {place} 及其以上（{level}）没有对应岗位。"
    "请在派单方案中设置该岗位，或写明理由指定承办单位。",
    "'{office}' has no post at place {place} or above it ({level_en}). "
    "Give it one in the dispatch plan, or name a unit with a reason.",
)
EXTENSION_TOO_LATE: Final = Text(
    "extension_too_late",
    "诉求 {number} 已于 {due} 到期，延期须在到期前申请。",
    "Case {number} was due at {due}; an extension is asked for before that.",
)
EXTENSION_TOO_LONG: Final = Text(
    "extension_too_long",
    "诉求 {number} 申请延长 {amount}，按事项规定至多还可延长 {most}。",
    "Case {number} cannot be extended by {amount}: its matter allows {most} more.",
)
FIGURE_KEY_MISSING: Final = Text(
    "figure_key_missing",
    "指标的分类“{by}”与取值“{key}”须同时给出，或都不给（合计）。",
    "Give both what the figure is broken down by ('{by}') and its key ('{key}'), or neither "
    "for the total.",
)
FIGURE_PART_UNKNOWN: Final = Text(
    "figure_part_unknown",
    "指标“{measure}”没有“{part}”这一部分。只有满意率区分联系不上和不参评。",
    "The figure '{measure_en}' has no part '{part_en}'. Only satisfaction leaves such rounds out.",
)
PAUSE_TOO_LATE: Final = Text(
    "pause_too_late",
    "诉求 {number} 已于 {due} 到期，挂账须在到期前申请。请办结并说明逾期原因。",
    "Case {number} was due at {due}; a pause is asked for before that. Report the work and why it "
    "is late.",
)
TIME_IS_UP: Final = Text(
    "time_is_up",
    "诉求 {number} 已于 {due} 到期，不能再批准延期或挂账。请不予批准，并催办或督办。",
    "Case {number} was due at {due}; no more time can be granted for it. Refuse it, and urge or "
    "supervise.",
)
HANDLER_JUDGES_OWN_WORK: Final = Text(
    "handler_judges_own_work",
    "账号 {account} 的本人参与过诉求 {number} 的办理或争议，"
    "核查、审批、裁定、回访、结案与强制结案须由其他人员进行；同一人员的其他账号也不行。",
    "The person of account {account} had a part in the work or the dispute of case {number}; "
    "somebody else must check, decide, arbitrate, call back and close. Another account of the same "
    "person does not do.",
)
UNIT_JUDGES_OWN_WORK: Final = Text(
    "unit_judges_own_work",
    "诉求 {number} 由“{unit}”承办过，账号 {account} 属于该单位；"
    "核查、审批、裁定、回访与强制结案须由其他单位或上级单位的人员进行。",
    "Case {number} is or was handled by '{unit}', to which account {account} belongs; somebody of "
    "another unit, or of one above it, must check, decide, arbitrate, call back or close by force.",
)
LEVEL_IS_HIGHEST: Final = Text(
    "level_is_highest",
    "诉求 {number} 已在市级，不能再上报。",
    "Case {number} is at the city already; there is no level above.",
)
MATTER_MISSING: Final = Text(
    "matter_missing",
    "没有生效的事项 {matter}。请查看 Matters。",
    "No matter {matter} is in force. Ask Matters for the catalogue.",
)
MATTER_NOT_REFUSABLE: Final = Text(
    "matter_not_refusable",
    "事项 {matter} 不得拒收。请受理后办理或说明理由。",
    "Matter {matter} may not be refused. Accept the case and handle or explain it.",
)
MILESTONE_MISSING: Final = Text(
    "milestone_missing",
    "诉求 {number} 没有待达成的节点。",
    "Case {number} has no milestone that is still to be reached.",
)
MILESTONE_NOT_NEXT: Final = Text(
    "milestone_not_next",
    "诉求 {number} 的下一节点是“{next}”，不是“{name}”。节点须按顺序逐一达成。",
    "The next milestone of case {number} is '{next}', not '{name}'; they are reached in order.",
)
MILESTONE_START_WRONG: Final = Text(
    "milestone_start_wrong",
    "第一个节点“{name}”之前没有节点，不能自上一节点起计。请改为自收到或自派单之日起。",
    "No milestone is before the first, '{name}': let it start with receipt or dispatch.",
)
MILESTONE_TWICE: Final = Text(
    "milestone_twice",
    "节点“{name}”出现两次。请为每个节点使用不同的名称。",
    "The milestone '{name}' is there twice. Give each a name of its own.",
)
MILESTONE_UNMET: Final = Text(
    "milestone_unmet",
    "诉求 {number} 的节点“{name}”尚未达成，不能按“已解决”办结。请先报达成，或改用其他结果。",
    "Case {number} is not solved: its milestone '{name}' is not reached. Report that first, or "
    "give another result.",
)
PAUSE_TOO_LONG: Final = Text(
    "pause_too_long",
    "诉求 {number} 申请挂账 {days} 天，按事项规定至多还可挂账 {most} 天。",
    "Case {number} cannot be paused for {days} days: its matter allows {most} more.",
)
PLAN_FAULTY: Final = Text(
    "plan_faulty",
    "派单方案有 {count} 处问题：\n{problems}\n请逐一改正后重新发布；未作任何更改。",
    "The dispatch plan has {count} faults:\n{problems}\nMend them and publish again; nothing "
    "was changed.",
)
PROBLEM_CASES_WRONG: Final = Text(
    "problem_cases_wrong",
    "一个问题须关联至少 {least} 件不同的诉求。",
    "A problem links at least {least} cases, each named once.",
)
PROBLEM_DISSOLVED: Final = Text(
    "problem_dissolved",
    "问题 {problem} 已解散，其历史仍保留。请重新归并（OpenProblem）。",
    "Problem {problem} is dissolved; its history stays. Open another with OpenProblem.",
)
PROBLEM_MISSING: Final = Text(
    "problem_missing",
    "没有编号为 {problem} 的问题。",
    "There is no problem {problem}.",
)
PROBLEM_TOWNS_DIFFER: Final = Text(
    "problem_towns_differ",
    "诉求 {number} 不在该问题所属的镇街，不能关联。",
    "Case {number} is in another town than the problem; it cannot be linked.",
)
RETURN_NOT_GRANTED: Final = Text(
    "return_not_granted",
    "诉求 {number} 的退单时限（{window}）已过，或已由裁定确定承办单位，不能退单。",
    "Case {number} cannot be returned: the window ended at {window}, or arbitration named the "
    "unit.",
)
RETURN_PENDING: Final = Text(
    "return_pending",
    "诉求 {number} 的退单申请尚在决定期限内（至 {due}）。",
    "The return of case {number} may still be decided, until {due}.",
)
TERMS_WRONG: Final = Text(
    "terms_wrong",
    "事项的 {name} 不能是 {value}：应为不小于零的整数。",
    "A matter's {name} cannot be {value}: it is a whole number of at least zero.",
)
TIME_ALREADY_ASKED: Final = Text(
    "time_already_asked",
    "诉求 {number} 已有一项延期或挂账申请待决定。",
    "More time was already asked for case {number}; wait for the decision.",
)
TIME_NOT_ASKED: Final = Text(
    "time_not_asked",
    "诉求 {number} 没有待决定的延期或挂账申请。",
    "No more time was asked for case {number}.",
)
TEXT_LANDLINE: Final = Text(
    "text_landline",
    "“{field}”中有固定电话号码。这段文字会给他人看到：个人电话请删去；"
    "单位电话请把单位名称写在号码前面，例如“城建办电话 0631-7560000”。",
    "'{field}' holds a landline number. Others read this text: take out a person's number; before "
    "an office's write what the office is called, such as '城建办电话 0631-7560000'.",
)
