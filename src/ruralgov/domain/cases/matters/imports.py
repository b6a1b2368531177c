"""A catalogue of matters from a table, one row each."""

from datetime import date
from typing import Any, Final

from ruralgov.domain.cases.matters.messages import DefineMatter
from ruralgov.domain.cases.matters.model import ClockStart, Terms
from ruralgov.domain.cases.milestones import Milestone, MilestoneStart
from ruralgov.domain.cases.table import Level
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.imports import Problems, Rows, Step
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, TableSpec

TRUTH: Final = {"是": True, "否": False, "yes": True, "no": False}
WORDS = tuple(f"milestones.{word}" for word in ("name", "amount", "time_unit", "start"))
"""What is in a cell of milestones, between spaces."""


def read(rows: Rows, since: date, source: str, problems: Problems) -> list[Step]:
    """Return a command for each row; a code that is there twice is wrong."""
    found: dict[str, Step] = {}
    for line, values in rows:
        try:
            command = _command(values, since, source)
        except RuralgovError as error:
            problems.add(line, error)
            continue
        if command.code in found:
            problems.add(line, BadInput(kernel_texts.ROW_TWICE, value=command.code), "code")
        found[command.code] = Step(line=line, command=command)
    return list(found.values())


def _command(values: dict[str, Any], since: date, source: str) -> DefineMatter:
    refusable = values["refusable"]
    return DefineMatter(
        code=values["code"],
        category=values["category"],
        name=values["name"],
        standard=values["standard"],
        unit=values["unit"],
        limit=TimeLimit(values["amount"], values["time_unit"]),
        department=values["department"],
        since=since,
        source=source,
        terms=Terms(
            level=values["level"],
            start=values["start"],
            extension=values["extension"],
            pause_days=values["pause_days"],
            refusable=True if refusable is None else refusable,
            ranked=values["ranked"],
            around_the_clock=bool(values["around_the_clock"]),
            repeat_metres=values["repeat_metres"] or 0,
        ),
        milestones=values["milestones"] or (),
    )


def _milestones(cell: str) -> tuple[Milestone, ...]:
    """Return the milestones of a cell; raises ``cell_wrong`` or ``ValueError``."""
    parts = (part for part in cell.replace("；", ";").split(";") if part.strip())
    return tuple(_milestone(dict(zip(WORDS, part.split(), strict=True))) for part in parts)


def _milestone(words: dict[str, str]) -> Milestone:
    name, amount, unit, start = WORDS
    return Milestone(
        name=words[name],
        limit=TimeLimit(_word(words, amount, int), _word(words, unit, TimeUnit)),
        start=_word(words, start, MilestoneStart),
    )


def _word(words: dict[str, str], name: str, read_as: Any) -> Any:
    try:
        return read_as(words[name])
    except ValueError:
        raise BadInput(kernel_texts.CELL_WRONG, column=name, problem=words[name]) from None


SPEC: Final = TableSpec(
    name="matters",
    zh="事项目录",
    note="一行一个事项；已有的编码成为新版本。",
    columns=(
        Column("code", "事项编码", Kind.CODE, also=("编码",), example="sample"),
        Column("category", "类别", also=("事项类别",), example="市政设施"),
        Column("name", "事项名称", also=("名称",), example="某某事项"),
        Column("standard", "立案标准", example="公共设施损坏影响通行"),
        Column("unit", "承办单位", also=("主办单位",), example="镇街城建办"),
        Column("level", "办结层级", Kind.CHOICE, choices=labels(Level), example="镇级"),
        Column("amount", "时限", Kind.INTEGER, also=("办理时限",), example="5"),
        Column(
            *("time_unit", "时限单位", Kind.CHOICE),
            choices=labels(TimeUnit),
            example="工作日",
        ),
        Column(*("start", "起算", Kind.CHOICE), choices=labels(ClockStart), example="自派单之日起"),
        Column("extension", "可延期", Kind.INTEGER, example="0", note="与时限同单位；0 为不可"),
        Column("pause_days", "可挂账天数", Kind.INTEGER, example="0"),
        Column("ranked", "是否考核", Kind.CHOICE, choices=TRUTH, example="是"),
        Column("department", "对接部门", empty=True, note="要送外部部门的写部门代号，可空"),
        Column(
            *("milestones", "节点"),
            needed=False,
            read=_milestones,
            note="如：停工 4 working_hours dispatch; 处罚 7 working_days previous；可空",
        ),
        Column(
            *("refusable", "可不予受理", Kind.CHOICE),
            needed=False,
            choices=TRUTH,
            note="可空，空为是",
        ),
        Column(
            *("repeat_metres", "重复反映米数", Kind.INTEGER),
            needed=False,
            note="相距不超过若干米的视为同一地点；可空，空为政策配置的 link_metres",
        ),
        Column(
            *("around_the_clock", "全天候", Kind.CHOICE),
            needed=False,
            choices=TRUTH,
            note="7×24 小时办理，期限不扣除夜间、周末和节假日；可空，空为否",
        ),
    ),
)
