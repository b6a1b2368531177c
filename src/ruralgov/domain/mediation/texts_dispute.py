"""What is refused about disputes, consent, mediators, sessions and levels."""

from typing import Final

from ruralgov.domain.kernel.text import Text

DISPUTE_MISSING: Final = Text(
    "dispute_missing",
    "没有编号为 {key} 的纠纷登记。请核对编号，或先登记。",
    "There is no dispute {key}. Check the id, or enter it first.",
)
DISPUTE_THERE: Final = Text(
    "dispute_there",
    "该编号已是纠纷 {number}。请核对，或不填编号。",
    "The id is that of dispute {number}. Check it, or give none.",
)
DISPUTE_STAGE_WRONG: Final = Text(
    "dispute_stage_wrong",
    "纠纷 {number} 的状态是“{stage}”，此操作须在“{needed}”时进行。请核对纠纷和操作。",
    "Dispute {number} is '{stage_en}', and this is done at '{needed_en}'. Check the dispute and "
    "what is to be done.",
)
DISPUTE_PLACE_STRANGE: Final = Text(
    "dispute_place_strange",
    "纠纷发生地 {place} 当日不存在，或不在该委员会的辖区内。请填写当地或上级的委员会。",
    "The place {place} is not there, or not within the committee's area. Name the committee of the "
    "place, or one above it.",
)
DISPUTE_SIDES_WRONG: Final = Text(
    "dispute_sides_wrong",
    "每件纠纷须有申请人和被申请人，每方至少一个当事人；每个当事人填一名人员或一个组织，"
    "且不能同时在两方。请核对当事人。",
    "A dispute has an applicant and a respondent at least; each party is one person or one "
    "organisation, and on one side alone. Check the parties.",
)
DISPUTE_PARTY_GONE: Final = Text(
    "dispute_party_gone",
    "第 {party} 号当事人已去世、已注销或不存在。请核对；当事人在调解中去世的，"
    "登记承接人或终止调解。",
    "Party {party} has died, was erased, or is not there. Check it; where a party died meanwhile, "
    "enter who follows it, or end the mediation.",
)
DISPUTE_GUARDIAN_WRONG: Final = Text(
    "dispute_guardian_wrong",
    "第 {party} 号当事人须由成年的法定代理人代为参加，"
    "代理人不能是本案当事人或为另一方代理（民法典第十九至二十三条）。请核对。",
    "For party {party} an adult guardian acts, who is no party and acts for nobody on the other "
    "side (Civil Code, art. 19 to 23). Check the guardian.",
)
DISPUTE_LETTER_MISSING: Final = Text(
    "dispute_letter_missing",
    "移送的纠纷须写明移送函或告知单的文号（letter）。请补填，或改选来源。",
    "A dispute that was referred names the letter. Give it, or another source.",
)
DISPUTE_PARTY_UNKNOWN: Final = Text(
    "dispute_party_unknown",
    "纠纷中没有第 {party} 号当事人，或其已退出。请按纠纷登记核对当事人的编号。",
    "The dispute has no party {party}, or it is one no more. Check the numbers of the parties.",
)
DISPUTE_CONFLICT: Final = Text(
    "dispute_conflict",
    "经办人 {account} 是本案当事人、代理人或其家庭成员，应当回避。请由其他工作人员办理。",
    "{account} is a party, a guardian, or of the household of one, and may not handle it. Let "
    "somebody else do so.",
)
CONSENT_GIVEN: Final = Text(
    "consent_given",
    "第 {party} 号当事人已同意调解（{day}）。不必再登记。",
    "Party {party} agreed to mediation on {day} already. Nothing needs to be entered.",
)
CONSENT_LACKING: Final = Text(
    "consent_lacking",
    "第 {party} 号当事人没有同意（或没有列入同意的名单）。调解须各方自愿，"
    "不能视为默认（人民调解法第三条、第十七条）。",
    "Party {party} did not agree, or is not among those named. Mediation needs the free will of "
    "each, and silence is none (People's Mediation Law, art. 3 and 17).",
)
MEDIATOR_STRANGE: Final = Text(
    "mediator_strange",
    "人员 {person} 当日不是该委员会的调解员。请从委员会的委员或聘任的调解员中选择。",
    "Person {person} does not mediate for the committee on that day. Choose among its members and "
    "appointed mediators.",
)
MEDIATOR_CHOSEN: Final = Text(
    "mediator_chosen",
    "人员 {person} 已是本案调解员。不必再登记。",
    "Person {person} mediates the dispute already. Nothing needs to be entered.",
)
MEDIATOR_CONFLICT: Final = Text(
    "mediator_conflict",
    "人员 {person} 是本案当事人、代理人，或曾与其同户（近亲属），不能调解本案。请另选调解员。",
    "Person {person} is a party, a guardian, or was of one household with one (near kin), and "
    "cannot mediate it. Choose another.",
)
MEDIATOR_TIE: Final = Text(
    "mediator_tie",
    "人员 {person} 有应当告知各方的关系“{tie}”。各方知情后仍接受的，请在 tie 中写明该关系。",
    "Person {person} has a tie that all are told: '{tie_en}'. Where they accept the person knowing "
    "it, name the tie.",
)
MEDIATOR_NONE: Final = Text(
    "mediator_none",
    "本案还没有各方接受的调解员，或所填人员不是本案调解员。请先登记各方选定的调解员。",
    "No mediator whom all accept, or the person named is none of the dispute. Enter the mediator "
    "whom the parties chose first.",
)
SESSION_DAY_WRONG: Final = Text(
    "session_day_wrong",
    "{day} 不在受理日 {accepted} 与今天之间，或晚于调解期限 {due}。请核对日期；期限届满的，"
    "经各方共同申请延长。",
    "{day} does not lie between the acceptance on {accepted} and today, or is after the last day "
    "{due}. Check it; where the time is over, every party asks for more.",
)
SESSION_NUMBER_WRONG: Final = Text(
    "session_number_wrong",
    "没有第 {session} 次调解，或已有草拟、签订的协议以其为基础。请核对次数。",
    "There is no session {session}, or an agreement rests on it. Check the number.",
)
SESSION_VENUE_LACKING: Final = Text(
    "session_venue_lacking",
    "请填写调解场所（at）或地点（venue）之一。",
    "Name the place of mediation (at) or the venue, one of them.",
)
SESSION_NOBODY: Final = Text(
    "session_nobody",
    "调解记录须写明到场的当事人。请填写 present。",
    "A session says which parties were there. Name them in present.",
)
SESSION_VICTIM: Final = Text(
    "session_victim",
    "第 {party} 号当事人受过暴力，未经其本人表示愿意，不得安排与对方同场调解。请分别调解，"
    "或先登记其意愿。",
    "Party {party} suffered violence, and meets the other side only by its own wish. Hold sessions "
    "apart, or enter the wish first.",
)
VICTIM_KNOWN: Final = Text(
    "victim_known",
    "第 {party} 号当事人的暴力情形或意愿已如此登记，或尚未登记暴力情形。请核对。",
    "That is entered of party {party} already, or no violence is. Check the party.",
)
EXTENSION_WRONG: Final = Text(
    "extension_wrong",
    "延长须在期限 {due} 届满前登记，且延长后的日期 {until} 晚于该日、不超过一年。请核对日期。",
    "More time is entered by the last day {due}, and ends after it and within a year: {until} does "
    "not. Check the day.",
)
LEVEL_WRONG: Final = Text(
    "level_wrong",
    "纠纷只能移送上一级的人民调解委员会，且尚无未接收的移送。请核对委员会。",
    "A dispute goes to the committee one level above, and once at a time. Check the committee.",
)
LEVEL_NONE_PENDING: Final = Text(
    "level_none_pending",
    "纠纷 {number} 没有待接收的移送。请核对编号。",
    "Dispute {number} was not passed up, or was taken already. Check the id.",
)
TERMINATION_WRONG: Final = Text(
    "termination_wrong",
    "终止原因“{cause}”与登记不符：期限须已届满，去世须有当事人去世，当事人退出用“不同意调解”登记。"
    "请核对原因。",
    "The cause '{cause_en}' does not agree with what is entered: the time must be over, a party "
    "must have died; that a side leaves is entered as declining. Check the cause.",
)
PARTY_NOT_FOLLOWED: Final = Text(
    "party_not_followed",
    "第 {party} 号当事人仍在世、组织仍存续，且没有成年，不能登记承接。请核对当事人。",
    "Party {party} lives, or goes on, and nobody follows it. Check the party.",
)
DISPUTE_NOT_OVER: Final = Text(
    "dispute_not_over",
    "纠纷 {number} 还有未了的义务、诉讼或司法确认，不能归档。请先办理。",
    "Dispute {number} has an obligation, a suit or a confirmation that is open, and is not closed. "
    "See to them first.",
)
DISPUTE_NOT_YOURS: Final = Text(
    "dispute_not_yours",
    "只有本案当事人、本案调解员、该委员会工作人员和指导人员可以查阅卷宗。请向委员会申请。",
    "The file is read by its parties, its mediators, and the committee's clerks and supervisors. "
    "Ask the committee.",
)
