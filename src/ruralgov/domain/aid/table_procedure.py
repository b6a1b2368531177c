"""The statutory steps as one table: variant, step, clock, who, notice and form.

Days are working days unless it says otherwise. What was not verified against an official text is
marked: ``verified`` is False, and the work list of an office shows the same dates all the same.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.model_procedure import AidProceeding, AidStep, AidTrack
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

NOTICE_DAYS: Final = 7
"""Days that a notice hangs out, and that a family has before less is given."""
HEARING_DAYS: Final = 15
"""Days in which a family is heard that objects to getting less."""
RECONSIDER_DAYS: Final = 60
"""Days in which a decision can be taken to reconsideration (行政复议法 art. 20)."""
LETTER_DAYS: Final = 3
MOST_GRADUAL: Final = 6
"""Months at most for which an allowance goes on before it stops (渐退期)."""
STABLE_MONTHS, UNSTABLE_MONTHS, DEATH_MONTHS = 12, 6, 3
"""Months to the next review (57号 art. 31), and to that after a death."""
SAMPLE_PERCENT: Final = 30


class AidUnit(LabelledEnum):
    """Who does a step."""

    TOWN = "town", "镇街", "town"
    COUNTY = "county", "市民政部门", "civil affairs of the city"


@frozen
class StepLaw:
    """A step of a variant; ``days`` None: the whole clock alone holds."""

    track: AidTrack
    step: AidStep
    days: int | None
    after: AidStep | None
    who: AidUnit
    form: str
    citation: str
    verified: bool = False


_T, _S, _U = AidTrack, AidStep, AidUnit
_57: Final = "民发〔2021〕57号"
_TK: Final = "特困人员认定办法"
_CHILD: Final = "民发〔2019〕62号"
_GX: Final = "刚性支出困难家庭认定办法"
_LS: Final = "临时救助（2018-01-23）"
_LB: Final = "残疾人两项补贴"


def _minimum(track: AidTrack, who: AidUnit, paper: str) -> tuple[StepLaw, ...]:
    return (
        StepLaw(track, _S.INVESTIGATION, 3, None, _U.TOWN, "", f"{paper} art. 15, 16"),
        StepLaw(track, _S.CHECKING, None, None, _U.COUNTY, "", f"{paper} art. 17"),
        StepLaw(track, _S.OPINION, None, None, _U.TOWN, "", f"{paper} art. 19"),
        StepLaw(track, _S.NOTICE, None, _S.OPINION, _U.TOWN, "aid-notice", f"{paper} art. 19"),
        StepLaw(track, _S.DECISION, 10, _S.NOTICE, who, "aid-decision", f"{paper} art. 20"),
        StepLaw(track, _S.LETTER, 3, _S.DECISION, who, "aid-refusal", f"{paper} art. 21"),
    )


STEPS: Final[tuple[StepLaw, ...]] = (
    *_minimum(_T.MINIMUM, _U.COUNTY, _57),
    *_minimum(_T.DELEGATED, _U.TOWN, _57),
    *_minimum(_T.EXPENSE, _U.COUNTY, _LS),
    StepLaw(_T.DESTITUTE, _S.INVESTIGATION, None, None, _U.TOWN, "", f"{_TK} art. 13"),
    StepLaw(_T.DESTITUTE, _S.CHECKING, None, None, _U.COUNTY, "", f"{_TK} art. 13"),
    StepLaw(_T.DESTITUTE, _S.OPINION, 15, None, _U.TOWN, "", f"{_TK} art. 13"),
    StepLaw(_T.DESTITUTE, _S.NOTICE, None, _S.OPINION, _U.TOWN, "aid-notice", f"{_TK} art. 15"),
    StepLaw(_T.DESTITUTE, _S.DECISION, 15, _S.NOTICE, _U.COUNTY, "aid-decision", f"{_TK} art. 16"),
    StepLaw(_T.DESTITUTE, _S.LETTER, 3, _S.DECISION, _U.COUNTY, "aid-refusal", f"{_TK} art. 18"),
    StepLaw(_T.CHILD, _S.OPINION, 15, None, _U.TOWN, "", _CHILD),
    StepLaw(_T.CHILD, _S.DECISION, 15, _S.OPINION, _U.COUNTY, "aid-decision", _CHILD),
    StepLaw(_T.CHILD, _S.LETTER, 3, _S.DECISION, _U.COUNTY, "aid-refusal", _CHILD),
    StepLaw(_T.RIGID, _S.INVESTIGATION, None, None, _U.TOWN, "", f"{_GX} art. 6"),
    StepLaw(_T.RIGID, _S.CHECKING, None, None, _U.COUNTY, "", f"{_GX} art. 6"),
    StepLaw(_T.RIGID, _S.OPINION, None, None, _U.TOWN, "", f"{_GX} art. 7"),
    StepLaw(_T.RIGID, _S.DECISION, None, _S.OPINION, _U.COUNTY, "aid-decision", f"{_GX} art. 7"),
    StepLaw(_T.RIGID, _S.LETTER, 3, _S.DECISION, _U.COUNTY, "aid-refusal", f"{_GX} art. 7"),
    StepLaw(_T.DISABLED, _S.OPINION, 3, None, _U.TOWN, "", _LB),
    StepLaw(_T.DISABLED, _S.CHECKING, 10, _S.OPINION, _U.COUNTY, "", _LB),
    StepLaw(_T.DISABLED, _S.DECISION, 3, _S.CHECKING, _U.COUNTY, "aid-decision", _LB),
    StepLaw(_T.DISABLED, _S.LETTER, 3, _S.DECISION, _U.COUNTY, "aid-refusal", _LB),
    StepLaw(_T.EMERGENCY, _S.DECISION, 1, None, _U.TOWN, "aid-decision", f"{_LS} 二(二) [设计]"),
    StepLaw(_T.EMERGENCY, _S.LETTER, 3, _S.DECISION, _U.TOWN, "aid-refusal", f"{_LS} [设计]"),
    StepLaw(_T.EMERGENCY, _S.PAPERS, 10, _S.DECISION, _U.TOWN, "", f"{_LS} 二(二) [设计]"),
)
"""The table. Of the emergency track help comes first, and the papers after."""
TOTAL: Final[Mapping[AidTrack, tuple[int, int]]] = {
    _T.MINIMUM: (30, 45),
    _T.DELEGATED: (20, 20),
    _T.DESTITUTE: (45, 45),
    _T.CHILD: (30, 30),
    _T.RIGID: (30, 45),
    _T.DISABLED: (16, 16),
    _T.EMERGENCY: (10, 10),
    _T.EXPENSE: (30, 45),
}
"""Working days from acceptance to the decision: as a rule, and where it was extended."""
TRACKS: Final[Mapping[Programme, tuple[AidTrack, ...]]] = {
    Programme.MINIMUM: (_T.MINIMUM, _T.DELEGATED),
    Programme.SINGLE: (_T.MINIMUM, _T.DELEGATED),
    Programme.MARGINAL: (_T.MINIMUM, _T.DELEGATED),
    Programme.RIGID: (_T.RIGID,),
    Programme.DESTITUTE: (_T.DESTITUTE,),
    Programme.ORPHAN: (_T.CHILD,),
    Programme.UNRAISED: (_T.CHILD,),
    Programme.CHILD_IN_NEED: (_T.CHILD,),
    Programme.DISABLED_LIVING: (_T.DISABLED,),
    Programme.DISABLED_CARE: (_T.DISABLED,),
    Programme.TEMPORARY: (_T.EMERGENCY, _T.EXPENSE),
    Programme.OTHER: (_T.MINIMUM,),
}
"""By which variants a programme can be handled."""


def steps_of(track: AidTrack) -> tuple[StepLaw, ...]:
    """Return the steps of a variant in their order."""
    return tuple(one for one in STEPS if one.track is track)


def law_of(track: AidTrack, step: AidStep) -> StepLaw | None:
    """Return what the table says of a step of a variant."""
    return next((one for one in steps_of(track) if one.step is step), None)


def working_days_after(start: date, days: int, calendar: WorkingCalendar) -> date:
    """Return the last of so many working days; the day itself does not count."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= calendar.is_working_day(day)
    return day


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_due(found: AidProceeding, calendar: WorkingCalendar) -> date:
    """Return by when a proceeding is decided."""
    plain, special = TOTAL[found.track]
    return working_days_after(found.accepted, special if found.extended else plain, calendar)


