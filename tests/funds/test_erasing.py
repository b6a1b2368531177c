"""When persons in applications and interests may be erased."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ruralgov.domain import funds as m
from ruralgov.domain.funds import FUND_APPLICATION, INTEREST, CashAccount, FundStage
from ruralgov.domain.funds.rules_erasing import erase_application, erase_interest
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.erasure import ErasureGround, Retention
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, FundApplicationId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import ERASED, OfficerText, PersonName
from tests.given import KEY, PROFILE, TODAY, given

PAID_ON = datetime(2026, 5, 5, tzinfo=UTC)
APPLICATION = m.FundApplication(
    collective=CollectiveId("c"),
    number="1",
    applicant=AccountId("he"),
    at=PAID_ON,
    day=PAID_ON.date(),
    payee=None,
    payee_person=PersonName("钱木兰"),
    amount=Fen(100),
    total=Fen(100),
    year=2026,
    item="维修",
    purpose="修水渠",
    account=CashAccount.BANK,
    invoice="1",
    attachments=(),
    resolution=None,
    steps=(),
    policy=PAID_ON.date(),
    expires=PAID_ON.date(),
    stage=FundStage.SETTLED,
    payment=m.Payment(
        amount=Fen(100),
        account=CashAccount.BANK,
        reference="1",
        reason="",
        by=AccountId("she"),
        at=PAID_ON,
    ),
)
INTEREST_NOW = m.Interest(
    collective=CollectiveId("c"),
    account=AccountId("he"),
    payee=None,
    payee_person=PersonName("钱木兰"),
    reason=OfficerText("堂兄弟"),
    by=AccountId("she"),
    since=date(2025, 1, 1),
    until=TODAY,
)
GROUND = {"ground": ErasureGround.PERIOD_OVER, "reason": "期满"}
ERASE = m.EraseApplication(application=FundApplicationId(KEY), **GROUND)  # type: ignore[arg-type]
ERASE_INTEREST = m.EraseInterest(interest=KEY, **GROUND)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "today", "code"),
    [
        ({}, date(2057, 1, 1), ""),
        ({}, date(2056, 12, 31), "erasure_too_early"),
        ({"stage": FundStage.PAID}, date(2057, 1, 1), "erasure_waits"),
        ({"stage": FundStage.FILED}, date(2057, 1, 1), "erasure_waits"),
        ({"stage": FundStage.EXPIRED, "payment": None}, TODAY, ""),
        ({"payee_person": None, "payee": "某公司"}, date(2057, 1, 1), "erased_already"),
        ({"payee_person": PersonName(ERASED)}, date(2057, 1, 1), "erased_already"),
    ],
)
def test_rule_17_who_was_paid_is_erased_when_vouchers_need_not_be_kept_any_more(
    changes: dict[str, Any], today: date, code: str
) -> None:
    situation = given(FUND_APPLICATION, state=change(APPLICATION, **changes), today=today)
    outcome = situation.when(ERASE, erase_application)
    assert outcome.code == code
    if not code:
        after = FUND_APPLICATION.apply(situation.state, outcome.only())
        assert (after.payee_person, outcome.only().reason) == (PersonName(ERASED), "期满")


@pytest.mark.parametrize(
    ("today", "code"), [(date(2027, 12, 31), "erasure_too_early"), (date(2028, 1, 1), "")]
)
def test_rule_17_a_relation_is_kept_for_the_years_of_the_profile(today: date, code: str) -> None:
    period = Retention(kind=INTEREST.kind, years=1, law="市规定")
    profile = change(PROFILE, retention=(period,))
    situation = given(INTEREST, state=INTEREST_NOW, profile=profile, today=today)
    assert situation.when(ERASE_INTEREST, erase_interest).code == code


@pytest.mark.parametrize(
    ("changes", "account", "code"),
    [
        ({}, "me", ""),
        ({}, "he", "interest_own"),
        ({"until": date(2026, 1, 6)}, "me", "erasure_waits"),
        ({"reason": OfficerText(ERASED)}, "me", "erased_already"),
    ],
)
def test_rule_17_a_relation_is_erased_once_it_ended_and_never_by_who_was_related(
    changes: dict[str, Any], account: str, code: str
) -> None:
    situation = given(INTEREST, state=change(INTEREST_NOW, **changes), account=account)
    assert situation.when(ERASE_INTEREST, erase_interest).code == code


def test_rule_17_what_is_left_of_a_relation_says_nothing_of_it() -> None:
    event = given(INTEREST, state=INTEREST_NOW).when(ERASE_INTEREST, erase_interest).only()
    after = INTEREST.apply(INTEREST_NOW, event)
    assert (after.payee_person, after.reason) == (PersonName(ERASED), OfficerText(ERASED))
    assert (after.account, after.since, after.until) == ("he", date(2025, 1, 1), TODAY)
