"""Sheets of the ledgers: who owes how long, how the budget stands, which papers, who is late."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from ruralgov.domain.access import AUDIT
from ruralgov.domain.books import BankReconciliation, BankStatements, Reconciliation
from ruralgov.domain.collectives import COLLECTIVE_FINANCE, Collectives
from ruralgov.domain.funds import BudgetExecution, FundApplications, FundStage
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import CollectiveId, PlaceId
from ruralgov.domain.kernel.month import Month, last_day, month_of
from ruralgov.domain.oversight import CHECKS, CrossCheckPlace, CrossCheckReport
from ruralgov.domain.property import Age, Arrears, Contracts
from ruralgov.domain.registry import PlaceNames
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

IN_TIME: Final = ("R15", "R16", "R17", "R18", "R19", "R23", "R30")
"""The cross-checks of what must be done by a day: a finding says that it is not, or was late."""
PAGES: Final = 20
"""Of so many collectives sheets are published as pages, at most."""


def ask_of(asking: Asking, query: Any) -> Any:
    """Return an answer: who keeps or watches over ledgers asks for that, an auditor to audit."""
    try:
        return asking(query, COLLECTIVE_FINANCE)
    except Denied:
        return asking(query, AUDIT)


def _collectives(asking: Asking) -> Sequence[tuple[str, str]]:
    rows = ask_of(asking, Collectives())
    return [(row.owner, row.name) for row in rows]


OF_COLLECTIVE: Final = Of(zh="集体经济组织", en="a collective", keys=_collectives, most=PAGES)


def name_of(asking: Asking, key: str) -> str:
    """Return the name of a collective, or its key."""
    return next((name for one, name in _collectives(asking) if one == key), key)


def ageing(asking: Asking, of: str) -> Sequence[Statement]:
    """Return what each counterparty owes by contracts, by how long it is late.

    A person is named by the number of the contract: who it is, ``ContractParty`` opens and records.
    """
    collective = CollectiveId(of)
    contracts = {one.owner: one for one in ask_of(asking, Contracts(collective=collective))}
    owed: dict[str, Counter[Age]] = defaultdict(Counter)
    for due in ask_of(asking, Arrears(collective=collective)):
        known = contracts.get(due.contract)
        company = "" if known is None else known.company
        person = asking.say(f"个人（合同 {due.number}）", f"a person (contract {due.number})")
        owed[company or person][due.age] += due.rest
    columns: tuple[Heading, ...] = (
        ("party", "欠款方", "who owes", Kind.TEXT),
        *((age.value, age.zh, age.en, Kind.AMOUNT) for age in Age),
        ("whole", "合计", "total", Kind.AMOUNT),
    )
    lines = sorted(owed.items(), key=lambda line: (-line[1].total(), line[0]))
    cells = [(who, *(ages[age] for age in Age), ages.total()) for who, ages in lines]
    sums = [sum(ages[age] for _, ages in lines) for age in Age]
    cells.append((asking.say("合计", "total"), *sums, sum(sums)))
    title = (f"应收款账龄表：{name_of(asking, of)}", f"Ageing of dues: {name_of(asking, of)}")
    foot = asking.say(
        "账龄从应收日次日起算，到表上日期为止。",
        "Ages run from the day after the due day to that of the table.",
    )
    return [asking.table(title, columns, cells, foot=[foot])]


def execution(asking: Asking, of: str) -> Sequence[Statement]:
    """Return how the budget of the year of the day stands, item by item."""
    year = asking.day.year
    rows = ask_of(asking, BudgetExecution(collective=CollectiveId(of), year=year))
    columns: tuple[Heading, ...] = (
        ("item", "项目", "item", Kind.TEXT),
        ("budget", "预算", "budget", Kind.AMOUNT),
        ("spent", "已支出", "spent", Kind.AMOUNT),
        ("reserved", "审批中和待付", "reserved", Kind.AMOUNT),
        ("left", "余额", "left", Kind.AMOUNT),
        ("share", "执行率", "spent, of the budget", Kind.TEXT),
    )
    cells: list[Sequence[Any]] = [
        (one.item, one.budget, one.spent, one.reserved, one.left, _share(one.spent, one.budget))
        for one in rows
    ]
    if cells:
        sums = [sum(getattr(one, part) for one in rows) for part in _PARTS]
        cells.append((asking.say("合计", "total"), *sums, _share(sums[1], sums[0])))
    name = name_of(asking, of)
    title = (f"{year} 年预算执行情况表：{name}", f"Budget and actual, {year}: {name}")
    return [asking.table(title, columns, cells)]


_PARTS: Final = ("budget", "spent", "reserved", "left")


def _share(spent: int, budget: int) -> str:
    return f"{100 * spent / budget:.1f} %" if budget else ""


def papers(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the invoices and papers by which money was paid, by day."""
    rows = [
        row
        for stage in (FundStage.PAID, FundStage.SETTLED)
        for row in ask_of(asking, FundApplications(collective=CollectiveId(of), stage=stage))
    ]
    columns: tuple[Heading, ...] = (
        ("day", "申请日", "applied", Kind.DATE),
        ("number", "审批单号", "application", Kind.TEXT),
        ("paper", "票据号码", "paper", Kind.TEXT),
        ("payee", "收款方", "payee", Kind.TEXT),
        ("item", "项目", "item", Kind.TEXT),
        ("amount", "金额", "amount", Kind.AMOUNT),
        ("stage", "状态", "stage", Kind.TEXT),
    )
    cells = [
        (
            row.day,
            row.number,
            row.paper,
            row.payee or asking.say("个人", "a person"),
            row.item,
            row.committed,
            asking.label(row.stage),
        )
        for row in sorted(rows, key=lambda row: (row.day, row.number))
    ]
    name = name_of(asking, of)
    title = (f"票据登记簿：{name}", f"Register of invoices: {name}")
    foot = asking.say(
        "没有填写发票号码的，列附件的校验值。",
        "Where an application names no invoice, the paper is the hash of its attachment.",
    )
    return [asking.table(title, columns, cells, foot=[foot])]


