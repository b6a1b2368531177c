"""What was done, as facts show, and what stood in the way."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import cases as c
from ruralgov.domain import duties as u
from ruralgov.domain import meetings as m
from ruralgov.domain import registry as r
from ruralgov.domain.access import RegisterAccount
from ruralgov.domain.kernel.ids import (
    AccountId,
    CaseId,
    DutyListId,
    HindranceId,
    MeetingId,
    OffListWorkId,
    OrganisationId,
    PerformanceId,
    PlaceId,
    PostId,
)
from tests.duties.street import (
    A_DAY,
    DEPARTMENT,
    OFFICER,
    RECORDER,
    Cell,
    Street,
    as_needed,
    drafting,
    item,
)
from tests.meetings.hall import HELD
from tests.town import DAY, Town

MEETS = item("XZ03", evidence=u.Evidence.MEETING)
HANDLES = item("XZ04", evidence=u.Evidence.CASE_HANDLED)
VISITS = item("XZ05", evidence=u.Evidence.VISIT)


@pytest.fixture
def street() -> Street:
    return Street()


def done(street: Street, command: u.RecordPerformance) -> str:
    return street.refused(RECORDER, command)


def facts(street: Street) -> list[tuple[str, date, bool]]:
    rows = [row for line in street.sheet(since=DAY).lines for row in line.facts]
    return [(row.item, row.day, row.actor_known) for row in rows]


def test_rule_7_a_duty_is_shown_by_a_fact_and_has_its_day(street: Street) -> None:
    street.list()
    fact = street.case()
    street.town.clock.now += timedelta(days=3)
    assert done(street, street.record(fact)) == ""
    assert facts(street) == [("XZ01", street.today - 3 * A_DAY, False)]


def test_rule_7_a_fact_that_is_not_there_or_came_to_nothing_shows_nothing(street: Street) -> None:
    street.list()
    nothing = u.Fact(kind=u.Evidence.CASE_REPORTED, key="no-such-case")
    assert done(street, street.record(nothing)) == "duty_fact_missing"
    fresh = street.case(filed=False)
    assert done(street, street.record(fresh)) == "duty_fact_missing", "it may yet be cancelled"
    street.do("desk", c.CancelCase(case=CaseId(fresh.key), reason="误录"))
    assert done(street, street.record(fresh)) == "duty_fact_missing"
    visit = u.Fact(kind=u.Evidence.VISIT, key="v")
    assert done(street, street.record(visit)) == "duty_fact_unheld"
    wrong_kind = evolve(street.case(), kind=u.Evidence.MEETING)
    assert done(street, street.record(wrong_kind)) == "duty_fact_missing"
    decision = u.Fact(kind=u.Evidence.DECISION, key="d")
    assert done(street, street.record(decision)) == "duty_fact_unfit"


def test_rule_7_the_fact_is_of_the_kind_that_the_item_asks_for(street: Street) -> None:
    street.list(item(), MEETS)
    assert done(street, street.record(street.case(), "XZ03")) == "duty_fact_unfit"
    both = street.record(street.case(), work=OffListWorkId("w"))
    assert done(street, both) in ("duty_performance_wrong", "off_list_missing")
    assert done(street, street.record(street.case(), "")) == "duty_performance_wrong"


def test_rule_8_a_case_came_in_by_the_role_at_the_place(street: Street) -> None:
    street.list()
    by_phone = street.case(channel=c.IntakeChannel.HOTLINE)
    assert done(street, street.record(by_phone)) == "duty_fact_of_others"
    elsewhere = street.case(place=street.town.other)
    assert done(street, street.record(elsewhere)) == "duty_fact_elsewhere"
    stranger = street.town.household("far")
    assert done(street, street.record(street.case(household=stranger))) == "duty_fact_elsewhere"
    assert done(street, street.record(street.case(household=street.home))) == ""


def test_rule_8_who_has_the_duties_follows_the_grids_as_of_the_day(street: Street) -> None:
    street.list()
    fact = street.case()
    lane = u.Doer(role=u.DutyRole.LANE_CHIEF, key="no lane", place=street.village)
    assert done(street, street.record(fact, doer=lane)) == "duty_doer_wrong"
    other = evolve(street.chief, place=street.town.other)
    assert done(street, street.record(fact, doer=other)) == "duty_doer_wrong"
    street.relieve(street.today)
    assert done(street, street.record(fact)) == "duty_doer_wrong"


def test_rule_8_who_died_does_no_duty_from_that_day_on(street: Street) -> None:
    street.list()
    before = street.case()
    street.town.clock.now += timedelta(days=5)
    end = r.EndPerson(person=street.person, since=street.today, departure=r.Departure.DIED)
    street.do("registrar", end)
    assert done(street, street.record(street.case())) == "duty_doer_wrong"
    assert done(street, street.record(before)) == "", "what was done before stays to be recorded"


def test_rule_8_a_meeting_names_who_came(street: Street) -> None:
    street.list(MEETS)
    stranger = street.town.person(street.town.household("s"))
    away = street.meeting(stranger, day=HELD)
    assert done(street, street.record(away, "XZ03")) == "duty_fact_of_others"
    assert facts(street) == []


def test_rule_8_a_meeting_at_which_the_chief_was_counts(street: Street) -> None:
    street.list(MEETS)
    assert done(street, street.record(street.meeting(street.person, day=HELD), "XZ03")) == ""
    assert facts(street) == [("XZ03", HELD, True)]


def test_rule_8_a_meeting_that_only_counted_those_who_came_is_no_proof_of_who(
    street: Street,
) -> None:
    street.list(MEETS)
    assert done(street, street.record(street.meeting(day=HELD), "XZ03")) == ""
    assert facts(street) == [("XZ03", HELD, False)]


def handled(street: Street) -> u.Fact:
    fact = street.case()
    case = CaseId(fact.key)
    street.do("handler", c.SignCase(case=case))
    street.do("handler", c.HandleCase(case=case))
    street.do("handler", c.ReportDone(case=case, outcome="已修"))
    street.do("checker", c.CheckCase(case=case, passed=True, note="属实"))
    return evolve(fact, kind=u.Evidence.CASE_HANDLED)


def test_rule_8_a_case_names_who_did_the_work_by_the_person_behind_the_account(
    street: Street,
) -> None:
    street.list(HANDLES)
    unknown = handled(street)
    assert done(street, street.record(unknown, "XZ04")) == ""
    assert [one[2] for one in facts(street)] == [False]
    other = street.town.person(street.town.household("o"))
    register = RegisterAccount(account=AccountId("handler"), person=other, basis="任职")
    street.do("admin", register)
    assert done(street, street.record(handled(street), "XZ04")) == "duty_fact_of_others"
    merge = r.MergePersons(person=other, into=street.person, reason="同一人")
    street.do("registrar", merge)
    assert done(street, street.record(handled(street), "XZ04")) == ""
    assert [one[2] for one in facts(street)] == [False, True]
    street.list(HANDLES, since=date(2026, 1, 2))
    open_case = evolve(street.case(), kind=u.Evidence.CASE_HANDLED)
    assert done(street, street.record(open_case, "XZ04")) == "duty_fact_missing", "not done yet"


def test_rule_9_a_fact_counts_once_for_an_item_and_a_mistake_is_withdrawn(street: Street) -> None:
    street.list(item(), item("XZ06"))
    fact = street.case()
    key = PerformanceId(street.do(RECORDER, street.record(fact)))
    assert done(street, street.record(fact)) == "duty_fact_twice"
    assert done(street, street.record(fact, "XZ06")) == "", "one fact, entered once, shows both"
    withdraw = u.WithdrawPerformance(performance=key, reason="登错")
    street.do(RECORDER, withdraw)
    assert street.refused(RECORDER, withdraw) == "duty_performance_missing"
    assert [one[0] for one in facts(street)] == ["XZ06"]
    assert done(street, street.record(fact)) == ""


def test_rule_9_what_was_recorded_by_a_meeting_falls_with_it() -> None:
    cell = Cell(Town())
    branch = drafting(item("ZB01", evidence=u.Evidence.MEETING), role=u.DutyRole.BRANCH)
    holding(cell, branch)
    fact = cell.meeting()
    cell.town.do(RECORDER, u.RecordPerformance(doer=cell.branch, item="ZB01", fact=fact))
    before = cell.town.ask(RECORDER, u.DutySheet(doer=cell.branch, since=HELD))
    assert len(before.lines[0].facts) == 1
    withdraw = m.WithdrawMeeting(meeting=MeetingId(fact.key), reason="误登")
    cell.town.do("meeting_convener", withdraw)
    after = cell.town.ask(RECORDER, u.DutySheet(doer=cell.branch, since=HELD))
    assert after.lines[0].facts == ()


def holding(cell: Cell, command: u.DraftDutyList) -> DutyListId:
    key = DutyListId(cell.town.do(OFFICER, command).key)
    cell.town.do("duty_approver", u.AdoptDutyList(duty_list=key, approval="纪要"))
    publish = u.PublishDutyList(duty_list=key, published=DAY, since=DAY)
    cell.town.do(OFFICER, publish)
    return key


def test_rule_8_a_branch_is_shown_by_meetings_of_its_own() -> None:
    cell = Cell(Town())
    holding(cell, drafting(item("ZB01", evidence=u.Evidence.MEETING), role=u.DutyRole.BRANCH))
    register = r.RegisterOrganisation(
        name="大庄第二党支部",
        kind=r.OrganisationKind.PARTY_BRANCH,
        place=cell.village,
        since=DAY,
        source="t",
    )
    other = OrganisationId(cell.town.do("registrar", register).key)
    fact = cell.meeting()
    street = Street.__new__(Street)
    street.town = cell.town
    wrong = u.RecordPerformance(doer=evolve(cell.branch, key=other), item="ZB01", fact=fact)
    assert done(street, wrong) == "duty_fact_of_others"
    assert done(street, evolve(wrong, doer=cell.branch)) == ""
    no_branch = evolve(cell.branch, key=street.town.unit("民政局"))
    assert done(street, evolve(wrong, doer=no_branch)) == "duty_doer_wrong"


def test_rule_8_a_cadre_holds_a_post_at_the_place_that_day(street: Street) -> None:
    meets = item("GB01", evidence=u.Evidence.MEETING)
    street.list(meets, role=u.DutyRole.CADRE)
    fact = street.meeting(street.person, day=HELD)
    cadre = u.Doer(role=u.DutyRole.CADRE, key=street.person, place=street.village)
    record = street.record(fact, "GB01", doer=cadre)
    assert done(street, record) == "duty_doer_wrong"
    post = seated(street, street.village)
    assert done(street, record) == ""
    leave = r.LeavePost(post=post, person=street.person, since=HELD, reason="离任")
    street.do("registrar", leave)
    (found,) = street.town.ask(OFFICER, u.DutyFindings(place=street.village, since=HELD))[-1:]
    assert (found.fault, found.item) == (u.DutyFault.NOT_IN_OFFICE, "GB01")


def seated(street: Street, place: PlaceId) -> Any:
    register = r.RegisterOrganisation(
        name="大庄村委会",
        kind=r.OrganisationKind.VILLAGERS_COMMITTEE,
        place=place,
        since=DAY,
        source="t",
    )
    unit = OrganisationId(street.do("registrar", register))
    establish = r.EstablishPost(organisation=unit, title="委员", basis="选举", since=DAY)
    post = PostId(street.do("registrar", establish))
    appoint = r.AppointToPost(post=post, person=street.person, basis="选举", since=DAY)
    street.do("registrar", appoint)
    return post


def test_rule_7_nothing_is_done_without_a_list_or_an_item(street: Street) -> None:
    fact = street.case()
    assert done(street, street.record(fact)) == "duty_list_none"
    street.list(since=street.today)
    assert done(street, street.record(fact, "XZ99")) == "duty_item_missing"
    assert done(street, street.record(fact)) == ""


def test_rule_2_what_was_taken_back_is_done_no_more(street: Street) -> None:
    bureau = street.town.unit("综合行政执法局")
    back = item(
        "ZJ01",
        duty_class=u.DutyClass.TAKEN_BACK,
        evidence=u.Evidence.MEETING,
        primary_department=bureau,
    )
    street.list(back, role=u.DutyRole.TOWNSHIP)
    town = u.Doer(role=u.DutyRole.TOWNSHIP, key=street.town.town, place=street.town.town)
    hall = street.meeting(street.person, day=HELD)
    record = street.record(hall, "ZJ01", doer=town)
    assert done(street, record) == "duty_taken_back"


def test_rule_10_the_department_of_an_item_answers_what_stood_in_the_way(street: Street) -> None:
    bureau = street.town.unit("水利局")
    street.list(item(primary_department=bureau), as_needed())
    report = u.ReportHindrance(
        doer=street.chief, item="XZ01", day=street.today, cause="没有管网图纸"
    )
    assert street.refused(RECORDER, evolve(report, item="XZ02")) == "duty_no_department"
    ahead = evolve(report, day=street.today + A_DAY)
    assert street.refused(RECORDER, ahead) == "duty_hindrance_ahead"
    key = HindranceId(street.do(RECORDER, report))
    later = HindranceId(street.do(RECORDER, evolve(report, day=street.today - 9 * A_DAY)))
    waiting = street.town.ask(DEPARTMENT, u.Hindrances(department=bureau))
    assert [(one.hindrance, one.waiting) for one in waiting] == [(later, 9), (key, 0)]
    assert [(one.department_name, one.title) for one in waiting[:1]] == [
        ("水利局", "收集并上报群众诉求")
    ]
    answer = u.AnswerHindrance(hindrance=later, answer=u.Answer.NOT_OURS, said="属供水公司")
    street.do(DEPARTMENT, answer)
    street.do(DEPARTMENT, evolve(answer, answer=u.Answer.HELPS, said="已协调"))
    first, second = street.town.ask(DEPARTMENT, u.Hindrances(department=bureau))
    assert (first.hindrance, second.hindrance) == (key, later)
    assert [one.answer for one in second.answers] == [u.Answer.NOT_OURS, u.Answer.HELPS]
    withdraw = u.WithdrawHindrance(hindrance=later, reason="误报")
    assert street.refused(RECORDER, withdraw) == "duty_hindrance_answered"
    street.do(RECORDER, evolve(withdraw, hindrance=key))
    assert street.refused(DEPARTMENT, evolve(answer, hindrance=key)) == "duty_hindrance_missing"


def test_rule_6_a_list_that_records_rest_on_is_not_withdrawn(street: Street) -> None:
    key = street.list()
    street.do(RECORDER, street.record(street.case()))
    never = u.CorrectDutyListEntry(duty_list=key, entry=date(2025, 1, 1), reason="误公布")
    assert street.refused("duty_approver", never) == "duty_list_in_use"


def test_a_place_that_ends_leaves_its_lists_to_be_ended(street: Street) -> None:
    key = street.list(place=street.village)
    street.list(item("XZ09"), place=street.village, since=date(2025, 6, 1))
    hung = street.town.ask("registrar", r.HangingOn(place=street.village))
    assert hung.counts["duty_list"] == 1, "the version that was replaced is history"
    assert key
