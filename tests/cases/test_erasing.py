"""When what was said in a case may be erased."""

from datetime import UTC, date, datetime

import pytest

from ruralgov.domain import cases as c
from ruralgov.domain.cases import CASE, Case, Stage
from ruralgov.domain.cases.rules_ending import erase_case
from ruralgov.domain.cases.table import OPEN
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.erasure import ErasureGround, Retention
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.personal import ERASED, CitizenText, PersonName
from tests.given import KEY, PROFILE, given

AT = datetime(2024, 12, 31, 15, 59, tzinfo=UTC)
"""The last minute of the year in Asia/Shanghai."""
ENDED = Case(
    number="1",
    matter="road",
    place=PlaceId("v"),
    town=PlaceId("t"),
    channel=c.IntakeChannel.WEB,
    household=None,
    reported_at=AT,
    text=CitizenText("天黑"),
    reporter=PersonName("钱木兰"),
    contact=None,
    hold_due=AT,
    stage=Stage.CLOSED,
    acted=(AccountId("handler"),),
    closed_at=AT,
)
ERASE = c.EraseCase(case=CaseId(KEY), ground=ErasureGround.CONSENT_WITHDRAWN, reason="申请")


@pytest.mark.parametrize("stage", Stage)
def test_rule_32_a_case_is_erased_once_it_has_ended(stage: Stage) -> None:
    found = given(CASE, state=change(ENDED, stage=stage)).when(ERASE, erase_case)
    assert found.code == ("erasure_waits" if stage in OPEN else "")


def test_rule_32_what_was_said_is_gone_and_the_rest_stays() -> None:
    event = given(CASE, state=ENDED).when(ERASE, erase_case).only()
    after = CASE.apply(ENDED, event)
    assert (after.text, after.reporter) == (CitizenText(ERASED), PersonName(ERASED))
    assert after.contact is None
    assert change(after, text=ENDED.text, reporter=ENDED.reporter) == ENDED
    assert given(CASE, state=after).when(ERASE, erase_case).code == "erased_already"


def test_rule_32_who_did_some_of_the_work_does_not_erase_it() -> None:
    found = given(CASE, state=ENDED, account="handler").when(ERASE, erase_case)
    assert found.code == "handler_judges_own_work"


@pytest.mark.parametrize(
    ("today", "code"), [(date(2026, 12, 31), "erasure_too_early"), (date(2027, 1, 1), "")]
)
def test_rule_32_it_is_kept_as_long_as_the_profile_says(today: date, code: str) -> None:
    kept = change(PROFILE, retention=(Retention(kind="case", years=2, law="规定"),))
    found = given(CASE, state=ENDED, today=today, profile=kept).when(ERASE, erase_case)
    assert found.code == code
