"""Lists of meetings and decisions: the newest of any days, however they are read."""

from datetime import date, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain.kernel.ids import CITY, BodyId, PlaceId
from ruralgov.domain.meetings import views
from ruralgov.domain.meetings.rows import DecisionRow
from tests.meetings.hall import Hall, paper
from tests.sampling import TURN

TODAY = date(2026, 1, 5)
VILLAGES = [PlaceId(f"v{n}") for n in range(5)]
TOWN = PlaceId("town")


def decided(key: int, day: date, place: PlaceId, matter: m.Matter) -> DecisionRow:
    return DecisionRow(
        owner=f"{key:04d}",
        body=BodyId("b"),
        kind=m.BodyKind.VILLAGE_MEETING,
        place=place,
        collective=None,
        matter=matter,
        act=m.Act.DECIDE,
        title="t",
        day=day,
        until=None,
        origin=m.Origin.PAPER,
        sure=True,
        reference="t",
        meeting=None,
        delegation=None,
        ending=None,
        published=None,
    )


class Kept:
    """Rows that are asked for as a store is asked; counts the questions."""

    def __init__(self, rows: list[DecisionRow]) -> None:
        self.all, self.asked = rows, 0

    def rows(
        self, _row: type, *, span: tuple[str, date, date], **equal: object
    ) -> list[DecisionRow]:
        self.asked += 1
        after, last = span[1:]
        return [
            one
            for one in self.all
            if after < one.day <= last
            and all(getattr(one, name) == value for name, value in equal.items())
        ]

    def state(self, *_: object) -> None:
        return None

    def asking(self) -> Any:
        return SimpleNamespace(
            read=self,
            day=TODAY,
            villages=lambda: [(one, TOWN, CITY) for one in VILLAGES],
            above=lambda place, _day: (place, TOWN, CITY),
        )


@pytest.mark.parametrize("seed", range(TURN, TURN + 30))
def test_they_are_what_a_plain_sorting_gives(seed: int) -> None:
    draw = Random(seed)  # noqa: S311  no secret
    matters = (m.Matter.PLANNING, m.Matter.OTHER)
    far = draw.choice((40, 900, 30_000, 700_000))
    rows = [
        decided(
            n, TODAY - timedelta(draw.randrange(far)), draw.choice(VILLAGES), draw.choice(matters)
        )
        for n in range(draw.choice((0, 3, 60)))
    ]
    query = m.Decisions(
        place=draw.choice((CITY, TOWN, VILLAGES[0])),
        since=draw.choice((None, date.min, TODAY - timedelta(days=31), TODAY)),
        until=draw.choice((None, TODAY - timedelta(days=7))),
        matter=draw.choice((None, *matters)),
        limit=draw.choice((1, 5, 500)),
    )
    kept = Kept(rows)
    until = query.until or TODAY
    since = query.since or until - views.A_YEAR
    wanted = [
        one
        for one in rows
        if since <= one.day <= until
        and query.matter in (None, one.matter)
        and query.place in (one.place, TOWN, CITY)
    ]
    wanted.sort(key=lambda one: (one.day, one.owner), reverse=True)
    assert views.decisions(query, kept.asking()) == wanted[: query.limit]


def test_of_a_whole_city_few_questions_are_asked_however_long_ago() -> None:
    kept = Kept([])
    assert views.decisions(m.Decisions(since=date.min), kept.asking()) == []
    assert kept.asked < 12


def test_decisions_of_all_time_are_listed_at_every_place() -> None:
    hall = Hall()
    body = hall.body(m.BodyKind.VILLAGE_MEETING)
    days = [date(2024, 1 + n, 3) for n in range(0, 12, 4)]
    for day in days:
        hall.town.do("meeting_recorder", paper(body, day=day))
    for place in (CITY, hall.town.town, hall.village):
        query = m.Decisions(place=place, since=date.min)
        found = hall.town.ask("meeting_recorder", query)
        assert [one.day for one in found] == days[::-1]
        newest = hall.town.ask("meeting_recorder", evolve(query, limit=1))
        assert [one.day for one in newest] == days[-1:]
        other = hall.town.ask("meeting_recorder", evolve(query, matter=m.Matter.OTHER))
        assert other == []
