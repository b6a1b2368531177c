"""What is refused of performances, hindrances, and of work off the list."""

from typing import Final

from ruralgov.domain.kernel.text import Text

DUTY_PERFORMANCE_MISSING: Final = Text(
    "duty_performance_missing",
    "没有编号为 {key} 的履职记录，或它已撤回。请从履职单中选取。",
    "There is no record {key} of a duty done, or it was withdrawn. Choose one from the duty sheet.",
)
DUTY_HINDRANCE_MISSING: Final = Text(
    "duty_hindrance_missing",
    "没有编号为 {key} 的困难报告，或它已撤回。请从困难报告台账中选取。",
    "There is no report {key} of a hindrance, or it was withdrawn. Choose one from their ledger.",
)
OFF_LIST_MISSING: Final = Text(
    "off_list_missing",
    "没有编号为 {key} 的清单外事项，或它已撤回。请从清单外事项台账中选取。",
    "There is no work off the list {key}, or it was withdrawn. Choose one from the ledger.",
)
DUTY_DOER_WRONG: Final = Text(
    "duty_doer_wrong",
    "{day} 在该地点没有这样的{role}（{key}）。请核对人员、街巷、网格或组织，以及地点和日期。",
    "There is no such {role_en} ({key}) at that place on {day}. Check the person, lane, grid or "
    "organisation, the place and the day.",
)
DUTY_LIST_NONE: Final = Text(
    "duty_list_none",
    "{day} 在该地点没有生效的{role}清单。请先起草、审定并公布清单。",
    "No list of a {role_en} is in force at that place on {day}. Draft, adopt and publish one "
    "first.",
)
DUTY_ITEM_MISSING: Final = Text(
    "duty_item_missing",
    "{day} 生效的清单“{title}”没有事项 {item}。清单外的工作须经批准，按清单外事项登记。",
    "The list '{title}' that is in force on {day} has no item {item}. Work off the list needs an "
    "approval and is recorded as such.",
)
DUTY_TAKEN_BACK: Final = Text(
    "duty_taken_back",
    "事项 {item} 已由上级部门收回，镇街不再承担。"
    "请由责任部门办理；确需镇街做的，按清单外事项报批。",
    "Item {item} was taken back by a department, and the town does it no more. Leave it to the "
    "department, or ask for it as work off the list.",
)
DUTY_PERFORMANCE_WRONG: Final = Text(
    "duty_performance_wrong",
    "一条履职记录只写一个清单事项，或一个清单外事项，不能都写或都不写。请只保留一个。",
    "A record names one item of the list, or one work off it: not both, and not neither. Keep one.",
)
DUTY_FACT_UNFIT: Final = Text(
    "duty_fact_unfit",
    "这里要用的证明是“{needed}”，所填的是“{kind}”。请引用相应的记录。",
    "What is done here is shown by '{needed_en}', not by '{kind_en}'. Cite such a record.",
)
DUTY_FACT_UNHELD: Final = Text(
    "duty_fact_unheld",
    "系统里还没有“{kind}”这类记录，不能引用，相关事项不计完成率。请引用其他已有的记录。",
    "Nothing holds records of the kind '{kind_en}' yet, so none can be cited, and such items have "
    "no rate. Cite another record that there is.",
)
DUTY_FACT_MISSING: Final = Text(
    "duty_fact_missing",
    "没有可引用的{kind} {key}：查无此记录，或它已作废、尚未完成。"
    "请核对编号；先登记事实，再登记履职。",
    "There is no {kind_en} {key} to cite: it is not there, was cancelled, or is not finished. "
    "Check the id; the fact is entered first, and then the duty.",
)
DUTY_FACT_ELSEWHERE: Final = Text(
    "duty_fact_elsewhere",
    "所引用的{kind}不在该{role}负责的地点。请核对记录和履职人。",
    "The {kind_en} that is cited is not at the place of this {role_en}. Check the record and who "
    "did the duty.",
)
DUTY_FACT_OF_OTHERS: Final = Text(
    "duty_fact_of_others",
    "所引用的{kind}记载的是别人所为，不是该{role}。请引用其本人参与的记录。",
    "The {kind_en} that is cited was done by others than this {role_en}. Cite a record in which "
    "they took part.",
)
DUTY_FACT_TWICE: Final = Text(
    "duty_fact_twice",
    "同一事实已为这一事项登记过（{performance}）。一件事对一个事项只计一次；请勿重复登记。",
    "The same fact was recorded for this item already ({performance}). It counts once for an item; "
    "do not record it again.",
)
DUTY_NO_DEPARTMENT: Final = Text(
    "duty_no_department",
    "事项 {item} 没有责任部门，困难无处可报。请按本职事项处理，或通过诉求渠道反映。",
    "Item {item} names no department that could be told. Deal with it as one's own, or report a "
    "case.",
)
DUTY_HINDRANCE_AHEAD: Final = Text(
    "duty_hindrance_ahead",
    "发生日 {day} 晚于今天 {today}。请核对日期。",
    "The day {day} is after today {today}. Check it.",
)
DUTY_HINDRANCE_SAME_PERSON: Final = Text(
    "duty_hindrance_same_person",
    "报告困难的人不能替部门答复。请由责任部门的另一人答复。",
    "Whoever reported the hindrance does not answer for the department. Have somebody else of the "
    "department answer.",
)
DUTY_HINDRANCE_ANSWERED: Final = Text(
    "duty_hindrance_answered",
    "部门已经答复，这份报告不能撤回。如情况有变，请由部门再作答复，或另报一份。",
    "The department has answered, and the report stays. Have it answer again, or report anew.",
)
OFF_LIST_ASKER_MISSING: Final = Text(
    "off_list_asker_missing",
    "提出或付款的单位 {unit} 现在不存在。请填写现有单位。",
    "The unit {unit} that asks or pays is not there today. Name one that is.",
)
OFF_LIST_PLACE: Final = Text(
    "off_list_place",
    "{role}不在该层级：镇街的清单外事项属于一个镇街，其他属于镇街或村（社区）。请改填地点。",
    "There is no {role_en} at that level: work of a town is of one town, any other of a town or a "
    "village. Name another place.",
)
OFF_LIST_HANDED_DOWN: Final = Text(
    "off_list_handed_down",
    "“{name}”是镇街单位，不得把自己的工作交给村里。请由镇街自行办理。",
    "'{name}' is of a town, and hands none of its own work to villages. Let the town do it.",
)
OFF_LIST_UNPAID: Final = Text(
    "off_list_unpaid",
    "要村里做的事须由提出的单位付费：金额须大于零，付款单位须是提出单位。请补正经费。",
    "Work that is asked of villages is paid by the unit that asks: an amount above nothing, and no "
    "other payer. Correct the money.",
)
OFF_LIST_MONEY_WRONG: Final = Text(
    "off_list_money_wrong",
    "经费不能为负。没有经费请填 0。",
    "The money is not below nothing. Enter 0 where there is none.",
)
OFF_LIST_SAME_PERSON: Final = Text(
    "off_list_same_person",
    "提出清单外事项的人不能批准或延长它。请换一人审批。",
    "Whoever entered the work neither approves nor extends it. Have somebody else decide.",
)
OFF_LIST_APPROVED: Final = Text(
    "off_list_approved",
    "这项工作已于 {day} 批准。要延长请在到期前办理延长；要提前结束请办理结束。",
    "This work was approved on {day}. Extend it before it ends, or end it.",
)
OFF_LIST_TERM: Final = Text(
    "off_list_term",
    "批准的期限不对：不得早于提出日 {asked}，须晚于今天 {today} 才结束，延长的须比现在更晚。"
    "请核对日期。",
    "The term is wrong: it begins no earlier than {asked}, when it was asked, ends after today "
    "{today}, and an extension ends later than now. Check the days.",
)
OFF_LIST_DEAD: Final = Text(
    "off_list_dead",
    "清单外事项“{title}”在 {day} 没有有效批准（{term}）。批准到期即止，不再登记、延长或派活；"
    "确有需要请重新提出并报批。",
    "The work off the list '{title}' has no approval in force on {day} ({term_en}). It ends with "
    "its approval, and nothing is recorded, extended or asked of it any more. Ask for it anew.",
)
OFF_LIST_OTHER: Final = Text(
    "off_list_other",
    "清单外事项“{title}”不是对该{role}、该地点提出的。请核对事项和履职人。",
    "The work off the list '{title}' was not asked of this {role_en} at this place. Check the work "
    "and who did it.",
)
OFF_LIST_RECORDED: Final = Text(
    "off_list_recorded",
    "该日及以后已有 {count} 条履职记录依据这项工作。请先撤回它们，或改填更晚的日期。",
    "{count} records of that day or later rest on this work. Withdraw them first, or name a later "
    "day.",
)
