"""The clocks of proceedings, each at its boundary on the calendar."""

from datetime import date, timedelta

import pytest

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AidStep, AidTrack, Programme
from ruralgov.domain.aid.table_procedure import (
    STEPS,
    TOTAL,
    TRACKS,
    due_of,
    law_of,
    months_after,
    next_step,
    review_due,
    steps_of,
    whole_due,
    working_days_after,
)
from ruralgov.domain.aid.views_procedure import next_due
from ruralgov.domain.kernel.calendar import DayKind, DayMark, PublishedYear, WorkingCalendar
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import CitizenText
from tests.aid.scenario_procedure import ACCEPTED, LATER
from tests.aid.test_procedure import GRANTED, LOOKED, WORDS, at, begun, granted, posted, step

FRIDAY = date(2025, 9, 26)
A_DAY = timedelta(days=1)
AUTUMN = WorkingCalendar(
    (
        PublishedYear(
            year=2025,
            source="通知",
            marks=(
                DayMark(date(2025, 9, 28), DayKind.MAKEUP, "国庆节"),
                *(DayMark(date(2025, 10, n), DayKind.HOLIDAY, "国庆节") for n in range(1, 9)),
            ),
        ),
    )
)
PLAIN = WorkingCalendar(())


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (0, date(2025, 9, 26)),
        (1, date(2025, 9, 28)),
        (3, date(2025, 9, 30)),
        (4, date(2025, 10, 9)),
        (10, date(2025, 10, 17)),
    ],
)
def test_rule_30_working_days_pass_over_the_holidays_and_count_makeup_days(
    days: int, due: date
) -> None:
    assert working_days_after(FRIDAY, days, AUTUMN) == due


@pytest.mark.parametrize(
    ("track", "step_", "days"),
    [
        (AidTrack.MINIMUM, AidStep.INVESTIGATION, 3),
        (AidTrack.MINIMUM, AidStep.DECISION, 10),
        (AidTrack.MINIMUM, AidStep.LETTER, 3),
        (AidTrack.DESTITUTE, AidStep.OPINION, 15),
        (AidTrack.DESTITUTE, AidStep.DECISION, 15),
        (AidTrack.DESTITUTE, AidStep.LETTER, 3),
        (AidTrack.CHILD, AidStep.OPINION, 15),
        (AidTrack.CHILD, AidStep.DECISION, 15),
        (AidTrack.DISABLED, AidStep.OPINION, 3),
        (AidTrack.DISABLED, AidStep.CHECKING, 10),
        (AidTrack.DISABLED, AidStep.DECISION, 3),
    ],
)
def test_rule_30_the_table_has_the_days_of_the_law(
    track: AidTrack, step_: AidStep, days: int
) -> None:
    law = law_of(track, step_)
    assert law is not None
    assert law.days == days


def test_rule_30_every_programme_has_a_variant_and_every_variant_steps_with_a_citation() -> None:
    assert {*TRACKS} == {*Programme}
    assert {track for tracks in TRACKS.values() for track in tracks} == {*AidTrack} == {*TOTAL}
    assert all(law.citation for law in STEPS)
    for track in AidTrack:
        names = [law.step for law in steps_of(track)]
        assert len(names) == len({*names})
        assert {AidStep.DECISION, AidStep.LETTER} <= {*names}
        assert all(law.after is None or law.after in names for law in steps_of(track))
    assert not any(law.verified for law in STEPS)


@pytest.mark.parametrize(
    ("track", "plain", "extended"),
    [
        (AidTrack.MINIMUM, 30, 45),
        (AidTrack.DELEGATED, 20, 20),
        (AidTrack.RIGID, 30, 45),
        (AidTrack.CHILD, 30, 30),
    ],
)
def test_rule_30_the_whole_clock_holds(track: AidTrack, plain: int, extended: int) -> None:
    there = at(begun(track))
    longer = at(begun(track), a.AidProceedingExtended(by=begun().by, reason=WORDS))
    for found, days in ((there, plain), (longer, extended)):
        assert whole_due(found.state, PLAIN) == working_days_after(ACCEPTED, days, PLAIN)


def test_rule_30_the_next_step_is_due_by_its_own_clock_and_never_after_the_whole_one() -> None:
    first = next_due(at(begun()).state, PLAIN)
    assert first == (AidStep.INVESTIGATION, date(2025, 6, 6))
    late = at(*LOOKED, posted(date(2025, 7, 3)))
    law = next_step(late.state)
    assert law is not None
    assert law.step is AidStep.DECISION
    assert due_of(late.state, law, PLAIN) == whole_due(late.state, PLAIN) == date(2025, 7, 15)
    soon = at(*LOOKED, posted())
    assert next_due(soon.state, PLAIN) == (AidStep.DECISION, date(2025, 6, 23))


def test_rule_34_a_letter_comes_within_three_working_days() -> None:
    assert next_due(at(*GRANTED).state, PLAIN) == (AidStep.LETTER, date(2025, 7, 4))
    against = step(3, AidStep.OPINION, favour=False, amount=Fen(0))
    assert next_due(at(*LOOKED[:3], against).state, PLAIN) == (
        AidStep.DECISION,
        whole_due(at(begun()).state, PLAIN),
    )


def test_rule_34_the_papers_of_an_emergency_show_when_they_are_late() -> None:
    helped = (begun(AidTrack.EMERGENCY), granted(ACCEPTED))
    told = a.AidDecisionTold(number=1, day=ACCEPTED)
    assert next_due(at(*helped, told).state, PLAIN) == (AidStep.PAPERS, date(2025, 6, 17))
    done = step(1, AidStep.PAPERS)
    assert next_due(at(*helped, told, done).state, PLAIN) is None


def reviewed(day: date, *, stable: bool) -> a.AidReviewed:
    return a.AidReviewed(number=9, day=day, by=begun().by, stable=stable, findings=WORDS)


def test_rule_36_a_stable_family_is_reviewed_each_year_and_others_each_half_year() -> None:
    told = a.AidDecisionTold(number=1, day=LATER)
    assert next_due(at(*GRANTED, told).state, PLAIN) == (AidStep.REVIEW, date(2026, 7, 1))
    half = at(*GRANTED, reviewed(date(2025, 8, 31), stable=False)).state
    assert review_due(half) == date(2026, 2, 28)
    died = a.AidDeathNoted(person=begun().by, since=date(2025, 9, 1))  # type: ignore[arg-type]
    assert review_due(at(*GRANTED, died).state) == date(2025, 12, 1)
    seen = reviewed(date(2025, 9, 1), stable=True)
    assert review_due(at(*GRANTED, died, seen).state) == date(2026, 9, 1)
    assert review_due(at(*LOOKED).state) is None


def test_rule_36_a_family_that_objects_is_heard_within_fifteen_days() -> None:
    less = a.AidChangeProposed(
        amount=Fen(0),
        cause=a.AidChangeCause.INCOME,
        gradual=0,
        day=LATER,
        last=LATER + 7 * A_DAY,
        by=begun().by,
        findings=WORDS,
    )
    no = a.AidChangeObjected(day=LATER, objection=a_word())
    assert next_due(at(*GRANTED, less, no).state, PLAIN) == (
        AidStep.DECISION,
        LATER + 15 * A_DAY,
    )


def a_word() -> CitizenText:
    return CitizenText("不属实")


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
    ],
)
def test_rule_36_months_end_on_the_last_day_there_is(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after
