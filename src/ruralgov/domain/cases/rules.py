"""The rules of cases."""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve as change

from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases.model import (
    DESK,
    OPEN,
    Action,
    Case,
    Matter,
    MatterVersion,
)
from ruralgov.domain.cases.views import CASE_TABLES, MATTER_TABLES, case_rows, matter_rows
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.clock import deadline
from ruralgov.domain.kernel.declare import Given, Record
from ruralgov.domain.kernel.errors import Refused

CaseEvent = (
    m.CaseReported
    | m.CaseAccepted
    | m.CaseRefused
    | m.CaseDispatched
    | m.CaseSigned
    | m.HandlingStarted
    | m.CaseDone
    | m.CaseChecked
    | m.CaseCalledBack
    | m.CaseClosed
    | m.DeadlineRecomputed
)


def define_matter(
    matter: Matter | None, command: m.DefineMatter, _: Given
) -> Iterator[m.MatterDefined]:
    """Define a matter or its next version (rule 1)."""
    if matter is not None and command.since <= matter.versions[-1].since:
        raise Refused("change_not_later", since=matter.versions[-1].since)
    yield m.MatterDefined(
        code=clean_text("code", command.code),
        name=clean_text("name", command.name),
        standard=clean_text("standard", command.standard),
        unit=clean_text("unit", command.unit),
        limit=command.limit,
        department=command.department,
        since=command.since,
        source=clean_text("source", command.source),
    )


def report_case(_: Case | None, command: m.ReportCase, given: Given) -> Iterator[m.CaseReported]:
    """Report a case of a matter in force (rules 1 and 2)."""
    _matter(command.matter, given)
    yield m.CaseReported(
        number=given.number("case"),
        matter=command.matter,
        place=command.place,
        channel=command.channel,
        household=command.household,
        at=given.now,
        text=command.text,
        reporter=command.reporter,
        contact=command.contact,
    )


def accept_case(case: Case | None, command: m.AcceptCase, given: Given) -> Iterator[m.CaseAccepted]:
    """Accept a case (rule 3)."""
    _known(case, command.case).after(Action.ACCEPT)
    yield m.CaseAccepted(by=given.actor.account)


def refuse_case(case: Case | None, command: m.RefuseCase, given: Given) -> Iterator[m.CaseRefused]:
    """Refuse a case on a ground of the closed list, with a reason (rules 3 and 4)."""
    _known(case, command.case).after(Action.REFUSE)
    reason = clean_text("reason", command.reason)
    yield m.CaseRefused(by=given.actor.account, ground=command.ground, reason=reason)


def dispatch_case(
    case: Case | None, command: m.DispatchCase, given: Given
) -> Iterator[m.CaseDispatched]:
    """Dispatch a case; the clock starts here and not at sign-off (rules 3, 5 and 6)."""
    known = _known(case, command.case)
    known.after(Action.DISPATCH)
    matter = _matter(known.matter, given)
    unit = matter.unit
    if command.unit is not None and command.unit != matter.unit:
        clean_text("reason", command.reason)
        unit = clean_text("unit", command.unit)
    yield m.CaseDispatched(
        unit=unit,
        department=matter.department if unit == matter.unit else None,
        reason=command.reason,
        at=given.now,
        deadline=deadline(given.calendar, given.now, matter.limit),
    )


def sign_case(case: Case | None, command: m.SignCase, given: Given) -> Iterator[m.CaseSigned]:
    """Sign for a case (rules 3 and 5)."""
    _known(case, command.case).after(Action.SIGN)
    yield m.CaseSigned(by=given.actor.account)


def handle_case(
    case: Case | None, command: m.HandleCase, given: Given
) -> Iterator[m.HandlingStarted]:
    """Take a case in hand (rule 3)."""
    _known(case, command.case).after(Action.HANDLE)
    yield m.HandlingStarted(by=given.actor.account)


def report_done(case: Case | None, command: m.ReportDone, given: Given) -> Iterator[m.CaseDone]:
    """Report work done; the verdict of the first time is frozen (rules 3 and 7)."""
    known = _known(case, command.case)
    known.after(Action.REPORT_DONE)
    now_on_time = known.deadline is not None and given.now <= known.deadline.due
    yield m.CaseDone(
        by=given.actor.account,
        outcome=clean_text("outcome", command.outcome),
        on_time=now_on_time if known.on_time is None else known.on_time,
    )


def check_case(case: Case | None, command: m.CheckCase, given: Given) -> Iterator[m.CaseChecked]:
    """Check the work, by somebody other than the handler (rules 3 and 8)."""
    known = _known(case, command.case)
    known.after(Action.PASS_CHECK if command.passed else Action.FAIL_CHECK)
    _other_than_handler(known, given)
    note = clean_text("note", command.note)
    yield m.CaseChecked(by=given.actor.account, passed=command.passed, note=note)


