"""A duty list from a table, one row an item; every wrong cell is named."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ruralgov.domain.duties import texts
from ruralgov.domain.duties.messages import DraftDutyList
from ruralgov.domain.duties.model import Cycle, DutyClass, DutyItem, DutyRole, Evidence, StatedCount
from ruralgov.domain.duties.queries import DutyListFile, DutyLists
from ruralgov.domain.duties.rows import ListStage
from ruralgov.domain.duties.rules import miscounted, wrong_with
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import CITY, DutyListId, PlaceId
from ruralgov.domain.kernel.imports import (
    SOURCE,
    Ask,
    Importing,
    ImportTable,
    Option,
    Problems,
    Rows,
    Steps,
    words_of,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.registry import Directory, FindOrganisations, OrganisationRow, known_places
from ruralgov.domain.registry import texts as registry_texts

_ROLES: Final = {word: one for one in DutyRole for word in (one.zh, one.value)}
_CLASSES: Final = {word: one for one in DutyClass for word in (one.zh, one.value)}
_EXAMPLE: Final = "示例"
_ORIGINS: Final = {"正式": False, "formal": False, _EXAMPLE: True, "example": True}
SPEC: Final = TableSpec(
    name="duties",
    zh="履职清单表",
    note="一行一个事项；导入后为草稿，由另一人审定并公布后生效。",
    columns=(
        Column("code", "事项编码", Kind.CODE, also=("编码",), example="ZZ001"),
        Column("duty_class", "类别", Kind.CHOICE, choices=labels(DutyClass), example="主责"),
        Column("heading", "分类", also=("事项分类",), fillable=True, example="安全隐患排查"),
        Column("title", "事项", also=("职责任务",), example="排查居住房屋安全隐患，发现即上报"),
        Column("cycle", "频次", Kind.CHOICE, choices=labels(Cycle), example="每月"),
        Column(*("times", "每期次数", Kind.INTEGER), needed=False, example="1", note="空为一次"),
        Column("trigger", "触发情形", needed=False, note="按需事项必填：什么情形下做"),
        Column(
            *("evidence", "履职证明", Kind.CHOICE),
            choices=labels(Evidence),
            example="上报的诉求或隐患",
        ),
        Column("law", "依据", also=("法律政策依据",), example="安全生产法 art. 9"),
        Column(
            *("primary_department", "责任部门"),
            needed=False,
            note="组织的名称、统一社会信用代码或编号；辅责、配合、收回事项必填",
        ),
        Column("refusable", "可拒绝的要求", needed=False, note="配合履职事项必填"),
        Column(
            *("origin", "性质", Kind.CHOICE),
            needed=False,
            choices=_ORIGINS,
            note="正式或示例；空为正式",
        ),
    ),
)


def _role(text: str) -> DutyRole:
    return _ROLES[text]


def stated_counts(text: str) -> tuple[StatedCount, ...]:
    """Return the counts of ``主责=125;辅责=25``; raises ``KeyError`` and ``ValueError``."""
    found = []
    for word in words_of(text):
        name, number = re.split("[=＝]", word, maxsplit=1)
        found.append(StatedCount(duty_class=_CLASSES[name.strip()], items=int(number)))
    return tuple(found)


ROLE: Final = Option(name="role", said="whose duties they are", zh="谁的清单", read=_role)
PLACE: Final = Option(
    name="place",
    said="the code of the town or village, the city by default",
    zh="镇街或村（社区）的区划代码，空为全市",
    needed=False,
)
TITLE: Final = Option(name="title", said="what the list is called", zh="清单名称")
STATED: Final = Option(
    name="stated",
    said="how many items of each class its paper states, such as 'primary=125;auxiliary=25'",
    zh="清单依据写明的各类项数，如“主责=125;辅责=25”",
    read=stated_counts,
)


def plan(importing: Importing) -> Steps:
    """Return the command that drafts the list of a table."""
    options = importing.options
    places = {row.code: PlaceId(row.owner) for row in known_places(importing.ask)}
    code = options["place"]
    if code and code not in places:
        raise BadInput(registry_texts.PLACE_MISSING, place=code)
    units = importing.ask(FindOrganisations())
    first, items = read(importing.rows, options["role"], units, importing.problems)
    done = Steps(counts={"items": len(items)})
    if first is None or importing.problems.found:
        return done
    for refusal in miscounted(options["role"], items, options["stated"]):
        importing.problems.add(first, refusal)
    command = DraftDutyList(
        role=options["role"],
        place=places[code] if code else CITY,
        title=options["title"],
        source=options["source"],
        stated=options["stated"],
        items=items,
    )
    if _there(command, importing.ask):
        done.counts = {"same": len(items)}
    else:
        done.add(first, command)
    return done


def _there(command: DraftDutyList, ask: Ask) -> bool:
    """Tell whether there is such a list already, which nobody withdrew."""
    rows = ask(DutyLists(place=command.place, role=command.role))
    found = (row for row in rows if row.stage is not ListStage.WITHDRAWN)
    known = (ask(DutyListFile(duty_list=DutyListId(row.owner))) for row in found)
    return any((one.title, one.items) == (command.title, command.items) for one in known)


def read(
    rows: Rows, role: DutyRole, units: Iterable[OrganisationRow], problems: Problems
) -> tuple[Line | None, tuple[DutyItem, ...]]:
    """Return the first row and the items of a table; what is wrong is noted at its cell."""
    found = [*units]
    directory, there = Directory(found), {row.owner: True for row in found}
    first: Line | None = None
    items: dict[str, DutyItem] = {}
    for line, values in rows:
        first = first or line
        item = _item(line, values, directory, problems)
        if item is None:
            continue
        if item.code in items:
            problems.add(line, BadInput(texts.DUTY_CODE_TWICE, item=item.code), "code")
        items[item.code] = item
        for column, refusal in wrong_with(item, role, there):
            problems.add(line, refusal, column)
    return first, tuple(items.values())


def _item(
    line: Line, values: Mapping[str, Any], directory: Directory, problems: Problems
) -> DutyItem | None:
    named = values.get("primary_department")
    try:
        department = directory.find(named) if named else None
    except RuralgovError as error:
        problems.add(line, error, "primary_department")
        return None
    times = values.get("times")
    return DutyItem(
        code=values["code"],
        duty_class=values["duty_class"],
        heading=values["heading"],
        title=values["title"],
        cycle=values["cycle"],
        times=1 if times is None else times,
        trigger=values.get("trigger") or "",
        evidence=values["evidence"],
        law=values["law"],
        primary_department=department,
        refusable=values.get("refusable") or "",
        example=bool(values.get("origin")),
    )


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(ROLE, PLACE, TITLE, STATED, SOURCE))
