"""Enforcement acts: each rule, by its number here and in the invariants."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import registry as r
from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import (
    EnforcementActId,
    OfficerId,
    PersonId,
    PlaceId,
    PostId,
    PowerGrantId,
)
from ruralgov.domain.registry import OrganisationKind
from tests.staffing.office import acting, appointed, badge, granting, holder, organisation
from tests.staffing.test_officers import END, HOST, JUNE, TODAY, Front, chief

A_DAY = timedelta(days=1)
ACTED = date(2025, 9, 1)


class Beat(Front):
    """The front, with a second officer who is there too."""

    def __init__(self) -> None:
        super().__init__()
        self.send()
        self.colleague, self.seat = holder(self.town, self.bureau, "执法二科")
        self.second = self.more(self.colleague, self.seat, "15100002")
        assert self.refused(self.sent(self.second)) == ""

    def more(self, person: PersonId, post: PostId, number: str) -> OfficerId:
        """Enter one more officer with a badge."""
        officer = self.enter(person, post)
        self.do(s.IssueBadge(officer=officer, badge=badge(number)))
        return officer

    def sent(self, officer: OfficerId) -> s.SecondOfficer:
        return s.SecondOfficer(
            officer=officer,
            centre=self.centre,
            capacity=s.ActCapacity.DISPATCHED,
            approval="通知",
            since=date(2024, 3, 1),
            until=END,
        )

    def act(self, *officers: OfficerId, place: PlaceId | None = None, **more: Any) -> s.RecordAct:
        those = officers or (self.officer, self.second)
        day = more.pop("day", ACTED)
        return acting(self.centre, those, place or self.town.village, day, **more)

    def grant(self, **more: Any) -> PowerGrantId:
        """Give the town two matters of the bureau."""
        return PowerGrantId(self.do(granting(self.town.town, self.bureau, **more)))

    def recorded(self, command: Any) -> str:
        return self.refused(command, HOST)

    def findings(self) -> set[tuple[OfficerId | None, str]]:
        found = self.town.ask(HOST, s.ActFindings(centre=self.centre))
        return {(one.officer, one.fault) for one in found}


@pytest.fixture
def beat() -> Beat:
    return Beat()


def test_rule_13_invariant_24_at_least_two_people_act(beat: Beat) -> None:
    assert beat.recorded(beat.act(beat.officer)) == "act_alone"
    assert beat.recorded(beat.act(beat.officer, beat.officer)) == "act_alone"
    other = organisation(beat.town, "应急管理局")
    twin = beat.town.person(beat.town.household("twin"))
    third = beat.more(twin, appointed(beat.town, other, twin), "25100001")
    beat.do(r.MergePersons(person=twin, into=beat.person, reason="同一人"), "registrar")
    assert beat.recorded(beat.act(beat.officer, third)) == "act_alone", "one person by two posts"
    assert beat.recorded(beat.act()) == ""


def test_rule_13_invariant_23_no_act_after_the_badge_ended(beat: Beat) -> None:
    end = s.EndBadge(officer=beat.second, number="15100002", since=ACTED, cause="遗失")
    beat.do(end)
    assert beat.recorded(beat.act()) == "act_without_badge"
    assert beat.recorded(beat.act(day=ACTED - A_DAY)) == ""


def test_rule_13_invariant_23_no_act_after_the_post_was_left(beat: Beat) -> None:
    leave = r.LeavePost(post=beat.seat, person=beat.colleague, since=ACTED, reason="调离")
    beat.do(leave, "registrar")
    assert beat.recorded(beat.act()) == "act_without_badge"


def test_rule_13_an_act_is_in_the_town_and_of_a_day_gone_by(beat: Beat) -> None:
    assert beat.recorded(beat.act(day=TODAY + A_DAY)) == "act_ahead"
    assert beat.recorded(beat.act(day=date(2023, 6, 1))) == "centre_not_then"
    elsewhere = beat.town.place("371082109", "崖头街道")
    assert beat.recorded(beat.act(place=elsewhere)) == "act_elsewhere"
    assert beat.recorded(beat.act(place=beat.town.town)) == ""


def test_rule_14_each_acts_in_the_capacity_of_the_secondment(beat: Beat) -> None:
    for capacity in (s.ActCapacity.TRANSFERRED, s.ActCapacity.COMMISSIONED):
        assert beat.recorded(beat.act(capacity=capacity)) == "act_capacity_wrong"
    beat.do(
        s.EndSecondment(officer=beat.second, centre=beat.centre, since=ACTED, cause="完成"), HOST
    )
    assert beat.recorded(beat.act()) == "act_capacity_wrong", "the colleague is at home"
    assert beat.recorded(beat.act(day=ACTED - A_DAY)) == ""


def test_rule_14_officers_of_the_town_act_for_it_or_by_commission(beat: Beat) -> None:
    office = organisation(
        beat.town, "俚岛镇人民政府", OrganisationKind.TOWN_GOVERNMENT, beat.town.town
    )
    those = [beat.more(*holder(beat.town, office, f"执法员{n}"), f"3510000{n}") for n in range(2)]
    assert beat.recorded(beat.act(*those)) == "act_capacity_wrong"
    both = s.ActCapacity.TRANSFERRED, s.ActCapacity.COMMISSIONED
    for number, capacity in enumerate(both):
        lent = beat.act(*those, capacity=capacity, document=f"责改{number}号")
        assert beat.recorded(lent) == "act_without_power"
        beat.grant(capacity=capacity, until=END)
        done = beat.act(*those, capacity=capacity, document=f"责改{number}号")
        assert beat.recorded(done) == ""


def test_rule_13_an_act_is_entered_once_and_withdrawn(beat: Beat) -> None:
    key = EnforcementActId(beat.do(beat.act(), HOST))
    assert beat.recorded(beat.act()) == "act_twice"
    other = beat.establish(beat.town.place("371082109", "崖头街道"))
    elsewhere = s.WithdrawAct(act=key, centre=other, reason="录错")
    assert beat.recorded(elsewhere) == "act_missing"
    withdraw = s.WithdrawAct(act=key, centre=beat.centre, reason="录错")
    beat.do(withdraw, HOST)
    assert beat.recorded(withdraw) == "act_missing"
    assert beat.town.ask(HOST, s.Acts(centre=beat.centre)) == []
    beat.do(beat.act(), HOST)
    (row,) = beat.town.ask(HOST, s.Acts(centre=beat.centre, since=ACTED))
    assert (row.officers, row.day) == (2, ACTED)


def test_rule_14_what_falls_away_later_is_found(beat: Beat) -> None:
    beat.do(beat.act(), HOST)
    assert beat.findings() == set()
    wrong = s.WithdrawBadgeEntry(
        officer=beat.second, number="15100002", since=date(2024, 1, 1), reason="证号录错"
    )
    beat.do(wrong)
    assert beat.findings() == {(beat.second, "act_without_badge")}
    beat.do(s.IssueBadge(officer=beat.second, badge=badge("15100009")))
    mend: dict[str, Any] = {"officer": beat.officer, "reason": "日期录错"}
    beat.do(s.CorrectSecondmentEntry(entry=date(2024, 3, 1), until=JUNE, **mend))
    assert beat.findings() == {(beat.officer, "act_capacity_wrong")}


def test_rule_11_invariant_25_a_chief_of_a_lane_does_not_act(beat: Beat) -> None:
    office = organisation(
        beat.town, "俚岛镇人民政府", OrganisationKind.TOWN_GOVERNMENT, beat.town.town
    )
    appoint = chief(beat)
    mine = beat.more(*holder(beat.town, office, "执法员"), "35100001")
    beat.person, post = holder(beat.town, office, "综合员")
    third = beat.more(beat.person, post, "35100002")
    beat.grant()
    (one,) = appoint.appointments
    beat.do(evolve(appoint, appointments=(evolve(one, person=beat.person),)), "grids")
    act = beat.act(mine, third, capacity=s.ActCapacity.TRANSFERRED)
    assert beat.recorded(act) == "grid_chief_seconded"
    assert beat.recorded(beat.act(mine, third, capacity=act.capacity, day=JUNE - A_DAY)) == ""
