"""What is refused about needs, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

AID_NEED_MISSING: Final = Text(
    "aid_need_missing",
    "没有服务需求 {key}。请核对编号。",
    "There is no need {key}. Check its id.",
)
AID_NEED_TAKEN: Final = Text(
    "aid_need_taken",
    "编号 {key} 已有服务需求。请换一个编号，或不填。",
    "There is a need {key} already. Take another id, or leave it out.",
)
AID_NEED_TWICE: Final = Text(
    "aid_need_twice",
    "该人员已有未办结的“{kind}”需求（{key}），无须重复登记。",
    "This person has a need of {kind_en} that is not over: {key}.",
)
AID_NEED_STAGE: Final = Text(
    "aid_need_stage",
    "需求 {key} 现为“{stage}”，不能这样办理。",
    "Need {key} is {stage_en}, which does not allow this.",
)
AID_PROVIDER_WRONG: Final = Text(
    "aid_provider_wrong",
    "{day} 没有单位 {provider}。请另选服务方。",
    "There is no organisation {provider} on {day}. Name another provider.",
)
AID_NEED_CONFIRM: Final = Text(
    "aid_need_confirm",
    "完成情况由您登记，请由另一人向本人核实后确认。",
    "You entered that it was done. Let somebody else ask the person.",
)
AID_NEED_ERASED: Final = Text(
    "aid_need_erased",
    "需求 {key} 的内容已经删除，无须再删。",
    "What need {key} says is erased already; there is nothing to do.",
)
