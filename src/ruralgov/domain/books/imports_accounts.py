"""The accounts of a collective, as the cells of a table name them."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, Self

from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import ACCOUNTS, OFFICIAL, official
from ruralgov.domain.books.queries import ChartOfAccounts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.imports import Ask, Problems
from ruralgov.domain.kernel.tables import Line
from ruralgov.domain.kernel.value import frozen

SHOWN: Final = 20
"""Accounts below another that are named."""
_JOINS: Final = re.compile(r"[\s\-—–－_/／\\>＞·:：]+")


@frozen(kw_only=True)
class Accounts:
    """The accounts by code: their names with those above them, and whether vouchers use them."""

    collective: CollectiveId
    names: Mapping[str, str]
    takes: Mapping[str, bool]

    @classmethod
    def of(cls, ask: Ask, collective: CollectiveId) -> Self:
        """Ask for the accounts of a collective."""
        found = ask(ChartOfAccounts(collective=collective))
        return cls(
            collective=collective,
            names={one.code: one.name for one in found},
            takes={one.code: one.takes for one in found},
        )

    def check(
        self, line: Line, code: str, name: str | None, problems: Problems, column: str = "account"
    ) -> bool:
        """Note an account that is none, takes no vouchers, or is called otherwise.

        A name is that of the account, with or without those above it. What is said repeats no name
        of a sub-account: it may be that of a person.
        """
        if code not in self.takes:
            error = BadInput(texts.ACCOUNT_MISSING, code=code, collective=self.collective)
        elif not self.takes[code]:
            error = self._closed(code)
        elif name is None or _joined(name) in self._called(code):
            return True
        else:
            above = ACCOUNTS[official(code)].zh
            shown = above if len(code) == OFFICIAL else f"{above}（明细）"
            error = BadInput(texts.ACCOUNT_NAME_DIFFERS, code=code, name=shown)
            column = "name"
        problems.add(line, error, column)
        return False

    def _closed(self, code: str) -> BadInput:
        """Return why vouchers do not use an account: it has others below it, or is out of use."""
        below = [one for one in sorted(self.takes) if one.startswith(code) and self.takes[one]]
        if below:
            return BadInput(texts.ACCOUNT_NOT_LAST, code=code, below="、".join(below[:SHOWN]))
        return BadInput(texts.ACCOUNT_RETIRED, code=code, name=ACCOUNTS[official(code)].zh)

    def _called(self, code: str) -> set[str]:
        whole = self.names[code]
        above = self.names.get(code[:-2])
        own = whole if above is None else whole.removeprefix(above)
        return {_joined(whole), _joined(own)}


def _joined(name: str) -> str:
    """Return a name as it is compared: half-width, without what stands between its levels."""
    return _JOINS.sub("", unicodedata.normalize("NFKC", name))
