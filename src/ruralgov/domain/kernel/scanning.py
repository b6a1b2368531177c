"""Numbers that name a person, in texts that somebody wrote and that others may read."""

import re
import unicodedata
from typing import Final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.personal import (
    IdentityNumber,
    OfficerText,
    Personal,
    PersonName,
    Telephone,
)

_DIGIT: Final = re.compile("[0-9]")
_LONG: Final = re.compile(r"[0-9](?:[\s\-_.·()—–]*[0-9]){10}")
"""As many digits as the shortest number that is looked for."""
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}", re.IGNORECASE)
_DAY_OR_NUMBER: Final = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]|[0-9]{6}-20[0-9]{2}-[0-9]{6})(?![0-9])"
)
"""A day, and a number as a case or a contract has it: 371082-2026-000123."""
_PHONE: Final = re.compile(r"(?<![0-9])(?:86)?1[3-9][0-9]{9}(?![0-9])")
_NUMBER: Final = re.compile(r"(?<![0-9])[0-9]{15,19}X?(?![0-9])")
_CARD: Final = range(16, 20)
_OLD_IDENTITY: Final = 15
_NUMERALS: Final = str.maketrans("〇零○一二三四五六七八九幺", "0001234567891")
"""Digits as they are written in Chinese, one by one."""
_IN_CHINESE: Final = re.compile("[0-9〇零○一二三四五六七八九幺]{7,}")
"""A number that is written in Chinese, in part at least."""
_LANDLINE: Final = re.compile(r"(?<![0-9])0(?:10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7}(?![0-9])")
_LOCAL: Final = re.compile(
    r"(?:电话|座机|号码|致电|拨打|联系|回电)[^0-9A-Za-z]{0,4}([2-9][0-9]{6,7})(?![0-9])"
)
"""A landline without the code of its area: only what stands before it says that it is one."""
_OFFICE: Final = re.compile(
    "(?:办|局|委|所|站|中心|大队|中队|政府|公司|单位|窗口|热线|服务台|受理台|值班室|村委会|居委会)"
    r"(?:[的为是:(\s]|电话|座机|号码|联系|咨询|值班|服务|办公|热线)*$"
)
"""What an office is called, right before its number."""
_SAID: Final = {
    Telephone.__name__: ("手机号码", "a mobile telephone number"),
    IdentityNumber.__name__: ("公民身份号码", "an identity number"),
    PersonName.__name__: ("姓名", "a name"),
    "BankCard": ("银行卡号", "the number of a bank card"),
}


def numbers_in(text: str) -> str | None:
    """Return what kind of personal number stands in a text, or None.

    Full-width digits, Chinese numerals, spaces and hyphens between digits do not hide one; days,
    ids, hashes and the numbers of cases are none.
    """
    plain = _plain(text)
    if _LONG.search(plain) is None:
        return None
    plain = _joined(plain.upper())
    if _PHONE.search(plain):
        return Telephone.__name__
    for found in _NUMBER.findall(plain):
        if _is_identity(found):
            return IdentityNumber.__name__
        if len(found) in _CARD and found.isdigit() and _luhn(found):
            return "BankCard"
    return None


def plainly(text: str) -> str:
    """Return a text with plain marks, its digits joined; days, ids, numbers of cases are gone."""
    plain = _plain(text)
    return plain if _DIGIT.search(plain) is None else _joined(plain)


def has_private_landline(text: str) -> bool:
    """Tell whether a landline number stands in a text, without the name of an office before it."""
    plain = plainly(text)
    if _DIGIT.search(plain) is None:
        return False
    starts = [one.start() for one in _LANDLINE.finditer(plain)]
    starts += [one.start(1) for one in _LOCAL.finditer(plain)]
    return any(_OFFICE.search(plain[:start]) is None for start in starts)


def _plain(text: str) -> str:
    """Return a text with plain digits, also where a number is written in Chinese."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text)
    return _IN_CHINESE.sub(lambda found: found[0].translate(_NUMERALS), plain)


def _joined(plain: str) -> str:
    plain = _DAY_OR_NUMBER.sub("/", _ID.sub("/", plain))
    return re.sub(r"(?<=[0-9])[\s\-_.·()—–]+(?=[0-9X])", "", plain)


def must_not_name(field: str, text: str, *people: Personal | None) -> None:
    """Refuse a text in which a name or number of somebody stands; raises ``text_names_person``."""
    known = [one for one in people if one is not None]
    plain = plainly(text) if known else ""
    for one in known:
        if one.stands_in(plain):
            zh, en = _SAID[type(one).__name__]
            raise BadInput(texts.TEXT_NAMES_PERSON, field=field, kind=zh, kind_en=en)


def must_hold_no_number(field: str, text: str) -> None:
    """Refuse a text in which a personal number stands; raises ``text_personal``."""
    found = numbers_in(text)
    if found is not None:
        zh, en = _SAID[found]
        raise BadInput(texts.TEXT_PERSONAL, field=field, kind=zh, kind_en=en)


def clean_words(field: str, words: OfficerText) -> OfficerText:
    """Return an officer's words without outer spaces.

    Raises ``text_not_clean`` and ``text_personal``.
    """
    return words.cleaned(field, must_hold_no_number)


def _is_identity(number: str) -> bool:
    if len(number) == _OLD_IDENTITY:  # 15 digits: the form before 1999, without a check digit
        return 1 <= int(number[8:10]) <= 12 and 1 <= int(number[10:12]) <= 31
    try:
        IdentityNumber.of(number)
    except BadInput:
        return False
    return True


def _luhn(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
