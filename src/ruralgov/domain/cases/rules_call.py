"""The rules about who could not be reached, or stayed dissatisfied, and what follows."""

from collections.abc import Iterator

from ruralgov.domain.cases import messages_call as m
from ruralgov.domain.cases import texts, texts_ways
from ruralgov.domain.cases.beside import NextStep
from ruralgov.domain.cases.messages_ending import CallBack
from ruralgov.domain.cases.model import Case, Satisfaction
from ruralgov.domain.cases.roles import SUPERVISOR
from ruralgov.domain.cases.rules import after, must_be_apart
from ruralgov.domain.cases.rules_handling import NEXT
from ruralgov.domain.cases.said import clean_note
from ruralgov.domain.cases.table import Action, Level
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CITY


def check_reporter(case: Case, command: CallBack) -> None:
    """Refuse an answer of somebody whom nobody could have called (rule 35).

    Raises ``case_anonymous`` and ``call_contradicts``.
    """
    reached = command.satisfaction is not Satisfaction.UNREACHABLE
    if command.by_reporter and not reached:
        raise BadInput(texts_ways.CALL_CONTRADICTS, number=case.number)
    if reached and case.anonymous and not command.by_reporter:
        raise Refused(texts_ways.CASE_ANONYMOUS, number=case.number)


def is_tried_again(case: Case, command: CallBack, given: Given) -> bool:
    """Tell whether "not reached" is not yet final: the profile wants more calls, or days (rule 35).

    Nobody can call who left neither name nor number: then it is final at once.
    """
    if command.satisfaction is not Satisfaction.UNREACHABLE or case.anonymous:
        return False
    calls = (*case.aside.calls, given.now)
    days = {legal_date(one) for one in calls}
    return len(calls) < given.profile.call_attempts or len(days) < given.profile.call_days


def raised_to(case: Case, given: Given) -> Level | None:
    """Return the level at which the next round begins, if the profile raises it (rule 36)."""
    first = given.profile.raised_round
    return NEXT.get(case.level, case.level) if 0 < first <= case.round + 1 else None


def next_step(case: Case) -> NextStep:
    """Return what follows where no round follows any more (rule 36)."""
    return NextStep.HIGHER if case.level in NEXT else NextStep.REVIEW


def settle_grievance(
    case: Case | None, command: m.SettleGrievance, given: Given
) -> Iterator[m.GrievanceSettled]:
    """Say what came of a grievance, by somebody who did none of the work (rules 8 and 36)."""
    known = existing(case, texts.CASE_MISSING, case=command.case)
    after(known, Action.SETTLE)
    found = known.aside.grievance
    if found is None or found.settled_at is not None:
        raise Refused(texts_ways.GRIEVANCE_MISSING, number=known.number)
    must_be_apart(known, given)
    _check_above(known, found.step, given)
    outcome = clean_note(known, "outcome", command.outcome)
    yield m.GrievanceSettled(by=given.actor.account, at=given.now, outcome=outcome)


def _check_above(case: Case, step: NextStep, given: Given) -> None:
    """Refuse who does not supervise at the level that reviews; raises ``grievance_goes_up``."""
    level = NEXT[case.level] if step is NextStep.HIGHER and case.level in NEXT else Level.CITY
    if level is Level.CITY and not given.holds(given.actor.account, SUPERVISOR, CITY):
        raise Refused(
            texts_ways.GRIEVANCE_GOES_UP,
            number=case.number,
            level=level.zh,
            level_en=level.en,
            account=given.actor.account,
        )
