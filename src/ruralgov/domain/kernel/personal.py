"""Values about people that never print: they live sealed, keyed to their subject.

A personal value shows a mask wherever it is printed, formatted or logged. The codec alone opens
it (to seal it), and a query opens it through ``Asked.reveal``, which records the reading.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import ClassVar, Final, Self, TypeVar, final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.clean import clean_text, has_marks
from ruralgov.domain.kernel.errors import BadInput

ERASED: Final = "erased"
UNREADABLE: Final = "sealed_unreadable"
"""What a sealed value says that does not open, and that no event erased."""
CLOSED: Final = frozenset({ERASED, UNREADABLE})
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_MARKS = "10X98765432"
"""ISO 7064 MOD 11-2, as GB 11643-1999 uses it."""
EARLIEST: Final = date(1900, 1, 1)
"""Nobody who lives was born before this day."""
PROVINCES: Final = frozenset(
    {
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        *(71, 81, 82, 83),
        *range(90, 100),
    }
)
"""How the area of a number begins: GB/T 2260, residence permits, and 9 of foreigners' cards."""
NOBODY: Final = frozenset({"匿名", "群众", "市民", "村民", "居民", "网民", "业主"})
"""What is written where nobody gave a name."""
_BETWEEN: Final = re.compile(r"[\s.·•\-]+")
_TELEPHONE: Final = 7
"""Digits of the shortest number that is looked for within longer ones."""
_DOTS: Final = str.maketrans(dict.fromkeys("\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65", "\u00b7"))
"""The marks that are typed for the dot within a name, which is U+00B7 (W3C clreq)."""


class Personal:
    """A text about a person; ``str``, ``repr`` and ``format`` give its mask."""

    __slots__ = ("_good", "_text")
    LENGTH: ClassVar[int] = 10_000
    """How many characters may come in at most."""

    def __init__(self, text: str, *, good: bool = False) -> None:
        self._text = text
        self._good = good

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the value for *text*; the subclasses say what is well formed."""
        return cls(text, good=len(text) <= cls.LENGTH and text.isprintable())

    def check(self) -> None:
        """Refuse a value that was made otherwise than by ``of``, and is not what it would make.

        Raises what ``of`` raises, and ``value_not_normal``.
        """
        if self._good:
            return
        if len(self._text) > self.LENGTH:
            raise BadInput(texts.TEXT_TOO_LONG, field=type(self).__name__, limit=self.LENGTH)
        if has_marks(self._text):
            raise BadInput(texts.TEXT_NOT_CLEAN, field=type(self).__name__)
        if self.of(self._text) != self:
            raise BadInput(texts.VALUE_NOT_NORMAL, kind=type(self).__name__)

    @property
    def closed(self) -> bool:
        """Whether it was erased or cannot be read: then its text is the word for that."""
        return self._text in CLOSED

    @property
    def erased(self) -> bool:
        """Whether nothing is left of it: it reads as the word erased."""
        return self._text == ERASED

    def mask(self) -> str:
        """Return what may be shown without a reading being recorded."""
        return ERASED if self.erased else "***"

    def stands_in(self, plain: str) -> bool:
        """Tell whether it can be read in a text, which stands as ``scanning.plainly`` gives it."""
        return not self.closed and self._text in plain

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
    LENGTH = 60

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the name without outer spaces, its dots alike; raises ``text_not_clean``."""
        name = clean_text("name", unicodedata.normalize("NFC", text).translate(_DOTS))
        if len(name) > cls.LENGTH:
            raise BadInput(texts.TEXT_TOO_LONG, field="name", limit=cls.LENGTH)
        return cls(name, good=True)

    def stands_in(self, plain: str) -> bool:
        """Tell whether the whole name stands in a text, however it is spaced or dotted."""
        if self.closed or self._text in NOBODY:
            return False
        name = unicodedata.normalize("NFKC", self._text).casefold()
        text = plain.casefold()
        if name.isascii():
            words = r"[\s.\-]+".join(map(re.escape, name.split()))
            return len(name) > 1 and re.search(rf"\b{words}\b", text, re.ASCII) is not None
        name = _BETWEEN.sub("", name)
        return len(name) > 1 and name[0] in text and name in _BETWEEN.sub("", text)

    def mask(self) -> str:
        """Return the surname and a star."""
        return ERASED if self.erased else self._text[:1] + "*"


