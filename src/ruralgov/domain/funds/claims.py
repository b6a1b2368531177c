"""What tells one claim from another: its payee and its paper, each in one form."""

import re
import unicodedata
from typing import Any

from ruralgov.domain.funds import texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.personal import PersonName

_HASH = re.compile(r"[0-9a-f]{64}")


def clean_payee(
    payee: str | None, person: PersonName | None
) -> tuple[str | None, PersonName | None]:
    """Return a payee as it is compared: an organisation's name in one form, or a person.

    Width, case and spaces do not make another payee. Raises ``fund_payee_wrong``.
    """
    if (payee is None) is (person is None):
        raise BadInput(texts.FUND_PAYEE_WRONG)
    if payee is None:
        return None, person
    name = plain_mark(payee).replace("(", "（").replace(")", "）")
    if not name:
        raise BadInput(texts.FUND_PAYEE_WRONG)
    return name, None


def payee_column(payee: str | None, person: PersonName | None) -> dict[str, Any]:
    """Return the column that tells a payee, with its value, for a search in a table."""
    return {"payee_person": person} if payee is None else {"payee": payee}


def plain_mark(text: str) -> str:
    """Return a name or number in one form: without spaces, of one width and case."""
    return "".join(
        mark
        for mark in unicodedata.normalize("NFKC", text).upper()
        if unicodedata.category(mark)[0] not in "CZ"
    )


def check_attachments(attachments: tuple[str, ...]) -> tuple[str, ...]:
    """Return SHA-256 values in their order, each once; raises ``fund_attachment_wrong``."""
    for one in attachments:
        if not _HASH.fullmatch(one):
            raise BadInput(texts.FUND_ATTACHMENT_WRONG, value=one)
    return tuple(sorted(set(attachments)))


def paper_of(invoice: str, attachments: tuple[str, ...]) -> str:
    """Return what tells one paper from another: the invoice number, else the first hash."""
    return plain_mark(invoice) or attachments[0]
