"""Places from a table: what is new, what has another name, what is the same."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.imports import (
    SINCE,
    SOURCE,
    Ask,
    Importing,
    ImportTable,
    Problems,
    Rows,
    Steps,
)
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.registry.places import texts
from ruralgov.domain.registry.places.messages import ChangePlace, RegisterPlace
from ruralgov.domain.registry.places.queries import Places
from ruralgov.domain.registry.places.rows import PlaceRow

SPEC: Final = TableSpec(
    name="places",
    zh="区划表",
    note="一行一个镇街或村居；上级由代码前几位得出。",
    columns=(
        Column(
            *("code", "区划代码", Kind.CODE),
            also=("统计用区划代码", "代码"),
            read=parse_code,
            example="371082199",
            note="统计用区划代码：镇街 9 位，村居 12 位",
        ),
        Column("name", "名称", also=("地名", "区划名称"), example="某某镇", note="全称"),
    ),
    ignored=("areaCode", "streetCode", "cityCode", "provinceCode"),
)


def known_places(ask: Ask, day: date | None = None) -> list[PlaceRow]:
    """Return the towns and villages of a day."""
    towns = ask(Places(), day=day)
    below = (ask(Places(parent=PlaceId(town.owner)), day=day) for town in towns)
    return [*towns, *(village for villages in below for village in villages)]


def plan(importing: Importing) -> Steps:
    """Return a command for each place that is new or has another name."""
    since, source = importing.options["since"], importing.options["source"]
    found = read(importing.rows, importing.problems)
    return compared(found, known_places(importing.ask, since), since, source)


def read(rows: Rows, problems: Problems) -> list[tuple[Line, str, str]]:
    """Return (row, code, name) of each place, towns first; a code that is there twice is wrong."""
    found: dict[str, tuple[Line, str]] = {}
    for line, values in rows:
        code = values["code"]
        if code in found:
            taken = BadInput(texts.PLACE_CODE_TAKEN, code=code, name=found[code][1])
            problems.add(line, taken, "code")
        found[code] = line, values["name"]
    ordered = sorted(found.items(), key=lambda item: (len(item[0]), item[0]))
    return [(line, code, name) for code, (line, name) in ordered]


def compared(
    found: Iterable[tuple[Line, str, str]], known: Iterable[PlaceRow], since: date, source: str
) -> Steps:
    """Return what differs between a table and the places known on its day."""
    by_code = {row.code: row for row in known}
    new, renamed = Steps(counts={"new": 0, "renamed": 0, "same": 0}), Steps()
    for line, code, name in found:
        row = by_code.get(code)
        if row is None:
            new.count("new")
            new.add(line, RegisterPlace(code=code, name=name, since=since, source=source))
        elif row.name != name:
            new.count("renamed")
            new.notices.append(f"{code} -> {name}")
            place = PlaceId(row.owner)
            renamed.add(
                line, ChangePlace(place=place, code=code, name=name, since=since, cause=source)
            )
        else:
            new.count("same")
    new.steps += renamed.steps
    return new


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(SINCE, SOURCE), rehearsed=False)
