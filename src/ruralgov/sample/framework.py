"""The policy framework of the synthetic city: one master, five supporting plans, ten measures.

The report names two of the five; of the other three nobody knows the title. The measures are made
up, and called so. What the city's dated rules rest on is entered.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import define, frozen

from ruralgov.app.ids import new_id
from ruralgov.domain.instruments import (
    AdoptInstrument,
    CiteInstrument,
    DesignatePilot,
    DraftInstrument,
    InstrumentKind,
    Paper,
    Pillar,
)
from ruralgov.domain.kernel.ids import InstrumentId, OrganisationId
from ruralgov.domain.kernel.month import Month
from ruralgov.sample.city import City
from ruralgov.sample.draw import BEGIN

ISSUED: Final = date(2023, 7, 10)
MEASURED: Final = date(2023, 8, 1)
"""From when on the measures hold."""
REVIEWED: Final = date(2028, 7, 1)
MASTER: Final = "党建引领乡村治理实施方案"
SUPPORTING: Final = (
    "关于建立“信用+调解”工作模式助力乡村治理实施方案",
    "关于深化基层平安建设志愿服务工作的意见",
    None,
    None,
    None,
)
"""The titles of the supporting plans, as far as the report names them."""
PILOT: Final = DesignatePilot(
    authority="中共中央组织部",
    title="全国党建引领乡村治理试点县",
    month=Month("2022-04"),
    source="示例",
)


@frozen
class Measure:
    """A measure: its title, the number of the supporting plan above it, and its pillar."""

    title: str
    above: int
    pillar: Pillar
    rules: tuple[str, ...] = ()
    """The kinds of dated rules that rest on it."""


MEASURES: Final = (
    Measure("联建片区运行办法（示例）", 2, Pillar.SYSTEM),
    Measure("综合执法力量下沉管理办法（示例）", 2, Pillar.SYSTEM),
    Measure("网格街巷划分与管理办法（示例）", 3, Pillar.GRIDS, ("profile",)),
    Measure("志愿服务积分办法（示例）", 1, Pillar.GRIDS),
    Measure("村级民主议事规则（示例）", 0, Pillar.COMPACTS, ("decision_rule",)),
    Measure("村级资金使用制度（示例）", 0, Pillar.COMPACTS, ("fund_policy",)),
    Measure("诉求受理派单办法（示例）", 4, Pillar.DIGITAL, ("dispatch_plan",)),
    Measure("诉求事项目录管理办法（示例）", 4, Pillar.DIGITAL, ("matter",)),
    Measure("便民服务上门办法（示例）", 1, Pillar.DOORSTEP),
    Measure("民情走访办法（示例）", 1, Pillar.DOORSTEP),
)


@define
class PolicyFramework:
    """Makes the framework of a city, of which one unit issues the papers."""

    city: City
    issuer: OrganisationId

    def found(self) -> None:
        """Enter the designation and the papers, which another person adopts, and cite them."""
        self.city.give("framework_clerk", [PILOT])
        kind = InstrumentKind.SUPPORTING
        master = self._enter(self._paper(InstrumentKind.MASTER, 1, MASTER))
        plans = [
            self._enter(self._paper(kind, number, title, parent=master))
            for number, title in enumerate(SUPPORTING, start=2)
        ]
        measures = [
            self._enter(self._measure(one, number, plans[one.above]))
            for number, one in enumerate(MEASURES, start=len(SUPPORTING) + 2)
        ]
        self.city.give("framework_clerk", _citations(measures))

    def _measure(self, one: Measure, number: int, parent: InstrumentId) -> Paper:
        return self._paper(
            InstrumentKind.MEASURE,
            number,
            one.title,
            parent=parent,
            pillars=(one.pillar,),
            since=MEASURED,
        )

    def _paper(
        self,
        kind: InstrumentKind,
        number: int,
        title: str | None,
        parent: InstrumentId | None = None,
        pillars: tuple[Pillar, ...] = (),
        since: date = ISSUED,
    ) -> Paper:
        return Paper(
            kind=kind,
            title=title,
            document=f"示例发〔2023〕{number}号" if title else None,
            issuer=self.issuer,
            issued=since,
            since=since,
            review=REVIEWED,
            parent=parent,
            pillars=pillars,
            source="示例",
        )

    def _enter(self, paper: Paper) -> InstrumentId:
        key = InstrumentId(new_id())
        self.city.give("framework_clerk", [DraftInstrument(id=key, paper=paper)])
        self.city.give("framework_reviewer", [AdoptInstrument(draft=key)])
        return key


def _citations(measures: list[InstrumentId]) -> Iterator[CiteInstrument]:
    for key, one in zip(measures, MEASURES, strict=True):
        for kind in one.rules:
            yield CiteInstrument(kind=kind, instrument=key, since=BEGIN)
