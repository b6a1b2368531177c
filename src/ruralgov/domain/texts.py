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
    "store_failed": Text(
        "数据库出错：{problem}。排除故障后可用同一命令编号安全重试。",
        "The database failed: {problem}. Mend that; giving the same command id again is safe.",
    ),
    "storage_scheme_unknown": Text(
        "没有支持“{scheme}”的存储。现有：{known}。可安装 ruralgov-sqlalchemy。",
        "No storage serves '{scheme}'. There are: {known}. Try: pip install ruralgov-sqlalchemy.",
    ),
    "department_kind_unknown": Text(
        "没有名为“{scheme}”的部门适配器。现有：{known}。",
        "No department adapter is called '{scheme}'. There are: {known}.",
    ),
    "plugin_twice": Text(
        "“{what}”由两个插件提供：{first} 与 {second}。请停用其中一个。",
        "'{what}' is offered by two plugins: {first} and {second}. Disable one of them.",
    ),
    "plugin_missing": Text(
        "必需的插件 {name} 未安装或已停用。请安装提供它的软件包。",
        "The required plugin {name} is not installed or is disabled. Install its package.",
    ),
    "plugin_broken": Text(
        "必需的插件 {name} 无法使用：{problem}。",
        "The required plugin {name} is broken: {problem}.",
    ),
    "city_code_wrong": Text(
        "“{value}”不是城市代码：应为 6 位数字，如 371082。",
        "'{value}' is not the code of a city: six digits, such as 371082.",
    ),
    "reading_undeclared": Text(
        "查询 {query} 未声明读取个人数据，不能读取 {field}。",
        "The query {query} does not declare that it reads personal data; {field} stays closed.",
    ),
    "reaction_too_deep": Text(
        "事件的连锁命令层数过多（{command}），已全部撤销。",
        "Commands followed from events too deeply ({command}); all of it was undone.",
    ),
    "profile_missing": Text(
        "{day} 尚无生效的政策配置。请先运行 ruralgov init 或导入配置。",
        "No policy profile is in force on {day}. Run 'ruralgov init' or adopt one.",
    ),
    "profile_not_later": Text(
        "配置“{name}”自 {since} 起生效，新配置须晚于该日。",
        "Profile '{name}' is in force since {since}; a new one must begin later.",
    ),
    "calendar_same": Text(
        "{year} 年的日历已按相同内容发布。",
        "The calendar of {year} is published with this very content.",
    ),
    "band_wrong": Text(
        "区间 {low}—{high} 无效：应为正数且前者不大于后者。",
        "The band {low}-{high} is not valid: positive, and the first not above the second.",
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
    "calendar_year_wrong": Text(
        "{year} 年的日历含有重复或不属于该年的日期。请对照放假通知改正。",
        "The calendar of {year} has a day twice or a day of another year. Compare the notice.",
    ),
    "calendar_makeup_wrong": Text(
        "{day} 不是周末，不能是调休上班日。请对照放假通知改正。",
        "{day} is no weekend day, so it cannot be a make-up day. Compare the notice.",
    ),
    "time_limit_wrong": Text(
        "时限 {amount} 无效：应为正整数。",
        "A limit of {amount} is not valid: it is a positive whole number.",
    ),
    "instant_naive": Text(
        "时间 {instant} 未注明时区。请给出带时区的时间。",
        "Instant {instant} has no time zone. Give one.",
    ),
}
