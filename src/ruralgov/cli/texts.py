"""What the command line answers."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BACKUP_UNSUPPORTED: Final = Text(
    "backup_unsupported",
    "存储“{store}”不支持备份命令。请用该存储自带的备份方法，或改用 SQLite、PostgreSQL。",
    "The storage '{store}' has no backups of ours. Back it up by its own means, or use SQLite or "
    "PostgreSQL.",
)
CASE_UNKNOWN: Final = Text(
    "case_unknown",
    "没有编号为 {number} 的诉求。请核对编号。",
    "No case has the number {number}. See that it is right.",
)
CITY_DIFFERS: Final = Text(
    "city_differs",
    "--city 为 {city}，而 {path} 中的代码属于 {found}。请改正其一，或不写 --city。",
    "--city is {city}, but the codes in {path} are of {found}. Change one, or leave out --city.",
)
CITY_UNNAMED: Final = Text(
    "city_unnamed",
    "该存储中有多个城市：{known}。请用 --city 指明代码。",
    "There are several cities in this store: {known}. Name one with --city.",
)
COUNTY_NOT_SHIPPED: Final = Text(
    "county_not_shipped",
    "随库只附 {shipped} 的区划。城市 {city} 请用 --places（和 --villages）给出镇街、村居表。",
    "Only the places of {shipped} are shipped. For the city {city} give tables of its towns and "
    "villages with --places (and --villages).",
)
EXPORT_EMPTY: Final = Text(
    "export_empty",
    "所选集体没有合同；未写入任何内容。请核对集体编号。",
    "The collectives have no contract; nothing was written. Check their ids.",
)
EXPORT_WHOM: Final = Text(
    "export_whom",
    "请只指定一个集体经济组织（--collective）或一个地点（--place），不要同时指定。",
    "Name a collective (--collective) or a place (--place), not both.",
)
FEED_LATE: Final = Text(
    "feed_late",
    "事件流在等待未结束的事务：{events} 个事件尚不可见（最早 {since}）；最早的事务属于进程 {pid}、"
    "数据库“{database}”、程序“{application}”，已开启 {seconds} 秒。请结束它，"
    "并设置 idle_in_transaction_session_timeout。",
    "The feed waits for an open transaction: {events} events are not shown yet (the oldest of "
    "{since}). The oldest transaction is of process {pid}, database '{database}', application "
    "'{application}', open for {seconds} s. End it, and set idle_in_transaction_session_timeout.",
)
FILE_FAILED: Final = Text(
    "file_failed",
    "无法读写 {path}：{problem}。请核对路径和权限后重试。",
    "{path} cannot be read or written: {problem}. Check its path and its rights, and try again.",
)
INTERNAL_ERROR: Final = Text(
    "internal_error",
    "程序内部错误（{kind}），这是程序的缺陷；未提交的内容已撤销。请设置环境变量 {debug}=1 "
    "重新运行，并把显示的内容报告给开发者。",
    "An error within the program ({kind}), which is a fault of it; what was not committed is "
    "undone. Run it again with {debug}=1 in the environment, and report what that shows.",
)
KEY_ROTATED: Final = Text(
    "key_rotated",
    "存储已改用密钥 {key}，旧密钥打不开其中任何内容。请今后用 --key 指定新密钥，把它另存一份，"
    "用新密钥重启其他程序；不再需要用旧密钥读取旧备份后，销毁旧密钥及其副本。",
    "The store now has key {key}; the old one opens nothing of it. Name the new key with --key "
    "from now on, keep a copy of it apart, start other programs again with it, and destroy the old "
    "key with its copies when no backup has to be read with it any more.",
)
OPTION_UNKNOWN: Final = Text(
    "option_unknown",
    "没有选项 {name}{near}。请用 {usage} 查看用法。",
    "There is no option {name}{near}. '{usage}' says how it is used.",
)
PACKAGE_MISSING: Final = Text(
    "package_missing",
    "缺少 Python 软件包 {name}。请安装它，例如 pip install {name}；PostgreSQL 请安装 "
    "ruralgov-sqlalchemy[postgresql]。",
    "The Python package {name} is missing. Install it, such as with pip install {name}; for "
    "PostgreSQL install ruralgov-sqlalchemy[postgresql].",
)
PLUGIN_UNKNOWN: Final = Text(
    "plugin_unknown",
    "没有名为 {name} 的插件可停用{near}；现有：{known}。",
    "There is no plugin {name} to disable{near}; there are: {known}.",
)
SALT_UNREADABLE: Final = Text(
    "salt_unreadable",
    "盐值无法读取，其个人信息打不开；请从备份恢复。",
    "its salt cannot be read, and what is personal of it stays closed; restore it from a backup.",
)
SCALE_WRONG: Final = Text(
    "scale_wrong",
    "规模 {value} 有误。请写 full，或大于 0、不大于 1 的数，例如 0.1。",
    "Scale {value} is wrong. Write 'full', or a number above 0 and up to 1, such as 0.1.",
)
STORE_NOT_EMPTY: Final = Text(
    "store_not_empty",
    "存储 {url} 中已有数据。请换一个新的存储来生成示例城市；未作任何更改。",
    "Store {url} already holds data. Give a new one for a synthetic city; nothing was changed.",
)
SUBCOMMAND_UNKNOWN: Final = Text(
    "subcommand_unknown",
    "没有子命令“{name}”{near}。请用 {usage} 查看全部子命令。",
    "There is no command '{name}'{near}. '{usage}' lists them all.",
)
SUFFIX_DIFFERS: Final = Text(
    "suffix_differs",
    "带标注的副本须与原表同类：{path} 应以 {suffix} 结尾。",
    "A marked copy is of the kind of its table: {path} should end in {suffix}.",
)
TABLE_NAME_UNKNOWN: Final = Text(
    "table_name_unknown",
    "没有名为 {name} 的表{near}；现有：{known}。",
    "There is no table called {name}{near}; there are: {known}.",
)
USAGE_WRONG: Final = Text(
    "usage_wrong",
    "命令行有误：{problem}。请用 {usage} 查看用法。",
    "The command line is wrong: {problem}. '{usage}' says how it is used.",
)
