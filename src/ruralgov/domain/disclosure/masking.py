"""What may be shown of persons: a mask by the type of the field, and a second net for texts.

The first net is the list of fields in :mod:`~ruralgov.domain.disclosure.content`: what is not
listed cannot appear, and a field that holds a person's name gives its mask only. The second looks
into every text that is left for numbers that name a person: identity, telephone and bank card.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from ruralgov.domain.disclosure import texts
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.personal import IdentityNumber, PersonName, Telephone

TEXTS: Final = frozenset({"name", "what", "other", "decision", "reason", "place", "town"})
"""The keys of a content under which a text that somebody wrote may stand."""
PERSON: Final = "个人"
_PHONE: Final = re.compile(r"(?<![0-9])(?:86)?1[3-9][0-9]{9}(?![0-9])")
_NUMBER: Final = re.compile(r"(?<![0-9])[0-9]{15,19}X?(?![0-9])")
_CARD: Final = range(16, 20)
_OLD_IDENTITY: Final = 15
_MASKED: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]\*")


def party(company: str, person: PersonName | None) -> str:
    """Return the other side of a contract as anybody may see it: an organisation, or 李*."""
    if company:
        return company
    mask = "" if person is None else person.mask()
    return mask if _MASKED.fullmatch(mask) else PERSON


def numbers_in(text: str) -> str | None:
    """Return what kind of personal number stands in a text, or None.

    Full-width digits, spaces and hyphens between digits do not hide one.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    plain = re.sub(r"(?<=[0-9])[\s\-_.·]+(?=[0-9X])", "", plain)
    if _PHONE.search(plain):
        return Telephone.__name__
    for found in _NUMBER.findall(plain):
        if _is_identity(found):
            return IdentityNumber.__name__
        if len(found) in _CARD and found.isdigit() and _luhn(found):
            return "BankCard"
    return None


def must_name_nobody(value: object) -> None:
    """Refuse a content in which a text holds a personal number; raises ``personal_data_found``."""
    for path, text in _texts(value, ""):
        found = numbers_in(text)
        if found is not None:
            raise Refused(texts.PERSONAL_DATA_FOUND, kind=found, where=path)


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str) and key in TEXTS:
                yield f"{path}/{key}", inner
            else:
                yield from _texts(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value, 1):
            yield from _texts(inner, f"{path}/{place}")


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
