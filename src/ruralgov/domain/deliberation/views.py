"""The answers about deliberation days, councils, and what stands still."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from ruralgov.domain.deliberation import queries as q
from ruralgov.domain.deliberation import texts
from ruralgov.domain.deliberation.model import (
    A_DAY,
    WAS_HELD,
    Appeal,
    DayStage,
    DeliberationDay,
)
from ruralgov.domain.deliberation.model_council import (
    CouncilMotion,
    CouncilOutcome,
    SessionStage,
)
from ruralgov.domain.deliberation.records import (
    COUNCIL_SESSION,
    DELIBERATION_DAY,
    DELIBERATION_SERIES,
    HANDED_APPEAL,
    NEIGHBOUR_COUNCIL,
)
from ruralgov.domain.deliberation.rows import (
    AppealRow,
    CouncilMotionRow,
    CouncilSessionRow,
    DeliberationDayRow,
    DeliberationSeriesRow,
    HandedAppealRow,
    NeighbourCouncilRow,
)
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import CaseId, DeliberationDayId, PlaceId, PostId
from ruralgov.domain.registry import ORGANISATION, POST

SIGNED_DAYS: Final = timedelta(days=15)
"""Within so many days the minutes are signed. [design]"""


class Within:
    """Tells whether places lie in one, as of the day asked."""

    def __init__(self, place: PlaceId, asked: Asked) -> None:
        self._lies = cache(lambda one: one == place or place in asked.above(one, asked.day))

    def __call__(self, place: PlaceId) -> bool:
        """Tell whether a place is that one, or lies in it."""
        return self._lies(place)


def post_name(key: PostId | None, asked: Asked) -> str:
    """Return what a post of a unit is called, without whoever holds it."""
    post = None if key is None else asked.read.state(POST, key)
    if post is None:
        return ""
    span = post.on(asked.day)
    unit = asked.read.state(ORGANISATION, post.organisation)
    known = None if unit is None else unit.on(asked.day) or unit.last
    title = post.title if span is None else span.title
    return title if known is None else f"{known.name}{title}"


def deliberation_series_of(
    query: q.DeliberationSeriesOf, asked: Asked
) -> list[DeliberationSeriesRow]:
    """Return the series of a place (rule 1)."""
    within = Within(query.place, asked)
    rows = asked.read.rows(DeliberationSeriesRow, on=asked.day)
    return [row for row in rows if within(row.place)]


def series_days(query: q.SeriesDays, asked: Asked) -> list[date]:
    """Return the days of a series in a year (rule 1)."""
    series = existing(
        asked.read.state(DELIBERATION_SERIES, query.series),
        texts.DELIBERATION_SERIES_MISSING,
        key=query.series,
    )
    first = date(query.year, 1, 1)
    return series.days(first - A_DAY, date(query.year, 12, 31), asked.policy.calendar())


def deliberation_days(query: q.DeliberationDays, asked: Asked) -> list[DeliberationDayRow]:
    """Return the days of a place in a year, in their order (rule 2)."""
    within = Within(query.place, asked)
    rows = (row for row in asked.read.rows(DeliberationDayRow) if row.day.year == query.year)
    return sorted((row for row in rows if within(row.place)), key=lambda row: (row.day, row.number))


def _day(key: DeliberationDayId, asked: Asked) -> DeliberationDay:
    found = asked.read.state(DELIBERATION_DAY, key)
    return existing(found, texts.DELIBERATION_DAY_MISSING, key=key)


def deliberation_minutes(query: q.DeliberationMinutes, asked: Asked) -> q.DeliberationSheet:
    """Return the minutes as they stand (rule 6)."""
    return _sheet(query.deliberation, _day(query.deliberation, asked), asked)


def public_minutes(query: q.PublicMinutes, asked: Asked) -> q.DeliberationSheet:
    """Return minutes that are signed (rule 6)."""
    known = _day(query.deliberation, asked)
    if known.stage is not DayStage.SIGNED:
        needed = DayStage.SIGNED
        raise Refused(
            texts.DELIBERATION_STAGE_WRONG,
            number=known.number,
            stage=known.stage.zh,
            stage_en=known.stage.en,
            needed=needed.zh,
            needed_en=needed.en,
        )
    return _sheet(query.deliberation, known, asked)


def _sheet(key: DeliberationDayId, known: DeliberationDay, asked: Asked) -> q.DeliberationSheet:
    handed = {row.appeal: row for row in asked.read.rows(HandedAppealRow, deliberation=key)}
    return q.DeliberationSheet(
        deliberation=key,
        number=known.number,
        place=known.place,
        day=known.day,
        venue=known.venue,
        topic=known.topic,
        announced=known.announced,
        stage=known.stage,
        chair=post_name(known.chair, asked),
        came=known.came,
        appeals=tuple(
            _line(one, handed.get(one.number), asked) for one in known.appeals if not one.withdrawn
        ),
        signed=known.signed,
    )


def _line(one: Appeal, handed: HandedAppealRow | None, asked: Asked) -> q.AppealLine:
    over = None if handed is None else handed.over
    return q.AppealLine(
        number=one.number,
        matter=one.matter,
        owner=post_name(one.owner, asked),
        promised=one.promised,
        target=one.target,
        answer=one.answer,
        answered=one.answered,
        accepted=one.accepted,
        handed_answered=None if handed is None else handed.answered,
        handed_over=over,
        overdue=one.answered is None and over is None and one.promised < asked.day,
    )


def case_answers(query: q.CaseAnswers, asked: Asked) -> list[q.CaseAnswer]:
    """Return what the case platform answered, in words (rule 5)."""
    _day(query.deliberation, asked)
    rows = asked.read.rows(HandedAppealRow, deliberation=query.deliberation)
    states = asked.read.states(HANDED_APPEAL, [row.owner for row in rows])
    return [
        q.CaseAnswer(
            appeal=row.appeal,
            case=CaseId(row.owner),
            words=asked.reveal(HANDED_APPEAL.kind, row.owner, "words", states[row.owner].words),
            answered=row.answered,
            over=row.over,
        )
        for row in sorted(rows, key=lambda row: row.appeal)
    ]


def neighbour_councils(query: q.NeighbourCouncils, asked: Asked) -> list[NeighbourCouncilRow]:
    """Return the councils of the day (rule 7)."""
    within = Within(query.place, asked)
    rows = asked.read.rows(NeighbourCouncilRow, on=asked.day)
    return sorted((row for row in rows if within(row.place)), key=lambda row: row.name)


def council_sessions(query: q.CouncilSessions, asked: Asked) -> list[CouncilSessionRow]:
    """Return the sessions of a council, newest first (rule 7)."""
    rows = asked.read.rows(CouncilSessionRow, council=query.council)
    return sorted(rows, key=lambda row: (row.day, row.number), reverse=True)


def council_minutes(query: q.CouncilMinutes, asked: Asked) -> q.CouncilSheet:
    """Return the minutes of a session (rules 6 and 7)."""
    known = existing(
        asked.read.state(COUNCIL_SESSION, query.session),
        texts.COUNCIL_SESSION_MISSING,
        key=query.session,
    )
    council = asked.read.state(NEIGHBOUR_COUNCIL, known.council)
    span = None if council is None else council.on(known.day)
    return q.CouncilSheet(
        session=query.session,
        number=known.number,
        name="" if span is None else span.name,
        place=known.place,
        day=known.day,
        called=known.called,
        stage=known.stage,
        households=known.households,
        motions=tuple(_motion(number, one, asked) for number, one in enumerate(known.motions, 1)),
        signed=known.signed,
    )


def _motion(number: int, one: CouncilMotion, asked: Asked) -> q.MotionLine:
    return q.MotionLine(
        number=number,
        title=one.plan.title,
        matter=one.plan.matter,
        outcome=one.outcome,
        words=one.words,
        owner=post_name(one.owner, asked),
        due=one.due,
        followed=one.followed,
        followed_on=one.followed_on,
        followed_words=one.followed_words,
        decision=one.decision,
        overdue=one.due is not None and one.followed is None and one.due < asked.day,
    )


def consultation_findings(
    query: q.ConsultationFindings, asked: Asked
) -> list[q.ConsultationFinding]:
    """Return what stands still in a place, the longest first (rule 9)."""
    within = Within(query.place, asked)
    days = {row.owner: row for row in asked.read.rows(DeliberationDayRow) if within(row.place)}
    sessions = {row.owner: row for row in asked.read.rows(CouncilSessionRow) if within(row.place)}
    found = [*_not_held(within, days, asked), *_unanswered(days, asked)]
    found += _unsigned(days, sessions, asked)
    for row in asked.read.rows(CouncilMotionRow, outcome=CouncilOutcome.CONSENSUS):
        session = sessions.get(row.owner)
        late = row.due is not None and row.followed is None and row.due < asked.day
        if session is not None and row.due is not None and late:
            found.append(
                q.ConsultationFinding(
                    fault=q.ConsultationFault.NOT_FOLLOWED,
                    key=row.owner,
                    name=session.number,
                    about=str(row.number),
                    since=row.due + A_DAY,
                )
            )
    return sorted(found, key=lambda one: (one.since, one.fault, one.key, one.about))


def _not_held(
    within: Within, days: dict[str, DeliberationDayRow], asked: Asked
) -> Iterator[q.ConsultationFinding]:
    """A month of a series needs a day that was held, or one that was called off with a reason."""
    there = {
        (row.series, row.day.year, row.day.month)
        for row in days.values()
        if row.stage is not DayStage.ANNOUNCED or row.day >= asked.day
    }
    calendar = asked.policy.calendar()
    rows = {row.owner: row for row in asked.read.rows(DeliberationSeriesRow) if within(row.place)}
    for key, series in asked.read.states(DELIBERATION_SERIES, sorted(rows)).items():
        last = asked.day - A_DAY
        for day in series.days(max(series.since, last - timedelta(days=366)), last, calendar):
            if (key, day.year, day.month) not in there:
                yield q.ConsultationFinding(
                    fault=q.ConsultationFault.NOT_HELD,
                    key=key,
                    name=series.name,
                    about=day.isoformat(),
                    since=day,
                )


def _unsigned(
    days: dict[str, DeliberationDayRow], sessions: dict[str, CouncilSessionRow], asked: Asked
) -> Iterator[q.ConsultationFinding]:
    held: list[DeliberationDayRow | CouncilSessionRow] = [
        *(row for row in days.values() if row.stage in WAS_HELD - {DayStage.SIGNED}),
        *(row for row in sessions.values() if row.stage is SessionStage.HELD),
    ]
    for row in held:
        if row.day + SIGNED_DAYS < asked.day:
            yield q.ConsultationFinding(
                fault=q.ConsultationFault.UNSIGNED,
                key=row.owner,
                name=row.number,
                about="",
                since=row.day + SIGNED_DAYS,
            )


def _unanswered(
    days: dict[str, DeliberationDayRow], asked: Asked
) -> Iterator[q.ConsultationFinding]:
    rows = asked.read.rows(HandedAppealRow)
    over = {(row.deliberation, row.appeal) for row in rows if row.over is not None}
    for row in asked.read.rows(AppealRow):
        late = row.answered is None and row.promised < asked.day
        if late and row.owner in days and (row.owner, row.number) not in over:
            yield q.ConsultationFinding(
                fault=q.ConsultationFault.UNANSWERED,
                key=row.owner,
                name=days[row.owner].number,
                about=str(row.number),
                since=row.promised + A_DAY,
            )
