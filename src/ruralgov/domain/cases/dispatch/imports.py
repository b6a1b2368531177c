"""A dispatch plan from two tables: its rules in their order, and the posts of the offices."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.dispatch.coverage import PlanFault
from ruralgov.domain.cases.dispatch.model import DispatchRule, Hours, Path, PlanVersion, UnitPost
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.imports import Problems, Rows
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, TableSpec
from ruralgov.domain.registry import Directory, PlaceRow
from ruralgov.domain.registry import texts as registry_texts

RULES: Final = TableSpec(
    name="rules",
    zh="派单规则",
    note="从上到下，第一条符合的规则决定主办。空格表示不限。",
    columns=(
        Column("rule", "规则", Kind.CODE, also=("规则编号",), example="R000"),
        Column("matter", "事项编码", Kind.CODE, empty=True),
        Column("category", "类别", empty=True, example="安全生产"),
        Column("territory", "属地代码", Kind.CODE, empty=True, note="镇街或村居的区划代码"),
        Column(
            *("hours", "时段", Kind.CHOICE), choices=labels(Hours), empty=True, example="非工作时间"
        ),
        Column("level", "办结层级", Kind.CHOICE, choices=labels(Level), empty=True, example="镇级"),
        Column("lead", "主办岗位", also=("主办",), example="值班室"),
        Column("co_units", "协办岗位", also=("协办",), empty=True, note="多个用分号隔开"),
    ),
)
POSTS: Final = TableSpec(
    name="posts",
    zh="派单岗位",
    note="每个岗位由哪个单位、谁来承接。",
    columns=(
        Column("office", "岗位", example="某某办"),
        Column(
            *("place", "地点", Kind.CODE),
            empty=True,
            example="each_town",
            note="区划代码；each_town 每个镇街，each_village 每个村居；空为全市",
        ),
        Column(
            *("unit", "单位"),
            example="{place}某某办",
            note="组织的名称、统一社会信用代码或编号；{place} 换成该地名称",
        ),
        Column("contact", "联系账号", Kind.CODE, also=("账号",), example="handler"),
    ),
)
EACH: Final = {"each_town": DivisionLevel.TOWN, "each_village": DivisionLevel.VILLAGE}
"""What stands for a post at every town or village; ``{place}`` in its unit is the name there."""
Lines = dict[str, int]
"""The row of the table that a rule, or a post as ``office@place``, comes from."""


def read(
    rules: Rows,
    posts: Rows,
    places: Iterable[PlaceRow],
    units: Directory,
    fallback: str,
    since: date,
    source: str,
    problems: Problems,
) -> tuple[PlanVersion, Lines]:
    """Return the plan and the row of each rule and post; raises ``table_rows_wrong``."""
    by_code = {row.code: row for row in places}
    paths = _paths(by_code.values())
    lines = Lines()
    found: list[DispatchRule] = []
    held: list[UnitPost] = []
    for line, values in rules:
        try:
            found.append(_rule(values, by_code))
            lines[found[-1].name] = line.number
        except RuralgovError as error:
            problems.add(line, error, "territory")
    for line, values in posts:
        try:
            where = _where(values, by_code)
        except RuralgovError as error:
            problems.add(line, error, "place")
            continue
        try:
            found_posts = _posts(values, where, units, paths)
        except RuralgovError as error:
            problems.add(line, error, "unit")
            continue
        held += found_posts
        lines |= {f"{post.office}@{post.place}": line.number for post in found_posts}
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


def _rule(values: dict[str, Any], by_code: Mapping[str, PlaceRow]) -> DispatchRule:
    territory, co_units = values["territory"], values["co_units"]
    return DispatchRule(
        name=values["rule"],
        matter=values["matter"],
        category=values["category"],
        territory=_place(territory, by_code) if territory else None,
        hours=values["hours"] or Hours.ANY,
        level=values["level"],
        lead=values["lead"],
        co_units=tuple(co_units.replace("；", ";").split(";")) if co_units else (),
    )


def _where(values: dict[str, Any], by_code: Mapping[str, PlaceRow]) -> list[tuple[PlaceId, str]]:
    """Return the places of a row of posts, with their names."""
    where = values["place"]
    if where in EACH:
        level = EACH[where]
        return [(PlaceId(row.owner), row.name) for row in by_code.values() if row.level is level]
    if not where:
        return [(CITY, "")]
    place = _place(where, by_code)
    return [(place, by_code[where].name)]


def _posts(
    values: dict[str, Any],
    where: Iterable[tuple[PlaceId, str]],
    units: Directory,
    paths: Mapping[PlaceId, Path],
) -> list[UnitPost]:
    """Return the posts of a row; raises what says which units are no organisations."""
    found: list[UnitPost] = []
    wrong: list[tuple[str, RuralgovError]] = []
    for place, name in where:
        written = values["unit"].replace("{place}", name)
        try:
            unit = units.find(written, paths.get(place, (CITY,)))
        except RuralgovError as error:
            wrong.append((written, error))
            continue
        contact = AccountId(values["contact"])
        found.append(UnitPost(office=values["office"], place=place, unit=unit, contact=contact))
    if wrong:
        written, first = wrong[0]
        if first.code != "organisation_unknown":
            raise first
        near = first.facts["near"]
        raise BadInput(texts.UNIT_UNKNOWN, count=len(wrong), name=written, near=near)
    return found


def _paths(places: Iterable[PlaceRow]) -> dict[PlaceId, Path]:
    """Return each place with those above it, the nearest first."""
    above = {PlaceId(row.owner): row.parent for row in places}
    return {
        place: (place, CITY) if parent == CITY else (place, parent, CITY)
        for place, parent in above.items()
    }


def _place(code: str, by_code: Mapping[str, PlaceRow]) -> PlaceId:
    """Return the place with a code; raises ``place_missing``."""
    if code not in by_code:
        raise BadInput(registry_texts.PLACE_MISSING, place=code)
    return PlaceId(by_code[code].owner)
