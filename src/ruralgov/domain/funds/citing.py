"""The record of 四议两公开 as its procedure has it, and which applications name one."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.funds.model import FundApplication, Resolution
from ruralgov.domain.kernel.declare import Read, Table
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CollectiveId, ProcedureId
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.meetings import PROCEDURE, Figures, Matter, Needed, Step, resolved
from ruralgov.domain.meetings import texts_decision as meetings_texts

MATTERS: Final = frozenset(
    {
        Matter.USE_OF_INCOME,
        Matter.PUBLIC_WORKS,
        Matter.PAID_POSTS,
        Matter.HELP,
        Matter.PLANNING,
        Matter.BUDGET,
        Matter.INVESTMENT,
        Matter.COMPENSATION,
        Matter.PROPERTY,
    }
)
"""On what money is spent."""
NOBODY: Final = Figures(entitled=0, present=0, in_favour=0)


def resolution_of(key: ProcedureId, collective: CollectiveId, read: Read, day: date) -> Resolution:
    """Return the record that a procedure gives, resolved and published by a day (rule 18).

    Raises what ``resolved`` raises.
    """
    known = existing(
        read.state(COLLECTIVE, collective),
        collectives_texts.COLLECTIVE_MISSING,
        collective=collective,
    )
    needed = Needed(place=known.place, collective=collective, by=day, matters=MATTERS)
    decided = resolved(read, key, needed)
    procedure = existing(
        read.state(PROCEDURE, key), meetings_texts.PROCEDURE_MISSING, procedure=key
    )
    days = {one.step: one.day for one in procedure.steps}
    figures = decided.figures or NOBODY
    return Resolution(
        reference=decided.reference,
        proposed=days[Step.PROPOSED],
        discussed=days[Step.DISCUSSED],
        reviewed=days[Step.REVIEWED],
        decided=days[Step.RESOLVED],
        published=days[Step.PUBLISHED],
        entitled=figures.entitled,
        present=figures.present,
        in_favour=figures.in_favour,
        procedure=key,
    )


@frozen(kw_only=True)
class ApplicationProcedureRow:
    """That an application rests on a procedure."""

    owner: str = ""
    procedure: ProcedureId


def procedure_rows(application: FundApplication) -> Iterator[ApplicationProcedureRow]:
    """Give a row for the procedure that an application names."""
    named = None if application.resolution is None else application.resolution.procedure
    if named is not None:
        yield ApplicationProcedureRow(procedure=named)


APPLICATION_PROCEDURES: Final = Table(
    name="fund_application_procedures",
    row=ApplicationProcedureRow,
    key=("owner",),
    indexes=(("procedure",),),
    rows=procedure_rows,
)
