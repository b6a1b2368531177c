"""What is refused about leading groups and liaison officers."""

from typing import Final

from ruralgov.domain.kernel.text import Text

STEERING_GROUP_MISSING: Final = Text(
    "steering_group_missing",
    "没有编号为 {key} 的领导小组。请核对编号，或先登记。",
    "There is no leading group {key}. Check the id, or enter it first.",
)
STEERING_GROUP_ENDLESS: Final = Text(
    "steering_group_endless",
    "议事协调机构须写明撤销的期限（last_day）或撤销的条件（end_condition）。请补填其一。",
    "A leading group names its last day or what ends it. Give last_day or end_condition.",
)
STEERING_GROUP_LAST_DAY: Final = Text(
    "steering_group_last_day",
    "撤销期限 {last} 早于 {since}。请核对日期。",
    "The last day {last} lies before {since}. Check the days.",
)
STEERING_GROUP_NOT_THEN: Final = Text(
    "steering_group_not_then",
    "“{name}”在 {day} 不存在，或该日以后已有登记（最近一次 {last}）。请核对日期；"
    "要改原有登记的，用更正。",
    "'{name}' is not there on {day}, or has later entries (the last of {last}). Check the day; "
    "an entry that is wrong is corrected.",
)
STEERING_GROUP_ENDED: Final = Text(
    "steering_group_ended",
    "“{name}”在 {day} 已过撤销期限或尚未成立，不能召开联席会议。确需继续的，请先登记经批准的延期。",
    "'{name}' is past its end on {day}, or not there yet, and convenes nothing. Enter its approved "
    "extension first.",
)
STEERING_GROUP_CITED: Final = Text(
    "steering_group_cited",
    "“{name}”已有联席会议、联络员或突出问题，不能撤销登记。请改为结束该领导小组。",
    "'{name}' has conferences, liaisons or problems, and is not taken back. End it instead.",
)
STEERING_GROUP_MEETS: Final = Text(
    "steering_group_meets",
    "联席会议 {number} 在 {day}，届时领导小组已不存在。请先改期或取消该次会议，或核对日期。",
    "Conference {number} is on {day}, when the group would not be there. Move it or call it off "
    "first, or check the day.",
)
STEERING_HOST_MISSING: Final = Text(
    "steering_host_missing",
    "单位 {unit} 在 {day} 不存在。请填写当日存在的单位；已撤并的，填写承接单位。",
    "Unit {unit} is not there on {day}. Name one that is; of one that merged, name its successor.",
)
STEERING_SEAT_POST: Final = Text(
    "steering_seat_post",
    "职务 {post} 在 {day} 不存在。领导小组的席位随职务走，请先设立该职务，或核对日期。",
    "Post {post} is not there on {day}. A seat goes with a post: establish it first, or check the "
    "day.",
)
STEERING_SEAT_HELD: Final = Text(
    "steering_seat_held",
    "职务 {post} 自 {since} 起已在领导小组任职。请先结束原席位，或核对日期。",
    "Post {post} has had a seat since {since}. End that one first, or check the day.",
)
STEERING_SEAT_MISSING: Final = Text(
    "steering_seat_missing",
    "职务 {post} 在领导小组没有可在 {day} 结束或更正的席位。请核对职务和日期。",
    "Post {post} has no seat that can end or be corrected on {day}. Check post and day.",
)
STEERING_LEADER_TAKEN: Final = Text(
    "steering_leader_taken",
    "自 {since} 起组长席位已属职务 {post}，同一天只有一位组长。请先结束原席位。",
    "The leader's seat has been that of post {post} since {since}, and there is one on any day. "
    "End that seat first.",
)
CONFERENCE_RULE_WRONG: Final = Text(
    "conference_rule_wrong",
    "会议周期 {months} 个月不在 1 至 12 之间。请核对通过的规则。",
    "Every {months} months is not between 1 and 12. Check the rule that was adopted.",
)
LIAISON_MISSING: Final = Text(
    "liaison_missing",
    "没有编号为 {key} 的联络员登记，或该登记当日无效。请核对编号和日期，或先登记。",
    "There is no liaison {key}, or none on that day. Check id and day, or enter it first.",
)
LIAISON_TAKEN: Final = Text(
    "liaison_taken",
    "单位 {unit} 已有联络员登记（{liaison}）。请更换该登记中的职务，或先将其结束。",
    "Unit {unit} has a liaison already ({liaison}). Replace the post there, or end it first.",
)
LIAISON_POST_STRANGE: Final = Text(
    "liaison_post_strange",
    "职务 {post} 在 {day} 不是单位 {unit} 的职务。请填写本单位或其内设机构的职务。",
    "Post {post} is none of unit {unit} on {day}. Name a post of the unit, or of a part of it.",
)
LIAISON_SUBSTITUTE_SAME: Final = Text(
    "liaison_substitute_same",
    "替补人员须是另一职务。请填写另一职务，或不填。",
    "The substitute is another post. Name another one, or none.",
)
LIAISON_CONTACT_WRONG: Final = Text(
    "liaison_contact_wrong",
    "联系方式只填办公电话（数字、短横、加号、转分机用 #），不填个人手机。请改正。",
    "The contact is the telephone of an office (digits, hyphens, +, #), and no mobile telephone. "
    "Correct it.",
)
LIAISON_NOT_LATER: Final = Text(
    "liaison_not_later",
    "{day} 不晚于最近一次登记（{last}），或联络员当日已结束。请核对日期；要改原有登记的，用更正。",
    "{day} is not after the last entry ({last}), or the liaison has ended. Check the day; an entry "
    "that is wrong is corrected.",
)
