"""Values about people that never print: they live sealed, keyed to their subject.

A personal value shows a mask wherever it is printed, formatted or logged. The codec alone opens
it (to seal it), and a query opens it through ``Asked.reveal``, which records the reading.
"""

from typing import Final, Self, final

ERASED: Final = "erased"


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

    def mask(self) -> str:
        """Return the surname and a star."""
        return self._text[:1] + "*"


@final
class IdentityNumber(Personal):
    """A resident identity number (公民身份号码), masked whole."""

    __slots__ = ()


@final
class Telephone(Personal):
    """A telephone number, masked to its last two digits."""

    __slots__ = ()

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
