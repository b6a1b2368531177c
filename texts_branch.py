"""What is refused of rolls, bulletins, rewards, pledges, teams and hours."""

from typing import Final

from ruralgov.domain.kernel.text import Text

STANDING_MISSING: Final = Text(
    "standing_missing",
    "没有编号为 {key} 的党员情况标注，或它已撤回。请从名册中选取。",
    "There is no such mark on a roll: {key}, or it was withdrawn. Choose one from the roll.",
)
STANDING_WRONG: Final = Text(
    "standing_wrong",
    "只能标注预备党员或离岗，起始日 {since} 不晚于今天 {today}，且当事人当日在册"
    "居住。请核对。",
    "A mark is of a probationary member or of leave, begins on {since} no later than today "
    "{today}, and is of somebody who lived here then. Check it.",
)
STANDING_TWICE: Final = Text(
    "standing_twice",
    "此人自 {since} 起已有相同的标注。请先结束或撤回原标注。",
    "There is the same mark of this person from {since}. End or withdraw it first.",
)
STANDING_ENDED: Final = Text(
    "standing_ended",
    "标注自 {since} 起，只能结束一次，且结束日在其后、不晚于今天 {today}。请核对"
    "日期。",
    "The mark holds from {since}, ends once, after that day and no later than today {today}. "
    "Check the day.",
)
STANDING_USED: Final = Text(
    "standing_used",
    "有 {day} 的积分记录依据此人当时是预备党员。请先撤回或冲销该记录。",
    "An entry of {day} rests on this person being a probationary member. Withdraw or reverse "
    "it first.",
)
BULLETIN_MISSING: Final = Text(
    "bulletin_missing",
    "没有编号为 {key} 的通报。请从支部的通报目录中选取。",
    "There is no bulletin {key}. Choose one from those of the branch.",
)
BULLETIN_EARLY: Final = Text(
    "bulletin_early",
    "{month} 要到 {cut_off} 才结束，月末之后才能通报。请在下月办理。",
    "The month {month} ends on {cut_off}, and its bulletin is issued afterwards. Do so next "
    "month.",
)
BULLETIN_TWICE: Final = Text(
    "bulletin_twice",
    "该支部 {month} 的通报已经发出，每月只有一份，不再改动。更正请冲销有误的记录，体现在"
    "下月通报的调整栏。",
    "The bulletin of the branch for {month} was issued: there is one a month, and it stays. "
    "Reverse a wrong entry; the next one shows it as an adjustment.",
)
BULLETIN_NOBODY: Final = Text(
    "bulletin_nobody",
    "{cut_off} 该支部名册上没有党员。请先在党员大会名册登记党员。",
    "Nobody was on the roll of the branch on {cut_off}. Seat its members in the branch "
    "meeting first.",
)
PARTY_REWARD_MISSING: Final = Text(
    "party_reward_missing",
    "没有编号为 {key} 的奖惩建议，或它已撤回。请从支部的目录中选取。",
    "There is no reward {key}, or it was withdrawn. Choose one from those of the branch.",
)
PARTY_REWARD_BASIS: Final = Text(
    "party_reward_basis",
    "奖惩建议须依据至少一份载有此人的月度通报。请补填通报编号。",
    "A proposal rests on one bulletin at least, and each of them has a line of this person. "
    "Name such bulletins.",
)
PARTY_REWARD_DECIDED: Final = Text(
    "party_reward_decided",
    "这项建议已经作出决定。决定有误请撤回后另行提出。",
    "This was decided already. Withdraw it where that was a mistake, and propose it anew.",
)
MEMBER_PLEDGE_MISSING: Final = Text(
    "member_pledge_missing",
    "没有编号为 {key} 的承诺，或它已撤回。请从支部的承诺目录中选取。",
    "There is no pledge {key}, or it was withdrawn. Choose one from those of the branch.",
)
MEMBER_PLEDGE_DAYS: Final = Text(
    "member_pledge_days",
    "日期有误：承诺日和完成日不晚于今天 {today}，期限在承诺日之后，完成日不早于承诺日。请"
    "核对。",
    "The days are wrong: a pledge is made and fulfilled no later than today {today}, due "
    "after it was made, and not fulfilled before. Check them.",
)
MEMBER_PLEDGE_REVIEWED: Final = Text(
    "member_pledge_reviewed",
    "承诺已经评议或已到期，不能再登记完成或撤回。请另行评议。",
    "The pledge was reviewed or fell due, and is not fulfilled or withdrawn any more. Have it"
    " reviewed again.",
)
MEMBER_PLEDGE_EARLY: Final = Text(
    "member_pledge_early",
    "期限是 {due}：按期完成才能评为已践诺，到期之后才能评为未践诺。请核对，或选择予以免除。",
    "It is due on {due}: only what was fulfilled by then was kept, and nothing is found "
    "broken before. Check it, or release the member.",
)
VOLUNTEER_TEAM_MISSING: Final = Text(
    "volunteer_team_missing",
    "没有编号为 {key} 的志愿服务队。请从队伍目录中选取。",
    "There is no volunteer team {key}. Choose one from the teams.",
)
VOLUNTEER_TEAM_TAKEN: Final = Text(
    "volunteer_team_taken",
    "编号 {key} 已有志愿服务队。请另选编号。",
    "There is a volunteer team {key} already. Choose another id.",
)
VOLUNTEER_PAIR: Final = Text(
    "volunteer_pair",
    "只能由现有的“党旗红”队伍引领现有的“志愿红”队伍。请核对两支队伍。",
    "A Party-Flag-Red team goes before a Volunteer-Red team, and both of them are there. "
    "Check the two.",
)
VOLUNTEER_JOINED: Final = Text(
    "volunteer_joined",
    "此人已在“{name}”中，或该日队伍不存在。请核对日期。",
    "This person is in '{name}' then or later, or the team was not there. Check the day.",
)
VOLUNTEER_GONE: Final = Text(
    "volunteer_gone",
    "此人在 {since} 不在册居住。请核对人员和日期。",
    "This person did not live here on {since}. Check person and day.",
)
VOLUNTEER_NO_MEMBER: Final = Text(
    "volunteer_no_member",
    "“党旗红”队伍由党员组成，此人在 {since} 不在任何支部名册上。请改入“志愿红”队伍，"
    "或先登记党员。",
    "A Party-Flag-Red team is of party members, and this person was on no roll on {since}. "
    "Choose a Volunteer-Red team, or enter the membership first.",
)
VOLUNTEER_NOT_IN: Final = Text(
    "volunteer_not_in",
    "此人当日不在“{name}”中。请核对人员和日期，或先登记入队。",
    "This person is not in '{name}' on that day. Check person and day, or have them join "
    "first.",
)
VOLUNTEER_DISSOLVED: Final = Text(
    "volunteer_dissolved",
    "“{name}”已解散，或解散日早于成立。请核对日期。",
    "'{name}' was dissolved already, or before it was formed. Check the day.",
)
VOLUNTEER_HOURS_MISSING: Final = Text(
    "volunteer_hours_missing",
    "没有编号为 {key} 的志愿服务时长，或它已撤回。请从时长记录中选取。",
    "There are no volunteer hours {key}, or they were withdrawn. Choose from what was "
    "recorded.",
)
VOLUNTEER_HOURS_TWICE: Final = Text(
    "volunteer_hours_twice",
    "这一材料已为此人登记过时长。同一事实只记一次，请核对。",
    "What shows these hours was recorded for this person already. A fact is recorded once; "
    "check it.",
)
VOLUNTEER_HOURS_WRONG: Final = Text(
    "volunteer_hours_wrong",
    "时长至少 1 分钟，一人一天合计不超过 {most} 分钟。请改正。",
    "It is one minute at least, and no more than {most} minutes of a person on one day. "
    "Correct it.",
)
VOLUNTEER_HOURS_CERTIFIED: Final = Text(
    "volunteer_hours_certified",
    "这份时长已经核实。如有错误请撤回。",
    "These hours were certified already. Withdraw them where they are wrong.",
)
VOLUNTEER_HOURS_USED: Final = Text(
    "volunteer_hours_used",
    "积分记录 {entry} 依据这份时长。请先撤回或冲销该记录。",
    "Entry {entry} rests on these hours. Withdraw or reverse it first.",
)
VOLUNTEER_NOT_CERTIFIED: Final = Text(
    "volunteer_not_certified",
    "时长 {hours} 尚未由他人核实，或已撤回，不能折算积分。请先核实。",
    "The hours {hours} were not certified by somebody else, or were withdrawn, and give no "
    "points. Have them certified.",
)
VOLUNTEER_NO_RULE: Final = Text(
    "volunteer_no_rule",
    "{day} 生效的清单没有时长折分规则，或没有生效的清单。时长照样保留，不折算积分。",
    "No list in force on {day} says how hours turn into points. The hours stay, and give "
    "none.",
)
VOLUNTEER_NO_POINTS: Final = Text(
    "volunteer_no_points",
    "这份时长折不成整分（每 {minutes} 分钟 1 分），或本月已达上限 {most} 分"
    "。时长照样保留。",
    "These hours give no whole point ({minutes} minutes each), or the month has its {most} "
    "already. The hours stay.",
)
