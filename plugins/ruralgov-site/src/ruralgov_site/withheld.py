"""Which further numbers must stay away so that those that count too few cannot be worked out.

One number left out of a column with a total is the total less the rest. So the smallest of the
others go too, until whoever knows the total, and this rule, is left with more than one answer for
every number that was left out.
"""

from collections.abc import Sequence

from ruralgov.domain.kernel.labels import LabelledEnum


class Hidden(LabelledEnum):
    """Why a number is not shown: whoever gave the figures left it out, or the site did."""

    FEW = "few", "未列", "not shown"
    GUARD = "guard", "不列出", "withheld"


def guarded(
    column: Sequence[int | Hidden | None], whole: int | None, few: int
) -> list[int | Hidden | None]:
    """Return a column of a breakdown with as many more numbers hidden as it takes.

    Without a *whole* there is nothing to subtract from, and the column stays as it is.
    """
    found = list(column)
    if whole is None or Hidden.FEW not in found:
        return found
    shown = sorted(
        (cell, place)
        for place, cell in enumerate(found)
        if isinstance(cell, int) and not isinstance(cell, Hidden)
    )
    while True:
        left = whole - sum(number for number, _ in shown)
        known = left if not shown else shown[0][0]
        if not shown or not _tells(found, left, known, few):
            return found
        _, place = shown.pop(0)
        found[place] = Hidden.GUARD


def _tells(column: Sequence[int | Hidden | None], left: int, most: int, few: int) -> bool:
    """Tell whether what is *left* of the whole leaves one answer for a number below *few*.

    A guard is at least *few*, and at most as large as the smallest number that is still shown.
    """
    scarce, guards = column.count(Hidden.FEW), column.count(Hidden.GUARD)
    low = max(0, left - (scarce - 1) * (few - 1) - guards * most)
    high = min(few - 1, left - guards * few)
    return low >= high
