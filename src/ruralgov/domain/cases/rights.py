"""Who may look at which case: for what purpose, by number, and what a handler may."""

from collections.abc import Callable
from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR, STATISTICS, GrantRow
from ruralgov.domain.cases import texts
from ruralgov.domain.cases.imported.rows import ImportedRow
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.cases.roles import (
    CALLER,
    CASE_HANDLING,
    CHECKER,
    HANDLER,
    INTAKE,
    REPORTER,
    SUPERVISOR,
)
from ruralgov.domain.cases.rows import CaseRow
from ruralgov.domain.cases.units import acts_for, unit_name
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Access, Asked, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.roles import Purpose, Role

STAFF: Final = frozenset({INTAKE, HANDLER, CHECKER, SUPERVISOR, CALLER, AUDITOR})
"""Who looks at cases in the office."""
OWN_WORK: Final = (
    (CASE_HANDLING, STAFF - {AUDITOR}),
    (AUDIT, frozenset({AUDITOR})),
    (STATISTICS, frozenset({INTAKE, SUPERVISOR, AUDITOR})),
)
"""The purposes that each role may give for a question: those of its work (rule 42)."""
OWN_WORK_BY_NUMBER: Final = ((CASE_HANDLING, STAFF - {AUDITOR} | {REPORTER}), *OWN_WORK[1:])
"""The same where those who report may ask as well."""
Roles = frozenset[Role]


def looking(place: Callable[[Any, Read], PlaceId], *more: Purpose, roles: Roles = STAFF) -> Access:
    """Return who may look at cases at a place: each role for the purposes of its work (rule 42)."""
    purposes = frozenset({CASE_HANDLING, AUDIT, *more})
    return Access(roles=roles, purposes=purposes, place=place, reserved=OWN_WORK)


def numbered(number: str, asked: Asked) -> tuple[CaseId, Case] | None:
    """Return the case with a number, if it is one of who asks (rule 43).

    A case of others is as one that is not there: numbers follow each other, and asking one after
    the other must not tell what there is.
    """
    own = asked.read.one(CaseRow, number=number)
    row = own or asked.read.one(ImportedRow, number=number)
    if row is None:
        return None
    case = existing(asked.read.state(CASE, row.owner), texts.CASE_MISSING, case=row.owner)
    roles = _roles_at(case.place, asked)
    if roles == {HANDLER} and not is_of_unit(case, asked):
        return None
    return (CaseId(row.owner), case) if roles else None


def _roles_at(place: PlaceId, asked: Asked) -> set[str]:
    """Return by which roles somebody may ask about a place as it is today."""
    today = legal_date(asked.now)
    path = asked.above(place, today)
    rows = asked.read.rows(GrantRow, on=today, account=asked.actor.account)
    return {row.role for row in rows if row.role in asked.roles and row.place in path}


def must_be_of_unit(case: Case, asked: Asked) -> None:
    """Refuse a handler whose unit never had the case (rule 28); raises ``unit_not_yours``."""
    if asked.roles == {HANDLER} and not is_of_unit(case, asked):
        raise Refused(
            texts.UNIT_NOT_YOURS,
            number=case.number,
            unit=unit_name(asked.read, case.unit or "", asked.day),
            account=asked.actor.account,
        )


def is_of_unit(case: Case, asked: Asked) -> bool:
    """Tell whether who asks acts for a unit that has a case, helps with it, or had it."""
    if case.unit is None:
        return False
    return for_units(case.place, asked, *(one.unit for one in case.spells), *has(case))


def has(case: Case) -> tuple[str, ...]:
    """Return the units that a case was sent to last: that which leads, and those that help."""
    return () if case.unit is None else (case.unit, *case.co_units)


def for_units(place: PlaceId, asked: Asked, *units: str) -> bool:
    """Tell whether who asks acts for one of some units, at a place."""
    path = asked.above(place, asked.day)
    return acts_for(asked.read, asked.actor.account, units, asked.day, path)
