"""What is wrong with a row of a table of consortia, in Chinese and English."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CONSORTIUM_ROW_DIFFERS: Final = Text(
    "consortium_row_differs",
    "“{name}”的各行填写不一致（第 {row} 行写的是“{value}”）。同一联建片区的各行须相同；请改正。",
    "The rows of '{name}' differ: row {row} says '{value}'. All rows of a consortium say the same: "
    "mend them.",
)
CONSORTIUM_NAME_UNKNOWN: Final = Text(
    "consortium_name_unknown",
    "没有名为“{name}”的运行中联建片区。请核对名称，或先登记并启动。",
    "No consortium named '{name}' is active. Check the name, or form it first.",
)
DECISION_REFERENCE_UNKNOWN: Final = Text(
    "decision_reference_unknown",
    "该地点没有文号为“{reference}”的决议，或不止一份。请核对文号，或先补录决议。",
    "The place has no decision '{reference}', or more than one. Check the reference, or enter the "
    "decision first.",
)
