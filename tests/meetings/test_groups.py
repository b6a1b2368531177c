"""The meeting of a villager group, through what happens to the group."""

from datetime import date

import pytest
from attrs import evolve

from ruralgov.domain import grids as g
from ruralgov.domain import meetings as m
from ruralgov.domain.kernel.ids import BodyId, MeetingId, PlaceId, VillagerGroupId
from ruralgov.domain.meetings.model import BodyKind, Matter
from tests.grids.test_life import LATER, lay_out, merged
from tests.grids.village import Village
from tests.meetings.hall import Hall, calling, founding, plan, refused

ENDED = date(2025, 12, 20)
GROUP = VillagerGroupId("group-of-meetings")


@pytest.fixture
def hall() -> Hall:
    hall = Hall()
    group = g.FoundGroup(
        id=GROUP, village=hall.village, name="一组", since=date(2024, 1, 1), basis="村委会"
    )
    hall.town.do("grids", group)
    return hall


def place_on(hall: Hall, body: BodyId, day: date) -> PlaceId | None:
    rows = hall.town.ask("registrar", m.Bodies(), day)
    return next((row.place for row in rows if row.owner == body), None)


def ending() -> g.EndGroup:
    return g.EndGroup(group=GROUP, since=ENDED, basis="并组")


def test_rule_3_the_meeting_of_a_group_ends_with_it_and_comes_back_with_it(hall: Hall) -> None:
    body = hall.body(BodyKind.GROUP_MEETING, group=GROUP)
    hall.town.do("grids", ending())
    assert place_on(hall, body, date(2025, 12, 19)) == hall.village
    assert place_on(hall, body, ENDED) is None
    moved = g.CorrectGroupEntry(
        group=GROUP, entry=ENDED, since=date(2025, 12, 22), reason="日期写错"
    )
    hall.town.do("grids", moved)
    assert place_on(hall, body, date(2025, 12, 21)) == hall.village
    assert place_on(hall, body, date(2025, 12, 22)) is None
    back = evolve(moved, entry=date(2025, 12, 22), since=None)
    hall.town.do("grids", back)
    assert place_on(hall, body, date(2026, 1, 5)) == hall.village


def test_rule_3_a_group_does_not_end_before_a_meeting_that_it_called(hall: Hall) -> None:
    body = hall.body(BodyKind.GROUP_MEETING, group=GROUP)
    called = calling(body, plan(Matter.GROUP_AFFAIRS), day=date(2025, 12, 22))
    meeting = MeetingId(hall.town.do("meeting_convener", called).key)
    assert refused(hall, "grids", ending()) == "body_has_meetings"
    hall.town.do("meeting_convener", m.CallOffMeeting(meeting=meeting, reason="并组"))
    assert refused(hall, "grids", ending()) == ""


def test_rule_3_the_meeting_of_a_group_goes_where_its_group_goes() -> None:
    town = Village()
    lay_out(town, town.household("1", town.other), village=town.other)
    (group,) = town.ask("grids", g.GroupsOf(village=town.other))
    of_it = founding(town.other, BodyKind.GROUP_MEETING, group=group.group)
    body = BodyId(town.do("registrar", of_it).key)
    merged(town)
    hand = g.HandOverGrids(village=town.other, into=town.village, since=LATER, basis="并村")
    town.do("grids", hand)
    rows = town.ask("registrar", m.Bodies(ended=True))
    places = [(row.place, row.until) for row in rows if row.owner == body]
    assert places == [(town.village, date.max), (town.other, LATER)]


def test_rule_1_a_group_has_its_meeting_in_its_own_village(hall: Hall) -> None:
    strange = founding(hall.town.other, BodyKind.GROUP_MEETING, group=GROUP)
    assert refused(hall, "registrar", strange) == "body_of_strange_group"
    early = founding(hall.village, BodyKind.GROUP_MEETING, group=GROUP, since=date(2023, 12, 31))
    assert refused(hall, "registrar", early) == "body_of_strange_group"
