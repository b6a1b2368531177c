"""The tables of consortia, their villages, what is pooled, and the decisions that they rest on."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ruralgov.domain.consortia.model import Consortium, ConsortiumKind, ConsortiumStage
from ruralgov.domain.consortia.model_outcome import Integration
from ruralgov.domain.consortia.model_pledge import PledgeEnd, ResourceKind, Vehicle
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CollectiveId, DecisionId, OrganisationId, PlaceId, VoucherId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ConsortiumRow:
    """What a consortium was called, was for and how it stood within days."""

    owner: str = ""
    name: str
    kind: ConsortiumKind
    stage: ConsortiumStage
    lead: OrganisationId
    since: date
    until: date


@frozen(kw_only=True)
class ConsortiumMemberRow:
    """That a village is in a consortium within days, by a decision."""

    owner: str = ""
    village: PlaceId
    since: date
    until: date
    decision: DecisionId


@frozen(kw_only=True)
class ConsortiumVillageRow:
    """That a village is or was in a consortium, or was to be."""

    owner: str = ""
    village: PlaceId


@frozen(kw_only=True)
class ConsortiumDecisionRow:
    """That something of a consortium rests on a decision."""

    owner: str = ""
    decision: DecisionId


@frozen(kw_only=True)
class PledgeRow:
    """One pledge: of which village, whose, how much, and whether and how it ended."""

    owner: str = ""
    number: int
    village: PlaceId
    collective: CollectiveId | None
    kind: ResourceKind
    quantity: int
    since: date
    until: date
    open: bool
    how: PledgeEnd | None
    ended: date | None


@frozen(kw_only=True)
class JointShareRow:
    """What a collective has of a joint project: ``part / whole``."""

    owner: str = ""
    project: int
    vehicle: Vehicle
    village: PlaceId
    collective: CollectiveId
    part: int
    whole: int
    contribution: int
    since: date
    until: date
    open: bool


@frozen(kw_only=True)
class OutcomeRow:
    """One outcome that stands, and when a second person verified it."""

    owner: str = ""
    number: int
    integration: Integration
    project: int | None
    since: date
    until: date
    before: int
    after: int
    verified: date | None


@frozen(kw_only=True)
class OutcomeIncomeRow:
    """One line of a voucher that an outcome counts."""

    owner: str = ""
    number: int
    collective: CollectiveId
    voucher: VoucherId
    line: int
    amount: int


TABLES: Final = (
    Table(name="consortia", row=ConsortiumRow, key=("owner", "since"), indexes=(("name",),)),
    Table(
        name="consortium_members",
        row=ConsortiumMemberRow,
        key=("owner", "village", "since"),
        indexes=(("village",),),
    ),
    Table(
        name="consortium_villages",
        row=ConsortiumVillageRow,
        key=("owner", "village"),
        indexes=(("village",),),
    ),
    Table(
        name="consortium_decisions",
        row=ConsortiumDecisionRow,
        key=("owner", "decision"),
        indexes=(("decision",),),
    ),
    Table(
        name="consortium_pledges",
        row=PledgeRow,
        key=("owner", "number"),
        indexes=(("collective",), ("village",)),
    ),
    Table(
        name="joint_shares",
        row=JointShareRow,
        key=("owner", "project", "collective"),
        indexes=(("collective",),),
    ),
    Table(name="consortium_outcomes", row=OutcomeRow, key=("owner", "number")),
    Table(
        name="outcome_incomes",
        row=OutcomeIncomeRow,
        key=("owner", "number", "voucher", "line"),
        unique=(("voucher", "line"),),
        indexes=(("voucher",),),
    ),
)


def rows(state: Consortium) -> Iterator[Any]:
    """Give the rows of a consortium."""
    yield from _spans(state)
    for one in state.members:
        yield ConsortiumMemberRow(
            village=one.village, since=one.since, until=one.until, decision=one.decision
        )
    every = (*state.founders, *(one.village for one in state.members))
    for village in dict.fromkeys(every):
        yield ConsortiumVillageRow(village=village)
    for decision in dict.fromkeys(decisions(state)):
        yield ConsortiumDecisionRow(decision=decision)
    yield from _pledges(state)
    yield from _shares(state)
    yield from _outcomes(state)


def decisions(state: Consortium) -> Iterator[DecisionId]:
    """Give the decisions on which something of a consortium rests."""
    for consent in state.consents:
        yield consent.decision
    if state.approval is not None and state.approval.decision is not None:
        yield state.approval.decision
    for standing in state.standings:
        if standing.decision is not None:
            yield standing.decision
    for member in state.members:
        yield member.decision
        yield from (one for one in (member.left_by, member.approved_by) if one is not None)
    for pledge in state.pledges:
        if not pledge.withdrawn:
            yield pledge.decision
    for project in state.projects:
        if not project.withdrawn:
            for portion in project.portions:
                yield portion.decision


def _spans(state: Consortium) -> Iterator[ConsortiumRow]:
    """Give a row for the days within which neither its terms nor its stage changed."""
    for terms in state.terms:
        for standing in state.standings:
            since, until = (
                max(terms.since, standing.since),
                min(terms.until, standing.until),
            )
            if since < until:
                yield ConsortiumRow(
                    name=terms.name,
                    kind=terms.kind,
                    stage=standing.stage,
                    lead=terms.lead,
                    since=since,
                    until=until,
                )


def _pledges(state: Consortium) -> Iterator[PledgeRow]:
    for one in state.pledges:
        if not one.withdrawn:
            yield PledgeRow(
                number=one.number,
                village=one.village,
                collective=one.owner,
                kind=one.kind,
                quantity=one.quantity,
                since=one.since,
                until=one.until,
                open=one.open,
                how=one.end,
                ended=one.ended,
            )


def _shares(state: Consortium) -> Iterator[JointShareRow]:
    for project in state.projects:
        if project.withdrawn:
            continue
        for one in project.portions:
            yield JointShareRow(
                project=project.number,
                vehicle=project.vehicle,
                village=one.village,
                collective=one.owner,
                part=one.part,
                whole=one.whole,
                contribution=one.contribution,
                since=project.since,
                until=project.until,
                open=project.open,
            )


def _outcomes(state: Consortium) -> Iterator[OutcomeRow | OutcomeIncomeRow]:
    for one in state.outcomes:
        if not one.stands:
            continue
        yield OutcomeRow(
            number=one.number,
            integration=one.integration,
            project=one.project,
            since=one.since,
            until=one.until,
            before=one.before,
            after=one.after,
            verified=one.verified,
        )
        for each in one.incomes:
            yield OutcomeIncomeRow(
                number=one.number,
                collective=each.collective,
                voucher=each.voucher,
                line=each.line,
                amount=each.amount,
            )
