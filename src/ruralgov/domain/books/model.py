"""The books of a collective: its chart, its months and its vouchers. All money is fen."""

from datetime import date, datetime
from functools import cached_property
from typing import Final

from attrs import field

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import ACCOUNTS, OFFICIAL
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, DecisionId, VoucherId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen

NOTHING: Final = Fen(0)
HASH: Final = 64
"""Hexadecimal digits of a SHA-256."""


@frozen(kw_only=True)
class SubAccount:
    """An account of one collective below an official one: ``10201`` below ``102``."""

    code: str
    name: str
    retired: bool = False


@frozen(kw_only=True)
class Chart:
    """The accounts of a collective beyond the official ones, and since when its books are open."""

    collective: CollectiveId
    accounts: tuple[SubAccount, ...] = ()
    first: Month | None = None
    """The first month that takes vouchers; None until the opening balances are posted."""
    opening: VoucherId | None = None

    @cached_property
    def open(self) -> dict[str, bool]:
        """Each code that is known, and whether vouchers may use it: it has nothing below it."""
        live = [one.code for one in self.accounts if not one.retired]
        parents = {code[:-2] for code in live}
        parents |= {code[:OFFICIAL] for code in live}
        known = dict.fromkeys(one.code for one in self.accounts if one.retired)
        return {code: code not in parents for code in (*ACCOUNTS, *live)} | dict.fromkeys(
            known, False
        )

    @cached_property
    def _own(self) -> dict[str, list[SubAccount]]:
        """Its own accounts by the official one above them."""
        found: dict[str, list[SubAccount]] = {}
        for one in self.accounts:
            found.setdefault(one.code[:OFFICIAL], []).append(one)
        return found

    def name(self, code: str) -> str:
        """Return the name of an account, with those above it."""
        account = code[:OFFICIAL]
        names = [ACCOUNTS[account].zh]
        names += [one.name for one in self._own.get(account, ()) if code.startswith(one.code)]
        return "—".join(names)

    def seat(self, code: str) -> str:
        """Return where a line on an account is undone: on it, or the first below it by now."""
        below = [one.code for one in self.accounts if one.code[:-2] == code and not one.retired]
        return self.seat(min(below)) if below else code

    def must_take(self, code: str) -> None:
        """Refuse what is no account, or takes no vouchers: nothing falls into "other"."""
        takes = self.open.get(code)
        if takes:
            return
        if takes is None:
            raise Refused(texts.ACCOUNT_MISSING, code=code, collective=self.collective)
        below = [one.code for one in self.accounts if one.code[:-2] == code and not one.retired]
        if not below:
            raise Refused(texts.ACCOUNT_RETIRED, code=code, name=self.name(code))
        raise Refused(texts.ACCOUNT_NOT_LAST, code=code, below="、".join(below))


class DecisionKind(LabelledEnum):
    """What was decided about a month."""

    CLOSED = "closed", "结账", "closed"
    REOPENED = "reopened", "反结账", "reopened"


@frozen(kw_only=True)
class MonthDecision:
    """Who closed or reopened a month, when, on which decision and why."""

    kind: DecisionKind
    by: AccountId
    at: datetime
    decision: str = ""
    reason: str = ""
    cites: DecisionId | None = None


