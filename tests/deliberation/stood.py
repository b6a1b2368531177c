"""A day that was held, with its series, its posts and what was brought up, as they stand."""

from datetime import date
from typing import Any

from ruralgov.domain import deliberation as d
from ruralgov.domain.deliberation import messages as m
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    DeliberationDayId,
    DeliberationSeriesId,
    OrganisationId,
    PlaceId,
    PostId,
)
from ruralgov.domain.registry import POST
from ruralgov.domain.registry.organisations.model import Post, PostSpan
from tests.deliberation.hall import A_DAY
from tests.given import TODAY, Outcome, States, given

HERE, SERIES, IT = PlaceId("v"), DeliberationSeriesId("s"), DeliberationDayId("it")
CHAIR, LATER_ON, GONE = PostId("chair"), PostId("later"), PostId("gone")
STAGES = tuple(d.DayStage)
SINCE, UNTIL = date(2025, 6, 1), date(2026, 3, 10)
ON_THE_TENTH = d.DeliberationSeries(
    place=HERE, name="恳谈日", monthly=10, notice_days=3, basis="决定", since=SINCE, until=UNTIL
)


def post(since: date, until: date = FOREVER) -> Post:
    span = PostSpan(title="主任", seats=1, since=since, until=until)
    return Post(organisation=OrganisationId("o"), basis="文", spans=(span,))


POSTS: States = {
    (POST.kind, CHAIR): post(TODAY - 30 * A_DAY),
    (POST.kind, LATER_ON): post(TODAY + A_DAY),
    (POST.kind, GONE): post(TODAY - 30 * A_DAY, TODAY),
}
OTHERS: States = {**POSTS, (d.DELIBERATION_SERIES.kind, SERIES): ON_THE_TENTH}
LAMP = d.Appeal(number=1, matter="路灯", person=None, owner=CHAIR, promised=TODAY + 5 * A_DAY)
HELD = d.DeliberationDay(
    number="1",
    series=None,
    place=HERE,
    day=TODAY - 2 * A_DAY,
    venue="村委会",
    topic="",
    announced=TODAY - 5 * A_DAY,
    stage=d.DayStage.HELD,
    appeals=(LAMP, change(LAMP, number=2, withdrawn=True), change(LAMP, number=3)),
)


def day(command: Any, rule: Any, known: d.DeliberationDay = HELD, **more: Any) -> Outcome:
    return given(d.DELIBERATION_DAY, state=known, others=OTHERS, **more).when(command, rule)


def coming(residents: int = 1, chair: PostId = CHAIR, **more: int) -> m.HoldDeliberationDay:
    came = d.CameBy(residents=residents, **more)
    return m.HoldDeliberationDay(deliberation=IT, chair=chair, came=came)
