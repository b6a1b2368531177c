"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CONSORTIUM_MISSING: Final = Text(
    "consortium_missing",
    "没有联建片区 {consortium}。请核对编号。",
    "There is no consortium {consortium}. Check the id.",
)
CONSORTIUM_STAGE_WRONG: Final = Text(
    "consortium_stage_wrong",
    "联建片区“{name}”现为“{stage}”，这一步只能在“{needed}”时办理。请先办理前面的步骤，或核对编号。",
    "Consortium '{name}' is {stage_en}; this is done while it is {needed_en}. Take the steps "
    "before it first, or check the id.",
)
CONSORTIUM_NAME_TAKEN: Final = Text(
    "consortium_name_taken",
    "已有名为“{name}”的联建片区（{consortium}）。请核对是否重复登记，或换一个名称。",
    "A consortium named '{name}' is there already ({consortium}). See whether it was entered "
    "twice, or give another name.",
)
CONSORTIUM_UNCHANGED: Final = Text(
    "consortium_unchanged",
    "联建片区“{name}”的内容与原来相同，没有可变更的。请填写要变更的内容。",
    "Nothing of consortium '{name}' would change. Give what is to be another.",
)
CONSORTIUM_TOO_FEW: Final = Text(
    "consortium_too_few",
    "联建片区至少要有 {fewest} 个不同的村，现在只有 {count} 个。请补充成员村。",
    "A consortium has at least {fewest} different villages, and here are {count}. Name more.",
)
CONSORTIUM_VILLAGE_WRONG: Final = Text(
    "consortium_village_wrong",
    "“{name}”不是村（社区）。请填写村一级的地点。",
    "'{name}' is no village. Name places of the level of villages.",
)
CONSORTIUM_LEAD_WRONG: Final = Text(
    "consortium_lead_wrong",
    "{day} 没有牵头单位 {lead}（尚未成立或已终止）。请改填当日存续的组织。",
    "The lead organisation {lead} was not there on {day}. Name one that was.",
)
VILLAGE_IN_ANOTHER: Final = Text(
    "village_in_another",
    "{village} 自 {since} 起已在联建片区“{name}”（{consortium}）中，一个村同一时间只参加一个。"
    "请先办理退出，或核对日期。",
    "{village} is in consortium '{name}' ({consortium}) since {since}, and a village is in one at "
    "a time. Let it leave that one first, or check the days.",
)
VILLAGE_NOT_FOUNDER: Final = Text(
    "village_not_founder",
    "{village} 不在“{name}”拟组建的村之列。请先变更组建方案，或核对村名。",
    "{village} is not among the villages that are to form '{name}'. Change the proposal first, or "
    "check the village.",
)
VILLAGE_CONSENTED: Final = Text(
    "village_consented",
    "{village} 已经同意。要更换决议的，请先撤回原来的同意。",
    "{village} has agreed already. Withdraw that consent first to name another decision.",
)
VILLAGE_NOT_CONSENTED: Final = Text(
    "village_not_consented",
    "{village} 没有登记过同意，无须撤回。请核对村名。",
    "No consent of {village} was entered, so none is withdrawn. Check the village.",
)
VILLAGE_MEMBER_ALREADY: Final = Text(
    "village_member_already",
    "{village} 在 {since} 已是“{name}”的成员，无须再加入。请核对村名和日期。",
    "{village} is a member of '{name}' on {since} already. Check the village and the day.",
)
VILLAGE_NOT_MEMBER: Final = Text(
    "village_not_member",
    "{village} 在 {day} 不是“{name}”的成员。请核对村名和日期，或先办理加入。",
    "{village} is no member of '{name}' on {day}. Check village and day, or admit it first.",
)
CONSORTIUM_SAME_PERSON: Final = Text(
    "consortium_same_person",
    "这一联建片区的方案或同意意见由您登记，不能由您批准。请由另一人审批。",
    "You entered the proposal or a consent of this consortium, and do not approve it. Let somebody "
    "else do so.",
)
CONSORTIUM_DAY_WRONG: Final = Text(
    "consortium_day_wrong",
    "日期 {day} 须在 {after} 至 {before} 之间（含首尾两日）。请核对日期，或先更正有误的记载。",
    "The day {day} must be between {after} and {before}, both included. Check it, or put the wrong "
    "entry right first.",
)
REVIEW_DAY_WRONG: Final = Text(
    "review_day_wrong",
    "复核日期 {day} 须晚于批准日期 {approved}。请改正。",
    "The day of review {day} must be after the approval {approved}. Mend it.",
)
CONSORTIUM_NOT_SETTLED: Final = Text(
    "consortium_not_settled",
    "“{name}”还有未了事项：{remains}。请先逐项退还、结清或办理终止。",
    "'{name}' has this left: {remains_en}. Return, settle or end each first.",
)
LEAVING_NOTICE_WRONG: Final = Text(
    "leaving_notice_wrong",
    "通知日 {notified} 须在入片区之日 {joined} 以后，且不晚于退出日 {since}。请核对日期。",
    "Notice on {notified} must be after the village came in ({joined}) and no later than the day "
    "of leaving {since}. Check the days.",
)
LEAVING_DECISION_MISSING: Final = Text(
    "leaving_decision_missing",
    "{village} 退出须由本村决定。请填写本村的决议编号；村已撤销的除外。",
    "{village} leaves by its own decision. Name that decision; only a village that has ended needs "
    "none.",
)
VILLAGE_GOES_ON: Final = Text(
    "village_goes_on",
    "{village} 今天仍然存在，成员关系不必转移。请核对村名；要离开的，请办理退出。",
    "{village} is there today, so nothing passes on. Check the village; let it leave where it "
    "is to.",
)
CONSORTIUM_BEGINNING_STAYS: Final = Text(
    "consortium_beginning_stays",
    "{entry} 是组建过程中的记载，不在这里更正。方案请变更，同意和批准请撤回；"
    "成员村的首日随运行开始日更正。",
    "The entry of {entry} is of how it was formed and is not put right here. Change the proposal, "
    "or withdraw consent or approval; founding villages move with the day on which it began.",
)
CONSORTIUM_NOT_LAST: Final = Text(
    "consortium_not_last",
    "{entry} 之后还有记载，不能撤销。请先撤销后面的记载，或只更正日期。",
    "Something was entered after {entry}, so it is not withdrawn. Withdraw the later entries "
    "first, or move its day.",
)
MEMBER_HAS_PLEDGES: Final = Text(
    "member_has_pledges",
    "{village} 还有未了事项：{remains}。请先逐项退还、结清或撤销误登，再办理此事。",
    "{village} has this left: {remains_en}. Return, settle or withdraw each first.",
)
PLEDGE_MISSING: Final = Text(
    "pledge_missing",
    "没有第 {number} 项投入，或已撤销。请核对序号。",
    "There is no pledge {number}, or it was withdrawn. Check the number.",
)
PLEDGE_ENDED: Final = Text(
    "pledge_ended",
    "第 {number} 项投入已于 {ended} {end}。登记有误的，请先恢复为未了。",
    "Pledge {number} was {end_en} on {ended}. Reopen it first where that is wrong.",
)
PLEDGE_OPEN: Final = Text(
    "pledge_open",
    "第 {number} 项尚未了结，无须恢复。请核对序号。",
    "Number {number} is open still, so it is not reopened. Check the number.",
)
PLEDGE_OWNER_WRONG: Final = Text(
    "pledge_owner_wrong",
    "“{kind}”须填写所有者：资金、资产和土地属于集体经济组织，"
    "填写该村的集体；干部和治理力量属于村，不填集体。请改正。",
    "The owner of '{kind_en}' is wrong: money, assets and land are a collective's of that village, "
    "so name it; cadres and means of governance are the village's, so name none.",
)
PLEDGE_QUANTITY_WRONG: Final = Text(
    "pledge_quantity_wrong",
    "数量 {quantity} 有误：须为大于 0 的整数，单位是{unit}。请改正。",
    "The quantity {quantity} is wrong: a whole number above 0, in {unit_en}. Mend it.",
)
OWNER_ELSEWHERE: Final = Text(
    "owner_elsewhere",
    "集体“{name}”不在 {village}。请填写该村自己的集体经济组织。",
    "Collective '{name}' is not of {village}. Name the village's own collective.",
)
PROJECT_MISSING: Final = Text(
    "project_missing",
    "没有第 {number} 个合作项目，或已撤销。请核对序号。",
    "There is no project {number}, or it was withdrawn. Check the number.",
)
PROJECT_ENDED: Final = Text(
    "project_ended",
    "第 {number} 个合作项目已于 {ended} 终止。登记有误的，请先恢复。",
    "Project {number} ended on {ended}. Reopen it first where that is wrong.",
)
PROJECT_VEHICLE_WRONG: Final = Text(
    "project_vehicle_wrong",
    "“{vehicle}”的主体填写有误：公司、合作社须填写当日存续的组织，联合经营合同不填。请改正。",
    "The organisation of a {vehicle_en} is wrong: a company or co-operative names one that is "
    "there on the day, a contract names none.",
)
PROJECT_SHARES_WRONG: Final = Text(
    "project_shares_wrong",
    "各方份额合计为 {total}，应正好为 1，且不少于两方。请核对各方份额。",
    "The shares come to {total}; they make exactly 1, of two collectives at least. Check them.",
)
PROJECT_PARTY_TWICE: Final = Text(
    "project_party_twice",
    "集体 {owner} 列了两次。请合并为一份。",
    "Collective {owner} is named twice. Give it one portion.",
)
PORTION_WRONG: Final = Text(
    "portion_wrong",
    "份额 {part}/{whole} 有误：分子须大于 0 且不大于分母。请改正。",
    "The share {part}/{whole} is wrong: above 0 and at most the whole. Mend it.",
)
CONTRIBUTION_WRONG: Final = Text(
    "contribution_wrong",
    "出资额不能是负数；不以货币出资的填 0。请改正。",
    "A contribution is not below nothing; give 0 where it is not in money.",
)
CONSORTIUM_PLEDGED_THEN: Final = Text(
    "consortium_pledged_then",
    "照此更正，下列事项开始时片区并未运行：{remains}。请先撤销误登的这些事项，或换一个日期。",
    "With that the consortium would not have been active when these began: {remains_en}. Withdraw "
    "those first where they are wrong, or take another day.",
)
