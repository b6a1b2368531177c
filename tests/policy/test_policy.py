from datetime import date, timedelta
from functools import partial

import attrs
import pytest

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.profile import Band, ConflictMode, Profile
from ruralgov.domain.policy import AdoptProfile, Calendars, CurrentProfile, PublishCalendar
from ruralgov.domain.policy.imports_profile import read
from ruralgov.imports.founding import policy
from tests.town import Town, code_of

A_DAY = timedelta(days=1)
PROFILE, YEAR = policy()[0].profile, policy()[-1].year


def test_rule_1_the_same_year_is_not_published_twice(town: Town) -> None:
    assert code_of(lambda: town.do("registrar", PublishCalendar(year=YEAR))) == "calendar_same"
    rows = town.ask("auditor", Calendars())
    assert [row.year for row in rows] == [2023, 2024, 2025, 2026]
    assert all("国办发明电" in row.source for row in rows)


def test_rule_2_a_changed_year_needs_a_reason(town: Town) -> None:
    fewer = attrs.evolve(YEAR, marks=YEAR.marks[1:])
    assert code_of(lambda: town.do("registrar", PublishCalendar(year=fewer))) == "text_not_clean"
    town.do("registrar", PublishCalendar(year=fewer, reason="更正通知"))
    assert town.ask("auditor", Calendars())[-1].days == len(YEAR.marks) - 1


def test_rule_3_a_profile_begins_after_the_one_before(town: Town) -> None:
    again = AdoptProfile(profile=PROFILE)
    assert code_of(lambda: town.do("registrar", again)) == "profile_not_later"
    newer = attrs.evolve(PROFILE, name="新", since=date(2027, 1, 1))
    town.do("registrar", AdoptProfile(profile=newer))
    assert town.ask("auditor", CurrentProfile()).name == PROFILE.name


def test_a_profile_names_roles_that_one_person_should_not_hold() -> None:
    pairs = {(one.first, one.second): one.mode for one in PROFILE.incompatible_roles}
    assert pairs["bookkeeper", "cashier"] is ConflictMode.FINDING
    made = profile_of(b'["a", "b"], ["c", "d", "refusal"]').incompatible_roles
    assert [one.mode for one in made] == [ConflictMode.FINDING, ConflictMode.REFUSAL]


@pytest.mark.parametrize("pairs", [b'["a"]', b'["a", "b", "maybe"]', b'["a", "b", "refusal", "c"]'])
def test_a_pair_of_roles_that_cannot_be_read_is_refused(pairs: bytes) -> None:
    with pytest.raises(BadInput, match="table_unreadable"):
        profile_of(pairs)


def profile_of(pairs: bytes) -> Profile:
    head = b'name = "n"\nsource = "s"\nsince = 2026-01-01\nincompatible_roles = ['
    return read(head + pairs + b"]")


def test_a_profile_is_asked_as_of_a_day(town: Town) -> None:
    newer = attrs.evolve(PROFILE, name="新", since=date(2027, 1, 1))
    town.do("registrar", AdoptProfile(profile=newer))
    ask = partial(town.ask, "auditor", CurrentProfile())
    days = (PROFILE.since, date(2026, 12, 31), date(2027, 1, 1))
    assert [ask(day=day).name for day in days] == [PROFILE.name, PROFILE.name, "新"]
    assert code_of(lambda: ask(day=PROFILE.since - A_DAY)) == "profile_missing"


@pytest.mark.parametrize(("low", "high"), [(0, 5), (6, 5)])
def test_a_band_goes_upwards(low: int, high: int) -> None:
    with pytest.raises(BadInput):
        Band(low, high)
