"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ACCOUNT_FEEDS_NO_ITEM: Final = Text(
    "account_feeds_no_item",
    "科目 {code} 没有对应的公开项目。请先在公开目录中为它指定项目。",
    "Account {code} feeds no item of the catalogue. Give it one first.",
)
DISCLOSURE_HEAD_WRONG: Final = Text(
    "disclosure_head_wrong",
    "“{head}”不是本日志的封存码（形如 12:64位十六进制）：日志没有这样封存过。请先封存日志，"
    "填入所得的封存码。",
    "'{head}' is no head of this journal (12:64 hexadecimal digits): it was never sealed so. Seal "
    "the journal and give the head it returns.",
)
DISCLOSURE_MISSING: Final = Text(
    "disclosure_missing",
    "没有公开事项 {publication}。请核对编号。",
    "There is no publication {publication}. Check the id.",
)
DISCLOSURE_MONTH_NOT_OVER: Final = Text(
    "disclosure_month_not_over",
    "{month} 尚未结束（今天是 {today}）。请在该月结束后再准备公开。",
    "{month} is not over (today is {today}). Prepare it once the month is over.",
)
DISCLOSURE_MONTH_OPEN: Final = Text(
    "disclosure_month_open",
    "集体经济组织 {collective} 的 {month} 尚未结账。请先在账簿中结账。",
    "The books of {collective} have not closed {month}. Close the month first.",
)
DISCLOSURE_OUTDATED: Final = Text(
    "disclosure_outdated",
    "审核之后账簿或登记簿已有变化，公开事项 {publication} 与现在的数字不一致。请重新准备并审核。",
    "The ledgers changed after the review of {publication}. Prepare and review it again.",
)
DISCLOSURE_OWN_REVIEW: Final = Text(
    "disclosure_own_review",
    "{account} 是准备人，不能审核自己准备的公开内容。请由民主理财小组其他成员审核。",
    "{account} prepared it and cannot review it. Another member of the review group must.",
)
DISCLOSURE_OWN_WITHDRAWAL: Final = Text(
    "disclosure_own_withdrawal",
    "{account} 是准备人，不能撤下自己准备的公开内容。请由民主理财小组成员或其他公开员撤下；"
    "误公开个人信息的，请立即告知他们。",
    "{account} prepared it and cannot take it down. A member of the finance review group or "
    "another discloser does; where it shows personal data, tell them at once.",
)
DISCLOSURE_PERIOD_TAKEN: Final = Text(
    "disclosure_period_taken",
    "“{kind}”{first} 至 {last} 最新的公开是 {newest}。更正时请写明它的编号和理由；首次公开则不写。",
    "The newest publication of {kind_en} for {first} to {last} is {newest}. To correct it, name "
    "it with a reason; name none for a first publication.",
)
DISCLOSURE_PERIOD_WRONG: Final = Text(
    "disclosure_period_wrong",
    "“{kind}”不能公开 {first} 至 {last}：财务收支为 1 至 12 个月，年度公开为 1 月至 12 月，"
    "资产资源和合同为一个月末。请改起止月份。",
    "A publication of {kind_en} cannot cover {first} to {last}: money takes 1 to 12 months, the "
    "yearly accounts January to December, property and contracts one month. Change the months.",
)
DISCLOSURE_REVIEWED_ALREADY: Final = Text(
    "disclosure_reviewed_already",
    "{account} 已审核过。每名成员只计一次，请由其他成员审核。",
    "{account} has reviewed it already. Each member counts once; another must review it.",
)
DISCLOSURE_SHOWN_TOO_SHORT: Final = Text(
    "disclosure_shown_too_short",
    "公开不少于 {days} 天，{until} 前不能以期满撤下。误公开个人信息的，请选择该事由。",
    "It is shown for {days} days at least: it cannot be taken down as shown enough before "
    "{until}. If it shows personal data by mistake, give that ground.",
)
DISCLOSURE_STAGE_WRONG: Final = Text(
    "disclosure_stage_wrong",
    "公开事项 {publication} 现为“{stage}”，此步骤要求“{needed}”。请核对编号或先完成前一步。",
    "Publication {publication} stands at {stage_en}; this step needs {needed_en}. Check the id, or "
    "take the step before first.",
)
PERSONAL_DATA_FOUND: Final = Text(
    "personal_data_found",
    "将要公开的文字中有疑似个人号码（{kind}），位置 {where}。请在来源处改掉后重新准备。",
    "A text to be published holds what looks like a personal number ({kind}) at {where}. Mend "
    "it where it comes from and prepare again.",
)
