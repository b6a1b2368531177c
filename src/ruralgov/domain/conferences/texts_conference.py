"""What is refused about joint conferences and their minutes."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CONFERENCE_MISSING: Final = Text(
    "conference_missing",
    "没有编号为 {key} 的联席会议。请核对编号。",
    "There is no joint conference {key}. Check the id.",
)
CONFERENCE_STAGE_WRONG: Final = Text(
    "conference_stage_wrong",
    "联席会议 {number} 现为“{stage}”，不能办理此事；须为：{needed}。",
    "Conference {number} is '{stage_en}', and this is done while it is: {needed_en}.",
)
CONFERENCE_CONVENER_WRONG: Final = Text(
    "conference_convener_wrong",
    "职务 {post} 在 {day} 不是组长或副组长。联席会议由组长或副组长召集，请改填。",
    "Post {post} does not head the group on {day}. A conference is convened by the leader or a "
    "deputy: name such a post.",
)
CONFERENCE_CALLED_WRONG: Final = Text(
    "conference_called_wrong",
    "部分成员会须列明参会席位，其他会议不列；所列职务须在 {day} 有席位、不重复。请核对。",
    "A conference of some members names them, and no other does; each has a seat on {day}, once. "
    "Check the posts.",
)
CONFERENCE_ITEMS_MISSING: Final = Text(
    "conference_items_missing",
    "联席会议至少有一个议题。请先征集议题。",
    "A conference has one item at least. Gather the items first.",
)
CONFERENCE_ITEM_MISSING: Final = Text(
    "conference_item_missing",
    "联席会议 {number} 没有第 {item} 个议题。请核对序号。",
    "Conference {number} has no item {item}. Check the number.",
)
CONFERENCE_ITEM_PROBLEM: Final = Text(
    "conference_item_problem",
    "突出问题 {problem} 不是本领导小组的未了问题。请核对，或先登记该问题。",
    "Problem {problem} is no open problem of this group. Check it, or raise it first.",
)
CONFERENCE_AHEAD: Final = Text(
    "conference_ahead",
    "联席会议定于 {day}，今天是 {today}，尚不能登记参会情况。请在会后登记，或先改期。",
    "The conference is on {day} and today is {today}: who came is recorded afterwards. Move it "
    "first if it was held sooner.",
)
CONFERENCE_SEAT_STRANGE: Final = Text(
    "conference_seat_strange",
    "职务 {post} 在 {day} 没有本次会议的席位，或被登记了两次。请核对席位。",
    "Post {post} has no seat at this conference on {day}, or is named twice. Check the seats.",
)
CONFERENCE_PERSON_UNCLEAR: Final = Text(
    "conference_person_unclear",
    "职务 {post} 在 {day} 有 {count} 人担任。请写明到会的是谁。",
    "Post {post} has {count} holders on {day}. Say who came.",
)
CONFERENCE_MANDATE_WRONG: Final = Text(
    "conference_mandate_wrong",
    "职务 {post}：替会人员须有书面委托，任职者本人到会的不写委托。请核对人员和委托。",
    "Post {post}: who comes for the holder has a mandate in writing, and the holder needs none. "
    "Check person and mandate.",
)
CONFERENCE_PERSON_TWICE: Final = Text(
    "conference_person_twice",
    "{person} 已以另一身份到会，不能再替人参会。每人只计一次，请改由他人替会。",
    "{person} is there in another capacity, and comes for nobody else: each counts once. Let "
    "somebody else come.",
)
CONFERENCE_PERSON_GONE: Final = Text(
    "conference_person_gone",
    "{person} 已去世、迁出或信息已注销。请核对人员。",
    "{person} died, left or was erased. Check the person.",
)
CONFERENCE_QUORUM: Final = Text(
    "conference_quorum",
    "应到 {entitled} 人，至少须到 {needed} 人，实到 {present} 人，还差 {lacking} 人，会议不能召开。"
    "请改期，或核对到会登记。",
    "{needed} of {entitled} must be there, {present} are, {lacking} lack: the conference is not "
    "held. Move it, or check who came.",
)
CONFERENCE_RULE_MISSING: Final = Text(
    "conference_rule_missing",
    "“{name}”在 {day} 没有议事规则，不知到会多少人方可开会。请先登记领导小组通过的规则。",
    "'{name}' has no rule for conferences on {day}, so nobody knows how many must come. Enter the "
    "rule that the group adopted first.",
)
CONFERENCE_CHAIR_WRONG: Final = Text(
    "conference_chair_wrong",
    "主持人须是到会的组长、副组长；由其他到会席位主持的，须写明组长的书面委托。请核对。",
    "The chair is a leader or deputy who came; another who came has the leader's mandate in "
    "writing. Check the chair.",
)
CONFERENCE_ITEMS_OPEN: Final = Text(
    "conference_items_open",
    "联席会议 {number} 还有 {count} 个议题没有结论。请先逐项登记结论。",
    "{count} items of conference {number} have no outcome. Record what became of each first.",
)
CONFERENCE_MINUTES_MISSING: Final = Text(
    "conference_minutes_missing",
    "联席会议 {number} 的纪要尚未起草。请先起草。",
    "The minutes of conference {number} are not drafted. Draft them first.",
)
CONFERENCE_MINUTES_SAME: Final = Text(
    "conference_minutes_same",
    "{account} 记录了会议或起草了这份纪要（更正），不能会签。请由另一人会签。",
    "{account} took the record or drafted this, and does not countersign. Somebody else does.",
)
CONFERENCE_MINUTES_TAKEN: Final = Text(
    "conference_minutes_taken",
    "纪要文号 {reference} 已用于另一次联席会议（{conference}）。请核对文号。",
    "Number {reference} is that of the minutes of another conference ({conference}). Check it.",
)
CONFERENCE_MINUTES_NOBODY: Final = Text(
    "conference_minutes_nobody",
    "纪要至少印发一个单位，且不重复。请填写印发单位。",
    "Minutes go to one unit at least, to each once. Name the units.",
)
CONFERENCE_ADDENDUM_WAITS: Final = Text(
    "conference_addendum_waits",
    "第 {number} 号更正尚未会签。请先会签，再起草下一号。",
    "Addendum {number} is not countersigned. Have it countersigned, then draft the next.",
)
CONFERENCE_ADDENDUM_MISSING: Final = Text(
    "conference_addendum_missing",
    "没有待会签的第 {number} 号更正。请核对序号。",
    "No addendum {number} waits to be countersigned. Check the number.",
)
CONFERENCE_CITED: Final = Text(
    "conference_cited",
    "联席会议 {number} 已有 {count} 件议定事项，不能撤销登记。请先撤销这些登记。",
    "{count} resolutions rest on conference {number}, so it is not taken back. Take "
    "those back first.",
)
