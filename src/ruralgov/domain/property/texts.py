"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ALLOCATION_MISSING: Final = Text(
    "allocation_missing",
    "收款 {receipt} 没有核销该合同第 {due} 期。请核对。",
    "Receipt {receipt} does not pay due {due} of that contract. Check it.",
)
CHANGE_DECISION_WEAK: Final = Text(
    "change_decision_weak",
    "合同当初由“{first}”决定，不能凭“{kind}”变更。请按原程序作出决议后再办。",
    "The contract was decided by {first_en}, and {kind_en} cannot vary it. Have it decided the way "
    "the contract was.",
)
CHANGE_NOT_PROPOSED: Final = Text(
    "change_not_proposed",
    "合同 {contract} 没有待复核的变更或押金处理。请先由村负责人提出。",
    "Nothing of contract {contract} waits for a review: neither a variation nor its deposit. The "
    "village head asks for it first.",
)
CHANGE_SAME_PERSON: Final = Text(
    "change_same_person",
    "合同 {contract} 的这项变更（押金处理）由本人提出，不能自己复核。请由他人复核。",
    "You asked for this change of contract {contract} yourself. Somebody else reviews it.",
)
CONTRACT_ASSETS_WRONG: Final = Text(
    "contract_assets_wrong",
    "发包、出租、出让须列明资产（资源），且不得重复列同一项（{direction}）。",
    "Letting and selling name their assets, each once ({direction}).",
)
CONTRACT_MISSING: Final = Text(
    "contract_missing",
    "没有合同 {contract}。请核对编号。",
    "There is no contract {contract}. Check the id.",
)
CONTRACT_RENEWED: Final = Text(
    "contract_renewed",
    "合同 {contract} 已由合同 {by} 续签。",
    "Contract {contract} was renewed by contract {by} already.",
)
CONTRACT_SAME_PERSON: Final = Text(
    "contract_same_person",
    "合同 {contract} 由本人拟订，决议须由他人录入。",
    "You drafted contract {contract}: another person enters the decision.",
)
CONTRACT_STAGE_WRONG: Final = Text(
    "contract_stage_wrong",
    "合同 {contract} 现为“{stage}”，此操作需要“{needed}”。",
    "Contract {contract} is at '{stage_en}'; this needs '{needed_en}'.",
)
CONTRACT_TAKEN: Final = Text(
    "contract_taken",
    "合同内部编号 {contract} 已存在。请为新合同使用新的内部编号。",
    "There is a contract with the id {contract} already. Give a new one a new id.",
)
CONTRACT_UNDECIDED: Final = Text(
    "contract_undecided",
    "合同 {contract} 缺少决议。请先按四议两公开等程序决议并录入。",
    "Contract {contract} lacks a decision. Decide on it and enter the decision first.",
)
DECISION_DIFFERS: Final = Text(
    "decision_differs",
    "所引用的决议是 {day} 的“{reference}”，与填写的日期或文号不同。请按该决议填写。",
    "The decision that is named is '{reference}' of {day}, not of this day and reference. Enter it "
    "as it is.",
)
DAY_AHEAD: Final = Text(
    "day_ahead",
    "{day} 不可用：应在今天 {today} 或之前（且不早于取得日）。",
    "{day} does not do: it must be today, {today}, or before (and not before the acquisition).",
)
DAYS_WRONG: Final = Text(
    "days_wrong",
    "天数 {days} 应为零或正数。",
    "{days} days must be nothing or more.",
)
DECIDED_TOO_LATE: Final = Text(
    "decided_too_late",
    "决议或交易在 {decided}，晚于 {day}。须先决议、先公开交易，后签约或处置。",
    "The decision or tender of {decided} is after {day}. Decide and tender first, then sign "
    "or dispose.",
)
DEPOSIT_WRONG: Final = Text(
    "deposit_wrong",
    "合同 {contract} 实收押金 {held} 元，退还与扣留之和须相等，且只能结算一次。",
    "{held} yuan of deposit are held for contract {contract}: what goes back and what is kept "
    "must be that sum, once.",
)
DIGEST_WRONG: Final = Text(
    "digest_wrong",
    "“{value}”不是 SHA-256（64 位十六进制小写）。请由文件重新计算。",
    "'{value}' is not a SHA-256 (64 hex digits). Work it out from the file again.",
)
DISCHARGE_EXCEEDS: Final = Text(
    "discharge_exceeds",
    "合同 {contract} 可办理“{form}”的欠款只有 {free} 元，不足 {amount} 元。"
    "坏账核销只限已逾期的欠款；请减少金额，或先撤回未办结的事项。",
    "{free} yuan of contract {contract} can be discharged ({form_en}), {amount} is more. Only what "
    "is late is written off. Ask for less, or withdraw what still waits.",
)
DISCHARGE_MISSING: Final = Text(
    "discharge_missing",
    "合同 {contract} 没有处于该步骤的第 {no} 项抵款（核销）。请核对序号及其进度。",
    "Contract {contract} has no discharge {no} at this step. Check its number, and where it "
    "stands.",
)
DISCHARGE_SAME_PERSON: Final = Text(
    "discharge_same_person",
    "第 {no} 项抵款（核销）由本人提出，须由他人批准。",
    "You asked for discharge {no}: another person approves it.",
)
WRITE_OFF_UNDECIDED: Final = Text(
    "write_off_undecided",
    "合同 {contract} 的坏账核销须经成员（代表）大会或四议两公开决议，理事会不能决定。请补齐决议。",
    "A bad debt of contract {contract} is written off by the members or by four deliberations, not "
    "by the council. Have it decided so.",
)
DUE_MISSING: Final = Text(
    "due_missing",
    "合同 {contract} 没有第 {due} 期有效的应收款。请核对期次。",
    "Contract {contract} has no due {due} in force that is owed to the collective. Check it.",
)
DUE_OUTSIDE_TERM: Final = Text(
    "due_outside_term",
    "应收日 {day} 与合同期限（{until}）不符。请核对价款到期日。",
    "The due day {day} does not fit the term ({until}). Check the days of the price.",
)
DUE_OVERPAID: Final = Text(
    "due_overpaid",
    "合同 {contract} 第 {due} 期只欠 {rest} 元，不能核销 {wanted} 元。请减少金额。",
    "{rest} yuan of due {due} of contract {contract} are owed, {wanted} is more. Allocate less.",
)
DUES_OPEN: Final = Text(
    "dues_open",
    "合同 {contract} 尚有应收款 {rest} 元未收，不能登记为履行完毕。请先收款并核销。",
    "{rest} yuan of contract {contract} are still owed. Collect and allocate them first.",
)
END_CAUSE_WRONG: Final = Text(
    "end_cause_wrong",
    "终止原因“{cause}”与期限 {until} 不符：期满只用于届满之日及以后。",
    "The cause '{cause_en}' does not fit the term until {until}: expiry is for that day and "
    "later only.",
)
NOTHING_ENTERED: Final = Text(
    "nothing_entered",
    "{what} 没有可撤销的“{entry}”记载。请核对。",
    "Nothing of this kind was entered of {what}: {entry_en}. Check it.",
)
ENTRY_RESTED_ON: Final = Text(
    "entry_rested_on",
    "{what} 的“{entry}”还有后续记载：{on}。请先冲销或撤销后续记载，再撤销本记载。",
    "Something rests on this entry of {what} ({entry_en}): {on_en}. Reverse or withdraw that "
    "first.",
)
ENTRY_SAME_PERSON: Final = Text(
    "entry_same_person",
    "合同 {contract} 由本人拟订，撤销其记载须由他人办理。",
    "You drafted contract {contract}: another person takes back what was entered of it.",
)
CONTRACT_EVIDENCE_MISSING: Final = Text(
    "contract_evidence_missing",
    "合同 {contract} 的这项记载须有依据。请扫描依据文件，填写其 SHA-256。",
    "This entry about contract {contract} needs its paper: scan it and give the SHA-256 of the "
    "file.",
)
CONTRACT_PARTY_ERASED: Final = Text(
    "contract_party_erased",
    "合同 {contract} 相对方的个人信息已依法删除，不能再更正。",
    "Who the other side of contract {contract} was is erased by law, and corrected no more.",
)
CONTRACT_PARTY_PERSONAL: Final = Text(
    "contract_party_personal",
    "对方单位栏中有{kind}。单位名称公开，个人信息请填入个人姓名、电话栏。",
    "A personal number ({kind}) stands where an organisation is named, and that is open. Give a "
    "person's name and telephone in their own fields.",
)
CONTRACT_PARTY_SAME: Final = Text(
    "contract_party_same",
    "合同 {contract} 的相对方本来就是这样记载的。请填写需要更正的内容。",
    "The other side of contract {contract} is written so already. Give what is to be corrected.",
)
PARTY_WRONG: Final = Text(
    "party_wrong",
    "合同对方要么是单位，要么是个人，须填且只填一个。",
    "The other side is an organisation or a person: give one of the two.",
)
PRICE_MISSING: Final = Text(
    "price_missing",
    "合同没有价款（{direction}）。除家庭承包外，请列明价款及到期日。",
    "The contract has no price ({direction_en}). But for contracting to households, give the "
    "price and its days.",
)
PRICE_WRONG: Final = Text(
    "price_wrong",
    "价款共 {times} 期、每 {every} 月一期，不在允许范围（1 至 1200）。请核对。",
    "A price of {times} times every {every} months is out of range (1 to 1200). Check it.",
)
RECEIPT_BOOKED: Final = Text(
    "receipt_booked",
    "凭证 {voucher} 第 {line} 行已登记为收款。一行只登记一次。",
    "Line {line} of voucher {voucher} is a receipt already. A line makes one receipt.",
)
RECEIPT_ELSEWHERE: Final = Text(
    "receipt_elsewhere",
    "收款 {receipt} 不属于合同 {contract} 的集体。只能核销本集体的应收款。",
    "Receipt {receipt} is not of the collective of contract {contract}. It pays dues of its "
    "own collective only.",
)
RECEIPT_EXCEEDED: Final = Text(
    "receipt_exceeded",
    "收款 {receipt} 只余 {rest} 元，不能分配 {wanted} 元。请减少金额。",
    "{rest} yuan of receipt {receipt} are left, {wanted} is more. Allocate less.",
)
RECEIPT_MISSING: Final = Text(
    "receipt_missing",
    "没有收款 {receipt}。请核对编号。",
    "There is no receipt {receipt}. Check the id.",
)
RECEIPT_NOT_OPEN: Final = Text(
    "receipt_not_open",
    "收款 {receipt} 已冲销，或没有给出分配。请核对凭证。",
    "Receipt {receipt} was reversed, or no allocation was given. Check the voucher.",
)
RENEWAL_TOO_EARLY: Final = Text(
    "renewal_too_early",
    "续签合同自 {since} 起，早于原合同终止日 {over}。请从 {over} 起。",
    "The renewal begins on {since}, before the old contract is over on {over}. Begin then.",
)
RENEWAL_WRONG: Final = Text(
    "renewal_wrong",
    "{contract} 不是本集体已签订、同类且同一资产的合同，不能续签。请核对原合同。",
    "{contract} is not a signed contract of the same collective, direction and asset. Check "
    "which contract is renewed.",
)
TENDER_WRONG: Final = Text(
    "tender_wrong",
    "交易方式“{method}”要有记录编号；免于公开交易的要写明依据。",
    "'{method_en}' needs the reference of its record; an exemption needs its ground.",
)
TENURE_WRONG: Final = Text(
    "tenure_wrong",
    "发包、出租要写明方式（租赁、家庭承包、其他方式承包等），其他合同不写（{direction}）。",
    "A letting says by what right (lease, contracting …), other contracts do not ({direction_en}).",
)
TENURE_UNFIT: Final = Text(
    "tenure_unfit",
    "不能以“{tenure}”取得这些资产资源（{kinds}）：家庭承包限本集体农户承包农用地，"
    "出让限集体经营性建设用地。请改用租赁或其他方式承包，或核对相对方和资产。",
    "By {tenure_en} this holder cannot hold that ({kinds_en}): farm land is contracted to "
    "households of the collective, and grants are of construction land. Use a lease or contract it "
    "in another way, or check holder and assets.",
)
TERM_NOT_OVER: Final = Text(
    "term_not_over",
    "合同 {contract} 期限至 {until}，尚未届满。提前终止须有决议和原因。",
    "Contract {contract} runs until {until}. An early end needs a cause and a decision.",
)
TERM_TOO_LONG: Final = Text(
    "term_too_long",
    "期限 {since} 至 {until} 超过 {years} 年。依据：{source}。请缩短期限；非强制上限的可写明理由。",
    "The term {since} to {until} is longer than {years} years ({source}). Shorten it; where "
    "the limit does not bind, give a reason.",
)
VARIATION_BACKDATED: Final = Text(
    "variation_backdated",
    "变更或提前终止自 {since} 起，早于今天 {today}。已到期的应收款不得改动。",
    "The change from {since} is before today, {today}: what is due already is not touched.",
)
CONTRACT_ASSET_UNKNOWN: Final = Text(
    "contract_asset_unknown",
    "资产台账中没有本格的第 {places} 个编号。请核对，或先登记资产。",
    "The register has no asset with code no. {places} of this cell. Check it, or register the "
    "asset first.",
)
CONTRACT_MARK_USED: Final = Text(
    "contract_mark_used",
    "此合同编号已导入过另一份合同（系统编号 {number}）。请核对；另一份合同请换编号，"
    "要改的请在系统中撤回或变更。",
    "Another contract was imported under this number ({number}). Check it; give another "
    "contract another number, or withdraw or vary the first.",
)
CONTRACT_ROWS_DIFFER: Final = Text(
    "contract_rows_differ",
    "与同一合同的第 {row} 行不一致。另起的行只填价款各列；另一份合同请用另一个合同编号。",
    "This differs from row {row} of the same contract. Further rows hold terms of the price "
    "alone; give another contract another number.",
)
ACCEPTANCE_ABOVE_PRICE: Final = Text(
    "acceptance_above_price",
    "验收合计 {worth} 元超过合同 {contract} 的价款 {price} 元。增加的工程或数量请先办理合同变更。",
    "{worth} yuan accepted in all are above the price of {contract}, {price}. Vary the contract "
    "first where more was done or delivered.",
)
ACCEPTANCE_BEHIND: Final = Text(
    "acceptance_behind",
    "合同 {contract} 截至 {day} 已验收 {worth} 元。验收按累计数填写，日期和金额不能比上次少；"
    "上次录错的，请先撤回那条验收记录。",
    "{worth} yuan of {contract} were accepted by {day}. Sums are of all that was accepted: neither "
    "day nor sum goes back. Withdraw the last acceptance first where it was wrong.",
)
ACCEPTED_BY_DRAFTER: Final = Text(
    "accepted_by_drafter",
    "合同 {contract} 由你拟订，验收须由他人确认。",
    "You drafted {contract}: another person accepts what was done.",
)
CONTRACT_NOT_PAYING: Final = Text(
    "contract_not_paying",
    "合同 {contract} 是{direction}合同，由对方付款。"
    "付款条件和验收只用于采购、工程合同；请核对编号。",
    "{contract} is a contract by which the other side pays ({direction_en}). Terms of payment and "
    "acceptances are of purchases and works; check its number.",
)
PAYMENT_TERMS_ABOVE_PRICE: Final = Text(
    "payment_terms_above_price",
    "预付款与质保金合计 {sum} 元超过合同 {contract} 的价款 {price} 元。请按合同文本核对。",
    "Advance and retention come to {sum} yuan, above the price of {contract}, {price}. Check them "
    "by its text.",
)
PAYMENT_TERMS_WRONG: Final = Text(
    "payment_terms_wrong",
    "预付款、质保金不能为负；有质保金的须填质保期满日，没有的不填。请按合同文本改正。",
    "Advance and retention are not below nothing, and a day until which something is kept goes "
    "with a retention alone. Mend them by the text of the contract.",
)
