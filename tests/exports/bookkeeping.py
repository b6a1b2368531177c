"""Books with everything in them that a journal must carry."""

from datetime import date
from functools import partial
from typing import Any

from ruralgov.domain.books import (
    AccountPart,
    CarryOverStep,
    DivideAccount,
    TrialBalance,
    Undone,
)
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.reports.journals import JournalAccount, JournalFormat, Scope, journal
from tests.books.ledger import Ledger
from tests.exports.judges import Judge
from tests.town import Town, code_of

NAME, SUMMARY = "张三丰", "付张三丰运费"
"""A person, in the name of a sub-account and in a summary."""


def carry(ledger: Ledger) -> None:
    """Carry the year over, as far as there is something to carry."""
    for step in CarryOverStep:
        said = code_of(partial(lambda s: ledger.post(ledger.carry(2025, s)), step))
        assert said in ("", "carry_nothing")


def whole_year(town: Town) -> Ledger:
    """A collective with sub-accounts, a reversal in part, a correction, and its year end."""
    ledger = Ledger(town)
    for code, name in (("11301", NAME), ("11302", "李四"), ("10201", "基本户")):
        ledger.define(code, name)
    ledger.open({"10201": 900_000_00, "152": -10_01, "151": 50_000_00, "301": -949_989_99})
    sold = ledger.posted(("11301", 700_00), ("11302", 1), ("501", -700_01), summary=SUMMARY)
    parts = (Undone(line=1, amount=Fen(50_00)), Undone(line=3, amount=Fen(50_00)))
    ledger.post(ledger.reverse(sold, date(2025, 3, 31), parts=parts))
    ledger.posted(("513", 33_33), ("211", -33_33), day=date(2025, 4, 30))
    mend = {"corrects": sold, "reason": "记错户"}
    ledger.posted(("11302", 7_00), ("11301", -7_00), day=date(2025, 5, 1), **mend)
    ledger.posted(("401", 5), ("211", -5), day=date(2025, 12, 1))
    made = (
        AccountPart(code="51301", name="办公费", amount=30_00),
        AccountPart(code="51302", name="差旅费"),
    )
    cutting = DivideAccount(
        collective=ledger.key, code="513", day=date(2025, 6, 30), parts=made, reason="细化"
    )
    ledger.post(VoucherId(town.do("bookkeeper", cutting).key))
    carry(ledger)
    return ledger


def written(
    town: Town, form: JournalFormat, account: str = "bookkeeper", **scope: Any
) -> list[str]:
    given: dict[str, Any] = {"first": Month("2025-01"), "last": Month("2025-12")} | scope
    return list(journal(town.app, form, Scope(**given), **town.acting(account)))


class Named:
    """A format that remembers how each account is called."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.names: dict[tuple[str, str], str] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.judge.form, name)

    def opened(self, account: JournalAccount, day: date) -> str:
        self.names[account.book.collective, account.code] = self.judge.name(account)
        return self.judge.form.opened(account, day)


def balances(town: Town, ledgers: list[Ledger], last: str) -> dict[tuple[str, str], int]:
    """Our own balances in fen, by collective and full code."""
    return {
        (ledger.key, row.code): row.closing
        for ledger in ledgers
        for row in town.ask(
            "bookkeeper",
            TrialBalance(collective=ledger.key, first=Month("2024-01"), last=Month(last)),
        )
    }
