"""What a sheet is: tables that people read, print and file, made out of what may be asked."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from attrs import field, frozen

from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.roles import Purpose
from ruralgov.ports.publishing import Ask
from ruralgov.ports.tables import Column, Kind, Statement

Heading = tuple[str, str, str, Kind]
"""Of a column: its id, its title in Chinese and in English, and what is in its cells."""


@frozen(kw_only=True)
class Asking:
    """What a sheet is made with: it asks as of a day, and says things in one language."""

    ask: Ask
    day: date
    lang: str = "zh"

    def __call__(self, query: Any, purpose: Purpose) -> Any:
        """Return the answer to a query."""
        return self.ask(query, purpose)

    def say(self, zh: str, en: str) -> str:
        """Return what is said, in the language of the sheet."""
        return zh if self.lang == "zh" else en

    def label(self, value: LabelledEnum) -> str:
        """Return how a value is called."""
        return value.label(self.lang)

    def table(
        self,
        title: tuple[str, str],
        columns: Iterable[Heading],
        rows: Iterable[Sequence[Any]],
        *,
        under: Iterable[str] = (),
        foot: Iterable[str] = (),
    ) -> Statement:
        """Return a table; the day stands first below its title."""
        zh = self.lang == "zh"
        return Statement(
            title=self.say(*title),
            columns=tuple(Column(key, z if zh else e, kind) for key, z, e, kind in columns),
            rows=tuple(rows),
            under=(self.say(f"截至 {self.day}", f"As of {self.day}"), *under),
            foot=tuple(foot),
        )

    def facts(
        self,
        title: tuple[str, str],
        facts: Iterable[tuple[str, str, Any]],
        *,
        under: Iterable[str] = (),
        foot: Iterable[str] = (),
    ) -> Statement:
        """Return a table with a line for each fact that is known: what it is, and its value."""
        columns = (("fact", "项目", "fact", Kind.TEXT), ("value", "内容", "value", Kind.TEXT))
        rows = [(self.say(zh, en), str(it)) for zh, en, it in facts if it not in (None, "")]
        return self.table(title, columns, rows, under=under, foot=foot)


@frozen(kw_only=True)
class Of:
    """Of what a sheet is, such as a meeting: how its id is called, and which are published.

    *keys* are the ids with how each is called, in the order in which people look for them.
    """

    zh: str
    en: str
    keys: Callable[[Asking], Sequence[tuple[str, str]]]


@frozen(kw_only=True)
class Form:
    """A sheet by its *name*; *make* is given the id of what it is *of*, or nothing.

    A sheet is one table or several. Whoever may not ask its queries gets ``not_granted``.
    """

    name: str
    zh: str
    en: str
    make: Callable[[Asking, str], Sequence[Statement]]
    of: Of | None = field(default=None)
