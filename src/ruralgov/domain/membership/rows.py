"""The tables of rolls and distributions."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CollectiveId, DecisionId, PersonId, VoucherId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.membership.model import (
    AdmissionCause,
    LossCause,
    Management,
    MemberRoll,
    RollStage,
)
from ruralgov.domain.membership.model_distribution import (
    LIVE,
    Basis,
    Distribution,
    DistributionStage,
)


class VoucherPart(LabelledEnum):
    """What a voucher does for a distribution."""

    PAYABLE = "payable", "应付成员款", "payable"
    PAYMENT = "payment", "付款", "payment"
    RETURN = "return", "退票", "return"


@frozen(kw_only=True)
class MemberRollRow:
    """How far the roll of a collective is; the owner is the collective."""

    owner: str = ""
    stage: RollStage
    management: Management
    since: date


@frozen(kw_only=True)
class RollMemberRow:
    """That a person is a member within days, on a roll that was confirmed."""

    owner: str = ""
    person: PersonId
    since: date
    until: date
    cause: AdmissionCause
    loss: LossCause | None


@frozen(kw_only=True)
class RollDecisionRow:
    """That something of a roll rests on a decision."""

    owner: str = ""
    decision: DecisionId


@frozen(kw_only=True)
class DistributionRow:
    """One distribution: how much by what, as of which day, how far, and what was paid."""

    owner: str = ""
    collective: CollectiveId
    title: str
    year: int
    amount: Fen
    basis: Basis
    record_day: date
    stage: DistributionStage
    people: int
    paid: Fen


@frozen(kw_only=True)
class DistributionDecisionRow:
    """That a distribution that was not withdrawn rests on a decision."""

    owner: str = ""
    decision: DecisionId


@frozen(kw_only=True)
class DistributionLineRow:
    """What a distribution has for a person, and whether a payment of it stands."""

    owner: str = ""
    person: PersonId
    amount: Fen
    paid: bool


@frozen(kw_only=True)
class DistributionVoucherRow:
    """What a voucher does for a distribution."""

    owner: str = ""
    voucher: VoucherId
    part: VoucherPart


TABLES: Final = (
    Table(name="member_rolls", row=MemberRollRow, key=("owner",)),
    Table(
        name="roll_members",
        row=RollMemberRow,
        key=("owner", "person", "since"),
        indexes=(("person",),),
    ),
    Table(
        name="roll_decisions",
        row=RollDecisionRow,
        key=("owner", "decision"),
        indexes=(("decision",),),
    ),
)
DISTRIBUTION_TABLES: Final = (
    Table(name="distributions", row=DistributionRow, key=("owner",), indexes=(("collective",),)),
    Table(
        name="distribution_decisions",
        row=DistributionDecisionRow,
        key=("owner", "decision"),
        indexes=(("decision",),),
    ),
    Table(
        name="distribution_lines",
        row=DistributionLineRow,
        key=("owner", "person"),
        indexes=(("person",),),
    ),
    Table(
        name="distribution_vouchers",
        row=DistributionVoucherRow,
        key=("owner", "voucher", "part"),
        indexes=(("voucher",),),
    ),
)


def rows(roll: MemberRoll) -> Iterator[Any]:
    """Give the rows of a roll; who is on it is known once it was confirmed."""
    yield MemberRollRow(stage=roll.stage, management=roll.management, since=roll.since)
    for decision in dict.fromkeys(roll.cites):
        yield RollDecisionRow(decision=decision)
    for one in roll.members if roll.stage is RollStage.CONFIRMED else ():
        yield RollMemberRow(
            person=one.person, since=one.since, until=one.until, cause=one.cause, loss=one.loss
        )


def distribution_rows(state: Distribution) -> Iterator[Any]:
    """Give the rows of a distribution."""
    standing = {one.person: one for one in state.payments if one.returned is None}
    yield DistributionRow(
        collective=state.collective,
        title=state.title,
        year=state.year,
        amount=state.amount,
        basis=state.basis,
        record_day=state.record_day,
        stage=state.stage,
        people=len(state.lines),
        paid=Fen(sum(one.amount for one in standing.values())),
    )
    if state.stage not in LIVE:
        return
    yield DistributionDecisionRow(decision=state.decision)
    for line in state.lines:
        yield DistributionLineRow(
            person=line.person, amount=line.amount, paid=line.person in standing
        )
    used = {(one.voucher, VoucherPart.PAYMENT) for one in state.payments}
    used |= {
        (one.return_voucher, VoucherPart.RETURN)
        for one in state.payments
        if one.return_voucher is not None
    }
    if state.payable is not None:
        used.add((state.payable, VoucherPart.PAYABLE))
    for voucher, part in sorted(used):
        yield DistributionVoucherRow(voucher=voucher, part=part)
