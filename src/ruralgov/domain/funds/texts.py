"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

APPROVER_HEARD: Final = Text(
    "approver_heard",
    "账号“{account}”已对本申请表态（本人或经代理）。一人只计一次，请换人办理。",
    "Account '{account}' has had a say, in person or by a delegate. One counts once; somebody "
    "else has to.",
)
APPROVER_IS_APPLICANT: Final = Text(
    "approver_is_applicant",
    "账号“{account}”是申请人，不得审批自己的申请。请换人办理。",
    "Account '{account}' applied, and may not decide on it. Somebody else has to.",
)
APPROVER_RELATED: Final = Text(
    "approver_related",
    "账号“{account}”与收款方有已申报的利害关系，须回避。请换人重新审批。",
    "Account '{account}' is related to the payee, as declared, and stays out of it. Somebody "
    "else has to approve.",
)
BUDGET_BELOW_USE: Final = Text(
    "budget_below_use",
    "项目“{item}”的预算 {amount} 元低于已支出和已预留的 {used} 元。请不低于该数。",
    "{amount} yuan for '{item}' is below the {used} that are spent or held back. Give as much "
    "at least.",
)
BUDGET_NOT_PROPOSED: Final = Text(
    "budget_not_proposed",
    "{year} 年没有待复核的预算。请核对年度，或先由会计录入预算。",
    "Nothing of the budget of {year} waits for a review. Check the year, or enter "
    "the budget first.",
)
BUDGET_SAME_PERSON: Final = Text(
    "budget_same_person",
    "{year} 年待复核的预算中有本人录入的项目，不能自己复核。请由他人复核。",
    "You entered some of what waits of the budget of {year}. Somebody else reviews it.",
)
FUND_POLICY_NOT_PROPOSED: Final = Text(
    "fund_policy_not_proposed",
    "没有待复核的用款政策或更正。请核对集体，或先录入。",
    "No policy of payments and no correction of one waits for a review. Check the collective, or "
    "enter it first.",
)
FUND_POLICY_SAME_PERSON: Final = Text(
    "fund_policy_same_person",
    "这项用款政策（更正）由本人录入，不能自己复核。请由他人复核。",
    "You entered this policy of payments, or its correction, yourself. Somebody else reviews it.",
)
BUDGET_ITEM_MISSING: Final = Text(
    "budget_item_missing",
    "{year} 年预算没有项目“{item}”。请核对名称，或先调整预算。",
    "The budget of {year} has no item '{item}'. Check the name, or change the budget first.",
)
BUDGET_ITEMS_WRONG: Final = Text(
    "budget_items_wrong",
    "预算至少要有一个项目，且项目不得重复。",
    "A budget has one item at least, and none twice.",
)
BUDGET_SHORT: Final = Text(
    "budget_short",
    "{year} 年“{item}”只剩预算 {left} 元，不够 {amount} 元。请减少金额或先调整预算。",
    "'{item}' has {left} yuan left in {year}, less than {amount}. Ask for less, or change the "
    "budget first.",
)
BUDGET_YEAR_OWN: Final = Text(
    "budget_year_own",
    "申请人 {account} 不得自行把申请转入另一年的预算。请由他人办理。",
    "Applicant {account} may not move the application to another year's budget. Somebody else has "
    "to.",
)
BUDGET_YEAR_WRONG: Final = Text(
    "budget_year_wrong",
    "申请 {application} 现占用 {now} 年预算，不能改为 {year} 年。"
    "只能转入今年或申请当年的预算（可选：{allowed}）。",
    "{application} counts towards the budget of {now} and cannot go to {year}: only to this year "
    "or the one in which it was filed ({allowed}).",
)
CASH_INCOME_SPENT: Final = Text(
    "cash_income_spent",
    "支付 {amount} 元会动用未送存的现金收入 {income} 元（坐支）。请先送存；"
    "制度允许坐支的，须写明理由。",
    "Paying {amount} yuan would spend {income} of cash income that is not banked. Bank it "
    "first; where the policy allows it, give a reason.",
)
CASH_INCOME_UNBANKED: Final = Text(
    "cash_income_unbanked",
    "库存现金中有 {income} 元收入尚未送存银行，不含它可用 {left} 元，不够 {amount} 元。"
    "请先送存，改由银行支付。",
    "{income} yuan in the till are income not yet banked; without it {left} are free, less "
    "than {amount}. Bank it first and pay from the bank.",
)
CASH_PAYMENT_TOO_LARGE: Final = Text(
    "cash_payment_too_large",
    "该收款方 {days} 天内现金合计 {total} 元，超过现金支付上限 {limit} 元。请改由银行支付。",
    "This payee would get {total} yuan in cash within {days} days, above the {limit} that may "
    "be paid in cash. Pay from the bank.",
)
CASH_SHORT: Final = Text(
    "cash_short",
    "{account}可用 {left} 元，不够 {amount} 元。请减少金额，或改从另一账户支付。",
    "{left} yuan are free in {account_en} (cash or bank), less than {amount}. Ask for less, or "
    "pay from the other account.",
)
DELEGATE_WITHOUT_ROLE: Final = Text(
    "delegate_without_role",
    "不能委托给“{account}”：须是另一人，且在 {place} 有审批或经办角色（记账、出纳除外）。",
    "'{account}' cannot be the delegate: it must be another who approves or applies at "
    "{place}, not one who keeps books or cash.",
)
DELEGATION_MISSING: Final = Text(
    "delegation_missing",
    "没有委托 {delegation}。请核对编号。",
    "There is no delegation {delegation}. Check the id.",
)
DELEGATION_NONE: Final = Text(
    "delegation_none",
    "“{giver}”今日没有委托“{receiver}”代行“{role}”。请由委托人先行委托。",
    "'{giver}' has not delegated '{role_en}' to '{receiver}' for today. The giver does so first.",
)
DELEGATION_NOT_OWN: Final = Text(
    "delegation_not_own",
    "只有委托人“{giver}”或镇街三资审核员可以撤销。",
    "Only the giver '{giver}' or a town officer may revoke it.",
)
DELEGATION_OVER: Final = Text(
    "delegation_over", "委托截止 {until}，已经结束。", "The delegation ends on {until}: it is over."
)
DELEGATION_TOO_LONG: Final = Text(
    "delegation_too_long",
    "委托到 {until}，超过 {most} 天。请缩短期限，到期可再委托；长期不在岗的请改授角色。",
    "A delegation until {until} is longer than {most} days. Shorten it and delegate again later; "
    "who is away for good hands the role over.",
)
FUND_APPLICATION_MISSING: Final = Text(
    "fund_application_missing",
    "没有用款申请 {application}。请核对编号。",
    "There is no application {application}. Check the id.",
)
FUND_ATTACHMENT_WRONG: Final = Text(
    "fund_attachment_wrong",
    "附件摘要“{value}”不是 64 位小写十六进制的 SHA-256。",
    "'{value}' is not a SHA-256 of 64 lower-case hexadecimal digits.",
)
FUND_BEYOND_TIERS: Final = Text(
    "fund_beyond_tiers",
    "合计 {total} 元超出资金制度的最高档次。请先修订制度，或核对金额。",
    "{total} yuan in all is beyond the highest tier. Revise the policy first, or check the amount.",
)
FUND_DUPLICATE: Final = Text(
    "fund_duplicate",
    "同一收款方、金额 {amount} 元、凭据 {paper} 已在申请 {number} 中报过。"
    "请核对；原申请作废后方可再报。",
    "The same payee, {amount} yuan and paper {paper} are in application {number}. Check it; "
    "it can be filed again only if that one is void.",
)
FUND_EXPIRED: Final = Text(
    "fund_expired",
    "用款申请 {application} 已于 {expires} 到期。请释放后重新申请。",
    "Application {application} expired on {expires}. Expire it, and file it anew.",
)
FUND_LIMITS_WRONG: Final = Text(
    "fund_limits_wrong",
    "资金制度的限额或天数有误。金额不得为负，天数至少为 1。",
    "A limit of the policy is wrong. No amount is below nothing, and days are 1 at least.",
)
FUND_NOT_APPLICANT: Final = Text(
    "fund_not_applicant",
    "只有申请人“{applicant}”可以撤回。",
    "Only the applicant '{applicant}' may withdraw it.",
)
FUND_NOT_EXPIRED: Final = Text(
    "fund_not_expired",
    "用款申请 {application} 到 {expires} 为止有效，尚未过期。",
    "Application {application} is good until {expires}; it has not expired.",
)
FUND_PAPER_MISSING: Final = Text(
    "fund_paper_missing",
    "须有发票号码，或至少一份附件的摘要。",
    "An invoice number is needed, or the hash of one attachment at least.",
)
FUND_PAYEE_WRONG: Final = Text(
    "fund_payee_wrong",
    "收款方须且只须填一项：单位名称，或个人姓名。",
    "Give one payee: the name of an organisation, or that of a person.",
)
FUND_POLICY_MISSING: Final = Text(
    "fund_policy_missing",
    "{day} 时集体 {collective} 没有可用的资金审批制度。请先由镇街采用一份。",
    "Collective {collective} has no policy for its funds on {day}. The town adopts one first.",
)
FUND_STAGE_WRONG: Final = Text(
    "fund_stage_wrong",
    "用款申请 {application} 现为“{stage}”，此事须在“{needed}”时办理。一项申请只办结一次。",
    "Application {application} is at '{stage_en}'; this needs '{needed_en}'. An application ends "
    "once.",
)
FUND_STEP_NOT_NEXT: Final = Text(
    "fund_step_not_next",
    "现在应由“{next}”审批，不是“{role}”。请按顺序办理。",
    "It is the turn of '{next}', not of '{role_en}'. Keep to the order.",
)
FUND_STEP_WRONG: Final = Text(
    "fund_step_wrong",
    "审批环节有误：角色“{role}”，人数 {quorum}。角色须为村集体负责人、民主理财小组成员或"
    "镇街三资审核员，人数至少为 1。",
    "A step is wrong: role '{role_en}', quorum {quorum}. The role is the head, a finance "
    "reviewer or the town officer, and the quorum at least 1.",
)
FUND_TIERS_WRONG: Final = Text(
    "fund_tiers_wrong",
    "审批档次有误。各档上限须由低到高，每档至少一个环节，同一档内角色不重复。",
    "The tiers are wrong. Their limits rise, each has a step at least, and no role comes "
    "twice in one.",
)
INTEREST_END_WRONG: Final = Text(
    "interest_end_wrong",
    "终止日须在 {since} 之后、{until} 之前。",
    "The end must be after {since} and before {until}.",
)
INTEREST_MISSING: Final = Text(
    "interest_missing",
    "没有利害关系申报 {interest}。请核对编号。",
    "There is no declared interest {interest}. Check the id.",
)
INTEREST_OWN: Final = Text(
    "interest_own",
    "“{account}”不得自行终止本人的利害关系申报。请由他人办理。",
    "'{account}' may not end an interest of their own. Somebody else has to.",
)
PAYER_NOT_SEPARATE: Final = Text(
    "payer_not_separate",
    "账号“{account}”申请或审批过本笔，不得付款。请由另一位出纳办理。",
    "Account '{account}' applied or approved, and may not pay. Another cashier has to.",
)
PAYMENT_ACCOUNT_WRONG: Final = Text(
    "payment_account_wrong",
    "本申请批准从“{account}”支付。请从该账户支付，或重新申请。",
    "It is approved to be paid from {account_en}. Pay from there, or file it anew.",
)
PAYMENT_BOOKED: Final = Text(
    "payment_booked",
    "该付款已由凭证 {voucher} 入账。请先冲销该凭证，再登记退回。",
    "Voucher {voucher} books this payment. Reverse it first, then say that the payment came back.",
)
PAYMENT_PART_WRONG: Final = Text(
    "payment_part_wrong",
    "支付采购、工程合同的，合同和款项类别（预付款、进度款、结算款、质保金）须一并填写；"
    "不是的都不填。请补上或删去一项。",
    "What pays a purchase or works names both its contract and the part that is paid; nothing else "
    "names either. Add the other one, or take it out.",
)
PAYMENT_RETURN_DAY: Final = Text(
    "payment_return_day",
    "退回日 {day} 应在付款日 {left} 至今天 {today} 之间。请按银行回单填写。",
    "The day {day} on which it came back lies between {left}, when it was paid, and today, "
    "{today}. Enter it as the bank has it.",
)
PAYMENT_SAME_PERSON: Final = Text(
    "payment_same_person",
    "付款由 {account} 本人登记，退回或误登须由他人登记。",
    "{account} recorded this payment: another person says that it came back or was a mistake.",
)
PAYMENT_TOO_LARGE: Final = Text(
    "payment_too_large",
    "付款 {amount} 元超过批准的 {approved} 元。",
    "{amount} yuan is above the {approved} approved.",
)
REFUND_STANDS: Final = Text(
    "refund_stands",
    "这笔付款的退款已由凭证 {voucher} 入账。请先冲销退款凭证，再冲销付款凭证。",
    "Voucher {voucher} books a refund of this payment. Reverse that one first, then the payment.",
)
REFUND_TOO_LARGE: Final = Text(
    "refund_too_large",
    "申请 {application} 的付款只剩 {left} 元未退，退款 {amount} 元超出。请核对申请编号和金额；"
    "多收的部分不是退款，请另行记账。",
    "Of what {application} was paid {left} yuan have not come back, and the refund is {amount}. "
    "Check its number and the amount; book what is more as what it is.",
)
RESOLUTION_MISSING: Final = Text(
    "resolution_missing",
    "合计 {total} 元超过 {limit} 元，须附“四议两公开”决议记录。",
    "{total} yuan in all is above {limit}: give the record of the four deliberations and two "
    "publications.",
)
RESOLUTION_TWICE: Final = Text(
    "resolution_twice",
    "“四议两公开”要么填写程序编号，要么填写纸质记录，不能同时填写。请删去一种。",
    "Either name the procedure, or give the record of a paper, and not both. Take one out.",
)
RESOLUTION_WRONG: Final = Text(
    "resolution_wrong",
    "决议 {reference} 不合要求：{problem}。请按会议记录改正。",
    "Resolution {reference} does not hold: {problem}. Correct it by the minutes.",
)
ROLE_NOT_HELD: Final = Text(
    "role_not_held",
    "账号“{account}”在 {place} 没有“{role}”角色。请由持有者办理，或先授予角色。",
    "Account '{account}' does not hold '{role_en}' at {place}. Let one who does act, or grant it "
    "first.",
)
SETTLEMENT_DIFFERS: Final = Text(
    "settlement_differs",
    "凭证金额 {amount} 元与付款 {paid} 元不一致。请核对凭证。",
    "The voucher says {amount} yuan, the payment {paid}. Check the voucher.",
)
