"""Every refusal and error in Chinese and English: what is wrong, with the values, and the mend."""

from typing import Final, NamedTuple


class Text(NamedTuple):
    """One message in the two languages; ``{name}`` stands for a fact."""

    zh: str
    en: str


TEXTS: Final[dict[str, Text]] = {
    "not_granted": Text(
        "账号“{account}”无权执行 {action}（地点 {place}，用途 {purpose}）。"
        "请由管理员授予相应角色。",
        "Account '{account}' may not do {action} (place {place}, purpose {purpose}). "
        "An administrator can grant a role that may.",
    ),
    "command_id_reused": Text(
        "命令编号 {command_id} 已用于另一条命令。请为新命令使用新的编号。",
        "Command id {command_id} was used for another command. Give a new command a new id.",
    ),
    "command_unknown": Text(
        "没有名为 {name} 的命令或查询。可用 ruralgov schema 查看全部名称。",
        "There is no command or query named {name}. 'ruralgov schema' lists them all.",
    ),
    "message_malformed": Text(
        "{name} 的内容不合格式：{problem}。请对照 ruralgov schema {name} 改正。",
        "{name} is not well formed: {problem}. Compare it with 'ruralgov schema {name}'.",
    ),
    "record_changed": Text(
        "{kind} {key} 已被他人更改。请重新执行该命令。",
        "{kind} {key} was changed by somebody else. Run the command again.",
    ),
    "not_unique": Text(
        "表 {table} 中已有相同的唯一值。请重新执行该命令以查明原因。",
        "Table {table} already holds the same unique value. Run the command again to learn why.",
    ),
    "store_busy": Text(
        "数据库正被占用，等待已超时。请稍后重试；命令未执行。",
        "The database is in use and the wait ended. Try again later; nothing was done.",
    ),
    "store_not_set_up": Text(
        "存储 {url} 尚未为城市 {city} 初始化。请先运行 ruralgov init。",
        "Store {url} is not set up for city {city}. Run 'ruralgov init' first.",
    ),
    "store_newer": Text(
        "存储的结构版本为 {found}，本程序只认识到 {known}。请升级 ruralgov。",
        "The store has schema version {found}; this program knows up to {known}. Upgrade ruralgov.",
    ),
    "store_unsafe": Text(
        "数据库设置 {setting} 为 {found}，必须为 {needed}，否则已确认的数据可能丢失。",
        "Database setting {setting} is {found}; it must be {needed}, or acknowledged data can "
        "be lost.",
    ),
    "storage_scheme_unknown": Text(
        "没有支持“{scheme}”的存储。现有：{known}。",
        "No storage serves '{scheme}'. There are: {known}.",
    ),
    "key_file_wrong": Text(
        "密钥文件 {path} 无法使用：{problem}。请恢复原文件；没有它，个人数据无法读取。",
        "Key file {path} cannot be used: {problem}. Restore it; without it personal data stays "
        "closed.",
    ),
    "division_code_invalid": Text(
        "“{value}”不是统计用区划代码：应为 6、9 或 12 位数字。",
        "'{value}' is not a statistical division code: it has 6, 9 or 12 digits.",
    ),
    "text_not_clean": Text(
        "“{field}”含有控制字符或为空。请改正。",
        "'{field}' is empty or holds control characters. Mend it.",
    ),
    "dates_reversed": Text(
        "日期颠倒：{since} 不早于 {until}。",
        "The dates are reversed: {since} is not before {until}.",
    ),
    "self_grant": Text(
        "任何人不得给自己授权。请由另一名管理员办理。",
        "Nobody grants a role to themselves. Another administrator must do it.",
    ),
    "grant_exists": Text(
        "账号 {account} 在 {place} 已有角色 {role}。",
        "Account {account} already holds the role {role} at {place}.",
    ),
    "grant_missing": Text(
        "没有编号为 {grant} 的有效授权。",
        "There is no grant {grant} in force.",
    ),
    "city_set_up": Text(
        "城市 {city} 已经初始化。",
        "City {city} is already set up.",
    ),
    "place_code_taken": Text(
        "区划代码 {code} 当日已属于“{name}”。",
        "Division code {code} belongs to '{name}' on that day.",
    ),
    "place_missing": Text(
        "没有编号或代码为 {place} 的地点。请先导入区划表。",
        "There is no place with id or code {place}. Import the table of places first.",
    ),
    "place_parent_wrong": Text(
        "{code}（{level}）的上级 {parent} 不存在或级别不符。",
        "The parent {parent} of {code} ({level}) does not exist or has the wrong level.",
    ),
    "place_change_not_later": Text(
        "“{name}”已有 {since} 起的记载，变更日期须晚于该日。",
        "'{name}' has an entry since {since}; a change must have a later date.",
    ),
    "table_unreadable": Text(
        "无法读取表格：{problem}。",
        "The table cannot be read: {problem}.",
    ),
    "table_rows_wrong": Text(
        "{count} 行有错，未导入任何内容：\n{problems}",
        "{count} rows are wrong; nothing was imported:\n{problems}",
    ),
}
