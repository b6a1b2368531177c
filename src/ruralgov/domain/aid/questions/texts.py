"""What is refused of questions to registers, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

AID_QUESTION_MISSING: Final = Text(
    "aid_question_missing",
    "没有编号为 {key} 的核对查询。",
    "There is no question {key} to a register.",
)
AID_QUESTION_TAKEN: Final = Text(
    "aid_question_taken",
    "编号 {key} 已用于另一项核对查询。",
    "The id {key} is that of another question.",
)
AID_QUESTION_TWICE: Final = Text(
    "aid_question_twice",
    "这项内容已在向该单位查询（{question}），请等待答复或先撤回。",
    "The same is being asked of this source ({question}). Wait for its answer, or take it back.",
)
AID_QUESTION_STAGE: Final = Text(
    "aid_question_stage",
    "核对查询 {question} {stage}，不能再办理。",
    "Question {question} is {stage_en}; nothing more can be done to it.",
)
AID_QUESTION_NOT_OF_FILE: Final = Text(
    "aid_question_not_of_file",
    "{person} 当日不在该救助档案中，不能查询。",
    "{person} is not in this file on the day, and nothing can be asked of them.",
)
AID_QUESTION_NO_NUMBER: Final = Text(
    "aid_question_no_number",
    "{person} 没有登记居民身份证号，不能向登记单位查询。请先补登号码，或由家庭提供证明材料后录入。",
    "{person} has no resident identity number, without which no register can be asked. Enter the "
    "number first, or enter what papers of the family say.",
)
AID_QUESTION_LIMIT: Final = Text(
    "aid_question_limit",
    "只有“是否不超过”的查询须填限额（不小于 0 的整数），其他方式不填。",
    "A comparison alone has a limit, a whole number from 0 on.",
)
AID_NOT_AUTHORISED: Final = Text(
    "aid_not_authorised",
    "没有有效的授权书可就此事项、此单位、此用途查询 {person}。请先由本人（或监护人）签署授权。",
    "No authorisation in force lets this be asked of {person}, of this source, for this purpose. "
    "Have one signed first.",
)
AID_STILL_AUTHORISED: Final = Text(
    "aid_still_authorised",
    "核对查询 {question} 的授权仍有效，不应扣下。",
    "The authorisation of question {question} is in force; it is not withheld.",
)
AID_ANSWER_WRONG: Final = Text(
    "aid_answer_wrong",
    "答复须与结果相符：只有“有”须填区间，“有”和“查无”须填截至日期（不晚于今天）。",
    "An answer has to fit its status: what is found has a span, and found or none a day, not after "
    "today.",
)
