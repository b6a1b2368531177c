"""What adapters of storage and tables answer."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CELL_DIGITS_LOST: Final = Text(
    "cell_digits_lost",
    "“{column}”被存成数字，末位可能已丢失（Excel 只保留 15 位）。"
    "请把该列设为“文本”格式，对照原件重新输入。",
    "'{column}' was stored as a number, and its last digits may be lost (Excel keeps 15). Set "
    "the column to text and type it again from the original.",
)
KEY_FILE_WRONG: Final = Text(
    "key_file_wrong",
    "密钥文件 {path} 无法使用：{problem}。请恢复原文件；没有它，个人数据无法读取。",
    "Key file {path} cannot be used: {problem}. Restore it; without it personal data stays closed.",
)
NOT_UNIQUE: Final = Text(
    "not_unique",
    "表 {table} 中已有相同的唯一值。请重新执行该命令以查明原因。",
    "Table {table} already holds the same unique value. Run the command again to learn why.",
)
RECORD_CHANGED: Final = Text(
    "record_changed",
    "{kind} {key} 已被他人更改。请重新执行该命令。",
    "{kind} {key} was changed by somebody else. Run the command again.",
)
STORAGE_SCHEME_UNKNOWN: Final = Text(
    "storage_scheme_unknown",
    "没有支持“{scheme}”的存储。现有：{known}。可安装 ruralgov-sqlalchemy。",
    "No storage serves '{scheme}'. There are: {known}. Try: pip install ruralgov-sqlalchemy.",
)
STORE_NEWER: Final = Text(
    "store_newer",
    "存储的结构版本为 {found}，本程序只认识到 {known}。请升级 ruralgov。",
    "The store has schema version {found}; this program knows up to {known}. Upgrade ruralgov.",
)
STORE_OUTDATED: Final = Text(
    "store_outdated",
    "城市 {city} 的存储尚未按本程序升级。"
    "请先用本程序单独打开一次（如运行 ruralgov doctor），再行并入。",
    "The store of city {city} was not upgraded to this program. Open it once on its own, as "
    "'ruralgov doctor' does, and join it then.",
)
STORE_TABLE_DIFFERS: Final = Text(
    "store_table_differs",
    "存储中的表 {table} 与本程序所需的列、主键或唯一键不同，而其内容不能由日志重建；"
    "未作任何更改。请用写入它的版本打开，或从备份恢复。",
    "Table {table} of the store has other columns, keys or unique columns than this program "
    "needs, and its rows cannot be made anew from the journal; nothing was changed. Open it "
    "with the version that wrote it, or restore a backup.",
)
