"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CREDIT_CODE_TAKEN: Final = Text(
    "credit_code_taken",
    "统一社会信用代码 {value} 当时属于“{name}”。请核对代码；该组织已不存在的，先办理终止或并入。",
    "The unified social credit code {value} belongs to '{name}' at that time. Check the code; if "
    "that organisation is gone, close or merge it first.",
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

HOLDER_UNKNOWN: Final = Text(
    "holder_unknown",
    "没有登记该身份证号的人员。请核对号码，或先导入其户籍。",
    "Nobody with this identity number is registered. Check it, or import the person first.",
)

ORGANISATION_AMBIGUOUS: Final = Text(
    "organisation_ambiguous",
    "名为“{name}”的组织不止一个：{found}。请改写统一社会信用代码或编号。",
    "More than one organisation is called '{name}': {found}. Write the credit code or the id.",
)

ORGANISATION_CIRCLE: Final = Text(
    "organisation_circle",
    "“{name}”不能归入 {parent}：后者是它自己，或在它之下。请先调整后者的上级。",
    "'{name}' cannot be below {parent} or become part of it, which is itself or lies below it. "
    "Move that one first.",
)

ORGANISATION_MISSING: Final = Text(
    "organisation_missing",
    "当日没有编号为 {organisation} 的组织。请用 FindOrganisations 查询当日的组织及其编号。",
    "There is no organisation {organisation} on that day. FindOrganisations gives those of a "
    "day with their ids.",
)

ORGANISATION_NOT_EMPTY: Final = Text(
    "organisation_not_empty",
    "“{name}”仍有下级组织或岗位：{hanging}。请先把下级组织移交（MoveOrganisation）或终止；"
    "岗位请先撤销，或注明 with_posts 与组织同日撤销、免职。",
    "'{name}' still has organisations below it, or posts: {hanging}. Move or close what is below "
    "it; abolish the posts, or say with_posts so that they end the same day.",
)

ORGANISATION_UNKNOWN: Final = Text(
    "organisation_unknown",
    "当日没有名称、统一社会信用代码或编号为“{name}”的组织。相近的有：{near}。"
    "请改正，或先导入组织表。",
    "No organisation has the name, credit code or id '{name}' on that day. Like it are: {near}. "
    "Mend it, or import the table of organisations first.",
)

PERSON_GONE: Final = Text(
    "person_gone",
    "人员 {person} 在 {since} 已死亡或迁出，不能任职。请核对人员和日期。",
    "Person {person} had died or moved away by {since} and takes no post. Check person and day.",
)

POST_HELD: Final = Text(
    "post_held",
    "岗位“{title}”自 {since} 起仍有 {count} 人任职。请先办理离任，或注明 with_holders 同日免职；"
    "当日或以后才任职的，请先撤回其任职记载。",
    "Post '{title}' is still held by {count} from {since}. Let them leave first, or say "
    "with_holders; withdraw the entry of whoever takes it that day or later.",
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
