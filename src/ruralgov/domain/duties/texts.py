"""What duty lists refuse."""

from typing import Final

from ruralgov.domain.kernel.text import Text

DUTY_LIST_MISSING: Final = Text(
    "duty_list_missing",
    "没有编号为 {key} 的清单，或它已撤回。请从清单目录中选取。",
    "There is no duty list {key}, or it was withdrawn. Choose one from the register of lists.",
)
DUTY_LIST_PLACE: Final = Text(
    "duty_list_place",
    "{role}清单不能属于该地点：镇街清单属于全市或一个镇街，其他清单属于全市、镇街或村（社区）。"
    "请改填地点。",
    "A list of a {role_en} cannot be of that place: a township list is of the city or a town, any "
    "other of the city, a town or a village. Name another place.",
)
DUTY_LIST_EMPTY: Final = Text(
    "duty_list_empty",
    "清单没有任何事项。请至少填写一项。",
    "The list has no items. Enter one at least.",
)
DUTY_CODE_TWICE: Final = Text(
    "duty_code_twice",
    "事项编码 {item} 出现两次，一个编码只能属于一个事项、一个类别。请改正编码。",
    "The code {item} is there twice: a code names one item of one class. Correct it.",
)
DUTY_CLASS_WRONG: Final = Text(
    "duty_class_wrong",
    "事项 {item} 的类别“{duty_class}”不属于{role}清单，可用的类别是：{known}。请改填类别。",
    "Item {item} is of the class '{duty_class_en}', which no list of a {role_en} has. It has: "
    "{known_en}. Name one of these.",
)
DUTY_DEPARTMENT_MISSING: Final = Text(
    "duty_department_missing",
    "事项 {item} 属于{duty_class}，须写明负主要责任的部门，且该部门现在存在。请填写责任部门。",
    "Item {item} is {duty_class_en}: it names the department that answers for it, and that there "
    "is today. Name the department.",
)
DUTY_REFUSABLE_MISSING: Final = Text(
    "duty_refusable_missing",
    "事项 {item} 是配合履职事项，须写明镇街可以拒绝哪些要求。请填写可拒绝的内容。",
    "Item {item} is cooperative: it says what the town may refuse. Enter that.",
)
DUTY_CYCLE_WRONG: Final = Text(
    "duty_cycle_wrong",
    "事项 {item} 的频次不明：定期事项写每期 1 至 31 次；按需事项写明在什么情形下做，不写次数。"
    "请补正。",
    "Item {item} does not say how often: a regular one says 1 to 31 times a period, one that is "
    "done as needed says on what occasion, and no number. Correct it.",
)
DUTY_EVIDENCE_WRONG: Final = Text(
    "duty_evidence_wrong",
    "事项 {item} 的证明“{evidence}”不是{role}自己能留下的事实。可用的证明是：{known}。请改填。",
    "Item {item} is to be shown by '{evidence_en}', which is no fact of a {role_en}. It may be "
    "shown by: {known_en}. Name one of these.",
)
DUTY_COUNT_WRONG: Final = Text(
    "duty_count_wrong",
    "清单依据写明{duty_class} {stated} 项，表中有 {found} 项。请补齐或删去事项，或改正所写的项数。",
    "The paper of the list says {stated} items that are {duty_class_en}, and there are {found}. "
    "Add or take out items, or correct the number that is stated.",
)
DUTY_LIST_ADOPTED: Final = Text(
    "duty_list_adopted",
    "清单“{title}”已经审定，不能再改、再审定或撤回。要变动请另起草一版。",
    "The list '{title}' has been adopted: it is not written, adopted or withdrawn any more. Draft "
    "another version for a change.",
)
DUTY_LIST_SAME_PERSON: Final = Text(
    "duty_list_same_person",
    "起草过这份清单的人不能审定它。请换一人审定。",
    "Whoever wrote on this list does not adopt it. Have somebody else do so.",
)
DUTY_LIST_NOT_ADOPTED: Final = Text(
    "duty_list_not_adopted",
    "清单“{title}”尚未由另一人审定，不能公布。请先审定。",
    "The list '{title}' has not been adopted by another person, and is not published before. Have "
    "it adopted first.",
)
DUTY_LIST_PUBLISHED: Final = Text(
    "duty_list_published",
    "清单“{title}”已经公布。日期有误请更正，要变动请另起草一版。",
    "The list '{title}' has been published. Correct its day, or draft another version for "
    "a change.",
)
DUTY_LIST_UNPUBLISHED: Final = Text(
    "duty_list_unpublished",
    "清单自 {since} 起生效，早于公布日 {published}，或公布日晚于今天 {today}。"
    "清单公布后才生效；请核对日期。",
    "The list would hold from {since}, before it was published on {published}, or that is after "
    "today {today}. A list holds once it is published; check the days.",
)
DUTY_LIST_ORDER: Final = Text(
    "duty_list_order",
    "同一地点同类清单“{title}”自 {since} 起生效，与这个日期冲突。"
    "请改填更晚的生效日，或先更正那一版。",
    "The list '{title}' of the same kind and place holds from {since} and is in the way. Name a "
    "later day, or correct that version first.",
)
DUTY_LIST_NOT_HOLDING: Final = Text(
    "duty_list_not_holding",
    "清单“{title}”没有在 {day} 之前开始、至今未止的有效期。请核对日期，或先公布清单。",
    "The list '{title}' has no open period that began before {day}. Check the day, or publish the "
    "list first.",
)
DUTY_LIST_IN_USE: Final = Text(
    "duty_list_in_use",
    "改后的有效期之外有依据这份清单的履职或困难记录，如 {day} 的一条。"
    "请先撤回它们，或改用新一版清单。",
    "Records of duties or hindrances rest on this list outside of its days as corrected, such as "
    "one of {day}. Withdraw them first, or draft another version instead.",
)
