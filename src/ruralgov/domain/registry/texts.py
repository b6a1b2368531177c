"""What is refused here of more than one kind of record, and by other contexts."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CHANGE_NOT_LATER: Final = Text(
    "change_not_later",
    "变更日期须晚于上一次记载（{since}）。",
    "A change must have a date after the last entry ({since}).",
)
PLACE_MISSING: Final = Text(
    "place_missing",
    "没有编号或代码为 {place} 的地点。请先导入区划表。",
    "There is no place with id or code {place}. Import the table of places first.",
)
