"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BACKUP_OF_ANOTHER: Final = Text(
    "backup_of_another",
    "备份 {path} 中没有城市 {city} 的数据，只有：{known}。请用 --city 指明其代码。",
    "Backup {path} holds nothing of city {city}, but of: {known}. Name that with --city.",
)
BACKUP_THERE: Final = Text(
    "backup_there",
    "文件 {path} 已存在，备份不会覆盖它。请换一个文件名。",
    "File {path} is there already; a backup overwrites nothing. Give another name.",
)
BACKUP_UNREADABLE: Final = Text(
    "backup_unreadable",
    "{path} 不是完好的备份：{problem}。请改用另一份备份；未作任何更改。",
    "{path} is no whole backup: {problem}. Use another one; nothing was changed.",
)
BACKUP_UNWRITABLE: Final = Text(
    "backup_unwritable",
    "无法写入备份 {path}：{problem}。请换一个可写入的文件夹。",
    "Backup {path} cannot be written: {problem}. Give a folder that can be written to.",
)
DRIVER_MISSING: Final = Text(
    "driver_missing",
    "缺少数据库驱动：{problem}。请运行 pip install 'ruralgov-sqlalchemy[postgresql]'。",
    "The driver of the database is missing: {problem}. Run pip install "
    "'ruralgov-sqlalchemy[postgresql]'.",
)
STORE_BUSY: Final = Text(
    "store_busy",
    "数据库正被占用，等待已超时。请稍后重试；命令未执行。",
    "The database is in use and the wait ended. Try again later; nothing was done.",
)
STORE_CHOICE_WRONG: Final = Text(
    "store_choice_wrong",
    "存储地址中的 {setting}={value} 无效：应为 true 或 false。",
    "{setting}={value} in the URL of the store is not valid: say true or false.",
)
STORE_FAILED: Final = Text(
    "store_failed",
    "数据库出错：{problem}。排除故障后可用同一命令编号安全重试。",
    "The database failed: {problem}. Mend that; giving the same command id again is safe.",
)
STORE_HOLDS_DATA: Final = Text(
    "store_holds_data",
    "存储中已有城市 {city} 的数据，不能在其上恢复。请换一个空的存储；未作任何更改。",
    "The store already holds data of city {city}; nothing is restored over it. Give an empty "
    "store; nothing was changed.",
)
STORE_FORKED: Final = Text(
    "store_forked",
    "进程分叉（fork）时该存储正有命令在执行，子进程不能接着使用。请在没有命令执行时分叉，"
    "或先分叉、再由各进程自行打开应用。",
    "The process forked while a command used this store, and the child cannot go on with it. Fork "
    "while no command runs, or fork first and open the app in each process.",
)
STORE_NAME_TAKEN: Final = Text(
    "store_name_taken",
    "表 {table} 在数据库中要用的名称 {name} 已由 {first} 使用（大小写不分）。请给该表或其列改名；"
    "未作任何更改。",
    "Table {table} needs the name {name} in the database, which {first} has (capitals make no "
    "difference). Rename the table or its columns; nothing was changed.",
)
STORE_NOT_PARTITIONED: Final = Text(
    "store_not_partitioned",
    "SQLite 不支持按城市分区。请去掉 partitioned，每个城市各用一个文件；或改用 PostgreSQL。",
    "SQLite has no partitions by city. Leave partitioned out and give each city a file of its own, "
    "or use PostgreSQL.",
)
STORE_NOT_SET_UP: Final = Text(
    "store_not_set_up",
    "存储 {url} 尚未为城市 {city} 初始化。请先运行 ruralgov init。",
    "Store {url} is not set up for city {city}. Run 'ruralgov init' first.",
)
STORE_PARTITION_GONE: Final = Text(
    "store_partition_gone",
    "城市 {city} 的分区 {table} 已不在数据库中，其内容不能重建。请重新挂上该分区，"
    "或从备份恢复；未作任何更改。",
    "Partition {table} of city {city} is no longer in the database, and what it held cannot be "
    "made anew. Attach it again, or restore a backup; nothing was changed.",
)
STORE_PARTITIONED_OTHERWISE: Final = Text(
    "store_partitioned_otherwise",
    "该数据库首次建立时已定为 partitioned={found}，此后不能改为 {wanted}。请去掉该设置；"
    "如确需更改，请备份后恢复到一个新的数据库。未作任何更改。",
    "This database was first set up with partitioned={found}, which cannot become {wanted}. Leave "
    "the setting out, or back the cities up and restore them into a new database. Nothing was "
    "changed.",
)
STORE_SERIES_MISSING: Final = Text(
    "store_series_missing",
    "编号序列 {series} 尚未建立，而本数据库用户无权建立。请用有权建表的用户运行 ruralgov upgrade。",
    "The series of numbers {series} was not made yet, and this user of the database may not make "
    "it. Run 'ruralgov upgrade' as a user who may make tables.",
)
STORE_SERIES_TOO_LONG: Final = Text(
    "store_series_too_long",
    "编号序列名 {series} 过长，PostgreSQL 会将其截断：连同年份最多 {longest} 个字符。"
    "请改用较短的名称。",
    "The name of the series {series} is too long, PostgreSQL would cut it: {longest} characters at "
    "most, with the year. Give it a shorter name.",
)
STORE_SETTING_WRONG: Final = Text(
    "store_setting_wrong",
    "存储地址中的 {setting}={value} 无效：应为不小于 {lowest} 的数。",
    "{setting}={value} in the URL of the store is not valid: a number from {lowest} on.",
)
STORE_UNSAFE: Final = Text(
    "store_unsafe",
    "数据库设置 {setting} 为 {found}，必须为 {needed}，否则已确认的数据可能丢失。",
    "Database setting {setting} is {found}; it must be {needed}, or acknowledged data can be lost.",
)
STORE_RESTORED: Final = Text(
    "store_restored",
    "城市 {city} 的数据库由另一台服务器恢复而来，尚未在此打开。请先单独打开一次"
    "（如运行 ruralgov upgrade），再重新启动本程序；未执行任何命令。",
    "The database of city {city} came from another server and was not opened here yet. Open it "
    "once on its own, as 'ruralgov upgrade' does, and start this program again; nothing was done.",
)
STORE_URL_WRONG: Final = Text(
    "store_url_wrong",
    "存储地址（{scheme}:…）无法识别。应形如 sqlite:///city.db "
    "或 postgresql://用户:密码@主机:端口/数据库。",
    "The URL of the store ({scheme}:…) cannot be read. It looks like sqlite:///city.db or "
    "postgresql://user:password@host:port/database.",
)
