"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

COLLECTIVE_MISSING: Final = Text(
    "collective_missing",
    "该日没有集体经济组织 {collective}。请先登记，或核对编号与日期。",
    "There is no collective {collective} on that day. Found it first, or check id and date.",
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
