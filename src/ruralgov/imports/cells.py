"""The value of one cell, by the kind of its column."""

import re
import unicodedata
from datetime import date, datetime, time
from typing import Any, Final

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.money import parse_yuan
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.imports import texts
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.tables import Column, Kind

_DATE: Final = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
)
_INSTANT: Final = re.compile(r"(\S+?)(?:\s+|T)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_BREAK: Final = re.compile(r"\s*\r?\n\s*")
"""A line break within a cell, which people make to see a long text whole."""
_WRAPPED: Final = re.compile(r"""=\s*"([^"]*)"|'([^'=+@\t-].*)""")
_INTEGER: Final = re.compile(r"-?[0-9]{1,15}")
_ROUNDED: Final = re.compile(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]+")
"""How a spreadsheet shows a long number whose last digits it has lost."""


def read_value(column: Column, text: str) -> Any:
    """Return what a cell means, None where it may be empty and is.

    Machine fields (all but ``TEXT``) are read with their full-width marks made half-width. Raises
    ``cell_empty``, ``cell_marks_hidden``, ``cell_digits_lost``, ``cell_wrong`` or what the kind or
    the column's own *read* raises.
    """
    if not text:
        if column.may_be_empty:
            return None
        raise BadInput(kernel_texts.CELL_EMPTY, column=column.zh)
    if not text.isascii() and any(unicodedata.category(mark) == "Cf" for mark in text):
        raise BadInput(texts.CELL_MARKS_HIDDEN, column=column.zh)
    if column.kind is Kind.TEXT:
        text = _BREAK.sub(" ", text)
    else:
        text = _unwrapped(unicodedata.normalize("NFKC", text).strip())
        if not text:
            return read_value(column, "")
    if column.kind in (Kind.CODE, Kind.IDENTITY) and _ROUNDED.fullmatch(text):
        raise BadInput(ports_texts.CELL_DIGITS_LOST, column=column.zh)
    try:
        return _value(column, text)
    except ValueError:
        raise BadInput(kernel_texts.CELL_WRONG, column=column.zh, problem=text) from None


def _unwrapped(text: str) -> str:
    """Return the text of ``="3710…"`` or ``'3710…``, in which exports keep digits from rounding."""
    found = _WRAPPED.fullmatch(text)
    return (found[1] or found[2] or "").strip() if found else text


def parse_day(column: str, text: str) -> date:
    """Return the day of ``2024-2-29``, ``2024/2/29``, ``2024.2.29`` or ``2024年2月29日``.

    Raises ``date_unclear`` for all else, and for days that no calendar has.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        raise BadInput(texts.DATE_UNCLEAR, column=column)
    year, _, *rest = found.groups()
    month, day = (int(part) for part in rest if part is not None)
    try:
        return date(int(year), month, day)
    except ValueError:
        raise BadInput(texts.DATE_UNCLEAR, column=column) from None


def parse_instant(column: str, text: str) -> datetime:
    """Return the instant of ``2024-02-29 14:05`` or ``2024-02-29 14:05:30``, in Asia/Shanghai.

    The day may be written as ``parse_day`` takes it. Raises ``instant_unclear``: a day without a
    time is none.
    """
    found = _INSTANT.fullmatch(text)
    if found is None:
        raise BadInput(texts.INSTANT_UNCLEAR, column=column)
    day, (hour, minute, second) = (
        parse_day(column, found[1]),
        (int(one or 0) for one in found.groups()[1:]),
    )
    try:
        return datetime.combine(day, time(hour, minute, second), SHANGHAI)
    except ValueError:
        raise BadInput(texts.INSTANT_UNCLEAR, column=column) from None


def _value(column: Column, text: str) -> Any:
    if column.read is not None:
        return column.read(text)
    match column.kind:
        case Kind.CHOICE:
            return _chosen(column, text)
        case Kind.AMOUNT:
            return parse_yuan(text)
        case Kind.DATE:
            return parse_day(column.zh, text)
        case Kind.INSTANT:
            return parse_instant(column.zh, text)
        case Kind.INTEGER:
            return _whole(text)
        case Kind.IDENTITY:
            return IdentityNumber.of(text)
        case Kind.TEXT | Kind.CODE:
            return clean_text(column.zh, text)


def _chosen(column: Column, text: str) -> Any:
    for word, value in column.choices.items():
        if text.casefold() == unicodedata.normalize("NFKC", word).casefold():
            return value
    words = "/".join(column.words())
    raise BadInput(kernel_texts.CELL_WRONG, column=column.zh, problem=f"{text}（{words}）")


def _whole(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)
