"""What a report refuses."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BOOKS_CHANGED: Final = Text(
    "books_changed",
    "导出期间“{name}”的账簿有新的记账（科目 {code}）。文件未生成，请重新导出。",
    "The books of '{name}' changed during the export (account {code}). No file was written; "
    "run it again.",
)
FILE_TAKEN: Final = Text(
    "file_taken",
    "文件 {path} 已存在，不覆盖。请换一个文件名。",
    "The file {path} exists and is not overwritten. Choose another name.",
)
OCID_PREFIX_WRONG: Final = Text(
    "ocid_prefix_wrong",
    "“{value}”不是 OCDS 前缀（ocds- 加登记的字母数字）。请向开放合同伙伴组织登记后填写。",
    "'{value}' is not an OCDS prefix (ocds- and the letters registered). Register one first.",
)
