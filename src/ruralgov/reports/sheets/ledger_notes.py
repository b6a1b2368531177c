"""会计报表附注: the rules by which books are kept, and what the balance sheet is made of.

The system of 2023 (财会〔2023〕14号) asks for notes; their printed form was not at hand [design].
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from attrs import evolve

from ruralgov.domain.books import (
    ACCOUNTS,
    BALANCE_SHEET,
    BalanceSheet,
    BookMonths,
    Side,
    TrialBalance,
    official,
)
from ruralgov.domain.books.statements import Part
from ruralgov.domain.collectives import Collectives
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.month import Month, month_of
from ruralgov.domain.oversight import RelatedDealings
from ruralgov.domain.property import AssetTotals, Contracts, OpenDues
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.ledgers import OF_COLLECTIVE, ageing, ask_of
from ruralgov.reports.sheets.model import Asking, Form, Heading

EQUITY: Final = ("301", "311", "321", "322")
Balances = dict[str, tuple[int, int]]
"""What each full code had at the beginning and at the end, in fen, debit above nothing."""


def notes(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the notes of the year up to the end of the month of the day."""
    months: dict[str, Any] = {
        "collective": CollectiveId(of),
        "first": month_of(date(asking.day.year, 1, 1)),
        "last": month_of(asking.day),
    }
    trial = ask_of(asking, TrialBalance(**months))
    kept = {row.code: (row.opening, row.closing) for row in trial}
    return [
        _policies(asking, of, months["last"]),
        _items(asking, kept, ask_of(asking, BalanceSheet(**months))),
        _equity(asking, trial),
        _assets(
            asking,
            kept,
            ask_of(asking, AssetTotals(collective=months["collective"], month=months["last"])),
        ),
        *(_fifth(asking, table) for table in ageing(asking, of)),
        _ahead(asking, of),
        *_related(asking, months),
    ]


def _policies(asking: Asking, of: str, last: Month) -> Statement:
    (own,) = (row for row in ask_of(asking, Collectives()) if row.owner == of)
    months = BookMonths(
        collective=CollectiveId(of), first=month_of(date(asking.day.year, 1, 1)), last=last
    )
    closed = sorted(row.month for row in ask_of(asking, months) if row.closed)
    facts = [
        ("编制单位", "of", own.name),
        ("会计制度", "accounting system", _system(asking, own.regime)),
        ("会计期间", "period", f"{last[:4]}-01—{last}"),
        ("记账本位币", "currency", asking.say("人民币，金额单位为元", "yuan")),
        ("记账基础", "basis", asking.say("权责发生制，借贷记账法", "accrual, double entry")),
        (
            "折旧和摊销",
            "depreciation",
            asking.say("年限平均法，按月计提", "straight line, by month"),
        ),
        ("已结账至", "closed up to", closed[-1] if closed else asking.say("未结账", "not closed")),
    ]
    foot = asking.say(
        "资产抵押担保和资产负债表日后事项，账目和台账中没有记录，由编制单位另行说明。",
        "Mortgages, guarantees and what happened after the day are in no register: whoever issues "
        "the notes adds them.",
    )
    title = ("附注一、基本情况和会计政策", "Notes 1: policies")
    return asking.facts(title, facts, foot=[foot])


def _system(asking: Asking, regime: str) -> str:
    if str(regime) == "2023":
        return asking.say(
            "《农村集体经济组织会计制度》（财会〔2023〕14号）", "that of 2023 (财会〔2023〕14号)"
        )
    return str(regime)


def _items(asking: Asking, kept: Balances, sheet: Sequence[Any]) -> Statement:
    """Return what each item of the balance sheet is made of, account by account."""
    amounts = {row.item: row for row in sheet}
    cells: list[tuple[Any, ...]] = []
    for item in BALANCE_SHEET:
        whole = amounts[item.code]
        if not item.feeds or not (whole.begin or whole.end):
            continue
        sign = 1 if item.side is Side.DEBIT else -1
        name = asking.say(item.zh, item.en)
        for feed in item.feeds:
            parts = list(_part(kept, feed.account, feed.part))
            begin, end = (sign * sum(one[at] for one in parts) for at in (0, 1))
            if begin or end:
                cells.append((name, _called(asking, feed.account), len(parts), begin, end))
        cells.append((name, asking.say("合计", "total"), None, whole.begin, whole.end))
    columns: tuple[Heading, ...] = (
        ("item", "报表项目", "item", Kind.TEXT),
        ("account", "科目", "account", Kind.TEXT),
        ("parts", "明细科目数", "accounts below", Kind.INTEGER),
        ("begin", "年初数", "at the beginning", Kind.AMOUNT),
        ("end", "期末数", "at the end", Kind.AMOUNT),
    )
    return asking.table(
        ("附注二、资产负债表项目构成", "Notes 2: what the items are made of"), columns, cells
    )


def _called(asking: Asking, code: str) -> str:
    """Return an account by code and name; what has none is a resource outside the books."""
    if not code:
        return asking.say("不入账的资源", "resources outside the books")
    return f"{code} {asking.say(ACCOUNTS[code].zh, ACCOUNTS[code].en)}"


def _part(kept: Balances, account: str, part: Part) -> Iterator[tuple[int, int]]:
    """Give what an item takes of an account, full code by full code, as the statement does."""
    for code, both in kept.items():
        if official(code) == account:
            taken = tuple(
                amount if part is Part.ALL or (amount > 0) is (part is Part.DEBIT) else 0
                for amount in both
            )
            if any(taken):
                yield taken[0], taken[1]


