"""What is asked of coordination, over a store: ledgers, minutes, sheets, and what is amiss."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain import registry as r
from ruralgov.domain.kernel.ids import (
    ConferenceId,
    LiaisonId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)
from tests.conferences.office import (
    BEGUN,
    CONVENER,
    KEEPER,
    LEAD,
    MAY,
    WATCH,
    Seated,
    adopting,
    convening,
    drafting,
    establishing,
    item,
    raising,
    resolving,
    seating,
    units,
)
from tests.town import NOW, Town, code_of

A_DAY = timedelta(days=1)
TODAY = date(2026, 1, 5)
Fault = c.CoordinationFault


class Hall:
    """A group with four seats and a rule; it meets, resolves and follows up."""

    def __init__(self) -> None:
        self.town = Town()
        self.who = units(self.town)
        host = self.who.head.unit
        self.group = SteeringGroupId(self.do(KEEPER, establishing(host)))
        roles = (c.SeatRole.LEADER, c.SeatRole.DEPUTY, c.SeatRole.MEMBER, c.SeatRole.MEMBER)
        for one, role in zip(self.seats, roles, strict=True):
            self.do(KEEPER, seating(self.group, one.post, role))
        self.do(KEEPER, adopting(self.group))
        self.minutes = 0

    @property
    def seats(self) -> tuple[Seated, ...]:
        who = self.who
        return who.head, who.deputy, who.bureau, who.watch

    def do(self, account: str, command: Any) -> str:
        return self.town.do(account, command).key

    def ask(self, query: Any, day: date | None = None) -> Any:
        return self.town.ask(KEEPER, query, day)

    def held(self, day: date, problem: str | None = None, *, minutes: bool = True) -> ConferenceId:
        """Hold a regular conference to which all come."""
        plan = item(self.who.bureau.unit, problem)
        convene = convening(self.group, self.who.head.post, plan, day=day)
        key = ConferenceId(self.do(CONVENER, convene))
        came = tuple(c.Coming(post=one.post) for one in self.seats)
        hold = c.HoldConference(conference=key, chair=self.who.head.post, came=came)
        self.do(KEEPER, hold)
        if minutes:
            self.minutes += 1
            decided = c.ItemOutcome.DECIDED
            dispose = c.DisposeItem(conference=key, item=1, outcome=decided, words="议定整治")
            self.do(KEEPER, dispose)
            self.do(KEEPER, drafting(key, self.minutes, self.who.bureau.unit))
            self.do(CONVENER, c.SignConferenceMinutes(conference=key))
        return key

    def resolved(self, conference: ConferenceId, due: date, **more: Any) -> ResolutionId:
        units = self.who.bureau.unit, self.who.watch.unit
        return ResolutionId(self.do(KEEPER, resolving(conference, *units, due=due, **more)))

    def worked(self, key: ResolutionId, *, closed: bool = True) -> None:
        """Hand a resolution on, accept and report it, and close it."""
        self.do(KEEPER, c.AssignResolution(resolution=key))
        self.do(LEAD, c.AcceptResolution(resolution=key))
        self.do(LEAD, c.ReportResolution(resolution=key, result="已办", evidence="验收单"))
        if closed:
            self.do(WATCH, c.ReviewResolution(resolution=key, passed=True, opinion="属实"))
            self.do(WATCH, c.CloseResolution(resolution=key))

    def faults(self, day: date | None = None) -> set[str]:
        return {one.fault for one in self.ask(c.CoordinationFindings(), day)}


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_the_ledger_has_overdue_ones_first_and_both_numbers_of_its_progress(hall: Hall) -> None:
    conference = hall.held(MAY)
    slow, late, waits, fine = (
        hall.resolved(conference, TODAY - days * A_DAY, co_units=(hall.who.deputy.unit,))
        for days in (40, 3, 9, -30)
    )
    wrong = hall.resolved(conference, TODAY)
    hall.do(KEEPER, c.WithdrawResolution(resolution=wrong, reason="误登"))
    hall.worked(waits, closed=False)
    ledger = hall.ask(c.ResolutionLedger())
    assert [one.resolution for one in ledger.lines] == [slow, late, waits, fine]
    assert [one.late for one in ledger.lines] == [40, 3, 9, 0]
    assert (ledger.closed, ledger.total, ledger.overdue) == (0, 4, 2)
    assert ledger.lines[0].co_unit_names == ("市委办公室",)
    hall.worked(slow)
    ledger = hall.ask(c.ResolutionLedger())
    assert [one.resolution for one in ledger.lines] == [late, waits, fine]
    assert (ledger.closed, ledger.total, ledger.overdue) == (1, 4, 1)
    year = hall.ask(c.ResolutionLedger(year=2026))
    assert (len(year.lines), year.closed, year.total, year.late_closed) == (4, 1, 4, 1)
    hall.town.clock.now = NOW + 10 * A_DAY
    by_key = {one.resolution: one.late for one in hall.ask(c.ResolutionLedger(year=2026)).lines}
    assert (by_key[slow], by_key[late], by_key[waits]) == (40, 13, 9)


def test_rule_1_a_unit_that_merged_keeps_its_resolutions_under_its_successor(hall: Hall) -> None:
    conference = hall.held(MAY)
    hall.resolved(conference, TODAY)
    bureau, head = hall.who.bureau.unit, hall.who.head.unit
    merge = r.MergeOrganisation(
        organisation=bureau, into=head, since=TODAY - A_DAY, cause="机构改革", with_posts=True
    )
    hall.town.do("registrar", merge)
    (line,) = hall.ask(c.ResolutionLedger(unit=head)).lines
    assert (line.lead, line.lead_name) == (bureau, "市委组织部")
    assert hall.ask(c.ResolutionLedger(unit=hall.who.watch.unit)).lines == ()
    assert Fault.SEAT_POST_GONE in hall.faults()
    assert Fault.RESOLUTION_LEAD_GONE not in hall.faults()


def test_what_became_of_lead_and_supervisor_is_found(hall: Hall) -> None:
    conference = hall.held(MAY)
    key = hall.resolved(conference, TODAY)
    bureau, watch = hall.who.bureau.unit, hall.who.watch.unit
    merge = r.MergeOrganisation(
        organisation=watch, into=bureau, since=TODAY - A_DAY, cause="机构改革", with_posts=True
    )
    hall.town.do("registrar", merge)
    assert Fault.RESOLUTION_SAME_UNIT in hall.faults()
    mend = c.ChangeResolution(resolution=key, supervisor=hall.who.deputy.unit, reason="改革")
    hall.do(KEEPER, mend)
    assert Fault.RESOLUTION_SAME_UNIT not in hall.faults()


def test_the_minutes_are_whole_and_of_the_day(hall: Hall) -> None:
    conference = hall.held(MAY)
    hall.resolved(conference, TODAY)
    draft = c.DraftAddendum(conference=conference, words="时限为三月底")
    hall.do(KEEPER, draft)
    hall.do(CONVENER, c.SignAddendum(conference=conference, number=1))
    leave = r.LeavePost(
        post=hall.who.watch.post, person=hall.who.watch.person, since=MAY + A_DAY, reason="调离"
    )
    hall.town.do("registrar", leave)
    sheet = hall.ask(c.ConferenceMinutesOf(conference=conference))
    assert [one.title for one in sheet.roster] == ["部长", "副主任", "局长", "主任"]
    assert [one.came for one in sheet.roster] == [True] * 4
    assert (sheet.entitled, sheet.needed, sheet.present) == (4, 3, 4)
    assert (sheet.chair_title, sheet.recipients) == ("市委组织部部长", ("农业农村局",))
    assert (sheet.recorder, sheet.drafted_by, sheet.countersigned_by) == (KEEPER, KEEPER, CONVENER)
    assert [one.number for one in sheet.addenda] == [1]
    assert (len(sheet.decided), len(sheet.decided[0].resolutions)) == (1, 1)
    assert sheet.issued == TODAY


def test_the_sheet_of_a_group_says_who_sits_and_what_is_vacant(hall: Hall) -> None:
    hall.held(MAY)
    watch = hall.who.watch
    leave = r.LeavePost(post=watch.post, person=watch.person, since=TODAY, reason="调离")
    hall.town.do("registrar", leave)
    sheet = hall.ask(c.SteeringSheet(group=hall.group))
    assert [one.holders for one in sheet.seats] == [1, 1, 1, 0]
    assert (sheet.meets, sheet.last_held, sheet.held) == (True, MAY, 0)
    assert hall.ask(c.SteeringSheet(group=hall.group), MAY).held == 1
    vacant = [one for one in sheet.findings if one.fault is Fault.SEAT_VACANT]
    assert [(one.about, one.since) for one in vacant] == [(watch.post, TODAY)]
    after = hall.ask(c.SteeringSheet(group=hall.group), date(2027, 1, 1))
    assert (after.meets, after.findings[-1].since) == (False, date(2027, 1, 1))
    assert Fault.GROUP_PAST_END in hall.faults(date(2027, 1, 1))
    assert Fault.GROUP_PAST_END not in hall.faults(date(2026, 12, 31))


def test_names_are_asked_for_apart(hall: Hall) -> None:
    names = hall.ask(c.SteeringNames(group=hall.group))
    assert [one.person for one in names] == [one.person for one in hall.seats]
    assert all(one.name for one in names)
    assert code_of(lambda: hall.town.ask(WATCH, c.SteeringNames(group=hall.group)))


def test_who_follows_in_a_post_has_the_seat_from_that_day(hall: Hall) -> None:
    head = hall.who.head
    after = hall.town.person(hall.town.household("继任"))
    leave = r.LeavePost(post=head.post, person=head.person, since=TODAY, reason="调离")
    hall.town.do("registrar", leave)
    assert Fault.NO_LEADER in hall.faults()
    take = r.AppointToPost(post=head.post, person=after, basis="任命", since=TODAY)
    hall.town.do("registrar", take)
    assert Fault.NO_LEADER not in hall.faults()
    people = [one.person for one in hall.ask(c.SteeringNames(group=hall.group))]
    assert people[0] == after
    roster = hall.ask(c.ConferenceMinutesOf(conference=hall.held(TODAY))).roster
    assert roster[0].holders == 1


def test_a_liaison_that_was_not_confirmed_for_a_year_is_stale_and_comes_first(hall: Hall) -> None:
    def name(one: Seated, day: date) -> LiaisonId:
        command = c.NameLiaison(
            group=hall.group, unit=one.unit, post=one.post, contact="7560001", since=day
        )
        return LiaisonId(hall.do(KEEPER, command))

    name(hall.who.head, TODAY - 366 * A_DAY)
    name(hall.who.bureau, TODAY - 365 * A_DAY)
    found = hall.ask(c.Liaisons(group=hall.group))
    assert [one.fault for one in found.lines] == [Fault.LIAISON_STALE, None]
    assert found.lines[0].confirm_by == TODAY - A_DAY
    assert set(found.missing_names) == {"市委办公室", "市委督查室"}
    hall.do(KEEPER, c.ConfirmLiaison(liaison=found.lines[0].liaison))
    assert hall.ask(c.Liaisons(group=hall.group)).stale == 0
    bureau = hall.who.bureau
    leave = r.LeavePost(post=bureau.post, person=bureau.person, since=TODAY, reason="调离")
    hall.town.do("registrar", leave)
    first = hall.ask(c.Liaisons(group=hall.group)).lines[0]
    assert (first.unit, first.fault) == (bureau.unit, Fault.LIAISON_POST_GONE)


def raised(hall: Hall, **more: Any) -> SalientProblemId:
    command = raising(hall.group, hall.who.bureau.unit, hall.town.village, **more)
    return SalientProblemId(hall.do(KEEPER, command))


def test_rule_13_three_regular_conferences_without_a_step_are_found(hall: Hall) -> None:
    idle = raised(hall)
    hall.town.clock.now = NOW + 60 * A_DAY
    for number in range(3):
        hall.held(TODAY + (number + 1) * 10 * A_DAY, idle if number == 0 else None)
    sheet = hall.ask(c.SalientProblems())
    assert [(one.problem, one.idle, one.stage) for one in sheet.lines] == [
        (idle, 2, c.ProblemStage.TABLED)
    ]
    assert Fault.PROBLEM_IDLE not in hall.faults()
    hall.held(TODAY + 40 * A_DAY, idle)
    sheet = hall.ask(c.SalientProblems())
    assert (sheet.lines[0].idle, sheet.idle, sheet.lines[0].tabled) == (3, 1, 2)
    assert Fault.PROBLEM_IDLE in hall.faults()


def test_rule_12_invariant_11_a_problem_is_closed_by_what_was_resolved_and_verified(
    hall: Hall,
) -> None:
    problem, other = raised(hall), raised(hall)
    hall.do(KEEPER, c.MergeProblem(problem=other, into=problem, reason="同一问题"))
    conference = hall.held(MAY, problem)
    resolution = hall.resolved(conference, TODAY)
    hall.do(LEAD, c.ReportCure(problem=problem, measures="复耕", evidence="验收单"))
    hall.do(WATCH, c.VerifyProblem(problem=problem, passed=True, opinion="属实"))
    close = c.CloseProblem(problem=problem)
    assert code_of(lambda: hall.do(WATCH, close)) == "salient_unresolved"
    hall.worked(resolution)
    hall.do(WATCH, close)
    sheet = hall.ask(c.SalientProblems(place=hall.town.village, over=True))
    assert (sheet.closed, sheet.total, sheet.merged, len(sheet.lines)) == (1, 1, 1, 2)
    assert hall.ask(c.SalientProblems()).lines == ()
    assert hall.ask(c.SalientProblems(place=hall.town.other)).total == 0
    reopen = c.ReopenResolution(resolution=resolution, reason="又撂荒")
    assert code_of(lambda: hall.do(WATCH, reopen)) == "resolution_cited"


def test_a_mistaken_conference_takes_its_agenda_from_the_problem(hall: Hall) -> None:
    problem = raised(hall)
    conference = hall.held(MAY, problem)
    resolution = hall.resolved(conference, TODAY)
    withdraw = c.WithdrawConference(conference=conference, reason="误登")
    assert code_of(lambda: hall.do(CONVENER, withdraw)) == "conference_cited"
    hall.do(KEEPER, c.WithdrawResolution(resolution=resolution, reason="误登"))
    hall.do(CONVENER, withdraw)
    state = hall.ask(c.SalientProblemFile(salient=problem))
    assert (state.stage, state.tabled, state.resolutions) == (c.ProblemStage.RAISED, (), ())


def test_a_village_that_ends_shows_its_open_problems_and_its_successor_has_them(
    hall: Hall,
) -> None:
    problem = raised(hall)
    hung = hall.town.ask("registrar", r.HangingOn(place=hall.town.village))
    assert hung.counts["salient_problem"] == 1
    merge = r.MergePlace(place=hall.town.village, into=hall.town.other, since=TODAY, cause="撤并")
    hall.town.do("registrar", merge)
    there = hall.ask(c.SalientProblems(place=hall.town.other))
    assert [one.problem for one in there.lines] == [problem]
    move = c.ChangeProblem(problem=problem, place=hall.town.other, reason="村庄撤并")
    hall.do(KEEPER, move)
    assert [one.place for one in hall.ask(c.SalientProblems()).lines] == [hall.town.other]


def test_rule_13_what_is_late_by_itself_is_found(hall: Hall) -> None:
    assert Fault.CONFERENCE_OVERDUE in hall.faults()
    last = date(2025, 10, 1)
    hall.held(last, minutes=False)
    assert Fault.CONFERENCE_OVERDUE not in hall.faults()
    assert Fault.CONFERENCE_OVERDUE in hall.faults(date(2026, 2, 1))
    assert Fault.MINUTES_LACKING in hall.faults(last + 31 * A_DAY)
    assert Fault.MINUTES_LACKING not in hall.faults(last + 30 * A_DAY)
    key = hall.resolved(hall.held(TODAY), TODAY + 60 * A_DAY)
    assert Fault.RESOLUTION_UNASSIGNED in hall.faults(TODAY + 31 * A_DAY)
    hall.do(KEEPER, c.AssignResolution(resolution=key))
    rest = c.SuspendResolution(resolution=key, until=TODAY + A_DAY, reason="等批复")
    hall.do(WATCH, rest)
    assert Fault.REST_OVER not in hall.faults()
    assert Fault.REST_OVER in hall.faults(TODAY + A_DAY)


def test_the_year_of_conferences_is_listed_newest_first(hall: Hall) -> None:
    first, second = hall.held(MAY), hall.held(MAY + A_DAY)
    rows = hall.ask(c.Conferences(year=2024, group=hall.group))
    assert [row.owner for row in rows] == [second, first]
    assert [row.present for row in rows] == [4, 4]
    assert hall.ask(c.Conferences(year=2025)) == []
    assert hall.town.app.verify() == []


def test_a_group_is_taken_back_where_nothing_rests_on_it(hall: Hall) -> None:
    other = SteeringGroupId(hall.do(KEEPER, establishing(hall.who.head.unit)))
    never = c.CorrectGroupTerms(group=other, entry=BEGUN, since=None, reason="误登")
    hall.do(KEEPER, never)
    assert [row.owner for row in hall.ask(c.SteeringGroups())] == [hall.group]
    assert code_of(lambda: hall.ask(c.SteeringSheet(group=other))) == "steering_group_missing"
    used = evolve(never, group=hall.group)
    hall.held(MAY)
    assert code_of(lambda: hall.do(KEEPER, used)) == "steering_group_cited"
