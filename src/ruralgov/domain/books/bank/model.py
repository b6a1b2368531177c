"""What the bank says of an account in a month."""

import re
from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.books import texts_bank
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, CollectiveId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen

_REFERENCE: Final = re.compile(r"[A-Za-z0-9/-]{0,40}")


@frozen(kw_only=True)
class BankLine:
    """What came in (above nothing) or went out on a day, in fen, and the number that the bank gave.

    Raises ``bank_reference_wrong``.
    """

    day: date
    amount: Fen
    reference: str = field(default="")

    @reference.validator
    def _check(self, _: object, reference: str) -> None:
        if not _REFERENCE.fullmatch(reference):
            raise BadInput(texts_bank.BANK_REFERENCE_WRONG)


@frozen(kw_only=True)
class BankStatement:
    """The statement of an account for a month, as it was entered last. Balances are fen."""

    collective: CollectiveId
    account: str
    month: Month
    opening: Fen
    closing: Fen
    lines: tuple[BankLine, ...]
    by: AccountId


def statement_key(collective: CollectiveId, account: str, month: Month) -> str:
    """Return the key of the record of a statement."""
    return f"{collective}/{account}/{month}"