@final
class IdentityNumber(Personal):
    """A resident identity number (公民身份号码, GB 11643-1999), masked whole."""

    __slots__ = ()
    LENGTH = 60

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
        if int(number[:2]) not in PROVINCES:
            raise BadInput(texts.IDENTITY_NUMBER_WRONG, problem="前两位地区码 / area")
        if number[14:17] == "000":
            raise BadInput(texts.IDENTITY_NUMBER_WRONG, problem="顺序码 / sequence")
        value = cls(number, good=True)
        try:
            born = value.born()
        except ValueError:
            born = date.min
        if born < EARLIEST:
            raise BadInput(texts.IDENTITY_NUMBER_WRONG, problem="出生日期 / date of birth")
        return value

    @classmethod
    def of_old(cls, text: str) -> Self:
        """Return the number of a card of the first kind, 15 digits, as it is written today.

        The century is 19 (GB 11643-1999), and the check digit is worked out.
        """
        old = "".join(unicodedata.normalize("NFKC", text).split())
        if not re.fullmatch(r"[0-9]{15}", old):
            raise BadInput(texts.IDENTITY_NUMBER_WRONG, problem="15 位 / 15 digits")
        body = f"{old[:6]}19{old[6:]}"
        total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
        return cls.of(body + CHECK_MARKS[total % 11])

    def born(self) -> date:
        """Return the date of birth that the number states."""
        return date(int(self._text[6:10]), int(self._text[10:12]), int(self._text[12:14]))

    def male(self) -> bool:
        """Tell whether the number is a man's: its sequence is odd."""
        return int(self._text[16]) % 2 == 1


@final
class Telephone(Personal):
    """A telephone number, masked to its last two digits."""

    __slots__ = ()
    LENGTH = 60

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the number without spaces and dashes; raises ``telephone_wrong``."""
        number = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))
        if not re.fullmatch(r"\+?[0-9]{5,15}", number):
            raise BadInput(texts.TELEPHONE_WRONG)
        return cls(number, good=True)

    def stands_in(self, plain: str) -> bool:
        """Tell whether the number stands in a text; a short one by itself, a long one anywhere."""
        runs = re.findall("[0-9]+", plain)
        if not runs:
            return False
        number = self._text.removeprefix("+").removeprefix("86")
        if len(number) < _TELEPHONE:
            return not self.closed and number in runs
        return not self.closed and any(number in one for one in runs)

    def mask(self) -> str:
        """Return the last two digits only."""
        if self.erased:
            return ERASED
        return "*" * max(len(self._text) - 2, 0) + self._text[-2:]


@final
class Address(Personal):
    """Where somebody lives, masked whole."""

    __slots__ = ()
    LENGTH = 500


@final
class BirthDate(Personal):
    """A date of birth, masked whole."""

    __slots__ = ()
    LENGTH = 30

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the date of ``1990-02-28``; raises ``birth_date_wrong``."""
        try:
            born = date.fromisoformat(text.strip())
        except ValueError:
            born = date.min
        if born < EARLIEST:
            raise BadInput(texts.BIRTH_DATE_WRONG)
        return cls(born.isoformat(), good=True)

    def born(self) -> date:
        """Return the day."""
        return date.fromisoformat(self._text)


