"""Where each balance of a collective goes in the books of its successor.

An account goes to the one of the same name below the same account. Where there is none, one is
made: under its own code, or under the next free one if that is taken. So it is also where the same
name may be another bank account or another person of that name. What cannot be made below an
account that is used stays on that account.
"""

from collections.abc import Iterable

from attrs import define, field

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import ACCOUNTS, OFFICIAL
from ruralgov.domain.books.model import NOTHING, Chart, SubAccount, VoucherLine
from ruralgov.domain.books.rules_chart import LONGEST, is_code
from ruralgov.domain.collectives import AccountMove
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen

APART = frozenset({"102", "112", "113", "211", "213", "221"})
"""Where accounts of one name are of several banks, firms or persons, and so stay apart."""
PAIR = 2
"""Digits that a level adds to a code."""


@frozen(kw_only=True)
class BalanceMove:
    """A balance (debit less credit, in fen), and from and to which account it goes."""

    code: str
    to: str
    amount: int


@frozen(kw_only=True)
class Plan:
    """What goes where, and the accounts that are made for it."""

    moves: tuple[BalanceMove, ...]
    made: tuple[SubAccount, ...]

    @property
    def out(self) -> tuple[VoucherLine, ...]:
        """The lines that take the balances away."""
        return tuple(line_of(one.code, -one.amount) for one in self.moves)

    @property
    def into(self) -> tuple[VoucherLine, ...]:
        """The lines that bring them in, in the same order."""
        return tuple(line_of(one.to, one.amount) for one in self.moves)


def line_of(code: str, amount: int) -> VoucherLine:
    """Return the line of an amount: a debit above nothing, a credit below it."""
    return VoucherLine(
        account=code,
        debit=Fen(amount) if amount > 0 else NOTHING,
        credit=Fen(-amount) if amount < 0 else NOTHING,
    )


def plan(
    source: Chart,
    target: Chart,
    balances: Iterable[tuple[str, int]],
    *,
    used: Iterable[str],
    whose: str,
    moves: Iterable[AccountMove] = (),
) -> Plan:
    """Return where the balances (full code, debit less credit) of a collective go.

    *used* are the full codes of the successor that have lines; *whose* names the collective, for
    what is its own below an account that the successor has divided.
    """
    known = {one.code: one for one in target.accounts}
    seat = _Seat(source=source, known=known, used=set(used), whose=whose)
    named = {one.code: one for one in moves}
    for code in named:
        if code not in source.open:
            raise Refused(texts.ACCOUNT_MISSING, code=code, collective=source.collective)
    found = list(balances)
    chosen = {code: seat.chosen(named[code]) for code, _ in found if code in named}
    return Plan(
        moves=tuple(
            BalanceMove(code=code, to=chosen.get(code) or seat.last(code), amount=amount)
            for code, amount in found
        ),
        made=tuple(seat.made),
    )


@define(kw_only=True)
class _Seat:
    """Finds the seat of each account among those of the successor, and makes those that lack."""

    source: Chart
    known: dict[str, SubAccount]
    used: set[str]
    whose: str
    made: list[SubAccount] = field(factory=list)
    seats: dict[str, str] = field(factory=dict)

    def last(self, code: str) -> str:
        """Return the account that takes the balance of an account: it has none below it."""
        seat = self.seat(code)
        if self._below(seat):
            seat = self._child(seat, f"原{self.whose}", "")
        if self._below(seat):
            raise Refused(texts.MERGER_TARGET_WRONG, code=code, to=seat)
        self.used.add(seat)
        return seat

    def seat(self, code: str) -> str:
        """Return what an account is to the successor, those above it first."""
        if len(code) <= OFFICIAL:
            return code
        if code not in self.seats:
            name = next(one.name for one in self.source.accounts if one.code == code)
            self.seats[code] = self._child(self.seat(code[:-PAIR]), name, code[-PAIR:])
        return self.seats[code]

    def chosen(self, move: AccountMove) -> str:
        """Return the account that was named for a balance, made if it lacks."""
        to, parent = move.to, move.to[:-PAIR]
        if to not in self.known and to not in ACCOUNTS:
            there = parent in ACCOUNTS or (parent in self.known and not self.known[parent].retired)
            if not is_code(to) or not there or self._full(parent):
                raise Refused(texts.MERGER_TARGET_WRONG, code=move.code, to=to)
            name = move.name.strip() or self.source.name(move.code).split("—")[-1]
            self._make(to, name)
        if self._below(to) or (to in self.known and self.known[to].retired):
            raise Refused(texts.MERGER_TARGET_WRONG, code=move.code, to=to)
        self.used.add(to)
        return to

    def _child(self, parent: str, name: str, pair: str) -> str:
        """Return the account of a name below another, made if there is none and may be one."""
        same = [code for code in self._below(parent) if self.known[code].name == name]
        if same and parent[:OFFICIAL] in APART and any(code in self.used for code in same):
            return self._child(parent, f"{name}（原{self.whose}）", pair)
        if same:
            return parent + pair if parent + pair in same else min(same)
        if self._full(parent) or len(parent) + PAIR > LONGEST:
            return parent
        free = (
            code
            for code in (parent + pair, *(f"{parent}{n:02d}" for n in range(1, 100)))
            if len(code) > len(parent) and code not in self.known
        )
        code = next(free, None)
        if code is None:
            raise Refused(texts.MERGER_CODES_USED_UP, parent=parent, name=name)
        self._make(code, name)
        return code

    def _make(self, code: str, name: str) -> None:
        one = SubAccount(code=code, name=name)
        self.known[code] = one
        self.made.append(one)

    def _full(self, code: str) -> bool:
        """Tell whether an account was used and never divided."""
        return code in self.used and not self._below(code)

    def _below(self, parent: str) -> list[str]:
        """Return the accounts in use right below another."""
        return [
            code for code, one in self.known.items() if code[:-PAIR] == parent and not one.retired
        ]
