"""What is refused about salient problems."""

from typing import Final

from ruralgov.domain.kernel.text import Text

SALIENT_MISSING: Final = Text(
    "salient_missing",
    "没有编号为 {key} 的突出问题。请核对编号。",
    "There is no salient problem {key}. Check the id.",
)
SALIENT_STAGE_WRONG: Final = Text(
    "salient_stage_wrong",
    "突出问题“{title}”现为“{stage}”，不能办理此事；须为：{needed}。",
    "Problem '{title}' is '{stage_en}', and this is done while it is: {needed_en}.",
)
SALIENT_PLACE_MISSING: Final = Text(
    "salient_place_missing",
    "{place} 在 {day} 不存在。请填写现有的镇村，或填写全市。",
    "There is no place {place} on {day}. Name one that is there, or the city.",
)
SALIENT_PEOPLE_WRONG: Final = Text(
    "salient_people_wrong",
    "涉及人数 {people} 不能为负数。请核对。",
    "{people} people cannot be concerned. Check the number.",
)
SALIENT_AHEAD: Final = Text(
    "salient_ahead",
    "发现日期 {day} 晚于今天。请核对。",
    "It was first seen on {day}, which is after today. Check the day.",
)
SALIENT_REPEAT_WRONG: Final = Text(
    "salient_repeat_wrong",
    "问题 {problem} 还没有了结，不能登记为其重复发生。请在原问题中继续办理，或登记并入。",
    "Problem {problem} is not over, so this is no repetition of it. Go on with that one, or merge "
    "them.",
)
SALIENT_NOT_OWNER: Final = Text(
    "salient_not_owner",
    "{account} 不属于责任单位“{name}”，不能报告整改情况。请由责任单位人员办理。",
    "{account} is not of the owner '{name}', and does not report for it. Somebody of the owner "
    "does.",
)
SALIENT_VERIFIER_OF_OWNER: Final = Text(
    "salient_verifier_of_owner",
    "{account} 属于责任单位“{name}”，不能核实或销号。请由其他单位人员办理。",
    "{account} is of the owner '{name}', and neither verifies nor closes. Somebody of another unit "
    "does.",
)
SALIENT_VERIFIER_SAME: Final = Text(
    "salient_verifier_same",
    "{account} 报告过整改情况，不能核实或销号。请由另一人办理。",
    "{account} reported the cure, and neither verifies nor closes. Somebody else does.",
)
SALIENT_CURE_MISSING: Final = Text(
    "salient_cure_missing",
    "{day} 报告的整改未通过核实。请责任单位重新整改并报告，再行核实。",
    "The cure reported on {day} did not pass. The owner mends it and reports again first.",
)
SALIENT_UNRESOLVED: Final = Text(
    "salient_unresolved",
    "突出问题“{title}”没有已销号的议定事项，或还有 {open} 件未销号。请先办结议定事项再销号。",
    "Problem '{title}' has no closed resolution, or {open} are not closed. Close those first.",
)
SALIENT_INTO_WRONG: Final = Text(
    "salient_into_wrong",
    "问题 {problem} 不能并入：须是另一件未了结的问题，且不能互相并入。请核对编号。",
    "Nothing merges into problem {problem}: it is another one that is open, and not merged back. "
    "Check the id.",
)
SALIENT_UNCHANGED: Final = Text(
    "salient_unchanged",
    "没有任何改动。请填写要改的内容。",
    "Nothing would change. Say what is to be changed.",
)
SALIENT_MERGED_HERE: Final = Text(
    "salient_merged_here",
    "有 {count} 件问题已并入本问题，不能并入或撤销。请先重新打开那些问题。",
    "{count} problems were merged into this one, so it is neither merged nor taken back. Open "
    "those again first.",
)
