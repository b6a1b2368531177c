"""What the lines on 321 and 322 do to the results that are not distributed yet."""

from typing import Final

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import DISTRIBUTION, YEAR_RESULT, official
from ruralgov.domain.books.model import (
    MERGERS,
    DistributionUse,
    Voucher,
    VoucherKind,
    VoucherLine,
)
from ruralgov.domain.kernel.errors import Refused

_USES: Final = {
    "311": DistributionUse.RESERVE,
    "101": DistributionUse.MEMBERS,
    "102": DistributionUse.MEMBERS,
    "113": DistributionUse.MEMBERS,
    "211": DistributionUse.MEMBERS,
}
"""By the account on the other side of a debit of 322."""


def uses_of(voucher: Voucher) -> list[DistributionUse]:
    """Return the use of each line; those on other accounts have none."""
    if voucher.opens or voucher.carries or voucher.kind in MERGERS:
        one = DistributionUse.OPENING if voucher.opens else DistributionUse.RESULT
        if voucher.kind in MERGERS:  # what one gains the other loses: together it is nothing
            one = DistributionUse.INCOMING
        both = (YEAR_RESULT, DISTRIBUTION)
        return [one if official(x.account) in both else DistributionUse.NONE for x in voucher.lines]
    found = distribution(voucher.lines)
    if found is None:
        return [DistributionUse.NONE] * len(voucher.lines)
    undoing = voucher.kind is VoucherKind.REVERSAL
    return [_use(line, found, undoing=undoing) for line in voucher.lines]


def distribution(lines: tuple[VoucherLine, ...]) -> DistributionUse | None:
    """Return for what results are distributed, or None where 322 is not touched.

    Raises ``distribution_mixed`` where one voucher does it for several uses.
    """
    if not any(official(line.account) == DISTRIBUTION for line in lines):
        return None
    others = {official(x.account) for x in lines if official(x.account) != DISTRIBUTION}
    uses = {_USES.get(account, DistributionUse.OTHER) for account in others}
    if len(uses) > 1:
        raise Refused(texts.DISTRIBUTION_MIXED, accounts="、".join(sorted(others)))
    return uses.pop() if uses else DistributionUse.WITHIN


def _use(line: VoucherLine, use: DistributionUse, *, undoing: bool) -> DistributionUse:
    if official(line.account) != DISTRIBUTION:
        return DistributionUse.NONE
    if use is not DistributionUse.WITHIN and (line.credit > 0) != undoing:
        return DistributionUse.INCOMING
    return use
