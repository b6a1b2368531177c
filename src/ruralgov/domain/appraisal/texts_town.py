"""What is refused about the appraisal of a town: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

TOWN_APPRAISAL_ELSEWHERE: Final = Text(
    "town_appraisal_elsewhere",
    "该镇街的考核处于“{stage}”，此操作须在“{needed}”时进行。请查看考核的状态。",
    "This appraisal stands at '{stage_en}'; this is done at '{needed_en}'. Look where it stands.",
)
INDICATOR_UNKNOWN: Final = Text(
    "indicator_unknown",
    "方案中没有代码为“{indicator}”的指标。有：{known}。",
    "The scheme has no indicator '{indicator}'. It has: {known}.",
)
INPUT_COUNTED: Final = Text(
    "input_counted",
    "指标 {indicator}“{title}”由系统统计，不能手工填写。数据有误请作更正并附依据。",
    "Indicator {indicator} '{title}' is counted here and not typed in. If its value is wrong, "
    "adjust it, with evidence.",
)
INPUT_ENTERED: Final = Text(
    "input_entered",
    "指标 {indicator}“{title}”的数据已录入。有误请作更正，原数据会保留。",
    "The value of indicator {indicator} '{title}' was entered already. If it is wrong, adjust it; "
    "what was entered stays in sight.",
)
INPUT_WRONG: Final = Text(
    "input_wrong",
    "指标 {indicator} 的分子、分母有误：两个都填或都不填，均不为负；分母为零时分子也为零。请改正。",
    "Numerator and denominator of indicator {indicator} are wrong: both or neither, none below "
    "zero, and nothing is in nothing but nothing. Mend them.",
)
INPUT_SAME: Final = Text(
    "input_same",
    "指标 {indicator}“{title}”现在就是这个数，无需更正。请核对指标和数值。",
    "Indicator {indicator} '{title}' has this value already. Check the indicator and the numbers.",
)
EXTRA_UNLISTED: Final = Text(
    "extra_unlisted",
    "方案没有列出加减分项“{item}”，不得加减分。列出的有：{known}。",
    "The scheme lists no item '{item}', so nothing is added or taken off for it. It lists: "
    "{known}.",
)
EXTRA_POINTS_WRONG: Final = Text(
    "extra_points_wrong",
    "加减分 {points} 应大于零；是加是减由方案的该项决定。请改正。",
    "Points are above zero, not {points}; whether they are taken off the item says. Mend them.",
)
ENTRY_NUMBER_MISSING: Final = Text(
    "entry_number_missing",
    "没有第 {number} 笔，或已撤销。请核对序号。",
    "There is no entry {number}, or it is withdrawn. Check the number.",
)
VETO_UNLISTED: Final = Text(
    "veto_unlisted",
    "方案没有列出否决项“{veto}”，不得适用。列出的有：{known}。",
    "The scheme lists no veto item '{veto}', so none applies. It lists: {known}.",
)
VETO_ANOTHER_YEAR: Final = Text(
    "veto_another_year",
    "{happened} 不在 {year} 年的考核期内。请核对日期。",
    "{happened} is not among the months appraised of {year}. Check the day.",
)
SCORE_OUTDATED: Final = Text(
    "score_outdated",
    "计分之后数据有变动。请先重新计分，再反馈镇街。",
    "What the score is made of has changed since. Score it again, then show it to the town.",
)
WINDOW_CLOSED: Final = Text(
    "window_closed",
    "期限已于 {last} 届满。如确有错误，请向考核机构说明，由其重新打开。",
    "The last day was {last}. If something is wrong, tell the office, which can open it again.",
)
CLAIM_WAITING: Final = Text(
    "claim_waiting",
    "还有申请或申诉未答复。请先答复，或由镇街撤回。",
    "A request or an appeal waits for an answer. Answer it first, or let the town take it back.",
)
CLAIM_MISSING: Final = Text(
    "claim_missing",
    "没有第 {number} 号待答复的申请或申诉。请核对序号，以及是更正申请还是申诉。",
    "No request or appeal {number} of this kind waits for an answer. Check the number, and which "
    "of the two it is.",
)
CLAIM_ANSWERED_BY_SELF: Final = Text(
    "claim_answered_by_self",
    "提出申请的人不能自己答复。请由他人答复。",
    "Whoever asked does not answer. Let somebody else do so.",
)
RIGHT_OF_ANOTHER: Final = Text(
    "right_of_another",
    "镇街申请更正的是指标 {indicator}。请只更正这一项。",
    "The town asked about indicator {indicator}. Correct that one alone.",
)
APPEAL_REVIEWED_BY_SELF: Final = Text(
    "appeal_reviewed_by_self",
    "参与过计分、申请或答复的人不能复核申诉。请由其他机构的人复核。",
    "Whoever had a part in the score, in asking or in answering does not review an appeal. Let "
    "somebody of another body do so.",
)
SCORE_FINALISED_BY_SCORER: Final = Text(
    "score_finalised_by_scorer",
    "参与过计分的人不能定分。请由他人定分。",
    "Whoever had a part in the score does not make it final. Let somebody else do so.",
)
SCORE_STILL_OPEN: Final = Text(
    "score_still_open",
    "镇街可以申诉到 {until}，之后才能定分。请届时再定。",
    "The town may appeal until {until}, and the score is made final after that day. Wait for it.",
)
SCORE_HELD: Final = Text(
    "score_held",
    "以下指标缺数据，合计暂缓：{indicators}。缺数据不按零分计；请补齐数据后再定分。",
    "These indicators have no value and hold the total up: {indicators}. What is missing is never "
    "nothing reached; enter it, then make the score final.",
)
SCORE_NOT_SHOWN: Final = Text(
    "score_not_shown",
    "得分尚未反馈。请等考核机构反馈后查看。",
    "The score was not shown yet. Look again once the office has shown it.",
)
SCORE_NOT_OF_SCHEME: Final = Text(
    "score_not_of_scheme",
    "该方案下没有这个镇街的考核。请核对方案和镇街；冻结数据后才有。",
    "By this scheme there is no appraisal of that town. Check both; it comes with the freezing.",
)
SCORE_CELL_WRONG: Final = Text(
    "score_cell_wrong",
    "“{value}”不是数。请填写不为负的数，如 87.5。",
    "'{value}' is no number. Write one that is not below zero, such as 87.5.",
)
