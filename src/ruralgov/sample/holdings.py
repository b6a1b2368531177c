"""What a made-up collective begins with: its balances, its assets, and what it lets out."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import define, field, frozen

from ruralgov.domain import funds as f
from ruralgov.domain.books import OldBalance, OpeningBalance, SheetFigure, sheet
from ruralgov.domain.books import messages as b
from ruralgov.domain.collectives import Regime
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, month_before
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.property import (
    AssetKind,
    Boundary,
    Decision,
    DecisionKind,
    Direction,
    Due,
    Plan,
    PriceStep,
    Quantity,
    Tender,
    TenderMethod,
    Tenure,
    Unit,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.sample.members import Members

FIRST = Month("2024-01")
"""The month in which the books begin: that of the new rules."""
BEGUN = date(2024, 1, 1)
BANK, LET, PAY, OFFICE, WEAR, CARE = "10201", "50101", "51301", "51302", "51303", "51401"
ACCOUNTS = (
    (BANK, "基本存款账户"),
    (LET, "发包租赁收入"),
    (PAY, "干部报酬"),
    (OFFICE, "办公费"),
    (WEAR, "折旧费"),
    (CARE, "公益设施维护"),
)
BUDGET = {"干部报酬": Fen(60_000_00), "办公经费": Fen(30_000_00), "公益维护": Fen(120_000_00)}
DECISION = Decision(kind=DecisionKind.FOUR_TWO, day=date(2023, 11, 20), reference="示例决议")
TENDER = Tender(
    method=TenderMethod.TENDER, day=date(2023, 12, 5), reference="示例交易公告", bidders=3
)
RESOURCES = (
    (AssetKind.WATER, "水塘", Tenure.LEASE),
    (AssetKind.ORCHARD, "果园", Tenure.OPEN),
    (AssetKind.WASTELAND, "荒坡", Tenure.OPEN),
    (AssetKind.CONSTRUCTION_LAND, "晒场", Tenure.LEASE),
)
COMPANIES = ("海之源水产养殖", "绿野果业", "丰禾农机", "润土园林", "东山物流")
SURNAMES = "王李张刘于孙姜宋曲毕"


@frozen(kw_only=True)
class Letting:
    """A contract of the year, what it brings in and who pays late (in months)."""

    contract: ContractId
    dues: tuple[Due, ...]
    late: int


@frozen(kw_only=True)
class Step:
    """One voucher of the year. With an *item*, money is asked for, approved and paid before."""

    month: int
    summary: str
    lines: tuple[tuple[str, Fen], ...]
    """Accounts and fen, debit above nothing; what is paid stands last."""
    item: str = ""
    payee: str = ""

    @property
    def paid(self) -> Fen:
        """What goes out of bank or till."""
        return Fen(-self.lines[-1][1])


@frozen
class Wearing:
    """How things wear: as what expense, on which account, by which plans."""

    expense: str
    contra: str
    plans: tuple[Plan, ...]


@define(kw_only=True)
class Holding:
    """A collective on its way through the year."""

    key: CollectiveId
    code: str
    """That of its village; it leads the numbers of its papers."""
    name: str
    draw: random.Random
    staff: tuple[PersonName, PersonName]
    fixed: tuple[tuple[str, Fen], ...]
    """Its fixed assets and what they cost."""
    resources: tuple[tuple[AssetKind, str, Tenure], ...]
    lettings: list[Letting] = field(factory=list)
    calm: bool = False
    """Whether it publishes what it owns and lets once a year."""
    steps: tuple[Step, ...] = ()
    """What it does in the year beyond what all do."""
    accounts: tuple[tuple[str, str], ...] = ACCOUNTS
    bought: dict[str, AssetId] = field(factory=dict)
    wearing: dict[str, Wearing] = field(factory=dict)
    """Things of the year by name, and how they wear."""
    members: Members | None = None
    """Its roll, where it has one."""
    plans: tuple[Plan, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.plans = tuple(wearing(cost) for _, cost in self.fixed)


def wear(one: Holding, month: Month) -> Iterator[tuple[str, Fen]]:
    """Give the lines that book the depreciation of a month, debit above nothing."""
    mine = Wearing(WEAR, "152", one.plans)
    for how in (mine, *one.wearing.values()):
        amount = worn(how.plans, month)
        if amount:
            yield how.expense, amount
            yield how.contra, Fen(-amount)


def worn(plans: Iterable[Plan], month: Month) -> Fen:
    """Return the depreciation of a month by some plans."""
    before = month_before(month)
    return Fen(sum(one.depreciated(month) - one.depreciated(before) for one in plans))


def holding(key: CollectiveId, code: str, name: str, seed: int) -> Holding:
    """Draw what a collective has; the same seed, the same collective."""
    draw = random.Random(f"{seed}/{code}")  # noqa: S311  made-up books, no secret
    hall = Fen(draw.randrange(300, 900) * 1000_00)
    wells = Fen(draw.randrange(20, 90) * 1000_00)
    return Holding(
        key=key,
        code=code,
        name=name,
        draw=draw,
        staff=(
            PersonName.of(f"{draw.choice(SURNAMES)}建华"),
            PersonName.of(f"{draw.choice(SURNAMES)}秀芳"),
        ),
        fixed=(("村办公楼", hall), ("机井及泵房", wells)),
        resources=tuple(draw.sample(RESOURCES, 2)),
    )


def opening(held: Holding) -> b.OpenBooks:
    """Return the change-over from the rules of 2004 to those of 2023, all three in agreement."""
    worth = sum(cost for _, cost in held.fixed)
    worn = sum(cost // 4 for _, cost in held.fixed)
    till, bank = held.draw.randrange(200, 900) * 100, held.draw.randrange(150, 500) * 1000_00
    capital = worth // 2
    old = {"101": till, "102": bank, "151": worth, "152": -worn, "301": -capital}
    old["311"] = -sum(old.values())
    new = {BANK if code == "102" else code: fen for code, fen in old.items()}
    figures = sheet({("", code[:3], code): fen for code, fen in new.items()})
    return b.OpenBooks(
        collective=held.key,
        first=FIRST,
        regime=Regime.Y2004,
        old=tuple(
            OldBalance(code=code, debit=Fen(max(fen, 0)), credit=Fen(max(-fen, 0)))
            for code, fen in old.items()
        ),
        balances=tuple(
            OpeningBalance(
                account=code, old=code[:3], debit=Fen(max(fen, 0)), credit=Fen(max(-fen, 0))
            )
            for code, fen in new.items()
        ),
        sheet=tuple(
            SheetFigure(item=item, amount=Fen(fen)) for item, fen in figures.items() if fen
        ),
        source="示例：2023年末科目余额表",
    )


def budget(held: Holding) -> f.SetBudget:
    """Return the budget of the year."""
    more: Counter[str] = Counter(BUDGET)
    for step in held.steps:
        if step.item:
            more[step.item] += step.paid
    items = tuple(f.PlannedItem(item=item, amount=Fen(amount)) for item, amount in more.items())
    return f.SetBudget(collective=held.key, year=2024, items=items, resolution="示例：成员大会决议")


def budget_passed(held: Holding) -> f.ReviewBudget:
    """Return that another person passed it."""
    return f.ReviewBudget(collective=held.key, year=2024, passed=True, words="示例：与决议一致")


def register(held: Holding) -> Iterator[a.RegisterAsset]:
    """Give the commands that enter its fixed assets, and then what it can let out."""
    for number, (name, cost) in enumerate(held.fixed, 1):
        yield a.RegisterAsset(
            collective=held.key,
            code=f"G-{number:03}",
            name=name,
            kind=AssetKind.FIXED,
            quantity=Quantity(thousandths=1000, unit=Unit.PIECE),
            account="151",
            acquired=date(2018, 6, 1),
            original=cost,
            source="示例：清产核资",
        )
    for number, (kind, name, _) in enumerate(held.resources, 1):
        yield a.RegisterAsset(
            collective=held.key,
            code=f"Z-{number:03}",
            name=name,
            kind=kind,
            quantity=Quantity(thousandths=held.draw.randrange(3, 120) * 1000, unit=Unit.MU),
            boundary=Boundary(reference=f"示例：确权图第{number}号"),
            acquired=date(2018, 6, 1),
            source="示例：清产核资",
        )


def wearing(cost: Fen) -> Plan:
    """Return how a fixed asset wears: a quarter before the books begin, the rest in 15 years."""
    opening, residual = Fen(cost // 4), Fen(cost // 20)
    return Plan(
        first=FIRST,
        months=180,
        opening=opening,
        residual=residual,
        total=Fen(cost - opening - residual),
    )


def planned(asset: AssetId, plan: Plan) -> a.PlanDepreciation:
    """Return the command that lets an asset wear by a plan."""
    return a.PlanDepreciation(
        asset=asset,
        first=plan.first,
        months=plan.months,
        residual=plan.residual,
        opening=plan.opening,
        basis="示例：年限平均法",
    )


def letting(held: Holding, asset: AssetId, tenure: Tenure, name: str) -> c.DraftContract:
    """Return the draft of a letting of three to ten years, paid every quarter or year."""
    years = held.draw.randrange(3, 11)
    every = held.draw.choice((3, 12))
    rent = Fen(held.draw.randrange(30, 260) * 100_00)
    company = held.draw.random() < 0.4
    return c.DraftContract(
        collective=held.key,
        title=f"{name}发包合同",
        direction=Direction.LET_OUT,
        tenure=tenure,
        assets=(asset,),
        company=f"{held.draw.choice(COMPANIES)}有限公司（示例）" if company else "",
        person=None if company else person(held.draw),
        since=BEGUN,
        until=date(2024 + years, 1, 1),
        price=(
            PriceStep(
                first=date(2024, held.draw.randrange(1, 4), 15),
                amount=rent,
                times=years * 12 // every,
                every=every,
            ),
        ),
    )


def person(draw: random.Random) -> PersonName:
    """Return a made-up name."""
    return PersonName.of(draw.choice(SURNAMES) + draw.choice("建国秀英") + draw.choice("华明芳"))
