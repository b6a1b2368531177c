"""The texts of books."""

from typing import Final

from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "account_code_wrong": Text(
        "科目编码“{code}”有误：请在制度规定的三位编码之后每级加两位数字，"
        "最长 {longest} 位，例如 10201。",
        "The code '{code}' is wrong: add two digits a level to an official code of three, {longest}"
        " digits at most, such as 10201.",
    ),
    "account_taken": Text(
        "科目编码 {code} 已用于“{name}”。请换一个编码。",
        "The code {code} is taken by '{name}'. Choose another.",
    ),
    "account_missing": Text(
        "集体经济组织 {collective} 没有科目 {code}。请核对编码，或先增设该明细科目。",
        "Collective {collective} has no account {code}. Check the code, or define it first.",
    ),
    "account_retired": Text(
        "科目 {code}“{name}”已停用或仍有下级科目。请使用在用的末级科目。",
        "Account {code} '{name}' is out of use or has accounts below it. Use one that is in use.",
    ),
    "account_not_last": Text(
        "科目 {code} 设有明细科目 {below}，凭证须用末级科目。",
        "Account {code} has accounts below it ({below}); a voucher uses the last of a branch.",
    ),
    "account_used": Text(
        "科目 {code}“{name}”已有记账，不能再设下级科目。请先建同级明细，或在年初开账前设置。",
        "Account {code} '{name}' was posted to and cannot be divided any more. Define an account "
        "beside it, or divide accounts before the books open.",
    ),
    "account_has_balance": Text(
        "科目 {code}“{name}”尚有余额 {amount} 元。请先结转余额再停用。",
        "Account {code} '{name}' has a balance of {amount}. Move it first.",
    ),
    "account_carry_only": Text(
        "科目 {code}（本年收益）只由年终结转使用。调整以前年度收益请记 322。",
        "Account {code} (result of the year) is for carry-over only. Adjust earlier years on 322.",
    ),
    "account_feeds_no_line": Text(
        "科目 {code} 有金额而在报表中对应 {count} 个项目（应为 1 个）。报表未出具；请报告此问题。",
        "Account {code} has an amount and feeds {count} lines of the statement, not one. No "
        "statement was made; please report this.",
    ),
    "books_not_open": Text(
        "集体经济组织 {collective} 尚未建账。请先录入期初余额并由他人复核记账。",
        "The books of {collective} are not open. Enter the opening balances and have them posted.",
    ),
    "books_open_already": Text(
        "集体经济组织 {collective} 已自 {first} 起建账。期初差错请用更正凭证。",
        "The books of {collective} are open since {first}. Correct mistakes by a voucher.",
    ),
    "regime_has_no_books": Text(
        "集体经济组织 {collective} 登记的是旧制度；账簿只按 2023 年制度设置。"
        "请按新制度登记后建账。",
        "Collective {collective} is entered under old rules; books are kept by those of 2023 only. "
        "Enter it under these.",
    ),
    "opening_differs": Text(
        "期初三表不一致，共 {count} 处：{problems}。请逐项改正后重新录入。",
        "The three opening statements differ in {count} places: {problems}. Mend each and enter "
        "them again.",
    ),
    "item_missing": Text(
        "{statement}没有项目“{item}”。请用报表查询结果中的项目代码。",
        "There is no item '{item}' on {statement}. Use the codes that the statement gives.",
    ),
    "lines_count_wrong": Text(
        "凭证有 {count} 行，须为 {fewest} 至 {most} 行。",
        "The voucher has {count} lines; it needs {fewest} to {most}.",
    ),
    "line_wrong": Text(
        "第 {line} 行有误：借 {debit}、贷 {credit}。"
        "每行只在一方有金额，大于零且不超过 {largest} 元。",
        "Line {line} is wrong: debit {debit}, credit {credit}. A line has one amount on one side, "
        "above nothing and up to {largest}.",
    ),
    "line_missing": Text(
        "被冲销凭证没有第 {line} 行，只有 {count} 行。",
        "The voucher to be undone has no line {line}; it has {count}.",
    ),
    "about_wrong": Text(
        "事由“{about}”有误：须写成 类别/编号，类别为 {kinds}。",
        "'{about}' is wrong: write kind/id, with a kind of {kinds}.",
    ),
    "voucher_unbalanced": Text(
        "借贷不平：借方 {debits} 元，贷方 {credits} 元，相差 {difference} 元。请改正后重新录入。",
        "Debits {debits} and credits {credits} differ by {difference}. Mend the lines.",
    ),
    "voucher_taken": Text(
        "凭证编号 {voucher} 已存在。请为新凭证使用新的编号。",
        "There is a voucher {voucher} already. Give a new one a new id.",
    ),
    "voucher_missing": Text(
        "没有凭证 {voucher}，或不属于该集体经济组织。请核对编号。",
        "There is no voucher {voucher} of that collective. Check the id.",
    ),
    "voucher_stage_wrong": Text(
        "{month} 的凭证“{summary}”为“{stage}”，此操作须为“{wanted}”。",
        "Voucher '{summary}' of {month} is {stage_en}; it must be {wanted_en} for that.",
    ),
    "voucher_day_future": Text(
        "日期 {day} 晚于今天 {today}。请在当日或之后录入。",
        "The day {day} is after today, {today}. Enter the voucher then.",
    ),
    "voucher_number_wrong": Text(
        "凭证号 {number} 不连续：本月已有 {counted} 张。请重新执行。",
        "Number {number} does not follow: the month has {counted} vouchers. Run it again.",
    ),
    "checker_is_maker": Text(
        "账号“{account}”是该凭证的制单人，不能复核。请由他人复核。",
        "Account '{account}' entered this voucher and cannot check it. Somebody else must.",
    ),
    "reversal_of_reversal": Text(
        "{month} 第 {number} 号本身是冲销凭证，不能再冲销。请录入更正凭证。",
        "Voucher {number} of {month} is a reversal and cannot be reversed. Enter a correction.",
    ),
    "reversal_exceeds": Text(
        "第 {line} 行要冲销 {amount} 元，可冲销余额只有 {remaining} 元。",
        "{amount} of line {line} were to be undone, and {remaining} remain.",
    ),
    "reversal_nothing_left": Text(
        "{month} 第 {number} 号已全部冲销。",
        "Voucher {number} of {month} is undone altogether.",
    ),
    "payment_not_approved": Text(
        "有 {amount} 元从 101/102 付出而没有用款审批。请在该行写明 fund_application/编号；"
        "现金与银行之间划转请单独成行。",
        "{amount} leave 101 or 102 without a fund application. Name it on the line as "
        "fund_application/<id>, and put a transfer between them on lines of its own.",
    ),
    "distribution_mixed": Text(
        "一张凭证把 322 分配到不同用途（{accounts}）。请按用途分别录入凭证。",
        "One voucher distributes 322 to several uses ({accounts}). Enter one for each use.",
    ),
    "month_closed": Text(
        "{month} 已结账，不再接受凭证（{collective}）。请记入未结账的月份，或经批准反结账。",
        "{month} is closed and takes no vouchers ({collective}). Use an open month, or have it "
        "reopened by a decision.",
    ),
    "month_before_books": Text(
        "{month} 早于建账月份 {first}。请记入建账之后的月份。",
        "{month} is before the books open in {first}. Use a month from then on.",
    ),
    "month_not_begun": Text(
        "{month} 尚未开始（今天 {today}），不能结账。",
        "{month} has not begun (today is {today}) and cannot be closed.",
    ),
    "month_not_next": Text(
        "结账须按月顺序：{month} 之前的 {before} 尚未结账。请先结 {before}。",
        "Months are closed in order: {before}, before {month}, is open. Close it first.",
    ),
    "month_has_waiting": Text(
        "{month} 还有 {count} 张凭证未复核：{vouchers}。请先记账或退回。",
        "{month} has {count} vouchers that wait: {vouchers}. Post or reject them first.",
    ),
    "month_not_closed": Text(
        "{month} 没有结账，无需反结账。",
        "{month} is not closed; there is nothing to reopen.",
    ),
    "month_later_closed": Text(
        "{month} 之后的 {later} 已结账。反结账须从最后结账的月份开始。",
        "{later}, after {month}, is closed. Reopen the month closed last first.",
    ),
    "year_not_carried": Text(
        "{year} 年损益尚未结转：科目 {code} 余额 {amount} 元。请先结转本年收益和收益分配。",
        "The results of {year} are not carried over: account {code} has {amount}. Carry "
        "over first.",
    ),
    "year_wrong": Text(
        "年度 {year} 有误。请写四位年份。",
        "The year {year} is wrong. Write four digits.",
    ),
    "results_not_carried": Text(
        "{year} 年损益科目 {codes} 尚有余额。请先把它们结转到 321，再结转到 322。",
        "Accounts {codes} have balances in {year}. Carry them to 321 first, then to 322.",
    ),
    "carry_nothing": Text(
        "{year} 年没有可“{step}”的余额。",
        "There is nothing left to carry over in {year} ({step}).",
    ),
    "carry_waits": Text(
        "{year} 年已有待复核的结转凭证“{summary}”。请先记账或退回。",
        "A carry-over of {year} waits for its check: '{summary}'. Post or reject it first.",
    ),
}
