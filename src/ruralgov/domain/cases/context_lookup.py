"""Who may look cases up, by number, by code, or by what is due to be erased."""

from collections.abc import Callable
from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR, PRIVACY, PRIVACY_OFFICER
from ruralgov.domain.cases import keeping, views, views_lookup
from ruralgov.domain.cases import queries as q
from ruralgov.domain.cases import queries_lookup as lookup
from ruralgov.domain.cases.rights import OWN_WORK_BY_NUMBER, STAFF
from ruralgov.domain.cases.roles import CASE_HANDLING, INTAKE, LOOKUP, REPORTER
from ruralgov.domain.kernel.declare import Access, QueryRule, Read, answers
from ruralgov.domain.kernel.ids import CITY, PlaceId

_WORK: Final = frozenset({CASE_HANDLING})
_BY_NUMBER: Final = Access(
    roles=STAFF | {REPORTER}, purposes=_WORK | {AUDIT}, reserved=OWN_WORK_BY_NUMBER
)
_BY_CODE: Final = Access(
    roles=frozenset({LOOKUP}), purposes=_WORK, place=lambda _query, _read: CITY
)
_TO_ERASE: Final = Access(
    roles=frozenset({PRIVACY_OFFICER, AUDITOR}),
    purposes=frozenset({PRIVACY, AUDIT}),
    place=lambda query, _read: query.place,
    reserved=((PRIVACY, frozenset({PRIVACY_OFFICER})), (AUDIT, frozenset({AUDITOR}))),
)


def queries(place: Callable[[Any, Read], PlaceId]) -> tuple[QueryRule[Any, Any], ...]:
    """Return the look-ups; *place* is where the case of a question is."""
    entered = Access(roles=frozenset({REPORTER, INTAKE}), purposes=_WORK, place=place)
    return (
        answers(q.CaseByNumber, views.case_by_number, _BY_NUMBER),
        answers(q.CaseHistory, views.case_history, _BY_NUMBER, personal=True),
        answers(lookup.CaseCode, views_lookup.case_code, entered, personal=True),
        answers(lookup.CaseForReporter, views_lookup.case_for_reporter, _BY_CODE, personal=True),
        answers(keeping.CasesToErase, keeping.cases_to_erase, _TO_ERASE),
    )
