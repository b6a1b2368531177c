"""When two names or two papers may be the same, though they are not written the same."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_FORMS: Final = ("股份有限公司", "有限责任公司", "有限公司", "公司", "个体工商户", "个体户")
"""Legal forms that people add, leave out and take for one another; the longest first."""
_ASIDE: Final = re.compile(r"\([^()]*\)")
KEPT: Final = 65_536
"""Names whose core is kept at hand: each is asked for many times."""
SHORTEST: Final = 4
"""Signs that a name must have to count as the end of a longer one."""
LONG_NUMBER: Final = 8
"""Signs from which on an invoice number is hardly the same by chance: those of the tax office have
8 or 20."""


@lru_cache(KEPT)
def core_name(name: str) -> str:
    """Return a name without spaces, marks, asides in brackets and legal form."""
    plain = unicodedata.normalize("NFKC", name).upper()
    plain = _signs(_ASIDE.sub("", plain)) or _signs(plain)
    for form in _FORMS:
        if plain.endswith(form) and len(plain) > len(form):
            return plain[: -len(form)]
    return plain


def alike(one: str, other: str) -> bool:
    """Tell whether two names may be one: the same core, or one the end of the other.

    ``荣成市大庄建材有限公司`` is like ``大庄建材（有限责任公司）``.
    """
    a, b = core_name(one), core_name(other)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= SHORTEST and long.endswith(short)


@lru_cache(KEPT)
def core_number(number: str) -> str:
    """Return an invoice number without spaces, marks, leading letters like No. and zeros."""
    plain = _signs(unicodedata.normalize("NFKC", number).upper())
    return re.sub(r"^(NO|发票号码?|票号|第)?0*", "", plain).removesuffix("号")


def _signs(text: str) -> str:
    if text.isalnum():  # letters and numbers alone
        return text
    return "".join(filter(str.isalnum, text))
