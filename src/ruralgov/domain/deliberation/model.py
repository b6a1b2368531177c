"""Deliberation days (民情恳谈日): a series on the working calendar, its days, and the appeals."""

from datetime import date, timedelta
from typing import Final

from attrs import field

from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    AccountId,
    CaseId,
    DecisionId,
    DeliberationSeriesId,
    DisputeId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen

NAME: Final = text_of(TextKind.NAME)
SHOWN: Final = text_of(TextKind.PUBLISHED)
A_DAY: Final = timedelta(days=1)
LAST_OF_ALL: Final = 28
"""The last day of a month that every month has."""


@frozen(kw_only=True)
class DeliberationSeries:
    """That a place holds a deliberation day each month, within ``[since, until)``.

    *monthly* is the day of the month; where it is not worked, the next working day counts.
    *notice_days* is how long before it is announced at least.
    """

    place: PlaceId
    name: str
    monthly: int
    notice_days: int
    basis: str
    since: date
    until: date = FOREVER

    def day_in(self, year: int, month: int, calendar: WorkingCalendar) -> date:
        """Return the day of a month: the working day on or next after the day of the series."""
        day = date(year, month, self.monthly)
        while not calendar.is_working_day(day):
            day += A_DAY
        return day

    def days(self, after: date, until: date, calendar: WorkingCalendar) -> list[date]:
        """Return its days after a day and up to another, as long as it holds."""
        found, year, month = [], after.year, after.month
        while (year, month) <= (until.year, until.month):
            found.append(self.day_in(year, month, calendar))
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return [one for one in found if after < one <= until and self.since <= one < self.until]


class DayStage(LabelledEnum):
    """Where a deliberation day stands."""

    ANNOUNCED = "announced", "已公告", "announced"
    HELD = "held", "已举行", "held"
    DRAFTED = "drafted", "记录待签", "minutes drafted"
    SIGNED = "signed", "记录已签", "minutes signed"
    CALLED_OFF = "called_off", "已取消", "called off"


WAS_HELD: Final = frozenset({DayStage.HELD, DayStage.DRAFTED, DayStage.SIGNED})


class AppealTarget(LabelledEnum):
    """Where an appeal goes that cannot be answered on the spot."""

    CASE = "case", "转诉求平台办理", "the case platform"
    MEDIATION = "mediation", "引导人民调解", "people's mediation"
    BODY = "body", "提交村民会议（代表会议）", "a meeting that decides"
    NOWHERE = "nowhere", "不属办理事项，已说明理由", "nowhere, for a reason that was said"


@frozen(kw_only=True)
class Appeal:
    """What somebody brought up: everybody reads *matter* and *answer*, nobody who said it.

    *owner* is the post that owes an answer by *promised*; *case* is where it went, once.
    """

    number: int
    matter: str = field(metadata=SHOWN)
    person: PersonId | None
    owner: PostId
    promised: date
    target: AppealTarget | None = None
    case: CaseId | None = None
    dispute: DisputeId | None = None
    decision: DecisionId | None = None
    answer: str = field(default="", metadata=SHOWN)
    answered: date | None = None
    accepted: bool | None = None
    """Whether who brought it up is content, where that was asked."""
    withdrawn: bool = False


@frozen(kw_only=True)
class CameBy:
    """How many of a kind came."""

    residents: int
    officials: int = 0
    guests: int = 0
    """Departments, deputies, experts, who were invited."""


@frozen(kw_only=True)
class DeliberationDay:
    """One day on which a place meets its people, with all that was brought up."""

    number: str
    series: DeliberationSeriesId | None
    place: PlaceId
    day: date
    venue: str
    topic: str
    announced: date
    stage: DayStage = DayStage.ANNOUNCED
    chair: PostId | None = None
    came: CameBy | None = None
    appeals: tuple[Appeal, ...] = ()
    drafted_by: AccountId | None = None
    signed_by: AccountId | None = None
    signed: date | None = None

    def appeal(self, number: int) -> Appeal | None:
        """Return an appeal by its number, unless it was taken back."""
        return next(
            (one for one in self.appeals if one.number == number and not one.withdrawn), None
        )


@frozen(kw_only=True)
class HandedAppeal:
    """An appeal that the case platform has, under the key of its case.

    *words* are what the platform answered last; *over* is since when it is done with it.
    """

    deliberation: str
    """The key of the deliberation day."""
    appeal: int
    handed: date
    answered: date | None = None
    over: date | None = None
    words: OfficerText | None = None
