"""What is agreed when a contract ends early."""

from typing import Final

from attrs import field

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.money import LARGEST, Fen
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import texts_deals
from ruralgov.domain.property.model_asset import NOTHING, check_digest

_AMOUNTS: Final = ("penalty", "compensation", "returned", "kept")


@frozen(kw_only=True)
class DueCut:
    """That so much is owed of a due after all, in fen; nothing: it goes."""

    due: int
    amount: Fen


@frozen(kw_only=True)
class EndTerms:
    """What both sides agreed for an early end. Amounts in fen.

    *cuts* says what is owed of single dues; one whose period is known is cut to the days that have
    run without it. *penalty* is owed by the other side, *compensation* (for unused rent beyond what
    was paid, or for improvements) by the collective. Of the deposit so much is *returned* and so
    much *kept*: all of it, or nothing where it is settled later. *document* is the SHA-256 of the
    agreement.
    """

    cuts: tuple[DueCut, ...] = ()
    penalty: Fen = NOTHING
    compensation: Fen = NOTHING
    returned: Fen = NOTHING
    kept: Fen = NOTHING
    improvements: str = field(default="", metadata=text_of(TextKind.LEDGER))
    document: str = field(default="", validator=check_digest)

    def __attrs_post_init__(self) -> None:
        amounts = [getattr(self, name) for name in _AMOUNTS] + [one.amount for one in self.cuts]
        twice = len({one.due for one in self.cuts}) < len(self.cuts)
        if twice or not all(0 <= amount <= LARGEST for amount in amounts):
            raise BadInput(texts_deals.END_TERMS_WRONG)
