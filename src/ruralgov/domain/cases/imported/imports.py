"""Cases of another system from a table, one row each."""

from datetime import date
from functools import cached_property
from typing import Any, Final

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.imported.messages import ImportCase
from ruralgov.domain.cases.imported.model import PastEnding
from ruralgov.domain.cases.imported.queries import OldNumbers
from ruralgov.domain.cases.imported.rules import old_number
from ruralgov.domain.cases.matters.queries import Matters
from ruralgov.domain.cases.model import IntakeChannel
from ruralgov.domain.cases.results import Result, Satisfaction
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.errors import BadInput, Refused, RuralgovError
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Option, Rows, Steps, at
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.registry import (
    Directory,
    FindOrganisations,
    PlaceByCode,
    PlaceRow,
    Places,
    known_places,
)
from ruralgov.domain.registry import texts as registry_texts

SYSTEM: Final = Option(
    name="system",
    said="the system that the cases come from, as RegisterOldSystem named it",
    zh="诉求来自哪个原系统，名称与 RegisterOldSystem 登记的一致",
)
REASON: Final = Option(
    name="reason",
    said="why cases that were imported before are put right",
    zh="更正已导入诉求的理由",
    needed=False,
)
CELLS: Final = {
    "old_number_taken": "number",
    "matter_missing": "matter",
    "place_ended": "place",
    "past_order_wrong past_days_wrong": "reported",
    "past_due_wrong": "due",
}
SPEC: Final = TableSpec(
    name="past_cases",
    zh="历史诉求表",
    note="一行一件已办结的诉求；时间写到分，按北京时间。不导入诉求内容和诉求人。",
    columns=(
        Column("number", "原编号", Kind.CODE, also=("诉求编号", "工单编号"), example="sample"),
        Column("matter", "事项", also=("事项编码", "事项名称"), example="某某事项"),
        Column(
            *("place", "地点代码", Kind.CODE),
            also=("村居代码", "区划代码"),
            example="371082101201",
        ),
        Column(
            *("channel", "来源", Kind.CHOICE),
            also=("受理渠道",),
            needed=False,
            choices=labels(IntakeChannel),
            example="12345热线",
        ),
        Column(
            "reported", "上报时间", Kind.INSTANT, also=("受理时间",), example="2024-05-03 09:20"
        ),
        Column("dispatched", "派单时间", Kind.INSTANT, needed=False, example="2024-05-03 10:00"),
        Column("due", "办结时限", Kind.INSTANT, also=("截止时间",), needed=False),
        Column("done", "办结时间", Kind.INSTANT, needed=False, example="2024-05-06 16:30"),
        Column("ended", "结案时间", Kind.INSTANT, also=("结束时间",), example="2024-05-07 09:00"),
        Column(
            *("ending", "结束方式", Kind.CHOICE),
            needed=False,
            choices=labels(PastEnding),
            note="空为已结案",
        ),
        Column("unit", "承办单位", also=("主办单位",), needed=False, example="某某局"),
        Column(
            *("result", "办理结果", Kind.CHOICE),
            needed=False,
            choices=labels(Result),
            example="已解决",
        ),
        Column(
            *("satisfaction", "满意度", Kind.CHOICE),
            also=("回访结果",),
            needed=False,
            choices=labels(Satisfaction),
            example="满意",
        ),
    ),
)
MATTERS: Final = TableSpec(
    name="matter_words",
    zh="事项对照表",
    note="原系统的每个事项写一行；未列出的按事项编码或名称查找。",
    columns=(
        Column("written", "原事项", also=("原系统事项",), example="sample"),
        Column("code", "事项编码", Kind.CODE, also=("编码",), example="sample"),
    ),
)


def plan(importing: Importing) -> Steps:
    """Return a command for each row; what is there already, and says the same, is not changed."""
    done = Steps(counts={"new": 0, "same": 0})
    system = importing.options[SYSTEM.name]
    there = set(importing.ask(OldNumbers(system=system)))
    found = _Found(importing)
    seen: set[str] = set()
    for line, values in importing.rows:
        number = values["number"]
        if number in seen:
            importing.problems.add(line, BadInput(kernel_texts.ROW_TWICE, value=number), "number")
            continue
        seen.add(number)
        command = found.command(line, values, system)
        if command is not None:
            done.count("same" if number in there else "new")
            done.add(line, command, at(line, CELLS))
    done.notices += found.notices()
    return done


