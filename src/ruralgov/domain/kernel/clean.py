"""Texts and dates that came in from outside, checked."""

import re
import unicodedata
from datetime import date
from typing import Final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput

FOREVER = date(9999, 12, 31)
"""The open end of a dated value ``[since, until)``."""


_MARKS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def has_marks(text: str) -> bool:
    """Tell whether a text holds control marks other than tabs and new lines, or half characters."""
    return not text.isprintable() and _MARKS.search(text) is not None


def clean_text(field: str, text: str) -> str:
    """Return the text without outer spaces; raises ``text_not_clean`` (empty, control marks)."""
    text = text.strip()
    if text and text.isprintable():  # most texts: such a mark is never printable
        return text
    if not text or any(unicodedata.category(mark) in ("Cc", "Cf", "Cs") for mark in text):
        raise BadInput(texts.TEXT_NOT_CLEAN, field=field)
    return text


def check_dates(since: date, until: date) -> None:
    """Refuse a period that ends before it begins; raises ``dates_reversed``."""
    if since >= until:
        raise BadInput(texts.DATES_REVERSED, since=since, until=until)
