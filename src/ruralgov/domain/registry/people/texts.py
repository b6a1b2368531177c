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
    "户编号 {number} 在该村已有现存的户。请核对编号。",
    "Household number {number} is taken in that village. Check the number.",
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
