"""A dispatch plan from two CSV tables: its rules in their order, and the posts of the offices."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from ruralgov.domain.cases.coverage import PlanFault
from ruralgov.domain.cases.dispatch import DispatchRule, Hours, PlanVersion, UnitPost
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.registry import PlaceRow
from ruralgov.imports.table import Line, Problems, read_cell, read_table

RULES: Final = (*("rule", "matter", "category", "territory", "hours", "level", "lead", "co_units"),)
POSTS: Final = ("office", "place", "unit", "contact")
EACH: Final = {"each_town": DivisionLevel.TOWN, "each_village": DivisionLevel.VILLAGE}
"""What stands for a post at every town or village; ``{place}`` in its unit is the name there."""
Lines = dict[str, int]
"""The row of the table that a rule, or a post as ``office@place``, comes from."""


def read(
    rules: bytes, posts: bytes, places: Sequence[PlaceRow], fallback: str, since: date, source: str
) -> tuple[PlanVersion, Lines]:
    """Return the plan and the row of each rule and post; raises ``table_rows_wrong``."""
    by_code = {row.code: row for row in places}
    problems, lines = Problems(), Lines()
    found: list[DispatchRule] = []
    held: list[UnitPost] = []
    for line in read_table(rules, RULES):
        try:
            found.append(_rule(line, by_code))
            lines[found[-1].name] = line.number
        except RuralgovError as error:
            problems.add(line, error)
    for line in read_table(posts, POSTS):
        try:
            for post in _posts(line, by_code):
                held.append(post)
                lines[f"{post.office}@{post.place}"] = line.number
        except RuralgovError as error:
            problems.add(line, error)
    problems.check()
    plan = PlanVersion(
        since=since, source=source, fallback=fallback, rules=tuple(found), posts=tuple(held)
    )
    return plan, lines


def said(fault: PlanFault, lines: Lines) -> str:
    """Return a fault with the row that it comes from, where it comes from one."""
    row = lines.get(fault.name)
    where = "" if row is None else f"{row}: "
    return f"{where}{fault.name}: {fault.fault.zh} {fault.fault.en} ({fault.detail})"


def _rule(line: Line, by_code: Mapping[str, PlaceRow]) -> DispatchRule:
    cells = line.cells
    territory = cells["territory"]
    return DispatchRule(
        name=cells["rule"],
        matter=cells["matter"] or None,
        category=cells["category"] or None,
        territory=_place(territory, by_code) if territory else None,
        hours=read_cell(cells, "hours", Hours) if cells["hours"] else Hours.ANY,
        level=read_cell(cells, "level", Level) if cells["level"] else None,
        lead=cells["lead"],
        co_units=tuple(cells["co_units"].split(";")) if cells["co_units"] else (),
    )


def _posts(line: Line, by_code: Mapping[str, PlaceRow]) -> Iterator[UnitPost]:
    cells = line.cells
    office, contact = cells["office"], AccountId(cells["contact"])
    where = cells["place"]
    if where in EACH:
        for row in by_code.values():
            if row.level is EACH[where]:
                unit = cells["unit"].replace("{place}", row.name)
                place = PlaceId(row.owner)
                yield UnitPost(office=office, place=place, unit=unit, contact=contact)
    else:
        place = _place(where, by_code) if where else CITY
        yield UnitPost(office=office, place=place, unit=cells["unit"], contact=contact)


def _place(code: str, by_code: Mapping[str, PlaceRow]) -> PlaceId:
    """Return the place with a code; raises ``place_missing``."""
    if code not in by_code:
        raise BadInput("place_missing", place=code)
    return PlaceId(by_code[code].owner)
