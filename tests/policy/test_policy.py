from datetime import date

import attrs
import pytest

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.profile import Band
from ruralgov.domain.policy import AdoptProfile, Calendars, CurrentProfile, PublishCalendar
from ruralgov.imports.founding import policy
from tests.town import Town, code_of

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


@pytest.mark.parametrize(("low", "high"), [(0, 5), (6, 5)])
def test_a_band_goes_upwards(low: int, high: int) -> None:
    with pytest.raises(BadInput):
        Band(low, high)
