"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CELL_BECAME_DATE: Final = Text(
    "cell_became_date",
    "“{column}”被 Excel 变成了日期。请把该格设为“文本”格式后重新输入。",
    "'{column}' was turned into a date by Excel. Set the cell to text and type it again.",
)
CELL_FORMULA: Final = Text(
    "cell_formula",
    "“{column}”是公式。请复制后“选择性粘贴—数值”，再导入。",
    "'{column}' is a formula. Copy it, paste it as values, and import again.",
)
CELL_HAS_TIME: Final = Text(
    "cell_has_time",
    "“{column}”带有时刻或早于 1900 年 3 月。请只填日期，写成 2024-02-29。",
    "'{column}' has a time of day, or lies before March 1900. Write a date: 2024-02-29.",
)
CELL_IS_ERROR: Final = Text(
    "cell_is_error",
    "“{column}”是错误值 {value}。请改正。",
    "'{column}' is the error {value}. Mend it.",
)
CELL_MERGED: Final = Text(
    "cell_merged",
    "“{column}”在合并单元格内。请取消合并，在每行填写。",
    "'{column}' is in merged cells. Unmerge them and fill in each row.",
)
CELL_NOT_DATE: Final = Text(
    "cell_not_date",
    "“{column}”是数字，不是日期。请设为日期格式，或写成 2024-02-29。",
    "'{column}' is a number, not a date. Format it as a date, or write 2024-02-29.",
)
CELL_NOT_TITLED: Final = Text(
    "cell_not_titled",
    "{cells} 有内容，但该列没有表头。请删去，或补上表头。",
    "{cells} holds something, but the column has no title. Remove it, or add the title.",
)
CELL_TOO_LONG: Final = Text(
    "cell_too_long",
    "单元格文字长 {length}，超过 {limit} 字。请缩短。",
    "A cell holds {length} marks, more than {limit}. Shorten it.",
)
CELL_TRUTH: Final = Text(
    "cell_truth",
    "“{column}”是逻辑值。请改填文字。",
    "'{column}' is a truth value. Write words.",
)
COLUMNS_HIDDEN: Final = Text(
    "columns_hidden",
    "列 {columns} 被隐藏。请取消隐藏，核对后再导入。",
    "Columns {columns} are hidden. Show them, check them, and import again.",
)
ROW_HIDDEN: Final = Text(
    "row_hidden",
    "此行被隐藏或筛选掉。请取消隐藏和筛选，核对后再导入。",
    "This row is hidden or filtered out. Show it, check it, and import again.",
)
SHEET_HIDDEN: Final = Text(
    "sheet_hidden",
    "“{table}”所在的工作表“{sheet}”被隐藏。请取消隐藏，核对后再导入。",
    "The sheet '{sheet}' with '{table}' is hidden. Show it, check it, and import again.",
)
WORKBOOK_BROKEN: Final = Text(
    "workbook_broken",
    "工作簿已损坏：{problem}。请在 Excel 或 WPS 中打开后重新保存。",
    "The workbook is damaged: {problem}. Open it in Excel or WPS and save it again.",
)
WORKBOOK_ENCRYPTED: Final = Text(
    "workbook_encrypted",
    "工作簿有打开密码。请去掉密码后再导入。",
    "The workbook is locked with a password. Remove it and import again.",
)
WORKBOOK_NOT: Final = Text(
    "workbook_not",
    "这不是 xlsx 工作簿（可能是网页或 CSV 改了扩展名）。请在 Excel 或 WPS 中另存为 xlsx。",
    "This is no xlsx workbook (perhaps a web page or CSV by another name). Save it as xlsx.",
)
WORKBOOK_OLD: Final = Text(
    "workbook_old",
    "这是旧式 xls 文件。请在 Excel 或 WPS 中另存为 xlsx。",
    "This is a file of the old kind, xls. Save it as xlsx.",
)
WORKBOOK_RUNS: Final = Text(
    "workbook_runs",
    "工作簿含有宏、外部链接或嵌入对象（{part}）。请另存为不含这些内容的 xlsx。",
    "The workbook holds macros, links to other files or embedded objects ({part}). Save it as "
    "xlsx without them.",
)
WORKBOOK_SHEETS: Final = Text(
    "workbook_sheets",
    "有几张工作表都是“{table}”：{sheets}。请只保留一张。",
    "Several sheets are '{table}': {sheets}. Keep one.",
)
WORKBOOK_TOO_LARGE: Final = Text(
    "workbook_too_large",
    "工作簿过大：{what}超过 {limit}。请拆成几个文件，或删去多余的空行空列。",
    "The workbook is too large: more than {limit} of {what_en}. Split it, or remove empty rows "
    "and columns.",
)
