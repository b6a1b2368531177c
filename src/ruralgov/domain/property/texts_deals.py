"""What is said of early ends, disposals and repayments."""

from typing import Final

from ruralgov.domain.kernel.text import Text

DEAL_CONTRACT_UNKNOWN: Final = Text(
    "deal_contract_unknown",
    "该集体没有编号为“{number}”的合同。请填系统合同编号，或导入合同时的纸质编号。",
    "The collective has no contract '{number}'. Give its number, or that of the paper by which it "
    "was imported.",
)
DEAL_PAPER_MISSING: Final = Text(
    "deal_paper_missing",
    "文件夹 {folder} 中没有附件“{name}”。请放入该文件，或改正文件名。",
    "There is no paper '{name}' in the folder {folder}. Put the file there, or mend its name.",
)
DEAL_ROW_TWICE: Final = Text(
    "deal_row_twice",
    "这份合同第 {row} 行已填过。每份合同只填一行。",
    "Row {row} is about this contract already: a contract has one row.",
)
DISPOSAL_NOT_PROPOSED: Final = Text(
    "disposal_not_proposed",
    "资产 {asset} 没有待复核的处置。请先由村负责人提出处置（DisposeAsset）。",
    "No disposal of asset {asset} waits for a review. The village head asks for it first.",
)
DISPOSAL_SAME_PERSON: Final = Text(
    "disposal_same_person",
    "资产 {asset} 的处置由本人提出，不能自己复核。请由他人复核。",
    "You asked for the disposal of asset {asset} yourself. Somebody else reviews it.",
)
END_CUT_WRONG: Final = Text(
    "end_cut_wrong",
    "合同 {contract} 的第 {due} 笔不能减为 {amount} 元：只能减少有效的价款，且不多于原金额。"
    "请核对笔号和金额。",
    "Due {due} of contract {contract} cannot be cut to {amount} yuan: only a due of the price in "
    "force is cut, and to no more than it was. Check its number and the amount.",
)
END_TERMS_UNFIT: Final = Text(
    "end_terms_unfit",
    "合同 {contract} 期满（{until}），没有提前终止的结算条款。请不填结算条款；押金用押金处理结算。",
    "Contract {contract} is over ({until}): terms of an early end do not fit. Leave them out, and "
    "settle the deposit by itself.",
)
END_TERMS_WRONG: Final = Text(
    "end_terms_wrong",
    "结算条款的金额不能为负，同一笔应收款只能列一次。请按协议核对。",
    "Amounts of the terms of an end are not below nothing, and each due is named once. Check them "
    "by the agreement.",
)
DUE_PERIOD_WRONG: Final = Text(
    "due_period_wrong",
    "期间的末日 {last} 早于首日 {first}。请核对。",
    "The last day {last} of a period is before its first, {first}. Check them.",
)
REPAYMENT_EXCEEDS: Final = Text(
    "repayment_exceeds",
    "收款 {receipt} 可以退还的多收款只有 {free} 元，不足 {amount} 元。"
    "合同还有应收款的先核销；请减少金额。",
    "{free} yuan of receipt {receipt} were paid beyond what its contract owes, {amount} is more. "
    "Allocate it to the dues that are open first, or ask for less.",
)
REPAYMENT_MANDATE_BARE: Final = Text(
    "repayment_mandate_bare",
    "收款 {receipt} 的退还款要付给合同相对方以外的人，须附委托书或承继证明（document）。",
    "What goes back of receipt {receipt} to another than the other side needs the paper of the "
    "mandate or the succession (document).",
)
REPAYMENT_MISSING: Final = Text(
    "repayment_missing",
    "收款 {receipt} 没有处于该步骤的第 {no} 项退还。请核对序号及其进度。",
    "Receipt {receipt} has no repayment {no} at this step. Check its number, and where it stands.",
)
REPAYMENT_SAME_PERSON: Final = Text(
    "repayment_same_person",
    "第 {no} 项退还由本人提出，不能自己复核。请由他人复核。",
    "You asked for repayment {no} yourself. Somebody else reviews it.",
)
REPAYMENT_STANDS: Final = Text(
    "repayment_stands",
    "收款 {receipt} 的第 {no} 项退还仍有效，不能冲销这笔收款。"
    "请先撤回退还；已付款的，先冲销退款凭证。",
    "Repayment {no} of receipt {receipt} stands, so the receipt cannot be reversed. Withdraw the "
    "repayment; where it was paid, reverse its voucher first.",
)
