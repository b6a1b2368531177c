"""Exact decimal numbers as people write them: ``0.75``. They are never made into floats."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final, NewType

Number = NewType("Number", str)
"""A decimal number as text, such as ``0.75``: up to twelve digits, and six behind the point."""
NUMBER: Final = r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?"
"""How a number is written, as a regular expression."""


def exact(number: Number) -> Fraction:
    """Return the value of a number."""
    return Fraction(Decimal(number))


def counted(whole: int) -> Number:
    """Return a count as a number."""
    return Number(str(whole))


def printed(value: Fraction, places: int = 2) -> Number:
    """Return a value as it is printed: rounded once, halves away from zero."""
    scale = 10**places
    doubled = 2 * abs(value) * scale
    whole = int((doubled + 1) // 2)
    signed = Decimal(-whole if value < 0 else whole)
    return Number(str((signed / scale).quantize(Decimal(1) / scale, ROUND_HALF_UP)))
