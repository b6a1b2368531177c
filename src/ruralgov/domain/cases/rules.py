"""The rules of cases: what each command may do, and the events it gives."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from ruralgov.domain.cases import messages as m
from ruralgov.domain.cases.dispatch import Lead
from ruralgov.domain.cases.evolve import CASE_EVENTS, evolve_case, evolve_matter
from ruralgov.domain.cases.milestones import Milestones, begin, coming
from ruralgov.domain.cases.model import (
    Case,
    ClockStart,
    Matter,
    MatterVersion,
    Result,
    Satisfaction,
    Terms,
)
from ruralgov.domain.cases.repeats import REPEAT_TABLES, repeat_of
from ruralgov.domain.cases.rules_dispatch import lead_of
from ruralgov.domain.cases.table import HOLD, Action, Level, Stage
from ruralgov.domain.cases.views import CASE_TABLES, MATTER_TABLES, matter_rows
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.clock import Deadline, deadline
from ruralgov.domain.kernel.declare import Given, Record
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import PlaceId

NEXT = dict(pairwise(Level))
"""The level above each."""


def define_matter(
    matter: Matter | None, command: m.DefineMatter, _: Given
) -> Iterator[m.MatterDefined]:
    """Define a matter or its next version (rules 1 and 23)."""
    if matter is not None and command.since <= matter.versions[-1].since:
        raise Refused("change_not_later", since=matter.versions[-1].since)
    yield m.MatterDefined(
        code=clean_text("code", command.code),
        category=clean_text("category", command.category),
        name=clean_text("name", command.name),
        standard=clean_text("standard", command.standard),
        unit=clean_text("unit", command.unit),
        limit=command.limit,
        department=command.department,
        since=command.since,
        source=clean_text("source", command.source),
        terms=command.terms,
        milestones=tuple(
            change(one, name=clean_text("milestones", one.name)) for one in command.milestones
        ),
    )


def report_case(_: Case | None, command: m.ReportCase, given: Given) -> Iterator[m.CaseReported]:
    """Report a case of a matter in force (rules 1, 2 and 22)."""
    _matter(command.matter, given)
    yield m.CaseReported(
        number=given.number("case"),
        matter=command.matter,
        place=command.place,
        town=_town(command.place, given),
        channel=command.channel,
        household=command.household,
        at=given.now,
        text=command.text,
        reporter=command.reporter,
        contact=command.contact,
        attachments=command.attachments,
        hold_due=_hold(Stage.REPORTED, given),
        off_hours=not given.calendar.is_open(given.now),
        point=command.point,
        repeat_of=repeat_of(command.matter, command.place, given),
    )


def accept_case(case: Case | None, command: m.AcceptCase, given: Given) -> Iterator[m.CaseAccepted]:
    """Accept a case (rule 3)."""
    stage = known_case(case, command.case).after(Action.ACCEPT)
    yield m.CaseAccepted(by=given.actor.account, hold_due=_hold(stage, given))


def refuse_case(case: Case | None, command: m.RefuseCase, given: Given) -> Iterator[m.CaseRefused]:
    """Refuse a case on a ground of the closed list, with a reason (rules 3 and 4)."""
    known = known_case(case, command.case)
    known.after(Action.REFUSE)
    if not _matter(known.matter, given).terms.refusable:
        raise Refused("matter_not_refusable", matter=known.matter)
    reason = clean_text("reason", command.reason)
    yield m.CaseRefused(by=given.actor.account, ground=command.ground, reason=reason)


def answer_case(case: Case | None, command: m.AnswerCase, given: Given) -> Iterator[m.CaseAnswered]:
    """Answer a case at once (rules 3 and 7)."""
    known = known_case(case, command.case)
    stage = known.after(Action.ANSWER)
    matter = _matter(known.matter, given)
    start = known.started_at or (known.reported_at if known.round == 1 else given.now)
    yield m.CaseAnswered(
        by=given.actor.account,
        answer=clean_text("answer", command.answer),
        at=given.now,
        due=deadline(given.calendar, start, matter.limit).due,
        ranked=matter.terms.ranked,
        hold_due=_hold(stage, given),
    )


def decline_filing(
    case: Case | None, command: m.DeclineFiling, given: Given
) -> Iterator[m.FilingDeclined]:
    """Say why a case is not filed (rules 3 and 4)."""
    known_case(case, command.case).after(Action.DECLINE)
    yield m.FilingDeclined(by=given.actor.account, reason=clean_text("reason", command.reason))


def dispatch_case(
    case: Case | None, command: m.DispatchCase, given: Given
) -> Iterator[m.CaseDispatched]:
    """Dispatch a case; the clock starts here and not at sign-off (rules 3, 5, 6 and 24)."""
    known = known_case(case, command.case)
    stage = known.after(Action.DISPATCH)
    matter = _matter(known.matter, given)
    level = max(known.level, matter.terms.level, key=list(Level).index)
    lead = _lead(known, command, matter, level, given)
    start, due = _case_clock(known, matter, given)
    yield m.CaseDispatched(
        by=given.actor.account,
        unit=lead.unit,
        co_units=lead.co_units,
        department=matter.department if lead.office == matter.unit else None,
        level=level,
        reason=command.reason,
        at=given.now,
        started_at=start,
        deadline=due,
        unit_due=deadline(given.calendar, given.now, due.limit, extra=due.extra).due,
        hold_due=_hold(stage, given),
        rule=lead.rule or None,
        milestones=_milestones(known, matter, given),
    )


def _lead(
    case: Case, command: m.DispatchCase, matter: MatterVersion, level: Level, given: Given
) -> Lead:
    """Return who the plan names, or the unit that a person named with a reason (rule 17)."""
    if command.unit is None:
        lead = lead_of(case, matter, level, given)
    else:
        unit = clean_text("unit", command.unit)
        clean_text("reason", command.reason)
        lead = Lead(rule="", office=unit, unit=unit, co_units=())
    named = (clean_text("co_units", one) for one in command.co_units)
    helping = dict.fromkeys((*lead.co_units, *named))
    return change(lead, co_units=tuple(one for one in helping if one != lead.unit))


def _case_clock(case: Case, matter: MatterVersion, given: Given) -> tuple[datetime, Deadline]:
    """Return the clock of the case: it goes on when the case comes to another unit."""
    if case.started_at is not None and case.deadline is not None:
        return case.started_at, case.deadline
    early = matter.terms.start is ClockStart.RECEIPT and case.round == 1
    start = case.reported_at if early else given.now
    return start, deadline(given.calendar, start, matter.limit)


def _milestones(case: Case, matter: MatterVersion, given: Given) -> Milestones:
    """Return the milestones of the round: they go on when the case comes to another unit."""
    if case.started_at is not None or not matter.milestones:
        return case.milestones
    received = case.reported_at if case.round == 1 else given.now
    return begin(matter.milestones, given.calendar, received, given.now)


def sign_case(case: Case | None, command: m.SignCase, given: Given) -> Iterator[m.CaseSigned]:
    """Sign for a case (rules 3 and 5)."""
    known_case(case, command.case).after(Action.SIGN)
    yield m.CaseSigned(by=given.actor.account)


def ask_return(case: Case | None, command: m.AskReturn, given: Given) -> Iterator[m.ReturnAsked]:
    """Ask to return a case within its window; after k it goes to arbitration (rule 11)."""
    known = known_case(case, command.case)
    disputed = known.returns >= given.profile.returns
    stage = known.after(Action.DISPUTE if disputed else Action.ASK_RETURN)
    terms = terms_of(known, given)
    start = known.unit_started or given.now
    window = deadline(given.calendar, start, terms.return_limit).due
    if known.final or given.now > window:
        raise Refused("return_not_granted", number=known.number, window=window)
    yield m.ReturnAsked(
        by=given.actor.account,
        duty=clean_text("duty", command.duty),
        reason=clean_text("reason", command.reason),
        disputed=disputed,
        hold_due=_hold(stage, given),
    )


def decide_return(
    case: Case | None, command: m.DecideReturn, given: Given
) -> Iterator[m.ReturnDecided]:
    """Grant or refuse a return, by somebody other than who asked for it (rules 8 and 11)."""
    known = known_case(case, command.case)
    stage = known.after(Action.GRANT_RETURN if command.granted else Action.REFUSE_RETURN)
    other_than_handler(known, given)
    yield m.ReturnDecided(
        by=given.actor.account,
        granted=command.granted,
        reason=clean_text("reason", command.reason),
        hold_due=_hold(stage, given),
    )


def lapse_return(
    case: Case | None, command: m.LapseReturn, given: Given
) -> Iterator[m.ReturnLapsed]:
    """Take up a case whose return was not decided in time (rule 11)."""
    known = known_case(case, command.case)
    stage = known.after(Action.LAPSE_RETURN)
    if given.now <= known.hold_due:
        raise Refused("return_pending", number=known.number, due=known.hold_due)
    yield m.ReturnLapsed(by=given.actor.account, hold_due=_hold(stage, given))


def arbitrate_case(
    case: Case | None, command: m.ArbitrateCase, given: Given
) -> Iterator[m.CaseArbitrated]:
    """Decide whose case it is (rule 11); the case's own clock never stopped."""
    known = known_case(case, command.case)
    stage = known.after(Action.ARBITRATE)
    other_than_handler(known, given)
    due = running(known)
    yield m.CaseArbitrated(
        by=given.actor.account,
        unit=clean_text("unit", command.unit),
        reason=clean_text("reason", command.reason),
        at=given.now,
        unit_due=deadline(given.calendar, given.now, due.limit, extra=due.extra).due,
        hold_due=_hold(stage, given),
    )


