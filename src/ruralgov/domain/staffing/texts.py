"""What is refused about posts, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

QUOTA_TRANSFER_MISSING: Final = Text(
    "quota_transfer_missing",
    "没有编号为 {key} 的编制划转。请核对编号，或先登记。",
    "There is no transfer of posts {key}. Check the id, or enter it first.",
)
QUOTA_TRANSFER_REVERSED: Final = Text(
    "quota_transfer_reversed",
    "该编制划转已于 {day} 冲销，不能再次冲销。",
    "This transfer of posts was reversed on {day} and is not reversed again.",
)
QUOTA_SAME_PERSON: Final = Text(
    "quota_same_person",
    "这笔编制划转或冲销由您（{account}）登记，不能由您核准。请由另一人核准。",
    "You ({account}) entered this transfer of posts or its reversal and do not approve it. Let "
    "somebody else do so.",
)
QUOTA_NOT_WAITING: Final = Text(
    "quota_not_waiting",
    "该编制划转现为“{stage}”，没有待核准的登记，或冲销已提出。请核对编号；要冲销的，请先提出冲销。",
    "This transfer of posts is {stage_en}: nothing waits for this step. Check the id; to reverse "
    "it, propose that first.",
)
QUOTA_NOT_POSTED: Final = Text(
    "quota_not_posted",
    "该编制划转现为“{stage}”，尚未入账或已撤回。待核准的请先核准或撤回；已撤回的请重新登记。",
    "This transfer of posts is {stage_en}, and its posts have not moved. Approve or take back what "
    "waits; enter anew what was taken back.",
)
QUOTA_TRANSFER_TWICE: Final = Text(
    "quota_transfer_twice",
    "批复“{approval}”自 {since} 起的{kind}划转已登记（{transfer}）。"
    "登记有误请先撤回或冲销，再整份重新登记。",
    "The {kind_en} of approval '{approval}' from {since} are entered already ({transfer}). If "
    "that is wrong, take it back or reverse it and enter the approval anew, whole.",
)
QUOTA_TRANSFER_FOLLOWS: Final = Text(
    "quota_transfer_follows",
    "这笔划转由单位合并自动产生，不能单独登记或冲销。请更正该单位的合并登记。",
    "This transfer follows from a merger of units and is not entered or reversed by hand. Correct "
    "the entry of the merger.",
)
QUOTA_POSTING_WRONG: Final = Text(
    "quota_posting_wrong",
    "第 {line} 行有误：每行填一个单位或一个统筹科目，数目不为零，且同一账户只列一次。请改正该行。",
    "Line {line} is wrong: each names one unit or one counter account, a number other than zero, "
    "and no account twice. Correct it.",
)
QUOTA_TRANSFER_UNBALANCED: Final = Text(
    "quota_transfer_unbalanced",
    "各行合计为 {total}，应为零：调入与调出的编制须相等。请补上对方账户，或核对数目。",
    "The lines add up to {total}, not to zero: what some get others give. Add the other side, or "
    "check the numbers.",
)
QUOTA_TRANSFER_UNAPPROVED: Final = Text(
    "quota_transfer_unapproved",
    "批复日 {approved} 不得晚于生效日 {since} 和今天 {today}。请核对日期，获批后再登记。",
    "The approval of {approved} must not be after {since}, from which it holds, nor after today "
    "{today}. Check the days, or enter it once it is approved.",
)
QUOTA_SHORT: Final = Text(
    "quota_short",
    "{name} 的{kind}自 {day} 起将为 {posts} 名，不能为负。"
    "请核对数目和日期，或先登记调入该账户的批复。",
    "{name} would have {posts} {kind_en} from {day} on, and no account goes below zero. Check "
    "number and day, or first enter the approval by which it got posts.",
)
QUOTA_UNIT_WRONG: Final = Text(
    "quota_unit_wrong",
    "“{name}”属于{is_a}，不能持有{kind}。请填写实行该类编制的单位。",
    "'{name}' is of the kind {is_a_en} and has no {kind_en}. Name a unit that has such posts.",
)
QUOTA_UNIT_NOT_THEN: Final = Text(
    "quota_unit_not_then",
    "单位 {unit} 在 {since} 尚未成立或已终止，不能调入编制。请改填承继单位，或核对日期。",
    "Unit {unit} is not there on {since}, or has ended, and gets no posts. Name its successor, or "
    "check the day.",
)
QUOTA_FROM_ABOVE: Final = Text(
    "quota_from_above",
    "“{basis}”与科目不符：只有期初登记和上级核定增减才动用“上级核定总量”，且各单位须同增或同减。"
    "请改填依据，或改正对方账户。",
    "The ground '{basis_en}' does not fit the accounts: only opening balances and what is granted "
    "from above use 'authorised from above', and then all get posts or all give them. Correct the "
    "ground or the other side.",
)
QUOTA_OPENED: Final = Text(
    "quota_opened",
    "“{name}”的{kind}已有登记，期初登记只做一次。请先冲销有误的登记，或按相应依据登记划转。",
    "'{name}' has entries of {kind_en} already, and opens once. Reverse the wrong entry, or enter "
    "a transfer on its own ground.",
)
QUOTA_SUPERIOR_MISSING: Final = Text(
    "quota_superior_missing",
    "缺少上级批准文号：上级核定增减须有上级文件；行政编制在层级之间调整须经省报中央批准。请填写文号。",
    "The paper from above is missing: what is granted needs one, and administrative posts go to "
    "another level only by central approval through the province. Give its number.",
)
QUOTA_UNIT_HAS_POSTS: Final = Text(
    "quota_unit_has_posts",
    "该单位在 {day} 以后仍有{kind} {posts} 名。请先按批复将编制全部划出，再撤销或更正该单位。",
    "The unit still has {posts} {kind_en} on {day} or later. Transfer them all by an approval "
    "first, then close the unit or correct its entry.",
)
STAFF_COUNT_WRONG: Final = Text(
    "staff_count_wrong",
    "在编人数 {staff} 须为零或正整数，统计日 {day} 不得晚于今天 {today}。请核对。",
    "The number of staff, {staff}, is zero or more, and the day of the count, {day}, is not after "
    "today {today}. Check both.",
)
STAFF_COUNTED: Final = Text(
    "staff_counted",
    "{day} 的{kind}在编人数已登记为 {staff}。有误请更正该次统计。",
    "{staff} people on {kind_en} are entered for {day} already. Correct that count.",
)
STAFF_COUNT_MISSING: Final = Text(
    "staff_count_missing",
    "该单位没有 {day} 的{kind}在编人数。请核对日期，或先登记。",
    "The unit has no count of people on {kind_en} for {day}. Check the day, or enter it first.",
)
