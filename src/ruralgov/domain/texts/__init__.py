"""Every refusal and error in Chinese and English: what is wrong, with the values, and the mend."""

from typing import Final

from ruralgov.domain.texts import (
    books,
    collectives,
    common,
    exports,
    funds,
    property,
)
from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = { | common.TEXTS | collectives.TEXTS | tables.TEXTS
    code: text
    for part in (
        common,
        collectives,
        books,
        exports,
        funds,
        property,
    )
    for code, text in part.TEXTS.items()
}
from ruralgov.domain.texts import collectives, common, tables


__all__ = ["TEXTS", "Text"]
