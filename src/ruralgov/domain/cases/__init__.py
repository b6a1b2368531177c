"""Cases: one entrance, one exit, and a clock. The short life; the next issue widens it.

Rules:
1. A case is of a matter that is in force; a matter has dated versions, each later than the last.
2. A case gets a number of the city and year when it is reported, and never another.
3. A case moves only as the table of transitions says; each step names who took it.
4. A report is refused only on a ground of the closed list, with a reason.
5. An open case always has an owner: the desk, or the unit that it was dispatched to.
6. The clock starts at dispatch, so that not signing never helps; the deadline is explained.
7. The on-time verdict is frozen when work is first reported done, and nothing changes it.
8. Work is checked, and the reporter called back, by somebody other than the handler.
9. A provisional deadline is counted again when a calendar is published, by an event.
10. What a citizen said is sealed under the case's own key, and each reading is recorded.
"""

from collections.abc import Iterator
from typing import Any

from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases import rules, views
from ruralgov.domain.cases.model import IntakeChannel, RefusalGround, Satisfaction, Stage
from ruralgov.domain.cases.rules import CASE, MATTER
from ruralgov.domain.kernel.declare import (
    Access,
    Asked,
    CommandRule,
    Context,
    Purpose,
    QueryRule,
    Read,
    Role,
    Rule,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, CaseId, PlaceId

_WORK = frozenset({Purpose.CASE_HANDLING})


def _place(message: Any, read: Read) -> PlaceId:
    case = read.state(CASE, message.case)
    if case is None:
        raise Refused("case_missing", case=message.case)
    place: PlaceId = case.place
    return place


def _command(kind: type, rule: Rule, *roles: Role) -> CommandRule:
    return CommandRule(
        command=kind,
        record=CASE,
        key=lambda command, _given: str(command.case),
        rule=rule,
        access=Access(roles=frozenset(roles), purposes=_WORK, place=_place),
    )


def case_file(query: views.CaseFile, asked: Asked) -> views.FileOfCase:
    """Return the file of a case (rule 10)."""
    case = asked.read.state(CASE, query.case)

    def shown(field: str) -> str | None:
        return asked.reveal(CASE.kind, query.case, field, getattr(case, field))

    return views.FileOfCase(
        number=case.number,
        matter=case.matter,
        place=case.place,
        stage=case.stage,
        unit=case.unit,
        deadline=case.deadline,
        text=shown("text"),
        reporter=shown("reporter"),
        contact=shown("contact"),
    )


def recompute(read: Read) -> Iterator[m.RecomputeDeadline]:
    """Give a command for each open case whose deadline is provisional (rule 9)."""
    for row in read.rows(views.CaseRow, provisional=True):
        yield m.RecomputeDeadline(case=CaseId(row.owner))


_CITY_OPEN = Access(roles=frozenset(Role), purposes=frozenset(Purpose))
_STAFF = frozenset({Role.INTAKE, Role.HANDLER, Role.CHECKER, Role.CALLER, Role.AUDITOR})
CONTEXT = Context(
    name="cases",
    records=(MATTER, CASE),
    commands=(
        CommandRule(
            command=m.DefineMatter,
            record=MATTER,
            key=lambda command, _given: str(command.code).strip(),
            rule=rules.define_matter,
            access=Access(
                roles=frozenset({Role.ADMINISTRATOR, Role.REGISTRAR}),
                purposes=frozenset({Purpose.ADMINISTRATION, Purpose.REGISTRATION}),
                place=lambda _command, _read: CITY,
            ),
        ),
        CommandRule(
            command=m.ReportCase,
            record=CASE,
            key=lambda _command, given: given.new_id(),
            rule=rules.report_case,
            access=Access(
                roles=frozenset({Role.REPORTER, Role.INTAKE}),
                purposes=_WORK,
                place=lambda command, _read: command.place,
            ),
        ),
        _command(m.AcceptCase, rules.accept_case, Role.INTAKE),
        _command(m.RefuseCase, rules.refuse_case, Role.INTAKE),
        _command(m.DispatchCase, rules.dispatch_case, Role.INTAKE),
        _command(m.SignCase, rules.sign_case, Role.HANDLER),
        _command(m.HandleCase, rules.handle_case, Role.HANDLER),
        _command(m.ReportDone, rules.report_done, Role.HANDLER),
        _command(m.CheckCase, rules.check_case, Role.CHECKER),
        _command(m.CallBack, rules.call_back, Role.CALLER),
        _command(m.CloseCase, rules.close_case, Role.INTAKE),
        _command(m.RecomputeDeadline, rules.recompute_deadline, Role.INTAKE),
    ),
    queries=(
        QueryRule(query=views.Matters, handler=views.matters, access=_CITY_OPEN),
        QueryRule(
            query=views.CaseByNumber,
            handler=views.case_by_number,
            access=Access(
                roles=_STAFF | {Role.REPORTER},
                purposes=_WORK | {Purpose.AUDIT},
                place=lambda _query, _read: CITY,
            ),
        ),
        QueryRule(
            query=views.OpenCases,
            handler=views.open_cases,
            access=Access(
                roles=_STAFF,
                purposes=_WORK | {Purpose.AUDIT},
                place=lambda query, _read: query.place,
            ),
        ),
        QueryRule(
            query=views.CaseFile,
            handler=case_file,
            access=Access(
                roles=frozenset({Role.INTAKE, Role.HANDLER, Role.CALLER}),
                purposes=_WORK,
                place=_place,
            ),
            personal=True,
        ),
        QueryRule(
            query=views.CaseFigures,
            handler=views.case_figures,
            access=Access(
                roles=_STAFF,
                purposes=frozenset({Purpose.STATISTICS, Purpose.AUDIT, Purpose.CASE_HANDLING}),
                place=lambda query, _read: query.place or CITY,
            ),
        ),
    ),
)

__all__ = [
    "CASE",
    "CONTEXT",
    "MATTER",
    "IntakeChannel",
    "RefusalGround",
    "Satisfaction",
    "Stage",
    "case_file",
    "recompute",
]
