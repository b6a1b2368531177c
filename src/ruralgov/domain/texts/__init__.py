"""Every refusal and error in Chinese and English: what is wrong, with the values, and the mend."""

from typing import Final

from ruralgov.domain.texts import books, collectives, common, funds
from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = common.TEXTS | collectives.TEXTS | books.TEXTS | funds.TEXTS


__all__ = ["TEXTS", "Text"]
