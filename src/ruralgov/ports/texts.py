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
FILE_STORE_FAILED: Final = Text(
    "file_store_failed",
    "附件存储 {store} 无法读写：{problem}。未作任何更改。请检查文件夹的权限和剩余空间后重试。",
    "The store of files {store} cannot be used: {problem}. Nothing was changed. Check the rights "
    "of the folder and the space left, and try again.",
)
KEY_FILE_NOT_MADE: Final = Text(
    "key_file_not_made",
    "无法建立密钥文件 {path}：{problem}。请选择一个存在且可写的文件夹。",
    "Key file {path} cannot be made: {problem}. Choose a folder that is there and can be written.",
)
KEY_FILE_OPEN: Final = Text(
    "key_file_open",
    "密钥文件 {path} 可被他人读取。请运行 chmod 600 {path}；若已可能被他人读过，请运行 "
    "ruralgov rotate-key 更换密钥。",
    "Key file {path} can be read by others. Run chmod 600 {path}; where others may have read it "
    "already, replace the key with 'ruralgov rotate-key'.",
)
KEY_FILE_WRONG: Final = Text(
    "key_file_wrong",
    "密钥 {path} 无法使用：{problem}。请恢复原文件；没有它，个人数据无法读取。",
    "Key {path} cannot be used: {problem}. Restore it; without it personal data stays closed.",
)
KEY_MISSING: Final = Text(
    "key_missing",
    "城市 {city} 的存储已有数据，但密钥 {key} 不存在；未生成新密钥，因为新密钥打不开旧数据。"
    "请从另存的副本恢复该密钥。",
    "The store of city {city} holds data, and its key {key} is missing; no new key was made, for "
    "it would not open what is there. Restore the key from the copy that was kept apart.",
)
KEY_PROVIDER_FAILED: Final = Text(
    "key_provider_failed",
    "密钥 {key} 的提供方未能给出结果：{problem}。未作任何更改。请检查密钥服务及其权限后重试。",
    "The provider of key {key} did not answer as it should: {problem}. Nothing was changed. Check "
    "the service and its rights, and try again.",
)
KEY_VARIABLE_MISSING: Final = Text(
    "key_variable_missing",
    "环境变量 {name} 未设置，其中应为 64 位十六进制的密钥。"
    "请设置它，或用 --key-file 指定密钥文件。",
    "The environment variable {name} is not set; it should hold the key as 64 hexadecimal digits. "
    "Set it, or name a key file with --key-file.",
)
KEY_WRONG: Final = Text(
    "key_wrong",
    "密钥 {key} 不是城市 {city} 的存储所用的密钥（应为：{expected}）；未作任何更改。"
    "请用原来的密钥打开：从副本恢复密钥文件；若已运行过 rotate-key，请用新密钥。",
    "Key {key} is not the one of the store of city {city} (which is: {expected}); nothing was "
    "changed. Open it with its own key: restore the file from its copy, or, after rotate-key, "
    "give the new key.",
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
STORED_FILE_MISSING: Final = Text(
    "stored_file_missing",
    "附件存储中没有名为 {name} 的文件。请确认 --files 所指的存储正确，或从备份恢复该文件。",
    "The store of files has none named {name}. See that --files names the right store, or restore "
    "the file from a backup.",
)
STORED_FILE_NAME_WRONG: Final = Text(
    "stored_file_name_wrong",
    "“{name}”不是文件名：应为 64 位小写十六进制（SHA-256）。请从附件记录中取得。",
    "'{name}' is no name of a stored file, which is 64 hexadecimal digits in lower case "
    "(SHA-256). Take it from the attachment's record.",
)
STORE_NEWER: Final = Text(
    "store_newer",
    "存储的结构版本为 {found}，本程序只认识到 {known}。请升级 ruralgov。",
    "The store has schema version {found}; this program knows up to {known}. Upgrade ruralgov.",
)
STORE_OUTDATED: Final = Text(
    "store_outdated",
    "城市 {city} 的存储尚未按本程序升级（待办：{pending}）。请先运行 ruralgov upgrade。",
    "The store of city {city} was not upgraded to this program (to do: {pending}). Run 'ruralgov "
    "upgrade' first.",
)
STORE_TABLE_DIFFERS: Final = Text(
    "store_table_differs",
    "存储中的表 {table} 与本程序所需的列、主键或唯一键不同，而其内容不能由日志重建；"
    "未作任何更改。请用写入它的版本打开，或从备份恢复。",
    "Table {table} of the store has other columns, keys or unique columns than this program "
    "needs, and its rows cannot be made anew from the journal; nothing was changed. Open it "
    "with the version that wrote it, or restore a backup.",
)
STORE_READ_ONLY: Final = Text(
    "store_read_only",
    "存储以只读方式打开，不能写入；读取个人数据须留痕，也属写入。请去掉只读选项后重试。",
    "The store is open for reading only; what reveals personal data writes, too, since it is "
    "recorded. Open it without the read-only option.",
)
