"""What is refused about ballots; no text repeats what a ballot says."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BALLOT_MARKS_WRONG: Final = Text(
    "ballot_marks_wrong",
    "分数须为整数，以空格分开，无法评价的写“-”，例如“90 85 -”。请改正后重填。",
    "Marks are whole numbers with spaces between them, and - where there is none, such as "
    "'90 85 -'. Mend and enter them again.",
)
BALLOT_MARKS_COUNT: Final = Text(
    "ballot_marks_count",
    "本轮有 {count} 项指标，请每项填一个分数，无法评价的写“-”；没有业务往来的只写一个“-”。",
    "There are {count} criteria. Give one mark for each, - where the town cannot judge, or a "
    "single - where it had no dealings.",
)
BALLOT_MARK_OUTSIDE: Final = Text(
    "ballot_mark_outside",
    "“{criterion}”的分数不在 {low} 至 {high} 之间。请改正后重填。",
    "The mark for '{criterion}' is not between {low} and {high}. Mend and enter it again.",
)
BALLOT_DEALINGS: Final = Text(
    "ballot_dealings",
    "业务往来次数须为一个整数；不足 {floor} 次的不评分，分数只写一个“-”；有评分的须写明次数。"
    "请核对。",
    "Dealings are one whole number. With fewer than {floor} a town gives no marks, but a single -; "
    "with marks it says how many there were. Check them.",
)
BALLOT_MISSING: Final = Text(
    "ballot_missing",
    "没有对单位 {ratee} 的填报，或已撤回。请核对单位。",
    "There is no ballot about the unit {ratee}, or it was withdrawn. Check the unit.",
)
TOWN_NOT_RATER: Final = Text(
    "town_not_rater",
    "{town} 不在本轮参评镇街名单中。请核对镇街。",
    "{town} does not take part in this evaluation. Check the town.",
)
TOWN_NOT_OWN: Final = Text(
    "town_not_own",
    "账号 {account} 没有在镇街 {town} 本级的“镇街评价填报人”角色；上级的授权不能代镇街填报或查看。"
    "请由管理员在该镇街授予角色。",
    "The account {account} does not hold 'town_rater' at the town {town} itself. Who holds it "
    "above a town neither fills in its ballots nor sees them: have the role granted at the town.",
)
TOWN_ENDED: Final = Text(
    "town_ended",
    "{town} 已撤并，已填报的照常统计，不再填报或更改。请核对镇街。",
    "{town} has ended. What it entered counts, and nothing is entered or changed any more. Check "
    "the town.",
)
PERSON_FOR_TWO_TOWNS: Final = Text(
    "person_for_two_towns",
    "同一人已为本轮的另一镇街填报（{other}）。一人只代一个镇街；请由本镇街的人员填报。",
    "The same person has filled in for another town of this evaluation ({other}), and fills in for "
    "one town alone. Let somebody of this town do it.",
)
BALLOTS_CLOSED: Final = Text(
    "ballots_closed",
    "填报期为 {opens} 至 {closes}，今天是 {today}，现为“{stage}”，不能填报或更改。"
    "截止之后任何填报都不再改动。",
    "Ballots are entered from {opens} to {closes}; today is {today}, and the evaluation is "
    "'{stage_en}'. After the last day none is entered or changed.",
)
TOWN_UNDECIDED: Final = Text(
    "town_undecided",
    "{town} 尚未登记由谁研究决定本轮评价。请先登记办公会议或班子评议。",
    "Who decided in {town} is not entered yet. Enter the meeting or the leaders first.",
)
DECISION_AHEAD: Final = Text(
    "decision_ahead",
    "研究日期 {day} 晚于今天 {today}，或早于方案的填报开始日 {opens}。请核对日期。",
    "The decision is of {day}, after today {today} or before the opening {opens}. Check the day.",
)
DECISION_ALONE: Final = Text(
    "decision_alone",
    "镇街的评价由办公会议或多名班子成员作出，"
    "{day} 在所列职务上的不同人员只有 {count} 名，至少 {least} 名。请补列参与研究的职务。",
    "A town decides by a meeting or by several leaders. On {day} the posts named were held by "
    "{count} different people, and there are at least {least}: name the posts of the others.",
)
DECISION_POST_STRANGE: Final = Text(
    "decision_post_strange",
    "职务 {post} 在 {day} 不属于 {town} 的机构。请填写该镇街的职务。",
    "The post {post} is not of a unit of {town} on {day}. Name posts of this town.",
)
RATEE_ENDED: Final = Text(
    "ratee_ended",
    "单位 {ratee} 在 {day} 已撤并，不再填报。请核对单位。",
    "The unit {ratee} is not there on {day} any more, and no ballot is entered. Check the unit.",
)
BALLOT_ERASURE_EARLY: Final = Text(
    "ballot_erasure_early",
    "该评价现为“{stage}”，定案或取消之后才能清除填报内容。请届时再办。",
    "The evaluation is '{stage_en}'. What ballots say is erased once it is final or cancelled: do "
    "it then.",
)