@frozen(kw_only=True)
class BookMonth:
    """A month of a collective: how many vouchers have a number in it, and whether it is closed."""

    collective: CollectiveId
    month: Month
    vouchers: int = 0
    decisions: tuple[MonthDecision, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether it takes no vouchers."""
        return bool(self.decisions) and self.decisions[-1].kind is DecisionKind.CLOSED


class VoucherKind(LabelledEnum):
    """What a voucher is for."""

    ORDINARY = "ordinary", "记账凭证", "ordinary"
    CORRECTION = "correction", "更正凭证", "correction"
    REVERSAL = "reversal", "冲销凭证", "reversal"
    CARRY_OVER = "carry_over", "结转凭证", "carry-over"
    OPENING = "opening", "期初余额", "opening balances"
    MERGED_OUT = "merged_out", "合并转出凭证", "balances handed over"
    MERGED_IN = "merged_in", "合并转入凭证", "balances taken over"
    DIVISION = "division", "科目分设凭证", "account divided"


MERGERS: Final = frozenset({VoucherKind.MERGED_OUT, VoucherKind.MERGED_IN})
"""What brings balances from a collective to its successor: nothing is earned or spent by it."""
REGROUPS: Final = MERGERS | {VoucherKind.DIVISION}
"""What only brings balances elsewhere."""


class VoucherStage(LabelledEnum):
    """Where a voucher stands."""

    ENTERED = "entered", "待复核", "waiting for its check"
    POSTED = "posted", "已记账", "posted"
    REJECTED = "rejected", "已退回", "rejected"


class DistributionUse(LabelledEnum):
    """What a line on 321 or 322 does to the results that are not distributed."""

    NONE = "", "不涉及", "none"
    OPENING = "opening", "期初转入", "opening balance"
    RESULT = "result", "结转收益", "result carried over"
    RESERVE = "reserve", "提取公积公益金", "to the reserve"
    MEMBERS = "members", "向成员（投资者）分配", "to members and investors"
    OTHER = "other", "其他分配", "other uses"
    INCOMING = "incoming", "其他转入", "transferred in"
    WITHIN = "within", "明细间划转", "between its sub-accounts"


@frozen(kw_only=True)
class VoucherLine:
    """One line: a full account code and an amount in fen on one side, the other being nothing.

    *about* says what it is for: ``fund_application/<id>``, ``contract/<id>`` or ``asset/<id>``.
    """

    account: str
    debit: Fen = NOTHING
    credit: Fen = NOTHING
    text: str = ""
    about: str | None = None


@frozen(kw_only=True)
class SourceDocument:
    """A paper behind a voucher, kept elsewhere: its name, kind, SHA-256 and size in bytes."""

    name: str
    kind: str
    sha256: str = field()
    size: int = field()

    @sha256.validator
    def _check(self, _: object, sha256: str) -> None:
        if len(sha256) != HASH or set(sha256) - set("0123456789abcdef"):
            raise BadInput(kernel_texts.ATTACHMENT_WRONG, value=sha256)

    @size.validator
    def _check_size(self, _: object, size: int) -> None:
        if size < 1:
            raise BadInput(kernel_texts.ATTACHMENT_WRONG, value=size)


@frozen(kw_only=True)
class Undone:
    """How much of a line, counted from 1, is undone."""

    line: int
    amount: Fen


@frozen(kw_only=True)
class Reversal:
    """A voucher that undid parts of another."""

    by: VoucherId
    parts: tuple[Undone, ...]


@frozen(kw_only=True)
class OldBalance:
    """A line of the old trial balance as it was transcribed."""

    code: str
    debit: Fen = NOTHING
    credit: Fen = NOTHING


@frozen(kw_only=True)
class OpeningBalance:
    """A line of the new trial balance, and from which account of the old one it comes."""

    account: str
    old: str
    debit: Fen = NOTHING
    credit: Fen = NOTHING


@frozen(kw_only=True)
class SheetFigure:
    """A figure of the balance sheet as it was drawn up by hand: an item of it, and fen."""

    item: str
    amount: Fen


@frozen(kw_only=True)
class Voucher:
    """One voucher: what was entered, who checked it, and what undid it."""

    collective: CollectiveId
    month: Month
    day: date
    kind: VoucherKind
    summary: str
    lines: tuple[VoucherLine, ...]
    documents: tuple[SourceDocument, ...]
    maker: AccountId
    corrects: VoucherId | None = None
    """The voucher that it corrects or undoes, or whose balances it takes over."""
    undoes: tuple[Undone, ...] = ()
    """For a reversal: of each line of its own, which line of the other it undoes, by how much."""
    reason: str = ""
    carries: bool = False
    """Whether it carries results over, or undoes a voucher that did."""
    opens: bool = False
    """Whether it opens the books, or undoes a part of the voucher that did."""
    entered: datetime | None = None
    """When it was; of older ones it is not known."""
    stage: VoucherStage = VoucherStage.ENTERED
    number: int | None = None
    checker: AccountId | None = None
    reversals: tuple[Reversal, ...] = ()

    def remaining(self, line: int) -> int:
        """Return how many fen of a line, counted from 1, are not undone yet."""
        one = self.lines[line - 1]
        undone = sum(
            part.amount for made in self.reversals for part in made.parts if part.line == line
        )
        return one.debit + one.credit - undone

    @property
    def written(self) -> tuple[VoucherLine, ...]:
        """The lines as the books have them: those of a reversal in red.

        They stand below nothing on the side that they undo, so that what was undone is no turnover.
        """
        if self.kind is not VoucherKind.REVERSAL:
            return self.lines
        return tuple(
            change(line, debit=Fen(-line.credit), credit=Fen(-line.debit)) for line in self.lines
        )

    @property
    def standing(self) -> "Voucher":
        """The voucher with what is not undone of each of its lines."""
        return change(
            self, lines=tuple(self._standing(n, one) for n, one in enumerate(self.lines, 1))
        )

    def _standing(self, number: int, line: VoucherLine) -> VoucherLine:
        rest = Fen(self.remaining(number))
        return change(
            line, debit=rest if line.debit else NOTHING, credit=rest if line.credit else NOTHING
        )


def month_key(collective: CollectiveId, month: Month) -> str:
    """Return the key of the record of a month."""
    return f"{collective}/{month}"
