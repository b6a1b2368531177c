"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

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

ORGANISATION_MISSING: Final = Text(
    "organisation_missing",
    "当日没有编号为 {organisation} 的组织。",
    "There is no organisation {organisation} on that day.",
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