def handle_case(
    case: Case | None, command: m.HandleCase, given: Given
) -> Iterator[m.HandlingStarted]:
    """Take a case in hand (rule 3)."""
    known_case(case, command.case).after(Action.HANDLE)
    yield m.HandlingStarted(by=given.actor.account)


def escalate_case(
    case: Case | None, command: m.EscalateCase, given: Given
) -> Iterator[m.CaseEscalated]:
    """Hand a case up one level, and never down (rule 13)."""
    known = known_case(case, command.case)
    stage = known.after(Action.ESCALATE)
    if known.level not in NEXT:
        raise Refused("level_is_highest", number=known.number)
    yield m.CaseEscalated(
        by=given.actor.account,
        reason=clean_text("reason", command.reason),
        level=NEXT[known.level],
        hold_due=_hold(stage, given),
    )


def report_done(case: Case | None, command: m.ReportDone, given: Given) -> Iterator[m.CaseDone]:
    """Report work done; the verdicts of the first time in a round are frozen (rules 3, 7, 26)."""
    known = known_case(case, command.case)
    stage = known.after(Action.REPORT_DONE)
    waiting = coming(known.milestones)
    if waiting is not None and command.result is Result.SOLVED:
        raise Refused("milestone_unmet", number=known.number, name=waiting[0].name)
    frozen = known.verdict
    yield m.CaseDone(
        by=given.actor.account,
        result=command.result,
        outcome=clean_text("outcome", command.outcome),
        attachments=command.attachments,
        at=given.now,
        on_time=given.now <= running(known).due if frozen is None else frozen.on_time,
        unit_on_time=_unit_on_time(known, given) if frozen is None else frozen.unit_on_time,
        ranked=terms_of(known, given).ranked,
        hold_due=_hold(stage, given),
    )


