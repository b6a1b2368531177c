"""Assets and resources, one row each, with how they wear and what they were valued at.

It ties two contexts: an asset of the property stands on an account of the books.
"""

import re
from typing import Any, Final

from attrs import define, evolve

from ruralgov.domain.books import ACCOUNTS
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AssetId, CollectiveId
from ruralgov.domain.kernel.imports import (
    COLLECTIVE,
    SOURCE,
    Ask,
    Importing,
    ImportTable,
    Problems,
    Steps,
    at,
    id_of,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.month import Month, is_month
from ruralgov.domain.property import (
    Asset,
    AssetFile,
    AssetKind,
    AssetRegister,
    Boundary,
    Condition,
    PlanDepreciation,
    Quantity,
    RegisterAsset,
    Unit,
    Valuation,
    ValueAsset,
)
from ruralgov.domain.property import texts_asset as asset_texts
from ruralgov.domain.property.model_asset import NOTHING
from ruralgov.imports import texts
from ruralgov.ports.tables import Column, Kind, Line, TableSpec

_QUANTITY: Final = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,3}))?")
_MONTH: Final = re.compile(r"([0-9]{4})(?:[-/.]|年)([0-9]{1,2})月?")


def thousandths(text: str) -> int:
    """Return thousandths of a number with at most three decimals; raises ``ValueError``."""
    found = _QUANTITY.fullmatch(text.replace(",", ""))
    if found is None:
        raise ValueError(text)
    whole, rest = found.groups()
    return int(whole) * 1000 + int((rest or "0").ljust(3, "0"))


def month(text: str) -> Month:
    """Return the month of ``2024-01``, ``2024/1`` or ``2024年1月``; raises ``ValueError``."""
    found = _MONTH.fullmatch(text)
    name = f"{found[1]}-{int(found[2]):02}" if found else ""
    if not is_month(name):
        raise ValueError(text)
    return Month(name)


SPEC: Final = TableSpec(
    name="assets",
    zh="资产资源台账",
    note="一行一项资产或资源；已登记且相同的不再登记，只补折旧和评估。",
    columns=(
        Column("code", "资产编号", Kind.CODE, also=("编号",), example="G-000", note="集体内不重复"),
        Column("name", "资产名称", also=("名称",), example="某某机井"),
        Column(
            *("kind", "类别", Kind.CHOICE),
            also=("资产类别",),
            choices=labels(AssetKind),
            example="固定资产",
        ),
        Column(
            *("quantity", "数量", Kind.CODE),
            also=("面积", "数量或面积"),
            read=thousandths,
            example="1",
            note="最多三位小数",
        ),
        Column(
            *("unit", "计量单位", Kind.CHOICE),
            also=("单位",),
            choices=labels(Unit) | {"件": Unit.PIECE, "台": Unit.PIECE, "座": Unit.PIECE},
            example="件",
        ),
        Column(
            *("acquired", "取得日期", Kind.DATE),
            also=("购建日期", "入账日期"),
            example="2020-05-01",
        ),
        Column(
            *("original", "原值", Kind.AMOUNT),
            also=("资产原值", "账面原值"),
            empty=True,
            example="12000.00",
            note="资源没有账面价值的不填；可空",
        ),
        Column(
            *("account", "入账科目", Kind.CODE),
            also=("科目编码",),
            empty=True,
            example="151",
            note="三位科目编码，如 151；没有入账可空",
        ),
        Column(
            *("condition", "状况", Kind.CHOICE),
            needed=False,
            choices=labels(Condition),
            example="完好",
            note="可空，空为完好",
        ),
        Column("boundary", "四至（权证或图号）", also=("权证号",), needed=False, note="可空"),
        Column(
            *("months", "折旧月数", Kind.INTEGER),
            needed=False,
            example="120",
            note="从折旧起始月起还要提多少个月；不提折旧可空",
        ),
        Column(
            *("first", "折旧起始月", Kind.CODE),
            needed=False,
            read=month,
            example="2024-01",
            note="如 2024-01；与折旧月数同填；可空",
        ),
        Column(
            *("opening", "已提折旧", Kind.AMOUNT),
            also=("累计折旧",),
            needed=False,
            example="3000.00",
            note="折旧起始月以前已提；可空",
        ),
        Column(
            *("residual", "净残值", Kind.AMOUNT),
            also=("预计净残值",),
            needed=False,
            example="600.00",
            note="可空",
        ),
        Column("worth", "评估值", Kind.AMOUNT, needed=False, note="与评估日期、评估依据同填；可空"),
        Column("valued", "评估日期", Kind.DATE, needed=False, note="可空"),
        Column("basis", "评估依据", needed=False, note="评估报告名称和文号；可空"),
    ),
)
_REGISTERED: Final = {
    "asset_code_taken": "code",
    "day_ahead": "acquired",
    "date_doubtful": "acquired",
    "date_unlikely": "acquired",
    "quantity_wrong": "quantity",
}
_PLANNED: Final = {
    "not_depreciated": "account",
    "depreciation_months_wrong": "months",
    "depreciation_too_early": "first",
    "depreciation_wrong": "opening",
}
_VALUED: Final = {
    **dict.fromkeys(("day_ahead", "date_doubtful", "date_unlikely"), "valued"),
    "amount_range": "worth",
}
_TOGETHER: Final = (("months", "first"), ("worth", "valued", "basis"))


