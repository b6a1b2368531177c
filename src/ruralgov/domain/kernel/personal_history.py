"""Personal values by the days from which they hold, sealed as one."""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Self, final

from ruralgov.domain.kernel.personal import ERASED, P, Personal


@final
class History(Personal):
    """Values of several kinds, each by the day from which it holds; sealed as one.

    What was erased stays so, whatever is done to it.
    """

    __slots__ = ()

    @classmethod
    def begun(cls, **values: Personal | None) -> Self:
        """Return the history of values that hold from the beginning."""
        day = date.min.isoformat()
        return cls(_joined((day, what, value) for what, value in values.items()))

    def with_(self, what: str, since: date, value: Personal | None) -> Self:
        """Return the history with a value from a day on; None: there is none from then on."""
        if self.closed:
            return self
        day = since.isoformat()
        kept = [one for one in self._entries() if one[:2] != (day, what)]
        return type(self)(_joined([*kept, (day, what, value)]))

    def moved(self, entry: date, right: date | None) -> Self:
        """Return the history with what was entered for a day on another, or without it."""
        if self.closed:
            return self
        old = entry.isoformat()
        entries = [
            (right.isoformat() if right and one[0] == old else one[0], one[1], one[2])
            for one in self._entries()
            if right is not None or one[0] != old
        ]
        return type(self)(_joined(entries))

    def only(self, kinds: Iterable[str]) -> Self:
        """Return the history of some kinds."""
        if self.closed:
            return self
        wanted = {str(kind) for kind in kinds}
        return type(self)(_joined(one for one in self._entries() if one[1] in wanted))

    def beside(self, other: Self) -> Self:
        """Return the history with the entries of another; those of one's own win."""
        for one in (self, other):
            if one.closed:
                return one
        own = {one[:2] for one in self._entries()}
        more = [one for one in other._entries() if one[:2] not in own]
        return type(self)(_joined([*self._entries(), *more]))

    def without(self, other: Self) -> Self:
        """Return the history without the values of another, from whatever days they hold.

        That there is none from a day on goes where the other says so of the same day.
        """
        if ERASED in (self._text, other._text):
            return type(self)(ERASED)
        entries = other._entries()
        gone = {one[1:] for one in entries if one[2] is not None}
        kept = [one for one in self._entries() if one[1:] not in gone and one not in entries]
        return type(self)(_joined(kept))

    def corrected(self, what: str, value: Personal | None) -> Self:
        """Return the history with the newest value of a kind replaced, as if it had been wrong."""
        days = [one[0] for one in self._entries() if one[1] == what]
        newest = date.fromisoformat(max(days)) if days else date.min
        return self.with_(what, newest, value)

    def on(self, what: str, day: date, kind: type[P]) -> P | None:
        """Return the value of a kind that holds on a day."""
        if self.closed:
            return kind(self._text)
        found = [one for one in self._entries() if one[1] == what and one[0] <= day.isoformat()]
        value = max(found, key=itemgetter(0))[2] if found else None
        return None if value is None else kind(value)

    def values(self, what: str, kind: type[P]) -> list[tuple[date, P | None]]:
        """Return all values of a kind with the days from which they hold, oldest first."""
        return [
            (date.fromisoformat(day), None if value is None else kind(value))
            for day, one, value in sorted(self._entries(), key=itemgetter(0))
            if one == what
        ]

    def days(self) -> set[date]:
        """Return the days of all entries, without the beginning."""
        return {date.fromisoformat(one[0]) for one in self._entries()} - {date.min}

    def _entries(self) -> list[tuple[str, str, str | None]]:
        if self.closed:
            return []
        parts = (line.split("\t", 2) for line in self._text.split("\n") if line)
        return [(day, what, value[1:] if value else None) for day, what, value in parts]


def _joined(entries: Iterable[tuple[str, str, Personal | str | None]]) -> str:
    return "\n".join(
        f"{day}\t{what}\t{'' if value is None else '=' + _text_of(value)}"
        for day, what, value in entries
    )


def _text_of(value: Personal | str) -> str:
    text = value._text if isinstance(value, Personal) else value  # noqa: SLF001  of its own
    return " ".join(text.split("\n")).replace("\t", " ")
