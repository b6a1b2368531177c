"""The sheet of a matter that goes through 四议两公开."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ruralgov.domain.kernel.ids import PlaceId, ProcedureId
from ruralgov.domain.meetings import (
    DELIBERATION,
    DecisionFile,
    Named,
    Procedure,
    ProcedureFile,
    Procedures,
    ProcedureSheet,
    Published,
    Step,
)
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Of

PUBLICATION: Final = (
    ("what", "公开内容", "what", Kind.TEXT),
    ("since", "公开日期", "since", Kind.DATE),
    ("down", "撤下日期", "taken down on", Kind.DATE),
    ("where", "公开地点", "where", Kind.TEXT),
    ("fault", "作废原因", "why it does not count", Kind.TEXT),
)


def _procedure(asking: Asking, of: str) -> Sequence[Statement]:
    found: ProcedureSheet = asking(ProcedureFile(procedure=ProcedureId(of)), DELIBERATION)
    procedure = found.procedure
    decisions: dict[Step, Named] = {
        one.step: asking(DecisionFile(decision=one.decision), DELIBERATION)
        for one in procedure.steps
        if one.decision is not None
    }
    columns = (
        ("number", "序号", "number", Kind.INTEGER),
        ("step", "步骤", "step", Kind.TEXT),
        ("state", "进展", "state", Kind.TEXT),
        ("day", "日期", "day", Kind.DATE),
        ("body", "会议", "body", Kind.TEXT),
        ("reference", "文件", "paper", Kind.TEXT),
        ("entitled", "应到", "entitled", Kind.INTEGER),
        ("present", "实到", "present", Kind.INTEGER),
        ("in_favour", "赞成", "in favour", Kind.INTEGER),
        ("holds", "决议效力", "whether it holds", Kind.TEXT),
    )
    rows = [
        [number, asking.label(step), *_taken(asking, found, step, decisions.get(step))]
        for number, step in enumerate(Step, start=1)
    ]
    foot = asking.say(
        "人数空白表示没有开会表决，或补录的纸质记录未载人数，不等于零。",
        "Counts left empty: there was no vote, or the old paper says none. That is not nought.",
    )
    title = ("“四议两公开”登记表", "Four deliberations and two publications")
    steps = asking.table(title, columns, rows, under=_matter(asking, procedure), foot=[foot])
    return [steps, _hung(asking, decisions.get(Step.RESOLVED))]


def _matter(asking: Asking, procedure: Procedure) -> Iterator[str]:
    place = place_of(asking, procedure.place)
    matter = asking.label(procedure.matter)
    yield asking.say(
        f"{place}    事项：{matter}    内容：{procedure.title}",
        f"{place}    Matter: {matter}    Subject: {procedure.title}",
    )


def _taken(
    asking: Asking, found: ProcedureSheet, step: Step, decision: Named | None
) -> tuple[Any, ...]:
    """Return how a step stands, when and by what it was taken, and the figures of its vote."""
    taken = found.procedure.taken(step)
    if taken is None:
        if found.procedure.ended is not None:
            state = asking.label(found.procedure.ended)
        elif found.next is step:
            state = asking.say("下一步", "next")
        else:
            state = asking.say("未到", "to come")
        return state, None, "", "", None, None, None, ""
    done = asking.say("已完成", "done")
    if decision is None:
        return done, taken.day, "", taken.reference, None, None, None, ""
    known, figures = decision.decision, decision.decision.figures
    counts: tuple[int | None, ...] = (None, None, None)
    if figures is not None:
        counts = figures.entitled, figures.present, figures.in_favour
    holds = asking.say("有效", "in force") if decision.holds else asking.say("已失效", "ended")
    return done, taken.day, asking.label(known.kind), known.reference, *counts, holds


def _hung(asking: Asking, decision: Named | None) -> Statement:
    """Return where the resolution and its result were published."""
    every = () if decision is None else decision.decision.publications
    rows = [publication_row(asking, one) for what in Published for one in every if one.what is what]
    return asking.table(("两次公开", "The two publications"), PUBLICATION, rows)


def _procedures(asking: Asking) -> list[tuple[str, str]]:
    rows = asking(Procedures(), DELIBERATION)
    places = asking.places((row.place for row in rows), DELIBERATION)
    return [(row.owner, f"{places.get(row.place, '')} {row.title}") for row in rows]


def place_of(asking: Asking, place: PlaceId) -> str:
    """Return what a place is called, nothing where nobody knows it."""
    return asking.places((place,), DELIBERATION).get(place, "")


def publication_row(asking: Asking, one: Any) -> tuple[Any, ...]:
    """Return the cells of a publication, by the columns of ``PUBLICATION``."""
    return asking.label(one.what), one.since, one.until, one.where, one.fault


PROCEDURE: Final = Form(
    name="procedure",
    zh="“四议两公开”登记表",
    en="Four deliberations and two publications",
    make=_procedure,
    of=Of(
        zh="四议两公开事项",
        en="procedure",
        keys=_procedures,
        which=("尚在进行的事项", "procedures under way"),
    ),
)