@final
class DocumentNumber(Personal):
    """The number of a document that says who somebody is, masked whole."""

    __slots__ = ()
    LENGTH = 100

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the number in capitals without spaces; raises ``document_number_wrong``."""
        number = "".join(unicodedata.normalize("NFKC", text).split()).upper()
        if not re.fullmatch(r"[A-Z0-9()/-]{5,30}", number):
            raise BadInput(texts.DOCUMENT_NUMBER_WRONG)
        return cls(number, good=True)

    @classmethod
    def from_identity(cls, number: IdentityNumber) -> Self:
        """Return an identity number as that of a document."""
        return cls(number._text, good=number._good)  # noqa: SLF001  both are numbers of documents


@final
class FileKey(Personal):
    """The key of one file, masked whole: who has it can open the file."""

    __slots__ = ()
    LENGTH = 64

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the key of 64 hexadecimal digits; raises ``file_key_wrong``."""
        if not re.fullmatch(r"[0-9a-f]{64}", text):
            raise BadInput(texts.FILE_KEY_WRONG)
        return cls(text, good=True)


P = TypeVar("P", bound=Personal)


class Words(Personal):
    """What somebody wrote of a person or a case, masked whole."""

    __slots__ = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not self._text.strip()

    def cleaned(self, field: str, *checks: Callable[[str, str], None]) -> Self:
        """Return the words without outer spaces, after each check saw the field and them.

        Raises ``text_not_clean``, and what the checks raise.
        """
        text = clean_text(field, self._text)
        for check in checks:
            check(field, text)
        return type(self)(text)


@final
class CitizenText(Words):
    """What a citizen wrote or said, masked whole."""

    __slots__ = ()


@final
class OfficerText(Words):
    """What an officer wrote of a person or a case, masked whole."""

    __slots__ = ()


@final
class Figures(Personal):
    """Whole numbers about people, each from one to another, a line for each, masked whole.

    ``90000..90000`` is exact, and ``1..`` is any from 1 on.
    """

    __slots__ = ()
    LENGTH = 200_000

    @classmethod
    def of(cls, text: str) -> Self:
        """Return what stands as ``spans`` writes it; raises ``figures_wrong``."""
        lines = text.strip().split("\n")
        if not all(re.fullmatch(r"[0-9]{1,18}\.\.([0-9]{1,18})?", line) for line in lines):
            raise BadInput(texts.FIGURES_WRONG)
        value = cls("\n".join(lines), good=True)
        if any(high is not None and high < low for low, high in value.spans()):
            raise BadInput(texts.FIGURES_WRONG)
        return value

    @classmethod
    def from_spans(cls, *spans: tuple[int, int | None]) -> Self:
        """Return numbers, each from its first to its second; raises ``figures_wrong``."""
        return cls.of("\n".join(f"{low}..{'' if high is None else high}" for low, high in spans))

    @classmethod
    def of_words(cls, words: OfficerText) -> Self:
        """Return the numbers that an officer's words are; raises ``figures_wrong``."""
        return cls.of(words._text)  # noqa: SLF001  both are sealed

    def spans(self) -> tuple[tuple[int, int | None], ...]:
        """Return the numbers: where there is no second, it may be any from the first on."""
        if self.closed:
            return ()
        pairs = (line.split("..") for line in self._text.split("\n"))
        return tuple((int(low), int(high) if high else None) for low, high in pairs)


def citizen_text(text: str | CitizenText) -> CitizenText:
    """Return a text as a citizen's words: for fields that took a plain text before."""
    return CitizenText(text) if isinstance(text, str) else text


def officer_text(text: str | OfficerText) -> OfficerText:
    """Return a text as an officer's words: for fields that took a plain text before."""
    return OfficerText(text) if isinstance(text, str) else text


def gone(value: P | None, kind: type[P]) -> P | None:
    """Return what is left of a value when it is erased: nothing, where there was none."""
    return None if value is None else kind(ERASED)


unseal: Final[Callable[[Personal], str]] = attrgetter("_text")
"""Returns the text itself. Only the codec and ``Asked.reveal`` call this; a test checks it."""
