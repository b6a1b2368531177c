"""What a line of a voucher is about, as people write it: 申请:number, 合同:number, 资产:code."""

import re
from typing import Final

from attrs import define, field

from ruralgov.domain.books import ABOUT_APPLICATION, ABOUT_ASSET, ABOUT_CONTRACT
from ruralgov.domain.funds import VOID, FundApplications, FundStage
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.imports import Ask, Problems, id_of
from ruralgov.domain.property import AssetRegister, Contracts
from ruralgov.imports import texts
from ruralgov.ports.tables import Line

WORDS: Final = {
    "申请": ABOUT_APPLICATION,
    "资金申请": ABOUT_APPLICATION,
    "合同": ABOUT_CONTRACT,
    "资产": ABOUT_ASSET,
}
_CELL: Final = re.compile(rf"(?:({'|'.join(WORDS)})[:：]?)?\s*(\S.*)")


@define
class Abouts:
    """The applications, contracts and assets of a collective, asked for when a cell names one."""

    ask: Ask
    collective: CollectiveId
    _known: dict[str, dict[str, str]] = field(factory=dict, init=False)

    def found(self, line: Line, cell: str | None, problems: Problems) -> str | None:
        """Return what a cell names, ``kind/id``; what it does not name is a problem.

        A contract goes by its number, or by the one of its paper if it was imported.
        """
        parts = _CELL.fullmatch(cell) if cell else None
        if parts is None:
            return None
        word, number = parts.groups()
        kinds = [WORDS[word]] if word else [ABOUT_APPLICATION, ABOUT_CONTRACT, ABOUT_ASSET]
        hits = [f"{kind}/{key}" for kind in kinds if (key := self._named(kind, number)) is not None]
        if len(hits) == 1:
            return hits[0]
        if hits:
            problems.add(line, BadInput(texts.ABOUT_AMBIGUOUS, number=number), "about")
        else:
            problems.add(line, BadInput(texts.ABOUT_UNKNOWN, number=number), "about")
        return None

    def shown(self, about: str | None) -> str | None:
        """Return what a line is about as a cell says it; an id where it has no number."""
        if about is None:
            return None
        kind, _, key = about.partition("/")
        word = next(word for word, one in WORDS.items() if one == kind)
        numbers = {key: number for number, key in self._of(kind).items()}
        return f"{word}:{numbers.get(key, key)}"

    def _named(self, kind: str, number: str) -> str | None:
        known = self._of(kind)
        paper = id_of(ABOUT_CONTRACT, self.collective, number) if kind == ABOUT_CONTRACT else number
        return known.get(number) or next((key for key in known.values() if key == paper), None)

    def _of(self, kind: str) -> dict[str, str]:
        if kind not in self._known:
            self._known[kind] = {
                ABOUT_APPLICATION: self._applications,
                ABOUT_CONTRACT: self._contracts,
                ABOUT_ASSET: self._assets,
            }[kind]()
        return self._known[kind]

    def _applications(self) -> dict[str, str]:
        return {
            row.number: row.owner
            for stage in FundStage
            if stage not in VOID
            for row in self.ask(FundApplications(collective=self.collective, stage=stage))
        }

    def _contracts(self) -> dict[str, str]:
        asked = Contracts(collective=self.collective)
        return {row.number: row.owner for row in self.ask(asked)}

    def _assets(self) -> dict[str, str]:
        asked = AssetRegister(collective=self.collective)
        return {one.row.code: one.asset for one in self.ask(asked)}
