"""What an event in one context asks of another: event -> commands, in the same transaction.

A file for each flow, each with its table. What follows within one context is declared by it, and
comes first.
"""

from typing import Final

from ruralgov.domain.kernel.declare import Reactions
from ruralgov.domain.kernel.reactions import joined
from ruralgov.domain.reactions import (
    accounts,
    aid,
    aid_questions,
    appeals,
    cases,
    collectives,
    compacts,
    consortia,
    deals,
    deliberation,
    discharges,
    duties,
    groups,
    leads,
    mediated,
    meetings,
    membership,
    payments,
    property,
    repayments,
    staffing,
    vouchers,
)

REACTIONS: Final[Reactions] = joined(
    accounts.REACTIONS,
    aid.REACTIONS,
    aid_questions.REACTIONS,
    appeals.REACTIONS,
    cases.REACTIONS,
    collectives.REACTIONS,
    compacts.REACTIONS,
    consortia.REACTIONS,
    duties.REACTIONS,
    groups.REACTIONS,
    leads.REACTIONS,
    mediated.REACTIONS,
    meetings.REACTIONS,
    membership.REACTIONS,
    payments.REACTIONS,
    property.REACTIONS,
    staffing.REACTIONS,
    vouchers.REACTIONS,
    discharges.REACTIONS,
    deals.REACTIONS,
    deliberation.REACTIONS,
    repayments.REACTIONS,
)

__all__ = ["REACTIONS"]