def check_case(case: Case | None, command: m.CheckCase, given: Given) -> Iterator[m.CaseChecked]:
    """Check the work, by somebody other than the handler (rules 3 and 8)."""
    known = known_case(case, command.case)
    stage = known.after(Action.PASS_CHECK if command.passed else Action.FAIL_CHECK)
    other_than_handler(known, given)
    yield m.CaseChecked(
        by=given.actor.account,
        passed=command.passed,
        note=clean_text("note", command.note),
        hold_due=_hold(stage, given, known.unit_due),
    )


def call_back(case: Case | None, command: m.CallBack, given: Given) -> Iterator[m.CaseCalledBack]:
    """Call the reporter back; dissatisfaction opens the next round (rules 3, 8 and 14)."""
    known = known_case(case, command.case)
    again = command.satisfaction is Satisfaction.DISSATISFIED and known.round < given.profile.rounds
    stage = known.after(Action.REOPEN if again else Action.CALL_BACK)
    other_than_handler(known, given)
    yield m.CaseCalledBack(
        by=given.actor.account,
        satisfaction=command.satisfaction,
        words=command.words,
        reopened=again,
        hold_due=_hold(stage, given),
    )


def close_case(case: Case | None, command: m.CloseCase, given: Given) -> Iterator[m.CaseClosed]:
    """Close a case (rule 3)."""
    known_case(case, command.case).after(Action.CLOSE)
    yield m.CaseClosed(by=given.actor.account, at=given.now)


