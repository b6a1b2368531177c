"""What is refused about changes, alerts and what sources sent, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

AID_CHANGE_MISSING: Final = Text(
    "aid_change_missing",
    "该户没有第 {number} 条变动信息。请核对序号。",
    "Nothing was reported of this family under number {number}. Check it.",
)
AID_CHANGE_TWICE: Final = Text(
    "aid_change_twice",
    "这条变动信息已经收到（第 {number} 条），无须重复录入。",
    "This change came in already, as number {number}. There is nothing to enter.",
)
AID_CHANGE_WRONG: Final = Text(
    "aid_change_wrong",
    "第 {number} 条变动信息已经作废，不能再次作废。",
    "Change {number} does not count already.",
)
AID_CHANGE_PROGRAMME: Final = Text(
    "aid_change_programme",
    "“{kind}”{must}填写救助项目。请改正。",
    "Of “{kind_en}” a programme is {must_en}. Mend it.",
)
AID_ALERT_MISSING: Final = Text(
    "aid_alert_missing",
    "该户没有第 {number} 条预警。请核对序号。",
    "This family has no alert {number}. Check the number.",
)
AID_ALERT_STAGE: Final = Text(
    "aid_alert_stage",
    "第 {number} 条预警现为“{stage}”，不能这样办理。",
    "Alert {number} is {stage_en}, which does not allow this.",
)
AID_ALERT_TAKER: Final = Text(
    "aid_alert_taker",
    "账号 {account} 在该户所在地没有社会救助岗位，或已经在办。请另选办理人。",
    "Account {account} holds no role of aid where the family is, or has it already. Name another.",
)
AID_ALERT_OWNER: Final = Text(
    "aid_alert_owner",
    "第 {number} 条预警不在您名下。请先认领，或由办理人办结。",
    "Alert {number} is not yours. Take it first, or let its owner answer it.",
)
AID_ALERT_ANSWER: Final = Text(
    "aid_alert_answer",
    "“{outcome}”的预警不能以“{answer}”办结。请另选办理结果。",
    "An alert of “{outcome_en}” is not answered by “{answer_en}”. Choose another answer.",
)
AID_ALERT_OFFER: Final = Text(
    "aid_alert_offer",
    "请填写告知该户的申请序号，项目须与预警一致；其他办理结果不填。",
    "Name the offer or application of the same programme; with any other answer leave it out.",
)
AID_WATCH_ERASED: Final = Text(
    "aid_watch_erased",
    "该户的变动信息内容已经删除，或没有可删的内容。",
    "What departments said of this family is erased already, or there was nothing.",
)
AID_PUSH_MISSING: Final = Text(
    "aid_push_missing",
    "没有月度推送 {key}。请核对编号。",
    "There is no monthly push {key}. Check its id.",
)
AID_PUSH_TAKEN: Final = Text(
    "aid_push_taken",
    "{source} {month} 的推送已经登记（{key}）。登记有误的请先撤回。",
    "What {source_en} sent of {month} is entered already, as {key}. Withdraw that first where it "
    "is wrong.",
)
AID_PUSH_COUNT: Final = Text(
    "aid_push_count",
    "条数不能为负，未用条数不能多于总条数。请核对。",
    "Lines are not negative, and none are unused beyond all of them. Check the numbers.",
)
AID_PUSH_WITHDRAWN: Final = Text(
    "aid_push_withdrawn",
    "月度推送 {key} 已经撤回。",
    "The monthly push {key} is withdrawn already.",
)
AID_MONTH_OPEN: Final = Text(
    "aid_month_open",
    "{month} 还没有结束，只能公布已经结束的月份。",
    "{month} is not over. Only months that are over are published.",
)