def plan(importing: Importing) -> Steps:
    """Return what the register of a collective does not have yet."""
    known, problems = _Register(importing.ask, importing.options["collective"]), importing.problems
    done, codes = Steps(), dict[str, Line]()
    for line, values in importing.rows:
        before = len(problems.found)
        if codes.setdefault(values["code"], line) is not line:
            problems.add(line, BadInput(kernel_texts.ROW_TWICE, value=values["code"]), "code")
        _check(line, values, problems)
        if len(problems.found) == before:
            _steps(line, values, known, importing.options["source"], done, problems)
    return done


def _check(line: Line, values: dict[str, Any], problems: Problems) -> None:
    if values["account"] is not None and values["account"] not in ACCOUNTS:
        error = BadInput(texts.ASSET_ACCOUNT_WRONG, code=values["account"])
        problems.add(line, error, "account")
    for names in _TOGETHER:
        if any(values[name] is not None for name in names):
            for name in names:
                if values[name] is None:
                    column = next(one.zh for one in SPEC.columns if one.id == name)
                    problems.add(line, BadInput(kernel_texts.CELL_EMPTY, column=column), name)
    if values["months"] is None:
        for name in ("opening", "residual"):
            if values[name]:
                problems.add(line, BadInput(texts.DEPRECIATION_PLAN_MISSING), name)
    for name in ("original", "opening", "residual", "worth"):
        if (values[name] or 0) < 0:
            problems.add(line, BadInput(kernel_texts.AMOUNT_WRONG, value="-"), name)
    if not values["quantity"]:
        problems.add(line, BadInput(asset_texts.QUANTITY_WRONG, value=0), "quantity")


def _steps(
    line: Line,
    values: dict[str, Any],
    known: "_Register",
    source: str,
    done: Steps,
    problems: Problems,
) -> None:
    command = _command(values, known.collective, source)
    there = known.find(command.code)
    key = AssetId(id_of("asset", known.collective, command.code))
    if there is None:
        done.count("assets")
        command = evolve(command, id=key)
        done.add(line, command, at(line, _REGISTERED))
    else:
        key, asset = there
        wrong = [name for name, (was, now) in _compared(asset, command).items() if was != now]
        for name in wrong:
            problems.add(line, BadInput(texts.ASSET_DIFFERS, code=command.code), name)
        if wrong:
            return
    before = len(done.steps)
    _plan(line, values, key, there, source, done, problems)
    _valuation(line, values, key, there, done)
    if there is not None and len(done.steps) == before:
        done.count("same")


def _plan(
    line: Line,
    values: dict[str, Any],
    key: AssetId,
    there: "tuple[AssetId, Asset] | None",
    source: str,
    done: Steps,
    problems: Problems,
) -> None:
    if values["months"] is None:
        return
    command = PlanDepreciation(
        asset=key,
        first=values["first"],
        months=values["months"],
        residual=values["residual"] or NOTHING,
        opening=values["opening"] or NOTHING,
        basis=source,
    )
    plans = () if there is None else there[1].plans
    if not plans:
        done.count("plans")
        done.add(line, command, at(line, _PLANNED))
        return
    one = plans[0]
    if (one.first, one.months, one.residual, one.opening) != (
        *(command.first, command.months, command.residual, command.opening),
    ):
        problems.add(line, BadInput(texts.ASSET_DIFFERS, code=values["code"]), "months")


def _valuation(
    line: Line,
    values: dict[str, Any],
    key: AssetId,
    there: "tuple[AssetId, Asset] | None",
    done: Steps,
) -> None:
    if values["worth"] is None:
        return
    said = Valuation(day=values["valued"], amount=values["worth"], basis=values["basis"])
    if there is None or said not in there[1].valuations:
        command = ValueAsset(asset=key, day=said.day, amount=said.amount, basis=said.basis)
        done.count("valuations")
        done.add(line, command, at(line, _VALUED))


def _command(values: dict[str, Any], collective: CollectiveId, source: str) -> RegisterAsset:
    return RegisterAsset(
        collective=collective,
        code=values["code"],
        name=values["name"],
        kind=values["kind"],
        quantity=Quantity(thousandths=values["quantity"], unit=values["unit"]),
        boundary=Boundary(reference=values["boundary"]) if values["boundary"] else None,
        condition=values["condition"] or Condition.GOOD,
        account=values["account"] or "",
        acquired=values["acquired"],
        original=values["original"] or NOTHING,
        source=source,
    )


def _compared(asset: Asset, command: RegisterAsset) -> dict[str, tuple[object, object]]:
    """Return by column what the register says and what the row says; the state may change."""
    return {
        "name": (asset.name, command.name),
        "kind": (asset.kind, command.kind),
        "quantity": (asset.quantity, command.quantity),
        "account": (asset.account, command.account),
        "acquired": (asset.acquired, command.acquired),
        "original": (asset.original, command.original),
    }


@define
class _Register:
    """The assets that a collective has, by code."""

    ask: Ask
    collective: CollectiveId
    _codes: dict[str, AssetId] | None = None

    def find(self, code: str) -> tuple[AssetId, Asset] | None:
        """Return the asset with a code."""
        if self._codes is None:
            asked = AssetRegister(collective=self.collective)
            self._codes = {one.row.code: one.asset for one in self.ask(asked)}
        key = self._codes.get(code)
        if key is None:
            return None
        return key, self.ask(AssetFile(asset=key)).asset


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(COLLECTIVE, SOURCE))
