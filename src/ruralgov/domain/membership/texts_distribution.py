"""What is refused of distributions, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

DISTRIBUTION_MISSING: Final = Text(
    "distribution_missing",
    "没有收益分配 {distribution}。请核对编号。",
    "There is no distribution {distribution}. Check the id.",
)
DISTRIBUTION_STAGE_WRONG: Final = Text(
    "distribution_stage_wrong",
    "收益分配“{title}”现为“{stage}”，这一步只能在“{needed}”时办理。请先办理前面的步骤，或核对编号。",
    "Distribution '{title}' is {stage_en}; this is done while it is {needed_en}. Take the steps "
    "before it first, or check the id.",
)
DISTRIBUTION_NOBODY: Final = Text(
    "distribution_nobody",
    "{day} 名册上没有可以参加分配的人。请核对名册、分配方式和截止日。",
    "On {day} nobody of the roll takes part. Check the roll, the basis and the day.",
)
DISTRIBUTION_DEAD: Final = Text(
    "distribution_dead",
    "{day} 名册上还有 {count} 名已故人员（如 {person}）。请先办理成员资格丧失，再按人头分配。",
    "On {day} there are {count} on the roll who had died, such as {person}. Enter their loss "
    "first, then divide by head.",
)
DISTRIBUTION_DECISION_USED: Final = Text(
    "distribution_decision_used",
    "这件决议已用于收益分配 {distribution}。一件决议只分配一次；请核对，或引用另一件决议。",
    "That decision is used by distribution {distribution}, and one decision divides once. Check "
    "it, or name another.",
)
DISTRIBUTION_TO_MEND: Final = Text(
    "distribution_to_mend",
    "有 {count} 件成立的异议还没有据以更正清单。请先重新计算，或调整有关的行。",
    "After {count} upheld objections the list was not put right. Work it out anew, or shift "
    "between the lines.",
)
LIST_LINE_MISSING: Final = Text(
    "list_line_missing",
    "分配清单上没有人员 {person}。请核对人员。",
    "Person {person} is not on the list. Check the person.",
)
LIST_LINE_PAID: Final = Text(
    "list_line_paid",
    "人员 {person} 的一行已经付款。付错的，请先登记退票或撤销付款标记。",
    "The line of {person} is paid. Enter its return or withdraw the mark first, if it was wrong.",
)
LIST_LINE_NOT_PAID: Final = Text(
    "list_line_not_paid",
    "人员 {person} 的一行没有这样的付款。请核对人员和凭证。",
    "The line of {person} has no such payment. Check the person and the voucher.",
)
LIST_LINE_BLOCKED: Final = Text(
    "list_line_blocked",
    "人员 {person} 的一行有异议待处理，暂不能付款。请先答复，成立的先更正清单。",
    "An objection to the line of {person} is not settled. Answer it, and put the list right where "
    "it is upheld, before you pay.",
)
LIST_LINE_TWICE: Final = Text(
    "list_line_twice",
    "人员 {person} 在这批付款中出现了两次。请删去一行。",
    "Person {person} is named twice here. Take one of the lines away.",
)
SHIFT_WRONG: Final = Text(
    "shift_wrong",
    "不能从 {giver} 调整 {amount} 元给 {taker}：双方须不是同一人、都未付款，其中一方的异议已成立，"
    "且金额不超过转出行。请改正。",
    "{amount} yuan do not go from {giver} to {taker}: they are two persons, neither is paid, an "
    "objection of one of them was upheld, and the line of the giver has so much. Mend it.",
)
TAKING_WRONG: Final = Text(
    "taking_wrong",
    "人员 {person} 的领取方式“{taking}”不对：已故的由继承人领取，未满十八周岁的由监护人代领，"
    "代领的要写明代领人和依据，本人领取的不写。请改正。",
    "The line of {person} is not taken by {taking_en}: that of a dead person goes to an heir, of a "
    "minor to the guardian; name the other and the paper there, and nobody where the member takes "
    "it. Mend it.",
)
PAYABLE_MISSING: Final = Text(
    "payable_missing",
    "“{title}”还没有应付成员款的凭证。请先登记。",
    "What '{title}' owes the members is in no voucher yet. Name that first.",
)
PAYABLE_BOOKED: Final = Text(
    "payable_booked",
    "“{title}”已登记应付凭证 {voucher}。要更换的，请先冲销那张凭证。",
    "What '{title}' owes is in voucher {voucher}. Reverse that one first to name another.",
)
DISTRIBUTION_VOUCHER_USED: Final = Text(
    "distribution_voucher_used",
    "凭证 {voucher} 已用于收益分配 {distribution}。请核对凭证；一张凭证付的各行请一次登记。",
    "Voucher {voucher} is used by distribution {distribution}. Check it; enter all lines that one "
    "voucher pays at once.",
)
DISTRIBUTION_GOING: Final = Text(
    "distribution_going",
    "“{title}”已入账或已付款，不能撤销。请先冲销有关凭证。",
    "'{title}' is in the books or paid, and is not withdrawn. Reverse its vouchers first.",
)
