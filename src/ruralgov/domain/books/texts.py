"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ABOUT_BOTH_SIDES: Final = Text(
    "about_both_sides",
    "同一凭证既为 {about} 收款又为它付款，看不出实收实付。请把收款和付款分两张凭证录入。",
    "One voucher takes money in for {about} and pays for it too, so nobody sees what was really "
    "received or paid. Enter what came in and what went out as two vouchers.",
)
ABOUT_MOVES_NOTHING: Final = Text(
    "about_moves_nothing",
    "第 {line} 行写明 {about} 收付 {amount} 元，但本凭证为它与外部实际收付只有 {real} 元，"
    "其余只在 101、102 之间划转。请写明实际的收入、支出科目；只是划转的行不写关联单号。",
    "Line {line} says {amount} yuan for {about}, and this voucher really takes in or pays {real} "
    "for it; the rest only moves between 101 and 102. Name the account of the real income or "
    "expense; on a line that only moves money, name no record.",
)
ABOUT_WRONG: Final = Text(
    "about_wrong",
    "事由“{about}”有误：须写成 类别/编号，类别为 {kinds}。",
    "'{about}' is wrong: write kind/id, with a kind of {kinds}.",
)
ACCOUNT_CARRY_ONLY: Final = Text(
    "account_carry_only",
    "科目 {code}（本年收益）只由年终结转使用。调整以前年度收益请记 322。",
    "Account {code} (result of the year) is for carry-over only. Adjust earlier years on 322.",
)
ACCOUNT_CODE_WRONG: Final = Text(
    "account_code_wrong",
    "科目编码“{code}”有误：请在制度规定的三位编码之后每级加两位数字，"
    "最长 {longest} 位，例如 10201。",
    "The code '{code}' is wrong: add two digits a level to an official code of three, {longest}"
    " digits at most, such as 10201.",
)
ACCOUNT_FEEDS_NO_LINE: Final = Text(
    "account_feeds_no_line",
    "科目 {code} 有金额而在报表中对应 {count} 个项目（应为 1 个）。报表未出具；请报告此问题。",
    "Account {code} has an amount and feeds {count} lines of the statement, not one. No "
    "statement was made; please report this.",
)
ACCOUNT_HAS_BALANCE: Final = Text(
    "account_has_balance",
    "科目 {code}“{name}”尚有余额 {amount} 元。请先结转余额再停用。",
    "Account {code} '{name}' has a balance of {amount}. Move it first.",
)
ACCOUNT_MISSING: Final = Text(
    "account_missing",
    "集体经济组织 {collective} 没有科目 {code}。请核对编码，或先增设该明细科目。",
    "Collective {collective} has no account {code}. Check the code, or define it first.",
)
ACCOUNT_NOT_LAST: Final = Text(
    "account_not_last",
    "科目 {code} 设有明细科目 {below}，凭证须用末级科目。",
    "Account {code} has accounts below it ({below}); a voucher uses the last of a branch.",
)
ACCOUNT_RETIRED: Final = Text(
    "account_retired",
    "科目 {code}“{name}”已停用或仍有下级科目。请使用在用的末级科目。",
    "Account {code} '{name}' is out of use or has accounts below it. Use one that is in use.",
)
ACCOUNT_TAKEN: Final = Text(
    "account_taken",
    "科目编码 {code} 已用于“{name}”。请换一个编码。",
    "The code {code} is taken by '{name}'. Choose another.",
)
ACCOUNT_USED: Final = Text(
    "account_used",
    "科目 {code}“{name}”有余额 {amount} 元，不能直接设下级科目。"
    "请用 DivideAccount 分设明细，由科目分设凭证把余额转入下级。",
    "Account {code} '{name}' has a balance of {amount} yuan. Divide it with DivideAccount: its "
    "voucher brings the balance onto the accounts below.",
)
BOOKS_NOT_OPEN: Final = Text(
    "books_not_open",
    "集体经济组织 {collective} 尚未建账。请先录入期初余额并由他人复核记账。",
    "The books of {collective} are not open. Enter the opening balances and have them posted.",
)
BOOKS_OPEN_ALREADY: Final = Text(
    "books_open_already",
    "集体经济组织 {collective} 已自 {first} 起建账。期初差错请用更正凭证。",
    "The books of {collective} are open since {first}. Correct mistakes by a voucher.",
)
CARRY_NOTHING: Final = Text(
    "carry_nothing",
    "{year} 年没有可“{step}”的余额。",
    "There is nothing left to carry over in {year} ({step_en}).",
)
CARRY_WAITS: Final = Text(
    "carry_waits",
    "{year} 年已有待复核的结转凭证“{summary}”。请先记账或退回。",
    "A carry-over of {year} waits for its check: '{summary}'. Post or reject it first.",
)
CHECKER_IS_MAKER: Final = Text(
    "checker_is_maker",
    "账号“{account}”是该凭证的制单人，不能复核。请由他人复核。",
    "Account '{account}' entered this voucher and cannot check it. Somebody else must.",
)
DISTRIBUTION_MIXED: Final = Text(
    "distribution_mixed",
    "一张凭证把 322 分配到不同用途（{accounts}）。请按用途分别录入凭证。",
    "One voucher distributes 322 to several uses ({accounts}). Enter one for each use.",
)
ITEM_MISSING: Final = Text(
    "item_missing",
    "{statement}没有项目“{item}”。请用报表查询结果中的项目代码。",
    "There is no item '{item}' on {statement}. Use the codes that the statement gives.",
)
LINE_MISSING: Final = Text(
    "line_missing",
    "被冲销凭证没有第 {line} 行，只有 {count} 行。",
    "The voucher to be undone has no line {line}; it has {count}.",
)
LINE_WRONG: Final = Text(
    "line_wrong",
    "第 {line} 行有误：借 {debit}、贷 {credit}。每行只在一方有金额，大于零且不超过 {largest} 元。",
    "Line {line} is wrong: debit {debit}, credit {credit}. A line has one amount on one side, "
    "above nothing and up to {largest}.",
)
LINES_COUNT_WRONG: Final = Text(
    "lines_count_wrong",
    "凭证有 {count} 行，须为 {fewest} 至 {most} 行。",
    "The voucher has {count} lines; it needs {fewest} to {most}.",
)
MONTH_BEFORE_BOOKS: Final = Text(
    "month_before_books",
    "{month} 早于建账月份 {first}。请记入建账之后的月份。",
    "{month} is before the books open in {first}. Use a month from then on.",
)
MONTH_CLOSED: Final = Text(
    "month_closed",
    "{month} 已结账，不再接受凭证（{collective}）。请记入未结账的月份，或经批准反结账。",
    "{month} is closed and takes no vouchers ({collective}). Use an open month, or have it "
    "reopened by a decision.",
)
MONTH_HAS_WAITING: Final = Text(
    "month_has_waiting",
    "{month} 还有 {count} 张凭证未复核：{vouchers}。请先记账或退回。",
    "{month} has {count} vouchers that wait: {vouchers}. Post or reject them first.",
)
MONTH_LATER_CLOSED: Final = Text(
    "month_later_closed",
    "{month} 之后的 {later} 已结账。反结账须从最后结账的月份开始。",
    "{later}, after {month}, is closed. Reopen the month closed last first.",
)
MONTH_NOT_BEGUN: Final = Text(
    "month_not_begun",
    "{month} 尚未开始（今天 {today}），不能结账。",
    "{month} has not begun (today is {today}) and cannot be closed.",
)
MONTH_NOT_OVER: Final = Text(
    "month_not_over",
    "{month} 到 {last} 才结束（今天 {today}），之后还会有凭证。请在次月结账。",
    "{month} lasts until {last} (today is {today}), and may get more vouchers. Close it then.",
)
REOPENING_DECISION_DIFFERS: Final = Text(
    "reopening_decision_differs",
    "所引用决议的文号是“{reference}”，与填写的不同。请按该决议填写。",
    "The decision that is named is '{reference}', and not the one that is written. Enter its "
    "reference.",
)
MONTH_NOT_CLOSED: Final = Text(
    "month_not_closed",
    "{month} 没有结账，无需反结账。",
    "{month} is not closed; there is nothing to reopen.",
)
MONTH_NOT_NEXT: Final = Text(
    "month_not_next",
    "结账须按月顺序：{month} 之前的 {before} 尚未结账。请先结 {before}。",
    "Months are closed in order: {before}, before {month}, is open. Close it first.",
)
OPENING_DIFFERS: Final = Text(
    "opening_differs",
    "期初三表不一致，共 {count} 处：{problems}。请逐项改正后重新录入。",
    "The three opening statements differ in {count} places: {problems}. Mend each and enter "
    "them again.",
)
PAYMENT_NOT_APPROVED: Final = Text(
    "payment_not_approved",
    "有 {amount} 元从 101/102 付出而没有用款审批。请在该行写明 fund_application/编号；"
    "现金与银行之间划转请单独成行。",
    "{amount} leave 101 or 102 without a fund application. Name it on the line as "
    "fund_application/<id>, and put a transfer between them on lines of its own.",
)
REGIME_HAS_NO_BOOKS: Final = Text(
    "regime_has_no_books",
    "集体经济组织 {collective} 登记的是旧制度；账簿只按 2023 年制度设置。请按新制度登记后建账。",
    "Collective {collective} is entered under old rules; books are kept by those of 2023 only. "
    "Enter it under these.",
)
RESULTS_NOT_CARRIED: Final = Text(
    "results_not_carried",
    "{year} 年损益科目 {codes} 尚有余额。请先把它们结转到 321，再结转到 322。",
    "Accounts {codes} have balances in {year}. Carry them to 321 first, then to 322.",
)
REVERSAL_EXCEEDS: Final = Text(
    "reversal_exceeds",
    "第 {line} 行要冲销 {amount} 元，可冲销余额只有 {remaining} 元。",
    "{amount} of line {line} were to be undone, and {remaining} remain.",
)
REVERSAL_TOO_EARLY: Final = Text(
    "reversal_too_early",
    "冲销日期 {day} 早于第 {number} 号凭证的日期 {undone}。请用当日或之后的日期。",
    "The day {day} is before voucher {number} of {undone}, which it undoes. Use that day or a "
    "later one.",
)
REVERSAL_NOTHING_LEFT: Final = Text(
    "reversal_nothing_left",
    "{month} 第 {number} 号已全部冲销。",
    "Voucher {number} of {month} is undone altogether.",
)
REVERSAL_OF_REVERSAL: Final = Text(
    "reversal_of_reversal",
    "{month} 第 {number} 号本身是冲销凭证，不能再冲销。请录入更正凭证。",
    "Voucher {number} of {month} is a reversal and cannot be reversed. Enter a correction.",
)
VOUCHER_DAY_FUTURE: Final = Text(
    "voucher_day_future",
    "日期 {day} 晚于今天 {today}。请在当日或之后录入。",
    "The day {day} is after today, {today}. Enter the voucher then.",
)
VOUCHER_MISSING: Final = Text(
    "voucher_missing",
    "没有凭证 {voucher}，或不属于该集体经济组织。请核对编号。",
    "There is no voucher {voucher} of that collective. Check the id.",
)
VOUCHER_NUMBER_WRONG: Final = Text(
    "voucher_number_wrong",
    "凭证号 {number} 不连续：本月已有 {counted} 张。请重新执行。",
    "Number {number} does not follow: the month has {counted} vouchers. Run it again.",
)
VOUCHER_STAGE_WRONG: Final = Text(
    "voucher_stage_wrong",
    "{month} 的凭证“{summary}”为“{stage}”，此操作须为“{wanted}”。",
    "Voucher '{summary}' of {month} is {stage_en}; it must be {wanted_en} for that.",
)
VOUCHER_TAKEN: Final = Text(
    "voucher_taken",
    "凭证编号 {voucher} 已存在。请为新凭证使用新的编号。",
    "There is a voucher {voucher} already. Give a new one a new id.",
)
VOUCHER_UNBALANCED: Final = Text(
    "voucher_unbalanced",
    "借贷不平：借方 {debits} 元，贷方 {credits} 元，相差 {difference} 元。请改正后重新录入。",
    "Debits {debits} and credits {credits} differ by {difference}. Mend the lines.",
)
YEAR_NOT_CARRIED: Final = Text(
    "year_not_carried",
    "{year} 年损益尚未结转：科目 {code} 余额 {amount} 元。请先结转本年收益和收益分配。",
    "The results of {year} are not carried over: account {code} has {amount}. Carry over first.",
)
YEAR_WRONG: Final = Text(
    "year_wrong",
    "年度 {year} 有误。请写四位年份。",
    "The year {year} is wrong. Write four digits.",
)
ACCOUNT_NAME_DIFFERS: Final = Text(
    "account_name_differs",
    "科目编码 {code} 是“{name}”，与本行科目名称不符。请核对编码和名称，改正其一。",
    "Account {code} is '{name}', which is not the name in this row. Mend one of them.",
)
OLD_ACCOUNT_MISSING: Final = Text(
    "old_account_missing",
    "{regime}没有科目 {code}。请核对旧科目编码，或用 --regime 指明旧账所用制度。",
    "There is no account {code} in the old rules ({regime_en}). Check the code, or name the rules "
    "of the old books with --regime.",
)
OPENING_CELL_MISPLACED: Final = Text(
    "opening_cell_misplaced",
    "“{part}”的行不填此列。请清空，或改正所属表。",
    "Rows of this part ({part_en}) leave this column empty. Clear it, or mend the part.",
)
OPENING_ROW_DIFFERS: Final = Text(
    "opening_row_differs",
    "期初三表不一致：{problem}。请对照旧账改正。",
    "The three statements do not agree: {problem}. Mend it by the old books.",
)
OPENING_WAITS: Final = Text(
    "opening_waits",
    "另一份期初余额（{month}）正待复核。请先由复核人记账或退回，再导入。",
    "Other opening balances (of {month}) wait for their check. Have them posted or sent back.",
)
VOUCHER_SIDES_WRONG: Final = Text(
    "voucher_sides_wrong",
    "借方、贷方须只填一方，为正数。红字请改记另一方，冲销已记账凭证请在系统中冲销。",
    "Fill in debit or credit, not both, with an amount above nothing. Write a negative amount "
    "on the other side; undo a posted voucher by a reversal.",
)
REVERSAL_OF_DIVISION: Final = Text(
    "reversal_of_division",
    "{month} 第{number}号把余额转入了新设的明细科目，不能冲销。"
    "转错明细的，请另记凭证在明细科目之间调整。",
    "Voucher {number} of {month} brought a balance onto new accounts and is not reversed. Where it "
    "went to the wrong one, move it between them by an ordinary voucher.",
)
REVERSAL_OF_MERGER: Final = Text(
    "reversal_of_merger",
    "{month} 第{number}号是合并转入、转出的余额，不能冲销，否则两边余额不再相等。"
    "请用更正凭证调整有误的科目。",
    "Voucher {number} of {month} brought balances over in a merger; reversing it would leave the "
    "two sides unequal. Mend the account that is wrong by a correction.",
)
DIVISION_CODE_WRONG: Final = Text(
    "division_code_wrong",
    "“{code}”不是科目 {parent} 的下级编码。新设的明细须为上级编码后加两位数字。",
    "'{code}' is no code right below {parent}: that one with two digits more. Mend the code.",
)
DIVISION_DIFFERS: Final = Text(
    "division_differs",
    "科目 {code} 现余额 {balance} 元，凭证转出 {amount} 元，两者不等。请退回该凭证，重新分设。",
    "Account {code} has a balance of {balance} yuan and the voucher takes {amount}. Reject it and "
    "divide the account anew.",
)
DIVISION_MONTH_WRONG: Final = Text(
    "division_month_wrong",
    "科目 {code} 在 {month} 还有记账。分设日期请改在该月或以后，余额才能一次转清。",
    "Account {code} was used in {month} too. Divide it on a day of that month or later.",
)
DIVISION_NOTHING: Final = Text(
    "division_nothing",
    "科目 {code} 没有余额，不需要分设凭证。请直接用 DefineAccount 增设下级科目。",
    "Account {code} has no balance to bring anywhere. Define the accounts below it directly.",
)
DIVISION_PARTS_WRONG: Final = Text(
    "division_parts_wrong",
    "转入各明细的金额须不为零、合计等于科目 {code} 的余额 {balance} 元（借方为正），编码不重复；"
    "至多一个明细可不填金额，转入其余。不转入余额的明细，请在分设之后另行增设。",
    "The parts are not nothing, come to the balance of {code}, {balance} yuan (debit less credit), "
    "and have codes of their own; one may leave its amount out and takes the rest. Define an "
    "account that takes nothing afterwards.",
)
HANDED_OVER_UNEQUAL: Final = Text(
    "handed_over_unequal",
    "合并转出或转入的金额与余额不一致（{problem}）。请重新执行合并。",
    "What is handed over or taken over is not the balance ({problem}). Carry the merger out again.",
)
MERGER_TARGET_WRONG: Final = Text(
    "merger_target_wrong",
    "科目 {code} 不能转入承继方的 {to}：该科目不存在、有下级或已停用，也不能新设。"
    "请改填可记账的末级科目。",
    "Account {code} cannot go to {to} of the successor: it takes no vouchers and cannot be made "
    "there. Name one that does.",
)
MERGER_CODES_USED_UP: Final = Text(
    "merger_codes_used_up",
    "{parent} 下没有空余的科目编号给 {name}。请在合并中指定它转入的科目。",
    "No code is free below {parent} for {name}. Say in the merger to which account it goes.",
)