class _Found:
    """What the words of another system mean here: its matters, places and units."""

    def __init__(self, importing: Importing) -> None:
        self._problems = importing.problems
        self._reason = importing.options[REASON.name] or ""
        self._matters = {
            word: row.owner for row in importing.ask(Matters()) for word in (row.name, row.owner)
        }
        self._matters |= _mapped(importing.more.get(MATTERS.name, ()))
        self._ask = importing.ask
        self._places = {row.code: PlaceId(row.owner) for row in known_places(importing.ask)}
        self._earlier: dict[tuple[str, date], PlaceId | None] = {}
        self._directory = Directory(importing.ask(FindOrganisations()))
        self._units: dict[str, str] = {}
        self._unknown: dict[str, int] = {}

    def command(self, line: Line, values: dict[str, Any], system: str) -> ImportCase | None:
        """Return what a row asks for; what is wrong with it is noted."""
        matter = self._matters.get(values["matter"])
        place = self._place(values["place"], legal_date(values["reported"]))
        if matter is None:
            missing = Refused(texts.MATTER_MISSING, matter=values["matter"])
            self._problems.add(line, missing, "matter")
        if place is None:
            unknown = Refused(registry_texts.PLACE_MISSING, place=values["place"])
            self._problems.add(line, unknown, "place")
        if matter is None or place is None or not self._may_be_kept(line, values["number"]):
            return None
        given = {name: values[name] for name in _SAME if values[name] is not None}
        unit = values["unit"] and self._unit(values["unit"])
        try:
            return ImportCase(
                system=system, matter=matter, place=place, unit=unit, reason=self._reason, **given
            )
        except RuralgovError as error:
            self._problems.add(line, error)
            return None

    def _may_be_kept(self, line: Line, number: str) -> bool:
        """Tell whether a number may be that of another system; else that is noted."""
        try:
            old_number(number)
        except RuralgovError as error:
            self._problems.add(line, error, "number")
            return False
        return True

    def _place(self, code: str, day: date) -> PlaceId | None:
        """Return the place of a code: of today's codes, else of the day, else of what has ended."""
        if code in self._places:
            return self._places[code]
        if (code, day) not in self._earlier:
            rows = self._ask(PlaceByCode(code=code), day=day)
            rows = rows or [row for row in self._ended if row.code == code]
            last = max(rows, key=lambda row: row.until, default=None)
            self._earlier[code, day] = None if last is None else PlaceId(last.owner)
        return self._earlier[code, day]

    @cached_property
    def _ended(self) -> list[PlaceRow]:
        """All places, those that have ended among them, under their last codes."""
        towns = self._ask(Places(ended=True))
        below = (self._ask(Places(parent=PlaceId(one.owner), ended=True)) for one in towns)
        return [*towns, *(village for villages in below for village in villages)]

    def _unit(self, written: str) -> str:
        """Return the organisation of a name; a name that none has today stays what it was."""
        if written not in self._units:
            try:
                self._units[written] = self._directory.find(written)
            except RuralgovError:
                self._units[written] = written
        if self._units[written] == written:
            self._unknown[written] = self._unknown.get(written, 0) + 1
        return self._units[written]

    def notices(self) -> list[str]:
        """Name the units that are no organisation of today, and in how many rows."""
        return [f"{name}: {count}" for name, count in sorted(self._unknown.items())]


_SAME: Final = (
    *("number", "channel", "reported", "dispatched", "due", "done", "ended", "ending"),
    *("result", "satisfaction"),
)
"""The columns whose values the command takes as they are."""


def _mapped(rows: Rows) -> dict[str, str]:
    return {values["written"]: values["code"] for _, values in rows}


TABLE: Final = ImportTable(spec=SPEC, more=(MATTERS,), plan=plan, options=(SYSTEM, REASON))
