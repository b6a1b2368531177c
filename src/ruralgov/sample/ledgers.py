"""A year of books of the villages' collectives, made up; through the public API alone."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any

from attrs import define, field

from ruralgov.app.receipts import Receipt
from ruralgov.domain import funds as f
from ruralgov.domain.access import ADMINISTRATION, GrantRole
from ruralgov.domain.books import VoucherLine
from ruralgov.domain.books import messages as b
from ruralgov.domain.collectives import (
    FINANCE_REVIEWER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
    FoundCollective,
)
from ruralgov.domain.disclosure import PublicationKind, WithdrawalGround
from ruralgov.domain.disclosure import messages as d
from ruralgov.domain.funds.imports_policy import read
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import (
    AccountId,
    AssetId,
    CollectiveId,
    ContractId,
    FundApplicationId,
    PlaceId,
    PublicationId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month, first_day, last_day, next_month
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.property import AllocateReceipt, Allocation, Due, dues_of, receipt_of
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.registry import PlaceRow
from ruralgov.imports.founding import shipped
from ruralgov.sample import holdings as h
from ruralgov.sample.affairs import Affairs, entering, of_month, own_accounts, steps, written
from ruralgov.sample.city import City
from ruralgov.sample.lapses import EVERY, NAMED, OVER, SILENT, take_down
from ruralgov.sample.life import SimulatedClock
from ruralgov.sample.outlays import Outlay, is_quarter, outlays

YEAR = tuple(Month(f"2024-{month:02}") for month in range(1, 13))
LATE, NEVER = 0.06, 0.02
"""Lettings that pay two months late, and that do not pay in the year."""
SECOND = "reviewer2"
"""A second member of the finance review group: larger sums need two."""


@define
class Ledgers:
    """Keeps the books of a year; the same seed gives the same books.

    Args:
        city: A city that is founded, with its places.
        clock: The clock of its app; it is moved through the year 2024.
        months: How many months of the year.
        disclosing: Whether each month, and each quarter, is also published.
        calm: Villages that publish what they own and let once a year, and not each quarter.
    """

    city: City
    clock: SimulatedClock
    months: int = 12
    disclosing: bool = True
    calm: Collection[PlaceId] = ()
    held: list[h.Holding] = field(factory=list, init=False)

    def run(self, villages: Iterable[PlaceRow]) -> list[h.Holding]:
        """Found a collective in each village and keep its books month by month."""
        self.found(villages)
        for month in YEAR[: self.months]:
            self.month(month)
        return self.held

    def found(self, villages: Iterable[PlaceRow]) -> None:
        """Found the collectives, open their books, enter what they have and what they let."""
        self._policy()
        places = list(villages)
        founded = self._give("registrar", [_founding(row) for row in places])
        self.held = [
            h.holding(CollectiveId(one.key), row.code, row.name, self.city.seed)
            for one, row in zip(founded, places, strict=True)
        ]
        for number, (one, row) in enumerate(zip(self.held, places, strict=True)):
            one.calm = row.owner in self.calm
            self._mix(one, number)
        self._give("bookkeeper", self._charts())
        opened = self._give("bookkeeper", map(h.opening, self.held))
        self._give("bookchecker", map(_posting, opened))
        self._give("bookkeeper", map(h.budget, self.held))
        self._give("reviewer", map(h.budget_passed, self.held))
        self._assets()

    def month(self, month: Month) -> None:
        """Keep the books of a month, from the applications to the closing."""
        self._at(month, 10)
        wanted = [outlay for one in self.held for outlay in outlays(one, month)]
        paid = [
            voucher
            for large in (False, True)
            for voucher in self._pay(
                [one for one in wanted if one.large is large], month, large=large
            )
        ]
        self._at(month, 20)
        self._give_posted(paid)
        bought = [(one, x) for one in self.held for x in of_month(one, int(month[5:]), paid=True)]
        affairs = Affairs(self._give, self.held, self._read)
        affairs.register(bought, first_day(month).replace(day=20))
        self._rents(month)
        self.clock.set(last_day(month), time(16))
        self._give_posted(self._month_end(month))
        affairs.enter(month)
        if month == YEAR[-1]:
            for step in b.CarryOverStep:
                self._give_posted(
                    b.CarryOver(collective=one.key, year=2024, step=step) for one in self.held
                )
            affairs.share(month)
        self._at(next_month(month), 3)
        closing = [b.CloseMonth(collective=one.key, month=month) for one in self.held]
        self._give("bookchecker", closing)
        if self.disclosing:
            quiet = self.held[SILENT::EVERY] if month >= YEAR[10] else []
            shown = [one for one in self.held if one not in quiet]
            self.disclose((month, month), PublicationKind.FINANCE, shown)
            if month == YEAR[2]:
                take_down(self.city, self.held[OVER::EVERY], YEAR[0], WithdrawalGround.SHOWN_ENOUGH)
            if month == YEAR[5]:
                named = self.held[NAMED::EVERY]
                gone = take_down(self.city, named, month, WithdrawalGround.PERSONAL_DATA)
                self.disclose((month, month), PublicationKind.FINANCE, named, gone)
            if is_quarter(month):
                due = [one for one in self.held if month == YEAR[-1] or not one.calm]
                self.disclose((month, month), PublicationKind.PROPERTY, due)
                self.disclose((month, month), PublicationKind.CONTRACTS, due)
        self.city.step("books", len(self.held))

    def disclose(
        self,
        months: tuple[Month, Month],
        kind: PublicationKind,
        due: list[h.Holding],
        again: Mapping[CollectiveId, PublicationId] = MappingProxyType({}),
    ) -> None:
        """Publish what the books of some months say, after two members of the group passed it.

        *again* are those that it takes the place of.
        """
        first, last = months
        prepared = self._give(
            "discloser",
            [
                d.PrepareDisclosure(
                    collective=one.key,
                    kind=kind,
                    first=first,
                    last=last,
                    supersedes=again.get(one.key),
                    reason="摘要中误写了姓名，已去掉" if one.key in again else "",
                )
                for one in due
            ],
        )
        keys = [PublicationId(one.key) for one in prepared]
        for account in ("reviewer", SECOND):
            passed = [
                d.ReviewDisclosure(publication=key, passed=True, words="属实") for key in keys
            ]
            self._give(account, passed)
        head = str(self.city.app.seal())
        self._give("discloser", [d.PublishDisclosure(publication=key, head=head) for key in keys])

    def _policy(self) -> None:
        version = read(shipped("funds", "example.toml"))
        self._give("townfunds", [f.AdoptFundPolicy(version=version)])
        self._give("reviewer", [f.ReviewFundPolicy(passed=True, words="与文件一致")])
        second = GrantRole(account=AccountId(SECOND), role=FINANCE_REVIEWER, basis="示例任命")
        self.city.app.execute(second, actor=Actor(self.city.admin), purpose=ADMINISTRATION)

    def _charts(self) -> Iterator[b.DefineAccount]:
        for one in self.held:
            for code, name in one.accounts:
                yield b.DefineAccount(collective=one.key, code=code, name=name)

    def _assets(self) -> None:
        entered = self._give("keeper", [cmd for one in self.held for cmd in h.register(one)])
        keys = iter([AssetId(one.key) for one in entered])
        plans, drafts = [], []
        for one in self.held:
            plans += [h.planned(next(keys), plan) for plan in one.plans]
            drafts += [
                (one, h.letting(one, next(keys), tenure, name)) for _, name, tenure in one.resources
            ]
        self._give("keeper", plans)
        contracts = [
            ContractId(one.key) for one in self._give("keeper", [draft for _, draft in drafts])
        ]
        self._give("head", [_decided(key) for key in contracts])
        self._give("keeper", [c.SignContract(contract=key, day=h.BEGUN) for key in contracts])
        for key, (one, draft) in zip(contracts, drafts, strict=True):
            one.lettings.append(
                h.Letting(contract=key, dues=dues_of(draft.price), late=_lateness(one))
            )

    def _pay(self, asked: list[Outlay], month: Month, *, large: bool) -> Iterator[b.EnterVoucher]:
        """Ask for money, approve and pay it, and give the vouchers that book it."""
        filed = self._give("applicant", [one.ask for one in asked])
        keys = [FundApplicationId(one.key) for one in filed]
        steps = [("head", VILLAGE_HEAD), ("reviewer", FINANCE_REVIEWER)]
        if large:
            steps += [(SECOND, FINANCE_REVIEWER), ("townfunds", TOWN_FUND_OFFICER)]
        for account, role in steps:
            approvals = [
                f.ApproveApplication(application=key, role=role, reason="情况属实") for key in keys
            ]
            self._give(account, approvals)
        self._give(
            "cashier",
            [
                f.RecordPayment(
                    application=key,
                    amount=one.ask.amount,
                    account=one.ask.account,
                    reference=f"回单{one.ask.invoice}",
                )
                for key, one in zip(keys, asked, strict=True)
            ],
        )
        day = first_day(month).replace(day=20)
        for key, one in zip(keys, asked, strict=True):
            yield b.EnterVoucher(
                collective=one.ask.collective,
                day=day,
                summary=one.ask.purpose,
                lines=written(one.lines, f"fund_application/{key}"),
            )

    def _rents(self, month: Month) -> None:
        """Book the rents that came in this month and say which dues they pay."""
        came = [
            (one, letting, due)
            for one in self.held
            for letting in one.lettings
            for due in letting.dues
            if _paid_in(letting, due) == month
        ]
        day = first_day(month).replace(day=20)
        entered = self._give("bookkeeper", [_renting(*given, day) for given in came])
        self._give("bookchecker", map(_posting, entered))
        self._give(
            "keeper",
            [
                AllocateReceipt(
                    receipt=receipt_of(VoucherId(voucher.key), 1),
                    allocations=(
                        Allocation(contract=letting.contract, due=due.no, amount=due.amount),
                    ),
                )
                for voucher, (_, letting, due) in zip(entered, came, strict=True)
            ],
        )

    def _month_end(self, month: Month) -> Iterator[b.EnterVoucher]:
        """Give the vouchers of depreciation, and each quarter of the subsidy."""
        day = last_day(month)
        for one in self.held:
            yield entering(one, day, "计提折旧", *h.wear(one, month))
            if is_quarter(month):
                amount = Fen(one.draw.randrange(60, 180) * 100_00)
                yield _voucher(one, day, "收到村级组织运转经费补助", (h.BANK, amount), "503")

    def _mix(self, one: h.Holding, number: int) -> None:
        """Say what a collective does beyond what all do: the mixes take turns."""
        one.steps = steps(number, one.code, self.city.seed)
        one.accounts = (*h.ACCOUNTS, *own_accounts(number))

    def _read(self, query: Any) -> Any:
        return self.city.app.query(query, **self.city.staff("bookkeeper"))

    def _at(self, month: Month, day: int) -> None:
        self.clock.set(first_day(month).replace(day=day), time(9))

    def _give_posted(self, commands: Iterable[Any]) -> None:
        self._give("bookchecker", map(_posting, self._give("bookkeeper", commands)))

    def _give(self, account: str, commands: Iterable[Any]) -> list[Receipt]:
        """Give commands as an account; the first refusal is raised."""
        acting = self._acting(account)
        found = []
        for answer in self.city.app.execute_many(commands, **acting):
            if isinstance(answer, RuralgovError):
                raise answer
            found.append(answer)
        return found

    def _acting(self, account: str) -> dict[str, Any]:
        if account == SECOND:
            return self.city.staff("reviewer") | {"actor": Actor(AccountId(SECOND))}
        return self.city.staff(account)


def _founding(row: PlaceRow) -> FoundCollective:
    village = row.name.removesuffix("委会").removesuffix("村").removesuffix("居")
    return FoundCollective(
        place=PlaceId(row.owner),
        name=f"{village}股份经济合作社（示例）",
        since=h.BEGUN,
        source="示例：登记证",
    )


def _posting(entered: Receipt) -> b.PostVoucher:
    return b.PostVoucher(voucher=VoucherId(entered.key))


def _decided(contract: ContractId) -> c.DecideContract:
    return c.DecideContract(contract=contract, decision=h.DECISION, tender=h.TENDER)


def _lateness(one: h.Holding) -> int:
    lot = one.draw.random()
    return 99 if lot < NEVER else 2 if lot < NEVER + LATE else 0


def _paid_in(letting: h.Letting, due: Due) -> Month:
    """Return the month in which a due is paid."""
    month = due.day.month + letting.late + 12 * (due.day.year - 2024)
    return Month(f"{2024 + (month - 1) // 12}-{(month - 1) % 12 + 1:02}")


def _renting(one: h.Holding, letting: h.Letting, due: Due, day: date) -> b.EnterVoucher:
    about = f"contract/{letting.contract}"
    return _voucher(one, day, "收取发包款", (h.BANK, due.amount), h.LET, debit_about=about)


def _voucher(
    one: h.Holding,
    day: date,
    summary: str,
    debit: tuple[str, Fen],
    credit: str,
    *,
    debit_about: str | None = None,
    credit_about: str | None = None,
) -> b.EnterVoucher:
    account, amount = debit
    return b.EnterVoucher(
        collective=one.key,
        day=day,
        summary=summary,
        lines=(
            VoucherLine(account=account, debit=amount, about=debit_about),
            VoucherLine(account=credit, credit=amount, about=credit_about),
        ),
    )
