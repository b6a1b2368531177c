"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

HOUSEHOLD_MISSING: Final = Text(
    "household_missing",
    "当日没有编号为 {household} 的户。",
    "There is no household {household} on that day.",
)

HOUSEHOLD_NOT_EMPTY: Final = Text(
    "household_not_empty",
    "户 {household} 当日仍有成员，不能注销。请先办理成员迁出。",
    "Household {household} still has members on that day. Move them first.",
)

HOUSEHOLD_NUMBER_TAKEN: Final = Text(
    "household_number_taken",
    "户编号 {number} 在该村同期已有户使用。请核对编号和日期。",
    "Household number {number} is taken in that village on those days. Check number and day.",
)

IDENTITY_TAKEN: Final = Text(
    "identity_taken",
    "该身份号码已登记在人员 {person} 名下。请核对是否为同一人。",
    "This identity number belongs to person {person}. Check whether they are the same.",
)

PERSON_MISSING: Final = Text(
    "person_missing",
    "没有编号为 {person} 的人员，或已注销。",
    "There is no person {person}, or their entry has ended.",
)

IDENTITY_TWICE: Final = Text(
    "identity_twice",
    "该身份号码在第 {line} 行已出现。一人只能属于一户，请删去或改正一行。",
    "This identity number is in line {line} already. A person is in one household; mend one.",
)
HOUSEHOLDS_ELSEWHERE: Final = Text(
    "households_elsewhere",
    "有 {count} 户不在该村现有户中：{numbers}。请核对户的编号，未迁移任何一户。",
    "{count} households are not of that village now: {numbers}. Check their ids; none was moved.",
)
HOUSEHOLDS_NONE: Final = Text(
    "households_none",
    "“{name}”没有可迁移的户。",
    "'{name}' has no household to move.",
)
HOUSEHOLDS_NOT_LATER: Final = Text(
    "households_not_later",
    "有 {count} 户在 {day} 当日或之后已有记载：{numbers}。请改用更晚的日期，或先更正这些户的记载；"
    "未迁移任何一户。",
    "{count} households have an entry on {day} or later: {numbers}. Give a later day, or put those "
    "entries right first; none was moved.",
)
HOUSEHOLDS_NOWHERE: Final = Text(
    "households_nowhere",
    "户只能迁往另一个村居，“{name}”不是。请填另一个村居。",
    "Households move to another village, which '{name}' is not. Name another village.",
)
HOUSEHOLD_NUMBERS_TAKEN: Final = Text(
    "household_numbers_taken",
    "“{name}”已有其中 {count} 个户编号：{numbers}。请改用加前缀（prefix）或接续编号（renumber）；"
    "未迁移任何一户。",
    "{count} of the numbers are taken in '{name}': {numbers}. Use the rule 'prefix' or 'renumber'; "
    "none was moved.",
)

HOUSEHOLD_MEMBERS_THEN: Final = Text(
    "household_members_then",
    "更正后，户 {household} 在有成员登记的日期里将不存在。请先更正或迁出这些成员。",
    "Put right so, household {household} would not be there on days on which it has members. "
    "Correct or move those members first.",
)

HOUSEHOLD_NOT_THEN: Final = Text(
    "household_not_then",
    "户 {household} 在 {since} 至 {until} 期间并非一直存在。请先更正该户的登记或注销日期。",
    "Household {household} is not there on all days from {since} to {until}. Correct the day on "
    "which it was entered or closed first.",
)

NOTHING_NAMED: Final = Text(
    "nothing_named",
    "没有填写要变更的内容。请至少填写一项。",
    "Nothing is named that should change. Name one thing at least.",
)

CLEAR_UNKNOWN: Final = Text(
    "clear_unknown",
    "不能清除：{names}。可以清除的是：{known}。",
    "This cannot be cleared: {names}. What can be: {known}.",
)

MEMBER_OR_OUTSIDER: Final = Text(
    "member_or_outsider",
    "请填写户和与户主关系；不属于本市任何户的人员，请填写所在单位，不填户和关系。",
    "Give the household and the relation to its head; for somebody of no household of the city, "
    "give the unit and neither of these.",
)

