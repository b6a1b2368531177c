"""The milestones of a matter: what must be reached by when, one after the other, before it is done.

An illegal building is stopped within 4 working hours, punished within 7 working days, taken down
within 20. Each milestone has a clock and a verdict of its own; the last limit is the matter's.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from ruralgov.domain.cases import texts
from ruralgov.domain.kernel.calendar import Session, WorkingCalendar
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import Deadline, Stop, TimeLimit, deadline, explain, stamp
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class MilestoneStart(LabelledEnum):
    """What starts the clock of a milestone."""

    RECEIPT = "receipt", "自收到之日起", "when the report came in"
    DISPATCH = "dispatch", "自派单之日起", "at dispatch"
    PREVIOUS = "previous", "自上一节点达成起", "when the one before was reached"


@frozen(kw_only=True)
class Milestone:
    """What must be reached within a limit that starts with something that happened."""

    name: str
    limit: TimeLimit
    start: MilestoneStart


def check_milestones(_instance: object, _field: object, milestones: Sequence[Milestone]) -> None:
    """Refuse milestones with one name twice, or a first one that follows another (rule 23).

    Raises ``milestone_twice`` or ``milestone_start_wrong``.
    """
    names = [one.name for one in milestones]
    for name in names:
        if names.count(name) > 1:
            raise BadInput(texts.MILESTONE_TWICE, name=name)
    if milestones and milestones[0].start is MilestoneStart.PREVIOUS:
        raise BadInput(texts.MILESTONE_START_WRONG, name=names[0])


@frozen(kw_only=True)
class MilestoneDue:
    """A milestone in one round of a case: when it is due, and its verdict.

    Without ``started_at`` its clock has not started; without ``on_time`` it is still to be reached.
    Missed is what has the verdict False and no ``reached_at``.
    """

    name: str
    limit: TimeLimit
    start: MilestoneStart
    started_at: datetime | None = None
    deadline: Deadline | None = None
    reached_at: datetime | None = None
    on_time: bool | None = None

    @property
    def provisional(self) -> bool:
        """Whether it is still to be reached by a deadline that had to guess a calendar."""
        return self.on_time is None and self.deadline is not None and self.deadline.provisional


Milestones = tuple[MilestoneDue, ...]
"""Those of one round, in the order in which they must be reached."""


def begin(
    milestones: Iterable[Milestone],
    calendar: WorkingCalendar,
    received: datetime,
    dispatched: datetime,
) -> Milestones:
    """Return the milestones of a round that begins: those that wait for another have no clock."""
    starts = {MilestoneStart.RECEIPT: received, MilestoneStart.DISPATCH: dispatched}
    waiting = (
        MilestoneDue(
            name=one.name, limit=one.limit, start=one.start, started_at=starts.get(one.start)
        )
        for one in milestones
    )
    return recount(waiting, calendar, ())


def recount(
    milestones: Iterable[MilestoneDue], calendar: WorkingCalendar, stops: Sequence[Stop]
) -> Milestones:
    """Return the milestones with those that are still to be reached counted anew."""
    return tuple(_counted(one, calendar, stops) for one in milestones)


def _counted(one: MilestoneDue, calendar: WorkingCalendar, stops: Sequence[Stop]) -> MilestoneDue:
    if one.started_at is None or one.on_time is not None:
        return one
    return change(one, deadline=deadline(calendar, one.started_at, one.limit, stops=stops))


def coming(milestones: Milestones) -> tuple[MilestoneDue, Deadline] | None:
    """Return the next milestone and its deadline, or None when none is still to be reached.

    It always has one: what starts with the one before starts when that is reached.
    """
    one = next((one for one in milestones if one.on_time is None), None)
    return None if one is None or one.deadline is None else (one, one.deadline)


def following(
    milestones: Milestones, calendar: WorkingCalendar, now: datetime, stops: Sequence[Stop]
) -> Deadline | None:
    """Return the deadline of the milestone that starts now that the coming one is reached."""
    later = [one for one in milestones if one.on_time is None][1:2]
    starts = (one.limit for one in later if one.start is MilestoneStart.PREVIOUS)
    return next((deadline(calendar, now, limit, stops=stops) for limit in starts), None)


def reach(milestones: Milestones, at: datetime, on_time: bool, then: Deadline | None) -> Milestones:
    """Return the milestones when the coming one is reached; *then*: the next starts with it."""
    place = [one.on_time for one in milestones].index(None)
    before, (reached, *after) = milestones[:place], milestones[place:]
    if then is not None:
        after[0] = change(after[0], started_at=at, deadline=then)
    return (*before, change(reached, reached_at=at, on_time=on_time), *after)


def missed(milestones: Milestones) -> Milestones:
    """Return the milestones when the round ends: what is still to be reached was missed."""
    return tuple(
        one if one.on_time is not None else change(one, on_time=False) for one in milestones
    )


def bounded(due: datetime, milestones: Milestones) -> datetime:
    """Return when work must go on: *due*, or the end of the coming milestone if that is earlier."""
    found = coming(milestones)
    return due if found is None else min(due, found[1].due)


_SAID = {
    "zh": (
        "节点：{name}",
        "{n}{unit}，{start}",
        "已于{at}达成，{verdict}",
        "按时",
        "逾期",
        "未达成",
    ),
    "en": (
        "Milestone: {name}",
        "{n} {unit}, {start}",
        "reached {at}, {verdict}",
        "on time",
        "late",
        "not reached",
    ),
}


def explain_all(
    milestones: Iterable[MilestoneDue], lang: str, sessions: Sequence[Session] = ()
) -> Iterator[str]:
    """Give for each milestone its name, then why it is due when it is and what came of it."""
    head, waiting, reached, good, late, never = _SAID[lang]
    for one in milestones:
        yield head.format(name=one.name)
        if one.deadline is not None and one.started_at is not None:
            yield from explain(one.deadline, one.started_at, lang, sessions)
        else:
            unit, start = one.limit.unit.label(lang), one.start.label(lang)
            yield waiting.format(n=one.limit.amount, unit=unit, start=start)
        if one.reached_at is not None:
            verdict = good if one.on_time else late
            yield reached.format(at=stamp(one.reached_at), verdict=verdict)
        elif one.on_time is not None:
            yield never
