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
STORE_BUSY: Final = Text(
    "store_busy",
    "数据库正被占用，等待已超时。请稍后重试；命令未执行。",
    "The database is in use and the wait ended. Try again later; nothing was done.",
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
STORE_NOT_SET_UP: Final = Text(
    "store_not_set_up",
    "存储 {url} 尚未为城市 {city} 初始化。请先运行 ruralgov init。",
    "Store {url} is not set up for city {city}. Run 'ruralgov init' first.",
)
STORE_UNSAFE: Final = Text(
    "store_unsafe",
    "数据库设置 {setting} 为 {found}，必须为 {needed}，否则已确认的数据可能丢失。",
    "Database setting {setting} is {found}; it must be {needed}, or acknowledged data can be lost.",
)
STORE_RESTORED: Final = Text(
    "store_restored",
    "城市 {city} 的数据库由另一台服务器恢复而来，尚未在此打开。请先单独打开一次"
    "（如运行 ruralgov doctor），再重新启动本程序；未执行任何命令。",
    "The database of city {city} came from another server and was not opened here yet. Open it "
    "once on its own, as 'ruralgov doctor' does, and start this program again; nothing was done.",
)