def urge_case(case: Case | None, command: m.UrgeCase, given: Given) -> Iterator[m.CaseUrged]:
    """Urge the unit; nothing else changes (rule 15)."""
    known_case(case, command.case).after(Action.URGE)
    yield m.CaseUrged(by=given.actor.account, words=clean_text("words", command.words))


def supervise_case(
    case: Case | None, command: m.SuperviseCase, given: Given
) -> Iterator[m.CaseSupervised]:
    """Put a case under supervision; nothing else changes (rule 15)."""
    known_case(case, command.case).after(Action.SUPERVISE)
    yield m.CaseSupervised(by=given.actor.account, reason=clean_text("reason", command.reason))


def force_close(case: Case | None, command: m.ForceClose, given: Given) -> Iterator[m.CaseForced]:
    """Close a case by force, by somebody other than the handler (rules 8 and 16)."""
    known = known_case(case, command.case)
    known.after(Action.FORCE)
    other_than_handler(known, given)
    reason = clean_text("reason", command.reason)
    yield m.CaseForced(by=given.actor.account, reason=reason, at=given.now)


def cancel_case(
    case: Case | None, command: m.CancelCase, given: Given
) -> Iterator[m.CaseCancelled]:
    """Cancel a case that no unit has had (rule 16)."""
    known = known_case(case, command.case)
    known.after(Action.CANCEL)
    if known.unit is not None:
        raise Refused("case_not_cancellable", number=known.number, unit=known.unit)
    yield m.CaseCancelled(by=given.actor.account, reason=clean_text("reason", command.reason))


def known_case(case: Case | None, key: str) -> Case:
    """Return the case; raises ``case_missing``."""
    if case is None:
        raise Refused("case_missing", case=key)
    return case


def _matter(code: str, given: Given) -> MatterVersion:
    matter: Matter | None = given.read.state(MATTER, code)
    version = None if matter is None else matter.on(given.today)
    if version is None:
        raise Refused("matter_missing", matter=code)
    return version


def terms_of(case: Case, given: Given) -> Terms:
    """Return the terms of the matter of a case that hold today."""
    return _matter(case.matter, given).terms


def _town(place: PlaceId, given: Given) -> PlaceId:
    """Return the place just below the city that a place belongs to."""
    path = given.above(place)
    return path[-2] if len(path) > 1 else place


def _hold(stage: Stage, given: Given, unit_due: datetime | None = None) -> datetime:
    """Return when a stage must be left."""
    limit = HOLD.get(stage)
    if limit is None:
        return given.now if unit_due is None else unit_due
    return deadline(given.calendar, given.now, limit).due


def running(case: Case) -> Deadline:
    """Return the deadline of the case; raises ``deadline_missing``."""
    if case.deadline is None:
        raise BadInput("deadline_missing", number=case.number)
    return case.deadline


def _unit_on_time(case: Case, given: Given) -> bool:
    return case.unit_due is not None and given.now <= case.unit_due


def other_than_handler(case: Case, given: Given) -> None:
    """Refuse who handles the case (rule 8); raises ``handler_judges_own_work``."""
    if given.actor.account == case.handler:
        raise Refused("handler_judges_own_work", number=case.number, account=case.handler)


MATTER = Record(
    kind="matter",
    state=Matter,
    events=(m.MatterDefined,),
    evolve=evolve_matter,
    rows=matter_rows,
    tables=MATTER_TABLES,
)
CASE = Record(
    kind="case",
    state=Case,
    events=CASE_EVENTS,
    evolve=evolve_case,
    tables=(*CASE_TABLES, *REPEAT_TABLES),
)
