"""What is refused about evaluations as a whole, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

EVALUATION_MISSING: Final = Text(
    "evaluation_missing",
    "没有编号为 {key} 的反向评价。请核对编号，或先拟定方案。",
    "There is no evaluation {key}. Check the id, or draft it first.",
)
EVALUATION_STAGE: Final = Text(
    "evaluation_stage",
    "该评价现为“{stage}”，此事须在“{needed}”时办理。请先完成前面的步骤，或核对编号。",
    "The evaluation is '{stage_en}', and this is done while it is '{needed_en}'. Do the steps "
    "before, or check the id.",
)
EVALUATION_WEIGHTS: Final = Text(
    "evaluation_weights",
    "各指标权重之和为 {total}，须正好为 100，且每项至少为 1。请调整权重。",
    "The weights of the criteria add up to {total}. They are exactly 100 together, and each is at "
    "least 1: change them.",
)
EVALUATION_TWICE: Final = Text(
    "evaluation_twice",
    "“{name}”在方案中出现了两次。请删去重复的一项。",
    "'{name}' is in the scheme twice. Take one of them out.",
)
EVALUATION_EMPTY: Final = Text(
    "evaluation_empty",
    "方案没有写明被评单位或评价指标。请各填写至少一项。",
    "The scheme names no unit or no criterion. Name at least one of each.",
)
EVALUATION_SCALE: Final = Text(
    "evaluation_scale",
    "分值从 {low} 到 {high} 不成立：须为 0 至 {most} 之间由低到高的整数。请改正分值范围。",
    "Marks from {low} to {high} cannot be: they are whole numbers between 0 and {most}, the low "
    "one first. Mend the scale.",
)
EVALUATION_LINES: Final = Text(
    "evaluation_lines",
    "分档方式“{rule}”与所填比较线不符：与两条线比较时，须按由低到高填写分值范围内的两条线；"
    "与总平均比较时不填。请改正。",
    "The lines do not fit the rule of bands '{rule_en}': it takes two lines within the scale, the "
    "lower one first, or none where units are compared with the mean. Mend them.",
)
EVALUATION_K: Final = Text(
    "evaluation_k",
    "公开下限为 {k}，不得低于 {least}，否则可推知单个镇街的评分。请调高。",
    "The least number of ballots that may be shown is {k}. Under {least}, marks of a single town "
    "could be told: raise it.",
)
EVALUATION_FLOOR: Final = Text(
    "evaluation_floor",
    "业务往来下限 {floor} 或异议期 {days} 天不成立，二者均须至少为 1，异议期不超过 {most} 天。"
    "请改正。",
    "A least number of dealings of {floor}, or {days} days for objections, cannot be: both are at "
    "least 1, and the days at most {most}. Mend them.",
)
EVALUATION_DAYS: Final = Text(
    "evaluation_days",
    "日期不成立：评价期须先开始后结束；镇街名单日 {towns_on} 和"
    "填报开始日 {opens} 不早于评价期开始；截止日 {closes} 不早于填报开始日。请核对日期。",
    "The days cannot be: the period begins before it ends, the day of the towns {towns_on} and the "
    "opening {opens} are not before it, and the last day {closes} is not before the opening. "
    "Check them.",
)
EVALUATION_LATE: Final = Text(
    "evaluation_late",
    "填报开始日 {opens} 已过（今天 {today}）。请先修改方案中的日期，再公布。",
    "The opening {opens} has passed (today is {today}). Change the days of the draft, then publish "
    "it.",
)
EVALUATION_WEIGHT_LOW: Final = Text(
    "evaluation_weight_low",
    "“{name}”的考核中镇街评价只占 {weight}%，依{law}须不低于 {least}%。请调高权重。",
    "In the appraisal of '{name}' the towns count {weight} %. By {law} it is at least {least} %: "
    "raise the weight.",
)
EVALUATION_WEIGHT_WRONG: Final = Text(
    "evaluation_weight_wrong",
    "镇街评价所占权重为 {weight}%，须为 0 至 100 的整数。请改正。",
    "The towns count {weight} %, and that is a whole number from 0 to 100. Mend it.",
)
EVALUATION_FEW_TOWNS: Final = Text(
    "evaluation_few_towns",
    "{day} 只有 {count} 个镇街，少于公开下限 {k}，任何结果都不能公开。"
    "请核对镇街名单日，或改用其他方式听取意见。",
    "There are {count} towns on {day}, fewer than the {k} under which nothing is shown. Check the "
    "day, or hear the towns in another way.",
)
RATEE_NOT_DEPARTMENT: Final = Text(
    "ratee_not_department",
    "“{name}”在 {day} 属于“{kind}”，不能由镇街评价；被评的是市级部门、事业单位及其派驻机构。"
    "请从名单中删去。",
    "'{name}' is a '{kind_en}' on {day} and is not rated by towns: departments and institutions of "
    "the city are, and their outposts. Take it out.",
)
RATEE_OF_TOWN: Final = Text(
    "ratee_of_town",
    "“{name}”设在镇街之下，镇街不评价自己的机构。请从名单中删去。",
    "'{name}' is part of a town, and no town rates its own. Take it out.",
)
RATEE_NOT_THERE: Final = Text(
    "ratee_not_there",
    "被评单位 {unit} 在 {day} 不存在或已撤并。请核对名单，或改填承接单位。",
    "The unit {unit} is not there on {day}. Check the list, or name the unit that took it over.",
)
RATEE_TAKEN: Final = Text(
    "ratee_taken",
    "“{name}”在该期间已列入另一轮评价（{other}）；两轮重叠可相减推知单个镇街的评分。"
    "请改评价期，或在统计之前取消另一轮。",
    "'{name}' is rated for these days by another evaluation ({other}), and two of them could be "
    "subtracted. Change the period, or cancel the other one before it is computed.",
)
EVALUATION_NOT_YET: Final = Text(
    "evaluation_not_yet",
    "须在 {day} 及以后办理，今天是 {today}。请届时再办。",
    "This is done on {day} or later, and today is {today}. Do it then.",
)
EVALUATION_STILL_OPEN: Final = Text(
    "evaluation_still_open",
    "填报到 {closes} 当日结束，今天是 {today}，尚不能截止。请在次日及以后办理。",
    "Ballots may change until the end of {closes}, and today is {today}. Close it on a later day.",
)
EVALUATION_EXTENDED_BACK: Final = Text(
    "evaluation_extended_back",
    "新的截止日 {closes} 不晚于原截止日 {before}，或原截止日已过（今天 {today}）。"
    "只能在截止前向后延长。",
    "The new last day {closes} is not after {before}, or that one has passed (today is {today}). "
    "Name a later day, while ballots may still change.",
)
RETURN_MARK_STRANGE: Final = Text(
    "return_mark_strange",
    "单位 {ratee} 或镇街 {town} 不在本轮评价中。请核对互评数据。",
    "The unit {ratee} or the town {town} is not in this evaluation. Check what was entered.",
)
RATEE_MISSING: Final = Text(
    "ratee_missing",
    "单位 {ratee} 不在本轮被评名单中。请核对单位。",
    "The unit {ratee} is not rated in this evaluation. Check the unit.",
)
COMMENTS_WITHHELD: Final = Text(
    "comments_withheld",
    "该单位的结果不公开（{reason}），其意见也不整理公布。请另行听取意见。",
    "The result of the unit is withheld ({reason_en}), and so are the comments. Hear opinions in "
    "another way.",
)
COMMENT_VERBATIM: Final = Text(
    "comment_verbatim",
    "第 {number} 条与镇街原文相同，可能认出是谁写的。请用自己的话改写。",
    "Line {number} is what a town wrote, word for word, and might be known by it. Put it in other "
    "words.",
)
OBJECTION_NOT_OWN: Final = Text(
    "objection_not_own",
    "账号 {account} 今天不属于单位 {unit}，只能对本单位的结果提出或撤回异议。"
    "请由该单位的账号办理，或登记账号所属单位。",
    "The account {account} is not of the unit {unit} today, and objects for its own unit alone. "
    "Let an account of the unit do it, or register to which unit the account belongs.",
)
OBJECTION_OVER: Final = Text(
    "objection_over",
    "异议期到 {last} 为止，今天是 {today}，不能再提出异议。请按其他程序反映。",
    "Objections could be made until {last}, and today is {today}. Raise it by another procedure.",
)
OBJECTION_OPEN: Final = Text(
    "objection_open",
    "第 {number} 号异议尚未答复。请先答复，再办理此事。",
    "Objection {number} is not answered yet. Answer it first.",
)
OBJECTION_MISSING: Final = Text(
    "objection_missing",
    "没有第 {number} 号异议，或已答复、已撤回。请核对序号。",
    "There is no objection {number}, or it was answered or withdrawn. Check its number.",
)
OBJECTION_SAME_PERSON: Final = Text(
    "objection_same_person",
    "第 {number} 号异议须由统计人和异议人以外的人答复。请由其他复核人办理。",
    "Objection {number} is answered by somebody who neither computed the results nor objects. Let "
    "another reviewer do it.",
)
EVALUATION_SEALED: Final = Text(
    "evaluation_sealed",
    "该评价现为“{stage}”，统计之前不显示任何得分。请在统计后查看。",
    "The evaluation is '{stage_en}', and nothing is shown before it is computed. Look after that.",
)
