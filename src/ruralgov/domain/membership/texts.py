"""What is refused of rolls, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

ROLL_MISSING: Final = Text(
    "roll_missing",
    "集体经济组织 {collective} 还没有成员名册。请先拟定名册。",
    "Collective {collective} has no roll of members yet. Draft one first.",
)
ROLL_STAGE_WRONG: Final = Text(
    "roll_stage_wrong",
    "成员名册现为“{stage}”，这一步只能在“{needed}”时办理。请先办理前面的步骤；"
    "已确认的名册用成员变动来改。",
    "The roll is {stage_en}; this is done while it is {needed_en}. Take the steps before it first; "
    "a roll that is confirmed is changed person by person.",
)
ROLL_EMPTY: Final = Text(
    "roll_empty",
    "名册上没有人。请至少列出一名成员。",
    "Nobody is on the roll. List one member at least.",
)
MEMBER_UNKNOWN: Final = Text(
    "member_unknown",
    "身份证号没有登记，或没有填写。请先登记人员，再填写其身份证号。",
    "The identity number is empty, or nobody is registered with it. Register the person first.",
)
MEMBER_TWICE: Final = Text(
    "member_twice",
    "人员 {person} 在名册上出现了两次。请删去重复的一行。",
    "Person {person} is on the roll twice. Take one of the lines away.",
)
MEMBER_ELSEWHERE: Final = Text(
    "member_elsewhere",
    "人员 {person} 自 {since} 起是集体经济组织 {collective} 的成员，一个人同一天只在一本名册上。"
    "请核对人员和日期；转入的，请另行办理成员增加，原名册随之终止。",
    "Person {person} is a member of collective {collective} since {since}, and a person is on one "
    "roll on any day. Check person and day; who comes over is admitted as a change of a confirmed "
    "roll, which ends the other membership.",
)
MEMBER_ALREADY: Final = Text(
    "member_already",
    "人员 {person} 在 {since} 或以后已在这本名册上。请核对人员和日期。",
    "Person {person} is on this roll on {since} or later already. Check the person and the day.",
)
MEMBER_MISSING: Final = Text(
    "member_missing",
    "人员 {person} 在 {day} 不是本集体的成员。请核对人员和日期。",
    "Person {person} is no member of this collective on {day}. Check the person and the day.",
)
MEMBER_DEAD: Final = Text(
    "member_dead",
    "人口登记上 {person} 已于 {day} 死亡。请改填其他人；确系误登的，请先更正人口登记。",
    "The registry says that {person} died on {day}. Name somebody else, or put the registry right "
    "first.",
)
DEATH_NOT_REGISTERED: Final = Text(
    "death_not_registered",
    "人口登记上没有 {person} 的死亡，或死亡日期不是 {day}。请先登记死亡，再填同一日期。",
    "The registry has no death of {person} on {day}. Enter it there first, and give the same day.",
)
LOSS_FOR_MARRIAGE: Final = Text(
    "loss_for_marriage",
    "理由中有“{word}”。不得因结婚、离婚、丧偶取消成员身份或收回股份；已成为其他集体成员的，"
    "由那一集体办理增加，原名册随之终止；本人自愿退出的，请写明本人意愿，不写婚姻。",
    "The ground names {word}. Nobody loses a membership or shares by marriage, divorce or the "
    "death of a spouse. Who is a member elsewhere is admitted there, which ends this one; who "
    "leaves by their own will: say that, and nothing of a marriage.",
)
ADMISSION_CAUSE_WRONG: Final = Text(
    "admission_cause_wrong",
    "“首次确认”只用于第一本名册。请选择生育、结婚、收养、政策性移民或其他确认。",
    "The first roll alone has that cause. Choose birth, marriage, adoption, resettlement or other.",
)
ROLL_NOTICE_WRONG: Final = Text(
    "roll_notice_wrong",
    "公示自 {since} 至 {until}，不足 {days} 天（含首尾两日）。请延长公示。",
    "The notice from {since} to {until} has fewer than {days} days, both included. Let it hang "
    "longer.",
)
ROLL_NOTICE_RUNS: Final = Text(
    "roll_notice_runs",
    "公示到 {until} 为止，尚未结束。请在公示期满后办理。",
    "The notice runs until {until}. Wait until it is over.",
)
ROLL_OBJECTION_OPEN: Final = Text(
    "roll_objection_open",
    "还有 {count} 件异议没有答复。请先逐件答复。",
    "Objections without an answer: {count}. Answer each first.",
)
ROLL_OBJECTION_UPHELD: Final = Text(
    "roll_objection_upheld",
    "第 {objection} 件异议成立，名册要重新拟定并再次公示，不能直接确认。",
    "Objection {objection} was upheld: draft the roll anew and publish it again before it is "
    "confirmed.",
)
ROLL_OBJECTION_MISSING: Final = Text(
    "roll_objection_missing",
    "没有第 {objection} 件异议，或已经答复。请核对编号。",
    "There is no objection {objection}, or it was answered. Check the number.",
)
ROLL_DECISION_EARLY: Final = Text(
    "roll_decision_early",
    "决议 {reference} 作于 {decided}，早于公示期满（{until}）。名册在公示期满后由成员大会确认，"
    "请引用其后的决议。",
    "Decision {reference} is of {decided}, before the notice was over on {until}. Members confirm "
    "a roll after its notice: cite a later decision.",
)
ROLL_DAY_WRONG: Final = Text(
    "roll_day_wrong",
    "日期 {day} 须在 {after} 至 {before} 之间（含首尾两日）。请核对日期。",
    "The day {day} must be between {after} and {before}, both included. Check it.",
)
ROLL_CHANGE_MISSING: Final = Text(
    "roll_change_missing",
    "没有第 {change} 号变动，或它已不在这一步。请核对编号。",
    "There is no change {change}, or it is beyond this step. Check the number.",
)
ROLL_CHANGE_WAITS: Final = Text(
    "roll_change_waits",
    "人员 {person} 已有一项待审核的成员变动（第 {change} 号）。请先审核或撤销它。",
    "A change of {person} waits already: number {change}. Approve or drop it first.",
)
ROLL_SAME_PERSON: Final = Text(
    "roll_same_person",
    "这一步的内容由您经手，不能由您审核或更正。请由另一人办理。",
    "You had a hand in this yourself, and do not judge it. Let somebody else do so.",
)
ROLL_OWN: Final = Text(
    "roll_own",
    "涉及您本人的异议、名册变更或分配金额，不能由您办理。请由另一人办理。",
    "This is about yourself: an objection, a change of the roll or a line of a list. Let somebody "
    "else do it.",
)
SHARE_UNITS_WRONG: Final = Text(
    "share_units_wrong",
    "份额 {units}（百分之一份）须大于零且不超过 {largest}，同一人同一种类只写一次。请改正。",
    "Shares of {units} hundredths must be above nothing and at most {largest}, each kind once for "
    "a person. Mend it.",
)
SHARE_HOLDERS_WRONG: Final = Text(
    "share_holders_wrong",
    "“{kind}”的转出方或受让方不对。继承：已故持有人转给继承人；转让：在世持有人转给本集体成员；"
    "赎回：持有人转给集体；配给：集体转给成员，且实行动态管理。请改正。",
    "Giver or taker are wrong for shares {kind_en}. Inherited: from a holder who died to an heir; "
    "transferred: from one who lives to a member; repurchased: to the collective; given: by the "
    "collective to a member, where shares are dynamic. Mend it.",
)
SHARE_TOO_FEW: Final = Text(
    "share_too_few",
    "转出方在 {day} 只有 {have}（百分之一份），不够转出 {units}。请核对种类、份额和日期。",
    "The giver has {have} hundredths on {day}, too few for {units}. Check kind, number and day.",
)
SHARE_DECISION_MISSING: Final = Text(
    "share_decision_missing",
    "“{kind}”须有成员大会的决议。请填写决议。",
    "Shares {kind_en} rest on a decision of the members. Name it.",
)