def _equity(asking: Asking, trial: Sequence[Any]) -> Statement:
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for row in trial:
        code = official(row.code)
        if code in EQUITY:
            moved = {"begin": -row.opening, "more": row.credit, "less": row.debit}
            sums[code].update(moved | {"end": -row.closing})
    columns: tuple[Heading, ...] = (
        ("account", "科目", "account", Kind.TEXT),
        ("begin", "年初数", "at the beginning", Kind.AMOUNT),
        ("more", "本年贷方", "credited", Kind.AMOUNT),
        ("less", "本年借方", "debited", Kind.AMOUNT),
        ("end", "期末数", "at the end", Kind.AMOUNT),
    )
    cells = [(_called(asking, code), *_values(sums[code])) for code in EQUITY if code in sums]
    whole: Counter[str] = Counter()
    for one in sums.values():
        whole.update(one)
    cells.append((asking.say("合计", "total"), *_values(whole)))
    foot = asking.say(
        "尚未结转的本年收益不在其内，见收益及收益分配表。",
        "Results of the year that are not carried over yet are in statement 2, not here.",
    )
    return asking.table(
        ("附注三、所有者权益变动", "Notes 3: changes in equity"), columns, cells, foot=[foot]
    )


def _values(sums: Counter[str]) -> tuple[int, ...]:
    return tuple(sums[name] for name in ("begin", "more", "less", "end"))


def _assets(asking: Asking, kept: Balances, totals: Sequence[Any]) -> Statement:
    """Return the register beside the books, account by account."""
    booked: Counter[str] = Counter()
    for code, (_, end) in kept.items():
        booked[official(code)] += end
    columns: tuple[Heading, ...] = (
        ("account", "科目", "account", Kind.TEXT),
        ("assets", "资产数", "assets", Kind.INTEGER),
        ("value", "台账原值", "value, register", Kind.AMOUNT),
        ("worn", "台账累计折旧", "depreciated, register", Kind.AMOUNT),
        ("net", "净值", "net", Kind.AMOUNT),
        ("books", "账面原值", "value, books", Kind.AMOUNT),
        ("apart", "差额", "apart", Kind.AMOUNT),
    )
    cells = [
        (
            _called(asking, row.account),
            row.assets,
            row.value,
            row.accumulated,
            row.value - row.accumulated,
            booked[row.account],
            row.value - booked[row.account],
        )
        for row in totals
    ]
    return asking.table(
        ("附注四、资产台账与账面", "Notes 4: the register of assets and the books"), columns, cells
    )


def _fifth(asking: Asking, table: Statement) -> Statement:
    return evolve(table, title=asking.say("附注五、", "Notes 5: ") + table.title)


def _ahead(asking: Asking, of: str) -> Statement:
    """Return what contracts in force bind the collective to, by the year in which it is due."""
    contracts = len(ask_of(asking, Contracts(collective=CollectiveId(of))))
    dues = [
        due
        for due in ask_of(asking, OpenDues(collective=CollectiveId(of)))
        if due.open and due.since > asking.day
    ]
    sums: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for due in dues:
        sums[due.since.year, due.incoming].append(due.rest)
    columns: tuple[Heading, ...] = (
        ("year", "到期年度", "due in", Kind.INTEGER),
        ("way", "收付", "in or out", Kind.TEXT),
        ("dues", "笔数", "dues", Kind.INTEGER),
        ("amount", "金额", "amount", Kind.AMOUNT),
    )
    cells = [
        (
            year,
            asking.say("应收", "in") if incoming else asking.say("应付", "out"),
            len(rests),
            sum(rests),
        )
        for (year, incoming), rests in sorted(sums.items())
    ]
    said = asking.say(
        f"共 {contracts} 份合同；下列款项按现在所知尚未到期，不在账上",
        f"{contracts} contracts; what follows is, as known now, not due yet and not in the books",
    )
    return asking.table(
        ("附注六、合同承诺事项", "Notes 6: what contracts bind to"), columns, cells, under=[said]
    )


def _related(asking: Asking, months: dict[str, Any]) -> Iterator[Statement]:
    """Give what there is with relations of the officers, to those who may see it."""
    try:
        found = ask_of(asking, RelatedDealings(**months))
    except Denied:
        return
    columns: tuple[Heading, ...] = (
        ("account", "经手岗位的账号", "account", Kind.TEXT),
        ("offices", "岗位", "offices", Kind.TEXT),
        ("kind", "往来", "dealing", Kind.TEXT),
        ("party", "关联方", "related party", Kind.TEXT),
        ("number", "编号", "number", Kind.TEXT),
        ("day", "日期", "day", Kind.DATE),
        ("amount", "金额", "amount", Kind.AMOUNT),
    )
    cells = [
        (
            one.account,
            "、".join(asking.say(role.zh, role.en) for role in one.offices),
            asking.label(one.kind),
            one.party or asking.say("个人", "a person"),
            one.number,
            one.day,
            one.amount,
        )
        for one in found
    ]
    foot = asking.say(
        "按任职人员申报的利害关系和台账列示；没有申报的关系不在内。合同金额为全部价款。",
        "As officers declared their relations, and as the ledgers stand: what nobody declared is "
        "not here. A contract is shown with its whole price.",
    )
    title = ("附注七、关联方及其往来", "Notes 7: related parties")
    yield asking.table(title, columns, cells, foot=[foot])


FORMS: Final = (
    Form(
        name="ledger-notes",
        zh="会计报表附注",
        en="Notes to the statements",
        make=notes,
        of=OF_COLLECTIVE,
    ),
)
"""The sheets of this module."""
