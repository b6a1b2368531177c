"""Values about people that never print: they live sealed, keyed to their subject.

A personal value shows a mask wherever it is printed, formatted or logged. The codec alone opens
it (to seal it), and a query opens it through ``Asked.reveal``, which records the reading.
"""

import re
import unicodedata
from datetime import date
from typing import Final, Self, final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.errors import BadInput

ERASED: Final = "erased"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_MARKS = "10X98765432"
"""ISO 7064 MOD 11-2, as GB 11643-1999 uses it."""
NAME_LENGTH = 60


class Personal:
    """A text about a person; ``str``, ``repr`` and ``format`` give its mask."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the value for *text*; the subclasses say what is well formed."""
        return cls(text)

    def mask(self) -> str:
        """Return what may be shown without a reading being recorded."""
        return "***"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.mask()!r})"

    def __str__(self) -> str:
        return self.mask()

    def __format__(self, spec: str) -> str:
        return format(self.mask(), spec)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._text == self._text

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._text))

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a personal value is not pickled; it travels sealed")


@final
class PersonName(Personal):
    """A person's name, masked to the surname: 李*."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the name without outer spaces; raises ``text_not_clean``."""
        name = clean_text("name", unicodedata.normalize("NFC", text))
        if len(name) > NAME_LENGTH:
            raise BadInput(texts.TEXT_TOO_LONG, field="name", limit=NAME_LENGTH)
        return cls(name)

    def mask(self) -> str:
        """Return the surname and a star."""
        return self._text[:1] + "*"


@final
class IdentityNumber(Personal):
    """A resident identity number (公民身份号码, GB 11643-1999), masked whole."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the number in plain digits, without spaces.

        Full-width digits and a small x are mended. Raises ``identity_number_wrong``, which says
        what is wrong and never repeats the number.
        """
        number = "".join(unicodedata.normalize("NFKC", text).split()).upper()
        if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
            raise BadInput(texts.IDENTITY_NUMBER_WRONG, problem="18 位 / 18 digits")
        total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
        if CHECK_MARKS[total % 11] != number[-1]:
            raise BadInput(texts.IDENTITY_NUMBER_WRONG, problem="校验位 / check digit")
        value = cls(number)
        try:
            value.born()
        except ValueError:
            raise BadInput(
                texts.IDENTITY_NUMBER_WRONG, problem="出生日期 / date of birth"
            ) from None
        return value

    def born(self) -> date:
        """Return the date of birth that the number states."""
        return date(int(self._text[6:10]), int(self._text[10:12]), int(self._text[12:14]))


@final
class Telephone(Personal):
    """A telephone number, masked to its last two digits."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the number without spaces and dashes; raises ``telephone_wrong``."""
        number = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))
        if not re.fullmatch(r"\+?[0-9]{5,15}", number):
            raise BadInput(texts.TELEPHONE_WRONG)
        return cls(number)

    def mask(self) -> str:
        """Return the last two digits only."""
        return "*" * max(len(self._text) - 2, 0) + self._text[-2:]


@final
class Address(Personal):
    """Where somebody lives, masked whole."""

    __slots__ = ()


@final
class CitizenText(Personal):
    """What a citizen wrote or said, masked whole."""

    __slots__ = ()


def unseal(value: Personal) -> str:
    """Return the text itself. Only the codec and ``Asked.reveal`` call this; a test checks it."""
    return value._text  # noqa: SLF001  the one door
