"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

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
