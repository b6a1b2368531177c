"""Sheets: what officials print and file, each from queries alone, in Chinese or English.

A sheet counts nothing itself. The tables of one are written as workbooks and CSV by the formats of
tables, and as pages by a publisher. Each context has its sheets in the module of its name.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.ports.tables import Statement
from ruralgov.reports import texts
from ruralgov.reports.sheets import (
    aid,
    aid_proceedings,
    appraisal,
    cases,
    compacts,
    conferences,
    consortia,
    deliberation,
    distributions,
    duties,
    evaluation,
    instruments,
    ledger_notes,
    ledger_receipts,
    ledgers,
    ledgers_rents,
    mediation,
    meetings,
    membership,
    partypoints,
    staffing,
)
from ruralgov.reports.sheets.model import Asking, Form, Of

__all__ = ["FORMS", "Asking", "Form", "Of", "form_of", "made"]

FORMS: Final[Mapping[str, Form]] = {
    form.name: form
    for module in (
        *(meetings, instruments, conferences, consortia),
        *(staffing, duties, evaluation, appraisal, cases, ledgers, ledger_notes, ledgers_rents),
        *(ledger_receipts, membership, distributions, aid_proceedings),
        *(compacts, mediation, deliberation, partypoints, aid),
    )
    for form in module.FORMS
}
"""The sheets by the words that the command line has for them."""


def made(asking: Asking, name: str, of: str | None = None) -> Sequence[Statement]:
    """Return the tables of a sheet.

    Raises ``sheet_unknown``, ``sheet_of_missing`` where it is of one thing and *of* does not say
    which, ``sheet_of_nothing`` where it is of the whole city, and what its queries raise.
    """
    form = form_of(name)
    if form.of is not None and not of:
        of = f"{form.of.zh} / {form.of.en}"
        raise BadInput(texts.SHEET_OF_MISSING, sheet=name, of=of)
    if form.of is None and of:
        raise BadInput(texts.SHEET_OF_NOTHING, sheet=name)
    return form.make(asking, of or "")


def form_of(name: str) -> Form:
    """Return a sheet by its name; raises ``sheet_unknown``."""
    if name not in FORMS:
        raise BadInput(texts.SHEET_UNKNOWN, sheet=name, known=", ".join(FORMS))
    return FORMS[name]
