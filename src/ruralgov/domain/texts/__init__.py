"""Every refusal and error in Chinese and English: what is wrong, with the values, and the mend."""

from typing import Final

from ruralgov.domain.texts import (
    books,
    collectives,
    common,
    disclosure,
    exports,
    funds,
    ledger_tables,
    oversight,
    property,
    tables,
)
from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    code: text
    for part in (
        books,
        collectives,
        common,
        disclosure,
        exports,
        funds,
        ledger_tables,
        oversight,
        property,
        tables,
    )
    for code, text in part.TEXTS.items()
}

__all__ = ["TEXTS", "Text"]
