"""What is refused about authorisations, facts, parameters and assessments, in two languages."""

from typing import Final

from ruralgov.domain.kernel.text import Text

AID_NOTICE_LATE: Final = Text(
    "aid_notice_late",
    "告知日期 {noticed} 晚于授权起始日 {since}。请先告知本人用途、必要性、保存期限和影响，"
    "再签授权。",
    "The notice of {noticed} comes after the authorisation begins on {since}. First tell the "
    "person what it is for, why, how long it is kept and what follows.",
)
AID_SCOPE_EMPTY: Final = Text(
    "aid_scope_empty",
    "授权要写明核对项目、核对单位和用途。请补全。",
    "An authorisation names what is asked, of whom, and for what. Name them.",
)
AID_PERIOD_WRONG: Final = Text(
    "aid_period_wrong",
    "授权期限有误：应自 {since} 之后至不晚于 {last}。请改正。",
    "The period is wrong: it ends after {since} and not later than {last}. Mend it.",
)
AID_SIGNER_WRONG: Final = Text(
    "aid_signer_wrong",
    "签字方式与签字人不符：本人签的签字人须为本人，监护人或受托人签的须为他人。请改正。",
    "How it was signed does not fit by whom: their own signature is theirs, that of a guardian or "
    "proxy another's. Mend it.",
)
AID_MINOR_SIGNS: Final = Text(
    "aid_minor_signs",
    "人员 {person} 未满十八周岁，须由监护人签字。请由监护人办理。",
    "Person {person} is under 18: a guardian signs. Let the guardian do so.",
)
AID_GUARDIAN_OF_ADULT: Final = Text(
    "aid_guardian_of_adult",
    "人员 {person} 未查明为未成年人。成年人须本人签字；无民事行为能力的，请写明证明文件。",
    "Person {person} is not known to be a minor. Adults sign for themselves; if they lack "
    "capacity, name the paper that shows it.",
)
AID_PROXY_WRONG: Final = Text(
    "aid_proxy_wrong",
    "不能代人员 {person} 签字：须有书面委托，受托人不能是同户成员，未成年人由监护人签字。请改正。",
    "Nobody signs for person {person} like this: it takes a written mandate and somebody of "
    "another family, and for a minor the guardian. Mend it.",
)
AID_AUTHORIZATION_MISSING: Final = Text(
    "aid_authorization_missing",
    "档案 {key} 中没有第 {number} 号授权。请核对授权号。",
    "File {key} has no authorisation {number}. Check the number.",
)
AID_AUTHORIZATION_ENDED: Final = Text(
    "aid_authorization_ended",
    "第 {number} 号授权已撤回或撤销。需要核对的，请重新签授权。",
    "Authorisation {number} was withdrawn or cancelled. Have a new one signed where it is needed.",
)
AID_FACT_MISSING: Final = Text(
    "aid_fact_missing",
    "没有事项 {key}。请核对编号。",
    "There is no fact {key}. Check its id.",
)
AID_FACT_TAKEN: Final = Text(
    "aid_fact_taken",
    "编号 {key} 已有事项。请换一个编号，或不填。",
    "There is a fact {key} already. Take another id, or leave it out.",
)
AID_ANSWER_OF_OTHER: Final = Text(
    "aid_answer_of_other",
    "答复中的人员 {person} 不是该授权的授权人，不能采用。请向该部门查明。",
    "The answer is about person {person}, who is not the one of the authorisation. It is not used; "
    "clear it up with the department.",
)
AID_ANSWER_EMPTY: Final = Text(
    "aid_answer_empty",
    "答复称查有，但没有数值。请向该部门补要，或按“不完整”录入。",
    "The answer says that something was found and not what. Ask for it, or enter it as not whole.",
)
AID_ONE_VALUE: Final = Text(
    "aid_one_value",
    "每个事项只填一行数值。请改正。",
    "A fact has one line of value. Mend it.",
)
AID_FOUND_TYPED: Final = Text(
    "aid_found_typed",
    "部门核对所得不能手工录入或更改。有误的，请登记本人异议后复查认定。",
    "What a department found is neither typed in nor changed by hand. Where it is wrong, enter "
    "that the family disputes it, look again, and settle it.",
)
AID_ITEM_NOT_ASKED: Final = Text(
    "aid_item_not_asked",
    "该户在办的申请不需要“{item}”，不得收集。请核对项目。",
    "No open application of the family needs the {item_en}, so it is not collected. Check the "
    "item.",
)
AID_NOT_AUTHORIZED: Final = Text(
    "aid_not_authorized",
    "“{item}”没有有效授权，不能采用。请先由本人签授权。",
    "No authorisation in force covers the {item_en}. Have the person sign one first.",
)
AID_FACT_STAGE: Final = Text(
    "aid_fact_stage",
    "事项 {key} 现为“{stage}”或内容已删除，不能这样办理。请核对编号和环节。",
    "Fact {key} is {stage_en}, or erased, which does not allow this. Check id and step.",
)
AID_OWN_RECHECK: Final = Text(
    "aid_own_recheck",
    "复查的人不能认定自己的复查结果。请由另一人认定。",
    "Whoever looked again does not settle it. Let another person do so.",
)
AID_FACT_ERASED: Final = Text(
    "aid_fact_erased",
    "事项 {key} 的内容已经删除，无须再删。",
    "What fact {key} said is erased already; there is nothing to do.",
)
AID_FACT_IN_USE: Final = Text(
    "aid_fact_in_use",
    "事项 {key} 还在办理或有异议未认定，不能删除。请待办结后再删。",
    "Fact {key} still serves an application, or is disputed. Erase it when that is over.",
)
AID_PARAMETER_UNKNOWN: Final = Text(
    "aid_parameter_unknown",
    "没有名为“{name}”的标准。请从标准目录中选取。",
    "There is no parameter named '{name}'. Take one of the list.",
)
AID_JURISDICTION_WRONG: Final = Text(
    "aid_jurisdiction_wrong",
    "行政区划代码“{place}”有误：应为 2、4 或 6 位数字，全国的不填。请改正。",
    "The code '{place}' is wrong: two, four or six digits, or nothing for the country. Mend it.",
)
AID_PARAMETER_VALUE: Final = Text(
    "aid_parameter_value",
    "标准的数值 {value} 或起止日期 {since} 至 {until} 有误。请改正。",
    "The value {value} or the days from {since} to {until} are wrong. Mend them.",
)
AID_ENTRY_MISSING: Final = Text(
    "aid_entry_missing",
    "没有第 {number} 条标准，或已撤销。请核对序号。",
    "There is no parameter {number}, or it was withdrawn. Check the number.",
)
AID_OWN_ENTRY: Final = Text(
    "aid_own_entry",
    "录入标准的人不能自己核实。请由另一人对照原文核实。",
    "Whoever entered a parameter does not verify it. Let another person hold it against the text.",
)
AID_ENTRY_VERIFIED: Final = Text(
    "aid_entry_verified",
    "第 {number} 条标准已经核实，无须再核。",
    "Parameter {number} is verified already; there is nothing to do.",
)
AID_EXAMPLE_NOT_VERIFIED: Final = Text(
    "aid_example_not_verified",
    "第 {number} 条是示例数值，不能核实为正式标准。请先按正式文件更正。",
    "Parameter {number} is of the example and not verified as official. Correct it by the paper "
    "first.",
)
AID_LAW_THERE: Final = Text(
    "aid_law_there",
    "已有录入的标准，不能再载入示例。请逐条录入或更正。",
    "There are parameters already, so the example is not loaded. Enter or correct each.",
)
AID_ASSESSMENT_MISSING: Final = Text(
    "aid_assessment_missing",
    "没有评估 {key}。请核对编号。",
    "There is no assessment {key}. Check its id.",
)
AID_ASSESSMENT_TAKEN: Final = Text(
    "aid_assessment_taken",
    "编号 {key} 已有评估。请换一个编号，或不填。",
    "There is an assessment {key} already. Take another id, or leave it out.",
)
AID_NOT_ACCEPTED: Final = Text(
    "aid_not_accepted",
    "第 {number} 项尚未受理，不能评估。请先受理。",
    "Application {number} is not accepted, so it is not assessed yet. Accept it first.",
)
AID_ASSESSMENT_ERASED: Final = Text(
    "aid_assessment_erased",
    "评估 {key} 的内容已经删除。需要的请重新评估。",
    "What assessment {key} said is erased. Assess anew where it is needed.",
)
AID_OWN_FAMILY: Final = Text(
    "aid_own_family",
    "不能办理本人家庭的救助事项。请由其他经办人办理。",
    "Nobody works on the file of their own family. Let another clerk do so.",
)
AID_HOME_UNKNOWN: Final = Text(
    "aid_home_unknown",
    "{day} 没有档案所在地 {place}。请先把档案移到现有的村（社区）。",
    "On {day} there is no place {place} where the file is kept. Move the file to one first.",
)
AID_AUTHORIZATIONS_ERASED: Final = Text(
    "aid_authorizations_erased",
    "档案 {key} 没有授权，或授权的附记已经删除，无须再删。",
    "File {key} has no authorisation, or what was written with them is erased already.",
)
AID_AUTHORIZATION_HOLDS: Final = Text(
    "aid_authorization_holds",
    "第 {number} 号授权仍然有效，不能删除附记。请待授权到期或撤回后再删。",
    "Authorisation {number} is in force. Erase what was written with it when it has ended.",
)