def bank(asking: Asking, of: str) -> Sequence[Statement]:
    """Return 银行存款余额调节表 of each account by its last statement up to the day."""
    collective = CollectiveId(of)
    last: dict[str, Month] = {}
    for row in ask_of(asking, BankStatements(collective=collective)):
        if last_day(row.month) <= asking.day:
            last[row.account] = max(row.month, last.get(row.account, row.month))
    tables = []
    for account, month in sorted(last.items()):
        query = BankReconciliation(collective=collective, account=account, month=month)
        tables.append(_reconciliation(asking, ask_of(asking, query), name_of(asking, of)))
    return tables


def _reconciliation(asking: Asking, found: Reconciliation, name: str) -> Statement:
    columns: tuple[Heading, ...] = (
        ("what", "项目", "what", Kind.TEXT),
        ("day", "日期", "day", Kind.DATE),
        ("reference", "凭证或流水号", "voucher or bank's number", Kind.TEXT),
        ("bank", "银行对账单", "bank", Kind.AMOUNT),
        ("books", "账面", "books", Kind.AMOUNT),
    )
    cells: list[tuple[Any, ...]] = [
        (asking.say("期末余额", "closing balance"), None, None, found.bank, found.books)
    ]
    if found.before:
        began = asking.say(f"{found.since} 期初差额", f"apart when {found.since} opened")
        cells.append((began, None, None, None, found.before))
    for one in found.only_books:
        said = asking.say("账上已记、银行未达", "in the books alone")
        cells.append((said, one.day, one.reference, one.amount, None))
    for one in found.only_bank:
        said = asking.say("银行已记、账上未达", "at the bank alone")
        cells.append((said, one.day, one.reference, None, one.amount))
    adjusted = asking.say("调节后余额", "adjusted")
    cells.append((adjusted, None, None, found.adjusted, found.adjusted))
    title = (
        f"银行存款余额调节表：{name} {found.account} {found.month}",
        f"Bank reconciliation: {name} {found.account} {found.month}",
    )
    said = asking.say(
        f"自 {found.since} 起逐笔核对，相符 {found.matched} 笔",
        f"compared line by line from {found.since} on; {found.matched} agree",
    )
    return asking.table(title, columns, cells, under=[said])


def late(asking: Asking, _: str) -> Sequence[Statement]:
    """Return which collectives have not done in time what the year asked until now."""
    year = date(asking.day.year, 1, 1)
    query = CrossCheckPlace(first=month_of(year), last=month_of(asking.day))
    report: CrossCheckReport = ask_of(asking, query)
    names = {one.id: one for one in CHECKS}
    found: dict[tuple[PlaceId, str], Counter[str]] = defaultdict(Counter)
    for one in report.findings:
        if one.check in IN_TIME:
            found[one.place, one.name][one.check] += 1
    columns: tuple[Heading, ...] = (
        ("place", "村居", "place", Kind.TEXT),
        ("collective", "集体经济组织", "collective", Kind.TEXT),
        *((key, names[key].zh, names[key].en, Kind.INTEGER) for key in IN_TIME),
    )
    named = ask_of(asking, PlaceNames(places=tuple({place for place, _ in found})))
    places = {one.place: f"{one.town}{one.name}" for one in named}
    cells = [
        (places.get(place, place), name, *(counts[key] or None for key in IN_TIME))
        for (place, name), counts in sorted(
            found.items(), key=lambda line: (-line[1].total(), line[0])
        )
    ]
    said = asking.say(
        f"核查 {report.collectives} 个集体，其中 {len(cells)} 个有未按时办理的事项（各列为件数）",
        f"{report.collectives} collectives were checked; {len(cells)} have something late (counts)",
    )
    title = ("未按时办理名单", "What is late in the ledgers")
    return [asking.table(title, columns, cells, under=[said])]


FORMS: Final = (
    *(
        Form(name=name, zh=zh, en=en, make=make, of=OF_COLLECTIVE)
        for name, zh, en, make in (
            ("ledger-ageing", "应收款账龄表", "Ageing of dues", ageing),
            ("ledger-budget", "预算执行情况表", "Budget and actual", execution),
            ("ledger-bank", "银行存款余额调节表", "Bank reconciliation", bank),
            ("ledger-papers", "票据登记簿", "Register of invoices", papers),
        )
    ),
    Form(name="ledgers-late", zh="未按时办理名单", en="What is late in the ledgers", make=late),
)
"""The sheets of this module."""
