"""Who plants: short ways through the public API, and a door for what an import of old data gives.

The domain refuses some faults. Books that were kept elsewhere before may have them, so they come in
through an app whose commands do not ask: everything else about it is the same.
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

from attrs import define, frozen
from attrs import evolve as change

from ruralgov.app.application import App
from ruralgov.domain import funds as f
from ruralgov.domain.books import VoucherKind, VoucherLine
from ruralgov.domain.books import messages as b
from ruralgov.domain.books.rules_voucher import check_lines, entered
from ruralgov.domain.catalogue import CONTEXTS, REACTIONS
from ruralgov.domain.collectives import (
    FINANCE_REVIEWER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
    CollectiveDissolved,
)
from ruralgov.domain.funds import CashAccount, FundApplicationFile
from ruralgov.domain.kernel.declare import CommandRule, Given
from ruralgov.domain.kernel.ids import (
    AccountId,
    AssetId,
    CollectiveId,
    ContractId,
    FundApplicationId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.property import (
    AllocateReceipt,
    Allocation,
    AssetKind,
    Boundary,
    Decision,
    DecisionKind,
    Direction,
    PriceStep,
    Quantity,
    Tender,
    TenderMethod,
    Tenure,
    Unit,
    dues_of,
    receipt_of,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property.rules_contract import draft_contract
from ruralgov.sample.holdings import BANK, CARE, LET, OFFICE, Holding
from ruralgov.sample.ledgers import SECOND
from ruralgov.sample.life import SimulatedClock

ACCOUNTS = {"公益维护": CARE, "办公经费": OFFICE}
OPEN = Tender(method=TenderMethod.TENDER, day=date(2024, 1, 5), reference="交易公告", bidders=3)
TALKED = Tender(method=TenderMethod.CONSULTATION, day=date(2024, 1, 5), reference="协商记录")
MEETING = Decision(kind=DecisionKind.FOUR_TWO, day=date(2024, 1, 3), reference="决议")
FAR = date(2025, 6, 1)
"""A first due beyond the year: what is not about dues has none in it."""
LAWFUL = 20


@frozen(kw_only=True)
class Plant:
    """What was planted: the records of which one at least must be linked.

    *also* names rules that the same fault sets off in all truth; *where* is another collective in
    which it shows.
    """

    keys: tuple[str, ...]
    also: tuple[str, ...] = ()
    where: CollectiveId | None = None
    home: str = ""
    """A rule that finds it at home, where it shows in another collective."""


@define
class Hand:
    """Plants into one collective; *other* is its neighbour. The clock stands at a day."""

    app: App
    acting: Callable[[str], dict[str, Any]]
    clock: SimulatedClock
    one: Holding
    other: Holding
    old: App
    """The app that asks nothing, over the same store: see :func:`unasking`."""
    numbers: Iterator[int]
    """Of everything that needs a number of its own."""
    admin: AccountId
    """Who gives roles."""
    last: str = ""
    """What was made last, for what comes in several steps."""

    @property
    def today(self) -> date:
        """The day on which the clock stands."""
        return self.clock.now.date()

    def at(self, day: date) -> None:
        """Go on to another day."""
        self.clock.set(day, time(10))

    def give(self, account: str, command: Any, *, old: bool = False) -> str:
        """Give a command and return the key of its record; *old*: as an import of old data."""
        if account == SECOND:
            acting = self.acting("reviewer") | {"actor": Actor(AccountId(SECOND))}
        else:
            acting = self.acting(account)
        return (self.old if old else self.app).execute(command, **acting).key

    def about(self, what: int) -> int:
        """Vary an amount by up to a tenth, in whole yuan: no two faults have the same."""
        return what * (90 + self.one.draw.randrange(21)) // 10_000 * 100

    def paid(
        self,
        amount: int,
        payee: str | PersonName,
        *,
        invoice: str | None = None,
        item: str = "办公经费",
        account: CashAccount = CashAccount.BANK,
        attachments: tuple[str, ...] = (),
        book: bool = True,
        day: date | None = None,
        into: Holding | None = None,
        reference: str = "回单",
        contract: str = "",
        old: bool = False,
    ) -> tuple[str, str]:
        """Ask for money, approve, pay and book it; return the keys of application and voucher.

        *contract* is what it pays; *old*: approved as in old books, by one.
        """
        more: dict[str, Any] = {"item": item, "account": account, "attachments": attachments}
        if contract:
            more |= {"contract": ContractId(contract), "part": f.PaymentPart.PROGRESS}
        if invoice is not None:
            more["invoice"] = invoice
        ask = self.asking(amount, payee, **more)
        key = self.give("applicant", ask)
        application = FundApplicationId(key)
        self.approve(application, old=old)
        pay = f.RecordPayment(
            application=application, amount=Fen(amount), account=account, reference=reference
        )
        self.give("cashier", pay)
        if not book:
            return key, ""
        return key, self.booked(key, amount, item=item, account=account, day=day, into=into)

    def asking(self, amount: int, payee: str | PersonName, **more: Any) -> f.FileApplication:
        """Return an application for office money, unless *more* says for what."""
        whom = {"payee": payee} if isinstance(payee, str) else {"payee_person": payee}
        usual: dict[str, Any] = {"item": "办公经费", "account": CashAccount.BANK}
        usual |= {"purpose": "购置维修", "attachments": ()}
        if "invoice" not in more:
            more["invoice"] = f"P{self.one.code}{next(self.numbers)}"
        return f.FileApplication(collective=self.one.key, amount=Fen(amount), **usual | whom | more)

    def booked(
        self,
        application: str,
        amount: int,
        *,
        item: str = "办公经费",
        account: CashAccount = CashAccount.BANK,
        day: date | None = None,
        into: Holding | None = None,
    ) -> str:
        """Book a payment, and return the voucher."""
        cash = BANK if account is CashAccount.BANK else "101"
        about = f"fund_application/{application}"
        lines = (
            VoucherLine(account=ACCOUNTS[item], debit=Fen(amount)),
            VoucherLine(account=cash, credit=Fen(amount), about=about),
        )
        return self.entered("购置维修", lines, day=day, into=into, old=into is not None)

    def approve(self, key: FundApplicationId, *, old: bool = False) -> None:
        """Approve an application by all who must; *old*: by one, as in old books."""
        if old:
            one = f.ApproveApplication(application=key, role=VILLAGE_HEAD, reason="同意")
            self.give("head", one, old=True)
            return
        file = self.app.query(FundApplicationFile(application=key), **self.acting("head"))
        whose = {
            VILLAGE_HEAD: ("head",),
            FINANCE_REVIEWER: ("reviewer", SECOND),
            TOWN_FUND_OFFICER: ("townfunds",),
        }
        for step in file.state.steps:
            for account in whose[step.role][: step.quorum]:
                one = f.ApproveApplication(application=key, role=step.role, reason="情况属实")
                self.give(account, one)

    def entered(
        self,
        summary: str,
        lines: tuple[VoucherLine, ...],
        *,
        day: date | None = None,
        into: Holding | None = None,
        post: bool = True,
        old: bool = False,
    ) -> str:
        """Enter a voucher and have it checked; return its key."""
        command = b.EnterVoucher(
            collective=(into or self.one).key, day=day or self.today, summary=summary, lines=lines
        )
        key = self.give("bookkeeper", command, old=old)
        if post:
            self.give("bookchecker", b.PostVoucher(voucher=VoucherId(key)), old=old)
        return key

    def moved(
        self, debit: str, credit: str, amount: int, about: str | None = None, **more: Any
    ) -> str:
        """Enter a voucher of two lines; *about* is said of the debit."""
        lines = (
            VoucherLine(account=debit, debit=Fen(amount), about=about),
            VoucherLine(account=credit, credit=Fen(amount)),
        )
        return self.entered("记账", lines, **more)

    def came(self, contract: str, amount: int, *dues: int, each: int = 0) -> str:
        """Book rent that came in, and let it pay some dues of the contract, so much each."""
        voucher = self.moved(BANK, LET, amount, f"contract/{contract}")
        if dues:
            allocations = tuple(
                Allocation(contract=ContractId(contract), due=due, amount=Fen(each)) for due in dues
            )
            receipt = receipt_of(VoucherId(voucher), 1)
            self.give("keeper", AllocateReceipt(receipt=receipt, allocations=allocations))
        return voucher

    def asset(
        self,
        name: str,
        kind: AssetKind = AssetKind.WATER,
        *,
        boundary: str | None = None,
        account: str = "",
        original: int = 0,
        mu: int = 12,
    ) -> AssetId:
        """Register an asset or a resource."""
        number = f"X-{next(self.numbers):03}"
        return AssetId(
            self.give(
                "keeper",
                a.RegisterAsset(
                    collective=self.one.key,
                    code=number,
                    name=name,
                    kind=kind,
                    quantity=Quantity(thousandths=mu * 1000, unit=Unit.MU),
                    boundary=None if boundary is None else Boundary(reference=boundary),
                    account=account,
                    acquired=self.today if account else date(2019, 5, 1),
                    original=Fen(original),
                    source="清产核资",
                ),
            )
        )

    def disposed(self, gone: a.DisposeAsset) -> None:
        """Let an asset go: the head asks, the keeper passes it."""
        self.give("head", gone)
        self.give("keeper", a.ReviewDisposal(asset=gone.asset, passed=True, words="同意"))

    def contract(
        self,
        assets: tuple[AssetId, ...],
        since: date,
        until: date,
        price: tuple[PriceStep, ...],
        *,
        company: str = "丰禾农机有限公司",
        tender: Tender = OPEN,
        direction: Direction = Direction.LET_OUT,
        tenure: Tenure | None = Tenure.LEASE,
        sign: date | None = None,
        term_reason: str = "",
        old: bool = False,
        signed: bool = True,
    ) -> str:
        """Draft, decide and sign a contract, on a day before today."""
        draft = c.DraftContract(
            collective=self.one.key,
            title="合同",
            direction=direction,
            tenure=tenure if direction is Direction.LET_OUT else None,
            assets=assets,
            company=company,
            since=since,
            until=until,
            price=price,
            term_reason=term_reason,
        )
        key = self.give("keeper", draft, old=old)
        contract = ContractId(key)
        self.give("head", c.DecideContract(contract=contract, decision=MEETING, tender=tender))
        if signed:
            signing = c.SignContract(contract=contract, day=sign or self.today)
            self.give("keeper", signing, old=old)
        return key


def steps(first: date, amount: int, times: int = 1, every: int = 12) -> tuple[PriceStep, ...]:
    """Return a price of equal parts."""
    return (PriceStep(first=first, amount=Fen(amount), times=times, every=every),)


def new_pond(h: Hand, name: str) -> AssetId:
    """Register a pond with a map of its own."""
    return h.asset(name, boundary=f"{name}确权图{next(h.numbers)}")


def let_for_years(h: Hand, asset: AssetId, since: date) -> str:
    """Let an asset until 2028 at some 2,000 yuan a year, due later than the period."""
    return h.contract((asset,), since, date(2028, 1, 1), steps(FAR, h.about(2_000_00), 2))


def unasking() -> dict[str, Any]:
    """Return contexts and reactions that take what an import of old books would bring."""
    relaxed: dict[type, Any] = {
        b.EnterVoucher: _enter,
        f.ApproveApplication: _approve,
        c.DraftContract: _draft,
        c.SignContract: _sign,
    }

    def loosen(rule: CommandRule[Any, Any]) -> CommandRule[Any, Any]:
        return change(rule, rule=relaxed[rule.command]) if rule.command in relaxed else rule

    known = tuple(change(one, commands=tuple(map(loosen, one.commands))) for one in CONTEXTS)
    unasked = (b.VoucherPosted, CollectiveDissolved)
    across = {event: then for event, then in REACTIONS.items() if event not in unasked}
    return {"contexts": known, "reactions": across}


def _enter(_: Any, command: b.EnterVoucher, given: Given) -> Iterator[b.VoucherEntered]:
    yield entered(
        command.collective,
        command.day,
        given,
        kind=VoucherKind.ORDINARY,
        summary=command.summary,
        lines=check_lines(command.lines),
    )


def _approve(_: Any, command: f.ApproveApplication, given: Given) -> Iterator[Any]:
    yield f.ApplicationApproved(
        role=command.role,
        account=given.actor.account,
        on_behalf=None,
        reason=command.reason,
        at=given.now,
        last=True,
    )


def _draft(state: Any, command: c.DraftContract, given: Given) -> Iterator[c.ContractDrafted]:
    """Draft with a lawful term, and write the other one over it."""
    lawful = min(command.until, command.since.replace(year=command.since.year + LAWFUL))
    for event in draft_contract(state, change(command, until=lawful), given):
        yield change(event, until=command.until)


def _sign(state: Any, command: c.SignContract, _: Given) -> Iterator[c.ContractSigned]:
    yield c.ContractSigned(day=command.day, dues=dues_of(state.price))
