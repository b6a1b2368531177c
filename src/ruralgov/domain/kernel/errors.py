"""The closed tree of errors: each has a stable code, its facts, and a text in two languages."""

from typing import TypeVar

from ruralgov.domain.kernel.text import Text, Wording

S = TypeVar("S")


class RuralgovError(Exception):
    """What every error of the library is: ``code`` is stable, ``facts`` are its values."""

    def __init__(self, said: Text, /, **facts: object) -> None:
        super().__init__(said, facts)
        self.said = said
        self.code = said.code
        self.facts = facts

    @property
    def zh(self) -> str:
        """What is wrong and how to mend it, in Chinese."""
        return self.text("zh")

    @property
    def en(self) -> str:
        """What is wrong and how to mend it, in English."""
        return self.text("en")

    def text(self, lang: str = "en") -> str:
        """Return the text in ``zh`` or ``en``."""
        said = "zh" if lang == "zh" else "en"
        words: str = getattr(self.said, said)
        return words.format_map(
            {
                name: getattr(value, said) if isinstance(value, Wording) else value
                for name, value in self.facts.items()
            }
        )

    def __str__(self) -> str:
        return f"{self.code}: {self.zh} / {self.en}"


class BadInput(RuralgovError):
    """What came in is not well formed; nothing was changed."""


class Refused(RuralgovError):
    """A rule of the domain said no; nothing was changed."""


class Denied(RuralgovError):
    """The actor may not do this here, now, or for this purpose; nothing was changed."""


class Conflict(RuralgovError):
    """Somebody else wrote first; running the command again is safe."""


class StorageFailure(RuralgovError):
    """The store cannot be used as it is: not set up, too new, unsafe settings, unreachable."""


class PluginFailure(RuralgovError):
    """A plugin that was chosen is missing or broken."""


def existing(state: S | None, said: Text, **facts: object) -> S:
    """Return a state that is there; raises *said* with the facts where there is none."""
    if state is None:
        raise Refused(said, **facts)
    return state
