"""Places from a CSV table: what is new, what has another name, what is the same."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import ChangePlace, PlaceRow, RegisterPlace


@frozen
class Plan:
    """What an import would do; ``same`` counts the rows that change nothing."""

    new: tuple[RegisterPlace, ...]
    renamed: tuple[ChangePlace, ...]
    same: int


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8 with or without BOM first, then GB18030.

    UTF-8 is tried first because about half of UTF-8 Chinese names decode wrongly as GB18030.
    Raises ``table_unreadable``.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("table_unreadable", problem="UTF-8? GB18030?")


def read(data: bytes) -> list[tuple[str, str]]:
    """Return (code, name) of each row; raises ``table_rows_wrong`` with every wrong row at once."""
    table = csv.DictReader(io.StringIO(decode(data)), strict=True)
    if not {"code", "name"} <= set(table.fieldnames or ()):
        raise BadInput("table_unreadable", problem="code, name?")
    found: dict[str, str] = {}
    problems: list[str] = []
    for row in _rows(table):
        try:
            code = parse_code(row["code"] or "")
            name = clean_text("name", row["name"] or "")
        except RuralgovError as error:
            problems.append(f"{table.line_num}: {error}")
            continue
        if code in found:
            taken = RuralgovError("place_code_taken", code=code, name=found[code])
            problems.append(f"{table.line_num}: {taken}")
        found[code] = name
    if problems:
        raise BadInput("table_rows_wrong", count=len(problems), problems="\n".join(problems))
    return sorted(found.items(), key=lambda item: (len(item[0]), item[0]))


def _rows(table: "csv.DictReader[str]") -> Iterator[dict[str, str]]:
    try:
        yield from table
    except csv.Error as error:
        raise BadInput("table_unreadable", problem=f"{table.line_num}: {error}") from None


def plan(rows: list[tuple[str, str]], known: list[PlaceRow], since: date, source: str) -> Plan:
    """Return what differs between a table and the places known on its day."""
    by_code = {row.code: row for row in known}
    new: list[RegisterPlace] = []
    renamed: list[ChangePlace] = []
    for code, name in rows:
        row = by_code.get(code)
        if row is None:
            new.append(RegisterPlace(code=code, name=name, since=since, source=source))
        elif row.name != name:
            place = PlaceId(row.owner)
            change = ChangePlace(place=place, code=code, name=name, since=since, cause=source)
            renamed.append(change)
    return Plan(tuple(new), tuple(renamed), len(rows) - len(new) - len(renamed))
