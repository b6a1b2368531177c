"""What rests on a decision or a procedure of a meeting keeps it from being taken back."""

from collections.abc import Iterator
from typing import Any, Final

from ruralgov.domain.books import MonthDecisionRow
from ruralgov.domain.compacts import CreditSchemeRow, VillageRulesRow
from ruralgov.domain.consortia import ConsortiumDecisionRow
from ruralgov.domain.deliberation import AppealRow, CouncilMotionRow
from ruralgov.domain.funds import ApplicationProcedureRow
from ruralgov.domain.grids import GroupDecisionRow, PlanDecisionRow
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.meetings import (
    DecisionWithdrawn,
    ProcedureEnded,
    ProcedureStepWithdrawn,
    Step,
)
from ruralgov.domain.membership import DistributionDecisionRow, RollDecisionRow
from ruralgov.domain.property import ContractDecisionRow, DisposalDecisionRow
from ruralgov.domain.reactions import texts

CITED: Final = frozenset({Step.RESOLVED, Step.PUBLISHED})
"""Steps on which rests whatever names a procedure."""


def refuse_cited(_: DecisionWithdrawn, key: str, given: Given) -> Iterator[Any]:
    """A decision on which another context rests something is not taken back."""
    found = [
        *given.read.rows(ContractDecisionRow, decision=key),
        *given.read.rows(DisposalDecisionRow, decision=key),
        *given.read.rows(MonthDecisionRow, cites=key),
        *given.read.rows(ConsortiumDecisionRow, decision=key),
        *given.read.rows(PlanDecisionRow, decision=key),
        *given.read.rows(GroupDecisionRow, decision=key),
        *given.read.rows(VillageRulesRow, decision=key),
        *given.read.rows(CreditSchemeRow, decision=key),
        *given.read.rows(RollDecisionRow, decision=key),
        *given.read.rows(DistributionDecisionRow, decision=key),
        *given.read.rows(AppealRow, decision=key),
        *given.read.rows(CouncilMotionRow, decision=key),
    ]
    if found:
        raise Refused(texts.DECISION_CITED, count=len(found))
    yield from ()


def refuse_cited_end(_: ProcedureEnded, key: str, given: Given) -> Iterator[Any]:
    """A procedure that applications for money name does not end before it was carried out."""
    yield from _refuse_applications(key, given)


def refuse_cited_step(event: ProcedureStepWithdrawn, key: str, given: Given) -> Iterator[Any]:
    """Nor is its resolution or its first publication taken back."""
    if event.step in CITED:
        yield from _refuse_applications(key, given)


def _refuse_applications(key: str, given: Given) -> Iterator[Any]:
    found = given.read.rows(ApplicationProcedureRow, procedure=key)
    if found:
        raise Refused(texts.PROCEDURE_CITED, count=len(found))
    yield from ()


REACTIONS: Final[Reactions] = {
    DecisionWithdrawn: (refuse_cited,),
    ProcedureEnded: (refuse_cited_end,),
    ProcedureStepWithdrawn: (refuse_cited_step,),
}