def done_day(found: AidProceeding, step: AidStep) -> date | None:
    """Return when a step was done; a notice is when its last day is over."""
    if step is AidStep.NOTICE:
        return None if found.notice is None or not _whole(found) else found.notice.last
    if step is AidStep.DECISION:
        return None if found.decision is None else found.decision.day
    if step is AidStep.LETTER:
        return None if found.decision is None else found.decision.told
    one = found.done(step)
    return None if one is None else one.day


def _whole(found: AidProceeding) -> bool:
    notice = found.notice
    return notice is not None and (notice.down is None or notice.down > notice.last)


def next_step(found: AidProceeding) -> StepLaw | None:
    """Return the first step that is not done."""
    opinion = found.done(AidStep.OPINION)
    against = opinion is not None and opinion.favour is False
    for law in steps_of(found.track):
        skipped = law.step is AidStep.NOTICE and (against or found.decision is not None)
        if not skipped and done_day(found, law.step) is None:
            return law
    return None


def due_of(found: AidProceeding, law: StepLaw, calendar: WorkingCalendar) -> date:
    """Return by when a step is done: by its own clock, and never after the whole one."""
    whole = whole_due(found, calendar)
    start = found.accepted if law.after is None else done_day(found, law.after)
    if law.days is None or start is None:
        return whole
    own = working_days_after(start, law.days, calendar)
    return own if law.step in (AidStep.LETTER, AidStep.PAPERS) else min(own, whole)


def review_due(found: AidProceeding) -> date | None:
    """Return when what is given is looked at again; None where nothing is given."""
    decision = found.decision
    if decision is None or not found.rates or not found.rates[-1].amount:
        return None
    if found.track in (AidTrack.EMERGENCY, AidTrack.EXPENSE):
        return None
    last = found.done(AidStep.REVIEW)
    since = decision.day if last is None else max(last.day, decision.day)
    due = months_after(since, STABLE_MONTHS if found.stable else UNSTABLE_MONTHS)
    if found.death is not None and since < found.death:
        due = min(due, months_after(found.death, DEATH_MONTHS))
    return due
