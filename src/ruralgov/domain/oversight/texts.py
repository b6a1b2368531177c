"""What is refused here, and what findings say, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text
from ruralgov.domain.oversight.wording import Wording

CHECK_ID_WRONG: Final = Text(
    "check_id_wrong",
    "“{check}”不能作为核查规则编号：请用字母、数字与 _ . :，最多 40 个。",
    "'{check}' cannot be the id of a check: use letters, digits and _ . : up to 40.",
)
CHECK_TWICE: Final = Text(
    "check_twice",
    "核查规则 {check} 由 {first} 与 {second} 同时提供。请停用其中一个，或改用其他编号。",
    "{first} and {second} both offer the check {check}. Disable one of them, or give it "
    "another id.",
)
FINDING_ELSEWHERE: Final = Text(
    "finding_elsewhere",
    "发现 {finding} 属于集体经济组织 {collective}。请在该组织名下处理。",
    "Finding {finding} is of collective {collective}. Note it there.",
)
FINDING_WRONG: Final = Text(
    "finding_wrong",
    "“{finding}”（标记“{mark}”）不是核查发现的编号。请照抄核查清单中的编号与标记。",
    "'{finding}' with the mark '{mark}' names no finding. Give both as the list shows them.",
)
APPLICATION_ELSEWHERE: Final = Wording(
    "审批单属于另一集体",
    "the application is of another collective",
)
APPROVAL_DIFFERS: Final = Wording(
    "付款与审批不符：{zh}",
    "The payment and its approval differ: {en}",
)
APPROVAL_EXPIRED: Final = Wording(
    "付款时审批已过期（{expires}）",
    "expired on {expires} when paid",
)
BALANCES_LEFT: Final = Wording(
    "于 {until} 终止，仍有 {count} 个科目留有余额",
    "It ended on {until}, and {count} accounts still have a balance",
)
BANK_BEGAN_APART: Final = Wording(
    "科目 {account} 在 {month} 对账单期初即与账面相差 {apart} 元",
    "{account}: when the statement of {month} opened, bank and books were {apart} yuan apart",
)
BANK_NOT_BOOKED: Final = Wording(
    "科目 {account} 有 {count} 笔银行已收付、账上没有：{lines}",
    "{account}: {count} lines of the bank are not in the books: {lines}",
)
BOOKED_NOT_AT_BANK: Final = Wording(
    "科目 {account} 有 {count} 笔账上已收付、银行没有：{lines}",
    "{account}: {count} lines of the books are not at the bank: {lines}",
)
BOOKED_BEFORE_PAID: Final = Wording(
    "凭证日期 {booked} 早于付款日 {paid}",
    "Booked on {booked}, before it was paid on {paid}",
)
BOOKED_BY_ANOTHER: Final = Wording(
    "该审批单已由另一凭证入账",
    "another voucher books this application",
)
BOOKED_LATE: Final = Wording(
    "{paid} 付款，{days} 天后（{booked}）才入账",
    "Paid on {paid} and booked {days} days later, on {booked}",
)
BOOKS_UNOPENED: Final = Wording(
    "登记于 {since}，至今未建账",
    "Founded on {since}, and has no books yet",
)
BOOKED_IN_ANOTHER_YEAR: Final = Wording(
    "{day} 付款 {amount} 元，凭证日期 {booked}：跨年入账",
    "{amount} yuan left on {day} and are booked as of {booked}, in another year",
)
BUDGET_OVERSPENT: Final = Wording(
    "{year} 年“{item}”已支出 {much} 元，超过预算 {than} 元",
    "{year}: {much} yuan went out for {item}, {than} were planned",
)
BUDGET_RAISED: Final = Wording(
    "{year} 年“{item}”预算 {much} 元，上年为 {than} 元",
    "{year}: {much} yuan are planned for {item}, {than} the year before",
)
CASH_ABOVE_LIMIT: Final = Wording(
    "自 {since} 起库存现金最高 {most} 元，超过限额 {limit} 元 {days} 天",
    "From {since} up to {most} yuan of cash lay above the limit of {limit} for {days} days",
)
CASH_BELOW_NOTHING: Final = Wording(
    "{day} 库存现金为负 {amount} 元：有收入未入账或付款日期不实",
    "On {day} the till has {amount} yuan: some income is not booked, or a day is wrong",
)
CASH_ROUND_TRIP: Final = Wording(
    "{since} 取现 {amount} 元，{days} 天内原样交回：未用于支付",
    "{amount} yuan were drawn on {since} and came back within {days} days, unspent",
)
CONTRACT_ENTERED_LATE: Final = Wording(
    "签订日 {day} 的合同，{days} 天后（{entered}）才录入",
    "A contract signed on {day} was entered {days} days later, on {entered}",
)
DEPRECIATION_DIFFERS: Final = Wording(
    "{account} {zh}账面 {booked} 元，按台账应为 {planned} 元，相差 {apart} 元",
    "{account} {en}: {booked} yuan in the books, {planned} by the plans of the register, {apart} "
    "apart",
)
DISPOSAL_UNSETTLED: Final = Wording(
    "154 固定资产清理余额 {rest} 元，自 {last} 起未结转",
    "154: {rest} yuan of disposals are not settled since {last}",
)
DUES_DIFFER: Final = Wording(
    "合同应收未收 {owed} 元，应收款明细账 {booked} 元，相差 {apart} 元",
    "The contract is owed {owed} yuan, account 112 says {booked}: {apart} apart",
)
ENTRIES_DIFFER: Final = Wording("明细有变", "entries changed")
FIGURES_DIFFER: Final = Wording(
    "{name}公开的 {count} 个数字与账面不符：{zh}",
    "{count} figures of the publication of {first} to {last} are not what the ledgers say: {en}",
)
INCOME_REVERSED: Final = Wording(
    "冲销 {days} 天前的收款，{amount} 元不经审批离开账户",
    "Income of {days} days ago was reversed: {amount} yuan left unapproved",
)
INCOME_SET_OFF: Final = Wording(
    "收支相抵 {amount} 元：收入未经账户直接冲抵支出",
    "Income of {amount} yuan was set off against an expense and passed no account",
)
INCOME_SPENT: Final = Wording(
    "坐支：现金付出 {spent} 元，其中 {short} 元是未交存银行的收入",
    "{spent} yuan went out in cash, {short} of it income that was not banked",
)
INVOICE_IN_PARTS: Final = Wording(
    "审批单 {number} 与 {other} 用同一张发票（金额 {amounts} 元）：分次付款或重复报销",
    "Applications {number} and {other} name one invoice ({amounts} yuan): paid in parts, or twice",
)
INVOICE_OF_TWO: Final = Wording(
    "审批单 {number} 与 {other} 的发票号码相同而收款方不同（金额 {amounts} 元）",
    "Applications {number} and {other} name one invoice for two payees ({amounts} yuan)",
)
MERGER_UNEQUAL: Final = Wording(
    "合并转出 {gone} 元，承继方转入 {come} 元，两边不等",
    "{gone} yuan were handed over in a merger and {come} yuan taken over: the sides differ",
)
MERGER_WAITS: Final = Wording(
    "登记于 {since} 合并，{days} 天仍未执行",
    "A merger announced for {since} waits {days} days to be carried out",
)
MONTH_OPEN_SINCE: Final = Wording(
    "{name}公开之后，所涉月份反结账，尚未再结账",
    "A month of the publication of {first} to {last} is open again",
)
MONTH_REOPENED: Final = Wording(
    "{month} 月末已过 {days} 天，反结账后未再结账",
    "{month} ended {days} days ago and is open again",
)
MONTH_UNCLOSED: Final = Wording(
    "{month} 月末已过 {days} 天，未结账",
    "{month} ended {days} days ago and is not closed",
)
MORE_THAN_APPROVED: Final = Wording(
    "超出批准金额 {amount}",
    "more than the {amount} approved",
)
NEVER_PAID: Final = Wording(
    "审批单没有付款记录",
    "the application was never paid",
)
NEVER_PUBLISHED: Final = Wording(
    "{quarter} 的财务收支应于 {due} 前公开，{months} 至今未公开",
    "The accounts of {quarter} were due to be published by {due}; {months} are not, {days} days on",
)
NO_MONEY_MOVED: Final = Wording(
    "凭证称合同或审批单收付了款项，但其中 {amount} 元只在现金与存款之间对转，没有收付",
    "The voucher says that a contract or application moved money, and {amount} yuan of it only "
    "went from cash to cash",
)
NO_SUCH_APPLICATION: Final = Wording(
    "审批单不存在",
    "there is no such application",
)
OPENING_DUES_DIFFER: Final = Wording(
    "期初转入的应收款 {carried} 元与旧合同未收款 {rest} 元不符",
    "{carried} yuan of receivables were carried in, the old contracts owe {rest}",
)
OTHER_AMOUNT: Final = Wording(
    "凭证 {voucher} ≠ 付款 {payment}",
    "voucher {voucher} is not payment {payment}",
)
PAID_FIRST: Final = Wording(
    "凭证日期 {day} 早于批准日 {approved}（先付后批）",
    "voucher of {day}, approved on {approved}: paid first",
)
PAID_OUT_OF_BUDGET: Final = Wording(
    "{day} 付款 {amount} 元，占用 {year} 年预算：未转入付款当年的预算，也未挂往来",
    "{amount} yuan left on {day} and count towards the budget of {year}: it was not moved to that "
    "of its year, nor booked as owed before",
)
PAYMENT_BOUNCED: Final = Wording(
    "付款 {amount} 元的凭证已于 {day} 冲销，{days} 天既未重新入账，也未登记退回",
    "The voucher of a payment of {amount} yuan was reversed on {day}, and for {days} days it was "
    "neither booked again nor said to have come back",
)
PAYMENT_SPLIT: Final = Wording(
    "{days} 天内两笔 {amounts} 元均未超过限额 {limit}，合计超过，疑似拆分",
    "Two payments within {days} days, {amounts} yuan, are each within the limit of {limit} and "
    "together above it",
)
PAYMENT_UNBOOKED: Final = Wording(
    "{amount} 元已于 {day} 付出，{days} 天仍未入账",
    "{amount} yuan left on {day}, not booked after {days} days",
)
POLICY_LOOSER: Final = Wording(
    "自 {since} 起的资金审批制度宽于全市制度：{zh}",
    "The fund policy of {since} asks less than that of the city: {en}",
)
POSTED_AGAINST: Final = Wording(
    "普通凭证冲减收入或支出 {amount} 元",
    "An ordinary voucher takes {amount} yuan off income or expenses",
)
PUBLISHED_LATE: Final = Wording(
    "{quarter} 的财务收支应于 {due} 前公开，{day} 才公开，迟 {days} 天",
    "The accounts of {quarter} were due by {due} and were out on {day}, {days} days late",
)
REGISTER_DIFFERS: Final = Wording(
    "{account} {zh}账面 {booked} 元，资产台账 {worth} 元，相差 {apart} 元",
    "{account} {en}: {booked} yuan in the books, {worth} in the register, {apart} apart",
)
RELATED_HANDLER: Final = Wording(
    "{account} 与收款方有利害关系，却经手了 {number}（{amount} 元）",
    "{account} is related to the payee and had a hand in {number} ({amount} yuan)",
)
RELATED_PARTY: Final = Wording(
    "合同相对方与 {account} 有利害关系（{number}）",
    "The other side of {number} is related to {account}",
)
RESERVE_TURNED: Final = Wording(
    "普通凭证将资本或公积公益金 {amount} 元转为收入、款项、往来或收益",
    "An ordinary voucher turns {amount} yuan of capital or reserves into income, cash, a debt or a "
    "result",
)
SAME_INVOICE: Final = Wording(
    "疑似重复报销 {amount} 元：发票号与金额相同（{number}、{other}）",
    "{amount} yuan may be paid twice: the same invoice and amount ({number}, {other})",
)
SAME_SCAN: Final = Wording(
    "疑似重复报销 {amount} 元：附件与金额相同（{number}、{other}）",
    "{amount} yuan may be paid twice: the same scan and amount ({number}, {other})",
)
SPLIT_AMONG_RELATIVES: Final = Wording(
    "{days} 天内付给同一人的两个关系方（{amounts} 元），合计超过限额 {limit} 元",
    "Within {days} days {amounts} yuan went to two payees related to one person, above the limit "
    "of {limit} together",
)
TOO_FEW_APPROVED: Final = Wording(
    "{zh}应批 {quorum} 人，实批 {persons} 人",
    "{en}: {persons} of {quorum} approved",
)
UNAPPROVED: Final = Wording(
    "付出 {amount} 元没有用款审批",
    "{amount} yuan left without an application",
)
VOUCHER_ENTERED_LATE: Final = Wording(
    "日期 {day} 的凭证，{days} 天后（{entered}）才录入",
    "A voucher of {day} was entered {days} days later, on {entered}",
)
VOUCHER_UNCHECKED: Final = Wording(
    "{day} 的凭证“{summary}”{amount} 元，{days} 天未复核",
    "The voucher '{summary}' of {day}, {amount} yuan, waits {days} days for its check",
)
REFUND_NAMES_NOTHING: Final = Wording(
    "支出退回 {amount} 元，凭证未指明原用款申请，预算未恢复",
    "{amount} yuan of something spent came back, and the voucher names no application: its budget "
    "has not got it back",
)
REFUND_UNTOLD: Final = Wording(
    "退款 {amount} 元已记账，原用款申请未登记这笔退款",
    "A refund of {amount} yuan is booked, and the application does not show it",
)
WITHDRAWN_FOR_GOOD: Final = Wording(
    "{name}于 {since} 撤下（{zh}），至今没有重新公开",
    "The publication of {first} to {last} ({kind}) was withdrawn on {since} ({en}), and nothing "
    "came in its place",
)
WRONG_SIDE: Final = Wording(
    "{account} {zh}余额方向相反：{amount} 元",
    "{account} {en}: a balance of {amount} yuan on the wrong side",
)
OFFICES_HELD: Final = Wording(
    "{who} 自 {since} 起同时担任{first}和{second}，这两个岗位应当由两人分别担任",
    "{who} is {en} at once since {since}: these two are to be two persons",
)
DONE_BY_ONE: Final = Wording(
    "{who} 在同一个月里既{first}又{second}（{months}），这两件事应当由两人分别办理",
    "{who} {en} within one month ({months}): two persons are to do these",
)
DISTRIBUTED_UNLISTED: Final = Wording(
    "向成员分配 {amount} 元，没有经公示、审核的分配清单",
    "{amount} yuan were distributed to members without a list that was put up and approved",
)
LIST_UNBOOKED: Final = Wording(
    "分配清单“{title}”{amount} 元于 {day} 审核，尚未入账为应付成员款",
    "The list {title} of {amount} yuan was approved on {day}, and is not booked as owed to members",
)
DISTRIBUTED_BEYOND: Final = Wording(
    "向成员分配超出可分配收益 {amount} 元",
    "{amount} yuan more were distributed to members than there was to distribute",
)
RESERVE_NOT_TAKEN: Final = Wording(
    "向成员分配 {amount} 元以前，当年没有提取公积公益金",
    "{amount} yuan were distributed to members, and no reserve was taken in the year before",
)
DEAD_PAID: Final = Wording(
    "分配清单“{title}”第 {number} 行付款 {amount} 元，该成员已于 {died} 死亡，不是继承人领取",
    "Line {number} of the list {title}, {amount} yuan, was paid, and not to an heir: the member "
    "died on {died}",
)
MEMBER_OF_TWO: Final = Wording(
    "分配清单“{title}”第 {number} 行的人在 {day} 同时是另一集体的成员",
    "Who has line {number} of the list {title} was a member of another collective too on {day}",
)
RECEIPTS_SKIPPED: Final = Wording(
    "收据本中有 {count} 个号码没有去向：{numbers}",
    "Nobody says what became of {count} numbers of the book of receipts: {numbers}",
)
RECEIPTS_TWICE: Final = Wording(
    "收据号码 {series} {first}—{last} 在两处登记",
    "The receipt numbers {series} {first}-{last} are in two books",
)
RECEIPTS_UNBOOKED: Final = Wording(
    "已开收据（{numbers}）收到的 {amount} 元自 {day} 起没有入账凭证",
    "{amount} yuan for which receipts were handed out ({numbers}) have no voucher since {day}",
)
