"""What is refused about proceedings, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

AID_PROCEEDING_MISSING: Final = Text(
    "aid_proceeding_missing",
    "没有救助办理记录 {key}。请核对编号。",
    "There is no proceeding {key}. Check its id.",
)
AID_PROCEEDING_TAKEN: Final = Text(
    "aid_proceeding_taken",
    "编号 {key} 已有办理记录。请换一个编号，或不填。",
    "There is a proceeding {key} already. Take another id, or leave it out.",
)
AID_PROCEEDING_TWICE: Final = Text(
    "aid_proceeding_twice",
    "第 {number} 项申请已有办理记录 {key}。请在该记录中办理。",
    "Application {number} has proceeding {key} already. Go on with that one.",
)
AID_PROCEEDING_OVER: Final = Text(
    "aid_proceeding_over",
    "办理已于 {day} 终结（{ending}）。误登的请由负责人先恢复。",
    "The proceeding ended on {day} ({ending_en}). Where that was wrong, a supervisor restores it.",
)
AID_PROCEEDING_RUNS: Final = Text(
    "aid_proceeding_runs",
    "办理没有终结，或还在发放，不能这样办理。请先办结。",
    "The proceeding is not over, or something is given. Let it end first.",
)
AID_PROCEEDING_ERASED: Final = Text(
    "aid_proceeding_erased",
    "办理记录的内容已经删除，无须再删。",
    "What was written in the proceeding is erased already; there is nothing to do.",
)
AID_TRACK_WRONG: Final = Text(
    "aid_track_wrong",
    "“{programme}”不按“{track}”办理。请选择该项目的程序。",
    "There is no {track_en} procedure for {programme_en}. Choose one of that programme.",
)
AID_NOT_EXTENDED: Final = Text(
    "aid_not_extended",
    "“{track}”的办理期限不能延长，或已经延长。请按期办结。",
    "The clock of {track_en} cannot be extended, or was. Keep to it.",
)
AID_TIE_TWICE: Final = Text(
    "aid_tie_twice",
    "人员 {person} 已单独登记备案。请核对。",
    "The tie with person {person} is there already. Check them.",
)
AID_TIE_MISSING: Final = Text(
    "aid_tie_missing",
    "没有第 {number} 条近亲属备案。请核对序号。",
    "There is no tie {number}. Check the number.",
)
AID_TWO_INVESTIGATE: Final = Text(
    "aid_two_investigate",
    "入户调查须由两名以上不同的工作人员进行。请填写两人的账号。",
    "Two different people at least investigate. Name their accounts.",
)
AID_UNSIGNED: Final = Text(
    "aid_unsigned",
    "调查记录须由调查人员和被调查人签字。请签字后再登记。",
    "The record is signed by those who investigated and by the family. Enter it once it is.",
)
AID_STEP_NOT_HERE: Final = Text(
    "aid_step_not_here",
    "“{track}”没有“{step}”环节。请核对；儿童保障和急难救助不公示。",
    "There is no {step_en} in the procedure of {track_en}. Check the step; nothing of "
    "children or of an emergency hangs out.",
)
AID_STEP_OWN_COMMAND: Final = Text(
    "aid_step_own_command",
    "“{step}”须用专门的命令登记。请换用该命令。",
    "The {step_en} has a command of its own. Use that one.",
)
AID_STEP_ORDER: Final = Text(
    "aid_step_order",
    "“{first}”还没有完成，不能办理“{step}”。请先办理前一环节。",
    "The {first_en} is not done, so the {step_en} cannot be. Do that first.",
)
AID_STEP_MISSING: Final = Text(
    "aid_step_missing",
    "没有第 {number} 个环节记录。请核对序号。",
    "There is no step {number}. Check the number.",
)
AID_STEP_NOT_LAST: Final = Text(
    "aid_step_not_last",
    "只能撤回最后一个环节（第 {number} 个）。请从后往前撤回。",
    "Only the last step, {number}, is taken back. Begin with that.",
)
AID_NO_OPINION: Final = Text(
    "aid_no_opinion",
    "还没有镇街审核意见。请先登记审核意见。",
    "There is no opinion of the town. Enter it first.",
)
AID_NOTICE_UNFAVOURABLE: Final = Text(
    "aid_notice_unfavourable",
    "审核意见不是同意，不公示。请直接审核确认并书面告知理由。",
    "The opinion is against it, so nothing hangs out. Decide, and tell the reasons in writing.",
)
AID_NOTICE_HANGS: Final = Text(
    "aid_notice_hangs",
    "公示尚未结束，至 {last}。请等公示期满，或先撤下。",
    "A notice hangs out until {last}. Wait for that, or take it down first.",
)
AID_NOTICE_MISSING: Final = Text(
    "aid_notice_missing",
    "没有第 {number} 次公示。请核对序号，或先公示。",
    "There is no notice {number}. Check the number, or hang one out first.",
)
AID_NOTICE_DOWN: Final = Text(
    "aid_notice_down",
    "第 {number} 次公示已于 {day} 撤下，无须再撤。",
    "Notice {number} was taken down on {day}; there is nothing to do.",
)
AID_NOTICE_NOT_OVER: Final = Text(
    "aid_notice_not_over",
    "公示至 {last} 期满，此前不能这样办理。请等期满。",
    "The notice hangs out until {last}. Wait until it is over.",
)
AID_NOTICE_ANEW: Final = Text(
    "aid_notice_anew",
    "{day} 以后须重新公示七日。请重新公示后再审核确认。",
    "A notice must hang out for seven days since {day}. Post it anew, and decide then.",
)
AID_ABOVE_NOTICE: Final = Text(
    "aid_above_notice",
    "公示的金额是每月 {amount} 元，不能确认更高的金额。请按新的意见重新公示七日。",
    "What hung out was {amount} yuan a month, and no more can be granted. Give the opinion anew "
    "and post a notice of it.",
)
AID_OBJECTION_LATE: Final = Text(
    "aid_objection_late",
    "期限已于 {last} 届满。请告知可以投诉、申请复查的其他途径。",
    "The time for this ended on {last}. Tell them which other ways there are.",
)
AID_OBJECTION_OPEN: Final = Text(
    "aid_objection_open",
    "还有 {count} 条公示异议没有答复。请先重新调查或民主评议并答复。",
    "{count} objections to the notice wait for an answer. Investigate again or hold a "
    "democratic review first.",
)
AID_OBJECTION_MISSING: Final = Text(
    "aid_objection_missing",
    "没有第 {number} 条公示异议。请核对序号。",
    "There is no objection {number}. Check the number.",
)
AID_OBJECTION_ANSWERED: Final = Text(
    "aid_objection_answered",
    "第 {number} 条公示异议已于 {day} 答复。有误的请另行登记。",
    "Objection {number} was answered on {day}. Enter another one where that was wrong.",
)
AID_OBJECTION_SAME: Final = Text(
    "aid_objection_same",
    "公示异议不能由出具审核意见的人答复。请由其他人办理。",
    "Who gave the opinion does not answer objections to it. Let another person do so.",
)
AID_SAME_PERSON_DECIDES: Final = Text(
    "aid_same_person_decides",
    "参与调查、审核、公示、异议处理或前一决定的人不能作出这一决定。请由其他负责人办理。",
    "Who investigated, gave the opinion, had to do with a notice or an objection, or decided "
    "before does not decide this. Let another supervisor do so.",
)
AID_NEAR_FAMILY: Final = Text(
    "aid_near_family",
    "账号 {account} 是该户成员、近亲属或自动程序，不能办理。请由其他人员办理。",
    "Account {account} is of the family, a declared relative or a machine. Let another "
    "person do it.",
)
AID_COUNTY_DECIDES: Final = Text(
    "aid_county_decides",
    "这一决定由市级负责人作出。请移交市民政部门办理。",
    "A supervisor of the city decides this. Hand it over to them.",
)
AID_COUNTY_VISIT_MISSING: Final = Text(
    "aid_county_visit_missing",
    "涉及经办人员、村（居）干部近亲属或有异议的，市级须逐户入户核查。请先登记入户核查。",
    "The city visits each home where relatives of officials are concerned or somebody "
    "objected. Enter the visit first.",
)
AID_AMOUNT_WRONG: Final = Text(
    "aid_amount_wrong",
    "金额与意见不符：同意的须大于零，不同意的为零。请改正金额。",
    "The amount does not agree: it is above nothing where it is granted, and nothing where "
    "not. Mend it.",
)
AID_DECIDED: Final = Text(
    "aid_decided",
    "已于 {day} 审核确认，不能再改动此前的环节。有误的请撤回决定或申请复查。",
    "It was decided on {day}, and the steps before it stand. Revoke the decision, or have it "
    "reconsidered.",
)
AID_NOT_DECIDED: Final = Text(
    "aid_not_decided",
    "还没有审核确认。请先由负责人作出决定。",
    "Nothing was decided. Let a supervisor decide first.",
)
AID_DECISION_OUT: Final = Text(
    "aid_decision_out",
    "决定已经送达、发放或复查，不能撤回。请按复查或变更办理。",
    "The decision was told, paid or reconsidered and is not revoked. Have it reconsidered, "
    "or propose a change.",
)
AID_LETTER_THERE: Final = Text(
    "aid_letter_there",
    "决定已于 {day} 送达。请核对。",
    "The letter came on {day}. Check it.",
)
AID_NOT_TOLD: Final = Text(
    "aid_not_told",
    "决定尚未送达，期限未起算。请先登记送达。",
    "The decision was not told, so no time runs. Enter first that the letter came.",
)
AID_RECONSIDERED: Final = Text(
    "aid_reconsidered",
    "已于 {day} 申请复查。请等待结果。",
    "Reconsideration was asked for on {day}. Wait for what comes of it.",
)
AID_NOT_ASKED: Final = Text(
    "aid_not_asked",
    "没有待答复的复查申请或待听取的意见。请核对。",
    "Nothing of this kind was asked for, or it was answered. Check it.",
)
AID_RECONSIDERED_WRONG: Final = Text(
    "aid_reconsidered_wrong",
    "维持原决定的，结论和金额应与原决定相同；撤销的应不同。请改正。",
    "What stands has the same outcome and amount as before, and what does not has others. Mend it.",
)
AID_RECONSIDERED_WORSE: Final = Text(
    "aid_reconsidered_worse",
    "复查不得作出对申请人更为不利的决定：原为每月 {amount} 元。请维持或提高。",
    "Nobody gets less by asking for reconsideration: it was {amount} yuan a month. Let it stand, "
    "or give more.",
)
AID_RECONSIDERING: Final = Text(
    "aid_reconsidering",
    "{day} 提出的复查尚未答复，先答复复查再决定变更。",
    "The reconsideration asked for on {day} is not answered. Answer it before a change is decided.",
)
AID_STOP_BY_CHANGE: Final = Text(
    "aid_stop_by_change",
    "停止救助不能直接作为审核结论，须先提出变更并听取意见（ProposeAidChange）。",
    "To stop what is given is no outcome of an application: propose a change and hear the family "
    "(ProposeAidChange).",
)
AID_NOTHING_GIVEN: Final = Text(
    "aid_nothing_given",
    "{day} 没有在发放的救助。请核对办理记录。",
    "Nothing is given on {day}. Check the proceeding.",
)
AID_CHANGE_WAITS: Final = Text(
    "aid_change_waits",
    "{day} 提出的变更还没有办结。请先决定或撤销该变更。",
    "A change proposed on {day} waits. Decide or drop it first.",
)
AID_CHANGE_UNFOUNDED: Final = Text(
    "aid_change_unfounded",
    "变更的金额或事由不符：减发、停发须有法定事由，增发用“困难加重”。请改正。",
    "Amount and cause do not agree: less needs a legal cause, and more is for need that "
    "grew. Mend them.",
)
AID_GRADUAL_WRONG: Final = Text(
    "aid_gradual_wrong",
    "渐退期不超过 {most} 个月，只用于停发。请改正。",
    "What stops goes on for {most} months at most, and only then. Mend it.",
)
AID_CHANGE_NONE: Final = Text(
    "aid_change_none",
    "没有待决定的变更。请先提出变更并告知。",
    "No change waits. Propose it and tell the family first.",
)
AID_CHANGE_EARLY: Final = Text(
    "aid_change_early",
    "告知期至 {last} 届满，此前不能决定减发或停发。请等期满。",
    "The family has until {last}; nothing is cut before that. Wait until it is over.",
)
AID_NOT_HEARD: Final = Text(
    "aid_not_heard",
    "该户 {day} 提出了异议，尚未听取意见。请先听取并登记。",
    "The family objected on {day} and was not heard. Hear them first, and enter it.",
)
AID_CHANGE_SAME: Final = Text(
    "aid_change_same",
    "提出变更的人不能主持听取意见。请由其他人办理。",
    "Who proposed a change does not hear the family about it. Let another person do so.",
)
AID_NOTHING_DUE: Final = Text(
    "aid_nothing_due",
    "{month} 没有应发金额。请核对月份和决定。",
    "Nothing is due for {month}. Check the month and the decision.",
)
AID_PAID: Final = Text(
    "aid_paid",
    "{month} 已于 {day} 发放。退回的请先登记退回。",
    "It was paid for {month} on {day}. If it came back, enter that first.",
)
AID_NOT_PAID: Final = Text(
    "aid_not_paid",
    "{month} 没有发放记录。请核对月份。",
    "Nothing was paid for {month}. Check the month.",
)
AID_RETURNED: Final = Text(
    "aid_returned",
    "{month} 的款项已于 {day} 退回。请核对。",
    "What was paid for {month} came back on {day}. Check it.",
)
AID_NOT_OVERPAID: Final = Text(
    "aid_not_overpaid",
    "{month} 没有这么多多发的款项，不能追回。请核对金额。",
    "Not so much was paid too much for {month}. Check the amount.",
)
AID_ASKED_BACK_ALREADY: Final = Text(
    "aid_asked_back_already",
    "{month} 多发的款项已经追回过。请核对。",
    "What was paid too much for {month} was asked back already. Check it.",
)
AID_PAYER_SAME: Final = Text(
    "aid_payer_same",
    "同一人不能既作决定或发放，又办理这一事项。请由其他人办理。",
    "Who decided or paid does not do this as well. Let another person do so.",
)
AID_APPLY_AGAIN: Final = Text(
    "aid_apply_again",
    "申请人已撤回申请。请重新申请。",
    "The family took its application back. Let them apply again.",
)
