"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

COLLECTIVE_MISSING: Final = Text(
    "collective_missing",
    "该日没有集体经济组织 {collective}。请先登记，或核对编号与日期。",
    "There is no collective {collective} on that day. Found it first, or check id and date.",
)
COLLECTIVE_NAME_SHARED: Final = Text(
    "collective_name_shared",
    "有 {count} 个集体经济组织叫“{collective}”。请改填编号。",
    "{count} collectives are named '{collective}'. Give the id instead.",
)
COLLECTIVE_ORGANISATION_TAKEN: Final = Text(
    "collective_organisation_taken",
    "组织 {organisation} 已登记为集体经济组织 {collective} 的主体。一个组织只设一套账。",
    "Organisation {organisation} stands behind collective {collective} already. An "
    "organisation keeps one set of books.",
)
COLLECTIVE_TAKEN: Final = Text(
    "collective_taken",
    "{place} 已有名为“{name}”的集体经济组织。请核对，或使用其全称。",
    "{place} has a collective named '{name}' already. Check it, or give the full name.",
)
COLLECTIVE_MOVE_AHEAD: Final = Text(
    "collective_move_ahead",
    "变更日 {since} 晚于今天 {today}。请在变更当天或以后登记。",
    "{since} is after today {today}. Enter the move on its day or later.",
)
COLLECTIVE_THERE_ALREADY: Final = Text(
    "collective_there_already",
    "“{name}”已在该地点。请填写变更后所在的村（社区）。",
    "'{name}' is at that place already. Name the village where it is from that day on.",
)
COLLECTIVE_UNCHANGED: Final = Text(
    "collective_unchanged",
    "集体经济组织仍叫“{name}”，对应组织也相同，没有可变更的内容。请填写新名称或新组织。",
    "The collective is called '{name}' already and has this organisation. Give a new name or "
    "organisation.",
)
COLLECTIVE_FOUNDING_STAYS: Final = Text(
    "collective_founding_stays",
    "{since} 是成立日，不能撤销；日期有误请填写正确的日期，不再存续请办理注销。",
    "{since} is the day of its founding and is not withdrawn. Give the right day, or dissolve the "
    "collective.",
)
MERGER_ANNOUNCED: Final = Text(
    "merger_announced",
    "已登记于 {since} 并入集体 {into}。请先撤回该合并，再办理此事。",
    "It is to be merged into {into} on {since}. Withdraw that merger first.",
)
MERGER_INTO_ITSELF: Final = Text(
    "merger_into_itself",
    "集体 {collective} 不能并入自己。请填写承继其资产和债权债务的集体。",
    "Collective {collective} cannot be merged into itself. Name the one that goes on.",
)
MERGER_SUCCESSOR_ENDED: Final = Text(
    "merger_successor_ended",
    "承继的集体 {into} 在 {since} 尚未成立或已终止。"
    "请撤回后改填仍存续的集体；承继方也并走的，先把本集体并入。",
    "The successor {into} was not founded by {since}, or has ended. Withdraw the merger and name "
    "one that goes on; where the successor goes too, merge into it before it does.",
)
MERGER_REGIMES: Final = Text(
    "merger_regimes",
    "两个集体执行的会计制度不同（{source} 与 {successor}），余额不能逐科目转入。"
    "请先按同一制度建账，再合并。",
    "The two follow different accounting rules ({source} and {successor}), so balances cannot go "
    "account for account. Bring both under the same rules first.",
)
MERGER_DAY_WRONG: Final = Text(
    "merger_day_wrong",
    "合并日 {since} 须在 {after} 之后。请核对日期，或先更正有误的记载。",
    "The day of a merger, {since}, must be after {after}. Check it, or correct the entry first.",
)
MERGER_BASIS_ORDER: Final = Text(
    "merger_basis_order",
    "合并须先清产核资并由双方成员大会决定（最晚 {last}），再经批准（{approved}），"
    "批准不得晚于合并日 {since} 和今天 {today}。请核对各日期。",
    "First assets are verified and both members' meetings decide (the last on {last}), then it is "
    "approved ({approved}), no later than the day of the merger {since} and today {today}. Check "
    "the days.",
)
MERGER_ACCOUNT_WRONG: Final = Text(
    "merger_account_wrong",
    "科目 {code} 不能转入 {to}：须在同一总账科目之下，且每个科目只列一次。请改正对应关系。",
    "Account {code} cannot go to {to}: both are below one official account, and each is named "
    "once. Correct the list.",
)
MERGER_RIGHT_MISSING: Final = Text(
    "merger_right_missing",
    "账号 {account} 在承继方 {place} 没有相应岗位（{roles}）。合并涉及两套账，两边都须有权限。",
    "Account {account} has none of the roles ({roles_en}) at the successor's place {place}. A "
    "merger changes two sets of books and needs the role on both sides.",
)
MERGER_MISSING: Final = Text(
    "merger_missing",
    "集体 {collective} 没有待执行的合并。请先登记合并，或核对编号。",
    "No merger of collective {collective} waits to be carried out. Announce one, or check the id.",
)
MERGER_SAME_PERSON: Final = Text(
    "merger_same_person",
    "{account} 登记了这次合并，不能自己执行。请由另一人核对后执行。",
    "{account} announced this merger and does not carry it out. Let somebody else check it and do "
    "so.",
)
MERGER_TOO_EARLY: Final = Text(
    "merger_too_early",
    "合并日是 {since}，今天是 {today}。请在合并日当天或以后执行。",
    "The merger is on {since}, and today is {today}. Carry it out on that day or later.",
)
MERGER_NOTICE_WRONG: Final = Text(
    "merger_notice_wrong",
    "通知债权人的日期 {notified} 须在批准之日 {approved} 与今天 {today} 之间。"
    "请先通知债权人，再填写实际日期。",
    "The creditors were told on {notified}; that must be between the approval {approved} and today "
    "{today}. Tell them first, and give the day.",
)
MERGER_STANDS: Final = Text(
    "merger_stands",
    "该集体已于 {since} 并入 {into}，账目已转出，合并日不能更改。差错请在承继方用更正凭证处理。",
    "It went into {into} on {since} and its balances went with it, so that day stays. Mend "
    "mistakes by a correction in the successor's books.",
)
COLLECTIVE_MERGED: Final = Text(
    "collective_merged",
    "集体 {collective} 已于 {since} 并入 {into}，其资料只能查阅。请在承继方办理。",
    "Collective {collective} went into {into} on {since}, and what it had is only read. Do it for "
    "the successor.",
)
