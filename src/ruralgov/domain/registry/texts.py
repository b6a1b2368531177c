"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CHANGE_NOT_LATER: Final = Text(
    "change_not_later",
    "变更日期须晚于上一次记载（{since}）。",
    "A change must have a date after the last entry ({since}).",
)
CREDIT_CODE_TAKEN: Final = Text(
    "credit_code_taken",
    "统一社会信用代码 {value} 已登记。",
    "The unified social credit code {value} is registered already.",
)
CREDIT_CODE_WRONG: Final = Text(
    "credit_code_wrong",
    "“{value}”不是有效的统一社会信用代码。请对照证照改正。",
    "'{value}' is not a unified social credit code. Compare the certificate.",
)
HOLDER_MISSING: Final = Text(
    "holder_missing",
    "人员 {person} 当日未任“{title}”。",
    "Person {person} does not hold '{title}' on that day.",
)
HOUSEHOLD_MISSING: Final = Text(
    "household_missing",
    "当日没有编号为 {household} 的户。",
    "There is no household {household} on that day.",
)
HOUSEHOLD_NOT_EMPTY: Final = Text(
    "household_not_empty",
    "户 {household} 当日仍有成员，不能注销。请先办理成员迁出。",
    "Household {household} still has members on that day. Move them first.",
)
HOUSEHOLD_NUMBER_TAKEN: Final = Text(
    "household_number_taken",
    "户编号 {number} 在该村已有现存的户。请核对编号。",
    "Household number {number} is taken in that village. Check the number.",
)
IDENTITY_TAKEN: Final = Text(
    "identity_taken",
    "该身份号码已登记在人员 {person} 名下。请核对是否为同一人。",
    "This identity number belongs to person {person}. Check whether they are the same.",
)
ORGANISATION_MISSING: Final = Text(
    "organisation_missing",
    "当日没有编号为 {organisation} 的组织。",
    "There is no organisation {organisation} on that day.",
)
PERSON_MISSING: Final = Text(
    "person_missing",
    "没有编号为 {person} 的人员，或已注销。",
    "There is no person {person}, or their entry has ended.",
)
PLACE_CHANGE_NOT_LATER: Final = Text(
    "place_change_not_later",
    "“{name}”已有 {since} 起的记载，变更日期须晚于该日。",
    "'{name}' has an entry since {since}; a change must have a later date.",
)
PLACE_CODE_TAKEN: Final = Text(
    "place_code_taken",
    "区划代码 {code} 当日已属于“{name}”。",
    "Division code {code} belongs to '{name}' on that day.",
)
PLACE_MISSING: Final = Text(
    "place_missing",
    "没有编号或代码为 {place} 的地点。请先导入区划表。",
    "There is no place with id or code {place}. Import the table of places first.",
)
PLACE_NOT_EMPTY: Final = Text(
    "place_not_empty",
    "“{name}”当日仍有下级地点，不能并入他处。请先调整下级。",
    "'{name}' still has places below it on that day. Move them first.",
)
PLACE_PARENT_WRONG: Final = Text(
    "place_parent_wrong",
    "{code}（{level}）的上级 {parent} 不存在或级别不符。",
    "The parent {parent} of {code} ({level}) does not exist or has the wrong level.",
)
POST_MISSING: Final = Text(
    "post_missing",
    "当日没有编号为 {post} 的岗位。",
    "There is no post {post} on that day.",
)
POST_TAKEN: Final = Text(
    "post_taken",
    "岗位“{title}”共 {seats} 个职数，当日已满或此人已任职。请先办理离任。",
    "Post '{title}' has {seats} seat(s), all held from that day, or by this person already.",
)
SEATS_WRONG: Final = Text(
    "seats_wrong",
    "职数 {seats} 无效：至少为 1。",
    "A post has at least 1 seat, not {seats}.",
)
IDENTITY_TWICE: Final = Text(
    "identity_twice",
    "该身份号码在第 {line} 行已出现。一人只能属于一户，请删去或改正一行。",
    "This identity number is in line {line} already. A person is in one household; mend one.",
)
