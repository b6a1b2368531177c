"""What stands still by itself: rule 13, on the first day of each finding and the last without."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import conferences as c
from ruralgov.domain.conferences import findings
from ruralgov.domain.conferences.rows import LiaisonRow
from ruralgov.domain.conferences.rows_conference import SalientProblemRow, problem_rows
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    OrganisationId,
    PostId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)
from tests.conferences.office import BEGUN, MAY
from tests.conferences.plain import (
    GROUP,
    HOLDERS,
    UNITS,
    WORLD,
    a_post,
    group,
    holder,
    organisation,
)
from tests.conferences.test_group import conference_row
from tests.conferences.test_problem import RAISED, resolution
from tests.conferences.test_resolution import row as resolution_row
from tests.given import TODAY, Reading

Fault = c.CoordinationFault
Found = list[tuple[c.CoordinationFault, str, date]]
A_DAY = timedelta(days=1)
JUNE = date(2024, 6, 1)
OTHER = SteeringGroupId("another")


def reading(*rows: Any, world: dict[Any, Any] | None = None) -> Reading:
    return Reading(WORLD | (world or {}), rows)


def told(found: Iterator[c.CoordinationFinding]) -> Found:
    return [(one.fault, one.about, one.since) for one in found]


def of_group(day: date, *rows: Any, state: Any = None, world: Any = None) -> Found:
    """Return what is amiss with the group on a day; by default each post has its holder."""
    read = reading(*(rows or HOLDERS), world=world)
    held = findings.Meetings(read, day)
    return told(findings.of_group(GROUP, state or group(), held, read, day))


def without(name: str, *more: Any) -> tuple[Any, ...]:
    """Return the holders of all posts but one, and others for it."""
    return (*(one for one in HOLDERS if one.owner != name), *more)


def test_rule_13_with_a_group_that_has_all_it_needs_nothing_is_amiss() -> None:
    assert of_group(BEGUN) == []
    assert of_group(BEGUN - A_DAY, world={("post", "head"): a_post("party", until=BEGUN)}) == []


def test_rule_13_a_group_is_past_its_end_from_the_day_after_its_last() -> None:
    last = date(2026, 12, 31)
    past = (Fault.GROUP_PAST_END, "2026-12-31", last + A_DAY)
    assert past not in of_group(last)
    assert past in of_group(last + A_DAY)
    assert past in of_group(last + 9 * A_DAY)
    terms = evolve(group().terms[0], last_day=None, end_condition="试点验收")
    endless = evolve(group(), terms=(terms,))
    faults = [fault for fault, _, _ in of_group(last + A_DAY, state=endless)]
    assert faults == [Fault.CONFERENCE_OVERDUE]


def test_rule_13_a_host_that_is_gone_is_found_unless_it_merged() -> None:
    gone = {("organisation", "office"): organisation(until=MAY)}
    assert of_group(MAY, world=gone)[0] == (Fault.HOST_GONE, "office", MAY)
    assert Fault.HOST_GONE not in [one[0] for one in of_group(MAY - A_DAY, world=gone)]
    merged = {("organisation", "office"): organisation(MAY, "party")}
    assert Fault.HOST_GONE not in [one[0] for one in of_group(MAY, world=merged)]


def test_rule_13_the_post_of_a_seat_is_gone_from_the_day_it_ends() -> None:
    world = {("post", "watch"): a_post("watch", until=MAY)}
    gone = (Fault.SEAT_POST_GONE, "watch", MAY)
    assert gone not in of_group(MAY - A_DAY, world=world)
    assert of_group(MAY, world=world)[0] == gone
    assert of_group(MAY + A_DAY, world=world)[0] == gone
    later = {("post", "watch"): a_post("watch", until=MAY)}
    span = evolve(later["post", "watch"].spans[0], since=JUNE, until=FOREVER)
    again = evolve(later["post", "watch"], spans=(*later["post", "watch"].spans, span))
    assert of_group(MAY, world={("post", "watch"): again})[0] == gone
    assert gone not in of_group(JUNE, world={("post", "watch"): again})
    unknown: dict[Any, Any] = {("post", "watch"): None}
    assert of_group(MAY, world=unknown)[0] == (Fault.SEAT_POST_GONE, "watch", BEGUN)


def test_rule_13_a_seat_is_vacant_since_the_last_holder_left() -> None:
    left = without("watch", holder("watch", until=MAY), holder("watch", "other", until=JUNE))
    assert Fault.SEAT_VACANT not in [one[0] for one in of_group(JUNE - A_DAY, *left)]
    vacant = (Fault.SEAT_VACANT, "watch", JUNE)
    assert vacant in of_group(JUNE, *left)
    assert vacant in of_group(JUNE + A_DAY, *left)
    never = (Fault.SEAT_VACANT, "watch", BEGUN)
    assert never in of_group(MAY, *without("watch"))
    before = holder("watch", until=BEGUN - A_DAY)
    assert never in of_group(MAY, *without("watch", before))
    follows = holder("watch", "other", since=JUNE)
    assert (Fault.SEAT_VACANT, "watch", MAY) in of_group(
        MAY, *without("watch", holder("watch", until=MAY), follows)
    )


@pytest.mark.parametrize(("name", "led"), [("head", False), ("deputy", True), ("watch", True)])
def test_rule_13_without_somebody_in_the_seat_of_the_leader_nobody_leads(
    name: str, led: bool
) -> None:
    unit = WORLD["post", name].organisation
    for found in (
        of_group(MAY, *without(name)),
        of_group(MAY, world={("post", name): a_post(unit, until=MAY)}),
    ):
        assert ((Fault.NO_LEADER, "", MAY) not in found) is led


def test_rule_13_a_regular_conference_is_overdue_after_the_months_of_the_rule() -> None:
    def overdue(day: date, *rows: Any) -> date | None:
        found = of_group(day, *HOLDERS, *rows)
        return next((since for fault, _, since in found if fault is Fault.CONFERENCE_OVERDUE), None)

    assert overdue(date(2024, 4, 30)) is None
    assert overdue(date(2024, 5, 1)) == BEGUN
    last = date(2025, 11, 20)
    met = conference_row(last)
    assert overdue(date(2026, 2, 28), met) is None
    assert overdue(date(2026, 3, 1), met) == last
    assert overdue(date(2026, 3, 1), met, conference_row(MAY)) == last
    for other in (
        evolve(met, kind=c.ConferenceKind.SPECIAL),
        evolve(met, stage=c.ConferenceStage.CALLED_OFF),
        evolve(met, steering=OTHER),
        evolve(met, day=date(2026, 3, 2)),
    ):
        assert overdue(date(2026, 3, 1), other) == BEGUN
    assert overdue(date(2026, 3, 1), evolve(met, day=date(2026, 3, 1))) is None
    assert overdue(date(2026, 3, 1), evolve(met, stage=c.ConferenceStage.MINUTED)) == last


def test_rule_13_a_group_without_a_rule_has_none_since_it_began() -> None:
    never = c.ConferenceRuleCorrected(entry=BEGUN, since=None, reason="没有通过")
    assert of_group(MAY, state=group(never)) == [(Fault.NO_RULE, "", BEGUN)]


def test_rule_13_minutes_are_lacking_from_the_thirty_first_day() -> None:
    def lacking(day: date, stage: c.ConferenceStage = c.ConferenceStage.HELD) -> Found:
        row = evolve(conference_row(MAY), stage=stage)
        return told(findings.of_conferences(findings.Meetings(reading(row), day), day))

    assert lacking(MAY + 30 * A_DAY) == []
    assert lacking(MAY + 31 * A_DAY) == [(Fault.MINUTES_LACKING, MAY.isoformat(), MAY + 30 * A_DAY)]
    assert lacking(MAY + 31 * A_DAY, c.ConferenceStage.MINUTED) == []
    assert lacking(MAY + 31 * A_DAY, c.ConferenceStage.CONVENED) == []


def test_only_the_conferences_of_the_group_that_is_asked_for_count() -> None:
    rows = conference_row(MAY), evolve(conference_row(JUNE), steering=OTHER)
    read = reading(*rows)
    assert findings.Meetings(read, JUNE).rows == [*rows]
    assert findings.Meetings(read, JUNE, GROUP).rows == [rows[0]]
    assert findings.Meetings(read, JUNE - A_DAY).rows == [rows[0]]


def liaison(name: str, unit: str, **more: Any) -> LiaisonRow:
    values: dict[str, Any] = {"since": BEGUN, "until": FOREVER, "confirmed": BEGUN}
    return LiaisonRow(
        owner=f"l-{name}",
        steering=GROUP,
        unit=OrganisationId(unit),
        post=PostId(name),
        substitute=None,
        **values | more,
    )


def of_liaisons(day: date, *rows: Any, **more: Any) -> Found:
    read = reading(*rows, **more)
    return told(findings.of_liaisons(GROUP, group(), read, day))


def test_rule_13_a_liaison_is_stale_a_year_after_it_was_confirmed() -> None:
    row = liaison("bureau", "bureau", confirmed=MAY)
    due = MAY + 366 * A_DAY
    stale = (Fault.LIAISON_STALE, "bureau", due)
    assert stale not in of_liaisons(due - A_DAY, row, *HOLDERS)
    assert stale in of_liaisons(due, row, *HOLDERS)
    assert stale in of_liaisons(due + A_DAY, row, *HOLDERS)
    assert stale not in of_liaisons(due, evolve(row, until=due), *HOLDERS)
    assert stale not in of_liaisons(due, evolve(row, steering=OTHER), *HOLDERS)


def test_rule_13_a_liaison_whose_post_is_gone_or_vacant_is_found() -> None:
    row = liaison("bureau", "bureau")
    gone = (Fault.LIAISON_POST_GONE, "bureau", MAY)
    left = without("bureau", holder("bureau", until=MAY))
    assert gone in of_liaisons(MAY, row, *left)
    assert gone not in of_liaisons(MAY - A_DAY, row, *left)
    never: dict[Any, Any]
    for never in (
        {("post", "bureau"): None},
        {("post", "bureau"): a_post("bureau", until=MAY)},
    ):
        found = of_liaisons(MAY, row, *HOLDERS, world=never)
        assert (Fault.LIAISON_POST_GONE, "bureau", BEGUN) in found


def test_rule_13_each_unit_with_a_seat_has_a_liaison_of_it_or_of_what_is_above() -> None:
    def lacking(*rows: Any, day: date = MAY, **more: Any) -> list[str]:
        found = of_liaisons(day, *rows, *HOLDERS, **more)
        return [about for fault, about, _ in found if fault is Fault.NO_LIAISON]

    assert lacking() == ["party", "office", "bureau", "watch"]
    assert lacking(liaison("head", "party")) == ["office", "bureau", "watch"]
    assert lacking(evolve(liaison("head", "party"), since=JUNE)) != lacking(
        liaison("head", "party")
    )
    section = organisation()
    part = evolve(section.spans[0], parent=UNITS["party"])
    below = {("organisation", "office"): evolve(section, spans=(part,))}
    assert lacking(liaison("head", "party"), world=below) == ["bureau", "watch"]
    one = {("post", name): a_post("party") for name in ("head", "deputy")}
    assert lacking(world=one) == ["party", "bureau", "watch"]
    over = {("organisation", "watch"): organisation(until=MAY)}
    assert lacking(world=over) == ["party", "office", "bureau"]
    unknown: dict[Any, Any] = {("post", "watch"): None}
    assert lacking(world=unknown) == ["party", "office", "bureau"]
    read = reading(*HOLDERS)
    assert next(findings.members_without(GROUP, group(), read, MAY)) == ("party", BEGUN)


def of_resolutions(day: date, *, asked: str | None = None, world: Any = None, **more: Any) -> Found:
    read = reading(resolution_row(**more), world=world)
    return told(findings.of_resolutions(asked, read, day))


def test_rule_13_a_resolution_is_handed_on_within_thirty_days() -> None:
    late = TODAY + 30 * A_DAY
    assert of_resolutions(late) == []
    assert of_resolutions(late + A_DAY) == [(Fault.RESOLUTION_UNASSIGNED, "", late)]
    assert of_resolutions(late + A_DAY, stage=c.ResolutionStage.ASSIGNED) == []
    assert of_resolutions(late + A_DAY, open=False) == []


def test_rule_13_a_lead_that_is_gone_or_became_one_with_its_supervisor_is_found() -> None:
    gone = {("organisation", "bureau"): organisation(until=TODAY)}
    assert of_resolutions(TODAY, world=gone) == [(Fault.RESOLUTION_LEAD_GONE, "bureau", TODAY)]
    assert of_resolutions(TODAY - A_DAY, world=gone) == []
    merged = {("organisation", "bureau"): organisation(TODAY, "watch")}
    assert of_resolutions(TODAY, world=merged) == [(Fault.RESOLUTION_SAME_UNIT, "watch", TODAY)]
    assert of_resolutions(TODAY - A_DAY, world=merged) == []
    both = gone | {("organisation", "watch"): organisation(until=TODAY)}
    assert of_resolutions(TODAY, world=both) == [(Fault.RESOLUTION_LEAD_GONE, "bureau", TODAY)]


def test_rule_13_a_rest_is_over_on_its_day() -> None:
    until = TODAY + 9 * A_DAY
    rests: dict[str, Any] = {"stage": c.ResolutionStage.SUSPENDED, "rests_until": until}
    assert of_resolutions(until - A_DAY, **rests) == []
    assert of_resolutions(until, **rests) == [(Fault.REST_OVER, until.isoformat(), until)]
    assert len(of_resolutions(until + A_DAY, **rests)) == 1


def test_resolutions_and_problems_of_another_group_are_not_told() -> None:
    late = TODAY + 31 * A_DAY
    for asked, count in ((None, 1), (GROUP, 1), (OTHER, 0)):
        assert len(of_resolutions(late, asked=asked)) == count
        gone = {("organisation", "bureau"): organisation(until=TODAY)}
        assert len(of_problems(TODAY, asked=asked, world=gone)) == count
        over = {("salient_problem", "into"): problem(stage=c.ProblemStage.WITHDRAWN)}
        merged = {"stage": c.ProblemStage.MERGED, "into": SalientProblemId("into")}
        assert len(of_problems(TODAY, asked=asked, world=over, **merged)) == count


def problem(**more: Any) -> c.SalientProblem:
    return evolve(c.SALIENT_PROBLEM.apply(None, RAISED), **more)


def of_problems(
    day: date, *rows: Any, asked: str | None = None, world: Any = None, **more: Any
) -> Found:
    """Return what is amiss with a problem that was raised on the day that is today."""
    state = problem(**more)
    row = evolve(next(problem_rows(state)), owner="s")
    assert isinstance(row, SalientProblemRow)
    read = reading(row, *rows, world={("salient_problem", "s"): state} | (world or {}))
    return told(findings.of_problems(asked, findings.Meetings(read, day), read, day))


def test_rule_13_three_regular_conferences_after_its_last_step_a_problem_is_idle() -> None:
    days = [TODAY + number * A_DAY for number in range(5)]
    rows = [conference_row(day) for day in days]
    assert of_problems(days[-1], *rows[:3]) == []
    idle = (Fault.PROBLEM_IDLE, "3", days[3])
    assert of_problems(days[-1], *rows[:4]) == [idle]
    assert of_problems(days[-1], *rows) == [(Fault.PROBLEM_IDLE, "4", days[3])]
    assert of_problems(days[-1], *reversed(rows[:4])) == [idle]
    assert of_problems(days[2], *rows) == []
    over = c.ProblemStage.CLOSED
    assert of_problems(days[-1], *rows, stage=over) == []


def test_rule_13_a_problem_whose_owner_is_gone_is_found() -> None:
    gone = {("organisation", "bureau"): organisation(until=TODAY)}
    assert of_problems(TODAY, world=gone) == [(Fault.PROBLEM_OWNER_GONE, "bureau", TODAY)]
    assert of_problems(TODAY - A_DAY, world=gone) == []


def test_rule_13_a_problem_of_which_each_resolution_ended_undone_is_found() -> None:
    def unresolved(*stages: c.ResolutionStage) -> Found:
        keys = [ResolutionId(f"r{number}") for number in range(len(stages))]
        world = {
            ("resolution", key): evolve(resolution(stage), closed_on=TODAY + number * A_DAY)
            for number, (key, stage) in enumerate(zip(keys, stages, strict=True))
        }
        return of_problems(TODAY + 9 * A_DAY, world=world, resolutions=tuple(keys))

    revoked, closed = c.ResolutionStage.REVOKED, c.ResolutionStage.CLOSED
    assert unresolved() == []
    assert unresolved(closed) == unresolved(revoked, c.ResolutionStage.ASSIGNED) == []
    assert unresolved(revoked) == [(Fault.PROBLEM_UNRESOLVED, "", TODAY)]
    assert unresolved(revoked, revoked) == [(Fault.PROBLEM_UNRESOLVED, "", TODAY + A_DAY)]
    taken_back = {("resolution", "r0"): resolution(c.ResolutionStage.WITHDRAWN)}
    found = of_problems(TODAY, world=taken_back, resolutions=(ResolutionId("r0"),))
    assert found == [(Fault.PROBLEM_UNRESOLVED, "", TODAY)]


@pytest.mark.parametrize("stage", c.ProblemStage)
def test_rule_13_a_problem_merged_into_one_that_ended_uncured_is_found(
    stage: c.ProblemStage,
) -> None:
    into = problem(stage=stage, title="大问题", stepped_on=MAY)
    merged = {"stage": c.ProblemStage.MERGED, "into": SalientProblemId("into")}
    found = of_problems(TODAY, world={("salient_problem", "into"): into}, **merged)
    uncured = stage in (c.ProblemStage.NOT_CURABLE, c.ProblemStage.WITHDRAWN)
    assert found == ([(Fault.PROBLEM_INTO_OVER, "大问题", MAY)] if uncured else [])
    assert of_problems(TODAY, **merged) == []
