"""The text of one cell of a workbook, by the kind of its column: nothing is guessed."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.tables import Column, Kind
from ruralgov_office import texts

DIGITS: Final = 15
"""What Excel keeps of a number."""
EARLIEST: Final = datetime(1900, 3, 1)  # noqa: DTZ001  before it Excel's days are wrong by one
_LOOKS: Final = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_MARK: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED: Final = re.compile(r'=\s*"([^"]*)"')
"""A formula that is only a text, by which exports keep digits from being rounded."""
_ZEROS: Final = re.compile(r"0{2,}")


def text_of(cell: Any, column: Column) -> str:
    """Return the text of a cell without outer spaces.

    Raises ``cell_formula``, ``cell_is_error``, ``cell_truth``, ``cell_digits_lost``,
    ``cell_became_date``, ``cell_not_date`` or ``cell_has_time``.
    """
    quoted = _QUOTED.fullmatch(str(cell.value)) if cell.data_type == "f" else None
    if quoted is not None:
        return unescaped(quoted[1]).strip()
    if cell.data_type == "f":
        raise BadInput(texts.CELL_FORMULA, column=column.zh)
    if cell.data_type == "e":
        raise BadInput(texts.CELL_IS_ERROR, column=column.zh, value=cell.value)
    match cell.value:
        case None:
            return ""
        case str() as text:
            return unescaped(text).strip()
        case bool():
            raise BadInput(texts.CELL_TRUTH, column=column.zh)
        case int() | float() as number:
            return _number(number, column, str(cell.number_format))
        case datetime() | date() as day:
            return _day(day, column)
        case _:
            raise BadInput(texts.CELL_BECAME_DATE, column=column.zh)


def value_of(value: object) -> str:
    """Return the text of a header or of what Excel counted last: as it is, without judging it."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return _plain(value)
    return unescaped(str(value)).strip()


def escaped(text: str) -> str:
    """Return a text as a workbook holds it: ``_x0041_`` would be read as A."""
    return _LOOKS.sub("_x005F_x", text)


def unescaped(text: str) -> str:
    """Return what the text of a workbook means: Excel writes marks as ``_x000D_``."""
    return _MARK.sub(lambda found: chr(int(found[1], 16)), text)


def _number(number: float, column: Column, shown: str) -> str:
    if column.kind is Kind.IDENTITY:
        raise BadInput(ports_texts.CELL_DIGITS_LOST, column=column.zh)
    if column.kind in (Kind.DATE, Kind.INSTANT):
        raise BadInput(texts.CELL_NOT_DATE, column=column.zh)
    text = _plain(number)
    if column.kind is Kind.AMOUNT or column.kind is Kind.INTEGER:
        return text
    if len(text.lstrip("-").replace(".", "")) > DIGITS:
        raise BadInput(ports_texts.CELL_DIGITS_LOST, column=column.zh)
    return text.zfill(len(shown)) if _ZEROS.fullmatch(shown) else text


def _plain(number: float) -> str:
    """Return a number by its shortest digits, as it was typed: no exponent, no ``.0``."""
    exact = Decimal(repr(number))
    return f"{exact.to_integral_value() if exact == exact.to_integral_value() else exact:f}"


def _day(day: date, column: Column) -> str:
    if column.kind is Kind.INSTANT and isinstance(day, datetime) and day >= EARLIEST:
        return day.isoformat(" ", "seconds")
    if column.kind is not Kind.DATE:
        raise BadInput(texts.CELL_BECAME_DATE, column=column.zh)
    if isinstance(day, datetime):
        if day < EARLIEST or (day.hour, day.minute, day.second, day.microsecond) != (0, 0, 0, 0):
            raise BadInput(texts.CELL_HAS_TIME, column=column.zh)
        day = day.date()
    return day.isoformat()
