"""The texts of oversight."""

from typing import Final

from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "finding_wrong": Text(
        "“{finding}”（标记“{mark}”）不是核查发现的编号。请照抄核查清单中的编号与标记。",
        "'{finding}' with the mark '{mark}' names no finding. Give both as the list shows them.",
    ),
    "finding_elsewhere": Text(
        "发现 {finding} 属于集体经济组织 {collective}。请在该组织名下处理。",
        "Finding {finding} is of collective {collective}. Note it there.",
    ),
    "check_id_wrong": Text(
        "“{check}”不能作为核查规则编号：请用字母、数字与 _ . :，最多 40 个。",
        "'{check}' cannot be the id of a check: use letters, digits and _ . : up to 40.",
    ),
    "check_twice": Text(
        "核查规则 {check} 由 {first} 与 {second} 同时提供。请停用其中一个，或改用其他编号。",
        "{first} and {second} both offer the check {check}. Disable one of them, or give it "
        "another id.",
    ),
}
