"""What is refused about enforcement acts, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ACT_MISSING: Final = Text(
    "act_missing",
    "该中心没有编号为 {key} 的执法记录，或已撤回。请核对编号和中心。",
    "The centre has no act {key}, or it was withdrawn. Check the id and the centre.",
)
ACT_TWICE: Final = Text(
    "act_twice",
    "文书 {document} 在该中心已登记（{act}）。请核对文书号，有误的先撤回。",
    "Document {document} is entered at this centre already ({act}). Check its number, or withdraw "
    "the wrong entry first.",
)
ACT_ALONE: Final = Text(
    "act_alone",
    "执法须由两名以上执法人员进行，这里只有 {count} 名。请补登在场的执法人员。",
    "At least two officers act, and here are {count}. Name the others who were there.",
)
ACT_AHEAD: Final = Text(
    "act_ahead",
    "执法日期 {day} 晚于今天 {today}。请在执法之后登记。",
    "The act is of {day}, after today {today}. Enter it once it was done.",
)
ACT_ELSEWHERE: Final = Text(
    "act_elsewhere",
    "{place} 在 {day} 不属于该中心所在的镇街。请核对地点，或由所属镇街的中心登记。",
    "{place} did not lie in the town of this centre on {day}. Check the place, or enter it at the "
    "centre of its own town.",
)
ACT_WITHOUT_BADGE: Final = Text(
    "act_without_badge",
    "执法人员 {officer} 在 {day} 没有有效的执法证，不能执法。请核对人员和日期，或补登证件。",
    "Officer {officer} had no badge in force on {day} and could not act. Check officer and day, or "
    "enter the badge.",
)
ACT_CAPACITY_WRONG: Final = Text(
    "act_capacity_wrong",
    "执法人员 {officer} 在 {day} 不能在该中心以“{capacity}”身份执法。"
    "请核对派驻登记、人员和身份，或改由有此身份的人员。",
    "Officer {officer} could not act at this centre on {day} in the capacity '{capacity_en}'. "
    "Check secondment, officer and capacity, or name somebody who could.",
)
ACT_UNCHANGED: Final = Text(
    "act_unchanged",
    "更正内容与原记录相同。请填写要更正的项目。",
    "Nothing of the act would change. Give what is to be another.",
)
RECUSAL_NOT_THERE: Final = Text(
    "recusal_not_there",
    "{officer} 不是这次执法的人员，无从回避。请核对人员。",
    "{officer} is no officer of this act and has nothing to stand back from. Check the officer.",
)
RECUSAL_TWICE: Final = Text(
    "recusal_twice",
    "{officer} 的回避已登记。请等待决定；有误的请先撤回。",
    "That {officer} is to stand back is entered already. Wait for the decision, or withdraw it "
    "first where it is wrong.",
)
RECUSAL_MISSING: Final = Text(
    "recusal_missing",
    "没有登记 {officer} 的回避。请核对人员，或先登记回避申请。",
    "Nobody asked that {officer} stands back. Check the officer, or enter the request first.",
)
RECUSAL_DECIDED: Final = Text(
    "recusal_decided",
    "{officer} 的回避已于 {day} 作出决定。决定有误的请先撤回，再重新登记。",
    "It was decided on {day} whether {officer} stands back. Withdraw that first where it is wrong.",
)
RECUSAL_SAME_PERSON: Final = Text(
    "recusal_same_person",
    "这项回避由您登记，不能由您决定或撤销决定。请由另一名负责人办理。",
    "You entered this request and neither decide nor undo it. Let another head do so.",
)
ACT_OWN_OFFICER: Final = Text(
    "act_own_officer",
    "您（{account}）是这次执法的人员，不能决定回避，也不能审核。请由另一人办理。",
    "You ({account}) are an officer of this act and neither decide who stands back nor review it. "
    "Let somebody else do so.",
)
ACT_NOT_GRAVE: Final = Text(
    "act_not_grave",
    "该执法记录未列为须法制审核的案件。确须审核的，请先更正为“重大”。",
    "This act is not marked as one that needs a legal review. Correct it first where it does.",
)
ACT_REVIEWED: Final = Text(
    "act_reviewed",
    "该执法记录已于 {day} 审核。须重新审核的，请先撤回原审核意见。",
    "This act was reviewed on {day}. Withdraw that review first to make it anew.",
)
ACT_REVIEW_SAME_PERSON: Final = Text(
    "act_review_same_person",
    "该执法记录由您登记或更正，不能由您审核。请由另一名取得法律职业资格的人员审核。",
    "You entered or corrected this act and do not review it. Let another person with the legal "
    "qualification do so.",
)
ACT_UNREVIEWED: Final = Text(
    "act_unreviewed",
    "该重大执法记录没有通过法制审核。请由取得法律职业资格的另一人审核。",
    "This grave act has not passed a legal review. Let another person with the legal qualification "
    "review it.",
)
ACT_TRANSFERRED: Final = Text(
    "act_transferred",
    "该案已于 {day} 移送 {to}。移送有误或已退回的，请先登记撤回移送。",
    "This case went to {to} on {day}. Withdraw that first where it is wrong or the case came back.",
)
ACT_TRANSFER_DAY: Final = Text(
    "act_transfer_day",
    "移送日 {day} 须在执法日 {acted} 至今天 {today} 之间。请核对日期。",
    "The case went on on {day}: that must lie between {acted}, when it was done, and today "
    "{today}. Check the day.",
)
ACT_TRANSFER_NOWHERE: Final = Text(
    "act_transfer_nowhere",
    "单位 {to} 在 {day} 不存在。请填写当日存续的接收机关。",
    "Unit {to} is not there on {day}. Name the authority that took the case.",
)
ACT_NOT_TRANSFERRED: Final = Text(
    "act_not_transferred",
    "该案没有移送记录，无从撤回。请核对编号。",
    "This case did not go on to anybody. Check the id.",
)
