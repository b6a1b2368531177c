"""When what was said in a case may be erased."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from ruralgov.domain import cases as c
from ruralgov.domain.cases import CASE, Action, Case, CasesToErase, Stage, keeping
from ruralgov.domain.cases.rules_ending import erase_case
from ruralgov.domain.cases.table import OPEN
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.erasure import ErasureGround, Retention
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import ERASED, CitizenText, PersonName
from ruralgov.domain.policy import AdoptProfile
from tests.given import KEY, PROFILE, given
from tests.town import NOW, Town, code_of
from tests.ways import report, row, take

TODAY = NOW.date()

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


def test_rule_46_what_need_not_be_kept_any_longer_is_listed_until_it_is_erased() -> None:
    town = Town()
    cases = [report(town) for _ in range(3)]
    numbers = [row(town, case).number for case in cases]
    for case in cases[:2]:
        take(town, case, Action.REFUSE)
    query = CasesToErase(place=town.village, month=Month("2026-01"))
    assert due(town, query) == []
    kept = change(PROFILE, since=TODAY, retention=(Retention(kind="case", years=2, law="规定"),))
    town.do("admin", AdoptProfile(profile=kept))
    town.clock.now = AT.replace(year=2028)
    assert due(town, query) == []
    town.clock.now += timedelta(minutes=1)
    assert due(town, query) == numbers[:2], "the first day of the third year"
    for place in (town.town, CITY):
        assert due(town, change(query, place=place)) == numbers[:2]
    assert due(town, change(query, place=town.other)) == []
    assert due(town, change(query, month=Month("2026-02"))) == []
    assert due(town, change(query, after=numbers[0])) == numbers[1:2]
    (first, _) = town.ask("privacy", query)
    assert (first.ended, first.since, first.law) == (TODAY, date(2029, 1, 1), "规定")
    town.do("privacy", change(ERASE, case=cases[0]))
    assert due(town, query) == numbers[1:2]


def due(town: Town, query: CasesToErase) -> list[str]:
    return [one.number for one in town.ask("privacy", query)]


def test_rule_46_who_does_the_work_is_not_told_what_is_due() -> None:
    town = Town()
    query = CasesToErase(place=town.village, month=Month("2026-01"))
    for account in ("desk", "supervisor", "registrar"):
        assert code_of(partial(town.ask, account, query)) == "not_granted"
    assert town.ask("auditor", query) == []


def test_rule_46_an_answer_is_a_page_and_the_next_begins_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeping, "PAGE", 2)
    monkeypatch.setattr(keeping, "TOGETHER", 1)
    town = Town()
    cases = [report(town) for _ in range(3)]
    numbers = [row(town, case).number for case in cases]
    for case in cases:
        take(town, case, Action.REFUSE)
    kept = change(PROFILE, since=TODAY, retention=(Retention(kind="case", years=0, law="规定"),))
    town.do("admin", AdoptProfile(profile=kept))
    town.clock.now = town.clock.now.replace(year=2027)
    query = CasesToErase(place=CITY, month=Month("2026-01"))
    assert due(town, query) == numbers[:2]
    assert due(town, change(query, after=numbers[1])) == numbers[2:]
