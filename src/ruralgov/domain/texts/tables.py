"""The texts of tables: files, headers, rows and cells."""

from typing import Final

from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "table_format_unknown": Text(
        "不能读写“{scheme}”文件；现有：{known}。读写 xlsx 请安装 ruralgov-office；"
        "其他文件请另存为 xlsx 或 CSV。",
        "Files of kind '{scheme}' cannot be used; there are: {known}. Install ruralgov-office for "
        "xlsx; save other files as xlsx or CSV.",
    ),
    "table_header_wrong": Text(
        "找不到“{table}”的表头。缺少列：{missing}；不认识的列：{unknown}；重复的列：{twice}。"
        "请对照 ruralgov template 生成的模板改正。",
        "The header of '{table}' is not found. Missing: {missing}; unknown: {unknown}; doubled: "
        "{twice}. Compare it with what 'ruralgov template' writes.",
    ),
    "table_name_unknown": Text(
        "没有名为 {name} 的表；现有：{known}。",
        "There is no table called {name}; there are: {known}.",
    ),
    "file_taken": Text(
        "文件 {path} 已存在，不覆盖。请换一个文件名。",
        "The file {path} exists and is not overwritten. Choose another name.",
    ),
    "suffix_differs": Text(
        "带标注的副本须与原表同类：{path} 应以 {suffix} 结尾。",
        "A marked copy is of the kind of its table: {path} should end in {suffix}.",
    ),
    "cell_empty": Text(
        "“{column}”为空。请填写。",
        "'{column}' is empty. Fill it in.",
    ),
    "cell_marks_hidden": Text(
        "“{column}”含有看不见的字符（零宽字符或文字方向符）。请清除后重新输入。",
        "'{column}' holds marks that cannot be seen (zero width, or of direction). Type it again.",
    ),
    "cell_formula": Text(
        "“{column}”是公式。请复制后“选择性粘贴—数值”，再导入。",
        "'{column}' is a formula. Copy it, paste it as values, and import again.",
    ),
    "cell_is_error": Text(
        "“{column}”是错误值 {value}。请改正。",
        "'{column}' is the error {value}. Mend it.",
    ),
    "cell_merged": Text(
        "“{column}”在合并单元格内。请取消合并，在每行填写。",
        "'{column}' is in merged cells. Unmerge them and fill in each row.",
    ),
    "cell_digits_lost": Text(
        "“{column}”被存成数字，末位可能已丢失（Excel 只保留 15 位）。"
        "请把该列设为“文本”格式，对照原件重新输入。",
        "'{column}' was stored as a number, and its last digits may be lost (Excel keeps 15). Set "
        "the column to text and type it again from the original.",
    ),
    "cell_became_date": Text(
        "“{column}”被 Excel 变成了日期。请把该格设为“文本”格式后重新输入。",
        "'{column}' was turned into a date by Excel. Set the cell to text and type it again.",
    ),
    "cell_not_date": Text(
        "“{column}”是数字，不是日期。请设为日期格式，或写成 2024-02-29。",
        "'{column}' is a number, not a date. Format it as a date, or write 2024-02-29.",
    ),
    "cell_has_time": Text(
        "“{column}”带有时刻或早于 1900 年 3 月。请只填日期，写成 2024-02-29。",
        "'{column}' has a time of day, or lies before March 1900. Write a date: 2024-02-29.",
    ),
    "cell_truth": Text(
        "“{column}”是逻辑值。请改填文字。",
        "'{column}' is a truth value. Write words.",
    ),
    "cell_not_titled": Text(
        "{cells} 有内容，但该列没有表头。请删去，或补上表头。",
        "{cells} holds something, but the column has no title. Remove it, or add the title.",
    ),
    "cell_too_long": Text(
        "单元格文字长 {length}，超过 {limit} 字。请缩短。",
        "A cell holds {length} marks, more than {limit}. Shorten it.",
    ),
    "date_unclear": Text(
        "“{column}”不是日期。请写成 2024-02-29、2024/2/29、2024.2.29 或 2024年2月29日。",
        "'{column}' is no date. Write 2024-02-29, 2024/2/29, 2024.2.29 or 2024年2月29日.",
    ),
    "row_hidden": Text(
        "此行被隐藏或筛选掉。请取消隐藏和筛选，核对后再导入。",
        "This row is hidden or filtered out. Show it, check it, and import again.",
    ),
    "row_sample": Text(
        "此行与模板的示例相同。请删去，或改成真实内容。",
        "This row is the example of the template. Remove it, or write what is true.",
    ),
    "row_after_total": Text(
        "此行在合计行之后。请移到合计行之前，或删去。",
        "This row comes after the row of totals. Move it before that, or remove it.",
    ),
    "total_wrong": Text(
        "“{column}”的合计写为 {said}，各行之和是 {counted}。请核对。",
        "The total of '{column}' says {said}, its rows sum up to {counted}. Check them.",
    ),
    "workbook_not": Text(
        "这不是 xlsx 工作簿（可能是网页或 CSV 改了扩展名）。请在 Excel 或 WPS 中另存为 xlsx。",
        "This is no xlsx workbook (perhaps a web page or CSV by another name). Save it as xlsx.",
    ),
    "workbook_old": Text(
        "这是旧式 xls 文件。请在 Excel 或 WPS 中另存为 xlsx。",
        "This is a file of the old kind, xls. Save it as xlsx.",
    ),
    "workbook_encrypted": Text(
        "工作簿有打开密码。请去掉密码后再导入。",
        "The workbook is locked with a password. Remove it and import again.",
    ),
    "workbook_runs": Text(
        "工作簿含有宏、外部链接或嵌入对象（{part}）。请另存为不含这些内容的 xlsx。",
        "The workbook holds macros, links to other files or embedded objects ({part}). Save it as "
        "xlsx without them.",
    ),
    "workbook_too_large": Text(
        "工作簿过大：{what}超过 {limit}。请拆成几个文件，或删去多余的空行空列。",
        "The workbook is too large: more than {limit} of {what_en}. Split it, or remove empty rows "
        "and columns.",
    ),
    "workbook_broken": Text(
        "工作簿已损坏：{problem}。请在 Excel 或 WPS 中打开后重新保存。",
        "The workbook is damaged: {problem}. Open it in Excel or WPS and save it again.",
    ),
    "workbook_sheets": Text(
        "有几张工作表都是“{table}”：{sheets}。请只保留一张。",
        "Several sheets are '{table}': {sheets}. Keep one.",
    ),
    "sheet_hidden": Text(
        "“{table}”所在的工作表“{sheet}”被隐藏。请取消隐藏，核对后再导入。",
        "The sheet '{sheet}' with '{table}' is hidden. Show it, check it, and import again.",
    ),
    "columns_hidden": Text(
        "列 {columns} 被隐藏。请取消隐藏，核对后再导入。",
        "Columns {columns} are hidden. Show them, check them, and import again.",
    ),
}
