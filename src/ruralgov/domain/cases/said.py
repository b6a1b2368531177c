"""What officers say of a case: no number of anybody, and nothing that tells who reported it."""

from functools import partial

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.scanning import (
    has_private_landline,
    must_hold_no_number,
    must_not_name,
)


def clean_note(case: Case, field: str, words: OfficerText) -> OfficerText:
    """Return an officer's words about a case without outer spaces (rule 44).

    Raises ``text_not_clean``, ``text_personal``, ``text_landline`` and ``text_names_person``.
    """
    return words.cleaned(field, must_hold_no_number, _no_landline, partial(_unnamed, case))


def may_leave(case: Case, words: OfficerText) -> OfficerText | None:
    """Return words that hold nothing of anybody; None for such as were said before rule 44."""
    try:
        return words if words.empty else clean_note(case, "note", words)
    except BadInput:
        return None


def clean_open(field: str, text: str, *cases: Case) -> str:
    """Return an open text about some cases without outer spaces (rule 44).

    Raises ``text_not_clean``, ``text_landline`` and ``text_names_person``; other numbers are
    refused at the door.
    """
    cleaned = clean_text(field, text)
    _no_landline(field, cleaned)
    for case in cases:
        _unnamed(case, field, cleaned)
    return cleaned


def _no_landline(field: str, text: str) -> None:
    if has_private_landline(text):
        raise BadInput(texts.TEXT_LANDLINE, field=field)


def _unnamed(case: Case, field: str, text: str) -> None:
    must_not_name(field, text, case.reporter, case.contact)