DOCUMENT_HALF: Final = Text(
    "document_half",
    "证件种类和证件号码须同时填写。请补齐。",
    "The kind of a document and its number go together. Give both.",
)

DOCUMENT_TAKEN: Final = Text(
    "document_taken",
    "该证件已登记在人员 {person} 名下。请核对是否为同一人；是的，请合并。",
    "This document belongs to person {person}. Check whether they are the same; if so, merge them.",
)

DOCUMENT_MISSING: Final = Text(
    "document_missing",
    "该人员当日没有在用的{kind}。请核对证件种类和日期。",
    "The person has no {kind_en} before that day. Check the kind and the day.",
)

DEPARTURE_FUTURE: Final = Text(
    "departure_future",
    "迁出或死亡日期 {since} 还没有到。请核对日期，到日后再登记。",
    "The day {since} of the death or departure has not come. Check it, or enter it when it has.",
)

BIRTH_FUTURE: Final = Text(
    "birth_future",
    "出生日期在今天之后。请对照证件改正身份号码或出生日期。",
    "The date of birth is after today. Compare the document and mend the number or the date.",
)

BIRTH_DIFFERS: Final = Text(
    "birth_differs",
    "出生日期与身份号码不一致。请对照证件改正其中一项。",
    "The date of birth is not the one of the identity number. Compare the document.",
)

PERSON_DIED: Final = Text(
    "person_died",
    "人员 {person} 已登记于 {day} 死亡。如登记有误，请先更正该记载。",
    "The death of person {person} on {day} is recorded. If that is wrong, correct the entry first.",
)

PERSON_LEFT: Final = Text(
    "person_left",
    "人员 {person} 现在不属于任何户（已迁出）。如已返回，请办理返回登记；如系误登，请更正该记载。",
    "Person {person} belongs to no household now. If they came back, enter their return; if the "
    "departure is wrong, correct the entry.",
)

PERSON_LIVES: Final = Text(
    "person_lives",
    "人员 {person} 现在仍属于一户。换户请办理迁移。",
    "Person {person} belongs to a household now. To change it, move them.",
)

PERSON_MERGED: Final = Text(
    "person_merged",
    "人员 {person} 已合并到人员 {into}。请对后者办理。",
    "Person {person} was merged into person {into}. Use that one.",
)

MERGE_ITSELF: Final = Text(
    "merge_itself",
    "不能把人员合并到自己。请填写两个不同的人员。",
    "A person cannot be merged into themselves. Name two persons.",
)

NOT_MERGED: Final = Text(
    "not_merged",
    "人员 {person} 未直接并入人员 {into}。请在人员卡上核对并入的对象。",
    "Person {person} was not merged into person {into} itself. See their card for whom they went "
    "into.",
)

MERGER_FOLLOWED: Final = Text(
    "merger_followed",
    "之后又把人员 {person} 并入了人员 {into}。请先撤销后一次合并。",
    "After that, person {person} was merged into person {into}. Undo that later merger first.",
)

MEMBERSHIP_ONLY: Final = Text(
    "membership_only",
    "这是人员 {person} 唯一的户籍记载，不能撤销。请改正日期、合并重复人员，或登记迁出。",
    "This is the only membership of person {person} and cannot be withdrawn. Correct its day, "
    "merge the person into the right one, or enter their departure.",
)

PARTY_SAME: Final = Text(
    "party_same",
    "党员身份与现有记载相同。请核对；日期有误的，请更正该记载。",
    "Membership of the party is as it stands already. Check it; to mend a day, correct the entry.",
)

ROSTER_PERSON_MISSING: Final = Text(
    "roster_person_missing",
    "没有找到该人员（按证件号码，或按户编号和姓名）。请核对证件号码、户编号和姓名。",
    "This person is not found, by number or by household and name. Check number, household, name.",
)

ROSTER_RELATION_MISSING: Final = Text(
    "roster_relation_missing",
    "入户和分户须填写与户主关系。请补填。",
    "Who joins a household, or moves to another, needs the relation to its head. Fill it in.",
)

ROSTER_HOUSEHOLD_MISSING: Final = Text(
    "roster_household_missing",
    "分户须填写转入户编号。请补填。",
    "Who moves to another household needs its number in the column 转入户编号. Fill it in.",
)