def call_back(case: Case | None, command: m.CallBack, given: Given) -> Iterator[m.CaseCalledBack]:
    """Call the reporter back, by somebody other than the handler (rules 3 and 8)."""
    known = _known(case, command.case)
    known.after(Action.CALL_BACK)
    _other_than_handler(known, given)
    yield m.CaseCalledBack(
        by=given.actor.account, satisfaction=command.satisfaction, words=command.words
    )


def close_case(case: Case | None, command: m.CloseCase, given: Given) -> Iterator[m.CaseClosed]:
    """Close a case (rule 3)."""
    _known(case, command.case).after(Action.CLOSE)
    yield m.CaseClosed(by=given.actor.account)


def recompute_deadline(
    case: Case | None, command: m.RecomputeDeadline, given: Given
) -> Iterator[m.DeadlineRecomputed]:
    """Count a provisional deadline again (rule 9)."""
    known = _known(case, command.case)
    if known.deadline is None or known.started_at is None or known.stage not in OPEN:
        raise Refused("deadline_not_provisional", number=known.number)
    if not known.deadline.provisional:
        raise Refused("deadline_not_provisional", number=known.number)
    fresh = deadline(given.calendar, known.started_at, known.deadline.limit)
    if fresh != known.deadline:
        yield m.DeadlineRecomputed(before=known.deadline, deadline=fresh)


def evolve_matter(state: Matter | None, event: m.MatterDefined) -> Matter:
    """Fold one event into a matter."""
    version = MatterVersion(
        name=event.name,
        standard=event.standard,
        unit=event.unit,
        limit=event.limit,
        department=event.department,
        since=event.since,
        source=event.source,
    )
    versions = () if state is None else state.versions
    return Matter(code=event.code, versions=(*versions, version))


def evolve_case(state: Case | None, event: CaseEvent) -> Case:
    """Fold one event into a case."""
    if isinstance(event, m.CaseReported):
        return Case(
            number=event.number,
            matter=event.matter,
            place=event.place,
            channel=event.channel,
            household=event.household,
            reported_at=event.at,
            text=event.text,
            reporter=event.reporter,
            contact=event.contact,
        )
    if state is None:
        raise Refused("case_missing", case="-")
    return _STEPS[type(event)](state, event)


def _dispatched(case: Case, event: m.CaseDispatched) -> Case:
    return change(
        case,
        stage=case.after(Action.DISPATCH),
        owner=event.unit,
        unit=event.unit,
        started_at=event.at,
        deadline=event.deadline,
    )


def _done(case: Case, event: m.CaseDone) -> Case:
    stage = case.after(Action.REPORT_DONE)
    return change(case, stage=stage, owner=DESK, on_time=event.on_time, rounds=case.rounds + 1)


def _checked(case: Case, event: m.CaseChecked) -> Case:
    stage = case.after(Action.PASS_CHECK if event.passed else Action.FAIL_CHECK)
    return change(case, stage=stage, owner=DESK if event.passed else str(case.unit))


_STEPS: dict[type, Callable[[Case, Any], Case]] = {
    m.CaseAccepted: lambda case, _: change(case, stage=case.after(Action.ACCEPT)),
    m.CaseRefused: lambda case, _: change(case, stage=case.after(Action.REFUSE)),
    m.CaseDispatched: _dispatched,
    m.CaseSigned: lambda case, event: change(case, stage=case.after(Action.SIGN), handler=event.by),
    m.HandlingStarted: lambda case, _: change(case, stage=case.after(Action.HANDLE)),
    m.CaseDone: _done,
    m.CaseChecked: _checked,
    m.CaseCalledBack: lambda case, event: change(
        case, stage=case.after(Action.CALL_BACK), satisfaction=event.satisfaction
    ),
    m.CaseClosed: lambda case, _: change(case, stage=case.after(Action.CLOSE)),
    m.DeadlineRecomputed: lambda case, event: change(case, deadline=event.deadline),
}


def _known(case: Case | None, key: str) -> Case:
    if case is None:
        raise Refused("case_missing", case=key)
    return case


def _matter(code: str, given: Given) -> MatterVersion:
    matter: Matter | None = given.read.state(MATTER, code)
    version = None if matter is None else matter.on(given.today)
    if version is None:
        raise Refused("matter_missing", matter=code)
    return version


def _other_than_handler(case: Case, given: Given) -> None:
    if given.actor.account == case.handler:
        raise Refused("handler_judges_own_work", number=case.number, account=case.handler)


MATTER = Record(
    kind="matter",
    state=Matter,
    events=(m.MatterDefined,),
    evolve=evolve_matter,
    rows=matter_rows,
    tables=MATTER_TABLES,
    shared=True,
)
CASE = Record(
    kind="case",
    state=Case,
    events=(m.CaseReported, *_STEPS),
    evolve=evolve_case,
    rows=case_rows,
    tables=CASE_TABLES,
)
