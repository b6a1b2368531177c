"""Who approves, for whom, and who may not: each rule asked by itself where it turns."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ruralgov.domain import funds as m
from ruralgov.domain.collectives import (
    CASHIER,
    COLLECTIVE,
    FINANCE_REVIEWER,
    FUND_APPLICANT,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
)
from ruralgov.domain.funds import FUND_APPLICATION, FundStage, Step, rules_approval
from ruralgov.domain.funds.model import Approval
from ruralgov.domain.funds.records import DELEGATION, INTEREST
from ruralgov.domain.funds.rows import DelegationRow
from ruralgov.domain.funds.rules_interest import declare_interest, end_interest
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, FundApplicationId
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.text import Wording
from tests.funds.standing import APPROVED, IN, C, collective
from tests.given import KEY, TODAY, Outcome, Situation, States, given

A_DAY = timedelta(days=1)
IT = FundApplicationId(KEY)
HEAD = Step(role=VILLAGE_HEAD)
REVIEWERS = Step(role=FINANCE_REVIEWER, quorum=2)
FILED = change(
    APPROVED, stage=FundStage.FILED, approvals=(), steps=(HEAD, REVIEWERS), expires=TODAY
)
Holds = Callable[[str, Role, str], bool]


def heard(account: str, role: Role = VILLAGE_HEAD, *, approved: bool = True) -> Approval:
    return Approval(
        role=role,
        account=AccountId(account),
        on_behalf=None,
        approved=approved,
        reason="属实",
        at=datetime(2026, 1, 4, tzinfo=UTC),
    )


def approving(role: Role = VILLAGE_HEAD, on_behalf: str | None = None) -> m.ApproveApplication:
    behalf = None if on_behalf is None else AccountId(on_behalf)
    return m.ApproveApplication(application=IT, role=role, reason="属实", on_behalf=behalf)


def deciding(
    command: Any,
    state: Any = FILED,
    *,
    holds: Holds | None = None,
    into: CollectiveId | None = None,
    rule: Any = rules_approval.approve_application,
    **more: Any,
) -> Outcome:
    others: States = {
        (COLLECTIVE.kind, C): collective(into=into),
        (COLLECTIVE.kind, IN): collective(),
    }
    situation = given(FUND_APPLICATION, state=state, others=others, **more)
    if holds is not None:
        situation = Situation(situation.state, change(situation.given, holds=holds))
    return situation.when(command, rule)


@pytest.mark.parametrize(
    ("approvals", "role", "last"),
    [
        ((), VILLAGE_HEAD, False),
        ((heard("a"),), FINANCE_REVIEWER, False),
        ((heard("a"), heard("b", FINANCE_REVIEWER)), FINANCE_REVIEWER, True),
        (
            (heard("a"), heard("b", FINANCE_REVIEWER, approved=False)),
            FINANCE_REVIEWER,
            False,
        ),
    ],
)
def test_rule_4_only_the_last_voice_of_the_last_step_makes_it_payable(
    approvals: tuple[Approval, ...], role: Role, last: bool
) -> None:
    state = change(FILED, approvals=approvals)
    event = deciding(approving(role), state).only()
    assert (event.last, event.role, event.account) == (last, role, "me")
    after = FUND_APPLICATION.apply(state, event)
    assert after.stage is (FundStage.APPROVED if last else FundStage.FILED)


@pytest.mark.parametrize(
    ("approvals", "role", "step"),
    [
        ((), FINANCE_REVIEWER, Wording(VILLAGE_HEAD.zh, VILLAGE_HEAD.en)),
        ((heard("a"),), VILLAGE_HEAD, Wording(FINANCE_REVIEWER.zh, FINANCE_REVIEWER.en)),
        (
            (heard("a"), *(heard(one, FINANCE_REVIEWER) for one in "bc")),
            FINANCE_REVIEWER,
            "-",
        ),
    ],
)
def test_rule_4_nobody_decides_before_or_after_their_step(
    approvals: tuple[Approval, ...], role: Role, step: Wording | str
) -> None:
    state = change(FILED, approvals=approvals)
    deciding(approving(role), state).refused("fund_step_not_next", next=step)
    refuse = m.RefuseApplication(application=IT, role=role, reason="不实")
    outcome = deciding(refuse, state, rule=rules_approval.refuse_application)
    outcome.refused("fund_step_not_next", next=step)


@pytest.mark.parametrize(("today", "code"), [(TODAY, ""), (TODAY + A_DAY, "fund_expired")])
def test_rule_8_the_last_day_is_one_on_which_one_may_decide(today: date, code: str) -> None:
    assert deciding(approving(), today=today).code == code


@pytest.mark.parametrize("stage", [one for one in FundStage if one is not FundStage.FILED])
def test_rule_7_only_what_is_filed_is_decided(stage: FundStage) -> None:
    deciding(approving(), change(FILED, stage=stage)).refused("fund_stage_wrong")


def holding(*pairs: tuple[str, Role]) -> Holds:
    return lambda account, role, _place: (account, role) in pairs


def test_rule_4_the_role_is_held_there_by_who_decides_or_by_whom_he_acts_for() -> None:
    mine, other = holding(("me", VILLAGE_HEAD)), holding(("head", VILLAGE_HEAD))
    assert deciding(approving(), holds=mine).code == ""
    deciding(approving(), holds=other).refused("role_not_held", account="me")
    wrong = holding(("me", FINANCE_REVIEWER))
    deciding(approving(), holds=wrong).refused("role_not_held", role=VILLAGE_HEAD.zh)
    deciding(approving(on_behalf="head"), holds=mine).refused("role_not_held", account="head")
    deciding(approving(on_behalf="head"), holds=other).refused("delegation_none", giver="head")


def delegated(**more: Any) -> DelegationRow:
    row = DelegationRow(
        collective=C,
        giver=AccountId("head"),
        receiver=AccountId("me"),
        role=VILLAGE_HEAD,
        since=TODAY,
        until=TODAY + A_DAY,
    )
    return change(row, **more)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({}, ""),
        ({"until": TODAY}, "delegation_none"),
        ({"since": TODAY + A_DAY, "until": FOREVER}, "delegation_none"),
        ({"role": FINANCE_REVIEWER}, "delegation_none"),
        ({"giver": AccountId("other")}, "delegation_none"),
        ({"receiver": AccountId("other")}, "delegation_none"),
        ({"collective": CollectiveId("other")}, "delegation_none"),
    ],
)
def test_rule_5_who_acts_for_another_has_it_from_him_for_that_role_there_and_then(
    row: dict[str, Any], code: str
) -> None:
    assert deciding(approving(on_behalf="head"), rows=(delegated(**row),)).code == code


@pytest.mark.parametrize(("where", "code"), [(C, ""), (IN, ""), ("third", "delegation_none")])
def test_rule_5_what_was_delegated_before_or_after_a_merger_counts(where: Any, code: str) -> None:
    rows = (delegated(collective=where),)
    assert deciding(approving(on_behalf="head"), into=IN, rows=rows).code == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"account": "applicant"}, "approver_is_applicant"),
        ({"persons": {"me": "p", "applicant": "p"}}, "approver_is_applicant"),
        ({"account": "a"}, "approver_heard"),
        ({"persons": {"me": "p", "a": "p"}}, "approver_heard"),
        ({"machines": ("me",)}, "machine_judges"),
        ({}, ""),
    ],
)
def test_rule_6_who_applied_or_was_heard_has_no_voice_by_any_account(
    more: dict[str, Any], code: str
) -> None:
    state = change(FILED, approvals=(heard("a"),))
    assert deciding(approving(FINANCE_REVIEWER), state, **more).code == code


def test_rules_5_and_6_whom_one_acts_for_is_barred_as_oneself() -> None:
    rows = (delegated(role=FINANCE_REVIEWER), delegated(giver=AccountId("applicant")))
    state = change(FILED, approvals=(heard("head"),))
    command = approving(FINANCE_REVIEWER, on_behalf="head")
    deciding(command, state, rows=rows).refused("approver_heard", account="head")
    command = approving(on_behalf="applicant")
    deciding(command, rows=rows).refused("approver_is_applicant", account="applicant")


def delegating(**more: Any) -> m.DelegateRole:
    values: dict[str, Any] = {
        "collective": C,
        "receiver": AccountId("deputy"),
        "role": VILLAGE_HEAD,
        "since": TODAY,
        "until": TODAY + A_DAY,
        "reason": "外出",
    }
    return m.DelegateRole(**values | more)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"until": TODAY}, "dates_reversed"),
        ({"since": TODAY - 2 * A_DAY, "until": TODAY}, "delegation_over"),
        ({"since": TODAY - 2 * A_DAY}, ""),
        ({"until": TODAY + 366 * A_DAY}, ""),
        ({"until": TODAY + 367 * A_DAY}, "delegation_too_long"),
        ({"since": TODAY + A_DAY, "until": TODAY + 367 * A_DAY}, ""),
        ({"role": CASHIER}, "role_not_held"),
        ({"receiver": AccountId("me")}, "delegate_without_role"),
        ({"reason": " "}, "text_not_clean"),
    ],
)
def test_rule_5_a_role_is_delegated_for_days_that_are_not_over(
    more: dict[str, Any], code: str
) -> None:
    outcome = deciding(delegating(**more), None, rule=rules_approval.delegate_role)
    assert outcome.code == code


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ((("me", VILLAGE_HEAD), ("deputy", FUND_APPLICANT)), ""),
        ((("me", VILLAGE_HEAD), ("deputy", FINANCE_REVIEWER)), ""),
        ((("me", VILLAGE_HEAD), ("deputy", CASHIER)), "delegate_without_role"),
        ((("me", VILLAGE_HEAD),), "delegate_without_role"),
        ((("me", FINANCE_REVIEWER), ("deputy", FUND_APPLICANT)), "role_not_held"),
    ],
)
def test_rule_5_a_role_of_ones_own_goes_to_one_who_may_act(
    pairs: tuple[tuple[str, Role], ...], code: str
) -> None:
    outcome = deciding(delegating(), None, holds=holding(*pairs), rule=rules_approval.delegate_role)
    assert outcome.code == code


@pytest.mark.parametrize(
    ("until", "holder", "account", "code"),
    [
        (TODAY + A_DAY, "nobody", "head", ""),
        (TODAY, "nobody", "head", "delegation_over"),
        (TODAY + A_DAY, "nobody", "deputy", "delegation_not_own"),
        (TODAY + A_DAY, "deputy", "deputy", ""),
    ],
)
def test_rule_5_its_giver_or_an_officer_of_the_town_ends_what_is_not_over(
    until: date, holder: str, account: str, code: str
) -> None:
    state = m.Delegation(
        collective=C,
        giver=AccountId("head"),
        receiver=AccountId("deputy"),
        role=VILLAGE_HEAD,
        since=TODAY - A_DAY,
        until=until,
        reason="外出",
    )
    command = m.RevokeDelegation(delegation=KEY, reason="回来")
    outcome = deciding(
        command,
        state,
        holds=holding((holder, TOWN_FUND_OFFICER)),
        rule=rules_approval.revoke_delegation,
        account=account,
    )
    assert outcome.code == code
    if not code:
        assert DELEGATION.apply(state, outcome.only()).until == TODAY


@pytest.mark.parametrize(("days", "code"), [(1, ""), (0, "dates_reversed"), (-1, "dates_reversed")])
def test_rule_6_a_relation_lasts_a_day_at_least(days: int, code: str) -> None:
    command = m.DeclareInterest(
        collective=C,
        account=AccountId("head"),
        payee="建材 店",
        reason="配偶经营",
        since=TODAY,
        until=TODAY + days * A_DAY,
    )
    outcome = given(INTEREST).when(command, declare_interest)
    assert outcome.code == code
    if not code:
        assert (outcome.only().payee, outcome.only().by) == ("建材店", "me")


@pytest.mark.parametrize(
    ("until", "account", "code"),
    [
        (TODAY, "me", "interest_end_wrong"),
        (TODAY + A_DAY, "me", ""),
        (TODAY + 8 * A_DAY, "me", ""),
        (TODAY + 9 * A_DAY, "me", "interest_end_wrong"),
        (TODAY + A_DAY, "head", "interest_own"),
    ],
)
def test_rule_6_a_relation_ends_within_its_days_and_never_by_who_is_related(
    until: date, account: str, code: str
) -> None:
    state = m.Interest(
        collective=C,
        account=AccountId("head"),
        payee="建材店",
        payee_person=None,
        reason=OfficerText("配偶经营"),
        by=AccountId("she"),
        since=TODAY,
        until=TODAY + 9 * A_DAY,
    )
    command = m.EndInterest(interest=KEY, until=until, reason="离婚")
    outcome = given(INTEREST, state=state, account=account).when(command, end_interest)
    assert outcome.code == code
    if not code:
        assert INTEREST.apply(state, outcome.only()).until == until
