"""What is refused of behaviour lists, entries and the gate, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BEHAVIOUR_LIST_MISSING: Final = Text(
    "behaviour_list_missing",
    "没有编号为 {key} 的行为清单，或它已撤回。请从清单目录中选取。",
    "There is no behaviour list {key}, or it was withdrawn. Choose one from the lists of the "
    "place.",
)
BEHAVIOUR_SIGNS: Final = Text(
    "behaviour_signs",
    "清单须同时有加分项和减分项。请补齐缺少的一类。",
    "A list has behaviours that add points and such that take them. Add what is missing.",
)
BEHAVIOUR_CODE_TWICE: Final = Text(
    "behaviour_code_twice",
    "事项编码 {item} 出现两次。请改正编码，一个编码只对应一个事项。",
    "The code {item} is there twice. Correct it: a code names one behaviour.",
)
BEHAVIOUR_POINTS: Final = Text(
    "behaviour_points",
    "事项 {item} 的分值或次数不合规定：分值为 1 至 {most} 分（加或减），每月 "
    "1 至 {times} 次。请改正。",
    "Behaviour {item} is out of bounds: 1 to {most} points, added or taken, 1 to {times} "
    "times a month. Correct it.",
)
BEHAVIOUR_SCOPE: Final = Text(
    "behaviour_scope",
    "事项 {item} 的适用范围不明：红色信用事项须写明五个范围之一（{scopes}）；党员"
    "量化积分事项只适用于党员，不写范围。请改正。",
    "Behaviour {item} is of no ledger: one of red credit names one of five scopes "
    "({scopes_en}); one of party points is of members and names none. Correct it.",
)
BEHAVIOUR_TERMS: Final = Text(
    "behaviour_terms",
    "清单的期限不合规定：减分有效期 1 至 {negative} 个月且不长于加分，加分最长 {most}"
    " 个月；听取陈述和申诉各 1 至 {days} 天。请改正。",
    "The terms are out of bounds: deductions count 1 to {negative} months and no longer than "
    "what is added, which counts {most} months at most; hearing and appeal take 1 to {days} "
    "days. Correct them.",
)
BEHAVIOUR_HOURS: Final = Text(
    "behaviour_hours",
    "时长折分规则有误：须指向本清单中一个分值为 1 的党员量化积分事项 {item}，每分至少 "
    "1 分钟，每月 1 至 {most} 分。请改正。",
    "The rule for hours is wrong: it names a behaviour of party points of this list, {item}, "
    "that is worth 1, a minute at least for a point, and 1 to {most} points a month. Correct "
    "it.",
)
BEHAVIOUR_LIST_ADOPTED: Final = Text(
    "behaviour_list_adopted",
    "清单“{title}”已经审定或公布，不能再审定、公布或撤回。要变动请另起草一版。",
    "The list '{title}' has been adopted or published, and is not adopted, published or "
    "withdrawn any more. Draft another version for a change.",
)
BEHAVIOUR_SAME_PERSON: Final = Text(
    "behaviour_same_person",
    "起草清单的人不能审定它。请换一人审定。",
    "Whoever drafted the list does not adopt it. Have somebody else do so.",
)
BEHAVIOUR_NOT_ADOPTED: Final = Text(
    "behaviour_not_adopted",
    "清单“{title}”尚未由另一人审定，不能公布。请先审定。",
    "The list '{title}' has not been adopted by another person. Have it adopted before it is "
    "published.",
)
BEHAVIOUR_UNPUBLISHED: Final = Text(
    "behaviour_unpublished",
    "清单自 {since} 起生效，早于公布日 {published}，或公布日晚于今天 {today}"
    "。清单公布后才生效，请核对日期。",
    "The list would hold from {since}, before it was published on {published}, or that is "
    "after today {today}. A list holds once it is published; check the days.",
)
BEHAVIOUR_ORDER: Final = Text(
    "behaviour_order",
    "同一地点的清单“{title}”自 {since} 起生效，与这个日期冲突。请改填更晚的日期，或先更正那一版。",
    "The list '{title}' of the same place holds from {since} and is in the way. Name a later "
    "day, or correct that version first.",
)
BEHAVIOUR_NOT_HOLDING: Final = Text(
    "behaviour_not_holding",
    "清单“{title}”没有在 {day} 之前开始、至今未止的有效期。请核对日期，或先公布清单。",
    "The list '{title}' has no open period that began before {day}. Check the day, or publish"
    " the list first.",
)
BEHAVIOUR_IN_USE: Final = Text(
    "behaviour_in_use",
    "改后的有效期之外有依据这份清单的记录，如 {day} 的一条。请先撤回或冲销它们，或另起草一版。",
    "Entries rest on this list outside of its days as corrected, such as one of {day}. "
    "Withdraw or reverse them first, or draft another version.",
)
BEHAVIOUR_LIST_NONE: Final = Text(
    "behaviour_list_none",
    "{day} 当地没有生效的行为清单，不能登记。请先审定并公布清单。",
    "No behaviour list was in force there on {day}, and nothing is recorded without one. "
    "Adopt and publish a list first.",
)
BEHAVIOUR_ITEM_MISSING: Final = Text(
    "behaviour_item_missing",
    "{day} 生效的清单“{title}”中没有事项 {item}。请从该清单选取事项编码。",
    "The list '{title}' in force on {day} has no behaviour {item}. Choose a code from it.",
)
PARTY_ORGANISATION_WRONG: Final = Text(
    "party_organisation_wrong",
    "{organisation} 在 {day} 不是需要的党组织（党支部、村党组织，或镇街党委）。请核对编号和日期。",
    "{organisation} was not the party organisation needed on {day} (a branch, a village's, or"
    " a town's committee). Check id and day.",
)
PARTY_SUBJECT_WRONG: Final = Text(
    "party_subject_wrong",
    "{day} 当天，该对象不是这个党组织的{kind}。党员以党员大会名册为准，书记以登记的职"
    "务为准。请核对组织、人员和日期。",
    "On {day} this was not a {kind_en} of the organisation. Members are those seated in the "
    "branch meeting, a secretary is who holds the post. Check organisation, person and day.",
)
PARTY_OWN: Final = Text(
    "party_own",
    "本人、同户家庭成员或本组织任职人员不能登记、核准或复核自己的事项。请换一人办理。",
    "Nobody acts on what is their own, of somebody in their household, or of the organisation"
    " in which they hold a post. Have somebody else do so.",
)
PARTY_SAME_PERSON: Final = Text(
    "party_same_person",
    "登记、告知、作证、核准、复核这一事项的人不能再作判断。请换一人办理。",
    "Whoever recorded, told, saw, approved or reviewed this does not judge it. Have somebody "
    "else do so.",
)
PARTY_ENTRY_MISSING: Final = Text(
    "party_entry_missing",
    "没有编号为 {key} 的积分记录。请从支部的记录中选取。",
    "There is no entry {key}. Choose one from those of the branch.",
)
PARTY_ENTRY_STAGE: Final = Text(
    "party_entry_stage",
    "这条记录现在的状态是“{stage}”，不能这样办理。请查看记录后再选择办理方式。",
    "The entry is '{stage_en}', and this cannot be done with it now. Look at its file first.",
)
PARTY_ENTRY_AHEAD: Final = Text(
    "party_entry_ahead",
    "日期 {day} 晚于今天 {today}。请填写已经发生的日期。",
    "The day {day} is after today {today}. Enter a day that has come.",
)
PARTY_ITEM_OTHER: Final = Text(
    "party_item_other",
    "事项 {item} 属于{ledger}、适用于{kind}，与所填不符。请改选事项，或改填台账和对象。",
    "Behaviour {item} is of {ledger_en} and of a {kind_en}, which is not what was entered. "
    "Choose another, or correct ledger and subject.",
)
PARTY_ITEM_HOURS: Final = Text(
    "party_item_hours",
    "事项 {item} 只能由经他人核实的志愿服务时长折算，不能直接登记。请先登记并核实时长。",
    "Behaviour {item} comes from certified volunteer hours alone. Record the hours and have "
    "them certified.",
)
PARTY_ITEM_FULL: Final = Text(
    "party_item_full",
    "事项 {item} 在 {month} 已登记 {times} 次，达到每月上限。请核对是否重复。",
    "Behaviour {item} was recorded {times} times in {month}, which is all that counts in a "
    "month. Check whether this one is there already.",
)
PARTY_FACT_TWICE: Final = Text(
    "party_fact_twice",
    "这一事实已在同一台账记过，记录编号 {entry}。同一事实只记一次；请核对，或先撤回原记录。",
    "The ledger has this fact already, as entry {entry}. A fact is recorded once: check it, "
    "or withdraw that entry first.",
)
PARTY_PROOF_WRONG: Final = Text(
    "party_proof_wrong",
    "证明材料有误：须有 64 位小写十六进制散列值，制作日期不晚于今天 {today}，制作单位"
    "当日存在。请补正。",
    "What shows the fact is wrong: it has a hash of 64 small hexadecimal digits, was made no "
    "later than today {today}, by a unit that there was that day. Correct it.",
)
PARTY_ATTESTERS: Final = Text(
    "party_attesters",
    "见证人有误：须各不相同，不能是当事人，也不能是登记人。请改换见证人。",
    "The attesters are wrong: they are different persons, none of them the subject or who "
    "records. Name others.",
)
PARTY_EVIDENCE: Final = Text(
    "party_evidence",
    "减分须有已生效的文书，或至少 {attesters} 名相互独立的见证人。请补充。",
    "A deduction is shown by a document in effect, or by {attesters} independent attesters. "
    "Add them.",
)
PARTY_IDENTITY: Final = Text(
    "party_identity",
    "当日支部名册上没有这个姓名，或有重名，或没有填写。请核对姓名和日期，重名的改写人员编号。",
    "Nobody of this name was on the roll of the branch that day, or several were, or none is "
    "given. Check name and day; where several have it, give the id.",
)
PARTY_TOLD_NONE: Final = Text(
    "party_told_none",
    "只有尚未告知的减分记录需要告知。请核对记录。",
    "Only a deduction is told, and once. Check the entry.",
)
PARTY_TOLD_WRONG: Final = Text(
    "party_told_wrong",
    "告知日期须在 {since} 至今天 {today} 之间。请核对日期。",
    "The day on which the subject was told lies from {since} to today {today}. Check it.",
)
PARTY_NOT_TOLD: Final = Text(
    "party_not_told",
    "减分须先告知本人并听取陈述。请先登记告知日期。",
    "A deduction is told first, and the subject is heard. Enter on which day they were told.",
)
PARTY_HEARING_OPEN: Final = Text(
    "party_hearing_open",
    "本人陈述期限到 {until} 为止，尚未表态。请在期满后核准，或先登记本人意见。",
    "The subject may answer until {until} and has not. Approve it afterwards, or enter the "
    "answer first.",
)
PARTY_APPEAL_TWICE: Final = Text(
    "party_appeal_twice",
    "这条记录已经申诉并处理过一次。如有错误请由核准人更正冲销，或申请信用修复。",
    "The entry was appealed once, and answered. Have a mistake reversed by an approver, or "
    "the deduction repaired.",
)
PARTY_APPEAL_LATE: Final = Text(
    "party_appeal_late",
    "申诉期限已于 {until} 届满。如有错误请由核准人更正冲销。",
    "The time for an appeal ended on {until}. Have a mistake reversed by an approver.",
)
PARTY_REPAIR_NONE: Final = Text(
    "party_repair_none",
    "只有减分可以修复。加分有误请更正冲销。",
    "Only a deduction is repaired. Have points that were added by mistake reversed.",
)
GATE_CHECK_MISSING: Final = Text(
    "gate_check_missing",
    "没有编号为 {key} 的门槛审核，或它已撤回。请从审核目录中选取。",
    "There is no gate check {key}, or it was withdrawn. Choose one from those of the organisation.",
)
GATE_SUBJECT: Final = Text(
    "gate_subject",
    "{process}的审核对象不能是{kind}。请核对程序和对象。",
    "A check before {process_en} is not of a {kind_en}. Check process and subject.",
)
GATE_CONCLUDED: Final = Text(
    "gate_concluded",
    "这次审核已有结论，不能再下结论或撤回。对结论有异议请申请复核。",
    "Something was concluded already, and the check is not concluded again or withdrawn. Ask "
    "for a review if that is wrong.",
)
GATE_CITES: Final = Text(
    "gate_cites",
    "所引用的记录不在审核列出的情况之中。请从审核材料中选取。",
    "What is cited is not among what the check gathered. Choose from its grounds.",
)
GATE_NUMBER: Final = Text(
    "gate_number",
    "“暂不通过”须引用至少一条有效的不良行为或未践诺记录；积分高低、没有记录或未办结的记录都不能"
    "作为理由。请引用事实，或选择“待人工研判”。",
    "'Not yet' cites a deduction that counts or a pledge that was not kept; no number, lack "
    "of a record or open entry is a reason. Cite a fact, or choose 'to be looked at'.",
)
GATE_UNSAID: Final = Text(
    "gate_unsaid",
    "“通过”须逐条引用并说明已列出的不良行为和未践诺记录：{facts}。请补充引用。",
    "'Pass' cites and considers each deduction and broken pledge that was gathered: {facts}. "
    "Add them.",
)
GATE_REVIEW_NONE: Final = Text(
    "gate_review_none",
    "没有结论可复核，或没有未答复的复核申请，或申请尚未答复。请先查看审核的进展。",
    "There is nothing to review, no request for it that waits, or one that waits already. "
    "Look at the check first.",
)
GATE_REVIEWED: Final = Text(
    "gate_reviewed",
    "这次审核已复核过一次。情况有变化请另行审核。",
    "The check was reviewed once. Open another one where things have changed.",
)
