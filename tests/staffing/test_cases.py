"""What follows an act, by its rules alone: who stands back, who reviews, where the case goes on."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import (
    AccountId,
    CentreId,
    EnforcementActId,
    OfficerId,
    OrganisationId,
    PersonId,
    PlaceId,
    PostId,
)
from ruralgov.domain.staffing import rules_case
from tests.given import KEY, TODAY, Outcome, given

YEAR, A_DAY = date(2025, 1, 1), timedelta(days=1)
AT: dict[str, Any] = {"act": EnforcementActId(KEY), "centre": CentreId("centre")}
ENTERER = AccountId("enterer")
ACT = s.ActRecorded(
    centre=CentreId("centre"),
    kind=s.ActKind.PENALTY,
    capacity=s.ActCapacity.DISPATCHED,
    matter="S001",
    document="罚〔2025〕1号",
    officers=(OfficerId("one"), OfficerId("two")),
    place=PlaceId("village"),
    day=YEAR,
    grave=True,
    by=ENTERER,
)
ASKED = s.RecusalAsked(
    officer=OfficerId("one"),
    ground=s.RecusalGround.INTEREST,
    asked_by=s.RecusalAsker.PARTY,
    day=YEAR,
    by=ENTERER,
)
AGREED = s.RecusalDecided(officer=OfficerId("one"), agrees=True, day=YEAR, by=AccountId("head"))


def officers() -> dict[tuple[str, str], Any]:
    """Return the two officers of the act, who are persons of these names."""
    return {
        ("officer", name): s.Officer(
            person=PersonId(name),
            post=PostId("post"),
            department=OrganisationId("bureau"),
            since=YEAR,
            until=date(9999, 12, 31),
        )
        for name in ("one", "two")
    }


def when(command: Any, rule: Any, *events: Any, **more: Any) -> Outcome:
    return given(s.ACT, *(events or (ACT,)), others=officers(), **more).when(command, rule)


def reviewing(centre: str = "centre", passes: bool = True) -> s.ReviewAct:
    return s.ReviewAct(act=AT["act"], centre=CentreId(centre), qualification="A2020", passes=passes)


WHO: list[tuple[dict[str, Any], str]] = [
    ({}, ""),
    ({"persons": {"me": "same", "enterer": "same"}}, "same_person"),
    ({"persons": {"me": "person/two"}}, "act_own_officer"),
    ({"machines": ("me",)}, "machine_judges"),
]


@pytest.mark.parametrize(("who", "code"), WHO)
def test_rule_19_a_grave_act_is_reviewed_by_who_neither_did_nor_entered_it(
    who: dict[str, Any], code: str
) -> None:
    found = when(reviewing(), rules_case.review_act, **who)
    assert found.code.removeprefix("act_review_") == code


def test_rule_19_a_review_is_made_once_of_a_grave_act_and_taken_back() -> None:
    passed = s.ActReviewed(day=YEAR, by=AccountId("lawyer"), qualification="A", passes=True)
    when(reviewing(), rules_case.review_act, ACT, passed).refused("act_reviewed", day=YEAR)
    when(reviewing("other"), rules_case.review_act).refused("act_missing")
    slight = evolve(ACT, grave=False)
    when(reviewing(), rules_case.review_act, slight).refused("act_not_grave")
    back = s.WithdrawActReview(**AT, reason="重审")
    when(back, rules_case.withdraw_act_review).refused("act_unreviewed")
    when(back, rules_case.withdraw_act_review, ACT, passed).then(
        s.ActReviewWithdrawn(reason="重审")
    )


@pytest.mark.parametrize(("passes", "reviewed"), [(None, False), (False, False), (True, True)])
def test_rule_19_a_grave_act_lacks_its_review_until_one_passed(
    passes: bool | None, reviewed: bool
) -> None:
    events: list[Any] = [ACT]
    if passes is not None:
        lawyer = AccountId("lawyer")
        events.append(s.ActReviewed(day=YEAR, by=lawyer, qualification="A", passes=passes))
    state = given(s.ACT, *events).state
    (row,) = s.ACT.rows_of(state)
    assert (state.reviewed, row.reviewed) == (reviewed, reviewed)


def test_rule_19_an_act_that_was_put_right_is_reviewed_anew() -> None:
    passed = s.ActReviewed(day=YEAR, by=AccountId("lawyer"), qualification="A", passes=True)
    mended = s.ActCorrected(
        centre=ACT.centre,
        kind=ACT.kind,
        capacity=ACT.capacity,
        matter="S002",
        document=ACT.document,
        officers=(OfficerId("two"), OfficerId("three")),
        place=ACT.place,
        day=ACT.day,
        grave=True,
        by=AccountId("mender"),
        reason="案由录错",
    )
    state = given(s.ACT, ACT, ASKED, AGREED, passed, mended).state
    assert (state.reviewed, state.entered_by, state.recusals) == (False, "mender", ())


@pytest.mark.parametrize(("who", "code"), WHO)
@pytest.mark.parametrize("undone", [False, True])
def test_rule_18_another_person_decides_and_undoes_who_stands_back(
    who: dict[str, Any], code: str, undone: bool
) -> None:
    officer = OfficerId("one")
    if undone:
        back = s.WithdrawRecusal(**AT, officer=officer, reason="录错")
        found = when(back, rules_case.withdraw_recusal, ACT, ASKED, AGREED, **who)
    else:
        decide = s.DecideRecusal(**AT, officer=officer, agrees=True)
        found = when(decide, rules_case.decide_recusal, ACT, ASKED, **who)
    assert found.code.removeprefix("recusal_") == code


def test_rule_18_only_an_officer_of_the_act_stands_back_and_when_asked() -> None:
    ask = s.AskRecusal(
        **AT,
        officer=OfficerId("three"),
        ground=s.RecusalGround.INTEREST,
        asked_by=s.RecusalAsker.OFFICER,
    )
    when(ask, rules_case.ask_recusal).refused("recusal_not_there")
    decide = s.DecideRecusal(**AT, officer=OfficerId("one"), agrees=True)
    when(decide, rules_case.decide_recusal).refused("recusal_missing")
    back = s.WithdrawRecusal(**AT, officer=OfficerId("one"), reason="录错")
    when(back, rules_case.withdraw_recusal).refused("recusal_missing")


@pytest.mark.parametrize(
    ("day", "to", "code"),
    [
        (YEAR, "bureau", "act_transfer_nowhere"),
        (YEAR - A_DAY, "bureau", "act_transfer_day"),
        (TODAY + A_DAY, "bureau", "act_transfer_day"),
    ],
)
def test_rule_20_a_case_goes_on_to_an_authority_after_it_was_done(
    day: date, to: str, code: str
) -> None:
    command = s.TransferAct(**AT, to=OrganisationId(to), day=day, document="移送函")
    when(command, rules_case.transfer_act).refused(code)


def test_rule_20_a_case_goes_on_once_and_may_come_back() -> None:
    gone = s.ActTransferred(to=OrganisationId("bureau"), day=YEAR, document="移送函")
    command = s.TransferAct(**AT, to=OrganisationId("bureau"), day=YEAR, document="移送函")
    when(command, rules_case.transfer_act, ACT, gone).refused("act_transferred")
    back = s.WithdrawActTransfer(**AT, reason="退回")
    when(back, rules_case.withdraw_act_transfer).refused("act_not_transferred")
    when(back, rules_case.withdraw_act_transfer, ACT, gone).then(
        s.ActTransferWithdrawn(reason="退回")
    )


def test_an_act_of_before_its_review_was_kept_is_read_as_slight() -> None:
    upcast = s.ACT.upcasts["ActRecorded", 1]
    assert upcast({"day": "2025-01-01"}) == {"day": "2025-01-01", "grave": False, "by": None}
