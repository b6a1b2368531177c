"""What the demo says of one family that was found by a visit."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ruralgov.sample.aid_family import Helped


def family_lines(found: "Helped | None", lang: str) -> Iterator[str]:
    """Give the lines about the family, and nothing where there was none."""
    if found is None:
        return
    item = found.asked
    if lang == "zh":
        yield f"{found.visited} 走访发现，告知政策后本人申请，{found.accepted} 受理（示例标准）"
        settled = "结果即已明确，由工作人员决定" if found.settled else "仍未明确"
        yield f"尚缺 {found.missing} 项，只问一项：{item.zh}（{found.source}），{settled}"
    else:
        yield (
            f"found by a visit on {found.visited}, offered, applied, accepted on {found.accepted} "
            "(example standards)"
        )
        settled = "which settles what the rules say; people decide" if found.settled else "open yet"
        yield f"{found.missing} not known, one asked: {item.en} ({found.source}), {settled}"
