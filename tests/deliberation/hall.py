"""A village with a deliberation day each month and a neighbour council, and the commands."""

from datetime import date, timedelta
from typing import Any

from ruralgov.domain import deliberation as d
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import (
    CouncilSessionId,
    DeliberationDayId,
    DeliberationSeriesId,
    NeighbourCouncilId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.sample.draw import identity_number
from tests.staffing.office import appointed, organisation
from tests.town import Town

HOST, RECORDER = "deliberation_host", "deliberation_recorder"
BEGUN = date(2025, 1, 1)
A_DAY = timedelta(days=1)
FIRST = 9401
"""From here on the made-up identity numbers."""
ROAD = d.CouncilMotionPlan(title="巷口路灯维修", matter=d.CouncilMatter.FACILITY)
LEVY = d.CouncilMotionPlan(title="筹资修路", matter=d.CouncilMatter.MONEY)


def beginning(place: PlaceId, **more: Any) -> d.BeginDeliberationSeries:
    """Return a series on the tenth of each month."""
    values: dict[str, Any] = {"monthly": 10, "since": BEGUN}
    return d.BeginDeliberationSeries(
        place=place, name="大庄民情恳谈日", basis="村民代表会议决定", **values | more
    )


def announcing(place: PlaceId, day: date, **more: Any) -> d.AnnounceDeliberationDay:
    return d.AnnounceDeliberationDay(place=place, day=day, venue="村委会", **more)


def raising(key: DeliberationDayId, owner: PostId, promised: date, **more: Any) -> d.RegisterAppeal:
    values: dict[str, Any] = {"matter": "东巷路灯不亮"}
    return d.RegisterAppeal(deliberation=key, owner=owner, promised=promised, **values | more)


def council(place: PlaceId, **more: Any) -> d.FoundNeighbourCouncil:
    values: dict[str, Any] = {"since": BEGUN}
    return d.FoundNeighbourCouncil(
        place=place, name="东巷邻里议事会", venue="东巷议事厅", **values | more
    )


def of_village(town: Town) -> dict[str, str]:
    """Return a series, a deliberation day, a council and a session of the village."""
    day = legal_date(town.clock.now) + A_DAY
    found = town.do(HOST, council(town.village)).key
    call = d.CallCouncilSession(council=NeighbourCouncilId(found), day=day, motions=(ROAD,))
    return {
        "series": town.do(HOST, beginning(town.village)).key,
        "deliberation": town.do(HOST, announcing(town.village, day)).key,
        "council": found,
        "session": town.do(HOST, call).key,
    }


class Hall:
    """A village of the town, with a post that owes answers and somebody who speaks."""

    def __init__(self, town: Town | None = None) -> None:
        self.town = town or Town()
        self.village = self.town.village
        self.unit = organisation(self.town, "便民服务中心")
        self.person: PersonId = self.town.person(
            self.town.household("hall-d"), identity_number(FIRST)
        )
        self.post: PostId = appointed(self.town, self.unit, self.person, "主任")

    @property
    def today(self) -> date:
        return legal_date(self.town.clock.now)

    def later(self, days: int) -> date:
        """Let days pass."""
        self.town.clock.now += timedelta(days=days)
        return self.today

    def do(self, command: Any, account: str = HOST) -> Any:
        return self.town.do(account, command)

    def series(self, **more: Any) -> DeliberationSeriesId:
        return DeliberationSeriesId(self.do(beginning(self.village, **more)).key)

    def announced(self, **more: Any) -> DeliberationDayId:
        command = announcing(self.village, self.today + A_DAY, **more)
        return DeliberationDayId(self.do(command).key)

    def held(self) -> DeliberationDayId:
        """Announce a day for tomorrow, and hold it then."""
        key = self.announced()
        self.later(1)
        came = d.CameBy(residents=23, officials=3, guests=1)
        self.do(d.HoldDeliberationDay(deliberation=key, chair=self.post, came=came))
        return key

    def raised(self, key: DeliberationDayId, **more: Any) -> None:
        self.do(raising(key, self.post, self.today + 10 * A_DAY, **more), RECORDER)

    def council(self, **more: Any) -> NeighbourCouncilId:
        return NeighbourCouncilId(self.do(council(self.village, **more)).key)

    def session(self, key: NeighbourCouncilId, *motions: d.CouncilMotionPlan) -> CouncilSessionId:
        """Call a session for today, and hold it."""
        call = d.CallCouncilSession(council=key, day=self.today, motions=motions or (ROAD,))
        session = CouncilSessionId(self.do(call).key)
        self.do(d.HoldCouncilSession(session=session, households=12), RECORDER)
        return session
