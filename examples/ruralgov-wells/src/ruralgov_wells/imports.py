"""Wells from a table, one row each."""

from typing import Final

from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Option, Steps, at
from ruralgov.domain.kernel.tables import Column, Kind, TableSpec
from ruralgov.domain.registry import known_places
from ruralgov.domain.registry import texts as registry_texts
from ruralgov_wells.messages import RegisterWell
from ruralgov_wells.queries import Wells

SPEC: Final = TableSpec(
    name="wells",
    zh="饮水井台账",
    note="一行一口井；同村同名的井视为已登记。",
    columns=(
        Column("village", "村居代码", Kind.CODE, example="371082199201", note="12 位区划代码"),
        Column("name", "井名", also=("水井名称",), example="村东井"),
        Column("since", "启用日期", Kind.DATE, example="2024-01-01"),
    ),
)


def plan(importing: Importing) -> Steps:
    """Return a command for each well that is not there yet."""
    villages = {one.code: PlaceId(one.owner) for one in known_places(importing.ask)}
    steps = Steps()
    for line, values in importing.rows:
        place = villages.get(values["village"])
        if place is None:
            missing = Refused(registry_texts.PLACE_MISSING, place=values["village"])
            importing.problems.add(line, missing, "village")
            continue
        if values["name"] in {row.name for row in importing.ask(Wells(place=place))}:
            steps.count("same")
            continue
        steps.count("new")
        command = RegisterWell(
            place=place,
            name=values["name"],
            since=values["since"],
            source=importing.options["source"],
        )
        steps.add(line, command, at(line, {"well_name_taken": "name"}))
    return steps


COUNTED: Final = Option(name="source", said="who counted the wells, and when", zh="何人何时清点")
TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(COUNTED,))
