"""What is refused about agreements, obligations, breach and confirmation."""

from typing import Final

from ruralgov.domain.kernel.text import Text

MEDIATION_AGREEMENT_MISSING: Final = Text(
    "mediation_agreement_missing",
    "纠纷 {number} 还没有协议，或协议尚未生效。请先草拟并由各方签署。",
    "Dispute {number} has no agreement, or it has no effect yet. Draft it and let all sign first.",
)
MEDIATION_AGREEMENT_SIGNED: Final = Text(
    "mediation_agreement_signed",
    "协议已有人签署，不能再改。要变更的，先由签署人撤回，或重新调解。",
    "Somebody signed the agreement, and it is changed no more. Mediate anew where it is wrong.",
)
MEDIATION_AGREEMENT_EMPTY: Final = Text(
    "mediation_agreement_empty",
    "协议还没有写明任何义务。请逐项写明谁向谁、做什么、何时完成。",
    "The agreement names no obligation. Say who owes whom what, by when, one by one.",
)
MEDIATION_AGREEMENT_WRITTEN: Final = Text(
    "mediation_agreement_written",
    "“{kind}”纠纷的调解协议必须采用书面形式（农村土地承包经营纠纷调解仲裁法第十条）。"
    "请改为书面协议。",
    "What is agreed about '{kind_en}' is agreed in writing (Law on Land Contract Disputes, art. "
    "10). Make it a written agreement.",
)
MEDIATION_AGREEMENT_BARS: Final = Text(
    "mediation_agreement_bars",
    "“{field}”中有“{words}”。调解协议不得限制诉讼、信访、投诉、举报的权利，"
    "不得约定罚款或收取调解费用（人民调解法第三条、第四条）。请删去。",
    "'{field}' says '{words}'. An agreement limits no way to court, petition or complaint, and "
    "sets no fine or fee (People's Mediation Law, art. 3 and 4). Take it out.",
)
MEDIATION_AGREEMENT_SESSION: Final = Text(
    "mediation_agreement_session",
    "还没有调解记录，不能草拟协议。请先登记调解过程。",
    "No session is recorded, and nothing is drafted. Record the session first.",
)
OBLIGATION_WRONG: Final = Text(
    "obligation_wrong",
    "义务有误：债务人、债权人须为分属两方的当事人，给付款项须写金额（大于零），其他不写金额，"
    "期限不早于 {day}。请改正。",
    "The obligation is wrong: debtor and creditor are parties of the two sides, money has an "
    "amount above nothing and all else none, and it is due no sooner than {day}. Correct it.",
)
OBLIGATION_MISSING: Final = Text(
    "obligation_missing",
    "协议中没有第 {obligation} 项义务，或其状态为“{stage}”。请核对序号和状态。",
    "The agreement has no obligation {obligation}, or it is '{stage_en}'. Check number and stage.",
)
AGREEMENT_DAY_WRONG: Final = Text(
    "agreement_day_wrong",
    "{day} 早于 {after} 或晚于 {before}。请核对日期。",
    "{day} lies before {after} or after {before}. Check the day.",
)
AGREEMENT_SIGNED_TWICE: Final = Text(
    "agreement_signed_twice",
    "该签名或印章已登记，或本协议不需要。日期有误的，用更正。",
    "It is signed or sealed already, or needs no such thing. Correct the day where that is wrong.",
)
AGREEMENT_MANNER_WRONG: Final = Text(
    "agreement_manner_wrong",
    "书面协议用签名、盖章或按指印，口头协议用口头同意。请改正签署方式。",
    "A written agreement is signed, sealed or fingerprinted, an oral one agreed by word. Correct "
    "the manner.",
)
AGREEMENT_NOT_MEDIATOR: Final = Text(
    "agreement_not_mediator",
    "账号 {account} 不是本案调解员本人的账号。协议由本案调解员签名。",
    "{account} is no account of a mediator of the dispute. One of its mediators signs.",
)
AGREEMENT_NOT_SIGNED_BY_ALL: Final = Text(
    "agreement_not_signed_by_all",
    "当事人还没有全部签署。请先登记各方的签署，再由调解员签名、委员会盖章。",
    "Not every party has signed. Enter the parties' signatures before the mediator's and the seal.",
)
PERFORMANCE_AMOUNT_WRONG: Final = Text(
    "performance_amount_wrong",
    "履行的金额有误：给付款项须写金额，且连同已付不超过约定；其他义务不写金额。请核对。",
    "The amount is wrong: of money it is above nothing and, with what was paid, no more than "
    "agreed; of all else there is none. Check it.",
)
PERFORMANCE_MISSING: Final = Text(
    "performance_missing",
    "第 {obligation} 项义务没有第 {performance} 次履行记录。请核对序号。",
    "Obligation {obligation} has no performance {performance}. Check the number.",
)
BREACH_TOO_SOON: Final = Text(
    "breach_too_soon",
    "第 {obligation} 项义务不能认定违约：须期限（{due}）已过，届满后已提醒，"
    "提醒后已听取债务人陈述。请逐步办理。",
    "Obligation {obligation} is no breach yet: its last day ({due}) is over, the debtor was "
    "reminded after it, and heard after that. Do so step by step.",
)
BREACH_IN_COURT: Final = Text(
    "breach_in_court",
    "当事人已就协议起诉，在法院审结前不作违约认定。请等待结果。",
    "A party is in court about the agreement; nothing is called a breach until that is over. Wait "
    "for the outcome.",
)
OBLIGATION_ENDING_WRONG: Final = Text(
    "obligation_ending_wrong",
    "义务只能因“债权人免除”或“因故不能履行”而终止。履行和违约另有登记。",
    "An obligation ends so by release, or because the debtor is unable. Fulfilment and breach are "
    "entered by themselves.",
)
VARIATION_OPEN: Final = Text(
    "variation_open",
    "协议的第 {number} 次变更正在签署，涉及的义务和司法确认须等变更生效或撤回。"
    "请先完成签署，或撤回变更。",
    "Variation {number} of the agreement is being signed, and what it is about waits for it. Have "
    "it signed, or take it back first.",
)
VARIATION_NONE: Final = Text(
    "variation_none",
    "没有可以撤回的变更：没有变更，或变更后的义务已有履行、催告、了结，"
    "或已申请司法确认。请双方再次协议变更。",
    "There is no variation to take back: there is none, or something was done, reminded or ended "
    "under it, or a court was asked to confirm it. Let both sides vary it again.",
)
SUIT_MISSING: Final = Text(
    "suit_missing",
    "第 {party} 号当事人没有在审的诉讼，或已有登记。请核对。",
    "Party {party} has no suit that is open, or has one already. Check the party.",
)
CONFIRMATION_WRITTEN: Final = Text(
    "confirmation_written",
    "口头协议不能申请司法确认。请先将内容制成书面协议并签署。",
    "An oral agreement is not confirmed by a court. Put it in writing and let all sign first.",
)
CONFIRMATION_LATE: Final = Text(
    "confirmation_late",
    "司法确认须自协议生效（{effective}）起三十日内、即 {last} "
    "以前由各方共同申请（人民调解法第三十三条），{day} 不在期间内。当事人仍可就协议起诉。",
    "A court is asked within thirty days of the effect ({effective}), by {last} (People's "
    "Mediation Law, art. 33); {day} is not. The parties may still sue on the agreement.",
)
CONFIRMATION_OPEN: Final = Text(
    "confirmation_open",
    "已有待法院决定或已确认的申请。请先登记结果。",
    "An application waits for the court, or was confirmed. Enter what the court decided first.",
)
CONFIRMATION_NONE: Final = Text(
    "confirmation_none",
    "没有待法院决定的司法确认申请。请先登记申请。",
    "No application waits for a court. Enter the application first.",
)
