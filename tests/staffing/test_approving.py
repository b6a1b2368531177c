"""A second person approves what moves posts, and what reverses that (rule 15)."""

from typing import Any

import pytest

from ruralgov.domain.kernel.ids import AccountId, QuotaTransferId
from ruralgov.domain.staffing import (
    QUOTA_TRANSFER,
    ApproveTransfer,
    Counter,
    DropTransfer,
    Posting,
    PostsTransferred,
    QuotaKind,
    QuotaTransfers,
    ReversalProposed,
    ReverseTransfer,
    TransferBasis,
    TransferDrafted,
    TransferReversed,
    TransferStage,
    rules_approving,
)
from tests.given import KEY, given
from tests.staffing.office import MARCH, moving
from tests.staffing.test_posts import APPROVER, OFFICER, City


@pytest.fixture
def city() -> City:
    return City()


def files(city: City, stage: TransferStage) -> list[str]:
    return [row.owner for row in city.town.ask(OFFICER, QuotaTransfers(stage=stage))]


def test_rule_15_posts_move_once_a_second_person_approved(city: City) -> None:
    lines = moving({city.bureau: -3, city.office: 3})
    key = QuotaTransferId(city.town.do(OFFICER, lines).key)
    assert city.posts(city.office) == 20, "nothing has moved"
    assert files(city, TransferStage.DRAFT) == [key]
    assert city.refused(lines) == "quota_transfer_twice"
    undo = ReverseTransfer(transfer=key, reason="录错")
    assert city.refused(undo) == "quota_not_posted"
    approve = ApproveTransfer(transfer=key)
    city.do(approve, APPROVER)
    assert city.posts(city.office) == 23
    assert city.refused(approve, APPROVER) == "quota_not_waiting"
    city.town.do(OFFICER, undo)
    assert (city.posts(city.office), files(city, TransferStage.REVERSING)) == (23, [key])
    assert city.refused(undo) == "quota_not_waiting"
    city.do(DropTransfer(transfer=key, reason="数目无误"), APPROVER)
    assert city.refused(approve, APPROVER) == "quota_not_waiting"
    city.do(undo)
    assert city.posts(city.office) == 20
    assert city.refused(DropTransfer(transfer=key, reason="再撤"), APPROVER) == "quota_not_waiting"


def test_rule_15_what_was_taken_back_is_entered_anew_and_never_posted(city: City) -> None:
    lines = moving({city.bureau: -3, city.office: 3})
    key = QuotaTransferId(city.town.do(OFFICER, lines).key)
    city.do(DropTransfer(transfer=key, reason="附件不全"))
    assert city.refused(ApproveTransfer(transfer=key), APPROVER) == "quota_not_posted"
    city.do(lines)
    assert city.posts(city.office) == 23


def test_rule_15_the_accounts_are_looked_at_again_when_it_is_approved(city: City) -> None:
    keys = [
        QuotaTransferId(city.town.do(OFFICER, moving(lines, approval=name)).key)
        for name in "甲乙"
        for lines in ({city.bureau: -20, city.office: 20},)
    ]
    assert [city.refused(ApproveTransfer(transfer=key), APPROVER) for key in keys] == [
        "",
        "quota_short",
    ]
    assert city.posts(city.bureau) == 10


DRAFTED: dict[str, Any] = {
    "kind": QuotaKind.INSTITUTION,
    "basis": TransferBasis.RESERVE,
    "approval": "甲",
    "approved": MARCH,
    "superior": "",
    "since": MARCH,
    "postings": (Posting(counter=Counter.POOL, posts=1), Posting(counter=Counter.FROZEN, posts=-1)),
}


@pytest.mark.parametrize(
    ("persons", "machines", "code"),
    [
        ({}, (), "quota_short"),
        ({"me": "one", "enterer": "one"}, (), "quota_same_person"),
        ({}, ("me",), "machine_judges"),
    ],
)
def test_rule_15_nobody_approves_what_they_entered_by_whichever_account(
    persons: dict[str, str], machines: tuple[str, ...], code: str
) -> None:
    who: dict[str, Any] = {"persons": persons, "machines": machines}
    command = ApproveTransfer(transfer=QuotaTransferId(KEY))
    drafted = TransferDrafted(**DRAFTED, by=AccountId("enterer"))
    draft = given(QUOTA_TRANSFER, drafted, **who)
    draft.when(command, rules_approving.approve_transfer).refused(code)
    proposed = ReversalProposed(day=MARCH, by=AccountId("enterer"), reason="录错")
    reversing = given(QUOTA_TRANSFER, PostsTransferred(**DRAFTED), proposed, **who)
    reversing.when(command, rules_approving.approve_transfer).refused(code)


def test_rule_15_what_one_person_entered_in_former_times_stays_posted() -> None:
    row, *lines = QUOTA_TRANSFER.rows_of(given(QUOTA_TRANSFER, PostsTransferred(**DRAFTED)).state)
    assert (row.stage, [one.posts for one in lines]) == (TransferStage.POSTED, [1, -1])
    reversed_ = TransferReversed(day=MARCH, reason="录错")
    state = given(QUOTA_TRANSFER, PostsTransferred(**DRAFTED), reversed_).state
    row, *lines = QUOTA_TRANSFER.rows_of(state)
    assert (row.stage, sum(one.posts for one in lines)) == (TransferStage.REVERSED, 0)
