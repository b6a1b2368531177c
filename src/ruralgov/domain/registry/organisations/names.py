"""Organisations as people write them: by name, credit code or id, among those of a day."""

import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId
from ruralgov.domain.registry.organisations import texts
from ruralgov.domain.registry.organisations.rows import OrganisationRow

NEAR: Final = 3
"""Names like the one written that a refusal gives."""
LOOKS: Final = 50
"""Names that are not there for which like ones are looked for: it is slow."""
LIKENESS: Final = 0.5
"""How like a name must be, from 0 to 1."""


class Directory:
    """The organisations of a day, found by what people write of them."""

    def __init__(self, rows: Iterable[OrganisationRow]) -> None:
        self._keys: dict[str, OrganisationId] = {}
        self._named: dict[str, list[OrganisationRow]] = {}
        self._looked: dict[str, str] = {}
        for row in rows:
            self.add(row)

    def add(self, row: OrganisationRow) -> None:
        """Add an organisation that is about to be registered, or already is."""
        key = OrganisationId(row.owner)
        self._keys[row.owner] = key
        if row.credit_code is not None:
            self._keys[row.credit_code] = key
        self._named.setdefault(plain(row.name), []).append(row)

    def find(self, written: str, path: Sequence[PlaceId] = (CITY,)) -> OrganisationId:
        """Return the organisation of an id, credit code or name.

        Of several with one name it is that of the first place of *path*, such as a village, its
        town and the city. Raises ``organisation_unknown`` and ``organisation_ambiguous``.
        """
        key = self._keys.get(written) or self._keys.get(plain(written).upper())
        if key is not None:
            return key
        found = self._named.get(plain(written), [])
        if len(found) > 1:
            there = ([row for row in found if row.place == place] for place in path)
            found = next(filter(None, there), found)
        if len(found) > 1:
            said = "、".join(row.credit_code or row.owner for row in found)
            raise BadInput(texts.ORGANISATION_AMBIGUOUS, name=written, found=said)
        if not found:
            raise BadInput(texts.ORGANISATION_UNKNOWN, name=written, near=self._near(written))
        return OrganisationId(found[0].owner)

    def _near(self, written: str) -> str:
        name = plain(written)
        if name not in self._looked and len(self._looked) < LOOKS:
            near = get_close_matches(name, self._named, NEAR, LIKENESS)
            self._looked[name] = "、".join(self._named[one][0].name for one in near)
        return self._looked.get(name) or "-"


def plain(name: str) -> str:
    """Return a name as it is compared: half-width, without spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split())
