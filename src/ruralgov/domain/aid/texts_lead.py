"""What is refused about leads, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

AID_LEAD_MISSING: Final = Text(
    "aid_lead_missing",
    "没有救助线索 {key}。请核对编号。",
    "There is no lead {key}. Check its id.",
)
AID_LEAD_TAKEN: Final = Text(
    "aid_lead_taken",
    "编号 {key} 已有救助线索。请换一个编号，或不填。",
    "There is a lead {key} already. Take another id, or leave it out.",
)
AID_LEAD_STAGE: Final = Text(
    "aid_lead_stage",
    "线索 {key} 现为“{stage}”，不能这样办理。",
    "Lead {key} is {stage_en}, which does not allow this.",
)
AID_LEAD_TAKER: Final = Text(
    "aid_lead_taker",
    "账号 {account} 在线索所在地没有社会救助岗位，或已经在办。请另选办理人。",
    "Account {account} holds no role of aid at the place of the lead, or has it already. Name "
    "another.",
)
AID_LEAD_OWNER: Final = Text(
    "aid_lead_owner",
    "线索 {key} 不在您名下。请先认领，或由办理人了结。",
    "Lead {key} is not yours. Take it first, or let who follows it end it.",
)
AID_LEAD_OFFER: Final = Text(
    "aid_lead_offer",
    "档案 {file} 没有第 {number} 项申请或告知，或早于发现线索之日。请核对。",
    "File {file} has no application or offer {number}, or it is from before the lead. Check it.",
)
AID_LEAD_ERASED: Final = Text(
    "aid_lead_erased",
    "线索 {key} 的内容已经删除，无须再删。",
    "What lead {key} says is erased already; there is nothing to do.",
)
