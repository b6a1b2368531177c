"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BASIS_NO_GROUP: Final = Text(
    "basis_no_group",
    "{day} 人员 {person} 不是本村村民小组选出的“{basis}”。请先登记小组选举结果。",
    "On {day} no villager group of the village has elected person {person} as {basis}. "
    "Enter the election first.",
)
BASIS_NO_MEMBER: Final = Text(
    "basis_no_member",
    "{day} 人员 {person} 未登记为党员，不能以“{basis}”担任。请先更正党员信息，或改选依据。",
    "On {day} person {person} is not registered as a party member and cannot serve as "
    "{basis}. Correct that first, or choose another basis.",
)
BASIS_NO_POST: Final = Text(
    "basis_no_post",
    "{day} 人员 {person} 在本村相应组织中没有任职，不能以“{basis}”担任。请先登记其岗位任职。",
    "On {day} person {person} holds no post of that organisation of the village and "
    "cannot serve as {basis}. Register the holding of the post first.",
)
BASIS_WRONG: Final = Text(
    "basis_wrong",
    "“{basis}”不能担任 {target} 的负责人：网格长出自村“两委”或小组长，街巷长为党员或村民代表。",
    "'{basis_en}' cannot lead {target}: a grid chief comes from the committees or leads a group, "
    "a lane chief is a party member or villager representative.",
)
BRANCH_WRONG: Final = Text(
    "branch_wrong",
    "{since} 组织 {organisation} 不是{village}的党组织。请先登记村党组织，或核对编号。",
    "On {since} organisation {organisation} is no party organisation of {village}. "
    "Register it first, or check the id.",
)
CHIEF_IN_OFFICE: Final = Text(
    "chief_in_office",
    "{target} 当日已有负责人。请先办理离任。",
    "{target} has a chief on that day. Relieve them first.",
)
CHIEF_STRANGE: Final = Text(
    "chief_strange",
    "{day} 人员 {person} 不是{village}的在册人员（已去世、迁出、注销或属他村）。请核对人员和日期。",
    "On {day} person {person} is not of {village}: they died, left, were erased or live "
    "elsewhere. Check the person and the day.",
)
CHIEF_TOO_MANY: Final = Text(
    "chief_too_many",
    "人员 {person} 担任的街巷长数将超过 {limit}。",
    "Person {person} would be chief of more than {limit} lane(s).",
)
CONTACTS_NOT_LATER: Final = Text(
    "contacts_not_later",
    "联系户名单的日期不得早于上一次（{since}）。上次有误的，请先更正。",
    "A list of contacts cannot begin before the last one ({since}). Where that one is "
    "wrong, correct it first.",
)
ENTRY_HANDED: Final = Text(
    "entry_handed",
    "{day} 网格已移交或接收，该日的变更不能更正。请重新划分，或终止后再划分。",
    "On {day} grids were handed over or taken over; that entry cannot be corrected. Lay "
    "the village out anew, or end its grids first.",
)
ENTRY_NOT_LAST: Final = Text(
    "entry_not_last",
    "{day} 之后还有变更（最近 {last}），不能撤销。请从最近一次起逐次撤销，或只改日期。",
    "There are later changes than {day} (the last on {last}), so it cannot be withdrawn. "
    "Withdraw from the last one on, or only move its day.",
)
EXEMPTION_MISSING: Final = Text(
    "exemption_missing",
    "{target} 没有自 {since} 起的该项豁免。请核对日期。",
    "There is no such exemption of {target} since {since}. Check the day.",
)
GRIDS_NONE: Final = Text(
    "grids_none",
    "村 {village} 的方案中没有网格。请至少列出一个网格；撤销全部网格请用终止。",
    "The plan of village {village} has no grids. Name at least one; to end all grids, end"
    " the plan.",
)
GRID_DECISION_DIFFERS: Final = Text(
    "grid_decision_differs",
    "依据与所引用的决议不符，该决议的文号是 {reference}。请改正依据，或不引用。",
    "The basis is not what the decision that is named is called: {reference}. Correct the basis, "
    "or name no decision.",
)
GRID_MISSING: Final = Text(
    "grid_missing",
    "当日没有网格 {grid}，或两个网格相同。",
    "There is no grid {grid} on that day, or both grids are the same.",
)
GRID_WITHOUT_LANE: Final = Text(
    "grid_without_lane",
    "村 {village} 的每个网格至少要有一条街巷。",
    "Each grid of village {village} needs at least one lane.",
)
HOUSEHOLD_ELSEWHERE: Final = Text(
    "household_elsewhere",
    "户 {household} 仍在{village}的街巷“{lane}”中。请先在该村办理移出（或移交、终止该村网格）。",
    "Household {household} is still in lane {lane} of {village}. Withdraw it there first,"
    " or hand over or end the grids of that village.",
)
HOUSEHOLD_NOT_PLACED: Final = Text(
    "household_not_placed",
    "户 {household} 当日不在该村任何街巷。",
    "Household {household} is in no lane of the village on that day.",
)
HOUSEHOLD_STRANGE: Final = Text(
    "household_strange",
    "{day} 下列户不存在、已注销或不属于{village}：{households}。请核对户编号，或先办理迁入。",
    "On {day} these households do not exist, have ended, or are not of {village}: "
    "{households}. Check their ids, or move them first.",
)
HOUSEHOLD_TWICE: Final = Text(
    "household_twice",
    "户 {household} 被划入两次。每户同一日只能在一条街巷。",
    "Household {household} is placed twice. A household is in one lane on any day.",
)
LANE_LAST: Final = Text(
    "lane_last",
    "街巷“{lane}”是网格的最后一条街巷，不能撤销。请合并网格，或重新划分。",
    "Lane {lane} is the last one of its grid and cannot be closed. Merge the grid, or lay"
    " the village out anew.",
)
LANE_MISSING: Final = Text(
    "lane_missing",
    "当日没有街巷 {lane}。请核对编号和日期。",
    "There is no lane {lane} on that day. Check the id and the day.",
)
LANE_NOT_EMPTY: Final = Text(
    "lane_not_empty",
    "街巷“{lane}”还有 {count} 户。请指定并入的另一条街巷，或先移出。",
    "Lane {lane} still has {count} household(s). Name another lane that they go into, or "
    "move them first.",
)
NAME_TWICE: Final = Text(
    "name_twice",
    "名称“{name}”出现两次。同村的网格、同网格的街巷不能重名，请改名。",
    "The name {name} is there twice. Grids of a village and lanes of a grid have names of"
    " their own; choose another.",
)
NOT_SUCCESSOR: Final = Text(
    "not_successor",
    "{since} {village}尚未并入{into}，不能移交网格。请先登记合并，或核对日期和接收村。",
    "On {since} {village} has not become part of {into}, so its grids cannot go there. "
    "Enter the merger first, or check the day and the village.",
)
OFFICE_BEGINS: Final = Text(
    "office_begins",
    "{target} 的负责人当日（{since}）才任职。录错的，请更正任职记载；确需离任"
    "的，离任日须晚于任职日。",
    "The office at {target} begins on that day ({since}). Where it was entered wrongly, "
    "correct the entry; otherwise it ends on a later day.",
)
OFFICE_FOLLOWED: Final = Text(
    "office_followed",
    "{target} 在 {day} 已由他人接任，不能撤销前任的离任。请先更正接任者的任职。",
    "Somebody else took office at {target} on {day}, so its end cannot be withdrawn. "
    "Correct the entry of the successor first.",
)
PLAN_CHANGE_NOT_LATER: Final = Text(
    "plan_change_not_later",
    "网格变更日期不得早于上一次变更（{since}）。原日期有误的，请先更正该次变更。",
    "A change of the grids cannot have a date before the last one ({since}). Where that "
    "date is wrong, correct that entry first.",
)
PLAN_MISSING: Final = Text(
    "plan_missing",
    "村 {village} 尚未划分网格。请先划分。",
    "Village {village} has no grids yet. Delineate them first.",
)
SPLIT_LANE_WRONG: Final = Text(
    "split_lane_wrong",
    "街巷“{lane}”不能这样拆分：所选户须在其中，且至少留下一户。",
    "Lane {lane} cannot be split so: the households must be its own, and one must stay.",
)
SPLIT_WRONG: Final = Text(
    "split_wrong",
    "网格 {grid} 不能这样拆分：所选街巷须属于它，且至少留下一条。",
    "Grid {grid} cannot be split so: the lanes must be its own, and one must stay.",
)
TARGET_MISSING: Final = Text(
    "target_missing",
    "当日没有网格或街巷 {target}，或其负责人不在任。请核对编号和日期。",
    "There is no grid or lane {target} on that day, or nobody is in office there. Check "
    "the id and the day.",
)
VILLAGE_MISSING: Final = Text(
    "village_missing",
    "{village} 当日不是现有的村（社区）。网格只能划在村（社区）内；已并入他村的，请在新村办理。",
    "{village} is no village on that day. Grids are drawn in a village; where it became "
    "part of another, work there.",
)
TABLE_BASIS_MISSING: Final = Text(
    "table_basis_missing",
    "填了负责人，没有填其身份。请选择身份，或清空身份证号。",
    "A chief is named and not as what. Choose that, or empty the cell of the number.",
)
TABLE_CHOICE_MISSING: Final = Text(
    "table_choice_missing",
    "填了街巷长，没有填推选依据。请填写，如“村民代表会议推选”。",
    "A lane chief is named, and not who attests the choice. Say so, such as the meeting of "
    "villager representatives.",
)
TABLE_GRID_CHIEFS: Final = Text(
    "table_grid_chiefs",
    "网格“{grid}”在表中有两名网格长。请只留一名。",
    "Grid {grid} has two chiefs in the table. Keep one.",
)
TABLE_HOUSEHOLDS: Final = Text(
    "table_households",
    "本村当日没有户编号：{numbers}。请核对，或先导入户籍花名册。",
    "The village has no households with these numbers on that day: {numbers}. Check them, or "
    "import the roster first.",
)
TABLE_HOUSEHOLD_TWICE: Final = Text(
    "table_household_twice",
    "户编号 {number} 已在第 {line} 行。每户只能在一条街巷、在名单中只列一次。",
    "Household {number} is in row {line} already. A household is in one lane, and once in a list.",
)
TABLE_PERSON: Final = Text(
    "table_person",
    "该身份证号未登记。请核对号码，或先导入户籍花名册。",
    "This identity number is not registered. Check it, or import the roster first.",
)
OUTLINE_WRONG: Final = Text(
    "outline_wrong",
    "街巷范围只有 {count} 个点，至少需要 {least} 个点；不画范围请留空。",
    "The outline of a lane has {count} points; it needs {least}, or none to take it away.",
)
