"""Enumerations whose members carry a Chinese and an English label."""

from enum import StrEnum
from typing import Self


class LabelledEnum(StrEnum):
    """A text enumeration: ``NAME = "value", "中文", "English"``."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str, en: str) -> Self:
        """Make the member equal to its value, with both labels on it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en
        return member

    def label(self, lang: str) -> str:
        """Return the label in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.en


class Label(str):
    """A name with a Chinese and an English label, of which anybody can declare more.

    ``Role("mediator", "调解员", "mediator")`` declares one. ``Role("mediator")``, as it is read
    from a store or a message, is the one that was declared; a name that nobody declared is its own
    label, so that what was stored stays readable without the plugin that brought it.
    """

    zh: str
    en: str

    def __new__(cls, name: str, zh: str = "", en: str = "") -> Self:
        """Declare a label, or find the one that was declared."""
        known: dict[str, Self] = cls.__dict__.get("_declared") or {}
        if not zh and name in known:
            return known[name]
        made = super().__new__(cls, name)
        made.zh, made.en = zh or str(name), en or str(name)
        if zh:
            # the first declaration is found by name; the catalogue refuses another of that name
            cls._declared = {**known, name: known.get(name, made)}
        return made

    @classmethod
    def named(cls, text: str) -> Self | None:
        """Return the declared one that has this name or this Chinese label."""
        known: dict[str, Self] = cls.__dict__.get("_declared") or {}
        return known.get(text) or next((one for one in known.values() if one.zh == text), None)

    def label(self, lang: str) -> str:
        """Return the label in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.en


def labels(choices: type[LabelledEnum]) -> dict[str, LabelledEnum]:
    """Return what may be chosen by its Chinese label, and by its value."""
    return {one.zh: one for one in choices} | {one.value: one for one in choices}
