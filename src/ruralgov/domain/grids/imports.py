"""The table of grids, one row a lane: groups, grids, lanes, chiefs, households and contacts."""

import re
from typing import Any, Final

from attrs import field

from ruralgov.domain.grids.imports_plan import Office, Row, steps
from ruralgov.domain.grids.model import GRID_BASES, LANE_BASES, ChiefBasis
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.imports import (
    SINCE,
    SOURCE,
    Importing,
    ImportTable,
    Steps,
)
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.kernel.value import frozen

_BETWEEN: Final = re.compile(r"[;；,，、\s]+")


def _numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of households that a cell lists."""
    return tuple(one for one in _BETWEEN.split(text) if one)


def _said(bases: frozenset[ChiefBasis]) -> dict[str, ChiefBasis]:
    """Return what may be chosen by its label and by its value, in the order of the bases."""
    known = [one for one in ChiefBasis if one in bases]
    return {one.zh: one for one in known} | {one.value: one for one in known}


SPEC: Final = TableSpec(
    name="grids",
    zh="网格街巷表",
    personal=True,
    note="一行一条街巷；同村同名的网格为一个网格，网格长写在其任一行。",
    columns=(
        Column(
            *("village", "村居代码", Kind.CODE),
            also=("村代码", "村（社区）代码", "区划代码"),
            read=parse_code,
            fillable=True,
            example="371082199201",
            note="12 位统计用区划代码",
        ),
        Column(
            *("group", "村民小组"),
            also=("小组", "所属村民小组"),
            fillable=True,
            example="第1村民小组",
            note="没有小组的社区填 -",
        ),
        Column(
            *("leader", "小组长身份证号", Kind.IDENTITY),
            needed=False,
            note="可空",
        ),
        Column(*("grid", "网格"), also=("网格名称",), fillable=True, example="第1网格"),
        Column(*("grid_chief", "网格长身份证号", Kind.IDENTITY), needed=False, note="可空"),
        Column(
            *("grid_basis", "网格长身份", Kind.CHOICE),
            needed=False,
            choices=_said(GRID_BASES),
            note="有网格长时必填",
        ),
        Column(*("lane", "街巷"), also=("街巷名称",), example="第1街巷"),
        Column(*("chief", "街巷长身份证号", Kind.IDENTITY), needed=False, note="可空"),
        Column(
            *("basis", "街巷长身份", Kind.CHOICE),
            needed=False,
            choices=_said(LANE_BASES),
            note="有街巷长时必填",
        ),
        Column(
            *("attested", "推选依据"),
            also=("推选记录",),
            needed=False,
            note="有街巷长时必填，如“村民代表会议推选”",
        ),
        Column(
            *("households", "户编号", Kind.CODE),
            also=("所含户编号", "包含户"),
            empty=True,
            read=_numbers,
            example="1-001;1-002",
            note="用分号隔开，须已登记",
        ),
        Column(
            *("contacts", "联系户编号", Kind.CODE),
            also=("联系户",),
            needed=False,
            read=_numbers,
            note="可空，空为联系本街巷各户",
        ),
    ),
)


@frozen
class _Reader:
    """Reads rows, and says what is missing in one of them."""

    importing: Importing
    rows: list[Row] = field(factory=list)

    def read(self, line: Line, values: dict[str, Any]) -> None:
        """Take a row."""
        grid_chief = Office.of(values["grid_chief"], values["grid_basis"], "", "grid_chief")
        chief = Office.of(values["chief"], values["basis"], values["attested"] or "", "chief")
        for office, column in ((grid_chief, "grid_basis"), (chief, "basis")):
            if office is not None and office.basis is None:
                self.importing.problems.add(line, office.no_basis(), column)
        if chief is not None and chief.basis is not None and not chief.attested.strip():
            self.importing.problems.add(line, chief.no_choice(), "attested")
        self.rows.append(
            Row(
                line=line,
                village=values["village"],
                group=clean_text("group", values["group"]),
                leader=values["leader"],
                grid=clean_text("grid", values["grid"]),
                grid_chief=grid_chief,
                lane=clean_text("lane", values["lane"]),
                chief=chief,
                households=values["households"] or (),
                contacts=values["contacts"] or (),
            )
        )


def plan(importing: Importing) -> Steps:
    """Return what differs between a table and the plans of its villages."""
    reader = _Reader(importing)
    for line, values in importing.rows:
        reader.read(line, values)
    return steps(importing, reader.rows)


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(SINCE, SOURCE))
