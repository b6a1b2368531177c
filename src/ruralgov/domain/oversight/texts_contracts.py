"""What findings about contracts, assets and deposits say, in Chinese and English."""

from typing import Final

from ruralgov.domain.oversight.wording import Wording

ACCEPTED_UNPAID: Final = Wording(
    "{day} 已到付款条件，{days} 天仍有 {rest} 元未付",
    "{rest} yuan could be paid since {day} and are not after {days} days",
)
ARREARS_FORGOTTEN: Final = Wording(
    "自 {since} 起欠缴 {owed} 元，无催收、变更或终止记录",
    "{owed} yuan are owed since {since}, and no step is on record",
)
CONTRACT_EXPIRED: Final = Wording(
    "合同已于 {until} 期满，未终止也未续签",
    "The contract was over on {until}, and is neither ended nor renewed",
)
CONTRACT_UNSIGNED: Final = Wording(
    "合同期自 {since} 起算，至今未签订",
    "The term began on {since}, and the contract is not signed",
)
FEW_BIDDERS: Final = Wording(
    "{amount} 元的招标仅 {bidders} 家投标",
    "A tender over {amount} yuan had {bidders} bidders",
)
INCOME_WITHOUT_CONTRACT: Final = Wording(
    "收取 {amount} 元，所涉资产资源当日无有效合同",
    "{amount} yuan came in about what no contract lets out on that day",
)
LET_TWICE: Final = Wording(
    "同一资产资源在 {since} 至 {until} 间重复发包（{contracts}）",
    "One thing is let twice from {since} to {until} ({contracts})",
)
LET_WHEN_GONE: Final = Wording(
    "资产资源已于 {gone} 处置（出售），合同 {number} 仍发包至 {over}",
    "Gone or sold on {gone}, and let until {over} by {number}",
)
MONEY_UNALLOCATED: Final = Wording(
    "{day} 收到的 {rest} 元 {days} 天未核销，而合同仍有欠款",
    "{rest} yuan of {day} pay no due after {days} days, and some are open",
)
NO_TENDER: Final = Wording(
    "{amount} 元未经公开交易（理由：{exemption}）",
    "{amount} yuan without a tender (exempt: {exemption})",
)
PAID_BEYOND_CONTRACT: Final = Wording(
    "合同已付 {amount} 元，按约定和验收只可付 {payable} 元（价款 {price} 元）",
    "{amount} yuan were paid of the contract, and {payable} may be by what was agreed and accepted "
    "(its price is {price})",
)
PARTY_PAID_BEYOND: Final = Wording(
    "向合同相对方付款 {amount} 元，超过与其所签合同合计 {price} 元：超出部分没有合同",
    "{amount} yuan went to the other side of contracts that come to {price}: there is no contract "
    "for the rest",
)
PRICE_VARIED: Final = Wording(
    "招标成交后变更价款：签订时 {signed} 元，现为 {now} 元",
    "The price won by tender was varied: {signed} yuan when signed, {now} now",
)
RECEIVED_TOO_MUCH: Final = Wording(
    "合同共应收 {owed} 元，已收 {amount} 元，多收 {more} 元",
    "The contract owes {owed} yuan in all, {amount} came in: {more} too much",
)
RENT_BELOW_LAST: Final = Wording(
    "年租金 {now} 元低于上一合同 {then} 元，且未经竞价",
    "The rent of {now} yuan a year is below the last, {then}, and nobody bid against it",
)
RENT_NAMES_NO_CONTRACT: Final = Wording(
    "发包租赁收入 {amount} 元未指明合同",
    "{amount} yuan of rent name no contract",
)
SOLD_BELOW_BOOKS: Final = Wording(
    "{name}以 {proceeds} 元处置，账面净值 {worth} 元，无评估",
    "{name} was sold for {proceeds} yuan, stands at {worth} in the books, and was not assessed",
)
SOLD_BELOW_VALUE: Final = Wording(
    "出售价 {price} 元低于评估价 {worth} 元",
    "Sold for {price} yuan, assessed at {worth}",
)
SOLD_WITHOUT_CONTRACT: Final = Wording(
    "{name}作价 {amount} 元处置，没有出售合同",
    "{name} went for {amount} yuan without a contract of sale",
)
TERM_BEYOND_LIMIT: Final = Wording(
    "合同期 {since} 至 {until}，超过 {years} 年（{source}）",
    "The term from {since} to {until} is beyond {years} years ({source})",
)
TERM_VARIED: Final = Wording(
    "招标成交后延长合同期：签订时至 {signed}，现至 {now}",
    "The term won by tender was made longer: until {signed} when signed, until {now} now",
)
DEPOSIT_AS_INCOME: Final = Wording(
    "{day} 收到的押金 {amount} 元记作收入，应记应付款",
    "{amount} yuan of deposit of {day} are income in the books, and are owed",
)
COMPENSATION_UNPAID: Final = Wording(
    "合同于 {day} 提前终止，约定由集体支付的补偿尚有 {amount} 元没有凭证",
    "The contract ended early on {day}, and {amount} yuan that the collective owes for it have no "
    "voucher",
)
OVERPAID_LEFT: Final = Wording(
    "合同多收 {amount} 元，自 {day} 起未退还，也未抵用以后的应收款",
    "{amount} yuan were paid too much since {day}, and neither went back nor pay a later due",
)
REPAYMENT_UNPAID: Final = Wording(
    "{day} 提出并已同意退还的多收款 {amount} 元，没有退款凭证",
    "{amount} yuan asked for on {day} and passed to go back have no voucher",
)
DEPOSIT_UNBOOKED: Final = Wording(
    "{day} 登记退还（扣留）的押金，尚有 {amount} 元没有凭证",
    "{amount} yuan of the deposit settled on {day} have no voucher",
)
DEPOSIT_UNSETTLED: Final = Wording(
    "合同于 {day} 终止，押金 {amount} 元未退还也未扣留",
    "The contract was over on {day}, and its deposit of {amount} yuan is neither returned nor kept",
)
DISCHARGE_UNBOOKED: Final = Wording(
    "{day} 提出并已批准的{zh} {amount} 元，尚未入账",
    "{amount} yuan asked for on {day} and approved ({en}) are not booked",
)
DISCHARGE_UNDECIDED: Final = Wording(
    "{day} 提出的{zh} {amount} 元，尚未决定",
    "{amount} yuan asked for on {day} ({en}) are not decided on",
)
RENT_OF_YEARS: Final = Wording(
    "一次确认收入 {amount} 元，而合同每年租金为 {year} 元，应分期确认",
    "{amount} yuan became income at once, a year of the contract is {year}: it is to be spread",
)
RECEIVABLE_TAKEN_OFF: Final = Wording(
    "应收款 {amount} 元未收到款项即冲减，没有经批准的抵款或核销",
    "{amount} yuan were taken off the receivables without money and without an approved discharge",
)
PARTY_CORRECTED: Final = Wording(
    "合同相对方于 {day} 更正，更正前后名称不同，请核对依据",
    "The other side was corrected on {day} to another name: see its paper",
)
PARTY_HOLDS_NUMBER: Final = Wording(
    "对方单位名称中含个人号码，无法公开，应当更正",
    "The name of the organisation holds a personal number: it cannot be published, and is to be "
    "corrected",
)
TENURE_UNFIT: Final = Wording(
    "以“{zh}”取得，而相对方或资产不符：家庭承包限本集体农户承包农用地",
    "Held by {en}, and that holder cannot hold that: farm land is contracted to households",
)
RENT_IN_PAYABLES: Final = Wording(
    "已收租金 {amount} 元所属期间于 {day} 届满，仍记在往来，未转为收入",
    "{amount} yuan of rent whose days were over on {day} still stand among what is owed, and never "
    "became income",
)
REPAID_TO_ANOTHER: Final = Wording(
    "按审批单 {number} 退还或补偿的 {amount} 元付给了合同相对方以外的人，没有委托或承继依据",
    "{amount} yuan that go back of the contract ({number}) were paid to another than its other "
    "side, without a mandate",
)
