"""Tables of a whole city, imported: each part run as a process of its own.

``python -m tests.bench.tables grids FOLDER [csv|xlsx] [LANES]`` lays a city out by one table, and
``python -m tests.bench.tables households FOLDER [ROWS]`` imports a roster, each once and again.
A city that was made for a number of lanes is kept in FOLDER and copied for the next run.
"""

import csv
import io
import json
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ruralgov import open_app
from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.builtin.keyfile import make_key
from ruralgov.domain.grids.imports import SPEC
from ruralgov.domain.grids.imports import TABLE as GRIDS
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, HouseholdId, PlaceId
from ruralgov.domain.kernel.imports import ImportTable
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName
from ruralgov.domain.registry import (
    HouseholdRelation,
    PlaceRow,
    RegisterHousehold,
    RegisterPerson,
)
from ruralgov.domain.registry.people.imports import TABLE as HOUSEHOLDS
from ruralgov.imports.steps import asking, importing, proven
from ruralgov.imports.table import read_table
from ruralgov.ports.tables import Statement, TableFormat
from ruralgov.sample.city import City
from ruralgov.sample.divisions import shipped
from ruralgov.sample.draw import BEGIN, identity_number
from ruralgov_office.plugin import Xlsx
from tests.bench.memory import peak_mb

LANES, HOMES, GRID = 14_300, 11, 4
"""Lanes of the city, households of a lane, lanes of a grid."""
ROWS, FAMILY = 6_000, 3
FORMATS: dict[str, TableFormat] = {"csv": CsvTables(), "xlsx": Xlsx()}


def opened(folder: Path, name: str) -> City:
    """Return a city in a store of the folder."""
    key = folder / "tables.key"
    if not key.exists():
        make_key(key)
    app = open_app("371082", f"sqlite:///{folder}/{name}.db", key_file=key)
    return City(app, AccountId("admin"))


def founded(folder: Path, name: str) -> tuple[City, list[PlaceRow]]:
    """Return a new city and its villages."""
    city = opened(folder, name)
    city.app.set_up(AccountId("admin"))
    city.found()
    return city, city.places()


def lanes_of(villages: list[PlaceRow], lanes: int) -> Iterator[tuple[PlaceRow, int]]:
    """Give each village with how many lanes it has."""
    for n, village in enumerate(villages):
        yield village, lanes * (n + 1) // len(villages) - lanes * n // len(villages)


def keys(answers: Iterable[Any]) -> list[str]:
    """Return the keys of what a batch made; raises the first refusal."""
    found = []
    for answer in answers:
        if isinstance(answer, RuralgovError):
            raise answer
        found.append(answer.key)
    return found


def settle(folder: Path, name: str, lanes: int) -> None:
    """Make a city with households, and a person of each lane who can lead it; no grids."""
    city, villages = founded(folder, name)
    acting = city.staff("registrar")
    homes = (
        RegisterHousehold(
            village=PlaceId(village.owner), number=f"{n:04d}", since=BEGIN, source="t"
        )
        for village, count in lanes_of(villages, lanes)
        for n in range(count * HOMES)
    )
    households = keys(city.app.execute_many(homes, **acting))
    people = (
        RegisterPerson(
            household=HouseholdId(home),
            name=PersonName.of("王示例"),
            identity=IdentityNumber.of(identity_number(n)),
            relation=HouseholdRelation.HEAD,
            party_member=True,
            since=BEGIN,
            source="t",
        )
        for n, home in enumerate(households[::HOMES])
    )
    keys(city.app.execute_many(people, **acting))
    city.app.close()


def workbook(lanes: int) -> list[list[Any]]:
    """Return the rows of the table of grids for that city."""
    villages = [one for one in shipped().found if len(one.code) > len("371082199")]
    rows: list[list[Any]] = []
    for n, village in enumerate(sorted(villages, key=lambda one: one.code)):
        count = lanes * (n + 1) // len(villages) - lanes * n // len(villages)
        for lane in range(count):
            who = identity_number(len(rows))
            first = lane % GRID == 0
            numbers = [f"{home:04d}" for home in range(lane * HOMES, (lane + 1) * HOMES)]
            rows.append(
                [
                    *(village.code, f"第{lane // GRID + 1}村民小组", who if first else None),
                    *(f"第{lane // GRID + 1}网格", who if first else None),
                    *("村民小组长" if first else None, f"第{lane + 1}街巷", who, "党员"),
                    *("村民代表会议推选", ";".join(numbers), None),
                ]
            )
    return rows


def taken_in(city: City, account: str, table: ImportTable, form: TableFormat, data: bytes) -> str:
    """Import a table, apply it, and return what it counted."""
    acting = city.staff(account)
    options = {"since": BEGIN.isoformat(), "source": "t"}
    read = read_table(form, data, table.spec)
    given = importing(asking(city.app, acting), table, options, tables=(read,))
    plan = table.plan(given)
    proven(city.app, table, plan, given.problems, acting, apply=True)
    return ", ".join(f"{name} {count}" for name, count in plan.counts.items())


def twice(city: City, account: str, table: ImportTable, form: TableFormat, data: bytes) -> None:
    """Import a table twice, and print seconds, counts and peak memory."""
    found: dict[str, Any] = {}
    for when in ("first", "again"):
        start = time.perf_counter()
        counts = taken_in(city, account, table, form, data)
        peak = peak_mb()
        found[when] = {"seconds": round(time.perf_counter() - start, 1), "peak_mb": peak}
        found[when]["counts"] = counts
        print(json.dumps({when: found[when]}, ensure_ascii=False), flush=True)


def grids(folder: Path, suffix: str = "csv", lanes: str = str(LANES)) -> None:
    """Lay the city out by one workbook."""
    count, kept = int(lanes), f"city{lanes}"
    if not (folder / f"{kept}.db").exists():
        settle(folder, kept, count)
    for one in folder.glob("run.db*"):
        one.unlink()
    shutil.copyfile(folder / f"{kept}.db", folder / "run.db")
    sheet = Statement(title=SPEC.zh, columns=SPEC.columns, rows=workbook(count))
    data = FORMATS[suffix].write(sheet)
    city = opened(folder, "run")
    twice(city, "grids", GRIDS, FORMATS[suffix], data)
    city.app.close()


def households(folder: Path, people: str = str(ROWS)) -> None:
    """Import a roster of one village."""
    city, villages = founded(folder, f"roster{time.time_ns()}")
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(
        ["村居代码", "户编号", "姓名", "身份证号", "与户主关系", "联系电话", "是否党员"]
    )
    for n in range(int(people)):
        relation = ("户主", "配偶", "子女")[n % FAMILY]
        village = villages[n % 30 // FAMILY].code
        number = identity_number(n)
        writer.writerow([village, f"{n // 30:04d}", "王示例", number, relation, "13900000000", ""])
    twice(city, "registrar", HOUSEHOLDS, CsvTables(), text.getvalue().encode())
    city.app.close()


if __name__ == "__main__":
    part, folder, *words = sys.argv[1:]
    if part == "grids":
        grids(Path(folder), *words)
    else:
        households(Path(folder), *words)
