"""Every refusal and error in Chinese and English: what is wrong, with the values, and the mend."""

from typing import Final

from ruralgov.domain.texts import collectives, common, tables
from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = common.TEXTS | collectives.TEXTS | tables.TEXTS

__all__ = ["TEXTS", "Text"]
