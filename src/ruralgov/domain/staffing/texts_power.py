"""What is refused about the powers of towns, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

POWER_MISSING: Final = Text(
    "power_missing",
    "没有编号为 {key} 的赋权或委托，或已作为误登撤回。请核对编号，或先登记。",
    "There is no grant of powers {key}, or it was withdrawn. Check the id, or enter it first.",
)
POWER_OF_DEPARTMENT: Final = Text(
    "power_of_department",
    "派驻人员以部门自身职权执法，不需要赋权或委托。请选择“赋权”或“委托”。",
    "Who is dispatched acts by the department's own powers and needs no grant. Choose transferred "
    "or commissioned.",
)
POWER_TERM_MISSING: Final = Text(
    "power_term_missing",
    "委托书须写明期限。请填写委托的届满日；续期的另行登记新的委托书。",
    "A commission states its term. Give its last day; where it is renewed, enter the new paper.",
)
POWER_UNPUBLISHED: Final = Text(
    "power_unpublished",
    "公布日 {published} 不得晚于生效日 {since} 和今天 {today}：赋权和委托须先向社会公布。"
    "请核对日期。",
    "It was published on {published}, after {since}, from which it holds, or after today {today}. "
    "Powers are published first: check the days.",
)
POWER_DEPARTMENT_WRONG: Final = Text(
    "power_department_wrong",
    "“{name}”在 {since} 不是市级部门，不能下放或委托事项。请填写市级部门。",
    "'{name}' is no department of the city on {since} and gives no powers. Name one that is.",
)
POWER_MATTER_TWICE: Final = Text(
    "power_matter_twice",
    "事项清单为空，或事项“{code}”重复。请逐项列出，代码和名称各不相同。",
    "The list of matters is empty, or names '{code}' twice. List each once, with a code and a "
    "title of its own.",
)
POWER_TAKEN: Final = Text(
    "power_taken",
    "该镇街在该期间已依“{document}”（{grant}）取得事项 {code}。请核对期间，或先登记收回。",
    "The town has matter {code} in these days already, by '{document}' ({grant}). Check the days, "
    "or enter first that it went back.",
)
POWER_MATTER_MISSING: Final = Text(
    "power_matter_missing",
    "该赋权或委托中没有可办理的事项 {codes}：不在清单内，或已收回，或并未收回。请核对事项代码。",
    "The grant has no such matters {codes}: they are not on its list, went back already, or did "
    "not. Check the codes.",
)
POWER_NOT_THEN: Final = Text(
    "power_not_then",
    "收回日 {day} 须不早于生效日 {since}，且早于到期日 {until}。请核对日期。",
    "Powers go back on {day}: not before {since}, from which they hold, and before {until}, when "
    "they end. Check the day.",
)
POWER_NOT_ASSESSED: Final = Text(
    "power_not_assessed",
    "评估针对赋权事项；委托由部门监督，到期不再续签即可。请选择赋权的登记。",
    "What was transferred is assessed; what is commissioned the department supervises and does not "
    "renew. Choose a transfer.",
)
ASSESSMENT_DAY_WRONG: Final = Text(
    "assessment_day_wrong",
    "评估日 {day} 须在赋权生效日 {since} 至今天 {today} 之间。请核对日期。",
    "The assessment of {day} must lie between {since}, from which the powers hold, and today "
    "{today}. Check the day.",
)
ASSESSMENT_TWICE: Final = Text(
    "assessment_twice",
    "{day} 的评估已登记。有误的请先撤回再重新登记。",
    "An assessment of {day} is entered already. Withdraw it first where it is wrong.",
)
ASSESSMENT_MISSING: Final = Text(
    "assessment_missing",
    "没有 {day} 的评估。请核对日期。",
    "There is no assessment of {day}. Check the day.",
)
ACT_WITHOUT_POWER: Final = Text(
    "act_without_power",
    "该镇街在 {day} 没有以“{capacity}”办理“{matter}”的赋权或委托（未登记、已到期或已收回）。"
    "请按清单填写事项代码或名称，或先登记赋权决定或委托书。",
    "The town had no power to act in '{matter}' in the capacity '{capacity_en}' on {day}: none is "
    "entered, or it ended. Give the matter as on the list, or enter the decision or commission "
    "first.",
)
