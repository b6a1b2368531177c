"""Money: whole fen (分), exact, never a float."""

import re
import unicodedata
from typing import Final, NewType

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput

Fen = NewType("Fen", int)
"""An amount in fen, a hundredth of a yuan."""
LARGEST: Final = 10**15 - 1
"""Ten trillion yuan less a fen: no single amount is larger."""
_YUAN = re.compile(r"(-?)([0-9]{1,13})(?:\.([0-9]{1,2}))?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?")


def parse_yuan(text: str) -> Fen:
    """Return the fen of an amount written in yuan: ``1234.5``, ``1,234.50``, full-width digits.

    Raises ``amount_wrong`` for all else: more than two decimals, exponents, signs but a minus.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    found = _YUAN.fullmatch(plain)
    if found is None:
        raise BadInput(texts.AMOUNT_WRONG, value=text)
    minus, yuan, rest = found.groups()
    fen = int(yuan) * 100 + int((rest or "0").ljust(2, "0"))
    return Fen(-fen if minus else fen)


def show_yuan(fen: int) -> str:
    """Return an amount as people read it: ``-1,234.50``."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{rest:02d}"


def check_amount(fen: int) -> Fen:
    """Return an amount that is above nothing and within the largest; raises ``amount_range``."""
    if not 0 < fen <= LARGEST:
        raise BadInput(texts.AMOUNT_RANGE, value=show_yuan(fen), largest=show_yuan(LARGEST))
    return Fen(fen)


def divide(total: int, weights: tuple[int, ...]) -> tuple[Fen, ...]:
    """Split an amount by weights, by largest remainder, ties to the first: the sum is exact.

    Raises ``weights_wrong`` where a weight is below nothing or all are nothing.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise BadInput(texts.WEIGHTS_WRONG, weights=weights)
    shares = [abs(total) * weight // whole for weight in weights]
    order = sorted(
        range(len(weights)), key=lambda place: (-(abs(total) * weights[place] % whole), place)
    )
    for place in order[: abs(total) - sum(shares)]:
        shares[place] += 1
    return tuple(Fen(-share if total < 0 else share) for share in shares)
