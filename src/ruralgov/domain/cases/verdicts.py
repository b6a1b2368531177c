"""How verdicts are frozen: one way for a round, and one for the time that a unit had the case.

Every event that ends either comes here, so that each is judged once and stays.
"""

from datetime import datetime

from ruralgov.domain.cases.messages_handling import CaseDone
from ruralgov.domain.cases.messages_intake import CaseAnswered
from ruralgov.domain.cases.milestones import missed
from ruralgov.domain.cases.model import DESK, Case, Result, Round, Spell, SpellEnd
from ruralgov.domain.cases.table import WITH_UNIT, Stage
from ruralgov.domain.kernel.change import change


def freeze(case: Case, verdict: Round) -> Case:
    """Return a case whose round is judged; a round that was judged stays as it was."""
    if case.verdict is not None:
        return change(case, reported=None)
    return change(
        case,
        rounds=(*case.rounds, verdict),
        reported=None,
        milestones=missed(case.milestones),
    )


def report(case: Case, event: CaseDone) -> Case:
    """Return a case with what was reported of its work: it waits for the check.

    What was reported before verdicts waited for a check was judged at once, and stays so.
    """
    if not event.provisional:
        return freeze(_restated(case, event), _reported(case, event))
    return change(case, reported=_reported(case, event), milestones=missed(case.milestones))


def _reported(case: Case, event: CaseDone) -> Round:
    before = case.reported
    return Round(
        number=case.round,
        unit=str(case.unit),
        level=case.level,
        due=case.hold_due if case.deadline is None else case.deadline.due,
        done_at=event.at,
        on_time=event.on_time,
        unit_on_time=event.unit_on_time,
        result=event.result,
        ranked=event.ranked,
        returns=case.returns,
        reported_at=event.at if before is None else before.reported_at,
        begun_at=case.begun_at,
        failed=0 if before is None else before.failed,
        matter_level=case.matter_level,
    )


def _restated(case: Case, event: CaseDone) -> Case:
    """Return a case that was judged before, with what a later report says of the same round."""
    if case.verdict is None:
        return case
    *before, verdict = case.rounds
    again = change(verdict, result=event.result, ranked=event.ranked, returns=case.returns)
    return change(case, rounds=(*before, change(again, level=case.level)))


def rejudged(case: Case, due: datetime, unit_due: datetime) -> Round | None:
    """Return what waits for its check, judged by a deadline that was counted again.

    What failed its check is not done, whatever the deadline.
    """
    said = case.reported
    if said is None or case.stage is not Stage.DONE:
        return said
    on_time, of_unit = said.done_at <= due, said.done_at <= unit_due
    return change(said, due=due, on_time=on_time, unit_on_time=of_unit)


def check(case: Case, *, passed: bool) -> Case:
    """Return a case after a check: one that passes freezes what was reported.

    One that fails leaves a report that is in time no more.
    """
    said = case.reported
    if not passed:
        return case if said is None else change(case, reported=_failed(said))
    done = said or case.verdict
    if done is None:
        return case
    case = end_spell(case, done.done_at, SpellEnd.DONE, on_time=done.unit_on_time)
    return case if said is None else freeze(case, said)


def _failed(said: Round) -> Round:
    return change(said, failed=said.failed + 1, on_time=False, unit_on_time=False)


def answer(case: Case, event: CaseAnswered) -> Case:
    """Return a case that the desk answered: judged by the clock that it had."""
    before = case.reported
    verdict = Round(
        number=case.round,
        unit=DESK,
        level=case.level,
        due=event.due,
        done_at=event.at,
        on_time=event.at <= event.due,
        unit_on_time=event.at <= event.due,
        result=Result.EXPLAINED,
        ranked=event.ranked,
        reported_at=event.at if before is None else before.reported_at,
        begun_at=case.begun_at,
        failed=0 if before is None else before.failed,
        matter_level=event.matter_level,
    )
    return freeze(case, verdict)


def end_spell(
    case: Case, at: datetime | None, how: SpellEnd, *, on_time: bool | None = None
) -> Case:
    """Return a case whose unit has it no longer, since *at*, judged by the clock of the unit.

    Nothing is said where no unit has it, or of what was written before its instant was kept.
    """
    since, due = case.unit_started, case.unit_due
    if case.stage not in WITH_UNIT or at is None or since is None or due is None:
        return case
    spell = Spell(
        round=case.round,
        unit=str(case.unit),
        level=case.level,
        since=since,
        due=due,
        until=at,
        ended=how,
        on_time=at <= due if on_time is None else on_time,
        respond_by=case.respond_by,
        responded_at=case.responded_at,
    )
    return change(case, spells=(*case.spells, spell))
