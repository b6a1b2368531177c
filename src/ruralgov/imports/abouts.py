"""What a line of a voucher is about, as people write it: 申请:number, 合同:number, 资产:code."""

import re
from collections.abc import Mapping
from typing import Any, Final

from attrs import define, field

from ruralgov.app.application import App
from ruralgov.domain.books.cash import APPLICATION, ASSET, CONTRACT
from ruralgov.domain.funds.model import VOID, FundStage
from ruralgov.domain.funds.views import FundApplications
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.property.views_assets import AssetRegister
from ruralgov.domain.property.views_contracts import Contracts
from ruralgov.imports.steps import id_of
from ruralgov.imports.table import Problems
from ruralgov.ports.tables import Line

WORDS: Final = {"申请": APPLICATION, "资金申请": APPLICATION, "合同": CONTRACT, "资产": ASSET}
_CELL: Final = re.compile(rf"(?:({'|'.join(WORDS)})[:：]?)?\s*(\S.*)")


@define
class Abouts:
    """The applications, contracts and assets of a collective, asked for when a cell names one."""

    app: App
    collective: CollectiveId
    acting: Mapping[str, Any]
    _known: dict[str, dict[str, str]] = field(factory=dict, init=False)

    def found(self, line: Line, cell: str | None, problems: Problems) -> str | None:
        """Return what a cell names, ``kind/id``; what it does not name is a problem.

        A contract goes by its number, or by the one of its paper if it was imported.
        """
        parts = _CELL.fullmatch(cell) if cell else None
        if parts is None:
            return None
        word, number = parts.groups()
        kinds = [WORDS[word]] if word else [APPLICATION, CONTRACT, ASSET]
        hits = [f"{kind}/{key}" for kind in kinds if (key := self._named(kind, number)) is not None]
        if len(hits) == 1:
            return hits[0]
        if hits:
            problems.add(line, BadInput("about_ambiguous", number=number), "about")
        else:
            problems.add(line, BadInput("about_unknown", number=number), "about")
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
        paper = id_of(CONTRACT, self.collective, number) if kind == CONTRACT else number
        return known.get(number) or next((key for key in known.values() if key == paper), None)

    def _of(self, kind: str) -> dict[str, str]:
        if kind not in self._known:
            self._known[kind] = {
                APPLICATION: self._applications,
                CONTRACT: self._contracts,
                ASSET: self._assets,
            }[kind]()
        return self._known[kind]

    def _applications(self) -> dict[str, str]:
        return {
            row.number: row.owner
            for stage in FundStage
            if stage not in VOID
            for row in self.app.query(
                FundApplications(collective=self.collective, stage=stage), **self.acting
            )
        }

    def _contracts(self) -> dict[str, str]:
        asked = Contracts(collective=self.collective)
        return {row.number: row.owner for row in self.app.query(asked, **self.acting)}

    def _assets(self) -> dict[str, str]:
        asked = AssetRegister(collective=self.collective)
        return {one.row.code: one.asset for one in self.app.query(asked, **self.acting)}
