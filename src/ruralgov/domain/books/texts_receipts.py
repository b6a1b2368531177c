"""What is said of books of receipts, and of tables that divide accounts."""

from typing import Final

from ruralgov.domain.kernel.text import Text

DIVISION_ACCOUNT_UNKNOWN: Final = Text(
    "division_account_unknown",
    "没有科目 {code}。请核对上级科目编码。",
    "There is no account {code}. Check the code of the account above.",
)
DIVISION_DAYS_DIFFER: Final = Text(
    "division_days_differ",
    "同一上级科目的各行是一张凭证，日期须与第 {row} 行相同。",
    "The rows of one account are one voucher: the day is that of row {row}.",
)
PAPER_RECEIPT_BOOKED: Final = Text(
    "paper_receipt_booked",
    "收据 {number} 的款项已由凭证 {voucher} 入账，不能作废。请先冲销凭证并撤回入账登记。",
    "The money of receipt {number} is booked by voucher {voucher}, so it cannot be voided. Reverse "
    "the voucher and take back its note first.",
)
RECEIPT_BOOK_IN_USE: Final = Text(
    "receipt_book_in_use",
    "收据本 {series} {first} 已有开具、作废或遗失的号码，不能撤回领用。请先逐号更正，或办理缴销。",
    "Receipts of the book {series} {first} are used, so that it was issued cannot be taken back. "
    "Put them right one by one, or take the book back.",
)
RECEIPT_BOOK_MISSING: Final = Text(
    "receipt_book_missing",
    "没有收据本 {book}。请核对编号（ReceiptBooks）。",
    "There is no book of receipts {book}. Check its id (ReceiptBooks).",
)
RECEIPT_BOOK_STAGE_WRONG: Final = Text(
    "receipt_book_stage_wrong",
    "收据本 {series} {first} 的状态为“{stage}”，需为“{needed}”。",
    "The book of receipts {series} {first} is '{stage_en}', and has to be '{needed_en}'.",
)
PAPER_RECEIPT_DAY_WRONG: Final = Text(
    "paper_receipt_day_wrong",
    "日期 {day} 有误：不能早于收据本入库、领用或收据开具之日，也不能晚于 {last}。",
    "{day} is wrong: it is no earlier than the book came in, was issued or the receipt was "
    "written, and no later than {last}.",
)
PAPER_RECEIPT_KEEPER_OTHER: Final = Text(
    "paper_receipt_keeper_other",
    "收据本 {series} {first} 不由本人保管。请由领用人办理。",
    "You do not keep the book of receipts {series} {first}. Its keeper does this.",
)
PAPER_RECEIPT_KEEPER_SAME: Final = Text(
    "paper_receipt_keeper_same",
    "收据本的发放、入账登记、更正和缴销不能由领用人自己办理。请由他人办理。",
    "A book of receipts is issued, booked, corrected and taken back by another than its keeper.",
)
PAPER_RECEIPT_KEEPER_WRONG: Final = Text(
    "paper_receipt_keeper_wrong",
    "账号 {keeper} 现在不是该集体的出纳，不能领用收据。请核对，或先授予出纳角色。",
    "Account {keeper} is no cashier of the collective today, so it keeps no receipts. Check it, or "
    "grant the role first.",
)
PAPER_RECEIPT_NOT_TO_BOOK: Final = Text(
    "paper_receipt_not_to_book",
    "收据 {number} 没有开具、已作废、遗失或已登记入账，不能登记凭证。请核对号码。",
    "Receipt {number} was not written, is void or lost, or is booked already. Check the number.",
)
PAPER_RECEIPT_NOT_USED: Final = Text(
    "paper_receipt_not_used",
    "收据 {number} 还是空白，没有可撤回的登记。请核对号码。",
    "Receipt {number} is blank: nothing was entered that could be taken back. Check the number.",
)
PAPER_RECEIPT_NUMBERS_TAKEN: Final = Text(
    "paper_receipt_numbers_taken",
    "收据号码与已登记的收据本重复（{series} {first}—{last}）。请核对印刷号码。",
    "The numbers are those of a book that was entered already ({series} {first}-{last}). Check "
    "what is printed.",
)
PAPER_RECEIPT_NUMBERS_WRONG: Final = Text(
    "paper_receipt_numbers_wrong",
    "号码 {first}—{last} 有误：应为正数、起号不大于止号，一本不超过 {most} 份。",
    "The numbers {first}-{last} are wrong: above 0, in their order, and at most {most} in a book.",
)
PAPER_RECEIPT_NUMBER_BEYOND: Final = Text(
    "paper_receipt_number_beyond",
    "号码 {number} 不在这本收据内（{first}—{last}）。请核对。",
    "Number {number} is not in this book ({first}-{last}). Check it.",
)
PAPER_RECEIPT_PAYER_PERSONAL: Final = Text(
    "paper_receipt_payer_personal",
    "交款单位中含有{kind}。个人交款的，单位留空，姓名只写在收据上。",
    "The payer holds a personal number ({kind}). Of a person nothing is entered: the name is on "
    "the paper alone.",
)
PAPER_RECEIPT_USED: Final = Text(
    "paper_receipt_used",
    "收据 {number} 已{stage}，一个号码只用一次。请核对号码。",
    "Receipt {number} is {stage_en}: a number is used once. Check it.",
)
PAPER_RECEIPT_VOUCHER_SHORT: Final = Text(
    "paper_receipt_voucher_short",
    "凭证 {voucher} 收到的款项还剩 {left} 元没有对应收据，少于这些收据的 {total} 元。"
    "请核对凭证和号码。",
    "{left} yuan of what voucher {voucher} brought in are without a receipt, less than the {total} "
    "of these receipts. Check voucher and numbers.",
)
PAPER_RECEIPT_VOUCHER_WRONG: Final = Text(
    "paper_receipt_voucher_wrong",
    "凭证 {voucher} 不属于这个集体。请核对。",
    "Voucher {voucher} is of another collective. Check it.",
)
