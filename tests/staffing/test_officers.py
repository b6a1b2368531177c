"""Centres, officers and secondments: each rule, by its number here and in the invariants."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain import grids as g
from ruralgov.domain import registry as r
from ruralgov.domain import staffing as s
from ruralgov.domain.access import Readings, RegisterAccount
from ruralgov.domain.kernel.ids import (
    AccountId,
    CentreId,
    OfficerId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.registry import OrganisationKind
from tests.staffing.office import MARCH, OPENED, appointed, badge, holder, organisation, sending
from tests.town import Town, code_of

SENDER, HOST = "secondment_officer", "centre_host"
TODAY, JUNE, A_DAY = date(2026, 1, 5), date(2025, 6, 1), timedelta(days=1)
END = date(2026, 3, 1)


class Front:
    """A bureau with an officer who has a badge, and a town with its centre."""

    def __init__(self) -> None:
        self.town = Town()
        self.bureau = organisation(self.town, "市场监督管理局")
        self.person, self.post = holder(self.town, self.bureau)
        self.officer = self.enter(self.person, self.post)
        self.do(s.IssueBadge(officer=self.officer, badge=badge("15100001")))
        self.centre = self.establish(self.town.town)

    def do(self, command: Any, account: str = SENDER) -> str:
        return self.town.do(account, command).key

    def refused(self, command: Any, account: str = SENDER) -> str:
        return code_of(lambda: self.town.do(account, command))

    def enter(self, person: PersonId, post: PostId, since: date = OPENED) -> OfficerId:
        return OfficerId(self.do(s.EnterOfficer(person=person, post=post, since=since)))

    def establish(self, place: PlaceId, since: date = OPENED) -> CentreId:
        return CentreId(self.do(centre_at(place, since)))

    def send(self, **more: Any) -> str:
        return self.refused(sending(self.officer, self.centre, **more))

    def there(self, day: date = TODAY) -> list[s.RosterLine]:
        found: list[s.RosterLine] = self.town.ask(SENDER, s.SecondmentRoster(), day)
        return found

    def state(self) -> s.Officer:
        found: s.Officer = self.town.ask(SENDER, s.OfficerFile(officer=self.officer))
        return found


def centre_at(place: PlaceId, since: date = OPENED) -> s.EstablishCentre:
    return s.EstablishCentre(place=place, name="综合执法中心", since=since, approval="威编1号")


@pytest.fixture
def front() -> Front:
    return Front()


def test_rule_8_invariant_21_a_town_has_one_centre_on_a_day(front: Front) -> None:
    again = centre_at(front.town.town, JUNE)
    assert front.refused(again) == "centre_taken"
    assert front.refused(centre_at(front.town.village)) == "centre_not_town"
    close = s.CloseCentre(centre=front.centre, since=JUNE, cause="机构改革")
    front.do(close)
    assert front.refused(close) == "centre_missing"
    new = CentreId(front.do(again))
    earlier = s.CorrectCentreEntry(centre=new, entry=JUNE, since=JUNE - A_DAY, reason="日期录错")
    assert front.refused(earlier) == "centre_taken"
    front.do(s.CorrectCentreEntry(centre=new, entry=JUNE, since=None, reason="没有设立"))
    reopened = s.CorrectCentreEntry(centre=front.centre, entry=JUNE, since=None, reason="没有撤销")
    front.do(reopened)
    (row,) = front.town.ask(SENDER, s.Centres(place=front.town.town))
    assert row.owner == front.centre


def test_rule_8_a_centre_ends_with_nobody_there_or_is_carried_over(front: Front) -> None:
    assert front.send() == ""
    close = s.CloseCentre(centre=front.centre, since=JUNE, cause="撤镇")
    assert front.refused(close) == "centre_has_officers"
    never = s.CorrectCentreEntry(centre=front.centre, entry=OPENED, since=None, reason="录错")
    assert front.refused(never) == "centre_has_officers"
    hung = front.town.ask("registrar", r.HangingOn(place=front.town.town))
    assert hung.counts["enforcement_centre"] == 1
    other = front.town.place("371082109", "崖头街道")
    carry = s.CarryOverCentre(centre=front.centre, place=other, since=JUNE, cause="撤镇设街道")
    front.do(carry)
    assert [one.place for day in (MARCH, JUNE) for one in front.there(day)] == [
        front.town.town,
        other,
    ]
    back = s.CarryOverCentre(
        centre=front.centre, place=front.town.town, since=date(2025, 7, 1), cause="恢复"
    )
    front.establish(front.town.town, JUNE)
    assert front.refused(back) == "centre_taken"
    assert front.refused(s.CloseCentre(centre=front.centre, since=END, cause="撤销")) == ""


def test_rule_9_an_officer_holds_a_post_of_an_authority(front: Front) -> None:
    early = s.EnterOfficer(person=front.person, post=front.post, since=date(2023, 5, 1))
    assert front.refused(early) == "officer_post_missing"
    again = s.EnterOfficer(person=front.person, post=front.post, since=JUNE)
    assert front.refused(again) == "officer_twice"
    committee = organisation(
        front.town, "大庄村委会", OrganisationKind.VILLAGERS_COMMITTEE, front.town.village
    )
    person, post = holder(front.town, committee)
    of_village = s.EnterOfficer(person=person, post=post, since=OPENED)
    assert front.refused(of_village) == "officer_unit_wrong"


def leaving(front: Front, since: date = JUNE) -> r.LeavePost:
    return r.LeavePost(post=front.post, person=front.person, since=since, reason="调离")


def test_rule_10_invariant_23_badge_and_secondment_end_with_the_post(front: Front) -> None:
    front.send()
    front.do(leaving(front), "registrar")
    assert (len(front.there(JUNE - A_DAY)), front.there(JUNE)) == (1, [])
    assert front.state().badges_on(JUNE - A_DAY)
    assert not front.state().badges_on(JUNE)
    assert front.send(since=END, until=date(2027, 1, 1)) == "officer_not_then"
    mistake = r.CorrectHoldingEntry(
        post=front.post, person=front.person, entry=JUNE, since=None, reason="没有调离"
    )
    front.do(mistake, "registrar")
    (line,) = front.there(JUNE)
    assert (line.last, line.badge_last) == (END - A_DAY, date(2033, 12, 31))


def test_rule_9_death_ends_what_an_officer_is(front: Front) -> None:
    front.send()
    gone = r.EndPerson(person=front.person, departure=r.Departure.DIED, since=JUNE)
    front.do(gone, "registrar")
    assert front.there(JUNE) == []
    assert front.there(JUNE - A_DAY)
    assert front.state().until == JUNE


def test_rule_9_the_end_of_the_department_ends_its_officers(front: Front) -> None:
    front.send()
    other = organisation(front.town, "行政执法局")
    merge = r.MergeOrganisation(
        organisation=front.bureau, into=other, since=JUNE, cause="机构改革", with_posts=True
    )
    front.do(merge, "registrar")
    assert front.there(JUNE) == []
    post = appointed(front.town, other, front.person)
    front.officer = front.enter(front.person, post, JUNE)
    front.do(s.IssueBadge(officer=front.officer, badge=badge("25100001", since=JUNE)))
    assert front.send(since=JUNE) == ""
    assert [one.department for one in front.there()] == [other]


def test_rule_9_a_person_who_was_entered_twice_is_one(front: Front) -> None:
    front.send()
    kept = front.town.person(front.town.household("k"))
    front.do(r.MergePersons(person=front.person, into=kept, reason="同一人"), "registrar")
    assert [one.person for one in front.there()] == [kept]
    front.do(r.UndoMerger(person=front.person, into=kept, reason="同名而已"), "registrar")
    assert [one.person for one in front.there()] == [front.person]


def test_rule_9_nobody_who_was_erased_is_an_officer(front: Front) -> None:
    front.send()
    front.town.clock.now += timedelta(days=1)
    erase = r.ErasePerson(person=front.person, reason="申请")
    assert front.refused(erase, "registrar") == ""
    assert front.there(TODAY + A_DAY) == []


def test_rule_10_a_badge_is_one_officers_and_is_mended(front: Front) -> None:
    again = s.IssueBadge(officer=front.officer, badge=badge("15100001", since=JUNE))
    assert front.refused(again) == "badge_taken"
    turned = s.IssueBadge(officer=front.officer, badge=badge("2", since=JUNE, until=JUNE))
    assert front.refused(turned) == "dates_reversed"
    nameless = s.IssueBadge(officer=front.officer, badge=badge(" "))
    assert front.refused(nameless) == "text_not_clean"
    lost = s.EndBadge(officer=front.officer, number="15100001", since=JUNE, cause="遗失")
    front.do(lost)
    assert front.refused(lost) == "badge_missing"
    assert front.send(since=JUNE) == "badge_missing"
    front.do(again)
    assert front.send(since=JUNE) == ""
    wrong = s.WithdrawBadgeEntry(
        officer=front.officer, number="15100001", since=JUNE, reason="证号录错"
    )
    front.do(wrong)
    assert front.refused(wrong) == "badge_missing"
    assert [one.until for one in front.state().badges] == [JUNE]
    (line,) = front.town.ask(SENDER, s.EndingBadges())
    assert line.badge_last is None, "whoever is there without a badge is shown"


def test_rule_10_badges_that_end_soon_are_listed(front: Front) -> None:
    front.send()
    assert front.town.ask(SENDER, s.EndingBadges()) == []
    front.do(
        s.EndBadge(officer=front.officer, number="15100001", since=TODAY + 61 * A_DAY, cause="调整")
    )
    assert len(front.town.ask(SENDER, s.EndingBadges())) == 1
    assert front.town.ask(SENDER, s.EndingBadges(within_days=59)) == []


def test_rule_11_invariant_22_sg_21_officers_are_sent_down_and_never_up(front: Front) -> None:
    office = organisation(
        front.town, "俚岛镇人民政府", OrganisationKind.TOWN_GOVERNMENT, front.town.town
    )
    of_town = front.enter(*holder(front.town, office))
    front.do(s.IssueBadge(officer=of_town, badge=badge("35100001")))
    up = sending(of_town, front.centre)
    assert front.refused(up) == "secondment_not_down"


def test_rule_11_invariant_22_an_officer_is_at_one_centre_at_a_time(front: Front) -> None:
    other = front.establish(front.town.place("371082109", "崖头街道"))
    assert front.send() == ""
    there = sending(front.officer, other, since=END - A_DAY, until=date(2027, 1, 1))
    assert front.refused(there) == "secondment_held"
    assert front.refused(sending(front.officer, other, since=END, until=date(2027, 1, 1))) == ""
    longer = s.CorrectSecondmentEntry(
        officer=front.officer, entry=MARCH, until=END + A_DAY, reason="日期录错"
    )
    assert front.refused(longer) == "secondment_held"


def test_rule_11_one_person_by_two_posts_is_sent_once(front: Front) -> None:
    bureau = organisation(front.town, "应急管理局")
    twin = front.town.person(front.town.household("t"))
    second = front.enter(twin, appointed(front.town, bureau, twin))
    front.do(s.IssueBadge(officer=second, badge=badge("45100001")))
    front.send()
    front.do(r.MergePersons(person=twin, into=front.person, reason="同一人"), "registrar")
    assert front.refused(sending(second, front.centre, since=JUNE)) == "secondment_held"


def test_rule_11_a_secondment_lies_within_the_days_of_its_centre_and_is_extended(
    front: Front,
) -> None:
    early = {"since": date(2023, 12, 1)}
    assert front.send(**early) == "officer_not_then"
    extend = s.ExtendSecondment(officer=front.officer, until=END, approval="延期")
    assert front.refused(extend) == "secondment_missing"
    front.do(s.CloseCentre(centre=front.centre, since=date(2027, 1, 1), cause="撤销"))
    assert front.send(until=date(2027, 1, 2)) == "centre_not_then"
    assert front.send() == ""
    assert front.refused(extend) == "secondment_not_later"
    beyond = s.ExtendSecondment(officer=front.officer, until=date(2027, 1, 2), approval="延期")
    assert front.refused(beyond) == "centre_not_then"
    front.do(s.ExtendSecondment(officer=front.officer, until=date(2027, 1, 1), approval="延期"))
    (line,) = front.there()
    assert line.last == date(2026, 12, 31)


def test_rule_11_a_wrong_entry_is_moved_or_withdrawn(front: Front) -> None:
    front.send()
    mend: dict[str, Any] = {"officer": front.officer, "reason": "录错"}
    front.do(s.CorrectSecondmentEntry(entry=MARCH, since=JUNE, **mend))
    assert front.there(MARCH) == []
    before = s.CorrectSecondmentEntry(entry=JUNE, since=date(2023, 1, 1), **mend)
    assert front.refused(before) == "officer_not_then"
    turned = s.CorrectSecondmentEntry(entry=JUNE, until=JUNE, **mend)
    assert front.refused(turned) == "dates_reversed"
    missing = s.CorrectSecondmentEntry(entry=MARCH, since=JUNE, **mend)
    assert front.refused(missing) == "secondment_missing"
    front.do(s.CorrectSecondmentEntry(entry=JUNE, **mend))
    assert front.there(JUNE) == []
    assert front.send() == ""


def proposed(front: Front) -> s.ProposeRecall:
    return s.ProposeRecall(officer=front.officer, reason="轮换")


def answer(front: Front, agrees: bool = False) -> s.AnswerRecall:
    return s.AnswerRecall(
        officer=front.officer, centre=front.centre, agrees=agrees, opinion="正值集中整治"
    )


def recall(front: Front, since: date) -> s.RecallOfficer:
    return s.RecallOfficer(officer=front.officer, since=since)


def test_rule_12_the_host_is_heard_before_a_recall(front: Front) -> None:
    assert front.refused(proposed(front)) == "secondment_missing"
    front.send()
    assert front.refused(recall(front, TODAY)) == "recall_missing"
    assert front.refused(answer(front), HOST) == "recall_missing"
    front.do(proposed(front))
    assert front.refused(proposed(front)) == "recall_proposed"
    assert front.refused(recall(front, TODAY)) == "recall_too_early"
    front.do(answer(front), HOST)
    assert front.refused(answer(front), HOST) == "recall_answered"
    assert front.refused(recall(front, TODAY - A_DAY)) == "recall_too_early"
    assert front.refused(recall(front, END)) == "secondment_missing"
    front.do(recall(front, TODAY + A_DAY))
    assert (len(front.there(TODAY)), front.there(TODAY + A_DAY)) == (1, [])
    assert front.state().post == front.post, "the post at home is kept"


def test_rule_12_a_host_that_is_silent_does_not_keep_an_officer(front: Front) -> None:
    front.send()
    front.do(proposed(front))
    front.town.clock.now += timedelta(days=14)
    assert front.refused(recall(front, TODAY + 15 * A_DAY)) == "recall_too_early"
    front.town.clock.now += timedelta(days=1)
    front.do(recall(front, TODAY + 15 * A_DAY))


def test_rule_12_a_recall_is_withdrawn_and_one_of_before_is_over(front: Front) -> None:
    front.send()
    withdraw = s.WithdrawRecall(officer=front.officer, reason="不再需要")
    assert front.refused(withdraw) == "recall_missing"
    front.do(proposed(front))
    front.do(withdraw)
    front.do(proposed(front))
    front.town.clock.now += timedelta(days=60)
    assert front.refused(recall(front, END)) == "recall_missing", "the term is over"
    assert front.send(since=date(2026, 3, 3), until=date(2027, 1, 1)) == ""
    assert front.refused(answer(front), HOST) == "recall_missing"
    front.do(proposed(front))


def test_rule_12_another_person_answers_for_the_host(front: Front) -> None:
    front.send()
    both = front.town.person(front.town.household("both"))
    for account in (SENDER, HOST):
        front.do(RegisterAccount(account=AccountId(account), person=both, basis="任职"), "admin")
    front.do(proposed(front))
    assert front.refused(answer(front), HOST) == "recall_same_person"


def test_rule_12_the_host_lets_an_officer_go(front: Front) -> None:
    front.send()
    other = front.establish(front.town.place("371082109", "崖头街道"))
    end = s.EndSecondment(officer=front.officer, centre=other, since=JUNE, cause="任务完成")
    assert front.refused(end, HOST) == "secondment_missing"
    first = s.EndSecondment(
        officer=front.officer, centre=front.centre, since=MARCH, cause="任务完成"
    )
    assert front.refused(first, HOST) == "secondment_missing", "that would leave no day"
    front.do(
        s.EndSecondment(officer=front.officer, centre=front.centre, since=JUNE, cause="任务完成"),
        HOST,
    )
    assert (len(front.there(JUNE - A_DAY)), front.there(JUNE)) == (1, [])


def chief(front: Front) -> Any:
    """Return what makes the officer chief of a grid, which is laid out first."""
    village, home = front.town.village, front.town.household("g")
    lanes = (g.LanePlan(name="一巷", villager_group="1组", households=(home,)),)
    front.do(
        g.DelineateGrids(
            village=village,
            grids=(g.GridOutline(name="一", lanes=lanes),),
            since=OPENED,
            basis="方案",
        ),
        "grids",
    )
    (grid,) = front.town.ask("grids", g.GridsOf(village=village), OPENED)
    one = g.Appointment(
        target=grid.lanes[0].lane,
        person=front.person,
        basis=g.ChiefBasis.PARTY_MEMBER,
        attested="会",
    )
    return g.AppointChiefs(village=village, appointments=(one,), since=JUNE)


def test_rule_11_invariant_25_who_holds_a_grid_or_lane_is_not_seconded(front: Front) -> None:
    appoint = chief(front)
    assert front.send(until=JUNE) == ""
    front.do(appoint, "grids")
    extend = s.ExtendSecondment(officer=front.officer, until=JUNE + A_DAY, approval="延期")
    assert front.refused(extend) == "grid_chief_seconded"
    assert front.send(since=END, until=date(2027, 1, 1)) == "grid_chief_seconded"


def test_rule_11_invariant_25_who_is_seconded_does_not_become_a_chief(front: Front) -> None:
    appoint = chief(front)
    assert front.send() == ""
    assert front.refused(appoint, "grids") == "grid_chief_seconded"
    front.do(
        s.EndSecondment(officer=front.officer, centre=front.centre, since=JUNE, cause="完成"), HOST
    )
    front.do(appoint, "grids")


def test_what_a_person_holds_says_that_they_are_an_officer(front: Front) -> None:
    with front.town.app._runner.unit(write=False) as unit:  # noqa: SLF001  as a query reads
        (held,) = s.CONTEXT.holds(front.person, unit)
    assert (held.kind, held.key, held.command) == ("officer", front.officer, "CorrectHoldingEntry")


def test_names_of_officers_are_shown_with_a_reading(front: Front) -> None:
    front.send()
    (named,) = front.town.ask(HOST, s.OfficerNames(place=front.town.town))
    assert (named.person, named.name) == (front.person, "钱学木兰")
    readings = front.town.ask("auditor", Readings(subject=f"person/{front.person}"))
    assert len(readings) == 1


def test_the_176_from_6_departments_are_counted_as_of_a_day(front: Front) -> None:
    towns = [front.town.town, *(front.town.place(f"3710821{n}", f"第{n}镇") for n in range(10, 31))]
    centres = [front.centre, *(front.establish(place) for place in towns[1:])]
    units: list[OrganisationId] = [organisation(front.town, f"第{n}局") for n in range(6)]
    for number in range(176):
        officer = front.enter(*holder(front.town, units[number % 6], f"执法员{number}"))
        front.do(s.IssueBadge(officer=officer, badge=badge(f"X{number}")))
        front.do(sending(officer, centres[number % 22]))
    table = front.town.ask(SENDER, s.SecondmentTable())
    assert (table.people, table.departments) == (176, 6)
    assert len({one.place for one in table.cells}) == 22
    assert sum(one.people for one in table.cells) == 176
    assert [sum(one.people for one in each) for each in (table.by_department, table.by_town)] == [
        176,
        176,
    ]
    assert sorted(one.people for one in table.by_department) == [29, 29, 29, 29, 30, 30]
    assert (table.towns, {one.people for one in table.by_town}) == (22, {8})
    before = front.town.ask(SENDER, s.SecondmentTable(), MARCH - A_DAY)
    assert (before.people, before.cells) == (0, ())
    here = front.town.ask(HOST, s.SecondmentRoster(place=towns[0]))
    assert len(here) == 8


def test_rule_11_only_the_last_secondment_is_extended(front: Front) -> None:
    assert front.send(until=JUNE) == ""
    assert front.send(since=JUNE, until=date(2025, 12, 1)) == ""
    front.do(s.ExtendSecondment(officer=front.officer, until=END, approval="延期"))
    spans = [(one.since, one.until) for one in front.state().secondments]
    assert spans == [(MARCH, JUNE), (JUNE, END)]


def test_rule_8_the_days_before_a_carrying_over_stay_when_the_centre_ends(front: Front) -> None:
    other = front.town.place("371082109", "崖头街道")
    front.do(s.CarryOverCentre(centre=front.centre, place=other, since=JUNE, cause="设街道"))
    front.do(s.CloseCentre(centre=front.centre, since=END, cause="撤销"))
    found = [
        [one.place for one in front.town.ask(SENDER, s.Centres(), day)]
        for day in (MARCH, JUNE, END)
    ]
    assert found == [[front.town.town], [other], []]
