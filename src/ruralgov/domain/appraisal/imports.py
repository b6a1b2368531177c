"""Values of indicators from outside, from a table; every wrong cell is named."""

import re
from typing import Final

from ruralgov.domain.appraisal import texts_town
from ruralgov.domain.appraisal.figures import figure_of
from ruralgov.domain.appraisal.messages_town import EnterTownInput
from ruralgov.domain.appraisal.queries import (
    AppraisalSchemeSheet,
    AppraisalStatus,
    TownAppraisalSheet,
)
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import AppraisalSchemeId, TownAppraisalId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Option, Steps, at
from ruralgov.domain.kernel.number import NUMBER, Number
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.registry import texts as registry_texts

Value = tuple[Number | None, Number | None]


def _number(cell: str) -> Number:
    """Return the number of a cell; raises ``score_cell_wrong``."""
    text = cell.strip().replace(",", "").replace("，", "")
    if re.fullmatch(NUMBER, text) is None or text.startswith("-"):
        raise BadInput(texts_town.SCORE_CELL_WRONG, value=cell)
    return Number(text)


SCHEME: Final = Option(
    name="scheme", said="the scheme, by its id", zh="考核方案的编号", read=AppraisalSchemeId
)
SCORES: Final = TableSpec(
    name="town_scores",
    zh="镇街考核外部数据表",
    note="一行一个镇街的一项外部指标；由系统统计的指标不填。满分 100 得 87.5 分的，分子填 87.5，"
    "分母填 100。",
    columns=(
        Column(
            *("town", "镇街", Kind.CODE),
            also=("镇街代码", "区划代码"),
            fillable=True,
            example="371082101",
            note="镇街的区划代码",
        ),
        Column("indicator", "指标代码", Kind.CODE, also=("指标",), example="Z3"),
        Column("numerator", "分子", also=("得分",), read=_number, example="87.5"),
        Column("denominator", "分母", also=("满分",), read=_number, example="100"),
        Column("evidence", "依据", also=("依据文件",), example="市统计局函〔2025〕3号"),
    ),
)
_CELLS: Final = {
    "indicator_unknown input_counted input_entered": "indicator",
    "input_wrong": "numerator",
    "town_appraisal_elsewhere": "town",
}


class _Known:
    """The appraisals of a scheme, by the codes of the towns, and what it takes from outside."""

    def __init__(self, importing: Importing) -> None:
        scheme = importing.options["scheme"]
        self.problems, self.ask = importing.problems, importing.ask
        self.terms = importing.ask(AppraisalSchemeSheet(scheme=scheme)).scheme.terms
        lines = importing.ask(AppraisalStatus(scheme=scheme)).lines
        self.towns = {one.code: TownAppraisalId(one.row.owner) for one in lines}
        self.there: dict[TownAppraisalId, dict[str, Value]] = {}

    def town(self, line: Line, code: str) -> TownAppraisalId | None:
        """Return the appraisal of a town; None where there is none, which is noted."""
        found = self.towns.get(code)
        if found is None:
            missing = BadInput(registry_texts.PLACE_MISSING, place=code)
            self.problems.add(line, missing, "town")
        return found

    def from_outside(self, line: Line, code: str) -> bool:
        """Tell whether an indicator has its value from outside; what is wrong is noted."""
        indicator = self.terms.indicator(code)
        if indicator is None:
            known = ", ".join(one.code for one in self.terms.indicators)
            unknown = Refused(texts_town.INDICATOR_UNKNOWN, indicator=code, known=known)
            self.problems.add(line, unknown, "indicator")
            return False
        if figure_of(indicator.figure).count is not None:
            counted = Refused(texts_town.INPUT_COUNTED, indicator=code, title=indicator.title)
            self.problems.add(line, counted, "indicator")
            return False
        return True

    def value(self, town: TownAppraisalId, code: str) -> Value:
        """Return the value that an indicator has already."""
        if town not in self.there:
            sheet = self.ask(TownAppraisalSheet(appraisal=town))
            self.there[town] = {
                one.indicator: (one.numerator, one.denominator) for one in sheet.lines
            }
        return self.there[town][code]


def plan_scores(importing: Importing) -> Steps:
    """Return a command for each value that is not there yet."""
    known, done = _Known(importing), Steps(counts={"entered": 0, "same": 0})
    seen = set[tuple[str, str]]()
    for line, values in importing.rows:
        code = values["indicator"]
        town, outside = known.town(line, values["town"]), known.from_outside(line, code)
        if town is None or not outside:
            continue
        if (town, code) in seen:
            twice = BadInput(kernel_texts.ROW_TWICE, value=f"{values['town']} {code}")
            importing.problems.add(line, twice, "indicator")
            continue
        seen.add((town, code))
        if known.value(town, code) == (values["numerator"], values["denominator"]):
            done.count("same")
            continue
        done.count("entered")
        command = EnterTownInput(
            appraisal=town,
            indicator=code,
            numerator=values["numerator"],
            denominator=values["denominator"],
            evidence=values["evidence"],
        )
        done.add(line, command, at(line, _CELLS))
    return done


TABLES: Final = (ImportTable(spec=SCORES, plan=plan_scores, options=(SCHEME,)),)
