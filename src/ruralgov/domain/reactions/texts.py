"""What a flow between contexts refuses."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ABOUT_ELSEWHERE: Final = Text(
    "about_elsewhere",
    "{about} 不属于集体 {collective}。凭证只能记本集体的用款申请和合同；请核对编号。",
    "{about} is not of collective {collective}. A voucher is about what is of its own "
    "collective; check the id.",
)
BODY_OF_STRANGE_GROUP: Final = Text(
    "body_of_strange_group",
    "“{name}”在 {day} 不是这个村的村民小组，或已撤销。请核对小组和日期。",
    "'{name}' is no villager group of this village on {day}, or has ended. Check the group and "
    "the day.",
)
DEAL_NEEDS_MEMBERS: Final = Text(
    "deal_needs_members",
    "金额 {amount} 元超过用款制度的四议两公开限额 {limit} 元，不能只凭理事会决定。"
    "请由成员（代表）大会或四议两公开作出决议后，按该决议填写。",
    "It is about {amount} yuan, above the limit of {limit} from which the fund policy asks for "
    "四议两公开: the council does not decide it alone. Have the members decide, and enter that "
    "decision.",
)
RECEIPT_UNDONE_IN_PART: Final = Text(
    "receipt_undone_in_part",
    "第 {line} 行是合同收款，须一次全部冲销（还剩 {rest} 元）。请全额冲销后按实收金额重新记账。",
    "Line {line} is a receipt of a contract and is undone as a whole ({rest} yuan would "
    "remain). Undo all of it and book what really came.",
)
REFUND_UNDONE_IN_PART: Final = Text(
    "refund_undone_in_part",
    "第 {line} 行是用款申请的退款，须一次全部冲销（还剩 {rest} 元）。"
    "请全额冲销后按实退金额重新记账。",
    "Line {line} is a refund of a fund application and is undone as a whole ({rest} yuan would "
    "remain). Undo all of it and book what really came back.",
)
SETTLEMENT_UNDONE_IN_PART: Final = Text(
    "settlement_undone_in_part",
    "第 {line} 行是用款申请的付款，须一次全部冲销（还剩 {rest} 元）。请全额冲销后重新记账。",
    "Line {line} pays a fund application and is undone as a whole ({rest} yuan would remain). "
    "Undo all of it and book it again.",
)
COLLECTIVE_HAS_REMAINS: Final = Text(
    "collective_has_remains",
    "“{name}”还有未了事项，不能注销：{remains}。请逐项办结；有承继方的，请改办合并。",
    "'{name}' cannot be dissolved while this hangs on it: {remains_en}. Finish each; where another "
    "takes it over, merge it instead.",
)
MERGER_BLOCKED: Final = Text(
    "merger_blocked",
    "“{name}”还不能并入承继方：{remains}。请先逐项办结，再执行合并；日期不对的，撤回后重新登记。",
    "'{name}' cannot be merged yet: {remains_en}. Finish each and carry the merger out again; "
    "where the day is wrong, withdraw it and announce it anew.",
)
ENTRY_AFTER_VOUCHER: Final = Text(
    "entry_after_voucher",
    "成立日 {since} 晚于已有凭证的日期 {day}。请核对成立日，或先冲销该凭证并按实际日期重新记账。",
    "The founding day {since} is after a voucher of {day}. Check the day, or reverse that voucher "
    "first.",
)
VOUCHER_STANDS: Final = Text(
    "voucher_stands",
    "{month} 第 {number} 号凭证记的就是此事（{about}），尚未冲销。"
    "请先冲销该凭证，再撤销误登的记载。",
    "Voucher {number} of {month} is about this ({about}) and stands. Reverse it first, then "
    "withdraw the entry.",
)
DECISION_CITED: Final = Text(
    "decision_cited",
    "有 {count} 件事项（合同、资产处置、反结账、联建片区、网格或小组推选）依据这份决议，不能撤销。"
    "请先撤回它们；已反结账的，请以后来的决议撤销。",
    "{count} contracts, disposals, reopened months, consortia, changes of grids or elections rest "
    "on this decision. Take back what was entered of them first; revoke it by a later one where a "
    "month was reopened.",
)
PROCEDURE_CITED: Final = Text(
    "procedure_cited",
    "有 {count} 笔用款申请依据这项程序，不能撤回或终止。请先撤回申请；已经付款的，请继续办完程序。",
    "{count} applications for money rest on this procedure. Withdraw them first; where money was "
    "paid, go on with the procedure.",
)
GRID_CHIEF_SECONDED: Final = Text(
    "grid_chief_seconded",
    "人员 {person} 自 {since} 起担任网格长或街巷长（{target}），与派驻或执法的日期重叠。"
    "网格人员不得行使执法职权；请先免去网格职务，或改派他人。",
    "Person {person} is chief of a grid or lane ({target}) from {since}, on days of a secondment "
    "or act. People of a grid enforce nothing: relieve them of it first, or name somebody else.",
)
OUTCOME_NOT_IN_BOOKS: Final = Text(
    "outcome_not_in_books",
    "凭证 {voucher} 第 {line} 行在该期间的账簿收入为 {shown} 分，与填写的 {amount} 分不符"
    "（须为本集体已记账、未冲销的收入科目贷方金额）。请核对凭证、行号、期间和金额。",
    "Line {line} of voucher {voucher} shows an income of {shown} fen in these days, not {amount}: "
    "it must be posted by that collective, credited to an income account, and not undone. Check "
    "voucher, line, days and amount.",
)
ACCEPTED_BY_APPLICANT: Final = Text(
    "accepted_by_applicant",
    "你确认过合同 {contract} 的验收，不能再申请支付这份合同。请由他人申请。",
    "You accepted work of {contract}, and do not apply for its payment. Somebody else has to.",
)
ADVANCE_NOT_AGREED: Final = Text(
    "advance_not_agreed",
    "合同 {contract} 没有约定预付款。合同文本有约定的，请先登记付款条件；没有的，验收后再支付。",
    "No advance is agreed in {contract}. Enter its payment terms first if its text has one; else "
    "pay once work was accepted.",
)
CONTRACT_HAS_PAYMENTS: Final = Text(
    "contract_has_payments",
    "已有用款申请支付合同 {contract}，共 {amount} 元，不能撤销签订。"
    "请先撤回申请，已付的先收回入账。",
    "Applications for {amount} yuan pay contract {contract}: its signing is not taken back. "
    "Withdraw them first; what was paid has to come back.",
)
PAYMENT_BEYOND_CONTRACT: Final = Text(
    "payment_beyond_contract",
    "合同 {contract} 申请和已付合计 {amount} 元，"
    "超过目前可付的 {payable} 元（合同价款 {price} 元）。"
    "请先登记验收或办理合同变更；质保金到期后再付。",
    "{amount} yuan are asked for or paid of {contract}, and by now {payable} may be (its price is "
    "{price}). Have work accepted or vary the contract first; pay what is kept back on its day.",
)
PAYMENT_CONTRACT_WRONG: Final = Text(
    "payment_contract_wrong",
    "合同 {contract} 不是已签订的采购、工程合同，不能据以付款。请核对编号，未签订的先签订。",
    "{contract} is no signed contract of a purchase or works: nothing is paid by it. Check its "
    "number, or sign it first.",
)
PAYMENT_PARTY_DIFFERS: Final = Text(
    "payment_party_differs",
    "收款方不是合同 {contract} 的对方单位（个人）。请核对合同编号和收款方名称；"
    "不属于这份合同的款项不填合同。",
    "The payee is not the other side of {contract}. Check its number and the name of the payee; "
    "name no contract where the payment is not of it.",
)
REPAID_BEYOND: Final = Text(
    "repaid_beyond",
    "合同 {contract} 申请和已付的退还款合计 {amount} 元，"
    "超过已同意退还的 {due} 元（多收款、押金和提前终止补偿）。请先提出退还并经复核。",
    "{amount} yuan are asked for or paid back of {contract}, and {due} were passed to go back "
    "(paid too much, deposit, compensation). Have the rest passed first.",
)
REPAID_CONTRACT_WRONG: Final = Text(
    "repaid_contract_wrong",
    "合同 {contract} 没有签订，没有可退还的款项。请核对编号。",
    "{contract} is no signed contract: nothing goes back of it. Check its number.",
)
RETENTION_NOT_AGREED: Final = Text(
    "retention_not_agreed",
    "合同 {contract} 没有约定质保金。请先登记付款条件，或改选进度款、结算款。",
    "No retention is agreed in {contract}. Enter its payment terms first, or choose progress or "
    "final settlement.",
)
RETENTION_TOO_EARLY: Final = Text(
    "retention_too_early",
    "合同 {contract} 的质保金自 {day} 起才能支付。请到期后再申请。",
    "What {contract} keeps back may be paid from {day} on. Apply for it then.",
)
DISTRIBUTION_VOUCHER_WRONG: Final = Text(
    "distribution_voucher_wrong",
    "凭证 {voucher} 不是本集体已记账且未冲销的凭证。请先复核记账，或核对编号。",
    "Voucher {voucher} is not a posted voucher of this collective that stands. Have it posted "
    "first, or check the id.",
)
DISTRIBUTION_VOUCHER_DIFFERS: Final = Text(
    "distribution_voucher_differs",
    "凭证 {voucher} 上是 {shown} 元，分配清单是 {amount} 元，须一分不差。请核对清单和凭证，"
    "有误的先冲销重记。",
    "Voucher {voucher} shows {shown} yuan and the list {amount}: they are the same to the fen. "
    "Check both, and reverse and book again what is wrong.",
)
DISTRIBUTION_VOUCHER_DAY: Final = Text(
    "distribution_voucher_day",
    "凭证 {voucher} 的日期是 {day}，付款日期须相同。请改填凭证日期。",
    "Voucher {voucher} is of {day}, and the payment is of the same day. Give that day.",
)
DISTRIBUTION_RETURN_REVERSED: Final = Text(
    "distribution_return_reversed",
    "凭证 {voucher} 是分配款的退票，不能冲销。款项又付出的，请另行付款。",
    "Voucher {voucher} is the return of a payment to members, and is not reversed. Pay the line "
    "anew where the money went out again.",
)
