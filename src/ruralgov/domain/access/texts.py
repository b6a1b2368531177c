"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CONTEXT_UNKNOWN: Final = Text(
    "context_unknown",
    "没有名为 {context} 的模块。可填：{known}。",
    "There is no context {context}. There are: {known}.",
)
ACCOUNT_ENDED: Final = Text(
    "account_ended",
    "账号 {account} 自 {until} 起已停用，不能再授予角色。请授予该人员现用的账号；"
    "停用有误的，先更正该条登记。",
    "Account {account} has ended ({until}) and is given no role. Give it to the account that the "
    "person uses now, or put the ending right first.",
)
ACCOUNT_HOLDER_WRONG: Final = Text(
    "account_holder_wrong",
    "账号 {account} 要么属于一个人员，要么属于一个程序：请只填其中一项。",
    "Account {account} belongs either to a person or to a machine: give exactly one of them.",
)
ACCOUNT_UNREGISTERED: Final = Text(
    "account_unregistered",
    "账号 {account} 未登记，或已停用。请先登记账号的使用人。",
    "Account {account} is not registered, or has ended. Register who is behind it first.",
)
ACCOUNT_FUTURE: Final = Text(
    "account_future",
    "账号 {account} 不能从将来的日期（{since}）起登记。请到当日登记，或填写已启用的日期。",
    "Account {account} cannot be registered from a day to come ({since}). Register it on that day, "
    "or give the day since which it is in use.",
)
ACCOUNT_NOT_LATER: Final = Text(
    "account_not_later",
    "账号 {account} 的上一次变更自 {since} 起，新的变更须晚于该日；"
    "日期登记有误的，请更正该条登记。",
    "The last change of account {account} is of {since}; a new one must be later. If that day is "
    "wrong, put that entry right.",
)
ACCOUNT_REGISTERED: Final = Text(
    "account_registered",
    "账号 {account} 已登记过使用人，账号不得转给他人。请为其另设账号；登记错了的，请更正该条登记。",
    "Account {account} is registered. It never goes to another person: give that person an account "
    "of their own, or put a wrong registration right.",
)
CITY_GRANTS_STAY: Final = Text(
    "city_grants_stay",
    "不能一次收回全市范围的授权，只能收回某一地方的。请逐项收回，或指明镇街、村居。",
    "The grants of the whole city are not ended at once. Revoke them one by one, or name a place.",
)
GRANT_BACKDATED: Final = Text(
    "grant_backdated",
    "{since} 早于今天（{today}）：授权自今天或以后某日起授予或收回。"
    "以前登记有误的，请更正该条登记。",
    "{since} lies before today ({today}): roles are given and ended from today or a later day on. "
    "If an earlier entry is wrong, put that entry right.",
)
GRANT_ENDS_BEFORE: Final = Text(
    "grant_ends_before",
    "该授权到 {until} 已经结束，收回日期须早于该日；要延长，请更正结束日期。",
    "The grant ends on {until} already; revoke it on an earlier day. To prolong it, put its end "
    "right.",
)
FILE_GUARDED: Final = Text(
    "file_guarded",
    "{kind} 中的个人信息只能用其自身的查询、按岗位和环节查看。请不带个人信息查询档案。",
    "Personal data of a {kind} are opened by its own queries alone, by role and stage. Ask for the "
    "file without them.",
)
GRANT_EXISTS: Final = Text(
    "grant_exists",
    "账号 {account} 在 {place} 已有角色 {role}。",
    "Account {account} already holds the role {role} at {place}.",
)
GRANT_MISSING: Final = Text(
    "grant_missing",
    "没有编号为 {grant} 的有效授权。",
    "There is no grant {grant} in force.",
)
GRANT_PLACE_ENDED: Final = Text(
    "grant_place_ended",
    "地方 {place} 在 {day} 不存在（已撤并或尚未设立）。请授予其并入后的地方。",
    "Place {place} does not exist on {day}: it was merged, or is not there yet. Grant the role at "
    "the place that it became part of.",
)
LAST_ADMINISTRATOR: Final = Text(
    "last_administrator",
    "这样全市将没有系统管理员，再无人可以授权。请先授予另一人员系统管理员，再办理。",
    "The city would be left without an administrator, and nobody could grant anything. Make "
    "another person administrator first.",
)
PLACE_WITHOUT_GRANTS: Final = Text(
    "place_without_grants",
    "{place} 没有有效的授权，无须收回。请核对地方。",
    "There is no grant in force at {place}; nothing is to be ended. Check the place.",
)
ROLE_CONFLICT: Final = Text(
    "role_conflict",
    "“{role}”与“{other}”为不相容岗位，此人已由账号 {account} 在 {place} 任“{other}”。"
    "请先收回，或授予另一人员。",
    "'{role_en}' and '{other_en}' are incompatible, and this person holds '{other_en}' at {place} "
    "by account {account}. Revoke that first, or give the role to somebody else.",
)
SELF_GRANT: Final = Text(
    "self_grant",
    "任何人不得给自己授权。请由另一名管理员办理。",
    "Nobody grants a role to themselves. Another administrator must do it.",
)
PAGE_WRONG: Final = Text(
    "page_wrong",
    "一次读取 {limit} 条无效：应为 1 至 {longest} 条。",
    "A page of {limit} events is not valid: 1 to {longest}.",
)
