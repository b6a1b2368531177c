"""Commands and changes of a roll, and the roll that they are given to."""

from typing import Any

from ruralgov.domain import membership as c
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.membership import rules_change as rules
from ruralgov.domain.membership.model import (
    Admission,
    Loss,
    RollChange,
    ShareMove,
)
from tests.given import TODAY, Outcome
from tests.membership.farm import (
    A_DAY,
    CONFIRMS,
    KEY,
    ONE,
    ROLL,
    THREE,
    TWO,
    there,
)
from tests.membership.hamlet import BASIC, SINCE, moving

Kind = c.MoveKind
MOVE = moving(KEY, giver=ONE, taker=TWO, since=TODAY, reference=" 约 ", reason=" 转 ")
APPROVE = c.ApproveRollChange(collective=KEY, change=1)
DROP = c.DropRollChange(collective=KEY, change=1, reason=" 误 ")
END = c.EndFormerMembership(collective=KEY, person=ONE, since=TODAY)
CORRECT = c.CorrectMemberEntry(
    collective=KEY, person=ONE, entry=SINCE, since=SINCE + A_DAY, reason=" 误 "
)
WITHDRAW = c.WithdrawShareMove(collective=KEY, change=1, reason=" 误 ")
ADMISSION = Admission(
    person=THREE,
    cause=c.AdmissionCause.MARRIAGE,
    since=TODAY,
    reference="证",
    reason="婚",
    decision=CONFIRMS,
)
LOSS = Loss(person=ONE, cause=c.LossCause.EXIT, since=TODAY, reference="书", reason="退")
MOVED = ShareMove(
    kind=Kind.TRANSFER,
    share=BASIC,
    units=30,
    giver=ONE,
    taker=TWO,
    since=TODAY,
    reference="约",
    reason="转",
)


def waiting(number: int = 1, **what: Any) -> RollChange:
    return RollChange(number=number, by=AccountId("proposer"), **what)


def roll(*pending: RollChange, **more: Any) -> c.MemberRoll:
    return change(ROLL, pending=pending, last=len(pending), **more)


def asked(
    command: Any, rule: Any, known: c.MemberRoll | None, *rows: Any, others: Any = None
) -> Outcome:
    return there(c.MEMBER_ROLL, known, rows, others).when(command, rule)


ENDED = change(ROLL.members[0], until=TODAY)


def moved(known: c.MemberRoll = ROLL, others: Any = None, **more: Any) -> Outcome:
    return asked(change(MOVE, **more), rules.propose_share_move, known, others=others)
