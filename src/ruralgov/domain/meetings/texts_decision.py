"""What is refused of decisions and procedures, in Chinese and English: and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

DECISION_ANNULLED_ORDER: Final = Text(
    "decision_annulled_order",
    "撤销日 {since} 须在决议日 {decided} 当天或之后，且不晚于今天。请核对文书上的日期。",
    "It is annulled on {since}; that must not be before the decision of {decided}, nor after "
    "today. Check the paper.",
)
DECISION_ELSEWHERE: Final = Text(
    "decision_elsewhere",
    "决议 {reference} 是别的村或别的集体作出的，不能在此引用。请填写本村（本集体）的决议。",
    "Decision {reference} is of another place or collective. Cite one of its own.",
)
DECISION_ENDED: Final = Text(
    "decision_ended",
    "决议 {reference} 已不再有效（{how}）。请核对编号，或使用后来的决议。",
    "Decision {reference} no longer holds ({how_en}). Check the id, or use the later one.",
)
DECISION_IS_PUBLISHED: Final = Text(
    "decision_is_published",
    "决议 {reference} 已登记公开。误登的请先撤回公开，再撤销。",
    "Decision {reference} was published. Withdraw the publication first, and then this.",
)
DECISION_MISSING: Final = Text(
    "decision_missing",
    "没有决议 {decision}。请核对编号。",
    "There is no decision {decision}. Check the id.",
)
DECISION_NOT_PUBLISHED: Final = Text(
    "decision_not_published",
    "决议 {reference} 到那时公开还不满 15 日。请在公开期满后办理。",
    "Decision {reference} had not been published for its 15 days by then. Wait until they are "
    "over.",
)
DECISION_NOT_SURE: Final = Text(
    "decision_not_sure",
    "决议 {reference} 是补录的纸质决议，尚未经另一人核对。请先核对确认。",
    "Decision {reference} is an old paper that nobody else has confirmed. Have it confirmed first.",
)
DECISION_NOT_ANNULLED: Final = Text(
    "decision_not_annulled",
    "决议 {reference} 没有被撤销或责令改正的登记，无需撤回。请核对编号。",
    "No annulment of decision {reference} was entered, so none is taken back. Check the id.",
)
DECISION_NOT_MINUTED: Final = Text(
    "decision_not_minuted",
    "决议 {reference} 的会议纪要尚未签发，暂不能作为依据。请先结束会议，"
    "并由记录人以外的人签发纪要。",
    "Nothing rests on decision {reference} before the minutes of its meeting are approved. Close "
    "the meeting, and have another person than recorded it approve them.",
)
DECISION_NOT_THEN: Final = Text(
    "decision_not_then",
    "决议 {reference}（{decided}）在 {by} 尚未作出或已失效。请核对日期，或引用当时有效的决议。",
    "Decision {reference} of {decided} was not in force on {by}. Check the day, or cite one "
    "that was.",
)
DECISION_OF_MEETING: Final = Text(
    "decision_of_meeting",
    "决议 {reference} 来自会议表决，不能单独撤销。误登的请撤回该次表决；"
    "不再执行的请以后来的决议撤销。",
    "Decision {reference} was voted in a meeting. Withdraw the vote where it was entered by "
    "mistake; revoke it by a later decision where it is not to hold.",
)
DECISION_RULE_NONE: Final = Text(
    "decision_rule_none",
    "{kind}在 {day} 没有表决规则。请先登记本市通过的规则（到会和表决的比例、依据）。",
    "No rule says how a body of the kind '{kind_en}' decides on {day}. Adopt one first: its "
    "quorum, majority and source.",
)
DECISION_TAKEN: Final = Text(
    "decision_taken",
    "编号已用于决议“{title}”。请换一个编号，或不填。",
    "That id is of the decision '{title}'. Take another, or leave it out.",
)
DECISION_USED: Final = Text(
    "decision_used",
    "有 {count} 件事项依据决议 {reference}，不能撤销。请先撤回它们。",
    "{count} things rest on decision {reference}. Take them back first.",
)
DECISION_WRONG_BODY: Final = Text(
    "decision_wrong_body",
    "决议 {reference} 由{kind}作出（或只是提议、商议、审议），不能作为此事的依据。"
    "请填写有权机构的决议。",
    "Decision {reference} is of a body of the kind '{kind_en}', or no decision in the end. "
    "Cite one of a body that decides this.",
)
DECISION_WRONG_MATTER: Final = Text(
    "decision_wrong_matter",
    "决议 {reference} 决定的是“{matter}”，与此事不符。请填写相应事项的决议。",
    "Decision {reference} is about '{matter_en}', which is another matter. Cite the one about "
    "this.",
)
DECISION_DELEGATES_WRONG: Final = Text(
    "decision_delegates_wrong",
    "授权决议须列出授权的事项，其他决议不列。请改正。",
    "A delegation names the matters that it leaves to the representatives, and nothing else "
    "does. Correct it.",
)
DECISION_DELEGATION_MISSING: Final = Text(
    "decision_delegation_missing",
    "村民代表会议决定“{matter}”须有 {day} 有效的村民会议授权。请填写授权决议，或提交村民会议。",
    "The representatives decide '{matter_en}' only by a delegation of the village meeting in "
    "force on {day}. Name it, or put the motion to the village meeting.",
)
DECISION_MATTER_RESERVED: Final = Text(
    "decision_matter_reserved",
    "“{matter}”须由{bodies}决定（{source}），{kind}无权决定。请提交有权的会议。",
    "'{matter_en}' is decided by: {bodies_en} ({source}), and not by a body of the kind "
    "'{kind_en}'. Put it to one that may.",
)
DECISION_NOT_DELEGABLE: Final = Text(
    "decision_not_delegable",
    "“{matter}”不能授权村民代表会议决定。请从授权事项中删去。",
    "'{matter_en}' cannot be left to the representatives. Take it out of the delegation.",
)
DECISION_PAPER_AHEAD: Final = Text(
    "decision_paper_ahead",
    "决议日 {day} 晚于今天 {today}。请核对文件上的日期。",
    "The decision is of {day}, after today {today}. Check the day on the paper.",
)
DECISION_PAPER_NOT_PASSED: Final = Text(
    "decision_paper_not_passed",
    "按“{source}”，所填人数达不到法定人数或赞成票数。请核对文件；没有人数的请不填。",
    "By '{source}' these figures lack the quorum or the majority. Check the paper; leave the "
    "figures out where it has none.",
)
DECISION_PAPER_SAME_PERSON: Final = Text(
    "decision_paper_same_person",
    "{account} 录入了这份决议，不能自己核对。请由另一人对照原件确认。",
    "{account} entered this paper and does not confirm it. Let another person compare it.",
)
DECISION_PAPER_SURE: Final = Text(
    "decision_paper_sure",
    "决议 {reference} 已经确认，无需再核对。",
    "Decision {reference} is sure already; nothing is left to confirm.",
)
PROCEDURE_CARRIED_OUT: Final = Text(
    "procedure_carried_out",
    "该事项已组织实施，不能再否决或撤回。请继续办理公开和归档。",
    "It was carried out already, so it is neither rejected nor withdrawn. Go on to publish the "
    "result.",
)
PROCEDURE_ENDED: Final = Text(
    "procedure_ended",
    "“{title}”的程序已结束（{how}）。请重新启动程序。",
    "The procedure '{title}' is over ({how}). Begin a new one.",
)
PROCEDURE_MISSING: Final = Text(
    "procedure_missing",
    "没有“四议两公开”程序 {procedure}。请核对编号。",
    "There is no procedure {procedure}. Check the id.",
)
PROCEDURE_NOT_RESOLVED: Final = Text(
    "procedure_not_resolved",
    "“{title}”的程序只到“{step}”，尚未决议并公开（或已终止）。请办完四议和决议公开后再引用。",
    "The procedure '{title}' stands at '{step_en}': it was not resolved and published, or is "
    "over. Finish that before it is cited.",
)
PUBLICATION_GONE: Final = Text(
    "publication_gone",
    "第 {number} 次公开已登记撤下。请核对。",
    "Publication {number} came down already. Check the number.",
)
PUBLICATION_OF_DECISION_MISSING: Final = Text(
    "publication_of_decision_missing",
    "没有第 {number} 次公开，或已撤回。请核对。",
    "There is no publication {number}, or it was withdrawn. Check the number.",
)
PUBLICATION_OF_DECISION_USED: Final = Text(
    "publication_of_decision_used",
    "“四议两公开”的步骤以这次公开为依据。请先撤回该步骤。",
    "A step of a procedure rests on this publication. Take back the step first.",
)
DECISION_PUBLISHED_ALREADY: Final = Text(
    "decision_published_already",
    "{what}还在公开中。误登的请先撤回，期满的请登记撤下。",
    "It hangs out already ({what_en}). Withdraw that where it was a mistake, or take it down "
    "when its days are over.",
)
DECISION_PUBLISHED_ORDER: Final = Text(
    "decision_published_order",
    "公开日 {since} 须在决议日 {decided} 当天或之后，且不晚于今天。请填写实际张贴的日期。",
    "It hangs out from {since}; that must not be before the decision of {decided}, nor after "
    "today. Give the real day.",
)
DECISION_PUBLISHED_TOO_SHORT: Final = Text(
    "decision_published_too_short",
    "公开不得少于 {days} 日，还差 {lacking} 日，最后一日是 {last}。请在其后撤下；"
    "张贴有误的请撤回公开。",
    "It hangs out for {days} days at least; {lacking} are lacking, and {last} is the last. "
    "Take it down afterwards, or withdraw a faulty publication.",
)
DECISION_RESULT_BEFORE: Final = Text(
    "decision_result_before",
    "决议还没有公开，不能先公开实施结果。请先登记决议公开。",
    "The decision was not published, so its result is not either. Enter the first publication "
    "before.",
)
DECISION_REVOKES_WRONG: Final = Text(
    "decision_revokes_wrong",
    "要撤销的决议须当日有效，且是本机构（或其可撤销的下级机构）作出的。请核对编号。",
    "What is revoked holds on that day, and is of this body or of one whose decisions it may "
    "revoke. Check the id.",
)
PROCEDURE_STEP_DAY: Final = Text(
    "procedure_step_day",
    "日期 {day} 须在上一步 {before} 当天或之后，且不晚于今天。请核对。",
    "{day} must not be before the last step on {before}, nor after today. Check it.",
)
PROCEDURE_STEP_DAY_OF_MEETING: Final = Text(
    "procedure_step_day_of_meeting",
    "该步的会议在 {decided}，所填日期是 {day}。请填写开会的日期。",
    "The meeting of this step was on {decided}, not on {day}. Give the day of the meeting.",
)
PROCEDURE_STEP_FIRST: Final = Text(
    "procedure_step_first",
    "只剩提议一步，不能单独撤回。请撤回整个程序。",
    "Only the proposal is left, which goes with the procedure. End that instead.",
)
PROCEDURE_STEP_NEEDS_DECISION: Final = Text(
    "procedure_step_needs_decision",
    "“{step}”须有会议的表决。请填写该次会议的决议编号。",
    "'{step_en}' takes a vote of its meeting. Name the decision that it gave.",
)
PROCEDURE_STEP_NOT_PUBLISHED: Final = Text(
    "procedure_step_not_published",
    "{day} 没有登记{what}。请先登记公开，再办理这一步。",
    "Nothing was entered as published on {day} ({what_en}). Enter the publication first.",
)
PROCEDURE_STEP_ORDER: Final = Text(
    "procedure_step_order",
    "下一步应是“{next}”，不是“{step}”。请依次办理。",
    "'{next_en}' comes next, and not '{step_en}'. Take the steps in their order.",
)
PROCEDURE_STEP_WRONG_DECISION: Final = Text(
    "procedure_step_wrong_decision",
    "决议 {reference} 不能作为“{step}”：须由本村相应的会议就“{matter}”作出、已经确认并且有效。"
    "请核对编号。",
    "Decision {reference} is not '{step_en}': that is of the right body of this village, about "
    "'{matter_en}', sure and in force. Check the id.",
)
PUBLICATION_TAKEN_DOWN_AHEAD: Final = Text(
    "publication_taken_down_ahead",
    "撤下日 {day} 晚于今天 {today}。请在撤下后登记。",
    "It comes down on {day}, after today {today}. Enter it once it did.",
)
