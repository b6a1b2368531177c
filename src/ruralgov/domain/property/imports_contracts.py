"""Drafts of contracts, one row each; more rows of one number are more terms of its price.

A contract has an id made of its collective and the number on its paper, so that it is drafted once.
Who the person on the other side is stands in the table, and in nothing that is said of it.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from attrs import define, field

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.imports import (
    COLLECTIVE,
    Importing,
    ImportTable,
    Problems,
    Rows,
    Steps,
    at,
    id_of,
    words_of,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.personal import PersonName, Telephone
from ruralgov.domain.kernel.tables import Column, Kind, Line, Table, TableSpec
from ruralgov.domain.property import texts
from ruralgov.domain.property.messages_contract import DraftContract
from ruralgov.domain.property.model_contract import Deposit, Direction, PriceStep, Tenure
from ruralgov.domain.property.queries_asset import AssetRegister
from ruralgov.domain.property.queries_contract import ContractHistory, Contracts, HistoryOfContract
from ruralgov.domain.property.rows_contract import ContractRow
from ruralgov.domain.registry import parse_credit_code


def _person(text: str) -> PersonName:
    return PersonName.of("".join(text.split()))


SPEC: Final = TableSpec(
    name="contracts",
    zh="合同台账",
    personal=True,
    note="一行一份合同；价款分几段的，同一合同编号另起一行，只填价款各列。导入后为草稿，待决议、签订。",
    columns=(
        Column(
            *("mark", "合同编号", Kind.CODE),
            also=("纸质合同编号",),
            fillable=True,
            example="FB-2024-000",
            note="纸质合同上的编号，集体内不重复",
        ),
        Column("title", "合同名称", also=("名称",), empty=True, example="某某鱼塘承包合同"),
        Column(
            *("direction", "合同类型", Kind.CHOICE),
            also=("类型",),
            choices=labels(Direction) | {"发包": Direction.LET_OUT, "出租": Direction.LET_OUT},
            empty=True,
            example="发包、出租",
        ),
        Column(
            *("tenure", "发包方式", Kind.CHOICE),
            choices=labels(Tenure),
            empty=True,
            example="租赁",
            note="发包、出租时必填，其他合同不填",
        ),
        Column(
            *("assets", "资产编号", Kind.CODE),
            also=("标的资产编号",),
            empty=True,
            example="Z-000",
            note="台账中的编号，几个用分号隔开；采购、工程可空",
        ),
        Column(
            *("company", "对方单位"), empty=True, example="某某有限公司", note="单位、个人只填一个"
        ),
        Column(
            *("company_code", "统一社会信用代码", Kind.CODE),
            read=parse_credit_code,
            also=("信用代码",),
            needed=False,
            note="可空",
        ),
        Column(
            *("person", "对方个人"),
            also=("承包人", "承租人"),
            read=_person,
            empty=True,
            note="单位、个人只填一个",
        ),
        Column(
            *("telephone", "联系电话", Kind.CODE),
            also=("电话",),
            needed=False,
            read=Telephone.of,
            note="可空",
        ),
        Column(
            *("since", "起始日", Kind.DATE), also=("开始日期",), empty=True, example="2024-03-01"
        ),
        Column(
            *("last", "终止日（含）", Kind.DATE),
            also=("终止日", "到期日", "截止日期"),
            empty=True,
            example="2029-02-28",
            note="合同期的最后一天",
        ),
        Column(
            "day", "首次付款日", Kind.DATE, also=("首次收款日",), empty=True, example="2024-03-10"
        ),
        Column(
            "amount", "每次金额", Kind.AMOUNT, empty=True, example="36000.00", note="家庭承包可空"
        ),
        Column(
            *("times", "次数", Kind.INTEGER),
            also=("付款次数",),
            empty=True,
            example="5",
            note="空为 1 次",
        ),
        Column(
            *("every", "每隔几个月", Kind.INTEGER),
            also=("间隔月数",),
            empty=True,
            example="12",
            note="空为 12 个月",
        ),
        Column(
            *("covers", "首期起始日", Kind.DATE),
            also=("期间起始日",),
            needed=False,
            note="首次付款所付期间的第一天，用于分期确认租金收入；可空",
        ),
        Column("deposit", "押金", Kind.AMOUNT, also=("保证金",), needed=False, note="可空"),
        Column(*("deposit_day", "押金交付日", Kind.DATE), needed=False, note="与押金同填；可空"),
        Column("term_reason", "超期理由", needed=False, note="超过非强制期限时写明；可空"),
    ),
)
_PRICE: Final = frozenset({"mark", "day", "amount", "times", "every", "covers"})
"""What every row of a contract may say; all else is in the first, or the same in each."""
_CELLS: Final = {
    "text_not_clean": "title",
    "contract_party_personal": "company",
    "dates_reversed": "last",
    "term_too_long": "last",
    "due_outside_term": "day",
    "tenure_wrong": "tenure",
    "contract_assets_wrong": "assets",
    "asset_missing asset_gone": "assets",
    "price_missing price_wrong": "amount",
    "amount_range": "amount",
}


_COMPARED: Final = (
    *("title", "direction", "tenure", "assets", "company", "company_code", "since", "until"),
    *("price", "deposit"),
)
"""What tells that a row is the contract which was drafted under its number."""


@define
class Draft:
    """The rows of one contract."""

    line: Line
    values: dict[str, Any]
    price: list[PriceStep] = field(factory=list)
    good: bool = True


def plan(importing: Importing) -> Steps:
    """Return the drafts that a table would bring; what is wrong is noted."""
    ask, problems = importing.ask, importing.problems
    collective = importing.options["collective"]
    drafts = read(importing.rows, importing.tables, problems)
    done = Steps()
    if not drafts:
        return done
    assets = {one.row.code: one.asset for one in ask(AssetRegister(collective=collective))}
    there: dict[str, ContractRow] = {
        row.owner: row for row in ask(Contracts(collective=collective))
    }
    for mark, draft in drafts.items():
        key = ContractId(id_of("contract", collective, mark))
        command = _command(draft, key, collective, assets, problems)
        if command is None:
            continue
        if key not in there:
            done.count("contracts")
            done.add(draft.line, command, at(draft.line, _CELLS))
        elif _same(ask(ContractHistory(contract=key)), command):
            done.count("same")
        else:
            error = BadInput(texts.CONTRACT_MARK_USED, number=there[key].number)
            problems.add(draft.line, error, "mark")
    return done


def read(rows: Rows, tables: Iterable[Table], problems: Problems) -> dict[str, Draft]:
    """Return the drafts of the good rows by the numbers of their papers."""
    drafts: dict[str, Draft] = {}
    for line, values in rows:
        before = len(problems.found)
        draft = drafts.setdefault(values["mark"], Draft(line, values))
        if draft.line is line:
            _check_first(line, values, problems)
        else:
            _check_more(line, values, draft, problems)
        _price(line, values, draft, problems)
        draft.good = draft.good and len(problems.found) == before
    for table in tables:
        for line in table.lines:  # of a wrong row only the number of its contract is known
            mark = line.cells.get("mark", "")
            if mark in drafts and any(
                (one.file, one.row) == (line.file, line.number) for one in problems.found
            ):
                drafts[mark].good = False
    return drafts


def _check_first(line: Line, values: dict[str, Any], problems: Problems) -> None:
    for column in SPEC.columns:
        if column.id in ("title", "direction", "since", "last") and values[column.id] is None:
            problems.add(line, BadInput(kernel_texts.CELL_EMPTY, column=column.zh), column.id)
    if (values["company"] is None) == (values["person"] is None):
        problems.add(line, BadInput(texts.PARTY_WRONG), "company")
    if values["direction"] is not None:
        lets = values["direction"] is Direction.LET_OUT
        if lets != (values["tenure"] is not None):
            error = BadInput(
                texts.TENURE_WRONG,
                direction=values["direction"].zh,
                direction_en=values["direction"].en,
            )
            problems.add(line, error, "tenure")
    if (values["deposit"] is None) != (values["deposit_day"] is None):
        name = "deposit" if values["deposit"] is None else "deposit_day"
        title = next(one.zh for one in SPEC.columns if one.id == name)
        problems.add(line, BadInput(kernel_texts.CELL_EMPTY, column=title), name)


def _check_more(line: Line, values: dict[str, Any], draft: Draft, problems: Problems) -> None:
    """Note what a further row says of its contract that the first does not."""
    for name, value in values.items():
        if name not in _PRICE and value is not None and value != draft.values[name]:
            error = BadInput(texts.CONTRACT_ROWS_DIFFER, row=draft.line.number)
            problems.add(line, error, name)
    if values["amount"] is None:
        problems.add(line, BadInput(kernel_texts.CELL_EMPTY, column="每次金额"), "amount")


def _price(line: Line, values: dict[str, Any], draft: Draft, problems: Problems) -> None:
    amount, day = values["amount"], values["day"]
    if amount is None and day is None:
        return
    if amount is None or day is None:
        name, column = ("amount", "每次金额") if amount is None else ("day", "首次付款日")
        problems.add(line, BadInput(kernel_texts.CELL_EMPTY, column=column), name)
        return
    times, every = values["times"], values["every"]
    try:
        step = PriceStep(
            first=day,
            amount=amount,
            times=1 if times is None else times,
            every=12 if every is None else every,
            covers=values["covers"],
        )
    except RuralgovError as error:
        problems.add(line, error, "amount" if error.code == "amount_range" else "times")
        return
    draft.price.append(step)


def _command(
    draft: Draft,
    key: ContractId,
    collective: CollectiveId,
    assets: Mapping[str, AssetId],
    problems: Problems,
) -> DraftContract | None:
    values, line = draft.values, draft.line
    codes = words_of(values["assets"])
    unknown = [str(n) for n, code in enumerate(codes, start=1) if code not in assets]
    if unknown:
        error = BadInput(texts.CONTRACT_ASSET_UNKNOWN, places="、".join(unknown))
        problems.add(line, error, "assets")
    if unknown or not draft.good:
        return None
    try:
        deposit = (
            None
            if values["deposit"] is None
            else Deposit(day=values["deposit_day"], amount=values["deposit"])
        )
    except RuralgovError as error:
        problems.add(line, error, "deposit")
        return None
    last: date = values["last"]
    return DraftContract(
        id=key,
        collective=collective,
        title=values["title"],
        direction=values["direction"],
        tenure=values["tenure"],
        assets=tuple(assets[code] for code in codes),
        company=values["company"] or "",
        company_code=values["company_code"] or "",
        person=values["person"],
        telephone=values["telephone"],
        since=values["since"],
        until=last + timedelta(days=1) if last < date.max else last,
        price=tuple(draft.price),
        deposit=deposit,
        term_reason=values["term_reason"] or "",
    )


def _same(there: HistoryOfContract, command: DraftContract) -> bool:
    """Tell whether a contract was drafted as the row says, whatever became of it since.

    Names are not opened for it: of a person only that it is one is compared.
    """
    drafted = there.steps[0].contract
    said = all(getattr(drafted, name) == getattr(command, name) for name in _COMPARED)
    return said and there.private == (command.person is not None)


TABLE: Final = ImportTable(spec=SPEC, plan=plan, options=(COLLECTIVE,))
