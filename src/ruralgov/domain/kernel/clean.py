"""Texts and dates that came in from outside, checked."""

import unicodedata
from datetime import date

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput

FOREVER = date(9999, 12, 31)
"""The open end of a dated value ``[since, until)``."""


def clean_text(field: str, text: str) -> str:
    """Return the text without outer spaces; raises ``text_not_clean`` (empty, control marks)."""
    text = text.strip()
    if text.isascii() and text.isprintable() and text:  # most texts, and many times faster
        return text
    if not text or any(unicodedata.category(mark) in ("Cc", "Cf", "Cs") for mark in text):
        raise BadInput(texts.TEXT_NOT_CLEAN, field=field)
    return text


def check_dates(since: date, until: date) -> None:
    """Refuse a period that ends before it begins; raises ``dates_reversed``."""
    if since >= until:
        raise BadInput(texts.DATES_REVERSED, since=since, until=until)
