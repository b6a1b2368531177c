"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CITY_BEFORE_KNOWN: Final = Text(
    "city_before_known",
    "本市此前的代码已登记为 {known}，不能另填 {before}。请去掉 before；"
    "日期填错的用 CorrectCityEntry 更正。",
    "The city's earlier code is kept as {known}, so {before} cannot be given. Leave 'before' out; "
    "put a wrong day right with CorrectCityEntry.",
)
CITY_CHANGE_NOT_LATER: Final = Text(
    "city_change_not_later",
    "本市已有 {since} 起的代码和名称，变更日期须晚于该日；填错的日期用 CorrectCityEntry 更正。",
    "The city has a code and name since {since}; a change must have a later date. Put a wrong day "
    "right with CorrectCityEntry.",
)
CITY_CODE_SIX: Final = Text(
    "city_code_six",
    "{code} 不是县级代码。县级市（区、功能区）的代码为 6 位数字，如 371003。",
    "{code} is no code of a county. A county-level city, district or zone has six digits, such as "
    "371003.",
)
CITY_UNCHANGED: Final = Text(
    "city_unchanged",
    "本市的代码和名称没有变更记载，无可更正。变更请用 ChangeCity 登记。",
    "No change of the city's code or name is kept, so there is none to put right. Enter one with "
    "ChangeCity.",
)
CITY_CODE_USED: Final = Text(
    "city_code_used",
    "这样更正后，“{name}”的代码 {code} 就不属于本市当时的代码。请先用 CorrectPlaceEntry 更正它。",
    "Put right like this, the code {code} of '{name}' would not be of the city as it was then. Put "
    "that right first, with CorrectPlaceEntry.",
)
PLACE_BEGINNING_KEPT: Final = Text(
    "place_beginning_kept",
    "“{name}”的第一条记载不能撤销，否则其下的资料无处可归。日期错了请填正确的日期；"
    "误登的地点请用 MergePlace 并入正确的地点。",
    "The first entry of '{name}' cannot be withdrawn, or what belongs to it would belong nowhere. "
    "Give the right day; merge a place entered by mistake into the right one.",
)
PLACE_CHANGE_NOT_LATER: Final = Text(
    "place_change_not_later",
    "“{name}”已有 {since} 起的记载，变更日期须晚于该日。"
    "那条记载错了的，用 CorrectPlaceEntry 更正。",
    "'{name}' has an entry since {since}; a change must have a later date. Put that entry right "
    "with CorrectPlaceEntry if it is wrong.",
)
PLACE_CODE_FOREIGN: Final = Text(
    "place_code_foreign",
    "区划代码 {code} 不属于本市（{city}）。请核对代码；本库的市代码若开错，请用正确的市代码打开；"
    "本市代码变更过的，先用 ChangeCity 登记。",
    "Division code {code} is not of this city ({city}). Check the code; open the store under the "
    "right code of the city; where the city's code has changed, enter that first with ChangeCity.",
)
PLACE_CODE_SHORT: Final = Text(
    "place_code_short",
    "{code} 是县级代码，不能登记为镇街或村居。镇街代码 9 位，村居代码 12 位。",
    "{code} is the code of a county, not of a town or village. A town has nine digits, a village "
    "twelve.",
)
PLACE_CODE_TAKEN: Final = Text(
    "place_code_taken",
    "区划代码 {code} 当日已属于“{name}”。",
    "Division code {code} belongs to '{name}' on that day.",
)
PLACE_ENDED: Final = Text(
    "place_ended",
    "“{name}”自 {until} 起已不存在{now}。请改用现在的地点；"
    "结束日期有误的，用 CorrectPlaceEntry 更正。",
    "'{name}' is no more since {until}{now_en}. Use the place that is there now, or put its end "
    "right with CorrectPlaceEntry.",
)
PLACE_INTO_ITSELF: Final = Text(
    "place_into_itself",
    "“{name}”不能并入或分设为自己。请填另一个地点。",
    "'{name}' cannot become part of itself. Name another place.",
)
PLACE_LEVEL_OTHER: Final = Text(
    "place_level_other",
    "“{name}”是{level.zh}，“{other}”是{other_level.zh}；只能在同级之间合并、拆分或变更代码。",
    "'{name}' is a {level.en} and '{other}' a {other_level.en}: merge, divide, split and recode "
    "only within one level.",
)
PLACE_NOT_BEGUN: Final = Text(
    "place_not_begun",
    "“{name}”自 {since} 起才存在，{day} 尚无此地。请更改日期，"
    "或用 CorrectPlaceEntry 更正其起始日期。",
    "'{name}' exists only since {since}, not on {day}. Change the day, or put its beginning right "
    "with CorrectPlaceEntry.",
)
PLACE_NOT_EMPTY: Final = Text(
    "place_not_empty",
    "“{name}”当日仍有下级地点，不能并入他处。请先调整下级。",
    "'{name}' still has places below it on that day. Move them first.",
)
PLACE_PARENT_WRONG: Final = Text(
    "place_parent_wrong",
    "{code}（{level}）的上级 {parent} 不存在或级别不符。",
    "The parent {parent} of {code} ({level}) does not exist or has the wrong level.",
)
PLACE_PARTS_FEW: Final = Text(
    "place_parts_few",
    "“{name}”分设须列出至少两个不同的地点；只剩一个的是合并，请用 MergePlace。",
    "Name at least two different places that '{name}' is divided into; into one, it is merged: use "
    "MergePlace.",
)
PLACE_TIES_LOST: Final = Text(
    "place_ties_lost",
    "这样更正后，{day} 时“{name}”与“{other}”的隶属或沿革关系不成立。请先更正“{other}”的记载。",
    "Put right like this, what ties '{name}' to '{other}' on {day} would not hold. Put the entry "
    "of '{other}' right first.",
)
