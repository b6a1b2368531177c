"""The texts of collectives."""

from typing import Final

from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "collective_missing": Text(
        "该日没有集体经济组织 {collective}。请先登记，或核对编号与日期。",
        "There is no collective {collective} on that day. Found it first, or check id and date.",
    ),
    "collective_taken": Text(
        "{place} 已有名为“{name}”的集体经济组织。请核对，或使用其全称。",
        "{place} has a collective named '{name}' already. Check it, or give the full name.",
    ),
    "collective_organisation_taken": Text(
        "组织 {organisation} 已登记为集体经济组织 {collective} 的主体。一个组织只设一套账。",
        "Organisation {organisation} stands behind collective {collective} already. An "
        "organisation keeps one set of books.",
    ),
}
