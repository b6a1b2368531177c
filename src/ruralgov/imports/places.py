"""Places from a table: what is new, what has another name, what is the same."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import frozen

from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import ChangePlace, PlaceRow, RegisterPlace
from ruralgov.imports.table import Problems, rows
from ruralgov.ports.tables import Column, Kind, Table, TableSpec

TABLE: Final = TableSpec(
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


@frozen
class Plan:
    """What an import would do; ``same`` counts the rows that change nothing."""

    new: tuple[RegisterPlace, ...]
    renamed: tuple[ChangePlace, ...]
    same: int


def read(tables: Iterable[Table]) -> list[tuple[str, str]]:
    """Return (code, name) of each row; raises ``table_rows_wrong`` with every wrong row at once."""
    found: dict[str, str] = {}
    problems = Problems()
    for line, values in rows(TABLE, tables, problems):
        code = values["code"]
        if code in found:
            taken = BadInput("place_code_taken", code=code, name=found[code])
            problems.add(line, taken, "code")
        found[code] = values["name"]
    problems.check()
    return sorted(found.items(), key=lambda item: (len(item[0]), item[0]))


def plan(table: list[tuple[str, str]], known: list[PlaceRow], since: date, source: str) -> Plan:
    """Return what differs between a table and the places known on its day."""
    by_code = {row.code: row for row in known}
    new: list[RegisterPlace] = []
    renamed: list[ChangePlace] = []
    for code, name in table:
        row = by_code.get(code)
        if row is None:
            new.append(RegisterPlace(code=code, name=name, since=since, source=source))
        elif row.name != name:
            place = PlaceId(row.owner)
            change = ChangePlace(place=place, code=code, name=name, since=since, cause=source)
            renamed.append(change)
    return Plan(tuple(new), tuple(renamed), len(table) - len(new) - len(renamed))
