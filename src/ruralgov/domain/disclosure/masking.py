"""What may be shown of persons: a mask by the type of the field, and a second net for texts.

The first net is the list of fields in :mod:`~ruralgov.domain.disclosure.content`: what is not
listed cannot appear, and a field that holds a person's name gives its mask only. The second looks
into every text that is left for numbers that name a person: identity, telephone and bank card.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ruralgov.domain.disclosure import texts
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.scanning import numbers_in

TEXTS: Final = frozenset({"name", "what", "other", "decision", "reason", "place", "town"})
"""The keys of a content under which a text that somebody wrote may stand."""
PERSON: Final = "个人"
_MASKED: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]\*")


def party(company: str, person: PersonName | None) -> str:
    """Return the other side of a contract as anybody may see it: an organisation, or 李*."""
    if company:
        return company
    mask = "" if person is None else person.mask()
    return mask if _MASKED.fullmatch(mask) else PERSON


def must_name_nobody(value: object) -> None:
    """Refuse a content in which a text holds a personal number; raises ``personal_data_found``."""
    for path, text in _texts(value, ""):
        found = numbers_in(text)
        if found is not None:
            raise Refused(texts.PERSONAL_DATA_FOUND, kind=found, where=path)


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    inside: Iterable[tuple[object, object]] = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value, 1)
    for key, inner in inside:
        if isinstance(inner, str):
            if key in TEXTS:
                yield f"{path}/{key}", inner
        elif isinstance(inner, dict | list):
            yield from _texts(inner, f"{path}/{key}")
