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


_PLAIN: Final = str.maketrans(
    "東國華豐興農業鄉機電車門廠廣龍魚鳳軍長陽陳張劉趙楊馬黃吳孫許韓馮羅鄭謝鄧葉盧財貿運輸飼種養設備橋裝飾鋼鐵銀榮鎮莊島灣聯勝寶貴順達爾園義慶",
    "东国华丰兴农业乡机电车门厂广龙鱼凤军长阳陈张刘赵杨马黄吴孙许韩冯罗郑谢邓叶卢财贸运输饲种养设备桥装饰钢铁银荣镇庄岛湾联胜宝贵顺达尔园义庆",
)
"""Traditional characters that are frequent in names of firms here."""
_TRADES: Final = ("经营部", "批发部", "门市部", "服务部", "商行", "商店", "商贸", "店", "厂")
"""What a firm calls itself behind its name: a relation rarely says it alike."""


@lru_cache(KEPT)
def core_name(name: str) -> str:
    """Return a name without spaces, marks, asides in brackets and legal form."""
    plain = unicodedata.normalize("NFKC", name).upper().translate(_PLAIN)
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
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return len(short) >= SHORTEST and long.endswith(short)


def akin(one: str, other: str) -> bool:
    """Tell whether two names may be of one owner: alike, whatever the firm calls itself.

    ``东山建材经营部`` is akin to ``东山建材有限公司``. That is too much for one payee, and enough
    for who declared a relation.
    """
    return alike(one, other) or alike(_bare(one), _bare(other))


@lru_cache(KEPT)
def _bare(name: str) -> str:
    plain = core_name(name)
    for trade in _TRADES:
        if plain.endswith(trade) and len(plain) - len(trade) >= SHORTEST:
            return plain[: -len(trade)]
    return plain


@lru_cache(KEPT)
def core_number(number: str) -> str:
    """Return an invoice number without spaces, marks, leading letters like No. and zeros."""
    plain = _signs(unicodedata.normalize("NFKC", number).upper())
    return re.sub(r"^(NO|发票号码?|票号|第)?0*", "", plain).removesuffix("号")


def _signs(text: str) -> str:
    if text.isalnum():  # letters and numbers alone
        return text
    return "".join(filter(str.isalnum, text))
