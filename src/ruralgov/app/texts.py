"""What the door answers before any rule is asked."""

from typing import Final

from ruralgov.domain.kernel.text import Text

APP_CLOSED: Final = Text(
    "app_closed",
    "应用已关闭，不能再使用。请用 open_app 重新打开。",
    "The app was closed and cannot be used again. Open another one with open_app.",
)
ATTACHMENT_CHANGED: Final = Text(
    "attachment_changed",
    "附件文件 {name} 与登记的内容不符，可能被改动或损坏，未予打开。请从备份恢复该文件后重试。",
    "The stored file {name} is not what was filed: it was changed or damaged, and is not opened. "
    "Restore it from a backup, and try again.",
)
CITY_CODE_WRONG: Final = Text(
    "city_code_wrong",
    "“{value}”不是城市代码：应为 6 位数字，如 371082。",
    "'{value}' is not the code of a city: six digits, such as 371082.",
)
CLOCK_BEHIND: Final = Text(
    "clock_behind",
    "本机时钟为 {now}，早于存储中最新记录的时间 {newest}；未执行。请校准时钟（NTP）。"
    "若最新记录本身来自走快的时钟，请核实后用 --accept-clock"
    "（open_app(accept_clock=True)）重试一次。",
    "The clock says {now}, and the newest entry of the store is of {newest}; nothing was done. Set "
    "the clock (NTP). If that entry came from a clock that ran ahead, make sure of it and try once "
    "with --accept-clock (open_app(accept_clock=True)).",
)
COMMAND_ID_REUSED: Final = Text(
    "command_id_reused",
    "命令编号 {command_id} 已用于另一条命令。请为新命令使用新的编号。",
    "Command id {command_id} was used for another command. Give a new command a new id.",
)
COMMAND_INNER: Final = Text(
    "command_inner",
    "{action} 由系统在相应事项办理时自动执行，不能单独提交。请办理引起它的事项。",
    "{action} follows by itself from what causes it; nobody can give it. Do what causes it.",
)
COMMAND_UNKNOWN: Final = Text(
    "command_unknown",
    "没有名为 {name} 的命令或查询{near}。可用 ruralgov schema 查看全部名称。",
    "There is no command or query named {name}{near}. 'ruralgov schema' lists them all.",
)
ENVELOPE_WRONG: Final = Text(
    "envelope_wrong",
    "{field} 有误：{problem}。请改正后重新提交，此前什么也没有改变。",
    "{field} is wrong: {problem}. Mend it and give the message again; nothing was changed.",
)
EVENT_KEPT: Final = Text(
    "event_kept",
    "数据流不提供“{name}”：没有这种事件，或该事件不对外。各事件是否提供见 docs/reference。",
    "The feed does not give '{name}': there is no such event, or it is kept. docs/reference says "
    "of each event what leaves.",
)
FILE_KIND_NOT_TAKEN: Final = Text(
    "file_kind_not_taken",
    "不接收这种文件。按内容识别，可接收：{taken}。请转换格式后重新添加（如把 HEIC 存为 JPEG）。",
    "Files of this kind are not taken. By their content, these are: {taken_en}. Convert it and "
    "attach that, for example HEIC to JPEG.",
)
KIND_UNKNOWN: Final = Text(
    "kind_unknown",
    "没有“{kind}”这种记录。可用的种类：{known}。",
    "There is no kind of record '{kind}'. The kinds are: {known}.",
)
MESSAGE_MALFORMED: Final = Text(
    "message_malformed",
    "{name} 的内容不合格式：{problem}。{hint}",
    "{name} is not well formed: {problem}. {hint}",
)
NOT_GRANTED: Final = Text(
    "not_granted",
    "账号“{account}”无权执行 {action}（地点 {place}，用途 {purpose}）。{advice}",
    "Account '{account}' may not do {action} (place {place}, purpose {purpose}). {advice}",
)
PICTURE_DAMAGED: Final = Text(
    "picture_damaged",
    "图片不完整或已损坏，不能添加。请重新导出或拍摄后再添加。",
    "The picture is cut off or damaged and cannot be attached. Export or take it again.",
)
REACTION_TOO_DEEP: Final = Text(
    "reaction_too_deep",
    "事件的连锁命令层数过多（{command}），已全部撤销。",
    "Commands followed from events too deeply ({command}); all of it was undone.",
)
READING_UNDECLARED: Final = Text(
    "reading_undeclared",
    "查询 {query} 未声明读取个人数据，不能读取 {field}。",
    "The query {query} does not declare that it reads personal data; {field} stays closed.",
)
DECLARED_TWICE: Final = Text(
    "declared_twice",
    "{what} {name} 被声明了两次：{first} 和 {second}。请给其中一个改名，或停用其中一个插件。",
    "the {what} {name} is declared twice, by {first} and by {second}. Rename one, or disable one "
    "of the plugins.",
)
RECORD_MISSING: Final = Text(
    "record_missing",
    "没有编号为 {key} 的 {kind}。请核对编号。",
    "There is no {kind} {key}. Check the id.",
)
ROLE_UNKNOWN: Final = Text(
    "role_unknown",
    "没有角色“{name}”{near}。可用的角色：{known}。",
    "There is no role '{name}'{near}. The roles are: {known}.",
)
MARK_WRONG: Final = Text(
    "mark_wrong",
    "“{mark}”不是本存储数据流的位置。请使用上次读取时得到的 mark；从头读取请留空。",
    "'{mark}' is no place in the feed of this store. Give the mark that the last reading gave, or "
    "none to read from the beginning.",
)
PUBLISHING_WRONG: Final = Text(
    "publishing_wrong",
    "事件 {event} 的公开声明有误：{problem}。请在该模块的 publishing.py 中改正。",
    "What is declared of the event {event} for the feed is wrong: {problem}. Mend it in the "
    "publishing.py of its context.",
)
PURPOSE_UNKNOWN: Final = Text(
    "purpose_unknown",
    "没有用途“{name}”{near}。可用的用途：{known}。",
    "There is no purpose '{name}'{near}. The purposes are: {known}.",
)
ROLE_UNDECLARED: Final = Text(
    "role_undeclared",
    "{message} 允许的角色或用途未由任何模块声明：{names}。请在模块的 roles.py 中声明，"
    "并写入 Context(roles=…, purposes=…)。",
    "{message} lets pass roles or purposes that no context declares: {names}. Declare them in the "
    "context's roles.py and in Context(roles=…, purposes=…).",
)
SLOW_PERSONAL: Final = Text(
    "slow_personal",
    "记录{kind}声明为很少变更（slow=True），但含有个人信息；这样的记录会留存在内存里，删除后仍可读到。"
    "请去掉 slow=True，或把个人信息移到另一种记录。",
    "The records of kind {kind} are declared as slow (slow=True) and have personal values: such "
    "records stay in memory, where these would outlive their erasure. Take slow=True away, or move "
    "the personal values to a record of another kind.",
)
STORE_ROWS_CLASH: Final = Text(
    "store_rows_clash",
    "升级已全部撤销：表 {table} 中 {columns} 须唯一，"
    "而 {kind} 的记录 {first} 与 {second} 相同。请用原版本打开并更正其中之一，再升级。",
    "The upgrade was undone whole: {columns} must be unique in table {table}, and records "
    "{first} and {second} of kind {kind} have the same. Open the store with the version "
    "before, correct one of them, and upgrade then.",
)
EVENT_UNREADABLE: Final = Text(
    "event_unreadable",
    "{kind} {key} 的第 {version} 个事件（{type}，格式 {schema}）无法读取：{problem}。"
    "请使用认识该事件的程序版本。",
    "Event {version} of {kind} {key} ({type}, schema {schema}) cannot be read: {problem}. Use "
    "a version of the program that knows it.",
)
ERASURE_LIST_WRONG: Final = Text(
    "erasure_list_wrong",
    "清单第 {line} 行不是一条删除记录。请使用 ruralgov erasures export 写出的文件；未作任何更改。",
    "Line {line} of the list is no erasure. Give a file that 'ruralgov erasures export' wrote; "
    "nothing was changed.",
)
ERASURE_UNKNOWN: Final = Text(
    "erasure_unknown",
    "清单中的“{type}”（{kind}）不是本程序所知的删除事件。请确认清单由本程序导出，且版本不新于本程序。",
    "'{type}' of {kind} in the list is no erasing event known here. Give a list that 'ruralgov "
    "erasures export' of this version or an older one wrote.",
)
EVENT_NOT_APPLIED: Final = Text(
    "event_not_applied",
    "{kind} {key} 的第 {version} 个事件（{type}，格式 {schema}）无法应用：{problem}。"
    "请使用认识该事件的程序版本。",
    "Event {version} of {kind} {key} ({type}, schema {schema}) cannot be applied: {problem}. "
    "Use a version of the program that takes it.",
)
STATE_UNREADABLE: Final = Text(
    "state_unreadable",
    "{kind} {key} 的存储状态无法读取：{problem}。请运行 ruralgov verify，"
    "查明后可由日志重建（见 docs/operating.md）。",
    "The stored state of {kind} {key} cannot be read: {problem}. Run 'ruralgov verify'; it can "
    "be made anew from the journal, as docs/operating.md says.",
)
KEYRING_DAMAGED: Final = Text(
    "keyring_damaged",
    "城市 {city} 存储中的密钥环（表 ruralgov_keyring）已被改动或损坏，用密钥 {key} 打不开；"
    "未作任何更改。请从备份恢复该行。",
    "The keyring of city {city} in the store (table ruralgov_keyring) was changed or damaged, and "
    "key {key} does not open it; nothing was changed. Restore its row from a backup.",
)
ROTATION_UNFINISHED: Final = Text(
    "rotation_unfinished",
    "密钥更换尚未完成（正在改用 {key}），不能同时更换为另一把密钥。请先运行 "
    "ruralgov rotate-key --to（该密钥）完成上次更换。",
    "A rotation to key {key} is not finished, and another cannot begin. Finish it first with "
    "'ruralgov rotate-key --to' and that key.",
)
SEALED_UNREADABLE: Final = Text(
    "sealed_unreadable",
    "{record} 的个人信息已无法解密，而且没有任何事件表明它被删除；不能在此基础上写入。"
    "请运行 ruralgov verify 查明，并从备份恢复其盐值（表 ruralgov_salts），"
    "或依法删除该记录的个人信息。",
    "The personal values of {record} do not open, and no event erased them; nothing can be written "
    "on top of them. Run 'ruralgov verify', restore its salt (table ruralgov_salts) from a backup, "
    "or erase what is personal of the record.",
)
