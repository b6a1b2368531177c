"""The table of the cases that were erased."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.cases.messages_ending import CaseErased
from ruralgov.domain.cases.messages_intake import CaseReported
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ErasedCaseRow:
    """A case of which what was said is gone."""

    owner: str = ""
    number: str
    month: str
    """In which it came in, such as 2026-01, in Asia/Shanghai."""


def _rows(case: Case) -> Iterator[ErasedCaseRow]:
    if case.text.erased and case.imported is None:
        yield ErasedCaseRow(number=case.number, month=month_of(case.reported_at))


TABLES: Final = (
    Table(
        name="erased_cases",
        row=ErasedCaseRow,
        key=("owner",),
        indexes=(("month",),),
        tallies=(("month",),),
        changed_by=(CaseReported, CaseErased),
        rows=_rows,
    ),
)
