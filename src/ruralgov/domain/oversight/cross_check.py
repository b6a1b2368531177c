"""A cross-check, as data."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from attrs import field

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Found, Severity

CHECK_ID: Final = re.compile(r"[A-Za-z0-9_.:]{1,40}")
Find = Callable[[Ledgers], Iterator[Found]]


@frozen(kw_only=True)
class CrossCheck:
    """One check, as data. *basis*: from where it comes; *source*: which plugin offers it."""

    id: str = field()
    severity: Severity
    zh: str
    en: str
    basis: str
    find: Find
    source: str = "ruralgov"

    @id.validator
    def _check(self, _: object, name: str) -> None:
        if not CHECK_ID.fullmatch(name):
            raise BadInput(texts.CHECK_ID_WRONG, check=name)
