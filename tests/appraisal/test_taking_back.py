"""Drafts, adoptions and freezings: what is done once, and how it is taken back."""

from datetime import datetime
from typing import Any

import pytest

from ruralgov.domain import appraisal as a
from ruralgov.domain.appraisal import rules
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.ids import (
    AccountId,
    AppraisalSchemeId,
    PlaceId,
)
from tests.appraisal.office import (
    HEAD,
    indicator,
    terms,
)
from tests.appraisal.test_schemes import IT, adopted, adopting, drafted, office, row


def test_a_draft_is_written_anew_or_dropped_and_says_by_whom_and_why() -> None:
    other = terms(indicator("Z", 100))
    changed = a.ChangeAppraisalScheme(scheme=IT, terms=other)
    there = office(drafted())
    there.when(changed, rules.change_scheme).then(
        a.AppraisalSchemeChanged(terms=other, by=AccountId("me"))
    )
    drop = a.DropAppraisalScheme(scheme=IT, reason=" 不要了 ")
    there.when(drop, rules.drop_scheme).then(a.AppraisalSchemeDropped(reason="不要了"))


def test_rule_5_what_it_is_to_replace_stands_still_on_the_day_of_its_adoption() -> None:
    old = AppraisalSchemeId("old")
    for rows, code in (
        ((row("old"),), ""),
        ((row("old", a.SchemeStage.FROZEN),), "scheme_not_replaceable"),
        ((), "scheme_not_replaceable"),
    ):
        situation = office(drafted(replaces=old), rows=rows)
        assert situation.when(adopting(), rules.adopt_scheme).code == code


@pytest.mark.parametrize(
    ("stage", "code"),
    [
        (a.SchemeStage.ADOPTED, "scheme_replaced"),
        (a.SchemeStage.FROZEN, "scheme_replaced"),
        (a.SchemeStage.DRAFT, ""),
        (a.SchemeStage.DROPPED, ""),
    ],
)
def test_rule_6_only_what_is_in_force_takes_the_place_of_another(
    stage: a.SchemeStage, code: str
) -> None:
    rows = (row("it"), row("new", stage, replaces=IT))
    withdraw = a.WithdrawSchemeAdoption(scheme=IT, reason="文号录错")
    situation = office(drafted(), adopted(), rows=rows)
    assert situation.when(withdraw, rules.withdraw_adoption).code == code


def frozen() -> a.AppraisalFrozen:
    return a.AppraisalFrozen(
        at=datetime(2026, 1, 5, tzinfo=SHANGHAI), head=HEAD, by=AccountId("head"), towns=()
    )


def test_rules_6_and_7_what_was_not_done_is_not_taken_back() -> None:
    adoption = a.WithdrawSchemeAdoption(scheme=IT, reason="误")
    freezing = a.WithdrawFreezing(scheme=IT, reason="误")
    rows = (row("it"),)
    for events, of_adoption, of_freezing in (
        ((), False, False),
        ((adopted(),), True, False),
        ((adopted(), frozen()), False, True),
    ):
        there = office(drafted(), *events, rows=rows)
        for command, rule, may in (
            (adoption, rules.withdraw_adoption, of_adoption),
            (freezing, rules.withdraw_freezing, of_freezing),
        ):
            code = there.when(command, rule).code
            assert code == ("" if may else "appraisal_scheme_elsewhere")


@pytest.mark.parametrize(
    ("was_shown", "stage", "code"),
    [
        (True, a.Stage.SHOWN, "appraisal_shown_already"),
        (True, a.Stage.SCORED, "appraisal_shown_already"),
        (True, a.Stage.VOID, ""),
        (False, a.Stage.SCORED, ""),
    ],
)
def test_rule_7_a_freezing_is_undone_until_a_town_was_shown_its_score(
    was_shown: bool, stage: a.Stage, code: str
) -> None:
    values: dict[str, Any] = {
        **dict.fromkeys(("missing", "adjustments", "corrections", "appeals", "vetoes"), 0),
        **dict.fromkeys(("correct_until", "appeal_until", "final", "published")),
    }
    town = a.TownAppraisalRow(
        owner="t",
        scheme=IT,
        town=PlaceId("t"),
        year=2025,
        stage=stage,
        was_shown=was_shown,
        **values,
    )
    there = office(drafted(), adopted(), frozen(), rows=(row("it"), town))
    command = a.WithdrawFreezing(scheme=IT, reason="误")
    assert there.when(command, rules.withdraw_freezing).code == code
