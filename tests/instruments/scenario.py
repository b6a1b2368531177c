"""One valid command of every kind of the framework, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain.instruments import (
    AdoptInstrument,
    CiteInstrument,
    CorrectCitationEntry,
    DesignatePilot,
    DraftInstrument,
    EndInstrument,
    Paper,
    WithdrawInstrumentDraft,
    WithdrawInstrumentEnding,
    WithdrawInstrumentEntry,
    WithdrawPilot,
)
from ruralgov.domain.kernel.month import Month
from tests.instruments.desk import (
    CLERK,
    MAY,
    NEXT,
    REVIEWER,
    key,
    master,
    measure,
    office,
    supporting,
)
from tests.town import Town

Step = tuple[str, Any]


def steps(town: Town) -> Generator[Step, Any, None]:
    office(town)
    pilot = DesignatePilot(
        authority="中央组织部",
        title="全国党建引领乡村治理试点县",
        month=Month("2022-04"),
        source="试点通知",
    )
    yield CLERK, pilot
    wrong = WithdrawPilot(month=Month("2022-04"), title=pilot.title, reason="名称录错")
    yield REVIEWER, wrong
    yield CLERK, pilot
    yield from _entered("master", master(title="实施方案", document="市办发〔2024〕1号"))
    yield from _entered("plan", supporting(title=None))
    yield CLERK, DraftInstrument(id=key("twice"), paper=supporting())
    yield CLERK, WithdrawInstrumentDraft(draft=key("twice"), reason="重复登记")
    yield from _entered("measure", measure())
    yield from _entered(
        "named", supporting(title="信用方案"), of=key("plan"), corrects=supporting().since
    )
    yield from _entered("second", measure(since=MAY, issued=MAY), of=key("measure"))
    yield REVIEWER, WithdrawInstrumentEntry(instrument=key("measure"), entry=MAY, reason="尚未修订")
    end = EndInstrument(
        instrument=key("measure"), since=NEXT, document="市办发〔2024〕30号", reason="任务完成"
    )
    yield REVIEWER, end
    yield REVIEWER, WithdrawInstrumentEnding(instrument=key("measure"), reason="未废止")
    yield CLERK, CiteInstrument(kind="matter", instrument=key("plan"), since=MAY)
    again = date(2024, 6, 1)
    yield CLERK, CorrectCitationEntry(kind="matter", entry=MAY, since=again, reason="日期录错")
    yield (
        CLERK,
        CiteInstrument(kind="matter", instrument=None, since=NEXT, reason="目录改由省里统一"),
    )


def _entered(name: str, what: Paper, **more: Any) -> Generator[Step, Any, None]:
    reason = "更正题名" if more else ""
    yield CLERK, DraftInstrument(id=key(name), paper=what, reason=reason, **more)
    yield REVIEWER, AdoptInstrument(draft=key(name))
