"""What a flow between contexts refuses."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ABOUT_ELSEWHERE: Final = Text(
    "about_elsewhere",
    "{about} 不属于集体 {collective}。凭证只能记本集体的用款申请和合同；请核对编号。",
    "{about} is not of collective {collective}. A voucher is about what is of its own "
    "collective; check the id.",
)
RECEIPT_UNDONE_IN_PART: Final = Text(
    "receipt_undone_in_part",
    "第 {line} 行是合同收款，须一次全部冲销（还剩 {rest} 元）。请全额冲销后按实收金额重新记账。",
    "Line {line} is a receipt of a contract and is undone as a whole ({rest} yuan would "
    "remain). Undo all of it and book what really came.",
)
SETTLEMENT_UNDONE_IN_PART: Final = Text(
    "settlement_undone_in_part",
    "第 {line} 行是用款申请的付款，须一次全部冲销（还剩 {rest} 元）。请全额冲销后重新记账。",
    "Line {line} pays a fund application and is undone as a whole ({rest} yuan would remain). "
    "Undo all of it and book it again.",
)
