"""What is refused of statements of the bank, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BANK_ACCOUNT_WRONG: Final = Text(
    "bank_account_wrong",
    "{account} 不是银行存款科目。对账单请写 102 或其下的明细科目。",
    "{account} is no account at the bank. A statement is of 102 or an account below it.",
)
BANK_DAY_WRONG: Final = Text(
    "bank_day_wrong",
    "对账单中的 {day} 不在 {month} 内或晚于今天。请只录入该月已发生的交易。",
    "The day {day} of a line is not in {month}, or is after today. Enter what happened in it.",
)
BANK_LINES_WRONG: Final = Text(
    "bank_lines_wrong",
    "对账单有 {count} 行，最多 {most} 行，每行金额不得为零且不得过大。请更正后重新录入。",
    "The statement has {count} lines; at most {most} are taken, each of an amount that is neither "
    "nothing nor too large. Mend it and enter it again.",
)
BANK_REFERENCE_WRONG: Final = Text(
    "bank_reference_wrong",
    "流水号只能用字母、数字、- 和 /，最多 40 个；不要写姓名或摘要。",
    "The bank's number takes letters, digits, - and / up to 40; no names, and no words.",
)
BANK_SIDES_WRONG: Final = Text(
    "bank_sides_wrong",
    "对账单每行只填收入、支出之一，且不为零。",
    "Each line of a statement has what came in or what went out, one of the two and not nothing.",
)
BANK_STATEMENT_GAP: Final = Text(
    "bank_statement_gap",
    "{month} 对账单的期末余额是 {closing} 元，下月期初须与之相同。请更正其中一个。",
    "The statement of {month} closed with {closing} yuan; the next opens with the same. Mend one.",
)
BANK_STATEMENT_LEADS: Final = Text(
    "bank_statement_leads",
    "{month} 对账单的期初余额是 {opening} 元，上月期末须与之相同。请更正其中一个。",
    "The statement of {month} opens with {opening} yuan; the one before closes with the same. Mend "
    "one.",
)
BANK_STATEMENT_MISSING: Final = Text(
    "bank_statement_missing",
    "科目 {account} 没有 {month} 的银行对账单。请先录入。",
    "There is no statement of the bank for {account} in {month}. Enter it first.",
)
BANK_STATEMENT_THERE: Final = Text(
    "bank_statement_there",
    "科目 {account} 已有 {month} 的银行对账单。如需更正，请重新录入并说明理由。",
    "The statement of {account} for {month} is there. To mend it, enter it again with a reason.",
)
BANK_STATEMENT_UNBALANCED: Final = Text(
    "bank_statement_unbalanced",
    "期初 {opening} 元加减各行得 {made} 元，与期末 {closing} 元不符。请核对各行。",
    "{opening} yuan and the lines make {made}, and the closing balance is {closing}. Look at the "
    "lines.",
)
