"""Places from a CSV table: what is new, what has another name, what is the same."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import ChangePlace, PlaceRow, RegisterPlace
from ruralgov.imports.table import Problems, read_table

OTHERS = ("areaCode", "streetCode", "cityCode", "provinceCode")


@frozen
class Plan:
    """What an import would do; ``same`` counts the rows that change nothing."""

    new: tuple[RegisterPlace, ...]
    renamed: tuple[ChangePlace, ...]
    same: int


def read(data: bytes) -> list[tuple[str, str]]:
    """Return (code, name) of each row; raises ``table_rows_wrong`` with every wrong row at once."""
    found: dict[str, str] = {}
    problems = Problems()
    for line in read_table(data, ("code", "name"), OTHERS):
        try:
            code = parse_code(line.cells["code"])
            name = clean_text("name", line.cells["name"])
            if code in found:
                raise BadInput("place_code_taken", code=code, name=found[code])
            found[code] = name
        except RuralgovError as error:
            problems.add(line, error)
    problems.check()
    return sorted(found.items(), key=lambda item: (len(item[0]), item[0]))


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
