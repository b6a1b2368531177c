"""What made-up collectives do beyond pay and rents: together they move every official account.

Each collective gets one of four mixes, in turn, at amounts of its own. Nothing here breaks a limit
of the sample's fund policy or leaves what a cross-check would ask about.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final

from attrs import define, frozen

from ruralgov.app.receipts import Receipt
from ruralgov.domain.books import TrialBalance, Undone, VoucherLine
from ruralgov.domain.books import messages as b
from ruralgov.domain.collectives import Collectives
from ruralgov.domain.kernel.ids import AssetId, PlaceId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, last_day, month_of, next_month
from ruralgov.domain.property import (
    CONTRA,
    AssetKind,
    AssetStage,
    Decision,
    DecisionKind,
    Plan,
    Quantity,
    Tender,
    TenderMethod,
    Unit,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.sample import holdings as h
from ruralgov.sample import members as p

SALES, AMORTISED = "50102", "51304"
PERCENT: Final = range(80, 111)
"""Of the amounts written here; above it the largest payment would be just under a limit."""
CREDIT: Final = """
2 取得短期借款 102+30000 201-30000
3 购买国债 111+20000 102-20000 对外投资/农村商业银行（示例）
6 赊销农产品 112+8000 50102-8000
9 收回赊销款 102+5000 112-5000
9 计提税金及附加 512+240 214-240
10 缴纳税金及附加 214+240 102-240 税费/税务所（示例）
10 归还短期借款本息 201+30000 515+600 102-30600 偿还借款/农村商业银行（示例）
11 国债到期收回 102+20400 111-20000 502-400
12 计提所得税 521+180 214-180
"""
FARMING: Final = """
2 购买饲料种苗 121+6000 102-6000 生产投入/农资站（示例）
2 购买仔猪 131+4000 102-4000 生产投入/种猪场（示例）
3 购买果树 132+24000 102-24000 生产投入/苗木场（示例）
4 领用饲料种苗 401+3000 131+1000 121-4000
5 营造护路林 134+5000 102-5000 公益林木/林业站苗圃（示例）
6 计提采收劳务费 401+2600 213-2600
7 支付采收劳务费 213+2600 102-2600 劳务费/劳务合作社（示例）
9 销售农产品 102+12000 50102-12000
9 结转销售成本 511+8600 131-5000 401-3600
11 盘亏饲料 181+500 121-500
12 盘亏饲料转支出 515+500 181-500
"""
WORKS: Final = """
2 购买水泵 151+6000 102-6000 购置固定资产/农机公司（示例）
3 收到高标准农田专项资金 102+40000 241-40000
3 购买财务软件 161+12000 102-12000 购置无形资产/软件公司（示例）
4 一事一议应筹资金 113+12000 231-12000
4 装修会议室 171+3600 102-3600 装修/装饰队（示例）
5 收到一事一议筹资 102+11400 113-11400
6 支付水渠工程款 153+30000 102-30000 工程建设/水利工程公司（示例）
8 支付水渠材料款 153+10000 102-10000 工程建设/建材公司（示例）
9 水渠完工交付 151+40000 153-40000
9 结转专项资金和筹资 241+30000 231+10000 311-40000
12 摊销会议室装修费 51304+800 171-800
"""
SHARES: Final = """
2 收到成员投入资本 102+20000 301-20000
3 向农产品公司投资 141+30000 102-30000 对外投资/农产品公司（示例）
4 取得长期借款 102+34000 221-34000
6 收到投标保证金 102+2000 211-2000
7 收到占地补偿款 102+36000 504-36000
8 退还投标保证金 211+1200 102-1200 退还往来款/投标单位（示例）
9 收到投资分红 102+2400 502-2400
10 提取备用金 101+900 102-900
10 归还长期借款本息 221+10000 515+1200 102-11200 偿还借款/农村信用社（示例）
11 零星办公用品 51302+800 101-800 办公经费/文具店（示例）
11 计提保洁人员工资 51301+3000 212-3000
11 暂估电费 51302+700 211-700
12 发放保洁人员工资 212+3000 102-3000 干部报酬/劳务公司（示例）
"""
MIXES: Final = (CREDIT, FARMING, WORKS, SHARES)
OWN: Final = (
    ((SALES, "农产品销售收入"),),
    ((SALES, "农产品销售收入"),),
    ((AMORTISED, "摊销费"),),
    (),
)
"""The sub-accounts that each mix needs besides those of everyone."""
WRONG: Final = {"计提保洁人员工资": (Fen(300_00), True), "暂估电费": (Fen(100_00), False)}
"""By how much a voucher was entered too high, and whether the whole of it is undone for that."""
HOMES: Final = 50_000
"""The first number of the households of members: those of others are below."""
CAPITAL, RESERVED, SHARED = "收到成员投入资本", 20, 30
"""Who has got such capital distributes its profit: so many percent to the reserve, to members."""
SCRAPPED: Final = "水泵"
BROKEN: Final = 10
REMAINS: Final = Fen(300_00)
"""What is thrown away, in which month, and what the rest of it brings."""
TILL: Final = "101"


@frozen
class Thing:
    """What a step brings into the register, in how many months it wears, and as what expense."""

    code: str
    name: str
    kind: AssetKind
    months: int = 0
    expense: str = ""


THINGS: Final = {
    "购买果树": Thing("S-001", "果树", AssetKind.BIOLOGICAL, 120, "511"),
    "营造护路林": Thing("S-002", "护路林", AssetKind.BIOLOGICAL),
    "购买水泵": Thing("S-003", SCRAPPED, AssetKind.FIXED, 60, h.WEAR),
    "购买财务软件": Thing("S-004", "财务软件", AssetKind.INTANGIBLE, 60, AMORTISED),
    "水渠完工交付": Thing("S-005", "灌溉水渠", AssetKind.FIXED, 120, h.WEAR),
}


def steps(number: int, code: str, seed: int) -> tuple[h.Step, ...]:
    """Return the steps of the collective that is founded as so many-th, at amounts of its own."""
    draw = random.Random(f"{seed}/{code}/affairs")  # noqa: S311  made-up books, no secret
    percent = draw.choice(PERCENT)
    return tuple(_read(row, percent) for row in MIXES[number % len(MIXES)].strip().splitlines())


def without_till(some: Iterable[h.Step]) -> tuple[h.Step, ...]:
    """Return the steps that touch no cash at hand."""
    return tuple(one for one in some if all(code != TILL for code, _ in one.lines))


def own_accounts(number: int) -> tuple[tuple[str, str], ...]:
    """Return the sub-accounts that its steps need besides those of everyone."""
    return OWN[number % len(OWN)]


def _read(row: str, percent: int) -> h.Step:
    month, summary, *words = row.split()
    item, payee = words.pop().split("/") if "/" in words[-1] else ("", "")
    return h.Step(
        month=int(month),
        summary=summary,
        lines=tuple(_line(word, percent) for word in words),
        item=item,
        payee=payee,
    )


def _line(word: str, percent: int) -> tuple[str, Fen]:
    sign = "+" if "+" in word else "-"
    code, yuan = word.split(sign)
    fen = int(f"{sign}{yuan}") * percent
    return (h.BANK if code == "102" else code), Fen(fen)


def of_month(one: h.Holding, month: int, *, paid: bool) -> list[h.Step]:
    """Return the steps of a month that pay something, or that do not."""
    return [step for step in one.steps if step.month == month and bool(step.item) is paid]


@define
class Affairs:
    """Does what the steps of a month ask for, but for the payments.

    Args:
        give: Gives commands as an account, and returns their receipts.
        held: Whose affairs these are.
        ask: Asks a query as the bookkeeper.
    """

    give: Callable[[str, Iterable[Any]], list[Receipt]]
    held: list[h.Holding]
    ask: Callable[[Any], Any]

    def enter(self, month: Month) -> None:
        """Enter and post what a month has but payments, on its last day."""
        day = last_day(month)
        mine = [(one, step) for one in self.held for step in of_month(one, day.month, paid=False)]
        keys = self._post(
            b.EnterVoucher(
                collective=one.key,
                day=day,
                summary=step.summary,
                lines=written(step.lines, more=WRONG.get(step.summary, (Fen(0), False))[0]),
            )
            for one, step in mine
        )
        self._undo([(key, *both) for key, both in zip(keys, mine, strict=True)], day)
        self.register(mine, day)
        if day.month == BROKEN:
            self._scrap(day)

    def register(self, made: Iterable[tuple[h.Holding, h.Step]], day: date) -> None:
        """Enter what was bought or built into the register, and plan how it wears."""
        bought = [(one, step, THINGS[step.summary]) for one, step in made if step.summary in THINGS]
        entered = self.give("keeper", [_registering(*given, day) for given in bought])
        plans = []
        for receipt, (one, step, thing) in zip(entered, bought, strict=True):
            asset = one.bought[thing.name] = AssetId(receipt.key)
            if thing.months:
                account, cost = step.lines[0]
                plan = Plan(
                    first=next_month(month_of(day)),
                    months=thing.months,
                    total=cost,
                    residual=Fen(0),
                )
                one.wearing[thing.name] = h.Wearing(thing.expense, CONTRA[account], (plan,))
                plans.append(h.planned(asset, plan))
        self.give("keeper", plans)

    def share(self, year: Month) -> None:
        """Distribute a profit of the year: some to the reserve, some to the members by a list."""
        places = {row.owner: row.place for row in self.ask(Collectives())}
        for number, one in enumerate(self.held):
            if any(step.summary == CAPITAL for step in one.steps):
                rows = self.ask(TrialBalance(collective=one.key, first=year, last=year))
                profit = -sum(row.closing for row in rows if row.code == "322")
                if profit > 0:
                    day = last_day(year)
                    self._divide(one, profit, "311", "提取公积公益金", day)
                    self._list(one, places[one.key], number, profit, day)

    def _divide(self, one: h.Holding, profit: int, account: str, summary: str, day: date) -> str:
        fen = profit * (RESERVED if account == "311" else SHARED) // 100
        made = self._post([entering(one, day, summary, ("322", fen), (account, -fen))])
        return made[0]

    def _list(self, one: h.Holding, place: PlaceId, number: int, profit: int, day: date) -> None:
        """Have a roll where there is none, a list of what its members get, and what is owed."""
        if one.members is None:
            people = p.people_of(self._do, place, HOMES + number)
            one.members = p.enrolled(self._do, one.key, place, people, day)
        key = p.listed(self._do, one.members, profit * SHARED // 100, day)
        voucher = self._divide(one, profit, "211", "应付成员分红", day)
        p.owed(self._do, key, voucher)

    def _do(self, account: str, command: Any) -> str:
        return self.give(account, [command])[0].key

    def _undo(self, made: list[tuple[VoucherId, h.Holding, h.Step]], day: date) -> None:
        """Undo what was entered too high, in red; what is undone whole is entered again."""
        high = [(key, one, step) for key, one, step in made if step.summary in WRONG]
        self._post(
            b.ReverseVoucher(
                voucher=key,
                day=day,
                reason="金额有误",
                parts=() if whole else tuple(Undone(line=n, amount=more) for n in (1, 2)),
            )
            for key, _, step in high
            for more, whole in [WRONG[step.summary]]
        )
        self._post(
            b.EnterVoucher(
                collective=one.key,
                day=day,
                summary=step.summary,
                lines=written(step.lines),
                corrects=key,
                reason="按正确金额重新入账",
            )
            for key, one, step in high
            if WRONG[step.summary][1]
        )

    def _scrap(self, day: date) -> None:
        """Let what broke go: out of the register, and over 154 out of the books."""
        gone = [one for one in self.held if SCRAPPED in one.bought]
        things = [one.bought[SCRAPPED] for one in gone]
        self.give("head", [_scrapping(thing, day) for thing in things])
        passed = [a.ReviewDisposal(asset=thing, passed=True, words="已查看") for thing in things]
        self.give("keeper", passed)
        self._post(
            entering(one, day, summary, *lines)
            for one in gone
            for plan in one.wearing.pop(SCRAPPED).plans
            for summary, *lines in _clearing(plan, day)
        )

    def _post(self, commands: Iterable[Any]) -> list[VoucherId]:
        keys = [VoucherId(one.key) for one in self.give("bookkeeper", commands)]
        self.give("bookchecker", [b.PostVoucher(voucher=key) for key in keys])
        return keys


def _registering(one: h.Holding, step: h.Step, thing: Thing, day: date) -> a.RegisterAsset:
    account, cost = step.lines[0]
    return a.RegisterAsset(
        collective=one.key,
        code=thing.code,
        name=thing.name,
        kind=thing.kind,
        quantity=Quantity(thousandths=1000, unit=Unit.PIECE),
        account=account,
        acquired=day,
        original=cost,
        source=f"示例：{step.summary}",
    )


def _scrapping(asset: AssetId, day: date) -> a.DisposeAsset:
    return a.DisposeAsset(
        asset=asset,
        stage=AssetStage.SCRAPPED,
        day=day,
        proceeds=REMAINS,
        decision=Decision(kind=DecisionKind.COUNCIL, day=day, reference="示例：理事会决议"),
        tender=Tender(method=TenderMethod.EXEMPT, day=day, exemption="报废，残料价值低"),
        reason="烧毁，无法修复",
    )


def _clearing(plan: Plan, day: date) -> Iterator[tuple[Any, ...]]:
    """Give the vouchers of what leaves the books: its value, what the rest brought, the loss."""
    worn = plan.depreciated(month_of(day))
    left = plan.total - worn
    yield "水泵报废转清理", ("154", left), ("152", worn), ("151", -plan.total)
    yield "水泵残料收入", (h.BANK, REMAINS), ("154", -REMAINS)
    yield "水泵清理净损失", ("515", left - REMAINS), ("154", REMAINS - left)


def entering(one: h.Holding, day: date, summary: str, *lines: tuple[str, int]) -> b.EnterVoucher:
    """Return a voucher of some lines, debit above nothing."""
    return b.EnterVoucher(collective=one.key, day=day, summary=summary, lines=written(lines))


def written(
    lines: Iterable[tuple[str, int]], about: str | None = None, more: int = 0
) -> tuple[VoucherLine, ...]:
    """Return lines, debit above nothing, *more* on both sides; money is about *about*."""
    return tuple(
        VoucherLine(
            account=code,
            debit=Fen(fen + more if fen > 0 else 0),
            credit=Fen(more - fen if fen < 0 else 0),
            about=about if code in (h.BANK, TILL) else None,
        )
        for code, fen in lines
    )
