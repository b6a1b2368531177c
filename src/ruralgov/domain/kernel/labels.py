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
