"""What a finding says, in Chinese and English."""

from typing import TypedDict

from ruralgov.domain.kernel.value import frozen


class Said(TypedDict):
    """A sentence in both languages, as :class:`~ruralgov.domain.oversight.model.Found` takes it."""

    zh: str
    en: str


@frozen
class Wording:
    """A sentence with places for the facts of a finding; it stands in ``texts.py``."""

    zh: str
    en: str

    def say(self, **facts: object) -> Said:
        """Return the sentence with these facts; raises KeyError where one is missing."""
        return Said(zh=self.zh.format_map(facts), en=self.en.format_map(facts))
