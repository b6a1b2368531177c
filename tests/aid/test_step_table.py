"""The clocks of the statutory steps, each as its paper says: no day is changed unnoticed."""

import pytest

from ruralgov.domain.aid import AidStep, AidTrack
from ruralgov.domain.aid.means.law import Programme
from ruralgov.domain.aid.table_procedure import (
    DEATH_MONTHS,
    HEARING_DAYS,
    LETTER_DAYS,
    MOST_GRADUAL,
    NOTICE_DAYS,
    RECONSIDER_DAYS,
    SAMPLE_PERCENT,
    STABLE_MONTHS,
    STEPS,
    TOTAL,
    TRACKS,
    UNSTABLE_MONTHS,
    AidUnit,
    steps_of,
)

MINIMUM = {
    AidStep.INVESTIGATION: 3,
    AidStep.CHECKING: None,
    AidStep.OPINION: None,
    AidStep.NOTICE: None,
    AidStep.DECISION: 10,
    AidStep.LETTER: 3,
}
LOOKED = {AidStep.INVESTIGATION: None, AidStep.CHECKING: None}
DAYS: dict[AidTrack, dict[AidStep, int | None]] = {
    AidTrack.MINIMUM: MINIMUM,
    AidTrack.DELEGATED: MINIMUM,
    AidTrack.EXPENSE: MINIMUM,
    AidTrack.DESTITUTE: {
        **LOOKED,
        AidStep.OPINION: 15,
        AidStep.NOTICE: None,
        AidStep.DECISION: 15,
        AidStep.LETTER: 3,
    },
    AidTrack.CHILD: {AidStep.OPINION: 15, AidStep.DECISION: 15, AidStep.LETTER: 3},
    AidTrack.RIGID: {
        **LOOKED,
        AidStep.OPINION: None,
        AidStep.DECISION: None,
        AidStep.LETTER: 3,
    },
    AidTrack.DISABLED: {
        AidStep.OPINION: 3,
        AidStep.CHECKING: 10,
        AidStep.DECISION: 3,
        AidStep.LETTER: 3,
    },
    AidTrack.EMERGENCY: {AidStep.DECISION: 1, AidStep.LETTER: 3, AidStep.PAPERS: 10},
}
IN_TOWN = {AidTrack.DELEGATED, AidTrack.EMERGENCY}


@pytest.mark.parametrize("track", AidTrack)
def test_rule_30_each_variant_has_its_steps_in_order_with_their_days(track: AidTrack) -> None:
    rows = steps_of(track)
    assert [(one.step, one.days) for one in rows] == list(DAYS[track].items())
    there = {one.step for one in rows}
    assert all(one.after is None or one.after in there for one in rows)
    for one in rows:
        if one.step in (AidStep.DECISION, AidStep.LETTER):
            assert (one.who is AidUnit.TOWN) is (track in IN_TOWN)
    assert not any(one.verified for one in STEPS), "nobody held them against the official text"


def test_rule_30_the_whole_clock_of_each_variant() -> None:
    assert TOTAL == {
        AidTrack.MINIMUM: (30, 45),
        AidTrack.DELEGATED: (20, 20),
        AidTrack.DESTITUTE: (45, 45),
        AidTrack.CHILD: (30, 30),
        AidTrack.RIGID: (30, 45),
        AidTrack.DISABLED: (16, 16),
        AidTrack.EMERGENCY: (10, 10),
        AidTrack.EXPENSE: (30, 45),
    }
    assert set(TRACKS) == set(Programme)
    assert {one for some in TRACKS.values() for one in some} == set(AidTrack)


def test_rules_32_to_36_the_days_and_months_of_notices_hearings_and_reviews() -> None:
    assert (NOTICE_DAYS, HEARING_DAYS, RECONSIDER_DAYS, LETTER_DAYS) == (7, 15, 60, 3)
    assert (MOST_GRADUAL, STABLE_MONTHS, UNSTABLE_MONTHS, DEATH_MONTHS) == (6, 12, 6, 3)
    assert SAMPLE_PERCENT == 30
