"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BASIS_WRONG: Final = Text(
    "basis_wrong",
    "“{basis}”不能担任 {target} 的负责人：网格长出自村“两委”或小组长，街巷长为党员或村民代表。",
    "'{basis}' cannot lead {target}: a grid chief comes from the committees or leads a group, "
    "a lane chief is a party member or villager representative.",
)
CHIEF_IN_OFFICE: Final = Text(
    "chief_in_office",
    "{target} 当日已有负责人。请先办理离任。",
    "{target} has a chief on that day. Relieve them first.",
)
CHIEF_TOO_MANY: Final = Text(
    "chief_too_many",
    "人员 {person} 担任的街巷长数将超过 {limit}。",
    "Person {person} would be chief of more than {limit} lane(s).",
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
HOUSEHOLD_NOT_PLACED: Final = Text(
    "household_not_placed",
    "户 {household} 当日不在该村任何街巷。",
    "Household {household} is in no lane of the village on that day.",
)
HOUSEHOLD_TWICE: Final = Text(
    "household_twice",
    "户 {household} 被划入两次。每户同一日只能在一条街巷。",
    "Household {household} is placed twice. A household is in one lane on any day.",
)
LANE_MISSING: Final = Text(
    "lane_missing",
    "当日没有街巷 {lane}。",
    "There is no lane {lane} on that day.",
)
PLAN_CHANGE_NOT_LATER: Final = Text(
    "plan_change_not_later",
    "网格变更日期须晚于上一次变更（{since}）。",
    "A change of the grids must have a date after the last one ({since}).",
)
PLAN_MISSING: Final = Text(
    "plan_missing",
    "村 {village} 尚未划分网格。请先划分。",
    "Village {village} has no grids yet. Delineate them first.",
)
SPLIT_WRONG: Final = Text(
    "split_wrong",
    "网格 {grid} 不能这样拆分：所选街巷须属于它，且至少留下一条。",
    "Grid {grid} cannot be split so: the lanes must be its own, and one must stay.",
)
TARGET_MISSING: Final = Text(
    "target_missing",
    "当日没有网格或街巷 {target}，或其负责人已离任。",
    "There is no grid or lane {target} on that day, or nobody is in office there.",
)
