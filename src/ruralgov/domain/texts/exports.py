"""The texts of exports."""

from typing import Final

from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "books_changed": Text(
        "导出期间“{name}”的账簿有新的记账（科目 {code}）。文件未生成，请重新导出。",
        "The books of '{name}' changed during the export (account {code}). No file was written; "
        "run it again.",
    ),
    "export_whom": Text(
        "请只指定一个集体经济组织（--collective）或一个地点（--place），不要同时指定。",
        "Name a collective (--collective) or a place (--place), not both.",
    ),
    "export_empty": Text(
        "所选集体没有合同；未写入任何内容。请核对集体编号。",
        "The collectives have no contract; nothing was written. Check their ids.",
    ),
}
