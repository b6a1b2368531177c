"""The rules of bodies: where they are, their terms, and who sits in them."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from ruralgov.domain import meetings as m
from ruralgov.domain import registry as r
from ruralgov.domain.kernel.ids import BodyId, OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.meetings.model import BodyKind, Matter
from tests.meetings.hall import (
    HELD,
    Hall,
    calling,
    founding,
    plan,
    refused,
)
from tests.town import DAY, UNIT, Town

CONVENER, RECORDER, GUIDE = "meeting_convener", "meeting_recorder", "village_affairs_guide"
TODAY = date(2026, 1, 5)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_rule_1_a_place_has_one_body_of_a_kind_on_a_day(hall: Hall) -> None:
    hall.body(BodyKind.REPRESENTATIVES)
    again = founding(hall.village, BodyKind.REPRESENTATIVES)
    assert refused(hall, "registrar", again) == "body_taken"
    assert refused(hall, "registrar", evolve(again, place=hall.town.town)) == "body_of_village"
    hall.body(BodyKind.REPRESENTATIVES, hall.town.other)
    hall.body(BodyKind.CONFERENCE, hall.town.town)
    hall.body(BodyKind.CONFERENCE, hall.town.town)
    of_none = founding(hall.village, BodyKind.MEMBERS)
    assert refused(hall, "registrar", of_none) == "body_of_collective"
    assert refused(hall, "registrar", founding(hall.village, BodyKind.GROUP_MEETING)) == (
        "body_of_group"
    )


def test_rule_2_a_body_past_its_term_cannot_convene(hall: Hall) -> None:
    """Invariant 7: a group past its end date cannot convene."""
    end = date(2025, 12, 15)
    body = hall.body(BodyKind.VILLAGERS_COMMITTEE, until=end)
    assert refused(hall, CONVENER, calling(body, plan(Matter.OTHER))) == "body_not_then"
    eve = hall.call(body, plan(Matter.OTHER), day=end - timedelta(days=1))
    late = m.AdjournMeeting(meeting=eve, day=end, reason="农忙")
    assert refused(hall, CONVENER, late) == "body_not_then"
    (lapsed,) = hall.town.ask("registrar", m.Bodies(place=hall.village, lapsed=True))
    assert lapsed.owner == body
    longer = m.ExtendBodyTerm(body=body, until=date(2026, 7, 1), basis="批准延期")
    hall.town.do("registrar", longer)
    assert refused(hall, "registrar", evolve(longer, until=end)) == "body_term_not_longer"
    hall.call(body, plan(Matter.OTHER))
    assert hall.town.ask("registrar", m.Bodies(place=hall.village, lapsed=True)) == []
    back = m.CorrectBodyEntry(body=body, entry=date(2026, 7, 1), since=end, reason="未批准")
    assert refused(hall, "registrar", back) == "body_has_meetings"
    over = m.EndBody(body=body, since=end, basis="撤")
    assert refused(hall, "registrar", over) == "body_has_meetings"


def test_rule_2_a_new_term_has_members_of_its_own_and_its_withdrawal_gives_them_back(
    hall: Hall,
) -> None:
    body, people = hall.body(BodyKind.VILLAGERS_COMMITTEE), hall.people(3)
    hall.seat(body, people)
    day = date(2025, 6, 1)
    hall.town.do("registrar", m.RenewBody(body=body, since=day, source="换届"))
    asking = m.RosterOf(body=body)
    assert hall.town.ask(RECORDER, asking, day) == []
    assert len(hall.town.ask(RECORDER, asking, day - timedelta(days=1))) == 3
    wrong = m.CorrectBodyEntry(body=body, entry=day, since=None, reason="未换届")
    hall.town.do("registrar", wrong)
    assert len(hall.town.ask(RECORDER, asking, day)) == 3


def test_rule_3_bodies_of_a_village_end_with_it_and_a_conference_goes_on(hall: Hall) -> None:
    town = hall.town
    village, conference = hall.body(BodyKind.VILLAGE_MEETING), hall.body(BodyKind.CONFERENCE)
    day = date(2026, 1, 1)
    carry = m.CarryOverBody(body=conference, since=day, basis="合村")
    assert refused(hall, "registrar", carry) == "body_place_stands"
    hanging = town.ask("registrar", r.HangingOn(place=hall.village))
    assert {one.key for one in hanging.things if one.kind == "body"} == {village, conference}
    merge = r.MergePlace(place=hall.village, into=town.other, since=day, cause="合村")
    early = evolve(carry, body=village, since=date(2025, 12, 1))
    assert refused(hall, "registrar", early) == "body_ends_with_village"
    town.do("registrar", merge)

    def there(on: date) -> dict[BodyId, PlaceId]:
        return {row.owner: row.place for row in town.ask("registrar", m.Bodies(), on)}

    eve = day - timedelta(days=1)
    both = {village: hall.village, conference: hall.village}
    assert (there(eve), there(day)) == (both, {conference: town.other})
    later = r.CorrectPlaceEntry(
        place=hall.village, entry=day, since=date(2026, 1, 3), reason="日期写错"
    )
    town.do("registrar", later)
    assert there(date(2026, 1, 2)) == both
    assert there(date(2026, 1, 3)) == {conference: town.other}
    never = evolve(later, entry=date(2026, 1, 3), since=None)
    town.do("registrar", never)
    assert there(date(2026, 1, 4)) == both


def test_rule_3_the_bodies_of_a_named_branch_go_on_with_it_and_others_end(hall: Hall) -> None:
    town, day = hall.town, date(2026, 1, 1)
    unit = r.RegisterOrganisation(
        name="大庄党支部",
        kind=r.OrganisationKind.PARTY_BRANCH,
        place=hall.village,
        since=date(2024, 1, 1),
        source="登记",
    )
    branch = OrganisationId(town.do("registrar", unit).key)
    named = [
        BodyId(town.do("registrar", founding(hall.village, kind, organisation=branch)).key)
        for kind in (BodyKind.BRANCH_MEETING, BodyKind.BRANCH_COMMITTEE)
    ]
    nameless = hall.body(BodyKind.BRANCH_MEETING)
    town.do("registrar", r.MergePlace(place=hall.village, into=town.other, since=day, cause="合村"))
    rows = {row.owner: row.place for row in town.ask("registrar", m.Bodies(), day)}
    assert rows == dict.fromkeys(named, town.other)
    never = r.CorrectPlaceEntry(place=hall.village, entry=day, since=None, reason="未合并")
    town.do("registrar", never)
    rows = {row.owner: row.place for row in town.ask("registrar", m.Bodies(), day)}
    assert rows == dict.fromkeys((*named, nameless), hall.village)


def test_rule_2_an_end_that_is_withdrawn_leaves_the_term_as_long_as_it_was(hall: Hall) -> None:
    body = hall.body(BodyKind.VILLAGERS_COMMITTEE)
    day = date(2025, 12, 1)
    hall.town.do("registrar", m.EndBody(body=body, since=day, basis="撤村"))
    wrong = m.CorrectBodyEntry(body=body, entry=day, since=date(2025, 12, 3), reason="误")
    hall.town.do("registrar", wrong)
    hall.town.do("registrar", evolve(wrong, entry=date(2025, 12, 3), since=None))
    (row,) = hall.town.ask("registrar", m.Bodies(place=hall.village))
    assert row.until == date(2029, 1, 1)


def test_rule_3_a_body_that_meets_after_its_village_ended_is_left_behind(hall: Hall) -> None:
    town, body = hall.town, hall.body(BodyKind.VILLAGE_MEETING)
    meeting = hall.call(body)
    day = date(2025, 12, 10)
    merge = r.MergePlace(place=hall.village, into=town.other, since=day, cause="合村")
    town.do("registrar", merge)
    left = town.ask("registrar", r.LeftBehind())
    assert {one.key for one in left if one.kind in ("body", "meeting")} == {body, meeting}
    town.do(CONVENER, m.CallOffMeeting(meeting=meeting, reason="已合村"))
    town.do("registrar", m.EndBody(body=body, since=day, basis="合村"))
    left = town.ask("registrar", r.LeftBehind())
    assert [one for one in left if one.kind in ("body", "meeting")] == []


def test_rule_4_a_person_by_two_posts_sits_once_as_of_the_day(hall: Hall) -> None:
    """Invariants 2 and 8: nobody counts twice, and a roster is of posts as of the day."""
    town, body = hall.town, hall.body(BodyKind.CONFERENCE)
    first, second = hall.people(2)
    posts = [_post(town, title) for title in ("书记", "主任")]
    seats = tuple(m.SeatPlan(post=post) for post in posts)
    town.do("registrar", m.SeatMembers(body=body, seats=seats, since=DAY, basis="规则"))
    for post in posts:
        _appoint(town, post, first, DAY)
    assert [one.person for one in town.ask(RECORDER, m.RosterOf(body=body), HELD)] == [first]
    leave = r.LeavePost(post=posts[1], person=first, since=HELD, reason="调离")
    town.do("registrar", leave)
    _appoint(town, posts[1], second, HELD)
    found = town.ask(RECORDER, m.RosterOf(body=body), HELD)
    assert {one.person for one in found} == {first, second}
    eve = HELD - timedelta(days=1)
    assert [one.person for one in town.ask(RECORDER, m.RosterOf(body=body), eve)] == [first]


def _post(town: Town, title: str) -> PostId:
    command = r.EstablishPost(organisation=UNIT, title=title, seats=1, since=DAY, basis="t")
    return PostId(town.do("registrar", command).key)


def _appoint(town: Town, post: PostId, person: PersonId, since: date) -> None:
    command = r.AppointToPost(post=post, person=person, basis="t", since=since)
    town.do("registrar", command)


def test_rule_4_a_seat_ends_with_death_and_follows_a_person_who_was_entered_twice(
    hall: Hall,
) -> None:
    town, body = hall.town, hall.body(BodyKind.REPRESENTATIVES)
    dead, twin, kept = hall.people(3)
    hall.seat(body, [dead, twin])
    assert refused(hall, "registrar", _seating(body, twin)) == "body_seat_held"
    gone = r.EndPerson(person=dead, departure=r.Departure.DIED, since=HELD)
    town.do("registrar", gone)
    merge = r.MergePersons(person=twin, into=kept, reason="同一人")
    town.do("registrar", merge)
    assert [one.person for one in town.ask(RECORDER, m.RosterOf(body=body), HELD)] == [kept]
    assert refused(hall, "registrar", evolve(_seating(body, dead), since=HELD)) == (
        "body_seat_gone"
    )
    undo = r.UndoMerger(person=twin, into=kept, reason="同名而已")
    town.do("registrar", undo)
    assert [one.person for one in town.ask(RECORDER, m.RosterOf(body=body), HELD)] == [twin]


def _seating(body: BodyId, person: PersonId) -> m.SeatMembers:
    seats = (m.SeatPlan(person=person),)
    return m.SeatMembers(body=body, seats=seats, since=DAY, basis="补选")
