"""One message in two languages."""

from typing import NamedTuple


class Text(NamedTuple):
    """One message in the two languages; ``{name}`` stands for a fact."""

    zh: str
    en: str
