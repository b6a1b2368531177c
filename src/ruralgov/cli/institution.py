"""What the demo says of the institution that it founded: figures that anybody may ask."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from ruralgov.domain.access import AUDIT


@frozen(kw_only=True)
class Founded:
    """The figures of an institution on a day, each as a query answers it."""

    day: date
    consortia: int
    villages: int
    consortium_towns: int
    officers: int
    departments: int
    centres: int
    posts: int
    post_towns: int
    masters: int
    supporting: int
    untitled: int
    measures: int
    duties: int


def founded(app: Any, day: date) -> Founded:
    """Ask for the figures of the institution as an auditor."""
    from ruralgov.domain.consortia import ConsortiumCensus
    from ruralgov.domain.duties import DutyLists
    from ruralgov.domain.instruments import FrameworkTree
    from ruralgov.domain.kernel.ids import AccountId
    from ruralgov.domain.kernel.roles import Actor
    from ruralgov.domain.staffing import PostsMoved, SecondmentTable

    acting: dict[str, Any] = {"actor": Actor(AccountId("auditor")), "purpose": AUDIT, "day": day}
    census = app.query(ConsortiumCensus(), **acting)
    roster = app.query(SecondmentTable(), **acting)
    moved = app.query(PostsMoved(), **acting)
    tree = app.query(FrameworkTree(), **acting)
    return Founded(
        day=day,
        consortia=census.consortia,
        villages=census.villages,
        consortium_towns=census.towns,
        officers=roster.people,
        departments=roster.departments,
        centres=roster.towns,
        posts=moved.to_towns,
        post_towns=moved.towns,
        masters=tree.masters,
        supporting=tree.supporting,
        untitled=tree.untitled,
        measures=tree.measures,
        duties=len(app.query(DutyLists(), **acting)),
    )


def institution_lines(found: Founded, lang: str) -> Iterator[str]:
    """Give the lines that say what was founded."""
    yield from _zh(found) if lang == "zh" else _en(found)


def _zh(found: Founded) -> Iterator[str]:
    yield (
        f"制度框架 {found.masters}+{found.supporting}+{found.measures}："
        f"实施方案 {found.masters} 个，配套方案 {found.supporting} 个"
        f"（题名未载 {found.untitled} 个），具体措施 {found.measures} 个；"
        f"履职清单 {found.duties} 份"
    )
    yield (
        f"联建片区 {found.consortia} 个，"
        f"覆盖 {found.consortium_towns} 个镇街的 {found.villages} 个村（社区）"
    )
    yield (
        f"{found.departments} 个部门的 {found.officers} 名执法人员派驻 {found.centres} 个镇街；"
        f"{found.posts} 个事业编制下沉 {found.post_towns} 个镇街（截至 {found.day}）"
    )


def _en(found: Founded) -> Iterator[str]:
    yield (
        f"framework {found.masters}+{found.supporting}+{found.measures}: "
        f"{found.masters} master plan, {found.supporting} supporting plans "
        f"({found.untitled} of unknown title), {found.measures} measures; "
        f"{found.duties} duty lists"
    )
    yield (
        f"{found.consortia} consortia of {found.villages} villages "
        f"in {found.consortium_towns} towns"
    )
    yield (
        f"{found.officers} enforcement officers of {found.departments} departments in "
        f"{found.centres} towns; {found.posts} posts moved down to {found.post_towns} towns "
        f"(as of {found.day})"
    )
