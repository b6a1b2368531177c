"""``effects``: what a voucher does to money for each contract, application or asset that it names.

It is the one function that says so. Settling an application, booking a receipt, paying and the
checks all read it, so that none of them takes for money what a voucher only moves between the
accounts of the collective, or takes out again beside it.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import CASH, official
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.money import Fen, show_yuan
from ruralgov.domain.kernel.value import frozen


class MoneyLine(Protocol):
    """A line of a voucher, or the row of one."""

    @property
    def account(self) -> str:
        """Its account, official or below one."""
        ...

    @property
    def debit(self) -> Fen:
        """What it brings, in fen."""
        ...

    @property
    def credit(self) -> Fen:
        """What it takes, in fen."""
        ...

    @property
    def about(self) -> str | None:
        """The record that it is about."""
        ...


@frozen(kw_only=True)
class Part:
    """So much of a line, counted from 1."""

    line: int
    amount: Fen


@frozen(kw_only=True)
class Effect:
    """What came in from outside for a record (above nothing), or went out, and by which lines."""

    about: str
    amount: int
    parts: tuple[Part, ...]

    @property
    def key(self) -> str:
        """The key of the record."""
        return self.about.partition("/")[2]

    def of(self, kind: str) -> bool:
        """Tell whether it is about a record of a kind."""
        return self.about.startswith(f"{kind}/")


def effects(lines: Iterable[MoneyLine], means: frozenset[str] = CASH) -> tuple[Effect, ...]:
    """Return what lines do for each record that they name, net, by what they are paid with.

    What only moves between the *means* of payment came from nobody and went to nobody; lines that
    name a record have the first claim on the rest, in their order. What came in for a record and
    went out for it again is nothing.

    Args:
        lines: All lines of one voucher, in their order.
        means: The official accounts by which is paid: cash and bank money.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line, fen in _real(tuple(lines), means):
        found.setdefault(str(line.about), []).append((number, fen))
    return tuple(
        Effect(about=about, amount=net, parts=tuple(_parts(moves, net)))
        for about, moves in found.items()
        if (net := sum(fen for _, fen in moves))
    )


def check_effects(lines: tuple[MoneyLine, ...], means: frozenset[str] = CASH) -> None:
    """Refuse lines that say more of a record than they do.

    Raises ``about_moves_nothing`` where a line names one and only moves money, and
    ``about_both_sides`` where money comes in and goes out for one in the same voucher.
    """
    sides: dict[str, bool] = {}
    for number, line, fen in _real(lines, means):
        about, said = str(line.about), line.debit + line.credit
        if abs(fen) < said:
            raise Refused(
                texts.ABOUT_MOVES_NOTHING,
                line=number,
                about=about,
                amount=show_yuan(said),
                real=show_yuan(abs(fen)),
            )
        if sides.setdefault(about, fen > 0) != (fen > 0):
            raise Refused(texts.ABOUT_BOTH_SIDES, about=about)


def transferred(lines: Iterable[MoneyLine], means: frozenset[str] = CASH) -> int:
    """Return how many fen at least only move between the means of payment.

    Money that comes in may have come from the other lines' credits; only what cannot is taken for
    a transfer, so that income and payment in one voucher never pass for one.
    """
    came = other = 0
    for line in lines:
        if official(line.account) in means:
            came += line.debit
        else:
            other += line.credit
    return max(0, came - other)


def _real(
    lines: tuple[MoneyLine, ...], means: frozenset[str]
) -> Iterator[tuple[int, MoneyLine, int]]:
    """Give each line on the means that names a record, and the fen of it that are no transfer."""
    mine = [
        (number, line) for number, line in enumerate(lines, 1) if official(line.account) in means
    ]
    named = [(number, line) for number, line in mine if line.about is not None]
    if not named:
        return
    moved = transferred(lines, means)
    came = sum(line.debit for _, line in mine) - moved
    went = sum(line.credit for _, line in mine) - moved
    for number, line in named:
        gained, lost = min(line.debit, came), min(line.credit, went)
        came, went = came - gained, went - lost
        yield number, line, gained - lost


def _parts(moves: list[tuple[int, int]], net: int) -> Iterator[Part]:
    """Give the lines that make up what a record gained or lost, the first ones first."""
    rest = abs(net)
    for number, fen in moves:
        amount = min(abs(fen), rest) if (fen > 0) == (net > 0) else 0
        if amount:
            rest -= amount
            yield Part(line=number, amount=Fen(amount))
